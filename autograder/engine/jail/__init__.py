"""The jail: where learners' code runs without reaching anything, and from which nothing survives.

The warm parent calls ``enter`` before it imports what starts threads, then ``spawn`` and ``kill`` for each process.
It needs no privilege, no program and no library: Linux's namespaces, Landlock, seccomp and resource limits.

=============  =====================================================================================================
files          a root of its own with what Python needs, read-only; Landlock
network        an empty network namespace; no call makes a socket but for a local pair
processes      a process namespace of its own, so that its end is the end of all it started; RLIMIT_NPROC
memory         RLIMIT_AS and RLIMIT_DATA; no kind of memory that they do not count
disk           a scratch folder in memory, of fixed size, that is gone with the process
calls          no capability, a list of refused system calls
=============  =====================================================================================================
"""

from autograder.engine.jail.cell import Mode, State, enter, kill, spawn
from autograder.engine.jail.probing import probe
from autograder.engine.jail.refusal import Guarantee, Lack, Refused
from autograder.records import Limits as Bounds

__all__ = ["Bounds", "Guarantee", "Lack", "Mode", "Refused", "State", "enter", "kill", "probe", "spawn"]
