"""Annotations as text, and what the text means: a few forms, read and never run."""

import ast
import builtins
import inspect
import operator
import sys
import types
import typing
from functools import reduce
from typing import Any

MODULES = {
    "typing",
    "collections.abc",
    "numpy",
    "numpy.typing",
    "pandas",
    "datetime",
    "decimal",
    "fractions",
    "pathlib",
}
ALIASES = {"np": "numpy", "pd": "pandas"}
LONGEST = 500


class Written:
    """An annotation as it is written; its meaning stays on the other side."""

    def __init__(self, text: str) -> None:
        self.text = text

    def __repr__(self) -> str:
        return self.text

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Written) and self.text == other.text

    def __hash__(self) -> int:
        return hash(self.text)


class _UnknownError(Exception):
    """A form that is not read."""


def text(annotation: Any) -> str:
    """The annotation as it would be written; nothing if there is none."""
    return "" if annotation is inspect.Signature.empty else inspect.formatannotation(annotation)


def meaning(written: str) -> Any:
    """The type that ``written`` names, built from classes that are known here; else something that says so.

    >>> meaning("list[int]"), meaning("Optional[float]"), meaning("__import__('os')")
    (list[int], typing.Optional[float], __import__('os'))
    """
    if len(written) > LONGEST:
        return Written(written)
    try:
        return _read(ast.parse(written, mode="eval").body)
    except (_UnknownError, SyntaxError, ValueError, TypeError, RecursionError, MemoryError):
        return Written(written)


def _read(node: ast.expr) -> Any:
    match node:
        case ast.Constant(value=value) if value is None or value is Ellipsis or isinstance(value, str | int):
            return value
        case ast.Name(id=name):
            return _class(vars(builtins).get(name, getattr(typing, name, None)))
        case ast.Attribute():
            return _class(_attribute(ast.unparse(node)))
        case ast.Subscript(value=value, slice=part):
            return _read(value)[_read(part)]
        case ast.BinOp(left=left, op=ast.BitOr(), right=right):
            return reduce(operator.or_, (_read(left), _read(right)))
        case ast.Tuple(elts=parts) | ast.List(elts=parts):
            return (tuple if isinstance(node, ast.Tuple) else list)(map(_read, parts))
    raise _UnknownError


def _attribute(path: str) -> Any:
    module, _, name = path.rpartition(".")
    module = ALIASES.get(module, module)
    if module not in MODULES or module not in sys.modules:
        raise _UnknownError
    return vars(sys.modules[module]).get(name)


def _class(found: Any) -> Any:
    known = isinstance(found, type | types.GenericAlias) or type(found).__module__ == "typing"
    if not known:
        raise _UnknownError
    return found
