# %% [markdown]
# # Arrays, broadcasting and floating point
#
# *14 hours · needs basic Python only · data: scikit-learn's `digits` and the Palmer penguins' measurements*
#
# Every model you will build is array arithmetic. Its bugs are rarely dramatic: a mean along the wrong axis, a
# shape stretched behind your back, sixteen digits that quietly become none. Nothing crashes; the model is just
# worse than it should be. This notebook is about noticing.
#
# Afterwards you can
#
# - **name** the axis an operation removes, and keep it when you need it;
# - **predict** what broadcasting does with two shapes;
# - **replace** a Python loop by array arithmetic;
# - **choose** a formula that survives rounding;
# - **say** how far apart neighbouring floating-point numbers are.

# %% readonly setup
from collections.abc import Iterable

import matplotlib.pyplot as plt
import numpy as np
from sklearn.datasets import load_digits

from course import figures
from course.data import load_penguins

figures.use_house_style()

# %% [markdown]
# ## Warm-up
#
# Write down a guess before you run each cell. A wrong guess is the useful kind.
#
# **1.** "Axis 0 is the rows", says a friend, "so `sum(axis=0)` gives one number per row." What will be printed?

# %%
table = np.array([[1, 2, 3],
                  [10, 20, 30]])
print(table.sum(axis=0), table.sum(axis=1))

# %% [markdown]
# The axis you name is the one that *disappears*: rows are counted along axis 0, and summing over it leaves one number
# per column.
#
# **2.** We subtract row totals, first from the table above, then from a square one. Which of the two raises an error?

# %%
square = np.array([[1, 1], [100, 100]])
for values in (table, square):
    try:
        print(values - values.sum(axis=1))
    except ValueError as error:
        print("ValueError:", error)

# %% [markdown]
# Only the first. Shapes are lined up from the **right**, so two totals meet three columns and NumPy refuses. In the
# square case they fit, but each *column* got the total of some row. The bug that does not crash is the dangerous one.
#
# **3.** Which of these comparisons are true?

# %%
print(0.1 + 0.2 == 0.3, 0.25 + 0.5 == 0.75, 1e16 + 1 == 1e16)

# %% [markdown]
# Doubles are not the real numbers but whole multiples of powers of two. 0.25, 0.5 and 0.75 are among them, 0.1 is not,
# and just above $10^{16}$ the odd integers are missing too. So compare with a tolerance (`np.isclose`).
#
# ## Worked example: which mean?
#
# The digits are small grey images, unrolled into one row each.

# %%
digits = load_digits().data
print("all images          ", digits.shape)
print("mean over axis 1    ", digits.mean(axis=1).shape, "one brightness per image")
print("mean over axis 0    ", digits.mean(axis=0).shape, "the average image")
print("the same, axis kept ", digits.mean(axis=1, keepdims=True).shape)

# %% [markdown]
# **Broadcasting** lets the small array meet the large one. Line the shapes up from the right; two lengths agree if they
# are equal or one of them is 1 (a missing axis counts as 1); a length of 1 is repeated as often as needed.
#
# | | shape | with $(1797, 64)$ |
# |---|---|---|
# | the average image | $(64,)$ | fits: the same image for every row |
# | brightness | $(1797,)$ | error: 1797 meets 64 |
# | brightness, axis kept | $(1797, 1)$ | fits: the same number for every column |
#
# Two subtractions fit, and they answer different questions.

# %%
first = digits[0].reshape(8, 8)
per_row = (digits - digits.mean(axis=1, keepdims=True))[0].reshape(8, 8)
per_column = (digits - digits.mean(axis=0))[0].reshape(8, 8)

fig, axes = plt.subplots(1, 3, figsize=(8.5, 2.9))
for ax, image, title in zip(axes, (first, per_row, per_column),
                            ("as stored", "minus its own mean\n(axis=1)", "minus the average image\n(axis=0)")):
    shown = ax.imshow(image)
    ax.set_title(title, fontsize=11)
    ax.set_axis_off()
    fig.colorbar(shown, ax=ax, shrink=0.8)
figures.show(fig, alt="Three pictures of the same handwritten zero. As stored, values run from 0 to 15. Minus its own "
             "mean the picture looks the same and only the colour scale has moved down, to about -5 to 10. Minus the "
             "average image it looks different: strokes most digits share fade, and the empty middle of the zero turns dark.")

# %% [markdown]
# Subtracting an image's own mean removes how hard the pen was pressed; subtracting the average image shows how this
# one differs from the others.
#
# Next trap: is a slice a copy?

# %%
columns = ["bill_length_mm", "bill_depth_mm", "flipper_length_mm", "body_mass_g"]
penguins = load_penguins()[columns].dropna().to_numpy(copy=True)
print(penguins.shape)
top = penguins[:2]          # a slice: a view of the same memory
chosen = penguins[[0, 1]]   # a list of indices: a copy
top *= 0
print(penguins[0], chosen[0])

# %% [markdown]
# The first penguin is gone: `top` was a **view**. A function that writes into its argument does this to its
# caller, so every exercise below asks you to leave the input alone.
#
# ## Worked example: the grid of doubles
#
# A double keeps a fixed number of binary digits and an exponent. So between two powers of two all doubles are
# equally far apart, and at each power of two the gap doubles. On the left you see it for 3 binary digits instead of the
# 53 that a double has; on the right are the real gaps.

# %%
print("binary digits of a double:", np.finfo(np.float64).nmant + 1, " of a float32:", np.finfo(np.float32).nmant + 1)
print("gap after 1:   ", np.spacing(1.0))
print("gap after 1e8: ", np.spacing(1e8))
print("gap after 1e16:", np.spacing(1e16))

fig, (left, right) = plt.subplots(1, 2, figsize=(8.5, 3.0))
for i, start in enumerate((0.5, 1.0, 2.0, 4.0)):
    left.plot(start * np.array([1, 1.25, 1.5, 1.75]), np.full(4, np.log2(start)), figures.MARKERS[i], markersize=7)
left.set(xlabel="number", ylabel="power of two it starts from", yticks=[-1, 0, 1, 2], yticklabels=["½", "1", "2", "4"],
         xticks=range(9), title="all numbers with 3 binary digits")
for i, dtype in enumerate((np.float32, np.float64)):
    x = np.logspace(-2, 18, 11, dtype=dtype)
    right.loglog(x, np.spacing(x), marker=figures.MARKERS[i], label=dtype.__name__)
right.axhline(1, color="black", linestyle=":", label="gap of 1")
right.set(xlabel="number", ylabel="gap to the next one", title="the real formats")
right.legend(fontsize=9)
figures.show(fig, alt="Left: numbers with three binary digits from one half to seven, four per power of two; they stand "
             "an eighth apart after one half, a quarter after 1, a half after 2 and one after 4. Right: the gap to "
             "the next number grows in proportion to the number, for float32 and, nine powers of ten lower, float64; "
             "it passes 1 near ten million for float32 and near ten to the sixteenth for float64.")

# %% [markdown]
# The *relative* gap stays near $10^{-16}$ and rounding is harmless, until two large, nearly equal numbers are
# subtracted. The leading digits cancel and the rounding in the last ones is all that remains: **cancellation**.
# Here are $(x+1)-x$ and $(x+0.1)-x$:

# %%
for x in (1e8, 1e15, 1e16):
    print(f"{x:.0e}  {(x + 1) - x:.1f}   {(x + 0.1) - x:.12f}")

# %% [markdown]
# Already at $10^8$ half of the digits of 0.1 are noise. The cure: **subtract first**, and square, add or exponentiate
# afterwards. You will need it in exercises 2, 5 and 6.

# %% [markdown]
# ## Exercise 1 · Centre the rows (2 points)
#
# Spectra, documents and users are often compared after removing each row's own level:
#
# $$X'_{ij} = X_{ij} - \frac1d\sum_{k=1}^{d} X_{ik}.$$
#
# The docstring is the contract: what it promises is checked, what it leaves open is up to you.

# %% solution row_center
def row_center(X: np.ndarray) -> np.ndarray:
    """Subtract from each row its mean.

    Parameters
    ----------
    X : array of shape (n, d), d >= 1, integers or floats. Not changed.

    Returns
    -------
    A new float64 array of shape (n, d), whatever the dtype of ``X``. With n = 0 its shape is (0, d).
    A row that holds a NaN becomes NaN; the other rows do not notice.

    Example
    -------
    row_center([[1, 2], [5, 5]])  ->  [[-0.5, 0.5], [0.0, 0.0]]   (a list of rows may be given)
    """
    ### BEGIN SOLUTION
    X = np.asarray(X, dtype=float)
    return X - X.mean(axis=1, keepdims=True)
    ### END SOLUTION

# %% tests row_center-basics points=1
import numpy as np
from course.checks import close, fresh, message, unchanged


def looks_like(got, other):
    return np.shape(got) == np.shape(other) and np.allclose(got, other)


X = np.array([[1.0, 2.0, 6.0], [4.0, 4.0, 4.0], [0.0, 3.0, -3.0]])
got = row_center(X)
assert np.shape(got) == (3, 3), "The result must have the shape of X."
with message("W1", "Each column was centred; the task is to centre each row."):
    assert not looks_like(got, X - X.mean(axis=0))
with message("W2", "Row i's mean was subtracted from column i: the means lost their axis, and a square X hides it."):
    assert not looks_like(got, X - X.mean(axis=1))
close(got, [[-2.0, -1.0, 3.0], [0.0, 0.0, 0.0], [0.0, 3.0, -3.0]])
close(row_center(np.array([[5.0], [7.0]])), [[0.0], [0.0]])  # one column: every entry is its row's mean
### BEGIN HIDDEN TESTS
for rng, shape in fresh(3, shapes=[(4, 4), (3, 5), (6, 2), (1, 7)]):
    X = rng.normal(loc=3.0, size=shape)
    with unchanged(X):
        got = row_center(X)
    close(got, [[value - sum(row) / len(row) for value in row] for row in X.tolist()])
### END HIDDEN TESTS

# %% tests row_center-edges points=1
# Hidden: integers, float32 and lists; large values; a row with NaN; no rows.
### BEGIN HIDDEN TESTS
import numpy as np
from course.checks import close, fresh, message, unchanged

close(row_center(np.array([[1.0, 3.0]])), [[-1.0, 1.0]])
for rng, shape in fresh(3, shapes=[(3, 3), (5, 2), (2, 6)]):
    counts = rng.integers(-9, 10, size=shape)
    expected = [[value - sum(row) / len(row) for value in row] for row in counts.tolist()]
    for X in (counts, counts.astype(np.int8), counts.astype(np.float32)):
        with unchanged(X):
            got = row_center(X)
        with message("W3", "The result kept the integer dtype of X: fractions were cut off."):
            assert np.asarray(got).dtype.kind not in "iu"
        with message("W4", "The result kept the dtype float32 of X; float64 was promised."):
            assert np.asarray(got).dtype != np.float32
        close(got, expected)
        assert np.asarray(got).dtype == np.float64, "The result must be float64."
    close(row_center(counts.tolist()), expected)

    large = 1e6 * rng.normal(size=shape)
    assert np.abs(np.sum(row_center(large), axis=1)).max() < 1e-12 * 1e6 * large.size, "Each row must sum to zero."

    holes = rng.normal(size=shape)
    holes[0, 1] = np.nan
    got = row_center(holes)
    assert np.isnan(got[0]).all(), "A row that holds a NaN must become NaN."
    close(got[1:], holes[1:] - holes[1:].mean(axis=1, keepdims=True))
assert np.shape(row_center(np.zeros((0, 4)))) == (0, 4), "No rows in, no rows out: the shape stays (0, d)."
### END HIDDEN TESTS

# %% [markdown]
# ## Exercise 2 · All squared distances at once (3 points)
#
# Nearest neighbours, $k$-means and kernels all start with the table
#
# $$D_{ij} = \sum_{k} (A_{ik} - B_{jk})^2 .$$
#
# A double loop over rows is right and slow. The textbook shortcut $\lVert a\rVert^2 + \lVert b\rVert^2 - 2\,a^\top b$
# is fast, and subtracts last:

# %%
a, b = 1e6 + 0.1, 1e6
print(f"subtract first {(a - b) ** 2:.6f}   subtract last {a * a + b * b - 2 * a * b:.6f}")

# %% [markdown]
# Distances do not change when both sets move together. So either subtract first (think of shapes $(n, 1, d)$ and
# $(1, m, d)$), or move the data to the origin before the shortcut. SciPy's `cdist` is switched off while your answer is
# checked.

# %% solution pairwise_sq_dists
def pairwise_sq_dists(A: np.ndarray, B: np.ndarray) -> np.ndarray:
    """Squared Euclidean distance of every row of A to every row of B.

    Parameters
    ----------
    A : array of shape (n, d), B : array of shape (m, d), integers (also unsigned) or floats. Not changed.

    Returns
    -------
    float64 array D of shape (n, m), D[i, j] >= 0 always, even after rounding; n or m may be 0.
    D of A with itself is symmetric with a zero diagonal (to 1e-9 for data of size 1). Adding 1e6 to all of A and B
    changes no entry by more than 1e-6. No Python loop over rows: at least 5 times as fast as a double loop, whether
    A or B has many rows.

    Raises
    ------
    ValueError if A and B have different numbers of columns (broadcasting would stretch a single column).

    Example
    -------
    pairwise_sq_dists([[0, 0]], [[3, 4], [0, 1]])  ->  [[25.0, 1.0]]   (lists of rows may be given)
    """
    ### BEGIN SOLUTION
    A, B = np.asarray(A, dtype=float), np.asarray(B, dtype=float)
    if A.shape[1] != B.shape[1]:
        raise ValueError(f"A has {A.shape[1]} columns but B has {B.shape[1]}")
    return np.sum((A[:, None, :] - B[None, :, :]) ** 2, axis=2)
    ### END SOLUTION

# %% tests pairwise_sq_dists-basics points=1
import numpy as np
from scipy.spatial.distance import cdist
from course.checks import close, forbid, fresh, message, unchanged


def looks_like(got, other):
    return np.shape(got) == np.shape(other) and np.allclose(got, other)


A = np.array([[0.0, 0.0], [3.0, 4.0]])
B = np.array([[3.0, 4.0], [0.0, 1.0], [6.0, 8.0]])
got = pairwise_sq_dists(A, B)
with message("W4", "The table is transposed: rows belong to A, columns to B."):
    assert np.shape(got) != (3, 2)
assert np.shape(got) == (2, 3), "The result must have one row for each row of A and one column for each row of B."
with message("W1", "These are distances; the squared distances were asked for."):
    assert not looks_like(got, [[5.0, 1.0, 10.0], [0.0, np.sqrt(18.0), 5.0]])
close(got, [[25.0, 1.0, 100.0], [0.0, 18.0, 25.0]])
close(pairwise_sq_dists([[2]], [[5]]), [[9.0]])  # one point, one column, as lists
### BEGIN HIDDEN TESTS
for rng, (n, m, d) in fresh(3, shapes=[(4, 6, 3), (5, 5, 2), (1, 7, 1), (3, 2, 10), (6, 1, 4)]):
    A, B = rng.normal(size=(n, d)), rng.normal(size=(m, d))
    expected = cdist(A, B, "sqeuclidean")
    with unchanged(A, B), forbid("scipy.spatial.distance.cdist", why="Compute the distances yourself."):
        got = pairwise_sq_dists(A, B)
    close(got, expected)
### END HIDDEN TESTS

# %% tests pairwise_sq_dists-stable points=1
# Hidden: a large common offset, never negative, symmetry and the zero diagonal.
### BEGIN HIDDEN TESTS
import numpy as np
from scipy.spatial.distance import cdist
from course.checks import close, fresh, message

close(pairwise_sq_dists(np.array([[0.0, 1.0]]), np.array([[1.0, 1.0]])), [[1.0]])
for rng, (n, m, d) in fresh(3, shapes=[(7, 5, 3), (4, 4, 2), (12, 9, 6)]):
    A, B = rng.normal(size=(n, d)), rng.normal(size=(m, d))
    expected = cdist(A, B, "sqeuclidean")
    with message("W2", "Far from the origin the digits are gone: squared norms were subtracted from each other."):
        close(pairwise_sq_dists(A + 1e6, B + 1e6), expected, rtol=0.0, atol=1e-6)
    with message("W5", "A squared distance came out negative: rounding errors must be clipped at zero."):
        for step in (1e-9, 1e-10, 1e-11):
            assert np.min(pairwise_sq_dists(A, A + step)) >= 0
    D = pairwise_sq_dists(A, A)
    close(np.diagonal(D), np.zeros(n), atol=1e-9, what="the diagonal of D(A, A)")
    close(D, np.transpose(D), atol=1e-9, what="D(A, A) compared with its transpose")
### END HIDDEN TESTS

# %% tests pairwise_sq_dists-edges points=0.5
# Hidden: integer and unsigned images, no rows, different numbers of columns.
### BEGIN HIDDEN TESTS
import numpy as np
from scipy.spatial.distance import cdist
from course.checks import close, fresh, raises, unchanged

close(pairwise_sq_dists(np.array([[0.0, 1.0]]), np.array([[1.0, 1.0]])), [[1.0]])
for rng, (n, m, d) in fresh(3, shapes=[(3, 4, 2), (5, 2, 8), (2, 2, 1)]):
    for dtype in (np.int64, np.uint8):
        A = rng.integers(0, 200, size=(n, d)).astype(dtype)
        B = rng.integers(0, 200, size=(m, d)).astype(dtype)
        with unchanged(A, B):
            got = pairwise_sq_dists(A, B)
        assert np.asarray(got).dtype == np.float64, "The result must be float64 for integer input too."
        close(got, cdist(A.astype(float), B.astype(float), "sqeuclidean"), atol=1e-6)
    X = rng.normal(size=(n, d))
    assert np.shape(pairwise_sq_dists(X, np.zeros((0, d)))) == (n, 0), "No rows in B must give a table of shape (n, 0)."
    assert np.shape(pairwise_sq_dists(np.zeros((0, d)), X)) == (0, n), "No rows in A must give a table of shape (0, m)."
    raises(ValueError, pairwise_sq_dists, rng.normal(size=(n, 1)), rng.normal(size=(m, 3)))
    raises(ValueError, pairwise_sq_dists, rng.normal(size=(n, 3)), rng.normal(size=(m, 1)))
    raises(ValueError, pairwise_sq_dists, rng.normal(size=(n, 4)), rng.normal(size=(m, 3)))
### END HIDDEN TESTS

# %% tests pairwise_sq_dists-speed points=0.5
# Hidden: at least five times as fast as a double loop, for many rows in A and for many rows in B.
### BEGIN HIDDEN TESTS
import numpy as np
from course.checks import close, faster_than, fresh, message


def double_loop(A, B):
    return np.array([[np.sum((a - b) ** 2) for b in B] for a in A])


for rng in fresh(1):
    long, short = rng.normal(size=(2000, 3)), rng.normal(size=(2, 3))
    square = rng.normal(size=(60, 3))
    close(pairwise_sq_dists(long[:3], short), double_loop(long[:3], short))
    with message("W3", "This is as slow as a Python loop over all pairs of rows: let broadcasting or a matrix product do it."):
        faster_than(pairwise_sq_dists, double_loop, square, square, factor=5)
    with message("W6", "Many rows in A are as slow as a Python loop over them: let broadcasting or a matrix product do it."):
        faster_than(pairwise_sq_dists, double_loop, long, short, factor=5)
    with message("W7", "Many rows in B are as slow as a Python loop over them: let broadcasting or a matrix product do it."):
        faster_than(pairwise_sq_dists, double_loop, short, long, factor=5)
### END HIDDEN TESTS

# %% [markdown]
# ## Exercise 3 · One-hot labels (2 points)
#
# A classifier with four outputs wants label 2 as $(0, 0, 1, 0)$. The label alone decides the column: a batch in
# which class 1 is missing still has a column for it. And since Python counts index $-1$ from the end, the code $-1$ for
# "no label" would silently become the last class.

# %% solution one_hot
def one_hot(y: np.ndarray, n_classes: int | None = None) -> np.ndarray:
    """Write integer labels as rows of zeros with a single one.

    Parameters
    ----------
    y : array or list of n integer labels, each in 0 … k-1. Not changed.
    n_classes : the number k >= 0 of classes; None means max(y) + 1.

    Returns
    -------
    float64 array of shape (n, k) with 1.0 in row i, column y[i], and 0.0 elsewhere.
    Empty y with n_classes=k gives shape (0, k).

    Raises
    ------
    ValueError for a negative label, for a label >= n_classes, and for empty y without n_classes.

    Example
    -------
    one_hot([2, 0])  ->  [[0.0, 0.0, 1.0], [1.0, 0.0, 0.0]]
    """
    ### BEGIN SOLUTION
    y = np.asarray(y, dtype=int)
    if n_classes is None:
        if y.size == 0:
            raise ValueError("empty y says nothing about the number of classes: give n_classes")
        n_classes = int(y.max()) + 1
    if np.any((y < 0) | (y >= n_classes)):
        raise ValueError(f"labels must lie in 0 … {n_classes - 1}")
    return np.eye(n_classes)[y]
    ### END SOLUTION

# %% tests one_hot-basics points=1
import numpy as np
from course.checks import close, fresh, message, unchanged

got = one_hot(np.array([3, 0, 3]))
with message("W1", "A class that does not occur in y lost its column: the label itself decides the column."):
    assert np.shape(got) != (3, 2)
assert np.shape(got) == (3, 4), "Without n_classes there must be max(y) + 1 columns."
with message("W3", "The entries must be the float64 numbers 0.0 and 1.0, not booleans or integers."):
    assert np.asarray(got).dtype == np.float64
close(got, [[0.0, 0.0, 0.0, 1.0], [1.0, 0.0, 0.0, 0.0], [0.0, 0.0, 0.0, 1.0]])
close(one_hot(np.array([1]), 3), [[0.0, 1.0, 0.0]])
### BEGIN HIDDEN TESTS
for rng, (n, k) in fresh(3, shapes=[(5, 3), (20, 4), (1, 6), (8, 12)]):
    y = rng.integers(0, k, size=n)
    with unchanged(y):
        got = one_hot(y, k)
    close(got, np.eye(k)[y])
    close(one_hot(y), np.eye(y.max() + 1)[y])
    close(one_hot(y.tolist(), n_classes=k + 2), np.eye(k + 2)[y])
    close(np.sum(got, axis=1), np.ones(n), what="the sum of each row")
### END HIDDEN TESTS

# %% tests one_hot-edges points=1
# Hidden: labels that are negative or too large, empty y, a single class.
### BEGIN HIDDEN TESTS
import numpy as np
from course.checks import close, fresh, message, raises

close(one_hot(np.array([1, 0]), 2), [[0.0, 1.0], [1.0, 0.0]])
for rng, (n, k) in fresh(3, shapes=[(4, 3), (9, 5), (1, 2)]):
    y = rng.integers(0, k, size=n)
    place = rng.integers(n)
    for bad in (-1, -k):
        wrong = y.copy()
        wrong[place] = bad
        with message("W2", "A negative label was accepted: Python's index -1 made it the last class."):
            raises(ValueError, one_hot, wrong, k)
        with message("W2", "A negative label was accepted when n_classes was not given."):
            raises(ValueError, one_hot, np.append(wrong, k - 1))
    too_large = y.copy()
    too_large[place] = k
    raises(ValueError, one_hot, too_large, k)
    raises(ValueError, one_hot, too_large + 3, k)
    with message("W1", "Empty y must still have a column for each of the n_classes classes."):
        got = one_hot(np.array([], dtype=int), k)
        assert np.shape(got) == (0, k)
    assert np.asarray(got).dtype == np.float64, "The result must be float64 for empty y too."
    close(one_hot(np.zeros(n, dtype=int)), np.ones((n, 1)))
assert np.shape(one_hot([], 3)) == (0, 3), "An empty list with n_classes=3 must give shape (0, 3)."
with message("W4", "n_classes=0 was taken for 'not given': compare with None."):
    assert np.shape(one_hot([], 0)) == (0, 0)
    raises(ValueError, one_hot, [0], 0)
for impossible in ([], [-1, -1]):
    raises(ValueError, one_hot, impossible)
### END HIDDEN TESTS

# %% [markdown]
# ## Exercise 4 · Moving mean (2 points)
#
# To calm a noisy sensor, average $w$ readings at a time:
#
# $$m_i = \frac1w \sum_{j=0}^{w-1} x_{i+j}, \qquad i = 0, \dots, n - w .$$
#
# Only complete windows count, so $n$ readings give $n - w + 1$ means. A missing reading spoils the windows it is in and
# no others. (A running total would carry its NaN along for ever.)

# %% solution moving_mean
def moving_mean(x: np.ndarray, w: int) -> np.ndarray:
    """Mean of every complete window of w neighbouring values.

    Parameters
    ----------
    x : array or list of n numbers, integers or floats. Not changed.
    w : window length, 1 <= w <= n.

    Returns
    -------
    New float64 array of length n - w + 1, whatever the dtype of x; with w = 1 a copy of x, never a view.
    A NaN in x gives NaN in exactly the windows that contain it.
    Relative error below 1e-9, also for values around 1e8.

    Raises
    ------
    ValueError if w < 1 or w > n.

    Example
    -------
    moving_mean([1, 2, 6], 2)  ->  [1.5, 4.0]
    """
    ### BEGIN SOLUTION
    x = np.asarray(x, dtype=float)
    if not 1 <= w <= x.size:
        raise ValueError(f"window of {w} for {x.size} values: it must be at least 1 and at most their number")
    return np.lib.stride_tricks.sliding_window_view(x, w).mean(axis=1)
    ### END SOLUTION

# %% tests moving_mean-basics points=1
import numpy as np
from course.checks import close, fresh, message, unchanged


def looks_like(got, other):
    return np.shape(got) == np.shape(other) and np.allclose(got, other)


x = np.array([1.0, 2.0, 6.0, 3.0, 9.0])
got = moving_mean(x, 2)
with message("W1", "Incomplete windows at the ends were padded: only complete windows count."):
    assert np.shape(got) != (5,)
with message("W2", "The first window is missing: a running sum needs a zero in front."):
    assert not looks_like(got, [4.0, 4.5, 6.0])
with message("W3", "The last window is missing."):
    assert not looks_like(got, [1.5, 4.0, 4.5])
close(got, [1.5, 4.0, 4.5, 6.0])
close(moving_mean(x, 1), [1.0, 2.0, 6.0, 3.0, 9.0])
### BEGIN HIDDEN TESTS
for rng, (n, w) in fresh(3, shapes=[(9, 3), (20, 7), (6, 2), (12, 11), (5, 1)]):
    x = rng.normal(size=n)
    with unchanged(x):
        got = moving_mean(x, w)
    values = x.tolist()
    close(got, [sum(values[i : i + w]) / w for i in range(n - w + 1)])
### END HIDDEN TESTS

# %% tests moving_mean-edges points=1
# Hidden: integers, float32, lists, a window of 1 or n, a large offset, NaN, impossible windows, empty input.
### BEGIN HIDDEN TESTS
import numpy as np
from course.checks import close, fresh, independent, message, raises

close(moving_mean(np.array([1.0, 3.0]), 2), [2.0])
for rng, (n, w) in fresh(3, shapes=[(30, 4), (50, 9), (8, 8)]):
    counts = rng.integers(-50, 50, size=n)
    expected = [sum(counts.tolist()[i : i + w]) / w for i in range(n - w + 1)]
    close(moving_mean(counts, w), expected)
    close(moving_mean(counts.tolist(), w), expected)
    got = moving_mean(counts.astype(np.float32), w)
    close(got, expected)
    assert np.asarray(got).dtype == np.float64, "The result must be float64 for float32 input too."

    noise = rng.normal(size=n)
    far = 1e8 + np.array([sum(noise.tolist()[i : i + w]) / w for i in range(n - w + 1)])
    close(moving_mean(1e8 + noise, w), far, rtol=1e-9)

    close(moving_mean(noise, n), [sum(noise.tolist()) / n])
    same_values = moving_mean(noise, 1)
    close(same_values, noise)
    with message("W5", "With w = 1 the result is x itself: whoever changes one, changes the other. Promise: a copy."):
        independent(same_values, noise)

    holes = noise.copy()
    holes[n // 2] = np.nan
    spoiled = [np.nan if i <= n // 2 < i + w else sum(noise.tolist()[i : i + w]) / w for i in range(n - w + 1)]
    with message("W4", "A NaN spoiled windows it is not in: a running total carries it along."):
        close(moving_mean(holes, w), spoiled)
    for impossible in (0, -1, n + 1):
        raises(ValueError, moving_mean, noise, impossible)
for w in (0, 1):
    raises(ValueError, moving_mean, np.array([]), w)
### END HIDDEN TESTS

# %% [markdown]
# ## Exercise 5 · Log-sum-exp (3 points)
#
# Softmax, mixture models and attention all need
#
# $$f(z) = \log \sum_j e^{z_j}.$$
#
# Taken literally it breaks: $e^{1000}$ is too large for a double, $e^{-1000}$ too small.

# %%
with np.errstate(over="ignore", divide="ignore"):
    print(np.log(np.sum(np.exp([1000.0, 1000.0]))), np.log(np.sum(np.exp([-1000.0, -1000.0]))))

# %% [markdown]
# For any $c$, $f(z) = c + f(z - c)$. With $c = \max_j z_j$ the largest exponent becomes 0: nothing overflows and
# the sum is at least 1. Each slice needs its *own* maximum. `scipy.special.logsumexp` is switched off during the checks.

# %% solution logsumexp
def logsumexp(z: np.ndarray, axis: int = -1) -> np.ndarray:
    """Logarithm of the sum of exponentials along one axis, without overflow or underflow.

    Parameters
    ----------
    z : array (or nested list) of one or more dimensions, at least one entry along ``axis``. Not changed.
    axis : the axis that disappears; negative values count from the end.

    Returns
    -------
    float64 array of z's shape without ``axis`` (a number or 0-d array if z has one dimension).
    No warning, except perhaps for NaN. A slice that is -inf throughout gives -inf; one with +inf (and no NaN) gives
    +inf; one with NaN gives NaN.

    Example
    -------
    logsumexp([0.0, 0.0])  ->  0.6931…,   logsumexp([1000.0, -inf])  ->  1000.0
    """
    ### BEGIN SOLUTION
    z = np.asarray(z, dtype=float)
    peak = np.max(z, axis=axis, keepdims=True)
    shift = np.where(np.isfinite(peak), peak, 0.0)  # inf - inf would be NaN
    with np.errstate(divide="ignore", over="ignore"):  # log(0) = -inf is the answer if all are -inf
        total = np.log(np.sum(np.exp(z - shift), axis=axis))
    return total + np.squeeze(shift, axis=axis)
    ### END SOLUTION

# %% tests logsumexp-basics points=1
import numpy as np
import scipy.special
from course.checks import close, forbid, fresh, message, unchanged

close(logsumexp(np.array([0.0, 0.0])), np.log(2.0))
Z = np.log(np.array([[1.0, 2.0, 3.0], [4.0, 5.0, 7.0]]))
close(logsumexp(Z), np.log([6.0, 16.0]))  # the last axis is the default
with message("W4", "The argument axis was not obeyed: the axis it names is the one that disappears."):
    assert np.shape(logsumexp(Z, axis=0)) == (3,)
close(logsumexp(Z, axis=0), np.log([5.0, 7.0, 10.0]))
close(logsumexp(np.array([7.5])), 7.5)  # a single entry
### BEGIN HIDDEN TESTS
for rng, shape in fresh(3, shapes=[(4, 4), (3, 6), (5, 1), (7,), (2, 3, 4), (3, 1, 4)]):
    z = rng.normal(scale=3.0, size=shape)
    for axis in range(-len(shape), len(shape)):
        expected = scipy.special.logsumexp(z, axis=axis)
        with unchanged(z), forbid("scipy.special.logsumexp", why="Write the formula yourself."):
            got = logsumexp(z, axis=axis)
        with message("W4", "The argument axis was not obeyed: the axis it names is the one that disappears."):
            assert np.shape(got) == np.shape(expected)
        close(got, expected)
    close(logsumexp(z), scipy.special.logsumexp(z, axis=-1))
    c = rng.normal()
    close(logsumexp(z + c), logsumexp(z) + c, what="f(z + c) compared with f(z) + c")
### END HIDDEN TESTS

# %% tests logsumexp-stable points=1
# Hidden: values of ±10,000 and rows of very different size.
### BEGIN HIDDEN TESTS
import numpy as np
import scipy.special
from course.checks import close, fresh, message, no_warnings

close(logsumexp(np.array([0.0, 0.0])), np.log(2.0))
for rng, shape in fresh(3, shapes=[(4, 5), (3, 3), (6, 2)]):
    row = rng.normal(size=shape[1])
    for level in (1e4, -1e4):
        expected = scipy.special.logsumexp(row + level)
        with message("W1", "The exponentials overflowed or underflowed: subtract the largest entry first."), no_warnings():
            close(logsumexp(row + level), expected)
    Z = rng.normal(size=shape) + 1e3 * np.arange(-1, shape[0] - 1)[:, None]
    with message("W2", "A row far below the others was lost: each slice needs its own maximum."), no_warnings():
        close(logsumexp(Z), scipy.special.logsumexp(Z, axis=-1))
        close(logsumexp(Z.T, axis=0), scipy.special.logsumexp(Z, axis=-1))
    wide = rng.uniform(-1e4, 1e4, size=shape)
    with no_warnings():
        close(logsumexp(wide), scipy.special.logsumexp(wide, axis=-1))
### END HIDDEN TESTS

# %% tests logsumexp-edges points=1
# Hidden: slices of −inf, entries of +inf and NaN, integers, float32 and lists; no warning unless there is a NaN.
### BEGIN HIDDEN TESTS
import numpy as np
import scipy.special
from course.checks import close, fresh, message, no_warnings

inf, nan = np.inf, np.nan
close(logsumexp(np.array([0.0, 0.0])), np.log(2.0))
for rng in fresh(3):
    a, b = rng.normal(size=2)
    Z = np.array([[-inf, -inf, -inf], [-inf, a, -inf], [-inf, a, b]])
    expected = [-inf, a, np.logaddexp(a, b)]
    with message("W3", "Slices of nothing but -inf must give -inf: there the maximum itself is -inf, and -inf - (-inf) is NaN."):
        close(logsumexp(Z), expected)
        close(logsumexp(Z.T, axis=0), expected)
        close(logsumexp(np.array([-inf, -inf])), -inf)
    with message("W5", "A slice of -inf caused a warning: log(0) is the answer there, so tell NumPy that it is meant."):
        with no_warnings():
            logsumexp(Z)
    with no_warnings():
        close(logsumexp(np.array([[inf, a, -inf], [inf, inf, 1e4], [a, b, -1e4]])), [inf, inf, np.logaddexp(a, b)])
    close(logsumexp(np.array([[nan, a], [a, b], [nan, inf], [-inf, nan]])), [nan, np.logaddexp(a, b), nan, nan])
    whole = rng.integers(-5, 5, size=(3, 4))
    close(logsumexp(whole), scipy.special.logsumexp(whole, axis=1))
    close(logsumexp(whole.tolist()), scipy.special.logsumexp(whole, axis=1))
    close(logsumexp(whole.astype(np.float32)), scipy.special.logsumexp(whole.astype(float), axis=1))
### END HIDDEN TESTS

# %% [markdown]
# ## Exercise 6 · Mean and variance of a stream (3 points)
#
# The data does not fit into memory; it comes in chunks, once. Two formulas for the variance agree on paper:
#
# $$\frac1n\sum_i (x_i - \bar x)^2 = \overline{x^2} - \bar x^2 .$$
#
# The right-hand one needs only running totals, which is tempting, but subtracts last. Instead keep $n$, $\bar x$ and
# $S = \sum (x_i - \bar x)^2$, and merge each chunk's $(n_c, \bar x_c, S_c)$. With $\delta = \bar x_c - \bar x$, $N = n + n_c$:
#
# $$S \leftarrow S + S_c + \delta^2\,\frac{n\,n_c}{N}, \qquad \bar x \leftarrow \bar x + \delta\,\frac{n_c}{N}, \qquad
# n \leftarrow N .$$
#
# By hand for the chunks $(1, 3)$ and $(8)$: $\delta = 6$, so $S = 2 + 0 + 36\cdot\frac23 = 26$ and $\bar x = 4$. All at once:

# %%
x = np.array([1.0, 3.0, 8.0])
print(np.sum((x - x.mean()) ** 2), x.mean())

# %% solution streaming_mean_var
def streaming_mean_var(chunks: Iterable[np.ndarray]) -> tuple[int, float, float]:
    """Number, mean and population variance (ddof=0) of all values in a stream of chunks.

    Parameters
    ----------
    chunks : any iterable of 1-D arrays of integers or floats, perhaps a generator that can be read only once.
        Chunks may have different lengths, also 0. Memory must stay constant: do not collect the chunks, for the
        reader may reuse a chunk's memory for the next one. Chunks are not changed. All arithmetic is float64,
        also for float32 chunks.

    Returns
    -------
    (n, mean, var). Without any value (0, nan, nan). However the values are cut into chunks, the result is the same up
    to rounding; for values around 1e9 that spread by 1 the relative error of var is below 1e-6.

    Example
    -------
    streaming_mean_var([np.array([1.0, 3.0]), np.array([8.0])])  ->  (3, 4.0, 8.666…)
    """
    ### BEGIN SOLUTION
    n, mean, squares = 0, 0.0, 0.0
    for chunk in chunks:
        values = np.asarray(chunk, dtype=float)
        if values.size == 0:
            continue
        centre = values.mean()
        delta, total = centre - mean, n + values.size
        squares += np.sum((values - centre) ** 2) + delta**2 * n * values.size / total
        mean += delta * values.size / total
        n = total
    return (n, float(mean), float(squares / n)) if n else (0, float("nan"), float("nan"))
    ### END SOLUTION

# %% tests streaming_mean_var-basics points=1
import numpy as np
from course.checks import close, fresh, message, unchanged

n, mean, var = streaming_mean_var([np.array([1.0, 3.0]), np.array([8.0])])
assert n == 3, "n must be the number of all values."
with message("W2", "The chunk means were averaged as if all chunks had the same length."):
    assert not np.isclose(mean, 5.0)
close(mean, 4.0)
with message("W3", "The sum of squares was divided by n - 1: the population variance divides by n."):
    assert not np.isclose(var, 13.0)
with message("W6", "Only the spread within each chunk was added up; the chunk means differ too."):
    assert not np.isclose(var, 2.0 / 3.0)
close(var, 26.0 / 3.0)
n, mean, var = streaming_mean_var([np.array([5.0])])
close([n, mean, var], [1, 5.0, 0.0])  # one value has no spread
### BEGIN HIDDEN TESTS
for rng, sizes in fresh(3, shapes=[(4, 4), (1, 9, 3), (12,), (1, 1, 1, 1, 1)]):
    chunks = [rng.normal(loc=2.0, size=size) for size in sizes]
    with unchanged(chunks):
        n, mean, var = streaming_mean_var(chunks)
    values = np.concatenate(chunks)
    assert n == values.size, "n must be the number of all values."
    close(mean, np.mean(values), what="the mean")
    close(var, np.var(values), what="the variance")
### END HIDDEN TESTS

# %% tests streaming_mean_var-stable points=1
# Hidden: values around 1e9 with a spread of 1, and the same values cut in other ways.
### BEGIN HIDDEN TESTS
import numpy as np
from course.checks import close, fresh, message

close(streaming_mean_var([np.array([1.0, 3.0])])[1:], (2.0, 1.0))
for rng, pieces in fresh(3, shapes=[(1,), (7,), (40,), (400,)]):
    noise = rng.normal(size=400)
    values = 1e9 + noise
    exact = np.var(values - 1e9)
    n, mean, var = streaming_mean_var(np.array_split(values, *pieces))
    with message("W1", "The digits of the variance cancelled: the square of the mean was subtracted from the mean square."):
        close(var, exact, rtol=1e-6)
    close(mean, 1e9 + np.mean(values - 1e9), rtol=1e-12)
    values = rng.normal(loc=50.0, size=300)
    whole = streaming_mean_var([values])
    cuts = np.sort(rng.integers(0, 301, size=rng.integers(1, 12)))
    close(streaming_mean_var(np.split(values, cuts)), whole, rtol=1e-9, what="the result after cutting elsewhere")
### END HIDDEN TESTS

# %% tests streaming_mean_var-stream points=1
# Hidden: a generator that is read once and reuses its memory, empty chunks, no values at all, integers, float32.
### BEGIN HIDDEN TESTS
import numpy as np
from course.checks import close, fresh, message

close(streaming_mean_var([np.array([1.0, 3.0])])[1:], (2.0, 1.0))
for rng, sizes in fresh(3, shapes=[(3, 5), (0, 4, 0, 0, 2), (6, 0), (1, 2, 3, 4)]):
    chunks = [rng.normal(size=size) for size in sizes]
    values = np.concatenate(chunks)
    with message("W4", "The stream must be read once, from front to end: a generator has no length and is used up after one pass."):
        n, mean, var = streaming_mean_var(chunk for chunk in chunks)
        assert n == values.size
        close([mean, var], [np.mean(values), np.var(values)])

    def reader():
        buffer = np.empty(4)
        for start in range(0, 12, 4):
            buffer[:] = twelve[start : start + 4]
            yield buffer

    twelve = rng.normal(size=12)
    with message("W5", "Chunks were kept: this reader reuses its memory, so a chunk is valid only until the next one."):
        close(streaming_mean_var(reader()), (12, np.mean(twelve), np.var(twelve)))
    counts = [rng.integers(0, 99, size=size) for size in (4, 1, 6)]
    joined = np.concatenate(counts)
    close(streaming_mean_var(iter(counts)), (11, np.mean(joined), np.var(joined)))
    coarse = [rng.normal(loc=1000.0, size=size).astype(np.float32) for size in (5, 3)]
    joined = np.concatenate(coarse).astype(float)
    with message("W7", "float32 chunks were averaged in float32: convert them to float64 first."):
        close(streaming_mean_var(coarse), (8, np.mean(joined), np.var(joined)))
for nothing in ([], [np.array([])], [np.array([]), np.array([])]):
    n, mean, var = streaming_mean_var(nothing)
    assert n == 0, "Without any value n must be 0."
    assert np.isnan(mean), "Without any value the mean must be NaN."
    assert np.isnan(var), "Without any value the variance must be NaN."
### END HIDDEN TESTS

# %% [markdown]
# ## Exercise 7 · One unit in the last place (2 points)
#
# The gap after $|x|$ is called an *ulp*. A double is $m \cdot 2^{e}$ with 53 binary digits in $m$; if
# $\tfrac12 \le m < 1$, as `np.frexp` returns it, the last digit is worth $2^{e-53}$. Below the smallest normal number,
# $2^{-1022}$, the grid gets no finer: the gap stays $2^{-1074}$ down to 0. `np.spacing`, `np.nextafter`, `math.ulp` and
# `math.nextafter` are switched off during the checks.

# %% solution ulp
def ulp(x: float | np.ndarray) -> np.ndarray:
    """Gap between |x| and the next larger double.

    Parameters
    ----------
    x : a number, or an array or list of numbers, of any shape; treated as float64. Not changed.

    Returns
    -------
    float64 array of the shape of x (a plain number is fine if x is one). At a power of two the gap *above* counts.
    Zero and subnormal numbers give 2**-1074; infinities and NaN give NaN, without a warning.
    (For the largest double, which has no successor, anything may be returned.)

    Example
    -------
    ulp([1.0, 2.0, -3.0])  ->  [2**-52, 2**-51, 2**-51]
    """
    ### BEGIN SOLUTION
    size = np.abs(np.asarray(x, dtype=float))
    _, exponent = np.frexp(np.maximum(size, np.finfo(float).tiny))
    return np.where(np.isfinite(size), np.ldexp(1.0, exponent - 53), np.nan)
    ### END SOLUTION

# %% tests ulp-basics points=1
import numpy as np
from course.checks import close, forbid, fresh, message, unchanged

x = np.array([1.0, 1e16, 0.1, -3.0])
got = ulp(x)
assert np.shape(got) == (4,), "The result must have the shape of x."
with message("W1", "The gap is not the same everywhere: it grows with |x|."):
    assert not np.allclose(got, 2.0**-52, rtol=1e-6, atol=0.0)
with message("W4", "Between two powers of two the gap stays the same; this one changes with every x."):
    assert not np.allclose(got, np.abs(x) * 2.0**-52, rtol=1e-6, atol=0.0)
with message("W2", "At a power of two this is the gap below it; the gap above is twice as large."):
    assert got[0] != 2.0**-53
close(got, [2.0**-52, 2.0, 2.0**-56, 2.0**-51], atol=0.0)
close(ulp(2.0), 2.0**-51, atol=0.0)  # a plain number
### BEGIN HIDDEN TESTS
for rng, shape in fresh(3, shapes=[(6,), (2, 5), (3, 1, 2), (0,)]):
    x = rng.normal(size=shape) * 10.0 ** rng.integers(-290, 290, size=shape)
    powers = np.where(rng.random(shape) < 0.5, -1.0, 1.0) * 2.0 ** rng.integers(-1000, 1000, size=shape)
    expected, expected_at_powers = np.spacing(np.abs(x)), np.spacing(np.abs(powers))
    why = "Work it out from the exponent."
    with unchanged(x), forbid("numpy.spacing", "numpy.nextafter", "math.ulp", "math.nextafter", why=why):
        got = ulp(x)
        got_at_powers = ulp(powers)
    close(got, expected, atol=0.0)
    with message("W2", "At a power of two the gap above |x| counts, not the one below."):
        close(got_at_powers, expected_at_powers, atol=0.0)
### END HIDDEN TESTS

# %% tests ulp-edges points=1
# Hidden: zero, subnormal numbers, both sides of a power of two, infinities, NaN, integers, float32, lists.
### BEGIN HIDDEN TESTS
import numpy as np
from course.checks import close, fresh, message, no_warnings

close(ulp(3.0), 2.0**-51, atol=0.0)
for rng in fresh(3):
    powers = 2.0 ** rng.integers(-900, 900, size=8)
    for x in (powers, np.nextafter(powers, 0.0), np.nextafter(powers, np.inf)):
        close(ulp(x), np.spacing(x), atol=0.0)
    small = rng.uniform(size=6) * 2.0**-1022
    tiny = [0.0, -0.0, 5e-324, 2.0**-1022, 2.0**-1021, -(2.0**-1021) * 1.5, 2.0**-1023]
    with no_warnings():
        for x in (small, -small, np.array(tiny)):
            with message("W5", "Zero and the numbers below 2**-1022 share one gap, 2**-1074: there the grid gets no finer."):
                close(np.divide(ulp(x), 5e-324), np.divide(np.spacing(np.abs(x)), 5e-324))
        close(ulp(np.array([np.inf, -np.inf, np.nan, 1.0])), [np.nan, np.nan, np.nan, 2.0**-52], atol=0.0)
    whole = rng.integers(-(10**6), 10**6, size=5)
    with message("W3", "Integers and float32 must be treated as float64: the gap of doubles was asked for."):
        close(ulp(whole), np.spacing(np.abs(whole.astype(float))), atol=0.0)
        close(ulp(whole.astype(np.float32)), np.spacing(np.abs(whole.astype(float))), atol=0.0)
        close(ulp(np.array([-128, 127], dtype=np.int8)), [2.0**-45, 2.0**-46], atol=0.0)
    close(ulp(whole.tolist()), np.spacing(np.abs(whole.astype(float))), atol=0.0)
close(ulp(10**16), 2.0, atol=0.0)
close(ulp(1e308), np.spacing(1e308), atol=0.0)
### END HIDDEN TESTS

# %% [markdown]
# ## Exercise 8 · The top k (3 points)
#
# A recommender scores every item for every user and shows the best $k$. Equal scores are common; unless the order of ties
# is fixed, one user sees different lists on different machines. `np.argsort(…, kind="stable")` keeps equal values in
# their order; reversing its result reverses that order too.

# %% solution top_k
def top_k(scores: np.ndarray, k: int) -> np.ndarray:
    """Column indices of the k largest scores of each row.

    Parameters
    ----------
    scores : array (or list of rows) of shape (n, m), integers (also unsigned) or floats, -inf and inf allowed, no NaN.
        Not changed.
    k : how many, 1 <= k <= m.

    Returns
    -------
    Integer array of shape (n, k): in each row the column of the largest score first. Of equal scores the one
    with the lower column index comes first. n = 0 gives shape (0, k).

    Raises
    ------
    ValueError if k < 1 or k > m.

    Example
    -------
    top_k([[0.1, 0.7, 0.7, 0.2]], 3)  ->  [[1, 2, 3]]
    """
    ### BEGIN SOLUTION
    scores = np.asarray(scores, dtype=float)
    if not 1 <= k <= scores.shape[1]:
        raise ValueError(f"k = {k}, but there are {scores.shape[1]} columns to choose from")
    return np.argsort(-scores, axis=1, kind="stable")[:, :k]
    ### END SOLUTION

# %% tests top_k-basics points=1
import numpy as np
from course.checks import fresh, message, same, unchanged

scores = np.array([[0.1, 0.7, 0.4, 0.2], [9.0, -3.0, 0.0, 5.0]])
got = top_k(scores, 2)
assert np.shape(got) == (2, 2), "The result must have one row per row of scores and k columns."
with message("W4", "These are the scores themselves; their column indices were asked for."):
    assert np.asarray(got).dtype.kind in "iu"
with message("W1", "The order is ascending: the largest score must come first."):
    assert np.asarray(got).tolist() != [[0, 3], [1, 2]]
with message("W7", "These are the right columns, but the largest score must come first."):
    assert np.asarray(got).tolist() != [[2, 1], [3, 0]]
same(np.asarray(got).tolist(), [[1, 2], [0, 3]])
same(np.asarray(top_k(scores, 1)).tolist(), [[1], [0]])
### BEGIN HIDDEN TESTS
for rng, (n, m, k) in fresh(3, shapes=[(2, 1500, 400), (5, 5, 5), (1, 9, 3), (30, 2, 1), (3, 40, 39)]):
    scores = rng.permuted(np.tile(np.arange(m) * 0.5 - 3.0, (n, 1)), axis=1)
    with unchanged(scores):
        got = np.asarray(top_k(scores, k)).tolist()
    expected = [sorted(range(m), key=lambda j, row=row: -row[j])[:k] for row in scores.tolist()]
    with message("W3", "These are the right columns in the wrong order: they must be sorted by score, largest first."):
        assert got == expected or [sorted(row) for row in got] != [sorted(row) for row in expected]
    same(got, expected)
### END HIDDEN TESTS

# %% tests top_k-ties points=1
# Hidden: many equal scores: the lower column index comes first.
### BEGIN HIDDEN TESTS
import numpy as np
from course.checks import fresh, message, same, unchanged

same(np.asarray(top_k(np.array([[1.0, 3.0, 2.0]]), 2)).tolist(), [[1, 2]])
for rng, (n, m, k) in fresh(3, shapes=[(6, 30, 7), (4, 8, 8), (10, 50, 20), (1, 20, 2)]):
    scores = rng.integers(0, 4, size=(n, m)).astype(float)
    expected = [sorted(range(m), key=lambda j, row=row: (-row[j], j))[:k] for row in scores.tolist()]
    with unchanged(scores):
        got = np.asarray(top_k(scores, k)).tolist()
    ranked = [[row[j] for j in columns] for row, columns in zip(scores.tolist(), expected)]
    chosen = [[row[j] for j in columns] for row, columns in zip(scores.tolist(), got)]
    with message("W2", "Equal scores came in the wrong order: the lower column index must come first."):
        assert chosen != ranked or got == expected
    same(got, expected)
same(np.asarray(top_k(np.zeros((2, 40)), 5)).tolist(), [[0, 1, 2, 3, 4], [0, 1, 2, 3, 4]])
### END HIDDEN TESTS

# %% tests top_k-edges points=1
# Hidden: infinities, integers and unsigned integers, lists, no rows, impossible k.
### BEGIN HIDDEN TESTS
import numpy as np
from course.checks import fresh, message, raises, same

same(np.asarray(top_k(np.array([[1.0, 3.0, 2.0]]), 2)).tolist(), [[1, 2]])
for rng, (n, m) in fresh(3, shapes=[(3, 6), (1, 12), (5, 3)]):
    scores = np.round(rng.normal(size=(n, m)), 1)
    scores[rng.random((n, m)) < 0.4] = -np.inf
    scores[0, rng.integers(m)] = np.inf
    counts = rng.integers(0, 9, size=(n, m))
    for values in (scores, counts, counts.tolist(), counts.astype(np.uint8)):
        rows = np.asarray(values).astype(float).tolist()
        expected = [sorted(range(m), key=lambda j, row=row: (-row[j], j)) for row in rows]
        got = np.asarray(top_k(values, m)).tolist()
        with message("W5", "Unsigned integers were negated: they wrap around (minus 1 becomes 255). Use floats."):
            assert np.asarray(values).dtype != np.uint8 or got == expected
        same(got, expected)
        same(np.asarray(top_k(values, m - 1)).tolist(), [row[:-1] for row in expected])
    with message("W6", "More columns were asked for than there are (or none at all): that must be a ValueError."):
        for impossible in (m + 1, m + 5, 0, -1):
            raises(ValueError, top_k, scores, impossible)
with message("W6", "More columns were asked for than there are: that must be a ValueError, also without rows."):
    raises(ValueError, top_k, np.zeros((0, 4)), 5)
assert np.shape(top_k(np.zeros((0, 4)), 2)) == (0, 2), "No rows in, no rows out: the shape must be (0, k)."
same(np.asarray(top_k(np.array([[2.0], [7.0]]), 1)).tolist(), [[0], [0]])
### END HIDDEN TESTS

# %% [markdown]
# ## Now the library
#
# You will seldom ship these functions yourself. Know what they are called:

# %%
from scipy.spatial.distance import cdist
from scipy.special import logsumexp as scipy_logsumexp
from sklearn.preprocessing import OneHotEncoder, StandardScaler, scale

five = digits[:5]
print("1 ", scale(five, axis=1, with_std=False)[0, :3])
print("2 ", cdist(five, five, "sqeuclidean")[0, :3])
print("3 ", OneHotEncoder(categories=[range(3)], sparse_output=False).fit_transform([[2], [0]]).tolist())
print("4 ", np.convolve([1.0, 2.0, 6.0], np.ones(2) / 2, mode="valid"))
print("5 ", scipy_logsumexp([1000.0, 1000.0]))
scaler = StandardScaler()
for chunk in np.array_split(load_penguins()[["body_mass_g"]].dropna(), 4):
    scaler.partial_fit(chunk)
print("6 ", round(float(scaler.mean_[0]), 2), round(float(scaler.var_[0]), 2))
print("7 ", np.spacing(1.0))
print("8 ", np.argsort([-0.1, -0.7, -0.7], kind="stable")[:2])

# %% [markdown]
# Prefer the library: it is tested and fast. Write your own when its contract is not the one you need (ties, NaN). And
# mind memory: broadcasting exercise 2 over all digits would make an intermediate of

# %%
n, d = digits.shape
print(f"{n * n * d * 8 / 1e9:.1f} GB, against {n * n * 8 / 1e9:.2f} GB for the table of distances")

# %% [markdown]
# ## Reflection (5 points, graded by a person)
#
# The two formulas for the variance in exercise 6 agree on paper. **Show, with digits or penguins data shifted by $10^8$,
# where they part. Explain why, in terms of exercise 7. Where could this bite in a production pipeline?** At most 250
# words; add cells for your experiment.
#
# *Rubric:* 0 absent · 1 assertion without evidence · 3 right claim with a number or plot from your own
# run · 4 also the assumption or limit · 5 also what you would do in production.

# %% [markdown] manual reflection points=5
# ### BEGIN SOLUTION
# I shifted the penguins' bill depths by $s$ and compared `np.mean(x**2) - np.mean(x)**2` with
# `np.mean((x - x.mean())**2)`. At $s=0$ both give 3.8884. At $10^7$ the first gives 3.906, at $10^8$ exactly 2.0; the
# second still gives 3.8884.
#
# Near $10^{16}$, where the squares lie, `ulp` is 2: a difference of two such numbers can only be a multiple of 2. The
# digits were lost when the squares were rounded; the subtraction merely shows it. The centred formula subtracts near $10^8$,
# where the gap is 1.5e-8, and squares small numbers.
#
# Limit: the shortcut is fine while $\bar x^2 \cdot 2^{-52}$ is far below the variance. The centred formula cannot restore
# what the input itself lost when the shift was added.
#
# It bites with timestamps, cumulative counters and float32 features. In production I would merge chunk
# statistics as in exercise 6, store offsets from a reference, accumulate in float64, and keep a test that adds a large
# constant and expects the same variance.
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
# - VanderPlas, *Python Data Science Handbook*, ch. 2.
# - NumPy user guide, "Broadcasting".
# - Goldberg, "What every computer scientist should know about floating-point arithmetic".
# - Higham, *Accuracy and Stability of Numerical Algorithms*, ch. 1.
