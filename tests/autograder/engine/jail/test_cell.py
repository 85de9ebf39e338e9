"""What works in a jailed process, what its end leaves, and what is refused."""

import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest

from tests.autograder.engine.jail.conftest import ENVIRONMENT, parent, run

WORKS = {
    "a database": "import sqlite3; say(sqlite3.connect('x.db').execute('select 1 + 1').fetchone()[0] == 2)",
    "time zones": "import zoneinfo; say(zoneinfo.ZoneInfo('Europe/Berlin').key == 'Europe/Berlin')",
    "a figure": "import matplotlib; matplotlib.use('Agg'); from matplotlib import pyplot as p; p.plot([1, 2]);"
    "p.title('x'); p.savefig('f.png'); import os; say(os.path.getsize('f.png') > 1000)",
    "clustering and jobs": "import numpy as np, sklearn.cluster as c, sklearn.ensemble as e;"
    "c.KMeans(2, n_init=1).fit(np.eye(4)); forest = e.RandomForestClassifier(4, n_jobs=2);"
    "say(forest.fit(np.eye(4), [0, 1, 0, 1]).n_classes_ == 2)",
    "coroutines": "import asyncio; say(asyncio.run(asyncio.sleep(0, True)))",
    "threads": "from concurrent.futures import ThreadPoolExecutor as T; say(sum(T(16).map(abs, range(40))) == 780)",
    "temporary files": "import tempfile; f = tempfile.NamedTemporaryFile(); f.write(b'x'); f.flush();"
    "say(f.name.startswith('/scratch/tmp/'))",
    "files in /tmp": "from pathlib import Path; say(Path('/tmp/x').write_text('x') == 1)",
    "copies of files": "import shutil; open('a', 'w').write('x'); shutil.copy('a', 'b'); say(open('b').read() == 'x')",
    "a copy of the process": "import os; pid = os.fork(); pid or os._exit(7);"
    "say(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 7)",
    "ending a copy of the process": "import os, signal, time; pid = os.fork(); pid or time.sleep(60);"
    "os.kill(pid, signal.SIGKILL); say(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == -9)",
    "its own data": "from course.data import load_penguins; say(len(load_penguins()) > 300)",
    "randomness": "import os, secrets; say(len(os.urandom(4) + secrets.token_bytes(4)) == 8)",
}


if Path(sys.prefix).is_relative_to("/tmp"):  # (there /tmp leads to the packages, and can only be read)
    del WORKS["files in /tmp"]


@pytest.mark.parametrize("what", WORKS)
def test_what_notebooks_use_works_though_it_was_not_imported_before(what, jailed):
    assert jailed(WORKS[what]) == [True]


@pytest.fixture
def data(tmp_path):
    folder = tmp_path / "assignment"
    (folder / "more").mkdir(parents=True)
    (folder / "more" / "b.csv").write_text("b")
    (tmp_path / "elsewhere").write_text("original")
    (folder / "link.csv").symlink_to(tmp_path / "elsewhere")
    for name in ("topic.ipynb", "timestamp.txt"):
        (folder / name).touch()
    open_to_all(folder)
    return folder


def open_to_all(folder):
    """Let an ordinary user come to a folder of pytest's."""
    for path in (folder, *folder.parents):
        if path.stat().st_uid == os.getuid() and path.is_relative_to(tempfile.gettempdir()):
            path.chmod(path.stat().st_mode | 0o755)


LOOK = "import os; say(sorted(os.listdir())); say(open('link.csv').read()); say(os.listdir('more'))"


@pytest.mark.parametrize("mode", ["full", "none"])
def test_data_files_are_copied_and_their_originals_are_out_of_reach(mode, data, tmp_path, jailed):
    heard = jailed(f"{LOOK}; open('link.csv', 'w').write('changed')", mode=mode, data=str(data))
    assert heard == [["link.csv", "more"], "original", ["b.csv"]]
    assert (tmp_path / "elsewhere").read_text() == "original"


def test_large_data_leaves_as_much_room_as_no_data(tmp_path, jailed):
    (tmp_path / "large.bin").write_bytes(bytes(70 * 2**20))
    open_to_all(tmp_path)
    assert jailed("say(open('own.bin', 'wb').write(bytes(60 * 2**20)))", data=str(tmp_path)) == [60 * 2**20]


def test_data_that_cannot_be_copied_is_said_and_the_parent_goes_on():
    try_it = "\ntry:\n run('', data='/nowhere')\nexcept OSError as error:\n heard.append(str(error))"
    heard = parent(try_it + "\nheard += run('say(1)')")
    assert heard[0].startswith("the data files in /nowhere cannot be copied: ")
    assert heard[1:] == [1]


def test_the_environment_holds_nothing_of_the_grader(user):
    code = "heard = run('import os; say(sorted(os.environ)); say(os.environ[\"HOME\"]); say(os.getcwd())')"
    names, home, work = parent(code, user=user, env={"API_TOKEN": "x", "AWS_PROFILE": "x"})
    assert not {"API_TOKEN", "AWS_PROFILE"} & {*names}
    assert {"OMP_NUM_THREADS", "HOME", "TMPDIR", "IPYTHONDIR", "MPLCONFIGDIR"} <= {*names}
    assert (home, work) == ("/scratch/home", "/scratch/work")


def test_numpy_raises_memory_error_at_the_bound_and_not_before(jailed):
    code = "import numpy as np; say(np.ones(120 * 2**20 // 8).nbytes); np.ones(300 * 2**20 // 8)"
    held, refused = jailed(code, memory=256 * 2**20)
    assert held == 120 * 2**20
    assert "MemoryError" in refused


def test_no_descriptor_but_those_named_is_inherited(jailed):
    # standard streams, the test's own pipe, and the folder that is being listed
    assert len(jailed("import os; say(os.listdir('/proc/self/fd'))")[0]) == 5


def test_processor_time_is_bounded(jailed):
    seconds = 0.1  # of the notebook: at most twice that on two cores, rounded up
    [said] = jailed("while True: pass", notebook_seconds=seconds)
    word, used = said.split()
    assert word == "died"
    assert float(used) <= int(seconds * os.cpu_count()) + 1.5


def test_a_cell_can_be_interrupted_from_the_warm_parent(user):
    code = """
ours, theirs = os.pipe()
def main():
    import signal, time
    signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        os.write(theirs, b"x")
        time.sleep(100)
    except KeyboardInterrupt:
        os.write(theirs, b"interrupted")
pid = jail.spawn(main, limits=jail.Bounds(), data=None, state=state, keep=(theirs,))
os.read(ours, 1)
os.kill(pid, 2)
heard = [os.read(ours, 100).decode()]
jail.kill(pid)"""
    assert parent(code, user=user) == ["interrupted"]


def test_the_scratch_folder_of_one_process_is_not_that_of_the_next(user):
    heard = parent("run('open(\"left\", \"w\")'); heard = run('import os; say(os.listdir())')", user=user)
    assert heard == [[]]


def test_many_processes_leave_no_descriptor_and_no_mount(user):
    count = "(len(os.listdir('/proc/self/fd')), len(Path('/proc/self/mounts').read_text().splitlines()))"
    before, after = parent(f"heard = [{count}]\nfor _ in range(60): run('')\nheard.append({count})", user=user)
    assert before == after


def test_nothing_is_left_in_the_temporary_folder(tmp_path, user):
    tmp_path.chmod(0o777)
    for mode in ("full", "none"):
        parent("run('say(1)')", mode=mode, env={"TMPDIR": str(tmp_path)})
        assert list(tmp_path.iterdir()) == []


def test_killing_says_what_was_used_and_may_be_done_twice(user):
    code = """
ours, theirs = os.pipe()
def main():
    import time
    while time.process_time() < 0.2: pass
    os.write(theirs, b"x")
pid = jail.spawn(main, limits=jail.Bounds(), data=None, state=state, keep=(theirs,))
os.read(ours, 1)
heard = [jail.kill(pid).ru_utime > 0.05, jail.kill(pid)]"""
    assert parent(code, user=user) == [True, None]


HOLD = """
import os, sys, time
from autograder.engine import jail
state = jail.enter(sys.argv[1])
def main():
    os.fork() or os.setsid()
    time.sleep(100)
pid = jail.spawn(main, limits=jail.Bounds(), data=None, state=state, keep=(int(sys.argv[2]),))
os.close(int(sys.argv[2]))
print("held", flush=True)
sys.stdin.read() and jail.kill(pid)
"""


@pytest.mark.parametrize("sign", [signal.SIGKILL, signal.SIGTERM])
def test_when_the_warm_parent_is_killed_all_its_processes_end(sign):
    ours, theirs = os.pipe()
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, "full", str(theirs)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        pass_fds=[theirs],
        env=ENVIRONMENT,
        cwd="/",
    ) as warm:
        os.close(theirs)
        assert warm.stdout.readline() == b"held\n"
        began = time.monotonic()
        warm.send_signal(sign)
        assert os.read(ours, 1) == b""  # nobody holds the other end any more
    os.close(ours)
    assert time.monotonic() - began < 5


def test_without_a_sandbox_a_process_is_ended_with_its_group():
    code = """
ours, theirs = os.pipe()
def main():
    import time
    os.fork()
    os.write(theirs, b"x")
    time.sleep(100)
pid = jail.spawn(main, limits=jail.Bounds(), data=None, state=state, keep=(theirs,))
os.close(theirs)
heard = [os.read(ours, 1).decode(), os.read(ours, 1).decode()]
jail.kill(pid)
heard.append(os.read(ours, 1).decode())"""
    assert parent(code, mode="none") == ["x", "x", ""]


REFUSING = """
from autograder.engine import jail
from autograder.engine.jail import kernel, seccomp
kernel.drop_capabilities()
seccomp.confine(seccomp.program())  # a kernel, or a container, that allows no namespaces
try:
    jail.enter()
except jail.Refused as refusal:
    print([lack.guarantee for lack in refusal.lacks], refusal)
print(jail.enter("none").mode)
"""


def test_where_namespaces_are_refused_the_jail_is_refused_with_a_remedy():
    said, none = run(REFUSING).splitlines()
    assert said.startswith("['processes'] processes: ")
    assert "unshare: Operation not permitted" in said
    assert "as root" in said or "container" in said
    assert none == "none"
