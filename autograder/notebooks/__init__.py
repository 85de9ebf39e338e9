"""Source notebooks: the author's text, the rules it must keep, and the ipynb that nbgrader reads."""

from autograder.notebooks.build import assemble, code_cells, differs, to_json
from autograder.notebooks.rules import RULES, Topic, check
from autograder.notebooks.text import parse

__all__ = ["RULES", "Topic", "assemble", "check", "code_cells", "differs", "parse", "to_json"]
