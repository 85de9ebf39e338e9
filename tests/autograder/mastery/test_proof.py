"""The proof itself: it can be missed, it is the same each time, and rivals are what they are called."""

import math

import numpy as np
import pytest

from autograder.mastery.proof import prove
from autograder.mastery.proof.course import Submission, simulate
from autograder.mastery.proof.figures import Seen, calibration_error
from autograder.mastery.proof.judge import OURS, PERCENT, Evidence, run, units
from autograder.mastery.proof.rivals import Best, DecayedBeta, Elo, KnowledgeTracing, Percent
from autograder.mastery.proof.worlds import STRESS, WORLDS
from autograder.mastery.skill_filter import Result

COURSE = units([(f"t{n}", (f"t{n - 1}",) if n else (), {f"t{n}e{k}": 1 + k for k in range(5)}) for n in range(4)])


def log(world=WORLDS[0], size=3, seed=1):
    return simulate(world, COURSE, size, np.random.default_rng(seed))


@pytest.mark.parametrize("world", [*WORLDS, STRESS], ids=lambda world: world.name)
def test_a_world_is_seeded_and_its_truths_are_chances(world):
    first, again = log(world), log(world)
    assert (first.submissions, first.truths) == (again.submissions, again.truths)
    assert log(world, seed=2).submissions != first.submissions
    assert all(0.0 <= truth.chance <= 1.0 for truth in first.truths)
    assert len({truth.student for truth in first.truths}) == 3


def test_the_truth_is_how_often_fresh_tests_are_passed():
    """Asked again and again without learning, a learner passes as often as the truth says."""
    rng = np.random.default_rng(3)
    unit = COURSE[0]
    for world in WORLDS:
        ease = {test: 0.0 for tests in unit.tests.values() for test in tests}
        knowledge = world.learner(rng, ease)
        knowledge.begin(unit, 0.0)
        chances = [knowledge.chance(unit, test, 0.0) for tests in unit.tests.values() for test in tests]
        weights = [1 / len(tests) for tests in unit.tests.values() for _ in tests]
        if world is not WORLDS[0]:
            weights = [1.0] * len(chances)
        assert np.average(chances, weights=weights) == pytest.approx(knowledge.truth(unit, 0.0), abs=1e-9)


def test_figures_of_perfect_and_of_useless_scores():
    truths = [0.1, 0.5, 0.75, 0.85, 0.9]
    following = {"chances": [0.0, 1.0], "results": [0.0, 1.0], "first": [True, False], "covered": [1.0] * 5}
    perfect = Seen(scores=truths, truths=truths, declared=[t >= 0.8 for t in truths], **following)
    perfect.chances, perfect.results, perfect.first = (
        [0.0, 1.0, 0.0, 1.0],
        [0.0, 1.0, 0.0, 1.0],
        [True, True, False, False],
    )
    found = perfect.figures()
    assert (found.rank, found.auc, found.mae, found.false, found.coverage) == (pytest.approx(1.0), 1.0, 0.0, 0.0, 1.0)
    perfect.scores = truths[::-1]
    perfect.declared = [True] * 5
    found = perfect.figures()
    assert (found.rank, found.auc, found.false, found.serious) == (pytest.approx(-1.0), 0.0, 0.6, 0.4)


def test_the_calibration_error_is_the_weighted_gap_of_its_bins():
    chances, results = np.array([0.1, 0.1, 0.9, 0.9]), np.array([0.0, 1.0, 1.0, 1.0])
    assert calibration_error(chances, results) == pytest.approx((2 * 0.4 + 2 * 0.1) / 4)


def test_rivals_are_what_they_are_called():
    tests = [Result("e", "a", 1.0), Result("e", "b", 0.0)]
    again = [Result("e", "a", 0.0), Result("e", "b", 1.0)]
    rivals = [Percent(), Best(), DecayedBeta(), Elo()]
    for rival in rivals:
        rival.submit("ada", "t", tests, 0.0)
    first_elo = rivals[-1].score("ada", "t", 0.0)
    for rival in rivals:
        rival.submit("ada", "t", again, 1.0)
    percent, best, beta, elo = (rival.score("ada", "t", 1.0) for rival in rivals)
    assert (percent, best) == (0.5, 1.0)
    assert beta == pytest.approx(0.5, abs=0.05)
    assert elo == first_elo  # second tries are none of its


def test_knowledge_tracing_finds_the_parameters_of_its_own_world():
    rng = np.random.default_rng(5)
    learned = []
    for number in range(600):
        known, results = rng.random() < 0.3, []
        for _ in range(12):
            results.append(Result("e", "a", float(rng.random() < (0.9 if known else 0.15))))
            known = known or rng.random() < 0.25
        learned.append(handed_in(f"s{number}", results))
    found = KnowledgeTracing(learned, alone=False).parameters["t"]
    assert found == pytest.approx((0.3, 0.25, 0.15, 0.1), abs=0.05)


def handed_in(student, results):
    return Submission(0.0, student, "t", tuple(results))


def test_evidence_for_mastery_asks_for_three_tests_and_two_days():
    evidence = Evidence()
    for day in (0.0, 1.0):
        assert not evidence.enough(("ada", "t"))
        evidence.note(handed_in("ada", [Result("e", f"{day}{n}", 1.0) for n in range(2)])._replace(day=day))
    assert evidence.enough(("ada", "t"))


def test_everybody_judges_the_same_and_the_model_alone_gives_intervals():
    found = run(WORLDS[1], COURSE, 4, 3)
    assert math.isnan(found[PERCENT].coverage)
    assert 0.0 <= found[OURS].coverage <= 1.0
    assert run(WORLDS[1], COURSE, 4, 3)[OURS] == found[OURS]


def test_a_bar_can_be_missed():
    assert prove.Bar(name="x", value=0.5, bound=0.5).met
    assert not prove.Bar(name="x", value=0.6, bound=0.5).met
    assert not prove.Bar(name="x", value=0.4, bound=0.5, at_least=True).met
    assert not prove.Bar(name="x", value=float("nan"), bound=0.5).met
    assert "**missed**" in prove.table_of_bars([prove.Bar(name="x", value=0.6, bound=0.5)])


def test_among_random_submissions_no_pass_lowers_and_no_fail_raises():
    passes, fails, cost = prove.monotone(2_000)
    assert (passes, fails) == (0, 0)
    assert cost > 0.0
