"""Runs code in jailed processes of a fresh warm parent, as whoever runs the tests and as an ordinary user."""

import json
import os
import subprocess
import sys
import sysconfig
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

ORDINARY = 1234
#: An interpreter that the ordinary user may not have installed for itself, and our packages.
SITE = f"import site; site.addsitedir({sysconfig.get_path('purelib')!r})\n"
ENVIRONMENT = {"PATH": "/usr/bin", "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "JOBLIB_MULTIPROCESSING": "0"}
#: `inside` is run in the jail; what it says comes back. `after` is run in the warm parent.
PARENT = """
import json, os, sys, textwrap
from pathlib import Path
from autograder.engine import jail
given = json.load(sys.stdin)
state = jail.enter(given["mode"])
heard = []
def run(inside, data=None, **limits):
    ours, theirs = os.pipe()
    def main():
        said = []
        try:
            exec(inside, {"say": said.append})
        except BaseException as error:
            said.append(f"{type(error).__name__}: {error}")
        os.write(theirs, json.dumps(said).encode())
    bounds = jail.Bounds(**limits)
    pid = jail.spawn(main, limits=bounds, data=Path(data) if data else None, state=state, keep=(theirs,))
    os.close(theirs)
    with open(ours, "rb") as pipe:
        said = pipe.read()
    used = jail.kill(pid)
    return json.loads(said) if said else [f"died {used.ru_utime:.1f}"]
exec(given["after"], globals())
print(json.dumps(heard))
"""


def run(code: str, words: str = "", *, user: int | None = None, env: dict[str, str] | None = None) -> str:
    """What a fresh interpreter prints."""
    who: dict[str, Any] = {} if user is None else {"user": user, "group": user, "extra_groups": []}
    ran = subprocess.run(
        [interpreter(user), "-c", SITE + code],
        input=words,
        capture_output=True,
        text=True,
        cwd="/",
        env={**ENVIRONMENT, **(env or {})},
        timeout=120,
        check=False,
        **who,
    )
    assert ran.returncode == 0, ran.stderr
    return ran.stdout


def interpreter(user: int | None) -> str:
    version = "python{}.{}".format(*sys.version_info)
    for found in (sys.executable, f"/usr/bin/{version}", f"/usr/local/bin/{version}"):
        if user is None or reaches(found, user):
            return found
    pytest.skip("no interpreter of this version is open to an ordinary user; run the tests as one")


def reaches(path: str, user: int) -> bool:
    code = f"import os, sys; os.setuid({user}); sys.exit(not os.access({os.path.realpath(path)!r}, os.X_OK))"
    return Path(path).exists() and subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.fixture(scope="session", params=["as we are", "as an ordinary user"])
def user(request: pytest.FixtureRequest) -> int | None:
    if request.param == "as we are":
        return None
    return ORDINARY if os.geteuid() == 0 else pytest.skip("the tests run as an ordinary user already")


Jailed = Callable[..., list[Any]]


@pytest.fixture
def jailed(user: int | None) -> Jailed:
    """jailed(code, data=None, mode=…, **limits): what the code says in the jail, as a list."""

    def run_it(inside: str, *, mode: str = "full", **options: Any) -> list[Any]:
        return parent(f"heard = run({inside!r}, **{options!r})", mode=mode, user=user)

    return run_it


def parent(after: str, *, mode: str = "full", user: int | None = None, env: dict[str, str] | None = None) -> list[Any]:
    """What a warm parent hears when it does ``after``."""
    said: list[Any] = json.loads(run(PARENT, json.dumps({"mode": mode, "after": after}), user=user, env=env))
    return said
