"""What must hold whatever was handed in, by whom and when."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from autograder.mastery import DEFAULTS, Constants, Result, SkillFilter, estimate
from autograder.records import Attempt, TestOutcome

START = datetime(2026, 1, 5, 9, tzinfo=UTC)
NOW = START + timedelta(days=120)
SYLLABUS = {"gradients": {"chain": 1, "jacobian": 5}, "arrays": {"slice": 3, "ulp": 4}}

#: No clock: a busy machine is no failure.
calm = settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
often = settings(calm, max_examples=120)

scores = st.one_of(st.sampled_from([0.0, 1.0]), st.floats(0.0, 1.0))
skills = st.sampled_from(["chain", "jacobian", "unknown"])
results = st.builds(Result, skills, st.sampled_from("abc"), scores)
submissions = st.tuples(st.sampled_from(["ada", "bo"]), st.lists(results, min_size=1, max_size=6), st.floats(0.0, 9.0))
histories = st.lists(submissions, max_size=25)


@st.composite
def an_attempt(draw: st.DrawFn) -> Attempt:
    topic = draw(st.sampled_from(sorted(SYLLABUS)))
    skill = draw(st.sampled_from(sorted(SYLLABUS[topic])))
    names = draw(st.lists(st.sampled_from("abc"), max_size=3, unique=True))
    return Attempt(
        student=draw(st.sampled_from(["ada", "bo", "chloé"])),
        topic=topic,
        skill=skill,
        score=draw(scores),
        timestamp=START + timedelta(hours=draw(st.integers(0, 4)) * 30),
        submission=draw(st.sampled_from(["", "1st", "2nd"])),
        tests=tuple(TestOutcome(name=f"{skill}-{name}", points=1.0, score=draw(scores)) for name in names),
    )


attempts = st.lists(an_attempt(), max_size=25)


#: Constants under which practice and drift are far too large.
WILD = Constants(gain_pass=0.0, gain_fail=2.0, drift=0.5, ability_variance=0.1, part_variance=4.0)


def replay(history: Sequence[tuple[str, list[Result], float]], constants=DEFAULTS) -> tuple[SkillFilter, float]:
    belief, day = SkillFilter(SYLLABUS, constants), 0.0
    for student, tests, pause in history:
        day += pause
        belief.submit(student, "gradients", tests, day)
    return belief, day


def score(belief: SkillFilter, day: float) -> float:
    return belief.score(belief.view("ada", "gradients", day))


tries = st.lists(st.tuples(skills, st.sampled_from("abcdef")), min_size=1, max_size=6)


@given(histories, tries, st.floats(0.0, 400.0), st.sampled_from([DEFAULTS, WILD]))
@often
def test_a_full_pass_never_lowers_the_score(history, names, pause, constants):
    belief, day = replay(history, constants)
    before = score(belief, day + pause)
    belief.submit("ada", "gradients", [Result(*name, 1.0) for name in names], day + pause)
    assert score(belief, day + pause) >= before - 1e-12


@given(histories, tries, st.floats(0.0, 400.0), st.sampled_from([DEFAULTS, WILD]))
@often
def test_a_full_fail_never_raises_the_score(history, names, pause, constants):
    belief, day = replay(history, constants)
    before = score(belief, day + pause)
    belief.submit("ada", "gradients", [Result(*name, 0.0) for name in names], day + pause)
    assert score(belief, day + pause) <= before + 1e-12


@pytest.mark.parametrize("same", [0.0, 1.0])
def test_doing_as_everybody_does_moves_the_score_the_right_way_or_not_at_all(same):
    """There is hardly a surprise to learn from, so that without a guard practice or drift would weigh more."""
    belief = SkillFilter(SYLLABUS)
    for student in [*(f"other{number}" for number in range(40)), "ada"]:
        for test in "abcdefghijkl":
            before = score(belief, 0.0)
            belief.submit(student, "gradients", [Result(test, test, same)], 0.0)
            assert student != "ada" or (score(belief, 0.0) - before) * (same - 0.5) >= -1e-12


@given(histories, st.floats(0.0, 1.0), st.floats(0.0, 1.0))
@calm
def test_a_better_score_at_the_same_test_never_gives_a_worse_estimate(history, one, other):
    """Among partial scores; the ends 0 and 1 are held in place by the two tests above."""
    low, high = sorted((one, other))
    after = []
    for share in (low, high):
        belief, day = replay(history)
        belief.submit("ada", "gradients", [Result("chain", "new", share)], day)
        after.append(score(belief, day))
    assert after[0] <= after[1] + 1e-12


@given(histories, st.floats(0.0, 200.0), st.floats(0.0, 200.0))
@calm
def test_forgetting_moves_the_part_of_a_topic_towards_its_prior_and_never_past_it(history, wait, longer):
    belief, day = replay(history)
    part = belief.part("ada", "gradients")
    soon, late = (belief.remembered(part, day + days) for days in (wait, wait + longer))
    assert min(0.0, part.mean) <= late.mean <= soon.mean <= part.mean + 1e-12
    assert part.variance <= soon.variance + 1e-12
    assert soon.variance <= late.variance + 1e-12
    assert late.variance <= DEFAULTS.part_variance + 1e-12


@given(histories, st.floats(0.0, 200.0))
@calm
def test_predicting_changes_no_belief(history, wait):
    belief, day = replay(history)
    first = belief.predict("ada", "gradients", "chain", "a", day + wait)
    belief.predict("new", "arrays", "slice", "a", day + wait)
    assert belief.predict("ada", "gradients", "chain", "a", day + wait) == first
    assert 0.0 < first < 1.0
    assert "new" not in belief.abilities


@given(attempts)
@calm
def test_an_estimate_is_a_chance_and_its_interval_holds_it(log):
    for row in estimate(log, SYLLABUS, NOW, students=["zoe"], topics=list(SYLLABUS)):
        assert 0.0 < row.low < row.estimate < row.high < 1.0
        assert 0.0 <= row.sure <= 1.0
        assert (row.level == "not started") == (row.evidence == 0) == (row.last is None)


@given(attempts, st.randoms(use_true_random=False))
@calm
def test_the_order_of_the_log_does_not_matter(log, random):
    shuffled = random.sample(log, len(log))
    assert estimate(shuffled, SYLLABUS, NOW) == estimate(log, SYLLABUS, NOW)


@given(attempts)
@calm
def test_a_replay_gives_the_same_result_and_an_attempt_logged_twice_counts_once(log):
    assert estimate(log + log, SYLLABUS, NOW) == estimate(iter(log), SYLLABUS, NOW)


@given(attempts, st.integers(0, 6))
@calm
def test_later_evidence_never_rewrites_history(log, days):
    then = START + timedelta(days=days)
    known = [attempt for attempt in log if attempt.timestamp <= then]
    assert estimate(log, SYLLABUS, then) == estimate(known, SYLLABUS, then)


@given(st.integers(1, 5), st.booleans())
@calm
def test_the_belief_narrows_with_evidence(count, passed):
    """Sum of variances, from nothing to one test and from each handful of tests to twice as many."""

    def variance(tests: int) -> float:
        belief = SkillFilter(SYLLABUS)
        for number in range(tests):
            belief.submit("ada", "gradients", [Result("chain", str(number), float(passed))], 0.0)
        return belief.view("ada", "gradients", 0.0).variance

    assert variance(2 * count) < variance(count) < variance(0)


def passes(names):
    return [Result(*name, 1.0) for name in names]


@given(histories, tries, st.floats(0.0, 200.0), st.floats(0.0, 400.0), st.sampled_from([DEFAULTS, WILD]))
@often
def test_a_pass_never_lowers_what_is_believed_later_either(history, names, pause, later, constants):
    """Once it did: forgetting began anew with each success, steep at first, and took more than was won."""
    (without, day), (with_it, _) = replay(history, constants), replay(history, constants)
    with_it.submit("ada", "gradients", passes(names), day + pause)
    end = day + pause + later
    assert score(with_it, end) >= score(without, end) - 1e-12


@given(st.lists(st.tuples(tries, st.floats(0.0, 90.0)), min_size=1, max_size=8), st.floats(0.0, 1000.0))
@calm
def test_who_only_ever_passed_is_never_believed_to_know_less_than_a_stranger(sittings, later):
    history = [("ada", passes(names), pause) for names, pause in sittings]
    belief, day = replay(history)
    assert score(belief, day + later) >= score(SkillFilter(SYLLABUS), 0.0)


@given(histories, st.floats(0.0, 400.0))
@calm
def test_what_is_known_of_an_exercise_is_less_certain_than_of_its_topic_and_moves_with_its_tests(history, wait):
    belief, day = replay(history)
    topic, before = (
        belief.view("ada", "gradients", day + wait),
        belief.exercise_view("ada", "gradients", "chain", day + wait),
    )
    assert before.variance >= topic.variance
    belief.submit("ada", "gradients", [Result("chain", "new", 1.0)], day + wait)
    assert belief.score(belief.exercise_view("ada", "gradients", "chain", day + wait)) >= belief.score(before) - 1e-12
