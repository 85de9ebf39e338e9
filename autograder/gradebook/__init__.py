"""nbgrader's folders and database: what was handed in, what it was worth, and every attempt.

The only stage that imports nbgrader, which takes two seconds; import it where it is needed.
"""

from autograder.gradebook.attempts import append_attempts, read_attempts
from autograder.gradebook.course import Course, open_course
from autograder.gradebook.exchange import fetch, publish
from autograder.gradebook.fill import Judged
from autograder.gradebook.grading import is_graded, record
from autograder.gradebook.release import generate, released
from autograder.gradebook.submissions import Expected, Handin, expected, read
from autograder.gradebook.totals import Total, grades, students
from autograder.gradebook.workspace import workspace

__all__ = [
    "Course",
    "Expected",
    "Handin",
    "Judged",
    "Total",
    "append_attempts",
    "expected",
    "fetch",
    "generate",
    "grades",
    "is_graded",
    "open_course",
    "publish",
    "read",
    "read_attempts",
    "record",
    "released",
    "students",
    "workspace",
]
