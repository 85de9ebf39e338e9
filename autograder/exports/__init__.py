"""Grades → the CSV text that another program imports: pure functions, no files, no database, no clock.

Each writer takes a ``Gradesheet`` (Moodle's and Canvas' also what these systems exported) and returns an ``Export``:
the text, what a reader should know, and whose grades are not in it. Text is made harmless for spreadsheets, numbers
stay numbers, and who has no grade gets none: never a zero.
"""

from autograder.exports.canvas import canvas
from autograder.exports.choice import POINTS, Scale, choose
from autograder.exports.moodle import Identify, moodle
from autograder.exports.table import Export, Table, table
from autograder.exports.tidy import grades_csv
from autograder.exports.worksheet import worksheet

__all__ = [
    "POINTS",
    "Export",
    "Identify",
    "Scale",
    "Table",
    "canvas",
    "choose",
    "grades_csv",
    "moodle",
    "table",
    "worksheet",
]
