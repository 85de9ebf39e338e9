"""Every attack gains nothing, costs nobody else a point, and leaves the grader as it was."""

import collections

import pytest

from tests.hostile import arena as arenas
from tests.hostile import corrupt, disturb, escape, exhaust, files, forge, network, persist, steal
from tests.hostile.victim import SOLUTIONS, solved

GROUPS = (forge, steal, files, network, exhaust, escape, disturb, corrupt, persist)
ATTACKS = [attack for group in GROUPS for attack in group.ATTACKS]


@pytest.mark.timeout(150)
@pytest.mark.parametrize("attack", ATTACKS, ids=[f"{attack.group}-{attack.name}" for attack in ATTACKS])
def test_an_attack_gains_nothing_and_harms_nobody(attack, arena):
    assert not attack.risky or "6 True True True" in arena.holds, "the sandbox does not hold: risky attacks are not run"
    cells = attack.cells(arena.places)
    execution, beside, seconds = arena.run(cells, attack.limits)
    assert arenas.earned(execution) <= attack.earns
    assert arenas.leaks(execution) == []
    arenas.written(execution)
    assert "broken" not in {result.outcome for result in execution.results}
    assert seconds < attack.limits.notebook_seconds + 5
    assert arenas.earned(beside) == set(attack.answers)
    if attack.risky:  # what comes beside the next attack comes after this one
        after = arena.honest(cells, look=attack.look)
        assert arenas.earned(after) == set(attack.answers)
        assert arenas.leaks(after) == []
    assert arena.left_behind() == []


def test_there_are_attacks_of_every_group_and_each_has_a_name_of_its_own():
    assert len(ATTACKS) >= 60
    assert min(collections.Counter(attack.group for attack in ATTACKS).values()) >= 5
    assert len({(attack.group, attack.name) for attack in ATTACKS}) == len(ATTACKS)


def test_the_whole_honest_submission_earns_everything_after_all_that(arena):
    execution = arena.engine.execute(solved(), reference=arena.reference)
    assert arenas.earned(execution) == set(SOLUTIONS)
    assert arena.left_behind() == []
