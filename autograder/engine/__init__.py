"""Where submitted code runs, and nowhere else.

A warm parent imports the scientific stack once and forks a fresh process for every notebook: a notebook costs
milliseconds of start-up instead of seconds. At this stage that process runs with the rights of the user who grades, as
nbgrader's own kernels do; the sandbox and the separate judge are described in docs/decisions.md.
"""

from autograder.engine.client import Engine

__all__ = ["Engine"]
