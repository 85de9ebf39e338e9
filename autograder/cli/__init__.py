"""The instructor's and author's command line: parse, call the pipeline, print, exit code.

One module a kind of work; ``common`` holds what they share. The commands stand in the help in the order of imports.
"""

from autograder.cli.common import app  # isort: split

from autograder.cli import authoring, demo, export, grading, mastery, reports  # noqa: F401 (they add their commands)

__all__ = ["app"]
