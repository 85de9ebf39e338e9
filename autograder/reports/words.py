"""How numbers, times and levels are written, the same in every report."""

import hashlib
import math
import re
import unicodedata
from datetime import UTC, datetime
from typing import get_args

from autograder.records import AdviceKind, Figure, Level, Mastery

LEVELS: tuple[Level, ...] = get_args(Level)
#: For a bar over the class.
BEST_FIRST: tuple[Level, ...] = ("mastered", "proficient", "review due", "familiar", "attempted", "not started")
#: A second channel beside colour, for the terminal; the page draws the same shapes.
SYMBOLS: dict[Level, str] = dict(zip(LEVELS, "○◔◑◕●◷", strict=True))
#: Levels that open the next topics.
REACHED: tuple[Level, ...] = ("proficient", "mastered")
ADVICE: dict[AdviceKind, str] = {
    "continue": "Go on",
    "prerequisite": "Strengthen first",
    "learn": "Begin",
    "review": "Review",
}
NOTHING = "–"
NO_SENTENCE = "No test of today says this any more."
#: Names that Windows keeps for devices.
RESERVED = {"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))}


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
    return NOTHING if time is None else utc(time).date().isoformat()


def minute(time: datetime) -> str:
    """Date and time in UTC."""
    return utc(time).strftime("%Y-%m-%d %H:%M UTC")


def printable(text: str) -> str:
    r"""``text`` without control characters, which could command a terminal.

    >>> printable("a\x1b[31mb")
    'a�[31mb'
    """
    return "".join(letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}" for letter in text)


def collation(name: str) -> str:
    """By what names are ordered: without case and accents.

    >>> sorted(["Zoë", "ívar", "Jo"], key=collation)
    ['ívar', 'Jo', 'Zoë']
    """
    return "".join(it for it in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(it))


def slug(level: Level) -> str:
    """A level's name in the style sheet.

    >>> slug("not started")
    'not-started'
    """
    return level.replace(" ", "-")


def file_name(*ids: str) -> str:
    """A name for a page about ``ids``: safe on every file system and in an address, and no other ids have the same.

    What is lower-case letters, digits and underscores stays as it is; anything else is told apart by a digest.

    >>> file_name("ada"), file_name("arrays", "row_center")
    ('ada', 'arrays-row_center')
    >>> file_name("Ada"), file_name("../ada")
    ('ada--99a563ab2f6e', 'ada--60088279524e')
    """
    if all(re.fullmatch(r"[a-z0-9_]{1,60}", part) and part not in RESERVED for part in ids):
        return "-".join(ids)
    readable = re.sub(r"[^a-z0-9_]+", "-", "-".join(ids).lower()).strip("-")[:60] or "id"
    digest = hashlib.sha256("\0".join(ids).encode("utf-8", "surrogatepass")).hexdigest()[:12]
    return f"{readable}--{digest}"


def figure(it: Figure | None) -> str:
    """A share of a class with its interval, in whole per cent.

    >>> figure(Figure(value=0.5, low=0.215, high=0.785))
    '50 % (22–78 %)'
    """
    if it is None:
        return NOTHING
    return f"{share(it.value)} ({round(100 * it.low)}–{round(100 * it.high)} %)"


def signed(it: Figure | None) -> str:
    """A correlation with its interval.

    >>> signed(Figure(value=0.41, low=-0.1, high=0.75))
    '0.41 (−0.10 to 0.75)'
    """
    if it is None:
        return NOTHING
    value, low, high = (f"{number:.2f}".replace("-", "−") for number in (it.value, it.low, it.high))
    return f"{value} ({low} to {high})"


def number(it: Figure | None) -> str:
    """A median with its interval; infinity is said in words.

    >>> number(Figure(value=1.5, low=1, high=math.inf)), number(Figure(value=math.inf, low=2, high=math.inf))
    ('1.5 (1 or more)', 'not reached by half (2 or more)')
    >>> number(Figure(value=math.inf, low=math.inf, high=math.inf))
    'not reached by most'
    """
    if it is None:
        return NOTHING
    if math.isinf(it.low):
        return "not reached by most"
    value = "not reached by half" if math.isinf(it.value) else f"{it.value:.3g}"
    if math.isinf(it.high):
        return f"{value} ({it.low:.3g} or more)" if it.low else f"{value} (too few learners to tell)"
    return f"{value} ({it.low:.3g} to {it.high:.3g})"


def _certain_of_nothing(number: float) -> int:
    return min(99, max(1, math.floor(100.0 * number + 1e-9)))


def utc(time: datetime) -> datetime:
    """The same moment in UTC; without a zone it is taken as UTC already."""
    if time.tzinfo is UTC:
        return time
    return time.replace(tzinfo=UTC) if time.tzinfo is None else time.astimezone(UTC)
