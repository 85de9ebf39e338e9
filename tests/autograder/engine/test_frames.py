"""Messages arrive whole, or not at all."""

import socket

import pytest

from autograder.engine import frames


@pytest.fixture
def pair():
    ours, theirs = socket.socketpair()
    with ours, theirs:
        ours.settimeout(5)
        yield ours, theirs


@pytest.mark.parametrize("message", [None, [1, "ä\n"], {"a": {"b": [1.5, True]}}, "x" * 100_000])
def test_plain_data_goes_through_unchanged(pair, message):
    ours, theirs = pair
    frames.send(theirs, message)
    assert frames.receive(ours) == message


def test_unpaired_surrogates_are_replaced(pair):
    ours, theirs = pair
    frames.send(theirs, "\ud800")
    assert frames.receive(ours) == "?"


@pytest.mark.parametrize("sent", [b"", b"\0\0", frames.HEADER.pack(10) + b"12345", frames.HEADER.pack(2**32 - 1)])
def test_a_closed_connection_and_a_frame_over_the_limit_are_errors(pair, sent):
    ours, theirs = pair
    theirs.sendall(sent)
    theirs.close()
    with pytest.raises(frames.FrameError):
        frames.receive(ours)


def test_a_message_over_the_limit_is_not_sent(pair, monkeypatch):
    monkeypatch.setattr(frames, "LIMIT", 10)
    with pytest.raises(frames.TooLargeError, match="12 bytes is over the limit of 10"):
        frames.send(pair[1], "x" * 10)
