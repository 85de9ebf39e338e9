"""Every attempt to break out fails, as root and as an ordinary user, and would succeed without the jail."""

import json
from dataclasses import asdict

import pytest

from autograder.engine.jail import probe
from autograder.engine.jail.probes import PROBES
from autograder.engine.jail.probing import bait
from tests.autograder.engine.jail.conftest import run

ATTEMPTS = """
import json, sys
from autograder.engine.jail import cell, probing
from autograder.engine.jail.probes import Bait
given = json.load(sys.stdin)
state = cell.enter(given["mode"])
made = {name: probing.attempt(name, Bait(**given["bait"]), state) for name in given["names"]}
print(json.dumps({name: lack.reason if lack else "" for name, lack in made.items()}))
"""
#: Attempts that harm nobody where they succeed.
HARMLESS = (
    "read a file of the grader",
    "read it through a link in the scratch folder",
    "read it by climbing out of the root",
    "list what only the grader should see",
    "see folders of a checkout",
    "read environments of other processes",
    "connect over tcp",
    "make a socket of any family",
    "reach local sockets of the grader",
    "make datagram pairs",
    "signal processes outside",
    "hold processes outside",
    "see processes outside",
    "hold memory that no limit counts",
    "run without filters",
    "execute a program",
)


def attempts(names, mode, user=None):
    with bait() as laid:
        words = json.dumps({"mode": mode, "names": list(names), "bait": asdict(laid)})
        return json.loads(run(ATTEMPTS, words, user=user))


@pytest.fixture(scope="session")
def gained(user):
    return attempts(PROBES, "full", user)


@pytest.fixture(scope="session")
def gained_without():
    return attempts(HARMLESS, "none")


@pytest.mark.parametrize("name", PROBES)
def test_nobody_breaks_out(name, gained):
    assert gained[name] == ""


@pytest.mark.parametrize("name", HARMLESS)
def test_the_same_attempt_succeeds_without_a_jail(name, gained_without):
    assert gained_without[name] != ""


def test_there_are_attempts_at_every_guarantee():
    assert {guarantee for guarantee, _ in PROBES.values()} == {
        *["files", "network", "processes", "memory", "disk", "calls"]
    }
    assert len(PROBES) >= 30


def test_this_machine_lacks_nothing():
    assert probe() == ()
