"""What is known of a function's code on the other side: its signature, its source."""

import ast
import inspect
import linecache
import types
import warnings
from collections.abc import Iterator
from typing import Any

from autograder.engine.boundary import annotations

#: Characters of a cell that are worth sending for one of its functions.
LONGEST = 100_000
FACTS = ("co_flags", "co_argcount", "co_kwonlyargcount", "co_posonlyargcount", "co_varnames", "co_names", "co_freevars")


def facts(function: Any) -> dict[str, Any]:
    """Parameters, annotations as text, and the source of a function, as plain data."""
    found: dict[str, Any] = {"parameters": [], "returns": ""}
    code = getattr(function, "__code__", None)
    if isinstance(code, types.CodeType):
        found["code"] = {name: getattr(code, name) for name in FACTS}
        lines = linecache.getlines(code.co_filename)
        if sum(map(len, lines)) < LONGEST:
            found["source"] = ["".join(lines), code.co_firstlineno, code.co_name]
    try:
        seen = inspect.signature(function)
    except (TypeError, ValueError):
        return found
    found["parameters"] = [
        (p.name, int(p.kind), p.default is not p.empty, p.default, annotations.text(p.annotation))
        for p in seen.parameters.values()
    ]
    found["returns"] = annotations.text(seen.return_annotation)
    return found


def compiled(source: Any) -> types.CodeType | None:
    """The code of a function from the source of its cell, with lines that ``inspect`` finds; it is not run."""
    match source:
        case [str(text), int(line), str(name)] if 0 < len(text) < LONGEST:
            file = f"<the answer, {hash(text):x}>"
            try:
                with warnings.catch_warnings():
                    warnings.simplefilter("ignore")
                    module = compile(text, file, "exec", ast.PyCF_ALLOW_TOP_LEVEL_AWAIT, dont_inherit=True)
            except (SyntaxError, ValueError, RecursionError, MemoryError):
                return None
            linecache.cache[file] = (len(text), None, text.splitlines(keepends=True), file)
            return next((c for c in _codes(module) if (c.co_name, c.co_firstlineno) == (name, line)), None)
    return None


def _codes(code: types.CodeType) -> Iterator[types.CodeType]:
    for inner in code.co_consts:
        if isinstance(inner, types.CodeType):
            yield inner
            yield from _codes(inner)
