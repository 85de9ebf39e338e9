"""Taking all there is: time, memory, processes, disk, output, and the patience of who reads the result."""

from tests.hostile.attack import SHORT, Attack

#: In a cell of the learner's; each ends by itself, or its limits end it.
CELLS = {
    "spin": ("computes for ever", "while True: pass"),
    "spin-in-c": ("computes for ever where no signal is heard", "import re\nre.match('(a*)*b', 'a' * 60)"),
    "deaf": ("ignores every signal and computes", "import signal\nfor s in range(1, 64):\n    try: signal.signal(s, signal.SIG_IGN)\n    except (OSError, ValueError): pass\nwhile True: pass"),
    "blocked-signals": ("blocks every signal and sleeps", "import signal, time\nsignal.pthread_sigmask(signal.SIG_BLOCK, range(1, 64))\nwhile True: time.sleep(9)"),
    "swallows-interrupts": ("catches the interrupt and goes on", "import time\nwhile True:\n    try: time.sleep(9)\n    except BaseException: pass"),
    "endless-alarms": ("interrupts itself again and again", "import signal, time\nsignal.signal(signal.SIGALRM, lambda *_: None)\nsignal.setitimer(signal.ITIMER_REAL, 1e-4, 1e-4)\ntime.sleep(2)"),
    "thread-that-holds-on": ("keeps the interpreter busy from a thread", "import sys, threading\nsys.setswitchinterval(1e3)\ndef spin():\n    while True: pass\nthreading.Thread(target=spin, daemon=True).start()"),
    "huge-power": ("computes a huge integer", "n = 7 ** 7 ** 9"),
    "hash-collisions": ("fills a dict with values of one hash", "class H(int):\n    def __hash__(self): return 1\nd = {H(i): 0 for i in range(10**5)}"),
    "memory-list": ("fills memory with lists", "held = []\nwhile len(held) < 400: held.append([0] * 10**6)\nwon('3 GB')"),
    "memory-numpy": ("fills memory with arrays", "held = [np.ones(2**24) for _ in range(32)]\nwon('4 GB')"),
    "memory-mmap": ("fills memory with private mappings", "import mmap\nheld = []\nfor _ in range(32):\n    m = mmap.mmap(-1, 2**27, flags=mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS)\n    m.write(b'x' * 2**27)\n    held.append(m)\nwon('4 GB')"),
    "memory-shared": ("fills memory with shared mappings", "import mmap\nheld = []\nfor _ in range(32):\n    m = mmap.mmap(-1, 2**27)\n    m.write(b'x' * 2**27)\n    held.append(m)\nwon('4 GB')"),
    "memory-pipes": ("fills the kernel's memory with pipes and sockets", "import fcntl, socket\nsize = 0\nheld = []\ntry:\n    while size < 2**31:\n        r, w = os.pipe()\n        held += [r, w]\n        os.set_blocking(w, False)\n        fcntl.fcntl(w, 1031, 2**20)\n        size += os.write(w, bytes(2**20))\nexcept OSError: pass\nif size > 2**29: won(size)"),
    "memory-by-forks": ("fills memory in many processes, each below the limit",
                        "import time\npids = []\nfor _ in range(8):\n    try: pid = os.fork()\n    except OSError: break\n    if pid == 0:\n        try:\n            held = bytearray(2**27)\n            for i in range(0, 2**27, 4096): held[i] = 1\n            time.sleep(1)\n        finally:\n            os._exit(0)\n    pids.append(pid)\nfor pid in pids: os.waitpid(pid, 0)"),
    "disk-one-file": ("fills the disk with one file", "with open('big', 'wb') as f:\n    for _ in range(1024): f.write(bytes(2**20))\nwon('1 GB')"),
    "disk-many-files": ("uses up the inodes", "for i in range(20000): open(f'f{i}', 'w').close()\nwon('20,000 files')"),
    "disk-other-folders": ("fills the disk outside its folder", "for folder in ('/tmp', '/dev/shm', '/var/tmp', os.environ.get('HOME', '/'), '/'):\n    try:\n        with open(f'{folder}/@MARK@', 'wb') as f:\n            for _ in range(512): f.write(bytes(2**20))\n        won(folder)\n    except OSError: pass"),
    "sparse": ("makes a file of 8 TB", "with open('sparse', 'wb') as f:\n    f.truncate(2**43)\nwon('8 TB')"),
    "deleted-file": ("fills the disk by a file without a name", "import tempfile\nf = tempfile.TemporaryFile()\nfor _ in range(1024): f.write(bytes(2**20)); f.flush()\nwon('1 GB')"),
    "descriptors": ("opens descriptors without end", "held = []\nwhile len(held) < 200000: held.append(os.dup(0))\nwon(len(held))"),
    "threads": ("starts threads without end", "import threading, time\nstarted = 0\ntry:\n    while started < 3000:\n        threading.Thread(target=time.sleep, args=(3,), daemon=True).start()\n        started += 1\nexcept RuntimeError: pass\nif started > 2000: won(started)"),
    "forks": ("forks without end", "import time\nmade = 0\ntry:\n    while made < 600:\n        if os.fork() == 0:\n            time.sleep(3)\n            os._exit(0)\n        made += 1\nexcept OSError: pass\nif made >= 600: won(made)"),
    "fork-bomb": ("forks children that fork", "import time\nend = time.monotonic() + 0.7\nwhile time.monotonic() < end:\n    try: os.fork()\n    except OSError: time.sleep(0.05)"),
    "zombies": ("leaves children unburied", "made = 0\ntry:\n    while made < 600:\n        if os.fork() == 0: os._exit(0)\n        made += 1\nexcept OSError: pass\nif made >= 600: won(made)"),
    "recursion": ("recurses without end", "def f(): f()\nf()"),
    "c-stack": ("overflows the C stack", "sys.setrecursionlimit(10**9)\nclass A: pass\ndef f(): return f.__call__()\nf.__class__\ntry: f()\nfinally: sys.setrecursionlimit(3000)"),
    "flood": ("prints without end", "while True: print('x' * 10**5)"),
    "flood-descriptors": ("writes to descriptors 1 and 2 without end", "for _ in range(2000):\n    os.write(1, b'x' * 10**5); os.write(2, b'x' * 10**5)"),
    "many-displays": ("shows a million small things", "from IPython.display import display\nfor i in range(10**6): display(i)"),
    "huge-figure": ("draws a figure too large to keep", "import matplotlib.pyplot as plt\nfig = plt.figure(figsize=(300, 300), dpi=300)"),
    "huge-repr": ("shows a value whose text is huge", "class R:\n    def __repr__(self): return 'x' * 10**8\nR()"),
    "hanging-repr": ("shows a value whose text never ends", "class R:\n    def __repr__(self):\n        while True: pass\nR()"),
    "huge-message": ("raises an exception with a huge message", "raise ValueError('x' * 10**8)"),
    "long-chain": ("raises an exception with ten thousand causes", "error = None\nfor i in range(10000):\n    new = ValueError(i)\n    new.__cause__ = error\n    error = new\nraise error"),
    "cyclic-context": ("raises exceptions that cause each other", "a, b = ValueError('a'), ValueError('b')\na.__cause__, b.__cause__ = b, a\na.__context__, b.__context__ = b, a\nraise a"),
    "traceback-bomb": ("raises an exception whose traceback takes for ever", "class E(Exception):\n    @property\n    def __notes__(self):\n        while True: pass\n    def _render_traceback_(self):\n        while True: pass\nraise E"),
    "zip-bomb": ("unpacks a small archive that is huge", "import zlib\ndata = zlib.compress(bytes(2**28))\nheld = []\nfor _ in range(64): held.append(zlib.decompress(data))\nwon('16 GB')"),
    "hanging-destructor": ("hangs when its values are deleted", "class D:\n    def __del__(self):\n        while True: pass\nd = D()\nd = 1"),
    "six-deaths": ("ends its process in cell after cell", "os._exit(1)"),
}  # fmt: skip

#: While a check calls; nothing that comes back is a number.
CALLS = {
    "spin": ("", "while True: pass"),
    "swallows": ("", "while True:\n        try:\n            while True: pass\n        except BaseException: pass"),
    "huge-int": ("", "return 10 ** 10**7"),
    "huge-text": ("", "return 'x' * 2 * 10**8"),
    "huge-list": ("", "return [0] * 2 * 10**7"),
    "huge-array": ("", "return np.zeros(2 * 10**8, 'u1')"),
    "broadcast-array": ("", "return np.broadcast_to(np.float64(5), (10**6, 10**6))"),
    "sparse-matrix": ("import scipy.sparse", "return scipy.sparse.coo_array((10**9, 10**9))"),
    "lazy-range": ("", "return range(10**18)"),
    "endless-generator": ("import itertools", "return itertools.count()"),
    "deep-list": ("", "d = []\n    for _ in range(10**5): d = [d]\n    return d"),
    "wide-and-deep": ("", "d = [0]\n    for _ in range(60): d = [d, d]\n    return d"),
    "cyclic-list": ("", "d = []\n    d.append(d)\n    return d"),
    "cyclic-dict": ("", "d = {}\n    d['d'] = d\n    return {'a': d, 'b': [d]}"),
    "collisions": ("", "return {i * (2**61 - 1): 0 for i in range(10**5)}"),
    "many-objects": ("class T: pass", "return [T() for _ in range(10**5)]"),
    "endless-getattr": ("class T:\n    def __getattr__(self, n): return T()\n    def __iter__(self): return self\n    def __next__(self): return T()", "return T()"),
    "hostile-dunder": ("class T:\n    def __reduce_ex__(self, p): os._exit(1)\n    def __repr__(self): os._exit(1)\n    def __del__(self): os._exit(1)\n    __str__ = __hash__ = __repr__", "return T()"),
    "huge-message": ("", "raise ValueError('x' * 10**8)"),
    "huge-arguments": ("", "raise ValueError(*range(10**6))"),
    "long-chain": ("", "e = None\n    for i in range(10000):\n        n = ValueError(i)\n        n.__cause__ = e\n        e = n\n    raise e"),
    "huge-class-name": ("", "return type('X' * 10**7, (), {})()"),
    "huge-class-tree": ("", "t = object\n    for i in range(900): t = type(f'T{i}', (t,), {})\n    return t()"),
    "memory": ("", "held = [np.ones(2**24) for _ in range(32)]\n    return len(held)"),
    "prints": ("", "for _ in range(3000): print('x' * 10**5)\n    return 0"),
    "warnings": ("import warnings", "for i in range(20000): warnings.warn(f'{i}' * 100)\n    return 0"),
    "forks-and-both-answer": ("", "os.fork()\n    return 0"),
    "closes-everything": ("", "os.closerange(0, 256)\n    return 0"),
}  # fmt: skip


def _cell(name: str, tries: str, source: str) -> Attack:
    after = (source,) * 7 if name == "six-deaths" else (source, "print('next')")
    return Attack(name=f"cell-{name}", group="exhaust", tries=tries, after=after, limits=SHORT, risky=True)


def _call(name: str, before: str, body: str) -> Attack:
    answers = {"add": f"def add(x, y):\n    {body}"}
    return Attack(name=f"call-{name}", group="exhaust", tries=f"while a check calls it: {name}", before=before, answers=answers,
                  after=("print('next')",), limits=SHORT, risky=True)  # fmt: skip


CALLBACKS = [
    Attack(name="endless-ping-pong", group="exhaust", tries="lets the test's function and its own call each other without end",
           answers={"twice": "def twice(f, x):\n    class T:\n        def __add__(self, o): return twice(f, T())\n        __rmul__ = __add__\n    return f(T())"},
           limits=SHORT, risky=True),
    Attack(name="many-call-backs", group="exhaust", tries="calls the test's function without end",
           answers={"twice": "def twice(f, x):\n    while True: f(x)"}, limits=SHORT, risky=True),
    Attack(name="threads-of-call-backs", group="exhaust", tries="calls the test's function from many threads at once",
           answers={"twice": "import threading\ndef twice(f, x):\n    ts = [threading.Thread(target=lambda: [f(x) for _ in range(50)], daemon=True) for _ in range(8)]\n"
                    "    [t.start() for t in ts]\n    [t.join(0.3) for t in ts]\n    return 0"}, limits=SHORT, risky=True),
    Attack(name="hanging-clock", group="exhaust", tries="hangs in the function whose time is taken",
           answers={"quick": "def quick(n):\n    while n > 10: pass\n    return 45"}, limits=SHORT, risky=True),
]  # fmt: skip

ATTACKS = [
    *(_cell(name, *what) for name, what in CELLS.items()), *(_call(name, *what) for name, what in CALLS.items()), *CALLBACKS,
]  # fmt: skip
