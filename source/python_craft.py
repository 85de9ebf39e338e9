# %% [markdown]
# # Python craft and reproducibility
#
# Most of an ML engineer's code is not a model. It merges settings, cuts data into batches and parts, hands out random
# numbers, calls services that sometimes fail. Mistakes there rarely raise an error. They move the number in your
# report, and nobody can say why.
#
# You will write seven small tools that make such code boring: same input, same result, on every machine.
#
# **Time** about 14 hours · **Needs** basic Python (functions, classes, dictionaries) and a first look at NumPy
#
# Afterwards you can **merge** settings without side effects, **stream** data in batches, **split** rows so that they
# stay split, **seed** every part of a program on its own, **wrap** functions and **freeze** data.

# %% readonly setup
import copy
import functools
import hashlib
import math
import operator
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd

from course import figures
from course.data import load_cars

figures.use_house_style()

EARTH_RADIUS_KM = 6371.0


def haversine_slow(lat1, lon1, lat2, lon2):
    """Great-circle distances in km between points given in degrees: four lists of equal length. Used in exercise 7."""
    distances = []
    for i in range(len(lat1)):
        phi1, phi2 = math.radians(lat1[i]), math.radians(lat2[i])
        half_dphi = math.radians(lat2[i] - lat1[i]) / 2
        half_dlam = math.radians(lon2[i] - lon1[i]) / 2
        a = math.sin(half_dphi) ** 2 + math.cos(phi1) * math.cos(phi2) * math.sin(half_dlam) ** 2
        distances.append(2 * EARTH_RADIUS_KM * math.asin(math.sqrt(min(a, 1.0))))
    return distances


# %% [markdown]
# ## Warm-up: what will this print?
#
# Write your guess down before you run each cell. A wrong guess is the useful kind.
#
# **1.** `garage` has a default. What does the second call print?

# %%
def park(car, garage=[]):
    garage.append(car)
    return garage


park("fiat 128")
print(park("vw rabbit"))

# %% [markdown]
# The default was made **once**, when `def` ran, and both calls shared it. Use `None` as the default and make the list
# inside.
#
# **2.** The same global seed, the same two functions, called in another order. Does the weight stay the same?

# %%
def shuffle_rows():
    return np.random.permutation(5)


def draw_weight():
    return np.random.normal()


np.random.seed(0)
rows, weight_after = shuffle_rows(), draw_weight()
np.random.seed(0)
weight_before, rows = draw_weight(), shuffle_rows()
print(f"{weight_before:.3f} {weight_after:.3f} equal: {weight_before == weight_after}")

# %% [markdown]
# A global seed fixes one *stream* of numbers. Who gets which depends on who asks first.
#
# **3.** A notebook of three cells "ran once". What happens when cell 2 is run twice, and when cell 1 was deleted before
# the restart?

# %%
cells = {1: "speeds = [60, 70]", 2: "speeds.append(80)", 3: "print(len(speeds))"}
for order in ([1, 2, 3], [1, 2, 2, 3], [2, 3]):
    memory = {}
    try:
        for number in order:
            exec(cells[number], memory)
    except NameError as error:
        print(error)

# %% [markdown]
# What counts is *Restart kernel and run all*, and functions that depend on their arguments alone.
#
# ## Worked example: a seeded split that is not reproducible
#
# We predict the fuel economy of cars from their weight with a straight line, and measure the error on a test part. The
# split is seeded, as every tutorial asks.

# %%
cars = load_cars().dropna(subset=["Miles_per_Gallon"])


def seeded_split(n, seed=0):
    """Boolean mask: a random fifth of n rows, the same for every call."""
    return np.random.default_rng(seed).permutation(n) < round(n / 5)


def rmse_of_line(table):
    """Root mean squared test error, in miles per gallon, of a line fitted to the training rows."""
    test = seeded_split(len(table))
    weight, mpg = table["Weight_in_lbs"].to_numpy(), table["Miles_per_Gallon"].to_numpy()
    line = np.polyfit(weight[~test], mpg[~test], deg=1)
    return np.sqrt(np.mean((np.polyval(line, weight[test]) - mpg[test]) ** 2))


by_name = cars.sort_values("Name", kind="stable")
in_file_order = set(cars.index[seeded_split(len(cars))])
in_name_order = set(by_name.index[seeded_split(len(by_name))])
rng = np.random.default_rng(1)
errors = [rmse_of_line(cars.iloc[rng.permutation(len(cars))]) for _ in range(200)]

print(f"{len(cars)} cars, {cars['Name'].nunique()} different names")
print(f"{len(in_file_order)} test cars; {len(in_file_order & in_name_order)} of them are test cars after sorting by name")
print(f"test error in file order {rmse_of_line(cars):.2f}, sorted by name {rmse_of_line(by_name):.2f}")
print(f"over 200 row orders from {min(errors):.2f} to {max(errors):.2f}")

# %%
fig, ax = plt.subplots()
ax.hist(errors, bins=np.arange(3.4, 5.5, 0.1), color=figures.COLOURS[5], edgecolor="white", label="200 shuffled orders")
ax.vlines(rmse_of_line(cars), 0, 28, color=figures.COLOURS[3], linewidth=2, label="order of the file")
ax.vlines(rmse_of_line(by_name), 0, 28, color=figures.COLOURS[6], linewidth=2, linestyle="--", label="sorted by name")
ax.set(xlabel="test error (miles per gallon)", ylabel="row orders", title="Same cars, same seed, same model", ylim=(0, 34))
ax.legend(ncols=3, loc="upper center")
figures.show(
    fig,
    alt="Histogram of the test error over 200 orders of the same rows with the same seed. It spreads from about 3.5 to "
    "5.3 miles per gallon; the order of the file lies at 4.9 and the order by name at 4.3.",
)

# %% [markdown]
# Somebody sorts the table, and of 80 test cars only 14 are left in the test part; the error moves from 4.93 to 4.31, with
# no change to the model. The seed fixed *positions*, not *cars*. Exercise 3 mends it: each car's own name decides. That
# has a second merit: our 398 cars have only 304 names, and namesakes stay together on one side.
#
# ## Exercises
#
# The docstring is the contract: it settles what the checks may ask. Give things names that need no comment:
# `s = 0.2  # test share` is a comment in place of a name, and the comment is not there where `s` is used.
#
# ### 1. Merge settings
#
# A program has defaults; an experiment changes a few. `{**defaults, **override}` works for flat settings, but it swaps a
# whole section when you meant one key in it. A deep merge walks down where **both** sides hold a dictionary:
#
# $$\text{merge}(d, o)[k] = \begin{cases} d[k] & k \notin o \\ \text{merge}(d[k], o[k]) & \text{both are dictionaries} \\
# o[k] & \text{otherwise.} \end{cases}$$
#
# A misspelt key must not be accepted: the experiment would run with the default and nobody would notice. Name the
# dotted path, so that the reader finds the line.

# %% solution merge_config
def merge_config(defaults: dict, override: dict) -> dict:
    """Defaults with the values of ``override`` put in, as a new dictionary.

    Both hold text keys and values such as numbers, text, booleans, None, lists and, to any depth, dictionaries
    ("sections").

    - Where both sides hold a dictionary, the two are merged key by key; keys that ``override`` leaves out keep their
      default.
    - In every other case the value of ``override`` replaces the default whole: None is a value like any other, a list
      replaces a list, None may replace a section and a section a number.
    - A key of a merged section that the defaults do not have raises KeyError whose message holds its dotted path,
      such as ``model.rate``; a key on top level is its own path.
    - Neither argument is changed, and changing the result later (its sections and lists too) changes neither of them.

    >>> merge_config({"model": {"kind": "knn", "k": 5}, "seed": 0}, {"model": {"k": 3}})
    {'model': {'kind': 'knn', 'k': 3}, 'seed': 0}
    """
    ### BEGIN SOLUTION
    def merge(old: dict, new: dict, section: str) -> dict:
        merged = copy.deepcopy(old)
        for key, value in new.items():
            if key not in old:
                raise KeyError(section + key)
            if isinstance(value, dict) and isinstance(old[key], dict):
                merged[key] = merge(old[key], value, section + key + ".")
            else:
                merged[key] = copy.deepcopy(value)
        return merged

    return merge(defaults, override, "")
    ### END SOLUTION


# %% tests merge_config-basics points=1
from course.checks import fresh, message, same

settings = {"model": {"kind": "knn", "k": 5}, "seed": 0}
merged = merge_config(settings, {"model": {"k": 3}})
with message("W1", "A section of the override replaced the whole default section: its other keys are lost."):
    assert "kind" in merged["model"]
same(merged, {"model": {"kind": "knn", "k": 3}, "seed": 0})
same(merge_config({"seed": 0}, {}), {"seed": 0})
with message("W7", "None in the override was ignored; it is a value like any other."):
    same(merge_config({"seed": 0}, {"seed": None}), {"seed": None})
### BEGIN HIDDEN TESTS


def paths(depth):
    """All paths to leaves of a tree with two leaves and two sections on each level."""
    yield ("a",)
    yield ("b",)
    if depth > 1:
        for section in ("left", "right"):
            for path in paths(depth - 1):
                yield (section, *path)


def tree_of(leaves):
    tree = {}
    for (*sections, key), value in leaves.items():
        node = tree
        for section in sections:
            node = node.setdefault(section, {})
        node[key] = value
    return tree


def leaf(rng):
    kinds = (rng.integers(100).item(), None, "text", False, rng.random(), [], rng.integers(9, size=3).tolist())
    return kinds[rng.integers(len(kinds))]


with message("W6", "A list of the override was joined to the default list; it replaces it."):
    same(merge_config({"sizes": [1, 2]}, {"sizes": [3]}), {"sizes": [3]})
    same(merge_config({"sizes": [1, 2]}, {"sizes": []}), {"sizes": []})
for rng in fresh(5):
    for depth in (1, 2, 3, 4):
        old = {path: leaf(rng) for path in paths(depth)}
        new = {path: leaf(rng) for path in old if rng.random() < 0.4}
        result = merge_config(tree_of(old), tree_of(new))
        with message("W1", "A section of the override replaced the whole default section: its other keys are lost."):
            same(set(result), set(tree_of(old)))
            for name in ("left", "right"):
                if depth > 1:
                    same(set(result[name]), set(tree_of(old)[name]))
        same(result, tree_of(old | new), what="the merged configuration")

same(merge_config({"a": {"b": {"c": 1, "d": 2}}}, {"a": {"b": None}}), {"a": {"b": None}})
same(merge_config({"a": 1, "b": None}, {"a": {"x": 1}, "b": {"y": {}}}), {"a": {"x": 1}, "b": {"y": {}}})
same(merge_config({"a": {"b": {"c": 1}}}, {"a": {"b": {}}}), {"a": {"b": {"c": 1}}}, what="an empty section")
same(merge_config({"a": {"b": 1}}, {"a": 7}), {"a": 7})
same(merge_config({}, {}), {})
### END HIDDEN TESTS

# %% tests merge_config-unknown points=1
# An unknown key is refused, on every level, with its dotted path.
import re

from course.checks import fresh, message, raises

unknown = "A key that the defaults do not have was accepted: the misspelt setting is silently ignored or added."
with message("W3", unknown):
    raises(KeyError, merge_config, {"seed": 0}, {"sed": 1})
### BEGIN HIDDEN TESTS
with message("W3", unknown):
    raises(KeyError, merge_config, {"model": {"k": 5}, "seed": 0}, {"model": {"seed": 1}})
    raises(KeyError, merge_config, {"model": {"k": 5}}, {"k": 1})
    raises(KeyError, merge_config, {"model": {}}, {"model": {"k": None}})
    raises(KeyError, merge_config, {"model": {"knn": {"k": 5}}}, {"model": {"knn": {"n": {"k": 5}}}})
    raises(KeyError, merge_config, {}, {"a": {}})
for rng in fresh(3):
    for depth in (1, 2, 3, 5):
        *sections, key = ["".join(rng.choice(list("bcdfgh"), size=6)) for _ in range(depth)]
        dotted = ".".join([*sections, key])
        old, new = {"a": 1, "z": {"a": 2}}, {"a": 2, key: 1}
        for section in reversed(sections):
            old, new = {"a": 1, section: old}, {section: new}
        with message("W4", "The error does not name the full dotted path of the unknown key."):
            raises(KeyError, merge_config, old, new, match=rf"(?<![\w.]){re.escape(dotted)}(?!\w|\.\w)")
### END HIDDEN TESTS

# %% tests merge_config-isolation points=1
# Neither argument is changed, and the result shares no section and no list with them.
import copy

from course.checks import message, same, unchanged

settings, change = {"model": {"k": 5, "sizes": [1]}, "tags": []}, {"model": {"k": 3}}
same(merge_config({"model": {"k": 5}}, {"model": {"k": 3}}), {"model": {"k": 3}})
with message("W2", "The defaults or the override were changed in place."), unchanged(settings, change):
    merge_config(settings, change)
### BEGIN HIDDEN TESTS


def scribble(tree):
    """Change everything that can be changed, on every level."""
    for value in list(tree.values() if isinstance(tree, dict) else tree):
        if isinstance(value, dict | list):
            scribble(value)
    if isinstance(tree, dict):
        tree["scribble"] = 1
    else:
        tree.append("scribble")


deep = {"a": {"b": {"c": [1, [2]], "d": {}}, "e": []}, "f": {"g": {"h": 1}}, "i": 0}
for new in ({}, {"a": {"b": {"c": [[3], {"x": [4]}]}}}, {"i": {"new": {"list": [5]}}, "f": {"g": {"h": [6]}}}):
    old_arg, new_arg = copy.deepcopy(deep), copy.deepcopy(new)
    with message("W2", "The defaults or the override were changed in place."), unchanged(old_arg, new_arg):
        first = merge_config(old_arg, new_arg)
    kept = copy.deepcopy(first)
    scribble(first)
    with message("W5", "The result shares a section or a list with an argument: changing one changes the other."):
        same(old_arg, deep)
        same(new_arg, new)
        same(merge_config(old_arg, new_arg), kept)
### END HIDDEN TESTS

# %% [markdown]
# ### 2. Batches from a stream
#
# Training data may not fit in memory, or may never end. Code that begins with `list(data)` then dies. A *lazy* function
# takes from its source only what the batch at hand needs. Seven items and $n = 3$ make $\lceil 7/3 \rceil = 3$ batches, of
# 3, 3 and 1 items.
#
# This version has two faults: it needs `len`, so a stream cannot pass, and it complains too late.

# %%
def careless(items, n):
    if n < 1:
        raise ValueError("n must be at least 1")
    for start in range(0, len(items), n):
        yield items[start : start + n]


sizes = [len(batch) for batch in careless("abcdefg", 3)]
print(f"{len(sizes)} batches, sizes {sizes}")
broken = careless("abcdefg", 0)
print("no error yet:", type(broken).__name__)
try:
    next(broken)
except ValueError as error:
    print("only now:", error)

# %% [markdown]
# The body of a function that holds `yield` does not start until somebody iterates, perhaps in another file. So the check
# belongs outside the generator: an outer function checks and returns the generator of an inner one.

# %% solution batched
def batched(iterable: Iterable, n: int) -> Iterator[list]:
    """An iterator over consecutive batches of ``n`` items, each a new list; the last one may be shorter, never empty.

    - ``iterable`` may be any iterable, also a generator that never ends; items may be anything, None included.
    - Lazy: the call itself takes no item, and to hand out the first b batches at most b · n items are taken.
    - An empty ``iterable`` gives no batch.
    - ``n`` < 1 raises ValueError at once, when ``batched`` is called.

    >>> list(batched("abcde", 2))
    [['a', 'b'], ['c', 'd'], ['e']]
    """
    ### BEGIN SOLUTION
    if n < 1:
        raise ValueError(f"n must be at least 1, got {n}")

    def batches() -> Iterator[list]:
        source = iter(iterable)
        while batch := list(islice(source, n)):
            yield batch

    return batches()
    ### END SOLUTION


# %% tests batched-basics points=1
from course.checks import fresh, message, same

batches = list(batched("abcdefg", 3))
with message("W2", "The last, shorter batch is lost."):
    same(batches[-1], ["g"])
with message("W4", "All batches are one and the same list, filled anew each time."):
    assert batches[0] is not batches[1]
same(batches, [["a", "b", "c"], ["d", "e", "f"], ["g"]])
same(list(batched([], 3)), [])
### BEGIN HIDDEN TESTS
for rng in fresh(5):
    for size in (0, 1, 5, 12, 40):
        items = [None if rng.random() < 0.2 else rng.integers(3).item() for _ in range(size)]
        for n in (1, 2, 4, 5, size + 1):
            found = list(batched((item for item in items), n))
            with message("W4", "All batches are one and the same list, filled anew each time."):
                assert len({id(batch) for batch in found}) == len(found)
            with message("W5", "Items that are None were lost."):
                same(sum(batch.count(None) for batch in found), items.count(None))
            same(found, [items[start : start + n] for start in range(0, size, n)], what="the list of batches")
        same(list(batched(items, 3)), list(batched(tuple(items), 3)), what="the batches of a tuple")
same(list(batched({"a": 1, "b": 2, "c": 3}, 2)), [["a", "b"], ["c"]])
same(list(batched(range(6), 3)), [[0, 1, 2], [3, 4, 5]])
### END HIDDEN TESTS

# %% tests batched-lazy points=1
# An endless source, how much is taken from it, and when a bad n is refused.
from course.checks import fresh, message, raises, same

def source(taken, limit):
    """Numbers 0, 1, …; to ask for more than ``limit`` of them is an error."""
    for number in range(limit):
        taken.append(number)
        yield number
    raise AssertionError("far more items were taken than needed")


with message("W1", "More items were taken from the input than the batches handed out so far hold."):
    same(next(iter(batched(source([], 10), 2))), [0, 1])
### BEGIN HIDDEN TESTS
for rng in fresh(3):
    n = int(rng.integers(2, 9))
    taken = []
    with message("W1", "More items were taken from the input than the batches handed out so far hold."):
        stream = iter(batched(source(taken, 200), n))
        assert len(taken) == 0
        for count in range(1, 6):
            same(next(stream), list(range((count - 1) * n, count * n)))
            assert len(taken) <= count * n
for bad in (0, -1, -7):
    with message("W3", "A bad n is noticed only when somebody iterates, not when batched is called."):
        raises(ValueError, batched, [1, 2, 3], bad)
        raises(ValueError, batched, [], bad)
### END HIDDEN TESTS

# %% [markdown]
# ### 3. A split that stays
#
# Let each row's id decide, and nothing else. A cryptographic hash turns any text into a number that looks uniform and is
# the same on every machine. With salt $s$ and id $i$:
#
# $$u(s, i) = \frac{\operatorname{SHA256}(\texttt{s:i})}{2^{256}} \in [0, 1), \qquad \text{test} \iff u(s, i) < \text{share}.$$
#
# The docstring fixes every byte of the recipe, so that a colleague with another language gets the same split. One id as
# an example:

# %%
digest = hashlib.sha256("cars:ford pinto".encode("utf-8")).hexdigest()
print(digest[:16], "…", len(digest), "hexadecimal digits")
print("its first four digits as a fraction:", round(int(digest[:4], 16) / 16**4, 4))

# %% [markdown]
# The *salt* names the split: another salt, another split of the same rows. Python's own `hash` will not do: for text it
# changes from one process to the next.

# %% solution stable_split
def stable_split(ids: Iterable[int | str], test_share: float, salt: str) -> np.ndarray:
    """Boolean mask of shape (n,): True where the row belongs to the test part, decided by its id and the salt alone.

    - The text of an id is ``str(id)``, so 1 and "1" are the same id (and 1.0, which is "1.0", is another).
    - Take salt, a colon and the text of the id as one text, in UTF-8; SHA-256 of these bytes, its 32 bytes read as one
      integer h with the first byte the most significant (as ``hexdigest`` writes it); u = h / 2**256.
      The row is a test row if u < ``test_share``.
    - Equal ids always share a side. No ids give an empty boolean array.
    - ``test_share`` outside [0, 1], or NaN, raises ValueError. 0 takes no row, 1 takes all.

    >>> stable_split(["ford pinto", "fiat 128", "vw rabbit"], 0.5, "cars")
    array([ True, False,  True])
    """
    ### BEGIN SOLUTION
    if not 0 <= test_share <= 1:
        raise ValueError(f"test_share must lie between 0 and 1, got {test_share}")
    digests = [hashlib.sha256(f"{salt}:{id_}".encode()).hexdigest() for id_ in ids]
    return np.array([int(digest, 16) / 2**256 < test_share for digest in digests], dtype=bool)
    ### END SOLUTION


# %% tests stable_split-stability points=1.5
# A row's side depends on its own id only, and comes from nothing but the hash that the text prescribes.
import numpy as np

from course.checks import forbid, fresh, message, same

ids = [f"car {number}" for number in range(200)]
side = stable_split(ids, 0.3, "visible")
with message("W2", "The side of a row depends on its position or on the other rows: sorting the table changes the split."):
    same(stable_split(ids[::-1], 0.3, "visible")[::-1].tolist(), side.tolist())
assert isinstance(side, np.ndarray) and side.dtype == bool, "The mask is a NumPy array of booleans."
same(side.shape, (200,))
same(stable_split([], 0.3, "visible").shape, (0,))
### BEGIN HIDDEN TESTS
for rng in fresh(3):
    salt = f"salt {rng.integers(10**9)}"
    for ids in (rng.integers(10**9, size=300).tolist(), [f"id-{k}" for k in rng.integers(10**9, size=300)]):
        whole = stable_split(ids, 0.4, salt)
        order = rng.permutation(300)
        with message("W2", "The side of a row depends on its position or on the other rows of the table."):
            same(stable_split([ids[k] for k in order], 0.4, salt).tolist(), whole[order].tolist())
        with message("W6", "Other rows decide too: taking rows away, or adding some, moves those that stay."):
            same(stable_split(ids[:70], 0.4, salt).tolist(), whole[:70].tolist())
            same(stable_split(ids + ids[::-1], 0.4, salt).tolist(), [*whole.tolist(), *whole[::-1].tolist()])
    for digit in range(10):
        alike = [10 * int(k) + digit for k in rng.permutation(1000)[:200]]
        with message("W3", "All ids that end alike land on the same side: neighbours in a list are not a random part."):
            assert 20 < np.sum(stable_split(alike, 0.4, salt)) < 150
    with message("W1", "Python's own hash was called: for text its value changes from process to process."):
        with forbid("builtins.hash"):
            stable_split(ids, 0.4, salt)
    with message("W5", "The salt has no influence: another salt must give another split."):
        assert (stable_split(ids, 0.4, salt + "!") != whole).any()
### END HIDDEN TESTS

# %% tests stable_split-recipe points=1.5
# The very split that the text prescribes, for other salts, shares and kinds of id.
import hashlib
from fractions import Fraction

import numpy as np

from course.checks import fresh, message, raises, same

same(stable_split(["ford pinto", "fiat 128", "vw rabbit"], 0.5, "cars").tolist(), [True, False, True])
same(stable_split([1, 2, 3], 0, "cars").tolist(), [False, False, False])
same(stable_split([1, 2, 3], 1, "cars").tolist(), [True, True, True])
### BEGIN HIDDEN TESTS


def place(salt, name):
    """The exact number u of the recipe."""
    state = hashlib.new("sha256", bytes(salt, "utf-8"))
    state.update(b":")
    state.update(bytes(str(name), "utf-8"))
    return Fraction(int.from_bytes(state.digest(), "big"), 2**256)


for rng in fresh(3):
    salt = "".join(rng.choice(list("abcxyzÄéß∑ :"), size=rng.integers(0, 9)))
    numbers = rng.integers(-(10**12), 10**12, size=150).tolist()
    texts = ["".join(rng.choice(list("abc Äé:日7"), size=rng.integers(0, 7))) for _ in range(150)]
    with message("W4", "1 and \"1\" do not land on the same side: take str(id)."):
        same(stable_split(numbers, 0.5, salt).tolist(), stable_split([str(k) for k in numbers], 0.5, salt).tolist())
        same(stable_split(np.array(numbers), 0.5, salt).tolist(), stable_split(numbers, 0.5, salt).tolist())
    for share in (0.0, 0.02, rng.random(), 0.5, 0.9, 1.0):
        for ids in (numbers, texts, numbers[:1] + texts[:1]):
            wanted = [place(salt, name) < Fraction(share) for name in ids]
            same(stable_split(ids, share, salt).tolist(), wanted, what="the mask")
    many = stable_split(range(20_000), 0.2, salt)
    assert abs(many.mean() - 0.2) < 5 * np.sqrt(0.2 * 0.8 / 20_000), "The share of test rows is far from test_share."
empty = stable_split([], 0.5, "x")
assert isinstance(empty, np.ndarray) and empty.dtype == bool, "No ids give an empty array of booleans."
for bad in (-0.01, 1.01, 20, float("nan"), float("inf")):
    raises(ValueError, stable_split, [1, 2], bad, "x")
    raises(ValueError, stable_split, [], bad, "x")
### END HIDDEN TESTS

# %% [markdown]
# ### 4. One stream of random numbers for each part
#
# Warm-up 2 again, as a picture. A program draws noise, then eight initial weights. Somebody adds one more noise draw.

# %%
def weights_shared(noise_draws):
    rng = np.random.default_rng(7)
    rng.normal(size=noise_draws)
    return rng.normal(size=8)


def weights_own(noise_draws):
    noise, weights = np.random.default_rng(1).spawn(2)
    noise.normal(size=noise_draws)
    return weights.normal(size=8)


fig, axes = plt.subplots(1, 2, sharey=True)
for ax, draw, title in zip(axes, (weights_shared, weights_own), ("one shared generator", "a generator for each part")):
    ax.plot(draw(5), "o-", markersize=9, markerfacecolor="none", label="5 noise draws")
    ax.plot(draw(6), "^--", label="6 noise draws")
    ax.set(title=title, xlabel="weight")
axes[0].set_ylabel("initial value")
axes[1].legend(loc="upper right")
figures.show(
    fig,
    alt="Initial weights before and after one more noise draw. Left, with one shared generator, the second curve is the "
    "first moved by one place. Right, with a generator for each part, circles and triangles coincide.",
)
print("shared:", np.sum(weights_shared(5) == weights_shared(6)), "of 8 weights unchanged")
print("own:   ", np.sum(weights_own(5) == weights_own(6)), "of 8 weights unchanged")

# %% [markdown]
# With a shared generator, 0 of 8 weights survive; with one generator for each part, all 8 do. But `spawn` deals its children
# out by *position*: add a part in front and all others get new streams. Tie each stream to the part's **name** instead.
# `np.random.SeedSequence` accepts a `spawn_key`, a tuple of integers that need not count from zero.

# %% solution spawn_rngs
def spawn_rngs(seed: int, names: Iterable[str]) -> dict[str, np.random.Generator]:
    """One independent generator for each name.

    - A stream depends on ``seed`` (an integer, 0 or more) and the name alone: not on the order of the names, not on the
      other names, not on the process. Adding a name changes no other stream.
    - Different names, and different seeds, give streams that look independent.
    - The names are different, non-empty texts. No names give an empty dictionary.
    - Global random state is neither read nor changed.

    >>> rngs = spawn_rngs(0, ["noise", "weights"])
    >>> rngs["noise"].random() == spawn_rngs(0, ["noise"])["noise"].random()
    True
    """
    ### BEGIN SOLUTION
    return {
        name: np.random.default_rng(np.random.SeedSequence(seed, spawn_key=tuple(name.encode()))) for name in names
    }
    ### END SOLUTION


# %% tests spawn_rngs-basics points=1
import numpy as np

from course.checks import deterministic, fresh, message, same

rngs = spawn_rngs(0, ["noise", "weights"])
same(sorted(rngs), ["noise", "weights"])
assert all(isinstance(rng, np.random.Generator) for rng in rngs.values()), "The values are NumPy Generators."
with message("W1", "Two names got the same stream of random numbers."):
    assert rngs["noise"].random() != rngs["weights"].random()
same(spawn_rngs(0, []), {})
### BEGIN HIDDEN TESTS
with message("W3", "The global random state is used, or the same seed gives another stream the next time."):
    deterministic(lambda rng: spawn_rngs(int(rng.integers(2**31)), ["a", "b"])["b"].random(4))
for rng in fresh(3):
    seed = int(rng.integers(2**31))
    names = ["data", "noise", "weights", "dropout", "atad", "Data", "é", "日本"]
    streams = {name: each.normal(size=1000) for name, each in spawn_rngs(seed, names).items()}
    again = {name: each.normal(size=1000) for name, each in spawn_rngs(seed, tuple(names)).items()}
    assert all(np.array_equal(streams[name], again[name]) for name in names), "The same seed gives other streams."
    correlation = np.corrcoef([streams[name] for name in names])
    with message("W1", "Two names got the same stream of random numbers, or one that is related."):
        assert np.abs(correlation - np.eye(len(names))).max() < 6 / np.sqrt(1000)
### END HIDDEN TESTS

# %% tests spawn_rngs-names points=1
# The order of the names, new names, related names and other seeds.
import numpy as np

from course.checks import forbid, fresh, message


def first_draws(seed, names):
    return {name: each.random(5).tolist() for name, each in spawn_rngs(seed, names).items()}


with message("W2", "A stream depends on the position of its name: another order of the names gives other streams."):
    assert first_draws(3, ["a", "b"]) == first_draws(3, ["b", "a"])
### BEGIN HIDDEN TESTS
for rng in fresh(3):
    seed = int(rng.integers(1, 2**31))
    names = ["".join(rng.choice(list("abcdefgh"), size=5)) + str(k) for k in range(6)]
    draws = first_draws(seed, names)
    with message("W2", "A stream depends on the position of its name: another order of the names gives other streams."):
        assert first_draws(seed, [names[k] for k in rng.permutation(6)]) == draws
        assert first_draws(seed, names[::-1]) == draws
    with message("W4", "Adding or dropping a name changes the streams of the other names."):
        for added in ("0", "m", "zzz"):
            more = first_draws(seed, [added, *names])
            assert all(more[name] == draws[name] for name in names)
        assert all(first_draws(seed, [name]) == {name: draws[name]} for name in names)
    with message("W6", "Python's own hash was called: for text its value changes from process to process."):
        with forbid("builtins.hash"):
            spawn_rngs(seed, names)
    with message("W5", "Seed and name are mixed so weakly that another pair of seed and name gives the same stream."):
        pairs = [(s, name) for s in range(seed - 1, seed + 2) for name in ("a", "b", "c", "ab", "ba", "aa", "aab")]
        draws = {tuple(first_draws(s, [name])[name]) for s, name in pairs}
        assert len(draws) == len(pairs)
### END HIDDEN TESTS

# %% [markdown]
# ### 5. Try again, but not for ever
#
# A network call fails now and then, and the second try succeeds. Copying a `try` block around every call buries the
# program. A *decorator with arguments* is three functions inside each other: `retry(…)` returns a decorator, the decorator
# returns the wrapper, the wrapper calls your function.
#
# Be stingy about what you catch: a `TypeError` is a bug and will not go away. If one call fails with probability $p$
# and calls are independent, all of $k$ calls fail with probability $p^k$: with $p = 0.1$ and three calls, one in a
# thousand.

# %%
print(f"{0.1**3:.3f}")

# %% solution retry
def retry(times: int, on: type[Exception] | tuple[type[Exception], ...]) -> Callable[[Callable], Callable]:
    """Decorator that calls the function again when it raises ``on``, up to ``times`` calls in all.

    - Arguments are passed on and the first value returned is returned, whatever it is (None and False are values too).
    - If all ``times`` calls raise ``on`` (or a subclass), the exception of the last call is raised.
    - Any other exception passes through at once.
    - The count begins anew with every call of the decorated function, which keeps its name, its docstring and its
      signature. Methods can be decorated too.
    - ``times`` < 1 raises ValueError at once, when ``retry`` is called. There is no pause between calls.

    >>> @retry(times=3, on=OSError)
    ... def answer():
    ...     return 42
    >>> answer(), answer.__name__
    (42, 'answer')
    """
    ### BEGIN SOLUTION
    if times < 1:
        raise ValueError(f"times must be at least 1, got {times}")

    def decorate(function: Callable) -> Callable:
        @functools.wraps(function)
        def wrapper(*args, **kwargs):
            for _ in range(times - 1):
                try:
                    return function(*args, **kwargs)
                except on:
                    pass
            return function(*args, **kwargs)

        return wrapper

    return decorate
    ### END SOLUTION


# %% tests retry-basics points=1
import contextlib

from course.checks import message, raises, same

calls = []


def second_time_lucky(number):
    calls.append(number)
    if len(calls) < 2:
        raise OSError("busy")
    return 10 * number


same(retry(times=3, on=OSError)(second_time_lucky)(4), 40)
same(calls, [4, 4])
raises(ValueError, retry, 0, OSError)
### BEGIN HIDDEN TESTS


def failing(calls, successes=()):
    """A function that fails with its number in the message, until the number of calls is in ``successes``."""

    def function():
        calls.append(len(calls) + 1)
        if len(calls) not in successes:
            raise OSError(f"failure {len(calls)}!")
        return f"success {len(calls)}"

    return function


for times in (1, 2, 3, 5):
    calls = []
    with contextlib.suppress(Exception):
        retry(times, OSError)(failing(calls))()
    with message("W4", "A function that always fails was not called exactly `times` times."):
        same(len(calls), times)
    with message("W2", "After the last failure nothing was raised: the failure is swallowed."):
        raises(Exception, retry(times, OSError)(failing([])))
    with message("W7", "After the last failure another exception than the last call's was raised."):
        raises(OSError, retry(times, OSError)(failing([])), match=f"^failure {times}!$")
    for success in range(1, times + 1):
        calls = []
        same(retry(times, OSError)(failing(calls, {success}))(), f"success {success}")
        same(len(calls), success, what="the number of calls")
for bad in (0, -1):
    raises(ValueError, retry, times=bad, on=OSError)
### END HIDDEN TESTS

# %% tests retry-errors points=1
# Which exceptions are tried again: the named ones, a tuple of them, their subclasses, and no others.
from course.checks import message, raises, same


def raising(error, calls):
    def function():
        calls.append(1)
        raise error

    return function


tried = []
raises(ConnectionError, retry(3, OSError)(raising(ConnectionError("busy"), tried)))
same(len(tried), 3, what="the number of calls (ConnectionError is a kind of OSError)")
### BEGIN HIDDEN TESTS
for on, error, wanted in (
    (OSError, KeyError("k"), 1),
    (OSError, TypeError("t"), 1),
    (ConnectionError, OSError("o"), 1),
    ((KeyError, OSError), ValueError("v"), 1),
    ((KeyError, OSError), KeyError("k"), 4),
    ((KeyError, OSError), TimeoutError("t"), 4),
    (LookupError, IndexError("i"), 4),
):
    tried = []
    with message("W1", "An exception that was not named in `on` was tried again or did not come through."):
        if wanted == 1:
            raises(type(error), retry(4, on)(raising(error, tried)))
            same(len(tried), 1)
    if wanted > 1:
        raises(type(error), retry(4, on)(raising(error, tried)))
        same(len(tried), wanted, what="the number of calls")


changing = [OSError("busy"), KeyError("bug"), OSError("busy")]
tried = []


def changes_its_mind():
    tried.append(1)
    raise changing[len(tried) - 1]


with message("W1", "An exception that was not named in `on` was tried again or did not come through."):
    raises(KeyError, retry(3, OSError)(changes_its_mind))
    same(len(tried), 2)
### END HIDDEN TESTS

# %% tests retry-wrapping points=1
# The decorated function looks like the original; arguments, methods, falsy values and repeated calls work.
import inspect

from course.checks import message, same


def area(width: float, *, height: float = 2.0) -> float:
    """The area of a rectangle."""
    return width * height


wrapped = retry(2, OSError)(area)
same(wrapped(3.0, height=4.0), 12.0)
with message("W3", "The decorated function has lost its name, docstring or signature."):
    same(wrapped.__name__, "area")
    same(wrapped.__doc__, "The area of a rectangle.")
    same(str(inspect.signature(wrapped)), str(inspect.signature(area)))
### BEGIN HIDDEN TESTS
for value in (None, 0, False, "", []):
    tried = []
    same(retry(3, ValueError)(lambda: (tried.append(1), value)[1])(), value)
    with message("W6", "A value that counts as false was taken for a failure and the call repeated."):
        same(len(tried), 1)

state = {"calls": 0}


def every_third_works(*args, **kwargs):
    state["calls"] += 1
    if state["calls"] % 3:
        raise ValueError("not yet")
    return args, kwargs


patient = retry(3, ValueError)(every_third_works)
same(patient(1, 2, key=3), ((1, 2), {"key": 3}))
with message("W5", "The count of calls is not started anew with every call of the decorated function."):
    same(patient(), ((), {}))
    same(patient("x"), (("x",), {}))
same(state["calls"], 9)


def fetch(self, key):
    self.calls += 1
    if self.calls < 3:
        raise KeyError(key)
    return self, key


class Client:
    calls = 0


Client.fetch = retry(3, KeyError)(fetch)
client = Client()
with message("W8", "A decorated method does not get the object it was called on."):
    found, key = client.fetch("k")
    assert found is client
    same([key, client.calls], ["k", 3])
### END HIDDEN TESTS

# %% [markdown]
# ### 6. Data that cannot change under your feet
#
# `X` and `y` travel through ten functions. If one of them shuffles `X` in place, `y` no longer fits and no error is raised.
# A *frozen dataclass* forbids `data.X = …`, but not `data.X[0, 0] = …`: freezing the name does not freeze the array. So
# copy on the way in, and lock the copy with `setflags(write=False)`. Inside a frozen class, `object.__setattr__(self,
# "X", X)` stores it.
#
# `==` needs care too: for arrays it gives an array, which has no single truth value.

# %% solution Dataset
@dataclass(frozen=True)
class Dataset:
    """Rows ``X``, targets ``y`` and the names of the columns: checked, copied and locked when it is made.

    - ``X``: shape (n, d), stored as a float64 array. ``y``: shape (n,), stored as an array of its own dtype.
      ``names``: d texts, stored as a tuple. n may be 0. All three may be given as lists.
    - The arrays are copies: changing the given ones later changes nothing here, and they stay writable. Writing into
      ``X``, ``y``, or any array handed out, raises ValueError; setting a field raises FrozenInstanceError.
    - ValueError if X is not two-dimensional or y not one-dimensional; if their lengths differ, or d differs from the
      number of names, the message holds both numbers.
    - ``hash(data)`` may raise TypeError; if it does not, equal data have equal hashes.

    >>> data = Dataset([[1, 2], [3, 4], [5, 6]], [0, 1, 1], ["a", "b"])
    >>> len(data), data[1:] == Dataset([[3, 4], [5, 6]], [1, 1], ("a", "b"))
    (3, True)
    """

    X: np.ndarray
    y: np.ndarray
    names: tuple[str, ...]

    def __post_init__(self) -> None:
        """Check, copy and lock the fields."""
        ### BEGIN SOLUTION
        X, y, names = np.array(self.X, dtype=float), np.array(self.y), tuple(self.names)
        if X.ndim != 2 or y.ndim != 1:
            raise ValueError(f"X must have 2 dimensions and y 1, got {X.ndim} and {y.ndim}")
        if len(X) != len(y):
            raise ValueError(f"X has {len(X)} rows, but y has {len(y)}")
        if X.shape[1] != len(names):
            raise ValueError(f"X has {X.shape[1]} columns, but there are {len(names)} names")
        X.setflags(write=False)
        y.setflags(write=False)
        for name, value in (("X", X), ("y", y), ("names", names)):
            object.__setattr__(self, name, value)
        ### END SOLUTION

    def __len__(self) -> int:
        """The number of rows."""
        ### BEGIN SOLUTION
        return len(self.y)
        ### END SOLUTION

    def __getitem__(self, index: int | slice) -> "Dataset | tuple[np.ndarray, object]":
        """A slice gives a Dataset of these rows; an integer (Python's or NumPy's, negative from the end) gives the pair
        (row of shape (d,), its target), or IndexError beyond the end. Any other index raises TypeError."""
        ### BEGIN SOLUTION
        if isinstance(index, slice):
            return Dataset(self.X[index], self.y[index], self.names)
        row = operator.index(index)
        return self.X[row], self.y[row]
        ### END SOLUTION

    def split(self, mask: np.ndarray) -> "tuple[Dataset, Dataset]":
        """The Dataset of the rows where ``mask`` is False, then that of the rows where it is True, each in the old order:
        with the mask of ``stable_split`` that is (train, test).

        ``mask`` holds n booleans; a mask of another dtype or shape raises ValueError."""
        ### BEGIN SOLUTION
        mask = np.asarray(mask)
        if mask.dtype != bool or mask.shape != self.y.shape:
            raise ValueError(f"the mask must hold {len(self)} booleans, got {mask.dtype} of shape {mask.shape}")
        train, test = (Dataset(self.X[part], self.y[part], self.names) for part in (~mask, mask))
        return train, test
        ### END SOLUTION

    def __eq__(self, other: object) -> bool:
        """True if the other is a Dataset with equal X, y and names (shapes too; NaN equals nothing, as in NumPy), else
        False: comparing never raises."""
        ### BEGIN SOLUTION
        return (
            isinstance(other, Dataset)
            and self.names == other.names
            and np.array_equal(self.X, other.X)
            and np.array_equal(self.y, other.y)
        )
        ### END SOLUTION


# %% tests Dataset-basics points=1
import numpy as np

from course.checks import close, fresh, message, raises, same

data = Dataset([[1, 2], [3, 4], [5, 6]], [0, 1, 1], ["a", "b"])
same(len(data), 3)
close(data.X, [[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]])
row, target = data[1]
close(row, [3.0, 4.0])
with message("W3", "A slice gives something other than a Dataset: the names are lost."):
    assert isinstance(data[1:], Dataset)
    same(data[1:].names, ("a", "b"))
### BEGIN HIDDEN TESTS
for rng, (n, d) in fresh(3, shapes=[(5, 3), (1, 1), (3, 3), (2, 6), (0, 2)]):
    X, y = rng.normal(size=(n, d)), rng.integers(5, size=n)
    names = [f"column {k}" for k in range(d)]
    data = Dataset(X, y, names)
    same(len(data), n)
    close(data.X, X, rtol=0, atol=0)
    same(data.y.tolist(), y.tolist())
    assert isinstance(data.X, np.ndarray) and data.X.dtype == np.float64, "X is not stored as a float64 array."
    assert isinstance(data.y, np.ndarray) and data.y.dtype == y.dtype, "y is not stored with its own dtype."
    same(data.names, tuple(names))
    for i in (*range(-n, n), *np.arange(n)):
        row, target = data[i]
        close(row, X[i], rtol=0, atol=0, what="a row")
        same(int(target), int(y[i]))
    for outside in (n, n + 5, -n - 1):
        raises(IndexError, data.__getitem__, outside)
    for part in (slice(None), slice(1, None), slice(None, None, -2), slice(0, 0), slice(-3, -1), slice(1, 99)):
        with message("W3", "A slice gives something other than a Dataset: the names are lost."):
            assert isinstance(data[part], Dataset)
        close(data[part].X, X[part], rtol=0, atol=0, what="X of a slice")
        same(data[part].y.tolist(), y[part].tolist())
        same(data[part].names, tuple(names))
    same(len([target for _, target in data]), n, what="the number of pairs a for loop sees")
same(Dataset([[1.5]], ["adelie"], ("m",)).y.tolist(), ["adelie"])
words = Dataset(np.ones((2, 1), dtype=np.int32), np.array([True, False]), ["m"])
assert words.X.dtype == np.float64 and words.y.dtype == bool, "X becomes float64, y keeps its dtype."
for strange in ("X", 1.0, None, [0, 1], (0, 1)):
    raises(TypeError, words.__getitem__, strange)
### END HIDDEN TESTS

# %% tests Dataset-frozen points=1
# Copies that nobody can write into, without locking what was given; lengths that do not fit.
import dataclasses

import numpy as np

from course.checks import message, raises, same

source = np.array([[1.0, 2.0], [3.0, 4.0]])
data = Dataset(source, [0, 1], ["a", "b"])
with message("W5", "The array that was given has been locked; only the copy may be."):
    source[0, 0] = 99.0
with message("W1", "Changing the given array later changes the Dataset: it holds no copy."):
    same(data.X.tolist(), [[1.0, 2.0], [3.0, 4.0]])
with message("W7", "Somebody could write into an array of the Dataset."):
    raises(ValueError, data.X.__setitem__, (0, 0), 5.0)
with message("W6", "X and y of different lengths are accepted, or the error does not hold both lengths."):
    raises(ValueError, Dataset, [[1.0], [2.0], [3.0]], [0, 1], ["a"], match=r"(?s)(?=.*\b3\b)(?=.*\b2\b)")
### BEGIN HIDDEN TESTS
X, y, names = np.arange(12.0).reshape(4, 3), np.array([3, 1, 4, 1]), ["a", "b", "c"]
data = Dataset(X, y, names)
with message("W5", "The array that was given has been locked; only the copy may be."):
    X[:], y[:] = -1, -1
names.append("d")
with message("W1", "Changing what was given changes the Dataset: it holds no copy."):
    same(data.X.tolist(), np.arange(12.0).reshape(4, 3).tolist())
    same(data.y.tolist(), [3, 1, 4, 1])
    same(data.names, ("a", "b", "c"))
with message("W7", "Somebody could write into an array of the Dataset or of one made from it."):
    train, test = data.split(np.array([True, False, True, False]))
    for each in (data, data[1:3], data[:], train, test):
        raises(ValueError, each.X.__setitem__, (0, 0), 5.0)
        raises(ValueError, each.y.__setitem__, 0, 5)
    raises(ValueError, data[2][0].__setitem__, 0, 5.0)
for field in ("X", "y", "names"):
    raises(dataclasses.FrozenInstanceError, setattr, data, field, None)
for rows, targets in ((3, 2), (10, 11), (0, 4), (7, 0), (1, 5)):
    with message("W6", "X and y of different lengths are accepted, or the error does not hold both lengths."):
        both = rf"(?s)(?=.*\b{rows}\b)(?=.*\b{targets}\b)"
        raises(ValueError, Dataset, np.zeros((rows, 9)), np.zeros(targets), list("abcdefghi"), match=both)
for columns, count in ((4, 3), (2, 12), (5, 0), (0, 8)):
    both = rf"(?s)(?=.*\b{columns}\b)(?=.*\b{count}\b)"
    raises(ValueError, Dataset, np.zeros((6, columns)), np.zeros(6), [f"c{k}" for k in range(count)], match=both)
for X, y in ((np.zeros(3), np.zeros(3)), (np.zeros((3, 1)), np.zeros((3, 1))), (np.zeros((3, 1, 1)), np.zeros(3))):
    raises(ValueError, Dataset, X, y, ["a"])
### END HIDDEN TESTS

# %% tests Dataset-split points=1
import numpy as np

from course.checks import fresh, message, raises, same

data = Dataset([[1, 2], [3, 4], [5, 6]], [7, 8, 9], ["a", "b"])
train, test = data.split(np.array([False, True, False]))
with message("W4", "The two parts are swapped: the rows where the mask is False come first."):
    same(test.y.tolist(), [8])
same(train.X.tolist(), [[1.0, 2.0], [5.0, 6.0]])
with message("W8", "A mask that does not hold one boolean for each row is accepted, or the error is another one."):
    raises(ValueError, data.split, np.array([True, False]))
### BEGIN HIDDEN TESTS
for rng, n in fresh(3, shapes=[6, 1, 30, 2]):
    X, y = rng.normal(size=(n, 3)), rng.permutation(n)
    data = Dataset(X, y, ["u", "v", "w"])
    for mask in (rng.random(n) < 0.5, np.zeros(n, dtype=bool), np.ones(n, dtype=bool), [k % 3 == 0 for k in range(n)]):
        parts = data.split(mask)
        same([len(part) for part in parts], [n - int(np.sum(mask)), int(np.sum(mask))])
        for part, wanted in zip(parts, (False, True), strict=True):
            rows = [k for k in range(n) if bool(mask[k]) is wanted]
            assert isinstance(part, Dataset), "Each part is a Dataset."
            same(part.X.tolist(), [X[k].tolist() for k in rows], what="X of a part")
            same(part.y.tolist(), [int(y[k]) for k in rows], what="y of a part")
            same(part.names, ("u", "v", "w"))
    with message("W8", "A mask that does not hold one boolean for each row is accepted, or the error is another one."):
        for bad in (np.zeros(n + 1, dtype=bool), np.zeros(n, dtype=int), np.ones((n, 1), dtype=bool), np.arange(n)):
            raises(ValueError, data.split, bad)
        raises(ValueError, data.split, np.ones((n, 3), dtype=bool))
empty = Dataset(np.zeros((0, 2)), [], ["a", "b"])
same([len(part) for part in empty.split(np.zeros(0, dtype=bool))], [0, 0])
### END HIDDEN TESTS

# %% tests Dataset-equality points=1
# Equality by content: it answers True or False and never raises.
import numpy as np

from course.checks import fresh, message, same

one, two = Dataset([[1, 2]], [0], ["a", "b"]), Dataset([[1, 2]], [0], ["a", "b"])
with message("W2", "Comparing two Datasets raises or says that equal contents differ."):
    same(bool(one == two), True)
same(bool(one == Dataset([[1, 3]], [0], ["a", "b"])), False)
### BEGIN HIDDEN TESTS
for rng, (n, d) in fresh(3, shapes=[(4, 2), (1, 1), (3, 3), (5, 1)]):
    X, y = rng.normal(size=(n, d)), rng.integers(5, size=n)
    names = [f"c{k}" for k in range(d)]
    data = Dataset(X, y, names)
    with message("W2", "Comparing two Datasets raises or says that equal contents differ."):
        same(bool(data == Dataset(X.tolist(), y.tolist(), tuple(names))), True)
        same(bool(data != Dataset(X, y, names)), False)
        same(bool(data == data[:]), True)
    bump = np.zeros((n, d))
    bump[-1, -1] = 1
    others = {
        "X": Dataset(X + bump, y, names),
        "y": Dataset(X, y + bump[:, -1].astype(int), names),
        "the number of rows": Dataset(np.vstack([X, X]), [*y, *y], names),
        "the number of columns": Dataset(np.hstack([X, X]), y, [*names, *"abcdef"[:d]]),
        "the kind of y": Dataset(X, [f"class {k}" for k in y], names),
    }
    with message("W9", "The names of the columns are left out of the comparison."):
        same(bool(data == Dataset(X, y, [*names[:-1], "other"])), False)
    for what, other in others.items():
        with message("W2", f"Comparing Datasets that differ in {what} raises or says that they are equal."):
            same(bool(data == other), False)
            same(bool(data != other), True)
    try:
        codes = [hash(data), hash(Dataset(X, y, names))]
    except TypeError:
        codes = []
    assert len(set(codes)) < 2, "Equal Datasets have different hashes."
nothing = Dataset(np.zeros((0, 1)), [], ["a"])
same(bool(nothing == Dataset(np.zeros((0, 1)), [], ["a"])), True)
gap = Dataset([[np.nan]], [1], ["a"])
same(bool(gap == Dataset([[np.nan]], [1], ["a"])), False)
for stranger in (3, None, "text", (1, 2)):
    same(bool(gap == stranger), False)
### END HIDDEN TESTS

# %% [markdown]
# ### 7. From a loop to arrays
#
# The set-up cell holds `haversine_slow`: the distance between two points on a sphere of radius $R = 6371$ km. With latitudes
# $\varphi$ and longitudes $\lambda$ in radians,
#
# $$a = \sin^2\frac{\varphi_2 - \varphi_1}{2} + \cos\varphi_1 \cos\varphi_2 \sin^2\frac{\lambda_2 - \lambda_1}{2}, \qquad
# d = 2R \arcsin\sqrt{a}.$$
#
# From the pole to the equator that is a quarter of the circumference. Rewrite it so that NumPy runs the loop.
# `np.vectorize` will not help: it is the same Python loop in disguise. Nor is every formula that is right on paper right
# in the computer:

# %%
quarter = haversine_slow([90.0], [0.0], [0.0], [0.0])[0]
kilometres = np.logspace(-6, 4, 60)
degrees = np.degrees(kilometres / EARTH_RADIUS_KM)  # due north, so the true distance is known
start = 40.0
by_haversine = np.array(haversine_slow([start] * 60, [0.0] * 60, (start + degrees).tolist(), [0.0] * 60))
cosine = np.sin(np.radians(start)) * np.sin(np.radians(start + degrees)) + np.cos(np.radians(start)) * np.cos(
    np.radians(start + degrees)
)
by_cosine = EARTH_RADIUS_KM * np.arccos(np.minimum(cosine, 1))

fig, ax = plt.subplots()
for estimate, marker, label in ((by_cosine, "^", "law of cosines (arccos)"), (by_haversine, "o", "haversine (arcsin)")):
    error = np.abs(estimate - kilometres) / kilometres
    ax.loglog(kilometres, np.maximum(error, 1e-17), marker, markersize=5, label=label)
ax.axhline(1e-9, color="black", linestyle=":", label="asked for: 1e-9")
ax.set(xlabel="true distance (km)", ylabel="relative error", title="Equal on paper, not in floating point")
ax.legend()
figures.show(
    fig,
    alt="Relative error against true distance from a millimetre to 10,000 km, both axes logarithmic. The law of cosines is "
    "wrong by 100 percent and more below ten centimetres and needs some kilometres to get below 1e-9; haversine is below "
    "1e-5 everywhere and below 1e-9 from about a metre on.",
)
one_metre = int(np.argmin(np.abs(kilometres - 1e-3)))
print(f"R = {EARTH_RADIUS_KM:.0f} km; pole to equator: {quarter:.1f} km")
print(f"law of cosines, about a metre apart: wrong by {abs(by_cosine[one_metre] / kilometres[one_metre] - 1):.0%}")

# %% [markdown]
# A metre apart the law of cosines is wrong by 1%: the cosine of a tiny angle is so near to 1 that rounding eats the
# digits that held the distance. The sine of a tiny angle keeps them.

# %% solution haversine_fast
def haversine_fast(lat1: np.ndarray, lon1: np.ndarray, lat2: np.ndarray, lon2: np.ndarray) -> np.ndarray:
    """Great-circle distances in km between points given in degrees, without a Python loop.

    - Each argument is a number or an array (or list) of numbers; the four are broadcast together and the result is
      float64 of the common shape. Numbers alone give a number.
    - Sphere of radius ``EARTH_RADIUS_KM`` (6371 km). Longitudes may lie outside [-180, 180].
    - Agrees with ``haversine_slow`` to 1e-9 relative or 1e-9 km (a thousandth of a millimetre), whichever is looser;
      beyond 20,000 km, where any such formula loses digits, to 0.01 km. Equal points are 0 km apart, opposite points
      half the circumference, never NaN.
    - NaN in gives NaN out at that place. Arguments are not changed; no warning.
    - At least 5 times as fast as the loop for 100,000 distances.

    >>> haversine_fast([90.0, 0.0], 0.0, 0.0, 0.0).round(1)
    array([10007.5,     0. ])
    """
    ### BEGIN SOLUTION
    half_dphi, half_dlam = np.radians(np.subtract(lat2, lat1)) / 2, np.radians(np.subtract(lon2, lon1)) / 2
    cosines = np.cos(np.radians(lat1)) * np.cos(np.radians(lat2))
    a = np.sin(half_dphi) ** 2 + cosines * np.sin(half_dlam) ** 2
    return 2 * EARTH_RADIUS_KM * np.arcsin(np.sqrt(np.minimum(a, 1)))
    ### END SOLUTION


# %% tests haversine_fast-basics points=1
import math

import numpy as np

from course.checks import close, fresh, message, no_warnings, same, unchanged

quarter = haversine_fast(np.array([90.0, 0.0]), 0.0, 0.0, np.array([0.0, 90.0]))
with message("W2", "The sine of degrees was taken: NumPy's sine and cosine expect radians."):
    close(quarter, [math.pi / 2 * 6371] * 2)
close(haversine_fast(10.0, 20.0, 10.0, 20.0), 0.0)
same(np.shape(haversine_fast(np.zeros((4, 1)), 0.0, 1.0, np.zeros(3))), (4, 3))
### BEGIN HIDDEN TESTS


def loop(lat1, lon1, lat2, lon2):
    """The given slow loop, over points of any common shape."""
    distances = np.empty(np.shape(lat1))
    for k in np.ndindex(distances.shape):
        phi1, phi2 = math.radians(lat1[k]), math.radians(lat2[k])
        a = math.sin(math.radians(lat2[k] - lat1[k]) / 2) ** 2
        a += math.cos(phi1) * math.cos(phi2) * math.sin(math.radians(lon2[k] - lon1[k]) / 2) ** 2
        distances[k] = 2 * 6371.0 * math.asin(math.sqrt(min(a, 1.0)))
    return distances


for rng, shape in fresh(3, shapes=[(50,), (1,), (3, 4), (2, 1, 3), (0,), (4, 0)]):
    lat1, lat2 = rng.uniform(-80, 80, size=shape), rng.uniform(-80, 80, size=shape)
    lon1, lon2 = rng.uniform(-80, 80, size=shape), rng.uniform(-80, 80, size=shape)
    with unchanged(lat1, lon1, lat2, lon2), no_warnings():
        found = haversine_fast(lat1, lon1, lat2, lon2)
    with message("W2", "The sine of degrees was taken: NumPy's sine and cosine expect radians."):
        if found.size:
            assert np.max(np.abs(found - loop(lat1, lon1, lat2, lon2))) < 100
    close(found, loop(lat1, lon1, lat2, lon2))
    same(found.dtype == np.float64, True, what="whether the result is float64")
    close(haversine_fast(lat2, lon2, lat1, lon1), found, what="the way back")
### END HIDDEN TESTS

# %% tests haversine_fast-edges points=1
# Near, equal and opposite points, broadcasting, lists, integers, NaN, longitudes beyond 180 degrees.
import math

import numpy as np

from course.checks import close, fresh, message, no_warnings, same


def one(lat1, lon1, lat2, lon2):
    """The given slow loop for one pair of points."""
    phi1, phi2 = math.radians(lat1), math.radians(lat2)
    a = math.sin(math.radians(lat2 - lat1) / 2) ** 2
    a += math.cos(phi1) * math.cos(phi2) * math.sin(math.radians(lon2 - lon1) / 2) ** 2
    return 2 * 6371.0 * math.asin(math.sqrt(min(a, 1.0)))


close(haversine_fast(48, 2, 52, 0), one(48, 2, 52, 0))
### BEGIN HIDDEN TESTS
half = math.pi * 6371
with message("W5", "Across the date line, or for longitudes beyond 180 degrees, the long way round was measured."):
    close(haversine_fast(0.0, 179.0, 0.0, -179.0), math.radians(2) * 6371)
    close(haversine_fast(0.0, 359.0, 0.0, 1.0), math.radians(2) * 6371)
north = np.array([34.353, 37.936, 42.472, 43.499, 48.219, 48.416, 51.508, 55.263, 57.384, 57.507, 57.7, 58.166, 65.637])
opposite = "Opposite points: the distance is NaN or warns, because rounding made a larger than 1."
for gap in (0, 1e-9, 1e-8, 1e-7):
    with message("W4", opposite), no_warnings():
        close(haversine_fast(north, 0.0, np.round(gap - north, 9), 180.0), np.full(13, half), atol=0.01)
for rng in fresh(3):
    lat, lon = rng.uniform(-89, 89, size=300), rng.uniform(-180, 180, size=300)
    for scale in (1e-2, 1e-3, 1e-5):  # degrees: about a kilometre, 100 m, a metre
        lat2 = lat + rng.uniform(-scale, scale, size=300)
        lon2 = lon + rng.uniform(-scale, scale, size=300)
        with message("W3", "Near or equal points: the distance is NaN or has lost most of its digits, as with arccos."):
            found = haversine_fast(lat, lon, lat2, lon2)
            close(found, [one(*point) for point in zip(lat, lon, lat2, lon2)], rtol=1e-9, atol=1e-9)
    with message("W3", "Near or equal points: the distance is NaN or has lost most of its digits, as with arccos."):
        close(haversine_fast(lat, lon, lat, lon), np.zeros(300))
    with message("W4", opposite), no_warnings():
        close(haversine_fast(lat, lon, -lat, lon + 180), np.full(300, half), atol=0.01)
        close(haversine_fast(lat, lon, -lat, lon - 180), np.full(300, half), atol=0.01)
    with no_warnings():
        table = haversine_fast(lat[:7, None], lon[:7, None], lat[7:12], lon[7:12])
    pairs = [[one(lat[i], lon[i], lat[j], lon[j]) for j in range(7, 12)] for i in range(7)]
    close(table, pairs, what="the table of shape (7, 1) against (5,)")
    close(haversine_fast(lat[:9].tolist(), lon[:9].tolist(), 10, 20), haversine_fast(lat[:9], lon[:9], 10.0, 20.0))
    close(haversine_fast(lat[:9], lon[:9] + 360, lat[9:18], lon[9:18]), haversine_fast(lat[:9], lon[:9], lat[9:18], lon[9:18]))
    whole = rng.integers(-80, 80, size=(4, 6))
    close(haversine_fast(*whole), [one(*point) for point in whole.T], what="the distances of integer degrees")
    lat[3] = np.nan
    with no_warnings():
        gaps = haversine_fast(lat[:6], lon[:6], 5.0, lon[10:16])
    same(np.isnan(gaps).tolist(), [False, False, False, True, False, False])
same(np.shape(haversine_fast(1.0, 2.0, 3.0, 4.0)), ())
### END HIDDEN TESTS

# %% tests haversine_fast-speed points=1
# Many distances: at least five times as fast as the loop.
import math

import numpy as np

from course.checks import close, faster_than, fresh, message


def loop(lat1, lon1, lat2, lon2):
    """The given slow loop, for a column of starts and a row of ends."""
    distances = np.empty((len(lat1), len(lat2)))
    for i in range(len(lat1)):
        for j in range(len(lat2)):
            phi1, phi2 = math.radians(lat1[i, 0]), math.radians(lat2[j])
            half_dphi, half_dlam = math.radians(lat2[j] - lat1[i, 0]) / 2, math.radians(lon2[j] - lon1[i, 0]) / 2
            a = math.sin(half_dphi) ** 2 + math.cos(phi1) * math.cos(phi2) * math.sin(half_dlam) ** 2
            distances[i, j] = 2 * 6371.0 * math.asin(math.sqrt(min(a, 1.0)))
    return distances


close(haversine_fast(np.array([[0.0]]), np.array([[0.0]]), np.array([0.0]), np.array([90.0])), [[math.pi / 2 * 6371]])
### BEGIN HIDDEN TESTS
for rng in fresh(1):
    starts, ends = rng.uniform(-80, 80, size=(2, 100, 1)), rng.uniform(-80, 80, size=(2, 150))
    close(haversine_fast(*starts, *ends), loop(*starts, *ends))
    with message("W1", "It is hardly faster than the loop: a Python loop still runs inside, as in np.vectorize."):
        faster_than(haversine_fast, loop, *starts, *ends, factor=5)
### END HIDDEN TESTS

# %% [markdown]
# ## Now the library
#
# Your own versions taught you the contract; at work you will often call somebody else's.
#
# | yours | theirs | mind |
# |---|---|---|
# | `merge_config` | OmegaConf, pydantic-settings | they check types too |
# | `batched` | `itertools.batched` (Python 3.12) | gives tuples |
# | `spawn_rngs` | `SeedSequence.spawn` | goes by position |
# | `retry` | tenacity | waits longer and longer between calls |
# | `haversine_fast` | `sklearn.metrics.pairwise.haversine_distances` | radians, radius 1 |
#
# For `stable_split` there is none: keep yours.

# %%
from sklearn.metrics.pairwise import haversine_distances

cities = pd.DataFrame({"lat": [48.86, 51.51, 40.71], "lon": [2.35, -0.13, -74.01]}, index=["Paris", "London", "New York"])
table = EARTH_RADIUS_KM * haversine_distances(np.radians(cities))
print(pd.DataFrame(table, index=cities.index, columns=cities.index).round().astype(int))
slow = haversine_slow([48.86] * 3, [2.35] * 3, cities["lat"].tolist(), cities["lon"].tolist())
print("the first row agrees with the loop:", np.allclose(table[0], slow, rtol=1e-9))

# %% [markdown]
# ## Reflection
#
# This cell "works". Run it, swap the two calls of `evaluate`, call them twice, and look at what moves.

# %%
# settings
s = 0.2
n = 0
res = []
np.random.seed(42)
d = load_cars()


# prepare the data
def prep(cols=[]):
    global d
    cols.append("Miles_per_Gallon")  # the target
    d = d.dropna(subset=cols)
    d["w"] = d["Weight_in_lbs"]
    d["w"] -= d["w"].mean()  # centre
    d["w"] /= d["w"].std()
    return d


# split
def split():
    i = np.random.permutation(len(d))
    k = int(s * len(d))
    return d.iloc[i[k:]], d.iloc[i[:k]]


# fit a curve and evaluate it
def evaluate(deg):
    global n
    try:
        a, b = split()
        c = np.polyfit(a["w"], a["Miles_per_Gallon"], deg)
        e = b["Miles_per_Gallon"] - np.polyval(c, b["w"])
        n += 1
        res.append((deg, round(float((e**2).mean()), 2)))
    except:
        pass  # sometimes fails


prep()
evaluate(1)
evaluate(2)
print(n, res)
print("best degree:", min(res, key=lambda r: r[1])[0])

# %% [markdown]
# **Question** (at most 250 words). List five concrete faults of the cell. Then show the signatures of your refactored
# functions, with one sentence each on how you would test it.
#
# | points | for |
# |---|---|
# | 0 | absent |
# | 1 | faults asserted, without evidence |
# | 3 | five real faults, at least one shown by a number or plot from your own run; signatures |
# | 4 | also the assumption or limit of your version |
# | 5 | also what you would do in production |

# %% [markdown] manual reflection points=5
# ### BEGIN SOLUTION
# Faults, with what I saw:
#
# 1. **Hidden order.** `split` draws from the global stream, so each degree gets its own test part. As given, degree 1 wins
#    (15.08 against 20.49); with the two calls swapped degree 2 wins (13.31 against 22.03). Neither says anything.
# 2. **Mutable default.** `cols` grows with every call of `prep`.
# 3. **Global state.** `d`, `n` and `res` change inside functions; calling both twice gives four results, not two.
# 4. **A bare `except: pass`** hides every failure, a misspelt column too.
# 5. **Leakage and selection.** Weights are scaled with the mean of all rows, and the best degree is chosen on test parts.
#
# Refactored:
#
# - `load_clean(table, columns) -> DataFrame`: the argument is unchanged, rows with gaps are gone.
# - `split(table, share, salt) -> (train, test)`: shuffling the rows gives the same two sets of names.
# - `fit(train, degree) -> Model`: the test rows are not an argument; shifting them changes no coefficient.
# - `mse(model, table) -> float`: equals a loop on five rows.
# - `compare(train, degrees, folds) -> dict`: the order of `degrees` does not change the result.
#
# Limit: one split still has a sampling error, and hashing by name assumes that names identify a car.
#
# In production I would keep settings and salt in a versioned file, run the script from a clean process in continuous
# integration, compare degrees by cross-validation, and log the data's checksum with every result.
# ### END SOLUTION

# %% [markdown] logbook
# Hours:
#
# Hard:
#
# Review next:

# %% [markdown]
# ## Further reading
#
# - Beazley and Jones, *Python Cookbook*: chapter 4 (iterators), 7 (functions), 9 (decorators)
# - Ramalho, *Fluent Python*: chapters 7, 9 and 17
# - NumPy documentation, "Parallel random number generation"
# - Wilson et al., "Good enough practices in scientific computing"
