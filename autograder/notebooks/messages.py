"""What the checks of a cell say of each misconception, read from its source without running it."""

import ast
from collections.abc import Iterator


def messages(source: str) -> dict[str, str]:
    """Misconception → the sentence a learner with it reads, of every ``message(id, sentence)`` in a tests cell.

    What is put into a sentence at run time is shown as …; of a cell that is not plain Python nothing is known.

    >>> messages('with message("W1", f"Each of {n} columns was centred."):\\n    pass')
    {'W1': 'Each of … columns was centred.'}
    """
    try:
        tree = ast.parse(source)
    except (SyntaxError, ValueError):
        return {}
    found: dict[str, list[str]] = {}
    for name, sentence in _calls(tree):
        if sentence not in found.setdefault(name, []):
            found[name].append(sentence)
    return {name: " / ".join(sentences) for name, sentences in found.items()}


def _calls(tree: ast.AST) -> Iterator[tuple[str, str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and _name(node.func) == "message" and len(node.args) == 2:
            name, sentence = map(_text, node.args)
            if name and sentence:
                yield name, sentence


def _name(function: ast.expr) -> str:
    return (
        function.id if isinstance(function, ast.Name) else function.attr if isinstance(function, ast.Attribute) else ""
    )


def _text(node: ast.expr) -> str:
    if isinstance(node, ast.Constant):
        return node.value if isinstance(node.value, str) else ""
    if isinstance(node, ast.JoinedStr):
        return "".join(_text(part) or "…" for part in node.values)
    return ""
