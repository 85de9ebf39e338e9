"""How numbers, times and levels are written, the same in every report."""

import math
import re
from datetime import UTC, datetime
from typing import get_args

from autograder.records import Level, Mastery

LEVELS: tuple[Level, ...] = get_args(Level)
#: For a bar over the class.
BEST_FIRST: tuple[Level, ...] = ("mastered", "proficient", "review due", "familiar", "attempted", "not started")
#: A second channel beside colour, for the terminal; the page draws the same shapes.
SYMBOLS: dict[Level, str] = dict(zip(LEVELS, "○◔◑◕●◷", strict=True))
NOTHING = "–"


def chance(share: float) -> str:
    """What is believed, in whole per cent rounded down as levels are; nothing believed is certain.

    >>> chance(0.784), chance(0.6999), chance(1.0)
    ('78 %', '69 %', '99 %')
    """
    return f"{_certain_of_nothing(share)} %"


def likely(mastery: Mastery) -> str:
    """The interval of a mastery, in whole per cent."""
    return f"{_certain_of_nothing(mastery.low)}–{_certain_of_nothing(mastery.high)} %"


def share(score: float) -> str:
    """What was observed, in whole per cent; 100 % only when it is all and 0 % only when it is nothing.

    >>> share(1.0), share(0.999), share(0.0)
    ('100 %', '99 %', '0 %')
    """
    return f"{round(100 * score) if score in (0.0, 1.0) else _certain_of_nothing(score)} %"


def points(score: float) -> str:
    """Points without superfluous zeros.

    >>> points(17.50), points(20.0), points(1 / 3)
    ('17.5', '20', '0.33')
    """
    return f"{score:.2f}".rstrip("0").rstrip(".")


def count(number: int, one: str, many: str = "") -> str:
    """A number with its noun.

    >>> count(1, "test"), count(2, "first try", "first tries")
    ('1 test', '2 first tries')
    """
    return f"{number} {one if number == 1 else many or one + 's'}"


def day(time: datetime | None) -> str:
    """The date in UTC, or a dash."""
    return NOTHING if time is None else utc(time).strftime("%Y-%m-%d")


def minute(time: datetime) -> str:
    """Date and time in UTC."""
    return utc(time).strftime("%Y-%m-%d %H:%M UTC")


def printable(text: str) -> str:
    r"""``text`` without control characters, which could command a terminal.

    >>> printable("a\x1b[31mb")
    'a�[31mb'
    """
    return "".join(letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}" for letter in text)


def anchor(student: str) -> str:
    """The id of a learner's section: unique, and made of letters that are safe in an address.

    >>> anchor("ada"), anchor("o'b n")
    ('learner-ada', 'learner-o.27.b.20.n')
    """
    return "learner-" + re.sub(r"[^A-Za-z0-9_-]", lambda found: f".{ord(found[0]):x}.", student)


def _certain_of_nothing(number: float) -> int:
    return min(99, max(1, math.floor(100.0 * number + 1e-9)))


def utc(time: datetime) -> datetime:
    """The same moment in UTC; without a zone it is taken as UTC already."""
    return time.replace(tzinfo=UTC) if time.tzinfo is None else time.astimezone(UTC)
