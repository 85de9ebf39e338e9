# %% [markdown]
# # Resampling, tests and A/B decisions
#
# *18 hours · needs Probability, random variables, limit theorems · data: `churn`, `penguins`, simulation*
#
# "Is B better than A?" is asked every week, about models, features and campaigns. A number from a sample would have been
# another number on another day. This notebook is about saying how different, and about deciding without fooling
# yourself.
#
# Afterwards you can
#
# - **bootstrap** an interval for any statistic, also for the difference of two models;
# - **test** a difference by shuffling labels;
# - **plan** how many users an experiment needs;
# - **correct** for many tests, and for many looks at one test.

# %% readonly setup
from collections.abc import Callable

import matplotlib.pyplot as plt
import numpy as np
from numpy.typing import ArrayLike
from scipy.stats import norm

from course import figures
from course.data import load_churn, load_penguins

figures.use_house_style()

# %% [markdown]
# ## Warm-up
#
# Write down a guess before you run each cell.
#
# **1.** One idea in ten really works, and our test finds a working one four times in five. Of all results with
# $p<0.05$, what share comes from ideas that change *nothing*: 5 %, 20 %, more than 30 %?

# %%
rng = np.random.default_rng(1)
works = rng.random(20_000) < 0.1
z = rng.normal(loc=np.where(works, 2.8, 0.0))  # 2.8 standard errors: found 4 times in 5
found = 2 * norm.sf(np.abs(z)) < 0.05
print(f"working ideas found: {found[works].mean():.0%}")
print(f"useless ideas among the significant results: {np.mean(~works[found]):.0%}")

# %% [markdown]
# A p-value is the chance of data *at least this extreme if nothing changed*. It is not the chance that nothing changed:
# that depends also on how many of your ideas work.
#
# **2.** The means of two independent samples are 10 and 13, each with a standard error of 1. Their 95 % intervals overlap.
# Is $p$ of the difference above 0.05?

# %%
print(f"A {10 - 1.96:.2f} to {10 + 1.96:.2f}   B {13 - 1.96:.2f} to {13 + 1.96:.2f}")
error = np.sqrt(1**2 + 1**2)
print(f"standard error of the difference {error:.2f}, p {2 * norm.sf((13 - 10) / error):.3f}")

# %% [markdown]
# The difference has a standard error of $\sqrt{1+1}\approx 1.41$, not $1+1$. Overlap proves nothing; make an interval for the
# difference.
#
# **3.** A button lifts sales from 10 % to 15 %. We try it 1,000 times on 100 users per *arm* (with and without the button). How
# often is $p<0.05$?

# %%
a, b = rng.binomial(100, 0.10, 1000) / 100, rng.binomial(100, 0.15, 1000) / 100
spread = np.sqrt((a + b) / 2 * (1 - (a + b) / 2) * 2 / 100)
print(f"{np.mean(np.abs(a - b) > 1.96 * spread):.0%} of the experiments")

# %% [markdown]
# Most miss an effect that is there. "Not significant" means "this experiment could not tell", never "no effect".
#
# ## Worked example: one sample, many samples
#
# Ask 60 customers for their daytime minutes and take the median. How far off may it be? If we could ask 60 others, again
# and again, we would *see* the spread. With the table of all 5,000 we can, for once. Usually there is only the one
# sample, and the **bootstrap** treats it as the population: draw 60 *with replacement* from it, again and again.

# %%
minutes = load_churn()["total_day_minutes"].to_numpy()
rng = np.random.default_rng(4)
sample = rng.choice(minutes, size=60, replace=False)
real = [np.median(rng.choice(minutes, size=60, replace=False)) for _ in range(2000)]
boot = [np.median(sample[rng.integers(60, size=60)]) for _ in range(2000)]
print(f"median of all {len(minutes):,} customers {np.median(minutes):.1f},",
      f"of the sample {np.median(sample):.1f}")
print(f"spread over real samples {np.std(real):.1f}, over bootstrap samples {np.std(boot):.1f}")

fig, ax = plt.subplots()
bins = np.arange(140, 225, 4)
ax.hist(real, bins, density=True, alpha=0.45, label="60 other customers (never seen)")
ax.hist(boot, bins, density=True, histtype="step", linewidth=2, hatch="//", label="bootstrap")
low, high = np.quantile(boot, [0.025, 0.975])
ax.plot([low, high], [0.002, 0.002], color="black", marker="|", markersize=14, linewidth=3,
        label="95 % of the bootstrap")
ax.axvline(np.median(minutes), color="black", linestyle="--", label="median of all")
ax.set(xlabel="median daytime minutes of 60 customers", ylabel="density")
ax.legend(fontsize=9, loc="upper left", bbox_to_anchor=(1, 1))
figures.show(
    fig,
    alt="Two histograms of medians of 60 customers. The filled one, from real samples, and "
    "the hatched one, from resamples of a single sample, are about equally wide, but the "
    "hatched one is centred on the sample's median and is more ragged. A bar marks the "
    "middle 95 percent of the bootstrap; the median of all customers, a dashed line, lies "
    "inside it.",
)
print(f"interval {low:.1f} to {high:.1f}")

# %% [markdown]
# The bootstrap is centred on the sample, not on the truth. But it copies the *spread* well, also for a median, which has
# no simple textbook formula. Drawing *without* replacement would return the same 60 every time.
#
# It has limits. It assumes that the rows are independent, it needs more than a handful of them, and it says little
# about extremes: no resample holds a value larger than the largest you saw.

# %% [markdown]
# ## Exercise 1 · Bootstrap an interval (3 points)
#
# The **percentile interval** at level $1-\alpha$: resample $n$ of the $n$ values with replacement, compute the
# statistic, repeat, and take the quantiles $\alpha/2$ and $1-\alpha/2$ of what you got. For $\alpha=0.1$: 5 % are cut off on *each*
# side. The level is not a guarantee: for small, skewed samples the interval covers the truth less often.
#
# Why not take the mean plus or minus $1.96\,s/\sqrt n$ ($s$: standard deviation)? For a mean, do. The percentile interval
# needs no formula and no symmetry.
#
# In all exercises the docstring is the contract: what it promises is checked, what it leaves open is up to you.
# `scipy.stats.bootstrap` is switched off during the checks.

# %% solution bootstrap_ci
def bootstrap_ci(x: ArrayLike, stat: Callable[[np.ndarray], float], n_boot: int, alpha: float,
                 rng: np.random.Generator) -> tuple[float, float]:
    """Percentile bootstrap interval for ``stat``.

    Parameters
    ----------
    x : n >= 1 numbers in one dimension (array or list), none of them NaN. Not changed.
    stat : a function that takes one sample, a 1-D array of n numbers, and returns one number.
        Call it once for each resample, n_boot times.
    n_boot : number of resamples, at least 1.
    alpha : 1 minus the level; 0.05 gives a 95 % interval.
    rng : where all randomness comes from; how you draw is up to you.

    Returns
    -------
    (low, high), two floats: the quantiles alpha/2 and 1 - alpha/2 of the n_boot values of stat,
    with NumPy's default interpolation.

    Raises
    ------
    ValueError if x is empty, or if alpha is not strictly between 0 and 1.

    Example
    -------
    bootstrap_ci([7, 7, 7], np.median, 100, 0.05, rng)  ->  (7.0, 7.0)
    """
    ### BEGIN SOLUTION
    x = np.asarray(x, dtype=float)
    if len(x) == 0 or not 0 < alpha < 1:
        raise ValueError(f"need at least one value and 0 < alpha < 1, got {len(x)} and {alpha}")
    values = [stat(rng.choice(x, size=len(x))) for _ in range(n_boot)]
    low, high = np.quantile(values, [alpha / 2, 1 - alpha / 2])
    return float(low), float(high)
    ### END SOLUTION

# %% tests bootstrap_ci-basics points=1.5
import numpy as np
from course.checks import close, forbid, fresh, message, unchanged

got = bootstrap_ci([7, 7, 7], np.median, 50, 0.05, np.random.default_rng(0))
close(got, [7.0, 7.0], what="(low, high)")
low, high = bootstrap_ci([1.0, 2.0, 6.0, 9.0], np.mean, 400, 0.1, np.random.default_rng(0))
with message("W1", "Every resample is the sample itself: draw with replacement."):
    assert high > low
assert 1 <= low < 4.5 < high <= 9, "The interval must lie inside the data and surround their mean."
### BEGIN HIDDEN TESTS
for rng, (n, n_boot, alpha) in fresh(3, shapes=[(8, 60, 0.2), (21, 45, 0.05), (1, 5, 0.5), (2, 60, 0.4), (40, 50, 0.3)]):
    x = rng.permutation(n) * 1.5 + rng.uniform(0, 1)  # all different
    statistic = (np.median, np.mean, np.max)[int(rng.integers(3))]
    samples, values = [], []

    def recorded(sample):
        samples.append(np.array(sample))
        values.append(float(statistic(sample)))
        return values[-1]

    with unchanged(x), forbid("scipy.stats.bootstrap", why="Draw the resamples yourself."):
        got = bootstrap_ci(x, recorded, n_boot, alpha, rng)
    with message("W4", "stat was not applied to resamples of x: do not replace the data by a normal distribution."):
        assert samples and all(np.isin(sample, x).all() for sample in samples)
    with message("W3", "A resample must have as many values as x."):
        assert all(np.shape(sample) == (n,) for sample in samples)
    if n > 4:
        with message("W5", "This interval is symmetric around the statistic; take the quantiles of the resampled values."):
            centre, middle = np.mean(got), np.mean(np.quantile(values[:n_boot], [alpha / 2, 1 - alpha / 2]))
            assert not np.isclose(centre, statistic(x)) or np.isclose(centre, middle)
    assert len(samples) == n_boot, "stat must be called once for each resample, n_boot times."
    if n > 4:
        with message("W1", "The resamples hold every value exactly once: draw with replacement."):
            assert any(len(set(sample.tolist())) < n for sample in samples)
        counts = [np.sum(np.array(samples) == value) for value in x]
        bound = 6 * np.sqrt(n_boot * (1 - 1 / n))
        assert np.abs(np.subtract(counts, n_boot)).max() < bound, "Every value must have the same chance to be drawn."
        assert len({tuple(sample) for sample in samples}) > n_boot / 2, "Draw a new resample each time."
    if n > 1:
        with message("W2", "These are the quantiles alpha and 1 - alpha; half of alpha belongs on each side."):
            wide = np.quantile(values, [alpha / 2, 1 - alpha / 2])
            assert np.allclose(got, wide) or not np.allclose(got, np.quantile(values, [alpha, 1 - alpha]))
    close(got, np.quantile(values, [alpha / 2, 1 - alpha / 2]), what="(low, high)")
### END HIDDEN TESTS

# %% tests bootstrap_ci-behaviour points=1.5
# Hidden: coverage, the bootstrap's standard error, reproducible, integers, lists, errors.
### BEGIN HIDDEN TESTS
import numpy as np
from course.checks import close, deterministic, fresh, message, raises

got = deterministic(lambda rng: [bootstrap_ci(np.arange(9.0), np.mean, 20, 0.1, rng) for _ in range(4)])
with message("W6", "The result does not depend on rng: draw from the generator that is passed in."):
    assert np.any(np.ptp(got, axis=0) > 0)
for rng in fresh(1):
    covered, total = 0, 200
    for _ in range(total):
        low, high = bootstrap_ci(rng.exponential(size=60), np.mean, 80, 0.05, rng)
        covered += low <= 1 <= high
    with message("W2", "The interval is too short or too long: it misses the truth too often, or never."):
        assert 0.80 <= covered / total <= 0.99
for rng, n in fresh(2, shapes=[25, 70]):
    x = rng.normal(50, 10, size=n)
    low, high = bootstrap_ci(x, np.mean, 600, 0.3173, rng)  # for a normal curve: one standard error to each side
    with message("W3", "The interval of the mean is not about two standard errors wide: draw as many values as x has."):
        assert 0.75 < (high - low) / 2 / (np.std(x) / np.sqrt(n)) < 1.25
    assert abs((low + high) / 2 - x.mean()) < 0.5 * np.std(x) / np.sqrt(n), "The interval must surround the statistic."
    whole = rng.integers(0, 10, size=n)
    for values in (whole, whole.tolist(), whole.astype(np.int8)):
        low, high = bootstrap_ci(values, np.mean, 40, 0.2, rng)
        assert 0 <= low < high <= 9, "Integers and lists must work as well."
raises(ValueError, bootstrap_ci, [], np.mean, 10, 0.05, np.random.default_rng(0))
for alpha in (0.0, 1.0, -0.1, 1.5):
    raises(ValueError, bootstrap_ci, [1.0, 2.0], np.mean, 10, alpha, np.random.default_rng(0))
### END HIDDEN TESTS

# %% [markdown]
# ## Exercise 2 · Two models, the same rows (3 points)
#
# Two models were scored on the same customers. A hard customer is hard for both, so their scores move up and down
# *together*, and the difference is far steadier than either score. Keep that: in each resample draw $n$
# *rows* with replacement, and take target and both predictions from these rows. Here are two simple rules that
# predict churn:

# %%
churn = load_churn()
left = (churn["churn"] == "yes").to_numpy()
rule_a = (churn["number_customer_service_calls"] >= 4).to_numpy()
rule_b = rule_a & (churn["total_day_minutes"] < 220).to_numpy()
right_a, right_b = rule_a == left, rule_b == left
print(f"accuracy A {right_a.mean():.4f}, B {right_b.mean():.4f}")
print(f"same answer for {np.mean(rule_a == rule_b):.1%} of the customers")
together = np.std(right_a.astype(int) - right_b) / np.sqrt(len(left))
apart = np.sqrt((right_a.var() + right_b.var()) / len(left))
print(f"standard error of the difference: same rows {together:.4f}, as if independent {apart:.4f}")


# %% solution paired_bootstrap
def paired_bootstrap(y: ArrayLike, pred_a: ArrayLike, pred_b: ArrayLike,
                     metric: Callable[[np.ndarray, np.ndarray], float], n_boot: int,
                     rng: np.random.Generator) -> tuple[float, float]:
    """95 % percentile bootstrap interval for metric(y, pred_a) - metric(y, pred_b).

    Parameters
    ----------
    y, pred_a, pred_b : targets and two predictions for the same n >= 1 rows; 1-D arrays or lists
        of numbers or of text. Not changed.
    metric : called as metric(y*, pred*) with 1-D arrays of n resampled rows; returns one number.
        Call it twice for each resample, once for a and once for b.
    n_boot : number of resamples, at least 1.
    rng : where all randomness comes from.

    Returns
    -------
    (low, high), two floats: the quantiles 0.025 and 0.975 of the n_boot differences, a minus b,
    with NumPy's default interpolation.

    Raises
    ------
    ValueError if there are no rows, or if y, pred_a and pred_b differ in length.

    Example
    -------
    paired_bootstrap(y, pred, pred, metric, 100, rng)  ->  (0.0, 0.0)   (a model against itself)
    """
    ### BEGIN SOLUTION
    y, pred_a, pred_b = np.asarray(y), np.asarray(pred_a), np.asarray(pred_b)
    n = len(y)
    if n == 0 or len(pred_a) != n or len(pred_b) != n:
        raise ValueError(f"need equally many rows, got {n}, {len(pred_a)} and {len(pred_b)}")
    differences = []
    for _ in range(n_boot):
        rows = rng.integers(n, size=n)
        differences.append(metric(y[rows], pred_a[rows]) - metric(y[rows], pred_b[rows]))
    low, high = np.quantile(differences, [0.025, 0.975])
    return float(low), float(high)
    ### END SOLUTION

# %% tests paired_bootstrap-basics points=1.5
import numpy as np
from course.checks import close, fresh, message, unchanged


def share_right(y, pred):
    return float(np.mean(np.asarray(y) == np.asarray(pred)))


### BEGIN HIDDEN TESTS
for rng, (n, n_boot) in fresh(3, shapes=[(7, 60), (23, 45), (1, 4), (50, 70)]):
    y = rng.permutation(n) + 0.25  # every row can be told from the others
    noise = rng.normal(size=(2, n))
    calls = {1000: [], 2000: []}
    values = {1000: [], 2000: []}

    def recorded(targets, predictions):
        targets, predictions = np.array(targets), np.array(predictions)
        which = 1000 if predictions[0] < 1500 else 2000
        calls[which].append((targets, predictions - which))
        values[which].append(float(np.mean((predictions - which) * np.sin(targets * which)) + which / 1000))
        return values[which][-1]

    pred_a, pred_b = y + 1000, y + 2000
    with unchanged(y, pred_a, pred_b):
        low, high = paired_bootstrap(y, pred_a, pred_b, recorded, n_boot, rng)
    a, b = calls[1000], calls[2000]
    assert len(a) == len(b) == n_boot, "metric must be called twice for each resample: once for a, once for b."
    pairs = [pair for pair in a + b]
    assert all(t.shape == p.shape == (n,) for t, p in pairs), "A resample must have as many rows as y."
    assert all(np.isin(t, y).all() and np.isin(p, y).all() for t, p in pairs), "A resample must hold rows of the data."
    with message("W2", "The predictions no longer belong to the targets: take y and the predictions from the same rows."):
        assert all(np.allclose(t, p) for t, p in pairs)
    with message("W1", "Model a and model b were scored on different resamples: draw the rows once for both."):
        assert all(np.allclose(one[0], two[0]) for one, two in zip(a, b))
    if n > 4:
        assert any(len(set(t.tolist())) < n for t, _ in a), "Draw the rows with replacement."
        counts = [sum(np.sum(t == value) for t, _ in a) for value in y]
        bound = 6 * np.sqrt(n_boot * (1 - 1 / n))
        assert np.abs(np.subtract(counts, n_boot)).max() < bound, "Every row must have the same chance to be drawn."
        assert len({tuple(t) for t, _ in a}) > n_boot / 2, "Draw a new resample each time."
    expected = np.quantile(np.subtract(values[1000], values[2000]), [0.025, 0.975])
    with message("W3", "The sign is wrong: the difference is metric(a) minus metric(b)."):
        assert not np.allclose([low, high], [-expected[1], -expected[0]])
        assert not np.allclose([low, high], [-expected[0], -expected[1]])
    if n > 4:
        with message("W4", "These quantiles cut off 5 % on each side; a 95 % interval cuts off 2.5 %."):
            assert not np.allclose([low, high], np.quantile(np.subtract(values[1000], values[2000]), [0.05, 0.95]))
        with message("W5", "Two intervals were subtracted; take the differences first and then their quantiles."):
            ends = [np.quantile(values[which], [0.025, 0.975]) for which in (1000, 2000)]
            assert not np.allclose([low, high], ends[0] - ends[1])
    close([low, high], expected, what="(low, high)")
### END HIDDEN TESTS
y = np.array([0, 1, 1, 0, 1, 0])
with message("W1", "A model against itself must give (0, 0): use the same rows for both."):
    close(paired_bootstrap(y, 1 - y, 1 - y, share_right, 30, np.random.default_rng(0)), [0.0, 0.0])
    pred = np.array([0, 1, 0, 0, 0, 1])
    close(paired_bootstrap(y, pred, pred, share_right, 30, np.random.default_rng(0)), [0.0, 0.0])
got = paired_bootstrap(y, y, 1 - y, share_right, 30, np.random.default_rng(0))
with message("W3", "The sign is wrong: the difference is a minus b."):
    assert not np.allclose(got, [-1.0, -1.0])
close(got, [1.0, 1.0], what="(low, high) for a perfect a and a b that is always wrong")

# %% tests paired_bootstrap-behaviour points=1.5
# Hidden: models that agree on 98 % of rows, reproducible, text labels and lists, errors.
### BEGIN HIDDEN TESTS
import numpy as np
from scipy.spatial.distance import cityblock  # the sum of absolute errors
from sklearn.metrics import accuracy_score
from course.checks import close, deterministic, fresh, message, raises

rows = [1.0, 2.5, 3.0, 4.75], [1.0, 2.0, 4.25, 4.0], [1.125, 3.0, 4.5, 5.0]
got = deterministic(lambda rng: [paired_bootstrap(*rows, cityblock, 20, rng) for _ in range(4)])
with message("W6", "The result does not depend on rng: draw from the generator that is passed in."):
    assert np.any(np.ptp(got, axis=0) > 0)
for rng in fresh(3):
    n = 500
    y = rng.normal(size=n)
    pred_a = y + rng.normal(size=n)
    pred_b = pred_a.copy()
    changed = rng.choice(n, size=n // 50, replace=False)
    pred_b[changed] = y[changed] + rng.normal(size=len(changed))
    error_a, error_b = np.abs(pred_a - y), np.abs(pred_b - y)
    wide = 2 * 1.96 * np.sqrt((error_a.var() + error_b.var()) * n)
    narrow = 2 * 1.96 * np.std(error_a - error_b) * np.sqrt(n)
    low, high = paired_bootstrap(y, pred_a, pred_b, cityblock, 120, rng)
    with message("W1", "The interval is as wide as for independent samples: use the same rows for both models."):
        assert high - low < 0.5 * wide
    assert 0.3 * narrow < high - low < 1.9 * narrow, "The width is not that of a difference on the same rows."

    better = np.where(rng.random(n) < 0.9, y, pred_a)
    low, high = paired_bootstrap(y, pred_a, better, cityblock, 60, rng)
    with message("W3", "The sign is wrong: when a has the larger error, metric(a) - metric(b) is positive."):
        assert high >= low > 0

    words = rng.choice(["yes", "no"], size=60)
    guess = np.where(rng.random(60) < 0.8, words, "no").tolist()
    low, high = paired_bootstrap(words.tolist(), guess, ["no"] * 60, accuracy_score, 30, rng)
    assert 0 < low <= high <= 1, "Text labels and lists must work as well."
for lengths in ((0, 0, 0), (3, 3, 2), (3, 2, 3), (2, 3, 3), (3, 1, 1), (1, 3, 3), (3, 1, 3), (3, 3, 1), (3, 4, 4)):
    parts = [np.zeros(length) for length in lengths]
    raises(ValueError, paired_bootstrap, *parts, cityblock, 10, np.random.default_rng(0))
### END HIDDEN TESTS

# %% [markdown]
# ## Exercise 3 · Test by permutation (3 points)
#
# *If* island makes no difference for a penguin, its label is arbitrary. So shuffle the labels and look how large a
# difference chance alone makes:

# %%
penguins = load_penguins().query("species == 'Adelie'").dropna(subset=["flipper_length_mm"])
dream, torgersen = (penguins.loc[penguins["island"] == island, "flipper_length_mm"].to_numpy()
                    for island in ("Dream", "Torgersen"))
print(f"{len(dream)} and {len(torgersen)} Adelies,",
      f"difference {dream.mean() - torgersen.mean():.2f} mm")
pool, rng = np.concatenate([dream, torgersen]), np.random.default_rng(0)
for _ in range(4):
    shuffled = rng.permutation(pool)
    print(f"labels shuffled: {shuffled[:len(dream)].mean() - shuffled[len(dream):].mean():5.2f} mm")

# %% [markdown]
# With $t$ the observed statistic and $t_1,\dots,t_B$ those after shuffling,
#
# $$p=\frac{1+\#\{i: |t_i|\ge|t|\}}{1+B}.$$
#
# The 1 is the data themselves, one of the possible arrangements: so $p$ is never 0. A bootstrap asks how large a
# difference is; a permutation test asks whether chance alone would do. It draws *without* replacement, because, if
# nothing differs, only the labels are random.
#
# Ties count ($\ge$), and rounding must not split them: $|t_i|\ge|t|\,(1-10^{-9})$ is a hit.
# `scipy.stats.permutation_test` is switched off.

# %% solution permutation_pvalue
def permutation_pvalue(a: ArrayLike, b: ArrayLike, stat: Callable[[np.ndarray, np.ndarray], float],
                       n_perm: int, rng: np.random.Generator) -> float:
    """Two-sided p-value of a permutation test for two independent samples.

    Parameters
    ----------
    a, b : numbers in one dimension (arrays or lists), at least one in each, not necessarily equally
        many, none of them NaN. Not changed.
    stat : called as stat(a, b) with two 1-D arrays; returns one number that is near 0 if the groups
        are alike. Call it once for the data as given and once for each of the permutations, whose
        groups keep the sizes of a and b.
    n_perm : number of random permutations of the pooled values, at least 1.
    rng : where all randomness comes from.

    Returns
    -------
    (1 + hits) / (1 + n_perm), a float. A permutation whose |stat| is at least
    |stat(a, b)| * (1 - 1e-9) is a hit.

    Raises
    ------
    ValueError if a or b is empty.

    Example
    -------
    permutation_pvalue([5, 5], [5, 5, 5], stat, 99, rng)  ->  1.0   (all permutations tie)
    """
    ### BEGIN SOLUTION
    a, b = np.asarray(a, dtype=float), np.asarray(b, dtype=float)
    if len(a) == 0 or len(b) == 0:
        raise ValueError(f"both groups need values, got {len(a)} and {len(b)}")
    pool = np.concatenate([a, b])
    limit = abs(stat(a, b)) * (1 - 1e-9)
    hits = 0
    for _ in range(n_perm):
        shuffled = rng.permutation(pool)
        hits += abs(stat(shuffled[: len(a)], shuffled[len(a) :])) >= limit
    return float((1 + hits) / (1 + n_perm))
    ### END SOLUTION

# %% tests permutation_pvalue-basics points=1.5
import numpy as np
from course.checks import close, forbid, fresh, message, unchanged


def mean_gap(one, two):
    return float(np.mean(one) - np.mean(two))


got = permutation_pvalue([5, 5], [5, 5, 5], mean_gap, 19, np.random.default_rng(0))
with message("W4", "All values are equal, so every permutation ties with the data: ties are hits."):
    close(got, 1.0, what="p")
low, high = np.arange(12.0), np.arange(12.0) + 100
far = permutation_pvalue(low, high, mean_gap, 19, np.random.default_rng(0))
with message("W1", "A p-value of 0 is impossible: the data themselves are one arrangement."):
    assert far > 0
close(far, 1 / 20, what="p for two groups far apart, with 19 permutations")
### BEGIN HIDDEN TESTS
for rng, (m, n, n_perm) in fresh(3, shapes=[(6, 9, 70), (12, 4, 99), (1, 6, 40), (5, 5, 60)]):
    a, b = rng.normal(size=m), rng.normal(size=n) + rng.uniform(0.2, 1)
    calls, values = [], []

    def recorded(one, two):
        calls.append((np.array(one), np.array(two)))
        values.append(float(np.mean(one) - np.mean(two)))
        return values[-1]

    with unchanged(a, b), forbid("scipy.stats.permutation_test", why="Shuffle the values yourself."):
        got = permutation_pvalue(a, b, recorded, n_perm, rng)
    pool = np.sort(np.concatenate([a, b]))
    assert len(calls) == n_perm + 1, "stat must be called once for the data and once for each permutation."
    assert all(np.shape(one) == (m,) and np.shape(two) == (n,) for one, two in calls), "The groups must keep their sizes."
    with message("W3", "A permutation must hold every pooled value exactly once: shuffle, do not draw with replacement."):
        assert all(np.array_equal(np.sort(np.concatenate(call)), pool) for call in calls)
    given = [i for i, (one, two) in enumerate(calls) if np.array_equal(one, a) and np.array_equal(two, b)]
    assert given, "stat must be called for the data as they are."
    if m > 1:
        counts = [sum(value in one for one, _ in calls) for value in pool]
        bound = 2 + 6 * np.sqrt(n_perm * m / (m + n) * n / (m + n))
        assert np.abs(np.subtract(counts, n_perm * m / (m + n))).max() < bound, "Every value must have the same chance to land in a."
    observed = values.pop(given[0])
    hits = int(np.sum(np.abs(values) >= abs(observed) * (1 - 1e-9)))
    one_sided = [int(np.sum(np.array(values) >= observed)), int(np.sum(np.array(values) <= observed))]
    if hits < n_perm:
        with message("W1", "Count the data themselves: add 1 above and below."):
            assert not np.isclose(got, hits / n_perm)
    if hits not in one_sided:
        with message("W6", "Only differences in the direction of the data were counted; those the other way are as surprising."):
            assert not np.isclose(got, (1 + one_sided[observed < 0]) / (1 + n_perm))
        with message("W2", "Only one direction was counted: a difference of either sign is as surprising."):
            assert not np.isclose(got, (1 + one_sided[observed >= 0]) / (1 + n_perm))
    unrounded = int(np.sum(np.abs(values) >= abs(observed)))
    if unrounded != hits:
        with message("W5", "Rounding splits ties: a permutation within a relative 1e-9 of the observed value is a hit."):
            assert not np.isclose(got, (1 + unrounded) / (1 + n_perm))
    close(got, (1 + hits) / (1 + n_perm), what="p")
### END HIDDEN TESTS

# %% tests permutation_pvalue-exact points=1.5
# Hidden: tiny samples against all arrangements, ties, false alarms, reproducible, lists, errors.
### BEGIN HIDDEN TESTS
from itertools import combinations
import numpy as np
from course.checks import deterministic, fresh, message, raises


def mean_gap(one, two):
    return float(np.mean(one) - np.mean(two))


def all_arrangements(a, b):
    pool, rows = [*a, *b], range(len(a) + len(b))
    limit = abs(np.mean(a) - np.mean(b)) * (1 - 1e-9)
    gaps = []
    for chosen in combinations(rows, len(a)):
        rest = [pool[i] for i in rows if i not in chosen]
        gaps.append(abs(np.mean([pool[i] for i in chosen]) - np.mean(rest)))
    return float(np.mean(np.array(gaps) >= limit))


got = deterministic(lambda rng: [permutation_pvalue([1, 2, 3, 4.5], [2, 5, 6], mean_gap, 60, rng) for _ in range(8)])
with message("W7", "The result does not depend on rng: draw from the generator that is passed in."):
    assert np.ptp(got) > 0
cases = [("W2", [1.0, 2.0, 4.0], [3.0, 7.0, 8.0, 9.5]), ("W2", [6.0, 9.0, 8.0], [2.0, 7.0, 1.0]),
         ("W4", [0, 0, 1, 1], [1, 1, 1, 0]), ("W5", [0.8, 0.7, 0.6], [0.7, 0.7, 0.6])]
why = {"W2": "Only one direction was counted: a difference of either sign is as surprising.",
       "W4": "Permutations that tie with the data must count as hits (>=, not >).",
       "W5": "Rounding splits ties: a permutation within a relative 1e-9 of the observed value is a hit."}
for rng in fresh(2):
    for name, a, b in cases:
        n_perm = 400
        exact = all_arrangements(a, b)
        got = permutation_pvalue(a, b, mean_gap, n_perm, rng)
        with message(name, why[name]):
            assert abs(got - exact) < 5.5 * np.sqrt(exact * (1 - exact) / n_perm) + 2 / n_perm
    alarms, total = 0, 150
    for _ in range(total):
        alarms += permutation_pvalue(rng.exponential(size=4), rng.exponential(size=5), mean_gap, 9, rng) <= 0.1 + 1e-9
    assert abs(alarms / total - 0.1) < 5.5 * np.sqrt(0.1 * 0.9 / total), "If nothing differs, p <= 0.1 must happen in about 10 %."
for a, b in (([], [1.0]), ([1.0], []), ([], [])):
    raises(ValueError, permutation_pvalue, a, b, lambda one, two: 0.0, 5, np.random.default_rng(0))
### END HIDDEN TESTS

# %% [markdown]
# ## Exercise 4 · Compare two proportions (2 points)
#
# Of $n_1$ users in one arm $x_1$ bought, of $n_2$ in the other $x_2$. For large counts a formula replaces the shuffling.
# If both arms share one rate, the best guess of it pools them:
# $\hat p=(x_1+x_2)/(n_1+n_2)$, and
#
# $$z=\frac{x_1/n_1-x_2/n_2}{\sqrt{\hat p(1-\hat p)\,(1/n_1+1/n_2)}},\qquad p=2\,P(Z\ge|z|),\quad Z\sim N(0,1).$$
#
# Mind the far tail: `1 - cdf` runs out of digits, `norm.sf` does not. The cell also counts who
# left, without and with an international plan:

# %%
print(f"P(Z > 10): {1 - norm.cdf(10):.2g} by 1 - cdf, {norm.sf(10):.2g} by sf")
left_of = (churn["churn"] == "yes").groupby(churn["international_plan"])
print(left_of.agg(["sum", "size", "mean"]).round(3).to_string())


# %% solution two_proportions
def two_proportions(x1: int, n1: int, x2: int, n2: int) -> tuple[float, float]:
    """Pooled two-sided z-test for the difference of two proportions.

    Parameters
    ----------
    x1, n1 : successes and size of the first arm; x2, n2 : of the second; whole numbers.

    Returns
    -------
    (z, p), two floats; z > 0 when the first rate is larger. p keeps its relative precision in the
    far tail (z = 30). If both arms have no success, or both only successes: (0.0, 1.0).

    Raises
    ------
    ValueError if n1 or n2 is less than 1, or a count x is not in 0..n.

    Example
    -------
    two_proportions(30, 100, 20, 100)  ->  z = 1.633, p = 0.102 (rounded)
    """
    ### BEGIN SOLUTION
    if min(n1, n2) < 1 or not (0 <= x1 <= n1 and 0 <= x2 <= n2):
        raise ValueError(f"impossible counts: {x1} of {n1} and {x2} of {n2}")
    pooled = (x1 + x2) / (n1 + n2)
    if pooled in (0, 1):
        return 0.0, 1.0
    z = (x1 / n1 - x2 / n2) / np.sqrt(pooled * (1 - pooled) * (1 / n1 + 1 / n2))
    return float(z), float(2 * norm.sf(abs(z)))
    ### END SOLUTION

# %% tests two_proportions-basics points=1
import numpy as np
from scipy.stats import chi2_contingency, norm
from course.checks import close, fresh, message

### BEGIN HIDDEN TESTS
for rng, (n1, n2) in fresh(4, shapes=[(80, 200), (500, 130), (40, 900), (60, 60)]):
    x1, x2 = int(rng.integers(3, n1 // 2)), int(rng.integers(n2 // 4, n2 - 2))
    z, p = two_proportions(x1, n1, x2, n2)
    r1, r2 = x1 / n1, x2 / n2
    statistic, expected, *_ = chi2_contingency([[x1, n1 - x1], [x2, n2 - x2]], correction=False)
    sign = 1.0 if r1 > r2 else -1.0
    unpooled = (r1 - r2) / np.sqrt(r1 * (1 - r1) / n1 + r2 * (1 - r2) / n2)
    if not np.isclose(unpooled, sign * np.sqrt(statistic), rtol=1e-6):
        with message("W1", "The standard error does not pool: under the null both arms share one rate."):
            assert not np.isclose(z, unpooled, rtol=1e-7)
    with message("W2", "This p is one-sided: a difference of either sign counts."):
        assert not np.isclose(p, expected / 2, rtol=1e-7, atol=0) and not np.isclose(p, norm.cdf(z), rtol=1e-7, atol=0)
        assert not (abs(z) > 1e-6 and np.isclose(p, norm.sf(z), rtol=1e-7, atol=0))
    assert np.sign(z) == np.sign(r1 - r2) or np.isclose(r1, r2), "z must be positive when the first rate is larger."
    close(z, np.sign(r1 - r2) * np.sqrt(statistic), rtol=1e-6, atol=1e-7, what="z")
    close(p, expected, rtol=1e-5, atol=1e-300, what="p")
### END HIDDEN TESTS
z, p = two_proportions(30, 100, 20, 100)
with message("W2", "This p is one-sided: a difference of either sign counts."):
    assert abs(p - 0.0512) > 1e-3
close([z, p], [1.6329931618554525, 0.10247043485974927], rtol=1e-7, what="(z, p)")
close(two_proportions(10, 50, 20, 100), [0.0, 1.0], atol=1e-9, what="(z, p) for equal rates")

# %% tests two_proportions-edges points=1
# Hidden: nobody or everybody, the arms swapped, the far tail, impossible counts.
### BEGIN HIDDEN TESTS
import numpy as np
from scipy.stats import norm
from course.checks import close, fresh, message, no_warnings, raises

for counts in ((0, 10, 0, 30), (10, 10, 30, 30), (0, 1, 0, 1), (1, 1, 1, 1), (7, 7, 2, 2)):
    with message("W3", "Without any success (or any failure) the formula divides by zero: answer (0, 1) instead."):
        got = two_proportions(*counts)
    with message("W5", "Without any success (or any failure) the result is NaN; the answer must be (0, 1)."):
        assert not np.isnan(np.asarray(got, dtype=float)).any()
    with no_warnings():
        close(two_proportions(*counts), [0.0, 1.0], what="(z, p)")
close(two_proportions(3, 3, 0, 3), [np.sqrt(6), 2 * norm.sf(np.sqrt(6))], rtol=1e-7, what="(z, p)")
for rng in fresh(3):
    n1, n2 = (int(n) for n in rng.integers(30, 400, size=2))
    x1, x2 = int(rng.integers(1, n1)), int(rng.integers(1, n2))
    one, two = two_proportions(x1, n1, x2, n2), two_proportions(x2, n2, x1, n1)
    close([one[0], one[1]], [-two[0], two[1]], rtol=1e-7, atol=1e-12, what="(z, p) with the arms swapped")
    size = int(rng.integers(250, 400))
    z = np.sqrt(2 * size)  # everybody against nobody
    got = two_proportions(size, size, 0, size)
    close(got[0], z, rtol=1e-9, what="z")
    with message("W4", "In the far tail p has lost its digits: 1 - cdf cancels, use the survival function."):
        close(got[1] / (2 * norm.sf(z)), 1.0, rtol=1e-5)
        close(two_proportions(0, size, size, size)[1] / (2 * norm.sf(z)), 1.0, rtol=1e-5)
for counts in ((0, 0, 1, 5), (1, 5, 0, 0), (6, 5, 1, 5), (1, 5, 6, 5), (-1, 5, 1, 5), (1, 5, -1, 5), (0, -2, 1, 5)):
    raises(ValueError, two_proportions, *counts)
### END HIDDEN TESTS

# %% [markdown]
# ## Exercise 5 · Plan the experiment (3 points)
#
# Two curves decide. If nothing changes, the measured difference scatters around 0, and we raise the alarm beyond
# $z_{1-\alpha/2}$ standard errors, on either side. If the *lift* $\delta$, a change of the rate, is real, it scatters around
# $\delta$. The **power** is the part of the second curve beyond the line (the other side adds next to nothing). More users
# make both curves narrower:

# %%
p0, lift = 0.10, 0.03
fig, axes = plt.subplots(1, 2, figsize=(8.5, 3.0), sharey=True)
for ax, n in zip(axes, (500, 2000)):
    mean = p0 + lift / 2
    null = np.sqrt(2 * mean * (1 - mean) / n)
    real = np.sqrt((p0 * (1 - p0) + (p0 + lift) * (1 - p0 - lift)) / n)
    line = norm.isf(0.025) * null
    x = np.linspace(-0.06, 0.10, 400)
    ax.plot(x, norm.pdf(x, 0, null), linestyle="--", label="nothing changed")
    ax.plot(x, norm.pdf(x, lift, real), label="the lift is real")
    ax.fill_between(x, norm.pdf(x, lift, real), where=x > line, hatch="//", linewidth=0,
                    facecolor="none", edgecolor=figures.COLOURS[1], label="power")
    ax.axvline(line, color="black", linestyle=":", label="alarm")
    ax.set(title=f"{n} users per arm", xlabel="measured difference", yticks=[])
    print(f"{n} per arm: power {norm.sf((line - lift) / real):.2f}")
axes[1].legend(fontsize=9, loc="upper left", bbox_to_anchor=(1, 1))
figures.show(
    fig,
    alt="Two panels, 500 and 2000 users per arm. A dashed bell curve around 0, if nothing "
    "changed, and a solid one around 0.03, if the lift is real; a dotted line marks the "
    "alarm. With 500 users the curves overlap and less than a third of the solid one lies "
    "beyond the line, hatched. With 2000 they are half as wide and most of it does.",
)

# %% [markdown]
# Ask that the line leaves the wanted power on its right, and solve for the size of *each arm*. With $p_1=p_0+\delta$ and
# $\bar p=(p_0+p_1)/2$:
#
# $$n=\left\lceil\frac{\left(z_{1-\alpha/2}\sqrt{2\bar p(1-\bar p)}+z_{\text{power}}\sqrt{p_0(1-p_0)+p_1(1-p_1)}\right)^2}{\delta^2}\right\rceil$$
#
# Here $z_q$ is the $q$ quantile of $N(0,1)$, and $\lceil\;\rceil$ rounds up. Since $\delta$ is squared, half the lift needs about
# $2^2$ times the users. Choose $\delta$ as the smallest change worth acting on, *before* you start: "3 % more" may mean 10 % → 13 % or
# 10 % → 10.3 %: a tenth of the lift, so about $10^2$ times the users.

# %% solution sample_size
def sample_size(p0: float, lift: float, alpha: float = 0.05, power: float = 0.8) -> int:
    """Users needed per arm to detect a change of a rate from p0 to p0 + lift, two-sided.

    Parameters
    ----------
    p0 : today's rate, strictly between 0 and 1.
    lift : the change in absolute terms (0.03 is three percentage points); may be negative, not 0.
    alpha : chance of a false alarm.  power : chance to find the lift if it is real.

    Returns
    -------
    An int, for one arm, by the formula above, rounded up.

    Raises
    ------
    ValueError unless p0 and p0 + lift lie strictly between 0 and 1, lift is not 0,
    and 0 < alpha < power < 1.

    Example
    -------
    sample_size(0.5, 0.1)  ->  388
    """
    ### BEGIN SOLUTION
    p1 = p0 + lift
    if not (0 < p0 < 1 and 0 < p1 < 1) or lift == 0:
        raise ValueError(f"the rates {p0} and {p1} must be different and strictly between 0 and 1")
    if not 0 < alpha < power < 1:
        raise ValueError(f"need 0 < alpha < power < 1, got {alpha} and {power}")
    mean = (p0 + p1) / 2
    alarm = norm.isf(alpha / 2) * np.sqrt(2 * mean * (1 - mean))
    margin = norm.ppf(power) * np.sqrt(p0 * (1 - p0) + p1 * (1 - p1))
    return int(np.ceil(((alarm + margin) / lift) ** 2))
    ### END SOLUTION

# %% tests sample_size-basics points=1.5
import numpy as np
from scipy.stats import norm
from course.checks import close, fresh, message

### BEGIN HIDDEN TESTS
for rng, (alpha, power) in fresh(4, shapes=[(0.05, 0.8), (0.01, 0.9), (0.2, 0.5), (0.1, 0.3)]):
    p0, lift = rng.uniform(0.1, 0.3), rng.uniform(0.05, 0.3)

    def formula(quantile, new, null):
        root = quantile * np.sqrt(null) + norm.ppf(power) * np.sqrt(p0 * (1 - p0) + new * (1 - new))
        return (root / (new - p0)) ** 2

    p1, two_sided = p0 + lift, norm.ppf(1 - alpha / 2)
    null = (p0 + p1) * (1 - (p0 + p1) / 2)
    exact = formula(two_sided, p1, null)
    got = sample_size(p0, lift, alpha, power)
    if abs(got - exact) > 1:
        with message("W1", "This is the number for both arms together; the size of one arm was asked for."):
            assert abs(got - 2 * exact) > 2
        with message("W2", "The quantile is one-sided: half of alpha belongs on each side."):
            assert abs(got - formula(norm.ppf(1 - alpha), p1, null)) > 1
        with message("W4", "Both curves were given the variance of p0; the rates differ, and so do the variances."):
            assert abs(got - (two_sided + norm.ppf(power)) ** 2 * 2 * p0 * (1 - p0) / lift**2) > 1
        with message("W5", "The lift is absolute: the new rate is p0 + lift, not p0 * (1 + lift)."):
            new = p0 * (1 + lift)
            assert abs(got - formula(two_sided, new, (p0 + new) * (1 - (p0 + new) / 2))) > 1
    if abs(exact - round(exact)) > 1e-6:
        with message("W3", "The size was rounded down: then the power is missed. Round up."):
            assert got != int(np.floor(exact))
        close(got, int(np.ceil(exact)), what="the size of an arm")
### END HIDDEN TESTS
got = sample_size(0.5, 0.1)
assert np.shape(got) == () and np.asarray(got).dtype.kind in "iu", "An int was asked for."
with message("W1", "This is the number for both arms together; the size of one was asked for."):
    assert got not in (775, 776)
close(got, 388, what="the size of an arm")
close(sample_size(0.1, 0.03), 1774, what="the size of an arm")

# %% tests sample_size-behaviour points=1.5
# Hidden: the promised power in a simulation, more users for less lift, negative lifts, impossible requests.
### BEGIN HIDDEN TESTS
import numpy as np
from course.checks import close, fresh, message, raises

for rng, (p0, lift) in fresh(1, shapes=[(0.1, 0.03), (0.3, 0.08), (0.6, -0.1)]):
    n, reps = int(sample_size(p0, lift)), 20_000
    a, b = rng.binomial(n, p0, reps) / n, rng.binomial(n, p0 + lift, reps) / n
    pooled = (a + b) / 2
    found = np.mean(np.abs(a - b) > 1.959964 * np.sqrt(pooled * (1 - pooled) * 2 / n))
    with message("W2", "With this many users the test misses the lift too often: the quantile must be two-sided."):
        assert found >= 0.78
    with message("W1", "With this many users the power is far above 0.8: the size of one arm was asked for."):
        assert found <= 0.83
for rng in fresh(4):
    p0, lift = rng.uniform(0.2, 0.5), rng.uniform(0.05, 0.3)
    sizes = [sample_size(p0, part * lift) for part in (0.25, 0.5, 0.75, 1.0)]
    assert all(one > two for one, two in zip(sizes, sizes[1:])), "A smaller lift needs more users."
    assert sample_size(p0, lift, 0.01) > sample_size(p0, lift), "A smaller alpha needs more users."
    assert sample_size(p0, lift, power=0.95) > sample_size(p0, lift), "More power needs more users."
    assert sample_size(p0, lift) == sample_size(p0, lift, 0.05, 0.8), "alpha is 0.05 and power 0.8 unless told otherwise."
    mirrored = sample_size(1 - p0, -lift)
    assert mirrored > 0, "A negative lift is fine: the size is positive all the same."
    close(mirrored, sample_size(p0, lift), atol=1.01, what="the size with failures counted instead of successes")
    close(sample_size(p0 + lift, -lift), sample_size(p0, lift), atol=1.01, what="the size for the way back")
for p0, lift in ((0.5, 0.5), (0.5, 0.6), (0.5, -0.5), (0.5, -0.7), (0.5, 0.0), (0.0, 0.1), (1.0, -0.1), (-0.1, 0.2), (1.1, -0.2)):
    raises(ValueError, sample_size, p0, lift)
for alpha, power in ((0.0, 0.8), (-0.05, 0.8), (0.05, 1.0), (0.05, 1.2), (0.05, 0.05), (0.8, 0.2), (1.0, 0.8), (-0.1, -0.05)):
    raises(ValueError, sample_size, 0.3, 0.1, alpha, power)
assert sample_size(0.99, 0.005) > sample_size(0.99, 0.009) > 0, "Rates near 1 are fine."
### END HIDDEN TESTS

# %% [markdown]
# ## Exercise 6 · Many tests at once (3 points)
#
# Twenty useless features, tested independently at 0.05: the chance of at least one "discovery" is

# %%
print(f"{1 - 0.95**20:.2f}, with Bonferroni's limit of 0.05 / 20: {1 - (1 - 0.05 / 20) ** 20:.3f}")

# %% [markdown]
# Sort the $m$ p-values, $p_{(1)}\le\dots\le p_{(m)}$.
#
# - **Bonferroni** tests each at $\alpha/m$: safe, but weak.
# - **Holm** bounds the chance of *any* false discovery by $\alpha$. Start at the smallest and go up: reject while
#   $p_{(k)}\le\alpha/(m-k+1)$; stop at the first that fails, whatever comes after.
# - **Benjamini–Hochberg** bounds the expected *share* of false discoveries (for independent tests). Find the *largest* $k$
#   with $p_{(k)}\le k\,\alpha/m$, and reject $p_{(1)},\dots,p_{(k)}$, also those that fail their own limit.
#
# For $p=(0.03, 0.04)$ and $\alpha=0.05$ Holm stops at once ($0.03>0.025$); Benjamini–Hochberg rejects both ($0.04\le0.05$).
# `scipy.stats.false_discovery_control` is switched off.

# %% solution holm
def holm(p: ArrayLike, alpha: float) -> np.ndarray:
    """Which hypotheses does Holm's procedure reject?

    Parameters
    ----------
    p : m >= 0 p-values in one dimension (array or list), in any order. Not changed.
    alpha : 0 < alpha < 1. A p-value equal to its limit is rejected (checked with numbers such as
        1/8 only, for which nothing is rounded).

    Returns
    -------
    Boolean array of shape (m,) in the order of p. Equal p-values get equal decisions.
    m = 0 gives shape (0,).

    Raises
    ------
    ValueError if a p-value is NaN or not in 0..1.

    Example
    -------
    holm([0.04, 0.01, 0.02], 0.05)  ->  [True, True, True]
    """
    ### BEGIN SOLUTION
    p = np.asarray(p, dtype=float)
    if not np.all((p >= 0) & (p <= 1)):
        raise ValueError("p-values lie between 0 and 1")
    order = np.argsort(p)
    passed = p[order] <= alpha / np.arange(len(p), 0, -1)
    rejected = np.zeros(len(p), dtype=bool)
    rejected[order] = np.logical_and.accumulate(passed)
    return rejected
    ### END SOLUTION


def benjamini_hochberg(p: ArrayLike, alpha: float) -> np.ndarray:
    """Which hypotheses does the procedure of Benjamini and Hochberg reject?

    Parameters, result and errors are those of ``holm``.

    Example
    -------
    benjamini_hochberg([0.6, 0.04, 0.03], 0.05)  ->  [False, False, False]
    """
    ### BEGIN SOLUTION
    p = np.asarray(p, dtype=float)
    if not np.all((p >= 0) & (p <= 1)):
        raise ValueError("p-values lie between 0 and 1")
    order = np.argsort(p)
    passed = p[order] <= alpha * np.arange(1, len(p) + 1) / len(p)
    rejected = np.zeros(len(p), dtype=bool)
    rejected[order] = np.logical_or.accumulate(passed[::-1])[::-1]
    return rejected
    ### END SOLUTION

# %% tests holm-basics points=1
import itertools
import numpy as np
from course.checks import close, fresh, message, unchanged

p = np.array([0.04, 0.01, 0.02])
got = holm(p, 0.05)
with message("W3", "This is Bonferroni's limit for all; Holm's limit grows after each rejection."):
    assert np.asarray(got).tolist() != [False, True, False]
close(got, [True, True, True], what="Holm's decisions")
close(holm([0.2], 0.3), [True], what="Holm's decision on a single p-value")
with message("W1", "Stop at the first that fails, even if larger ones would pass their limit."):
    close(holm([0.04, 0.03], 0.05), [False, False])
### BEGIN HIDDEN TESTS
for rng, m in fresh(8, shapes=[2, 3, 5, 7]):
    alpha = rng.uniform(0.04, 0.3)
    p = rng.permutation(alpha * rng.uniform(0.02, 1.3, size=m) ** rng.choice([1.0, 2.0, 3.0]))
    # a hypothesis is rejected if every group of hypotheses that holds it is refused by Bonferroni
    groups = [group for size in range(1, m + 1) for group in itertools.combinations(range(m), size)]
    passes = {group: min(p[list(group)]) <= alpha / len(group) for group in groups}
    expected = [all(passes[group] for group in groups if j in group) for j in range(m)]
    with unchanged(p):
        got = holm(p, alpha)
    assert np.shape(got) == (m,), "There must be one decision for each p-value."
    got = np.asarray(got).tolist()
    ordered, limits = np.sort(p), alpha / np.arange(m, 0, -1)
    if got != expected:
        with message("W2", "The decisions come in sorted order; they belong in the order of p."):
            assert got != sorted(expected, reverse=True) and got != sorted(expected)
        with message("W3", "This is Bonferroni's limit for all; Holm's limit grows after each rejection."):
            assert got != (p <= alpha / m).tolist()
        with message("W1", "Start at the smallest p-value and stop at the first that fails, even if larger ones would pass."):
            assert sum(got) <= sum(expected)
    close(got, expected, what="Holm's decisions")
### END HIDDEN TESTS

# %% tests holm-bh points=1
# Hidden: Benjamini and Hochberg's procedure on fresh p-values.
### BEGIN HIDDEN TESTS
import numpy as np
from scipy.stats import false_discovery_control
from course.checks import close, forbid, fresh, message, unchanged

pair = np.asarray(benjamini_hochberg([0.045, 0.04], 0.05)).tolist()
with message("W6", "Look for the largest p-value that passes: do not stop at the first that fails."):
    assert pair != [False, False]
with message("W4", "Everything below the largest p-value that passes is rejected, also what fails its own limit."):
    assert pair != [True, False]
close(pair, [True, True], what="the decisions")
close(benjamini_hochberg([0.6, 0.04, 0.03], 0.05), [False, False, False], what="the decisions")
for rng, m in fresh(8, shapes=[1, 2, 4, 9, 40]):
    alpha = rng.uniform(0.04, 0.3)
    p = rng.permutation(np.minimum(1, alpha * rng.uniform(0.02, 1.3, size=m) ** rng.choice([1.0, 2.0, 3.0])))
    expected = (false_discovery_control(p) <= alpha).tolist()
    with unchanged(p), forbid("scipy.stats.false_discovery_control", why="Find the largest k yourself."):
        got = benjamini_hochberg(p, alpha)
    assert np.shape(got) == (m,), "There must be one decision for each p-value."
    got = np.asarray(got).tolist()
    if got != expected:
        with message("W2", "The decisions come in sorted order; they belong in the order of p."):
            assert got != sorted(expected, reverse=True) and got != sorted(expected)
        with message("W3", "This is Bonferroni's limit for all; the limit must grow with the rank."):
            assert got != (p <= alpha / m).tolist()
        with message("W4", "Everything below the largest p-value that passes is rejected, also what fails its own limit."):
            rank = np.argsort(np.argsort(p)) + 1
            assert got != (p <= alpha * rank / m).tolist()
        with message("W6", "Look for the largest p-value that passes: do not stop at the first that fails."):
            assert sum(got) >= sum(expected)
    close(got, expected, what="Benjamini and Hochberg's decisions")
    assert set(np.flatnonzero(holm(p, alpha))) <= set(np.flatnonzero(got)), "What Holm rejects, Benjamini-Hochberg rejects too."
### END HIDDEN TESTS

# %% tests holm-edges points=1
# Hidden, for both functions: ties, p equal to its limit, any order, lists, no p-values, errors.
### BEGIN HIDDEN TESTS
import numpy as np
from course.checks import close, fresh, message, no_warnings, raises

for decide in (holm, benjamini_hochberg):
    close(decide([0.2], 0.3), [True], what="the decision on a single p-value")
    with message("W5", "A p-value that equals its limit is rejected (<=)."):
        close(decide([0.5], 0.5), [True])
        close(decide([0.125, 1.0, 0.875, 0.9375], 0.5), [True, False, False, False])
    close(decide([0.0, 1.0], 0.05), [True, False], what="the decisions")
    with no_warnings():
        nothing = decide([], 0.05)
    assert np.shape(nothing) == (0,) and np.asarray(nothing).dtype == bool, "No p-values: an empty boolean array."
    for impossible in ([0.5, 1.1], [-0.1, 0.5], [0.5, float("nan")], [float("nan")], [2.0]):
        raises(ValueError, decide, impossible, 0.05)
    for rng, m in fresh(3, shapes=[6, 11]):
        p = rng.choice([0.001, 0.004, 0.008, 0.013, 0.019, 0.031, 0.5], size=m)
        got = np.asarray(decide(p, 0.0501))
        assert got.dtype == bool, "The decisions must be truth values."
        moved = rng.permutation(m)
        with message("W2", "When the p-values change places, the decisions must move with them."):
            close(decide(p[moved], 0.0501), got[moved])
        assert all(len(set(got[p == value].tolist())) == 1 for value in p), "Equal p-values must get equal decisions."
        close(decide(p.tolist(), 0.0501), got, what="the decisions for a list")
        wide = np.asarray(decide(p, 0.2))
        assert np.all(wide >= got), "A larger alpha never rejects less."
close(holm([0.125, 0.25, 0.25, 0.25], 0.5), [True, False, False, False], what="Holm's decisions with ties")
close(benjamini_hochberg([0.375, 0.25, 0.375, 0.75], 0.5), [True, True, True, False], what="the decisions with ties")
close(holm([0.04, 0.03], 0.05), [False, False], what="Holm's decisions")
close(benjamini_hochberg([0.04, 0.03], 0.05), [True, True], what="Benjamini and Hochberg's decisions")
### END HIDDEN TESTS

# %% [markdown]
# ## Exercise 7 · The price of peeking (1 point)
#
# An **A/A test** gives both arms the same thing, so every alarm is false. Below, our 5,000 customers are dealt at random to two
# arms, and the two churn rates are compared after every 250.

# %%
rng, seen = np.random.default_rng(3), np.arange(250, 5001, 250)
paths = []
for _ in range(300):
    half = rng.permutation(left).reshape(2500, 2)
    rates = np.cumsum(half, axis=0)[seen // 2 - 1] / (seen[:, None] // 2)
    pooled = rates.mean(axis=1)
    paths.append((rates[:, 0] - rates[:, 1]) / np.sqrt(pooled * (1 - pooled) * 4 / seen))
outside = np.abs(paths) > 1.96
print(f"outside at the end {outside[:, -1].mean():.0%},",
      f"at any look {outside.any(axis=1).mean():.0%}")

fig, ax = plt.subplots()
for path in paths[:40]:
    ax.plot(seen, path, color="0.75", linewidth=0.8)
fooled = [path for path, out in zip(paths, outside) if out.any() and not out[-1]][:3]
for i, path in enumerate(fooled):
    ax.plot(seen, path, marker=figures.MARKERS[i], markersize=5)
ax.axhline(1.96, color="black", linestyle="--", label="±1.96")
ax.axhline(-1.96, color="black", linestyle="--")
ax.set(xlabel="customers seen", ylabel="z")
ax.legend(loc="upper left", bbox_to_anchor=(1, 1))
figures.show(
    fig,
    alt="The statistic z against the customers seen, for forty A/A tests in grey. Three are "
    "marked with circles, triangles and squares: each leaves the dashed lines at plus and "
    "minus 1.96 at some look and comes back before the end.",
)

# %% [markdown]
# One look has a false-alarm rate near 5 %; looking twenty times and stopping at the first alarm has several times that.
# The cures: decide only at the planned size, or raise the limit so that all looks together cost 5 %.
#
# Measure the damage for arms of standard normal values, $n$ new ones before each look. At look $k$ each arm
# has $N=kn$ values, all those so far, and
#
# $$z_k=\frac{\bar a-\bar b}{\sqrt{2/N}} .$$

# %% solution peeking_error
def peeking_error(looks: int, n_per_look: int, reps: int, rng: np.random.Generator) -> float:
    """How often does an A/A test raise an alarm at some look?

    Parameters
    ----------
    looks : number of looks, at least 1.
    n_per_look : new values in each arm before each look, at least 1; all independent, N(0, 1).
    reps : number of simulated experiments, at least 1.
    rng : where all randomness comes from.

    Returns
    -------
    The share (a float from 0 to 1) of the experiments with |z_k| > 1.96 for at least one look k,
    where z_k compares all values of both arms so far.

    Example
    -------
    peeking_error(1, 10, 100_000, rng)  ->  about 0.05
    """
    ### BEGIN SOLUTION
    gap = np.zeros(reps)  # sum of arm a minus sum of arm b, so far
    alarm = np.zeros(reps, dtype=bool)
    for look in range(1, looks + 1):
        a, b = rng.normal(size=(2, reps, n_per_look))
        gap += a.sum(axis=1) - b.sum(axis=1)
        alarm |= np.abs(gap) / np.sqrt(2 * look * n_per_look) > 1.96
    return float(alarm.mean())
    ### END SOLUTION

# %% tests peeking_error-basics points=0.5
import numpy as np
from course.checks import fresh, message

share = peeking_error(1, 5, 3000, np.random.default_rng(0))
assert np.shape(share) == () and 0 <= share <= 1, "A share between 0 and 1 was asked for."
se = np.sqrt(0.05 * 0.95 / 3000)
assert abs(share - 0.05) < 5 * se, "A single look must have about 5 % of false alarms."
### BEGIN HIDDEN TESTS
# The rates for 5 looks are those of Armitage, McPherson and Rowe (1969).
for rng in fresh(2):
    reps = 3000
    share = peeking_error(5, 4, reps, rng)
    with message("W1", "Only the last look was counted: an alarm at any look stops the experiment."):
        assert share > 0.05 + 5 * np.sqrt(0.05 * 0.95 / reps)
    with message("W2", "Each look seems to have data of its own; z compares all values so far."):
        assert share < 0.185
    assert abs(share - 0.142) < 5.5 * np.sqrt(0.142 * 0.858 / reps), "The rate for 5 looks is not what it should be."
### END HIDDEN TESTS

# %% tests peeking_error-behaviour points=0.5
# Hidden: one look, many looks, one value per look, reproducible.
### BEGIN HIDDEN TESTS
import numpy as np
from course.checks import deterministic, fresh, message

got = deterministic(lambda rng: [peeking_error(3, 2, 200, rng) for _ in range(8)])
with message("W4", "The result does not depend on rng: draw from the generator that is passed in."):
    assert np.ptp(got) > 0
# The rates are those of Armitage, McPherson and Rowe (1969).
for rng, (looks, n, rate) in fresh(1, shapes=[(20, 2, 0.248), (10, 3, 0.193), (2, 1, 0.083), (1, 30, 0.05)]):
    reps = 2500
    share = peeking_error(looks, n, reps, rng)
    if looks > 5:
        with message("W1", "Only the last look was counted: an alarm at any look stops the experiment."):
            assert share > 0.05 + 5.5 * np.sqrt(0.05 * 0.95 / reps)
        with message("W2", "Each look seems to have data of its own; z compares all values so far."):
            assert share < 0.32
        with message("W3", "Too few alarms: |z| counts, so a z below -1.96 is an alarm, too."):
            assert share > 0.72 * rate
    assert abs(share - rate) < 5.5 * np.sqrt(rate * (1 - rate) / reps), f"The rate for {looks} looks is not what it should be."
for rng in fresh(2):
    shares = [peeking_error(1, 1, 1, rng) for _ in range(3)]
    assert set(shares) <= {0.0, 1.0}, "With one experiment the share is 0 or 1."
    share = peeking_error(4, 3, 7, rng)
    assert abs(share * 7 - round(share * 7)) < 1e-9, "The result must be a share of the reps."
### END HIDDEN TESTS

# %% [markdown]
# ## Exercise 8 · Disagreements decide (2 points)
#
# Compare two classifiers on the same rows. Rows on which both are right, or both wrong, say nothing about which is better. Only
# the **discordant** ones do: $n_a$ where only $a$ is right, $n_b$ where only $b$ is. If the models are equally good, each of
# these is a coin toss, so with $X\sim\mathrm{Bin}(n_a+n_b,\tfrac12)$
#
# $$p=\min\bigl(1,\;2\,P(X\le\min(n_a,n_b))\bigr).$$
#
# For $n_a=5$ and $n_b=0$: $p=2/2^5=0.0625$. Five wins to none are not yet "significant". The chi-squared version in many
# books approximates this badly for small counts. Use `scipy.stats.binom` if you like; `binomtest` is switched off.

# %% solution mcnemar
def mcnemar(y: ArrayLike, a: ArrayLike, b: ArrayLike) -> float:
    """Exact two-sided McNemar test of two classifiers.

    Parameters
    ----------
    y, a, b : true labels and the labels that two classifiers predicted, n >= 0 each; 1-D arrays or
        lists of numbers or of text; two or more classes. Not changed.

    Returns
    -------
    The p-value, a float in 0..1; 1.0 if no row is discordant (also for n = 0). It must be right
    to six digits for thousands of discordant rows, too.

    Raises
    ------
    ValueError if y, a and b differ in length.

    Example
    -------
    mcnemar([1, 1, 1, 1, 1, 0], [1, 1, 1, 1, 1, 0], [0, 0, 0, 0, 0, 0])  ->  0.0625
    """
    ### BEGIN SOLUTION
    from scipy.stats import binom

    y, a, b = np.asarray(y), np.asarray(a), np.asarray(b)
    if not len(y) == len(a) == len(b):
        raise ValueError(f"need equally many labels, got {len(y)}, {len(a)} and {len(b)}")
    only_a = np.sum((a == y) & (b != y))
    only_b = np.sum((a != y) & (b == y))
    p = 2 * binom.cdf(min(only_a, only_b), only_a + only_b, 0.5)
    return float(min(p, 1.0))
    ### END SOLUTION

# %% tests mcnemar-basics points=1
import numpy as np
from scipy.stats import binomtest, chi2
from course.checks import close, forbid, fresh, message, unchanged

### BEGIN HIDDEN TESTS
# rows (right, right), (right, wrong), (wrong, right), (wrong, wrong)
for rng, counts in fresh(3, shapes=[(20, 7, 2, 5), (3, 0, 6, 9), (40, 12, 13, 0), (0, 1, 4, 0), (8, 5, 5, 30), (15, 30, 14, 6)]):
    rows = rng.permutation(np.repeat(np.arange(4), counts))
    y = rng.integers(0, 2, size=len(rows))
    a, b = np.where(rows < 2, y, 1 - y), np.where(rows % 2 == 0, y, 1 - y)
    only_a, only_b = counts[1], counts[2]
    expected = binomtest(only_a, only_a + only_b).pvalue
    with unchanged(y, a, b), forbid("scipy.stats.binomtest", why="Work the p-value out from the two counts."):
        got = mcnemar(y, a, b)
    if np.shape(got) == () and not np.isclose(got, expected, rtol=1e-7):
        right_a, right_b = counts[0] + only_a, counts[0] + only_b
        gap, total = abs(only_a - only_b), only_a + only_b
        with message("W1", "Rows on which both are right (or both wrong) were counted; they say nothing about which is better."):
            tails = [binomtest(count, len(rows), alternative="less").pvalue for count in (only_a, only_b)]
            assert not np.isclose(got, [2 * min(tails), binomtest(only_a, len(rows)).pvalue], rtol=1e-7).any()
        with message("W4", "The totals of right answers were compared: rows on which both are right cancel, leave them out."):
            assert not np.isclose(got, binomtest(right_a, right_a + right_b).pvalue, rtol=1e-7)
        with message("W2", "This is the corrected chi-squared approximation; for small counts only the binomial is exact."):
            assert not np.isclose(got, chi2.sf((gap - 1) ** 2 / total, 1), rtol=1e-7)
        with message("W6", "This is the chi-squared approximation; for small counts only the binomial is exact."):
            assert not np.isclose(got, chi2.sf(gap**2 / total, 1), rtol=1e-7)
        more, less = int(np.sum(a > b)), int(np.sum(a < b))
        with message("W3", "Labels a and b were compared with each other; whether each equals y is what counts."):
            assert not np.isclose(got, binomtest(more, more + less).pvalue, rtol=1e-7)
        with message("W5", "This p is one-sided: double the smaller tail."):
            assert not np.isclose(2 * got, expected, rtol=1e-7)
    close(got, expected, rtol=1e-7, what="p")
### END HIDDEN TESTS
y = np.array([1, 1, 1, 1, 1, 0])
close(mcnemar(y, y, np.zeros(6, dtype=int)), 0.0625, rtol=1e-7, what="p")
close(mcnemar(y, 1 - y, 1 - y), 1.0, what="p of two models that never differ")

# %% tests mcnemar-edges points=1
# Hidden: the arguments swapped, text and three classes, lists, thousands of rows, no rows, errors.
### BEGIN HIDDEN TESTS
import numpy as np
from scipy.stats import binomtest
from course.checks import close, fresh, message, no_warnings, raises

close(mcnemar([0, 1], [0, 0], [1, 1]), 1.0, what="p of one disagreement each way")
for rng in fresh(3):
    n = 60
    y = rng.integers(0, 3, size=n)
    a = np.where(rng.random(n) < 0.6, y, rng.integers(0, 3, size=n))
    b = np.where(rng.random(n) < 0.4, y, rng.integers(0, 3, size=n))
    only_a, only_b = int(np.sum((a == y) & (b != y))), int(np.sum((a != y) & (b == y)))
    expected = binomtest(only_a, only_a + only_b).pvalue
    got = mcnemar(y, a, b)
    with message("W7", "A row on which a and b give two different wrong answers is not discordant: nobody was right."):
        differ = int(np.sum(a != b))
        assert np.isclose(got, expected, rtol=1e-7) or not np.isclose(got, binomtest(only_a, differ).pvalue, rtol=1e-7)
    with message("W3", "Labels a and b were compared with each other; whether each equals y is what counts."):
        more, less = int(np.sum(a > b)), int(np.sum(a < b))
        assert np.isclose(got, expected, rtol=1e-7) or not np.isclose(got, binomtest(more, more + less).pvalue, rtol=1e-7)
    close(got, expected, rtol=1e-7, what="p for three classes")
    close(mcnemar(y, b, a), expected, rtol=1e-7, what="p with a and b swapped")
    names = np.array(["ant", "bee", "cat"])
    close(mcnemar(names[y], names[a], names[b]), expected, rtol=1e-7, what="p for text labels")
    close(mcnemar(names[y].tolist(), names[a].tolist(), names[b].tolist()), expected, rtol=1e-7, what="p for lists")
    same_answer = rng.integers(0, 2, size=n)
    close(mcnemar(same_answer, same_answer, same_answer), 1.0, what="p without a discordant row")

    only_a = 2000
    only_b = int(only_a + rng.integers(50, 200))
    first = np.repeat([1, 0], [only_a, only_b])
    with no_warnings():
        got = mcnemar(np.ones(only_a + only_b, dtype=int), first, 1 - first)
    close(got, binomtest(only_a, only_a + only_b).pvalue, rtol=1e-6, what="p for thousands of disagreements")
with no_warnings():
    close(mcnemar([], [], []), 1.0, what="p without rows")
for lengths in ((3, 3, 2), (3, 2, 3), (2, 3, 3), (3, 1, 1), (1, 3, 3), (3, 1, 3), (1, 1, 3), (0, 1, 1)):
    raises(ValueError, mcnemar, *[np.zeros(length) for length in lengths])
### END HIDDEN TESTS

# %% [markdown]
# ## Now the library

# %%
from scipy.stats import (binomtest, bootstrap, chi2_contingency, false_discovery_control,
                         permutation_test)


def gap(one, two, axis):
    return one.mean(axis=axis) - two.mean(axis=axis)


low, high = bootstrap((sample,), np.median, method="percentile", n_resamples=2000,
                      rng=np.random.default_rng(0)).confidence_interval
print(f"1  bootstrap                {low:.1f} to {high:.1f}")
paired = bootstrap((right_a, right_b), gap, paired=True, n_resamples=500, method="percentile",
                   batch=100, rng=np.random.default_rng(0)).confidence_interval
print(f"2  bootstrap, paired        {paired.low:.4f} to {paired.high:.4f}")
test = permutation_test((dream, torgersen), gap, n_resamples=999, rng=np.random.default_rng(0))
print(f"3  permutation_test         p = {test.pvalue:.2f}")
table = [[199, 473 - 199], [508, 4527 - 508]]
print(f"4  chi2_contingency         p = {chi2_contingency(table, correction=False).pvalue:.1e}")
print(f"6  false_discovery_control  {false_discovery_control([0.03, 0.04])} (compare with alpha)")
wins = [int(np.sum(right_a & ~right_b)), int(np.sum(right_b & ~right_a))]
print(f"8  binomtest                A alone right {wins[0]}, B alone {wins[1]},"
      f" p = {binomtest(wins[0], sum(wins)).pvalue:.1e}")

# %% [markdown]
# SciPy's `bootstrap` defaults to BCa, which corrects the percentile interval's bias: prefer it for skewed statistics. Its
# two-sided permutation p doubles the smaller tail, which differs a little from ours. For exercises 5 and 6 (Holm) see
# `statsmodels`.
# Write your own when rows are not independent (several per customer): then resample *customers*.
#
# ## Reflection (5 points, graded by a person)
#
# A colleague shipped after the fifth daily look with $p=0.04$. **Use your own simulation to estimate how surprising that is
# if nothing changed, and propose the rule you would write into the team handbook.** At most 250 words; add
# cells for your experiment.
#
# *Rubric:* 0 absent · 1 assertion without evidence · 3 right claim with a number or plot from your own
# run · 4 also the assumption or limit · 5 also what you would do in production.

# %% [markdown] manual reflection points=5
# ### BEGIN SOLUTION
# With `peeking_error(looks, 100, 20_000, np.random.default_rng(0))` I measured how often an A/A test alarms at some look:
# 0.051 for one look, 0.144 for five, 0.219 for fourteen. So if nothing changed, a $p<0.05$ within five days happens to one
# experiment in seven, not one in twenty: $p=0.04$ is weak evidence. It is also not "96 % sure that B works": that depends
# on how many of our ideas work; in the warm-up 35 % of the discoveries were useless even *without* peeking.
#
# I repeated five looks with the limit 2.41 instead of 1.96: 0.051. Looking is fine if its price is paid, and $p=0.04$
# ($|z|\approx2.05$) would not have reached that limit.
#
# Assumptions: independent normal values, equally large batches, a colleague who would have stopped at any alarm. Real users
# come back and weekdays differ, so five days are not five independent batches.
#
# Rule for the handbook: (1) Before the start, write down the metric, the smallest lift worth having, `sample_size`, the end
# date (whole weeks) and the looks. (2) Decide at the end only, or at the planned looks with a limit simulated like this.
# (3) Stop early otherwise only for harm. (4) Report the interval, not just p. This experiment: let it run to the planned
# size. In production the dashboard should hide p until the planned date, and A/A tests should check its false-alarm rate
# every month.
# ### END SOLUTION

# %% [markdown] logbook
# ## Log-book
#
# Hours:
#
# Hard:
#
# Review next:

# %% [markdown]
# ## Further reading
#
# - Efron and Tibshirani, *An Introduction to the Bootstrap*.
# - James et al., *An Introduction to Statistical Learning with Python*, ch. 5 and 13.
# - Kohavi, Tang and Xu, *Trustworthy Online Controlled Experiments*, ch. 2–3, 17–18.
# - OpenIntro *Statistics*, ch. 5–7.
