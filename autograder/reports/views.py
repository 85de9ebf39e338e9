"""Everything the page shows, worked out here: the templates only place it."""

from collections import Counter
from collections.abc import Sequence
from statistics import median

from autograder.records import Attempt, Level, Mastery
from autograder.reports import words
from autograder.reports.inputs import ClassRecord, Skill, Student, Topic, TopicGrade
from autograder.reports.shapes import (
    Bar,
    Cell,
    ClassView,
    LearnerView,
    Part,
    PointsCell,
    Row,
    SkillView,
    Struggle,
    TopicRow,
    TopicView,
)

BAR = 200.0  # width of a bar
MARKS = (0.5, 0.7, 0.8)  # where the levels familiar, proficient and mastered begin
LISTED = 10  # learners named among those who need a look

_NOT_STARTED = Cell(level="not started", text=words.NOTHING, about="not started")


class _Known:
    """The record's rows by what they belong to."""

    def __init__(self, record: ClassRecord) -> None:
        self.record = record
        self.masteries = {(row.student, row.topic): row for row in record.masteries if row.level != "not started"}
        self.grades = {(row.student, row.topic): row for row in record.grades}
        self.attempts = _by_skill(record.attempts)
        self.handed_in = {*self.masteries, *self.grades, *((row.student, row.topic) for row in record.attempts)}

    def best_points(self, topic: Topic) -> float | None:
        """The points that can be had at a topic, as far as somebody's grade tells."""
        return max((grade.max_score for grade in self.record.grades if grade.topic == topic.id), default=None)


def _by_skill(attempts: Sequence[Attempt]) -> dict[tuple[str, str, str], list[Attempt]]:
    """Attempts in order of time; a submission that was graded twice is one attempt, its best score counts."""
    best: dict[tuple[object, ...], Attempt] = {}
    for it in sorted(attempts, key=lambda it: (words.utc(it.timestamp), it.submission, it.score)):
        best[it.student, it.topic, it.skill, words.utc(it.timestamp), it.submission] = it
    found: dict[tuple[str, str, str], list[Attempt]] = {}
    for it in best.values():
        found.setdefault((it.student, it.topic, it.skill), []).append(it)
    return found


def class_view(record: ClassRecord) -> ClassView:
    """The page's content for a class."""
    record = record.completed()
    known = _Known(record)
    rows = [_row(known, student) for student in record.students]
    struggles = _struggles(known)
    waiting = sum(grade.needs_manual for grade in known.grades.values())
    best = [known.best_points(topic) for topic in record.topics]
    handed_in = {student for student, _ in known.handed_in}
    facts = (
        words.count(len(record.students), "learner"),
        words.count(len(record.topics), "topic"),
        words.count(len(known.handed_in), "submission") + " seen",
        f"{words.count(waiting, 'written answer')} waiting for a person",
    )
    return ClassView(
        title=record.title,
        now=words.minute(record.now),
        facts=facts,
        levels=words.LEVELS,
        marks=tuple(_x(mark) for mark in MARKS),
        topics=tuple(_topic(known, topic) for topic in record.topics),
        rows=tuple(rows),
        struggles=tuple(struggles[:LISTED]),
        more_struggles=max(0, len(struggles) - LISTED),
        silent=tuple(row for row, student in zip(rows, record.students, strict=True) if student.id not in handed_in),
        out_of=_out_of(sum(points for points in best if points is not None) or None),
        waiting=waiting,
        learners=tuple(_learner(known, student) for student in record.students),
    )


def _row(known: _Known, student: Student) -> Row:
    topics = known.record.topics
    grades = [known.grades.get((student.id, topic.id)) for topic in topics]
    given = [grade.score for grade in grades if grade is not None]
    return Row(
        name=student.shown,
        anchor=words.anchor(student.id),
        cells=tuple(_cell(known.masteries.get((student.id, topic.id))) for topic in topics),
        points=tuple(_points(grade) for grade in grades),
        total=words.points(sum(given)) if given else "",
    )


def _cell(mastery: Mastery | None) -> Cell:
    if mastery is None:
        return _NOT_STARTED
    tries = words.count(mastery.evidence, "first try", "first tries")
    about = f"{mastery.level}, likely {words.likely(mastery)}, {tries}"
    return Cell(level=mastery.level, text=words.chance(mastery.estimate), about=about)


def _points(grade: TopicGrade | None) -> PointsCell:
    if grade is None:
        return PointsCell(text="", waits=False)
    return PointsCell(text=words.points(grade.score), waits=grade.needs_manual)


def _out_of(points: float | None) -> str:
    return "" if points is None else words.points(points)


def _topic(known: _Known, topic: Topic) -> TopicView:
    """Levels over the class, as a bar and in words; the median chance of those who started."""
    found = [known.masteries.get((student.id, topic.id)) for student in known.record.students]
    started = [mastery for mastery in found if mastery is not None]
    counts = Counter(_cell(mastery).level for mastery in found)
    present = [level for level in words.BEST_FIRST if counts[level]]
    waits = [grade for grade in known.grades.values() if grade.topic == topic.id and grade.needs_manual]
    return TopicView(
        title=topic.title,
        parts=_parts(present, counts),
        words=", ".join(f"{counts[level]} {level}" for level in present),
        typical=words.chance(median(mastery.estimate for mastery in started)) if started else words.NOTHING,
        out_of=_out_of(known.best_points(topic)),
        waiting=len(waits),
    )


def _parts(levels: Sequence[Level], counts: Counter[Level]) -> tuple[Part, ...]:
    whole, done, parts = sum(counts.values()), 0, []
    for level in levels:
        x, end = _x(done / whole), _x((done + counts[level]) / whole)
        middle = round((x + end) / 2.0, 1)
        parts.append(Part(level=level, x=x, width=round(end - x, 1), middle=middle, text=str(counts[level])))
        done += counts[level]
    return tuple(parts)


def _struggles(known: _Known) -> list[Struggle]:
    """Learners with a topic at *attempted*: those with most such topics first, then the lowest chance."""
    found = []
    for student in known.record.students:
        rows = [known.masteries.get((student.id, topic.id)) for topic in known.record.topics]
        pairs = [(row, topic) for row, topic in zip(rows, known.record.topics, strict=True) if row is not None]
        low = sorted((row.estimate, topic.title, words.likely(row)) for row, topic in pairs if row.level == "attempted")
        if low:
            why = tuple(f"{title} {words.chance(estimate)} (likely {likely})" for estimate, title, likely in low)
            struggle = Struggle(name=student.shown, anchor=words.anchor(student.id), why=why)
            found.append(((-len(low), low[0][0], student.id), struggle))
    return [struggle for _, struggle in sorted(found, key=lambda pair: pair[0])]


def _learner(known: _Known, student: Student) -> LearnerView:
    topics = known.record.topics
    begun = [topic for topic in topics if (student.id, topic.id) in known.handed_in]
    exercises = [(topic, skill) for topic in begun for skill in topic.skills]
    return LearnerView(
        name=student.shown,
        id=student.id,
        anchor=words.anchor(student.id),
        topics=tuple(_topic_row(known, student, topic) for topic in begun),
        skills=tuple(_skill(known, student, topic, skill) for topic, skill in exercises),
        misconceptions=tuple(line for topic in begun if (line := _misconceptions(known, student, topic))),
        missing=tuple(topic.title for topic in topics if topic not in begun),
    )


def _topic_row(known: _Known, student: Student, topic: Topic) -> TopicRow:
    key = student.id, topic.id
    mastery = known.masteries.get(key)
    return TopicRow(
        title=topic.title,
        cell=_cell(mastery),
        bar=None if mastery is None else _bar(mastery),
        likely=words.NOTHING if mastery is None else words.likely(mastery),
        points=_points(known.grades.get(key)),
        out_of=_out_of(known.grades[key].max_score if key in known.grades else None),
        last=words.day(None if mastery is None else mastery.last),
        sentence="" if mastery is None else known.record.sentences.get(key, ""),
    )


def _bar(mastery: Mastery) -> Bar:
    low, high = _x(mastery.low), _x(mastery.high)
    alt = f"chance {words.chance(mastery.estimate)}, likely {words.likely(mastery)}"
    return Bar(low=low, width=round(high - low, 1), estimate=_x(mastery.estimate), alt=alt)


def _skill(known: _Known, student: Student, topic: Topic, skill: Skill) -> SkillView:
    scores = [attempt.score for attempt in known.attempts.get((student.id, topic.id, skill.id), [])]
    return SkillView(
        topic=topic.title,
        title=skill.title,
        tries=str(len(scores)),
        first=words.share(scores[0]) if scores else words.NOTHING,
        best=words.share(max(scores)) if scores else words.NOTHING,
        last=words.share(scores[-1]) if scores else words.NOTHING,
    )


def _misconceptions(known: _Known, student: Student, topic: Topic) -> str:
    """The misconceptions that a topic's tests reported, each with its exercise and whether it was seen last."""
    found = [
        f"{name} ({skill.title}{_again(times, is_last)})"
        for skill in topic.skills
        for name, times, is_last in _reported(known.attempts.get((student.id, topic.id, skill.id), []))
    ]
    return f"{topic.title}: {', '.join(found)}" if found else ""


def _reported(attempts: Sequence[Attempt]) -> list[tuple[str, int, bool]]:
    """Misconception, the number of attempts that show it, and whether the last one does."""
    shown = [{test.misconception for test in attempt.tests if test.misconception} for attempt in attempts]
    times = Counter(name for names in shown for name in names)
    return [(name, times[name], name in shown[-1]) for name in sorted(times)]


def _again(times: int, is_last: bool) -> str:
    often = f", {words.count(times, 'attempt')}" if times > 1 else ""
    return often if is_last else f"{often}; not in the last attempt"


def _x(share: float) -> float:
    return round(BAR * share, 1)
