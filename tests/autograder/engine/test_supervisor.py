"""Whatever the cells do to their process, every cell gets its result and nothing is left behind."""

import time

import pytest

from autograder.engine.supervisor import RESTARTS
from autograder.records import Limits
from tests.autograder.engine.cells import SHORT, gone, run, text

SEGFAULT = "import ctypes; ctypes.string_at(0)"
DIED = "The process running this cell died (out of memory, or a crash)."
LATE = "This cell took longer than 1 s and was stopped."


def outcomes(results):
    return [result.outcome for result in results]


def test_a_cell_that_takes_too_long_is_interrupted_and_keeps_what_it_showed(engine):
    slow, after = run(engine, "x = 1\nprint('so far')\nwhile True: x += 1", "x > 1", limits=SHORT)
    assert (slow.outcome, slow.message) == ("failed", LATE)
    assert [text(output) for output in slow.outputs] == ["so far\n", LATE]
    assert text(after.outputs[0]) == "True"  # the same process goes on


@pytest.mark.parametrize(
    "source",
    [
        "while True:\n    try:\n        while True: pass\n    except KeyboardInterrupt: pass",
        "import re; re.match('(a*)*b', 'a' * 60)",
    ],
    ids=["swallows the interrupt", "a loop in C"],
)
def test_a_cell_that_cannot_be_interrupted_is_killed_and_the_rest_runs(engine, source):
    results = run(engine, "x = 2", source, "x", limits=SHORT)
    assert outcomes(results) == ["passed", "failed", "passed"]
    assert (results[1].message, text(results[2].outputs[0])) == (LATE, "2")


def test_a_cell_that_stops_its_process_is_killed_and_the_rest_runs(unheld):
    results = run(unheld, "x = 2", "import os, signal; os.kill(os.getpid(), signal.SIGSTOP)", "x", limits=SHORT)
    assert outcomes(results) == ["passed", "failed", "passed"]


def test_an_interrupt_hits_no_other_cell(engine):
    nearly = "import time\ntry:\n    time.sleep(9)\nexcept KeyboardInterrupt:\n    time.sleep(0.2)"
    results = run(engine, nearly, *["sum(range(1000))"] * 20, limits=SHORT)
    assert outcomes(results) == ["failed"] + ["passed"] * 20


def test_when_the_notebooks_time_is_over_the_rest_is_skipped(engine):
    limits = Limits(cell_seconds=5.0, notebook_seconds=0.5)
    slow, *rest = run(engine, "import time; time.sleep(9)", "1", "# graded", limits=limits)
    assert slow.message == "The notebook took longer than 0.5 s and was stopped in this cell."
    assert [(r.outcome, r.message) for r in rest] == [("skipped", "not run: the notebook took longer than 0.5 s")] * 2


@pytest.mark.parametrize(
    "end", ["import os; os._exit(0)", SEGFAULT, "import os; os.abort()", "import os; os.closerange(3, 99)"]
)
def test_a_cell_that_ends_its_process_fails_alone(engine, end):
    before, ended, check, after = run(engine, "x = 3\nprint('once')", end, "# graded\nassert x == 3", "print(x)")
    assert (ended.outcome, ended.message, ended.outputs[0]["ename"]) == ("failed", DIED, "DeadKernelError")
    assert (before.outcome, check.outcome, text(after.outputs[0])) == ("passed", "passed", "3\n")


def test_a_check_that_decided_points_is_not_run_again_after_a_death(unheld, tmp_path):
    count = f"# graded\nwith open({str(tmp_path / 'runs')!r}, 'a') as file: file.write('x')"
    assert outcomes(run(unheld, count, SEGFAULT, "1")) == ["passed", "failed", "passed"]
    assert (tmp_path / "runs").read_text() == "x"


def test_a_notebook_that_kills_its_process_again_and_again_is_given_up(engine):
    results = run(engine, *[SEGFAULT] * (RESTARTS + 2), "1")
    assert outcomes(results) == ["failed"] * (RESTARTS + 1) + ["skipped"] * 2
    assert results[-1].message == f"not run: cells ended the process {RESTARTS + 1} times"


def test_running_out_of_memory_fails_the_cell_alone(engine):
    source = "import numpy as np\nx = [np.empty(2**26) for _ in range(99)]"
    results = run(engine, source, "'fine'", limits=Limits(memory=2 * 2**30))
    assert outcomes(results) == ["failed", "passed"]
    assert results[0].outputs[-1]["ename"] == "MemoryError"


def test_children_that_a_cell_leaves_running_are_killed(unheld, tmp_path):
    note = tmp_path / "pids"
    source = f"""
import os, subprocess, time
sleeper = subprocess.Popen(["sleep", "60"])
copy = os.fork()
if not copy:
    time.sleep(60)
open({str(note)!r}, "w").write(f"{{os.getpid()}} {{sleeper.pid}} {{copy}}")
"""
    assert outcomes(run(unheld, source)) == ["passed"]
    pids = [int(pid) for pid in note.read_text().split()]
    assert len(pids) == 3
    assert gone(*pids)


def test_a_copy_that_a_cell_forks_does_not_run_the_notebook_twice(unheld, tmp_path):
    count = f"import os\nwith open({str(tmp_path / 'runs')!r}, 'a') as file: file.write('x')"
    results = run(unheld, "import os\nif not os.fork(): raise SystemExit", count, "os.wait()[1]")
    assert outcomes(results) == ["passed"] * 3
    assert (tmp_path / "runs").read_text() == "x"


def test_threads_left_running_do_not_hold_the_notebook_up(engine):
    began = time.monotonic()
    source = "import threading, time\nthreading.Thread(target=time.sleep, args=(60,)).start()"
    assert outcomes(run(engine, source, "1")) == ["passed", "passed"]
    assert time.monotonic() - began < 30


def test_a_cell_that_writes_into_every_open_file_costs_only_itself(engine):
    source = "import os\nfor n in range(3, 99):\n    try: os.write(n, b'{}' * 99)\n    except OSError: pass"
    results = run(engine, source, "'fine'")
    assert (results[0].outcome, results[0].message, results[1].outcome) == ("failed", DIED, "passed")


def test_it_can_stop_at_the_first_check_that_fails(engine):
    sources = ("1 / 0", "# graded\nassert True", "# graded\nassert False", "# graded\nassert True")
    results = run(engine, *sources, stop_early=True)
    assert outcomes(results) == ["failed", "passed", "failed", "skipped"]


def test_data_files_are_copied_and_the_originals_stay(engine, tmp_path):
    folder, outside = tmp_path / "arrays", tmp_path / "outside.csv"
    (folder / "data").mkdir(parents=True)
    outside.write_text("original")
    (folder / "data" / "link.csv").symlink_to(outside)
    (folder / "helper.py").write_text("answer = 42")
    (folder / "arrays.ipynb").write_text("not needed")
    source = "import os, helper\nopen('data/link.csv', 'w').write('spoilt')\nsorted(os.listdir()), helper.answer"
    (result,) = run(engine, source, folder=folder)
    assert text(result.outputs[0]) == "(['data', 'helper.py'], 42)"
    assert (outside.read_text(), [path.name for path in (folder / "data").iterdir()]) == ("original", ["link.csv"])


def test_the_base_seed_is_handed_on(engine):
    source = "from course.checks import base_seed\nbase_seed()"
    assert [text(run(engine, source, seed=seed)[0].outputs[0]) for seed in (7, None)] == ["7", "2026"]


def test_notebooks_start_from_the_same_state_and_see_nothing_of_each_other(engine):
    source = "import random, numpy as np, sys\nprint(random.random(), np.random.random(), 'left' in globals(), len(sys.path))"
    spoil = "left = 1; import builtins, sys; builtins.left = 1; np = None; sys.path.append('x'); open('left', 'w')"
    first, _ = run(engine, source, spoil)
    (second,) = run(engine, source)
    assert first.outputs == second.outputs


def test_a_warning_given_in_one_notebook_is_given_in_the_next(engine):
    source = "import numpy as np\nnp.float64(1) / np.float64(0);"
    assert ["RuntimeWarning" in text(run(engine, source)[0].outputs[0]) for _ in range(2)] == [True, True]
