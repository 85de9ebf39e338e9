"""Whether the learner's code runs in this process, as in a notebook, or in another one that a judge talks to.

The checks compare in the process they are called in. Three of them also look at *how* the learner's code runs, which
can only be seen where it runs: which functions it calls, which random state it draws from, how long it takes. A judge
in a process of its own says so with `judge_across`.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from contextvars import ContextVar
from typing import Protocol


class Elsewhere(Protocol):
    """The process in which the learner's code runs."""

    def refusing(self, sentences: Mapping[str, str]) -> AbstractContextManager[Callable[[], str]]:
        """Refuse the named functions there; yields a call that gives the first name that was called, or nothing."""
        ...

    def random_states(self) -> AbstractContextManager[Callable[[], list[str]]]:
        """Yields a call that gives the names of the global random states used there, which are then put back."""
        ...

    def seconds(self) -> float:
        """CPU seconds of this thread and of the learner's code, without the cost of talking to it."""
        ...


_PROCESS: ContextVar[Elsewhere | None] = ContextVar("learner's process", default=None)


def learner() -> Elsewhere | None:
    """The other process, or None if the learner's code runs here."""
    return _PROCESS.get()


@contextmanager
def judge_across(process: Elsewhere) -> Iterator[None]:
    """Inside, the learner's code runs in ``process``."""
    token = _PROCESS.set(process)
    try:
        yield
    finally:
        _PROCESS.reset(token)
