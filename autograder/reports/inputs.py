"""What a report is made from: plain records, so that no other stage has to be known here."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from autograder.records import Advice, Attempt, Item, Mastery


@dataclass(frozen=True, slots=True, kw_only=True)
class Student:
    """A learner as the gradebook knows them; without a name the id is shown."""

    id: str
    name: str = ""

    @property
    def shown(self) -> str:
        """What stands on the page."""
        return self.name.strip() or self.id


@dataclass(frozen=True, slots=True, kw_only=True)
class Skill:
    """An exercise of a topic."""

    id: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """A topic that was released to the class, with its skills in the order of the notebook.

    ``needs`` are ids of topics to know before it, ``hours`` the syllabus' hours of study, 0 where nobody said.
    """

    id: str
    title: str
    skills: tuple[Skill, ...] = ()
    needs: tuple[str, ...] = ()
    hours: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicGrade:
    """nbgrader's points of one submission; ``needs_manual`` while a written answer waits for a person."""

    student: str
    topic: str
    score: float
    max_score: float
    needs_manual: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ClassRecord:
    """Everything that is known about a class at the moment ``now``.

    ``students`` and ``topics`` come in the order in which they are shown. ``sentences`` maps (student, topic) to what
    the learner is told about their mastery. Whom or what these lists leave out is still shown, at the end, by its id.

    ``history`` holds what was believed right after each hand-in, ``advice`` what each learner could do next, best
    first, ``items`` the item analysis of ``attempts``. ``misconceptions`` maps (topic, skill, misconception) to the
    sentence that its learners read, with empty topic and skill for what checks say of any exercise. ``offered`` are the
    topics of a learner's map, ``topics`` where it is empty. ``pace`` is the plan: hours of study a week since the
    class's first hand-in, 0 for no plan.
    """

    now: datetime
    students: tuple[Student, ...]
    topics: tuple[Topic, ...]
    masteries: tuple[Mastery, ...]
    grades: tuple[TopicGrade, ...] = ()
    attempts: tuple[Attempt, ...] = ()
    sentences: Mapping[tuple[str, str], str] = field(default_factory=dict)
    history: tuple[Mastery, ...] = ()
    advice: tuple[Advice, ...] = ()
    items: tuple[Item, ...] = ()
    misconceptions: Mapping[tuple[str, str, str], str] = field(default_factory=dict)
    offered: tuple[Topic, ...] = ()
    pace: float = 0.0
    title: str = "Class report"

    def completed(self) -> "ClassRecord":
        """The same record with every student, topic and skill that its rows mention."""
        rows: tuple[Mastery | TopicGrade | Attempt, ...] = (*self.masteries, *self.grades, *self.attempts)
        students = _missing({student.id for student in self.students}, (row.student for row in rows))
        topics = _missing({topic.id for topic in self.topics}, (row.topic for row in (*rows, *self.items)))
        tried = dict[str, set[str]]()
        mentioned: tuple[Attempt | Item, ...] = (*self.attempts, *self.items)
        for row in mentioned:
            tried.setdefault(row.topic, set()).add(row.skill)
        known = (*self.topics, *(Topic(id=topic, title=topic) for topic in topics))
        return replace(
            self,
            students=(*self.students, *(Student(id=student) for student in students)),
            topics=tuple(self._with_all_skills(topic, tried) for topic in known),
            offered=self.offered or known,
        )

    @staticmethod
    def _with_all_skills(topic: Topic, tried: Mapping[str, set[str]]) -> Topic:
        others = _missing({skill.id for skill in topic.skills}, tried.get(topic.id, ()))
        return replace(topic, skills=(*topic.skills, *(Skill(id=skill, title=skill) for skill in others)))


def _missing(known: set[str], mentioned: Iterable[str]) -> list[str]:
    return sorted(set(mentioned) - known)
