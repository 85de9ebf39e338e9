"""Which cell gives a name its value: what a tests cell takes from the instructor's cells and what from the learner's.

The judge runs the instructor's cells itself, as far as tests cells need them, and asks the learner's process only for
names whose last binding before the tests cell stands in a solution cell.
"""

import ast
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from autograder.engine.boundary.names import bound, own, parsed
from autograder.records import Code


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """For one tests cell: names bound last by an instructor's cell (its index), by the learner, by a tests cell.

    ``early`` are names used directly in a class body, which Python looks up in a way that cannot be intercepted;
    ``stars`` are instructor's cells with ``from … import *``.
    """

    instructor: dict[str, int]
    learner: frozenset[str]
    early: frozenset[str]
    stars: tuple[int, ...]


def scopes(cells: Sequence[Code]) -> dict[str, Scope]:
    """The scope of each tests cell of a source notebook, by name."""
    found: dict[str, Scope] = {}
    last: dict[str, int] = {}
    stars: list[int] = []
    for index, cell in enumerate(cells):
        tree = parsed(cell.source)
        if cell.graded:
            found[cell.name] = Scope(
                instructor={n: i for n, i in last.items() if cells[i].origin == "instructor" and not cells[i].graded},
                learner=frozenset(n for n, i in last.items() if cells[i].origin == "learner"),
                early=frozenset(_class_level(tree)),
                stars=tuple(stars),
            )
        elif cell.origin == "instructor" and any(_is_star(node) for node in ast.walk(tree)):
            stars.append(index)
        last |= dict.fromkeys(bound(tree), index)
    return found


def _is_star(node: ast.AST) -> bool:
    return isinstance(node, ast.ImportFrom) and any(alias.name == "*" for alias in node.names)


def _class_level(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef):
            inside = own(node.body)
            yield from (n.id for n in inside if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Load))
