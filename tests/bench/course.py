"""The course that is graded in the benchmark: it imports the usual stack and computes little."""

import shutil
from pathlib import Path

import nbformat
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from tests.autograder.nbcourse import PYTHON, checks_cell, marked, write

NAME = "models"
SETUP = """import numpy as np
import pandas as pd
from sklearn.linear_model import LinearRegression
from sklearn.metrics import mean_squared_error"""
#: name → (answer, visible test, hidden test)
EXERCISES = {
    "centre": (
        "def centre(X):\n    return X - X.mean(axis=0)",
        "np.testing.assert_allclose(centre(np.array([[1.0, 2.0], [3.0, 6.0]])), [[-1, -2], [1, 2]])",
        "X = np.random.default_rng(1).normal(size=(50, 4))\nnp.testing.assert_allclose(centre(X).mean(axis=0), 0, atol=1e-12)",
    ),
    "totals": (
        "def totals(df, by, what):\n    return df.groupby(by)[what].sum().to_dict()",
        "df = pd.DataFrame({'k': ['a', 'b', 'a'], 'v': [1, 2, 3]})\nassert totals(df, 'k', 'v') == {'a': 4, 'b': 2}",
        "assert totals(pd.DataFrame({'k': [], 'v': []}), 'k', 'v') == {}",
    ),
    "fit_line": (
        (
            "def fit_line(x, y):\n    model = LinearRegression().fit(x.reshape(-1, 1), y)\n"
            "    return float(model.coef_[0]), float(model.intercept_)"
        ),
        "x = np.arange(5.0)\nnp.testing.assert_allclose(fit_line(x, 2 * x + 1), (2, 1))",
        (
            "rng = np.random.default_rng(2)\nx = rng.normal(size=30)\n"
            "np.testing.assert_allclose(fit_line(x, 1 - 3 * x), (-3, 1), atol=1e-9)"
        ),
    ),
    "rmse": (
        "def rmse(y, p):\n    return float(np.sqrt(mean_squared_error(y, p)))",
        "assert rmse([1, 2, 3], [1, 2, 3]) == 0",
        "assert abs(rmse([0, 0], [3, 4]) - 12.5**0.5) < 1e-12",
    ),
    "missing": (
        "def missing(df):\n    return df.isna().sum().sort_values(ascending=False)",
        "df = pd.DataFrame({'a': [1, None], 'b': [None, None]})\nassert missing(df).to_dict() == {'b': 2, 'a': 1}",
        "assert list(missing(pd.DataFrame({'a': [1.0], 'b': [None]})).index) == ['b', 'a']",
    ),
    "running": (
        "def running(values):\n    total = 0\n    for value in values:\n        total += value\n        yield total",
        "assert list(running([1, 2, 3])) == [1, 3, 6]",
        "assert list(running([])) == []\nassert next(running(iter([5, 6]))) == 5",
    ),
    "Standardizer": (
        (
            "class Standardizer:\n    def fit(self, X):\n        self.mean_, self.scale_ = X.mean(0), X.std(0)\n"
            "        return self\n\n    def transform(self, X):\n        return (X - self.mean_) / self.scale_"
        ),
        "X = np.array([[0.0], [2.0]])\nnp.testing.assert_allclose(Standardizer().fit(X).transform(X), [[-1], [1]])",
        (
            "X = np.random.default_rng(3).normal(3, 2, size=(40, 3))\n"
            "Z = Standardizer().fit(X).transform(X)\nnp.testing.assert_allclose(Z.std(axis=0), 1)"
        ),
    ),
}


def source(times: int = 1) -> nbformat.NotebookNode:
    """The source notebook; with ``times`` the same exercises again and again."""
    cells = [new_markdown_cell("# Models"), marked(new_code_cell(SETUP), "setup", locked=True)]
    for number in range(times):
        for name, (answer, visible, hidden) in EXERCISES.items():
            text = f"### BEGIN SOLUTION\n{answer}\n### END SOLUTION"
            checks = f"{visible}\n### BEGIN HIDDEN TESTS\n{hidden}\n### END HIDDEN TESTS"
            cells.append(marked(new_code_cell(text), f"{name}{number}", solution=True))
            cells.append(checks_cell(f"{name}{number}-tests", checks, 1))
    for index, cell in enumerate(cells):
        cell["id"] = f"c{index}"
    return new_notebook(cells=cells, metadata={"kernelspec": PYTHON})


def lay(root: Path, students: int, times: int = 1) -> Path:
    """A course folder with its source and that many submissions, all right, none the same."""
    notebook = source(times)
    write(root / "source" / NAME / f"{NAME}.ipynb", notebook)
    (root / "nbgrader_config.py").write_text("c = get_config()\nc.CourseDirectory.course_id = 'bench'\n")
    for number in range(students):
        answered = nbformat.from_dict(notebook)
        for cell in answered.cells:
            if cell.metadata.get("nbgrader", {}).get("solution"):
                cell.source = cell.source.replace("### BEGIN SOLUTION", f"# student {number}").replace(
                    "### END SOLUTION", ""
                )
        write(root / "submitted" / f"s{number:04}" / NAME / f"{NAME}.ipynb", answered)
    return root


def fresh(template: Path, to: Path) -> Path:
    """A copy of a generated course, with nothing graded."""
    shutil.copytree(template, to)
    return to
