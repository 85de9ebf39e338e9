"""The filter, read as the kernel reads it, for both architectures: only one of them runs the tests."""

import errno
import struct

import pytest

from autograder.engine.jail import kernel, seccomp

ALLOWED, EPERM, ENOSYS, KILLED = 0x7FFF0000, 0x50000 | errno.EPERM, 0x50000 | errno.ENOSYS, 0x80000000
AUDIT = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}
#: Calls that every process makes, by architecture: read, write, mmap, futex, exit_group, getrandom.
USUAL = {"x86_64": (0, 1, 9, 202, 231, 318), "aarch64": (63, 64, 222, 98, 94, 278)}


def verdict(code, machine, number, *args, audit=None):
    """Interpret classic BPF on struct seccomp_data."""
    data = struct.pack("=iIQ6Q", number, audit or AUDIT[machine], 0, *args, *[0] * (6 - len(args)))
    place = accumulator = 0
    while True:
        what, yes, no, k = struct.unpack_from("=HBBI", code, 8 * place)
        place += 1
        if what == 0x06:
            return k
        if what == 0x20:
            accumulator = struct.unpack_from("=I", data, k)[0]
        elif what == 0x54:
            accumulator &= k
        else:
            true = {0x15: accumulator == k, 0x35: accumulator >= k, 0x45: bool(accumulator & k)}[what]
            place += yes if true else no


@pytest.fixture(params=["x86_64", "aarch64"])
def judge(request, monkeypatch):
    monkeypatch.setattr("platform.machine", lambda: request.param)
    code = seccomp.program()

    def of(call, *args, **options):
        number = kernel.number(call) if isinstance(call, str) else call
        return verdict(code, request.param, number, *args, **options)

    of.machine = request.param
    return of


def test_usual_calls_are_allowed_and_listed_ones_refused(judge):
    assert {judge(number) for number in USUAL[judge.machine]} == {ALLOWED}
    column = kernel.ARCHITECTURES.index(judge.machine)
    known = [name for name in seccomp.REFUSED if kernel.NUMBERS[name][column] >= 0]
    assert {judge(name) for name in known} == {EPERM}
    assert len(known) > 80


def test_processes_and_threads_may_be_made_but_no_namespaces(judge):
    fork, thread = 17 | 0x1200000, 0x3D0F00
    assert judge("clone", fork) == judge("clone", thread) == ALLOWED
    for flag in (0x20000, 0x2000000, 0x4000000, 0x8000000, 0x10000000, 0x20000000, 0x40000000, 0x8000):
        assert judge("clone", fork | flag) == EPERM
    assert judge("clone3") == ENOSYS


def test_only_local_stream_pairs_are_sockets(judge):
    cloexec = 0x80000
    assert judge("socketpair", 1, 1) == judge("socketpair", 1, 1 | cloexec) == ALLOWED
    assert {judge("socketpair", 1, 2), judge("socketpair", 2, 1), judge("socketpair", 1, 5)} == {EPERM}


def test_terminals_cannot_be_typed_into(judge):
    tiocsti, tioclinux, fionread = 0x5412, 0x541C, 0x541B
    assert {judge("ioctl", 0, tiocsti), judge("ioctl", 0, tioclinux)} == {EPERM}
    assert judge("ioctl", 0, fionread) == ALLOWED


def test_calls_of_another_architecture_end_the_process(judge):
    assert judge(0, audit=0x40000003) == KILLED
    if judge.machine == "x86_64":
        assert judge(0x40000000 | 41) == EPERM
