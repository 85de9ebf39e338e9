"""Where submitted code runs, and nowhere else.

A warm parent imports the scientific stack once and forks a fresh process for every notebook: a notebook costs
milliseconds of start-up instead of seconds. These processes are jailed, and tests are judged in a process of their own:
docs/judging.md says how.
"""

from autograder.engine.client import Engine

__all__ = ["Engine"]
