"""Gradebook and attempts log → a file that another program imports."""

import contextlib
import os
import shutil
from collections.abc import Collection
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from autograder import exports, reports
from autograder.errors import CourseError
from autograder.gradebook import Course, gradesheet
from autograder.pipeline.reporting import class_record
from autograder.records import Gradesheet, Learner, Score
from course.syllabus import load_syllabus


def sheet(
    course: Course,
    *,
    students: Collection[str] = (),
    assignments: Collection[str] = (),
) -> Gradesheet:
    """The grades of a course, of these learners and assignments only where some are named.

    What lies in ``submitted/`` and was never graded counts as handed in without a grade.
    """
    found = Gradesheet(learners=(), assignments=(), scores=())
    if course.has_gradebook():
        with course.gradebook() as gradebook:
            found = gradesheet(gradebook)
    titles = {topic.id: topic.title for topic in load_syllabus().topics}
    known = {(score.student, score.assignment) for score in found.scores}
    names = {one.name for one in found.assignments}
    waiting = [pair for pair in course.submissions() if pair[1] in names and pair not in known]
    strangers = {student for student, _ in waiting} - {learner.id for learner in found.learners}
    return exports.choose(
        Gradesheet(
            learners=(*found.learners, *(Learner(id=student) for student in sorted(strangers))),
            assignments=tuple(replace(one, title=titles.get(one.name, "")) for one in found.assignments),
            scores=(*found.scores, *(Score(student=who, assignment=what, points=None) for who, what in waiting)),
        ),
        students=students,
        assignments=assignments,
    )


def mastery_csv(
    course: Course, now: datetime, *, students: Collection[str] = (), assignments: Collection[str] = ()
) -> str:
    """Everybody's mastery of every topic, one row each, as the reports have it."""
    record = class_record(course, now)
    known = (("student", students, record.students), ("topic", assignments, record.topics))
    for what, named, there in known:
        for name in set(named) - {one.id for one in there}:
            raise CourseError(f"no {what} {name!r} has been met in this course.", where=course.root)
    kept = tuple(
        one
        for one in record.masteries
        if (not students or one.student in students) and (not assignments or one.topic in assignments)
    )
    return reports.mastery_csv(replace(record, masteries=kept))


def read_table(path: Path) -> exports.Table:
    """A CSV that another system exported; CourseError where it cannot be read."""
    try:
        return exports.table(path.read_text(encoding="utf-8-sig"), str(path))
    except OSError as error:
        raise CourseError(f"cannot be read: {error.strerror}.", where=path, todo="Name the downloaded file.") from error
    except UnicodeDecodeError as error:
        raise CourseError(
            "is not text in UTF-8.", where=path, todo="Give the downloaded CSV unchanged, or save it as CSV UTF-8."
        ) from error


def write(path: Path, text: str) -> None:
    """Write the whole file or nothing: beside its place first, then renamed to it. CourseError where that fails."""
    path = path.resolve()
    if path.exists() and not path.is_file():
        raise CourseError("is no file that could be replaced.", where=path, todo="Name a file with --to.")
    beside = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        beside.write_text(text, encoding="utf-8", errors="replace", newline="")
        if path.exists():
            shutil.copymode(path, beside)
        beside.replace(path)
    except OSError as error:
        with contextlib.suppress(OSError):
            beside.unlink(missing_ok=True)
        raise CourseError(
            f"cannot be written: {error.strerror}.", where=path, todo="Name a file in a folder of yours with --to."
        ) from error
