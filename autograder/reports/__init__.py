"""A class's mastery, grades and attempts → one HTML page, CSV, JSON and a table for the terminal.

Fill in a ``ClassRecord`` and give it to ``render_html``, ``mastery_csv``, ``mastery_json`` or ``mastery_table``. None
of them reads a clock, a file of the course or the network: the same record gives the same text.
"""

from autograder.reports.inputs import ClassRecord, Skill, Student, Topic, TopicGrade
from autograder.reports.page import render_html
from autograder.reports.tables import mastery_csv, mastery_json, mastery_table

__all__ = [
    "ClassRecord",
    "Skill",
    "Student",
    "Topic",
    "TopicGrade",
    "mastery_csv",
    "mastery_json",
    "mastery_table",
    "render_html",
]
