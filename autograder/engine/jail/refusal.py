"""What cannot be promised on this machine, why, and what would change that."""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

Guarantee = Literal["files", "network", "processes", "memory", "disk", "calls"]

APPARMOR = Path("/proc/sys/kernel/apparmor_restrict_unprivileged_userns")
SWITCHES = (Path("/proc/sys/kernel/unprivileged_userns_clone"), Path("/proc/sys/user/max_user_namespaces"))
CONTAINERS = (Path("/.dockerenv"), Path("/run/.containerenv"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Lack:
    """One guarantee that does not hold."""

    guarantee: Guarantee
    reason: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.guarantee}: {self.reason}. {self.remedy}"


class Refused(RuntimeError):  # noqa: N818 (what the kernel did)
    """The kernel cannot give what is asked: nothing may be run."""

    def __init__(self, *lacks: Lack) -> None:
        self.lacks = lacks
        super().__init__(" ".join(map(str, lacks)))


def advice() -> str:
    """What an administrator can do where namespaces are refused."""
    if any(path.exists() for path in CONTAINERS):
        return (
            "Start the container with --security-opt seccomp=unconfined --security-opt systempaths=unconfined"
            " --security-opt apparmor=unconfined, or with --privileged."
        )
    if APPARMOR.exists() and APPARMOR.read_text(encoding="ascii").strip() == "1":
        return "Run sysctl kernel.apparmor_restrict_unprivileged_userns=0 as root, or grade as root."
    for switch in SWITCHES:
        if switch.exists() and switch.read_text(encoding="ascii").strip() == "0":
            return f"Write a larger number into {switch} as root, or grade as root."
    return "Grade on Linux 5.12 or newer where users may create namespaces, or as root."
