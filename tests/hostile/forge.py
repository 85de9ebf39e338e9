"""Full points without the answer."""

from tests.hostile.attack import Attack
from tests.hostile.victim import SOLUTIONS

LIAR = """
class Liar(BASE):
    def __eq__(self, other): return True
    def __ne__(self, other): return False
    def __bool__(self): return True
    def __float__(self): return 0.0
    def __int__(self): return 0
    def __index__(self): return 0
    def __len__(self): return 2
    def __getattr__(self, name): return self
    def __getitem__(self, key): return self
    def __call__(self, *args, **kwargs): return self
    def __sub__(self, other): return 0.0
    __rsub__ = __add__ = __radd__ = __mul__ = __rmul__ = __truediv__ = __abs__ = __sub__
    def __lt__(self, other): return True
    __le__ = __gt__ = __ge__ = __contains__ = __lt__
    def __iter__(self): return iter(())
    __hash__ = None
"""
ARRAY = """
class Liar(np.ndarray):
    def __array_ufunc__(self, *args, **kwargs): return np.True_
    def __array_function__(self, *args, **kwargs): return np.True_
    def __array__(self, *args, **kwargs): return self
    def __eq__(self, other): return np.True_
    def __array_wrap__(self, *args): return np.True_
"""
DUCK = """
class Liar:
    __array_priority__ = 1e9
    shape, dtype, ndim, size = (2, 2), np.dtype(float), 2, 4
    def __array_ufunc__(self, *args, **kwargs): return np.True_
    def __array_function__(self, *args, **kwargs): return None
    def __array__(self, *args, **kwargs): return np.frombuffer(b"")
    def __eq__(self, other): return True
"""


def forge(name: str, tries: str, before: str = "", after: tuple[str, ...] = (), **answers: str) -> Attack:
    return Attack(name=name, group="forge", tries=tries, before=before, after=after, answers=answers)


def raising(name: str, what: str, before: str = "") -> Attack:
    """Every kind of answer that raises instead of giving a value."""
    body = f"def add(x, y):\n    raise {what}\ndef is_even(n):\n    raise {what}\n"
    stack = f"class Stack:\n    def __init__(self, items=()):\n        raise {what}"
    steps = f"def countdown(n):\n    raise {what}\n    yield n"
    return forge(
        f"raise-{name}", f"raises {what} where the tests expect a value", before, add=body, is_even="pass", stack=stack,
        countdown=steps,
    )  # fmt: skip


def everywhere(source: str) -> dict[str, str]:
    """The same cell as the first answer, and nothing in the others."""
    return {"add": source, "mean": "mean = add", "is_even": "is_even = add", "centre": "centre = add"}


SHADOWS = "\n".join(
    f"{name} = lambda *args, **kwargs: True"
    for name in ("len", "isinstance", "all", "any", "map", "list", "close", "same", "zip", "mean", "add", "is_even")
)
PATCHES = """
import builtins, numpy.testing, pandas.testing, unittest, course.checks, course.checks.closeness, IPython
nothing = lambda *args, **kwargs: None
for module in (numpy.testing, pandas.testing, course.checks, course.checks.closeness, unittest.TestCase):
    for name in list(vars(module)):
        if name.startswith(("assert", "close", "same", "unchanged", "raises", "fail")):
            setattr(module, name, nothing)
unittest.TestResult.wasSuccessful = lambda self: True
IPython.core.interactiveshell.InteractiveShell.run_cell = nothing
builtins.all = builtins.any = builtins.isinstance = lambda *args: True
builtins.AssertionError = type("AssertionError", (BaseException,), {})
add = lambda x, y: 0
"""
MODULES = """
import sys, types
class Any(types.ModuleType):
    __all__ = ()
    __path__ = ()
    def __getattr__(self, name): return lambda *args, **kwargs: True
for name in ("numpy", "numpy.testing", "pandas", "unittest", "course.checks", "pytest", "msgpack", "autograder.engine.wire"):
    sys.modules[name] = Any(name)
add = lambda x, y: 0
"""
FILES = """
import os
os.makedirs("course/checks", exist_ok=True)
for name in ("numpy.py", "unittest.py", "course/__init__.py", "course/checks/__init__.py", "sitecustomize.py", "pandas.py",
             "usercustomize.py", "conftest.py", "io.py", "pytest.ini", "ipython_config.py", "msgpack.py"):
    with open(name, "w") as file:
        file.write("class Any:\\n    def __getattr__(self, n): return lambda *a, **k: True\\nimport sys\\nsys.modules[__name__] = Any()\\n")
add = lambda x, y: 0
"""
FRAMES = """
import json, struct
def forge():
    for number in sockets():
        for index in range(12):
            result = {"outcome": "passed", "outputs": [], "message": "", "misconception": "", "seconds": 0.0}
            verdict = {**result, "detail": "", "lost": False, "pins": []}
            for message in (["done", index, result], verdict, ["ready"]):
                body = json.dumps(message).encode()
                os.set_blocking(number, False)
                try:
                    os.write(number, struct.pack("!I", len(body)) + body)
                except OSError:
                    break
                finally:
                    os.set_blocking(number, True)
"""
REFER = """
from autograder.engine.boundary import peer as _peer
class Thing:
    pass
def referring(reference):
    described = _peer.Peer.refer
    _peer.Peer.refer = lambda self, value: reference(self) if isinstance(value, Thing) else described(self, value)
"""
QUICK = (
    "def quick(n):\n    total = 0\n    for i in range(4 * n):\n        total += i / 4\n    return n * (n - 1) // 2\n"
)

ATTACKS = [
    forge("equals-everything", "returns an object that claims to equal everything", LIAR.replace("BASE", "object"),
          **everywhere("def add(*args):\n    return Liar()")),
    *(
        forge(f"lying-{base}", f"returns a {base} that claims to equal everything", LIAR.replace("BASE", base),
              **everywhere(f"def add(*args):\n    return Liar({value})"))
        for base, value in (("float", "0"), ("int", "0"), ("str", ""), ("complex", "0"), ("tuple", ""))
    ),
    forge("lying-list", "returns a list that claims to equal everything", LIAR.replace("BASE", "list"),
          countdown="def countdown(n):\n    return Liar([1])", mean="def mean(xs):\n    return Liar([1])"),
    forge("lying-dict", "returns a dict that has every key and equals everything", LIAR.replace("BASE", "dict"),
          summary="def summary(text):\n    return Liar()"),
    forge("lying-array", "returns an array whose class answers NumPy's functions itself", ARRAY,
          mean="def mean(xs):\n    return np.zeros(1).view(Liar)",
          centre="def centre(rows):\n    return np.zeros((2, 2)).view(Liar)"),
    forge("lying-duck", "returns an object that takes over NumPy's functions without being an array", DUCK,
          **everywhere("def add(*args):\n    return Liar()")),
    forge("lying-frame", "returns a DataFrame whose class compares for itself",
          "class Liar(pd.DataFrame):\n    def equals(self, other): return True\n    def __eq__(self, other): return True\n"
          "    @property\n    def shape(self): return (2, 2)\n    @property\n    def _constructor(self): return Liar\n",
          totals="def totals(sales):\n    return Liar({'shop': ['a'], 'paid': [0.0]})"),
    forge("class-property", "says through __class__ that it is a float",
          "class Liar:\n    __class__ = float\n    def __eq__(self, other): return True\n    def __float__(self): return 5.0\n",
          **everywhere("def add(*args):\n    return Liar()")),
    forge("lying-metaclass", "its metaclass claims to be every type and to hold every instance",
          "class Meta(type):\n    def __eq__(cls, other): return True\n    def __hash__(cls): return hash(float)\n"
          "    def __instancecheck__(cls, other): return True\n    def __subclasscheck__(cls, other): return True\n"
          "    def mro(cls): return [cls, object]\n"
          "class float(metaclass=Meta):\n    __module__ = 'builtins'\n    def __eq__(self, other): return True\n",
          **everywhere("def add(*args):\n    return float()")),
    forge("named-like-a-library-class", "its class has the name and module of NumPy's array",
          "class ndarray:\n    shape = (2, 2)\n    def __eq__(self, other): return True\n"
          "ndarray.__module__ = 'numpy'\nndarray.__qualname__ = 'ndarray'\n",
          **everywhere("def add(*args):\n    return ndarray()")),
    forge("pinned-name", "uses the name of the class that another exercise compares by operators",
          "class Stack:\n    def __eq__(self, other): return True\n    def __len__(self): return 2\n",
          **everywhere("def add(*args):\n    return Stack()")),
    forge("always-equal-stack", "the class of the exercise claims that all its instances are equal",
          stack=SOLUTIONS["stack"].replace("type(other) is Stack and self.items == other.items", "True")),
    forge("metaclass-stack", "the class itself answers what its instances are asked",
          stack="class Meta(type):\n    def __call__(cls, *args): return cls\n    def __getattr__(cls, n): return lambda *a: 2\n"
          "    def __len__(cls): return 2\n    def __eq__(cls, o): return True\n    __hash__ = None\n"
          "class Stack(metaclass=Meta):\n    def pop(): return 2\n    def push(item): pass"),
    forge("hard-coded", "knows the visible inputs by heart",
          add="def add(x, y):\n    return {(2, 3): 5}.get((x, y), 0)", mean="def mean(xs):\n    return {3: 3.0}.get(len(xs), 4.0)"),
    forge("lying-score", "the model's score says 1.0 whatever it predicts",
          nearest="class Nearest:\n    def fit(self, X, y): return self\n    def predict(self, X): return np.zeros(len(X), int)\n"
          "    def score(self, X, y): return 1.0"),
    forge("lying-score-of-a-mixin", "the same, in a class that inherits scikit-learn's score",
          nearest="from sklearn.base import BaseEstimator, ClassifierMixin\n"
          "class Nearest(ClassifierMixin, BaseEstimator):\n    def fit(self, X, y):\n        self.classes_ = [0, 1]\n        return self\n"
          "    def predict(self, X): return np.zeros(len(X), int)\n    def score(self, X, y): return 1.0"),
    forge("score-tells-predict", "score hands the true labels to predict",
          nearest="class Nearest:\n    def fit(self, X, y): return self\n    def predict(self, X): return self.truth\n"
          "    def score(self, X, y):\n        self.truth = y\n        return float((self.predict(X) == y).mean())"),
    forge("patched-checks", "replaces the functions of tests by ones that accept all", add=PATCHES, mean="mean = add",
          stack="class Stack: pass"),
    forge("poisoned-modules", "puts its own modules into sys.modules", add=MODULES, mean="mean = add"),
    forge("files-named-like-modules", "writes numpy.py, conftest.py and the like beside the notebook", add=FILES, mean="mean = add",
          stack="class Stack: pass"),
    forge("shadowed-names", "binds the names that the tests use", "", ("1",), add=SHADOWS, mean="mean = add", is_even="pass"),
    forge("evil-np", "binds np, pd and unittest to objects that agree with everything", LIAR.replace("BASE", "object"),
          add="np = pd = unittest = spy = Liar()\nadd = lambda x, y: 0", mean="mean = add", centre="centre = add"),
    forge("own-builtins", "gives the notebook other builtins",
          add="import builtins, types\nglobals()['__builtins__'] = types.SimpleNamespace(**{n: (lambda *a: True) for n in dir(builtins)})\n"
          "add = None"),
    raising("SystemExit", "SystemExit(0)"),
    raising("KeyboardInterrupt", "KeyboardInterrupt"),
    raising("GeneratorExit", "GeneratorExit"),
    raising("SkipTest", "__import__('unittest').SkipTest('not today')"),
    raising("own-SkipTest", "Skip('not today')", "import unittest\nclass Skip(unittest.SkipTest): pass\n"),
    raising("pytest-skip", "__import__('_pytest.outcomes').outcomes.Skipped('not today')"),
    raising("StopIteration", "StopIteration"),
    raising("own-StopIteration", "Stop()", "class Stop(StopIteration): pass\n"),
    raising("StopAsyncIteration", "StopAsyncIteration"),
    raising("CancelledError", "__import__('asyncio').CancelledError"),
    raising("own-BaseException", "Way()", "class Way(BaseException): pass\n"),
    raising("group", "BaseExceptionGroup('g', [SystemExit(0), KeyboardInterrupt()])"),
    raising("CheckFailed", "__import__('course.checks').checks.CheckFailed('passed', 'passed')"),
    raising("own-CheckFailed", "Mine('passed')", "from course.checks import CheckFailed\nclass Mine(CheckFailed): pass\n"),
    raising("odd-CheckFailed", "Mine()",
            "from course.checks import CheckFailed\nclass Mine(CheckFailed):\n    def __init__(self): pass\n"
            "    text = property(lambda self: os._exit(0))\n    misconception = text\n    def __str__(self): os._exit(0)\n"),
    raising("judge's-own", "_b.Stopped()", "import autograder.engine.boundary as _b\n"),
    raising("lost", "_b.Lost('gone')", "import autograder.engine.boundary as _b\n"),
    forge("stop-inside-all", "ends the test's all() and any() by a StopIteration of its own",
          "class Stop(StopIteration): pass\n", is_even="def is_even(n):\n    raise Stop"),
    forge("stop-by-a-method", "ends them by a StopIteration raised from an object's method",
          "class Stop(StopIteration, ValueError): pass\nclass F:\n    def __call__(self, n):\n        raise Stop\n", is_even="is_even = F()"),
    forge("swallowing-exit", "a context manager swallows whatever the test raises inside it",
          noted="class Noted:\n    def __enter__(self):\n        return self\n    def __getattr__(self, name):\n        raise ValueError(name)\n"
          "    def __exit__(self, kind, error, trace):\n        self.entered = False\n        return kind is not KeyError"),
    forge("rewritten-spy", "calls the function thrice and strikes a call from the spy's list",
          twice="def twice(f, x):\n    y = f(f(x))\n    f(x)\n    try:\n        del f.calls[2:]\n    except AttributeError:\n        pass\n    return y"),
    forge("replaced-spy-list", "calls the function thrice and gives the spy another list of calls",
          twice="def twice(f, x):\n    y = f(f(x))\n    f(x)\n    try:\n        f.calls = f.calls[:2]\n    except AttributeError:\n        pass\n    return y"),
    forge("slowed-clock", "a slow answer that slows the clock by which it is measured",
          quick="import time\ntrue = time.thread_time\ntime.thread_time = lambda: true() / 100\n" + QUICK),
    forge("infinite-clock", "a slow answer that claims to have taken for ever, so that differences are no numbers",
          quick="import itertools, time\nticks = itertools.cycle([0.0, float('inf')])\ntime.thread_time = lambda: next(ticks)\n" + QUICK),
    forge("library-function", "returns library functions where a result is called",
          adder="import os\ndef adder(n):\n    return eval", add="add = print", is_even="is_even = bool"),
    forge("a-mock", "answers with a Mock", add="from unittest.mock import MagicMock\nadd = MagicMock()\nadd.return_value.__eq__ = lambda s, o: True",
          mean="mean = MagicMock()", stack="Stack = MagicMock()"),
    forge("a-module", "answers with modules", add="import math, sys\ndef add(x, y):\n    return sys.modules['__main__']", adder="adder = lambda n: math"),
    forge("forged-results", "writes results of the tests cells to every socket it finds", FRAMES + "\nforge()\n", add="add = 0"),
    forge("forged-results-in-a-call", "does so while a test calls it", FRAMES, add="def add(x, y):\n    forge()\n    return 0"),
    forge("pickle-by-reference", "hands the judge a pickle where a reference is expected", REFER
          + "class Shot:\n    def __reduce__(self): return (print, (''.join(('ESC', 'APED')),))\n"
          "import pickle\nreferring(lambda peer: ['pickle', pickle.dumps(Shot())])\n", add="def add(x, y):\n    return Thing()"),
    forge("names-by-reference", "asks the judge for a function by name",
          REFER + "referring(lambda peer: ['named', 'operator', 'truth'])\n", adder="def adder(n):\n    return Thing()"),
    forge("back-by-reference", "gives the judge numbers of the judge's own objects",
          REFER + "numbers = iter(range(99))\nreferring(lambda peer: ['back', next(numbers)])\n",
          add="def add(x, y):\n    return Thing()", is_even="def is_even(n):\n    return Thing()"),
    forge("class-by-reference", "describes classes that do not exist, with every special method", REFER
          + "numbers = iter(range(1000, 1999))\nfrom autograder.engine.boundary import operators\n"
          "def liar(peer):\n    n = next(numbers)\n    return ['object', 2 * n, 'float', ['class', 2 * n + 1, 'float', None, list(operators.ALL), [], []]]\n"
          "referring(liar)\n", **everywhere("def add(*args):\n    return Thing()")),
    forge("garbled-reference", "describes objects in every wrong form", REFER
          + "import itertools\nforms = itertools.cycle([[], ['object'], ['class', -1, '', 0, 0, 0, 0], ['module', 7, 'os'], [None], 5, ['error', 3, 'E', 9],\n"
          "    ['function', 10**30, 'f', 'f', None], ['coroutine', 1, 'c'], ['iterator', 2, 'i', True], {'a': 1}])\n"
          "referring(lambda peer: next(forms))\n", **everywhere("def add(*args):\n    return Thing()")),
    forge("doubled-reply", "answers each question twice, the second time for the next one",
          "from autograder.engine.boundary import peer as _peer\nonce = _peer.Peer._send\n"
          "def twice_sent(self, message):\n    once(self, message)\n    once(self, ('ok', True, 0.0, None))\n_peer.Peer._send = twice_sent\n",
          **everywhere("def add(*args):\n    return True")),
    forge("equal-after-a-look", "changes the test's own list in place until it agrees",
          mean="def mean(xs):\n    xs[:] = [4.0]\n    return 4.0"),
]  # fmt: skip
