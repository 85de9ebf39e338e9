"""Whose processes, network and users a jailed process can see: none but its own.

The warm parent becomes the first process of a process namespace of its own, so that the kernel ends all that it ever
started when it ends, however it ends. Every child is the first process of a namespace inside that one.
"""

import contextlib
import itertools
import os
import signal
from collections.abc import Callable, Iterator
from typing import NoReturn

from autograder.engine.jail import kernel

Users = range
#: Of the users that this machine knows, those in the upper half are nobody's: one for each running child.
MOST_USERS = 2**22


def settle() -> Users | None:
    """Enter new namespaces and go on in them as a new process; the old one waits for it and passes its end on.

    As root: the users of which each child gets one. As an ordinary user, None: children get user namespaces instead,
    because one's own is the only user there is.
    """
    users = _free_users()
    os.umask(0o022)  # what is made here must be visible to the children's users
    apart = kernel.CLONE_NEWNS | kernel.CLONE_NEWPID | kernel.CLONE_NEWNET | kernel.CLONE_NEWIPC
    user, group = os.geteuid(), os.getegid()
    kernel.call("unshare", apart | (0 if users else kernel.CLONE_NEWUSER))
    if not users:
        _write("/proc/self/setgroups", "deny")
        _write("/proc/self/uid_map", f"{user} {user} 1")
        _write("/proc/self/gid_map", f"{group} {group} 1")
    child = os.fork()
    if child:
        _stand_by(child)
    kernel.control(kernel.PR_SET_PDEATHSIG, signal.SIGKILL)
    kernel.mount("none", "/", "", kernel.MS_REC | kernel.MS_PRIVATE)
    kernel.mount("proc", "/proc", "proc", kernel.MS_NOSUID | kernel.MS_NODEV | kernel.MS_NOEXEC)
    return users


def _stand_by(child: int) -> None:
    """Wait for the process that does the work; who ends this one ends that one."""
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        signal.signal(number, lambda *_: os.kill(child, signal.SIGKILL))
    while True:
        with contextlib.suppress(InterruptedError):
            _, status = os.waitpid(child, 0)
            code = os.waitstatus_to_exitcode(status)
            os._exit(code if code >= 0 else 128 - code)


def _free_users() -> Users | None:
    """Users for the children, if this process is root enough to become them."""
    needed = (kernel.CAP_SYS_ADMIN, kernel.CAP_SETUID, kernel.CAP_SETGID)
    if os.geteuid() != 0 or not kernel.has_capabilities(*needed):
        return None
    with open("/proc/self/uid_map", encoding="ascii") as extents:  # noqa: PTH123
        known = [tuple(map(int, line.split())) for line in extents]
    first, _, number = max(known, key=lambda extent: extent[2])
    if number < 2:
        return None
    end = min(first + number, 2**32 - 2)
    return range(end - min((end - first) // 2, MOST_USERS), end)


def one_each(users: Users) -> Iterator[int]:
    """Users, one after the other; two graders on one machine begin at different ones."""
    for place in itertools.count(int.from_bytes(os.urandom(4))):
        yield users[place % len(users)]


def fork(born: Callable[[], NoReturn], home: int) -> int:
    """Fork a child, which runs ``born``; its pid.

    ``home`` is a descriptor of our own process namespace: the child becomes the first process of a new one; -1 makes an
    ordinary child. This is still one ordinary fork: unshare lets the next child, and all that follow, start in a new
    namespace, and setns takes that back.
    """
    if home >= 0:
        kernel.call("unshare", kernel.CLONE_NEWPID)
    try:
        child = os.fork()
        if not child:
            born()
    finally:
        if home >= 0:
            kernel.call("setns", home, kernel.CLONE_NEWPID)
    return child


def leave_mounts() -> None:
    """What the child mounts is its own, and gone with it."""
    kernel.call("unshare", kernel.CLONE_NEWNS)


def leave_users() -> None:
    """A user namespace for this child alone: RLIMIT_NPROC then counts its processes alone."""
    kernel.call("unshare", kernel.CLONE_NEWUSER)


def become(user: int) -> None:
    """Be this user, who is nobody else: RLIMIT_NPROC then counts this child's processes alone."""
    os.setgroups([])
    os.setresgid(user, user, user)
    os.setresuid(user, user, user)


def lay_down_rights() -> None:
    """Drop all capabilities, and let the process read its own /proc entries again."""
    kernel.drop_capabilities()
    kernel.control(kernel.PR_SET_DUMPABLE, 1)


def _write(path: str, text: str) -> None:
    with open(path, "w", encoding="ascii") as file:  # noqa: PTH123
        file.write(text)
