"""Which names a piece of Python binds, needs and documents, read from its source without running it."""

import ast
import builtins
import symtable
from collections.abc import Iterator

FUNCTIONS = ast.FunctionDef | ast.AsyncFunctionDef
#: How lines begin that check nothing.
IDLE = ("#", "import ", "from ")


def has_code(source: str) -> bool:
    """Whether there is more than comments and imports; the source may be a part of a cell, indented and incomplete.

    >>> has_code("# nothing"), has_code("    assert True")
    (False, True)
    """
    return any(line.strip() and not line.lstrip().startswith(IDLE) for line in source.splitlines())


def is_python(source: str) -> bool:
    """Whether this is plain Python: no magics, no syntax error.

    >>> is_python("x = 1"), is_python("%time x = 1")
    (True, False)
    """
    try:
        ast.parse(source)
    except (SyntaxError, ValueError):
        return False
    return True


def bound(source: str) -> set[str]:
    """Names bound at the top level: assignments, imports, definitions, loop variables.

    >>> sorted(bound("import numpy as np\\nfor i in range(3):\\n    x = i"))
    ['i', 'np', 'x']
    """
    table = symtable.symtable(source, "<cell>", "exec")
    return {s.get_name() for s in table.get_symbols() if s.is_assigned() or s.is_imported() or s.is_namespace()}


def defined(source: str) -> set[str]:
    """As ``bound`` without imports, which two cells may well repeat."""
    table = symtable.symtable(source, "<cell>", "exec")
    return {s.get_name() for s in table.get_symbols() if (s.is_assigned() or s.is_namespace()) and not s.is_imported()}


def needed(source: str) -> set[str]:
    """Names that must come from outside: used anywhere, bound nowhere at the top level, not built in.

    >>> sorted(needed("def f():\\n    return np.mean(y)\\ny = len([f() for f in fs])"))
    ['fs', 'np']
    """
    top = symtable.symtable(source, "<cell>", "exec")
    return {name for name in _used(top) if name not in bound(source) and not hasattr(builtins, name)} - {"__name__"}


def _used(table: symtable.SymbolTable) -> Iterator[str]:
    for symbol in table.get_symbols():
        if symbol.is_referenced() and (table.get_type() == "module" or symbol.is_global()):
            yield symbol.get_name()
    for child in table.get_children():
        yield from _used(child)


def undocumented(source: str) -> Iterator[tuple[str, str]]:
    """(name, what it lacks) of each public function and class defined at the top level.

    >>> list(undocumented("def f(x): return x"))
    [('f', 'docstring'), ('f', 'type hints')]
    """
    for node in ast.parse(source).body:
        if isinstance(node, FUNCTIONS | ast.ClassDef) and not node.name.startswith("_"):
            if not ast.get_docstring(node):
                yield node.name, "docstring"
            if isinstance(node, FUNCTIONS) and not _hinted(node):
                yield node.name, "type hints"


def _hinted(function: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    arguments = [*function.args.posonlyargs, *function.args.args, *function.args.kwonlyargs]
    return function.returns is not None and all(a.annotation is not None for a in arguments)
