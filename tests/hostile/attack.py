"""What an attack is: a few cells of a learner, and what the same answer would earn without it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from autograder.records import Code, Limits
from tests.hostile.victim import notebook

Group = Literal["forge", "steal", "files", "network", "exhaust", "escape", "disturb", "corrupt", "persist"]

#: For attacks that end by themselves, and for attacks on time: short, so that the suite is.
PLENTY = Limits(cell_seconds=5.0, notebook_seconds=30.0, memory=2**30)
SHORT = Limits(cell_seconds=1.0, notebook_seconds=12.0, memory=2**30)
#: Printed by an attack that succeeds; put together at run time, so that no traceback shows it by itself.
WON = "ESCAPED"
#: Above every attack: how it says that it succeeded, and raw system calls.
PRELUDE = '''
import ctypes, os, platform, sys
def won(what):
    print("".join(("ESC", "APED")), what)
def tried(call, *args):
    """Success is to be told; every refusal is as it should be."""
    try:
        found = call(*args)
    except Exception as refusal:
        print("refused:", type(refusal).__name__)
    else:
        won(repr(found)[:300])
NUMBERS = {  # x86_64, aarch64
    "ptrace": (101, 117), "process_vm_readv": (310, 270), "pidfd_open": (434, 434), "pidfd_getfd": (438, 438),
    "mount": (165, 40), "chroot": (161, 51), "unshare": (272, 97), "setns": (308, 268), "bpf": (321, 280),
    "perf_event_open": (298, 241), "userfaultfd": (323, 282), "keyctl": (250, 219), "add_key": (248, 217),
    "io_uring_setup": (425, 425), "memfd_secret": (447, 447), "shmget": (29, 194), "msgget": (68, 186),
    "semget": (64, 190), "mq_open": (240, 180), "socket": (41, 198), "setuid": (105, 146), "setresuid": (117, 147),
    "syslog": (103, 116), "open_by_handle_at": (304, 265), "fanotify_init": (300, 262), "mknodat": (259, 33),
    "process_madvise": (440, 440), "tgkill": (234, 131), "fsopen": (430, 430), "open_tree": (428, 428),
    "move_mount": (429, 429), "init_module": (175, 105), "swapon": (167, 224), "acct": (163, 89),
    "openat2": (437, 437), "fchmodat": (268, 53), "execveat": (322, 281), "quotactl": (179, 60), "kcmp": (312, 272),
}
_libc = ctypes.CDLL(None, use_errno=True)
def syscall(name, *args):
    """The result of a system call; OSError if it is refused."""
    number = NUMBERS[name][platform.machine() != "x86_64"] if isinstance(name, str) else name
    result = _libc.syscall(ctypes.c_long(number), *(a if isinstance(a, bytes) or a is None else ctypes.c_long(a) for a in args))
    if result < 0:
        raise OSError(ctypes.get_errno(), "refused")
    return f"{name} = {result}"
def frames_up():
    """All frames that called us, innermost first."""
    frame = sys._getframe(1)
    while frame:
        yield frame
        frame = frame.f_back
def sockets():
    """The descriptors of this process that are sockets, but for the standard streams."""
    import stat
    for number in range(3, 256):
        try:
            if stat.S_ISSOCK(os.fstat(number).st_mode):
                yield number
        except OSError:
            pass
'''


@dataclass(frozen=True, slots=True, kw_only=True)
class Attack:
    """One attack. ``tries`` is a sentence; ``answers`` are solution cells, ``before`` and ``after`` cells of its own.

    ``earns`` names the exercises that the same answers would pass without the attack. ``risky`` attacks are run only
    where the sandbox was seen to hold; ``look`` is a cell of the next honest notebook that prints what it finds wrong.
    """

    name: str
    group: Group
    tries: str
    answers: Mapping[str, str] = field(default_factory=lambda: {"add": "raise NotImplementedError"})
    before: str = ""
    after: tuple[str, ...] = ()
    earns: frozenset[str] = frozenset()
    limits: Limits = PLENTY
    risky: bool = False
    look: str = ""

    def cells(self, places: Mapping[str, str]) -> tuple[Code, ...]:
        """The submission; ``@NAME@`` in its cells becomes the place of that name."""
        answers = {name: _filled(source, places) for name, source in self.answers.items()}
        after = [_filled(source, places) for source in self.after]
        return notebook(answers, before=PRELUDE + _filled(self.before, places), after=after)


def _filled(source: str, places: Mapping[str, str]) -> str:
    for name, value in places.items():
        source = source.replace(f"@{name}@", value)
    return source
