"""What comes back to a learner for one hand-in: whoever grades writes it into the exchange, whoever studies reads it.

A JSON file beside nbgrader's own feedback page, under a name that only the learner of that hand-in can know. It holds
the learner's own results and nothing of anybody else: points, what the checks said, what is believed of their skill,
what to do next. ``map_html`` is a piece of the report's page, drawn where all hand-ins are known.
"""

import hashlib
import html
import json
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

#: A file that another version of the kit wrote is not read: its fields may mean something else.
VERSION = 1
#: How such a file begins.
MARKS = re.compile(r'\{"version": \d+, "marks": "([^"\\]*)"')

#: One graded cell in the list that nbgrader's feedback begins with, and the whole notebook's line above it.
CELL = re.compile(r'<a href="#([^"]+)">[^<]*</a> \(Score: ([\d.]+) / ([\d.]+)\)')
TOTAL = re.compile(r"<h4>[^<]*\(Score: ([\d.]+) / ([\d.]+)\)")


class FeedbackError(ValueError):
    """The file is not what this version of the kit writes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What one check said when it failed, and the name of the misconception behind it, if the author gave one."""

    sentence: str
    misconception: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Exercise:
    """The points of one exercise; ``waits`` while a person has to grade it, ``blank`` where it was not begun."""

    skill: str
    title: str
    score: float
    max_score: float
    waits: bool = False
    blank: bool = False
    said: tuple[Said, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """What is believed of a topic: a level, and the chance to pass a new hidden test with its 80 % interval."""

    level: str
    chance: float
    low: float
    high: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Next:
    """One thing to do next, with its reason in a sentence: ``kind`` is the advice in a word or two."""

    kind: str
    topic: str
    title: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Feedback:
    """Everything about one hand-in. ``refused``: why it could not be graded, and then nothing else is known.

    ``marks`` is for whoever wrote it: feedback is due again when they are others. ``before`` is what was believed of
    the topic until then, None for the first hand-in; ``written`` when this was made. Times are ISO 8601 in UTC.
    """

    marks: str = ""
    topic: str
    title: str
    written: str
    handed_in: str = ""
    refused: str = ""
    score: float = 0.0
    max_score: float = 0.0
    exercises: tuple[Exercise, ...] = ()
    before: Level | None = None
    after: Level | None = None
    next: tuple[Next, ...] = ()
    map_html: str = ""


def file_name(ticket: str) -> str:
    """The name for the hand-in whose secret ``ticket`` is; nobody finds it without."""
    return f"{hashlib.sha256(f'{ticket}course feedback'.encode()).hexdigest()}.json"


def dump(feedback: Feedback) -> str:
    """The file's text."""
    return json.dumps({"version": VERSION, **asdict(feedback)}, ensure_ascii=False)


def marks_of(path: Path) -> str | None:
    """The ``marks`` of a file, from its first line's beginning alone; None where there is no such file."""
    try:
        with path.open(encoding="utf-8") as file:
            found = MARKS.match(file.read(300))
    except OSError:
        return None
    return found[1] if found else ""


def load(text: str) -> Feedback:
    """What ``dump`` wrote; FeedbackError for anything else."""
    try:
        values: dict[str, Any] = json.loads(text)
        if values.pop("version") != VERSION:
            raise FeedbackError("another version of the kit has written this feedback: update yours.")
        values["exercises"] = tuple(_exercise(it) for it in values["exercises"])
        values["next"] = tuple(Next(**it) for it in values["next"])
        values |= {name: values[name] and Level(**values[name]) for name in ("before", "after")}
        return Feedback(**values)
    except (KeyError, TypeError, AttributeError, json.JSONDecodeError) as error:
        raise FeedbackError(f"this is no feedback of the kit ({error}).") from error


def _exercise(values: Mapping[str, Any]) -> Exercise:
    return Exercise(**{**values, "said": tuple(Said(**it) for it in values["said"])})


def from_nbgrader(topic: str, page: Path) -> Feedback:
    """What nbgrader's own page tells, where whoever grades leaves nothing but that."""
    text = page.read_text(encoding="utf-8")
    total = TOTAL.search(text)
    points: dict[str, tuple[float, float]] = {}
    for name, score, most in CELL.findall(text):
        skill = html.unescape(name).partition("-")[0]
        before = points.get(skill, (0.0, 0.0))
        points[skill] = before[0] + float(score), before[1] + float(most)
    return Feedback(
        topic=topic,
        title=topic,
        written=datetime.fromtimestamp(page.stat().st_mtime, UTC).isoformat(timespec="seconds"),
        exercises=tuple(Exercise(skill=skill, title=skill, score=s, max_score=m) for skill, (s, m) in points.items()),
        score=float(total[1]) if total else 0.0,
        max_score=float(total[2]) if total else 0.0,
    )
