"""Gradebook and attempts log → Mastery → tables, files and the report's pages."""

import tempfile
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from autograder import items, mastery
from autograder.errors import CourseError, KitError
from autograder.gradebook import Course, expected, grades, read_attempts, students
from autograder.notebooks.messages import messages
from autograder.pipeline.estimating import Estimates, difficulties, estimates, plan
from autograder.reports import FIRST, GENERATOR, ClassRecord, Page, Skill, Student, TopicGrade
from autograder.reports import Topic as ReportTopic
from autograder.scoring import skill_of
from course.checks import MISCONCEPTIONS
from course.syllabus import Syllabus, Topic, load_syllabus


def class_record(course: Course, now: datetime, *, student: str = "") -> ClassRecord:
    """What tables and exports show of a course at the moment ``now``; ``student``: of one learner only.

    Everybody's first tries sharpen every estimate, so one learner's mastery is computed from the whole class, too.
    """
    record, _ = _read(course, now)
    if not student:
        return record
    if student not in {one.id for one in record.students}:
        raise CourseError(f"no student {student!r} in the gradebook.", where=course.root)
    return _only(record, {student})


def full_record(course: Course, now: datetime, *, pace: float = 0.0) -> ClassRecord:
    """As ``class_record``, with what only the pages show: history, advice, item analysis and what the tests say.

    ``pace`` is the plan's hours of study a week, 0 for no plan.
    """
    record, found = _read(course, now)
    syllabus = load_syllabus()
    offered = _topics({*course.assignments(), *(topic.id for topic in record.topics)})
    steps = plan(syllabus, [topic.id for topic in offered])
    everybody = dict.fromkeys(row.student for row in record.masteries)  # also who is in the log only
    known = [attempt for attempt in record.attempts if attempt.timestamp <= now]
    return replace(
        record,
        offered=offered,
        history=mastery.trace(known, difficulties(syllabus)),
        advice=tuple(advice for student in everybody for advice in found.advice(steps, student)),
        items=items.analyse(known, general=MISCONCEPTIONS.keys()),
        misconceptions=_said(course, record.topics),
        pace=pace,
    )


def learners_record(course: Course, now: datetime, students: Collection[str]) -> ClassRecord:
    """What the own pages of ``students`` show; estimated from the whole class, with nothing of anybody else in it."""
    record, found = _read(course, now)
    syllabus = load_syllabus()
    offered = _topics({*course.assignments(), *(topic.id for topic in record.topics)})
    steps = plan(syllabus, [topic.id for topic in offered])
    history = mastery.trace([it for it in record.attempts if it.timestamp <= now], difficulties(syllabus))
    own = _only(record, students)
    tried = {it.topic for it in own.attempts}
    return replace(
        own,
        offered=offered,
        history=tuple(it for it in history if it.student in students),
        advice=tuple(advice for student in students for advice in found.advice(steps, student)),
        misconceptions=_said(course, [topic for topic in record.topics if topic.id in tried]),
    )


def _only(record: ClassRecord, students: Collection[str]) -> ClassRecord:
    return replace(
        record,
        students=tuple(one for one in record.students if one.id in students),
        masteries=tuple(row for row in record.masteries if row.student in students),
        grades=tuple(row for row in record.grades if row.student in students),
        attempts=tuple(row for row in record.attempts if row.student in students),
        sentences={pair: words for pair, words in record.sentences.items() if pair[0] in students},
    )


def write_pages(pages: Iterable[Page], folder: Path) -> Path:
    """Put a report in the place of the former one, as a whole; the page to begin with.

    CourseError where the folder holds anything else than a report: nobody's files are replaced.
    """
    if folder.exists() and not _is_report(folder):
        raise CourseError(
            "there is something else than a report.", where=folder, todo="Name a folder that is new, or empty."
        )
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".report-", dir=folder.parent) as scratch:
        new = Path(scratch) / "new"
        for page in pages:
            path = new / page.path
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(page.html, encoding="utf-8")
        if folder.exists():
            folder.replace(Path(scratch) / "former")
        new.replace(folder)
    return folder / FIRST


def report_folder(course: Course) -> Path:
    """Where the report lies unless somebody says otherwise: beside the graded notebooks."""
    return course.folder("autograded", "assignment", "student").parents[2] / "report"


def _is_report(folder: Path) -> bool:
    first = folder / FIRST
    return folder.is_dir() and (
        not any(folder.iterdir()) or (first.is_file() and GENERATOR in first.read_text("utf-8", "replace")[:2000])
    )


def _read(course: Course, now: datetime) -> tuple[ClassRecord, Estimates]:
    points, known = grades(course), students(course)
    found = estimates(course, now, students=[one.id for one in known])
    attempts = read_attempts(course)  # only now: what people have graded is logged before anything is estimated
    topics = _topics({total.assignment for total in points} | {attempt.topic for attempt in attempts})
    found = replace(found, topics=tuple(topic.id for topic in topics))
    titles = {topic.id: topic.title for topic in topics}
    record = ClassRecord(
        now=now,
        students=tuple(Student(id=one.id, name=one.name) for one in known),
        topics=topics,
        masteries=found.masteries,
        grades=tuple(
            TopicGrade(
                student=total.student,
                topic=total.assignment,
                score=total.score,
                max_score=total.max_score,
                needs_manual=total.needs_manual_grade,
            )
            for total in points
        ),
        attempts=attempts,
        sentences={(m.student, m.topic): mastery.explain(m, titles.get(m.topic, m.topic)) for m in found.masteries},
        title=f"Course {course.id}" if course.id else "Class report",
    )
    return record, found


def _said(course: Course, topics: Iterable[ReportTopic]) -> Mapping[tuple[str, str, str], str]:
    """(topic, skill, misconception) → the sentence in today's tests cells; for any exercise what the checks say.

    An id that no cell reports any more has no sentence: what learners read then is not known, and not guessed.
    """
    found = {("", "", name): f"{text[:1].upper()}{text[1:]}." for name, text in MISCONCEPTIONS.items()}
    for topic in topics:
        skills = [skill.id for skill in topic.skills]
        try:
            notebooks = expected(course, topic.id).values()
        except KitError:  # the log knows assignments that have been removed since
            continue
        for cell in (cell for notebook in notebooks for cell in notebook.cells if cell.decides):
            for name, sentence in messages(cell.source).items():
                found.setdefault((topic.id, skill_of(cell.name, skills), name), sentence)
    return found


def _topics(found: set[str]) -> tuple[ReportTopic, ...]:
    """The topics of that name: ours in the syllabus' order, then foreign assignments by name."""
    syllabus = load_syllabus()
    ours = [_shown(topic, syllabus) for topic in syllabus.topics if topic.id in found]
    foreign = sorted(found - {topic.id for topic in ours})
    return (*ours, *(ReportTopic(id=name, title=name) for name in foreign))


def _shown(topic: Topic, syllabus: Syllabus) -> ReportTopic:
    skills = tuple(Skill(id=skill.id, title=skill.title) for skill in topic.skills)
    needs = tuple(need.id for need in syllabus.prerequisites(topic.id))
    return ReportTopic(id=topic.id, title=topic.title, skills=skills, needs=needs, hours=topic.hours)
