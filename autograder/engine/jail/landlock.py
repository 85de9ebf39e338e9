"""Landlock: a second lock, without any privilege, on files, and on what namespaces alone do not cover.

landlock(7). The rules are few because the process already stands in a root of its own (see root.py): all that can be
seen there may be read, the scratch folder and the usual devices may be written, nothing may be executed. Landlock holds
even for a process that finds a way out of that root.
"""

import os
import struct
from collections.abc import Iterable

from autograder.engine.jail import kernel

EXECUTE, WRITE_FILE, READ_FILE, READ_DIR, TRUNCATE, IOCTL_DEV = 1, 1 << 1, 1 << 2, 1 << 3, 1 << 14, 1 << 15
MAKE_CHAR, MAKE_SOCK, MAKE_BLOCK = 1 << 6, 1 << 9, 1 << 11
#: The rights over files that each version knows; one more bit in 2 (moving files), 3 (truncate) and 5 (devices).
FILE_RIGHTS = {1: (1 << 13) - 1, 2: (1 << 14) - 1, 3: (1 << 15) - 1, 4: (1 << 15) - 1, 5: (1 << 16) - 1}
BIND_TCP, CONNECT_TCP = 1, 2
ABSTRACT_SOCKETS, SIGNALS = 1, 2
VERSION_FLAG, PATH_BENEATH = 1, 1


def version() -> int:
    """The version of Landlock's interface in this kernel; 0 if it has none or it is switched off."""
    try:
        return kernel.call("landlock_create_ruleset", None, 0, VERSION_FLAG)
    except OSError:
        return 0


def confine(abi: int, *, readable: Iterable[str], writable: Iterable[str]) -> None:
    """Put the calling process, and all that it will start, under the rules; needs no_new_privs.

    ``readable`` and ``writable`` are files or folders with all that lies below; ``abi`` is what ``version`` gave.
    """
    rights = FILE_RIGHTS[min(abi, max(FILE_RIGHTS))]
    ruleset = kernel.call("landlock_create_ruleset", *_handled(abi, rights), 0)
    try:
        for path in readable:
            _allow(ruleset, path, READ_FILE | READ_DIR)
        for path in writable:
            _allow(ruleset, path, rights & ~(EXECUTE | MAKE_CHAR | MAKE_BLOCK | MAKE_SOCK | IOCTL_DEV))
        kernel.call("landlock_restrict_self", ruleset, 0)
    finally:
        os.close(ruleset)


def _handled(abi: int, rights: int) -> tuple[bytes, int]:
    """struct landlock_ruleset_attr, as long as this version knows it."""
    fields = [rights]
    if abi >= 4:
        fields.append(BIND_TCP | CONNECT_TCP)
    if abi >= 6:
        fields.append(ABSTRACT_SOCKETS | SIGNALS)
    packed = struct.pack(f"={len(fields)}Q", *fields)
    return packed, len(packed)


def _allow(ruleset: int, path: str, rights: int) -> None:
    descriptor = os.open(path, os.O_PATH | os.O_CLOEXEC)
    try:
        if not os.path.isdir(path):  # noqa: PTH112 (this runs for every notebook)
            rights &= EXECUTE | WRITE_FILE | READ_FILE | TRUNCATE
        kernel.call("landlock_add_rule", ruleset, PATH_BENEATH, struct.pack("=Qi", rights, descriptor), 0)
    finally:
        os.close(descriptor)
