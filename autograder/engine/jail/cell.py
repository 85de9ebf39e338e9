"""Start and end jailed processes: the order in which a child gives up what it must not have."""

import contextlib
import os
import platform
import resource
import shutil
import signal
import sys
import sysconfig
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, NoReturn

from autograder.engine.jail import bounds, kernel, landlock, namespaces, root, seccomp
from autograder.engine.jail.refusal import Guarantee, Lack, Refused, advice
from autograder.records import Limits

Mode = Literal["full", "none"]
Main = Callable[[], object]
#: A guarantee, or the data, and what a child must do for it.
Step = tuple[Guarantee | Literal["data"], Callable[[], None]]
#: What a learner's process may know of the warm parent's environment.
KEPT = ("PATH", "LANG", "LC_ALL", "LC_CTYPE", "TZ", "MPLBACKEND", "PYTHONHASHSEED")
KEPT_BEGINNINGS = ("OMP_", "OPENBLAS_", "MKL_", "NUMEXPR_", "JOBLIB_")
#: Folders that libraries write to by themselves.
OWN_FOLDERS = ("HOME", "IPYTHONDIR", "MPLCONFIGDIR", "XDG_CACHE_HOME", "XDG_CONFIG_HOME")
READY, FIT = b"ready", b"fit"

_scratches: dict[int, Path] = {}  # of children without a sandbox, by pid


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """What the warm parent found and made when it entered the jail. ``users`` gives each child one of its own."""

    mode: Mode
    users: Iterator[int] | None = None
    home: int = -1
    abi: int = 0
    filter: bytes = b""


def enter(mode: str = "full", *, readable: Sequence[Path] = ()) -> State:
    """Make the calling process, which must have one thread, the parent of jailed processes.

    In ``full`` mode the caller goes on as a new process in namespaces of its own, and a trial shows that a child can be
    confined: Refused says what cannot be promised. ``none`` confines nothing. ``readable`` are more files or folders
    that the children may read; what Python and the kit need is shown anyway.
    """
    if mode == "none":
        return State(mode="none")
    require_linux()
    with _promised("processes"):
        users = namespaces.settle()
        home = os.open("/proc/self/ns/pid", os.O_RDONLY | os.O_CLOEXEC)
    with _promised("files"):
        root.build(readable)
    state = State(
        mode="full",
        users=None if users is None else namespaces.one_each(users),
        home=home,
        abi=landlock.version(),
        filter=seccomp.program(),
    )
    _try(state)
    return state


def require_linux() -> None:
    """Refused where no sandbox is known."""
    if sys.platform != "linux" or platform.machine() not in kernel.ARCHITECTURES:
        reason = f"no sandbox is known for {sys.platform} on {platform.machine()}"
        raise Refused(Lack(guarantee="processes", reason=reason, remedy="Grade in a Linux container."))


@contextmanager
def _promised(guarantee: Guarantee) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise Refused(Lack(guarantee=guarantee, reason=str(error), remedy=advice())) from error


def _try(state: State) -> None:
    """Whether a child that is confined can still do what it should, and is bound by the limits."""
    ours, theirs = os.pipe()
    try:
        pid = spawn(lambda: os.write(theirs, _fitness()), limits=Limits(), data=None, state=state, keep=(theirs,))
    finally:
        os.close(theirs)
    with open(ours, "rb") as report:  # noqa: PTH123
        said = report.read()
    kill(pid)
    if said != FIT:
        guarantee, reason, remedy = (said.decode() or "processes\na trial process died\n").split("\n")
        raise Refused(Lack(guarantee=guarantee, reason=reason, remedy=remedy or advice()))  # type: ignore[arg-type]


def _fitness() -> bytes:
    for path in (os.__file__, sysconfig.get_path("purelib")):
        if not os.access(path, os.R_OK):
            remedy = f"Let every user read it: chmod -R a+rX {sys.prefix} {sys.base_prefix}"
            return f"files\na user without rights cannot read {path}\n{remedy}".encode()
    resource.setrlimit(resource.RLIMIT_NPROC, (1, 1))
    try:
        if not os.fork():
            os._exit(0)
    except OSError:
        return FIT
    return b"processes\nthe limit on their number does not bind\n"


def spawn(main: Main, *, limits: Limits, data: Path | None, state: State, keep: Sequence[int] = ()) -> int:
    """Run ``main`` in a new jailed process, which then ends; its pid.

    It starts in a scratch folder with copies of the files of ``data`` (the instructor's: links are followed), with no
    open files but the descriptors ``keep`` and /dev/null. Refused if it cannot be confined; OSError if the data cannot
    be copied or no process can be made.
    """
    ours, theirs = os.pipe()
    scratch = Path(tempfile.mkdtemp(prefix="autograder-")) if state.mode == "none" else None
    steps = _freeing(limits, data, scratch) if scratch else _confining(limits, data, state)
    try:
        pid = namespaces.fork(lambda: _live(main, steps, (*keep, theirs), theirs), state.home)
    except OSError:
        os.close(ours)
        _remove(scratch)
        raise
    finally:
        os.close(theirs)
    if scratch:
        _scratches[pid] = scratch
    with open(ours, "rb") as report:  # noqa: PTH123
        said = report.read()
    if said != READY:
        kill(pid)
        raise _failure(said.decode("utf-8", "replace") or "processes\nit died while it was being confined", data)
    return pid


def _failure(said: str, data: Path | None) -> Exception:
    what, _, reason = said.partition("\n")
    if what == "data":
        return OSError(f"the data files in {data} cannot be copied: {reason}")
    return Refused(Lack(guarantee=what, reason=reason, remedy=advice()))  # type: ignore[arg-type]


def kill(pid: int) -> resource.struct_rusage | None:
    """End a process that ``spawn`` made, and all that it started, and free its scratch folder.

    What it used; None if it was ended before. In the sandbox nothing of it is left on return.
    """
    scratch = _scratches.pop(pid, None)
    for end in (os.killpg, os.kill) if scratch else (os.kill,):
        with contextlib.suppress(ProcessLookupError, PermissionError):
            end(pid, signal.SIGKILL)
    try:
        _, _, used = os.wait4(pid, 0)
    except ChildProcessError:
        used = None
    _remove(scratch)
    return used


def _remove(scratch: Path | None) -> None:
    if scratch:
        shutil.rmtree(scratch, ignore_errors=True)


def _live(main: Main, steps: Iterable[Step], keep: Sequence[int], report: int) -> NoReturn:
    """The child: do the steps, say so, run ``main``, end."""
    what = "processes"
    try:
        os.setsid()
        close_all_but(keep)
        for what, act in steps:  # noqa: B007 (named in the report)
            act()
        os.write(report, READY)
        os.close(report)
    except BaseException as error:  # noqa: BLE001 (whatever it is, this process must not go on)
        os.write(report, f"{what}\n{error}".encode())
        os._exit(1)
    code = 1
    try:
        main()
        code = 0
    finally:
        os._exit(code)


def _confining(limits: Limits, data: Path | None, state: State) -> Iterator[Step]:
    """What a child gives up, in an order in which each step still has the rights that it needs."""
    user = next(state.users) if state.users else None
    yield "memory", bounds.come_first_when_memory_ends
    yield "disk", namespaces.leave_mounts
    yield "disk", lambda: root.furnish(root.measure(data), user)
    yield "data", lambda: root.copy(data, root.inside(root.WORK), user)
    if user is None:
        yield "processes", namespaces.leave_users  # not allowed once in another root
    yield "files", root.enter
    if user is not None:
        yield "processes", lambda: namespaces.become(user)
    yield "calls", namespaces.lay_down_rights
    yield "data", lambda: _clean(root.HOME, root.TEMPORARY)
    yield "memory", lambda: bounds.apply(limits, root.SCRATCH_BYTES)
    if state.abi:
        writable = (root.SCRATCH, *root.DEVICES)
        yield "files", lambda: landlock.confine(state.abi, readable=("/",), writable=writable)
    yield "calls", lambda: seccomp.confine(state.filter)


def _freeing(limits: Limits, data: Path | None, scratch: Path) -> Iterator[Step]:
    """The little that is done without a sandbox."""
    home, work, temporary = (scratch / name for name in ("home", "work", "tmp"))
    for folder in (home, temporary):
        yield "data", folder.mkdir
    yield "data", lambda: root.copy(data, work, None)
    yield "data", lambda: os.chdir(work)
    yield "data", lambda: _clean(str(home), str(temporary))
    yield "memory", lambda: bounds.apply_memory(limits)


def _clean(home: str, temporary: str) -> None:
    """An environment without anything of whoever grades."""
    kept = {k: v for k, v in os.environ.items() if k in KEPT or k.startswith(KEPT_BEGINNINGS)}
    os.environ.clear()
    os.environ.update({**kept, **dict.fromkeys(OWN_FOLDERS, home), "TMPDIR": temporary})
    tempfile.tempdir = None


def close_all_but(keep: Sequence[int]) -> None:
    """Leave the descriptors ``keep`` open, and the standard streams at /dev/null."""
    null = os.open(os.devnull, os.O_RDWR)
    for descriptor in (0, 1, 2):
        os.dup2(null, descriptor)
    last = 2
    for descriptor in sorted(keep):
        os.closerange(last + 1, descriptor)
        last = descriptor
    os.closerange(last + 1, 2**31 - 1 if sys.platform == "linux" else os.sysconf("SC_OPEN_MAX"))
