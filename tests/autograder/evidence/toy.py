"""A small topic with one good exercise, its answer bank, and ways to make them worse."""

from pathlib import Path

from autograder.evidence import exercises, load_bank
from autograder.notebooks import parse

TEXT = '''\
# %% [markdown]
# # Toy

# %% readonly setup
import numpy as np

# %% solution center
def center(x):
    """The values minus their mean."""
    ### BEGIN SOLUTION
    x = np.asarray(x, dtype=float)
    if x.size == 0:
        raise ValueError("no values")
    return x - x.mean()
    ### END SOLUTION

# %% tests center-basics points=1
import numpy as np
from course.checks import close, message
with message("W1", "The mean was not subtracted."):
    close(center(np.array([1.0, 3.0])), np.array([-1.0, 1.0]))
### BEGIN HIDDEN TESTS
with message("W1", "The mean was not subtracted."):
    close(center(np.array([1.0, 4.0, 4.0])), np.array([-2.0, 1.0, 1.0]))
### END HIDDEN TESTS

# %% tests center-edge points=1
import numpy as np
from course.checks import raises, unchanged
### BEGIN HIDDEN TESTS
x = np.array([1.0, 2.0, 6.0])
with unchanged(x):
    center(x)
raises(ValueError, center, np.array([]))
### END HIDDEN TESTS

# %% solution double
def double(x):
    """Twice x."""
    ### BEGIN SOLUTION
    return 2 * x
    ### END SOLUTION

# %% tests double-basics points=1
from course.checks import message, same
same(double(2), 4)
### BEGIN HIDDEN TESTS
with message("W1", "The number was squared."):
    same(double(5), 10)
### END HIDDEN TESTS
'''

BANK = {
    "right_center.py": """
# %% loop
def center(x):
    x = [float(value) for value in x]
    if not x:
        raise ValueError
    return np.array([value - sum(x) / len(x) for value in x])

# %% average
def center(x):
    if not len(x):
        raise ValueError
    return x - np.average(x)
""",
    "wrong_center.py": """
# %% W1 nothing is subtracted
def center(x):
    if not len(x):
        raise ValueError
    return np.array(x, dtype=float)
""",
    "right_double.py": "# %% sum\ndef double(x): return x + x\n\n# %% shift\ndef double(x): return x << 1\n",
    "wrong_double.py": "# %% W1 square\ndef double(x): return x * x\n",
    "probes.py": """
import numpy as np

def center(answer, rng):
    return answer.center(rng.normal(size=rng.integers(0, 4)))
""",
}


def bank(folder: Path, **changes: str):
    """The toy's answer bank, its files changed or added by name without ending."""
    for name, text in (BANK | {f"{name}.py": text for name, text in changes.items()}).items():
        (folder / name).write_text(text, encoding="utf-8")
    return load_bank(folder, "toy", ("center", "double"))


def topic(folder: Path, *changes: tuple[str, str]):
    """The toy notebook and its exercises, with pieces of its text replaced."""
    text = TEXT
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    path = folder / "toy.py"
    path.write_text(text, encoding="utf-8")
    notebook = parse(path, ("center", "double"))
    blanks = {skill: f"def {skill}(x):\n    raise NotImplementedError" for skill in notebook.skills}
    return notebook, exercises(notebook, blanks)
