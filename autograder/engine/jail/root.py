"""The file system that a jailed process sees: a root of its own with what Python needs, read-only, and nothing else.

It is built once, in the warm parent's mount namespace, from bind mounts. Every child adds a scratch folder and its own
/proc, and makes it its root.
"""

import importlib.util
import os
import shutil
import sys
import sysconfig
from collections.abc import Iterable, Iterator
from pathlib import Path

from autograder.engine.jail import kernel

#: Where the root is put together. Some folder that every Linux has and that nothing in the warm parent needs: it is
#: hidden in the parent's own mount namespace only, and nothing is left behind when the parent is killed.
STAGING = Path("/sys/kernel")
#: Shared libraries, time zones, fonts, what numerical libraries ask about the processor. Those that exist are shown.
SYSTEM = (
    *("/lib", "/lib64", "/usr/lib", "/usr/lib64", "/usr/local/lib", "/nix/store", "/gnu/store"),
    *("/etc/ld.so.cache", "/etc/localtime", "/usr/share/zoneinfo"),
    *("/etc/fonts", "/usr/share/fonts", "/usr/local/share/fonts"),
    *("/sys/devices/system/cpu", "/dev/null", "/dev/zero", "/dev/full", "/dev/random", "/dev/urandom"),
)
DEVICES = ("/dev/null", "/dev/zero", "/dev/full")
LINKS = {"/dev/fd": "/proc/self/fd", "/dev/stdin": "/proc/self/fd/0", "/dev/stdout": "/proc/self/fd/1"}
PACKAGE_FOLDERS = ("site-packages", "dist-packages")
#: What learners' processes import of the kit. In a checkout nothing beside them is shown: sources and tests lie there.
KIT = ("course", "autograder.engine")

SCRATCH = "/scratch"
WORK, HOME, TEMPORARY = f"{SCRATCH}/work", f"{SCRATCH}/home", f"{SCRATCH}/tmp"  # noqa: S108 (of its own)
#: The scratch folder holds the assignment's data and so much more.
SCRATCH_BYTES, SCRATCH_FILES, PAGE = 64 * 2**20, 4096, 4096
NOT_DATA = shutil.ignore_patterns("*.ipynb", "timestamp.txt", ".ipynb_checkpoints")


def shown() -> Iterator[Path]:
    """What a jailed process may read: the interpreter's libraries, installed packages, the kit's side of the jail."""
    yield from map(Path, SYSTEM)
    yield from (Path(sysconfig.get_path(name)) for name in ("stdlib", "platstdlib", "purelib", "platlib"))
    yield from (Path(base) / folder for base in (sys.base_prefix, sys.prefix) for folder in ("lib", sys.platlibdir))
    yield from (Path(entry) for entry in sys.path if Path(entry).name in PACKAGE_FOLDERS)
    for name in KIT:
        spec = importlib.util.find_spec(name)
        if spec is not None:
            yield from map(Path, spec.submodule_search_locations or ())


def build(readable: Iterable[Path]) -> None:
    """Put the root together at STAGING; needs a mount namespace of one's own."""
    kernel.mount("tmpfs", str(STAGING), "tmpfs", kernel.MS_NOSUID | kernel.MS_NODEV, "mode=755,size=1m,nr_inodes=4096")
    for folder in ("/proc", "/dev", SCRATCH):
        inside(folder).mkdir()
    for path in (*shown(), *readable):
        _show(Path(os.path.abspath(path)))  # noqa: PTH100 (links must stay)
    for link, target in LINKS.items():
        inside(link).symlink_to(target)
    if not inside("/tmp").exists():  # noqa: S108 (else the environment lies there, and stays readable)
        inside("/tmp").symlink_to(TEMPORARY)  # noqa: S108
    kernel.make_read_only(str(STAGING))


def inside(path: str | Path) -> Path:
    """Where a path of the new root lies while it is put together."""
    return STAGING / str(path).lstrip("/")


def _show(path: Path) -> None:
    """Show a file or folder under the path that it has outside, through the same links."""
    here = Path("/")
    for place, part in enumerate(path.parts[1:], start=2):
        here /= part
        if here.is_symlink():
            if not os.path.lexists(inside(here)):
                inside(here).symlink_to(here.readlink())
            return _show(Path(os.path.abspath(here.parent / here.readlink())).joinpath(*path.parts[place:]))  # noqa: PTH100
        if os.path.ismount(inside(here)) or not here.exists():
            return None  # shown already, with all that lies in it
        if here != path:
            inside(here).mkdir(exist_ok=True)
    inside(path).mkdir(exist_ok=True) if path.is_dir() else inside(path).touch()
    kernel.mount(str(path), str(inside(path)), "", kernel.MS_BIND | kernel.MS_REC)
    return None


def furnish(room: tuple[int, int], user: int | None) -> None:
    """In the child: mount its /proc, and its scratch folder with ``room`` bytes and files beside what it always has."""
    flags = kernel.MS_NOSUID | kernel.MS_NODEV | kernel.MS_NOEXEC
    kernel.mount("proc", str(inside("/proc")), "proc", flags)
    size = f"size={SCRATCH_BYTES + room[0]},nr_inodes={SCRATCH_FILES + room[1]}"
    owner = "" if user is None else f",uid={user},gid={user}"
    kernel.mount("tmpfs", str(inside(SCRATCH)), "tmpfs", flags, f"mode=700,{size}{owner}")
    for folder in (HOME, TEMPORARY):
        inside(folder).mkdir()
        if user is not None:
            os.chown(inside(folder), user, user)


def enter() -> None:
    """Make it this process's root."""
    kernel.call("chroot", str(STAGING).encode())
    os.chdir(WORK)


def measure(data: Path | None) -> tuple[int, int]:
    """Bytes, in whole pages, and number of the files and folders that ``copy`` would copy."""
    found = (
        [
            Path(where) / name
            for where, _, names in os.walk(data, followlinks=True)
            for name in (*names, ".")
            if (Path(where) / name).exists()  # a dangling link is not copied
        ]
        if data
        else []
    )
    return sum(-(-path.stat().st_size // PAGE) * PAGE for path in found), len(found)


def copy(data: Path | None, target: Path, user: int | None) -> None:
    """The data files beside a notebook, given to ``user``; the notebook itself is not needed.

    Links are followed: a cell that writes to its data cannot reach the original through one. No learner's files may
    lie in ``data``.
    """
    if data is None:
        target.mkdir()
    else:
        shutil.copytree(data, target, ignore=NOT_DATA, ignore_dangling_symlinks=True)
    if user is not None:
        for where, _, files in os.walk(target):
            for name in (".", *files):
                os.chown(Path(where) / name, user, user)
