# %% [markdown]
# # Linear systems, projections and least squares
#
# *16 hours · needs `arrays` · data: Gapminder ("Free data from www.gapminder.org")*
#
# Linear regression, PCA, Gaussian models and Newton's method all end in the same step: solve a linear system, or project
# a vector. That is one line of NumPy. This notebook is about the day that line returns sixteen digits, none of them right.
#
# Afterwards you can
#
# - **solve** a system without an inverse;
# - **orthogonalise** columns so that they really are orthogonal;
# - **read** a least-squares fit as a projection;
# - **measure** how many digits a problem costs;
# - **decide** on a rank that rounding has blurred.

# %% readonly setup
import matplotlib.pyplot as plt
import numpy as np

from course import figures
from course.data import load_gapminder

figures.use_house_style()

# %% [markdown]
# ## Warm-up
#
# Write down a guess before you run each cell.
#
# **1.** Two equations, $x_1+x_2=2$ and $x_1+1.0001\,x_2=2.0001$. Somebody offers $(0, 2)$. How large is the
# residual $b - Ax$, and how far is $(0, 2)$ from the solution?

# %%
A = np.array([[1, 1], [1, 1.0001]])
b = np.array([2, 2.0001])
offer = np.array([0, 2])
print("residual:", np.round(b - A @ offer, 6), "  solution:", np.round(np.linalg.solve(A, b), 6))

# %% [markdown]
# A residual of 0.0001, and each coefficient is wrong by 1. The two lines are nearly parallel, so points far apart almost
# satisfy both equations. A **small residual does not mean accurate coefficients**.
#
# **2.** We fit a line to three points. With which of these is the residual orthogonal: the column of ones, $x$, $y$, the
# fitted values?

# %%
x, y = np.array([0.0, 1.0, 2.0]), np.array([0.0, 0.0, 3.0])
fitted = -0.5 + 1.5 * x  # the least-squares line
r = y - fitted
print("residual", r)
print("with ones:", r @ np.ones(3), " x:", r @ x, " y:", r @ y, " fitted:", r @ fitted)

# %% [markdown]
# With everything built from the columns, but not with $y$: in fact $r^\top y = \lVert r\rVert^2$.
#
# **3.** `tiny` is $10^{-10}$ times the $3\times3$ identity, `parallel` has rows $(1,1)$ and $(1,1+10^{-15})$. Which has the
# smaller determinant, and which is singular to the computer?

# %%
tiny = 1e-10 * np.eye(3)
parallel = np.array([[1, 1], [1, 1 + 1e-15]])
for name, M in (("tiny", tiny), ("parallel", parallel)):
    rank = np.linalg.matrix_rank(M)
    print(f"{name:9} determinant {np.linalg.det(M):.0e}   rank {rank} of {len(M)}")

# %% [markdown]
# The determinant mixes up *small* with *singular*. And once numbers are rounded, **full rank is no yes-or-no question**: it
# takes a tolerance.
#
# ## Worked example: a fit is a shadow
#
# Twelve values $y$ of life expectancy in China, and a line $\beta_0 + \beta_1(\text{year} - 1980)$. With ones and years as
# columns of $X$, every line is a vector $X\beta$, and together they form a plane in twelve dimensions. $y$ lies outside.
# **Least squares picks the point $p$ of the plane nearest to $y$**, its shadow.
#
# Where is it? If the residual $r = y - p$ leaned along some column, a step along that column would bring $p$ closer. So
# at the nearest point $r$ is orthogonal to every column,
#
# $$X^\top(y-X\beta)=0.$$

# %%
gapminder = load_gapminder()
china = gapminder[gapminder["country"] == "China"]
year, life = china["year"].to_numpy(dtype=float), china["lifeExp"].to_numpy()

X = np.column_stack([np.ones(12), year - 1980])
beta = np.linalg.lstsq(X, life)[0]
p = X @ beta
r = life - p
print(f"line: {beta[0]:.2f} + {beta[1]:.3f} (year - 1980)")
print("residual of 1962:", np.round(r[year == 1962], 1))
print("X transposed times r:", np.round(X.T @ r, 6) + 0.0)
for name, vector in (("data", life - life.mean()), ("fit", p - life.mean()), ("residual", r)):
    print(f"length of {name:9} {np.linalg.norm(vector):4.1f}")

# %%
fig, (left, right) = plt.subplots(1, 2, figsize=(8.5, 3.4))
left.vlines(year, p, life, color=figures.COLOURS[3], linestyle=":", linewidth=2, label="residual")
left.plot(year, p, label="fitted line")
left.plot(year, life, figures.MARKERS[0], color="black", label="China")
left.set(xlabel="year", ylabel="life expectancy (years)", title="China, one value in five years")
left.legend(fontsize=9)
along, across = np.linalg.norm(p - life.mean()), np.linalg.norm(r)
right.plot([0, along], [0, 0], linewidth=2)
right.plot([along, along], [0, across], ":", color=figures.COLOURS[3], linewidth=2)
right.plot([0, along], [0, across], color="black", linewidth=2)
right.plot([along - 1.5, along - 1.5, along], [0, 1.5, 1.5], color="grey", linewidth=1)
right.text(0.5 * along, -2.2, "fit", ha="center", color=figures.COLOURS[0])
right.text(along + 0.8, 0.45 * across, "residual", color=figures.COLOURS[3])
right.text(0.42 * along, 0.5 * across + 1.0, "data", ha="right")
right.set(aspect="equal", xlim=(-1, along + 9), ylim=(-4, across + 2))
right.set(xlabel="along the plane", ylabel="off the plane", title="as vectors, less the mean")
figures.show(fig, alt="Left: China's life expectancy rises from 44 years in 1952 to 73 in 2007; "
             "the points lie three years below the fitted line in 1952, close to it in 1957, far "
             "below it in 1962, above it from 1967 to 1992, and below it again at the end; dotted "
             "lines show the residuals. Right: a "
             "right triangle with the true lengths. Its long leg of 32 is the fit, its short leg "
             "of 12 the residual, its hypotenuse of 34 the data.")

# %% [markdown]
# The famine shows in 1962. The right angle shows in the lengths, Pythagoras in twelve dimensions. Fit and data share
# their mean (the reflection asks why), so we took it off both; the residual stays.
#
# Multiplied out, the condition reads $X^\top X\beta = X^\top y$, the *normal equations*: a fine proof and a poor
# algorithm, as exercise 4 shows.

# %% [markdown]
# ## Exercise 1 · Solve a triangular system (2 points)
#
# Good solvers reduce problems to triangular ones. For lower triangular $L$ the first equation of $Lx = b$ holds one unknown,
# the second one more:
#
# $$x_i = \frac{1}{L_{ii}}\Big(b_i - \sum_{j<i} L_{ij}\,x_j\Big).$$
#
# For $2x_1 = 4$ and $x_1 + 4x_2 = 10$: $x_1 = 2$, then $x_2 = (10 - 2)/4 = 2$. No inverse in sight: $L^{-1}$ costs
# more work and more rounding.
#
# Libraries often keep other things above the diagonal: do not look there. Functions of `np.linalg` and `scipy.linalg` that
# solve, invert or factorise (`qr` and `svd` too) are switched off during the checks.

# %% solution forward_substitution
def forward_substitution(L: np.ndarray, b: np.ndarray) -> np.ndarray:
    """Solve L x = b for a lower-triangular L.

    Parameters
    ----------
    L : array or list of rows, shape (n, n), integers or floats. Only the diagonal and what is below
        it counts; above the diagonal may stand anything, even NaN or inf. Not changed.
    b : array or list of shape (n,), or (n, k) for k right-hand sides, integers or floats.
        Not changed.

    (The shapes fit, and no number that counts is NaN or inf: you need not check that.)

    Returns
    -------
    New float64 array x of the shape of b, whatever its dtype. n = 0 and k = 0 are allowed: arrays
    of shape (0, 0) and (0,) or (0, k) give an empty array of the shape of b.

    Raises
    ------
    np.linalg.LinAlgError if a number on the diagonal is exactly zero, whatever b is. Tiny ones
    such as 1e-200 are fine.

    Example
    -------
    forward_substitution([[2, 0], [1, 4]], [4, 10])  ->  [2.0, 2.0]
    """
    ### BEGIN SOLUTION
    L, b = np.asarray(L, dtype=float), np.asarray(b, dtype=float)
    if np.any(np.diagonal(L) == 0):
        raise np.linalg.LinAlgError("there is a zero on the diagonal")
    x = np.empty_like(b)
    for i in range(len(b)):
        x[i] = (b[i] - L[i, :i] @ x[:i]) / L[i, i]
    return x
    ### END SOLUTION

# %% tests forward_substitution-basics points=1
import numpy as np
from scipy.linalg import solve_triangular
from course.checks import close, forbid, fresh, message, unchanged

L = np.array([[2.0, 0.0, 0.0], [1.0, 4.0, 0.0], [3.0, 2.0, 5.0]])
b = np.array([4.0, 10.0, 30.0])
got = forward_substitution(L, b)
with message("W3", "Divide last: what is already known goes to the other side, then the whole is "
             "divided."):
    assert not (np.shape(got) == (3,) and np.allclose(got, [2.0, 0.5, -1.0]))
close(got, [2.0, 2.0, 4.0])
with message("W2", "Several right-hand sides at once, b of shape (n, k), must work too."):
    both = forward_substitution(L, np.column_stack([b, 10 * b]))
    assert np.shape(both) == (3, 2)
close(both, [[2.0, 20.0], [2.0, 20.0], [4.0, 40.0]])
close(forward_substitution([[4]], [2]), [0.5])  # one equation, as lists
### BEGIN HIDDEN TESTS
solvers = ("solve", "inv", "pinv", "lstsq", "qr", "svd")
banned = [f"{place}.linalg.{name}" for place in ("numpy", "scipy") for name in solvers]
banned += ["numpy.linalg.tensorsolve", "scipy.linalg.solve_triangular", "scipy.linalg.lu_factor"]
for rng, (n, k) in fresh(3, shapes=[(4, 4), (6, 2), (2, 5), (1, 3), (8, 1)]):
    L = np.tril(rng.normal(size=(n, n)), -1)
    L[range(n), range(n)] = rng.choice([-1, 1], n) * rng.uniform(1, 3, n)
    B = rng.normal(size=(n, k))
    expected = solve_triangular(L, B, lower=True)
    with unchanged(L, B), forbid(*banned, why="Solve one equation after the other."):
        one = forward_substitution(L, B[:, 0])
        many = forward_substitution(L, B)
    close(one, expected[:, 0], atol=1e-9)
    with message("W2", "Several right-hand sides at once, b of shape (n, k), must work too."):
        close(many, expected, atol=1e-9)
### END HIDDEN TESTS

# %% tests forward_substitution-edges points=1
# Hidden: rubbish above the diagonal, zeros and tiny numbers on it, integers, nothing to solve.
### BEGIN HIDDEN TESTS
import numpy as np
from scipy.linalg import solve_triangular
from course.checks import close, forbid, fresh, independent, message, raises, unchanged

with message("W1", "What stands above the diagonal was used: an equation holds only earlier "
             "unknowns."):
    close(forward_substitution(np.array([[2.0, 7.0], [1.0, 4.0]]), np.array([4, 10])), [2.0, 2.0])
for rng, n in fresh(3, shapes=[2, 5, 8]):
    low = np.tril(rng.normal(size=(n, n)), -1)
    low[range(n), range(n)] = rng.choice([-1, 1], n) * rng.uniform(1, 3, n)
    b = rng.normal(size=n)
    expected = solve_triangular(low, b, lower=True)
    L = low + np.triu(rng.normal(size=(n, n)), 1)
    with message("W1", "What stands above the diagonal was used: an equation holds only earlier "
                 "unknowns."):
        close(forward_substitution(L, b), expected, atol=1e-9)
    for rubbish in (np.inf, np.nan):
        L[np.triu_indices(n, 1)] = rubbish
        with unchanged(L, b):
            got = forward_substitution(L, b)
        with message("W7", "Above the diagonal may stand NaN or inf, and 0 times NaN is NaN: do "
                     "not multiply it."):
            close(got, expected, atol=1e-9)
    got = forward_substitution(np.eye(n), b)
    close(got, b)
    independent(got, b)

    for place in range(n):
        singular = low.copy()
        singular[place, place] = 0.0
        with message("W6", "A zero on the diagonal must raise np.linalg.LinAlgError."):
            raises(np.linalg.LinAlgError, forward_substitution, singular, b)
        with message("W8", "A zero on the diagonal must raise LinAlgError whatever b is: look at "
                     "the diagonal itself."):
            raises(np.linalg.LinAlgError, forward_substitution, singular, np.zeros(n))
            raises(np.linalg.LinAlgError, forward_substitution, singular, np.zeros((n, 2)))
    with message("W5", "A tiny number on the diagonal is not zero: the system has a solution."):
        close(forward_substitution(1e-200 * low, 1e-200 * b), expected, atol=1e-9)

    whole = np.tril(rng.integers(-3, 4, size=(n, n)), -1) + 2 * np.eye(n, dtype=int)
    numbers = rng.integers(-9, 10, size=n) * 2 + 1
    expected = solve_triangular(whole.astype(float), numbers.astype(float), lower=True)
    with message("W4", "With integers in b the fractions were cut off: the result must be "
                 "float64."):
        close(forward_substitution(whole, numbers), expected, atol=1e-9)
        close(forward_substitution(whole.tolist(), numbers.tolist()), expected, atol=1e-9)
    got = forward_substitution(whole.astype(np.float32), numbers.astype(np.float32))
    assert np.asarray(got).dtype == np.float64, "The result must be float64 for float32 input too."
    close(got, expected, atol=1e-9)
    nothing = forward_substitution(low, np.zeros((n, 0)))
    assert np.shape(nothing) == (n, 0), "k = 0 must give shape (n, 0)."
for shape in ((0,), (0, 3)):
    got = forward_substitution(np.zeros((0, 0)), np.zeros(shape))
    assert np.shape(got) == shape, "n = 0 must give an empty array of the shape of b."
### END HIDDEN TESTS

# %% [markdown]
# ## Exercise 2 · Orthogonalise (3 points)
#
# With orthonormal columns the coordinates of $y$ are just $Q^\top y$. Gram and Schmidt make such columns of any
# independent ones: take a column, remove what points along the directions you have, normalise the rest.
# What was removed and divided goes into $R$, so that $A = QR$ with $R$ upper triangular.
#
# The *classical* order computes every removal from the **original** column. Here it meets three nearly parallel ones;
# $Q^\top Q$ should be the identity.

# %%
eps = 1e-8
A = np.vstack([np.ones((1, 3)), eps * np.eye(3)])  # Läuchli's matrix
Q = np.zeros_like(A)
for j in range(3):
    v = A[:, j] - Q[:, :j] @ (Q[:, :j].T @ A[:, j])  # all removals at once, from the original
    Q[:, j] = v / np.linalg.norm(v)
print(np.abs(np.round(Q.T @ Q, 3)))

# %% [markdown]
# Cosine 0.5: the last two columns of $Q$ stand at 60 degrees. The **modified** order removes one direction at a time
# from *what is left*: as soon as $q_j$ is known, $R_{jk} = q_j^\top a_k$ and $a_k \leftarrow a_k - R_{jk}\,q_j$ for all
# later $k$. Each removal also cleans up the rounding of those before. QR and Cholesky functions of `np.linalg` and
# `scipy.linalg` are switched off during the checks.

# %% solution qr_mgs
def qr_mgs(A: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Factorise A = Q R by modified Gram-Schmidt.

    (Another method of your own that keeps all promises below is accepted too.)

    Parameters
    ----------
    A : array or list of rows, shape (n, d) with n, d >= 1, integers or floats, no NaN or inf.
        Not changed. A column that is not zero has a length between 1e-100 and 1e100.

    Returns
    -------
    (Q, R), new float64 arrays. Q of shape (n, d) has orthonormal columns. R of shape (d, d) is
    upper triangular: exact zeros below the diagonal, and the diagonal is positive.
    Q.T @ Q differs from the identity by less than 1e-10 for well-conditioned A, and by less than
    1e-6 even if columns are parallel up to a relative 1e-8, as in the example above.

    Raises
    ------
    ValueError if n < d, or if A is numerically rank-deficient: when what is left of a column, all
    earlier directions removed, has at most 1e-12 times the length that the column had in A.
    (So a column of zeros is an error, and multiplying A by 1e-20 changes nothing.)

    Example
    -------
    qr_mgs([[3, 0], [4, 5]])  ->  Q = [[0.6, -0.8], [0.8, 0.6]],  R = [[5.0, 4.0], [0.0, 3.0]]
    """
    ### BEGIN SOLUTION
    Q = np.array(A, dtype=float)
    n, d = Q.shape
    if n < d:
        raise ValueError(f"{d} columns in {n} dimensions cannot be independent")
    R = np.zeros((d, d))
    lengths = np.linalg.norm(Q, axis=0)
    for j in range(d):
        R[j, j] = np.linalg.norm(Q[:, j])
        if R[j, j] <= 1e-12 * lengths[j]:
            raise ValueError(f"column {j} depends on the columns before it")
        Q[:, j] /= R[j, j]
        R[j, j + 1 :] = Q[:, j] @ Q[:, j + 1 :]
        Q[:, j + 1 :] -= np.outer(Q[:, j], R[j, j + 1 :])
    return Q, R
    ### END SOLUTION

# %% tests qr_mgs-basics points=1
import numpy as np
from course.checks import close, forbid, fresh, message, unchanged

A = np.array([[3.0, 0.0], [4.0, 5.0]])
Q, R = qr_mgs(A)
assert np.shape(Q) == (2, 2) and np.shape(R) == (2, 2), "Q has the shape of A, R is square."
with message("W3", "The columns of Q are not of length 1."):
    close(np.sum(np.square(Q), axis=0), [1.0, 1.0])
with message("W2", "The diagonal of R must be positive: the sign belongs into Q."):
    assert np.min(np.diagonal(R)) > 0
close(Q, [[0.6, -0.8], [0.8, 0.6]], what="Q")
close(R, [[5.0, 4.0], [0.0, 3.0]], what="R")
Q, R = qr_mgs([[-2], [0]])  # one column, as a list of rows
close(Q, [[-1.0], [0.0]], what="Q")
close(R, [[2.0]], what="R")
### BEGIN HIDDEN TESTS
banned = ["numpy.linalg.qr", "scipy.linalg.qr", "numpy.linalg.cholesky", "scipy.linalg.cholesky"]
for rng, (n, d) in fresh(3, shapes=[(4, 4), (7, 3), (20, 5), (5, 1), (1, 1)]):
    left, right = np.linalg.qr(rng.normal(size=(n, d)))[0], np.linalg.qr(rng.normal(size=(d, d)))[0]
    A = left @ np.diag(rng.uniform(1, 5, d)) @ right
    theirs, upper = np.linalg.qr(A)
    signs = np.sign(np.diagonal(upper))
    with unchanged(A), forbid(*banned, why="Orthogonalise the columns yourself."):
        Q, R = qr_mgs(A)
    assert np.shape(Q) == (n, d), "Q must have the shape of A."
    with message("W3", "The columns of Q are not of length 1."):
        close(np.sum(np.square(Q), axis=0), np.ones(d))
    with message("W2", "The diagonal of R must be positive: the sign belongs into Q."):
        assert np.min(np.diagonal(R)) > 0
    close(np.tril(R, -1), np.zeros((d, d)), atol=0.0, what="R below its diagonal")
    close(np.transpose(Q) @ Q, np.eye(d), atol=1e-10, what="Q transposed times Q")
    close(np.asarray(Q) @ R, A, atol=1e-10, what="Q times R")
    close(Q, theirs * signs, atol=1e-9, what="Q")
    close(R, upper * signs[:, None], atol=1e-9, what="R")
### END HIDDEN TESTS

# %% tests qr_mgs-stable points=1
# Hidden: nearly parallel columns.
### BEGIN HIDDEN TESTS
import numpy as np
from course.checks import close, fresh, message

lost = ("Nearly parallel columns gave a Q that is far from orthogonal: remove from what is left "
        "of a column.")
for rng, d in fresh(3, shapes=[3, 4, 6]):
    eps = rng.uniform(0.6e-8, 1.0e-8)
    laeuchli = np.vstack([np.ones((1, d)), eps * np.eye(d)])
    A = laeuchli[rng.permutation(d + 1)] * 10.0 ** rng.integers(-9, 9)
    with message("W5", "These columns are nearly parallel, or small, but independent: no error "
                 "was due."):
        Q, R = qr_mgs(A)
    with message("W1", lost):
        close(np.transpose(Q) @ Q, np.eye(d), atol=1e-6)
    close(np.asarray(Q) @ R, A, atol=1e-12 * np.abs(A).max(), what="Q times R")

    left, right = (np.linalg.qr(rng.normal(size=(rows, d)))[0] for rows in (3 * d, d))
    A = left @ np.diag(np.logspace(0, -7, d)) @ right
    Q, R = qr_mgs(A)
    with message("W1", lost):
        close(np.transpose(Q) @ Q, np.eye(d), atol=1e-6)
    close(np.asarray(Q) @ R, A, atol=1e-12, what="Q times R")
### END HIDDEN TESTS

# %% tests qr_mgs-edges points=1
# Hidden: dependent columns, more columns than rows, lengths of 1e-20 and 1e20, integers.
### BEGIN HIDDEN TESTS
import numpy as np
from course.checks import close, fresh, message, raises, unchanged

close(qr_mgs(np.array([[5.0]]))[1], [[5.0]])
for rng, (n, d) in fresh(3, shapes=[(6, 3), (9, 4), (4, 4)]):
    whole = rng.integers(-4, 5, size=(n, d)) + 12 * np.eye(n, d, dtype=int)
    twice = np.insert(whole, rng.integers(1, d), whole[:, 0], axis=1)[:, :d]
    zeros = whole.astype(float)
    zeros[:, rng.integers(d)] = 0.0
    with message("W4", "A dependent column was accepted, not even zeros throughout were noticed: "
                 "ValueError."):
        raises(ValueError, qr_mgs, zeros)
    with message("W8", "A copy of another column was accepted: rounding may leave a tiny rest of "
                 "it, not 0."):
        raises(ValueError, qr_mgs, twice.astype(float))
    combined = whole.copy()
    combined[:, -1] = whole[:, :-1] @ rng.integers(1, 4, size=d - 1)
    with message("W8", "A sum of other columns was accepted: rounding leaves a tiny rest of it, "
                 "not 0."):
        raises(ValueError, qr_mgs, combined.astype(float))
    for place in range(d):
        zeros = whole.astype(float)
        zeros[:, place] = 0.0
        raises(ValueError, qr_mgs, zeros)
    with message("W6", "More columns than rows cannot be independent: that must be a ValueError."):
        raises(ValueError, qr_mgs, rng.normal(size=(d - 1, d)))
        raises(ValueError, qr_mgs, rng.normal(size=(1, d)))

    expected = np.linalg.qr(whole)[1]
    expected = expected * np.sign(np.diagonal(expected))[:, None]
    with message("W5", "Independence does not depend on the unit: compare with the length of the "
                 "column."):
        close(1e20 * qr_mgs(1e-20 * whole)[1], expected, atol=1e-9)
        units = 10.0 ** rng.integers(-20, 20, size=d)
        close(qr_mgs(whole * units)[1] / units, expected, atol=1e-9)
        raises(ValueError, qr_mgs, 1e9 * combined)
    with unchanged(whole):
        Q, R = qr_mgs(whole)
    close(R, expected, atol=1e-9, what="R of integers")
    close(np.asarray(Q) @ R, whole.astype(float), atol=1e-9, what="Q times R of integers")
    close(qr_mgs(whole.tolist())[1], expected, atol=1e-9, what="R of a list of rows")
    assert np.asarray(qr_mgs(whole.astype(np.float32))[0]).dtype == np.float64, "Q must be float64."

    one, other = np.linalg.qr(rng.normal(size=(n, 2)))[0].T
    with message("W7", "The limit is 1e-12 times the length that the column had in A."):
        for scale in (1e-3, 1.0, 1e3):
            raises(ValueError, qr_mgs, np.column_stack([one, scale * (one + 1e-14 * other)]))
            R = qr_mgs(np.column_stack([one, scale * (one + 1e-10 * other)]))[1]
            close(R[1][1] / scale, 1e-10, rtol=1e-3)
### END HIDDEN TESTS

# %% [markdown]
# ## Exercise 3 · Project (3 points)
#
# With orthonormal columns $U$ that span the column space of $A$, the shadow of $b$ and what is left are
#
# $$p=UU^\top b,\qquad r=b-p.$$
#
# Two traps. $A A^\top b$ is right only if the columns of $A$ are orthonormal already. And $A(A^\top A)^{-1}A^\top b$
# needs independent columns, though a repeated column leaves the space as it is.
#
# The *singular value decomposition*, `U, sigma, Vt = np.linalg.svd(A, full_matrices=False)`, sorts this out. It writes any
# $A$ as $U\Sigma V^\top$, with orthonormal columns in $U$ and $V$ and stretches $\sigma_1\ge\sigma_2\ge\dots\ge0$ between.
# Shapes, with $m=\min(n,d)$:
#
# |`full_matrices`|`U`|`sigma`|`Vt`|
# |---|---|---|---|
# |`False`|$(n,m)$|$(m,)$|$(m,d)$|
# |`True` (default)|$(n,n)$|$(m,)$|$(d,d)$|
#
# Drop the columns of $U$ whose $\sigma_i$ is zero, that is at most $\max(n, d)\cdot 2^{-52}\cdot\sigma_1$: rounding leaves
# no exact zeros.

# %% solution project
def project(b: np.ndarray, A: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Project b onto the column space of A.

    Parameters
    ----------
    b : array or list of shape (n,), integers or floats.
    A : array or list of rows, shape (n, d) with n, d >= 1, of any rank; d > n, repeated columns and
        zeros throughout are fine. Neither argument holds NaN or inf, neither is changed.
        Anything of np.linalg may be used.

    Returns
    -------
    (p, r), new float64 arrays of shape (n,): the projection, and the residual r = b - p.
    Singular values of at most max(n, d) * 2**-52 times the largest count as zero: A of zeros gives
    p = 0. Errors stay below 1e-6 times the length of b also where columns are nearly parallel, up
    to a condition number of 1e7.

    Example
    -------
    project([1, 2, 6], [[1], [1], [1]])  ->  ([3.0, 3.0, 3.0], [-2.0, -1.0, 3.0])
    """
    ### BEGIN SOLUTION
    A, b = np.asarray(A, dtype=float), np.asarray(b, dtype=float)
    U, sigma, _ = np.linalg.svd(A, full_matrices=False)
    U = U[:, sigma > max(A.shape) * np.finfo(float).eps * sigma[0]]
    p = U @ (U.T @ b)
    return p, b - p
    ### END SOLUTION

# %% tests project-basics points=1
import numpy as np
from course.checks import close, fresh, message, unchanged

A = np.array([[1.0], [1.0], [1.0]])
b = np.array([1.0, 2.0, 6.0])
p, r = project(b, A)
with message("W3", "p must be a vector like b, not the coefficients."):
    assert np.shape(p) == (3,)
with message("W1", "This is A times A transposed times b: the columns of A are not of length 1."):
    assert not np.allclose(p, [9.0, 9.0, 9.0])
with message("W4", "The order is (p, r): first the projection, then the residual."):
    assert not np.allclose(p, [-2.0, -1.0, 3.0])
close(p, [3.0, 3.0, 3.0], what="p")
close(r, [-2.0, -1.0, 3.0], what="r")
close(project(b, np.eye(3))[0], b, what="p if the columns span everything")
### BEGIN HIDDEN TESTS
for rng, (n, d) in fresh(3, shapes=[(5, 2), (9, 4), (3, 3), (6, 1), (1, 1)]):
    A, b = rng.normal(size=(n, d)) + 2 * np.eye(n, d), rng.normal(size=n)
    expected = A @ np.linalg.lstsq(A, b)[0]
    with unchanged(A, b):
        p, r = project(b, A)
    with message("W3", "p must be a vector like b, not the coefficients."):
        assert np.shape(p) == (n,)
        assert n != d or not np.allclose(p, np.linalg.solve(A, b))
    close(p, expected, atol=1e-8, what="p")
    close(r, b - expected, atol=1e-8, what="r")
### END HIDDEN TESTS

# %% tests project-properties points=1
# Hidden: the residual is orthogonal to all columns; to project twice changes nothing; b in the span.
### BEGIN HIDDEN TESTS
import numpy as np
from course.checks import close, fresh, independent, message

for rng, (n, d) in fresh(3, shapes=[(6, 2), (8, 5), (12, 3)]):
    A, b = rng.normal(size=(n, d)), 10 * rng.normal(size=n)
    p, r = project(b, A)
    close(A.T @ r, np.zeros(d), atol=1e-8, what="A transposed times r")
    close(np.add(p, r), b, atol=1e-9, what="p + r")
    close(np.dot(p, r), 0.0, atol=1e-6, what="the inner product of p and r")
    again, rest = project(np.asarray(p), A)
    close(again, p, atol=1e-8, what="the projection of p")
    close(rest, np.zeros(n), atol=1e-8, what="the residual of p")
    inside = A @ rng.normal(size=d)
    close(project(inside, A)[1], np.zeros(n), atol=1e-8, what="the residual of a b in the span")
    mixed = A @ (np.triu(rng.normal(size=(d, d)), 1) + 2 * np.eye(d))
    close(project(b, mixed)[0], p, atol=1e-7, what="p for other columns of the same span")
    normal = np.asarray(r) / np.linalg.norm(r)
    close(project(normal, A)[0], np.zeros(n), atol=1e-8, what="p of a b at right angles to A")

    left, right = (np.linalg.qr(rng.normal(size=(rows, d)))[0] for rows in (n, d))
    steep = left @ np.diag(np.logspace(0, -6.7, d)) @ right
    with message("W5", "Nearly parallel columns spoil p: to form A transposed times A squares "
                 "the trouble."):
        close(project(b, steep)[0], left @ (left.T @ b), atol=1e-6 * np.linalg.norm(b))
    for part in project(b, np.zeros((n, d))):
        independent(part, b)
### END HIDDEN TESTS

# %% tests project-deficient points=1
# Hidden: repeated columns, zeros, more columns than rows, integers and lists.
### BEGIN HIDDEN TESTS
import numpy as np
from course.checks import close, fresh, message, unchanged

close(project(np.array([2.0, 4.0]), np.array([[1.0], [0.0]]))[0], [2.0, 0.0])
dependent = ("Dependent columns broke the projection; the column space does not need them to be "
             "independent.")
for rng, (n, d) in fresh(3, shapes=[(5, 2), (8, 3), (4, 1)]):
    A = rng.integers(-5, 6, size=(n, d)) + 9 * np.eye(n, d, dtype=int)
    b = rng.integers(-9, 10, size=n)
    expected = A @ np.linalg.lstsq(A.astype(float), b.astype(float))[0]
    copies = [A[:, rng.integers(0, d, size=1)], A @ rng.integers(-2, 3, size=(d, 1)), 0 * A[:, :1]]
    for copy in (copies[0], copies[1], copies[2], np.hstack(copies)):
        more = np.hstack([A, copy]).astype(float)[:, rng.permutation(d + copy.shape[1])]
        with unchanged(more), message("W2", dependent):
            p, r = project(b.astype(float), more)
            close(p, expected, atol=1e-8)
        close(r, b - expected, atol=1e-8, what="r for dependent columns")
        with message("W2", dependent):
            close(project(1e-9 * b, 1e6 * more)[0], 1e-9 * expected, rtol=1e-7, atol=1e-16)
    with message("W6", "A of zeros spans nothing but the origin: p must be 0 and r must be b."):
        p, r = project(b.astype(float), np.zeros((n, d)))
        close(p, np.zeros(n))
        close(r, b.astype(float))
    wide = np.hstack([np.eye(n), rng.normal(size=(n, d))])
    with message("W2", dependent):
        close(project(b.astype(float), wide)[0], b.astype(float), atol=1e-8)
    with unchanged(A, b):
        p, r = project(b, A)
    close(p, expected, atol=1e-8, what="p of integers")
    close(r, b - expected, atol=1e-8, what="r of integers")
    close(project(b.tolist(), A.tolist())[0], expected, atol=1e-8, what="p of lists")
    p, r = project(b.astype(np.float32), A.astype(np.float32))
    close(p, expected, atol=1e-8, what="p of float32")
    for part in (p, r):
        assert np.asarray(part).dtype == np.float64, "p and r must be float64 for float32 too."
flat, edge = np.zeros((300, 2)), np.zeros((2, 300))
flat[[0, 1], [0, 1]] = edge[[0, 1], [0, 1]] = [1.0, 1e-14]
with message("W7", "Singular values up to max(n, d) times 2**-52 times the largest count as zero."):
    close(project(np.ones(300), flat)[0], np.eye(300)[0])
    close(project(np.ones(2), edge)[0], [1.0, 0.0])
    close(project(np.ones(2), flat[:2])[0], [1.0, 1.0])
### END HIDDEN TESTS

# %% [markdown]
# ## Exercise 4 · Least squares (3 points)
#
# Nearly dependent columns are everyday life, like these powers of $t$. All true coefficients are 1.

# %%
t = np.linspace(0, 1, 60)
degrees = np.arange(1, 13)
errors, residuals = {}, {}
for name in ("normal equations", "library"):
    errors[name], residuals[name] = [], []
    for degree in degrees:
        X = np.vander(t, degree + 1, increasing=True)
        y = X @ np.ones(degree + 1)
        if name == "library":
            coefficients = np.linalg.lstsq(X, y)[0]
        else:
            coefficients = np.linalg.solve(X.T @ X, X.T @ y)
        errors[name].append(np.abs(coefficients - 1).max())
        residuals[name].append(np.abs(y - X @ coefficients).max())
    print(f"{name:17} degree 12: residual below 0.0001: {residuals[name][-1] < 1e-4}",
          f"  coefficients within 0.0001: {errors[name][-1] < 1e-4}")

fig, axes = plt.subplots(1, 2, figsize=(8.5, 3.2), sharey=True)
titles = ("error of the coefficients", "size of the residual")
for ax, values, title in zip(axes, (errors, residuals), titles):
    for i, name in enumerate(values):
        ax.semilogy(degrees, np.maximum(values[name], 1e-17), marker=figures.MARKERS[i], label=name)
    ax.set(xlabel="degree of the polynomial", title=title)
axes[0].set(ylabel="largest absolute value")
axes[0].legend(fontsize=9)
figures.show(fig, alt="Two panels over the degree of the polynomial, 1 to 12. Left, the error of "
             "the coefficients: with the library it rises slowly to about one part in a hundred "
             "million, with the normal equations twice as steeply, past one. Right, the "
             "residuals: below one part in a hundred thousand for both.")

# %% [markdown]
# Both residuals look fine, yet the normal equations leave no digit of the coefficients. The cure needs no
# $X^\top X$. With $X = QR$ the nearest point solves
#
# $$R\beta=Q^\top y,$$
#
# a triangular system, *upper* this time; `np.linalg.solve` is allowed. Take the $Q$ of `np.linalg.qr`, or the singular value decomposition: your own $Q$ of exercise 2
# loses some orthogonality when columns are nearly parallel, and $Q^\top y$ then suffers as the normal equations do.
# `lstsq`, `inv` and `pinv` are switched off during the checks.

# %% solution least_squares
def least_squares(X: np.ndarray, y: np.ndarray) -> np.ndarray:
    """Coefficients that minimise the sum of squares of y - X beta.

    Parameters
    ----------
    X : array or list of rows, shape (n, d), n >= d >= 1, integers or floats, of full column rank
        (you need not check that). No column of ones is added. Not changed.
    y : array or list of shape (n,), or (n, k) for k targets, k >= 1, integers or floats.
        Not changed. Neither X nor y holds NaN or inf.

    Returns
    -------
    float64 array of shape (d,), or (d, k): column j holds the coefficients for column j of y.
    Where y is an exact polynomial of degree 12 on 60 points in [0, 1], the coefficients are off by
    less than 1e-4 of the largest one.

    Example
    -------
    least_squares([[1, -1], [1, 0], [1, 1]], [1, 2, 6])  ->  [3.0, 2.5]
    """
    ### BEGIN SOLUTION
    Q, R = np.linalg.qr(np.asarray(X, dtype=float))
    return np.linalg.solve(R, Q.T @ np.asarray(y, dtype=float))
    ### END SOLUTION

# %% tests least_squares-basics points=1
import numpy as np
from course.checks import close, forbid, fresh, message, unchanged

X = np.array([[1.0, -1.0], [1.0, 0.0], [1.0, 1.0], [1.0, 0.0]])
y = np.array([1.0, 2.0, 6.0, 3.0])
got = least_squares(X, y)
with message("W4", "There is one coefficient for each column of X: no column of ones is added."):
    assert np.shape(got) != (3,)
close(got, [3.0, 2.5])
with message("W3", "For y of shape (n, k) the result must have shape (d, k), one column for each "
             "target."):
    both = least_squares(X, np.column_stack([y, -y]))
    assert np.shape(both) == (2, 2)
    close(both, [[3.0, -3.0], [2.5, -2.5]])
### BEGIN HIDDEN TESTS
for rng, (n, d) in fresh(3, shapes=[(10, 3), (30, 6), (5, 1), (4, 4), (1, 1)]):
    X, y = rng.normal(size=(n, d)) + 3 * np.eye(n, d), rng.normal(size=n)
    expected = np.linalg.lstsq(X, y)[0]
    with message("W2", "A matrix was inverted: solve a triangular system instead."):
        with forbid("numpy.linalg.inv", "scipy.linalg.inv"):
            got = least_squares(X, y)
    with message("W5", "The pseudo-inverse is switched off: use the QR or the singular value "
                 "decomposition."):
        with forbid("numpy.linalg.pinv", "scipy.linalg.pinv"):
            got = least_squares(X, y)
    libraries = ("numpy.linalg.lstsq", "scipy.linalg.lstsq")
    with unchanged(X, y), forbid(*libraries, why="Use the QR or the singular value decomposition."):
        got = least_squares(X, y)
    close(got, expected, rtol=1e-8, atol=1e-8)
### END HIDDEN TESTS

# %% tests least_squares-stable points=1
# Hidden: polynomials of degree 12 and other nearly dependent columns.
### BEGIN HIDDEN TESTS
import numpy as np
from course.checks import close, fresh, message

close(least_squares(np.array([[2.0]]), np.array([3.0])), [1.5])
lost = ("Nearly dependent columns cost all digits: X transposed times X (or a Q that is not quite "
        "orthogonal) squares the condition number.")
for rng in fresh(3):
    X = np.vander(np.linspace(0, 1, 60), 13, increasing=bool(rng.integers(2)))
    truth = rng.normal(size=13)
    with message("W1", lost):
        close(least_squares(X, X @ truth), truth, rtol=0.0, atol=1e-4 * np.abs(truth).max())
    for n, d in ((20, 4), (8, 8), (40, 6)):
        left, right = (np.linalg.qr(rng.normal(size=(rows, d)))[0] for rows in (n, d))
        X = left @ np.diag(np.logspace(0, -8, d)) @ right
        truth = rng.normal(size=(d, 2))
        with message("W1", lost):
            close(least_squares(X, X @ truth[:, 0]), truth[:, 0], rtol=0.0, atol=1e-4)
        close(least_squares(X, X @ truth), truth, rtol=0.0, atol=1e-4, what="the result for (n, 2)")
### END HIDDEN TESTS

# %% tests least_squares-targets points=1
# Hidden: one, few and many targets; integers and lists; the residual is orthogonal to the columns.
### BEGIN HIDDEN TESTS
import numpy as np
from course.checks import close, fresh, message, unchanged

close(least_squares(np.array([[2.0], [2.0]]), np.array([3.0, 5.0])), [2.0])
several = "For y of shape (n, k) the result must have shape (d, k), one column for each target."
for rng, (n, d) in fresh(3, shapes=[(12, 3), (7, 2), (6, 1), (5, 5)]):
    X = rng.integers(-5, 6, size=(n, d)) + 9 * np.eye(n, d, dtype=int)
    for k in (1, d, 4):
        Y = rng.integers(-9, 10, size=(n, k))
        expected = np.linalg.lstsq(X.astype(float), Y.astype(float))[0]
        with unchanged(X, Y), message("W3", several):
            got = least_squares(X.astype(float), Y.astype(float))
            close(got, expected, rtol=1e-8, atol=1e-8)
        for given in ((X, Y), (X.tolist(), Y.tolist())):
            got = least_squares(*given)
            close(got, expected, rtol=1e-8, atol=1e-8, what="the result for integers or lists")
        residual = Y - X @ np.asarray(got)
        close(X.T @ residual, np.zeros((d, k)), atol=1e-7, what="X transposed times the residual")
    single = least_squares(X.astype(np.float32), Y[:, 0].astype(np.float32))
    assert np.asarray(single).dtype == np.float64, "The result must be float64 for float32."
    close(single, expected[:, 0], rtol=1e-8, atol=1e-8)
### END HIDDEN TESTS

# %% [markdown]
# ## Exercise 5 · How ill-conditioned? (2 points)
#
# How much can a small error grow? $A$ stretches some direction most, by $\sigma_1$, and another least, by
# $\sigma_{\min}$; solving undoes both. A relative error in $b$ can reach the solution multiplied by
#
# $$\kappa(A)=\sigma_1/\sigma_{\min},$$
#
# the **condition number**. A $\kappa$ of $10^k$ costs about $k$ of your sixteen digits; since
# $\kappa(X^\top X) = \kappa(X)^2$, the normal equations cost twice as many. Often the cure is a better
# choice of columns, as with China's years:

# %%
columns = {"year": year, "year - 1980": year - 1980, "(year - 1980)/10": (year - 1980) / 10}
for name, column in columns.items():
    kappa = np.linalg.cond(np.column_stack([np.ones(12), column]))
    print(f"{name:17} condition number {kappa:9.1f}")

# %% [markdown]
# Eigenvalues will not do: unless $A$ is symmetric they say little about stretching. `np.linalg.cond` is switched off
# during the checks, `np.linalg.svd` and `norm` are not.

# %% solution condition_number
def condition_number(A: np.ndarray) -> float:
    """Largest over smallest singular value of A, the condition number in the 2-norm.

    Parameters
    ----------
    A : array or list of rows, shape (n, d) with n, d >= 1, square or not, integers or floats, no
        NaN or inf. Not changed. There are min(n, d) singular values.

    Returns
    -------
    float, at least 1. It is np.inf, without a warning, if A is numerically singular: if the
    smallest singular value is at most max(n, d) * 2**-52 times the largest (so for zeros too).
    Accurate to 1e-3 relative for condition numbers up to 1e10.

    Example
    -------
    condition_number([[3, 0], [0, -6]])  ->  2.0,   condition_number([[1, 2], [2, 4]])  ->  inf
    """
    ### BEGIN SOLUTION
    A = np.asarray(A, dtype=float)
    sigma = np.linalg.svd(A, compute_uv=False)
    if sigma[-1] <= max(A.shape) * np.finfo(float).eps * sigma[0]:
        return np.inf
    return float(sigma[0] / sigma[-1])
    ### END SOLUTION

# %% tests condition_number-basics points=1
import numpy as np
from course.checks import close, forbid, fresh, message, unchanged

close(condition_number(np.array([[3.0, 0.0], [0.0, -6.0]])), 2.0)
got = condition_number([[2, 1], [0, 1]])  # a list of rows may be given
with message("W2", "This is a ratio of eigenvalues; for a matrix that is not symmetric that is "
             "something else."):
    assert not np.isclose(got, 2.0)
with message("W3", "This is the condition number in the 1-norm (or the max-norm); the 2-norm was "
             "asked for."):
    assert not np.isclose(got, 3.0)
close(got, (3 + np.sqrt(5)) / 2)
close(condition_number(np.array([[3.0], [4.0]])), 1.0)  # a single column
### BEGIN HIDDEN TESTS
for rng, n in fresh(3, shapes=[2, 3, 6]):
    with message("W1", "A small determinant does not make a matrix singular: its unit must not "
                 "matter."):
        close(condition_number(10.0 ** rng.integers(-30, -8) * np.eye(n)), 1.0)
        close(condition_number(10.0 ** rng.integers(8, 30) * np.eye(n)), 1.0)
    A = np.triu(rng.normal(size=(n, n)), 1) + np.diag(rng.uniform(1, 2, n))
    expected = np.linalg.cond(A)
    with unchanged(A), forbid("numpy.linalg.cond", why="Build it from the singular values."):
        close(condition_number(np.diag([5.0, 2.0])), 2.5)
        got = condition_number(A.tolist())
    size = np.abs(np.linalg.eigvals(A))
    with message("W2", "This is a ratio of eigenvalues; for a matrix that is not symmetric that "
                 "is something else."):
        assert not np.isclose(got, size.max() / size.min(), rtol=1e-6)
    with message("W3", "This is the condition number in another norm; the 2-norm was asked for."):
        others = [np.linalg.cond(A, norm) for norm in (1, np.inf, "fro")]
        assert not np.isclose(got, others, rtol=1e-6).any()
    close(got, expected, rtol=1e-6)
    assert type(got) is float or np.asarray(got).shape == (), "The result is one number."
### END HIDDEN TESTS

# %% tests condition_number-edges points=1
# Hidden: singular and nearly singular matrices, rectangular ones, other units, integers.
### BEGIN HIDDEN TESTS
import numpy as np
from course.checks import close, fresh, message, no_warnings, unchanged

close(condition_number(np.array([[2.0, 0.0], [0.0, 1.0]])), 2.0)
for rng, (n, d) in fresh(3, shapes=[(4, 4), (7, 3), (2, 5), (1, 3), (5, 1)]):
    k = min(n, d)
    left, right = (np.linalg.qr(rng.normal(size=(rows, k)))[0] for rows in (n, d))
    close(condition_number((left if n >= d else right.T).tolist()), 1.0)
    A = left @ np.diag(rng.uniform(1, 9, k)) @ right.T
    got = condition_number(A.tolist())
    close(got, np.linalg.cond(A), rtol=1e-6)
    with message("W1", "The unit of A must not matter."):
        for unit in (1e-12, -3, 1e12):
            close(condition_number((A * unit).tolist()), got, rtol=1e-6)
    close(condition_number(A.T.tolist()), got, rtol=1e-6)
    if k > 1:
        steep = left @ np.diag(np.logspace(0, -10, k)) @ right.T
        with message("W4", "For a condition number of 1e10 the digits are gone: A transposed "
                     "times A squares it."):
            close(condition_number(steep.tolist()), 1e10, rtol=1e-3)
        low = rng.integers(-3, 4, size=(n, k - 1)) @ rng.integers(-3, 4, size=(k - 1, d))
        with unchanged(low), message("W5", "A numerically singular matrix must give inf."):
            assert condition_number(low.astype(float)) == np.inf
            assert condition_number(low) == np.inf
            assert condition_number(1e-9 * low) == np.inf
        with message("W7", "A warning was issued: return inf first, do not divide."), no_warnings():
            assert condition_number(low.astype(float)) == np.inf
    with message("W7", "A matrix of zeros must give inf, without a warning."), no_warnings():
        assert condition_number(np.zeros((n, d))) == np.inf
    whole = rng.integers(-3, 4, size=(n, d)) + 9 * np.eye(n, d, dtype=int)
    boxes = np.zeros((n, d), dtype=int)
    boxes[range(k), range(k)] = rng.integers(1, 9, size=k)
    with unchanged(boxes):
        close(condition_number(boxes), boxes.max() / np.diagonal(boxes).min(), rtol=1e-6)
    close(condition_number(whole.tolist()), np.linalg.cond(whole.astype(float)), rtol=1e-6)
flat = np.zeros((300, 2))
flat[[0, 1], [0, 1]] = [1.0, 1e-14]
with message("W6", "Singular means: the smallest singular value is at most max(n, d) * 2**-52 "
             "times the largest."):
    assert condition_number(flat) == np.inf
    assert condition_number(flat.T) == np.inf
    close(condition_number(flat[:3]), 1e14, rtol=1e-3)
    assert condition_number(np.diag([4.0, 4.0 * 2.0**-51])) == np.inf
    close(condition_number(np.diag([4.0, 4.0 * 2.0**-50])), 2.0**50, rtol=1e-3)
### END HIDDEN TESTS

# %% [markdown]
# ## Exercise 6 · Rank and null space (3 points)
#
# Directions $v$ with $Av = 0$ are invisible: $\beta$ and $\beta + v$ predict the same. They form the *null space*, whose
# dimension is $d$ minus the rank. In $A = U\Sigma V^\top$ row $i$ of $V^\top$ goes with $\sigma_i$, and the rows whose
# $\sigma_i$ is zero span the null space. So do rows without a $\sigma_i$: a $2\times3$ matrix has three rows of $V^\top$ but two
# singular values. So ask `np.linalg.svd` for all of $V^\top$.
#
# In doubles, dependent columns leave tiny singular values instead of 0, so we count those above a tolerance:

# %%
A = np.array([[1, 2, 3], [4, 5, 6], [7, 8, 9]]) / 10  # 2 * second column - first = third
sigma = np.linalg.svd(A, compute_uv=False)
tolerance = 3 * 2.0**-52 * sigma[0]
print("singular values", np.round(sigma, 4), "  the last one is tiny:", sigma[2] < tolerance)

# %% [markdown]
# `np.linalg.matrix_rank` and `scipy.linalg.null_space` are switched off during the checks.

# %% solution rank_nullspace
def rank_nullspace(A: np.ndarray, tol: float | None = None) -> tuple[int, np.ndarray]:
    """Rank of A and an orthonormal basis of its null space.

    Parameters
    ----------
    A : array or list of rows, shape (n, d) with n, d >= 1, integers or floats, no NaN or inf.
        Not changed.
    tol : singular values greater than tol count, those equal to it or smaller do not; tol >= 0.
        None means max(n, d) * 2**-52 * (largest singular value). tol = 0 is a tolerance, too.
        (Equality and tol = 0 are checked only where rounding plays no part: no row and no column
        of A holds more than one number other than 0.)

    Returns
    -------
    (rank, N): an int, and a float64 array of shape (d, d - rank) with orthonormal columns: a basis
    of what the right singular vectors span whose singular values do not count, or that have none.
    Any such basis is right, in any order and sign. Full column rank gives shape (d, 0); a matrix
    of zeros gives rank 0 and shape (d, d).

    Example
    -------
    rank_nullspace([[1, 2], [2, 4]])  ->  1, [[0.894…], [-0.447…]]
    """
    ### BEGIN SOLUTION
    A = np.asarray(A, dtype=float)
    _, sigma, Vt = np.linalg.svd(A)
    if tol is None:
        tol = max(A.shape) * np.finfo(float).eps * sigma[0]
    rank = int(np.sum(sigma > tol))
    return rank, Vt[rank:].T
    ### END SOLUTION

# %% tests rank_nullspace-basics points=1
import numpy as np
from course.checks import close, forbid, fresh, message, unchanged

rank, N = rank_nullspace(np.array([[1.0, 2.0], [3.0, 6.0]]))
close(rank, 1, what="the rank")
assert np.shape(N) == (2, 1), "N has a row for each column of A, and a column for each dimension."
with message("W1", "This is the left null space: these vectors are orthogonal to the columns of "
             "A, not to its rows."):
    assert not np.allclose(np.abs(N), np.array([[3.0], [1.0]]) / np.sqrt(10))
close(np.abs(N), np.array([[2.0], [1.0]]) / np.sqrt(5), atol=1e-9, what="N, signs aside,")
assert np.prod(N) < 0, "The entries of N must have opposite signs here."
with message("W3", "A wide matrix has a null space of at least d - n dimensions: ask for all of "
             "V transposed."):
    assert np.shape(rank_nullspace([[1, 2, 2]])[1]) == (3, 2)
### BEGIN HIDDEN TESTS
banned = ("numpy.linalg.matrix_rank", "scipy.linalg.null_space")
shapes = [(4, 4, 2), (3, 6, 3), (3, 6, 2), (7, 4, 3), (6, 6, 5), (1, 3, 1)]
for rng, (n, d, r) in fresh(3, shapes=shapes):
    left, right = np.linalg.qr(rng.normal(size=(n, r)))[0], np.linalg.qr(rng.normal(size=(d, d)))[0]
    A = left @ np.diag(rng.uniform(1, 9, r)) @ right[:, :r].T
    expected = right[:, r:] @ right[:, r:].T
    with unchanged(A), forbid(*banned, why="Build it from the singular value decomposition."):
        rank, N = rank_nullspace(A)
    close(rank, r, what="the rank")
    with message("W3", "The null space of a matrix with fewer rows than columns is incomplete or "
                 "wrong."):
        if n < d:
            assert np.shape(N) == (d, d - r)
            close(A @ N, np.zeros((n, d - r)), atol=1e-9)
    assert np.shape(N) == (d, d - r), "N must have shape (d, d - rank)."
    with message("W1", "This is the left null space: A times N is not zero."):
        close(A @ N, np.zeros((n, d - r)), atol=1e-9)
    close(np.transpose(N) @ N, np.eye(d - r), atol=1e-9, what="N transposed times N")
    close(N @ np.transpose(N), expected, atol=1e-9, what="the projector N times N transposed")
### END HIDDEN TESTS

# %% tests rank_nullspace-tolerance points=1
# Hidden: the default tolerance, other tolerances, 0 among them.
### BEGIN HIDDEN TESTS
import numpy as np
from course.checks import close, fresh, message

close(rank_nullspace(np.array([[1.0, 2.0]]))[0], 1)
for rng, (n, d) in fresh(3, shapes=[(4, 4), (3, 5), (8, 3)]):
    k = min(n, d)
    left, right = (np.linalg.qr(rng.normal(size=(rows, k)))[0] for rows in (n, d))
    sizes = np.append(rng.uniform(1, 5, k - 1), 1e-17)
    A = left @ np.diag(sizes) @ right.T
    with message("W2", "A singular value of the size of rounding errors was counted."):
        close(rank_nullspace(A)[0], k - 1)
    with message("W8", "The default tolerance grows with the largest singular value: the unit of "
                 "A does not matter."):
        for unit in (1e-20, 1e-9, 1e9):
            close(rank_nullspace(A * unit)[0], k - 1)
    small = left @ np.diag(np.append(sizes[:-1], 1e-13)) @ right.T
    with message("W5", "With the default tolerance a singular value of 1e-13 times the largest "
                 "counts."):
        for unit in (1.0, 1e-9, 1e9):
            close(rank_nullspace(small * unit)[0], k)
    steps = np.zeros((n, d))
    steps[range(k), range(k)] = 2.0 ** -np.arange(k)
    steps = steps[rng.permutation(n)][:, rng.permutation(d)]
    for j in range(k):
        with message("W6", "A singular value must be greater than tol to count; one that equals "
                     "it does not."):
            rank, N = rank_nullspace(steps, tol=2.0**-j)
            close(rank, j)
        assert np.shape(N) == (d, d - j), "N must have shape (d, d - rank) for any tolerance."
        dark = np.sum(np.abs(steps), axis=0) <= 2.0**-j
        expected = np.diag(dark.astype(float))
        close(N @ np.transpose(N), expected, atol=1e-9, what="N times N transposed")
    rank, N = rank_nullspace(steps, 7.0)
    close(rank, 0, what="the rank for a tolerance above all singular values")
    close(N @ np.transpose(N), np.eye(d), atol=1e-9, what="N times N transposed for rank 0")
with message("W4", "tol = 0 was taken for None: with it every singular value above 0 counts."):
    close(rank_nullspace(np.diag([1.0, 1e-20]), tol=0)[0], 2)
    close(rank_nullspace(np.diag([1.0, 1e-20, 0.0]), tol=0.0)[0], 2)
close(rank_nullspace(np.diag([1.0, 1e-20]), tol=1e-21)[0], 2, what="the rank for tol = 1e-21")
flat = np.zeros((300, 2))
flat[[0, 1], [0, 1]] = [1.0, 1e-14]
with message("W5", "The default tolerance is max(n, d) * 2**-52 times the largest singular value."):
    close(rank_nullspace(flat)[0], 1)
    close(rank_nullspace(flat.T)[0], 1)
    close(rank_nullspace(flat[:3])[0], 2)
    close(rank_nullspace(np.diag([4.0, 4.0 * 2.0**-51]))[0], 1)
    close(rank_nullspace(np.diag([4.0, 4.0 * 2.0**-50]))[0], 2)
### END HIDDEN TESTS

# %% tests rank_nullspace-edges points=1
# Hidden: zeros, full rank, single rows and columns, integers and lists.
### BEGIN HIDDEN TESTS
import numpy as np
from course.checks import close, fresh, message, unchanged

close(rank_nullspace(np.array([[1.0, 2.0]]))[0], 1)
for rng, (n, d) in fresh(3, shapes=[(4, 4), (2, 5), (6, 3), (1, 4), (4, 1), (1, 1)]):
    with message("W7", "A matrix of zeros has rank 0, and its null space is everything."):
        rank, N = rank_nullspace(np.zeros((n, d)))
        close(rank, 0)
        close(np.transpose(N) @ N, np.eye(d), atol=1e-9)
    whole = rng.integers(-3, 4, size=(n, d)) + 9 * np.eye(n, d, dtype=int)
    r = min(n, d)
    with unchanged(whole):
        rank, N = rank_nullspace(whole)
    close(rank, r, what="the rank of integers")
    with message("W3", "With fewer rows than columns the null space has d - n dimensions or more."):
        assert n >= d or np.shape(N)[1] == d - r
    assert np.shape(N) == (d, d - r), "N must have shape (d, d - rank), if need be (d, 0)."
    close(whole @ np.asarray(N), np.zeros((n, d - r)), atol=1e-9, what="A times N")
    rank, N = rank_nullspace(whole.tolist())
    close(rank, r, what="the rank of a list of rows")
    close(np.transpose(N) @ N, np.eye(d - r), atol=1e-9, what="N transposed times N")
    rank, N = rank_nullspace(np.vstack([whole, whole]))
    close(rank, r, what="the rank of rows given twice")
    close(whole @ np.asarray(N), np.zeros((n, d - r)), atol=1e-9, what="A times N")
    single = rank_nullspace(whole.astype(np.float32))[1]
    assert np.asarray(single).dtype == np.float64, "N must be float64 for float32 input too."
### END HIDDEN TESTS

# %% [markdown]
# ## Exercise 7 · Weigh the rows (2 points)
#
# Rows seldom deserve equal trust: some are the mean of many people. Minimise
#
# $$\sum_i w_i\,(y_i - x_i^\top\beta)^2 = \sum_i \big(\sqrt{w_i}\,y_i - \sqrt{w_i}\,x_i^\top\beta\big)^2 :$$
#
# ordinary least squares, after each row *and* its target were multiplied by a square root. The mean of 0 and 10 with
# weights 1 and 3 becomes $30/4 = 7.5$. `lstsq` is welcome here. A row of weight 0 is not there; mind that
# $0\cdot\text{NaN}$ is NaN.

# %% solution weighted_least_squares
def weighted_least_squares(X: np.ndarray, y: np.ndarray, w: np.ndarray) -> np.ndarray:
    """Coefficients that minimise the sum of w_i (y_i - x_i beta)^2.

    Parameters
    ----------
    X : array or list of rows, shape (n, d), d >= 1, integers or floats. No column of ones is added.
    y : array or list of shape (n,).
    w : array or list of n weights, without NaN or inf; the largest positive one is at most 1e8
        times the smallest. The rows of X with positive weight have full column rank and are
        well-conditioned (you need not check that). No argument is changed.

    Returns
    -------
    float64 array of shape (d,). Only the ratios of the weights matter, and a row of weight 0 counts
    as deleted, even if X or y holds NaN there. (There is no NaN or inf elsewhere.)

    Raises
    ------
    ValueError if a weight is negative.

    Example
    -------
    weighted_least_squares([[1], [1]], [0, 10], [1, 3])  ->  [7.5]
    """
    ### BEGIN SOLUTION
    X, y, w = (np.asarray(values, dtype=float) for values in (X, y, w))
    if np.any(w < 0):
        raise ValueError("weights must not be negative")
    counts = w > 0
    root = np.sqrt(w[counts])
    return np.linalg.lstsq(X[counts] * root[:, None], y[counts] * root)[0]
    ### END SOLUTION

# %% tests weighted_least_squares-basics points=1
import numpy as np
from course.checks import close, fresh, message, unchanged

got = weighted_least_squares(np.array([[1.0], [1.0]]), np.array([0.0, 10.0]), np.array([1.0, 3.0]))
assert np.shape(got) == (1,), "There is one coefficient for each column of X."
with message("W1", "Each row was multiplied by its weight, so the weights act squared; take the "
             "square root."):
    assert not np.isclose(got[0], 9.0)
with message("W2", "Only y was weighted; the rows of X must be multiplied as well."):
    assert not np.isclose(got[0], [15.0, 5.0 * np.sqrt(3.0)]).any()
with message("W3", "The weights were ignored."):
    assert not np.isclose(got[0], 5.0)
close(got, [7.5])
close(weighted_least_squares([[1, 0], [1, 1]], [2, 5], [7, 1]), [2.0, 3.0])  # lists; an exact fit
### BEGIN HIDDEN TESTS
for rng, (n, d) in fresh(3, shapes=[(8, 2), (15, 4), (6, 1), (30, 3)]):
    X, y = rng.normal(size=(n, d)) + 2 * np.eye(n, d), rng.normal(size=n)
    w = rng.integers(1, 6, size=n).astype(float)
    w[0], w[1] = 1.0, 5.0
    repeated = np.repeat(np.arange(n), w.astype(int))
    expected = np.linalg.lstsq(X[repeated], y[repeated])[0]
    with unchanged(X, y, w):
        got = weighted_least_squares(X, y, w)
    with message("W1", "Each row was multiplied by its weight, so the weights act squared; take "
                 "the square root."):
        assert not np.allclose(got, np.linalg.lstsq(X * w[:, None], y * w)[0], rtol=1e-6)
    with message("W2", "Only y was weighted; the rows of X must be multiplied as well."):
        for factor in (w, np.sqrt(w)):
            assert not np.allclose(got, np.linalg.lstsq(X, y * factor)[0], rtol=1e-6)
    with message("W3", "The weights were ignored."):
        assert not np.allclose(got, np.linalg.lstsq(X, y)[0], rtol=1e-6)
    close(got, expected, rtol=1e-8, atol=1e-8)
### END HIDDEN TESTS

# %% tests weighted_least_squares-edges points=1
# Hidden: weights of 0, NaN in rows that do not count, other units, negative weights, integers.
### BEGIN HIDDEN TESTS
import numpy as np
from course.checks import close, fresh, message, raises, unchanged

close(weighted_least_squares(np.ones((2, 1)), np.array([0.0, 8.0]), np.array([1.0, 1.0])), [4.0])
for rng, (n, d) in fresh(3, shapes=[(9, 2), (14, 3), (7, 1)]):
    X, y = rng.normal(size=(n, d)) + 2 * np.eye(n, d), rng.normal(size=n)
    w = rng.uniform(0.5, 3, size=n)
    root = np.sqrt(w)
    expected = np.linalg.lstsq(X * root[:, None], y * root)[0]
    for unit in (1e-8, 0.5, 1e8):
        close(weighted_least_squares(X, y, w * unit), expected, rtol=1e-7, atol=1e-7,
              what="the result after all weights were multiplied by the same number")
    plain = np.linalg.lstsq(X, y)[0]
    close(weighted_least_squares(X, y, np.full(n, 7)), plain, rtol=1e-8, atol=1e-8)

    out = rng.choice(np.arange(d, n), size=2, replace=False)
    gaps = w.copy()
    gaps[out] = 0.0
    kept = gaps > 0
    expected = np.linalg.lstsq((X * root[:, None])[kept], (y * root)[kept])[0]
    got = weighted_least_squares(X, y, gaps)
    close(got, expected, rtol=1e-8, atol=1e-8, what="the result with weights of 0")
    holes, missing = X.copy(), y.copy()
    holes[out[0], 0], missing[out[1]] = np.nan, np.nan
    with unchanged(holes, missing, gaps):
        with message("W4", "A row of weight 0 counts as deleted, even if X or y holds NaN there."):
            close(weighted_least_squares(holes, y, gaps), expected, rtol=1e-8, atol=1e-8)
            close(weighted_least_squares(X, missing, gaps), expected, rtol=1e-8, atol=1e-8)
            close(weighted_least_squares(holes, missing, gaps), expected, rtol=1e-8, atol=1e-8)

    for place in (0, n - 1):
        for bad in (-1.0, -1e-9):
            wrong = w.copy()
            wrong[place] = bad
            with message("W5", "A negative weight must be a ValueError."):
                raises(ValueError, weighted_least_squares, X, y, wrong)
    counts = rng.integers(1, 5, size=n)
    rows = rng.integers(-4, 5, size=(n, d)) + 7 * np.eye(n, d, dtype=int)
    targets = rng.integers(-9, 10, size=n)
    repeated = np.repeat(np.arange(n), counts)
    expected = np.linalg.lstsq(rows[repeated].astype(float), targets[repeated].astype(float))[0]
    with unchanged(rows, targets, counts):
        got = weighted_least_squares(rows, targets, counts)
    close(got, expected, rtol=1e-8, atol=1e-8, what="the result of integers")
    got = weighted_least_squares(rows.tolist(), targets.tolist(), counts.tolist())
    close(got, expected, rtol=1e-8, atol=1e-8, what="the result of lists")
### END HIDDEN TESTS

# %% [markdown]
# ## Exercise 8 · A line through timestamps (2 points)
#
# For one column and an intercept the projection can be written down:
#
# $$\text{slope} = \frac{\sum_i (x_i-\bar x)(y_i-\bar y)}{\sum_i (x_i-\bar x)^2}, \qquad
# \text{intercept} = \bar y - \text{slope}\cdot\bar x .$$
#
# Old books prefer $\sum x_i^2 - n\bar x^2$ below the line. With seconds since 1970 the two terms agree in all but the last
# digit:

# %%
seconds = 1.7e9 + np.arange(60)
n, centred = seconds.size, seconds - seconds.mean()
print(f"centred {centred @ centred:.0f}, old books right to 1 %:",
      abs((seconds @ seconds - n * seconds.mean() ** 2) / (centred @ centred) - 1) < 0.01)
print("rank of the columns 1 and x to lstsq:",
      np.linalg.lstsq(np.column_stack([np.ones(n), seconds]), seconds)[2])

# %% [markdown]
# Nor does `lstsq` help with the columns $1$ and $x$: it takes them for dependent. Move both means to 0 first.
# `np.polyfit` and `scipy.stats.linregress` are switched off during the checks.

# %% solution fit_line
def fit_line(x: np.ndarray, y: np.ndarray) -> tuple[float, float]:
    """Slope and intercept of the least-squares line y = slope * x + intercept.

    Parameters
    ----------
    x, y : arrays or lists of n numbers each, no NaN or inf. Not changed. Floats, or integers
        below 2**53 in size. The x are all equal, or they spread over at least 1e-100 and at
        least 1e-9 times the largest abs(x).

    Returns
    -------
    (slope, intercept), two numbers. A constant y gives slope 0, but for rounding. The intercept is
    the line's value at x = 0, however far from the data that is. For x near 1e9 and y near 1e6,
    both varying by tens, the slope is right to a relative 1e-6.

    Raises
    ------
    ValueError if all x are equal (so also for n = 0 and n = 1), not if they only lie close, like
    0, 1e-14, 2e-14 or seconds near 1e9.

    Example
    -------
    fit_line([0, 1, 2], [1, 3, 8])  ->  (3.5, 0.5)
    """
    ### BEGIN SOLUTION
    x, y = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
    if len(x) == 0 or x.min() == x.max():
        raise ValueError("a line needs at least two different x")
    dx, dy = x - x.mean(), y - y.mean()
    slope = (dx @ dy) / (dx @ dx)
    return float(slope), float(y.mean() - slope * x.mean())
    ### END SOLUTION

# %% tests fit_line-basics points=1
import numpy as np
from course.checks import close, forbid, fresh, message, unchanged

got = fit_line(np.array([0.0, 1.0, 2.0]), np.array([1.0, 3.0, 8.0]))
with message("W2", "x and y are swapped: this line predicts x from y."):
    assert not np.isclose(got[0], 7 / 26)
with message("W3", "This is the correlation, not the slope: divide by the spread of x alone."):
    assert not np.isclose(got[0], 7 / np.sqrt(52))
with message("W4", "The order is (slope, intercept)."):
    assert not np.allclose(got, (0.5, 3.5))
close(got, (3.5, 0.5), what="(slope, intercept)")
close(fit_line([5, 7], [1, 0]), (-0.5, 3.5), what="(slope, intercept) of a line through two points")
### BEGIN HIDDEN TESTS
for rng, n in fresh(3, shapes=[2, 3, 10, 100]):
    x, y = np.cumsum(rng.uniform(0.5, 2, size=n)), 5 * rng.normal(size=n) + 3
    expected = np.polyfit(x, y, 1)
    with unchanged(x, y), forbid("numpy.polyfit", "scipy.stats.linregress", why="Write the sums."):
        got = fit_line(x, y)
    if n > 2:
        back = np.polyfit(y, x, 1)
        with message("W2", "x and y are swapped: this line predicts x from y."):
            assert not np.isclose(got[0], back[0], rtol=1e-6)
        with message("W3", "This is the correlation, not the slope: divide by the spread of x "
                     "alone."):
            assert not np.isclose(got[0], np.corrcoef(x, y)[0, 1], rtol=1e-6)
    with message("W4", "The order is (slope, intercept)."):
        assert not np.allclose(got, expected[::-1], rtol=1e-6)
    close(got, expected, rtol=1e-8, atol=1e-8, what="(slope, intercept)")
    order = rng.permutation(n)
    got = fit_line(x[order], y[order])
    close(got, expected, rtol=1e-8, atol=1e-8, what="the line of the points in another order")
### END HIDDEN TESTS

# %% tests fit_line-edges points=1
# Hidden: timestamps, a constant x or y, close x, integers and lists.
### BEGIN HIDDEN TESTS
from fractions import Fraction

import numpy as np
from course.checks import close, fresh, message, raises, unchanged


def exact(x, y):
    xs, ys = ([Fraction(float(value)) for value in values] for values in (x, y))
    x_mean, y_mean = sum(xs) / len(xs), sum(ys) / len(ys)
    dx = [value - x_mean for value in xs]
    slope = sum(d * (value - y_mean) for d, value in zip(dx, ys)) / sum(d * d for d in dx)
    return float(slope), float(y_mean - slope * x_mean)


close(fit_line(np.array([0.0, 1.0]), np.array([1.0, 3.0])), (2.0, 1.0))
for rng, n in fresh(3, shapes=[5, 12, 40]):
    seconds = 1.7e9 + rng.integers(0, 10**6) + np.sort(rng.choice(60, size=n, replace=False))
    for level in (0.0, 1e6):
        y = level + rng.choice([-1.5, 0.8, 2.0]) * (seconds - seconds[0]) + rng.normal(size=n)
        slope, intercept = exact(seconds, y)
        with message("W7", "x near 1e9 that spans a minute is not constant, but your code raised "
                     "an error."):
            got = fit_line(seconds, y)
        with message("W1", "For x near 1e9 the digits are gone: subtract the means before you "
                     "multiply."):
            assert level != 0.0 or abs(got[0] - slope) <= 1e-6 * abs(slope)
        with message("W5", "With y near 1e6 as well the digits are gone: subtract the mean of y "
                     "too."):
            close(got[0], slope, rtol=1e-6)
        close(got[1], intercept, rtol=1e-6, atol=1e-6 * abs(slope) * 1.7e9, what="the intercept")
    ticks = seconds.astype(np.int64)
    with unchanged(ticks), message("W1", "For integers near 1e9 the digits are gone."):
        close(fit_line(ticks, y)[0], slope, rtol=1e-6)
        close(fit_line(ticks.tolist(), y.tolist())[0], slope, rtol=1e-6)

    level = rng.normal()
    flat = fit_line(np.arange(n), np.full(n, level))
    close(flat, (0.0, level), atol=1e-9, what="the line of a constant y")
    with message("W8", "If all x are equal there is no line: that must be a ValueError."):
        raises(ValueError, fit_line, np.zeros(n), rng.normal(size=n))
        raises(ValueError, fit_line, [3] * n, list(range(n)))
    with message("W6", "All x are equal, though their rounded mean is not: compare the values. "
                 "ValueError."):
        for value in (0.1, level, 1.7e9 + 0.1, 1e-200):
            for length in (1, 3, 6, n):
                raises(ValueError, fit_line, np.full(length, value), rng.normal(size=length))
    steps = np.arange(n) * 1e-14
    got = fit_line(steps, np.arange(n))
    close(got, (1e14, 0.0), rtol=1e-6, atol=1e-6, what="the line of x that lie close together")
    counts = rng.integers(-9, 10, size=n)
    with unchanged(counts):
        got = fit_line(np.arange(n), counts)
    close(got, exact(np.arange(n), counts), atol=1e-9, what="the line of integers")
for nothing in ([], np.array([])):
    raises(ValueError, fit_line, nothing, nothing)
### END HIDDEN TESTS

# %% [markdown]
# ## Now the library
#
# The eight exercises:

# %%
from scipy import linalg, stats

L, rhs = np.array([[2.0, 0.0], [1.0, 4.0]]), np.array([4.0, 10.0])
X, target = np.array([[1.0, -1.0], [1.0, 0.0], [1.0, 1.0]]), np.array([1.0, 2.0, 6.0])
weights = np.array([1.0, 2.0, 1.0])
root = np.sqrt(weights)
print("1 ", linalg.solve_triangular(L, rhs, lower=True))
print("2 ", np.round(np.abs(np.linalg.qr(X)[1]), 3).tolist(), "(signs differ)")
print("3 ", np.round(X @ np.linalg.lstsq(X, target)[0], 6))
print("4 ", np.round(np.linalg.lstsq(X, target)[0], 6))
print("5 ", round(float(np.linalg.cond(X)), 6))
print("6 ", np.linalg.matrix_rank(X), linalg.null_space(X).shape)
print("7 ", np.round(np.linalg.lstsq(X * root[:, None], target * root)[0], 6))
print("8 ", np.round(stats.linregress(X[:, 1], target)[:2], 6))

# %% [markdown]
# Ship the library: its Householder reflections beat Gram–Schmidt, and `lstsq` takes dependent columns too. Write your own
# when the contract differs, like ours for rows of weight 0. Never type `inv` to solve a system.

# %% [markdown]
# ## Reflection (5 points, graded by a person)
#
# Fit life expectancy on $\log_{10}$ of GDP per person in 2007, by your own least squares. **Describe (or draw) the
# residual as what a projection leaves over. Explain why the residuals sum to zero, and what changes without an
# intercept.** At most 250 words; add cells for your run.
#
# *Rubric:* 0 absent · 1 assertion without evidence · 3 right claim with a number or plot from your own run ·
# 4 also the assumption or limit · 5 also what you would do in production.

# %% [markdown] manual reflection points=5
# ### BEGIN SOLUTION
# I took the columns $1$ and $x = \log_{10}$ GDP, $X = QR$, and solved $R\beta = Q^\top y$: intercept 4.95, slope 16.59. Ten
# times the income goes with 16.6 more years.
#
# $y$ is a vector of 142 numbers; the fits form a plane in that space. $p = X\beta$ is the foot of the perpendicular from $y$,
# and $r = y - p$ the perpendicular. Measured from the mean, $116.0^2$ (fit) $+\ 84.3^2$ (residual) $= 143.4^2$ (data), up to
# rounding.
#
# $r$ is orthogonal to every column of $X$, and one of them is all ones: $\mathbf 1^\top r = \sum r_i = 0$. My run gives
# less than $10^{-10}$. It is not orthogonal to $y$: $r^\top y = 7101.7 = \lVert r\rVert^2$.
#
# Without the intercept the plane shrinks to the line through $x$. The slope becomes 17.88 and $r^\top x$ is still 0, but
# the residuals sum to 16.9: nothing forces them to 0. $\lVert r\rVert$ grows to 84.8.
#
# Limits: a zero sum says nothing of single countries. Swaziland lies 25.9 years below the line, Angola, Botswana and
# South Africa over 20; AIDS or war, unknown to the line. Nor is a slope across countries what a country gains by growing.
#
# In production I would keep the intercept, centre the column, fit with `lstsq`, monitor the mean residual on new data
# (there it need not be 0; if it moves, that is drift) and look at residuals by region.
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
# - Deisenroth, Faisal and Ong, *Mathematics for Machine Learning*, ch. 2–3: spaces, bases, projections.
# - Trefethen and Bau, *Numerical Linear Algebra*, lectures 6–11: projectors, QR, Gram–Schmidt, least squares.
# - Strang, *Introduction to Linear Algebra*, ch. 4: orthogonality.
