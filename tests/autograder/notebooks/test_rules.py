"""Each rule speaks when a topic breaks it, and only then."""

import copy
from dataclasses import replace

import nbformat
import pytest

from autograder.gradebook.release import released
from autograder.notebooks import RULES, Topic, assemble, check, code_cells, parse
from autograder.records import CellResult, Execution

TEXT = '''\
# %% [markdown]
# # A topic
# Some prose.

# %% readonly setup
import numpy as np

# %%
figures.show(fig, alt="…")

# %% solution double
def double(x: float) -> float:
    """Twice x."""
    ### BEGIN SOLUTION
    factor = 2
    ### END SOLUTION
    y = x
    ### BEGIN SOLUTION
    return factor * y
    ### END SOLUTION

# %% tests double-basics points=12
from course.checks import same
for k in range(3):
    same(double(k), k + k)
    ### BEGIN HIDDEN TESTS
    same(double(-k), -k - k)
    ### END HIDDEN TESTS

# %% solution halve
def halve(x: float) -> float:
    """Half of x."""
    ### BEGIN SOLUTION
    return x / 2
    ### END SOLUTION

# %% tests halve-basics points=8
from course.checks import same
same(halve(4), 2.0)
### BEGIN HIDDEN TESTS
same(halve(3), 1.5)
### END HIDDEN TESTS

# %% [markdown] manual reflection points=5
# What did you see?
# ### BEGIN SOLUTION
# Twice as much.
# ### END SOLUTION

# %% [markdown] logbook
# Hours:
'''
IMAGE = '<img alt="A straight line through the origin." src="data:image/svg+xml;base64,AA==">'
FIGURE = {"output_type": "display_data", "data": {"text/html": IMAGE, "text/plain": "Figure"}, "metadata": {}}


def topic(folder, text=TEXT, shown=(FIGURE, FIGURE), points=None):
    """A topic as `autograder check` sees it; ``shown`` are the outputs of its worked example."""
    path = folder / "topic.py"
    path.write_text(text, encoding="utf-8")
    notebook = parse(path, ("double", "halve", "third"))
    results = [
        CellResult(name=c.name, outcome="passed", outputs=shown * (c.name[:4] == "line")) for c in code_cells(notebook)
    ]
    built = assemble(notebook, Execution(results=tuple(results)))
    return Topic(notebook=notebook, built=built, released=released(built), points=points or {"double": 12, "halve": 8})


def broken(topic):
    return {(problem.rule, problem.skill, problem.what) for problem in check(topic)}


def test_a_good_topic_breaks_no_rule(tmp_path):
    assert check(topic(tmp_path)) == ()


CHANGES = [
    ("same(halve(4), 2.0)\n", "", "skills", "halve", "halve has no visible check."),
    ("same(halve(3), 1.5)", "# later", "skills", "halve", "halve has no hidden check."),
    ("points=8", "points=7", "points", "", "halve earns 7 points, the syllabus says 8."),
    ("points=8", "points=7", "points", "", "the tests cells earn 19 points, a topic has 20."),
    ("points=5", "points=4", "points", "", "the manual cells earn 4 points, a topic has 5."),
    ('    """Half of x."""\n', "", "documented", "halve", "halve has no docstring."),
    ("halve(x: float)", "halve(x)", "documented", "halve", "halve has no type hints."),
    ("same(halve(4)", "same(halve(np.int64(4))", "stand-alone", "halve", "halve-basics uses 'np', which it neither builds nor imports."),
    ("same(halve(4)", "same(double(4)", "stand-alone", "halve", "halve-basics uses 'double', which it neither builds nor imports."),
    ("same(halve(4)", "same(halve(k)", "stand-alone", "halve", "halve-basics uses 'k', which it neither builds nor imports."),
    ("def halve", "def double(): ...\n\ndef halve", "bound-once", "halve", "'double' is defined by double too."),
    ("same(halve(4)", "halve = 1\nsame(halve(4)", "bound-once", "halve", "halve-basics rebinds 'halve', the learner's answer."),
    ("same(halve(4)", "for double in []: pass\nsame(halve(4)", "bound-once", "halve", "halve-basics rebinds 'double', the learner's answer."),
    ("figures.show(", "files = !ls\n(", "closed", "", "'files = !' runs a shell."),
    ("figures.show(", "%sx ls\n(", "closed", "", "'%sx' runs a shell."),
    ("figures.show(", "import os; os.system('ls')\n(", "closed", "", "'os.system' runs a shell."),
    ("figures.show(", "import urllib.request\n(", "closed", "", "'import urllib' needs the network."),
    ("figures.show(", "fetch_openml('x')\n(", "closed", "", "'fetch_openml(' needs the network."),
    ("figures.show(", "open('/etc/passwd')\n(", "closed", "", "\"open('/\" reads an absolute path."),
    ("Some prose.", "word " * 1500, "words", "", "1508 words of prose, at most 1500."),
    ("# # A topic\n", "", "anatomy", "", "the notebook does not begin with its title."),
    ("# %% [markdown] logbook", "# %% [markdown]", "anatomy", "", "0 logbook cells, a topic has one."),
    ("Some prose.", "![](plot.png)", "alt-text", "", "a picture in the prose has none."),
    ("    return x / 2", "    return x / = 2", "python", "halve", "halve is not plain Python."),
    ("import numpy as np", "# %matplotlib inline", "python", "", "setup is not plain Python."),
    ("    same(double(k), k + k)\n", "", "python", "double", "double-basics is not Python any more without its hidden tests."),
    ("Some prose.", "Write `return x / 2`.", "secrets", "halve", "the marked part of halve is still in the release."),
    ("Some prose.", "Write `return factor * y`.", "secrets", "double", "the marked part of double is still in the release."),
    ("Some prose.", "Twice as much.", "secrets", "", "the marked part of reflection is still in the release."),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "problem"), [(*c[:2], c[2:]) for c in CHANGES])
def test_a_change_breaks_its_rule(tmp_path, old, new, problem):
    assert old in TEXT
    assert problem in broken(topic(tmp_path, TEXT.replace(old, new)))


def test_a_skill_of_the_syllabus_needs_its_exercise(tmp_path):
    found = broken(topic(tmp_path, points={"double": 12, "halve": 8, "third": 1}))
    assert ("skills", "", "the skill 'third' of the syllabus has no solution cell.") in found


def bare(image="", mime="text/html"):
    return {"output_type": "display_data", "data": {mime: image}, "metadata": {}}


OUTPUTS = [
    ((FIGURE,), "anatomy", "1 figures, a topic has at least 2."),
    ((bare("AA", "image/png"),), "alt-text", "has none: use figures.show(fig, alt=…)."),
    ((bare("<svg/>", "image/svg+xml"),), "alt-text", "has none: use figures.show(fig, alt=…)."),
    ((bare('<img src="x">'),), "alt-text", "has too short a text."),
    ((bare('<img alt="A plot." src="x">'),), "alt-text", "has too short a text."),
    (({"output_type": "stream", "name": "stderr", "text": "x.py:1: Odd\n  y\n"},), "warnings", "printed:   y"),
    (({"output_type": "stream", "name": "stderr", "text": "\n"},), "warnings", "printed: "),
    (({"output_type": "error", "ename": "KeyError", "evalue": "1\n2", "traceback": []},), "warnings", "printed: 2"),
    (({"output_type": "error", "ename": "StopIteration", "evalue": "", "traceback": []},), "warnings", "printed: StopIteration"),
]  # fmt: skip


@pytest.mark.parametrize(("shown", "rule", "end"), OUTPUTS)
def test_the_outputs_of_the_built_notebook_are_looked_at(tmp_path, shown, rule, end):
    found = broken(topic(tmp_path, shown=shown))
    assert any(problem[0] == rule and problem[2].endswith(end) for problem in found), found


def test_a_release_that_kept_a_marker_an_output_or_lost_a_cell_is_reported(tmp_path):
    good = topic(tmp_path)
    page = copy.deepcopy(good.released)
    tests = next(cell for cell in page.cells if cell.id == "halve-basics")
    tests.source += "\n### BEGIN HIDDEN TESTS"
    tests.outputs = [nbformat.v4.new_output("stream", text="2.0")]
    page.cells = [cell for cell in page.cells if cell.id != "double"]
    assert broken(replace(good, released=page)) == {
        ("secrets", "double", "double is missing in the release."),
        ("secrets", "halve", "a marker of halve-basics is still in the release."),
        ("secrets", "", "the release holds outputs of the reference solution."),
    }


def test_problems_name_the_line_of_their_cell(tmp_path):
    (problem,) = check(topic(tmp_path, TEXT.replace("halve(x: float)", "halve(x)")))
    assert (problem.topic, problem.line) == ("topic", TEXT.splitlines().index("# %% solution halve") + 1)


@pytest.mark.parametrize("harmless", ["assert x \\\n    != 1", "requested = 1", "open('data.csv')", "text = 'wow!'"])
def test_what_only_looks_like_a_shell_or_a_network_is_allowed(tmp_path, harmless):
    assert check(topic(tmp_path, TEXT.replace("import numpy as np", f"x = 2\n{harmless}"))) == ()


def test_every_rule_says_in_a_sentence_what_it_asks_for():
    assert all(rule.__doc__ and rule.__doc__.endswith(".") for rule in RULES)
