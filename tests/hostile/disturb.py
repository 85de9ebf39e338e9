"""Making the grader stop, wait, err or believe nonsense."""

from tests.hostile.attack import SHORT, Attack
from tests.hostile.victim import SOLUTIONS

SEND = """
import json, struct, time
def raw(data):
    for number in sockets():
        os.set_blocking(number, False)
        try:
            os.write(number, data)
        except OSError:
            pass
        finally:
            os.set_blocking(number, True)
def framed(body):
    raw(struct.pack("!I", len(body)) + body)
def done(index, **changes):
    output = changes.pop("output", None)
    result = {"outcome": "passed", "outputs": [output] if output else [], "message": "", "misconception": "", "seconds": 0.0, **changes}
    return json.dumps(["done", index, result]).encode()
"""
#: What is sent instead of the true report of cell 4 (``own0``); the cell then ends its process or goes on.
REPORTS = {
    "not-a-number": "done(4, seconds=float('nan'))",
    "infinite": "done(4, seconds=float('inf'))",
    "negative": "done(4, seconds=-1e300)",
    "surrogates": "done(4, message='\\ud800', output={'output_type': 'stream', 'name': 'stdout', 'text': '\\ud800'})",
    "surrogate-keys": "done(4, output={'output_type': 'display_data', 'data': {'text/plain': 'x', '\\ud800': 'x'}, 'metadata': {'\\udfff': 1}})",
    "number-in-json": "done(4, output={'output_type': 'display_data', 'data': {'application/json': float('nan')}, 'metadata': {'n': float('inf')}})",
    "truth-as-count": "done(4, output={'output_type': 'execute_result', 'data': {}, 'metadata': {}, 'execution_count': True})",
    "negative-count": "done(4, output={'output_type': 'execute_result', 'data': {}, 'metadata': {}, 'execution_count': -5})",
    "huge-count": "done(4, output={'output_type': 'execute_result', 'data': {}, 'metadata': {}, 'execution_count': 10**4000})",
    "control-characters": "done(4, message='\\x00\\x1b]0;x\\x07', output={'output_type': 'stream', 'name': 'stderr', 'text': '\\x00\\x1b[2J'})",
    "odd-error": "done(4, outcome='failed', output={'output_type': 'error', 'ename': '', 'evalue': '', 'traceback': [1, None, 'x']})",
    "broken": "done(4, outcome='broken')",
    "surplus-fields": "done(4, points=100, pins=['x'], lost=False, detail='x')",
    "long-message": "done(4, message='x' * 4 * 10**6, misconception='y' * 10**5)",
    "deep": "b'[' * 10**6",
    "deep-data": "b'[\"done\", 4, {\"outputs\": ' + b'[' * 5 * 10**5 + b']' * 5 * 10**5 + b'}]'",
    "empty": "b''",
    "not-text": "b'\\xff\\xfe\\x00'",
    "null": "b'null'",
    "ready": "b'[\"ready\"]'",
    "wrong-index": "done(-1) if False else done(10**30)",
    "huge-number": "b'[\"done\", 4, ' + b'9' * 10**6 + b']'",
    "repeated": "done(4) * 50",
}  # fmt: skip


def report(name: str, body: str) -> Attack:
    """Sent from the third own cell, after which nothing true is sent."""
    return Attack(
        name=f"report-{name}", group="disturb", tries=f"reports of its cell in a form that is {name}", before=SEND,
        after=(f"framed({body})\ntime.sleep(0.1)", "print('next')"), limits=SHORT, risky=True,
    )  # fmt: skip


def disturb(name: str, tries: str, cell: str = "1", **more: object) -> Attack:
    return Attack(
        name=name,
        group="disturb",
        tries=tries,
        before=SEND,
        after=(cell, "print('next')"),
        limits=SHORT,
        risky=True,
        **more,
    )  # type: ignore[arg-type]


ATTACKS = [
    *(report(name, body) for name, body in REPORTS.items()),
    disturb("dripping", "sends its report byte by byte, so that it is never late and never whole",
            "raw(struct.pack('!I', 10**6))\nfor _ in range(80):\n    raw(b' ')\n    time.sleep(0.25)\n"),
    disturb("half-a-report", "begins a report and never ends it", "raw(struct.pack('!I', 10**6) + b'[')\ntime.sleep(60)"),
    disturb("four-gigabytes", "announces a report of 4 GB", "raw(b'\\xff\\xff\\xff\\xff' + b'x' * 10**5)\ntime.sleep(0.2)"),
    disturb("never-reads", "fills the socket to the grader and reads nothing", "for _ in range(300): raw(bytes(10**5))\ntime.sleep(0.5)"),
    disturb("descriptors-sent", "sends descriptors where none are expected",
            "import socket, array\nfor number in sockets():\n    s = socket.socket(fileno=os.dup(number))\n    s.setblocking(False)\n    for _ in range(50):\n"
            "        try:\n            socket.send_fds(s, [b'd'], [0] * 100)\n        except OSError:\n            break"),
    disturb("closed-sockets", "closes all its sockets and stays", "for n in sockets(): os.close(n)\ntime.sleep(60)"),
    disturb("shut-sockets", "shuts its sockets down in both directions", "import socket\nfor n in sockets():\n    socket.socket(fileno=os.dup(n)).shutdown(2)\ntime.sleep(60)"),
    disturb("stopped", "stops itself", "import signal\nos.kill(os.getpid(), signal.SIGSTOP)"),
    disturb("stopped-by-a-child", "lets a child stop it again and again",
            "import signal\nme = os.getpid()\nif os.fork() == 0:\n    for _ in range(200):\n        os.kill(me, signal.SIGSTOP)\n        time.sleep(0.01)\n    os._exit(0)"),
    disturb("killed-parent", "kills its parent and its group", "import signal\nfor p in (os.getppid(),):\n    try:\n        p and os.kill(p, signal.SIGTERM)\n    except OSError: pass\n"
            "signal.signal(signal.SIGHUP, signal.SIG_IGN)\nos.killpg(os.getpgid(0), signal.SIGHUP)"),
    *(
        disturb(f"dies-{name}", f"dies {name}", cell)
        for name, cell in {
            "by-exit": "os._exit(0)", "by-abort": "os.abort()", "by-a-null-pointer": "ctypes.string_at(0)", "by-kill": "os.kill(os.getpid(), 9)",
            "in-a-thread": "import threading\nthreading.Thread(target=lambda: (time.sleep(0.05), os._exit(3))).start()",
            "at-exit": "import atexit\natexit.register(lambda: os._exit(9))\nraise SystemExit", "later": "import signal\nsignal.setitimer(signal.ITIMER_REAL, 0.02)",
        }.items()
    ),
    disturb("broken-fork", "breaks the fork by which copies are made", answers={"add": "def bad(*a): raise OSError('no')\nos.fork = bad\ndef add(x, y): return 0"}),
    disturb("hanging-fork", "hangs in the copy before it can answer", answers={"add": "os.register_at_fork(after_in_child=lambda: time.sleep(60))\ndef add(x, y): return 0"}),
    disturb("dying-fork", "ends every copy at once", answers={"add": "os.register_at_fork(after_in_child=lambda: os._exit(0))\ndef add(x, y): return 0"}),
    disturb("both-answer", "makes two copies of every copy", answers={"add": "plain = os.fork\nos.register_at_fork(after_in_child=lambda: plain())\ndef add(x, y): return 0"}),
    disturb("broken-machinery", "replaces the functions by which its process is driven",
            answers={"add": "import autograder.engine.frames as fr, json\nfr.send = fr.receive = fr.send_bytes = lambda *a, **k: None\njson.dumps = lambda *a, **k: '[]'\ndef add(x, y): return 0"}),
    disturb("tracing", "traces all that its process does", answers={"add": "def trace(*a): raise SystemExit\nsys.settrace(trace)\nsys.setprofile(trace)\ndef add(x, y): return 0"}),
    disturb("no-recursion", "leaves no depth for calls", answers={"add": "sys.setrecursionlimit(60)\ndef add(x, y): return 0"}),
    disturb("closed-streams", "closes its output streams and replaces them by nonsense", answers={"add": "sys.stdout.close()\nos.closerange(0, 3)\nsys.stdout = sys.stderr = 5\ndef add(x, y): return 0"}),
    disturb("no-folder", "removes the folder it works in", answers={"add": "import shutil\nhere = os.getcwd()\nshutil.rmtree(here, ignore_errors=True)\nos.chdir('/')\ndef add(x, y): return 0"}),
    disturb("judge-broken-by-text", "raises in a check what makes the judge itself err",
            answers={"add": "from course.checks import CheckFailed\nclass M(CheckFailed):\n    def __getattr__(self, n): os._exit(0)\ndef add(x, y):\n    e = M.__new__(M)\n    raise e",
                     "mean": "class V(ValueError):\n    args = property(lambda s: os._exit(0))\n    __cause__ = property(lambda s: s)\ndef mean(xs): raise V()"}),
    disturb("garbage-on-the-link", "writes garbage to the judge while it is asked", answers={"add": "def add(x, y):\n    raw(os.urandom(4096))\n    return 0"}),
    disturb("message-bombs", "writes msgpack that announces gigabytes to the judge",
            answers={"add": "bombs = iter([b'\\xdd\\xff\\xff\\xff\\xff', b'\\xc6\\xff\\xff\\xff\\xff', b'\\x91' * 10**6, b'\\xdf\\xff\\xff\\xff\\xff', b'\\x96\\x90\\x90\\x90\\x90\\x90\\xc9\\xff\\xff\\xff\\xff\\x01'])\n"
                     "def add(x, y):\n    framed(next(bombs))\n    return 0",
                     "is_even": "def is_even(n):\n    framed(next(bombs))\n    return 0", "mean": "def mean(xs):\n    framed(next(bombs))\n    return 0"}),
    disturb("array-bombs", "hands the judge arrays whose description lies",
            answers={"centre": "from autograder.engine.wire import arrays as _a\n_a.dims = lambda a: '99999999,99999999'\ntry:\n    from autograder.engine.wire import memory as _m\n    _m.dims = _a.dims\nexcept Exception: pass\n"
                     "def centre(rows): return rows * 1.0", "add": "add = 0"}),
    disturb("object-dtype", "hands the judge bytes as an array of objects",
            answers={"centre": "from autograder.engine.wire import arrays as _a, dtypes as _d\n_a.dtype_text = _d.dtype_text = lambda d: '|O'\ntry:\n    from autograder.engine.wire import memory as _m\n    _m.dtype_text = _a.dtype_text\nexcept Exception: pass\n"
                     "def centre(rows): return rows * 1.0"}),
    disturb("honest-but-loud", "answers rightly and shows everything at once", "print('x' * 10**6)\ndisplay(*range(500))\nraise ValueError('x' * 10**6)",
            answers={"add": SOLUTIONS["add"]}, earns=frozenset({"add"})),
]  # fmt: skip
