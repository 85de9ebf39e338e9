"""The closed forms, against SciPy and by simulation."""

import math

import numpy as np
import pytest
from scipy import stats

from autograder.items.intervals import mean_share, median_of, pearson


@pytest.mark.parametrize(("passed", "count"), [(0, 8), (3, 8), (8, 8), (17, 40), (999, 1000)])
def test_a_share_has_wilsons_interval(passed, count):
    theirs = stats.binomtest(passed, count).proportion_ci(method="wilson")
    ours = mean_share(passed, count)
    assert ours.value == passed / count
    assert (ours.low, ours.high) == pytest.approx((theirs.low, theirs.high))


def test_a_share_of_partial_credit_is_covered_too():
    rng, inside = np.random.default_rng(1), 0
    for _ in range(400):
        scores = rng.choice([0.0, 0.25, 1.0], 8, p=[0.2, 0.4, 0.4])
        figure = mean_share(float(scores.sum()), 8)
        inside += figure.low <= 0.5 <= figure.high
    assert inside >= 0.95 * 400


def test_a_correlation_has_fishers_interval():
    x, y = np.random.default_rng(2).normal(size=(2, 12))
    theirs = stats.pearsonr(x, x + y)
    ours = pearson(list(x), list(x + y))
    assert ours.value == pytest.approx(theirs.statistic)
    assert (ours.low, ours.high) == pytest.approx(tuple(theirs.confidence_interval()))


def test_a_correlation_needs_four_pairs_and_two_sides_that_vary():
    assert pearson([1, 2, 3], [1, 2, 3]) is None
    assert pearson([1, 1, 1, 1], [1, 2, 3, 4]) is None
    perfect = pearson([1, 2, 3, 4], [4, 3, 2, 1])
    assert perfect.value == pytest.approx(-1.0)
    assert perfect.low <= perfect.high < 0.0


@pytest.mark.parametrize("count", [6, 8, 9, 30, 1001])
def test_a_median_has_the_interval_of_order_statistics(count):
    values = list(np.random.default_rng(3).permutation(count).astype(float))
    theirs = stats.quantile_test(values, p=0.5).confidence_interval(0.95)
    ours = median_of(values)
    assert ours.value == np.median(values)
    assert (ours.low, ours.high) == (theirs.low, theirs.high)


def test_five_values_do_not_bound_a_median_and_half_that_never_got_there_make_it_infinite():
    assert median_of([1, 2, 3, 4, 5]).high == math.inf
    assert median_of([1, math.inf, math.inf]).value == math.inf
    assert median_of([]) is None


def test_the_interval_of_a_big_class_is_found_without_floats_that_underflow():
    assert median_of(list(range(5000))).low == pytest.approx(2500 - 1.96 * math.sqrt(5000) / 2, abs=2)
