"""Attempts → Mastery: what counts, what does not, and what it is called."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from statistics import NormalDist

import pytest

from autograder.errors import CourseError, InternalError
from autograder.mastery import estimate, explain, replay, skill_rows, trace
from autograder.mastery.levels import level, percent
from autograder.records import Attempt, Mastery, TestOutcome

MONDAY = datetime(2026, 1, 5, 9, tzinfo=UTC)
SYLLABUS = {"arrays": {"slice": 3, "ulp": 3}, "gradients": {"chain": 3}}


def tried(student="ada", *, topic="arrays", skill="slice", scores=(1.0,), days=0.0, submission="1st", test="t"):
    tests = tuple(TestOutcome(name=f"{skill}-{test}{i}", points=1.0, score=s) for i, s in enumerate(scores))
    return Attempt(
        student=student,
        topic=topic,
        skill=skill,
        score=sum(scores) / len(scores),
        timestamp=MONDAY + timedelta(days=days),
        submission=submission,
        tests=tests,
    )


def one(*attempts, days=0.0, syllabus=SYLLABUS):
    return estimate(attempts, syllabus, MONDAY + timedelta(days=days))[0]


def test_a_pass_raises_and_a_fail_lowers_what_was_expected():
    expected = estimate((), SYLLABUS, MONDAY, students=["ada"], topics=["arrays"])[0]
    assert expected.estimate == pytest.approx(0.582, abs=0.001)  # Φ(0.5 / √(1.702² + 0.6 + 1 + 0.5 + 0.8))
    assert one(tried(scores=[0.0])).estimate < expected.estimate < one(tried(scores=[1.0])).estimate


def test_one_update_is_the_moment_matched_one_worked_by_hand():
    """z = 0.5/2.4077, λ = φ/Φ = 0.6708; (0.6 + 1 + 0.5) λ/s = 0.5851; then the gain 0.6 log 2."""
    mastery = one(tried(scores=[1.0]))
    mean = 0.5 + 0.5851 + 0.6 * 0.6931
    shrink = 0.6708 * (0.6708 + 0.2077) / 2.4077**2
    variance = 2.1 - 2.1**2 * shrink + 0.08  # of the sum, which is what the result was about
    z = mean / (1.702**2 + 0.8 + variance) ** 0.5
    assert mastery.estimate == pytest.approx(NormalDist().cdf(z), abs=2e-4)


def test_partial_credit_lies_between_pass_and_fail():
    fail, half, full = (one(tried(scores=[share])).estimate for share in (0.0, 0.5, 1.0))
    assert fail < half < full


def test_a_test_once_passed_is_not_counted_again():
    first = tried(scores=[1.0, 1.0])
    again = tried(scores=[1.0, 0.0], days=3, submission="2nd")
    assert one(first, again, days=5) == one(first, days=5)


def test_a_retry_counts_less_than_a_first_try_and_is_no_new_evidence():
    first = tried(scores=[0.0])
    retry = one(first, tried(days=1, submission="2nd"), days=1)
    fresh = one(first, tried(days=1, submission="2nd", skill="ulp"), days=1)
    assert one(first, days=1).estimate < retry.estimate < fresh.estimate
    assert (retry.evidence, fresh.evidence) == (1, 2)


def test_tests_of_one_submission_weigh_less_than_tests_of_several():
    together = one(tried(scores=[1.0] * 4))
    apart = one(*(tried(skill=f"s{n}", submission=str(n)) for n in range(4)))
    assert together.high - together.low > apart.high - apart.low
    assert together.evidence == apart.evidence == 4


def test_first_tries_of_a_class_sharpen_the_estimate_of_a_learner():
    own = tried(scores=[1.0] * 3)
    hard = [tried(f"other{n}", scores=[0.0] * 3, submission=f"o{n}") for n in range(8)]
    easy = [tried(f"other{n}", scores=[1.0] * 3, submission=f"o{n}") for n in range(8)]
    amid_hard, amid_easy = one(own, *hard), one(own, *easy)
    assert amid_hard.student == amid_easy.student == "ada"
    assert amid_hard.estimate < amid_easy.estimate  # the topic is hard for this class: fresh tests of it will be too
    assert amid_easy.high - amid_easy.low < one(own).high - one(own).low


def test_retries_of_others_change_nothing_for_a_learner():
    first, own = tried("bo", scores=[0.0]), tried()
    retries = [tried("bo", scores=[0.0], days=n, submission=str(n)) for n in (1, 2, 3)]
    assert one(own, first, *retries, days=4) == one(own, first, days=4)


def test_passing_a_test_the_author_calls_hard_says_more_than_passing_an_easy_one():
    def after(difficulty):
        return one(tried(), syllabus={"arrays": {"slice": difficulty, "other": 6 - difficulty}}).estimate

    assert after(5) > after(3) > after(1)


def test_what_is_unused_fades_and_a_success_on_another_day_slows_it():
    once = [tried(scores=[1.0] * 4), tried(skill="ulp", scores=[1.0] * 4, days=0.1, submission="2nd")]
    spaced = [once[0], tried(skill="ulp", scores=[1.0] * 4, days=1.0, submission="2nd")]
    lost = one(*once, days=0.1).estimate - one(*once, days=60.1).estimate
    lost_spaced = one(*spaced, days=1.0).estimate - one(*spaced, days=61.0).estimate
    assert lost > lost_spaced > 0.0


def test_time_alone_does_not_help_those_who_struggle():
    assert one(tried(scores=[0.0] * 4), days=300).estimate == one(tried(scores=[0.0] * 4)).estimate


def test_an_attempt_without_tests_counts_as_one():
    bare = Attempt(student="ada", topic="arrays", skill="slice", score=1.0, timestamp=MONDAY)
    assert one(bare).evidence == 1
    assert one(bare).estimate == one(tried()).estimate


def test_rows_that_were_not_started_come_only_when_asked_for_and_in_the_order_of_study():
    log = [tried("bo", topic="gradients", skill="chain"), tried("bo", topic="retired", skill="x", submission="2nd")]
    assert [(m.student, m.topic) for m in estimate(log, SYLLABUS, MONDAY)] == [("bo", "gradients"), ("bo", "retired")]
    asked = estimate(log, SYLLABUS, MONDAY, students=["ada"], topics=["gradients", "arrays"])
    assert [(m.student, m.topic, m.level == "not started") for m in asked] == [
        ("ada", "gradients", True),
        ("ada", "arrays", True),
        ("bo", "gradients", False),
        ("bo", "arrays", True),
        ("bo", "retired", False),
    ]


def test_times_without_a_zone_are_utc():
    naive = Attempt(student="ada", topic="arrays", skill="slice", score=1.0, timestamp=MONDAY.replace(tzinfo=None))
    assert estimate([naive], SYLLABUS, MONDAY.replace(tzinfo=None)) == estimate([naive], SYLLABUS, MONDAY)
    assert one(naive).last == MONDAY


def test_a_score_that_is_no_share_is_refused_with_its_place():
    with pytest.raises(InternalError, match=r"attempt of ada at arrays/slice-t0: a test's score is 2\.0"):
        one(tried(scores=[2.0]))
    with pytest.raises(InternalError, match="nan"):
        one(tried(scores=[float("nan")]))


def test_a_difficulty_outside_the_scale_is_refused_with_its_place():
    with pytest.raises(CourseError, match=r"syllabus, arrays/slice: the difficulty is 0\."):
        estimate((), {"arrays": {"slice": 0}}, MONDAY)


@pytest.mark.parametrize(
    ("score", "unforgotten", "tries", "days", "called"),
    [
        (0.49, 0.49, 9, 9, "attempted"),
        (0.50, 0.50, 9, 9, "familiar"),
        (0.70, 0.70, 3, 1, "proficient"),
        (0.90, 0.90, 2, 2, "familiar"),  # too few tests to say so
        (0.90, 0.90, 9, 1, "proficient"),  # passed on one day only
        (0.80, 0.80, 3, 2, "mastered"),
        (0.69, 0.70, 3, 1, "review due"),  # fell by time
        (0.40, 0.75, 3, 1, "review due"),
        (0.69, 0.69, 3, 1, "familiar"),  # fell by evidence
        (0.69, 0.75, 2, 1, "familiar"),
    ],
)
def test_levels(score, unforgotten, tries, days, called):
    assert level(score, unforgotten, tries, days) == called


def test_passing_everything_on_two_days_leads_to_mastered_and_a_year_later_to_less():
    log = [tried(skill=f"s{n}", scores=[1.0] * 3, days=n // 4, submission=str(n // 4)) for n in range(8)]
    assert one(*log[:4], days=0).level == "proficient"
    assert one(*log, days=1).level == "mastered"
    assert one(*log, days=365).estimate < one(*log, days=1).estimate


def test_what_was_proficient_and_faded_is_due_for_review():
    log = [tried(scores=[1.0, 1.0, 0.0], test="a"), tried(skill="ulp", scores=[1.0, 1.0], test="b")]
    assert one(*log).level == "proficient"
    assert one(*log, days=200).level == "review due"


def mastery(**changes):
    known = {"student": "ada", "topic": "gradients", "estimate": 0.784, "low": 0.641, "high": 0.876, "sure": 0.4}
    return Mastery(**{**known, "level": "proficient", "evidence": 9, "last": MONDAY, **changes})


def test_the_sentence_for_the_learner():
    assert explain(mastery(), "gradients", exercises=3) == (
        "You would pass a new, average hidden test on gradients today with about 78 % (likely 64–87 %): judged from "
        "9 first tries in 3 exercises; retries count less, recent work more, and it fades unused."
    )


def test_the_sentence_says_why_a_level_is_not_what_the_score_alone_would_give():
    assert "judged from 1 first try;" in explain(mastery(evidence=1, level="familiar"), "gradients")
    assert explain(mastery(evidence=1, level="familiar"), "x").endswith("proficient from 3 first tries on.")
    assert explain(mastery(estimate=0.85), "x").endswith("mastered when tests were passed on 2 different days.")
    assert explain(mastery(estimate=0.6, level="review due"), "x").endswith("a short review is due.")
    assert explain(mastery(level="not started"), "gradients") == "Nothing on gradients has been handed in yet."


def test_nothing_believed_is_called_certain():
    assert [percent(share) for share in (0.0, 0.004, 0.5, 0.996, 1.0)] == [1, 1, 50, 99, 99]


def test_a_trace_tells_what_was_believed_after_each_submission():
    log = [tried(), tried("bo", days=1), tried(skill="ulp", scores=[0.0], days=2, submission="2nd")]
    first, second = trace(log, SYLLABUS, "ada")
    assert first == one(*log[:1], days=0)
    assert second == one(*log, days=2)
    assert second.last == MONDAY + timedelta(days=2)


def test_a_trace_of_everybody_is_that_of_each_learner_in_the_order_of_learning():
    log = [tried(), tried("bo", days=1), tried(skill="ulp", scores=[0.0], days=2, submission="2nd")]
    found = trace(log, SYLLABUS)
    assert [row.student for row in found] == ["ada", "bo", "ada"]
    assert {student: tuple(row for row in found if row.student == student) for student in ("ada", "bo")} == {
        student: trace(log, SYLLABUS, student) for student in ("ada", "bo")
    }


def test_an_exercise_stands_out_from_its_topic():
    log = [tried(scores=[1.0, 1.0]), tried(skill="ulp", scores=[0.0, 0.0])]
    slicing, gap = skill_rows(replay(log, SYLLABUS), "ada", MONDAY)
    assert (slicing.skill, gap.skill) == ("slice", "ulp")
    assert gap.estimate < one(*log).estimate < slicing.estimate
    assert gap.low < gap.estimate < gap.high
    assert gap.evidence == 2


def test_what_became_known_late_is_learned_late_but_counts_as_of_its_own_day():
    late = replace(tried("bo"), logged=MONDAY + timedelta(days=3))
    assert estimate([late, tried(days=1)], SYLLABUS, MONDAY + timedelta(days=4))[1].last == MONDAY
    wrong_clock = replace(tried(days=9), logged=MONDAY)
    assert one(wrong_clock, days=10).last == MONDAY
