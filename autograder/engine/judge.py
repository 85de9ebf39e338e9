"""The judge's process: runs the tests cells of the source, with the learner's names from the learner's process.

It is told each tests cell by the grader and reports a verdict in its own words; the learner's process only ever answers
its questions. What it may be asked to believe is pinned: see `Gate`.
"""

import ast
import builtins
import importlib
import signal
import socket
import sys
import time
import types
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from typing import Any

from autograder.engine import frames, process
from autograder.engine.boundary import JUDGE, Garbled, Lost, Peer, Stopped
from autograder.engine.boundary.advice import advice
from autograder.engine.boundary.files import Exchange, Folder
from autograder.engine.boundary.gate import Gate, Host
from autograder.engine.boundary.mirror import Across, mirrored
from autograder.engine.boundary.proxies import handle_of
from autograder.engine.learner import misconception_of
from autograder.engine.shell import MESSAGE_LENGTH, Shell, run, said
from course.checks import MISCONCEPTIONS, CheckFailed, elsewhere
from course.checks.failures import fail, is_blank

HIDDEN = "A hidden check of this exercise failed."
#: Misconceptions whose sentences hold nothing that the answer could have chosen.
SAFE = frozenset(
    ["blank", "none", "mutates", "alias", "forbidden", "random", "global-rng", "slow", "refuses-right", "accepts-wrong"]
)
LATE = "This check took too long and was stopped."
LOST = "The learner's process ended (out of memory, or a crash) while this check used the answer."
#: Found without a search. Those that tests replace for a while are looked for in their own place.
BUILTINS = {
    name: value for name, value in vars(builtins).items() if name not in ("input", "open", "print", "__import__")
}
DATA = (bool, int, float, complex, str, bytes, list, tuple, dict, set, type(None))


class Scope(dict[str, Any]):
    """The tests cells' namespace: what is missing is looked for in the instructor's cells and in the learner's."""

    find: Callable[[str], Any]
    #: Names that are known to be found, before they are looked for.
    expected: frozenset[str] = frozenset()
    #: While a tests cell runs: told what it binds, and what it deletes.
    bound: Callable[[str, Any], None] | None = None
    deleted: Callable[[str], None] | None = None

    def __setitem__(self, name: str, value: Any) -> None:
        super().__setitem__(name, value)
        if self.bound is not None:
            self.bound(name, value)

    def __delitem__(self, name: str) -> None:
        if self.deleted is not None:
            self.deleted(name)
        super().pop(name, None)

    def hold(self, name: str, value: Any) -> None:
        """Bind a name that was found elsewhere."""
        super().__setitem__(name, value)

    def __missing__(self, name: str) -> Any:
        return self.find(name)

    def __contains__(self, name: object) -> bool:
        if super().__contains__(name):
            return True
        if type(name) is not str or name.startswith("_"):
            return False
        return name in self.expected or self.get(name, self) is not self

    def get(self, name: str, default: Any = None) -> Any:
        """As of a dict, with the names that are found elsewhere."""
        try:
            return self[name]
        except KeyError:
            return default

    def holds(self, name: str) -> bool:
        """Whether the name is bound here already."""
        return super().__contains__(name)


class Main(types.ModuleType):
    """The module ``__main__``: the tests cells' namespace."""

    def __init__(self, scope: Scope) -> None:
        super().__init__("__main__")
        super().__setattr__("_scope", scope)

    @property
    def __dict__(self) -> Scope:  # type: ignore[override]
        """The namespace itself."""
        return object.__getattribute__(self, "_scope")  # type: ignore[no-any-return]

    def __getattr__(self, name: str) -> Any:
        try:
            return self.__dict__[name]
        except KeyError:
            raise AttributeError(name) from None

    def __setattr__(self, name: str, value: Any) -> None:
        self.__dict__[name] = value

    def __delattr__(self, name: str) -> None:
        if self.__dict__.pop(name, self) is self:
            raise AttributeError(name)

    def __dir__(self) -> list[str]:
        return list(self.__dict__)


class Judge:
    """One notebook's judge; its namespace lives as long as it does, as in a kernel."""

    def __init__(self, shell: Shell, cells: Mapping[str, str], folder: Folder) -> None:
        self.shell, self.cells, self.folder = shell, cells, folder
        self.scope = Scope(BUILTINS | shell.user_ns)
        self.scope.find = self._find
        shell.user_ns = self.scope
        sys.modules["__main__"] = Main(self.scope)
        shell.refuse_result = self._refuse_stand_in
        self.peer: Peer | None = None
        self.gate = Gate(set(), recording=False)
        self.request: dict[str, Any] = {}
        self.revealed = False
        self.borrowed: set[str] = set()
        self.made: dict[str, int] = {}
        self.asked: set[str] = set()
        self.absent: set[str] = set()
        self.across: Across | None = None

    def judge(self, request: dict[str, Any], link: socket.socket | None) -> dict[str, Any]:
        """Run one tests cell. ``link`` is a new connection to the learner's process, None if the last one goes on."""
        self.gate = Gate(set(request["pins"]), recording=request["recording"])
        if link is not None:
            self.peer = Peer(link, JUDGE, Host(self.gate))
        assert self.peer is not None  # noqa: S101 (the grader gives a link with the first cell)
        self.peer.policy = Host(self.gate)
        self.request = request
        self._forget()
        began = time.process_time()
        outputs, error = self._run(request["source"], request["seconds"])
        verdict = self._verdict(outputs, error)
        self.revealed = self.revealed or bool(_hidden_lines(request["source"]))
        spent = self.across.said() if self.across is not None else None
        return {**verdict, "seconds": time.process_time() - began, "pins": sorted(self.gate.pins), "spent": spent}

    def _run(self, source: str, seconds: float) -> tuple[list[dict[str, Any]], BaseException | None]:
        assert self.peer is not None  # noqa: S101 (see judge)
        signal.signal(signal.SIGALRM, _stop)
        signal.setitimer(signal.ITIMER_REAL, seconds, 1.0)  # again and again, should a library swallow the first
        try:
            self.across = Across(self.peer)
            with elsewhere.judge_across(self.across), mirrored(self.peer):
                self.peer.draws.on = False
                self.peer.ask("afresh")
                self.peer.codec.forget()
                self._share_files(self.peer)
                self._bind_early()
                with self._telling():
                    return run(self.shell, source)
        except BaseException as escaped:  # noqa: BLE001 (the alarm may come between two cells' code)
            return self.shell.recorder.outputs, escaped
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)

    def _share_files(self, peer: Peer) -> None:
        exchange = Exchange(peer, self.folder, self.gate.pins, recording=self.gate.recording)
        peer.exchange = exchange if exchange.gate.on else None
        if peer.exchange is not None:
            exchange.after()

    def _verdict(self, outputs: list[dict[str, Any]], error: BaseException | None) -> dict[str, Any]:
        """What the learner may know of it, and nbgrader's partial credit: nothing else leaves this process."""
        if error is None:
            results = [o for o in outputs if o["output_type"] == "execute_result"]
            shown = [{**o, "data": {"text/plain": o["data"].get("text/plain", "")}, "metadata": {}} for o in results]
            words = {"message": "", "misconception": "", "detail": ""}
            return {"outcome": "passed", "outputs": shown, "lost": False, **words}
        cause = _first(error, (Stopped, Lost, Garbled))
        if isinstance(cause, Stopped):
            text = LATE
        elif cause is not None:
            text = LOST
        else:
            text = self._message(error)
        output = {"output_type": "error", "ename": _shown_name(error), "evalue": text, "traceback": [text]}
        return {
            "outcome": "failed",
            "outputs": [output],
            "message": text[:MESSAGE_LENGTH],
            "misconception": misconception_of(error) if _is_ours(error) or is_blank(error) else "",
            "detail": self._detail(error)[:MESSAGE_LENGTH],
            "lost": cause is not None,
        }

    def _detail(self, error: BaseException) -> str:
        """What the instructor reads: of the reference, also where it failed and what to write instead."""
        words = said(error)
        failure = f"{type(error).__name__}: {words}" if words else type(error).__name__
        if not self.gate.recording or self.peer is None or _first(error, (Stopped, Lost, Garbled)) is not None:
            return failure
        lines = self.request["source"].splitlines()
        line = (_lines(error, self.scope) or [0])[-1]
        return advice(line, lines[line - 1] if 0 < line <= len(lines) else "", failure)

    def _message(self, error: BaseException) -> str:
        """What the learner reads.

        What was seen, only as long as the answer has seen no hidden input: it could say it later. After that the words
        that the author wrote for the learner, and of a helper's own words those that hold nothing of the answer's.
        """
        name, words = _shown_name(error), said(error)
        if not self.revealed and _is_before(_hidden_lines(self.request["source"]), _lines(error, self.scope)):
            return f"{name}: {words}" if not isinstance(error, CheckFailed) and words else words or name
        if isinstance(error, CheckFailed) and _is_ours(error):
            known = error.authored or error.misconception in SAFE
            general = MISCONCEPTIONS.get(error.misconception, "")
            return str(error.text) if known else f"{HIDDEN[:-1]}: {general}." if general else HIDDEN
        return HIDDEN if isinstance(error, AssertionError) or handle_of(error) is None else f"{HIDDEN} ({name})"

    # --- names

    def _forget(self) -> None:
        """Drop what was taken from the learner, and the instructor's values that a solution cell has bound anew."""
        stale = {name for name, cell in self.request["instructor"].items() if self.made.get(name) != cell}
        for name in self.borrowed | stale | set(self.request["learner"]):
            self.scope.pop(name, None)
            self.made.pop(name, None)
        self.borrowed.clear()
        self.asked.clear()
        self.absent.clear()
        self.scope.expected = frozenset(self.request["instructor"])

    def _bind_early(self) -> None:
        for name in self.request["early"]:
            if not self.scope.holds(name) and (name in self.request["learner"] or not hasattr(builtins, name)):
                with suppress(KeyError):
                    self.scope.hold(name, self._find(name))

    def _find(self, name: str) -> Any:
        """A name that no tests cell has bound: an instructor's cell is run here, the learner's process is asked."""
        if name.startswith("__"):
            raise KeyError(name)
        cell = self.request["instructor"].get(name)
        if cell is not None:
            return self._from_instructor(name, cell)
        module = self.gate.module(name)
        if module:
            return importlib.import_module(module)
        if self.gate.recording or name in self.request["learner"] or f"name {name}" in self.gate.pins:
            return self._from_learner(name)
        for star in self.request["stars"]:
            self._execute(star)
            if self.scope.holds(name):
                return self.scope[name]
        raise KeyError(name)

    def _from_instructor(self, name: str, cell: int) -> Any:
        self._execute(cell)
        if not self.scope.holds(name):
            raise KeyError(name)
        return self.scope[name]

    def _execute(self, cell: int) -> None:
        """Run an instructor's cell here, for the names it binds; what it shows is shown by the learner's process."""
        source = self.cells.get(str(cell), "")
        code = compile(ast.parse(self.shell.transform_cell(source)), f"<cell {cell}>", "exec")
        before = dict(self.scope)
        bound, self.scope.bound = self.scope.bound, None
        exec(code, self.scope)  # noqa: S102 (the instructor's own cell)
        self.scope.bound = bound
        for name, value in self.scope.items():
            if before.get(name, before) is not value:
                self.made[name] = cell

    def _from_learner(self, name: str) -> Any:
        assert self.peer is not None  # noqa: S101 (see judge)
        if name in self.absent:
            raise KeyError(name)
        try:
            value = self.peer.ask("name", name)
        except NameError:
            self.absent |= {name} if hasattr(builtins, name) else set()  # `print` in a loop, say
            raise KeyError(name) from None
        self.gate.name(name, value)
        self.borrowed.add(name)
        self.peer.lend(None, name, value)
        if type(value) not in DATA:  # plain data is asked for anew each time: the answer's code may have changed it
            self.scope.hold(name, value)
        return value

    # --- names that a tests cell binds and the answer's code reads: in a kernel both share them

    @contextmanager
    def _telling(self) -> Iterator[None]:
        self.scope.bound, self.scope.deleted = self._tell_bound, self._tell_deleted
        try:
            yield
        finally:
            self.scope.bound = self.scope.deleted = None

    def _tell_bound(self, name: str, value: Any) -> None:
        if self.peer is not None and not _is_library(value) and self._is_read(name):
            self.peer.ask("bind", name, value)

    def _tell_deleted(self, name: str) -> None:
        if name not in self.scope:
            raise KeyError(name)
        if self.peer is not None and self._is_read(name):
            self.peer.ask("unbind", name)

    def _is_read(self, name: str) -> bool:
        """Whether the reference solution's functions read the name, so that those of a submission may, too."""
        if self.gate.recording and name not in self.asked and not name.startswith("_") and self.peer is not None:
            self.asked.add(name)  # once a tests cell: a loop may bind a name a thousand times
            if self.peer.ask("readers", name):
                self.gate.pins.add(f"bind {name}")
        return f"bind {name}" in self.gate.pins

    @staticmethod
    def _refuse_stand_in(value: Any) -> None:
        """The last expression of a tests cell is its score: an object of the learner's is none."""
        if handle_of(value) is not None and not isinstance(value, Exception):
            raise fail("type", f"Plain data was expected, got an object of class {type(value).__name__}.")


def _is_library(value: Any) -> bool:
    """Whether it is a library's module, class or function, which is the same on both sides."""
    return isinstance(value, types.ModuleType) or getattr(value, "__module__", "__main__") != "__main__"


def _stop(*_: Any) -> None:
    raise Stopped


def _first(error: BaseException | None, kinds: tuple[type[BaseException], ...]) -> BaseException | None:
    """The first exception of these kinds in the chain of what caused ``error``."""
    seen = set()
    while error is not None and id(error) not in seen:
        if isinstance(error, kinds):
            return error
        seen.add(id(error))
        error = error.__cause__ or error.__context__
    return None


def _shown_name(error: BaseException) -> str:
    """The name of a library's class; a learner's own class could carry anything in its name."""
    for kind in type(error).__mro__:
        if getattr(sys.modules.get(kind.__module__), kind.__name__, None) is kind and kind.__module__ != "__main__":
            return str(kind.__name__)
    return "Exception"


def _is_ours(error: BaseException) -> bool:
    """Whether a check failed here, and not the learner's code that raised what looks like one."""
    return isinstance(error, CheckFailed) and handle_of(error) is None


def _lines(error: BaseException, scope: Scope) -> list[int]:
    """The lines of the tests cell that led to ``error``, the innermost last."""
    file, lines, trace = "", [], error.__traceback__
    while trace is not None:
        code = trace.tb_frame.f_code
        if trace.tb_frame.f_globals is scope and code.co_filename == (file or code.co_filename):
            file = code.co_filename
            lines.append(trace.tb_lineno)
        trace = trace.tb_next
    return lines


def _hidden_lines(source: str) -> list[int]:
    """Numbers of the lines that the learner was not given."""
    hidden, inside = [], False
    for number, line in enumerate(source.splitlines(), 1):
        inside = inside or "BEGIN HIDDEN TESTS" in line
        hidden += [number] * inside
        inside = inside and "END HIDDEN TESTS" not in line
    return hidden


def _is_before(hidden: Sequence[int], lines: Sequence[int]) -> bool:
    """Whether all ``lines`` are known and stand before every hidden one."""
    return not hidden or bool(lines and max(lines) < min(hidden))


def work(shell: Shell, connection: socket.socket, options: dict[str, Any]) -> None:
    """Judge what ``connection`` asks for until it ends.

    First ``["begin", cells]`` with the instructor's cells by index, then for each tests cell ``["test", request]``,
    with a socket if ``request["link"]``.
    """
    folder = Folder(*process.begin(shell, options))
    judge: Judge | None = None
    while True:
        try:
            match frames.receive(connection):
                case ["begin", dict(cells)]:
                    judge = Judge(shell, cells, folder)
                case ["test", dict(request)] if judge is not None:
                    descriptor = frames.receive_descriptor(connection) if request["link"] else None
                    link = None if descriptor is None else socket.socket(fileno=descriptor)
                    frames.send(connection, judge.judge(request, link))
        except OSError:
            return
