# %% [markdown]
# # Model selection and leakage
#
# *16 hours · needs "Linear regression", "Metrics, thresholds and calibration" and "Tabular data you can trust" · data:
# 1,030 tests of concrete, four years of Seattle's weather, and noise*
#
# The number you report is a promise about rows that nobody has seen yet. Most broken promises were made in good faith:
# something from the validation rows had slipped into the model. Such a **leak** raises no error. It only makes the
# number better, which is why nobody looks for it. Here you learn to look.
#
# Afterwards you can
#
# - **split** rows so that the split imitates the future: by class, by group, by time;
# - **cross-validate** a recipe without letting one fold see another;
# - **report** the score of a search honestly;
# - **choose** the simplest model that is good enough;
# - **detect** a leak in code that you cannot read.

# %% readonly setup
import warnings
from collections.abc import Callable, Iterable, Sequence

import matplotlib.pyplot as plt
import numpy as np
from numpy.typing import ArrayLike
from sklearn.ensemble import RandomForestRegressor
from sklearn.feature_selection import SelectKBest, f_classif
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import (
    GroupKFold, KFold, TimeSeriesSplit, cross_val_score, permutation_test_score)
from sklearn.neighbors import KNeighborsClassifier, KNeighborsRegressor
from sklearn.pipeline import make_pipeline
from sklearn.tree import DecisionTreeRegressor

from course import figures
from course.data import load_concrete, load_seattle_weather

figures.use_house_style()

concrete = load_concrete()
ingredients = list(concrete.columns[:7])
mix = concrete.groupby(ingredients).ngroup().to_numpy()  # the number of each row's mix
inputs = concrete[[*ingredients, "age"]].to_numpy()
strength = concrete["compressive_strength"].to_numpy()
warmest = load_seattle_weather()["temp_max"].to_numpy()  # of each day, in order

# %% [markdown]
# ## Warm-up
#
# Write down a guess before you run each cell.
#
# **1.** 100 rows, 2,000 columns of noise, targets from a shuffled deck. We keep the 20 columns that separate the classes
# best and cross-validate a logistic regression on them. How accurate is it?

# %%
outside, inside = [], []
for seed in range(8):
    rng = np.random.default_rng(seed)
    noise, deck = rng.normal(size=(100, 2000)), rng.permutation(np.repeat([0, 1], 50))
    select, model = SelectKBest(f_classif, k=20), LogisticRegression()
    outside.append(cross_val_score(model, select.fit_transform(noise, deck), deck, cv=5).mean())
    inside.append(cross_val_score(make_pipeline(select, model), noise, deck, cv=5).mean())
for name, scores in (("before", outside), ("inside", inside)):
    print(f"selection {name} cross-validation: mean {np.mean(scores):.2f}, "
          f"from {min(scores):.2f} to {max(scores):.2f} over 8 seeds")

# %% [markdown]
# There is nothing to find, yet it finds 84 %. The selection saw the targets of *all* rows, so every validation row had
# helped to choose the columns. Cross-validation protects only the steps that it repeats.
#
# **2.** 200 models guess at random. We keep the one that does best on 100 test rows. How good is it there, and on 10,000
# new rows?

# %%
rng = np.random.default_rng(0)
test, guesses = rng.integers(2, size=100), rng.integers(2, size=(200, 100))
print(f"the winner on the test rows: {(guesses == test).mean(axis=1).max():.2f}")
print(f"the winner on new rows:      {np.mean(rng.integers(2, size=10000) == rng.integers(2, size=10000)):.2f}")

# %% [markdown]
# A test set that is used "just once more" becomes training data: each look lets luck choose.
#
# **3.** In another table of noise every row stands twice. One nearest neighbour, shuffled folds. Do more folds help?

# %%
rng = np.random.default_rng(0)
twice, labels = np.repeat(rng.normal(size=(100, 5)), 2, axis=0), np.repeat(rng.integers(2, size=100), 2)
for k in (2, 5, 20):
    folds = KFold(k, shuffle=True, random_state=0)
    print(f"{k:2d} folds: {cross_val_score(KNeighborsClassifier(1), twice, labels, cv=folds).mean():.2f}")

# %% [markdown]
# They make it worse: the larger the training part, the surer it holds the copy.

# %% [markdown]
# ## Worked example: one forest, two promises
#
# $k$-fold cross-validation cuts the rows into $k$ parts. Part $V_j$ judges a model that was trained on the others:
#
# $$\hat R=\frac1k\sum_{j=1}^{k}\frac1{|V_j|}\sum_{i\in V_j}\ell\bigl(y_i,\hat f_{-j}(x_i)\bigr).$$
#
# This estimates the loss on a new row *if a validation row is to its training part what a new row will be to all your
# data*. Concrete breaks the "if": a mix is poured once and tested at several ages.

# %%
forest = RandomForestRegressor(20, random_state=0)
ways = {"shuffled rows": list(KFold(5, shuffle=True, random_state=0).split(inputs)),
        "whole mixes": list(GroupKFold(5).split(inputs, groups=mix))}
print(f"{len(concrete)} rows, {len(set(mix))} mixes")
fig, axes = plt.subplots(1, 2, figsize=(9, 3.4), width_ratios=(1, 1.4))
for i, (name, splits) in enumerate(ways.items()):
    rmse = -cross_val_score(forest, inputs, strength, cv=splits, scoring="neg_root_mean_squared_error")
    known = np.mean([np.isin(mix[v], mix[t]).mean() for t, v in splits])
    print(f"{name}: RMSE {rmse.mean():.2f} MPa; rows whose mix was seen in training: {known:.0%}")
    axes[0].plot(rmse, [i] * 5, figures.MARKERS[i], color=figures.COLOURS[i])
    axes[0].plot(rmse.mean(), i, "|", markersize=28, color="black")
axes[0].set(yticks=[0, 1], yticklabels=list(ways), ylim=(-0.6, 1.6), xlabel="RMSE (MPa)")
for i, m in enumerate(np.argsort(-np.bincount(mix), kind="stable")[[0, 2, 5]]):
    rows = np.flatnonzero(mix == m)[np.argsort(inputs[mix == m, 7])]
    axes[1].plot(inputs[rows, 7], strength[rows], marker=figures.MARKERS[i], label=f"mix {m}")
axes[1].set(xlabel="age (days)", ylabel="strength (MPa)", xscale="log")
axes[1].legend()
figures.show(fig, alt="Left: root mean squared error of five folds. With shuffled rows the dots lie around 5 MPa, with "
             "whole mixes held out further right, around 6 MPa, and more spread. Right: strength against age for three "
             "mixes, each a rising curve on its own level, so a row left out is surrounded by rows of its own mix.")

# %% [markdown]
# Neither number is wrong. One answers "a known mix at another age", the other "a new mix". The split is part of the
# question, and no number of folds can repair the wrong one.

# %% [markdown]
# ## Exercise 1 · Cut rows into folds (2 points)
#
# Deal the rows like cards: every row gets the number of a fold, and each fold is the validation part once. Files are
# often sorted, so shuffle first.
#
# In all exercises the docstring is the contract: what it promises is checked, what it leaves open is up to you. A
# *split* is always a tuple `(train, valid)` of 1-D integer arrays of row numbers.

# %% solution kfold
def kfold(n: int, k: int, rng: np.random.Generator) -> list[tuple[np.ndarray, np.ndarray]]:
    """Cut the rows 0, …, n-1 at random into k folds.

    Parameters
    ----------
    n : number of rows.
    k : number of folds, 2 <= k <= n.
    rng : where all randomness comes from.

    Returns
    -------
    A list of k splits (train, valid). Every row is in exactly one valid; train holds all other rows
    of that split, each once. The sizes of the valid parts differ by at most 1. Which rows fall
    into one fold is random: every row and every pair of rows has the same chance. The order of rows
    within an array, and which of the folds are the larger ones, is free.

    Raises
    ------
    ValueError : k < 2 or k > n.

    Example
    -------
    kfold(5, 2, rng)  ->  perhaps [([1, 3], [0, 2, 4]), ([0, 2, 4], [1, 3])]
    """
    ### BEGIN SOLUTION
    if not 2 <= k <= n:
        raise ValueError(f"k must be between 2 and n = {n}, got {k}")
    fold = rng.permutation(np.arange(n) % k)  # the number of each row's fold
    return [(np.flatnonzero(fold != j), np.flatnonzero(fold == j)) for j in range(k)]
    ### END SOLUTION

# %% tests kfold-basics points=1
import numpy as np
from course.checks import fresh, message, raises

splits = kfold(5, 2, np.random.default_rng(0))
assert type(splits) is list and len(splits) == 2, "Return a list with one (train, valid) per fold."
with message("W1", "Some rows are never validated: the rows that are left after n // k a fold were lost."):
    assert sum(len(valid) for _, valid in splits) >= 5
assert sorted(len(valid) for _, valid in splits) == [2, 3], "Five rows in two folds: 2 and 3."
raises(ValueError, kfold, 3, 4, np.random.default_rng(0))  # more folds than rows
### BEGIN HIDDEN TESTS
for rng, (n, k) in fresh(3, shapes=[(10, 5), (11, 3), (23, 4), (7, 7), (2, 2), (40, 9), (9, 2)]):
    splits = kfold(n, k, rng)
    assert type(splits) is list and len(splits) == k, "Return a list with one (train, valid) per fold."
    for split in splits:
        assert type(split) is tuple and len(split) == 2, "A split is a tuple (train, valid)."
        assert all(np.ndim(part) == 1 for part in split), "Each part must be a 1-D array."
        assert all(np.asarray(part).dtype.kind in "iu" for part in split), "Each part must hold integers."
    validated = np.concatenate([valid for _, valid in splits]).tolist()
    with message("W4", "Some rows are validated more than once: the folds were drawn independently."):
        assert len(set(validated)) == len(validated)
    with message("W1", "Some rows are never validated: the rows that are left after n // k a fold were lost."):
        assert sorted(validated) == list(range(n))
    for train, valid in splits:
        with message("W3", "A validation row is in its own training part."):
            assert not set(train.tolist()) & set(valid.tolist())
        assert sorted([*train.tolist(), *valid.tolist()]) == list(range(n)), "train must hold all other rows, each once."
    sizes = [len(valid) for _, valid in splits]
    with message("W5", "One fold took all the leftover rows: the sizes may differ by at most 1."):
        assert max(sizes) - min(sizes) <= 1
### END HIDDEN TESTS

# %% tests kfold-random points=1
# Hidden: shuffled, reproducible, randomness from rng only; impossible k.
### BEGIN HIDDEN TESTS
import numpy as np
from course.checks import deterministic, fresh, message, raises

for rng in fresh(3):
    with message("W2", "The rows were not shuffled: rows that stand together fall into one fold far too often, or never."):
        for n, k in ((12, 3), (10, 2)):
            together = np.zeros((n, n))
            for _ in range(250):
                for _, valid in kfold(n, k, rng):
                    together[np.ix_(valid, valid)] += 1
            chance = (n / k - 1) / (n - 1)
            apart = np.triu_indices(n, 1)
            assert np.abs(together[apart] / 250 - chance).max() < 7 * np.sqrt(chance * (1 - chance) / 250)
deterministic(lambda rng: [kfold(30, 3, rng) for _ in range(3)])
for rng in fresh(3):
    for n, k in ((5, 6), (5, 1), (5, 0), (5, -2), (1, 1), (1, 2), (0, 0), (0, 2), (7, 100)):
        raises(ValueError, kfold, n, k, rng)
### END HIDDEN TESTS

# %% [markdown]
# ## Exercise 2 · Keep class shares in every fold (2 points)
#
# With six positives in 60 rows, a random fold of 12 may hold none, and recall there is 0/0. Deal class by class instead,
# and do not start again at the first fold for each class: leftovers of many small classes would pile up there.

# %% solution stratified_kfold
def stratified_kfold(y: ArrayLike, k: int, rng: np.random.Generator) -> list[tuple[np.ndarray, np.ndarray]]:
    """Cut rows into k folds that hold every class in equal shares.

    Parameters
    ----------
    y : array-like of n class labels, numbers or text, none missing. Not changed.
    k : number of folds, 2 <= k <= n.
    rng : where all randomness comes from.

    Returns
    -------
    A list of k splits (train, valid). Every row is in exactly one valid; train holds all other rows
    of that split, each once. For every class, the numbers of its rows in the valid parts differ by
    at most 1; the sizes of the valid parts differ by at most 1 as well. Within a class the rows are
    dealt at random: every row and every pair has the same chance. All order is free.

    Warns
    -----
    UserWarning : some class has fewer than k rows, so that some valid parts lack it. The splits are
    returned all the same. Otherwise no warning.

    Raises
    ------
    ValueError : k < 2 or k > n.

    Example
    -------
    stratified_kfold(["a", "a", "b", "b"], 2, rng)  ->  every valid part holds one a and one b
    """
    ### BEGIN SOLUTION
    y = np.asarray(y)
    if not 2 <= k <= len(y):
        raise ValueError(f"k must be between 2 and the number of rows, {len(y)}, got {k}")
    classes, counts = np.unique(y, return_counts=True)
    if counts.min() < k:
        warnings.warn(f"a class has {counts.min()} rows for {k} folds", UserWarning)
    dealt = np.concatenate([rng.permutation(np.flatnonzero(y == label)) for label in classes])
    fold = np.empty(len(y), dtype=int)
    fold[dealt] = np.arange(len(y)) % k
    return [(np.flatnonzero(fold != j), np.flatnonzero(fold == j)) for j in range(k)]
    ### END SOLUTION

# %% tests stratified_kfold-basics points=1
import numpy as np
from course.checks import fresh, message, no_warnings, unchanged

splits = stratified_kfold(["a", "a", "b", "b"], 2, np.random.default_rng(0))
assert type(splits) is list and len(splits) == 2, "Return a list with one (train, valid) per fold."
with message("W1", "The classes are not spread over the folds."):
    for _, valid in splits:
        assert len(valid) == 2 and len({int(row) // 2 for row in valid}) == 2  # one a and one b
### BEGIN HIDDEN TESTS
cases = [([30, 20, 10], 5), ([13, 7], 3), ([9, 9, 9], 4), ([17, 5, 6, 7], 5), ([2, 2], 2), ([6] * 8, 5), ([11], 3)]
for rng, (counts, k) in fresh(3, shapes=cases):
    n = sum(counts)
    for names in (np.arange(len(counts)) * 3 - 1, np.array([f"class {i}" for i in range(len(counts))])):
        y = rng.permutation(np.repeat(names, counts))
        with unchanged(y), no_warnings():
            splits = stratified_kfold(y, k, rng)
        assert type(splits) is list and len(splits) == k, "Return a list with one (train, valid) per fold."
        for split in splits:
            assert type(split) is tuple and len(split) == 2, "A split is a tuple (train, valid)."
            assert all(np.ndim(part) == 1 for part in split), "Each part must be a 1-D array."
            assert all(np.asarray(part).dtype.kind in "iu" for part in split), "Each part must hold integers."
            both = np.concatenate(split).tolist()
            assert sorted(both) == list(range(n)), "train and valid together must hold every row once."
        assert sorted(np.concatenate([v for _, v in splits]).tolist()) == list(range(n)), "Validate every row once."
        table = np.array([[np.sum(y[valid] == name) for name in names] for _, valid in splits])
        spread = table.max(axis=0) - table.min(axis=0)
        with message("W2", "The leftover rows of every class went to the same folds, which grew too large."):
            assert spread.max() > 1 or np.ptp(table.sum(axis=1)) <= 1
        with message("W1", "The classes are not spread over the folds: some fold holds too many rows of a class."):
            assert spread.max() <= 1
        assert np.ptp(table.sum(axis=1)) <= 1, "The sizes of the folds may differ by at most 1."
### END HIDDEN TESTS

# %% tests stratified_kfold-edges points=1
# Hidden: rare classes warn, rows are shuffled within a class, randomness from rng only, impossible k, lists.
### BEGIN HIDDEN TESTS
import warnings
import numpy as np
from course.checks import deterministic, fresh, message, no_warnings, raises

for rng, (counts, k) in fresh(3, shapes=[([20, 2], 5), ([1, 30, 9], 3), ([2, 2, 2, 2], 4), ([4, 12], 5)]):
    y = rng.permutation(np.repeat(np.arange(len(counts)), counts))
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        splits = stratified_kfold(y, k, rng)
    table = np.array([[np.sum(y[valid] == c) for c in range(len(counts))] for _, valid in splits])
    assert sorted(np.concatenate([v for _, v in splits]).tolist()) == list(range(len(y))), "Validate every row once."
    with message("W4", "A class with fewer rows than folds must give a UserWarning."):
        assert [w for w in caught if issubclass(w.category, UserWarning)]
    with message("W2", "The leftover rows of every class went to the same folds, which grew too large."):
        assert np.ptp(table, axis=0).max() > 1 or np.ptp(table.sum(axis=1)) <= 1
    assert np.ptp(table, axis=0).max() <= 1 and np.ptp(table.sum(axis=1)) <= 1, "The rare class is not spread."
    with no_warnings():
        same = stratified_kfold(["x"] * k + ["y"] * k, k, rng)  # exactly k rows are enough
    assert all(len(valid) == 2 and sum(row < k for row in valid.tolist()) == 1 for _, valid in same)
for rng in fresh(3):
    y, together = np.repeat(["a", "b"], 8), np.zeros((16, 16))
    for _ in range(250):
        for _, valid in stratified_kfold(y, 4, rng):
            together[np.ix_(valid, valid)] += 1
    with message("W3", "The rows of a class were not shuffled before they were dealt."):
        for rows in (np.arange(8), np.arange(8, 16)):
            pairs = together[np.ix_(rows, rows)][np.triu_indices(8, 1)] / 250
            assert np.abs(pairs - 1 / 7).max() < 7 * np.sqrt(1 / 7 * 6 / 7 / 250)
deterministic(lambda rng: [stratified_kfold(np.arange(30) % 3, 5, rng) for _ in range(3)])
for rng in fresh(3):
    for y, k in (([0, 1, 0], 4), ([0, 1, 0], 1), ([0, 1, 0], 0), ([0, 1, 0], -1), ([], 2), ([], 0), ([1], 1)):
        raises(ValueError, stratified_kfold, y, k, rng)
### END HIDDEN TESTS

# %% [markdown]
# ## Exercise 3 · Keep groups on one side of the split (3 points)
#
# Patients, customers, mixes: rows of one group resemble each other, and the future brings *new* groups. So a group may
# not stand on both sides. Groups differ in size, and balancing them perfectly is hard; a greedy rule does well: take the
# largest group first, and give each group to the fold that has the fewest rows so far. Sizes 5, 4, 3, 3, 1 in two folds:
# 5 and 4 open them, 3 joins the 4, 3 the 5, and 1 the 4 with 3: 8 rows each.

# %% solution group_kfold
def group_kfold(groups: ArrayLike, k: int) -> list[tuple[np.ndarray, np.ndarray]]:
    """Cut rows into k folds without splitting a group, by the greedy rule.

    Parameters
    ----------
    groups : array-like of n group labels, all numbers or all text, in any order. Not changed. A
        missing label is NaN (among numbers only); nobody knows whether two such rows belong
        together, so all rows with NaN are treated as one group.
    k : number of folds, 2 <= k <= number of groups.

    Returns
    -------
    A list of k splits (train, valid). Every row is in exactly one valid; train holds all other rows
    of that split, each once. No group is on both sides of a split. The sizes of the valid parts are
    those of the greedy rule: groups from the largest to the smallest, each to the fold with the
    fewest rows so far. Ties (of groups or folds) may be broken in any way, and all order is free.

    Raises
    ------
    ValueError : k < 2, or k larger than the number of groups (so also for no rows).

    Example
    -------
    group_kfold(["a", "b", "a", "c"], 2)  ->  valid parts [0, 2] and [1, 3], in any order
    """
    ### BEGIN SOLUTION
    _, group, sizes = np.unique(np.asarray(groups), return_inverse=True, return_counts=True)
    if not 2 <= k <= len(sizes):
        raise ValueError(f"k must be between 2 and the number of groups, {len(sizes)}, got {k}")
    filled = np.zeros(k, dtype=int)
    fold_of = np.empty(len(sizes), dtype=int)
    for g in np.argsort(-sizes):
        fold_of[g] = filled.argmin()
        filled[fold_of[g]] += sizes[g]
    fold = fold_of[group]
    return [(np.flatnonzero(fold != j), np.flatnonzero(fold == j)) for j in range(k)]
    ### END SOLUTION

# %% tests group_kfold-basics points=1.5
import numpy as np
from course.checks import fresh, message, unchanged

splits = group_kfold(["a", "b", "a", "c"], 2)
assert type(splits) is list and len(splits) == 2, "Return a list with one (train, valid) per fold."
with message("W1", "The rows of one group were split: the group is on both sides."):
    assert sorted(sorted(valid.tolist()) for _, valid in splits) == [[0, 2], [1, 3]]
### BEGIN HIDDEN TESTS
cases = [([5, 4, 3, 3, 1], 2), ([1] * 6, 3), ([9, 1, 1, 1, 1], 3), ([4, 4, 4], 3), ([7, 2, 6, 3, 5, 1, 4], 4),
         ([2, 30, 1, 8, 8, 3, 3, 12], 5)]
for rng, (sizes, k) in fresh(3, shapes=cases):
    for names in (rng.permutation(90)[: len(sizes)] - 40, np.array([f"group {i}" for i in rng.permutation(len(sizes))])):
        groups = rng.permutation(np.repeat(names, sizes))
        n = len(groups)
        with unchanged(groups):
            splits = group_kfold(groups, k)
        assert type(splits) is list and len(splits) == k, "Return a list with one (train, valid) per fold."
        for split in splits:
            assert type(split) is tuple and len(split) == 2, "A split is a tuple (train, valid)."
            assert all(np.ndim(part) == 1 for part in split), "Each part must be a 1-D array."
            assert all(np.asarray(part).dtype.kind in "iu" for part in split), "Each part must hold integers."
            train, valid = split
            with message("W1", "The rows of one group were split: the group is on both sides."):
                assert not set(groups[train].tolist()) & set(groups[valid].tolist())
            both = np.concatenate(split).tolist()
            assert sorted(both) == list(range(n)), "train and valid together must hold every row once."
        validated = sorted(np.concatenate([valid for _, valid in splits]).tolist())
        assert validated == list(range(n)), "Every row must be validated exactly once."
### END HIDDEN TESTS

# %% tests group_kfold-balance points=1
# Hidden: the sizes of the folds are those of the greedy rule, whatever the labels.
### BEGIN HIDDEN TESTS
import numpy as np
from course.checks import fresh, message, same


def greedy(sizes, k):
    folds = [0] * k
    for size in sorted(sizes, reverse=True):
        folds.sort()
        folds[0] += size
    return sorted(folds)


for rng, count in fresh(3, shapes=[8, 15, 25]):
    for k in (2, 3, 5):
        sizes = rng.integers(1, 12, size=count)
        sizes[::k] += 15  # dealt by label order, the large groups meet in one fold
        groups = rng.permutation(np.repeat(np.arange(count), sizes))
        got = sorted(len(valid) for _, valid in group_kfold(groups, k))
        expected = greedy(sizes.tolist(), k)
        with message("W2", "The groups were dealt in the order of their labels, so the folds are unbalanced."):
            by_label = sorted(int(sizes[j::k].sum()) for j in range(k))
            assert got != by_label
            assert got[-1] <= sum(sizes) / k + max(sizes)
        with message("W4", "The folds are less even than with the largest group first."):
            assert got[-1] <= expected[-1]
        same(got, expected, what="the sizes of the folds")
        words = np.array([f"{chr(122 - g % 26)}{g}" for g in groups])
        same(sorted(len(valid) for _, valid in group_kfold(words, k)), expected, what="the sizes for text labels")
### END HIDDEN TESTS

# %% tests group_kfold-edges points=0.5
# Hidden: missing labels, floats, lists, as many folds as groups, impossible k.
### BEGIN HIDDEN TESTS
import numpy as np
from course.checks import fresh, message, raises

for rng in fresh(3):
    groups = rng.permutation(np.repeat([1.5, -2.0, np.nan, 7.0], [4, 3, 5, 2]))
    for labels in (groups, groups.tolist()):
        for k in (2, 3, 4):
            splits = group_kfold(labels, k)
            with message("W3", "Rows whose group is missing were lost."):
                assert sorted(np.concatenate([valid for _, valid in splits]).tolist()) == list(range(14))
            with message("W5", "The rows with a missing group are one group; they were put on both sides."):
                assert all(np.isnan(groups[valid]).sum() in (0, 5) for _, valid in splits)
            assert all(len(train) + len(valid) == 14 for train, valid in splits), "train must hold all other rows."
            for train, valid in splits:
                assert not set(groups[train].tolist()) & set(groups[valid][~np.isnan(groups[valid])].tolist())
        assert sorted(len(valid) for _, valid in group_kfold(labels, 4)) == [2, 3, 4, 5], "One group a fold."
        assert sorted(len(valid) for _, valid in group_kfold(labels, 2)) == [7, 7], "5 and 2, 4 and 3."
        raises(ValueError, group_kfold, labels, 5)
    labels = rng.permutation(["x", "y", "z", "z"])
    assert sorted(len(valid) for _, valid in group_kfold(labels, 3)) == [1, 1, 2], "One group a fold."
    for labels, k in ((labels, 4), (labels, 1), (labels, 0), (labels, -1), ([3, 3, 3], 2), ([], 2), ([], 0), ([8], 1)):
        raises(ValueError, group_kfold, labels, k)
### END HIDDEN TESTS

# %% [markdown]
# ## Exercise 4 · Validate on the future only (2 points)
#
# How well does the date alone tell a day's highest temperature, by the mean of the three nearest days?

# %%
day = np.arange(len(warmest))
three = KNeighborsRegressor(3)
forward = TimeSeriesSplit(4, gap=7)
fig, axes = plt.subplots(1, 2, figsize=(9, 3.2), sharey=True)
for ax, title, splitter in zip(axes, ("shuffled", "forward"), (KFold(4, shuffle=True, random_state=0), forward)):
    errors = -cross_val_score(three, day[:, None], warmest, cv=splitter, scoring="neg_mean_absolute_error")
    train, valid = list(splitter.split(day))[2]
    shown = valid[(valid > 880) & (valid < 1165)]
    guess = three.fit(day[train, None], warmest[train]).predict(day[shown, None])
    print(f"{title}: mean absolute error {errors.mean():.1f} degrees")
    ax.plot(day[870:1165], warmest[870:1165], ".", color="grey", markersize=3, label="measured")
    ax.plot(shown, guess, "^", color=figures.COLOURS[3], markersize=4, label="predicted")
    ax.set(title=title, xlabel="day")
axes[0].set(ylabel="highest temperature (°C)")
axes[1].legend()
figures.show(fig, alt="Daily highest temperatures as grey dots with predictions as triangles. Shuffled folds: the "
             "triangles follow every swing, because the days before and after are known. Forward split: the triangles "
             "form a flat line, far from the measured temperatures for most of the year.")

# %% [markdown]
# Shuffled, the day before and the day after are in training: filling gaps, not forecasting. Forward, the model meets
# what it will meet in service. An expanding window trains on everything up to some day, skips a **gap** (labels
# arrive late; yesterday's row resembles today's), and validates on the next block. For $n=12$, $k=3$, `gap=2`,
# `min_train=4`, six rows remain for validation: blocks 6–7, 8–9, 10–11, trained on rows 0–3, 0–5, 0–7.

# %% solution forward_splits
def forward_splits(n: int, k: int, gap: int, min_train: int) -> list[tuple[np.ndarray, np.ndarray]]:
    """Splits of rows in order of time: train on the past, skip a gap, validate on what follows.

    Parameters
    ----------
    n : number of rows, the oldest first.
    k : number of splits, k >= 1.
    gap : number of rows that are skipped between train and valid, gap >= 0.
    min_train : number of rows in the first training part, min_train >= 1.

    Returns
    -------
    A list of k splits (train, valid), the oldest first, each array ascending. The rows from
    min_train + gap to n-1 are cut into k consecutive valid blocks; if they do not divide evenly,
    the first blocks have one row more. train holds all rows from 0 up to the gap before its block:
    exactly gap rows lie between the last row of train and the first of valid.

    Raises
    ------
    ValueError : k < 1, gap < 0, min_train < 1, or fewer than k rows left for validation.

    Example
    -------
    forward_splits(5, 2, 1, 1)  ->  [([0], [2, 3]), ([0, 1, 2], [4])]
    """
    ### BEGIN SOLUTION
    if k < 1 or gap < 0 or min_train < 1 or n - min_train - gap < k:
        raise ValueError(f"impossible: n = {n}, k = {k}, gap = {gap}, min_train = {min_train}")
    blocks = np.array_split(np.arange(min_train + gap, n), k)
    return [(np.arange(block[0] - gap), block) for block in blocks]
    ### END SOLUTION

# %% tests forward_splits-basics points=1
import numpy as np
from course.checks import fresh, message, same

splits = forward_splits(12, 3, 2, 4)
assert type(splits) is list and len(splits) == 3, "Return a list with one (train, valid) per block."
with message("W2", "A validation block is not a run of consecutive rows: the rows were shuffled."):
    assert all(sorted(valid) == list(range(min(valid), max(valid) + 1)) for _, valid in splits)
with message("W1", "The gap is wrong by a row: exactly `gap` rows lie between train and valid."):
    assert all(abs(min(valid) - max(train) - 1 - 2) != 1 for train, valid in splits)
assert [valid.tolist() for _, valid in splits] == [[6, 7], [8, 9], [10, 11]]
### BEGIN HIDDEN TESTS
for rng, (n, k, gap, min_train) in fresh(1, shapes=[(20, 4, 0, 5), (23, 4, 3, 2), (50, 7, 5, 11), (9, 3, 1, 1), (12, 5, 0, 7),
                                                   (30, 1, 4, 10), (31, 6, 2, 3)]):
    expected, start, room = [], min_train + gap, n - min_train - gap
    for j in range(k):
        size = room // k + (j < room % k)
        expected.append((list(range(start - gap)), list(range(start, start + size))))
        start += size
    splits = forward_splits(n, k, gap, min_train)
    assert type(splits) is list and len(splits) == k, "Return a list with one (train, valid) per block."
    for split in splits:
        assert type(split) is tuple and len(split) == 2, "A split is a tuple (train, valid)."
        assert all(np.ndim(part) == 1 and len(part) > 0 for part in split), "Each part is a 1-D array, never empty."
        assert all(np.asarray(part).dtype.kind in "iu" for part in split), "Each part must hold integers."
    with message("W2", "A validation block is not a run of consecutive rows: the rows were shuffled."):
        assert all(sorted(valid.tolist()) == list(range(min(valid), min(valid) + len(valid))) for _, valid in splits)
    with message("W3", "Rows later than the validation block are in training."):
        assert all(max(train) < max(valid) for train, valid in splits)
    with message("W1", "The gap is wrong by a row: exactly `gap` rows lie between train and valid."):
        assert all(abs(min(valid) - max(train) - 1 - gap) != 1 for train, valid in splits)
    with message("W4", "The training window slides; it must expand and always begin at row 0."):
        assert all(min(train) == 0 for train, _ in splits)
    with message("W5", "Rows at the end are never validated: the remainder was lost."):
        assert max(max(valid) for _, valid in splits) == n - 1
    same([(train.tolist(), valid.tolist()) for train, valid in splits], expected)
### END HIDDEN TESTS

# %% tests forward_splits-edges points=1
# Hidden: random sizes, no gap, one split, the tightest cases, impossible arguments.
### BEGIN HIDDEN TESTS
import numpy as np
from course.checks import fresh, message, raises, same

same([(t.tolist(), v.tolist()) for t, v in forward_splits(2, 1, 0, 1)], [([0], [1])], what="the smallest case")
same([(t.tolist(), v.tolist()) for t, v in forward_splits(6, 2, 3, 1)], [([0], [4]), ([0, 1], [5])], what="the tight case")
for rng in fresh(6):
    k, gap, min_train = (int(rng.integers(low, 6)) for low in (1, 0, 1))
    n = min_train + gap + k + int(rng.integers(0, 12))
    splits = forward_splits(n, k, gap, min_train)
    with message("W3", "Rows later than the validation block are in training."):
        assert all(max(train) < max(valid) for train, valid in splits)
    with message("W1", "The gap is wrong by a row: exactly `gap` rows lie between train and valid."):
        assert all(abs(min(valid) - max(train) - 1 - gap) != 1 for train, valid in splits)
    blocks, rest = [], list(range(min_train + gap, n))
    for left in range(k, 0, -1):
        size = -(-len(rest) // left)
        blocks, rest = [*blocks, rest[:size]], rest[size:]
    same([valid.tolist() for _, valid in splits], blocks, what="the blocks")
    same([train.tolist() for train, _ in splits], [list(range(block[0] - gap)) for block in blocks], what="the training parts")
    for wrong in ((min_train + gap + k - 1, k, gap, min_train), (n, n + 1, gap, min_train), (n, k, n, min_train),
                  (n, k, gap, n), (n, 0, gap, min_train), (n, -1, gap, min_train), (n, k, -1, min_train),
                  (n, k, gap, 0), (n, k, gap, -1), (0, 1, 0, 1), (1, 1, 0, 1)):
        raises(ValueError, forward_splits, *wrong)
### END HIDDEN TESTS

# %% [markdown]
# ## Exercise 5 · Cross-validate with a fresh model a fold (3 points)
#
# A model that is fitted twice may remember: warm starts, running means, a cache. So the loop takes a *maker* of models and
# builds a new one for each split. And a score is computed as it was ordered, `metric(truth, prediction)`: some metrics
# are not symmetric, for some less is better, and that is the caller's business.

# %% solution cross_validate_
def cross_validate_(make_model: Callable[[], object], X: np.ndarray, y: np.ndarray,
                    splits: Iterable[tuple[np.ndarray, np.ndarray]],
                    metric: Callable[[np.ndarray, np.ndarray], float]) -> np.ndarray:
    """The score of a new model for every split.

    Parameters
    ----------
    make_model : called without arguments, returns a new model with ``fit(X, y)`` and ``predict(X)``.
        What fit returns is not promised (it may be None): predict with the model itself.
    X, y : arrays of shape (n, d) and (n,). Not changed.
    splits : pairs (train, valid) of integer arrays; any iterable, perhaps one that can be read only
        once. Rows may occur in several valid parts, or in none.
    metric : called as ``metric(y_true, y_pred)`` with the valid part's targets; returns a number.

    Returns
    -------
    A float64 array with one score per split, in their order, exactly as the metric gave it: no sign
    is changed, nothing is averaged. No splits give shape (0,).
    For every split make_model is called once, and the new model is fitted once, on ``X[train]`` and
    ``y[train]`` (rows in the order of train), and sees no other target.

    Example
    -------
    make_model: predicts the training mean; y [0, 2, 4], one split ([0, 1], [2]), metric: mean
    absolute error  ->  [3.0]
    """
    ### BEGIN SOLUTION
    scores = []
    for train, valid in splits:
        model = make_model()
        model.fit(X[train], y[train])
        scores.append(metric(y[valid], model.predict(X[valid])))
    return np.array(scores, dtype=float)
    ### END SOLUTION

# %% tests cross_validate_-basics points=1.5
import numpy as np
from course.checks import close, fresh, message, unchanged


class Mean:
    def fit(self, X, y):
        self.mean = float(np.mean(y))

    def predict(self, X):
        return np.full(len(X), self.mean)


class Ruler:  # remembers whatever it was ever fitted on
    def __init__(self):
        self.seen = []

    def fit(self, X, y):
        self.seen += [float(v) for v in y]
        return self

    def predict(self, X):
        return np.full(len(X), sum(self.seen) / len(self.seen))


def absolute(y_true, y_pred):
    return float(np.mean(np.abs(y_true - y_pred)))


def over(y_true, y_pred):  # not symmetric
    return float(np.mean(y_pred - 2 * y_true))


tiny = np.array([0.0, 2.0, 4.0])
got = cross_validate_(Mean, tiny[:, None], tiny, [(np.array([0, 1]), np.array([2]))], absolute)
with message("W4", "The sign of the scores was changed; return what the metric gave."):
    assert not np.allclose(got, -3.0)
close(got, [3.0])
### BEGIN HIDDEN TESTS
for rng, (n, k) in fresh(3, shapes=[(12, 3), (15, 5), (9, 2)]):
    X, y = rng.normal(size=(n, 2)), rng.normal(size=n) + 3
    fold = rng.permutation(np.arange(n) % k)
    splits = [(np.flatnonzero(fold != j), np.flatnonzero(fold == j)) for j in range(k)]
    rows = range(n)
    means = [sum(y[i] for i in t) / len(t) for t, _ in splits]
    for maker in (Ruler, Mean):
        with unchanged(X, y, splits):
            got = cross_validate_(maker, X, y, splits, over)
        expected = [sum(m - 2 * y[i] for i in v) / len(v) for m, (_, v) in zip(means, splits)]
        assert np.shape(got) == (k,), "One score per split: the shape is (number of splits,)."
        with message("W3", "The model was fitted on all rows, or scored on rows that it was fitted on."):
            everything = [sum(y.mean() - 2 * y[i] for i in v) / len(v) for _, v in splits]
            assert not np.allclose(got, everything)
            assert not np.allclose(got, [sum(m - 2 * y[i] for i in t) / len(t) for m, (t, _) in zip(means, splits)])
        with message("W2", "The metric got prediction and truth in the wrong order: it is metric(y_true, y_pred)."):
            swapped = [sum(y[i] - 2 * m for i in v) / len(v) for m, (_, v) in zip(means, splits)]
            assert not np.allclose(got, swapped)
        with message("W4", "The sign of the scores was changed; return what the metric gave."):
            assert not np.allclose(got, -np.array(expected)) and not np.allclose(got, np.abs(expected))
        with message("W1", "One model was used for all splits: it remembers the rows of earlier ones."):
            assert maker is Mean or np.allclose(got, expected)
        close(got, expected)
    close(cross_validate_(Mean, X, y, [], over), np.zeros(0), what="the result without splits")
### END HIDDEN TESTS

# %% tests cross_validate_-watched points=1.5
# Hidden: what each model is fitted on, how many there are, splits read once, in any form, text labels.
### BEGIN HIDDEN TESTS
import numpy as np
from course.checks import close, fresh, message, same

log = []


class Watched:
    def __init__(self):
        self.name = len([entry for entry in log if entry[0] == "make"])
        log.append(("make", self.name))

    def fit(self, X, y):
        log.append(("fit", self.name, X.tolist(), y.tolist()))

    def predict(self, X):
        log.append(("predict", self.name, X.tolist()))
        return X[:, 0] * 2


def off(y_true, y_pred):
    return float(np.mean(y_true - y_pred))


for rng, (n, k) in fresh(3, shapes=[(10, 3), (7, 4), (14, 2)]):
    X, y = rng.normal(size=(n, 3)), rng.normal(size=n)
    splits = []
    for _ in range(k):  # parts that leave rows out, overlap, and stand in any order
        order = rng.permutation(n)
        splits.append((order[: n // 2], order[n // 2 : n - 1]))
    log.clear()
    got = cross_validate_(Watched, X, y, (split for split in splits), off)
    fits = [entry for entry in log if entry[0] == "fit"]
    asked = [entry for entry in log if entry[0] == "predict"]
    with message("W1", "One model was used for several splits: call make_model for each."):
        assert len({entry[1] for entry in fits}) == len(fits)
        assert sum(entry[0] == "make" for entry in log) == k
    with message("W3", "A model was fitted on other rows than those of train, or not exactly once."):
        assert len(fits) == k
        assert all(entry[3] == y[t].tolist() and entry[2] == X[t].tolist() for entry, (t, _) in zip(fits, splits))
    assert [entry[1] for entry in asked] == [entry[1] for entry in fits], "Each model predicts for its own split, once."
    assert all(entry[2] == X[v].tolist() for entry, (_, v) in zip(asked, splits)), "Predict for the rows of valid."
    with message("W2", "The metric got prediction and truth in the wrong order: it is metric(y_true, y_pred)."):
        assert not np.allclose(got, [np.mean(2 * X[v, 0] - y[v]) for _, v in splits])
    close(got, [np.mean(y[v] - 2 * X[v, 0]) for _, v in splits])
    with message("W4", "The scores were averaged or changed; return what the metric gave, one per split."):
        close(cross_validate_(Watched, X, y, splits, lambda t, p: -float(len(t))), [-len(v) for _, v in splits])
    text = np.array(["no", "yes"])[rng.integers(2, size=n)]
    shares = cross_validate_(Watched, X, text, splits, lambda t, p: float(np.mean(t == "yes")))
    close(shares, [np.mean(text[v] == "yes") for _, v in splits], what="the scores for text labels")
    whole = cross_validate_(Watched, X, text, splits[:1], lambda t, p: len(p))
    assert np.asarray(whole).dtype == np.float64, "The scores must be float64."
    close(whole, [len(splits[0][1])])
### END HIDDEN TESTS

# %% [markdown]
# ## Exercise 6 · Score a search by nested cross-validation (3 points)
#
# Trying 50 settings and reporting the best is the guessing contest of the warm-up. On noise, with 50 candidate columns:

# %%
rng = np.random.default_rng(3)
columns, coin = rng.integers(2, size=(64, 50)), rng.integers(2, size=64)
right = columns[:48] == coin[:48, None]
winner = right.mean(axis=0).argmax()
print(f"the best of 50 columns, on the 48 rows that chose it: {right[:, winner].mean():.2f}")
print(f"the same column on the 16 rows kept apart: {np.mean(columns[48:, winner] == coin[48:]):.2f}")

# %% [markdown]
# (Of 16 coins, six right are as likely as ten: chance.) The cure: treat the *search* as the model. For each **outer** split, search inside the training part with **inner**
# splits, refit the winner on that whole part, and score it on rows the search never saw. The outer mean
# judges the recipe "search, then fit"; the chosen values may differ from split to split.

# %% solution nested_score
def nested_score(make_model: Callable[[object], object], grid: Sequence, X: np.ndarray, y: np.ndarray,
                 outer: Sequence[tuple[np.ndarray, np.ndarray]],
                 inner: Callable[[int], Sequence[tuple[np.ndarray, np.ndarray]]],
                 metric: Callable[[np.ndarray, np.ndarray], float]) -> tuple[np.ndarray, list]:
    """Score a search over ``grid`` on rows that the search never sees.

    Parameters
    ----------
    make_model : ``make_model(value)`` returns a new model with ``fit(X, y)`` (what that returns is
        not promised) and ``predict(X)``. A new one is made for every fit.
    grid : the values to try, at least one; numbers or text.
    X, y : arrays of shape (n, d) and (n,). Not changed.
    outer : pairs (train, valid) of integer arrays of row numbers.
    inner : ``inner(m)`` returns splits of m rows as a list of pairs of **positions** 0, …, m-1.
        Called once per outer split, with m = len(train); position p then means row ``train[p]``.
    metric : called as ``metric(y_true, y_pred)``, returns a finite number; **larger is better**.

    Returns
    -------
    (scores, chosen). chosen is a list with one value of the grid per outer split: the one whose
    mean over the inner splits is largest, of several such the first in the grid (in the checks they
    are equal to the last bit). scores is a float64 array: the score on the outer valid part of a
    model with that value, fitted on all of train.
    No row of an outer valid part is used, in any way, before that. A grid of one value is searched
    like any other.

    Raises
    ------
    ValueError : the grid is empty, also if there are no outer splits.

    Example
    -------
    Two outer splits, grid [1, 5], inner scores better for 5 in the first and for 1 in the second
    ->  (two outer scores, [5, 1])
    """
    ### BEGIN SOLUTION
    if len(grid) == 0:
        raise ValueError("the grid is empty")

    def score(value, train, valid):
        model = make_model(value)
        model.fit(X[train], y[train])
        return metric(y[valid], model.predict(X[valid]))

    scores, chosen = [], []
    for train, valid in outer:
        splits = inner(len(train))
        means = [np.mean([score(value, train[t], train[v]) for t, v in splits]) for value in grid]
        chosen.append(grid[int(np.argmax(means))])
        scores.append(score(chosen[-1], train, valid))
    return np.array(scores, dtype=float), chosen
    ### END SOLUTION

# %% tests nested_score-basics points=1
import numpy as np
from course.checks import close, fresh, message, raises, same, unchanged


class Shrunk:  # predicts a multiple of the training mean
    def __init__(self, factor):
        self.factor = factor

    def fit(self, X, y):
        self.mean = float(np.mean(y))

    def predict(self, X):
        return np.full(len(X), self.factor * self.mean)


def minus_squared(y_true, y_pred):
    return -float(np.mean((y_true - y_pred) ** 2))


def halves(m):
    return [(np.arange(m // 2), np.arange(m // 2, m)), (np.arange(m // 2, m), np.arange(m // 2))]


y = np.array([1.0, 1.0, 1.0, 1.0, 5.0, 5.0])
outer = [(np.arange(4), np.arange(4, 6))]
scores, chosen = nested_score(Shrunk, [0.0, 1.0, 2.0], y[:, None], y, outer, halves, minus_squared)
with message("W4", "The value with the smallest mean was chosen; larger is better."):
    assert list(chosen) not in ([0.0], [2.0])
same(chosen, [1.0])
close(scores, [-16.0])
raises(ValueError, nested_score, Shrunk, [], y[:, None], y, outer, halves, minus_squared)
### BEGIN HIDDEN TESTS


def plain(y, t, v, factor):
    mean = factor * sum(y[t]) / len(t)
    return -sum((a - mean) ** 2 for a in y[v]) / len(v)


for rng, (n, k) in fresh(3, shapes=[(18, 3), (23, 2), (20, 4)]):
    X, y = rng.normal(size=(n, 2)), rng.normal(loc=1.0, size=n)
    fold = rng.permutation(np.arange(n) % k)
    outer = [(rng.permutation(np.flatnonzero(fold != j)), np.flatnonzero(fold == j)) for j in range(k)]
    grid = [2.0, 0.3, 1.0, -1.0, 0.7, 0.1]
    best, expected, inner_best, refit = [], [], [], []
    for t, v in outer:
        means = [sum(plain(y, t[a], t[b], f) for a, b in halves(len(t))) / 2 for f in grid]
        best.append(grid[means.index(max(means))])
        inner_best.append(max(means))
        expected.append(plain(y, t, v, best[-1]))
    with unchanged(grid, X, y, outer):
        result = nested_score(Shrunk, grid, X, y, outer, halves, minus_squared)
    assert type(result) is tuple and len(result) == 2, "Return a tuple (scores, chosen)."
    scores, chosen = result
    assert np.shape(scores) == (k,), "One score per outer split."
    with message("W1", "These are the best inner scores; return the scores on the outer validation rows."):
        assert not np.allclose(scores, inner_best)
    with message("W4", "The value with the smallest mean was chosen; larger is better."):
        assert type(chosen) is not list or chosen == best or chosen != [
            min(grid, key=lambda f: sum(plain(y, t[a], t[b], f) for a, b in halves(len(t)))) for t, _ in outer]
    same(chosen, best, what="the chosen values")
    close(scores, expected, what="the outer scores")
    only, single = nested_score(Shrunk, [0.5], X, y, outer, halves, minus_squared)
    same(single, [0.5] * k, what="the choice from a grid of one value")
    close(only, [plain(y, t, v, 0.5) for t, v in outer], what="the scores for a grid of one value")
### END HIDDEN TESTS

# %% tests nested_score-noise points=1
# Hidden: on noise the mean is near chance, although the best inner score is far above it.
### BEGIN HIDDEN TESTS
import numpy as np
from course.checks import close, fresh, message


class Column:  # predicts what a column says; remembers nothing
    def __init__(self, column):
        self.column = column

    def fit(self, X, y):
        pass

    def predict(self, X):
        return X[:, self.column]


def accuracy(y_true, y_pred):
    return float(np.mean(y_true == y_pred))


def two(m):
    return [(np.arange(0, m, 2), np.arange(1, m, 2)), (np.arange(1, m, 2), np.arange(0, m, 2))]


everything, ceiling = [], []
for rng in fresh(6):
    X, y = rng.integers(2, size=(48, 24)), rng.integers(2, size=48)
    order = rng.permutation(48)
    outer = [(np.setdiff1d(order, order[i : i + 16]), order[i : i + 16]) for i in (0, 16, 32)]
    scores, chosen = nested_score(Column, list(range(24)), X, y, outer, two, accuracy)
    hits = X == y[:, None]
    with message("W1", "On noise the score is far above chance: the best inner score was reported."):
        assert not np.allclose(scores, [hits[t].mean(axis=0).max() for t, _ in outer])
    with message("W2", "The value was chosen once, on all rows: the outer validation rows had a say in it."):
        once = int(hits.mean(axis=0).argmax())
        assert chosen != [once] * 3 or [once] * 3 == [int(hits[t].mean(axis=0).argmax()) for t, _ in outer]
    close(scores, [hits[v, c].mean() for (_, v), c in zip(outer, chosen)], what="the outer scores")
    everything += list(scores)
    ceiling += [hits[t].mean(axis=0).max() for t, _ in outer]
with message("W2", "On noise the mean score is far above chance: the search has seen the rows that judge it."):
    assert np.mean(everything) < (0.5 + np.mean(ceiling)) / 2 + 0.02
### END HIDDEN TESTS

# %% tests nested_score-watched points=1
# Hidden: which rows the search sees, positions and rows, new models, ties, text values.
### BEGIN HIDDEN TESTS
import numpy as np
from course.checks import close, fresh, message, raises, same, spy

log = []


class Watched:
    def __init__(self, value):
        self.value, self.number, self.fitted = value, len(log), []
        log.append(self)

    def fit(self, X, y):
        self.fitted.append(X[:, 0].astype(int).tolist())

    def predict(self, X):
        self.asked = X[:, 0].astype(int).tolist()
        return np.full(len(X), {"low": 1.0, "mid": 2.0, "high": 2.0, "top": 0.0}[self.value])


def inner(m):
    return [(np.arange(3, m), np.arange(3)), (np.arange(m - 2), np.arange(m - 2, m)), (np.arange(2, m - 2), np.array([0, m - 1]))]


for rng, n in fresh(3, shapes=[12, 17, 15]):
    rows = rng.permutation(n)
    X = np.column_stack([np.arange(n), rng.normal(size=n)])
    y = np.zeros(n)
    outer = [(rows[4:], rows[:4]), (rows[: n - 3], rows[n - 3 :])]
    log.clear()
    asked = spy(inner)
    scores, chosen = nested_score(Watched, ["low", "mid", "high", "top"], X, y, outer, asked, lambda t, p: float(np.mean(p)))
    fits = [(m.value, sorted(m.fitted[0]), sorted(m.asked)) for m in log if m.fitted]
    with message("W5", "A model was fitted twice; make a new one for every fit."):
        assert all(len(m.fitted) <= 1 for m in log)
    with message("W3", "Inner positions were used as row numbers: position p is row train[p]."):
        plain = [(sorted(a.tolist()), sorted(b.tolist())) for a, b in inner(len(outer[0][0]))]
        assert not all((a, b) in [f[1:] for f in fits] for a, b in plain)
    expected = []
    for t, v in outer:
        inside = [(sorted(t[a].tolist()), sorted(t[b].tolist())) for a, b in inner(len(t))]
        expected += [(value, a, b) for value in ("low", "mid", "high", "top") for a, b in inside]
    allowed = [[set(t.tolist()), set(v.tolist())] for t, v in outer]
    with message("W2", "The search was fitted or judged on rows of an outer validation part."):
        assert all(any(set(a) | set(b) <= t or (set(a) == t and set(b) == v) for t, v in allowed) for _, a, b in fits)
    with message("W1", "The winner was never fitted on the whole training part and asked about the outer validation rows."):
        for t, v in outer:
            assert ("mid", sorted(t.tolist()), sorted(v.tolist())) in fits or ("high", sorted(t.tolist()), sorted(v.tolist())) in fits
    with message("W6", "Of several values with the largest mean the first in the grid is to be chosen."):
        assert chosen == ["mid", "mid"]
    close(scores, [2.0, 2.0])
    expected += [("mid", sorted(t.tolist()), sorted(v.tolist())) for t, v in outer]
    assert sorted(fits) == sorted(expected), "Each value is fitted once per inner split, each winner once more on train."
    same([call[0][0] for call in asked.calls], [len(t) for t, _ in outer], what="the sizes that inner was asked for")
    nothing = nested_score(Watched, ["low"], X, y, [], inner, lambda t, p: 0.0)
    close(nothing[0], np.zeros(0), what="the scores without outer splits")
    raises(ValueError, nested_score, Watched, [], X, y, [], inner, lambda t, p: 0.0)
    whole = nested_score(Watched, ["low"], X, y, outer, inner, lambda t, p: len(p))[0]
    assert np.asarray(whole).dtype == np.float64, "The scores must be float64."
### END HIDDEN TESTS

# %% [markdown]
# ## Exercise 7 · Prefer the simplest model within one error (1 point)
#
# A mean over $k$ folds is itself uncertain; its standard error is about the deviation of the fold scores over $\sqrt k$
# (roughly: the folds share training rows). Models within one error of the best are hard to tell apart, so take the
# simplest. Here for trees on whole mixes:

# %%
depths = np.arange(1, 15)
scores = -np.array([cross_val_score(DecisionTreeRegressor(max_depth=d, random_state=0), inputs, strength,
                                    groups=mix, cv=GroupKFold(5), scoring="neg_root_mean_squared_error")
                    for d in depths])
means, ses = scores.mean(axis=1), scores.std(axis=1, ddof=1) / np.sqrt(5)
best = means.argmin()
simple = np.flatnonzero(means <= means[best] + ses[best])[0]
print(f"best: depth {depths[best]}, RMSE {means[best]:.2f} with standard error {ses[best]:.2f}")
print(f"simplest within one error: depth {depths[simple]}, RMSE {means[simple]:.2f}")
fig, ax = plt.subplots(figsize=(7, 3.2))
ax.errorbar(depths, means, ses, marker="o", capsize=3, label="mean and standard error")
ax.axhline(means[best] + ses[best], linestyle="--", color="black", label="best + one error")
ax.plot(depths[simple], means[simple], figures.MARKERS[2], color=figures.COLOURS[3], markersize=12, label="choice")
ax.set(xlabel="depth of the tree", ylabel="RMSE (MPa)")
ax.legend()
figures.show(fig, alt="Cross-validated error of a regression tree against its depth, with error bars. The error falls "
             "steeply at first and then levels off. A dashed line lies one standard error above the lowest point, and "
             "the shallowest tree below this line is marked.")

# %% solution one_se_choice
def one_se_choice(means: ArrayLike, ses: ArrayLike, complexity: ArrayLike) -> int:
    """Index of the simplest model whose mean score is within one standard error of the best.

    Parameters
    ----------
    means : array-like of m >= 1 finite mean scores; **larger is better** (turn errors round first).
    ses : their standard errors, finite, >= 0.
    complexity : finite numbers, smaller is simpler; in any order. None of the three is changed.

    Returns
    -------
    An int. The best model has the largest mean; of several, the simplest of them, then the first.
    A model is near if its mean >= best mean - the standard error **of the best model**. Returned is
    the near model with the smallest complexity; of several, the one with the larger mean, then
    the first.

    Raises
    ------
    ValueError : different lengths, no model, NaN or inf anywhere, a negative standard error.

    Example
    -------
    one_se_choice([0.5, 0.75, 1.0], [0.0, 0.1, 0.25], [1, 2, 3])  ->  1
    """
    ### BEGIN SOLUTION
    means, ses, complexity = (np.asarray(values, dtype=float) for values in (means, ses, complexity))
    if not means.shape == ses.shape == complexity.shape or means.size == 0:
        raise ValueError("means, ses and complexity need one length, at least 1")
    if not np.isfinite([means, ses, complexity]).all() or ses.min() < 0:
        raise ValueError("all numbers must be finite, and no standard error negative")
    ranked = np.lexsort((-means, complexity))  # the simplest first
    best = ranked[means[ranked].argmax()]
    near = means >= means[best] - ses[best]
    return int(ranked[near[ranked].argmax()])
    ### END SOLUTION

# %% tests one_se_choice-basics points=0.5
import numpy as np
from course.checks import fresh, message, same, unchanged

with message("W4", "The smallest mean was taken for the best; larger is better."):
    assert one_se_choice([0.5, 1.0], [0.0, 0.0], [1, 2]) != 0
with message("W1", "Use the standard error of the best model, not of the one that is asked about."):
    assert one_se_choice([0.5, 1.0], [0.75, 0.25], [1, 2]) != 0
got = one_se_choice([0.5, 0.75, 1.0, 0.875], [0.0, 0.1, 0.25, 0.1], [1, 2, 3, 4])
with message("W2", "The most complex model within one error was chosen; take the simplest."):
    assert got != 3
with message("W3", "The best model was chosen, though a simpler one is within one error."):
    assert got != 2
same(got, 1)
same(one_se_choice([2.0], [0.5], [7]), 0)  # a single model
### BEGIN HIDDEN TESTS
for rng, m in fresh(4, shapes=[3, 6, 10, 15]):
    means, ses = rng.normal(size=m), rng.uniform(0.2, 1.5, size=m)
    complexity = rng.permutation(m) + 1
    best = means.tolist().index(max(means))
    near = [i for i in range(m) if means[i] >= means[best] - ses[best]]
    expected = min(near, key=lambda i: complexity[i])
    with unchanged(means, ses, complexity):
        got = one_se_choice(means, ses, complexity)
    assert type(got) in (int, np.int64, np.int32), "Return one index, an int."
    with message("W2", "The most complex model within one error was chosen; take the simplest."):
        assert len(near) == 1 or got != max(near, key=lambda i: complexity[i])
    own = [i for i in range(m) if means[i] + ses[i] >= means[best]]
    with message("W1", "Use the standard error of the best model, not of the one that is asked about."):
        assert got == expected or got != min(own, key=lambda i: complexity[i])
    with message("W3", "The best model was chosen, though a simpler one is within one error."):
        assert got == expected or got != best
    with message("W4", "The smallest mean was taken for the best; larger is better."):
        assert got == expected or means[got] > min(means)
    same(got, expected)
### END HIDDEN TESTS

# %% tests one_se_choice-edges points=0.5
# Hidden: ties, the border, the best is simplest, lists, errors.
### BEGIN HIDDEN TESTS
import numpy as np
from course.checks import fresh, message, raises, same

for rng in fresh(3):
    c = float(rng.integers(-4, 4))
    with message("W5", "A model exactly one standard error below the best is still near."):
        same(one_se_choice([c + 0.5, c + 1.0], [0.0, 0.5], [1, 2]), 0)
    same(one_se_choice([c + 1.0, c + 0.5, c + 0.75], [0.5, 0.0, 0.0], [1, 3, 2]), 0, what="the choice when the best is simplest")
    with message("W1", "Of several best models the simplest counts, with its own standard error."):
        same(one_se_choice([c, c + 1, c + 1], [9.0, 2.0, 0.25], [1, 3, 2]), 2)
        same(one_se_choice([c, c + 1, c + 1], [9.0, 0.25, 2.0], [1, 3, 2]), 0)
        same(one_se_choice([c, c + 1, c + 1], [9.0, 0.25, 2.0], [1, 2, 2]), 1)
    same(one_se_choice([c, c + 0.5, c + 1], [0.0, 0.0, 1.0], [2, 2, 2]), 2, what="the choice among equally simple models")
    same(one_se_choice([c, c + 0.5, c + 0.5, c + 1], [0.0, 0.0, 0.0, 1.0], [2, 1, 1, 3]), 1, what="the choice among ties")
    same(one_se_choice([c - 1, c, c - 1.0], [3.0, 0.0, 3.0], [1, 2, 3]), 1, what="the choice for a standard error of 0")
    same(one_se_choice(np.array([3, 4]), np.array([0, 1]), np.array([-2, -1])), 0, what="the choice for integers")
    same(one_se_choice((c, c + 1, c + 1.5), (0.1, 0.2, 0.5), (0.3, 0.2, 0.1)), 2, what="the choice for tuples")
    m = int(rng.integers(2, 6))
    good = [rng.normal(size=m), rng.random(m), np.arange(m)]
    for place in range(3):
        for bad in (good[place][:-1], np.append(good[place], 1.0), np.append(good[place][1:], np.nan),
                    np.append(np.inf, good[place][1:])):
            raises(ValueError, one_se_choice, *[bad if i == place else good[i] for i in range(3)])
    raises(ValueError, one_se_choice, good[0], np.append(good[1][1:], -0.1), good[2])
    raises(ValueError, one_se_choice, [], [], [])
### END HIDDEN TESTS

# %% [markdown]
# ## Exercise 8 · Probe an experiment for leakage (4 points)
#
# Somebody hands you an experiment: data in, score out, code closed. Is it honest? Feed it data in which **nothing can be
# predicted honestly**. Targets from a fair coin put an honest accuracy at 0.5 on average; a leak lifts it.
#
# Which coins? Plain noise shows a selection before the split. It cannot show what leaks through *rows*: if copies of a
# row stand on both sides, give copies the same coin; if neighbours in time tell on each other, toss one coin for a short
# run of days and let their columns be nearly equal. An honest experiment stays at 0.5 on all three.
#
# One score proves nothing: six correct guesses of ten happen all the time. Repeat on fresh data, and compare the mean $\bar s$
# with its spread: call it a leak when $\bar s-0.5$ exceeds a few $s/\sqrt r$, with $s$ the standard deviation of $r$ scores.

# %%
rng = np.random.default_rng(1)
honest = np.array([np.mean(rng.integers(2, size=10)) for _ in range(25)])  # ten rows, nothing known
print(f"share of single honest scores above 0.5: {np.mean(honest > 0.5):.2f}")
print(f"mean of 25: {honest.mean():.2f}, standard error {honest.std(ddof=1) / 5:.2f}")

# %% solution leaks
def leaks(experiment: Callable[[np.ndarray, np.ndarray], float], rng: np.random.Generator) -> bool:
    """Say whether an experiment leaks, by running it on data in which nothing can be predicted.

    Parameters
    ----------
    experiment : ``experiment(X, y)`` takes a float64 array X of shape (60, 40) and an integer array
        y of 60 zeros and ones, rows in order of time, and returns the share of the rows it
        validates (at least six) that it predicted rightly. The same data give the same score.
    rng : where all randomness comes from.

    Returns
    -------
    A bool. The experiment is **honest** (False) if every prediction, the choice of columns and the
    encoding included, rests only on targets of rows that stand more than 5 places earlier than the
    predicted row and differ from it in some column. It **leaks** (True) if it breaks this rule:
    targets of validated rows, copies (equal rows, however far apart), or rows that are too near in
    time or later have a say. Only leaks count that lift the expected score to 0.75 or more on one
    of these: noise; rows i and i + 30 equal, with one target; rows 0-4, 5-9, 10-14, … nearly (not
    exactly) equal, with one target for each five. About smaller ones the verdict is free.
    The verdict must be right for 99 of 100 generators, with at most 200 calls of experiment.
    (An experiment runs on any data; you need not catch errors.)

    Example
    -------
    leaks(lambda X, y: 1.0, rng)  ->  True
    leaks(lambda X, y: float(np.mean(y[30:] == (X[30:, 0] > 0))), rng)  ->  False
    """
    ### BEGIN SOLUTION
    def noise():
        return rng.normal(size=(60, 40)), rng.integers(2, size=60)

    def copies():
        X, y = noise()
        return np.tile(X[:30], (2, 1)), np.tile(y[:30], 2)

    def runs():
        X, y = noise()
        first = np.arange(60) // 5 * 5  # rows 0-4 follow row 0, rows 5-9 row 5, …
        return X[first] + 0.01 * X, y[first]

    for probe in (noise, copies, runs):
        scores = [experiment(*probe()) for _ in range(50)]
        if np.mean(scores) > 0.5 + 3.5 * np.std(scores) / np.sqrt(50):
            return True
    return False
    ### END SOLUTION

# %% tests leaks-targets points=1.5
import numpy as np
from course.checks import deterministic, fresh, message, spy

with message("W6", "An experiment that is always right about coins leaks, also if shuffled coins do not change that."):
    assert leaks(lambda X, y: 1.0, np.random.default_rng(0))
assert leaks(lambda X, y: float(np.mean(y[30:] == (X[30:, 0] > 0))), np.random.default_rng(0)) is False
### BEGIN HIDDEN TESTS
GAP, FOLDS = 5, [np.arange(24, 36), np.arange(36, 48), np.arange(48, 60)]


def best_columns(X, y):
    return np.argsort(-np.abs((X - X.mean(axis=0)).T @ (y - y.mean())))[:5]


def centroids(X, y, train, valid):  # trained on earlier rows that are no copies
    train = train[~(X[train][:, None, :2] == X[valid][:, :2]).all(axis=2).any(axis=1)]
    Z, t = X[train], y[train] == 1
    if t.all() or not t.any():
        return np.full(len(valid), int(t.all()))
    one, zero = Z[t].mean(axis=0), Z[~t].mean(axis=0)
    return (((X[valid] - one) ** 2).sum(axis=1) < ((X[valid] - zero) ** 2).sum(axis=1)).astype(int)


def selection_before(X, y):
    Z = X[:, best_columns(X, y)]
    return float(np.mean(np.concatenate([centroids(Z, y, np.arange(v[0] - GAP), v) == y[v] for v in FOLDS])))


def selection_inside(X, y):
    hits = []
    for v in FOLDS:
        train = np.arange(v[0] - GAP)
        train = train[~(X[train][:, None, :2] == X[v][:, :2]).all(axis=2).any(axis=1)]
        columns = best_columns(X[train], y[train]) if len(train) else slice(5)  # all may be copies
        hits.append(centroids(X[:, columns], y, train, v) == y[v])
    return float(np.mean(np.concatenate(hits)))


def encoding_before(X, y):  # the first column as a category, replaced by its mean target
    _, code = np.unique(X[:, 0], return_inverse=True)
    encoded = (np.bincount(code, weights=y) / np.bincount(code))[code]
    return float(np.mean((encoded[24:] > 0.5) == y[24:]))


wrong = {selection_before: 0, encoding_before: 0, selection_inside: 0}
for rng in fresh(8):
    for experiment, leaky in ((selection_before, True), (encoding_before, True), (selection_inside, False)):
        watched = spy(experiment)
        verdict = leaks(watched, rng)
        assert type(verdict) is bool or type(verdict) is np.bool_, "Return True or False."
        assert 1 <= watched.count <= 200, "At most 200 calls of experiment."
        wrong[experiment] += bool(verdict) != leaky
with message("W1", "An honest experiment was called leaky: compare the mean score with its spread, not with 0.5 alone."):
    assert wrong[selection_inside] <= 2
with message("W6", "An experiment that chose its columns, or encoded them, with all targets was called honest."):
    assert wrong[selection_before] <= 2 and wrong[encoding_before] <= 2


def given(rng):
    seen = []

    def coin(X, y):
        seen.append((X, y))
        return float(np.mean(y[30:] == (X[30:, 1] > 0)))

    leaks(coin, rng)
    return [*seen[:3], *seen[-3:]]


for X, y in deterministic(given):
    assert X.shape == (60, 40) and X.dtype == np.float64, "X must be a float64 array of shape (60, 40)."
    assert y.shape == (60,) and y.dtype.kind in "iu" and set(y.tolist()) <= {0, 1}, "y must be 60 integers, 0 or 1."
### END HIDDEN TESTS

# %% tests leaks-rows points=1.5
# Hidden: copies across the split, rows shuffled in time, and an honest split that has neither.
### BEGIN HIDDEN TESTS
import numpy as np
from course.checks import fresh, message

FOLDS = [np.arange(24, 36), np.arange(36, 48), np.arange(48, 60)]
FORWARD = [(np.arange(v[0] - 5), v) for v in FOLDS]
order = np.random.default_rng(7).permutation(60)
SHUFFLED = [(np.setdiff1d(order, order[i : i + 12]), order[i : i + 12]) for i in range(0, 60, 12)]


def nearest(X, y, splits, copies):
    squares, hits = (X**2).sum(axis=1), []
    for train, valid in splits:
        distance = squares[valid, None] + squares[train] - 2 * X[valid] @ X[train].T
        if not copies:
            distance[(X[valid, None, 0] == X[train, 0]) & (X[valid, None, 1] == X[train, 1])] = np.inf
        hits.append(y[train][distance.argmin(axis=1)] == y[valid])
    return float(np.mean(np.concatenate(hits)))


def forward_without_copies(X, y):
    return nearest(X, y, FORWARD, copies=False)


def forward_with_copies(X, y):
    return nearest(X, y, FORWARD, copies=True)


def shuffled_without_copies(X, y):
    return nearest(X, y, SHUFFLED, copies=False)


wrong = {forward_without_copies: 0, forward_with_copies: 0, shuffled_without_copies: 0}
for rng in fresh(8):
    for experiment in wrong:
        wrong[experiment] += bool(leaks(experiment, rng)) == (experiment is forward_without_copies)
with message("W3", "Only targets were shuffled: copies on both sides of the split were not noticed."):
    assert wrong[forward_with_copies] <= 2
with message("W4", "Training on neighbours in time, and on the future, was not noticed."):
    assert wrong[shuffled_without_copies] <= 2
with message("W5", "An honest forward split was called leaky: the probe lets the past tell the future, or ignores spread."):
    assert wrong[forward_without_copies] <= 2
### END HIDDEN TESTS

# %% tests leaks-spread points=1
# Hidden: experiments that validate six rows only, one honest, one not.
### BEGIN HIDDEN TESTS
import numpy as np
from course.checks import fresh, message, spy


def few(X, y, copies):  # the nearest of the first 49 rows tells the last six
    squares = (X[:49] ** 2).sum(axis=1)
    distance = squares - 2 * X[54:] @ X[:49].T
    if not copies:
        distance[X[54:, :1] == X[:49, 0]] = np.inf
    return float(np.mean(y[:49][distance.argmin(axis=1)] == y[54:]))


def honest(X, y):
    return few(X, y, copies=False)


def leaky(X, y):
    return few(X, y, copies=True)


wrong = {honest: 0, leaky: 0}
for rng in fresh(16):
    for experiment in wrong:
        watched = spy(experiment)
        verdict = leaks(watched, rng)
        assert watched.count <= 200, "At most 200 calls of experiment."
        wrong[experiment] += bool(verdict) != (experiment is leaky)
with message("W3", "Only targets were shuffled: copies on both sides of the split were not noticed."):
    assert wrong[leaky] < 16
with message("W2", "An experiment that validates few rows was misjudged: one run, or the mean without its spread, is luck."):
    assert wrong[honest] <= 3 and wrong[leaky] <= 3
### END HIDDEN TESTS

# %% [markdown]
# ## Now the library
#
# The splitters are `KFold`, `StratifiedKFold`, `GroupKFold` and `TimeSeriesSplit(gap=…)`; `cross_val_score` clones
# the model for every split, and around `GridSearchCV` it is nested. Put every step that sees targets into one pipeline.
# For exercise 8 there is `permutation_test_score`, with a trap: it can only shuffle what it is given.

# %%
model, select = LogisticRegression(), SelectKBest(f_classif, k=20)
rng = np.random.default_rng(0)
noise, deck = rng.normal(size=(100, 2000)), rng.permutation(np.repeat([0, 1], 50))
chosen = select.fit_transform(noise, deck)
for name, recipe, data in (("selection before", model, chosen), ("in the pipeline", make_pipeline(select, model), noise)):
    score, shuffled, p = permutation_test_score(recipe, data, deck, cv=5, n_permutations=19, random_state=0)
    print(f"{name}: accuracy {score:.2f}, with shuffled targets {shuffled.mean():.2f}, p = {p:.2f}")

# %% [markdown]
# The first test certifies noise: the selection happened before it could shuffle. Use the library for splits and scores,
# and your own probe around the *whole* experiment.

# %% [markdown]
# ## Reflection (5 points, graded by a person)
#
# The forest's RMSE on concrete is about 5.2 or 6.2 MPa, depending on the split. **Which number goes into the contract
# with the plant, and why? Name a third split that might be harsher still, and run it.** At most 250 words; add cells
# freely.
#
# *How it is graded:* 0 absent · 1 assertion without evidence · 3 right claim with a number or plot from your own run ·
# 4 also the assumption or limit · 5 also what you would do in production.

# %% [markdown] manual reflection points=5
# ### BEGIN SOLUTION
# With shuffled rows the RMSE is 5.20 MPa (standard error of five folds 0.15), with whole mixes 6.25 (0.37). A plant will order *new* mixes,
# and a known mix at another age is not what it pays for, so 6.2 goes into the contract. That is not luck of the deal: five
# other deals of the mixes give 6.3 to 6.5. With shuffled rows, three of four validation rows had their mix in training.
#
# Harsher: whole *families* of mixes. I put the seven ingredients, standardised, into five clusters (k-means; 53 to 125 mixes each) and left one
# cluster out at a time: 10.7 MPa, from 9.0 to 14.3. Forecasting the training mean has 17.4 there, so the forest still knows something. Training on
# tests up to 28 days and asking about older ones gives 9.5. A forest cannot extrapolate; both splits make it try.
#
# So the contract says: about 6 MPa for mixes like those in the table, and 11 or more for another kind of concrete.
#
# Limits: five folds share most of their rows, so the standard errors are rough; the clusters are my invention; I do not know how the 427 mixes were
# chosen, and nobody's next mix is a random draw from them. The same plant may repeat its own mixes, and then 5.2 is the right number.
#
# In production I would write the split into the contract beside the number, refuse (or flag) a mix that is far from all
# training mixes, compare forecasts with the 28-day tests as they come in, by mix, and renew the number every quarter.
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
# - Hastie, Tibshirani and Friedman, *The Elements of Statistical Learning*, 7.10–7.12, with the wrong way to cross-validate.
# - James et al., *An Introduction to Statistical Learning with Python*, 5.1.
# - scikit-learn user guide, "Cross-validation" and "Common pitfalls and recommended practices".
# - Cawley and Talbot, "On over-fitting in model selection and subsequent selection bias …" (2010).
# - Raschka, "Model evaluation, model selection, and algorithm selection in machine learning" (2018).
