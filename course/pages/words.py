"""What came back for a hand-in, in words: the same on the page and in the terminal."""

from course.feedback import Exercise, Feedback, Level


def number(points: float) -> str:
    """Points without superfluous zeros.

    >>> number(17.5), number(20.0), number(1 / 3)
    ('17.5', '20', '0.33')
    """
    return f"{points:.2f}".rstrip("0").rstrip(".")


def points(note: Feedback) -> str:
    """The result in a line.

    >>> points(Feedback(topic="arrays", title="Arrays", written="", score=17.5, max_score=25.0))
    'Arrays: 17.5 of 25 points'
    """
    return f"{note.title}: {number(note.score)} of {number(note.max_score)} points"


def mastery(note: Feedback) -> str:
    """What is believed of the topic, before and after this hand-in; empty where nothing is known.

    >>> now = Level(level="familiar", chance=0.66, low=0.5, high=0.79)
    >>> mastery(Feedback(topic="a", title="Arrays", written="", after=now))
    'Your level in Arrays: not started → familiar, 66 % (likely 50–79 %).'
    """
    if note.after is None:
        return ""
    before = "not started" if note.before is None else f"{note.before.level}, {_percent(note.before.chance)} %"
    return f"Your level in {note.title}: {before} → {level(note.after)}."


def level(it: Level) -> str:
    """A level with its figures."""
    return f"{it.level}, {_percent(it.chance)} % (likely {_percent(it.low)}–{_percent(it.high)} %)"


def state(it: Exercise) -> str:
    """How an exercise stands."""
    if it.waits:
        return "waits for a person"
    if it.blank:
        return "not begun"
    return "solved" if it.score >= it.max_score else "in part" if it.score > 0.0 else "not yet"


def _percent(share: float) -> int:
    """Whole per cent, rounded down as levels are; nothing believed is certain."""
    return min(99, max(1, int(100 * share)))
