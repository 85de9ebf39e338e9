"""Mutants are killed, proved equivalent, justified, or they survive and count against the exercise."""

import pytest

from autograder.evidence import Tally, examine, mutation, verdict
from tests.autograder.evidence import toy


@pytest.fixture(autouse=True)
def few_seeds(monkeypatch):
    monkeypatch.setattr(mutation, "SOAK_SEEDS", 2)
    monkeypatch.setattr(mutation, "PROBE_ROUNDS", 50)


def tally(skill="f", killed=9, survivors=1, flakes=()):
    names = tuple(f"change {i}" for i in range(survivors))
    return Tally(skill=skill, mutants=20, killed=killed, equivalent=0, justified=0, survivors=names, flakes=flakes)


def test_good_checks_kill_every_mutant_that_differs(engine, tmp_path):
    _, (center, _) = toy.topic(tmp_path)
    result = examine(engine, center, toy.bank(tmp_path))
    assert (result.survivors, result.flakes, result.rate) == ((), (), 1.0)
    assert result.killed + result.equivalent == result.mutants > 8


def test_a_missing_check_leaves_survivors_unless_they_are_justified(engine, tmp_path):
    _, (center, _) = toy.topic(tmp_path, ("raises(ValueError, center, np.array([]))", "1"))
    result = examine(engine, center, toy.bank(tmp_path))
    gone = "raise ValueError('no values')  =>  pass"
    assert gone in result.survivors
    assert result.rate < 0.9
    (tmp_path / "equivalent.toml").write_text(f'[[mutant]]\nskill = "center"\nchange = "{gone}"\nreason = "a toy"\n')
    excused = examine(engine, center, toy.bank(tmp_path))
    assert (excused.justified, len(excused.survivors)) == (1, len(result.survivors) - 1)


def test_a_mutant_that_never_ends_is_killed(engine, tmp_path, monkeypatch):
    monkeypatch.setattr(mutation, "LEAST_SECONDS", 0.5)
    loop = "n = 0\n    while n < 1:\n        n += 1\n    return 2 * x * n"
    _, (_, double) = toy.topic(tmp_path, ("return 2 * x", loop))
    result = examine(engine, double, toy.bank(tmp_path))
    assert "n += 1  =>  pass" not in result.survivors


def test_an_answer_that_fails_for_some_seeds_is_a_flake(engine, tmp_path):
    lucky = "import os\ndef double(x): return 2 * x + int(os.environ['COURSE_SEED'])"
    _, (_, double) = toy.topic(tmp_path)
    bank = toy.bank(tmp_path, right_double=f"# %% lucky\n{lucky}\n")
    (flake,) = mutation.soak(engine, double, bank)
    assert flake.startswith("lucky, seed 1: double-basics: ")


def test_the_bars_are_ninety_percent_for_a_skill_and_ninety_five_for_the_topic():
    assert verdict("toy", [tally(killed=19), tally(killed=19)]) == ()
    (topic,) = verdict("toy", [tally(killed=9), tally("g", killed=9)])
    assert (topic.skill, topic.what) == ("", "90% of the topic's mutants killed, at least 95%.")
    skill, *_ = verdict("toy", [tally(killed=8)])
    assert (skill.rule, skill.skill, skill.what) == ("mutation", "f", "89% of the mutants killed, at least 90%.")
    (flaky,) = verdict("toy", [tally(killed=99, flakes=("x, seed 3: why",))])
    assert (flaky.rule, flaky.what) == ("soak", "x, seed 3: why")


def test_an_exercise_with_nothing_to_kill_falls_short_of_nothing():
    assert verdict("toy", [tally(killed=0, survivors=0)]) == ()
