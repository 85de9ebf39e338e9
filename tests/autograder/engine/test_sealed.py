"""Judged apart: a test's trouble costs its own cell only, and no later cell can show what a test revealed."""

import pytest

from autograder.errors import AuthorError
from autograder.records import Code, Limits
from tests.autograder.engine.cells import text

SHORT = Limits(cell_seconds=1.5, notebook_seconds=60.0)
DOUBLE = "def double(x):\n    return 2 * x"
BASICS = "assert double(2) == 4"
EDGES = "### BEGIN HIDDEN TESTS\nassert double(-7) == -14\n### END HIDDEN TESTS"


def cells(answer, *rest):
    """A notebook: set-up, the answer, two tests cells, and learner's cells after them."""
    return (
        Code(name="setup", source="import math", origin="instructor"),
        Code(name="double", source=answer),
        Code(name="basics", source=BASICS, graded=True, origin="instructor"),
        Code(name="edges", source=EDGES, graded=True, origin="instructor"),
        *(Code(name=f"own{i}", source=source) for i, source in enumerate(rest)),
    )


@pytest.fixture(scope="module")
def reference(engine):
    return engine.reference(cells(DOUBLE))


@pytest.fixture
def judged(engine, reference):
    def judge(answer, *rest, limits=SHORT):
        return engine.execute(cells(answer, *rest), reference=reference, limits=limits)

    return judge


def outcomes(execution):
    return [execution.result(name).outcome for name in ("basics", "edges")]


def test_a_right_answer_passes_and_a_wrong_one_fails_where_it_is_wrong(judged):
    assert outcomes(judged(DOUBLE)) == ["passed", "passed"]
    assert outcomes(judged("def double(x):\n    return abs(2 * x)")) == ["passed", "failed"]


def test_the_learner_reads_what_a_visible_line_said_but_not_what_a_hidden_one_saw(judged):
    visible = judged("def double(x):\n    raise ValueError(f'got {x}')").result("basics")
    hidden = judged("def double(x):\n    if x < 0: raise ValueError(f'got {x}')\n    return 2 * x").result("edges")
    assert visible.message == "ValueError: got 2"
    assert "-7" not in hidden.message
    assert "-7" not in str(hidden.outputs)
    assert "-7" in hidden.detail  # the instructor may know


@pytest.mark.parametrize(
    "stash",
    [
        "seen = []\ndef double(x):\n    seen.append(x)\n    return 2 * x",
        "def double(x, seen=[]):\n    seen.append(x)\n    return 2 * x\nseen = double.__defaults__[0]",
        "def double(x):\n    open('seen', 'a').write(str(x))\n    return 2 * x",
    ],
    ids=["a global", "a default", "a file"],
)
def test_what_a_hidden_test_revealed_cannot_be_shown_by_a_later_cell(judged, stash):
    execution = judged(stash, "try:\n    print(seen)\nexcept NameError:\n    print(open('seen').read())")
    assert outcomes(execution) == ["passed", "passed"]
    assert "-7" not in str(execution.result("own0"))


@pytest.mark.parametrize("end", ["import os; os._exit(0)", "import ctypes; ctypes.string_at(0)"])
def test_an_answer_that_ends_its_process_costs_that_tests_cell_only(judged, end):
    execution = judged(f"def double(x):\n    if x == 2:\n        {end}\n    return 2 * x", "print('alive')")
    assert outcomes(execution) == ["failed", "passed"]
    assert "ended" in execution.result("basics").message
    assert text(execution.result("own0").outputs[0]) == "alive\n"


@pytest.mark.parametrize("hang", ["while True: pass", "import re; re.match('(a*)*b', 'a' * 60)"])
def test_an_answer_that_never_returns_costs_that_tests_cell_only(judged, hang):
    execution = judged(f"def double(x):\n    if x == 2:\n        {hang}\n    return 2 * x")
    assert outcomes(execution) == ["failed", "passed"]
    assert execution.result("basics").message == "This check took longer than 1.5 s and was stopped."


def test_learners_cells_run_once_and_show_what_they_show_in_a_kernel(engine, judged):
    own = "n = globals().get('n', 0) + 1\nprint(n)\nn"
    apart, together = judged(DOUBLE, own, own), engine.execute(cells(DOUBLE, own, own))
    assert [r.outputs for r in apart.results if r.name.startswith("own")] == [
        r.outputs for r in together.results if r.name.startswith("own")
    ]
    assert text(apart.result("own1").outputs[0]) == "2\n"


def test_a_learner_cell_that_kills_the_process_leaves_the_rest_to_a_fresh_one(judged):
    execution = judged(DOUBLE + "\nkept = 5", "import os; os._exit(1)", "print(kept)")
    assert outcomes(execution) == ["passed", "passed"]
    assert (execution.result("own0").outcome, text(execution.result("own1").outputs[0])) == ("failed", "5\n")


def test_the_tests_are_the_sources_whatever_the_submission_says(engine, reference):
    forged = [Code(name=c.name, source="pass" if c.graded else c.source, graded=c.graded) for c in cells("double = 0")]
    assert outcomes(engine.execute(forged, reference=reference)) == ["failed", "failed"]


def test_a_missing_answer_is_said_to_be_missing(judged):
    execution = judged("pass")
    assert outcomes(execution) == ["failed", "failed"]
    assert "double" in execution.result("basics").message


def test_a_reference_that_fails_its_own_test_is_the_authors_fault(engine):
    with pytest.raises(AuthorError, match="basics"):
        engine.reference(cells("def double(x):\n    return x"))


def test_a_notebook_without_time_left_is_skipped_and_earns_nothing(judged):
    execution = judged("import time; time.sleep(9)", limits=Limits(cell_seconds=5.0, notebook_seconds=0.5))
    assert outcomes(execution) == ["skipped", "skipped"]


TIMED = "from course.checks import faster_than\ndef loop(n):\n    return sum(i % 7 for i in range(n))\n"
LIE = "import time\ntime.thread_time = lambda: 0.0\n"


@pytest.mark.parametrize(
    ("answer", "outcome"), [("return n", "passed"), ("return sum(i % 7 for i in range(n))", "failed")]
)
@pytest.mark.parametrize("lie", ["", LIE])
def test_an_answer_does_not_become_fast_by_saying_so(engine, answer, outcome, lie):
    def notebook(body, prefix=""):
        source = f"{TIMED}faster_than(quick, loop, 300_000, factor=3)"
        tests = Code(name="fast", source=source, graded=True, origin="instructor")
        return [Code(name="answer", source=f"{prefix}def quick(n):\n    {body}"), tests]

    reference = engine.reference(notebook("return n"))
    result = engine.execute(notebook(answer, lie), reference=reference).result("fast")
    assert result.outcome == outcome
    assert result.misconception == ("slow" if outcome == "failed" else "")
