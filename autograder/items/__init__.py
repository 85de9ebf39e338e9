"""Attempts → Items: which exercises are easy, tell learners apart, are solved, and which may be broken.

Classical item analysis as pure functions: no files, no database, no clock, no random numbers.
"""

from autograder.items.analysis import analyse

__all__ = ["analyse"]
