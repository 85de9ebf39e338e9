"""Attempts → Mastery, as pure functions: no files, no database, no clock, only the standard library.

``estimate`` replays the attempts log, ``explain`` says one result in a sentence, ``advise`` what to do next;
``SkillFilter`` is the model itself, one submission after the other. ``learn``, ``topic_rows`` and ``skill_rows`` are
the steps of ``estimate`` for those who keep beliefs between two runs (``dump_…`` and ``load_…``).
"""

from autograder.mastery.advice import Step, advise
from autograder.mastery.constants import DEFAULTS, Constants
from autograder.mastery.estimate import estimate, learn, learn_in_order, logged, replay, trace
from autograder.mastery.levels import explain
from autograder.mastery.rows import skill_rows, topic_rows
from autograder.mastery.skill_filter import Result, SkillFilter, Syllabus, View
from autograder.mastery.state import dump_class, dump_student, fingerprint, load_class, load_student

__all__ = [
    "DEFAULTS",
    "Constants",
    "Result",
    "SkillFilter",
    "Step",
    "Syllabus",
    "View",
    "advise",
    "dump_class",
    "dump_student",
    "estimate",
    "explain",
    "fingerprint",
    "learn",
    "learn_in_order",
    "load_class",
    "load_student",
    "logged",
    "replay",
    "skill_rows",
    "topic_rows",
    "trace",
]
