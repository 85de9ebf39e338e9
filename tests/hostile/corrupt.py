"""Changing what others' submissions run on: files, memory, settings. The next notebook looks for traces."""

from tests.hostile.attack import Attack

LOOK = """
import builtins, os, random, sys, course.checks, numpy.testing
import numpy as np
wrong = [n for n in ("HOSTILE", "SEEN") if n in os.environ] + [n for n in os.listdir(".") + os.listdir("/tmp") if "hostile" in n]
wrong += [m.__name__ for m in (builtins, np, np.testing, course.checks, sys, os) if hasattr(m, "hostile")]
wrong += ["warnings"] * (np.geterr()["over"] == "raise") + ["json"] * ("hostile" in sys.modules)
if wrong or np.add(1, 1) != 2 or not all([True]) or len([1]) != 1:
    print("".join(("ESC", "APED")), wrong)
"""


def corrupt(name: str, tries: str, before: str, answer: str = "raise NotImplementedError") -> Attack:
    return Attack(
        name=name, group="corrupt", tries=tries, before=before, answers={"add": answer}, look=LOOK, risky=True
    )


ATTACKS = [
    corrupt("modules", "changes the modules that all notebooks share",
            "import builtins, course.checks, random\nfor m in (builtins, np, np.testing, course.checks, sys, os): m.hostile = 1\nnp.add = max\nbuiltins.len = lambda x: 0\n"
            "np.seterr(all='raise')\nos.environ['HOSTILE'] = '1'\nsys.modules['hostile'] = sys"),
    corrupt("shared-pages", "writes into the memory it was forked with",
            "small = id(1)\ntry:\n    one = ctypes.cast(id(257) + 24, ctypes.POINTER(ctypes.c_int32))\n    table = np.arange(256)\n    ctypes.memset(table.ctypes.data, 255, table.nbytes)\nexcept Exception: pass\n"
            "with open('/proc/self/maps') as maps:\n    for line in maps:\n        if ' rw-s ' in line and 'dev/zero' not in line: won(line)"),
    corrupt("packages", "opens the files of packages for writing",
            "import course.checks, autograder.engine, IPython, importlib.util, site, sysconfig\n"
            "for m in (np, pd, course.checks, autograder.engine, IPython, os, importlib.util):\n    tried(open, m.__file__, 'r+b')\n    tried(open, os.path.join(os.path.dirname(m.__file__), '@MARK@'), 'w')\n"
            "    cached = importlib.util.cache_from_source(m.__file__)\n    tried(open, cached, 'r+b')\n    tried(os.unlink, cached) if not os.access(cached, os.W_OK) else won(cached)\n"
            "    tried(os.utime, m.__file__) if not os.access(m.__file__, os.W_OK) else won(m.__file__)\n"
            "for folder in {*site.getsitepackages(), sysconfig.get_path('stdlib'), sys.prefix}:\n    for name in ('@MARK@.pth', 'sitecustomize.py', 'usercustomize.py'):\n        tried(os.open, f'{folder}/{name}', os.O_WRONLY | os.O_CREAT)"),
    corrupt("caches", "writes into the caches that notebooks share",
            "import matplotlib\nfor folder in (os.path.expanduser('~'), matplotlib.get_cachedir(), matplotlib.get_configdir(), os.environ.get('IPYTHONDIR', '/'), os.environ.get('TMPDIR', '/tmp')):\n"
            "    try:\n        with open(os.path.join(folder, 'hostile'), 'w') as f: f.write('x')\n    except OSError: pass\nopen('hostile', 'w').close()\nos.makedirs('/tmp/hostile', exist_ok=True) if os.access('/tmp', os.W_OK) else 0"),
    corrupt("course-files", "opens the course's files for writing",
            "for path in ('@SOURCE@', '@GRADEBOOK@', '@OTHER@', '@COURSE@/@MARK@', '@HOME@/.bashrc', '@ENGINE@/@MARK@'):\n    tried(os.open, path, os.O_WRONLY | os.O_CREAT)\n    tried(os.truncate, path, 0)\n    tried(os.rename, path, path + 'x')\n"
            "tried(os.unlink, '@ENGINE@/engine')\ntried(lambda: __import__('sqlite3').connect('@GRADEBOOK@').execute('DELETE FROM grade'))"),
    corrupt("own-data", "changes the data files that the course gives to all", "for f in os.listdir('.'):\n    open(f, 'ab').write(b'x')\nopen('numpy.py', 'w').write('hostile = 1')"),
    corrupt("locks", "locks files that all use",
            "import fcntl\nfor path in (np.__file__, os.__file__, '/dev/null', '/etc/localtime'):\n    try:\n        f = open(path, 'rb')\n        fcntl.flock(f, fcntl.LOCK_EX | fcntl.LOCK_NB)\n    except OSError: pass\n"
            "import time; time.sleep(0.3)"),
    corrupt("random-state", "seeds and reseeds, sets the clock and the locale",
            "import random, time, locale\nrandom.seed(1); np.random.seed(1)\nos.environ['TZ'] = 'Asia/Tokyo'; time.tzset()\nos.umask(0)\ntried(time.clock_settime, time.CLOCK_REALTIME, time.time())"),
    corrupt("judge's-folder", "writes modules into every folder that it can",
            "for folder, folders, files in os.walk('/'):\n    folders[:] = [f for f in folders if folder != '/' or f not in ('proc', 'sys')][:50]\n    here = os.getcwd()\n"
            "    if os.access(folder, os.W_OK):\n        try:\n            open(os.path.join(folder, 'hostile.py'), 'w').write('x')\n        except OSError: continue\n"),
    corrupt("processor", "takes the processor for itself while others are graded",
            "import threading, time\nend = time.monotonic() + 1.5\ndef spin():\n    while time.monotonic() < end: pass\nchildren = 0\ntry:\n    while children < 6:\n        if os.fork() == 0:\n            spin(); os._exit(0)\n        children += 1\nexcept OSError: pass\nspin()"),
]  # fmt: skip
