"""A class's rows by what they belong to."""

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import TypeVar

from autograder.records import Advice, Attempt, Mastery
from autograder.reports import words
from autograder.reports.inputs import ClassRecord, Topic, TopicGrade

Pair = tuple[str, str]
Row = TypeVar("Row", Mastery, Advice)


class Known:
    """The rows of a completed record; a topic that was not started has no mastery here."""

    def __init__(self, record: ClassRecord) -> None:
        self.record = record
        self.students = record.students
        self.topics = record.topics
        self.masteries = {(it.student, it.topic): it for it in record.masteries if it.level != "not started"}
        self.grades = {(it.student, it.topic): it for it in record.grades}
        self.handed_in = {*self.masteries, *self.grades, *((it.student, it.topic) for it in record.attempts)}
        self.items = {(it.topic, it.skill): it for it in record.items}
        self.titles = {topic.id: topic.title for topic in (*record.offered, *record.topics)}
        self.exercises = {(topic.id, skill.id): skill.title for topic in record.topics for skill in topic.skills}

    @cached_property
    def attempts(self) -> dict[str, dict[Pair, list[Attempt]]]:
        """student → (topic, skill) → attempts by time; of a submission that was graded twice the better score."""
        found: dict[str, dict[Pair, list[Attempt]]] = {}
        for it in self.record.attempts:
            found.setdefault(it.student, {}).setdefault((it.topic, it.skill), []).append(it)
        return {who: {exercise: _in_order(of) for exercise, of in own.items()} for who, own in found.items()}

    @cached_property
    def history(self) -> dict[str, list[Mastery]]:
        """student → what was believed after each hand-in, by time."""
        return _by_student(sorted(self.record.history, key=lambda it: words.utc(it.last or self.record.now)))

    @cached_property
    def advice(self) -> dict[str, list[Advice]]:
        """student → advice, the best first."""
        return _by_student(self.record.advice)

    @cached_property
    def max_scores(self) -> dict[str, float]:
        """topic → the points that can be had, as far as somebody's grade tells."""
        found: dict[str, float] = {}
        for grade in self.record.grades:
            found[grade.topic] = max(found.get(grade.topic, 0.0), grade.max_score)
        return found

    @cached_property
    def waiting(self) -> Counter[str]:
        """topic → written answers that a person has not graded yet."""
        return Counter(grade.topic for grade in self.grades.values() if grade.needs_manual)

    def of(self, student: str) -> list[tuple[Topic, Mastery | None]]:
        """A learner's mastery of each topic, in the topics' order."""
        return [(topic, self.masteries.get((student, topic.id))) for topic in self.topics]

    def grade(self, student: str, topic: str) -> TopicGrade | None:
        """nbgrader's points, if something was handed in."""
        return self.grades.get((student, topic))

    def waits(self, student: str, topic: str) -> bool:
        """Whether a written answer waits for a person."""
        grade = self.grade(student, topic)
        return grade is not None and grade.needs_manual

    def said(self, topic: str, skill: str, misconception: str) -> str:
        """The sentence that a learner with this misconception read; empty if no test says it any more."""
        known = self.record.misconceptions
        return known.get((topic, skill, misconception)) or known.get(("", "", misconception), "")


def _by_student(rows: Iterable[Row]) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    for row in rows:
        found.setdefault(row.student, []).append(row)
    return found


def _in_order(attempts: Sequence[Attempt]) -> list[Attempt]:
    if len(attempts) == 1:
        return [*attempts]
    ordered = sorted(attempts, key=lambda it: (words.utc(it.timestamp), it.submission, it.score))
    return list({(it.timestamp, it.submission): it for it in ordered}.values())


def reported(attempts: Sequence[Attempt]) -> list[tuple[str, int, bool]]:
    """Misconception, the number of attempts that show it, and whether the last one does."""
    times = dict[str, int]()
    shown = set[str]()
    for attempt in attempts:
        shown = {test.misconception for test in attempt.tests if test.misconception}
        for name in shown:
            times[name] = times.get(name, 0) + 1
    return [(name, times[name], name in shown) for name in sorted(times)]
