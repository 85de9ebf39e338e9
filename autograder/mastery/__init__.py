"""Attempts → Mastery, as pure functions: no files, no database, no clock, only the standard library.

``estimate`` replays the attempts log, ``explain`` says one result in a sentence; ``SkillFilter`` is the model
itself, one submission after the other, for those who want to predict before they update.
"""

from autograder.mastery.constants import DEFAULTS, Constants
from autograder.mastery.estimate import estimate
from autograder.mastery.levels import explain
from autograder.mastery.skill_filter import Result, SkillFilter, Syllabus, View

__all__ = ["DEFAULTS", "Constants", "Result", "SkillFilter", "Syllabus", "View", "estimate", "explain"]
