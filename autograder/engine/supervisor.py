"""One notebook being run and judged: which process does what, in which order, for how long.

This is the trusted side. It runs in a thread of the grader, holds the tests, and reads nothing from the notebook's
processes but size-limited JSON. In a judged notebook a learner's process runs the learner's cells, and between them the
judge's process runs the tests with its answers. What a cell shows after the first test is never shown, because its
process has seen the tests' inputs: if there is anything, another process runs the learner's cells again, alone, and
what that one shows is shown.
"""

import math
import socket
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from autograder.engine import frames, outputs
from autograder.engine.bindings import Scope
from autograder.errors import InternalError
from autograder.records import Code, Limits

#: After an interrupt a cell has this long to end by itself before its process is killed.
GRACE_SECONDS = 2.0
#: A notebook whose cells kill their process again and again is not tried for ever.
RESTARTS = 10
#: A message that has begun to arrive is whole within this time.
FRAME_SECONDS = 10.0
FIELDS = {"outcome": str, "outputs": list, "message": str, "misconception": str, "seconds": float}
DEAD = ("DeadKernelError", "The process running this cell died (out of memory, or a crash).")
QUIET = {"outcome": "passed", "outputs": [], "message": "", "misconception": "", "seconds": 0.0}
#: Tests cells that hold this word measure the answer's CPU time.
TIMING = "faster_than"
SLOWER = "The answer took more time than it said."
BROKEN = ("GraderError", "The grader itself failed here.")

Result = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """The judge's: each tests cell's source, scope and pins, the instructor's cells by index, and data files."""

    sources: dict[str, str]
    scopes: dict[str, Scope]
    pins: dict[str, frozenset[str]]
    cells: dict[str, str]
    folder: Path | None = None
    recording: bool = False


class Zygote:
    """This notebook's connection to the warm parent; the processes it asked for end with it."""

    def __init__(self, address: str) -> None:
        self.control = socket.socket(socket.AF_UNIX)
        self.open = [self.control]
        try:
            self.control.connect(address)
        except OSError as error:
            self.close()
            raise _gone(error) from error

    def ask(self, *request: Any, descriptor: int | None = None) -> dict[str, Any]:
        """Send one request; InternalError if the warm parent failed or is gone."""
        try:
            frames.send(self.control, list(request))
            if descriptor is not None:
                frames.send_descriptor(self.control, descriptor)
            reply: dict[str, Any] = frames.receive(self.control)
        except OSError as error:
            raise _gone(error) from error
        if "failure" in reply:
            raise InternalError(f"the engine failed:\n{reply['failure']}")
        return reply

    def close(self) -> None:
        """End everything that was started for this notebook."""
        for connection in self.open:
            connection.close()


def _gone(error: OSError) -> InternalError:
    return InternalError(f"the engine stopped answering ({error})", todo="Run the command again.")


class Process:
    """One jailed process: ``role`` is learner or judge."""

    def __init__(self, zygote: Zygote, role: str, options: dict[str, Any]) -> None:
        self.zygote, self.largest = zygote, 4 * options["output"] + 2**20
        self.connection, theirs = socket.socketpair()
        zygote.open.append(self.connection)
        with theirs:
            self.pid = zygote.ask("spawn", role, options, descriptor=theirs.fileno())["pid"]

    def send(self, *message: Any, descriptor: int | None = None) -> None:
        """Tell it something; if it is gone, the answer will be missing."""
        try:
            self.connection.settimeout(FRAME_SECONDS)
            frames.send(self.connection, list(message))
            if descriptor is not None:
                frames.send_descriptor(self.connection, descriptor)
        except OSError:
            return

    def hear(self, seconds: float) -> Any:
        """Its next message; None if it ended or sent no message of ours; TimeoutError if nothing comes in time."""
        self.connection.settimeout(max(0.001, seconds))
        try:
            if not self.connection.recv(1, socket.MSG_PEEK):
                return None
        except TimeoutError:
            raise
        except OSError:
            return None
        try:
            return frames.receive(self.connection, limit=self.largest, seconds=FRAME_SECONDS)
        except (OSError, ValueError, RecursionError):  # it ended, it never became whole, it is none of ours
            return None

    def clock(self) -> float:
        """CPU seconds that it has used, threads included; it has no say in it."""
        return float(self.zygote.ask("clock", self.pid).get("seconds", 0.0))

    def interrupt(self) -> None:
        """Ask its cell to end."""
        self.zygote.ask("interrupt", self.pid)

    def kill(self) -> None:
        """End it, and everything that it started."""
        self.connection.close()
        self.zygote.ask("kill", self.pid)


class Pass:
    """The learner's cells being run, in one process after another if they end it."""

    def __init__(self, zygote: Zygote, cells: Sequence[Code], limits: Limits, options: dict[str, Any]) -> None:
        self.zygote, self.cells, self.limits, self.options = zygote, cells, limits, options
        self.deadline = time.monotonic() + limits.notebook_seconds
        self.deaths = 0
        self.good: list[int] = []
        #: Cells that ended their process or took too long, each with what we say of it.
        self.ended: dict[int, Result] = {}
        self.process: Process | None = None

    def late(self) -> bool:
        """Whether the notebook's time is over."""
        return time.monotonic() > self.deadline

    def over(self) -> str:
        """Why no further cell is run; empty if one may be."""
        if self.late():
            return f"not run: the notebook took longer than {self.limits.notebook_seconds:g} s"
        return f"not run: cells ended the process {self.deaths} times" if self.deaths > RESTARTS else ""

    def time(self) -> tuple[float, str]:
        """The seconds that the next cell has, and what is said if it takes longer."""
        left = max(0.01, self.deadline - time.monotonic())
        if left < self.limits.cell_seconds:
            whole = self.limits.notebook_seconds
            return left, f"The notebook took longer than {whole:g} s and was stopped in this cell."
        return self.limits.cell_seconds, f"This cell took longer than {self.limits.cell_seconds:g} s and was stopped."

    def alive(self) -> Process | None:
        """The process, made anew where it was lost and the good cells run again; None if there is to be none."""
        while self.process is None and not self.over():
            self.process = Process(self.zygote, "learner", self.options)
            for index in self.good:
                if self.process is not None:
                    self._told(self.process, index)
        return self.process

    def run(self, index: int) -> Result:
        """Run one cell; a cell that decides points is not run again when the process must be made anew."""
        process = None if self.over() else self.alive()
        if process is None:
            return _skipped(self.over())
        result = self._told(process, index)
        if result["outcome"] == "passed" and not self.cells[index].graded:
            self.good.append(index)
        return result

    def _told(self, process: Process, index: int) -> Result:
        limit, words = self.time()
        process.send("run", index, self.cells[index].source)
        try:
            found = _result_of(process.hear(limit), index)
            return found or self.lost(self.ended.setdefault(index, _result(*DEAD)))
        except TimeoutError:
            process.interrupt()
        late = self.ended[index] = _result("CellTimeoutError", words, seconds=limit)
        try:
            ended = _result_of(process.hear(GRACE_SECONDS), index)
        except TimeoutError:
            ended = None
        if ended is None:
            return self.lost(late)
        shown = [output for output in ended["outputs"] if output["output_type"] != "error"]
        return {**late, "outputs": [*shown, *late["outputs"]]}

    def lost(self, result: Result) -> Result:
        """``result``; the process did not survive it."""
        if self.process is not None:
            self.deaths += 1
        self.end()
        return result

    def end(self) -> None:
        """End the process."""
        if self.process is not None:
            self.process.kill()
            self.process = None


class Bench:
    """The judge, and the connection it has to the learner's process of the second pass."""

    def __init__(self, answers: Pass, trial: Trial) -> None:
        self.answers, self.trial = answers, trial
        self.judge: Process | None = None
        self.linked: Process | None = None
        self.pins: dict[str, frozenset[str]] = {}

    def test(self, name: str) -> Result:
        """The verdict on one tests cell."""
        answers = None if self.answers.over() else self.answers.alive()
        if answers is None:
            return _skipped(self.answers.over())
        limit, words = self.answers.time()
        if self.judge is None:
            options = {**self.answers.options, "data": path_of(self.trial.folder)}
            self.judge = Process(self.answers.zygote, "judge", options)
            self.judge.send("begin", self.trial.cells)
            self.linked = None
        timed = TIMING in self.trial.sources[name]
        began = answers.clock() if timed else 0.0
        self._ask(answers, self.judge, self._request(name, limit + GRACE_SECONDS))
        verdict, late = self._verdict(answers, self.judge, limit)
        if verdict is None:
            self.end()
            self.answers.lost({})
            return _result("CellTimeoutError", words, limit) if late else {**_result(*BROKEN), "outcome": "broken"}
        self.pins[name] = frozenset(verdict.pop("pins"))
        spent = verdict.pop("spent")
        if verdict.pop("lost"):
            self.answers.lost({})
        elif timed and spent and _is_too_good(answers.clock() - began, *spent):
            return {**_result("CheckFailed", SLOWER), "misconception": "slow", "detail": SLOWER}
        if late and verdict["outcome"] != "passed":
            told = words.replace("cell", "check")
            return {**_result("CellTimeoutError", told, limit), "detail": told}
        return verdict

    def _request(self, name: str, seconds: float) -> dict[str, Any]:
        scope = self.trial.scopes[name]
        return {
            "source": self.trial.sources[name],
            "seconds": seconds,
            "pins": sorted(self.trial.pins.get(name, ())),
            "recording": self.trial.recording,
            "instructor": scope.instructor,
            "learner": sorted(scope.learner),
            "early": sorted(scope.early),
            "stars": scope.stars,
        }

    def _ask(self, answers: Process, judge: Process, request: dict[str, Any]) -> None:
        """Send the request, with a new connection between the two if one of them is new."""
        if self.linked is answers:
            judge.send("test", {**request, "link": False})
            return
        ours, theirs = socket.socketpair()
        with ours, theirs:
            answers.send("link", descriptor=theirs.fileno())
            judge.send("test", {**request, "link": True}, descriptor=ours.fileno())
        self.linked = answers

    @staticmethod
    def _verdict(answers: Process, judge: Process, limit: float) -> tuple[Result | None, bool]:
        """The judge's words, or None, and whether it took too long: then the answer is interrupted first."""
        try:
            return _verdict_of(judge.hear(limit)), False
        except TimeoutError:
            answers.interrupt()
        try:
            return _verdict_of(judge.hear(2 * GRACE_SECONDS)), True
        except TimeoutError:
            return None, True

    def end(self) -> None:
        """End the judge."""
        if self.judge is not None:
            self.judge.kill()
            self.judge = self.linked = None


class Run:
    """One notebook, from its first cell to the results of all of them."""

    def __init__(
        self,
        zygote: Zygote,
        cells: Sequence[Code],
        *,
        limits: Limits,
        folder: Path | None,
        seed: int | None,
        stop_early: bool,
        trial: Trial | None,
    ) -> None:
        self.zygote, self.cells, self.limits, self.trial, self.stop_early = zygote, cells, limits, trial, stop_early
        self.options = {
            "bounds": asdict(limits),
            "output": limits.output,
            "data": path_of(folder),
            "seed": seed,
        }
        self.pins: dict[str, frozenset[str]] = {}

    def finish(self) -> list[Result]:
        """Run until every cell has a result; cells that were never reached are skipped."""
        results = self._shown({}) if self.trial is None else self._judged(self.trial)
        found = [results.get(i) or _skipped("not run") for i in range(len(self.cells))]
        shown = outputs.settled([result["outputs"] for result in found])
        return [{**result, "outputs": mine} for result, mine in zip(found, shown, strict=True)]

    def _shown(self, known: dict[int, Result]) -> dict[int, Result]:
        """The results of a pass without tests; cells whose result is ``known`` are not run."""
        results: dict[int, Result] = {}
        cells = Pass(self.zygote, self.cells, self.limits, self.options)
        for index, cell in enumerate(self.cells):
            if self.trial is None or not cell.graded:
                results[index] = known.get(index) or cells.run(index)
                if self._enough(index, results[index]):
                    break
        cells.end()
        return results

    def _judged(self, trial: Trial) -> dict[int, Result]:
        """The results of the pass that decides points, and of another one where its cells have anything to show.

        What a cell shows before the first test is its own. After that its process knows the tests' inputs. A cell that
        ended its process or took too long does so once only.
        """
        answers = Pass(self.zygote, self.cells, self.limits, self.options)
        bench = Bench(answers, trial)
        last = max((index for index, cell in enumerate(self.cells) if cell.graded), default=-1)
        results: dict[int, Result] = {}
        innocent: dict[int, Result] = {}
        tells = False
        for index, cell in enumerate(self.cells):
            if cell.graded:
                results[index] = bench.test(cell.name)
                if self._enough(index, results[index]):
                    break
            elif index < last or not tells:
                results[index] = answers.run(index)
                if bench.judge is None:
                    innocent[index] = results[index]
                elif results[index]["outcome"] != "passed" or results[index]["outputs"]:
                    tells = True
                else:
                    results[index] = dict(QUIET)  # nothing of its own words, not even how long it took
        self.pins = bench.pins
        bench.end()
        answers.end()
        if tells:
            results |= self._shown({i: innocent.get(i, answers.ended[i]) for i in answers.ended})
        return results

    def _enough(self, index: int, result: Result) -> bool:
        return self.stop_early and self.cells[index].graded and result["outcome"] != "passed"


def _is_too_good(used: float, said: float, talking: float) -> bool:
    """Whether a process used more CPU seconds than the answer's calls and the talking on both ends can explain."""
    return used > 1.5 * (said + 2 * talking) + 0.05


def path_of(folder: Path | None) -> str:
    """The folder as a request names it."""
    return str(folder.resolve()) if folder else ""


def _verdict_of(message: Any) -> Result | None:
    return message if isinstance(message, dict) else None


def _result_of(message: Any, index: int) -> Result | None:
    """What a learner's process reports of a cell, or None if it is no such report."""
    match message:
        case ["done", int(said), dict(result)] if said == index and well_formed(result):
            told = {**outputs.plain({**result, "outputs": []}), "seconds": result["seconds"]}
            return {**told, "outputs": list(outputs.clean(result["outputs"]))}
    return None


def well_formed(result: dict[Any, Any]) -> bool:
    """Whether a learner's process reported in the agreed form; what it says is only shown."""
    if result.keys() != FIELDS.keys() or not all(isinstance(result[key], kind) for key, kind in FIELDS.items()):
        return False
    return result["outcome"] in ("passed", "failed") and 0.0 <= result["seconds"] < math.inf


def _result(ename: str, text: str, seconds: float = 0.0) -> Result:
    error = {"output_type": "error", "ename": ename, "evalue": text, "traceback": [f"{ename}: {text}"]}
    return {"outcome": "failed", "outputs": [error], "message": text, "misconception": "", "seconds": seconds}


def _skipped(why: str) -> Result:
    return {"outcome": "skipped", "outputs": [], "message": why, "misconception": "", "seconds": 0.0}
