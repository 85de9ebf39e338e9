# %% [markdown]
# # Linear regression
#
# *14 hours · needs `supervised`, `least_squares`, `optimisation` · data: cars of 1970–82, diabetes*
#
# Linear regression is the first model of most projects, the yardstick for every later one, and the one you will be asked
# to explain. Fitting it takes one line. This notebook is about what that line leaves to you: columns that repeat each
# other, units, uncertainty, rows that steer the fit, text columns, and the sentence "the coefficient means …".
#
# Afterwards you can
#
# - **fit** a regression whatever the rank and the units of its columns;
# - **report** each coefficient with its uncertainty;
# - **find** the rows that steer a fit;
# - **estimate** the error on new rows without refitting;
# - **explain** why a coefficient changes its sign.

# %% readonly setup
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
from sklearn.datasets import load_diabetes
from sklearn.linear_model import LinearRegression

from course import figures
from course.data import load_cars

figures.use_house_style()
cars = load_cars().dropna(subset=["Miles_per_Gallon", "Horsepower"])
mpg = cars["Miles_per_Gallon"].to_numpy()

# %% [markdown]
# ## Warm-up
#
# Write down a guess before you run each cell.
#
# **1.** Miles per gallon against horsepower is a curve. Can a *linear* regression draw it?

# %%
hp = cars["Horsepower"].to_numpy()
line = LinearRegression().fit(hp[:, None], mpg)
both = np.column_stack([hp, hp**2])
curve = LinearRegression().fit(both, mpg)
print(f"share explained: line {line.score(hp[:, None], mpg):.2f}, curve {curve.score(both, mpg):.2f}")

# %% [markdown]
# Yes: **linear means linear in the coefficients**. Horsepower squared is just another column.
#
# **2.** We add 100 columns of pure noise. Does the share explained, $R^2$, fall, stay or rise?

# %%
noise = np.random.default_rng(0).normal(size=(len(mpg), 100))
more = np.column_stack([hp, noise])
print(f"with 100 columns of noise: {LinearRegression().fit(more, mpg).score(more, mpg):.2f}")

# %% [markdown]
# It rises; on the rows it was fitted to it can never fall. **A high $R^2$ does not make a good model.**
#
# **3.** A million rows, $y = 0.01\,x + \text{noise}$ with noise of standard deviation 1. Is the slope significant? Does $x$
# help to predict?

# %%
rng = np.random.default_rng(1)
x = rng.normal(size=1_000_000)
y = 0.01 * x + rng.normal(size=x.size)
r = np.corrcoef(x, y)[0, 1]
print(f"t = {r * np.sqrt((x.size - 2) / (1 - r**2)):.1f}, share explained {r**2:.4f}")

# %% [markdown]
# **Significant is not important**: enough rows make any effect significant.
#
# ## Worked example: one coefficient, two signs
#
# `Acceleration` is the time in seconds to reach 60 miles per hour: a large number is a *slow* car. Do slow cars go further on
# a gallon?

# %%
wanted = ["Acceleration", "Horsepower"]
alone = LinearRegression().fit(cars[wanted[:1]], mpg)
joint = LinearRegression().fit(cars[wanted], mpg)
print(f"{len(mpg)} cars; acceleration alone {alone.coef_[0]:+.2f}")
print(f"next to horsepower: acceleration {joint.coef_[0]:+.2f}, horsepower {joint.coef_[1]:+.3f}")
print(f"share explained: alone {alone.score(cars[wanted[:1]], mpg):.2f}, "
      f"both {joint.score(cars[wanted], mpg):.2f}")
print(f"correlation of the two columns: {cars[wanted].corr().iloc[0, 1]:.2f}")

# %%
fig, ax = plt.subplots()
bands = [(0, 85, "up to 85 hp"), (85, 120, "85 to 120 hp"), (120, 300, "over 120 hp")]
seconds = cars["Acceleration"].to_numpy()
for i, (low, high, label) in enumerate(bands):
    inside = (hp > low) & (hp <= high)
    ax.plot(seconds[inside], mpg[inside], figures.MARKERS[i], color=figures.COLOURS[i],
            markersize=4, alpha=0.6, label=label)
ends = np.array([8.0, 24.0])
ax.plot(ends, alone.intercept_ + alone.coef_[0] * ends, color="black", label="acceleration alone")
middle = hp.mean()
at_mean = joint.intercept_ + joint.coef_[0] * ends + joint.coef_[1] * middle
ax.plot(ends, at_mean, "--", color="black", label="at mean horsepower")
ax.set(xlabel="seconds to 60 miles per hour", ylabel="miles per gallon", title="Slow cars go further")
ax.legend(fontsize=8, loc="upper left", bbox_to_anchor=(1.0, 1.0))
figures.show(fig, alt="Miles per gallon against seconds to 60 miles per hour, cars in three bands of "
             "horsepower. Weak engines stand at the upper right, strong ones at the lower left. "
             "The line through all points rises; the dashed line of the joint fit, at mean "
             "horsepower, falls.")

# %% [markdown]
# Alone, one more second goes with 1.20 miles *more*; among cars of the same power, with 0.61 *less*. Neither is wrong. They
# answer two questions: "what do I expect of a slower car?" and "what do I expect of a slower car **with an equally strong
# engine**?" A coefficient is not "the effect" of its column: it compares rows that agree in all the *other columns of this
# model*.

# %% [markdown]
# ## Exercise 1 · Fit, even when rank is lost (3 points)
#
# We look for $\beta$ and $\beta_0$ that make $\sum_i (y_i - \beta_0 - x_i^\top\beta)^2$ smallest. Whatever $\beta$ is, the best
# intercept is $\beta_0 = \bar y - \bar x^\top \beta$. Put it in: what remains is least squares on *centred* columns, without
# intercept.
#
# With a duplicated column, or more columns than rows, many $\beta$ fit equally well. We take the one of smallest
# $\lVert\beta\rVert$; the intercept does not count. Two equal columns then share: for $y = 4x$, given $x$ twice, $\beta = (2, 2)$.
# `numpy.linalg.lstsq` does this, once the columns are centred. scikit-learn's
# `LinearRegression` does the same; here, write it yourself.

# %% solution ols
def ols(X: np.ndarray, y: np.ndarray) -> tuple[np.ndarray, float]:
    """Least squares with intercept; of all best coefficients those of smallest norm.

    Parameters
    ----------
    X : array or list of rows, shape (n, d), n >= 1 and d >= 1, integers or floats. Not changed.
        n <= d, equal columns and constant columns are allowed.
    y : array or list of n numbers, perhaps far from 0 (1e12 plus a few units). Not changed.

    (No NaN or inf: you need not check.)

    Returns
    -------
    (coef, intercept): a float64 array of shape (d,), and a number. Among all coef with the smallest
    sum of squared residuals, coef has the smallest Euclidean norm, in which the intercept does not
    count. A constant column gets 0, but for rounding; n = 1 gives all 0 and intercept y[0].

    Example
    -------
    ols([[0, 0], [1, 1], [2, 2]], [1, 5, 9])  ->  ([2.0, 2.0], 1.0)
    """
    ### BEGIN SOLUTION
    X, y = np.asarray(X, dtype=float), np.asarray(y, dtype=float)
    centre = X.mean(axis=0)
    Z = np.where(np.ptp(X, axis=0) > 0, X - centre, 0.0)
    coef = np.linalg.lstsq(Z, y - y.mean())[0]
    return coef, float(y.mean() - centre @ coef)
    ### END SOLUTION

# %% tests ols-basics points=1.5
import numpy as np
from sklearn.linear_model import LinearRegression
from course.checks import close, fresh, message, unchanged

X, y = np.array([[0.0], [1.0], [2.0]]), np.array([1.0, 5.0, 9.0])
got = ols(X, y)
with message("W1", "The intercept is missing: the line was forced through the origin."):
    assert not np.allclose(got[0], [4.6]) and not np.isclose(got[1], 0.0)
with message("W3", "The intercept is half of what it should be: the column of ones stands twice."):
    assert not np.isclose(got[1], 0.5)
close(got[0], [4.0], what="coef")
close(got[1], 1.0, what="the intercept")
### BEGIN HIDDEN TESTS
for rng, (n, d) in fresh(3, shapes=[(8, 2), (20, 5), (6, 1), (40, 3)]):
    X = rng.normal(size=(n, d)) * 2 + 3
    y = X @ rng.normal(size=d) + 7 + rng.normal(size=n)
    model = LinearRegression().fit(X, y)
    flat = LinearRegression(fit_intercept=False).fit(X, y)
    with unchanged(X, y):
        coef, intercept = ols(X, y)
    with message("W1", "The intercept is missing: the line was forced through the origin."):
        assert not np.allclose(coef, flat.coef_, rtol=1e-6)
    with message("W3", "The intercept is half of what it should be: the column of ones stands "
                 "twice."):
        assert not np.isclose(intercept, model.intercept_ / 2, rtol=1e-6)
    close(coef, model.coef_, rtol=1e-7, atol=1e-7, what="coef")
    close(intercept, model.intercept_, rtol=1e-7, atol=1e-7, what="the intercept")
### END HIDDEN TESTS

# %% tests ols-rank points=1.5
# Hidden: equal and constant columns, fewer rows than columns, a large offset, integers, one row.
### BEGIN HIDDEN TESTS
import numpy as np
from course.checks import close, fresh, message, unchanged


def smallest(X, y):
    centred = X - X.mean(axis=0)
    coef = np.linalg.pinv(centred, rcond=1e-10) @ (y - y.mean())
    return coef, y.mean() - X.mean(axis=0) @ coef


for rng, (n, d) in fresh(3, shapes=[(4, 6), (9, 3), (3, 3), (15, 2)]):
    X, y = rng.normal(size=(n, d)) + 2, rng.normal(size=n) + 5
    X[:, -1] = X[:, 0]
    coef, intercept = smallest(X, y)
    with message("W2", "Equal columns or n < d lose rank, and an inverse of a singular matrix is "
                 "noise: use lstsq."):
        got = ols(X, y)
        close(got[0] @ (X - X.mean(axis=0)).T + y.mean(), (X @ coef) + intercept, atol=1e-6)
    with message("W4", "The smallest norm is of the coefficients alone: the intercept must not "
                 "count. Centre first."):
        close(got[0], coef, rtol=1e-6, atol=1e-6)
    close(got[1], intercept, rtol=1e-6, atol=1e-6, what="the intercept")

    far = ols(X, y + 1e6)
    close(far[0], coef, atol=1e-6, what="coef of a target near a million")
    close(far[1], intercept + 1e6, rtol=1e-10, what="the intercept of a target near a million")
    whole, target = rng.integers(-9, 10, size=(8, 2)), rng.integers(-9, 10, size=8)
    near, far = ols(whole, target), ols(whole, target + 2.0**40)
    with message("W6", "A large constant in y spoilt the coefficients: centre y too."):
        close(far[0], near[0], atol=1e-7)

    X[:, -1] = 0.1
    coef, intercept = smallest(X, y)
    with unchanged(X, y), message("W5", "A constant column must get the coefficient 0."):
        got = ols(X, y)
        close(got[0][-1], 0.0, atol=1e-8)
    close(got[0], coef, rtol=1e-6, atol=1e-6, what="coef beside a constant column")
    for value in (0.1, 1 / 3, 1e6 + 0.1):
        with message("W5", "A constant column must get the coefficient 0."):
            got = ols(np.full((n, 1), value), y)
            close(got[0], [0.0], atol=1e-6)
        close(got[1], y.mean(), rtol=1e-6, atol=1e-6, what="the intercept beside a constant column")
    whole, target = rng.integers(-4, 5, size=(n, d)), rng.integers(-9, 10, size=n)
    coef, intercept = smallest(whole.astype(float), target.astype(float))
    for got in (ols(whole, target), ols(whole.tolist(), target.tolist())):
        close(got[0], coef, rtol=1e-6, atol=1e-6, what="coef of integers")
        close(got[1], intercept, rtol=1e-6, atol=1e-6, what="the intercept of integers")
    one = ols(X[:1], y[:1])
    close(one[0], np.zeros(d), what="coef of one row")
    close(one[1], y[0], what="the intercept of one row")
### END HIDDEN TESTS

# %% [markdown]
# ## Exercise 2 · Fit by gradient descent (3 points)
#
# When there are too many rows or columns to factorise, we walk downhill. The raw diabetes data show the catch. The number of
# steps grows with the ratio of the largest to the smallest eigenvalue of $Z^\top Z/n$:

# %%
raw = load_diabetes(scaled=False).data
raw = raw - raw.mean(axis=0)
for label, Z in (("centred", raw), ("standardised", raw / raw.std(axis=0))):
    eigenvalues = np.linalg.eigvalsh(Z.T @ Z / len(Z))
    print(f"{label:12} ratio of eigenvalues {eigenvalues[-1] / eigenvalues[0]:.0f}")

# %% [markdown]
# So standardise inside, $z_j = (x_j - \bar x_j)/s_j$ with $s_j$ the standard deviation (`ddof=0`), walk on $z$, and answer in the
# units you were asked in:
#
# $$\gamma \leftarrow \gamma - \frac{1}{\lambda}\,\frac1n Z^\top(Z\gamma - (y-\bar y)), \qquad
# \beta_j = \gamma_j/s_j, \quad \beta_0 = \bar y - \bar x^\top\beta .$$
#
# Start at $\gamma = 0$; $\lambda$ is the largest eigenvalue of $Z^\top Z/n$, for which every step goes downhill. For $x = 0, 2$ and
# $y = 1, 7$: $z = -1, 1$, $\lambda = 1$, one step gives $\gamma = 3$, and $\beta = 3$, $\beta_0 = 1$.

# %% solution ols_gd
def ols_gd(X: np.ndarray, y: np.ndarray, n_iter: int) -> tuple[np.ndarray, float]:
    """Exactly n_iter steps of the gradient descent above, answered in original units.

    Parameters
    ----------
    X : array or list of rows, shape (n, d), n >= 1 and d >= 1, integers or floats. Not changed.
        Scales from 1e-3 to 1e5 may stand side by side.
    y : array or list of n numbers. Not changed.
    n_iter : number of steps, at least 0.

    (No NaN or inf: you need not check.)

    Returns
    -------
    (coef, intercept): a float64 array of shape (d,), and a number, for X as it was given. A column
    whose values are all equal gets the coefficient exactly 0 and takes no part in the descent.
    n_iter = 0, or constant columns only: all coef 0, intercept mean(y).

    Example
    -------
    ols_gd([[0], [2]], [1, 7], 1)  ->  ([3.0], 1.0)
    """
    ### BEGIN SOLUTION
    X, y = np.asarray(X, dtype=float), np.asarray(y, dtype=float)
    n, d = X.shape
    centre, varies = X.mean(axis=0), np.ptp(X, axis=0) > 0
    coef = np.zeros(d)
    if varies.any():
        scale = X[:, varies].std(axis=0)
        Z = (X - centre)[:, varies] / scale
        step = 1 / np.linalg.eigvalsh(Z.T @ Z / n)[-1]
        gamma, target = np.zeros(Z.shape[1]), y - y.mean()
        for _ in range(n_iter):
            gamma -= step * (Z.T @ (Z @ gamma - target)) / n
        coef[varies] = gamma / scale
    return coef, float(y.mean() - centre @ coef)
    ### END SOLUTION

# %% tests ols_gd-basics points=1.5
import numpy as np
from course.checks import close, fresh, message, unchanged

X, y = np.array([[0.0], [4.0]]), np.array([1.0, 7.0])
got = ols_gd(X, y, 50)
with message("W1", "These are the coefficients of the scaled columns: divide by the scales."):
    assert not np.allclose(got[0], [3.0])
with message("W2", "The intercept still belongs to centred columns: take the means off."):
    assert not np.isclose(got[1], 4.0)
close(got[0], [1.5], what="coef")
close(got[1], 1.0, what="the intercept")
### BEGIN HIDDEN TESTS
for rng, d in fresh(3, shapes=[1, 3, 5]):
    scale = 10.0 ** np.linspace(5, -3, d)
    U = rng.normal(size=(60, d))
    X = (U + 2) * scale
    y = U @ rng.uniform(1, 2, d) + 10 + 0.1 * rng.normal(size=60)
    A = np.column_stack([np.ones(60), (X - X.mean(axis=0)) / X.std(axis=0)])
    solved = np.linalg.lstsq(A, y)[0]
    coef = solved[1:] / X.std(axis=0)
    with unchanged(X, y):
        got = ols_gd(X, y, 400)
    with message("W1", "These are the coefficients of the scaled columns: divide by the scales."):
        assert not np.allclose(got[0], solved[1:], rtol=1e-3)
    with message("W2", "The intercept still belongs to centred columns: take the means off."):
        assert not np.isclose(got[1], y.mean(), rtol=1e-6)
    with message("W3", "The descent did not arrive for columns of very different scales: "
                 "standardise inside."):
        assert np.all(np.isfinite(got[0]))
        close(np.asarray(got[0]) * scale, coef * scale, rtol=1e-4, atol=1e-4)
    close(got[1], y.mean() - X.mean(axis=0) @ coef, rtol=1e-4, atol=1e-4, what="the intercept")
### END HIDDEN TESTS

# %% tests ols_gd-edges points=1.5
# Hidden: few steps and none, constant columns, integers and lists, one row.
### BEGIN HIDDEN TESTS
import numpy as np
from course.checks import close, fresh, message, no_warnings, unchanged


def walk(X, y, steps):
    Z = (X - X.mean(axis=0)) / X.std(axis=0)
    G, c, gamma = Z.T @ Z / len(Z), Z.T @ (y - y.mean()) / len(Z), np.zeros(X.shape[1])
    for _ in range(steps):
        gamma = gamma - (G @ gamma - c) / np.linalg.norm(G, 2)
    coef = gamma / X.std(axis=0)
    return coef, y.mean() - X.mean(axis=0) @ coef


for rng, (n, d) in fresh(3, shapes=[(12, 3), (5, 2), (30, 4)]):
    X = rng.normal(size=(n, d)) * [10.0, 0.01, 3.0, 500.0][:d] + 4
    X[:, 1] += 0.001 * X[:, 0]
    y = rng.normal(size=n) + 3
    for steps in (1, 3, 17):
        coef, intercept = walk(X, y, steps)
        with unchanged(X, y):
            got = ols_gd(X, y, steps)
        with message("W5", "After few steps the result is not that of the descent in the text: "
                     "start, step or number of steps differ."):
            close(got[0], coef, rtol=1e-7, atol=1e-9)
        close(got[1], intercept, rtol=1e-7, atol=1e-9, what="the intercept after few steps")
    none = ols_gd(X, y, 0)
    close(none[0], np.zeros(d), what="coef after no step")
    close(none[1], y.mean(), what="the intercept after no step")
    for value in (0.1, 7.0, -1e5 / 3):
        flat = np.column_stack([X[:, 0], np.full(n, value), X[:, 1]])
        coef, intercept = walk(X[:, :2], y, 9)
        with message("W4", "A constant column must get exactly 0, without a division by 0 and "
                     "though its mean may be rounded."):
            with no_warnings():
                got = ols_gd(flat, y, 9)
            assert got[0][1] == 0
            close(got[0], [coef[0], 0.0, coef[1]], rtol=1e-7, atol=1e-9)
            close(got[1], intercept, rtol=1e-7, atol=1e-9)
            with no_warnings():
                only = ols_gd(np.full((n, 2), value), y, 5)
            close(only[0], [0.0, 0.0], atol=0)
            close(only[1], y.mean())
    whole, target = rng.integers(-9, 10, size=(n, d)), rng.integers(-9, 10, size=n)
    whole[0], whole[1] = 10, -10
    coef, intercept = walk(whole.astype(float), target.astype(float), 6)
    for got in (ols_gd(whole, target, 6), ols_gd(whole.tolist(), target.tolist(), 6)):
        close(got[0], coef, rtol=1e-7, atol=1e-9, what="coef of integers")
        close(got[1], intercept, rtol=1e-7, atol=1e-9, what="the intercept of integers")
    one = ols_gd(X[:1], y[:1], 4)
    close(one[0], np.zeros(d), what="coef of one row")
### END HIDDEN TESTS

# %% [markdown]
# ## Exercise 3 · How much is explained (2 points)
#
# Compare the squared errors with those of the simplest forecast, the mean:
#
# $$R^2 = 1 - \frac{\sum_i (y_i-\hat y_i)^2}{\sum_i (y_i-\bar y)^2}, \qquad
# R^2_{\text{adj}} = 1 - (1-R^2)\,\frac{n-1}{n-p-1}.$$
#
# For $y = 1, 2, 3$ and forecasts $1, 2, 5$: $1 - 4/2 = -1$. Worse than the mean is negative, and that is no mistake. The adjusted
# version charges for each of the $p$ columns.

# %% solution r2
def r2(y: np.ndarray, yhat: np.ndarray) -> float:
    """Share of the variance of y that the forecasts yhat explain.

    Parameters
    ----------
    y, yhat : arrays or lists of n numbers each, integers or floats, no NaN or inf. Not changed.

    Returns
    -------
    One number, at most 1; it may be negative. If all y are equal (n = 1 too): 1.0 if every
    forecast equals y exactly, otherwise 0.0.

    Raises
    ------
    ValueError if n = 0 or the lengths differ.

    Example
    -------
    r2([1, 2, 3], [1, 2, 5])  ->  -1.0
    """
    ### BEGIN SOLUTION
    y, yhat = np.asarray(y, dtype=float), np.asarray(yhat, dtype=float)
    if len(y) == 0 or len(y) != len(yhat):
        raise ValueError("y and yhat need the same number of values, at least one")
    if y.min() == y.max():
        return float(np.all(y == yhat))
    return float(1 - np.sum((y - yhat) ** 2) / np.sum((y - y.mean()) ** 2))
    ### END SOLUTION


def adjusted_r2(y: np.ndarray, yhat: np.ndarray, p: int) -> float:
    """R squared adjusted for p columns (the intercept is not one of them), p >= 0.

    R squared is that of ``r2``, constant y and errors included. Raises ValueError too if
    n - p - 1 < 1.

    Example
    -------
    adjusted_r2([1, 2, 3, 4], [1, 2, 3, 5], 1)  ->  0.7
    """
    ### BEGIN SOLUTION
    share, n = r2(y, yhat), len(y)
    if n - p - 1 < 1:
        raise ValueError("too few rows for this many columns")
    return 1 - (1 - share) * (n - 1) / (n - p - 1)
    ### END SOLUTION

# %% tests r2-basics points=1
import numpy as np
from sklearn.metrics import r2_score
from course.checks import close, fresh, message, unchanged

got = r2([1, 2, 3], [1, 2, 5])
with message("W1", "This is the squared correlation: it forgives forecasts that are off by a shift "
             "or a factor."):
    assert not np.isclose(got, np.corrcoef([1, 2, 3], [1, 2, 5])[0, 1] ** 2)
with message("W3", "A forecast worse than the mean has a negative R squared: do not clip it."):
    assert got != 0.0
with message("W2", "Compare with the mean of y, not with the mean of the forecasts."):
    assert not np.isclose(got, 1 - 4 / (2 + 3 * (2 / 3) ** 2))
with message("W4", "y and the forecasts are swapped: R squared is not symmetric."):
    assert not np.isclose(got, 1 - 4 / (26 / 3))
close(got, -1.0)
close(adjusted_r2([1, 2, 3, 4], [1, 2, 3, 5], 1), 0.7)
### BEGIN HIDDEN TESTS
for rng, n in fresh(3, shapes=[3, 8, 50]):
    y = rng.normal(size=n) * 3 + 10
    for yhat in (y + rng.normal(size=n), rng.normal(size=n) + 5, 2 * y + 1, y.copy()):
        expected = r2_score(y, yhat)
        with unchanged(y, yhat):
            got = r2(y, yhat)
        with message("W1", "This is the squared correlation: it forgives forecasts that are off by "
                     "a shift or a factor."):
            assert expected > 0.99 or not np.isclose(got, np.corrcoef(y, yhat)[0, 1] ** 2)
        with message("W3", "A forecast worse than the mean has a negative R squared: do not clip "
                     "it."):
            assert expected >= 0 or got < 0
        close(got, expected, rtol=1e-8)
        for p in range(n - 1):
            close(adjusted_r2(y, yhat, p), 1 - (1 - expected) * (n - 1) / (n - p - 1), rtol=1e-8,
                  atol=1e-9, what="the adjusted R squared")
    with message("W4", "y and the forecasts are swapped: R squared is not symmetric."):
        close(r2(y, y * 0.5), r2_score(y, y * 0.5), rtol=1e-8)
### END HIDDEN TESTS

# %% tests r2-edges points=1
# Hidden: constant y, offsets, one value and none, different lengths, too many columns.
### BEGIN HIDDEN TESTS
import numpy as np
from course.checks import close, fresh, message, no_warnings, raises

for rng, n in fresh(3, shapes=[2, 5, 12]):
    for value in (0.1, 3.0, 1 / 3, float(rng.normal())):
        y = np.full(n, value)
        with message("W5", "If all y are equal: 1.0 for exact forecasts, otherwise 0.0, and no "
                     "division by 0."), no_warnings():
            close(r2(y, y.copy()), 1.0)
            close(r2(y, y + rng.normal(size=n)), 0.0)
            close(r2(y, y + 1e-9), 0.0)
            close(r2(y.tolist(), [value] * (n - 1) + [value + 1]), 0.0)
            close(r2([value], [value]), 1.0)
            close(r2([value], [value + 2]), 0.0)
            close(adjusted_r2([value] * (n + 2), [value] * (n + 2), 1), 1.0)
    y, error = rng.normal(size=n), rng.normal(size=n)
    share = 1 - np.sum(error**2) / np.sum((y - y.mean()) ** 2)
    close(r2(y + 1e4, y + error + 1e4), share, rtol=1e-6, atol=1e-6, what="R squared of shifted y")
    close(r2(7 * y, 7 * (y + error)), share, rtol=1e-7, atol=1e-7, what="R squared in other units")
    raises(ValueError, r2, y, error[:-1])
    raises(ValueError, r2, [1.0], [1.0, 2.0])
    raises(ValueError, r2, y, error[:1])
    raises(ValueError, adjusted_r2, y, error[:-1], 0)
    for p in (n - 1, n, n + 3):
        raises(ValueError, adjusted_r2, y, error, p)
raises(ValueError, r2, [], [])
refused = raises(ValueError, adjusted_r2, [], [], 0)
### END HIDDEN TESTS

# %% [markdown]
# ## Exercise 4 · Coefficients with their uncertainty (3 points)
#
# Other cars would have given other coefficients. If the noise is independent with equal spread, and $A$ is $X$ with a column of ones
# in front,
#
# $$s^2 = \frac{\sum_i (y_i - \hat y_i)^2}{n-p-1}, \qquad \text{se}_j = s\sqrt{\big[(A^\top A)^{-1}\big]_{jj}}, \qquad
# t_j = \beta_j/\text{se}_j .$$
#
# We divide by $n-p-1$ because the fit has used up $p+1$ of the $n$ numbers. For the same reason the 95 % interval
# $\beta_j \pm q\,\text{se}_j$ takes its $q$, the 0.975 quantile, from the $t$ distribution with $n-p-1$ degrees of freedom; with few rows
# it is much wider than the normal one:

# %%
from scipy import stats

for degrees in (3, 10, 100):
    print(f"{degrees:3} degrees of freedom: {stats.t.ppf(0.975, degrees):.2f}", end="; ")
print(f"normal: {stats.norm.ppf(0.975):.2f}")

# %% [markdown]
# The p-value is the chance of a $|t|$ at least this large if the true coefficient were 0 (two-sided). It is not the chance that the
# coefficient is 0.

# %% solution coefficient_table
def coefficient_table(X: np.ndarray, y: np.ndarray, names: list[str]) -> pd.DataFrame:
    """Estimates of a regression with intercept, with standard errors, t, p and 95 % intervals.

    Parameters
    ----------
    X : array or list of rows, shape (n, p), p >= 1, integers or floats. Not changed.
        Columns may have very different units (1e-6 to 1e6).
    y : array or list of n numbers. Not changed. It is not fitted exactly.
    names : list of p strings, one for each column of X. Not changed.

    (No NaN or inf: you need not check.)

    Returns
    -------
    DataFrame with the index ["intercept", *names] and the float64 columns "estimate", "se", "t",
    "p", "low", "high", in this order; low and high are the ends of the interval.

    Raises
    ------
    ValueError if len(names) != p, if n - p - 1 < 1, or if the columns with the column of ones are
    linearly dependent (so for a constant column, or two equal ones).
    """
    ### BEGIN SOLUTION
    from scipy import stats

    X, y = np.asarray(X, dtype=float), np.asarray(y, dtype=float)
    n, p = X.shape
    A = np.column_stack([np.ones(n), X])
    scale = np.linalg.norm(A, axis=0)
    degrees = n - p - 1
    if len(names) != p or degrees < 1 or scale.min() == 0:
        raise ValueError("wrong number of names, too few rows, or a column of zeros")
    A = A / scale
    if np.linalg.matrix_rank(A) < p + 1:
        raise ValueError("the columns are linearly dependent")
    Q, R = np.linalg.qr(A)
    inverse = np.linalg.solve(R, np.eye(p + 1))
    estimate = inverse @ (Q.T @ y)
    s = np.linalg.norm(y - A @ estimate) / np.sqrt(degrees)
    estimate, se = estimate / scale, s * np.linalg.norm(inverse, axis=1) / scale
    t, q = estimate / se, stats.t.ppf(0.975, degrees)
    columns = {"estimate": estimate, "se": se, "t": t, "p": 2 * stats.t.sf(np.abs(t), degrees),
               "low": estimate - q * se, "high": estimate + q * se}
    return pd.DataFrame(columns, index=["intercept", *names])
    ### END SOLUTION

# %% tests coefficient_table-basics points=1.5
import numpy as np
from scipy import stats
from course.checks import close, fresh, message, unchanged

X, y = np.array([[-1.0], [0.0], [0.0], [1.0]]), np.array([1.0, 1.0, 3.0, 3.0])
got = coefficient_table(X, y, ["x"])
assert list(got.index) == ["intercept", "x"], "The index is the intercept, then the names."
assert list(got.columns) == ["estimate", "se", "t", "p", "low", "high"], "The columns differ."
close(got["estimate"].to_numpy(), [2.0, 1.0], what="the estimate")
with message("W1", "The residual variance is divided by n: the fit has used up p + 1 numbers."):
    assert not np.isclose(got["se"].to_numpy()[0], np.sqrt(2 / 4 / 4))
with message("W4", "The intercept uses up a degree of freedom too: n - p - 1."):
    assert not np.isclose(got["se"].to_numpy()[0], np.sqrt(2 / 3 / 4))
close(got["se"].to_numpy(), [0.5, np.sqrt(0.5)], what="the standard error")
### BEGIN HIDDEN TESTS
for rng, (n, p) in fresh(3, shapes=[(10, 1), (8, 3), (60, 2), (7, 5)]):
    X = rng.normal(size=(n, p)) * rng.uniform(1.5, 3, p) + 1
    y = X @ rng.normal(size=p) + 2 + rng.normal(size=n)
    A = np.column_stack([np.ones(n), X])
    inverse = np.linalg.inv(A.T @ A)
    estimate = inverse @ A.T @ y
    rss, degrees = np.sum((y - A @ estimate) ** 2), n - p - 1
    se = np.sqrt(rss / degrees * np.diag(inverse))
    with unchanged(X, y):
        got = coefficient_table(X, y, [f"c{j}" for j in range(p)])
    close(got["estimate"].to_numpy(), estimate, rtol=1e-6, atol=1e-7, what="the estimate")
    ours = got["se"].to_numpy()
    with message("W1", "The residual variance is divided by n: the fit has used up p + 1 numbers."):
        assert not np.allclose(ours, np.sqrt(rss / n * np.diag(inverse)), rtol=1e-6)
    with message("W4", "The intercept uses up a degree of freedom too: n - p - 1."):
        assert not np.allclose(ours, np.sqrt(rss / (n - p) * np.diag(inverse)), rtol=1e-6)
    with message("W3", "The diagonal of the inverse is not the inverse of the diagonal: invert the "
                 "whole matrix first."):
        assert not np.allclose(ours, np.sqrt(rss / degrees / np.diag(A.T @ A)), rtol=1e-6)
        assert not np.allclose(ours, np.sqrt(rss / degrees * np.diag(A.T @ A)), rtol=1e-6)
    close(ours, se, rtol=1e-6, what="the standard error")
    close(got["t"].to_numpy(), estimate / se, rtol=1e-5, atol=1e-6, what="t")
    with message("W2", "The normal quantile is too short for few rows: use the t distribution."):
        assert not np.allclose(got["high"].to_numpy(), estimate + stats.norm.ppf(0.975) * se,
                               rtol=1e-5)
    q = stats.t.ppf(0.975, degrees)
    close(got["low"].to_numpy(), estimate - q * se, rtol=1e-6, atol=1e-6, what="low")
    close(got["high"].to_numpy(), estimate + q * se, rtol=1e-6, atol=1e-6, what="high")
    chance = 2 * stats.t.cdf(-np.abs(estimate / se), degrees)
    with message("W5", "The p-value must be two-sided: both tails count."):
        assert not (chance.max() > 1e-6 and np.allclose(got["p"].to_numpy(), chance / 2, rtol=1e-4))
    close(got["p"].to_numpy(), chance, rtol=1e-4, atol=1e-9, what="p")
### END HIDDEN TESTS

# %% tests coefficient_table-edges points=1.5
# Hidden: other units, dependent columns, too few rows, tiny p, names, integers and lists.
### BEGIN HIDDEN TESTS
import numpy as np
from scipy import stats
from course.checks import close, fresh, message, raises, unchanged

for rng, n in fresh(3, shapes=[6, 15, 40]):
    X = rng.normal(size=(n, 2)) + 1
    y = X[:, 0] - X[:, 1] + rng.normal(size=n)
    names = ["b", "a"]
    with unchanged(X, y, names):
        base = coefficient_table(X, y, names)
    assert list(base.index) == ["intercept", "b", "a"], "The rows keep the order of the columns."
    unit = np.array([1e6, 1e-6])
    with message("W6", "In other units the columns are not dependent, and t must stay."):
        scaled = coefficient_table(X * unit, y, names)
        close(scaled["t"].to_numpy(), base["t"].to_numpy(), rtol=1e-4, atol=1e-6)
        for column in ("estimate", "se", "low", "high"):
            close(scaled[column].to_numpy()[1:] * unit, base[column].to_numpy()[1:], rtol=1e-4,
                  atol=1e-6)
    line = stats.linregress(X[:, 0], y)
    single = coefficient_table(X[:, :1], y, ["only"])
    close(single["p"].to_numpy()[1], line.pvalue, rtol=1e-4, atol=1e-12, what="p")
    close(single["se"].to_numpy(), [line.intercept_stderr, line.stderr], rtol=1e-6, what="se")
    clear = coefficient_table(X[:, :1], 1e4 * X[:, 0] + y, ["only"])
    expected = stats.linregress(X[:, 0], 1e4 * X[:, 0] + y).pvalue
    close(clear["p"].to_numpy()[1] / expected, 1.0, rtol=1e-3, what="a tiny p")
    with message("W7", "Dependent columns have no standard errors: that must be a ValueError."):
        raises(ValueError, coefficient_table, np.column_stack([X, X[:, 0]]), y, ["a", "b", "c"])
        raises(ValueError, coefficient_table, np.column_stack([X[:, 0], np.ones(n)]), y, names)
        raises(ValueError, coefficient_table, np.column_stack([X[:, 0], np.zeros(n)]), y, names)
    raises(ValueError, coefficient_table, X, y, ["a"])
    raises(ValueError, coefficient_table, X, y, ["a", "b", "c"])
    raises(ValueError, coefficient_table, X[:3], y[:3], names)
    raises(ValueError, coefficient_table, X[:2], y[:2], names)
    four = coefficient_table(X[:4], y[:4], names)
    assert four.shape == (3, 6), "n = p + 2 rows are enough."
    whole, target = rng.integers(-5, 6, size=(n, 1)), rng.integers(-9, 10, size=n)
    whole[:2, 0] = 6, -7
    line = stats.linregress(whole[:, 0], target)
    for got in (coefficient_table(whole, target, ["k"]),
                coefficient_table(whole.tolist(), target.tolist(), ["k"])):
        close(got["se"].to_numpy(), [line.intercept_stderr, line.stderr], rtol=1e-6, what="se")
### END HIDDEN TESTS

# %% [markdown]
# ## Exercise 5 · Rows that steer the fit (3 points)
#
# The fits are $\hat y = Hy$, with $H = A(A^\top A)^{-1}A^\top$. Its diagonal entry $h_i$, the **leverage**, says how strongly row $i$ pulls
# its own fit: it depends on $x$ alone, lies between 0 and 1, and all together add up to $p+1$. A row of high leverage drags the fit
# along, so its residual $e_i$ looks small. The **studentised residual** corrects that, and **Cook's distance** says how far all
# fits move if row $i$ goes:
#
# $$r_i = \frac{e_i}{s\sqrt{1-h_i}}, \qquad D_i = \frac{r_i^2}{p+1}\cdot\frac{h_i}{1-h_i},$$
#
# with $s^2$ as in exercise 4, from all rows. Never form the $n \times n$ matrix: for $A = QR$, $h_i$ is the squared length of row $i$
# of $Q$.

# %%
A = np.column_stack([np.ones(len(cars)), cars[wanted]])
Q = np.linalg.qr(A)[0]
car_lever = np.sum(Q**2, axis=1)
car_error = mpg - Q @ (Q.T @ mpg)
student = car_error / np.sqrt(car_error @ car_error / (len(car_error) - 3) * (1 - car_lever))
distance = student**2 / 3 * car_lever / (1 - car_lever)
top = np.argsort(-distance)[:3]
print(f"leverages add up to {car_lever.sum():.0f}")
for i in top:
    print(f"{cars['Name'].iloc[i]:24} leverage {car_lever[i]:.3f}  studentised {student[i]:+.1f}")
fig, ax = plt.subplots()
ax.plot(car_lever, student, figures.MARKERS[0], markersize=4, alpha=0.5, label="car")
ax.plot(car_lever[top], student[top], figures.MARKERS[1], color=figures.COLOURS[3], markersize=9,
        label="largest Cook's distances")
ax.axhline(0, color="grey", linewidth=1)
ax.set(xlabel="leverage", ylabel="studentised residual", title="Which cars steer the fit?")
ax.legend(fontsize=9)
figures.show(fig, alt="Studentised residuals against leverage for all cars. Most points crowd at "
             "small leverage around zero; three triangles, the largest Cook's distances, have both "
             "a considerable leverage and a residual far from zero.")

# %% solution influence
def influence(X: np.ndarray, y: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Leverage, studentised residual and Cook's distance of every row (fit with intercept).

    Parameters
    ----------
    X : array or list of rows, shape (n, p), p >= 1, integers or floats, without a column of ones.
        Not changed.
    y : array or list of n numbers. Not changed. It is not fitted exactly.

    (No NaN or inf: you need not check.)

    Returns
    -------
    (leverage, studentised, cook), three float64 arrays of shape (n,). A studentised residual has
    the sign of y minus fit. A row of leverage 1 (above 1 - 1e-10) is fitted exactly whatever y is:
    its studentised residual and its Cook's distance are NaN, without a warning.

    Raises
    ------
    ValueError if n - p - 1 < 1, or if the columns with the column of ones are linearly dependent.
    """
    ### BEGIN SOLUTION
    X, y = np.asarray(X, dtype=float), np.asarray(y, dtype=float)
    n, p = X.shape
    A = np.column_stack([np.ones(n), X])
    if n - p - 1 < 1 or np.linalg.matrix_rank(A) < p + 1:
        raise ValueError("too few rows, or linearly dependent columns")
    Q = np.linalg.qr(A)[0]
    leverage = np.sum(Q**2, axis=1)
    residual = y - Q @ (Q.T @ y)
    free = np.where(leverage > 1 - 1e-10, np.nan, 1 - leverage)
    studentised = residual / np.sqrt(residual @ residual / (n - p - 1) * free)
    return leverage, studentised, studentised**2 / (p + 1) * leverage / free
    ### END SOLUTION

# %% tests influence-basics points=1.5
import numpy as np
from course.checks import close, fresh, message, unchanged

X, y = np.array([[-1.0], [0.0], [0.0], [1.0]]), np.array([1.0, 1.0, 3.0, 3.0])
got = influence(X, y)
with message("W2", "The intercept has leverage too: put a column of ones in front."):
    assert not np.allclose(got[0], [0.5, 0.0, 0.0, 0.5])
close(got[0], [0.75, 0.25, 0.25, 0.75], what="the leverage")
### BEGIN HIDDEN TESTS
for rng, (n, p) in fresh(3, shapes=[(8, 1), (12, 3), (30, 2), (7, 4)]):
    X, y = rng.normal(size=(n, p)) + 1, rng.normal(size=n) * 3 + 2
    A = np.column_stack([np.ones(n), X])
    hat = A @ np.linalg.inv(A.T @ A) @ A.T
    h, e = np.diag(hat), y - hat @ y
    s = np.sqrt(e @ e / (n - p - 1))
    with unchanged(X, y):
        leverage, student, cook = influence(X, y)
    with message("W2", "The intercept has leverage too: put a column of ones in front."):
        assert not np.allclose(leverage, np.diag(X @ np.linalg.inv(X.T @ X) @ X.T), rtol=1e-6)
    close(leverage, h, rtol=1e-6, what="the leverage")
    close(np.sum(leverage), p + 1.0, rtol=1e-6, what="the sum of the leverages")
    with message("W1", "The residuals are not studentised: divide by s and the root of 1 - h."):
        assert not any(np.allclose(student, raw, rtol=1e-6) for raw in (e, e / s))
    outer = []
    for i in range(n):
        rest = np.arange(n) != i
        beta = np.linalg.lstsq(A[rest], y[rest])[0]
        outer.append(np.sum((hat @ y - A @ beta) ** 2) / s**2 / (p + 1))
    r = e / s / np.sqrt(1 - h)
    if n - p > 3:
        outside = r * np.sqrt((n - p - 2) / (n - p - 1 - r**2))
        with message("W4", "s comes from all rows here, not from the fit without row i."):
            assert not np.allclose(student, outside, rtol=1e-6)
    with message("W3", "p + 1 coefficients were fitted, with the intercept: count it in s and in "
                 "Cook's distance."):
        for wrong in (r * np.sqrt((n - p) / (n - p - 1)),):
            assert not np.allclose(student, wrong, rtol=1e-6)
        assert not np.allclose(cook, np.array(outer) * (p + 1) / p, rtol=1e-6)
    close(student, r, rtol=1e-6, atol=1e-9, what="the studentised residual")
    close(cook, outer, rtol=1e-6, atol=1e-9, what="Cook's distance")
### END HIDDEN TESTS

# %% tests influence-edges points=1.5
# Hidden: a planted outlier, leverage 1, dependent columns, too few rows, integers and lists.
### BEGIN HIDDEN TESTS
import numpy as np
from course.checks import close, fresh, message, no_warnings, raises

for rng, n in fresh(3, shapes=[8, 15, 40]):
    X = rng.normal(size=(n, 2))
    y = X @ [1.0, -2.0] + 0.3 * rng.normal(size=n)
    place = int(rng.integers(n))
    X[place], y[place] = [6.0, 6.0], 40.0
    cook = np.asarray(influence(X, y)[2])
    assert int(np.argmax(cook)) == place, "A planted outlier must have the largest Cook's distance."
    base = influence(X, y)
    moved = influence(X * [10.0, 0.1] + 3, 5 * y - 7)
    for one, other, name in zip(moved, base, ("leverage", "studentised residual", "Cook")):
        close(one, other, rtol=1e-6, atol=1e-8, what=f"the {name} in other units")

    flag = np.column_stack([X[:, 0], np.arange(n) == place])
    A = np.column_stack([np.ones(n - 1), np.delete(X[:, 0], place)])
    hat = A @ np.linalg.pinv(A)
    rest, e = np.delete(y, place), np.delete(y, place) - hat @ np.delete(y, place)
    h, s = np.diag(hat), np.sqrt(e @ e / (n - 3))
    student = np.insert(e / s / np.sqrt(1 - h), place, np.nan)
    with message("W5", "A row of leverage 1 must give NaN for the residual and for Cook, and no "
                 "warning."):
        with no_warnings():
            got = influence(flag, y)
        assert np.isnan(got[1][place]) and np.isnan(got[2][place])
    close(got[0], np.insert(h, place, 1.0), rtol=1e-6, atol=1e-8, what="the leverage")
    close(got[1], student, rtol=1e-6, atol=1e-7, what="the studentised residual")
    close(got[2], student**2 / 3 * np.insert(h / (1 - h), place, np.nan), rtol=1e-6, atol=1e-7,
          what="Cook's distance")
    with message("W6", "Dependent columns must be a ValueError."):
        raises(ValueError, influence, np.column_stack([X, X[:, 0] - X[:, 1]]), y)
        raises(ValueError, influence, np.column_stack([X[:, 0], np.ones(n)]), y)
    raises(ValueError, influence, X[:3], y[:3])
    assert len(influence(X[:4], y[:4])) == 3, "n = p + 2 rows are enough."
    whole, target = rng.integers(-5, 6, size=(n, 1)), rng.integers(-9, 10, size=n)
    whole[:2, 0] = 6, -7
    x = whole[:, 0] - whole.mean()
    for got in (influence(whole, target), influence(whole.tolist(), target.tolist())):
        close(got[0], 1 / n + x**2 / (x @ x), rtol=1e-6, what="the leverage of integers")
### END HIDDEN TESTS

# %% [markdown]
# ## Exercise 6 · Leave one out without refitting (3 points)
#
# How large is the error on a row the fit has not seen? Leave out row $i$, fit, predict it, square; then the mean over all rows. That is $n$
# fits, or none, for the error of the left-out row is $e_i/(1-h_i)$:
#
# $$\text{LOO} = \frac1n\sum_{i=1}^n\Big(\frac{e_i}{1-h_i}\Big)^2 .$$
#
# For $y = 0, 0, 3$ and a fit of the mean alone, $h_i = 1/3$: the residuals $-1, -1, 2$ become $-1.5, -1.5, 3$. Indeed the mean
# without the last value is 0, and it misses 3 by 3.

# %%
left_out = car_error / (1 - car_lever)
print(f"cars: training error {np.mean(car_error**2):.2f}, leave-one-out {np.mean(left_out**2):.2f}")

# %% solution loo_mse
def loo_mse(X: np.ndarray, y: np.ndarray) -> float:
    """Mean squared error of leave-one-out predictions of a regression with intercept.

    Parameters
    ----------
    X : array or list of rows, shape (n, p), p >= 1, integers or floats, without a column of ones.
        Not changed.
    y : array or list of n numbers. Not changed.

    (No NaN or inf: you need not check.)

    Returns
    -------
    One number, of one fit: it must be much faster than n fits.

    Raises
    ------
    ValueError if the columns with the column of ones are linearly dependent (so for n < p + 1), or
    if a row has a leverage above 1 - 1e-10: without it they would be (so for n = p + 1).

    Example
    -------
    loo_mse([[0], [1], [1], [2]], [1, 1, 3, 3])  ->  0.888... (= 8 / 9)
    """
    ### BEGIN SOLUTION
    X, y = np.asarray(X, dtype=float), np.asarray(y, dtype=float)
    A = np.column_stack([np.ones(len(X)), X])
    if np.linalg.matrix_rank(A) < A.shape[1]:
        raise ValueError("linearly dependent columns")
    Q = np.linalg.qr(A)[0]
    leverage = np.sum(Q**2, axis=1)
    if leverage.max() > 1 - 1e-10:
        raise ValueError("a coefficient hangs on one row alone")
    return float(np.mean(((y - Q @ (Q.T @ y)) / (1 - leverage)) ** 2))
    ### END SOLUTION

# %% tests loo_mse-basics points=1.5
import numpy as np
from course.checks import close, fresh, message, unchanged

X, y = np.array([[0.0], [1.0], [1.0], [2.0]]), np.array([1.0, 1.0, 3.0, 3.0])
got = loo_mse(X, y)
with message("W2", "This is the error on the rows that were fitted."):
    assert not np.isclose(got, 0.5)
with message("W1", "Each residual is divided by 1 - h before it is squared."):
    assert not np.isclose(got, 2 / 3)
with message("W4", "The leverage must count the intercept: put a column of ones in front."):
    assert not np.isclose(got, 0.72)
close(got, 8 / 9)
### BEGIN HIDDEN TESTS
for rng, (n, p) in fresh(3, shapes=[(8, 1), (12, 3), (25, 2), (7, 4)]):
    X, y = rng.normal(size=(n, p)) + 2, rng.normal(size=n) + 4
    A = np.column_stack([np.ones(n), X])
    errors = []
    for i in range(n):
        rest = np.arange(n) != i
        errors.append(y[i] - A[i] @ np.linalg.lstsq(A[rest], y[rest])[0])
    e = y - A @ np.linalg.lstsq(A, y)[0]
    with unchanged(X, y):
        got = loo_mse(X, y)
    with message("W2", "This is the error on the rows that were fitted."):
        assert not np.isclose(got, np.mean(e**2), rtol=1e-6)
    with message("W1", "Each residual is divided by 1 - h before it is squared."):
        assert not np.isclose(got, np.mean(e * np.array(errors)), rtol=1e-6)
    with message("W4", "The leverage must count the intercept: put a column of ones in front."):
        h = np.diag(X @ np.linalg.pinv(X))
        assert not np.isclose(got, np.mean((e / (1 - h)) ** 2), rtol=1e-6)
    close(got, np.mean(np.square(errors)), rtol=1e-6)
### END HIDDEN TESTS

# %% tests loo_mse-edges points=1.5
# Hidden: speed, leverage 1, dependent columns, too few rows, integers and lists.
### BEGIN HIDDEN TESTS
import numpy as np
from course.checks import close, faster_than, fresh, message, raises


def refit(X, y):
    A, errors = np.column_stack([np.ones(len(X)), X]), []
    for i in range(len(y)):
        rest = np.arange(len(y)) != i
        errors.append(y[i] - A[i] @ np.linalg.lstsq(A[rest], y[rest])[0])
    return np.mean(np.square(errors))


for rng, n in fresh(3, shapes=[6, 14]):
    X, y = rng.normal(size=(n, 2)), rng.normal(size=n)
    flag = np.column_stack([X[:, 0], np.arange(n) == rng.integers(n)])
    with message("W5", "If a coefficient hangs on one row (leverage 1) there is no answer: "
                 "ValueError."):
        raises(ValueError, loo_mse, flag, y)
        raises(ValueError, loo_mse, X[:3], y[:3])
    with message("W6", "Dependent columns must be a ValueError."):
        raises(ValueError, loo_mse, np.column_stack([X, X[:, 0]]), y)
        raises(ValueError, loo_mse, np.column_stack([X[:, 0], np.ones(n)]), y)
        raises(ValueError, loo_mse, X[:2], y[:2])
    close(loo_mse(X[:5], y[:5]), refit(X[:5], y[:5]), rtol=1e-5, what="the result for 5 rows")
    whole, target = rng.integers(-5, 6, size=(n, 1)), rng.integers(-9, 10, size=n)
    whole[:4, 0] = 6, -7, 5, -6
    for got in (loo_mse(whole, target), loo_mse(whole.tolist(), target.tolist())):
        close(got, refit(whole, target), rtol=1e-6, what="the result of integers")
for rng in fresh(1):
    X, y = rng.normal(size=(400, 3)), rng.normal(size=400)
    with message("W3", "n fits are not needed: use residuals and leverages of one fit."):
        faster_than(loo_mse, refit, X, y)
    close(loo_mse(X, y), refit(X, y), rtol=1e-6)
### END HIDDEN TESTS

# %% [markdown]
# ## Exercise 7 · A design matrix of full rank (3 points)
#
# `Origin` is a text. Give each level but one a column of 0 and 1. With all of them the columns would add up to the column of ones, and
# rank is lost. The level left out, here the first in sorted order, is the **reference**: each coefficient compares its level with it.
# Which level that is changes coefficients, never predictions.
#
# An **interaction** lets a slope differ between levels: the products of the columns of both variables, *added* to the main effects.
# The levels must be fixed before the rows are seen; else a batch without Japanese cars gets fewer columns than the model has
# coefficients. So they are an argument. With levels Europe, Japan, USA and the numeric column `hp`:
#
# | | hp | Origin[Japan] | Origin[USA] | hp:Origin[Japan] | hp:Origin[USA] |
# |---|---|---|---|---|---|
# | Europe, 70 | 70 | 0 | 0 | 0 | 0 |
# | USA, 90 | 90 | 0 | 1 | 0 | 90 |

# %% solution design
def design(
    df: pd.DataFrame,
    numeric: list[str],
    categorical: dict[str, list[str]],
    interactions: list[tuple[str, str]],
) -> tuple[np.ndarray, list[str]]:
    """Design matrix without the column of ones, and the names of its columns.

    Parameters
    ----------
    df : frame with any index; columns that are not asked for are ignored. Not changed.
    numeric : names of numeric columns (integers or floats); may be empty.
    categorical : name of a text column -> its known levels, all different, at least one, in any
        order; may be empty. The first in sorted order is the reference. Not changed.
    interactions : pairs of two different names, each from numeric or categorical; may be empty.

    Returns
    -------
    (matrix, names): a float64 array of shape (len(df), len(names)) and a list of str. In this order:
    the numeric columns, as given; for each categorical variable, as given, a column "name[level]" of
    0 and 1 for each level in sorted order but the first; for each pair (a, b), as given, the product
    "x:z" of each column x of a (outer loop) with each column z of b (inner loop).
    A known level that no row has still gets its column. No rows: shape (0, len(names)).

    Raises
    ------
    ValueError for a value of a categorical variable that is not a known level, for a missing value
    (NaN or None) in a column that is used, and for an interaction with a name that is neither in
    numeric nor in categorical. (No other errors need checking.)
    """
    ### BEGIN SOLUTION
    blocks: dict[str, dict[str, np.ndarray]] = {}
    for name in numeric:
        values = df[name].to_numpy(dtype=float)
        if np.isnan(values).any():
            raise ValueError(f"{name} has missing values")
        blocks[name] = {name: values}
    for name, levels in categorical.items():
        if not df[name].isin(levels).all():
            raise ValueError(f"{name} has a level that is not known")
        blocks[name] = {
            f"{name}[{level}]": (df[name] == level).to_numpy(dtype=float)
            for level in sorted(levels)[1:]
        }
    columns = {name: column for block in blocks.values() for name, column in block.items()}
    for a, b in interactions:
        if a not in blocks or b not in blocks:
            raise ValueError("an interaction needs the main effects of both variables")
        for x, left in blocks[a].items():
            for z, right in blocks[b].items():
                columns[f"{x}:{z}"] = left * right
    matrix = np.zeros((len(df), len(columns)))
    for j, column in enumerate(columns.values()):
        matrix[:, j] = column
    return matrix, list(columns)
    ### END SOLUTION

# %% tests design-basics points=1.5
import numpy as np
import pandas as pd
from course.checks import close, fresh, message, same, unchanged

df = pd.DataFrame({"hp": [90, 70], "Origin": ["USA", "Europe"]})
got = design(df, ["hp"], {"Origin": ["USA", "Europe", "Japan"]}, [("hp", "Origin")])
with message("W1", "One column for every level: with the intercept rank is lost. Leave the first "
             "sorted level out."):
    assert "Origin[Europe]" not in got[1] or len(got[1]) < 7
with message("W2", "The reference is the first level in sorted order, not the first to appear."):
    assert "Origin[Europe]" not in got[1]
with message("W3", "The main effects are missing beside the interaction."):
    assert "hp" in got[1] and "Origin[Japan]" in got[1]
names = ["hp", "Origin[Japan]", "Origin[USA]", "hp:Origin[Japan]", "hp:Origin[USA]"]
same(list(got[1]), names, what="the list of names")
close(got[0], [[90.0, 0.0, 1.0, 0.0, 90.0], [70.0, 0.0, 0.0, 0.0, 0.0]], what="the matrix")
### BEGIN HIDDEN TESTS
for rng, n in fresh(3, shapes=[30, 47, 60]):
    df = pd.DataFrame({
        "v": rng.normal(size=n), "w": rng.integers(0, 9, size=n),
        "g": rng.permutation(np.array(["c", "a", "b"])[np.arange(n) % 3]),
        "k": rng.permutation(np.array(["y", "x"])[np.arange(n) % 2]),
    }, index=rng.permutation(n) + 100)
    levels = {"g": ["c", "a", "b"], "k": ["y", "x"]}
    pairs = [("w", "g"), ("k", "v")]
    with unchanged(df, levels, pairs):
        matrix, names = design(df, ["w", "v"], levels, pairs)
    b, c, y = ((df[name] == level).to_numpy(dtype=float) for name, level in
               (("g", "b"), ("g", "c"), ("k", "y")))
    v, w = df["v"].to_numpy(), df["w"].to_numpy(dtype=float)
    same(list(names), ["w", "v", "g[b]", "g[c]", "k[y]", "w:g[b]", "w:g[c]", "k[y]:v"],
         what="the list of names")
    close(matrix, np.column_stack([w, v, b, c, y, w * b, w * c, y * v]), what="the matrix")
    full = np.column_stack([np.ones(n), matrix])
    assert np.linalg.matrix_rank(full) == full.shape[1], "With the intercept rank is lost."
    other = df.assign(g=df["g"].map({"a": "z", "b": "b", "c": "c"}))
    second, _ = design(other, ["w", "v"], {"g": ["b", "c", "z"], "k": ["x", "y"]}, pairs)
    again = np.column_stack([np.ones(n), second])
    target = rng.normal(size=n)
    close(again @ np.linalg.pinv(again) @ target, full @ np.linalg.pinv(full) @ target, rtol=1e-6,
          atol=1e-6, what="the prediction with another reference level")
### END HIDDEN TESTS

# %% tests design-edges points=1.5
# Hidden: unknown levels, levels no row has, missing values, two categories, empty parts, no rows.
### BEGIN HIDDEN TESTS
import numpy as np
import pandas as pd
from course.checks import close, fresh, message, raises, same

for rng, n in fresh(3, shapes=[4, 9]):
    v = rng.normal(size=n)
    texts = {"g": ["b"] * (n - 1) + ["d"], "h": ["q", "p"] * (n // 2) + ["p"] * (n % 2)}
    df = pd.DataFrame({"v": v, **texts}, index=[5] * n)
    with message("W4", "A level that was not announced must be a ValueError, not a row of zeros."):
        raises(ValueError, design, df, ["v"], {"g": ["a", "b"]}, [])
        raises(ValueError, design, df, [], {"g": ["b"]}, [])
    with message("W5", "A known level that no row has must get its column too."):
        matrix, names = design(df, ["v"], {"g": ["d", "c", "b", "a"]}, [])
        same(list(names), ["v", "g[b]", "g[c]", "g[d]"])
    dummy = np.zeros((n, 3))
    dummy[:-1, 0], dummy[-1, 2] = 1.0, 1.0
    close(matrix, np.column_stack([v, dummy]), what="the matrix")
    matrix, names = design(df, [], {"h": ["p", "q"], "g": ["b", "c", "d"]}, [("g", "h")])
    q, d = (df["h"] == "q").to_numpy(dtype=float), (df["g"] == "d").to_numpy(dtype=float)
    same(list(names), ["h[q]", "g[c]", "g[d]", "g[c]:h[q]", "g[d]:h[q]"], what="the list of names")
    close(matrix, np.column_stack([q, 0 * q, d, 0 * q, d * q]), what="the matrix")
    with message("W6", "A missing value must be a ValueError."):
        holes = df.assign(v=np.where(np.arange(n) == 1, np.nan, v))
        raises(ValueError, design, holes, ["v"], {}, [])
        holes = df.assign(g=["b", None] + ["b"] * (n - 2))
        raises(ValueError, design, holes, ["v"], {"g": ["a", "b"]}, [])
    same(list(design(holes, ["v"], {}, [])[1]), ["v"], what="names without the unused column")
    with message("W7", "An interaction with a column that has no main effect must be a "
                 "ValueError."):
        raises(ValueError, design, df, ["v"], {}, [("v", "g")])
        raises(ValueError, design, df, [], {"g": ["b", "d"]}, [("v", "g")])
    matrix, names = design(df, ["v"], {}, [])
    close(matrix, v[:, None], what="the matrix of one numeric column")
    single = df.assign(one="u")
    matrix, names = design(single, ["v"], {"one": ["u"]}, [("v", "one")])
    same(list(names), ["v"], what="the list of names for one level")
    matrix, names = design(df.iloc[:0], ["v"], {"h": ["p", "q"]}, [("v", "h")])
    same(list(names), ["v", "h[q]", "v:h[q]"], what="the list of names without rows")
    assert np.shape(matrix) == (0, 3), "No rows must give shape (0, number of names)."
    matrix, names = design(df, [], {}, [])
    assert np.shape(matrix) == (n, 0) and list(names) == [], "Nothing asked for: shape (n, 0)."
    squares = df.assign(z=2 * v)
    matrix, names = design(squares, ["v", "z"], {}, [("z", "v")])
    same(list(names), ["v", "z", "z:v"], what="the list of names")
    close(matrix, np.column_stack([v, 2 * v, 2 * v * v]), what="the matrix")
### END HIDDEN TESTS

# %% [markdown]
# ## Now the library

# %%
from sklearn.compose import make_column_transformer
from sklearn.metrics import r2_score
from sklearn.model_selection import LeaveOneOut, cross_val_score
from sklearn.preprocessing import OneHotEncoder

model = LinearRegression().fit(cars[wanted], mpg)
print("1, 2 ", np.round(model.coef_, 3), round(float(model.intercept_), 2))
three = ["Acceleration", "Horsepower", "Weight_in_lbs"]
print("     with weight:", np.round(LinearRegression().fit(cars[three], mpg).coef_, 3) + 0.0)
on_both = LinearRegression().fit(cars[wanted], cars["Weight_in_lbs"])
print("     weight on both:", np.round(on_both.coef_, 1))
print("3    ", round(r2_score(mpg, model.predict(cars[wanted])), 3))
first = cars.iloc[:60]
scores = cross_val_score(LinearRegression(), first[wanted], mpg[:60], cv=LeaveOneOut(),
                         scoring="neg_mean_squared_error")
print("6     60 cars, 60 fits:", round(-scores.mean(), 2))
dummies = make_column_transformer((OneHotEncoder(drop="first"), ["Origin"]),
                                  remainder="passthrough")
dummies.fit(cars[["Origin", "Horsepower"]])
print("7    ", dummies.get_feature_names_out().tolist())

# %% [markdown]
# scikit-learn gives no standard errors, leverages or Cook's distances; statsmodels does. Ship the library's fit and encoder; write your
# own where you need a number it hides.

# %% [markdown]
# ## Reflection (5 points, graded by a person)
#
# Acceleration has the coefficient +1.20 alone and −0.61 next to horsepower. **Explain this to a car engineer. Say which question each
# number answers, and why neither is "the effect" of acceleration.** At most 250 words; add cells for your run, for
# instance with the weight of the car as a third column.
#
# *Rubric:* 0 absent · 1 assertion without evidence · 3 right claim with a number or plot from your own run ·
# 4 also the assumption or limit · 5 also what you would do in production.

# %% [markdown] manual reflection points=5
# ### BEGIN SOLUTION
# "Seconds to 60 mph" is large for slow cars. Over all 392 cars one more second goes with 1.20 miles per gallon more. This
# answers: I know only that a car is slower; what consumption do I expect? Slow cars mostly have weak engines (correlation −0.69), and weak
# engines are frugal. The number carries the engine along.
#
# Next to horsepower it is −0.61. This answers: two cars have equally strong engines and one is a second slower; what then? The slower one
# is mostly heavier (105 pounds a second), and goes less far. So this number carries the weight along: with weight as a third column it shrinks to about −0.00.
#
# So the sign belongs to the *question*: a coefficient compares cars that agree in the other columns of the model. Neither is an effect: nobody
# changed a car's acceleration and left all else alone; it is itself a result of power, weight and gearing. Detuning an engine changes power
# and acceleration together.
#
# Limits: the fit assumes straight lines and equal spread, while consumption is curved in horsepower; the cars are from 1970 to 1982; some rows
# steer the fit; the share explained is 0.63.
#
# In production I would predict with all three columns, report coefficients only with the list of the other columns and an interval, watch the residuals
# by year and origin, and take an experiment on the test bench for the question "what if we change it?".
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
# - James, Witten, Hastie, Tibshirani and Taylor, *An Introduction to Statistical Learning*, ch. 3: regression with all its questions.
# - Hastie, Tibshirani and Friedman, *The Elements of Statistical Learning*, ch. 3.
# - Deisenroth, Faisal and Ong, *Mathematics for Machine Learning*, ch. 9.
# - Gelman, Hill and Vehtari, *Regression and Other Stories*, ch. 6–11: what coefficients mean.
