"""Small changes to a reference solution: the mistakes that tests should notice.

The operators are the classic ones of mutation testing (Jia and Harman, 2011): arithmetic, comparison, boundary, logic,
constant, branch, return value, deleted statement, dropped keyword, swapped function.
"""

import ast
import copy
import difflib
import itertools
from collections.abc import Callable, Collection, Iterator

from autograder.records import Answer

ARITHMETIC: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Div,
    ast.Div: ast.Mult,
    ast.FloorDiv: ast.Div,
    ast.Mod: ast.Mult,
    ast.Pow: ast.Mult,
    ast.BitAnd: ast.BitOr,
    ast.BitOr: ast.BitAnd,
    ast.LShift: ast.RShift,
    ast.RShift: ast.LShift,
}
COMPARISON: dict[type[ast.cmpop], tuple[type[ast.cmpop], ...]] = {
    ast.Lt: (ast.LtE, ast.Gt),
    ast.LtE: (ast.Lt, ast.Gt),
    ast.Gt: (ast.GtE, ast.Lt),
    ast.GtE: (ast.Gt, ast.Lt),
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
}
TWINS = (
    ("min", "max"),
    ("argmin", "argmax"),
    ("minimum", "maximum"),
    ("nanmin", "nanmax"),
    ("any", "all"),
    ("zeros", "ones"),
    ("floor", "ceil"),
    ("sum", "mean"),
    ("union", "intersection"),
    ("append", "extend"),
)
TWIN = {a: b for pair in TWINS for a, b in (pair, pair[::-1])}

Place = tuple[ast.AST, str, int | None]


def mutants(topic: str, skill: str, source: str) -> tuple[Answer, ...]:
    """All mutants of a solution cell, each named by its change, without repetition."""
    tree = _without_docstrings(ast.parse(source))
    before = ast.unparse(tree)
    found: dict[str, str] = {}
    for place, node in list(_places(tree)):
        for change in CHANGES:
            for other in change(node):
                after = _replaced(tree, place, other)
                if after != before and after not in found:
                    found[after] = _unused(_describe(before, after), found.values())
    return tuple(
        Answer(topic=topic, skill=skill, kind="mutant", name=name, source=after) for after, name in found.items()
    )


def _unused(name: str, taken: Collection[str]) -> str:
    """The same change to two equal lines is two mutants: the second is numbered."""
    numbered = (f"{name}  (no. {number})" for number in itertools.count(2))
    return next(candidate for candidate in itertools.chain([name], numbered) if candidate not in taken)


def _without_docstrings(tree: ast.Module) -> ast.Module:
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and ast.get_docstring(node):
            node.body = node.body[1:] or [ast.Pass()]
    return ast.fix_missing_locations(tree)


def _places(tree: ast.AST) -> Iterator[tuple[Place, ast.AST]]:
    """Every node that runs, with where it hangs; annotations, messages and imports do not count."""
    for field, value in ast.iter_fields(tree):
        if field in ("annotation", "returns", "type_comment", "msg"):
            continue
        for index, node in enumerate(value) if isinstance(value, list) else [(None, value)]:
            if not isinstance(node, ast.AST) or isinstance(node, ast.Import | ast.ImportFrom):
                continue
            yield (tree, field, index), node
            if not _is_message(node):
                yield from _places(node)


def _is_message(node: ast.AST) -> bool:
    """Raising and warning: that it happens is behaviour, its words are not."""
    match node:
        case ast.Raise() | ast.Expr(value=ast.Call(func=ast.Name(id="warn") | ast.Attribute(attr="warn"))):
            return True
    return False


def _replaced(tree: ast.Module, place: Place, other: ast.AST) -> str:
    parent, field, index = place
    if index is None:
        kept = getattr(parent, field)
        setattr(parent, field, other)
        text = ast.unparse(ast.fix_missing_locations(tree))
        setattr(parent, field, kept)
        return text
    items = getattr(parent, field)
    kept, items[index] = items[index], other
    text = ast.unparse(ast.fix_missing_locations(tree))
    items[index] = kept
    return text


def _describe(before: str, after: str) -> str:
    lines = list(difflib.unified_diff(before.splitlines(), after.splitlines(), lineterm="", n=0))[2:]
    gone = " ; ".join(line[1:].strip() for line in lines if line.startswith("-"))
    come = " ; ".join(line[1:].strip() for line in lines if line.startswith("+"))
    return f"{gone}  =>  {come}"


def _with(node: ast.AST, **fields: object) -> ast.AST:
    other = copy.copy(node)
    for name, value in fields.items():
        setattr(other, name, value)
    return other


def operators(node: ast.AST) -> Iterator[ast.AST]:
    """Another arithmetic or logical operator, or none."""
    match node:
        case ast.BinOp(op=op) | ast.AugAssign(op=op) if type(op) in ARITHMETIC:
            yield _with(node, op=ARITHMETIC[type(op)]())
        case ast.UnaryOp(op=ast.USub() | ast.Not() | ast.Invert(), operand=operand):
            yield operand
        case ast.BoolOp(op=op):
            yield _with(node, op=ast.Or() if isinstance(op, ast.And) else ast.And())


def comparisons(node: ast.AST) -> Iterator[ast.AST]:
    """A neighbouring or opposite comparison."""
    if isinstance(node, ast.Compare):
        for index, op in enumerate(node.ops):
            for other in COMPARISON[type(op)]:
                yield _with(node, ops=[*node.ops[:index], other(), *node.ops[index + 1 :]])


def constants(node: ast.AST) -> Iterator[ast.AST]:
    """A neighbouring number, the other truth value, another text."""
    if not isinstance(node, ast.Constant):
        return
    value = node.value
    if isinstance(value, bool):
        yield ast.Constant(not value)
    elif isinstance(value, int):
        yield from (ast.Constant(value + 1), ast.Constant(value - 1))
    elif isinstance(value, float):
        yield from (ast.Constant(value + 1.0), ast.Constant(value * 2.0))
    elif isinstance(value, str) and value:
        yield ast.Constant(value + "x")


def branches(node: ast.AST) -> Iterator[ast.AST]:
    """A condition that is always or never true."""
    if isinstance(node, ast.If | ast.IfExp):
        yield from (_with(node, test=ast.Constant(True)), _with(node, test=ast.Constant(False)))
    elif isinstance(node, ast.While):
        yield _with(node, test=ast.Constant(False))


def returns(node: ast.AST) -> Iterator[ast.AST]:
    """A return or yield without its value."""
    if isinstance(node, ast.Return | ast.Yield) and node.value is not None:
        yield _with(node, value=ast.Constant(None))


def deletions(node: ast.AST) -> Iterator[ast.AST]:
    """A statement left out; first assignments stay, without them nothing runs."""
    match node:
        case ast.Expr(value=ast.Yield() | ast.YieldFrom()):
            return
        case ast.AugAssign() | ast.Raise() | ast.Break() | ast.Continue() | ast.Expr():
            yield ast.Pass()


def calls(node: ast.AST) -> Iterator[ast.AST]:
    """A keyword argument left out, or the function's twin called instead."""
    if not isinstance(node, ast.Call):
        return
    for index in range(len(node.keywords)):
        yield _with(node, keywords=node.keywords[:index] + node.keywords[index + 1 :])
    if isinstance(node.func, ast.Attribute) and node.func.attr in TWIN:
        yield _with(node, func=_with(node.func, attr=TWIN[node.func.attr]))
    elif isinstance(node.func, ast.Name) and node.func.id in TWIN:
        yield _with(node, func=_with(node.func, id=TWIN[node.func.id]))


def slices(node: ast.AST) -> Iterator[ast.AST]:
    """A slice without one of its bounds."""
    if isinstance(node, ast.Slice):
        for name in ("lower", "upper", "step"):
            if getattr(node, name) is not None:
                yield _with(node, **{name: None})


CHANGES: tuple[Callable[[ast.AST], Iterator[ast.AST]], ...] = (
    operators,
    comparisons,
    constants,
    branches,
    returns,
    deletions,
    calls,
    slices,
)
