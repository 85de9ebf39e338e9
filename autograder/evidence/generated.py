"""Wrong answers that every exercise gets for free: the reference solution, spoilt in a general way.

Each is a wrapper around the reference. It prints MARK when it changed anything; an answer that never does so is the
reference itself (there was no array to turn into a column, say) and proves nothing.
"""

import ast

from autograder.evidence.exercise import Exercise
from autograder.records import Answer

MARK = "\x07spoilt\x07"

FRAME = f"""

def _spoil(original):
    import copy, functools
    import numpy as np
    import pandas as pd
    seen = []
    def changed(value):
        print({MARK!r})
        return value
    def alike(one, two):
        if isinstance(one, (list, tuple)) and isinstance(two, (list, tuple)):
            return len(one) == len(two) and all(map(alike, one, two))
        if all(isinstance(value, (float, np.ndarray)) and np.asarray(value).dtype.kind == "f" for value in (one, two)):
            size = np.max(np.abs(two), initial=0.0, where=np.isfinite(two))  # what rounding changes is no other answer
            return np.shape(one) == np.shape(two) and np.allclose(one, two, rtol=0, atol=1e-6 * size, equal_nan=True)
        try:
            np.testing.assert_equal(one, two)
        except AssertionError:
            return False
        return True
    @functools.wraps(original)
    def spoilt(*args, **kwargs):
%s
    return spoilt
%s = _spoil(%s)
"""

BODIES = {
    "none": """\
        original(*args, **kwargs)
        return changed(None)""",
    "hardcoded": """\
        if not seen:
            seen.append(copy.deepcopy(original(*args, **kwargs)))
            return copy.deepcopy(seen[0])
        return changed(copy.deepcopy(seen[0]))""",
    "column_vector": """\
        result = original(*args, **kwargs)
        one_dimensional = isinstance(result, np.ndarray) and result.ndim == 1
        return changed(result[:, None]) if one_dimensional else result""",
    "mutates": """\
        result = copy.deepcopy(original(*args, **kwargs))
        for value in (*args, *kwargs.values()):
            if isinstance(value, np.ndarray) and value.size and value.dtype.kind in 'iuf' and value.flags.writeable:
                value += 1
            elif isinstance(value, pd.DataFrame) and len(value):
                value['spoilt'] = 1
            elif isinstance(value, list) and value:
                value.append(value[0])
            elif isinstance(value, dict) and value:
                value['spoilt'] = 1
            else:
                continue
            return changed(result)
        return result""",
    "global_rng": """\
        result = original(*args, **kwargs)
        if any(isinstance(value, np.random.Generator) for value in (*args, *kwargs.values())):
            np.random.random()
            return changed(result)
        return result""",
    "wrong_axis": """\
        result = original(*args, **kwargs)
        if not (args and isinstance(args[0], np.ndarray) and args[0].ndim == 2):
            return result
        other = original(args[0].T, *args[1:], **kwargs)
        other = other.T if isinstance(other, np.ndarray) and other.ndim == 2 else other
        return result if alike(other, result) else changed(other)""",
}


def generated(exercise: Exercise) -> tuple[Answer, ...]:
    """The general wrong answers to an exercise whose answer is a plain function; none for a class."""
    source, skill = exercise.solution.source, exercise.skill
    definitions = {node.name: node for node in ast.parse(source).body if isinstance(node, ast.FunctionDef)}
    if skill not in definitions:
        return ()
    lazy = any(isinstance(node, ast.Yield | ast.YieldFrom) for node in ast.walk(definitions[skill]))
    return tuple(
        Answer(
            topic=exercise.topic,
            skill=skill,
            kind="generated",
            name=name,
            source=source + FRAME % (body, skill, skill),
            about=name.replace("_", " "),
        )
        for name, body in BODIES.items()
        if not (lazy and name == "hardcoded")  # a generator cannot be copied
    )
