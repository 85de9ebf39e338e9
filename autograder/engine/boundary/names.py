"""Names in a cell's text: which it binds, which it reads."""

import ast
import re
from collections.abc import Iterable, Iterator

from IPython.core.inputtransformer2 import TransformerManager

#: Magics around code that binds names as if they were not there.
_TIMED = re.compile(r"^%%(time|capture)\b.*\n|^%time +", re.MULTILINE)
SCOPES = (
    ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda,
    ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp,
)  # fmt: skip


def parsed(source: str) -> ast.Module:
    """The cell as Python; an empty module if it is none (its run will say so)."""
    try:
        return ast.parse(str(TransformerManager().transform_cell(_TIMED.sub("", source))))
    except (SyntaxError, ValueError, RecursionError):
        return ast.Module(body=[], type_ignores=[])


def bound(tree: ast.Module) -> set[str]:
    """Names that the cell binds at module level."""
    return {name for node in own(tree.body) for name in _names(node)}


def own(body: Iterable[ast.AST]) -> Iterator[ast.AST]:
    """The nodes outside of functions and classes; those themselves included."""
    for node in body:
        yield node
        yield from own(_outer(node) if isinstance(node, SCOPES) else ast.iter_child_nodes(node))


def _outer(node: ast.AST) -> Iterator[ast.AST]:
    """What of a function, class or comprehension is evaluated where it stands, and not inside of it."""
    match node:
        case ast.FunctionDef(args=args) | ast.AsyncFunctionDef(args=args) | ast.Lambda(args=args):
            every = (*args.posonlyargs, *args.args, args.vararg, *args.kwonlyargs, args.kwarg)
            yield from (arg.annotation for arg in every if arg is not None and arg.annotation is not None)
            yield from (default for default in (*args.defaults, *args.kw_defaults) if default is not None)
            yield from getattr(node, "decorator_list", ())
            yield from [returns] if (returns := getattr(node, "returns", None)) is not None else []
        case ast.ClassDef():
            yield from (*node.decorator_list, *node.bases, *(keyword.value for keyword in node.keywords))
        case ast.ListComp() | ast.SetComp() | ast.DictComp() | ast.GeneratorExp():
            yield node.generators[0].iter


def _names(node: ast.AST) -> Iterator[str]:
    match node:
        case ast.Name(id=name, ctx=ast.Store()):
            yield name
        case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) | ast.ClassDef(name=name):
            yield name
        case ast.Import(names=aliases):
            yield from ((alias.asname or alias.name).split(".")[0] for alias in aliases)
        case ast.ImportFrom(names=aliases):
            yield from (alias.asname or alias.name for alias in aliases if alias.name != "*")
        case ast.ExceptHandler(name=str(name)) | ast.MatchAs(name=str(name)) | ast.MatchStar(name=str(name)):
            yield name
