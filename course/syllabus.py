"""The course as data: topics in the order of study, what each needs, and the skills that its exercises train.

>>> syllabus = load_syllabus()
>>> syllabus.topic("supervised").needs
('describing_data', 'python_craft')
>>> [topic.id for topic in syllabus.prerequisites("supervised")]
['python_craft', 'arrays', 'describing_data']
>>> syllabus.topic("arrays").skill("ulp").title
'Measure the gap between neighbouring floats'
"""

import difflib
import keyword
import tomllib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter
from importlib.resources import files
from pathlib import Path
from typing import Any, Literal, TypeVar, get_args

Strand = Literal["mathematics", "statistics", "engineering", "machine learning", "capstone"]
Tier = Literal["core", "breadth"]
Tag = Literal["implement", "stable", "evaluate", "use", "engineer", "explain"]

#: Automatic points of a topic; the reflection (5) and a capstone's memo (25) are graded by a person.
TOPIC_POINTS, CAPSTONE_POINTS = 20, 75


class SyllabusError(ValueError):
    """The syllabus is wrong. ``problems`` says everything that was found, one sentence an entry."""

    def __init__(self, file: str, problems: Iterable[str]) -> None:
        self.file, self.problems = file, tuple(problems)
        super().__init__("\n".join(f"{file}: {problem}" for problem in self.problems))


@dataclass(frozen=True, slots=True, kw_only=True)
class Skill:
    """What one exercise trains. ``difficulty`` is the author's judgement, from 1 (warm-up) to 5 (hardest)."""

    id: str
    title: str
    tag: Tag
    points: int
    difficulty: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """One notebook's worth of study. ``needs`` are ids of the topics to know first; ``hours`` of study in all."""

    id: str
    code: str
    strand: Strand
    title: str
    needs: tuple[str, ...]
    hours: int
    tier: Tier
    published: bool
    data: tuple[str, ...]
    skills: tuple[Skill, ...]

    def skill(self, name: str) -> Skill:
        """The skill of that id; KeyError, with the nearest names, if this topic has none."""
        return _find(name, self.skills, f"skill in topic {self.id!r}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Syllabus:
    """All topics, in the order of the file: the order of study."""

    topics: tuple[Topic, ...]

    def topic(self, name: str) -> Topic:
        """The topic of that id; KeyError, with the nearest names, if there is none."""
        return _find(name, self.topics, "topic in the syllabus")

    @property
    def published(self) -> tuple[Topic, ...]:
        """The topics that are complete and may be released, in the order of study."""
        return tuple(topic for topic in self.topics if topic.published)

    @property
    def ordered(self) -> tuple[Topic, ...]:
        """Every topic after all it needs; otherwise in the order of the file."""
        placed: dict[str, Topic] = {}
        while len(placed) < len(self.topics):
            ready = (t for t in self.topics if t.id not in placed and placed.keys() >= set(t.needs))
            topic = next(ready)
            placed[topic.id] = topic
        return tuple(placed.values())

    def prerequisites(self, name: str) -> tuple[Topic, ...]:
        """All topics to know before that one, needs of needs included, each after its own needs."""
        needed: set[str] = set()
        queue = list(self.topic(name).needs)
        while queue:
            need = queue.pop()
            if need not in needed:
                needed.add(need)
                queue.extend(self.topic(need).needs)
        return tuple(topic for topic in self.ordered if topic.id in needed)

    def unlocks(self, name: str) -> tuple[Topic, ...]:
        """The topics that name that topic among their needs."""
        known = self.topic(name).id
        return tuple(topic for topic in self.topics if known in topic.needs)


def load_syllabus(path: str | Path | None = None) -> Syllabus:
    """Read and check a syllabus: the course's own, or the TOML file at ``path``.

    Raises SyllabusError, which lists all that is wrong and where.
    """
    source = files("course") / "syllabus.toml" if path is None else Path(path)
    file = "course/syllabus.toml" if path is None else str(path)
    try:
        raw = tomllib.loads(source.read_bytes().decode())
    except ValueError as error:  # not TOML, or not UTF-8
        raise SyllabusError(file, [f"this is not TOML: {error}"]) from error
    # Values are looked at only where the shape is right, and circles only where the ids are.
    for check in (_shape_problems, _value_problems, _graph_problems):
        if problems := list(check(raw)):
            raise SyllabusError(file, problems)
    return Syllabus(topics=tuple(_topic(entry) for entry in raw["topic"]))


Entry = TypeVar("Entry", Skill, Topic)


def _find(name: str, entries: tuple[Entry, ...], what: str) -> Entry:
    for entry in entries:
        if entry.id == name:
            return entry
    near = difflib.get_close_matches(name, [entry.id for entry in entries]) or [entry.id for entry in entries]
    raise KeyError(f"there is no {what} called {name!r}; there is {', '.join(near)}")


def _topic(entry: Mapping[str, Any]) -> Topic:
    return Topic(
        **{
            **entry,
            "needs": tuple(entry["needs"]),
            "data": tuple(entry["data"]),
            "skills": tuple(Skill(**skill) for skill in entry["skills"]),
        }
    )


# The shape: which keys there are, and of which type.


@dataclass(frozen=True, slots=True)
class _Kind:
    name: str
    fits: Callable[[Any], bool]


_TEXT = _Kind("a text that is not empty", lambda v: isinstance(v, str) and bool(v.strip()))
_WHOLE = _Kind("a whole number", lambda v: type(v) is int)  # isinstance would take true for 1
_FLAG = _Kind("true or false", lambda v: isinstance(v, bool))
_TEXTS = _Kind("a list of texts", lambda v: isinstance(v, list) and all(_TEXT.fits(e) for e in v))
_TABLES = _Kind("a list of tables", lambda v: isinstance(v, list) and all(isinstance(e, dict) for e in v))

_FILE_KEYS = {"topic": _TABLES}
_TOPIC_KEYS = {
    "id": _TEXT,
    "code": _TEXT,
    "strand": _TEXT,
    "title": _TEXT,
    "needs": _TEXTS,
    "hours": _WHOLE,
    "tier": _TEXT,
    "published": _FLAG,
    "data": _TEXTS,
    "skills": _TABLES,
}
_SKILL_KEYS = {"id": _TEXT, "title": _TEXT, "tag": _TEXT, "points": _WHOLE, "difficulty": _WHOLE}


def _shape_problems(raw: Mapping[str, Any]) -> Iterator[str]:
    yield from _misshapen("the file", raw, _FILE_KEYS)
    for where, topic in _named("topic", raw.get("topic")):
        yield from _misshapen(where, topic, _TOPIC_KEYS)
        for inner, skill in _named("skill", topic.get("skills")):
            yield from _misshapen(f"{where}, {inner}", skill, _SKILL_KEYS)


def _misshapen(where: str, entry: Mapping[str, Any], keys: Mapping[str, _Kind]) -> Iterator[str]:
    for key in sorted(entry.keys() - keys.keys()):
        yield f"{where}: the key {key!r} is unknown; the keys are {', '.join(keys)}"
    for key, kind in keys.items():
        if key not in entry:
            yield f"{where}: the key {key!r} is missing; give {kind.name}"
        elif not kind.fits(entry[key]):
            yield f"{where}: {key!r} must be {kind.name}, not {entry[key]!r}"


def _named(what: str, entries: Any) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Each table among ``entries`` with words that name it: its id, or its place if it has none."""
    if not _TABLES.fits(entries):
        return
    for place, entry in enumerate(entries, start=1):
        name = entry.get("id")
        yield (f"{what} {name!r}" if _TEXT.fits(name) else f"{what} number {place}"), entry


# The values, once the shape is right.


def _value_problems(raw: Mapping[str, Any]) -> Iterator[str]:
    topics = raw["topic"]
    if not topics:
        yield "there is no topic; write at least one [[topic]]"
    yield from _repeated("the file", "topic", [topic["id"] for topic in topics])
    yield from _repeated("the file", "code", [topic["code"] for topic in topics])
    known = {topic["id"] for topic in topics}
    for where, topic in _named("topic", topics):
        yield from _topic_problems(where, topic, known)
        for inner, skill in _named("skill", topic["skills"]):
            yield from _skill_problems(f"{where}, {inner}", skill)


def _topic_problems(where: str, topic: Mapping[str, Any], known: set[str]) -> Iterator[str]:
    yield from _bad_id(where, topic["id"])
    yield from _foreign(where, "strand", topic["strand"], get_args(Strand))
    yield from _foreign(where, "tier", topic["tier"], get_args(Tier))
    yield from _repeated(where, "need", topic["needs"])
    for need in sorted(set(topic["needs"]) - known):
        yield f"{where}: it needs {need!r}, which is no topic"
    if topic["hours"] <= 0:
        yield f"{where}: 'hours' must be more than 0, not {topic['hours']}"
    if not topic["skills"]:
        yield f"{where}: it has no skills; give one for each exercise"
        return
    yield from _repeated(where, "skill", [skill["id"] for skill in topic["skills"]])
    due = CAPSTONE_POINTS if topic["strand"] == "capstone" else TOPIC_POINTS
    if (points := sum(skill["points"] for skill in topic["skills"])) != due:
        yield f"{where}: the points of its skills add up to {points}; they must add up to {due}"


def _skill_problems(where: str, skill: Mapping[str, Any]) -> Iterator[str]:
    yield from _bad_id(where, skill["id"])
    yield from _foreign(where, "tag", skill["tag"], get_args(Tag))
    if skill["points"] <= 0:
        yield f"{where}: 'points' must be more than 0, not {skill['points']}"
    if not 1 <= skill["difficulty"] <= 5:
        yield f"{where}: 'difficulty' must be from 1 to 5, not {skill['difficulty']}"


def _bad_id(where: str, name: str) -> Iterator[str]:
    # A topic names a file and a skill names a function: both must be a Python name.
    if not name.isidentifier() or keyword.iskeyword(name):
        yield f"{where}: its 'id' must be a Python name: letters, digits and underscores"


def _foreign(where: str, key: str, value: str, allowed: Iterable[str]) -> Iterator[str]:
    if value not in allowed:
        yield f"{where}: {key!r} must be one of {', '.join(allowed)}, not {value!r}"


def _repeated(where: str, what: str, names: Iterable[str]) -> Iterator[str]:
    for name, times in Counter(names).items():
        if times > 1:
            yield f"{where}: the {what} {name!r} stands there {times} times"


def _graph_problems(raw: Mapping[str, Any]) -> Iterator[str]:
    try:
        TopologicalSorter({topic["id"]: topic["needs"] for topic in raw["topic"]}).prepare()
    except CycleError as error:
        path = " needs ".join(repr(name) for name in reversed(error.args[1]))
        yield f"no topic of a circle can be the first to learn: {path}"
