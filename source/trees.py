# %% [markdown]
# # Decision trees
#
# *14 hours · needs "The supervised problem, baselines and nearest neighbours" and "Probability, random variables and limit
# theorems" · data: wine (scikit-learn), churn of a telephone company*
#
# A decision tree asks one question about one column, then another, and answers with a label. Alone it is easy to read and
# easy to mislead; a few hundred together win on most tables. Whoever uses forests or boosting should know what each tree
# does with the rows, where it stops, and what its "importances" do not say.
#
# Afterwards you can
#
# - **measure** how mixed a group of rows is;
# - **find** the best question in one sorted pass, for labels and for numbers;
# - **grow** a tree, and **prune** it back by a price per leaf;
# - **judge** which columns a model relies on, and how far to believe that.

# %% readonly setup
from collections.abc import Callable, Sequence
from typing import Any

import matplotlib.pyplot as plt
import numpy as np
from numpy.typing import ArrayLike
from sklearn.datasets import load_wine
from sklearn.model_selection import train_test_split
from sklearn.tree import DecisionTreeClassifier

from course import figures
from course.data import load_churn

figures.use_house_style()

churn = load_churn()
left = (churn["churn"] == "yes").to_numpy()
features = churn.drop(columns="churn")
for name in ("state", "area_code", "international_plan", "voice_mail_plan"):
    features[name] = features[name].astype("category").cat.codes
train, test = train_test_split(np.arange(len(churn)), test_size=0.3, random_state=0, stratify=left)

# %% [markdown]
# ## Warm-up
#
# Write down a guess before you run each cell.
#
# **1.** Trees of depth 3, 6 and without a limit learn who leaves the telephone company. Which is best on held-out customers?

# %%
print(f"always 'stays': {np.mean(~left[test]):.3f}")
for depth in (3, 6, None):
    tree = DecisionTreeClassifier(max_depth=depth, random_state=0).fit(features.iloc[train], left[train])
    on_train, on_test = (tree.score(features.iloc[rows], left[rows]) for rows in (train, test))
    print(f"depth {tree.get_depth():2d}: training {on_train:.3f}   held out {on_test:.3f}")

# %% [markdown]
# The deepest tree remembers every training row, and is worse on new ones: deeper is not better.
#
# **2.** We divide minutes by 60 and square the number of calls. Five-nearest-neighbour models would change. Does the tree?

# %%
changed = features.copy()
changed["total_day_minutes"] /= 60
changed["total_day_calls"] = changed["total_day_calls"] ** 2
for name, table in (("as it is", features), ("changed", changed)):
    tree = DecisionTreeClassifier(max_depth=3, random_state=0).fit(table.iloc[train], left[train])
    print(f"{name:9s} held out {tree.score(table.iloc[test], left[test]):.3f}")

# %% [markdown]
# A question "is $x\le t$?" only uses the order of the values. Trees need no scaling.
#
# **3.** A label says whether two coins show the same side. How pure can one question make the groups? And two?

# %%
coins = np.array([[0, 0], [0, 1], [1, 0], [1, 1]] * 5)
equal = coins[:, 0] == coins[:, 1]
for side in (0, 1):
    print(f"first coin {side}: share of 'equal' {equal[coins[:, 0] == side].mean():.2f}")
both = DecisionTreeClassifier(max_depth=2, random_state=0).fit(coins, equal)
print(f"two questions in a row: {both.score(coins, equal):.2f}")

# %% [markdown]
# The first question gains nothing, yet the second gains everything after it. A tree that only looks one question ahead is
# *greedy*: it need not be the best tree.

# %% [markdown]
# ## Worked example: two questions about wine
#
# 178 bottles from three growers, 13 chemical measurements. Try every question "is $x_j\le t$?" for every column. Keep the
# one after which the two groups are least mixed. Then ask again inside each group.

# %%
wine = load_wine()
two = DecisionTreeClassifier(max_depth=2, random_state=0).fit(wine.data, wine.target)
for node in range(two.tree_.node_count):
    counts = np.round(two.tree_.value[node, 0] * two.tree_.n_node_samples[node]).astype(int).tolist()
    column, threshold = two.tree_.feature[node], two.tree_.threshold[node]
    question = f"{wine.feature_names[column]} <= {threshold:.2f}?" if column >= 0 else "leaf"
    print(f"node {node}: bottles per grower {counts}   {question}")

# %%
fig, ax = plt.subplots()
x, z = wine.data[:, 12], wine.data[:, 6]
for i in range(3):
    own = wine.target == i
    ax.plot(x[own], z[own], figures.MARKERS[i], color=figures.COLOURS[i], alpha=0.6, label=f"grower {i}")
ax.axvline(755, color="black", linestyle="--", label="first question")
ax.hlines(two.tree_.threshold[4], 755, x.max(), color="black", linestyle=":", label="second, on the right")
ax.set(xlabel="proline", ylabel="flavanoids")
ax.legend(fontsize=8)
figures.show(fig, alt="Proline against flavanoids for 178 wines of three growers. A vertical line at proline 755 has nearly "
             "all bottles of grower 0 on its right. There a horizontal line near flavanoids 2.2 separates grower 0 above "
             "from the few bottles of grower 2 below.")

# %% [markdown]
# Every cut is parallel to an axis, and every leaf is a box in which one label is the answer.

# %% [markdown]
# ## Exercise 1 · Impurity (2 points)
#
# Let $p_c$ be the share of class $c$ in a group. **Gini impurity** is the chance that two rows drawn with replacement have
# different labels; **entropy** is the mean number of yes/no answers that name the label of a row:
#
# $$G = 1-\sum_c p_c^2,\qquad H = -\sum_c p_c\log_2 p_c .$$
#
# Counts $(3, 1)$ have $p=(\tfrac34,\tfrac14)$, so $G=1-\tfrac{9}{16}-\tfrac1{16}=\tfrac38$.
# A class that is absent adds $0\log 0 = 0$: the limit, not the NaN that NumPy makes of it.

# %%
p = np.array([3, 1]) / 4
print(f"gini {1 - np.sum(p**2):.3f}   entropy {-np.sum(p * np.log2(p)):.3f} bits")

# %% [markdown]
# In all exercises the docstring is the contract: what it promises is checked, what it leaves open is up to you.

# %% solution impurity
def impurity(counts: ArrayLike, kind: str) -> float | np.ndarray:
    """Measure how mixed groups of rows are, from their class counts.

    Parameters
    ----------
    counts : array-like of k >= 1 counts (one group), or of shape (m, k) (a group in each row, m >= 0). Integers or floats
        >= 0, none missing. Not changed.
    kind : ``"gini"`` (1 minus the sum of squared shares) or ``"entropy"`` (in bits: logarithm to base 2).

    Returns
    -------
    A float for one group, else a float64 array of shape (m,). A pure group and a group without rows (all counts 0) have
    impurity 0. No warning is issued.

    Raises
    ------
    ValueError : another kind; a negative count.

    Example
    -------
    impurity([3, 1], "gini")  ->  0.375        impurity([[2, 2], [5, 0]], "entropy")  ->  [1.0, 0.0]
    """
    ### BEGIN SOLUTION
    counts = np.asarray(counts, dtype=float)
    if kind not in ("gini", "entropy"):
        raise ValueError(f"kind must be gini or entropy, got {kind!r}")
    if (counts < 0).any():
        raise ValueError("a count is negative")
    total = counts.sum(axis=-1, keepdims=True)
    p = np.divide(counts, total, out=np.zeros_like(counts), where=total > 0)
    if kind == "gini":
        result = (p * (1 - p)).sum(axis=-1)
    else:
        result = -(p * np.log2(np.where(p > 0, p, 1))).sum(axis=-1) + 0.0
    return float(result) if counts.ndim == 1 else result
    ### END SOLUTION

# %% tests impurity-basics points=1
import numpy as np
from course.checks import close, fresh, message, unchanged

with message("W3", "This is the share of rows outside the largest class; Gini is 1 minus the sum of squared shares."):
    assert abs(float(impurity([3, 1], "gini")) - 0.25) > 1e-6
with message("W1", "The entropy is not in bits: the logarithm must have base 2."):
    assert abs(float(impurity([2, 2], "entropy")) - np.log(2)) > 1e-6
close(impurity([3, 1], "gini"), 0.375)
close(impurity([[2, 2], [1, 1]], "entropy"), [1.0, 1.0])
### BEGIN HIDDEN TESTS
from scipy.stats import entropy

for rng, shape in fresh(3, shapes=[(5, 3), (3, 3), (1, 2), (2, 6)]):
    counts = rng.integers(1, 30, size=shape)
    with unchanged(counts):
        gini, bits = impurity(counts, "gini"), impurity(counts, "entropy")
    close(gini, [1 - sum((c / sum(row)) ** 2 for c in row) for row in counts.tolist()], what="gini")
    close(bits, entropy(counts, base=2, axis=1), what="the entropy")
    close(impurity(counts[0].tolist(), "entropy"), entropy(counts[0], base=2), what="the entropy of one group")
    close(impurity(counts * 7.5, "gini"), gini, what="gini of scaled counts")
### END HIDDEN TESTS

# %% tests impurity-edges points=1
# Hidden: absent classes, pure and empty groups, no groups, refused arguments.
### BEGIN HIDDEN TESTS
import numpy as np
from course.checks import close, fresh, message, no_warnings, raises
from scipy.stats import entropy

for rng, k in fresh(3, shapes=[2, 3, 7]):
    counts = rng.integers(1, 20, size=(4, k))
    counts[:2, 0] = 0
    counts[1, 1:-1] = 0
    with message("W2", "A class without rows gave NaN or a warning: 0 log 0 counts as 0."), no_warnings():
        bits = impurity(counts, "entropy")
        assert np.isfinite(bits).all()
    close(bits, entropy(counts, base=2, axis=1), what="the entropy")
    for kind in ("gini", "entropy"):
        with no_warnings():
            close(impurity(np.zeros((2, k), dtype=int), kind), [0.0, 0.0], what="the impurity of empty groups")
            close(impurity([0] * (k - 1) + [9], kind), 0.0, what="the impurity of a pure group")
            close(impurity([0] * k, kind), 0.0, what="the impurity of an empty group")
            close(impurity([5], kind), 0.0, what="the impurity of one class")
            close(impurity(np.zeros((0, k)), kind), np.zeros(0), what="the impurity of no groups")
        raises(ValueError, impurity, [3, -1], kind)
        raises(ValueError, impurity, [[1, 2], [3, -1]], kind)
    for kind in ("error", "Gini", ""):
        raises(ValueError, impurity, [3, 1], kind)
### END HIDDEN TESTS

# %% [markdown]
# ## Exercise 2 · The best split (4 points)
#
# A threshold $t$ sends rows with $x\le t$ left. Its **gain** is the Gini impurity before, minus what remains; a child counts
# by its share of the rows:
#
# $$\text{gain}(t)=G-\frac{n_L}{n}G_L-\frac{n_R}{n}G_R .$$
#
# Without the weights one pure row would make a split look good. Only midpoints between neighbouring distinct values matter.
# Sort once; walking right, each row moves from the right child's class counts to the left's. A cumulative sum of indicator
# columns holds all the counts, so the sort, $O(n\log n)$, is the dearest part.

# %% solution best_split
def best_split(x: ArrayLike, y: ArrayLike) -> tuple[float | None, float]:
    """Find the threshold on one feature with the largest Gini gain.

    Parameters
    ----------
    x : array-like of shape (n,), n >= 0, finite numbers in any order. Not changed.
    y : array-like of n labels (numbers or text). Not changed.

    Returns
    -------
    ``(threshold, gain)``, two floats. Rows with x <= threshold go left. The threshold is the midpoint of two neighbouring
    distinct values of ``x``. Gains that differ by at most 1e-12 are equal: the lowest threshold wins.
    ``(None, 0.0)`` if ``x`` has fewer than two distinct values, or no split gains more than 1e-12 (as for one class).
    100,000 rows with a few classes take less than 2 s.

    Raises
    ------
    ValueError : ``x`` and ``y`` differ in length.

    Example
    -------
    best_split([1, 2, 3, 4], ["a", "a", "b", "b"])  ->  (2.5, 0.5)
    """
    ### BEGIN SOLUTION
    x, y = np.asarray(x, dtype=float), np.asarray(y)
    if len(x) != len(y):
        raise ValueError(f"x has {len(x)} values, y has {len(y)}")
    order = np.argsort(x, kind="stable")
    x = x[order]
    ends = np.flatnonzero(x[1:] > x[:-1])
    if len(ends) == 0:
        return None, 0.0
    classes, codes = np.unique(y[order], return_inverse=True)
    running = np.cumsum(codes[:, None] == np.arange(len(classes)), axis=0)
    total = running[-1]
    n, n_left, n_right = len(x), ends + 1, len(x) - ends - 1
    lefts, rights = running[ends], total - running[ends]
    before = 1 - np.sum((total / n) ** 2)
    left = 1 - np.sum((lefts / n_left[:, None]) ** 2, axis=1)
    right = 1 - np.sum((rights / n_right[:, None]) ** 2, axis=1)
    gains = before - (n_left * left + n_right * right) / n
    if gains.max() <= 1e-12:
        return None, 0.0
    best = np.argmax(gains >= gains.max() - 1e-12)
    low, high = x[ends[best]], x[ends[best] + 1]
    return float(low + (high - low) / 2), float(gains[best])
    ### END SOLUTION

# %% tests best_split-basics points=1.5
import numpy as np
from course.checks import close, fresh, message, same, unchanged

with message("W2", "The threshold is one of the values; it must lie in the middle between two neighbours."):
    assert best_split([1, 2, 3, 4], ["a", "a", "b", "b"])[0] not in (2, 3)
with message("W3", "The split with the smallest gain was returned, or the gain has the wrong sign."):
    assert best_split([1, 2, 3, 4, 5], ["a", "a", "b", "b", "b"])[1] > 0.4
with message("W1", "The children were not weighted by their share of the rows."):
    assert abs(best_split([1, 2, 3, 4], [0, 1, 1, 0])[1] - (0.5 - 2 / 9)) > 1e-6
threshold, gain = best_split([1, 2, 3, 4], ["a", "a", "b", "b"])
close(threshold, 2.5, what="the threshold")
close(gain, 0.5, what="the gain")
same(best_split([3, 3, 3], [0, 1, 0])[0], None, what="the threshold of a constant feature")
### BEGIN HIDDEN TESTS
def gini(labels):
    return 1 - sum((labels.count(label) / len(labels)) ** 2 for label in set(labels))


def try_all(x, y):
    distinct, best = sorted(set(x)), (None, 0.0)
    for low, high in zip(distinct, distinct[1:]):
        parts = [[b for a, b in zip(x, y) if a <= low], [b for a, b in zip(x, y) if a > low]]
        gain = gini(y) - sum(len(part) * gini(part) for part in parts) / len(y)
        if gain > best[1] + 1e-12:
            best = ((low + high) / 2, gain)
    return best


for rng, (n, k) in fresh(3, shapes=[(2, 2), (9, 2), (30, 3), (60, 5)]):
    x, y = rng.normal(size=n), rng.integers(k, size=n)
    y[0], y[1] = 0, 1
    with unchanged(x, y):
        threshold, gain = best_split(x, y)
    expected = try_all(x.tolist(), y.tolist())
    with message("W1", "Another split has the larger gain once each child is weighted by its share of the rows."):
        close(gain, expected[1], what="the gain")
        close(threshold, expected[0], what="the threshold")
    close(best_split(x.tolist(), [f"class {c}" for c in y])[0], expected[0], what="the threshold for lists and text")
### END HIDDEN TESTS

# %% tests best_split-ties points=1.5
# Hidden: many equal values, equally good thresholds, constant features, pure labels, no gain, empty input.
### BEGIN HIDDEN TESTS
import numpy as np
from course.checks import close, fresh, message, raises, same, unchanged
from sklearn.tree import DecisionTreeClassifier

close(best_split([1, 2], [0, 1])[1], 0.5)
for rng, (n, values) in fresh(3, shapes=[(12, 2), (40, 4), (90, 6)]):
    x, y = rng.integers(values, size=n), rng.integers(2, size=n)
    x[:2], y[:2] = [0, 1], [0, 1]
    y[rng.random(n) < 0.5] = 0
    y[1] = 1
    with unchanged(x, y):
        threshold, gain = best_split(x, y)
    stump = DecisionTreeClassifier(max_depth=1).fit(x[:, None], y).tree_
    shares = stump.n_node_samples / n
    with message("W4", "Rows with equal x were separated: only midpoints of distinct values are thresholds."):
        assert threshold is None or threshold not in range(values)
    if stump.node_count == 3:
        close(gain, stump.impurity[0] - np.sum((shares * stump.impurity)[1:]), what="the gain", atol=1e-10)
    with message("W6", "Of equally good thresholds the lowest must win."):
        close(best_split([1, 2, 3, 4, 5, 6], [0, 1, 1, 1, 1, 0])[0], 1.5)
        close(best_split(np.arange(6)[::-1], ["b", "a", "a", "a", "a", "b"])[0], 0.5)
    for a, b in (([2] * 5, [0, 1, 0, 1, 1]), ([1, 2, 3], ["a"] * 3), ([1, 1, 2, 2], [0, 1, 0, 1]), ([], []), ([1], [0])):
        threshold, gain = best_split(a, b)
        same(threshold, None, what="the threshold without a useful split")
        close(gain, 0.0, what="the gain without a useful split")
raises(ValueError, best_split, [1, 2, 3], [0, 1])
### END HIDDEN TESTS

# %% tests best_split-speed points=1
# Hidden: one sorted pass: 100,000 rows in less than 2 s.
### BEGIN HIDDEN TESTS
import time
import numpy as np
from course.checks import close, fresh, message

for rng in fresh(1):
    for n in (5_000, 100_000):
        x = rng.permutation(n).astype(float)
        y = (x >= n // 3).astype(int)
        start = time.perf_counter()
        threshold, gain = best_split(x, y)
        seconds = time.perf_counter() - start
        with message("W5", "Too slow: the time grows with the square of the rows. Sort once and keep running counts."):
            assert seconds < (2 if n == 100_000 else 0.3)
        close(threshold, n // 3 - 0.5, what="the threshold")
### END HIDDEN TESTS

# %% [markdown]
# ## Exercise 3 · Split for numbers (2 points)
#
# With a numeric target, variance (`ddof=0`) takes the place of Gini:
# $\text{gain}=V-\frac{n_L}{n}V_L-\frac{n_R}{n}V_R$. The usual shortcut $\overline{y^2}-\bar y^2$ subtracts two huge numbers
# when $y$ is far from zero. Variance ignores a shift: subtract the mean *first*. Then, with centred $y$ and $S_L$ the sum of
# $y$ on the left, the sums $S_R=-S_L$ of the sides are enough:
#
# $$\text{gain}=\frac1n\Bigl(\frac{S_L^2}{n_L}+\frac{S_R^2}{n_R}\Bigr).$$

# %%
far = np.array([0.0, 1.0, 2.0]) + 1e8
print(f"shortcut: {np.mean(far**2) - np.mean(far) ** 2:.3f}   centred first: {np.mean((far - far.mean()) ** 2):.3f}")

# %% solution best_split_regression
def best_split_regression(x: ArrayLike, y: ArrayLike) -> tuple[float | None, float]:
    """Find the threshold on one feature that reduces the variance of ``y`` most.

    Parameters
    ----------
    x : array-like of shape (n,), n >= 0, finite numbers in any order. Not changed.
    y : array-like of n finite numbers, perhaps far from zero (1e8 + noise of size 1). Not changed.

    Returns
    -------
    ``(threshold, gain)``, two floats: as in ``best_split``, rows with x <= threshold go left and the threshold is the
    midpoint of two neighbouring distinct values. The gain is the variance of ``y`` (ddof=0) minus the children's, each
    weighted by its share of the rows. Of exactly equal gains (up to rounding) the lowest threshold wins.
    ``(None, 0.0)`` if ``x`` has fewer than two distinct values or ``y`` is constant.

    Raises
    ------
    ValueError : ``x`` and ``y`` differ in length.

    Example
    -------
    best_split_regression([1, 2, 3, 4], [0, 0, 6, 6])  ->  (2.5, 9.0)
    """
    ### BEGIN SOLUTION
    x, y = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
    if len(x) != len(y):
        raise ValueError(f"x has {len(x)} values, y has {len(y)}")
    order = np.argsort(x, kind="stable")
    x, y = x[order], y[order]
    ends = np.flatnonzero(x[1:] > x[:-1])
    if len(ends) == 0 or (y == y[0]).all():
        return None, 0.0
    y = y - y.mean()
    running = np.cumsum(y)
    n, n_left = len(y), ends + 1
    left, right = running[ends], running[-1] - running[ends]
    gains = (left**2 / n_left + right**2 / (n - n_left)) / n
    best = np.argmax(gains >= gains.max() * (1 - 1e-9))
    low, high = x[ends[best]], x[ends[best] + 1]
    return float(low + (high - low) / 2), float(gains[best])
    ### END SOLUTION

# %% tests best_split_regression-basics points=1
import numpy as np
from course.checks import close, fresh, message, same, unchanged

threshold, gain = best_split_regression([1, 2, 3, 4], [0, 0, 6, 6])
close(threshold, 2.5, what="the threshold")
close(gain, 9.0, what="the gain")
same(best_split_regression([3, 3], [0, 1])[0], None, what="the threshold of a constant feature")
### BEGIN HIDDEN TESTS
def try_all(x, y):
    distinct, best = np.unique(x), (None, 0.0)
    for low, high in zip(distinct, distinct[1:]):
        parts = y[x <= low], y[x > low]
        gain = y.var() - sum(len(part) * part.var() for part in parts) / len(y)
        if gain > best[1] + 1e-10:
            best = ((low + high) / 2, gain)
    return best


for rng, n in fresh(3, shapes=[2, 7, 30, 80]):
    for x in (rng.normal(size=n), rng.integers(2, size=n) + np.arange(n) // 3):
        y = rng.normal(size=n)
        expected = try_all(x, y)
        with unchanged(x, y):
            threshold, gain = best_split_regression(x, y)
        if expected[0] is None:
            continue
        with message("W2", "Another split reduces the variance more once each child counts by its share of the rows."):
            close(gain, expected[1], what="the gain", rtol=1e-7)
            close(threshold, expected[0], what="the threshold")
### END HIDDEN TESTS

# %% tests best_split_regression-edges points=1
# Hidden: targets far from zero, ties, constant features and targets, lists, empty input.
### BEGIN HIDDEN TESTS
import numpy as np
from course.checks import close, fresh, message, raises, same

close(best_split_regression([1, 2], [0, 2])[1], 1.0)
for rng, n in fresh(3, shapes=[8, 30, 60]):
    x = np.arange(n) + rng.uniform(0, 0.5, size=n)
    y = np.where(np.arange(n) < n // 3, -3.0, 3.0) + rng.uniform(-1, 1, size=n) + 1e8
    with message("W1", "Precision was lost for targets far from zero: centre y before squaring."):
        threshold, gain = best_split_regression(x, y)
        z = y - y.mean()
        parts = z[: n // 3], z[n // 3:]
        close(gain, z.var() - sum(len(part) * part.var() for part in parts) / n, rtol=1e-6)
        close(threshold, (x[n // 3 - 1] + x[n // 3]) / 2)
    close(best_split_regression([1, 2, 3], [1, 0, 1])[0], 1.5, what="the lowest of equally good thresholds")
    for a, b in (([2] * 4, [0, 1, 0, 1]), ([1, 2, 3], [0.1] * 3), ([], []), ([1], [0])):
        threshold, gain = best_split_regression(a, b)
        same(threshold, None, what="the threshold without a useful split")
        close(gain, 0.0, what="the gain without a useful split")
raises(ValueError, best_split_regression, [1, 2, 3], [0, 1])
### END HIDDEN TESTS
