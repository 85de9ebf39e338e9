"""nbgrader's folders and database: what was handed in, what it was worth, and every attempt.

The only stage that imports nbgrader, which takes two seconds; import it where it is needed.
"""

from autograder.gradebook.attempts import append_attempts, read_attempts
from autograder.gradebook.beliefs import Kept, update_beliefs
from autograder.gradebook.course import Course, open_course
from autograder.gradebook.exchange import (
    collect,
    collected,
    exchange_root,
    fetch,
    give_back,
    inbound,
    leave_note,
    offered,
    publish,
    without_feedback,
)
from autograder.gradebook.exporters import gradesheet
from autograder.gradebook.gradings import Fingerprint, fingerprint, gradings
from autograder.gradebook.reader import uncollected
from autograder.gradebook.release import generate, released
from autograder.gradebook.results import Result, Waiting, marks, result, waiting
from autograder.gradebook.rows import Change
from autograder.gradebook.source import Expected, expected
from autograder.gradebook.staging import claim
from autograder.gradebook.submissions import Handin, Judged, read, refuse_borrowed
from autograder.gradebook.totals import Total, grades, students
from autograder.gradebook.workspace import workspace
from autograder.gradebook.writer import Recorded, Writer, record
from autograder.gradebook.written import log_written_answers

__all__ = [
    "Change",
    "Course",
    "Expected",
    "Fingerprint",
    "Handin",
    "Judged",
    "Kept",
    "Recorded",
    "Result",
    "Total",
    "Waiting",
    "Writer",
    "append_attempts",
    "claim",
    "collect",
    "collected",
    "exchange_root",
    "expected",
    "fetch",
    "fingerprint",
    "generate",
    "give_back",
    "grades",
    "gradesheet",
    "gradings",
    "inbound",
    "leave_note",
    "log_written_answers",
    "marks",
    "offered",
    "open_course",
    "publish",
    "read",
    "read_attempts",
    "record",
    "refuse_borrowed",
    "released",
    "result",
    "students",
    "uncollected",
    "update_beliefs",
    "waiting",
    "without_feedback",
    "workspace",
]
