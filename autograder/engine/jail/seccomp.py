"""Which system calls a jailed process is refused: a classic BPF program for seccomp(2).

Everything is allowed but what opens a way out, reaches other processes or holds memory that no limit counts. A refused
call fails with EPERM, as if the user lacked the right, so that libraries report it or do without.
"""

import ctypes
import errno
import platform
import struct
from collections.abc import Sequence

from autograder.engine.jail import kernel

#: Refused whatever their arguments.
REFUSED = (
    *("socket", "bind", "connect", "listen", "accept", "accept4"),  # only socketpair makes sockets: see below
    *("execve", "execveat"),
    *("ptrace", "process_vm_readv", "process_vm_writev", "process_madvise", "process_mrelease", "kcmp"),
    *("pidfd_open", "pidfd_getfd", "pidfd_send_signal"),
    *("unshare", "setns", "chroot", "pivot_root", "mount", "umount2", "mount_setattr", "move_mount", "open_tree"),
    *("fsopen", "fsconfig", "fsmount", "fspick", "quotactl", "quotactl_fd"),
    *("open_by_handle_at", "name_to_handle_at", "mknod", "mknodat", "fanotify_init", "fanotify_mark"),
    *("bpf", "perf_event_open", "userfaultfd", "io_uring_setup", "io_uring_enter", "io_uring_register"),
    *("keyctl", "add_key", "request_key", "memfd_create", "memfd_secret"),
    *("shmget", "shmat", "shmctl", "shmdt", "semget", "semop", "semctl", "semtimedop"),
    *("msgget", "msgsnd", "msgrcv", "msgctl", "mq_open", "mq_unlink", "mq_timedsend", "mq_timedreceive"),
    *("mq_notify", "mq_getsetattr", "mbind", "migrate_pages", "move_pages", "capset", "personality"),
    *("init_module", "finit_module", "delete_module", "kexec_load", "kexec_file_load", "reboot", "syslog"),
    *("settimeofday", "adjtimex", "clock_settime", "clock_adjtime", "sethostname", "setdomainname"),
    *("swapon", "swapoff", "acct", "vhangup", "iopl", "ioperm", "modify_ldt"),
)
#: ioctls that type into a terminal (TIOCSTI, TIOCLINUX).
REFUSED_IOCTLS = (0x5412, 0x541C)
#: clone(2) may make threads and processes, but no namespaces and no sibling of itself (CLONE_NEW*, CLONE_PARENT).
REFUSED_CLONES = 0x7E020000 | 0x8000
AF_UNIX, SOCK_STREAM, SOCK_KINDS = 1, 1, 0xF

_LOAD, _EQUAL, _AT_LEAST, _ANY_BIT, _AND, _RETURN = 0x20, 0x15, 0x35, 0x45, 0x54, 0x06
_ALLOW, _ERRNO, _KILL = 0x7FFF0000, 0x00050000, 0x80000000
_REFUSE = _ERRNO | errno.EPERM
_NUMBER, _ARCHITECTURE, _ARGUMENTS = 0, 4, 16  # offsets in struct seccomp_data; arguments are 8 bytes, low half first
_AUDIT = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}
_X32_BIT = 0x40000000

Instruction = tuple[int, int, int, int]


def program() -> bytes:
    """The filter for this machine's architecture, as an array of struct sock_filter."""
    machine = platform.machine()
    code: list[Instruction] = [
        (_LOAD, 0, 0, _ARCHITECTURE),
        (_EQUAL, 1, 0, _AUDIT[machine]),
        (_RETURN, 0, 0, _KILL),  # calls of another architecture have other numbers
        (_LOAD, 0, 0, _NUMBER),
    ]
    if machine == "x86_64":
        code += [(_AT_LEAST, 0, 1, _X32_BIT), (_RETURN, 0, 0, _REFUSE)]
    for name in REFUSED:
        if (number := kernel.NUMBERS[name][kernel.ARCHITECTURES.index(machine)]) >= 0:
            code += [(_EQUAL, 0, 1, number), (_RETURN, 0, 0, _REFUSE)]
    for name, body in _by_arguments():
        code += [(_EQUAL, 0, len(body), kernel.number(name)), *body]
    code.append((_RETURN, 0, 0, _ALLOW))
    return b"".join(struct.pack("=HBBI", *instruction) for instruction in code)


def _by_arguments() -> Sequence[tuple[str, list[Instruction]]]:
    """Calls that are refused for some arguments; each body ends with a verdict."""
    allow, refuse = (_RETURN, 0, 0, _ALLOW), (_RETURN, 0, 0, _REFUSE)
    ioctls = [(_EQUAL, len(REFUSED_IOCTLS) - i, 0, request) for i, request in enumerate(REFUSED_IOCTLS)]
    return (
        # its flags lie in memory, which a filter cannot read: the C library then uses clone
        ("clone3", [(_RETURN, 0, 0, _ERRNO | errno.ENOSYS)]),
        ("clone", [_argument(0), (_ANY_BIT, 1, 0, REFUSED_CLONES), allow, refuse]),
        ("ioctl", [_argument(1), *ioctls, allow, refuse]),
        (
            # datagram sockets could be pointed elsewhere with sendto
            "socketpair",
            [
                _argument(0),
                (_EQUAL, 0, 4, AF_UNIX),
                _argument(1),
                (_AND, 0, 0, SOCK_KINDS),
                (_EQUAL, 0, 1, SOCK_STREAM),
                allow,
                refuse,
            ],
        ),
    )


def _argument(index: int) -> Instruction:
    return (_LOAD, 0, 0, _ARGUMENTS + 8 * index)


def confine(code: bytes) -> None:
    """Put the calling process, and all that it will start, under the filter; needs no_new_privs."""

    class Program(ctypes.Structure):
        _fields_ = (("length", ctypes.c_ushort), ("filter", ctypes.c_char_p))

    whole = Program(len(code) // 8, code)
    kernel.control(kernel.PR_SET_SECCOMP, kernel.SECCOMP_MODE_FILTER, ctypes.addressof(whole))
