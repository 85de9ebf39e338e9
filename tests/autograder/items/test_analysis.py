"""Each figure by hand on a small class, and the flags on classes with planted broken exercises and with honest ones."""

import math
import random
from collections import Counter

import pytest
from simulated import class_of, tried

from autograder.items import analyse


def only(attempts, **options):
    (item,) = analyse(attempts, **options)
    return item


def of_skill(items, skill):
    return next(item for item in items if item.skill == skill)


def kinds(item):
    return [flag.kind for flag in item.flags]


def test_facility_is_the_mean_score_of_the_first_tries():
    item = only([tried("a", "e", (1.0, 0.0)), tried("a", "e", (1.0, 1.0), day=1), tried("b", "e", (1.0, 1.0))])
    assert item.facility.value == 0.75
    assert (item.tried, item.missed, item.solved.value, item.solved_at) == (2, 1, 1.0, (1, 1))


def test_tries_and_days_count_to_the_first_full_score_and_who_never_got_there_counts_as_never():
    attempts = [
        *(tried("a", "e", (float(day == 3),), day=day) for day in (0, 2, 3)),
        *(tried("b", "e", (float(day == 5),), day=day) for day in (4, 5, 6)),
        tried("c", "e", (0.0,)),
    ]
    item = only(attempts)
    assert item.tries.value == 3  # of 3, 2 and never
    assert item.days.value == 3.0  # of 3 days, 1 day and never
    assert item.solved_at == (0, 1, 1)
    assert only(attempts[-1:]).tries.value == math.inf


def test_a_cell_left_blank_is_no_try():
    blank = tried("a", "e", (0.0, 0.0), misconceptions=("blank",))
    half = tried("b", "e", (0.0, 0.0), misconceptions=("blank", "W1"))
    item = only([blank, half, tried("a", "e", (1.0, 1.0), day=1)])
    assert (item.tried, item.blank, item.facility.value, item.solved_at) == (2, 0, 0.5, (1,))
    assert (only([blank]).tried, only([blank]).blank, only([blank]).facility) == (0, 1, None)


def test_misconceptions_are_counted_in_learners_and_those_that_come_back_are_told():
    attempts = [
        tried("a", "e", (0.0, 0.0), misconceptions=("W2", "W1")),
        tried("a", "e", (0.0, 1.0), day=1, misconceptions=("W2",)),
        tried("b", "e", (0.0, 1.0), misconceptions=("W2",)),
        tried("c", "e", (1.0, 1.0)),
    ]
    first, second = only(attempts).misconceptions
    assert (first.id, first.learners, first.again, first.share.value) == ("W2", 2, 1, 1.0)
    assert (second.id, second.learners, second.again, second.share.value) == ("W1", 1, 0, 0.5)


def test_a_submission_graded_twice_is_one_try_and_the_order_of_the_log_is_of_no_matter():
    attempts = class_of(5, 10, exercises=6)
    again = [*attempts, *attempts]
    random.Random(1).shuffle(again)
    assert analyse(again) == analyse(attempts)


def test_discrimination_leaves_the_exercise_itself_out():
    attempts = [
        tried(who, f"e{n}", (float(score),))
        for who, scores in {"a": "10001", "b": "01101", "c": "00110", "d": "10010", "e": "11110"}.items()
        for n, score in enumerate(scores)
    ]
    item = of_skill(analyse(attempts), "e0")
    assert item.discrimination.value == pytest.approx(
        -1.0 / math.sqrt(1.2 * 4.0)
    )  # of (1, 0, 0, 1, 1) with (1, 3, 2, 1, 3)
    assert item.discrimination.low < 0.0 < item.discrimination.high


def test_who_has_met_only_easy_topics_does_not_look_strong():
    hard = [tried(f"s{who}", f"h{n}", (float(who % 5 == n),)) for who in range(20) for n in range(4)]
    easy = [tried(f"z{who}", f"x{n}", (1.0,), topic="u") for who in range(20) for n in range(4)]
    asked = [tried(f"{group}{who}", "q", (float(who % 2),)) for group in "sz" for who in range(20)]
    item = of_skill(analyse([*hard, *easy, *asked]), "q")
    assert abs(item.discrimination.value) < 0.05


def test_fewer_than_four_exercises_tell_nothing_of_discrimination():
    assert all(item.discrimination is None for item in analyse(class_of(1, 30, exercises=3)))
    assert all(item.discrimination is not None for item in analyse(class_of(1, 30, exercises=4)))


# What is flagged.


def share_flagged(kind, learners, seeds, *, slope):
    """(share of planted exercises flagged, share of the honest ones flagged) over many classes."""
    planted, honest, count = 0, 0, 0
    for seed in range(seeds):
        for item in analyse(class_of(seed, learners, slope=slope)):
            flagged = kind in kinds(item)
            planted += flagged and item.skill == "e23"
            honest += flagged and item.skill != "e23"
            count += item.skill != "e23"
    return planted / seeds, honest / count


def test_an_exercise_that_stronger_learners_fail_is_found_in_a_class_of_thirty():
    found, wrongly = share_flagged("reversed", 30, 20, slope=-2.0)
    assert found >= 0.8
    assert wrongly == 0.0  # of 460


def test_a_class_of_eight_is_not_over_read():
    found, wrongly = share_flagged("reversed", 8, 40, slope=0.0)
    assert found <= 0.05  # an exercise that tells nothing: the interval's own 2.5 %
    assert wrongly <= 0.003  # of 920 honest ones


def test_honest_classes_raise_hardly_any_flag():
    every = [item for seed in range(15) for item in analyse(class_of(seed, 25))]
    raised = Counter(kind for item in every for kind in kinds(item))
    assert raised["flat"] <= 0.01 * len(every)
    assert raised["test"] <= 0.005 * len(every)
    assert not raised.keys() - {"flat", "test", "unsolved", "easy"}  # some are hard, or easy, indeed


def test_a_test_that_refuses_what_the_others_accept_is_named():
    attempts = [tried(f"s{who}", "e", (1.0, 1.0, 0.0)) for who in range(8)]
    flag = next(flag for flag in only(attempts).flags if flag.kind == "test")
    assert flag.sentence.startswith("e-2 refuses most answers")
    assert "test" not in kinds(only(attempts[:3]))


@pytest.mark.parametrize(
    ("kind", "make", "few"),
    [
        ("unsolved", lambda who: tried(who, "e", (0.0, 0.5)), 3),
        ("easy", lambda who: tried(who, "e", (1.0,)), 30),
        ("skipped", lambda who: tried(who, "e", (0.0,), misconceptions=("blank",)), 3),
        ("common", lambda who: tried(who, "e", (0.0, 1.0)), 3),
        ("unnamed", lambda who: tried(who, "e", (0.0, 1.0), misconceptions=("value",)), 3),
    ],
)
def test_what_nearly_all_show_is_flagged_but_not_in_a_handful(kind, make, few):
    attempts = [make(f"s{who}") for who in range(40)]
    assert kind in kinds(only(attempts))
    assert kind not in kinds(only(attempts[:few]))


def test_what_the_checks_say_of_any_exercise_is_no_common_misconception_of_this_one():
    attempts = [tried(f"s{who}", "e", (0.0, 1.0), misconceptions=("shape",)) for who in range(40)]
    assert "common" in kinds(only(attempts))
    assert "common" not in kinds(only(attempts, general={"shape"}))
