"""What the checks of a cell say of each misconception, read from its source without running it."""

import ast
from collections.abc import Iterator, Mapping
from itertools import product

#: What a name stands for where a cell is read: the expression last assigned to it.
Known = dict[str, ast.expr]


def messages(source: str) -> dict[str, str]:
    """Misconception → the sentence a learner with it reads, of every ``message(id, sentence)`` in a tests cell.

    Both may be written out, stand in a name, or come from a loop over a table that is written out. What is put into a
    sentence at run time is shown as …; of a cell that is not plain Python nothing is known.

    >>> messages('with message("W1", f"Each of {n} columns was centred."):\\n    pass')
    {'W1': 'Each of … columns was centred.'}
    """
    try:
        tree = ast.parse(source)
    except (SyntaxError, ValueError):
        return {}
    found: dict[str, list[str]] = {}
    for name, sentence in _said(tree, {}):
        if sentence not in found.setdefault(name, []):
            found[name].append(sentence)
    return {name: " / ".join(sentences) for name, sentences in found.items()}


def _said(node: ast.AST, known: Known) -> Iterator[tuple[str, str]]:
    """(misconception, sentence) of each call below ``node``, in the order of the source."""
    match node:
        case ast.For():
            for turn in _turns(node, known):
                for statement in node.body:
                    yield from _said(statement, turn)
            return
        case ast.Assign(targets=[ast.Name(id=name)]):
            known[name] = node.value
        case ast.Call(func=ast.Name(id="message") | ast.Attribute(attr="message"), args=[name, sentence]):
            yield from product(_texts(name, known), _texts(sentence, known))
    for child in ast.iter_child_nodes(node):
        yield from _said(child, known)


def _turns(loop: ast.For, known: Known) -> Iterator[Known]:
    """What is known in each turn of a loop over a table that is written out; of another loop one turn is read."""
    for row in _rows(loop.iter, known) or (None,):
        match loop.target, row:
            case ast.Name(id=name), ast.expr():
                yield known | {name: row}
            case ast.Tuple(elts=targets), ast.Tuple(elts=values):
                pairs = zip(targets, values, strict=False)
                yield known | {target.id: value for target, value in pairs if isinstance(target, ast.Name)}
            case _:
                yield dict(known)


def _rows(table: ast.expr, known: Mapping[str, ast.expr]) -> list[ast.expr]:
    match _written_out(table, known):
        case ast.Tuple(elts=rows) | ast.List(elts=rows):
            return rows
        case ast.Call(func=ast.Attribute(value=value, attr="items"), args=[]):
            match _written_out(value, known):
                case ast.Dict(keys=keys, values=values):
                    pairs = zip(keys, values, strict=True)
                    return [ast.Tuple(elts=[key, value]) for key, value in pairs if key is not None]
    return []


def _texts(node: ast.expr, known: Mapping[str, ast.expr]) -> list[str]:
    """What an expression may say; nothing if it is not written out."""
    match _written_out(node, known):
        case ast.Constant(value=str(text)):
            return [text]
        case ast.JoinedStr(values=parts):
            return ["".join("".join(_texts(part, {})) or "…" for part in parts)]
        case ast.IfExp(body=one, orelse=other):
            return [*_texts(one, known), *_texts(other, known)]
    return []


def _written_out(node: ast.expr, known: Mapping[str, ast.expr]) -> ast.expr:
    """The expression that a name stands for, or a key in a table that is written out."""
    match node:
        case ast.Name(id=name) if name in known:
            rest = {other: value for other, value in known.items() if other != name}  # ``x = x + 1`` leads nowhere
            return _written_out(known[name], rest)
        case ast.Subscript(value=table, slice=key):
            match _written_out(table, known), _texts(key, known):
                case ast.Dict(keys=keys, values=values), [text]:
                    for one, value in zip(keys, values, strict=True):
                        if isinstance(one, ast.Constant) and one.value == text:
                            return _written_out(value, known)
    return node
