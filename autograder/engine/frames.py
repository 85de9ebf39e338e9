"""Length-prefixed messages over a socket, with a size limit: JSON, bytes, and file descriptors."""

import json
import socket
import struct
import time
from typing import Any

HEADER = struct.Struct("!I")
#: A notebook with its outputs is far below this; what is larger is not one of our messages.
LIMIT = 256 * 2**20


class FrameError(ConnectionError):
    """The other side closed the connection or sent something that is not a frame."""


class TooLargeError(ValueError):
    """A message is over the limit; nothing was sent."""


def send(connection: socket.socket, message: Any) -> None:
    """Send one message of plain data."""
    body = json.dumps(message, ensure_ascii=False).encode("utf-8", "replace")
    send_bytes(connection, body)


def send_bytes(connection: socket.socket, body: bytes) -> None:
    """Send one message as it is."""
    if len(body) > LIMIT:
        raise TooLargeError(f"a message of {len(body):,} bytes is over the limit of {LIMIT:,}")
    connection.sendall(HEADER.pack(len(body)) + body)


def send_descriptor(connection: socket.socket, descriptor: int) -> None:
    """Hand an open file or socket over."""
    socket.send_fds(connection, [b"d"], [descriptor])


def receive(connection: socket.socket, limit: int = LIMIT, seconds: float | None = None) -> Any:
    """Wait for one message; FrameError if it does not become whole, within ``seconds`` if given."""
    return json.loads(receive_bytes(connection, limit, seconds))


def receive_bytes(connection: socket.socket, limit: int = LIMIT, seconds: float | None = None) -> bytes:
    """Wait for one message as it is."""
    deadline = None if seconds is None else time.monotonic() + seconds
    (size,) = HEADER.unpack(_exactly(connection, HEADER.size, deadline))
    if size > limit:
        raise FrameError(f"a frame of {size:,} bytes is over the limit of {limit:,}")
    return _exactly(connection, size, deadline)


def receive_descriptor(connection: socket.socket) -> int:
    """Wait for an open file or socket that the other side hands over."""
    _, descriptors, _, _ = socket.recv_fds(connection, 1, 1)
    if len(descriptors) != 1:
        raise FrameError("no file descriptor arrived")
    return descriptors[0]


def _exactly(connection: socket.socket, size: int, deadline: float | None) -> bytes:
    data = bytearray()
    while len(data) < size:
        if deadline is not None:  # for the whole message: a byte now and then is not to keep us waiting
            connection.settimeout(max(0.001, deadline - time.monotonic()))
        part = connection.recv(min(size - len(data), 2**20))
        if not part:
            raise FrameError("the connection was closed in the middle of a message")
        data += part
    return bytes(data)
