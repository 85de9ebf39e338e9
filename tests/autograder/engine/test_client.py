"""The engine starts when needed, runs notebooks side by side, says when it fails, and leaves nothing behind."""

import os
import subprocess
import tempfile
import time
from pathlib import Path

import matplotlib as mpl
import psutil
import pytest

from autograder.engine import Engine
from autograder.errors import InternalError
from autograder.records import Code
from tests.autograder.engine.cells import gone, run, text


@pytest.fixture
def elsewhere(tmp_path, monkeypatch):
    """Temporary folders and the user's home lie in a folder of the test's own."""
    monkeypatch.setenv("TMPDIR", str(tmp_path / "tmp"))
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("MPLCONFIGDIR", mpl.get_cachedir())  # its list of fonts takes 10 s to make
    monkeypatch.setattr(tempfile, "tempdir", None)
    for name in ("tmp", "home"):
        (tmp_path / name).mkdir(exist_ok=True)
    return tmp_path


def test_closing_leaves_no_process_and_no_file(elsewhere):
    before = {child.pid for child in psutil.Process().children(recursive=True)}
    engine = Engine(workers=2)  # without `with`: it starts at the first notebook, once, though two want it at a time
    waiting = [engine.submit([Code(name="c", source="import os; os.getppid(); 'ok'")]) for _ in range(2)]
    assert [text(run.result().results[0].outputs[0]) for run in waiting] == ["'ok'", "'ok'"]
    mine = [child for child in psutil.Process().children(recursive=True) if child.pid not in before]
    assert len([child for child in mine if child.ppid() == os.getpid()]) == 1
    engine.close()
    assert not [child for child in mine if child.is_running()]
    assert list((elsewhere / "tmp").iterdir()) == []
    assert not (elsewhere / "home" / ".ipython").exists()


#: Below the process that is started: in the sandbox the warm parent itself is the first of its namespace.
PROCESSES = {"full": 2, "none": 1}


@pytest.mark.parametrize("sandbox", ["full", "none"])
def test_an_interrupt_stops_what_is_running_and_leaves_nothing_either(elsewhere, sandbox):
    def interrupted():
        with Engine(sandbox=sandbox) as engine:
            began = time.monotonic()
            seen["run"] = engine.submit([Code(name="c", source="while True: pass")])
            while len(psutil.Process(engine._process.pid).children(recursive=True)) < PROCESSES[sandbox]:
                assert time.monotonic() - began < 60
                time.sleep(0.05)
            seen["children"] = psutil.Process(engine._process.pid).children(recursive=True)
            raise KeyboardInterrupt

    seen = {}
    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert isinstance(seen["run"].exception(), InternalError)
    assert gone(*(child.pid for child in seen["children"]))
    assert list((elsewhere / "tmp").iterdir()) == []


def test_a_parent_that_is_gone_is_an_error_of_ours(elsewhere):
    engine = Engine()
    engine._process = subprocess.Popen(["true"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    with pytest.raises(InternalError, match="stopped answering"):
        engine.execute([])
    engine.close()
    assert list((elsewhere / "tmp").iterdir()) == []


def test_a_parent_that_cannot_start_is_an_error_of_ours(elsewhere, monkeypatch, capfd):
    monkeypatch.setattr("sys.executable", "/bin/false")
    with pytest.raises(InternalError, match="did not start"), Engine():
        pass


def test_what_the_kit_does_wrong_is_told_and_the_next_notebook_runs(engine, tmp_path):
    with pytest.raises(InternalError, match=r"(?s)the engine failed.*No such file"):
        run(engine, "1", folder=tmp_path / "missing")
    assert run(engine, "1")[0].outcome == "passed"


def test_results_carry_the_cells_names_in_order_and_their_cpu_time(engine):
    execution = engine.execute([Code(name="a", source="sum(range(10**6))"), Code(name="b", source="1")])
    assert [result.name for result in execution.results] == ["a", "b"]
    assert execution.result("a").seconds > 0
    assert execution.seconds == pytest.approx(sum(result.seconds for result in execution.results))


def test_an_empty_notebook_has_no_results(engine):
    assert engine.execute([]).results == ()


def test_cells_import_neither_nbgrader_nor_the_database(engine):
    source = "import sys\nprint([m for m in sys.modules if m.split('.')[0] in ('nbgrader', 'sqlalchemy', 'jupytext')])"
    assert text(run(engine, source)[0].outputs[0]) == "[]\n"


def test_cells_run_in_their_scratch_folder_and_not_where_the_grader_stands(engine):
    (result,) = run(engine, "import os, sys\nprint(os.getcwd(), os.environ['HOME'], *sys.path)")
    assert str(Path.cwd()) not in text(result.outputs[0]).split()
