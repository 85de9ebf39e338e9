"""Small courses of our own: a table of cells, and the points that stock nbgrader 0.9.6 gives for them.

Every score here was seen with the real nbgrader; `test_same_points` runs it again and fails where a number is wrong.
"""

from collections.abc import Sequence
from typing import Any

from tests.compat.making import Assignment, Student, graded, run, solution, task, written

STDERR = "import sys\nprint('careful', file=sys.stderr)"

CREDIT = Assignment(
    name="credit",
    notebooks={
        "credit": [
            run("import numpy as np\nfrom fractions import Fraction\nfrom IPython.display import display, HTML"),
            run("class Odd:\n    def __init__(self, text): self.text = text\n    def __repr__(self): return self.text"),
            graded("nothing", "x = 1", 2),
            graded("int", "1", 1),
            graded("zero", "0", 0),
            graded("most", "2", 2),
            graded("float", "0.5", 0.5),
            graded("small", "1e-3", 0.001),
            graded("np-float", "np.float64(0.5)", 2),
            graded("np-float32", "np.float32(0.25)", 2),
            graded("np-int", "np.int64(1)", 2),
            graded("np-array", "np.array(0.5)", 2),
            graded("np-mean", "np.mean([0, 1])", 2),
            graded("true", "True", 2),
            graded("false", "False", 2),
            graded("np-false", "np.bool_(False)", 2),
            graded("none", "None", 2),
            graded("string", "'0.5'", 2),
            graded("word", "'wrong'", 2),
            graded("negative", "-1", 2),
            graded("nan", "float('nan')", 2),
            graded("list", "[0.5]", 2),
            graded("fraction", "Fraction(1, 2)", 2),
            graded("repr", "Odd('0.5')", 0.5),
            graded("spaces", "Odd(' 1 ')", 1),
            graded("underscore", "Odd('0_1')", 1),
            graded("two-lines", "Odd('0.5\\n0.5')", 2),
            graded("rich", "HTML('<b>0.5</b>')", 2),
            graded("display", "display(0.5)", 2),
            graded("display-first", "display(0.5)\n1", 1),
            graded("print", "print(0.5)", 2),
            graded("print-first", "print('hello')\n0.5", 0.5),
            graded("semicolon", "0.5;", 2),
            graded("assignment", "_ = 0.5", 2),
            graded("comment", "0.5  # half", 0.5),
            graded("if", "if True:\n    0.5", 2),
            graded("nested-cell", "get_ipython().run_cell('0.5');", 2),
            graded("zero-points", "0", 0, 0),
            graded("half-points", "0.25", 0.25, 0.5),
        ]
    },
    students={"ada": Student()},
)

STREAMS = Assignment(
    name="streams",
    notebooks={
        "streams": [
            run("import warnings, sys, logging, traceback"),
            run("def deprecated():\n    warnings.warn('old', DeprecationWarning)"),
            graded("stdout", "print('x')", 2),
            graded("stderr", STDERR, 0),
            graded("warning", "warnings.warn('careful')", 0),
            graded("deprecation", "deprecated();", 0),
            graded("syntax-warning", "assert 1 is 1", 0),
            graded("logging", "logging.getLogger('x').warning('careful')", 0),
            graded("handled", "try:\n    1 / 0\nexcept ZeroDivisionError:\n    traceback.print_exc()", 0),
            graded("warning-then-value", "warnings.warn('again')\n0.5", 0),
            graded(
                "caught", "with warnings.catch_warnings():\n    warnings.simplefilter('ignore')\n    deprecated()", 2
            ),
            graded("captured", "%%capture\n" + STDERR, 2),
            graded(
                "redirected",
                "import contextlib, io\nwith contextlib.redirect_stderr(io.StringIO()) as e:\n    print('x', file=sys.stderr)\nassert e.getvalue() == 'x\\n'",
                2,
            ),
            graded("flood", "for i in range(3000): print(i)", 2),
            graded(
                "cleared", "from IPython.display import clear_output\nprint('x', file=sys.stderr)\nclear_output()", 2
            ),
        ]
    },
    students={"ada": Student()},
)

ERRORS = Assignment(
    name="errors",
    notebooks={
        "errors": [
            run("import asyncio, sys, warnings"),
            graded("error", "1 / 0", 0),
            graded("value-then-error", "0.5\nassert False", 0),
            graded("all-values", "get_ipython().ast_node_interactivity = 'all'", 2),
            graded("first-value", "0.5\n1", 0.5),
            graded("value-before-error", "0.5\nassert False", 0.5),
            graded("last-again", "get_ipython().ast_node_interactivity = 'last_expr'", 2),
            graded("nested-error", "get_ipython().run_cell('assert False');", 0),
            graded("bad-repr", "class Bad:\n    def __repr__(self): 1 / 0\nBad()", 0),
            graded("zero-points-error", "assert False", 0, 0),
            graded("warning-then-error", "warnings.warn('once more')\nassert False", 0),
            graded("captured-error", "%%capture\nassert False", 0),
            graded("flood-then-error", "for i in range(3000): print(i)\nassert False", 0),
            graded("time-error", "%%time\nassert False", 0),
            graded("run-error", "%run broken.py", 0),
            graded("magic-unknown", "%nosuchmagic", 0),
            graded("cell-magic-unknown", "%%nosuchmagic\n1", 0),
            graded("asyncio-run", "asyncio.run(asyncio.sleep(0))", 0),
            graded("input-plain", "input('name? ')", 0),
            graded("syntax-error", "def (:", 0),
            graded("system", "!true", 2),
            graded("system-output", "lines = !echo hello\nassert list(lines) == ['hello']", 2),
            graded("bash", "%%bash\necho hello", 2),
            graded("subprocess", "import subprocess\nassert subprocess.run(['true']).returncode == 0", 2),
            graded("name-error", "undefined_name", 0),
            graded("sys-exit", "sys.exit(0)", 0),
            graded("system-exit", "raise SystemExit", 0),
            graded("interrupt", "raise KeyboardInterrupt", 0),
            graded("tagged-raises", "raise ValueError", 0, 2, "raises-exception"),
        ]
    },
    files={"broken.py": "assert False\n"},
    students={"ada": Student()},
)

#: What a notebook's own kernel and working folder remember.
KERNEL = Assignment(
    name="kernel",
    notebooks={
        "kernel": [
            run("%matplotlib inline\nimport matplotlib.pyplot as plt"),
            solution("shape", "class Shape:\n    sides = 4"),
            run("1 + 41"),
            graded("underscore", "assert _ == 42", 2),
            graded("in", "assert In[-1].startswith('assert In') and 'matplotlib' in In[1]", 2),
            run("'kept'"),
            graded("out", "assert 'kept' in Out.values()", 2),
            graded("pickle", "import pickle\nassert pickle.loads(pickle.dumps(Shape())).sides == 4", 2),
            graded("main-module", "import __main__\nassert __main__.plt is plt", 2),
        ]
    },
    students={"ada": Student()},
)

FILES = Assignment(
    name="files",
    notebooks={
        "files": [
            run("import os, pathlib\nstart = os.getcwd()"),
            solution("save", "def save(text):\n    pathlib.Path('saved.txt').write_text(text)\nsave('once')"),
            graded("saved", "assert pathlib.Path('saved.txt').read_text() == 'once'", 2),
            graded("saved-again", "save('twice')\nassert pathlib.Path('saved.txt').read_text() == 'twice'", 2),
            run("os.makedirs('below', exist_ok=True)\nos.chdir('below')\nopen('made.txt', 'w').write('made');"),
            graded("chdir", "assert pathlib.Path.cwd().name == 'below' and open('made.txt').read() == 'made'", 2),
            graded("chdir-back", "os.chdir('..')\nassert os.path.exists('below/made.txt') and os.getcwd() == start", 2),
            graded("file-kept", "assert os.path.exists('below/made.txt')", 2),
        ]
    },
    students={
        "ada": Student(),
        "wrong": Student(answers={"save": "def save(text):\n    pass"}, scores={"saved": 0, "saved-again": 0}),
    },
)

IPYTHON = Assignment(
    name="ipython",
    notebooks={
        "ipython": [
            run("%matplotlib inline\nimport asyncio\nimport os\nimport matplotlib.pyplot as plt"),
            graded("timeit", "%timeit -n1 -r1 sum(range(10))", 2),
            graded("timeit-result", "t = %timeit -n1 -r1 -o -q sum(range(10))\nassert t.best >= 0", 2),
            graded("time", "%%time\nx = 1\nassert x == 1", 2),
            graded("time-value", "%%time\n0.5", 0.5),
            graded("capture", "%%capture out\nprint('hidden')", 2),
            graded("capture-used", "assert out.stdout == 'hidden\\n'", 2),
            graded("writefile", "%%writefile made.py\nVALUE = 7", 2),
            graded("import-made", "import made\nassert made.VALUE == 7", 2),
            graded("run", "%run helper.py\nassert helped == 3", 2),
            graded("import-helper", "import helper\nassert helper.helped == 3", 2),
            graded("load-ext", "%load_ext autoreload\n%autoreload 2", 2),
            graded("env", "%env COMPAT=yes\nassert os.environ['COMPAT'] == 'yes'", 2),
            graded("pwd", "here = %pwd\nassert here == os.getcwd()", 2),
            graded("who", "%who_ls\nassert 'plt' in get_ipython().run_line_magic('who_ls', '')", 2),
            graded("help", "len?", 2),
            graded(
                "get-ipython",
                "assert 'Shell' in type(get_ipython()).__name__\nassert get_ipython().user_ns['plt'] is plt",
                2,
            ),
            graded("await", "async def f():\n    await asyncio.sleep(0)\n    return 5\nassert await f() == 5", 2),
            graded("loop", "assert asyncio.get_running_loop() is not None", 2),
            run("job = asyncio.create_task(f())"),
            graded("awaited-later", "assert await job == 5", 2),
            graded("async-for", "async def g():\n    yield 1\nassert [x async for x in g()] == [1]", 2),
            graded(
                "input",
                "try:\n    input()\nexcept EOFError:\n    pass\nexcept Exception as e:\n    assert 'Stdin' in type(e).__name__\nelse:\n    assert False",
                2,
            ),
            graded("main", "assert __name__ == '__main__'", 2),
            graded("file", "assert '__file__' not in globals()", 2),
            graded("figure", "plt.plot([1, 2]);", 2),
            graded("figures-closed", "assert plt.get_fignums() == []", 2),
            graded("backend", "assert 'inline' in plt.get_backend().lower()", 2),
            graded("empty", "", 2),
            graded("only-comment", "# nothing here", 2),
        ]
    },
    files={"helper.py": "helped = 3\n"},
    students={"ada": Student()},
)

STATE = Assignment(
    name="state",
    notebooks={
        "state": [
            run(
                "import os, json, pathlib, inspect, io, pickle, sys, threading, tempfile, sqlite3\nfrom unittest import mock\nstart = os.getcwd()"
            ),
            solution("area", "def area(w, h):\n    '''Area.\n\n    >>> area(2, 3)\n    6\n    '''\n    return w * h"),
            solution(
                "shape",
                "class Shape:\n    sides = 4\n    def __init__(self, w): self.w = w\n    def grow(self): self.w += 1; return self",
            ),
            solution(
                "total", "def total(xs):\n    for x in xs:\n        print(x)\n    xs.append(sum(xs))\n    return xs"
            ),
            graded("data", "assert area(*json.load(open('sides.json'))) == 6", 2),
            graded("data-below", "assert pathlib.Path('data/more.txt').read_text() == 'more'", 2),
            graded("environment", "assert os.environ['NBGRADER_EXECUTION'] == 'autograde'", 2),
            graded("basics", "assert area(2, 3) == 6", 2),
            graded(
                "hidden",
                "assert area(1, 1) == 1\n### BEGIN HIDDEN TESTS\nassert area(4, 5) == 20\n### END HIDDEN TESTS",
                2,
            ),
            graded("share", "sum(area(i, i) == i * i for i in range(4)) / 2", 2),
            graded("doctest", "import doctest\nassert doctest.testmod().failed == 0", 2),
            graded("source-code", "assert 'w * h' in inspect.getsource(area)", 2),
            graded("signature", "assert list(inspect.signature(area).parameters) == ['w', 'h']", 2),
            graded(
                "instance",
                "assert Shape(2).grow().grow().w == 4 and Shape.sides == 4 and isinstance(Shape(1), Shape)",
                2,
            ),
            graded("in-place", "xs = [1, 2]\nassert total(xs) is xs and xs == [1, 2, 3]", 2),
            graded(
                "printed",
                "with mock.patch('sys.stdout', io.StringIO()) as out:\n    total([1, 2])\nassert out.getvalue() == '1\\n2\\n'",
                2,
            ),
            graded("patched-input", "with mock.patch('builtins.input', lambda *a: '7'):\n    assert input() == '7'", 2),
            graded("raises", "try:\n    area(1)\nexcept TypeError:\n    pass\nelse:\n    assert False", 2),
            graded(
                "thread",
                "box = []\nt = threading.Thread(target=lambda: box.append(area(2, 2)))\nt.start(); t.join()\nassert box == [4]",
                2,
            ),
            graded(
                "tempfile",
                "with tempfile.TemporaryDirectory() as d:\n    open(d + '/x', 'w').close()\n    assert os.listdir(d) == ['x']",
                2,
            ),
            graded(
                "sqlite",
                "db = sqlite3.connect('x.db')\ndb.execute('create table t (a)')\nassert db.execute('select count(*) from t').fetchone() == (0,)\ndb.close()",
                2,
            ),
            graded("redefined", "def area(w, h):\n    return 'ours'", 2),
            graded("redefined-stays", "assert area(1, 1) == 'ours'", 2),
            run("raise ValueError('an instructor shows an error')", "raises-exception"),
            graded("after-an-error", "assert True", 2),
            run("open('skipped.txt', 'w').close()", "skip-execution"),
            graded("skip-honoured", "assert not os.path.exists('skipped.txt')", 2),
            written("essay", 0),
            written("sketch", 0, code=True),
            task("drawing", None),
        ]
    },
    files={"sides.json": "[2, 3]", "data/more.txt": "more"},
    students={
        "ada": Student(),
        "blank": Student(
            answers={"area": "# nothing", "shape": "", "total": "raise NotImplementedError"},
            scores=dict.fromkeys(
                [
                    "data",
                    "basics",
                    "hidden",
                    "share",
                    "source-code",
                    "signature",
                    "instance",
                    "in-place",
                    "printed",
                    "raises",
                    "thread",
                ],
                0,
            ),
        ),
        "wrong": Student(
            answers={
                "area": "def area(w, h):\n    '''Area.\n\n    >>> area(2, 3)\n    6\n    '''\n    return w * w + 2",
                "essay": "An answer.",
                "sketch": "x = 1",
            },
            scores={"data": 2, "hidden": 0, "share": 0, "source-code": 0, "thread": 0, "essay": None, "sketch": None},
        ),
    },
)


def without(*names: str) -> Any:
    """An edit that deletes cells."""

    def edit(notebook: Any) -> None:
        notebook.cells = [c for c in notebook.cells if c.metadata.get("nbgrader", {}).get("grade_id") not in names]

    return edit


def changed(name: str, source: str = "", tags: Sequence[str] = (), **metadata: Any) -> Any:
    """An edit of a cell: its source, its tags, or what its nbgrader metadata says."""

    def edit(notebook: Any) -> None:
        for cell in (c for c in notebook.cells if c.metadata.get("nbgrader", {}).get("grade_id") == name):
            cell.source = source or cell.source
            cell.metadata["tags"] = list(tags)
            cell.metadata.nbgrader.update(metadata)

    return edit


ALWAYS = "class Same:\n    def __eq__(self, other): return True\ndef area(w, h):\n    return Same()"
LATE = "2026-03-05 00:00:00 UTC"
EDITS = Assignment(
    name="edits",
    notebooks={
        "edits": [
            solution("area", "def area(w, h):\n    return w * h"),
            graded("basics", "assert area(2, 3) == 6", 2),
            graded("more", "assert area(3, 3) == 9", 2),
            written("why", 0),
            task("draw", None),
        ],
    },
    due="2026-03-02 00:00:00 UTC",
    students={
        "ada": Student(),
        "late": Student(
            at=LATE,
            answers={"area": "def area(w, h):\n    return 6", "why": "Because."},
            scores={"more": 0, "why": None},
        ),
        "deleted": Student(edit=without("more", "why", "draw"), scores={"more": None, "why": None}),
        "softened": Student(
            edit=changed("basics", source="assert True"), answers={"area": "pass"}, scores={"basics": 0, "more": 0}
        ),
        "richer": Student(edit=changed("basics", points=200, locked=False)),
        "skipper": Student(edit=changed("basics", tags=["skip-execution"]), answers={"area": ""}, scores={"more": 0}),
        "liar": Student(answers={"area": ALWAYS}),
    },
)

PAIR = Assignment(
    name="pair",
    notebooks={
        "one": [solution("area", "def area(w, h):\n    return w * h"), graded("basics", "assert area(2, 3) == 6", 2)],
        "two": [solution("half", "def half(x):\n    return x / 2"), graded("halved", "half(3) / 2", 0.75)],
    },
    students={"ada": Student(), "half": Student(without=["two"], scores={"halved": 0})},
)

DANGERS = Assignment(
    name="dangers",
    notebooks={
        "dangers": [
            solution("first", "x = 1"),
            solution("f", "def f():\n    return 1"),
            solution("g", "def g():\n    return 2"),
            graded("early", "assert 1 == 1", 2),
            graded("called", "assert f() == 1", 2),
            graded("late", "assert g() == 2", 2),
        ]
    },
    students={
        "endless": Student(answers={"first": "def (", "f": "def f():\n    while True: pass"}, scores={"called": 0}),
        "endless-cell": Student(answers={"first": "while True: pass"}),
        "endless-await": Student(answers={"first": "import asyncio\nawait asyncio.sleep(60)"}),
        "dies": Student(answers={"f": "import os\ndef f():\n    os._exit(1)"}, fails=True),
        "exits-early": Student(
            answers={"first": "exit()", "f": "import time\ntime.sleep(1)\nf = lambda: 1"}, fails=True
        ),
        "quits-last": Student(answers={"g": "def g():\n    quit()\n    return 2"}),
        "sys-exits": Student(
            answers={"first": "import sys\nsys.exit(3)", "f": "def f():\n    sys.exit(0)"}, scores={"called": 0}
        ),
    },
)

TOO_MUCH = Assignment(
    name="toomuch",
    notebooks={"toomuch": [graded("above", "3", None), graded("fine", "assert True", 2)]},
    students={"ada": Student(fails=True)},
)

#: What cells show, compared output by output.
SHOWN = Assignment(
    name="shown",
    notebooks={
        "shown": [
            run(
                "import sys, pandas as pd, matplotlib.pyplot as plt\nfrom IPython import display as d\nfrom IPython.display import display"
            ),
            run("print('a')\nprint('b', end='')\nprint('d')"),
            run("print('c', file=sys.stderr)"),
            run("1\n2"),
            run("'text'"),
            run("pd.DataFrame({'x': [1, 2]})"),
            run("display(1, 'two', d.HTML('<b>3</b>'), d.Markdown('*4*'), d.JSON({'five': 5}), d.Latex('$6$'))\n7"),
            run("plt.plot([1, 2])"),
            run("fig, ax = plt.subplots()\nax.plot([1, 2])\nprint('before the figure')"),
            run("print('gone')\nd.clear_output()\nprint('stays')"),
            run("print('gone')\nd.clear_output(wait=True)\nprint('stays')"),
            run("h = display('first', display_id=True)\nh.update('second')"),
            run("print('shown')\nraise ValueError('said')"),
            run("def ("),
            run("%nosuchmagic"),
            run("%%capture held\nprint('held')"),
            run("held.show()"),
            run("import warnings\nwarnings.simplefilter('always')\nprint('x')"),
            run(
                "class Rich:\n    def _repr_html_(self): return '<i>r</i>'\n    def __repr__(self): return 'r'\nRich()"
            ),
            run(
                "class Bundle:\n    def _repr_mimebundle_(self, **k): return {'text/plain': 'b', 'application/x-own+json': {'a': 1}}\nBundle()"
            ),
            run("print('\\r\\x1b[31mred\\x1b[0m')"),
            run("len?"),
            run("_ = 5;\n_"),
            run("await __import__('asyncio').sleep(0)\n'awaited'"),
            run("sys.stdout.write('no newline')"),
            run("print(*range(50))\n[*range(300)]"),
            run(""),
            run("# only a comment"),
            graded("nothing", "assert True", 2),
        ]
    },
    students={"ada": Student()},
)

PLAIN = (SHOWN, CREDIT, STREAMS, ERRORS, KERNEL, FILES, IPYTHON, STATE, EDITS, PAIR)
DANGEROUS = (DANGERS, TOO_MUCH)
