"""What a failing check says, and under which id."""

import os
import pickle
import subprocess
import sys
from pathlib import Path

import pytest

from course.checks import MISCONCEPTIONS, CheckFailed, close, message
from course.checks.failures import fail, one_line

TEXT = "Each column was centred; the task is to centre each row."


def failure_of(error: BaseException) -> CheckFailed:
    """What `message` makes of an error."""
    with pytest.raises(CheckFailed) as seen, message("W1", TEXT):
        raise error
    return seen.value


def test_a_right_answer_passes_a_message_without_a_word() -> None:
    with message("W1", TEXT):
        close(1.0, 1.0)


@pytest.mark.parametrize("error", [AssertionError(), AssertionError("no"), ValueError("no"), IndexError(), TypeError()])
def test_whatever_fails_inside_a_message_is_reported_with_its_sentence_and_id(error: Exception) -> None:
    failure = failure_of(error)
    assert (failure.text, failure.misconception) == (TEXT, "W1")
    assert failure.__cause__ is error


def test_a_helpers_own_failure_becomes_the_authors_and_is_kept_as_what_was_seen() -> None:
    failure = failure_of(fail("shape", "The result has shape (3,), expected (3, 1)."))
    assert failure.misconception == "W1"
    assert str(failure) == f"{TEXT} (the result has shape (3,), expected (3, 1))"


def test_the_text_alone_never_repeats_what_the_learners_code_said() -> None:
    failure = failure_of(ValueError("secret 42"))
    assert "secret" not in failure.text
    assert str(failure) == f"{TEXT} (your code raised ValueError: secret 42)"


def test_the_innermost_message_wins() -> None:
    with pytest.raises(CheckFailed) as seen, message("W2", "Outer."), message("W1", TEXT):
        close(1, 2)
    assert (seen.value.text, seen.value.misconception) == (TEXT, "W1")


def test_a_blank_is_not_accused_of_a_misconception() -> None:
    failure = failure_of(NotImplementedError())
    assert failure.misconception == "blank"
    assert failure.text.startswith("Not solved yet")


def test_an_error_that_a_library_calls_not_implemented_is_not_a_blank() -> None:
    assert failure_of(NotImplementedError("sparse input")).misconception == "W1"


@pytest.mark.parametrize("error", [NameError("nump"), ImportError("nump"), SyntaxError("(")])
def test_code_that_does_not_run_says_so(error: Exception) -> None:
    failure = failure_of(error)
    assert failure.misconception == "crash"
    assert failure.detail == one_line(error)


def test_a_blank_keeps_its_sentence_through_nested_messages() -> None:
    with pytest.raises(CheckFailed) as seen, message("W2", "Outer."), message("W1", TEXT):
        raise NotImplementedError
    assert seen.value.misconception == "blank"


@pytest.mark.parametrize("stop", [KeyboardInterrupt, SystemExit])
def test_a_message_does_not_swallow_an_interrupt(stop: type[BaseException]) -> None:
    with pytest.raises(stop), message("W1", TEXT):
        raise stop


@pytest.mark.parametrize(("name", "text"), [("", TEXT), (TEXT, "W1"), ("W1", "")])
def test_swapped_or_missing_words_of_a_message_are_the_authors_mistake(name: str, text: str) -> None:
    with pytest.raises(ValueError, match="the id comes first"), message(name, text):
        pass


def test_an_undescribed_general_id_cannot_be_used() -> None:
    with pytest.raises(KeyError):
        fail("no-such-id", "Something.")
    assert all(words and name == name.lower() for name, words in MISCONCEPTIONS.items())


def test_a_failure_survives_pickling() -> None:
    copy = pickle.loads(pickle.dumps(failure_of(ValueError("no"))))
    assert (copy.text, copy.misconception, copy.detail, copy.authored) == (
        TEXT,
        "W1",
        "your code raised ValueError: no",
        True,
    )


def test_a_long_error_is_cut_to_one_short_line() -> None:
    assert one_line(ValueError("a\nb")) == "ValueError: a b"
    assert len(one_line(ValueError("x" * 1000))) < 220


NOTEBOOK = f"""\
from course.checks import close, message
def answer(x):
    return x[7]
with message("W1", {TEXT!r}):
    close(answer([1.0]), 1.0)
"""


def test_ipython_shows_the_sentence_the_id_and_the_learners_own_line_and_no_stack(tmp_path: Path) -> None:
    run = subprocess.run(
        [sys.executable, "-m", "IPython", "--no-banner", "-c", NOTEBOOK],
        env={**os.environ, "IPYTHONDIR": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    sentence, seen, place = run.stdout.strip().splitlines()
    assert sentence == f"\x1b[1;31mCheck failed:\x1b[0m \x1b[1m{TEXT}\x1b[0m [W1]"
    assert seen == "  What was seen: your code raised IndexError: list index out of range"
    assert place == "  Line 3 of answer: return x[7]"
