"""Attempts to break out, each of which must fail: what `autograder doctor` and the tests try in jailed processes.

Each attempt runs in a process of its own. It raises, or returns "", if it was stopped, else what it gained. Its name
says what it tries.
"""

# ruff: noqa: D103 (their names are sentences)

import contextlib
import ctypes
import mmap
import os
import resource
import signal
import socket
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from autograder.engine.jail import bounds, kernel, root
from autograder.engine.jail.refusal import Guarantee

MEMORY = 256 * 2**20  # what the attempts may use
CHUNK = 2**20


@dataclass(frozen=True, slots=True, kw_only=True)
class Bait:
    """Things outside the jail that must stay out of reach. ``pid`` is a process of the same user."""

    secret: str
    folder: str
    pid: int
    port: int
    address: str
    abstract: str
    segment: int


Attempt = Callable[[Bait], object]
PROBES: dict[str, tuple[Guarantee, Attempt]] = {}


def probe(guarantee: Guarantee) -> Callable[[Attempt], Attempt]:
    """Register an attempt under its name in words."""

    def register(attempt: Attempt) -> Attempt:
        PROBES[attempt.__name__.replace("_", " ")] = (guarantee, attempt)
        return attempt

    return register


def result_of(name: str, bait: Bait) -> str:
    """Try; what was gained, or "" if nothing was."""
    try:
        return str(PROBES[name][1](bait) or "")
    except (OSError, MemoryError, RuntimeError):
        return ""


# --- files


@probe("files")
def read_a_file_of_the_grader(bait: Bait) -> object:
    return Path(bait.secret).read_text(encoding="utf-8")


@probe("files")
def read_it_through_a_link_in_the_scratch_folder(bait: Bait) -> object:
    Path("link").symlink_to(bait.secret)
    return Path("link").read_text(encoding="utf-8")


@probe("files")
def read_it_by_climbing_out_of_the_root(bait: Bait) -> object:
    return Path("../" * 40 + bait.secret).read_text(encoding="utf-8")


@probe("files")
def read_it_through_another_process(bait: Bait) -> object:
    places = [f"/proc/{pid}/root{bait.secret}" for pid in (1, "self", "thread-self", os.getppid(), bait.pid)]
    return next((place for place in places if Path(place).exists()), "")


@probe("files")
def list_what_only_the_grader_should_see(bait: Bait) -> object:
    homes = ("/etc/passwd", "/etc/shadow", "/home", "/var", "/run", "/dev/shm", "/boot", "/mnt", bait.folder)  # noqa: S108
    return [path for path in homes if Path(path).exists()]


@probe("files")
def see_folders_of_a_checkout(_bait: Bait) -> object:
    checkout = Path(__file__).parents[3]
    hidden = ("source", "tests", "build", ".git", "docs", "submitted", "gradebook.db", "pyproject.toml")
    return [name for name in hidden if checkout.name not in root.PACKAGE_FOLDERS and (checkout / name).exists()]


@probe("files")
def read_environments_of_other_processes(bait: Bait) -> object:
    return Path(f"/proc/{bait.pid}/environ").read_bytes()


@probe("files")
def write_outside_the_scratch_folder(bait: Bait) -> object:
    written = []
    for place in (bait.folder, "/", "/usr/lib", os.path.dirname(os.__file__), str(Path(__file__).parent)):  # noqa: PTH120
        try:
            (Path(place) / "planted").write_text("x", encoding="ascii")
            written.append(place)
        except OSError:
            continue
    return written


@probe("files")
def change_an_installed_module(_bait: Bait) -> object:
    changed = []
    for act in (os.remove, lambda path: os.chmod(path, 0o777), lambda path: os.utime(path, (0, 0))):  # noqa: PTH101, S103
        try:
            act(__file__)
            changed.append(__file__)
        except OSError:
            continue
    return changed


@probe("files")
def make_a_device(_bait: Bait) -> object:
    os.mknod("disk", 0o60600, os.makedev(8, 0))
    return "made a block device"


# --- network


@probe("network")
def connect_over_tcp(bait: Bait) -> object:
    with socket.create_connection(("127.0.0.1", bait.port), timeout=2):
        return "connected"


@probe("network")
def make_a_socket_of_any_family(_bait: Bait) -> object:
    made = []
    for family in (socket.AF_INET, socket.AF_INET6, socket.AF_UNIX, socket.AF_NETLINK, socket.AF_PACKET):
        for kind in (socket.SOCK_STREAM, socket.SOCK_DGRAM, socket.SOCK_RAW):
            try:
                made.append(socket.socket(family, kind))
            except OSError:
                continue
    return made


@probe("network")
def reach_local_sockets_of_the_grader(bait: Bait) -> object:
    reached = []
    for address in (bait.address, "\0" + bait.abstract):
        try:
            _local_socket().connect(address)
            reached.append(address)
        except OSError:
            continue
    return reached


@probe("network")
def make_datagram_pairs(_bait: Bait) -> object:
    return socket.socketpair(socket.AF_UNIX, socket.SOCK_DGRAM)


@probe("network")
def use_io_uring(_bait: Bait) -> object:
    return kernel.call("io_uring_setup", 8, bytes(256))


# --- processes


@probe("processes")
def signal_processes_outside(bait: Bait) -> object:
    if os.getpid() != 1:
        return "everybody: this is not the first process of a namespace of its own"  # and killing all would kill all
    reached = []
    for pid in (bait.pid, os.getppid()):
        if pid > 1:
            try:
                os.kill(pid, 0)
                reached.append(pid)
            except OSError:
                continue
    killer = os.fork()
    if not killer:
        with contextlib.suppress(OSError):
            os.kill(-1, signal.SIGKILL)  # whoever laid the bait would be among them
        os._exit(0)
    os.waitpid(killer, 0)
    return reached


@probe("processes")
def trace_processes_outside(bait: Bait) -> object:
    return f"attached: {kernel.call('ptrace', 16, bait.pid, 0, 0)}"


@probe("processes")
def read_memory_of_processes_outside(bait: Bait) -> object:
    try:
        return f"read {kernel.call('process_vm_readv', bait.pid, bytes(16), 1, bytes(16), 1, 0)}"
    except OSError as error:
        return "" if error.errno == 1 else f"not refused: {error}"


@probe("processes")
def hold_processes_outside(bait: Bait) -> object:
    return f"descriptor {kernel.call('pidfd_open', bait.pid, 0)}"


@probe("processes")
def see_processes_outside(_bait: Bait) -> object:
    return [path.name for path in Path("/proc").iterdir() if path.name.isdigit() and path.name != str(os.getpid())]


@probe("processes")
def make_processes_without_end(_bait: Bait) -> object:
    made = 0
    while made < bounds.TASKS:
        try:
            if not os.fork():
                time.sleep(60)
                os._exit(0)
        except OSError:
            break
        made += 1
    return "" if made < bounds.TASKS else f"{made} processes"


@probe("processes")
def leave_namespaces(_bait: Bait) -> object:
    gained = []
    for flag in (kernel.CLONE_NEWUSER, kernel.CLONE_NEWNS, kernel.CLONE_NEWPID):
        for act in (("unshare", flag), ("clone", flag | signal.SIGCHLD, 0, 0, 0, 0)):
            try:
                gained.append(f"{act[0]} {flag:#x}: {kernel.call(*act)}")
            except OSError:
                continue
    return gained


# --- memory


@probe("memory")
def hold_more_memory_than_allowed(_bait: Bait) -> object:
    return f"{len(bytearray(2 * MEMORY))} bytes"


@probe("memory")
def hold_shared_memory(_bait: Bait) -> object:
    return f"{len(mmap.mmap(-1, 2 * MEMORY))} bytes"


@probe("memory")
def hold_memory_that_no_limit_counts(bait: Bait) -> object:
    held = []
    for act in (
        ("memfd_create", b"x", 0),
        ("memfd_secret", 0),
        ("shmget", 0, 4096, 0o1600),
        ("shmat", bait.segment, 0, 0),
    ):
        try:
            held.append(f"{act[0]}: {kernel.call(*act)}")
        except OSError:
            continue
    return held


@probe("memory")
def raise_the_limits(_bait: Bait) -> object:
    raised = []
    for kind in (resource.RLIMIT_AS, resource.RLIMIT_DATA, resource.RLIMIT_NPROC, resource.RLIMIT_CPU):
        try:
            resource.setrlimit(kind, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
            raised.append(kind)
        except (OSError, ValueError):
            continue
    return raised


# --- disk


@probe("disk")
def fill_the_disk(_bait: Bait) -> object:
    written = 0
    chunk = bytes(CHUNK)
    for number in range(2 * root.SCRATCH_BYTES // CHUNK):
        try:
            Path(f"fill{number}").write_bytes(chunk)
        except OSError:
            break
        written += CHUNK
    return "" if written <= root.SCRATCH_BYTES else f"{written} bytes"


@probe("disk")
def use_up_file_names(_bait: Bait) -> object:
    made = 0
    for made in range(2 * root.SCRATCH_FILES):
        try:
            Path(f"file{made}").touch()
        except OSError:
            break
    return "" if made < root.SCRATCH_FILES else f"{made} files"


# --- calls


@probe("calls")
def execute_a_program(_bait: Bait) -> object:
    script = Path("script")
    script.write_text("#!/bin/sh\n", encoding="ascii")
    script.chmod(0o700)
    for program in ("/bin/sh", sys.executable, "./script", "/lib64/ld-linux-x86-64.so.2"):
        with_it = os.fork()
        if not with_it:
            try:
                os.execv(program, [program, "-c", ""])  # noqa: S606
            except OSError:
                os._exit(77)
        if os.waitstatus_to_exitcode(os.waitpid(with_it, 0)[1]) != 77:
            return program
    return ""


@probe("calls")
def become_another_user(_bait: Bait) -> object:
    os.setuid(0)
    return "became root"


@probe("calls")
def have_a_capability(_bait: Bait) -> object:
    wanted = ("CapInh", "CapPrm", "CapEff", "CapAmb")
    return [line for line in _status() if line.startswith(wanted) and int(line.split()[1], 16)]


@probe("calls")
def run_without_filters(_bait: Bait) -> object:
    return "" if {"NoNewPrivs:\t1", "Seccomp:\t2"} <= set(_status()) else "no filter is active"


@probe("calls")
def use_dangerous_calls(_bait: Bait) -> object:
    names = ("bpf", "perf_event_open", "userfaultfd", "keyctl", "add_key", "request_key", "open_by_handle_at", "mount")
    return [name for name in (*names, "msgget", "mq_open", "semget", "personality", "syslog") if not _refused(name)]


@probe("calls")
def type_into_a_terminal(_bait: Bait) -> object:
    ours, theirs = os.openpty()
    letter = ctypes.create_string_buffer(b"x")
    typed = kernel.call("ioctl", theirs, 0x5412, ctypes.addressof(letter))
    os.close(ours)
    return f"typed {typed}"


@probe("calls")
def call_under_the_numbers_of_x32(_bait: Bait) -> object:
    library = ctypes.CDLL(None, use_errno=True)
    made = library.syscall(ctypes.c_long(0x40000000 | kernel.number("socket")), 2, 1, 0)
    return f"descriptor {made}" if made >= 0 else ""


def _local_socket() -> socket.socket:
    try:
        return socket.socket(socket.AF_UNIX)
    except OSError:
        return socket.socketpair()[0]


def _status() -> Iterator[str]:
    return iter(Path("/proc/self/status").read_text(encoding="ascii").splitlines())


def _refused(name: str) -> bool:
    try:
        kernel.call(name, 0, 0, 0, 0)
    except OSError as error:
        return error.errno == 1
    return False
