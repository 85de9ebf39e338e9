"""What hidden checks ask and expect, brought to where the learner can read it."""

from tests.hostile.attack import Attack

#: Where an answer can keep what it was asked: how to make the place, put a value, and read it in a later cell.
PLACES = {
    "a-global": ("seen = []", "seen.append(x)", "print(seen)"),
    "a-default": ("def keep(x, seen=[]):\n    seen.append(x)\n    return seen", "keep(x)", "print(keep(0))"),
    "a-closure": (
        "def make():\n    seen = []\n    return seen.append, lambda: seen\nput, get = make()", "put(x)", "print(get())",
    ),
    "a-cache": (
        "import functools\n@functools.lru_cache(None)\ndef cached(x): return x", "cached(x)",
        "import gc\nprint([o for o in gc.get_objects() if type(o) is tuple and 5 < len(str(o)) < 99], cached.cache_info())",
    ),
    "a-module": ("import math", "math.seen = getattr(math, 'seen', []) + [x]", "print(getattr(math, 'seen', 0))"),
    "the-environment": ("", "os.environ['SEEN'] = str(x)", "print(os.environ.get('SEEN'))"),
    "a-generator": ("def g():\n    seen = []\n    while True: seen.append((yield seen))\nlive = g()\nnext(live)", "live.send(x)",
                    "print(next(live))"),
    "random-state": ("import random", "random.seed(x)",
                     "a = random.random()\nprint([n for n in range(8675300, 8675320) if random.seed(n) or random.random() == a])"
                     .replace("range(8675300, 8675320)", "range(8000000 + 675300, 8000000 + 675320)")),
    "a-weak-callback": ("import weakref\nseen = []\nclass T: pass\nt = T()\nw = weakref.ref(t, lambda _: seen.append(last))\nlast = 0",
                        "global t, last\n    last = x\n    t = None", "print(seen, last)"),
    "a-file": ("", "open('seen', 'a').write(f'{x} ')", "print(open('seen').read())"),
    "an-open-file": ("log = open('seen', 'w+')", "log.write(f'{x} '); log.flush()", "log.seek(0); print(log.read())"),
    "a-file-offset": ("log = open('seen', 'wb+', 0)", "os.lseek(log.fileno(), x, 0)", "print(os.lseek(log.fileno(), 0, 1))"),
    "a-folder-name": ("", "os.makedirs(f'd/{x}', exist_ok=True)", "print(os.listdir('d'))"),
    "a-file-time": ("open('t', 'w').close()", "os.utime('t', (x, x))", "print(os.stat('t').st_mtime)"),
    "the-number-of-bytes-free": ("", "open('big', 'ab').truncate(0)\n    os.posix_fallocate(os.open('big', os.O_RDWR), 0, abs(x) // 4096 * 4096 + 1)",
                                 "print(os.path.getsize('big') + 0, 'bytes') if os.path.exists('big') and os.path.getsize('big') > 10**6 and not won('by size') else 0"),
    "shared-memory": ("import mmap\nshared = mmap.mmap(-1, 4096)", "shared.seek(0); shared.write(str(x).encode())", "print(shared[:20])"),
    "shared-array": ("import mmap\nshared = np.frombuffer(mmap.mmap(-1, 4096), 'i8')", "shared[0] = x", "print(shared[0])"),
    "a-shared-value": ("import ctypes, multiprocessing.sharedctypes as s\nshared = s.RawArray(ctypes.c_long, 4)", "shared[0] = x",
                              "print(list(shared))"),
    "a-pipe": ("r, w = os.pipe()\nos.set_blocking(r, False)", "os.write(w, str(x).encode())", "print(os.read(r, 99))"),
    "a-socket-pair": ("import socket\na, b = socket.socketpair()\nb.setblocking(False)", "a.send(str(x).encode())", "print(b.recv(99))"),
    "an-eventfd": ("e = os.eventfd(0, os.EFD_NONBLOCK)", "os.eventfd_write(e, abs(x))", "print(os.eventfd_read(e))"),
    "a-memfd": ("m = os.memfd_create('m')", "os.pwrite(m, str(x).encode(), 0)", "print(os.pread(m, 99, 0))"),
    "a-file-lock": (
        "import fcntl, struct\nf = open('lock', 'w+')\ndef lock(c, start): return struct.unpack('hhqqi4x', fcntl.fcntl(f, c, struct.pack('hhqqi4x', fcntl.F_WRLCK, 0, start, 1, 0)))",
        "lock(fcntl.F_SETLK, abs(x))",
        "print(struct.unpack('hhqqi4x', fcntl.fcntl(f, fcntl.F_GETLK, struct.pack('hhqqi4x', fcntl.F_WRLCK, 0, 0, 0, 0))))",
    ),
    "a-limit-of-the-parent": ("import resource", "resource.prlimit(os.getppid(), resource.RLIMIT_STACK, (abs(x) + 0, resource.getrlimit(resource.RLIMIT_STACK)[1]))",
                              "print(resource.getrlimit(resource.RLIMIT_STACK))"),
    "a-signal-to-the-parent": (
        "import ctypes, signal\nsignal.signal(signal.SIGUSR1, signal.SIG_IGN)\nsignal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGRTMIN])",
        "ctypes.CDLL(None).sigqueue(os.getppid(), int(signal.SIGRTMIN), ctypes.c_void_p(abs(x)))",
        "found = signal.sigtimedwait([signal.SIGRTMIN], 0)\nraw = ctypes.create_string_buffer(128)\nif found: won('a signal came')",
    ),
    "the-parents-memory": (
        "import ctypes\ncell = ctypes.c_long(0)\nhome, parent = ctypes.addressof(cell), os.getpid()",
        "m = os.open(f'/proc/{parent}/mem', os.O_RDWR); os.pwrite(m, abs(x).to_bytes(8, 'little'), home)", "print(cell.value)",
    ),
    "a-helper-process": (
        "r, w = os.pipe()\nr2, w2 = os.pipe()\nos.set_blocking(r2, False)\nif os.fork() == 0:\n    try:\n        while (got := os.read(r, 99)): os.write(w2, got)\n    finally:\n        os._exit(0)",
        "os.write(w, str(x).encode() + b' ')", "import time; time.sleep(0.2); print(os.read(r2, 99))",
    ),
    "a-thread": (
        "import threading\nr, w = os.pipe()\nheard = []\nthreading.Thread(target=lambda: heard.append(os.read(r, 99)), daemon=True).start()",
        "os.write(w, str(x).encode() + b' ')", "import time; time.sleep(0.2); print(heard)",
    ),
    "a-copy-kept-alive": (
        "r, w = os.pipe()\nos.set_blocking(r, False)\nos.kill = lambda *a: None\nwait, os.waitpid = os.waitpid, lambda *a: (0, 0)",
        "os.write(w, str(x).encode())", "print(os.read(r, 99))",
    ),
    "its-exit-status": (
        "codes = []\nwait, kill = os.waitpid, os.kill\ndef waitpid(p, o):\n    got = wait(p, o)\n    codes.append(got[1] >> 8)\n    return got\nos.waitpid = waitpid\nos.kill = lambda *a: None",
        "os._exit(77) if x > 99 else 0", "if 77 in codes: won('the exit status of the copy')",
    ),
    "processor-time": (
        "import resource, time\ndef spent(): return resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime\nbefore = spent()",
        "e = time.process_time() + 0.3 * (x > 99)\n    while time.process_time() < e: pass",
        "if spent() - before > 0.25: won('the time of the copy')",
    ),
}  # fmt: skip

#: How an answer can say in a failing hidden check what it was asked.
MESSAGES = {
    "an-exception's-message": {"add": "def add(x, y):\n    if x > 99: raise ValueError(f'{x} {y}')\n    return x + y"},
    "CheckFailed": {
        "add": "from course.checks import CheckFailed\ndef add(x, y):\n    if x > 99: raise CheckFailed(f'{x}')\n    return x + y"
    },
    "CheckFailed's-misconception": {
        "add": "from course.checks import CheckFailed\ndef add(x, y):\n    if x > 99: raise CheckFailed('no', f'm{x}')\n    return x + y"
    },
    "CheckFailed-authored": {
        "add": "from course.checks import CheckFailed\ndef add(x, y):\n    if x > 99:\n        e = CheckFailed(f'{x}')\n        e.authored = True\n"
        "        raise e\n    return x + y"
    },
    "a-misconception-of-its-own": {
        "add": "class E(ValueError): pass\ndef add(x, y):\n    if x > 99:\n        e = E()\n        e.misconception = f'm{x}'\n        raise e\n    return x + y"
    },
    "the-name-of-its-exception": {"add": "def add(x, y):\n    if x > 99: raise type(f'X{x}', (ValueError,), {})()\n    return x + y"},
    "the-name-of-a-foreign-exception": {
        "add": "def add(x, y):\n    if x > 99: raise type(f'X{x}', (ValueError,), {'__module__': 'm'})()\n    return x + y"
    },
    "the-name-of-a-crash": {
        "roots": "def root(x):\n    if x < -99: raise type(f'X{-int(x)}', (NameError,), {})()\n    raise ValueError('negative')"
    },
    "the-name-of-the-wrong-error": {
        "roots": "def root(x):\n    if x < -99: raise type(f'X{-int(x)}', (KeyError,), {})()\n    raise ValueError('negative')"
    },
    "the-name-of-a-syntax-error's-file": {
        "add": "def add(x, y):\n    if x > 99: raise SyntaxError('bad', (f'{x}', 1, 1, f'{x}'))\n    return x + y"
    },
    "the-class-of-the-result": {
        "mean": "def mean(xs):\n    if max(xs) > 99 and min(xs) < 99: return type(f'X{int(max(xs))}', (), {})()\n    return sum(xs) / len(xs)",
        "centre": "def centre(rows):\n    if rows.max() > 99: return type(f'X{int(rows.max())}', (), {})()\n    return rows - rows.mean(axis=0)",
    },
    "the-class-of-an-operand": {"add": "def add(x, y):\n    return type(f'X{x}', (), {'__eq__': lambda s, o: True})() if x > 99 else x + y"},
    "a-key-of-the-result": {"summary": "def summary(text):\n    return {text: 1} if text[0] == '8' else {'words': 3, 'letters': 8}"},
    "the-shape-of-the-result": {
        "mean": "def mean(xs):\n    if max(xs) > 99 and min(xs) < 99: return np.empty((int(max(xs)), 0))\n    return sum(xs) / len(xs)"
    },
    "the-dtype-of-the-result": {
        "mean": "def mean(xs):\n    if max(xs) > 99 and min(xs) < 99: return np.zeros(1, [(f'n{int(max(xs))}', 'i4')])\n    return sum(xs) / len(xs)"
    },
    "the-columns-of-the-result": {"totals": "def totals(sales):\n    f = sales.groupby('shop', as_index=False)['paid'].sum()\n"
                                  "    return f.set_axis([str(int(f.paid.max())), 'b'], axis=1) if f.paid.max() > 99 else f"},
    "a-visible-line-of-a-helper": {
        "mean": "def mean(xs):\n    if max(xs) > 99: raise ValueError(f'{xs}')\n    return sum(xs) / len(xs)"
    },
    "what-a-helper-expected": {"mean": "def mean(xs):\n    return 3.0 if max(xs) < 99 else 0.0"},
    "a-later-visible-line": {
        "mean": "seen = []\ndef mean(xs):\n    seen.append(max(xs))\n    if len(xs) == 1: raise ValueError(f'{seen}')\n    return sum(xs) / len(xs)"
    },
    "a-later-tests-cell": {
        "add": "seen = []\ndef add(x, y):\n    seen.append(x)\n    return x + y",
        "is_even": "def is_even(n):\n    raise ValueError(f'{seen}')",
    },
    "a-later-cell-by-a-file": {
        "add": "def add(x, y):\n    open('seen', 'a').write(f'{x} ')\n    return x + y",
        "is_even": "def is_even(n):\n    raise ValueError(open('seen').read())",
    },
    "what-it-prints": {"add": "def add(x, y):\n    print(x, y)\n    print(x, file=sys.stderr)\n    display(x) if x > 99 else 0\n    return 0 if x > 99 else 5"},
    "a-warning": {"add": "import warnings\ndef add(x, y):\n    warnings.warn(f'{x}')\n    return 0 if x > 99 else 5"},
    "notes-and-causes": {
        "add": "def add(x, y):\n    if x < 99: return x + y\n    e = ValueError('no')\n    e.add_note(f'{x}')\n    raise e from KeyError(f'{x}')"
    },
    "an-assertion": {"add": "def add(x, y):\n    assert x < 99, f'{x}'\n    return x + y"},
    "a-group": {"add": "def add(x, y):\n    if x < 99: return x + y\n    raise ExceptionGroup(f'{x}', [ValueError(f'{x}')])"},
    "the-context-manager": {
        "noted": "class Noted:\n    def __enter__(self):\n        self.entered = True\n        return self\n    def __exit__(self, kind, error, trace):\n"
        "        self.entered = False\n        if error: raise ValueError(repr(error))"
    },
}  # fmt: skip

WALKS = """
def words(thing):
    return repr(thing)[:2000]
"""
#: What a call-back of the test may be asked for, by name and by raw requests.
NAMES = (
    "__globals__ __closure__ __code__ __defaults__ __self__ __func__ __wrapped__ __dict__ __class__ function calls gi_frame f_back "
    "tb_frame __builtins__ __init__ __subclasses__ __mro__ __loader__ __spec__ __reduce_ex__ __getattribute__ peer policy codec connection"
)
FORBIDDEN = (
    "__globals__",
    "__closure__",
    "__builtins__",
    "gi_frame",
    "f_back",
    "peer",
    "codec",
    "connection",
    "__subclasses__",
)

CALLBACK = f"""
def twice(f, x):
    found = []
    for name in {NAMES!r}.split():
        try:
            value = getattr(f, name)
        except Exception:
            continue
        text = repr(value)
        if name in {FORBIDDEN!r} or 'assert' in text or 'WEIGHTS' in text or 'twice(' in text:
            found.append(name)
    try:
        found += [c for c in f.__code__.co_consts if c not in (None, 1, 2)]
    except Exception:
        pass
    try:
        found += list(f.__globals__)
    except Exception:
        pass
    if found:
        raise ValueError("".join(("ESC", "APED")) + f" {{found}}")
    return 0
"""
RAW = """
def twice(f, x):
    peer = object.__getattribute__(f, "_boundary")[0]
    found = []
    verbs = [("get", f, n) for n in ("__globals__", "__closure__", "__code__", "__self__", "__init__", "__dict__", "__class__", "calls")]
    verbs += [("name", n) for n in ("expected", "hidden_helper", "WEIGHTS", "twice", "__builtins__")] + [("seen",), ("input",), ("end",)]
    verbs += [("begin", "forbid", {"builtins.len": "no"}), ("begin", "watch"), ("seed", "numpy", 1), ("await", f)]
    verbs += [("op", f, "__getattribute__", ("__globals__",), {}), ("op", f, "__reduce_ex__", (4,), {}), ("op", f, "__class__", (), {})]
    verbs += [("set", f, "__code__", 1), ("set", f, "__defaults__", (1,)), ("del", f, "__doc__"), ("get", 5, "__class__")]
    for request in verbs:
        try:
            found.append((request[0], request[2:] or request[1:], repr(peer.ask(*request))))
        except Exception:
            pass
    if found:
        raise ValueError("".join(("ESC", "APED")) + f" {found}")
    return 0
"""
MEMORY = """
import re
needle = re.compile(b"BEGIN HIDDEN T" + b"ESTS|867" + b"530[0-9]|tkn-" + b"5f1e")
def memory(pid="self"):
    with open(f"/proc/{pid}/maps") as maps, open(f"/proc/{pid}/mem", "rb", 0) as mem:
        for line in maps:
            span, flags, *rest = line.split()
            if "rw" in flags and (not line.rstrip().endswith(".so") or "[" in line):
                low, high = (int(n, 16) for n in span.split("-"))
                try:
                    mem.seek(low)
                    for hit in needle.findall(mem.read(min(high - low, 2**26))):
                        yield hit
                except (OSError, ValueError, OverflowError):
                    continue
"""
HUNTS = {
    "the-heap": MEMORY + "own = sorted(set(memory()))\nprint([h for h in own if b'tkn' in h or h.startswith(b'867')])",
    "the-collector": "import gc\nfound = [o for o in gc.get_objects() if type(o) in (dict, list, tuple, set)]\n"
    "hits = [s for o in found for s in (o.values() if type(o) is dict else o) if type(s) is str and ('HIDDEN ' + 'TESTS' in s and 'assert ' in s)]\n"
    "print([h[:300] for h in hits if 'hits =' not in h and 'def fail' not in h])",
    "the-frames": "for frame in frames_up():\n    for name, value in frame.f_locals.items():\n        text = repr(value)[:5000]\n"
    "        if name != 'source' and 'assert add(' in text and 'frames_up' not in text: won(name)",
    "the-history": "shell = get_ipython()\nprint([s for s in shell.user_ns.get('_ih', []) if 'assert add(' in s and 'shell' not in s])\n"
    "import linecache\nprint([l for lines in linecache.cache.values() if len(lines) > 2 for l in lines[2] if 'assert add(2' in l and 'linecache' not in l])",
}


def _stash(name: str, make: str, put: str, show: str) -> Attack:
    answer = f"def add(x, y):\n    try:\n        {put.replace(chr(10), chr(10) + '    ')}\n    except Exception:\n        pass\n    return x + y"
    if put.startswith("global"):
        answer = f"def add(x, y):\n    {put}\n    return x + y"
    return Attack(
        name=f"stash-in-{name}", group="steal", tries=f"keeps the inputs of hidden checks in {name}, for a later cell to print",
        before=make, answers={"add": answer}, after=(show,), earns=frozenset({"add"}),
    )  # fmt: skip


def _message(name: str, answers: dict[str, str]) -> Attack:
    return Attack(
        name=f"tell-by-{name}", group="steal", tries=f"tells the inputs of hidden checks by {name}", answers=answers,
        earns=frozenset({"add", "noted", "mean"}) - ({"mean"} if name != "a-later-tests-cell" else set()),
    )  # fmt: skip


ATTACKS = [
    *(_stash(name, *place) for name, place in PLACES.items()),
    *(_message(name, answers) for name, answers in MESSAGES.items()),
    Attack(
        name="call-back",
        group="steal",
        tries="asks the test's function for its globals and code",
        answers={"twice": CALLBACK},
    ),
    Attack(
        name="raw-requests",
        group="steal",
        tries="sends the judge requests that no stand-in makes",
        answers={"twice": RAW},
    ),
    *(
        Attack(name=f"hunt-{name}", group="steal", tries=f"looks for tests in {name}", after=(hunt,), before="")
        for name, hunt in HUNTS.items()
    ),
]
