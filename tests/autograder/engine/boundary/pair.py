"""A judge's end of a connection to a process of its own that holds a learner's cell."""

import os
import socket
import sys
import types
from contextlib import contextmanager
from pathlib import Path

from autograder.engine import learner
from autograder.engine.boundary import JUDGE, Peer
from autograder.engine.boundary.files import Folder
from autograder.engine.boundary.gate import Gate, Host


@contextmanager
def across(source, *, pins=()):
    """The judge's `Peer` and its `Gate`: recording, unless there are ``pins``."""
    ours, theirs = socket.socketpair()
    child = os.fork()
    if not child:
        ours.close()
        _learner(source, theirs)
    theirs.close()
    gate = Gate(set(pins), recording=not pins)
    try:
        yield Peer(ours, JUDGE, Host(gate)), gate
    finally:
        ours.close()
        os.waitpid(child, 0)


def _learner(source, connection):
    try:
        namespace = vars(sys.modules["__main__"])
        exec(compile(source, "<cell>", "exec"), namespace)
        folder = Folder(Path("/nonexistent"), Path("/nonexistent"))
        answering = learner.Answering(types.SimpleNamespace(user_ns=namespace), folder, connection.detach())
        while answering is not None:
            answering = answering.answer()
    finally:
        os._exit(0)


def name(peer, wanted):
    """What the learner's cell binds to that name, as the judge sees it."""
    return peer.ask("name", wanted)
