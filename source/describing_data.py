# %% [markdown]
# # Describing data honestly
#
# Before a model sees a table, somebody has summarised it: an average in a report, a correlation that picked the
# features, a histogram that looked "normal enough". Each summary answers one question and hides the others. If it
# answered the wrong one, the model inherits the mistake and no accuracy score will show it.
#
# **Hours** 12 · **Before this** Arrays, broadcasting and floating point
#
# You will be able to
#
# - **weigh** rows so that an average speaks about people, not about lines in a table;
# - **resist** outliers with statistics that one wild value cannot move;
# - **compare** variables by value and by rank, and say when neither number means anything;
# - **draw** distributions whose areas are true;
# - **detect** a relation that turns round inside every group.

# %% readonly setup
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
from numpy.typing import ArrayLike

from course import figures
from course.data import load_gapminder, load_penguins

figures.use_house_style()
gapminder = load_gapminder()
penguins = load_penguins()
world = gapminder[gapminder["year"] == 2007]

# %% [markdown]
# ## Warm-up: what will this print?
#
# Write down your guess before you run each cell.
#
# **1.** The mean is said to be the typical value. Of the countries in 2007, what share has a GDP per person *below*
# the mean: a third, a half, two thirds?

# %%
gdp = world["gdpPercap"]
print(f"mean {gdp.mean():,.0f}, median {gdp.median():,.0f}")
print(f"{(gdp < gdp.mean()).sum()} of {len(gdp)} countries ({(gdp < gdp.mean()).mean():.0%}) lie below the mean")

# %% [markdown]
# **2.** `t²` is computed from `t` alone, without noise. What is their correlation?

# %%
t = np.linspace(-1, 1, 201)
print(f"absolute correlation of t and t²: {abs(np.corrcoef(t, t**2)[0, 1]):.2f}")

# %% [markdown]
# Zero, though one determines the other: correlation sees only the straight-line part of a relation.
#
# **3.** The smallest life expectancy in the table is far below all its neighbours. Is it an error that you should
# delete?

# %%
lowest = gapminder.loc[gapminder["lifeExp"].idxmin()]
around = gapminder[gapminder["country"] == lowest["country"]]
print(lowest["country"], lowest["year"])
print(around.loc[around["year"].between(1982, 2002), ["year", "lifeExp"]].to_string(index=False))

# %% [markdown]
# It is no typing mistake: it is the time of the civil war and the genocide. An outlier is a question, and its answer lies
# outside the column.

# %% [markdown]
# ## A worked example: the average of what?
#
# What was life expectancy in 2007? The table has one row per country, so the quick answer is a mean of rows. Let us also
# count each row as often as it has inhabitants.

# %%
countries = world["lifeExp"].mean()
people = np.average(world["lifeExp"], weights=world["pop"])
print(f"mean of countries {countries:.1f} years, mean of people {people:.1f} years")

fig, ax = plt.subplots()
for marker, (name, rows) in zip(figures.MARKERS, world.groupby("continent")):
    ax.scatter(rows["gdpPercap"], rows["lifeExp"], s=8 + rows["pop"] / 2e6, marker=marker, alpha=0.6, label=name)
ax.axhline(countries, color="black", linestyle=":", label="mean of countries")
ax.axhline(people, color="black", linestyle="--", label="mean of people")
ax.set(xscale="log", xlabel="GDP per person (international dollars, log scale)", ylabel="life expectancy (years)")
ax.set_title("2007: the larger the mark, the more inhabitants")
legend = ax.legend(loc="upper left", bbox_to_anchor=(1, 1))
for handle in legend.legend_handles[:5]:
    handle.set_sizes([40])
figures.show(
    fig,
    alt="Scatter plot of 142 countries in 2007, one marker shape per continent, size by population: life expectancy "
    "rises with GDP per person. The dashed line, the mean of people, lies about two years above the dotted one, the mean "
    "of countries. Many small marks of Africa lie far below both; the two largest marks, in Asia, lie close to them.",
)

# %% [markdown]
# Both means are right. The first describes a country drawn at random, the second a person drawn at random. A table
# cannot tell you which of them your reader has in mind; you have to ask.

# %% [markdown]
# ## Exercise 1 · Let rows count differently [3 points]
#
# If row $i$ stands for $w_i$ people, let it count $w_i$ times:
#
# $$\bar x_w=\frac{\sum_i w_i\,x_i}{\sum_i w_i},\qquad s_w^2=\frac{\sum_i w_i\,(x_i-\bar x_w)^2}{\sum_i w_i}.$$
#
# These are mean and population variance (`ddof=0`) of the long list in which every $x_i$ is written $w_i$ times, as
# the next cell shows. Only ratios of weights matter, so fractions are welcome. A pair with a missing part must leave
# *both* sums: a weight left behind in the denominator silently counts as a value of 0.

# %%
long_list = np.repeat([60, 70, 80], [1, 1, 8])
print(long_list)
print(f"mean {long_list.mean():g}, variance {long_list.var():g}")


# %% solution weighted_mean_var
def weighted_mean_var(x: ArrayLike, w: ArrayLike) -> tuple[float, float]:
    """Mean and population variance of ``x`` with frequency weights ``w``.

    Args:
        x: n numbers (array, list or Series); NaN marks a missing value.
        w: n weights >= 0, not necessarily integers; NaN marks a missing weight.

    Pairs in which either number is NaN are dropped. The arguments are not changed. The variance must stay accurate
    when the values are large compared with their spread (10⁸ + noise).

    Returns:
        (mean, variance), two floats; the variance divides by the total weight (ddof=0).

    Raises:
        ValueError: the total weight of the remaining pairs is 0 (also when no pair remains).

    >>> weighted_mean_var([60, 70, 80], [1, 1, 8])
    (77.0, 41.0)
    """
    ### BEGIN SOLUTION
    x, w = np.asarray(x, dtype=float), np.asarray(w, dtype=float)
    known = ~(np.isnan(x) | np.isnan(w))
    x, w = x[known], w[known]
    total = w.sum()
    if total == 0:
        raise ValueError("the total weight is 0")
    mean = w @ x / total
    return float(mean), float(w @ (x - mean) ** 2 / total)
    ### END SOLUTION


# %% tests weighted_mean_var-basics points=1.5
import numpy as np
from course.checks import close, fresh, message, unchanged

### BEGIN HIDDEN TESTS
# First, so that a known mistake meets the sentence that names it.
for rng, (n,) in fresh(3, shapes=[(4,), (40,), (1,)]):
    x, w = rng.normal(50, 10, n), rng.permutation(np.arange(1, n + 1))
    repeated = np.repeat(x, w)
    with unchanged(x, w):
        mean, var = weighted_mean_var(x, w)
    if n > 1:
        unweighted = [x.var(), np.mean((x - repeated.mean()) ** 2)]
        with message("W1", "The variance ignores the weights: the squared deviations must be weighted too."):
            assert not np.isclose(var, unweighted, rtol=1e-9, atol=0).any()
        with message("W3", "The variance divides by the total weight minus 1; the population variance was asked for."):
            assert not np.isclose(var, repeated.var(ddof=1), rtol=1e-9, atol=0)
    close(mean, repeated.mean(), what="the mean")
    close(var, repeated.var(), what="the variance")
### END HIDDEN TESTS
close(weighted_mean_var([60, 70, 80], [1, 1, 8]), [77.0, 41.0], what="(mean, variance)")
close(weighted_mean_var([5, 9], [0, 3]), [9.0, 0.0], what="(mean, variance) with all weight on one value")

# %% tests weighted_mean_var-edges points=1.5
# Hidden: missing values, fractional weights, total weight 0, large values, Series.
import numpy as np
import pandas as pd
from course.checks import close, fresh, message, raises, unchanged

### BEGIN HIDDEN TESTS
for rng, (n,) in fresh(3, shapes=[(6,), (11,), (50,)]):
    x, w = rng.normal(50, 10, n), rng.permutation(np.arange(1.0, n + 1))
    shifted = x + 1e8
    here, there = weighted_mean_var(x, w), weighted_mean_var(shifted, w)
    with message("W4", "Values near 10⁸ spoil the variance: average squared deviations, not squares."):
        close(there[1], here[1], rtol=1e-6)
    close(there[0] - 1e8, here[0], rtol=1e-6, what="the mean of values near 10⁸")
    close(weighted_mean_var(x, w / 1000), here, what="(mean, variance) after all weights were divided by 1000")
    columns = (pd.Series(numbers, index=range(5, n + 5)) for numbers in (x, w))
    close(weighted_mean_var(*columns), here, what="(mean, variance) of two Series")

    holes, gaps = x.copy(), w.copy()
    holes[[0, 3]], gaps[[1, 3]] = np.nan, np.nan
    known = ~(np.isnan(holes) | np.isnan(gaps))
    wanted = np.average(x[known], weights=w[known])
    with unchanged(holes, gaps):
        mean, var = weighted_mean_var(holes, gaps)
    with message("W2", "A weight whose value is missing still counts in the total weight."):
        assert not np.isclose(mean, np.nansum(holes * gaps) / np.nansum(gaps), rtol=1e-9, atol=0)
    close(mean, wanted, what="the mean when values or weights are missing")
    close(var, np.average((x[known] - wanted) ** 2, weights=w[known]), what="the variance when some are missing")

for x, w in (([1.0, 2.0], [0, 0]), ([np.nan, 1.0], [3, 0]), ([np.nan, 1.0], [3, np.nan]), ([], [])):
    raises(ValueError, weighted_mean_var, x, w)
close(weighted_mean_var([1.0, 2.0, 4.0], [0.5, 0.25, 0.25]), [2.0, 1.5], what="(mean, variance), weights adding up to 1")
### END HIDDEN TESTS

# %% [markdown]
# ## Exercise 2 · A summary that one value cannot move [3 points]
#
# One length entered in the wrong unit ruins a mean, and the standard deviation with it. The next cell shows how badly;
# the median hardly notices. Four robust statistics:
#
# - the **median**;
# - the **MAD**, $1.4826\cdot\operatorname{median}_i|x_i-\operatorname{median}(x)|$. The factor makes it estimate $\sigma$
#   when the data are normal;
# - the **IQR**, the distance between the quartiles, with linear interpolation (NumPy's default);
# - the **10 % trimmed mean**: sort, drop the $\lfloor n/10\rfloor$ smallest *and* the $\lfloor n/10\rfloor$ largest
#   values, average the rest.
#
# Robust does not mean better: if you must know a total, such as the bill for all customers, the extremes belong to it.

# %%
from scipy.stats import norm

metres = np.array([1.62, 1.75, 1.70, 1.68, 1.80])
mistyped = np.where(metres == 1.80, 180, metres)
for label, lengths in (("as measured", metres), ("one in centimetres", mistyped)):
    print(f"{label:19} mean {lengths.mean():5.2f}  sd {lengths.std():5.2f}  median {np.median(lengths):.2f}")
print(f"1 / (upper quartile of the standard normal) = {1 / norm.ppf(0.75):.4f}")


# %% solution robust_summary
def robust_summary(x: ArrayLike) -> dict[str, float]:
    """Median, scaled MAD, interquartile range and 10 % trimmed mean of ``x``.

    Args:
        x: numbers in one dimension (array, list or Series). NaN are ignored: n counts the others. Not changed.

    ``np.median`` and ``np.quantile`` are fine; functions of ``scipy.stats`` may not be called.

    Returns:
        A dict of four floats with the keys ``median``, ``mad`` (times 1.4826), ``iqr`` (linear quantiles) and
        ``trimmed_mean`` (without the n // 10 smallest and the n // 10 largest values).

    Raises:
        ValueError: there is no number in ``x``.

    >>> robust_summary([1, 2, 3, 4, 5, 6, 7, 8, 9, 100])
    {'median': 5.5, 'mad': 3.7065, 'iqr': 4.5, 'trimmed_mean': 5.5}
    """
    ### BEGIN SOLUTION
    x = np.asarray(x, dtype=float)
    x = np.sort(x[~np.isnan(x)])
    if len(x) == 0:
        raise ValueError("there is no number in x")
    median = np.median(x)
    lower, upper = np.quantile(x, [0.25, 0.75])
    cut = len(x) // 10
    return {
        "median": float(median),
        "mad": float(1.4826 * np.median(np.abs(x - median))),
        "iqr": float(upper - lower),
        "trimmed_mean": float(x[cut : len(x) - cut].mean()),
    }
    ### END SOLUTION


# %% tests robust_summary-basics points=1.5
import numpy as np
from course.checks import close, fresh, message, same, unchanged

### BEGIN HIDDEN TESTS
# First, so that a known mistake meets the sentence that names it.
from scipy import stats

for rng, (n,) in fresh(3, shapes=[(10,), (25,), (43,)]):
    x = rng.exponential(10, n)
    with unchanged(x):
        summary = robust_summary(x)
    mad, trimmed, deviations = float(summary["mad"]), float(summary["trimmed_mean"]), np.abs(x - np.median(x))
    right, unscaled = stats.median_abs_deviation(x, scale="normal"), np.median(deviations)
    averages = np.array([deviations.mean(), np.abs(x - x.mean()).mean()])
    with message("W1", "The deviations were averaged; the MAD takes their median."):
        assert np.isclose(mad, right, rtol=2e-4) or not np.isclose(mad, [averages, 1.4826 * averages], rtol=1e-5).any()
    with message("W3", "The MAD lacks its factor, so it underestimates the spread of normal data."):
        assert not np.isclose(mad, unscaled, rtol=1e-5)
    with message("W2", "10 % were trimmed in total; 10 % must go on each side."):
        assert not np.isclose(trimmed, stats.trim_mean(x, 0.05), rtol=1e-9)
    close(summary["median"], np.median(x), what="the median")
    close(mad, right, rtol=2e-4, what="the MAD")
    close(summary["iqr"], stats.iqr(x), what="the IQR")
    close(trimmed, stats.trim_mean(x, 0.1), what="the trimmed mean")
### END HIDDEN TESTS
summary = robust_summary([1, 2, 3, 4, 5, 6, 7, 8, 9, 100])
same(sorted(summary), ["iqr", "mad", "median", "trimmed_mean"], what="the list of keys")
close([summary["median"], summary["iqr"], summary["trimmed_mean"]], [5.5, 4.5, 5.5], what="median, IQR, trimmed mean")
close(summary["mad"], 3.7065, rtol=2e-4, what="the MAD")
close(robust_summary([7.0])["mad"], 0.0, what="the MAD of a single value")

# %% tests robust_summary-edges points=1.5
# Hidden: missing values, one wild value, change of unit, nothing to summarise, few values, Series.
import numpy as np
import pandas as pd
from course.checks import close, forbid, fresh, message, raises, unchanged

### BEGIN HIDDEN TESTS
from scipy import stats

keys = ["median", "iqr", "trimmed_mean", "mad"]
for rng, (n,) in fresh(3, shapes=[(9,), (19,), (20,), (31,)]):
    x = rng.normal(100, 15, n)
    with forbid("scipy.stats.median_abs_deviation", "scipy.stats.iqr", "scipy.stats.trim_mean", why="build it yourself"):
        summary = robust_summary(x)
    before = np.array([summary[key] for key in keys])
    close(before[:3], [np.median(x), stats.iqr(x), stats.trim_mean(x, 0.1)], what="median, IQR, trimmed mean")
    close(before[3], stats.median_abs_deviation(x, scale="normal"), rtol=2e-4, what="the MAD")

    holes = np.insert(x, [0, 4, 4, n], np.nan)
    with unchanged(holes):
        summary = robust_summary(holes)
    after = np.array([summary[key] for key in keys], dtype=float)
    column = robust_summary(pd.Series(holes, index=rng.permutation(len(holes))))
    with message("W4", "A missing value turned the summary into NaN; it should be ignored."):
        assert not np.isnan(after).any()
    close(after, before, what="the summary of the same numbers with NaN between them")
    close([column[key] for key in keys], before, what="the summary of a Series")

    for slope in (0.5, -3.0):
        changed = robust_summary(slope * x + 7)
        wanted = [slope * before[0] + 7, abs(slope) * before[1], slope * before[2] + 7, abs(slope) * before[3]]
        close([changed[key] for key in keys], wanted, what="the summary after a change of unit")
    if n >= 10:
        wild = x.copy()
        wild[rng.integers(n)] = 1e9
        moved = robust_summary(wild)
        assert all(abs(moved[key] - old) <= 2 * np.ptp(x) for key, old in zip(keys, before)), "One wild value moved it."

for nothing in ([], [np.nan, np.nan]):
    raises(ValueError, robust_summary, nothing)
close([robust_summary([7])[key] for key in keys], [7, 0, 7, 0], what="the summary of a single value")
### END HIDDEN TESTS

# %% [markdown]
# ## Exercise 3 · The whole distribution [2 points]
#
# Any single number forgets most of the data. The empirical distribution function forgets only their order and number:
#
# $$F(q)=\frac{\#\{i: x_i\le q\}}{n}.$$
#
# It needs no bins and no smoothing. It is a staircase: flat between values, with a jump of (number of ties)/$n$ *at* each
# value. Because of "$\le$" the upper end of a jump belongs to it. For 3, 1, 3, 2 the steps end at 0.25, 0.5 and 1.

# %%
fig, ax = plt.subplots()
ax.ecdf(gdp, linewidth=2)
for statistic, value, marker in (("median", gdp.median(), "o"), ("mean", gdp.mean(), "s")):
    share = (gdp <= value).mean()
    print(f"F({statistic}) = {share:.2f}")
    ax.plot(value, share, marker, color="black", markersize=9, label=statistic)
ax.set(xscale="log", xlabel="GDP per person in 2007 (log scale)", ylabel="share of countries at or below")
ax.legend()
figures.show(
    fig,
    alt="A staircase rising from 0 to 1: the share of countries with at most a given GDP per person. The median sits at "
    "a share of one half, the mean, marked by a square, at about two thirds.",
)
print("steps of 3, 1, 3, 2:", [float(np.mean(np.array([3, 1, 3, 2]) <= q)) for q in (1, 2, 3)])


# %% solution ecdf
def ecdf(x: ArrayLike) -> tuple[np.ndarray, np.ndarray]:
    """The steps of the empirical distribution function of ``x``.

    Args:
        x: n >= 1 numbers in one dimension (array or list), without NaN; not changed.

    Returns:
        (values, shares): the distinct values in ascending order, and F at each of them. Both have shape (k,).

    Raises:
        ValueError: ``x`` is empty.

    >>> ecdf([3, 1, 3, 2])
    (array([1., 2., 3.]), array([0.25, 0.5 , 1.  ]))
    """
    ### BEGIN SOLUTION
    values, counts = np.unique(np.asarray(x, dtype=float), return_counts=True)
    if len(values) == 0:
        raise ValueError("x is empty")
    return values, np.cumsum(counts) / counts.sum()
    ### END SOLUTION


def ecdf_at(x: ArrayLike, q: ArrayLike) -> np.ndarray:
    """F(q), the share of ``x`` that is at most ``q``, for every ``q``.

    Args:
        x: as for ``ecdf``.
        q: one number or an array of any shape, without NaN; infinite values are allowed.

    Returns:
        F at every ``q``, in the shape of ``q`` (for one number, one number).

    Raises:
        ValueError: ``x`` is empty.

    >>> ecdf_at([3, 1, 3, 2], [0, 2, 2.9, 3])
    array([0. , 0.5, 0.5, 1. ])
    """
    ### BEGIN SOLUTION
    x = np.sort(np.asarray(x, dtype=float))
    if len(x) == 0:
        raise ValueError("x is empty")
    return np.searchsorted(x, q, side="right") / len(x)
    ### END SOLUTION


# %% tests ecdf-steps points=1
import numpy as np
from course.checks import close, fresh, message, raises, unchanged

### BEGIN HIDDEN TESTS
# First, so that a known mistake meets the sentence that names it.
raises(ValueError, ecdf, [])
for rng, (n,) in fresh(3, shapes=[(1,), (8,), (60,)]):
    x = rng.integers(-3, 4, n) / 4
    distinct = np.array(sorted(set(x.tolist())))
    with unchanged(x):
        values, shares = ecdf(x)
    with message("W2", "Tied values appear more than once; each distinct value has one step."):
        assert len(values) <= len(distinct)
    close(values, distinct, what="the values")
    at_most = np.array([sum(v <= value for v in x) for value in distinct])
    below = np.array([sum(v < value for v in x) for value in distinct])
    close(np.shape(shares), distinct.shape, what="the shape of the shares")
    with message("W1", "F counts the values below q; it must count those equal to q as well."):
        assert not np.allclose(shares, below / n, rtol=1e-9)
    with message("W3", "The counts were divided by n + 1, so F never reaches 1."):
        assert not np.allclose(shares, at_most / (n + 1), rtol=1e-9)
    close(shares, at_most / n, what="the shares")
### END HIDDEN TESTS
values, shares = ecdf([3, 1, 3, 2])
close(values, [1.0, 2.0, 3.0], what="the values")
close(shares, [0.25, 0.5, 1.0], what="the shares")
close(ecdf([5.0]), [[5.0], [1.0]], what="values and shares of a single number")

# %% tests ecdf-lookup points=1
import numpy as np
from course.checks import close, fresh, message, raises, unchanged

### BEGIN HIDDEN TESTS
# First, so that a known mistake meets the sentence that names it.
raises(ValueError, ecdf_at, [], [1.0])
for rng, (n,) in fresh(3, shapes=[(1,), (7,), (80,)]):
    x = rng.integers(0, 5, n).astype(float)
    distinct = np.array(sorted(set(x.tolist())))
    with unchanged(x):
        ends = [float(ecdf_at(x, distinct[0] - 1e-6)), float(ecdf_at(x, distinct[-1]))]
        single = [float(ecdf_at(x, value)) for value in distinct]
    with message("W3", "F does not reach 1 at the largest value: divide by n, not by n + 1."):
        assert not np.isclose(ends[1], n / (n + 1), rtol=1e-9)
    with message("W1", "F counts the values below q; it must count those equal to q as well."):
        assert not np.allclose(single, [np.mean(x < value) for value in distinct], rtol=1e-9)
    close(ends, [0.0, 1.0], what="F just below the smallest and at the largest value")
    close(single, [np.mean(x <= value) for value in distinct], what="F at the values")

    between = distinct + 0.3
    with message("W4", "F rises between two values; it must stay flat until the next one."):
        close([float(ecdf_at(x, value)) for value in between], single)

    q = np.stack([distinct, between, distinct - 0.3, distinct + 10])
    q[0, -1], q[-1, 0] = -np.inf, np.inf
    with unchanged(x, q), message("W5", "ecdf_at must answer for a whole array of q at once, in its shape."):
        close(ecdf_at(x, q), [[np.mean(x <= value) for value in row] for row in q])
    close(ecdf_at(x, ecdf(x)[0]), ecdf(x)[1], what="F at the steps of ecdf")
### END HIDDEN TESTS
close(ecdf_at([3, 1, 3, 2], [0, 2, 2.9, 3]), [0.0, 0.5, 0.5, 1.0], what="F at four places")
close(ecdf_at([3, 1, 3, 2], 1.5), 0.25, what="F at one place")

# %% [markdown]
# ## Exercise 4 · Correlation of ranks [3 points]
#
# Life expectancy rises with income, but on a curve. Pearson's $r$ asks for a straight line. Spearman's $\rho$ asks only
# "does the order agree?": replace every value by its rank, then take Pearson's $r$ of the ranks. Taking logarithms, or any
# other strictly increasing map, leaves $\rho$ as it is.
#
# **Ties** share the mean of the ranks that they occupy: 1, 2, 2, 3 has ranks 1, 2.5, 2.5, 4. The shortcut
# $1-6\sum d_i^2/(n^3-n)$ found in old books holds only without ties. And if one variable is constant, there is no order to
# agree with: the answer is NaN, not 0.

# %%
pair = world[["gdpPercap", "lifeExp"]]
for method in ("pearson", "spearman"):
    print(f"{method:8} {pair.corr(method=method).iloc[0, 1]:.2f}")
print("ranks:", pd.Series([1, 2, 2, 3]).rank().tolist())


# %% solution spearman
def spearman(x: ArrayLike, y: ArrayLike) -> float:
    """Spearman's rank correlation with average ranks for ties.

    Args:
        x, y: n >= 1 numbers each (array or list), without NaN; not changed.

    Build the ranks with NumPy: ``scipy.stats`` and the ``rank`` and ``corr`` methods of pandas may not be called.

    Returns:
        rho, or NaN (without a warning) if ``x`` or ``y`` is constant; one pair alone counts as constant.

    Raises:
        ValueError: ``x`` and ``y`` differ in length.

    >>> round(spearman([1, 2, 2, 3], [1, 2, 3, 4]), 4)
    0.9487
    """
    ### BEGIN SOLUTION
    def ranks(values: ArrayLike) -> np.ndarray:
        _, place, counts = np.unique(np.asarray(values), return_inverse=True, return_counts=True)
        return (np.cumsum(counts) - (counts - 1) / 2)[place]

    if len(x) != len(y):
        raise ValueError("x and y differ in length")
    a, b = ranks(x), ranks(y)
    a, b = a - a.mean(), b - b.mean()
    scale = np.sqrt((a @ a) * (b @ b))
    return float(a @ b / scale) if scale > 0 else float("nan")
    ### END SOLUTION


# %% tests spearman-basics points=1.5
import numpy as np
from course.checks import close, fresh, message, unchanged

### BEGIN HIDDEN TESTS
# First, so that a known mistake meets the sentence that names it.
from scipy import stats

for rng, (n,) in fresh(3, shapes=[(5,), (12,), (60,)]):
    x, noise = rng.normal(size=n), rng.normal(size=n)
    with message("W3", "This is Pearson's correlation of the values; it must use their ranks."):
        assert not np.isclose(spearman(x, np.exp(3 * x)), np.corrcoef(x, np.exp(3 * x))[0, 1], rtol=1e-9)
    close(spearman(x, np.exp(3 * x)), 1.0, what="rho of an increasing relation")
    close(spearman(x, x + noise), stats.spearmanr(x, x + noise).statistic, what="rho without ties")

    tied = np.append([0, 1, 2, 3], rng.integers(0, 4, n))
    other = tied + np.append([2, 0, 0, 2], rng.integers(0, 3, n))
    with unchanged(tied, other):
        rho = spearman(tied, other)
    squares = np.sum((stats.rankdata(tied) - stats.rankdata(other)) ** 2)
    with message("W2", "The shortcut with the squared rank differences is wrong when there are ties."):
        assert not np.isclose(rho, 1 - 6 * squares / (len(tied) ** 3 - len(tied)), rtol=1e-9)
    with message("W1", "Tied values got different ranks; they must share the mean of their ranks."):
        close(rho, stats.spearmanr(tied, other).statistic)
### END HIDDEN TESTS
close(spearman([10, 20, 30, 40], [1, 4, 9, 16]), 1.0, what="rho of two increasing lists")
close(spearman([1, 2, 2, 3], [1, 2, 3, 4]), 4.5 / np.sqrt(22.5), what="rho with a tie")

# %% tests spearman-edges points=1.5
# Hidden: constant variables, increasing maps, exchanged and reversed variables, one pair, unequal lengths.
import numpy as np
from course.checks import close, forbid, fresh, message, no_warnings, raises

### BEGIN HIDDEN TESTS
from scipy import stats

oracles = ["scipy.stats.spearmanr", "scipy.stats.rankdata", "pandas.Series.rank", "pandas.Series.corr"]
for rng, (n,) in fresh(3, shapes=[(5,), (14,), (70,)]):
    x = np.append([0.0, 1.0, 2.0], rng.integers(0, 5, n))
    y = np.append([1.0, 0.0, 2.0], rng.integers(0, 3, n))
    wanted = stats.spearmanr(x, y).statistic
    with forbid(*oracles, "pandas.DataFrame.corr", "pandas.DataFrame.rank", why="build the ranks yourself"):
        rho = spearman(x, y)
    close(rho, wanted, what="rho with many ties")
    close(spearman(y, x), wanted, what="rho after exchanging x and y")
    close(spearman(np.exp(x), y**3 - 5), wanted, what="rho after increasing maps")
    close(spearman(x, -y), -wanted, what="rho after turning y round")
    with no_warnings():
        undefined = [spearman(np.full(n, 0.1), np.arange(n)), spearman(y, np.full(n + 3, 7)), spearman([n], [2.5])]
    with message("W4", "The correlation with a constant is undefined: NaN, not 0."):
        assert not any(value == 0 for value in undefined)
    close(undefined, [np.nan] * 3, what="rho with a constant variable, and of one pair")
raises(ValueError, spearman, [1.0, 2.0, 3.0], [1.0, 2.0])
raises(ValueError, spearman, [1.0], [1.0, 2.0, 3.0])
close(spearman([2, 1], [5.0, 7.0]), -1.0, what="rho of two pairs")
### END HIDDEN TESTS

# %% [markdown]
# ## Exercise 5 · All pairs at once [2 points]
#
# With $z_{ij}=x_{ij}-\bar x_j$ the Pearson correlations of all columns are cosines of the angles between centred columns:
#
# $$r_{jk}=\frac{\sum_i z_{ij}z_{ik}}{\sqrt{\sum_i z_{ij}^2}\,\sqrt{\sum_i z_{ik}^2}}.$$
#
# Whether you divide by $n$ or $n-1$ does not matter, as long as it cancels. A constant column has no direction, so its row
# and column are NaN. Beware: its computed standard deviation may be tiny instead of 0, as below. Later code may rely on
# the mathematics, so make the matrix *exactly* symmetric and keep rounding from producing a correlation above 1.

# %%
spread = np.std([0.1, 0.1, 0.1])
print(f"standard deviation of three times 0.1: {spread:.1e}; equal to 0: {spread == 0}")


# %% solution correlation_matrix
def correlation_matrix(X: ArrayLike) -> np.ndarray:
    """Pearson correlations of the columns of ``X``.

    Args:
        X: (n, d) array or nested list of numbers without NaN, n >= 1; not changed.

    ``np.corrcoef`` and the ``corr`` method of pandas may not be called.

    Returns:
        (d, d) float array R, exactly symmetric, every defined entry within [-1, 1], ones on the diagonal up to
        rounding. A column whose values are all equal has NaN in its whole row and column, the diagonal included.
        No warning is issued. Columns with a large mean (10⁸) are as accurate as others.

    >>> correlation_matrix([[1, 6, 5], [2, 4, 5], [3, 2, 5]])
    array([[ 1., -1., nan],
           [-1.,  1., nan],
           [nan, nan, nan]])
    """
    ### BEGIN SOLUTION
    X = np.asarray(X, dtype=float)
    centred = X - X.mean(axis=0)
    length = np.sqrt((centred**2).sum(axis=0))
    length[X.min(axis=0) == X.max(axis=0)] = np.nan
    unit = centred / length
    R = np.clip(unit.T @ unit, -1, 1)
    return (R + R.T) / 2
    ### END SOLUTION


# %% tests correlation_matrix-basics points=1
import numpy as np
from course.checks import close, fresh, message, unchanged

### BEGIN HIDDEN TESTS
# First, so that a known mistake meets the sentence that names it.
for rng, (n, d) in fresh(3, shapes=[(5, 3), (30, 4), (3, 6), (4, 4), (12, 1)]):
    X = rng.normal(5, 2, size=(n, d)) @ rng.normal(size=(d, d)) + 4
    with unchanged(X):
        R = np.array(correlation_matrix(X))
    close(R.shape, (d, d), what="the shape")
    with message("W1", "This is the covariance matrix; it still carries the units of the columns."):
        assert not any(np.allclose(R, np.cov(X, rowvar=False, ddof=ddof), rtol=1e-9) for ddof in (0, 1))
    if d > 1:
        raw = X / np.sqrt((X**2).sum(axis=0))
        with message("W2", "The columns were not centred before their products were taken."):
            assert not np.allclose(R, raw.T @ raw, rtol=1e-9)
    right = np.atleast_2d(np.corrcoef(X, rowvar=False))
    with message("W3", "Covariance and standard deviations use different divisors: n and n - 1."):
        assert not any(np.allclose(R, right * factor, rtol=1e-9) for factor in (n / (n - 1), (n - 1) / n))
    close(R, right, what="the correlations")
### END HIDDEN TESTS
close(
    correlation_matrix([[1, 6, 5], [2, 4, 5], [3, 2, 5]]),
    [[1, -1, np.nan], [-1, 1, np.nan], [np.nan, np.nan, np.nan]],
    what="the correlations of three columns, one of them constant",
)

# %% tests correlation_matrix-edges points=1
# Hidden: constant columns, large means, exact symmetry, bounds, one row.
import numpy as np
from course.checks import close, forbid, fresh, message, no_warnings

### BEGIN HIDDEN TESTS
for rng, (n, d) in fresh(3, shapes=[(7, 3), (10, 5), (40, 4)]):
    X = rng.normal(size=(n, d)) @ rng.normal(size=(d, d))
    with forbid("numpy.corrcoef", "pandas.DataFrame.corr", "pandas.Series.corr", why="it is the answer"):
        R = np.array(correlation_matrix(X))
    close(R, np.corrcoef(X, rowvar=False), what="the correlations")
    far = X + 1e8
    with message("W5", "A large mean spoils the correlations: subtract the means before multiplying."):
        close(correlation_matrix(far), R, rtol=1e-5, atol=1e-5)
    assert np.array_equal(R, R.T), "The matrix is not exactly symmetric."

    copies = X[:, [0, 0, 0, 0]] * rng.normal(size=(40, 1, 4)) + rng.normal(size=(40, 1, 4))
    with message("W6", "Rounding produced a correlation outside [-1, 1]."):
        assert all(np.abs(correlation_matrix(table)).max() <= 1 for table in copies)

    flat = X.copy()
    flat[:, 1] = 0.1
    wanted = np.corrcoef(X, rowvar=False)
    wanted[1, :] = wanted[:, 1] = np.nan
    with no_warnings():
        R = np.array(correlation_matrix(flat))
    with message("W4", "A constant column was not recognised: its computed spread is tiny, not 0."):
        assert np.isnan(R[1, 1])
    close(R, wanted, what="the correlations beside a constant column")
    close(correlation_matrix(X[:1]), np.full((d, d), np.nan), what="the correlations of one row")
### END HIDDEN TESTS

# %% [markdown]
# ## Exercise 6 · Histograms with true areas [2 points]
#
# The eye reads *area*. If bins differ in width, bars as high as their counts make wide bins look full. Divide by the width:
#
# $$\text{density}_b=\frac{\text{count}_b}{n\cdot\text{width}_b},$$
#
# with $n$ the number of values inside the edges. Then the areas add up to 1 and a wide bin no longer makes a
# high bar. Bins are half-open, $[e_b,e_{b+1})$, so that no value is counted twice; only the last bin also holds its
# right edge.

# %%
edges = np.array([0, 2500, 5000, 10000, 20000, 50000])
heights = {"counts": np.histogram(gdp, edges)[0], "densities": np.histogram(gdp, edges, density=True)[0] * 1e5}
fig, axes = plt.subplots(1, 2, figsize=(7, 3))
for ax, (label, height), colour, hatch in zip(axes, heights.items(), figures.COLOURS, ("", "//")):
    ax.bar(edges[:-1] / 1000, height, np.diff(edges) / 1000, align="edge", edgecolor="black", color=colour, hatch=hatch)
    ax.set_axisbelow(True)
    ax.set(title=f"bar height = {label}", xlabel="GDP per person (thousands)")
axes[1].set_ylabel("density × 100,000")
figures.show(
    fig,
    alt="The same 142 countries in the same five unequal bins, twice. Bars as high as counts: the widest, richest bin "
    "covers most of the inked area. Bars as high as densities: the poorest bin towers and the richest bin is almost flat.",
)
print("counts", heights["counts"].tolist())


# %% solution density_histogram
def density_histogram(x: ArrayLike, edges: ArrayLike) -> np.ndarray:
    """Densities of ``x`` in bins that may differ in width.

    Args:
        x: numbers in one dimension (array or list), in any order; not changed.
        edges: k + 1 >= 2 strictly increasing bin edges; you need not check that.

    Bin b is [edges[b], edges[b + 1]), the last one includes its right edge. Values outside all bins, and NaN, are
    ignored: they do not count in n either. ``np.histogram`` may not be called.

    Returns:
        (k,) float array: count / (n * width) for every bin; empty bins have density 0.

    Raises:
        ValueError: no value lies in any bin.

    >>> density_histogram([0.5, 1.5, 1.5, 4.0, 9.0], [0, 1, 2, 4])
    array([0.25 , 0.5  , 0.125])
    """
    ### BEGIN SOLUTION
    x, edges = np.asarray(x, dtype=float), np.asarray(edges, dtype=float)
    inside = x[(x >= edges[0]) & (x <= edges[-1])]
    if len(inside) == 0:
        raise ValueError("no value lies in any bin")
    bins = np.searchsorted(edges, inside, side="right") - 1
    bins[inside == edges[-1]] -= 1  # the last bin holds its right edge
    widths = np.diff(edges)
    return np.bincount(bins, minlength=len(widths)) / (len(inside) * widths)
    ### END SOLUTION


# %% tests density_histogram-basics points=1
import numpy as np
from course.checks import close, fresh, message, unchanged

### BEGIN HIDDEN TESTS
# First, so that a known mistake meets the sentence that names it.
for rng, (n, k) in fresh(3, shapes=[(6, 1), (25, 3), (200, 12), (9, 20)]):
    edges = 10 + np.cumsum(rng.uniform(1.2, 3, k + 1))
    widths = np.diff(edges)
    x = rng.uniform(edges[0], edges[-1], n)
    with unchanged(x, edges):
        densities = np.array(density_histogram(x, edges))
    right = np.histogram(x, edges, density=True)[0]
    close(densities.shape, (k,), what="the shape")
    with message("W1", "These are shares: divide by the width of the bin as well."):
        assert not np.allclose(densities, right * widths, rtol=1e-9)
    close(densities, right, what="the densities")
    close(np.sum(densities * widths), 1.0, what="the area")

    mixed = np.concatenate([x, edges[0] - rng.uniform(1, 5, 4), edges[-1] + rng.uniform(1, 5, 3)])
    densities = np.array(density_histogram(rng.permutation(mixed), edges))
    with message("W3", "Values outside the edges still count in n, so the areas do not add up to 1."):
        assert not np.allclose(densities, right * n / len(mixed), rtol=1e-9)
    close(densities, right, what="the densities when some values lie outside")
### END HIDDEN TESTS
close(density_histogram([0.5, 1.5, 1.5, 4.0, 9.0], [0, 1, 2, 4]), [0.25, 0.5, 0.125], what="the densities")
close(density_histogram([3.0], [2, 4]), [0.5], what="the density in a single bin")

# %% tests density_histogram-edges points=1
# Hidden: values on the edges, missing values, empty bins, nothing inside.
import numpy as np
from course.checks import close, forbid, fresh, message, raises

### BEGIN HIDDEN TESTS
for rng, (n, k) in fresh(3, shapes=[(5, 2), (30, 4), (80, 9)]):
    edges = np.cumsum(rng.integers(1, 5, k + 1)).astype(float)
    x = np.append(rng.uniform(edges[0], edges[-1], n), [edges[0]] + [edges[-1]] * 3)
    right, dropped = (np.histogram(values, edges, density=True)[0] for values in (x, x[:-3]))
    with forbid("numpy.histogram", why="it is the answer"):
        densities = np.array(density_histogram(x, edges))
    with message("W2", "A value equal to the last edge was lost; the last bin is closed."):
        assert not np.allclose(densities, dropped, rtol=1e-9)
        assert not np.allclose(densities, dropped * (n + 1) / (n + 4), rtol=1e-9)
    close(densities, right, what="the densities")

    inner = rng.permutation(np.repeat(edges[1:-1], 2))
    densities = np.array(density_histogram(inner, edges))
    with message("W4", "A value on an inner edge went to the bin on its left; it belongs to the bin it opens."):
        assert not densities[0] > 0
    close(densities, np.histogram(inner, edges, density=True)[0], what="the densities of values on inner edges")

    close(density_histogram(np.append(x, [np.nan, np.nan]), edges), right, what="the densities when some are missing")
    close(density_histogram([edges[0]], edges), np.eye(k)[0] / (edges[1] - edges[0]), what="a value on the first edge")
    for nothing in (edges[[0, -1]] + [-1, 1], [], [np.nan]):
        raises(ValueError, density_histogram, nothing, edges)
### END HIDDEN TESTS

# %% [markdown]
# ## Exercise 7 · When every group disagrees with the whole [3 points]
#
# Do penguins with deeper bills weigh less? Over all birds, yes. Look at the picture before you believe it.

# %%
complete = penguins.dropna(subset=["bill_depth_mm", "body_mass_g"])
depth, mass = complete["bill_depth_mm"], complete["body_mass_g"]
print(f"all species together: r = {np.corrcoef(depth, mass)[0, 1]:.2f}")

fig, ax = plt.subplots()
for colour, marker, (name, birds) in zip(figures.COLOURS, figures.MARKERS, complete.groupby("species")):
    a, b = birds["bill_depth_mm"], birds["body_mass_g"]
    ax.plot(a, b, marker, color=colour, alpha=0.45, markersize=5, label=name)
    ax.plot(a.sort_values(), np.polyval(np.polyfit(a, b, 1), a.sort_values()), color=colour, linewidth=2.5)
ax.plot(depth.sort_values(), np.polyval(np.polyfit(depth, mass, 1), depth.sort_values()), "k--", label="all")
ax.set(xlabel="bill depth (mm)", ylabel="body mass (g)")
ax.legend(loc="upper left", bbox_to_anchor=(1, 1))
figures.show(
    fig,
    alt="Scatter plot of penguins, one marker shape per species. The dashed line through all birds falls, while the line "
    "through each of the three species rises; Gentoo form a separate cloud with shallow bills and large masses.",
)

# %% [markdown]
# The falling line only says that Gentoo are heavy and have shallow bills. This is **Simpson's paradox**. Neither number is
# wrong: one compares birds, the other compares birds *of one species*. Which you need depends on what the number is for.
#
# Write a detector. Decide first, and once, which rows take part: if whole and parts are computed from different rows, their
# difference may be no more than that.


# %% solution simpson_report
def simpson_report(df: pd.DataFrame, x: str, y: str, by: str) -> dict[str, object]:
    """Pearson's r of two columns, overall and inside each group, and whether every group reverses it.

    Args:
        df: a table; its index carries no meaning and may repeat. Not changed.
        x, y: names of two numeric columns.
        by: name of the column with the group labels.

    Rows in which x, y or by is missing take no part in anything; other columns do not matter. A group is kept if it
    has at least 3 of the remaining rows and neither x nor y is constant in it.

    Returns:
        A dict with
        ``overall``: r over all remaining rows (NaN if fewer than 3, or if x or y is constant);
        ``within``: Series, group label -> r, of the kept groups only, in any order;
        ``reversed``: True if there is a kept group and r of *every* kept group has the opposite sign of ``overall``
        (0 is opposite to nothing).

    >>> toy = pd.DataFrame({"x": [1, 2, 3, 7, 8, 9], "y": [3, 2, 1, 9, 8, 7], "g": list("aaabbb")})
    >>> report = simpson_report(toy, "x", "y", "g")
    >>> report["within"].to_dict(), report["reversed"]
    ({'a': -1.0, 'b': -1.0}, True)
    """
    ### BEGIN SOLUTION
    def r(rows: pd.DataFrame) -> float:
        if len(rows) < 3 or rows[x].nunique() == 1 or rows[y].nunique() == 1:
            return np.nan
        return np.corrcoef(rows[x], rows[y])[0, 1]

    known = df[[x, y, by]].dropna()
    overall = r(known)
    within = pd.Series({label: r(rows) for label, rows in known.groupby(by)}, dtype=float).dropna()
    opposite = within * overall < 0
    return {"overall": overall, "within": within, "reversed": len(within) > 0 and bool(opposite.all())}
    ### END SOLUTION


# %% tests simpson_report-basics points=1.5
import numpy as np
import pandas as pd
from course.checks import close, fresh, message, same, unchanged
from course.data import load_penguins

report = simpson_report(load_penguins(), "bill_depth_mm", "body_mass_g", "species")
same(sorted(report), ["overall", "reversed", "within"], what="the list of keys")
same(sorted(report["within"].to_dict()), ["Adelie", "Chinstrap", "Gentoo"], what="the groups of the penguins")
assert bool(report["reversed"]), "The penguins are reversed in every species."
### BEGIN HIDDEN TESTS
from scipy import stats

birds = load_penguins().dropna(subset=["bill_depth_mm", "body_mass_g"])
close(report["overall"], stats.pearsonr(birds["bill_depth_mm"], birds["body_mass_g"]).statistic, what="r overall")
for species, rows in birds.groupby("species"):
    close(report["within"][species], stats.pearsonr(rows["bill_depth_mm"], rows["body_mass_g"]).statistic, what="r within")


def planted(rng, correlations, n, direction):
    """Groups with these correlations (not 0), their centres on a line whose slope has the sign of direction."""
    parts = []
    for k, r in enumerate(correlations):
        a, noise = rng.normal(size=(2, n))
        a, noise = a - a.mean(), noise - noise.mean()
        noise = noise - a * (a @ noise) / (a @ a)
        b = r * a / np.sqrt(a @ a) + np.sqrt(1 - r**2) * noise / np.sqrt(noise @ noise)
        parts.append(pd.DataFrame({"u": a / np.sqrt(a @ a) + 5 * k, "v": b + 5 * k * direction, "kind": f"k{k}"}))
    return pd.concat(parts, ignore_index=True)


for rng, (n, direction) in fresh(3, shapes=[(4, 1), (12, -1), (40, 1)]):
    cases = (
        ([-0.3, -0.8], True, "value", "Every group has the opposite sign, yet no reversal was reported."),
        ([0.3, 0.8], False, "value", "No group has the opposite sign, yet a reversal was reported."),
        ([-0.2, -0.3, 0.9], False, "W1", "Most groups have the opposite sign; a reversal needs all of them."),
        ([-0.9, 0.1, 0.2], False, "W2", "The mean of the groups has the opposite sign; a reversal needs every group."),
        ([-0.5, -0.4, -0.6, -0.1], True, "value", "Every group has the opposite sign, yet no reversal was reported."),
    )
    for correlations, reversal, misconception, text in cases:
        table = planted(rng, np.array(correlations) * direction, n, direction)
        table["unrelated"] = np.nan
        with unchanged(table):
            report = simpson_report(table, "u", "v", "kind")
        close(report["overall"], stats.pearsonr(table["u"], table["v"]).statistic, what="r overall")
        within = report["within"].to_dict()
        same(sorted(within), [f"k{k}" for k in range(len(correlations))], what="the labels of the groups")
        close([within[label] for label in sorted(within)], np.array(correlations) * direction, what="r within")
        with message(misconception, text):
            assert bool(report["reversed"]) == reversal
### END HIDDEN TESTS

# %% tests simpson_report-edges points=1.5
# Hidden: missing values and labels, small and constant groups, repeated index, no group at all.
import numpy as np
import pandas as pd
from course.checks import close, fresh, message, same, unchanged

### BEGIN HIDDEN TESTS
from scipy import stats

for rng, (n,) in fresh(3, shapes=[(5,), (9,), (30,)]):
    falling = np.concatenate([np.arange(n), np.arange(n) + 3 * n])
    core = pd.DataFrame({"u": falling, "v": rng.uniform(-0.2, 0.2, 2 * n), "kind": np.repeat([1.0, 2.0], n)})
    core["v"] += np.where(core["kind"] == 1, 0, 8.0 * n) - core["u"]
    overall = stats.pearsonr(core["u"], core["v"]).statistic
    labels = {1.0: stats.pearsonr(core["u"][:n], core["v"][:n]).statistic}
    labels[2.0] = stats.pearsonr(core["u"][n:], core["v"][n:]).statistic
    order = rng.permutation(2 * n)

    holes = pd.DataFrame({"u": [np.nan, 1.0, np.nan], "v": [1.0, np.nan, np.nan], "kind": [1.0, 2.0, 2.0]})
    table = pd.concat([core, holes]).set_axis(np.append(order // 2, [0, 0, 1]))
    table["note"] = np.where(np.arange(len(table)) % 2 == 0, np.nan, 1.0)
    table = table.iloc[rng.permutation(len(table))]
    with unchanged(table):
        report = simpson_report(table, "u", "v", "kind")
    with message("W6", "Rows were dropped because another column is missing; only x, y and by matter."):
        close(report["overall"], overall)
    close([report["within"][label] for label in labels], list(labels.values()), what="r within, with missing values")
    assert bool(report["reversed"]), "The missing values hid a reversal."

    lost = core.assign(kind=core["kind"].where(np.arange(2 * n) % n > 1))
    lost.loc[lost["kind"].isna(), "v"] += 50.0 * n
    report = simpson_report(lost, "u", "v", "kind")
    with message("W3", "Rows without a label were counted as a group."):
        assert not any(label != label for label in report["within"].to_dict())
    known = lost.dropna()
    with message("W7", "Rows without a label were counted in the overall correlation."):
        assert not np.isclose(report["overall"], stats.pearsonr(lost["u"], lost["v"]).statistic, rtol=1e-9)
    close(report["overall"], stats.pearsonr(known["u"], known["v"]).statistic, what="r overall, some labels missing")
    same(sorted(report["within"].to_dict()), [1.0, 2.0], what="the groups when some labels are missing")

    for a, b in ((np.full(3, 5.0), np.arange(3.0)), (np.full(3, 0.1), np.arange(3.0)), (np.arange(3.0), np.full(3, 0.1))):
        table = pd.concat([core, pd.DataFrame({"u": a, "v": b, "kind": 3.0})], ignore_index=True)
        report = simpson_report(table, "u", "v", "kind")
        with message("W4", "A group in which x or y is constant has no correlation; it must be left out."):
            assert bool(report["reversed"]) and 3.0 not in report["within"].to_dict()
        same(sorted(report["within"].to_dict()), [1.0, 2.0], what="the groups beside a constant one")
        close(report["overall"], stats.pearsonr(table["u"], table["v"]).statistic, what="r overall")

    pairs = pd.DataFrame({"u": [0.0, 1.0, 2.0, np.nan], "v": [0.0, 2.0, np.nan, 3.0], "kind": 3.0})
    report = simpson_report(pd.concat([core, pairs], ignore_index=True), "u", "v", "kind")
    with message("W5", "A group with fewer than 3 complete pairs was kept; incomplete rows do not count."):
        assert bool(report["reversed"]) and 3.0 not in report["within"].to_dict()

three = pd.DataFrame({"u": [0, 0, 1, 9, 8], "v": [1, 1, 0, 8, 9], "kind": ["a", "a", "a", "b", "b"]})
report = simpson_report(three, "u", "v", "kind")
same(list(report["within"].to_dict()), ["a"], what="the groups when one has 3 rows and the other 2")
assert bool(report["reversed"]), "The only group that is kept has the opposite sign: that is a reversal."
table = three.assign(kind=list("abcde"))
report = simpson_report(table, "u", "v", "kind")
close(report["overall"], stats.pearsonr(table["u"], table["v"]).statistic, what="r overall, all groups too small")
same([len(report["within"]), bool(report["reversed"])], [0, False], what="groups and reversal when no group is kept")
for table in (three[2:4], three.assign(u=4), three.assign(v=4), three[:0]):
    report = simpson_report(table, "u", "v", "kind")
    close(report["overall"], np.nan, what="r overall of two rows, of no row, or beside a constant")
    same([len(report["within"]), bool(report["reversed"])], [0, False], what="groups and reversal without an overall r")
plus = pd.DataFrame({"u": [0.0, 2.0, 1.0, 1.0, 1.0], "v": [1.0, 1.0, 1.0, 0.0, 2.0]})
level = pd.concat([plus.assign(kind="a"), (plus + 6).assign(kind="b")], ignore_index=True)
assert not simpson_report(level, "u", "v", "kind")["reversed"], "A correlation of 0 is not opposite to anything."
### END HIDDEN TESTS

# %% [markdown]
# ## Exercise 8 · Two averages, side by side [2 points]
#
# You cannot ask every reader which average they mean, but you can show both and begin with the groups where the choice
# matters most. For each group $g$:
#
# $$\text{mean}_g=\frac1{n_g}\sum_{i\in g}x_i,\qquad \text{weighted}_g=\frac{\sum_{i\in g}w_ix_i}{\sum_{i\in g}w_i},\qquad
# \text{difference}_g=\text{weighted}_g-\text{mean}_g .$$
#
# A group without any weight has no weighted mean. It must still appear, with NaN: a table that silently loses rows is how
# reports become wrong.


# %% solution aggregate_two_ways
def aggregate_two_ways(df: pd.DataFrame, value: str, weight: str, by: str | list[str]) -> pd.DataFrame:
    """Plain and weighted mean of a column per group, largest disagreement first.

    Args:
        df: a table; its index carries no meaning and may repeat. Not changed.
        value, weight: names of two numeric columns without missing values; weights >= 0.
        by: name of the grouping column, or a list of two or more such names; no labels are missing.

    Returns:
        A frame with one row per group, indexed by the group's label (a MultiIndex for a list of names), with the float
        columns ``mean``, ``weighted_mean`` and ``difference`` (weighted_mean - mean), in this order, sorted by
        |difference|, largest first, ties in any order. A group whose weights add up to 0 has NaN in
        ``weighted_mean`` and ``difference`` and stands at the end.

    >>> toy = pd.DataFrame({"v": [1, 3, 5, 9], "w": [1, 1, 3, 1], "g": list("aabb")})
    >>> aggregate_two_ways(toy, "v", "w", "g")
       mean  weighted_mean  difference
    g
    b   7.0            6.0        -1.0
    a   2.0            2.0         0.0
    """
    ### BEGIN SOLUTION
    groups = df.groupby(by)
    products = df.assign(**{value: df[value] * df[weight]}).groupby(by)
    total = groups[weight].sum()
    weighted = products[value].sum() / total.where(total > 0)
    table = pd.DataFrame({"mean": groups[value].mean(), "weighted_mean": weighted})
    table["difference"] = table["weighted_mean"] - table["mean"]
    return table.sort_values("difference", key=abs, ascending=False)
    ### END SOLUTION


# %% tests aggregate_two_ways-basics points=1
import numpy as np
import pandas as pd
from course.checks import close, fresh, message, same, unchanged
from course.data import load_gapminder

### BEGIN HIDDEN TESTS
# First, so that a known mistake meets the sentence that names it.
gap = load_gapminder()
for rng in fresh(3):
    picked = gap[gap["year"].isin(rng.choice(gap["year"].unique(), 3, replace=False))]
    for column, by in (("lifeExp", "continent"), ("gdpPercap", ["continent", "year"]), ("lifeExp", "year")):
        table = picked.sample(frac=1, random_state=int(rng.integers(1000)))
        with unchanged(table):
            result = aggregate_two_ways(table, column, "pop", by)
        people = table["pop"].sum()
        right = {
            label: (g[column].mean(), np.average(g[column], weights=g["pop"]), (g[column] * g["pop"]).sum() / people)
            for label, g in table.groupby(by)
        }
        same(sorted(result.index), sorted(right), what="the list of groups")
        mean, weighted, difference = (result[name].to_numpy() for name in ("mean", "weighted_mean", "difference"))
        wanted = np.array([right[label] for label in result.index])
        with message("W1", "The weights were divided by the total of the whole table; each group has its own total."):
            assert not np.allclose(weighted, wanted[:, 2], rtol=1e-9)
        close(mean, wanted[:, 0], what="the plain means")
        close(weighted, wanted[:, 1], what="the weighted means")
        with message("W5", "The difference has the wrong sign: it is weighted mean minus mean."):
            assert not np.allclose(difference, wanted[:, 0] - wanted[:, 1], rtol=1e-9)
        close(difference, wanted[:, 1] - wanted[:, 0], what="the differences")
        with message("W3", "The groups are not sorted by the size of the difference, whatever its sign."):
            assert (np.diff(np.abs(difference)) <= 1e-9).all()
### END HIDDEN TESTS
toy = pd.DataFrame({"v": [1, 3, 5, 9], "w": [1, 1, 3, 1], "g": list("aabb")})
result = aggregate_two_ways(toy, "v", "w", "g")
same(list(result.columns), ["mean", "weighted_mean", "difference"], what="the list of columns")
same(list(result.index), ["b", "a"], what="the order of the groups")
close(result.to_numpy(), [[7.0, 6.0, -1.0], [2.0, 2.0, 0.0]], what="the table")

# %% tests aggregate_two_ways-edges points=1
# Hidden: groups without weight, one-row groups, repeated index, scaled weights, awkward column names.
import numpy as np
import pandas as pd
from course.checks import close, fresh, message, same, unchanged

### BEGIN HIDDEN TESTS
for rng, (n, k) in fresh(3, shapes=[(12, 3), (30, 5), (60, 9)]):
    label = np.append(np.arange(k), rng.integers(0, k - 1, n))
    v, w = rng.normal(10, 3, n + k), rng.integers(1, 9, n + k).astype(float)
    w[label == 0] = 0
    table = pd.DataFrame({"mean": v, "difference": w, "kind": label})
    means = [v[label == group].mean() for group in range(k)]
    weighted = [np.nan] + [np.sum((v * w)[label == group]) / w[label == group].sum() for group in range(1, k)]
    wanted = np.column_stack([means, weighted, np.subtract(weighted, means)])
    result = aggregate_two_ways(table, "mean", "difference", "kind")
    with message("W2", "A group disappeared: groups whose weights add up to 0 must stay, with NaN."):
        assert set(range(k)) <= set(result.index)
    same(sorted(result.index), list(range(k)), what="the list of groups")
    close(result.sort_index().to_numpy(), wanted, what="the table, put in the order of the labels")
    assert list(result.index)[-1] == 0, "The group without weight must stand at the end."
    sizes = np.abs(result["difference"].to_numpy()[:-1])
    assert (np.diff(sizes) <= 1e-9).all(), "The groups are not sorted by the size of the difference."

    repeated = table.set_axis(rng.integers(0, 4, n + k))
    with unchanged(repeated), message("W4", "The result depends on the index of the table; rows must be matched by place."):
        close(aggregate_two_ways(repeated, "mean", "difference", "kind").sort_index().to_numpy(), wanted)
    scaled = table.assign(difference=w / 1000)
    close(aggregate_two_ways(scaled, "mean", "difference", "kind").sort_index().to_numpy(), wanted, what="small weights")
### END HIDDEN TESTS

# %% [markdown]
# ## Now the library
#
# | yours | the call |
# |---|---|
# | `weighted_mean_var` | `np.average(x, weights=w)`; `np.cov(x, fweights=w, ddof=0)` for whole weights |
# | `robust_summary` | `scipy.stats.median_abs_deviation(x, scale="normal")`, `iqr`, `trim_mean(x, 0.1)` |
# | `ecdf` | `scipy.stats.ecdf(x).cdf`, `ax.ecdf(x)` |
# | `spearman` | `scipy.stats.spearmanr(x, y)` |
# | `correlation_matrix` | `np.corrcoef(X, rowvar=False)`, `df.corr()` |
# | `density_histogram` | `np.histogram(x, edges, density=True)` |
#
# In a project call the library: it is tested and others know it. Keep your own where the contract differs: `np.average` does
# not skip missing pairs, `np.corrcoef` warns about constant columns or misses them, and reports such as exercises 7 and 8
# are yours to write. The next cell is exercise 8 for 2007, done by hand.

# %%
rows = []
for name, group in [*world.groupby("continent"), ("World", world)]:
    plain, weighted = group["lifeExp"].mean(), np.average(group["lifeExp"], weights=group["pop"])
    people_share = f"{group['pop'].sum() / world['pop'].sum():.0%}"
    rows.append((name, len(group), people_share, round(plain, 1), round(weighted, 1), round(weighted - plain, 1)))
columns = ["group", "countries", "of people", "mean", "weighted", "difference"]
print(pd.DataFrame(rows, columns=columns).to_string(index=False))

# %% [markdown]
# Look at the signs. In Asia, with most of the world's people, and in Africa the weighted mean is *lower*; for the world it is
# higher. Weighting changes the averages inside the continents and also how much each continent counts: Africa has 52 of the
# 142 rows but 15% of the people. The second effect wins.

# %% [markdown]
# ## Reflection [5 points, graded by a person]
#
# Life expectancy in 2007 is 67.0 years (mean of countries) or 68.9 years (mean of people). Write the sentence that you would
# print in a report for **(a)** a health ministry and **(b)** a global insurer, and defend your choice in at most 250 words.
# Use at least one number or picture from your own run.
#
# | points | what your answer does |
# |---|---|
# | 0 | absent |
# | 1 | asserts without evidence |
# | 3 | makes the right claim, with a number or plot from your own run |
# | 4 | also names the assumption or the limit |
# | 5 | also says what you would do in production |

# %% [markdown] manual reflection points=5
# ### BEGIN SOLUTION
# **(a) Ministry:** "In 2007 the average of 142 countries was 67.0 years; half of the countries lie between the quartiles
# shown beside it." A ministry compares its country with other countries. Each of them is one health system, so each counts
# once, and a rank or quartile says more than the mean.
#
# **(b) Insurer:** "A person alive in 2007 lived where life expectancy was 68.9 years on average." The insurer pays for
# people, so rows must count by population, and better still by the people it insures.
#
# Evidence: for the world, weighting adds 1.9 years, yet in Asia it takes 1.3 and in Africa 0.2 away (last table of my run).
# The world figure rises because Africa has 52 of the 142 rows but only 15% of the people.
#
# Assumption: everybody in a country has its average. Differences inside large countries are hidden, and life expectancy in
# a year is not how long anyone alive in it will live.
#
# In production I would publish both figures with their weights named in the label, compute them with one tested function,
# and alert when the two diverge by more than usual.
# ### END SOLUTION

# %% [markdown] logbook
# **Log-book** (not graded; it helps your plan)
#
# - Hours:
# - Hard:
# - Review next:

# %% [markdown]
# ## Further reading
#
# - Claus Wilke, *Fundamentals of Data Visualization*, on distributions, proportional ink and axes (free online).
# - Diez, Çetinkaya-Rundel and Barr, *OpenIntro Statistics*, chapters 1–2 (free online).
# - John Tukey, *Exploratory Data Analysis*: where resistant summaries come from.
# - Hadley Wickham, "Tidy data", *Journal of Statistical Software* 59 (2014): what a row should be.
#
# Data: Gapminder (gapminder.org, CC BY); Palmer penguins (CC0).
