"""What is slow the first time, done once in the warm parent: its children find it done.

Libraries look up plug-ins, fill caches and import what they need on first use, and CPython adapts its bytecode to what
it meets. None of it depends on a notebook, and nothing of it is left that a cell could see.
"""

import contextlib
import ctypes
import importlib
import socket
import threading
import types
import warnings
from pathlib import Path
from typing import Any

from autograder.engine.boundary import JUDGE, LEARNER, Garbled, Lost, Peer
from autograder.engine.boundary.files import Folder
from autograder.engine.boundary.gate import Gate
from autograder.engine.boundary.gate import Host as Guarded
from autograder.engine.learner import Host
from autograder.engine.shell import Shell

#: What most notebooks import; a course that uses more pays for it in the child.
MODULES = (
    "numpy",
    "scipy.linalg",
    "scipy.optimize",
    "scipy.sparse",
    "scipy.spatial.distance",
    "scipy.special",
    "scipy.stats",
    "pandas",
    "matplotlib.pyplot",
    "matplotlib.backends.backend_svg",
    "sklearn.datasets",
    "sklearn.ensemble",
    "sklearn.linear_model",
    "sklearn.metrics",
    "sklearn.model_selection",
    "sklearn.neighbors",
    "sklearn.preprocessing",
    "sklearn.pipeline",
    "sklearn.tree",
    "course.checks",
    "course.data",
    "course.figures",
)
HUGE, MADV_HUGEPAGE, MADV_COLLAPSE = 2 * 2**20, 14, 25
#: Python specialises code that has run eight times; every fork inherits it.
REHEARSALS = 10
NOWHERE = Path("/nonexistent")
#: Plain uses of the libraries, without a random number and without a picture.
CELL = """
import numpy as np
import pandas as pd
from sklearn.linear_model import LinearRegression
X = np.arange(12.0).reshape(6, 2) ** 2
np.testing.assert_allclose((X - X.mean(axis=0)).mean(axis=0), 0, atol=1e-9)
df = pd.DataFrame({"k": list("abaaba"), "v": X[:, 0]})
df.groupby("k")["v"].mean().sort_values().to_dict(), df.describe().to_string(), df._repr_html_()
LinearRegression().fit(df[["v"]], X[:, 1]).predict(df[["v"]])
def double(x):
    return 2 * x
class Model:
    def __init__(self, k):
        self.k = k
    def fit(self, X):
        self.mean_ = X.mean(axis=0)
        return self
def count(n):
    yield from range(n)
"""


def imports() -> None:
    """Import what most notebooks use; one that needs what is not installed will say so itself."""
    for module in MODULES:
        with contextlib.suppress(ImportError):
            importlib.import_module(module)


def compact() -> None:
    """Let the heap lie in huge pages, of which a fork copies one entry instead of 512; in vain before Linux 6.1."""
    library = ctypes.CDLL(None)
    for line in Path("/proc/self/maps").read_text(encoding="ascii", errors="replace").splitlines():
        place, rights, _, _, _, *name = line.split()
        first, last = (int(end, 16) for end in place.split("-"))
        if rights.startswith("rw") and (not name or name == ["[heap]"]) and last - first >= HUGE:
            for advice in (MADV_HUGEPAGE, MADV_COLLAPSE):
                library.madvise(ctypes.c_void_p(first), ctypes.c_size_t(last - first), advice)


def rehearse(shell: Shell) -> None:
    """Run a cell often enough, and use what it bound as the judge would; then forget both."""
    before = dict(shell.user_ns)
    with warnings.catch_warnings(), contextlib.suppress(ImportError):
        for _ in range(REHEARSALS):
            shell.run_cell(CELL, store_history=False)
            _cross(shell)
    shell.user_ns.clear()
    shell.user_ns.update(before)
    shell.recorder.start()


def _cross(shell: Shell) -> None:
    """Both sides of the connection between learner and judge, in this process."""
    ours, theirs = socket.socketpair()
    with ours, theirs:
        learner = Peer(theirs, LEARNER, Host(shell, Folder(NOWHERE, NOWHERE)))
        serving = threading.Thread(target=_serve, args=(learner,))  # it has ended before anything is forked
        serving.start()
        try:
            _use(Peer(ours, JUDGE, Guarded(Gate(set(), recording=True))), shell.user_ns)
        finally:
            ours.shutdown(socket.SHUT_RDWR)
            serving.join()


def _serve(peer: Peer) -> None:
    with contextlib.suppress(Lost, Garbled):
        while True:
            peer.serve_one()


def _use(peer: Peer, known: dict[str, Any]) -> None:
    ask = types.SimpleNamespace(**{name: peer.ask("name", name) for name in ("double", "Model", "count", "X", "df")})
    ask.double(known["X"])
    ask.double(known["df"][["v"]])
    list(ask.count(3))
    _ = ask.Model(2).fit(known["X"]).mean_
    with contextlib.suppress(TypeError):
        ask.double()
