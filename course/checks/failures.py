"""What a failing check says, and to whom.

A check fails with one exception, `CheckFailed`. It carries a sentence for the learner (``text``), the id of the
misconception for the grade book (``misconception``), and what was seen in this very run (``detail``). Only ``text`` may
be shown when the check is hidden: ``detail`` can hold anything the learner's code chose to put into an exception.
"""

import linecache
from collections.abc import Iterator
from contextlib import contextmanager
from types import TracebackType

#: The ids that helpers use by themselves. Authors name their own with `message`.
MISCONCEPTIONS = {
    "blank": "the exercise is not solved yet: the solution cell still raises NotImplementedError",
    "crash": "the answer does not run: a name, an import or the syntax is wrong",
    "none": "nothing was returned",
    "type": "something else than plain data, or another type than promised, was returned",
    "dtype": "another kind of elements: truth values or text for numbers, complex for real, object arrays",
    "shape": "another shape or length",
    "column-vector": "a column of shape (n, 1) where the flat shape (n,) was promised",
    "labels": "other dictionary keys, column names or index labels",
    "nan": "NaN or infinity at other places than promised",
    "value": "the values are wrong",
    "mutates": "an argument was changed in place",
    "alias": "the result shares memory with an argument",
    "error": "no error, another error, or another message than promised",
    "warning": "a warning was issued",
    "forbidden": "a function was called that the exercise forbids",
    "random": "the same seed does not give the same result",
    "global-rng": "the global random state was used instead of the generator that was passed in",
    "slow": "too slow",
    "refuses-right": "the learner's own test refuses a correct implementation",
    "accepts-wrong": "the learner's own test accepts a wrong implementation",
}

#: Errors that say that the answer does not run at all, whatever was asked of it.
CRASHES = (NameError, ImportError, SyntaxError)


class CheckFailed(AssertionError):  # noqa: N818 (reads as the sentence it heads)
    """A check failed. ``str()`` is the sentence for the learner, followed by what was seen in parentheses."""

    def __init__(self, text: str, misconception: str = "value", detail: str = "") -> None:
        super().__init__(text, misconception, detail)
        self.text, self.misconception, self.detail = text, misconception, detail
        self.authored = False

    def __str__(self) -> str:
        return f"{self.text} ({self.detail})" if self.detail else self.text

    def _render_traceback_(self) -> list[str]:
        """Show the sentence instead of a stack of our own frames; IPython asks for it."""
        lines = [f"\x1b[1;31mCheck failed:\x1b[0m \x1b[1m{self.text}\x1b[0m [{self.misconception}]"]
        if self.detail:
            lines.append(f"  What was seen: {self.detail}")
        place = _own_line(_origin(self).__traceback__)
        return [*lines, f"  {place}"] if place else lines


CheckFailed.__module__ = "course.checks"  # the name that a learner sees, and that pickle looks up


def fail(misconception: str, text: str, detail: str = "") -> CheckFailed:
    """A helper's own failure, to be raised; ``misconception`` is one of `MISCONCEPTIONS`."""
    if misconception not in MISCONCEPTIONS:
        raise KeyError(f"{misconception!r} is not described in MISCONCEPTIONS")
    return CheckFailed(text, misconception, detail)


@contextmanager
def message(misconception: str, text: str) -> Iterator[None]:
    """Report whatever fails inside as ``text``, with the id of this exercise's misconception.

    The innermost message wins. Two failures keep their own sentence, because the author's would accuse the learner of
    something that did not happen: an exercise that is still blank, and an answer that does not even run.

    >>> with message("W1", "Each column was centred; the task is to centre each row."):
    ...     assert [0, 0] == [0, 0]
    >>> with message("W1", "Each column was centred; the task is to centre each row."):
    ...     raise ValueError("cannot broadcast")
    Traceback (most recent call last):
        ...
    course.checks.CheckFailed: Each column was centred; the task is to centre each row. (your code raised \
ValueError: cannot broadcast)
    >>> with message("W1", "Each column was centred; the task is to centre each row."):
    ...     raise NotImplementedError
    Traceback (most recent call last):
        ...
    course.checks.CheckFailed: Not solved yet: the solution cell still raises NotImplementedError.
    """
    if not misconception or " " in misconception or not text:
        raise ValueError(f"message(id, text): the id comes first and is one word, not {misconception!r}")
    try:
        yield
    except Exception as seen:
        if _speaks_for_itself(seen):
            raise
        raise unsolved(seen) or _renamed(seen, misconception, text) from seen


def _speaks_for_itself(seen: Exception) -> bool:
    return isinstance(seen, CheckFailed) and (seen.authored or seen.misconception in ("blank", "crash"))


def _renamed(seen: Exception, misconception: str, text: str) -> CheckFailed:
    failure = CheckFailed(text, misconception, _what_was_seen(seen))
    failure.authored = True
    return failure


def _what_was_seen(seen: Exception) -> str:
    if isinstance(seen, AssertionError):
        sentence = str(seen).strip().rstrip(".")
        return sentence[:1].lower() + sentence[1:] if sentence.split(" ")[0].istitle() else sentence
    return f"your code raised {one_line(seen)}"


def unsolved(seen: BaseException) -> CheckFailed | None:
    """The failure to report if there is no answer to judge: a blank, or code that does not run."""
    if is_blank(seen):
        return fail("blank", "Not solved yet: the solution cell still raises NotImplementedError.")
    if isinstance(seen, CRASHES):
        hint = " Run the cells above first, or check the spelling." if isinstance(seen, NameError) else ""
        return fail("crash", f"Your code does not run: it raised {type(seen).__name__}.{hint}", one_line(seen))
    return None


def is_blank(seen: BaseException) -> bool:
    """Whether this is the bare ``raise NotImplementedError`` that stands in every unsolved cell."""
    return type(seen) is NotImplementedError and not seen.args


def one_line(error: BaseException) -> str:
    """The error's class and message on one line, as in ``ValueError: k must be positive``."""
    words = " ".join(str(error).split())
    words = words if len(words) <= 200 else words[:199] + "…"
    return f"{type(error).__name__}: {words}" if words else type(error).__name__


def _origin(failure: BaseException) -> BaseException:
    """The exception that started it all."""
    while failure.__cause__ is not None:
        failure = failure.__cause__
    return failure


def _own_line(trace: TracebackType | None) -> str:
    """The innermost line of a notebook cell that was running, or nothing when no notebook is."""
    place = ""
    while trace is not None:
        code = trace.tb_frame.f_code
        if trace.tb_frame.f_globals.get("__name__") == "__main__":
            source = linecache.getline(code.co_filename, trace.tb_lineno).strip()
            inside = "" if code.co_name == "<module>" else f" of {code.co_name}"
            place = f"Line {trace.tb_lineno}{inside}: {source}" if source else ""
        trace = trace.tb_next
    return place
