"""Outputs are recorded as a real kernel and nbclient would write them."""

import base64
import io

import nbformat
import numpy as np
import pytest
from matplotlib import image
from nbclient import NotebookClient

from autograder.engine.shell import CUT, Recorder, plain
from autograder.records import Code, Limits
from tests.autograder.engine.cells import outputs, run, text

AS_IN_JUPYTER = [
    "import sys\nprint('a')\nprint('b')",
    "print('c', file=sys.stderr)",
    "6 * 7",
    "6 * 7;",
    "_ + 1",
    "from IPython.display import HTML, display\ndisplay(HTML('<b>x</b>'), 5)\n'last'",
    "h = display(1, display_id='one')\nprint('between')\nh.update(2)",
    "display(3, display_id='twice'); display(4, display_id='twice')",
    "from IPython.display import clear_output, update_display\nupdate_display(0, display_id='nobody')",
    "print('gone'); clear_output(); print('stays')",
    "print('gone'); clear_output(wait=True); print('stays')",
    "print('stays'); clear_output(wait=True)",
    "import asyncio\nawait asyncio.sleep(0, 'awaited')",
    "%%capture kept\nprint('x')\n'y'",
    "print(kept.stdout, len(kept.outputs))",
    "import pandas as pd\npd.DataFrame({'a': [1, 2]})",
    "import warnings\nfrom functools import partial\nlen?",
    "class Both:\n    def _repr_mimebundle_(self, **_):\n        return {'text/plain': 'p', 'application/json': {'a': 1}}\nBoth()",
    "{}['missing']",
    "raise SystemExit(3)",
    "def f(",
    "for i in range(3):\n    print(i, end='', flush=True)",
    "sys.stdout.write('no newline')",
]


@pytest.mark.slow
@pytest.mark.filterwarnings("default")
def test_a_real_kernel_gives_the_same_outputs(engine):
    cells = [nbformat.v4.new_code_cell(source) for source in AS_IN_JUPYTER]
    page = nbformat.v4.new_notebook(cells=cells)
    node = NotebookClient(page, allow_errors=True, coalesce_streams=True, kernel_name="python3").execute()
    ours = run(engine, *AS_IN_JUPYTER)
    for cell, result in zip(node.cells, ours, strict=True):
        assert [comparable(o) for o in result.outputs] == [comparable(o) for o in cell.outputs], cell.source


def comparable(output):
    kept = {key: value for key, value in output.items() if key not in ("execution_count", "traceback")}
    if output["output_type"] == "error" and output["ename"] == "SyntaxError":
        kept["evalue"] = kept["evalue"].split(" (")[0]  # names the cell's file
    return {key: value.split("UserWarning:")[-1] if isinstance(value, str) else value for key, value in kept.items()}


def test_a_figure_appears_below_its_cell_as_png(engine):
    (shown,) = outputs(engine, "import matplotlib.pyplot as plt\nplt.plot([1, 2]);")
    assert (shown["output_type"], shown["data"]["text/plain"]) == ("display_data", "<Figure size 640x480 with 1 Axes>")
    pixels = image.imread(io.BytesIO(base64.b64decode(shown["data"]["image/png"])))
    assert (pixels.ndim, np.ptp(pixels) > 0) == (3, True)


@pytest.mark.parametrize(
    "magic", ["%timeit -n1 -r1 1", "%%time\n1", "%matplotlib inline", "!echo hi", "%%bash\necho hi"]
)
def test_magics_work(unheld, magic):
    (result,) = run(unheld, magic)
    assert result.outcome == "passed", result.message


@pytest.mark.parametrize("source", ["%%bash\necho hi", "import subprocess; subprocess.run(['ls'])"])
def test_a_program_that_cannot_be_started_is_told_in_a_sentence(engine, source):
    (result,) = run(engine, source)
    assert result.outcome == "failed"
    assert result.message.endswith("While a notebook is graded no programs can be started and no network is reached.")


def test_a_failing_cell_tells_its_exception_and_the_next_one_runs(engine):
    failed, after = run(engine, "print('before')\nraise ValueError('too small')", "'after'")
    assert (failed.outcome, failed.message) == ("failed", "ValueError: too small")
    printed, error = failed.outputs
    assert (printed["text"], error["ename"], error["evalue"]) == ("before\n", "ValueError", "too small")
    assert "raise ValueError" in "\n".join(error["traceback"])
    assert after.outcome == "passed"


def test_a_failing_check_tells_its_sentence_and_its_misconception(engine):
    (result,) = run(
        engine, "from course.checks import message\nwith message('W1', 'The axis is wrong.'):\n    assert 0"
    )
    assert (result.message.startswith("The axis is wrong."), result.misconception) == (True, "W1")


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ("def __str__(self): raise RuntimeError", "E: its message cannot be shown: str() of it raised RuntimeError"),
        ("misconception = 5", "E: x"),
        ("misconception = property(lambda self: 1 / 0)", "E: x"),
        ("def __len__(self): return 0", "E: x"),
    ],
)
def test_an_exception_that_fights_being_looked_at_is_the_learners_failure(engine, body, message):
    (result,) = run(engine, f"class E(Exception):\n    {body}\nraise E('x')")
    assert (result.outcome, result.message, result.misconception) == ("failed", message, "")


@pytest.mark.parametrize("source", ["import sys; sys.exit(3)", "raise SystemExit"])
def test_leaving_ends_the_cell_and_not_the_notebook(engine, source):
    left, after = run(engine, source, "1")
    assert (left.outcome, left.message.partition(":")[0], after.outcome) == ("failed", "SystemExit", "passed")


@pytest.mark.parametrize("source", ["exit()", "quit"])
def test_asking_the_shell_to_leave_ends_nothing(engine, source):
    assert [result.outcome for result in run(engine, source, "1")] == ["passed", "passed"]


def test_endless_recursion_is_told_in_a_second(engine):
    (result,) = run(engine, "def f(n):\n    return f(n + 1)\nf(0)")
    assert (result.message, result.outputs[-1]["ename"]) == (
        "RecursionError: maximum recursion depth exceeded",
        "RecursionError",
    )
    assert result.seconds < 2  # IPython alone takes 20


def test_asking_for_input_fails_instead_of_waiting(engine):
    assert run(engine, "input('name? ')")[0].message.startswith("EOFError")


def test_closing_stdout_or_replacing_it_hides_nothing_that_follows(engine):
    assert text(outputs(engine, "import sys; sys.stdout.close()", "print('still', flush=True)")[0]) == "still\n"


def test_what_no_file_can_hold_is_replaced(engine):
    printed, failed = run(engine, r"print('a\ud800'); '\udfff'", r"raise ValueError('\ud800')")
    assert text(printed.outputs[0]) == "a?\n"
    assert failed.message == "ValueError: ?"


def test_representations_that_json_cannot_hold_are_shown_as_text(engine):
    source = "class R:\n    def _repr_mimebundle_(self, **_):\n        return {'application/json': [{1}, b'x']}\nR()"
    assert outputs(engine, source)[0]["data"]["application/json"] == ["{1}", "eA=="]
    assert plain({"n": (1, 2)}) == {"n": [1, 2]}


def test_a_flood_is_cut_at_the_limit_and_still_fails_properly(engine):
    source = (
        "while True:\n    print('x' * 100)\n    n = globals().get('n', 0) + 1\n    if n > 500: raise ValueError('end')"
    )
    (result,) = run(engine, source, limits=Limits(output=1000))
    printed, error = result.outputs
    assert (len(printed["text"]), printed["text"].endswith(CUT)) == (1000 + len(CUT), True)
    assert (result.outcome, error["ename"], result.message) == ("failed", "ValueError", "ValueError: end")


def test_a_picture_without_room_leaves_a_note_and_room_for_text():
    recorder = Recorder(100)
    recorder.rich("display_data", {"image/png": b"x" * 200}, {})
    recorder.stream("stdout", "after")
    assert [text(output) for output in recorder.outputs] == [CUT + "after"]


def test_an_update_counts_towards_the_limit():
    recorder = Recorder(100)
    recorder.rich("display_data", {"text/plain": "small"}, {}, "id")
    recorder.update("id", {"text/plain": "x" * 1000}, {})
    assert recorder.outputs[0]["data"]["text/plain"] == "small"


def test_a_huge_message_and_a_long_traceback_are_cut(engine):
    (result,) = run(engine, "raise ValueError('x' * 10**7)", limits=Limits(output=5000))
    assert len(result.message) <= 10_000
    assert sum(len(part) for part in result.outputs[0]["traceback"]) <= 5000
    assert result.outcome == "failed"


def test_a_later_cell_replaces_what_an_earlier_one_displayed_under_the_same_id(engine):
    sources = [
        "from IPython.display import display\nh = display('old', display_id='a'); print('x')",
        "print('before'); h.update('new'); print('after')",
        "display('third', display_id='a');",
    ]
    execution = engine.execute([Code(name=f"c{i}", source=source) for i, source in enumerate(sources)])
    shown = [[o.get("text") or o["data"]["text/plain"] for o in result.outputs] for result in execution.results]
    assert shown == [["'third'", "x\n"], ["before\nafter\n"], ["'third'"]]
    assert all("key" not in output for result in execution.results for output in result.outputs)


TRANSLATED = """
from IPython.core.inputtransformer2 import TransformerManager
CELLS = [
    "x = 1", "x = 1\\n", "", "\\n\\nx = 1", "  x = 1\\n  y = 2", ">>> x = 1\\n... y", "In [1]: x", "In [1]: x = 2",
    "'''\\n>>> x\\n%time\\n'''", "y = (3\\n% 2)", "y = 3 \\\\\\n% 2", "%time 1", "%%time\\n1", "!ls", "a = !ls", "a = %pwd",
    "len?", "?len", "len??", "/f 1", ",f 1", ";f 1", "def f(", "await g()", "x = 1\\n# In [", "a\\x00", "\\ufeffx = 1", "'\\\\d'",
    "lambda: (yield)", "return 3", "x = [\\n%time\\n]", "if 1:\\n\\n    %time 1", "x\\r\\ny", "\\x0cx = 1", "\\tx = 1", "match x:\\n case 1: ...",
]
for cell in CELLS:
    ours, theirs = [], []
    for given, translate in ((ours, get_ipython().transform_cell), (theirs, TransformerManager().transform_cell)):
        try:
            given.append(translate(cell))
        except SyntaxError as error:
            given.append(repr(error))
    assert ours == theirs, (cell, ours, theirs)
"""


def test_cells_are_translated_as_ipython_does(unheld):
    (result,) = run(unheld, TRANSLATED)
    assert result.outcome == "passed", result.message


def test_a_transformer_that_a_cell_adds_is_used(engine):
    added = "get_ipython().input_transformers_post.append(lambda lines: [line.replace('7', '8') for line in lines])"
    assert [text(output) for output in run(engine, added, "print(7)")[1].outputs] == ["8\n"]
