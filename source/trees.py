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
# The deepest tree remembers every training row, and on new ones it is worse than the one of depth 6: deeper is not better.
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
    The time grows with n log n, not with its square: 100,000 rows with a few classes take less than 2 s.

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
from course.checks import close, fresh, message, unchanged

with message("W2", "The threshold is one of the values; it must lie in the middle between two neighbours."):
    assert best_split([1, 2, 3, 4], ["a", "a", "b", "b"])[0] not in (2, 3)
with message("W3", "The split with the smallest gain was returned, or the gain has the wrong sign."):
    assert best_split([1, 2, 3, 4, 5], ["a", "a", "b", "b", "b"])[1] > 0.4
with message("W1", "The children were not weighted by their share of the rows."):
    assert abs(best_split([1, 2, 3, 4], [0, 1, 1, 0])[1] - (0.5 - 2 / 9)) > 1e-6
threshold, gain = best_split([1, 2, 3, 4], ["a", "a", "b", "b"])
close(threshold, 2.5, what="the threshold")
close(gain, 0.5, what="the gain")
with message("W4", "Rows with equal x were separated: a constant feature has no threshold, it gives (None, 0.0)."):
    assert best_split([3, 3, 3], [0, 1, 0])[0] is None
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
_ = raises(ValueError, best_split, [1, 2, 3], [0, 1])
### END HIDDEN TESTS

# %% tests best_split-speed points=1
# Hidden: one sorted pass: 100,000 rows, and on 8,000 no more than a few times a plain loop's time.
### BEGIN HIDDEN TESTS
import numpy as np
from course.checks import close, faster_than, fresh, message


def walk(x, y):
    """One sorted walk in plain Python; the counts of two classes move from right to left."""
    rows = sorted(zip(x.tolist(), y.tolist()))
    n, ones = len(rows), sum(label for _, label in rows)
    before, best = 1 - (ones / n) ** 2 - (1 - ones / n) ** 2, (None, 0.0)
    seen = 0
    for i in range(1, n):
        seen += rows[i - 1][1]
        if rows[i - 1][0] < rows[i][0]:
            p, q = seen / i, (ones - seen) / (n - i)
            left, right = 1 - p * p - (1 - p) ** 2, 1 - q * q - (1 - q) ** 2
            gain = before - i / n * left - (n - i) / n * right
            if gain > best[1]:
                best = (rows[i - 1][0] + rows[i][0]) / 2, gain
    return best


for rng in fresh(1):
    x = rng.permutation(8_000).astype(float)
    y = (x >= 3_000).astype(int)
    with message("W5", "Too slow: the time grows with the square of the rows. Sort once and keep running counts."):
        faster_than(best_split, walk, x, y, factor=0.15)
    x = rng.permutation(100_000).astype(float)
    threshold, gain = best_split(x, (x >= 30_000).astype(int))
    close(threshold, 29_999.5, what="the threshold")
    close(gain, 0.42, what="the gain")
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
_ = raises(ValueError, best_split_regression, [1, 2, 3], [0, 1])
### END HIDDEN TESTS

# %% [markdown]
# ## Exercise 4 · Grow a tree (4 points)
#
# Growing is recursive: make a node; if it may be split, split its rows with the best question over all columns and grow a
# tree from each side. It stops where the depth is used up, no question gains anything, or every question would leave a
# child with fewer than `min_leaf` rows. A node is a plain dictionary:
#
# | key | in every node |
# |---|---|
# | `"n"`, `"impurity"` | number of its rows (int), their Gini impurity (float) |
# | `"label"` | most frequent label of *its* rows; of several, the smallest |
#
# A node that was split also has `"feature"` (column number), `"threshold"`, `"left"` and `"right"` (nodes). A leaf has none
# of these four keys.

# %% solution grow
def grow(X: ArrayLike, y: ArrayLike, max_depth: int | None, min_leaf: int = 1) -> dict[str, Any]:
    """Grow a classification tree greedily by Gini gain.

    Parameters
    ----------
    X : array-like of shape (n, d), n >= 1, d >= 1, finite numbers. Not changed.
    y : array-like of n labels, numbers or text. Not changed.
    max_depth : most questions between the root and a leaf, >= 0; 0 gives a single leaf, None means no limit.
    min_leaf : each child of a split must have at least so many rows, >= 1.

    Returns
    -------
    The root: a dictionary with the keys described above. A node is split if the depth allows it and the best permitted
    split gains more than 1e-12; thresholds, sides and gain are as in ``best_split`` (midpoints, x <= threshold left).
    Gains that differ by at most 1e-12 are equal: the lowest column wins, then the lowest threshold.

    Raises
    ------
    ValueError : no rows; ``X`` and ``y`` differ in length; ``max_depth`` < 0; ``min_leaf`` < 1.

    Example
    -------
    grow([[1], [2]], ["a", "b"], 1)  ->  {"n": 2, "impurity": 0.5, "label": "a", "feature": 0, "threshold": 1.5,
        "left": {"n": 1, "impurity": 0.0, "label": "a"}, "right": {"n": 1, "impurity": 0.0, "label": "b"}}
    """
    ### BEGIN SOLUTION
    X, y = np.asarray(X, dtype=float), np.asarray(y)
    if len(X) == 0 or len(X) != len(y):
        raise ValueError("grow needs at least one row, and a label for each")
    if min_leaf < 1 or (max_depth is not None and max_depth < 0):
        raise ValueError("min_leaf must be at least 1 and max_depth not negative")
    labels, codes = np.unique(y, return_inverse=True)
    onehot = codes[:, None] == np.arange(len(labels))

    def best(rows: np.ndarray, total: np.ndarray, gini: float) -> tuple[float, int, float]:
        n, found = len(rows), (1e-12, -1, 0.0)
        for j in range(X.shape[1]):
            order = rows[np.argsort(X[rows, j], kind="stable")]
            x, running = X[order, j], np.cumsum(onehot[order], axis=0)
            ends = np.flatnonzero(x[1:] > x[:-1])
            ends = ends[(ends + 1 >= min_leaf) & (n - ends - 1 >= min_leaf)]
            if len(ends) == 0:
                continue
            lefts, rights = running[ends], total - running[ends]
            kept = (lefts**2).sum(axis=1) / (ends + 1) + (rights**2).sum(axis=1) / (n - ends - 1)
            gains = gini - 1 + kept / n
            if gains.max() > found[0] + (1e-12 if found[1] >= 0 else 0):
                i = ends[np.argmax(gains >= gains.max() - 1e-12)]
                found = (gains.max(), j, x[i] + (x[i + 1] - x[i]) / 2)
        return found

    def node(rows: np.ndarray, depth: int) -> dict[str, Any]:
        total = onehot[rows].sum(axis=0)
        gini = float(1 - np.sum((total / len(rows)) ** 2))
        result = {"n": len(rows), "impurity": gini, "label": labels[total.argmax()].item()}
        if max_depth is None or depth < max_depth:
            _, j, threshold = best(rows, total, gini)
            if j >= 0:
                goes_left = X[rows, j] <= threshold
                result |= {"feature": j, "threshold": float(threshold)}
                result["left"] = node(rows[goes_left], depth + 1)
                result["right"] = node(rows[~goes_left], depth + 1)
        return result

    return node(np.arange(len(X)), 0)
    ### END SOLUTION


def predict_tree(tree: dict[str, Any], X: ArrayLike) -> np.ndarray:
    """Predict the label of each row: follow the questions (x <= threshold goes left) to a leaf.

    ``tree`` is a root as ``grow`` returns it and ``X`` array-like of shape (m, d), m >= 0; neither is changed.
    Returns an array of m labels.
    """
    ### BEGIN SOLUTION
    def one(row: np.ndarray) -> Any:
        at = tree
        while "feature" in at:
            at = at["left"] if row[at["feature"]] <= at["threshold"] else at["right"]
        return at["label"]

    return np.array([one(row) for row in np.asarray(X)])
    ### END SOLUTION

# %% tests grow-basics points=1.5
import numpy as np
from course.checks import close, fresh, message, unchanged

toy = grow([[1], [2], [3], [4]], ["a", "a", "b", "b"], 1)
assert {"n", "impurity", "label", "feature", "threshold", "left", "right"} <= set(toy), "The root lacks some of its keys."
close(toy["threshold"], 2.5, what="the threshold")
with message("W3", "A leaf answers with the most frequent label of all rows instead of its own rows."):
    assert [str(toy[side]["label"]) for side in ("left", "right")] == ["a", "b"]
with message("W4", "A row whose value equals the threshold must go left."):
    assert str(predict_tree(toy, [[2.5]])[0]) == "a"
with message("W2", "The tree is not as deep as asked: max_depth counts the questions above a leaf."):
    assert "feature" not in grow([[1], [2]], ["a", "b"], 0) and "feature" not in toy["left"]
### BEGIN HIDDEN TESTS
from sklearn.tree import DecisionTreeClassifier


def depth(node):
    return 1 + max(depth(node["left"]), depth(node["right"])) if "feature" in node else 0


for rng, limit in fresh(3, shapes=[1, 2, 3]):
    X = rng.permutation(120).reshape(120, 1) + rng.uniform(0, 0.5, size=(120, 1))
    X = np.hstack([X, rng.normal(size=(120, 2))])
    y = np.where(X[:, 0] < 70, 0, np.where(X[:, 1] < 0.3, 1, 2))
    y[rng.random(120) < 0.1] = 1
    with unchanged(X, y):
        tree = grow(X, y, limit, 3)
    with message("W2", "The tree is deeper than asked, or stops too early."):
        assert depth(tree) == limit
    oracle = DecisionTreeClassifier(max_depth=limit, min_samples_leaf=3, random_state=0).fit(X, y)
    with unchanged(X):
        got = predict_tree(tree, X)
    agreed = np.mean(np.asarray(got) == oracle.predict(X))  # ties in small nodes may be broken otherwise
    assert agreed == 1 if limit == 1 else agreed > 0.8, "The predictions are not those of a greedy tree."
    close(tree["impurity"], oracle.tree_.impurity[0], what="the impurity of the root")
    # scikit-learn keeps X in float32
    close(tree["threshold"], oracle.tree_.threshold[0], what="the first threshold", rtol=1e-5)
### END HIDDEN TESTS

# %% tests grow-exact points=1.5
# Hidden: every node against a slow search over all splits, min_leaf on both sides, ties between columns, text labels.
### BEGIN HIDDEN TESTS
import numpy as np
from course.checks import close, fresh, message


def gini(y):
    return 1 - sum((y.count(label) / len(y)) ** 2 for label in set(y))


def slow(X, y, depth, min_leaf):
    node = {"n": len(y), "impurity": gini(y), "label": min(set(y), key=lambda label: (-y.count(label), label))}
    best, choice = 1e-12, None
    for j in range(X.shape[1]):
        values = np.unique(X[:, j])
        for threshold in (values[1:] + values[:-1]) / 2:
            side = X[:, j] <= threshold
            parts = [[b for a, b in zip(side, y) if a], [b for a, b in zip(side, y) if not a]]
            if min(map(len, parts)) >= min_leaf:
                gain = gini(y) - sum(len(part) * gini(part) for part in parts) / len(y)
                if gain > best + (1e-12 if choice else 0):
                    best, choice = gain, (j, threshold, side, parts)
    if depth > 0 and choice:
        j, threshold, side, parts = choice
        node |= {"feature": j, "threshold": threshold, "left": slow(X[side], parts[0], depth - 1, min_leaf),
                 "right": slow(X[~side], parts[1], depth - 1, min_leaf)}
    return node


def smallest(node):
    return min(smallest(node["left"]), smallest(node["right"])) if "feature" in node else node["n"]


def alike(node, wanted):
    assert node["n"] == wanted["n"], "A node has another number of rows."
    assert str(node["label"]) == str(wanted["label"]), "A node has another label."
    close(node["impurity"], wanted["impurity"], what="the impurity of a node")
    assert ("feature" in node) == ("feature" in wanted), "A node is a leaf that should be split, or is split without gain."
    if "feature" in wanted:
        assert node["feature"] == wanted["feature"], "A node asks about another column."
        close(node["threshold"], wanted["threshold"], what="a threshold")
        alike(node["left"], wanted["left"])
        alike(node["right"], wanted["right"])


for rng, (n, d, depth, min_leaf) in fresh(3, shapes=[(20, 2, 9, 1), (24, 3, 2, 2), (30, 1, 5, 5), (6, 2, 0, 1)]):
    X, y = rng.integers(6, size=(n, d)), [f"class {c}" for c in rng.integers(3, size=n)]
    tree = grow(X, y, depth, min_leaf)
    with message("W1", "A child has fewer rows than min_leaf: the bound holds for both children, not for the parent."):
        assert "feature" not in tree or smallest(tree) >= min_leaf
    wanted = slow(X, y, depth, min_leaf)
    if depth == 0:
        with message("W2", "With max_depth 0 the tree is a single leaf."):
            assert "feature" not in tree
    alike(tree, wanted)
    at = X[:, 0] + 0.0
    got = predict_tree(tree, X)
    for row, label in zip(X, got):
        node = wanted
        while "feature" in node:
            node = node["left"] if row[node["feature"]] <= node["threshold"] else node["right"]
        assert str(label) == node["label"], "A row ends in another leaf."
### END HIDDEN TESTS

# %% tests grow-edges points=1
# Hidden: one row, pure labels, equal rows, no limit, lists, refused arguments, predict_tree at the threshold.
### BEGIN HIDDEN TESTS
import numpy as np
from course.checks import close, fresh, message, raises

for X, y in (([[1, 2]], ["a"]), ([[1], [2], [3]], ["a"] * 3), ([[4], [4], [4]], ["a", "b", "a"]),
             ([[1], [1], [2], [2]], list("abab"))):
    tree = grow(X, y, None)
    assert "feature" not in tree and tree["n"] == len(y), "Without a split that gains anything the tree is one leaf."
    assert str(tree["label"]) == "a", "Of equally frequent labels the smallest wins."
for rng in fresh(3):
    X, y = rng.normal(size=(25, 2)), rng.integers(3, size=25)
    tree = grow(X.tolist(), y.tolist(), None)
    assert np.array_equal(predict_tree(tree, X), y), "Without a limit, distinct rows are all learnt."
    assert len(predict_tree(tree, np.zeros((0, 2)))) == 0, "No rows, no labels."
    for arguments in ((X, y, -1), (X, y, 2, 0), (X[:5], y, 2), (np.zeros((0, 2)), [], 2)):
        raises(ValueError, grow, *arguments)
    threshold = float(rng.normal())
    leaf = {"n": 1, "impurity": 0.0}
    tree = {"n": 2, "impurity": 0.5, "label": 0, "feature": 1, "threshold": threshold,
            "left": {**leaf, "label": 0}, "right": {**leaf, "label": 1}}
    with message("W4", "A row whose value equals the threshold must go left."):
        assert list(predict_tree(tree, [[9.0, threshold]])) == [0]
    assert list(predict_tree(tree, [[9.0, threshold + 1e-9], [9.0, threshold - 1e-9]])) == [1, 0]
### END HIDDEN TESTS

# %% [markdown]
# ## Exercise 5 · Prune (3 points)
#
# A big tree fits noise; stopping early misses the coins. So grow first and cut afterwards, at a price $\alpha$ per leaf.
# With $N$ rows at the root, a tree $T$ costs
#
# $$C_\alpha(T)=\sum_{\text{leaves } t}\frac{n_t}{N}\,G_t+\alpha\cdot(\text{number of leaves}).$$
#
# The cheapest subtree is found from below: prune both children; if the node as a single leaf costs no more than
# what is left of its branch, cut. A rare branch must earn its leaves with few rows: hence the weight $n_t/N$, with $N$ always
# the root's. A node of 4 among 100 rows and impurity 0.5 with two pure leaves saves only 0.02.

# %%
print(f"saved by the rare branch: {4 / 100 * 0.5:.2f}   by one with all the rows: {100 / 100 * 0.5:.2f}")

# %% solution prune
def prune(tree: dict[str, Any], alpha: float) -> dict[str, Any]:
    """Find the subtree with the least cost-complexity.

    Parameters
    ----------
    tree : a root as described in exercise 4, of any size. Not changed.
    alpha : the price of a leaf, >= 0; ``np.inf`` is allowed.

    Returns
    -------
    A new tree with the least cost: some nodes have become leaves (the keys ``"feature"``, ``"threshold"``,
    ``"left"``, ``"right"`` are gone), all else is as it was. Costs that differ by at most 1e-12 are equal: the smaller tree
    wins. With ``np.inf`` only the root is left.

    Raises
    ------
    ValueError : alpha is negative.

    Example
    -------
    A root of impurity 0.5 with two pure leaves: alpha = 0.4 keeps it (0.8 < 0.9), alpha = 0.5 cuts it (1.0 = 1.0).
    """
    ### BEGIN SOLUTION
    if alpha < 0:
        raise ValueError(f"alpha must not be negative, got {alpha}")

    def cheapest(node: dict[str, Any]) -> tuple[dict[str, Any], float]:
        leaf = {key: node[key] for key in ("n", "impurity", "label")}
        as_leaf = node["n"] / tree["n"] * node["impurity"] + alpha
        if "feature" not in node:
            return leaf, as_leaf
        (left, cost_left), (right, cost_right) = cheapest(node["left"]), cheapest(node["right"])
        if as_leaf <= cost_left + cost_right + 1e-12:
            return leaf, as_leaf
        split = {"feature": node["feature"], "threshold": node["threshold"], "left": left, "right": right}
        return leaf | split, cost_left + cost_right

    return cheapest(tree)[0]
    ### END SOLUTION

# %% tests prune-basics points=1.5
import numpy as np
from course.checks import close, message, fresh, unchanged

pure = {"n": 5, "impurity": 0.0, "label": 0}
toy = {"n": 10, "impurity": 0.5, "label": 0, "feature": 0, "threshold": 1.5, "left": pure, "right": {**pure, "label": 1}}
assert "feature" in prune(toy, 0.4), "Two pure leaves cost 0.8, the root alone 0.9."
assert "feature" not in prune(toy, 0.5), "At equal costs the smaller tree wins."
assert set(prune(toy, np.inf)) == {"n", "impurity", "label"}, "A node that was cut keeps three keys."
### BEGIN HIDDEN TESTS
from sklearn.tree import DecisionTreeClassifier


def as_nodes(t, i=0):
    node = {"n": int(t.n_node_samples[i]), "impurity": float(t.impurity[i]), "label": int(t.value[i, 0].argmax())}
    if t.children_left[i] >= 0:
        node |= {"feature": int(t.feature[i]), "threshold": float(t.threshold[i]),
                 "left": as_nodes(t, t.children_left[i]), "right": as_nodes(t, t.children_right[i])}
    return node


def leaves(node):
    return leaves(node["left"]) + leaves(node["right"]) if "feature" in node else [node]


for rng, (n, d) in fresh(3, shapes=[(40, 2), (80, 3), (150, 2)]):
    X, y = rng.normal(size=(n, d)), rng.integers(3, size=n)
    y[X[:, 0] > 0] = 0
    model = DecisionTreeClassifier(random_state=0).fit(X, y)
    tree = as_nodes(model.tree_)
    path = np.unique(model.cost_complexity_pruning_path(X, y).ccp_alphas.clip(0))
    alphas = [(a + b) / 2 for a, b in zip(path, path[1:]) if b - a > 1e-6]
    before = len(leaves(tree))
    for alpha in alphas[:: max(1, len(alphas) // 5)]:
        with unchanged(tree):
            cut = prune(tree, float(alpha))
        wanted = DecisionTreeClassifier(random_state=0, ccp_alpha=alpha).fit(X, y).get_n_leaves()
        with message("W2", "A node counts by its share of the root's rows; some branch was priced without that weight."):
            assert len(leaves(cut)) == wanted
        assert len(leaves(cut)) <= before, "A higher price gave a larger tree."
        before = len(leaves(cut))
### END HIDDEN TESTS

# %% tests prune-edges points=1.5
# Hidden: uneven branches, price 0 and infinity, single leaves, deep but useful branches, refused prices.
### BEGIN HIDDEN TESTS
import numpy as np
from course.checks import close, fresh, message, raises, same


def leaf(n, impurity, label):
    return {"n": n, "impurity": impurity, "label": label}


for rng in fresh(3):
    rows = int(rng.integers(50, 100))
    small = {**leaf(10, 0.5, 1), "feature": 1, "threshold": 0.3, "left": leaf(5, 0.0, 0), "right": leaf(5, 0.0, 1)}
    big = {**leaf(rows, 0.5, 0), "feature": 2, "threshold": -1.0, "left": leaf(rows // 2, 0.0, 0),
           "right": leaf(rows - rows // 2, 0.0, 1)}
    root = {**leaf(rows + 10, 0.5, 0), "feature": 0, "threshold": 7.0, "left": small, "right": big}
    low, high = 0.5 * 10 / (rows + 10), 0.5 * rows / (rows + 10)
    inner = {**leaf(4, 0.5, 0), "feature": 1, "threshold": 0.0, "left": leaf(2, 0.0, 0), "right": leaf(2, 0.0, 1)}
    coins = {**leaf(8, 0.5, 0), "feature": 0, "threshold": 1.0, "left": inner, "right": inner}
    with message("W3", "The branch was judged by its first question only: its later questions pay for it."):
        assert "feature" in prune(coins, 0.1)
    with message("W1", "Cut by depth: of two branches of the same depth, one was worth its price and was cut too."):
        assert "feature" in prune(root, low * 1.1)["right"]
    with message("W2", "A small branch was kept as if it held all rows: weight its impurity by n / n of the root."):
        assert "feature" not in prune(root, low * 1.1)["left"]
        assert "feature" not in prune(root, (low + high) / 2 - high / 4)["left"]
    same(prune(root, low * 0.9), root, what="the tree at a price every split can pay")
    same(prune(root, 0.0), root, what="the tree at price 0")
    for price in (np.inf, 1.0):
        same(prune(root, price), leaf(rows + 10, 0.5, 0), what="the tree at a very high price")
    useless = {**leaf(8, 0.5, 0), "feature": 0, "threshold": 1.0, "left": leaf(4, 0.5, 0), "right": leaf(4, 0.5, 0)}
    same(prune(useless, 0), leaf(8, 0.5, 0), what="a split without gain at price 0")
    same(prune(coins, 0.1), coins, what="a tree whose second questions pay for the first")
    same(prune(leaf(3, 0.4, "a"), 0.2), leaf(3, 0.4, "a"), what="a single leaf")
    for price in (-0.1, -np.inf):
        raises(ValueError, prune, root, price)
### END HIDDEN TESTS

# %% [markdown]
# ## Exercise 6 · Impurity importance (2 points)
#
# Which columns did the tree use? Each split credits its column with the impurity it removed, weighted by its rows:
#
# $$\frac{n_t}{N}\Bigl(G_t-\frac{n_L}{n_t}G_L-\frac{n_R}{n_t}G_R\Bigr).$$
#
# Then the credits are divided by their sum. They come from training rows: a column that splits noise well earns credit too.

# %% solution impurity_importance
def impurity_importance(tree: dict[str, Any], d: int) -> np.ndarray:
    """Share the impurity that a tree removes among the columns.

    Parameters
    ----------
    tree : a root as described in exercise 4. Not changed.
    d : number of columns, larger than every ``"feature"`` of the tree.

    Returns
    -------
    A float64 array of shape (d,) that sums to 1; a column without splits has 0. For a tree that removes nothing (a single
    leaf, say) all are 0.

    Example
    -------
    A tree whose only split asks about column 1, and d = 3  ->  [0.0, 1.0, 0.0]
    """
    ### BEGIN SOLUTION
    credit = np.zeros(d)

    def walk(node: dict[str, Any]) -> None:
        if "feature" in node:
            sides = node["left"], node["right"]
            removed = node["n"] * node["impurity"] - sum(side["n"] * side["impurity"] for side in sides)
            credit[node["feature"]] += removed
            for side in sides:
                walk(side)

    walk(tree)
    return credit / credit.sum() if credit.sum() > 0 else credit
    ### END SOLUTION

# %% tests impurity_importance-basics points=1
import numpy as np
from course.checks import close, fresh, message, unchanged

pure = {"n": 5, "impurity": 0.0, "label": 0}
toy = {"n": 10, "impurity": 0.5, "label": 0, "feature": 1, "threshold": 1.5, "left": pure, "right": {**pure, "label": 1}}
close(impurity_importance(toy, 3), [0.0, 1.0, 0.0])
close(impurity_importance(pure, 2), [0.0, 0.0])  # a single leaf
### BEGIN HIDDEN TESTS
from sklearn.tree import DecisionTreeClassifier


def as_nodes(t, i=0):
    node = {"n": int(t.n_node_samples[i]), "impurity": float(t.impurity[i]), "label": int(t.value[i, 0].argmax())}
    if t.children_left[i] >= 0:
        node |= {"feature": int(t.feature[i]), "threshold": float(t.threshold[i]),
                 "left": as_nodes(t, t.children_left[i]), "right": as_nodes(t, t.children_right[i])}
    return node


def splits(node):
    return [node["feature"], *splits(node["left"]), *splits(node["right"])] if "feature" in node else []


for rng, (n, d) in fresh(3, shapes=[(60, 2), (90, 4), (40, 3)]):
    X, y = rng.normal(size=(n, d)), rng.integers(2, size=n)
    y[X[:, 0] > 0.2] = 1
    model = DecisionTreeClassifier(random_state=0).fit(X, y)
    tree = as_nodes(model.tree_)
    with unchanged(tree):
        got = impurity_importance(tree, d)
    with message("W1", "The splits were counted; each should count by the impurity that it removes."):
        counted = np.bincount(splits(tree), minlength=d) / len(splits(tree))
        assert np.allclose(counted, model.feature_importances_, atol=0.02) or not np.allclose(got, counted)
    with message("W2", "Nodes were not weighted by their number of rows."):
        close(got, model.feature_importances_, rtol=1e-7)
### END HIDDEN TESTS

# %% tests impurity_importance-edges points=1
# Hidden: uneven nodes, several splits of one column, unused columns, a sum of 1, splits that remove nothing.
### BEGIN HIDDEN TESTS
import numpy as np
from course.checks import close, fresh, message, no_warnings


def leaf(n, impurity):
    return {"n": n, "impurity": impurity, "label": 0}


for rng in fresh(3):
    n, m = (int(v) for v in rng.integers(2, 40, size=2))
    inner = {**leaf(2 * n, 0.5), "feature": 3, "threshold": 0.0, "left": leaf(n, 0.0), "right": leaf(n, 0.0)}
    root = {**leaf(2 * n + m, 0.6), "feature": 0, "threshold": 0.0, "left": inner, "right": leaf(m, 0.0)}
    first, second = 0.6 * (2 * n + m) - n, n
    got = impurity_importance(root, 5)
    with message("W2", "A small node counts as much as a large one: weight by the number of rows."):
        close(got, np.array([first, 0, 0, second, 0]) / (first + second))
    twice = {**root, "feature": 3}
    close(impurity_importance(twice, 4), [0, 0, 0, 1], what="the importance of a column used twice")
    with no_warnings():
        close(impurity_importance(leaf(n, 0.5), 3), np.zeros(3), what="the importance in a single leaf")
        close(impurity_importance({**inner, "left": leaf(n, 0.5), "right": leaf(n, 0.5)}, 4), np.zeros(4))
### END HIDDEN TESTS

# %% [markdown]
# ## Exercise 7 · Permutation importance (3 points)
#
# Another question for *any* model: how much does the score drop when a column no longer belongs to its rows? Shuffle one
# column, predict, compare; put the column back. A column that the model never uses drops exactly 0. Two columns that carry the
# same information cover for each other: the model may lean on one of them only, and then the other looks useless. Measure
# on held-out rows, otherwise memorised noise counts too.

# %% solution permutation_importance_
def permutation_importance_(predict: Callable[[np.ndarray], np.ndarray], X: ArrayLike, y: ArrayLike,
                            metric: Callable[[np.ndarray, np.ndarray], float], repeats: int,
                            rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """Measure how much a score drops when a column is shuffled.

    Parameters
    ----------
    predict : a function; ``predict(X)`` gives n predictions for an array of shape (n, d). Call it with float arrays of the
        shape of ``X``: once with ``X`` as it is, and once for each column and repeat.
    X : array-like of shape (n, d), n >= 1, numbers. Not changed.
    y : array-like of n targets. Not changed.
    metric : ``metric(y, predictions)`` is a number; larger is better.
    repeats : how often each column is shuffled, >= 1, each time with a new permutation from ``rng``, alone: all other
        columns stay as they are in ``X``.
    rng : where all randomness comes from.

    Returns
    -------
    ``(mean, sd)``, float64 arrays of shape (d,): mean and standard deviation (ddof=0) over the repeats of the drop, the
    score on ``X`` minus the score with the column shuffled. Positive: the model needs the column.

    Raises
    ------
    ValueError : ``repeats`` < 1; ``X`` and ``y`` differ in length.

    Example
    -------
    If ``predict`` ignores column 1, then ``mean[1]`` and ``sd[1]`` are 0.
    """
    ### BEGIN SOLUTION
    X, y = np.asarray(X, dtype=float), np.asarray(y)
    if repeats < 1 or len(X) != len(y):
        raise ValueError("repeats must be at least 1, and X and y must have the same length")
    whole = metric(y, predict(X.copy()))
    drops = np.empty((repeats, X.shape[1]))
    for j in range(X.shape[1]):
        for r in range(repeats):
            shuffled = X.copy()
            shuffled[:, j] = rng.permutation(X[:, j])
            drops[r, j] = whole - metric(y, predict(shuffled))
    return drops.mean(axis=0), drops.std(axis=0)
    ### END SOLUTION

# %% tests permutation_importance_-basics points=1.5
import numpy as np
from course.checks import close, deterministic, fresh, message, unchanged


def first_column(X):
    return (X[:, 0] > 0).astype(int)


def accuracy(y, guesses):
    return float(np.mean(np.asarray(y) == np.asarray(guesses)))


X = np.array([[-1.0, 5.0], [1.0, 5.0], [-2.0, 3.0], [2.0, 4.0], [3.0, 1.0], [-3.0, 0.0]])
mean, sd = permutation_importance_(first_column, X, first_column(X), accuracy, 6, np.random.default_rng(0))
assert np.shape(mean) == np.shape(sd) == (2,), "There is one mean and one sd for each column."
with message("W3", "The sign is wrong: the drop is the score on X minus the score with the column shuffled."):
    assert mean[0] > -1e-9
with message("W1", "A column that the model ignores has a drop: some other column was not put back."):
    close([mean[1], sd[1]], [0.0, 0.0])
### BEGIN HIDDEN TESTS
for rng, (n, d) in fresh(3, shapes=[(60, 3), (200, 2)]):
    X = rng.normal(size=(n, d))
    y = first_column(X)
    with unchanged(X, y):
        mean, sd = permutation_importance_(first_column, X, y, accuracy, 8, rng)
    with message("W3", "The sign is wrong: the drop is the score on X minus the score with the column shuffled."):
        assert mean[0] > 0
    with message("W1", "A column that the model ignores has a drop: some other column was not put back."):
        close(mean[1:], np.zeros(d - 1))
        close(sd[1:], np.zeros(d - 1))
    p = y.mean()
    expected, spread = 2 * p * (1 - p), 6 * np.sqrt(0.25 / n / 8)
    assert abs(mean[0] - expected) < spread + 1e-9, "The mean drop is far from what a shuffled column costs."
_ = deterministic(lambda rng: permutation_importance_(first_column, X, y, accuracy, 2, rng))
### END HIDDEN TESTS

# %% tests permutation_importance_-calls points=1.5
# Hidden: what predict is given: one shuffled column at a time, a new permutation each time; mean and sd; refused arguments.
### BEGIN HIDDEN TESTS
import numpy as np
from course.checks import close, fresh, message, raises, unchanged

for rng, (n, d, repeats) in fresh(3, shapes=[(12, 3, 4), (20, 1, 1), (15, 2, 3)]):
    X = np.arange(n * d).reshape(n, d)
    y = rng.normal(size=n)
    weights = rng.normal(size=d)
    seen = []

    def predict(table):
        seen.append(np.array(table, dtype=float))
        return seen[-1] @ weights

    def score(targets, predictions):
        return -float(np.mean((np.asarray(targets) - np.asarray(predictions)) ** 2))

    with unchanged(X, y):
        mean, sd = permutation_importance_(predict, X, y, score, repeats, rng)
    tables = list(seen)
    drops, orders = [[] for _ in range(d)], []
    whole = score(y, X @ weights)
    for table in tables:
        assert table.shape == X.shape, "predict was called with a table of another shape."
        moved = np.flatnonzero((table != X).any(axis=0))
        with message("W1", "More than one column was shuffled at once: a column was not put back."):
            assert len(moved) <= 1
        for j in moved:
            assert np.array_equal(np.sort(table[:, j]), X[:, j]), "A shuffled column must keep its values."
            drops[j].append(whole - score(y, table @ weights))
            orders.append(tuple(table[:, j] - X[0, j]))
    with message("W2", "The same permutation was used again: draw a new one for each column and each repeat."):
        assert len(set(orders)) == len(orders)
    assert [len(column) for column in drops] == [repeats] * d, "Each column is shuffled once for each repeat."
    with message("W3", "The sign is wrong: the drop is the score on X minus the score with the column shuffled."):
        assert not np.allclose(mean, [-np.mean(column) for column in drops])
    close(mean, [np.mean(column) for column in drops], what="the mean drop")
    close(sd, [np.std(column) for column in drops], what="the sd", atol=1e-10)
    raises(ValueError, permutation_importance_, predict, X, y, score, 0, rng)
    raises(ValueError, permutation_importance_, predict, X, y[:-1], score, 1, rng)
### END HIDDEN TESTS

# %% [markdown]
# ## Now the library
#
# Exercises 2 to 4 are `DecisionTreeClassifier` and `DecisionTreeRegressor` (their ties between columns are broken at random:
# set `random_state`), 5 is `ccp_alpha`, 6 is `feature_importances_`, 7 is `sklearn.inspection.permutation_importance`.
# Choose the price of a leaf by cross-validation on training rows; here are the held-out scores, to see the shape.

# %%
prices = [0.0, 0.0003, 0.001, 0.002, 0.004, 0.008, 0.016, 0.032]
sizes, scores = [], []
for price in prices:
    tree = DecisionTreeClassifier(ccp_alpha=price, random_state=0).fit(features.iloc[train], left[train])
    sizes.append(tree.get_n_leaves())
    scores.append([tree.score(features.iloc[rows], left[rows]) for rows in (train, test)])
    print(f"price {price:.4f}: {sizes[-1]:3d} leaves   training {scores[-1][0]:.3f}   held out {scores[-1][1]:.3f}")
fig, ax = plt.subplots()
for i, name in enumerate(("training", "held out")):
    ax.plot(sizes, [pair[i] for pair in scores], marker=figures.MARKERS[i], label=name)
ax.set(xscale="log", xlabel="leaves that are left", ylabel="accuracy")
ax.legend()
figures.show(fig, alt="Accuracy on the churn data against the number of leaves after pruning. On training rows it rises to 1 "
             "with the number of leaves. On held-out rows it rises to a best value for a pruned tree and "
             "is lower again for the full tree.")

# %% [markdown]
# Importance is not effect, and not even use on new rows. We add a column that cannot know anything: a random id.

# %%
from sklearn.inspection import permutation_importance

table = features.assign(random_id=np.random.default_rng(0).permutation(len(features)))
model = DecisionTreeClassifier(random_state=0).fit(table.iloc[train], left[train])
shuffled = permutation_importance(model, table.iloc[test], left[test], n_repeats=5, random_state=0)
impure = model.feature_importances_
at = table.columns.get_loc("random_id")
print(f"random id, impurity importance: {impure[at]:.4f}, larger than {np.sum(impure < impure[at])} of 19 real columns")
print(f"random id, drop on held-out rows: {shuffled.importances_mean[at]:.4f} (sd {shuffled.importances_std[at]:.4f})")
for name in ("total_day_charge", "total_day_minutes", "international_plan", "area_code"):
    j = table.columns.get_loc(name)
    print(f"{name:20s} impurity {impure[j]:.4f}   drop {shuffled.importances_mean[j]:.4f}")
day = np.corrcoef(features["total_day_minutes"], features["total_day_charge"])[0, 1]
print(f"correlation of day minutes and day charge: {day:.8f}")

# %% [markdown]
# ## Reflection (5 points, graded by a person)
#
# Add a random id column to churn, as above. It outranks about half of the real features by impurity importance. Reproduce
# this with a seed of your own, explain it, and say what you would show a stakeholder instead. At most 250 words.
#
# | points | what the answer does |
# |---|---|
# | 0 | absent |
# | 1 | an assertion without evidence |
# | 3 | the right claim, supported by a number or plot from your own run |
# | 4 | also names an assumption or limit |
# | 5 | also says what you would do differently in production |

# %% [markdown] manual reflection points=5
# ### BEGIN SOLUTION
# With the seed of the cell above, the id's impurity importance is 0.0309, larger than that of 10 of the 19 real columns.
# Shuffled on held-out rows, it costs 0.0020 (sd 0.0009) of accuracy; day charge costs 0.1031.
#
# Impurity is measured on training rows. A full tree splits until its leaves are pure, and in small, deep nodes a column with
# 5,000 distinct values offers a threshold for every gap between rows: the best of so many questions gains something by chance.
# A yes/no column offers one. So many distinct values earn credit for fitting noise.
#
# To a stakeholder I would show the drop in the held-out score when a column is shuffled, with its spread over repeats and the
# random column as a yardstick: what does not beat it is not shown.
#
# Limits: one split, one seed. Day minutes and day charge correlate at 0.99999995, so they cover for each other; I would drop one
# or shuffle both together. And neither measure is an effect: it says what this model uses, not what would happen if we changed it.
#
# In production I would keep identifiers out of the table, prune by cross-validation, report held-out permutation importance
# with intervals, and alert when a column's rank moves after retraining.
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
# - Breiman, Friedman, Olshen and Stone, *Classification and Regression Trees*: growing, pruning and their reasons.
# - James et al., *An Introduction to Statistical Learning with Python*, 8.1.
# - Hastie, Tibshirani and Friedman, *The Elements of Statistical Learning*, 9.2.
# - Strobl et al., "Bias in random forest variable importance measures": why many distinct values earn credit.
