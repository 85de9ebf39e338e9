"""Attempts → Mastery, as pure functions: no files, no database, no clock, only the standard library.

``estimate`` replays the attempts log, ``explain`` says one result in a sentence, ``advise`` what to do next;
``SkillFilter`` is the model itself, one submission after the other. ``learn``, ``topic_rows`` and ``skill_rows`` are
the steps of ``estimate`` for those who keep beliefs between two runs (``dump`` and ``load``).
"""

from autograder.mastery.advice import Step, advise
from autograder.mastery.constants import DEFAULTS, Constants
from autograder.mastery.estimate import estimate, learn, order, replay
from autograder.mastery.levels import explain
from autograder.mastery.rows import skill_rows, topic_rows
from autograder.mastery.skill_filter import Result, SkillFilter, Syllabus, View

__all__ = [
    "DEFAULTS",
    "Constants",
    "Result",
    "SkillFilter",
    "Step",
    "Syllabus",
    "View",
    "advise",
    "estimate",
    "explain",
    "learn",
    "order",
    "replay",
    "skill_rows",
    "topic_rows",
]
