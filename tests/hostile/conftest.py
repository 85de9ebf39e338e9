"""One engine and one arena for all attacks."""

import pytest

from autograder.engine import Engine
from tests.hostile import arena as arenas
from tests.hostile.victim import TOKEN

#: What must be refused before anything is tried that could hurt this machine. Each line is harmless by itself.
HARMLESS = """
import os, resource, socket
held = []
def refused(call, *args):
    try:
        call(*args)
    except OSError:
        held.append(1)
refused(open, "/etc/passwd")
refused(open, "@SOURCE@")
refused(os.kill, @VICTIM@, 0)
refused(os.kill, @GRADER@, 0)
refused(socket.create_connection, ("127.0.0.1", @TCP@), 1)
refused(os.execv, "/bin/true", ["true"])
bounded = all(resource.getrlimit(kind)[1] != resource.RLIM_INFINITY for kind in (resource.RLIMIT_NPROC, resource.RLIMIT_AS))
disk = os.statvfs(".")
print(len(held), bounded, disk.f_blocks * disk.f_frsize < 2**30, os.getuid() != 0)
"""


@pytest.fixture(scope="session")
def arena(tmp_path_factory):
    """An engine that grades two at a time, with secrets in its environment and around it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GRADER_TOKEN", TOKEN)
        folder = tmp_path_factory.mktemp("arena")
        with Engine(workers=2) as engine, arenas.made(folder, engine) as arena:
            arena.holds = _probe(arena)
            yield arena


def _probe(arena):
    from tests.hostile.attack import Attack

    probe = Attack(name="probe", group="escape", tries="", before=HARMLESS)
    execution = arena.engine.execute(probe.cells(arena.places), reference=arena.reference)
    return str(execution.result("notes").outputs)
