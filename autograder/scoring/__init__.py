"""What an Execution is worth: Grades for nbgrader's gradebook, Attempts for the mastery log. Pure."""

from autograder.scoring.attempts import skill_of, to_attempts
from autograder.scoring.grades import score

__all__ = ["score", "skill_of", "to_attempts"]
