"""A class's mastery, grades and attempts → HTML pages, CSV, JSON and a table for the terminal.

Fill in a ``ClassRecord`` and give it to ``render``, ``mastery_csv``, ``mastery_json`` or ``mastery_table``. None
of them reads a clock, a file of the course or the network: the same record gives the same text.
"""

from autograder.reports.inputs import ClassRecord, Skill, Student, Topic, TopicGrade
from autograder.reports.pages import FIRST, GENERATOR, Page, learner_html, render
from autograder.reports.tables import mastery_csv, mastery_json, mastery_table
from autograder.reports.words import ADVICE

__all__ = [
    "ADVICE",
    "FIRST",
    "GENERATOR",
    "ClassRecord",
    "Page",
    "Skill",
    "Student",
    "Topic",
    "TopicGrade",
    "learner_html",
    "mastery_csv",
    "mastery_json",
    "mastery_table",
    "render",
]
