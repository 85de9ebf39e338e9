"""What the sandbox gives on this machine, by which means, and what to do where it does not: `autograder doctor`."""

import os
from dataclasses import asdict, dataclass
from typing import get_args

from autograder.engine.jail import Guarantee, probe
from autograder.engine.jail.landlock import version

MECHANISMS: dict[Guarantee, str] = {
    "files": "a root of its own with what Python needs, read-only{landlock}",
    "network": "an empty network namespace; seccomp refuses every socket but a local pair",
    "processes": "a process namespace for each notebook; a limit on their number under {user}",
    "memory": "limits on address space and data; seccomp refuses memory that they do not count",
    "disk": "a scratch folder in memory, of fixed size, gone with its process",
    "calls": "no capability, no program executed, a list of refused system calls",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Whether one guarantee holds, and by which mechanism; ``reason`` and ``remedy`` are empty if it does."""

    guarantee: Guarantee
    mechanism: str
    ok: bool
    reason: str = ""
    remedy: str = ""


def diagnose() -> tuple[Finding, ...]:
    """At least one finding for each guarantee, from real attempts in real jailed processes; takes about two seconds."""
    lacks = probe()
    held = [name for name in get_args(Guarantee) if name not in {lack.guarantee for lack in lacks}]
    return tuple(
        [Finding(guarantee=name, mechanism=_mechanism(name), ok=True) for name in held]
        + [Finding(**asdict(lack), mechanism=_mechanism(lack.guarantee), ok=False) for lack in lacks]
    )


def _mechanism(guarantee: Guarantee) -> str:
    abi = version()
    landlock = f"; Landlock {abi}" if abi else "; this kernel has no Landlock, the second lock"
    user = "a user of its own" if os.geteuid() == 0 else "a user namespace of its own"
    return MECHANISMS[guarantee].format(landlock=landlock, user=user)
