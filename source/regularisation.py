# %% [markdown]
# # Regularisation and bias–variance
#
# *14 hours · needs `linear_regression`, `svd` · data: houses in Ames, diabetes*
#
# A model with many columns and few rows memorises. A model that may hardly move learns nothing. Regularisation is the knob
# between the two; you will meet it again as weight decay, shrinkage and early stopping. Turning it takes one argument. Which
# way, how far, and what it does to the coefficients is the subject here.
#
# Afterwards you can
#
# - **fit** ridge and lasso regressions without a library;
# - **trace** how coefficients shrink, whatever the strength;
# - **count** how many columns a penalised model really uses;
# - **split** its error into bias, variance and noise;
# - **explain** what a shrunken coefficient does not say.

# %% readonly setup
from collections.abc import Callable

import matplotlib.pyplot as plt
import numpy as np
from sklearn.datasets import load_diabetes
from sklearn.linear_model import Lasso, Ridge
from sklearn.preprocessing import StandardScaler

from course import figures
from course.data import load_ames

figures.use_house_style()
ames = load_ames()
left_out = ["Sale_Price", "BsmtFin_SF_1", "Lot_Frontage", "Longitude", "Latitude",
            "Year_Sold", "Mo_Sold"]
houses = ames.select_dtypes("number").drop(columns=left_out).astype(float)
price = ames["Sale_Price"].to_numpy() / 1000  # thousands of dollars
diabetes = load_diabetes(scaled=False)
patients = StandardScaler().fit_transform(diabetes.data)
disease = diabetes.target

# %% [markdown]
# ## Warm-up
#
# Write down a guess before you run each cell.
#
# **1.** We write every patient down twice. Nothing new is known. Do the coefficients of `Ridge(alpha=10)` change? Those of
# `Lasso(alpha=1)`?

# %%
twice, target_twice = np.vstack([patients, patients]), np.concatenate([disease, disease])
for model in (Ridge(alpha=10), Lasso(alpha=1)):
    once = model.fit(patients, disease).coef_[4]
    again = model.fit(twice, target_twice).coef_[4]
    print(f"{type(model).__name__:5} coefficient of s1: once {once:+.1f}, twice {again:+.1f}")

# %% [markdown]
# Ridge adds its penalty to the **sum** of squared errors, which has doubled; the lasso to (half) their **mean**. **The same
# `alpha` means different things in different models.** Always ask what it multiplies, and what it is added to.
#
# **2.** The target is $2a + 3b$ plus noise. A third column $c$, a noisy mixture of $a$ and $b$, has no effect of its own. With a
# thousand rows, does the lasso give $c$ a zero?

# %%
rng = np.random.default_rng(0)
a, b, noise = rng.normal(size=(3, 1000))
c = (2 * a + 2 * b + rng.normal(size=1000)) / 3
y = 2 * a + 3 * b + noise
for alpha in (0.5, 0.1, 0.02):
    found = Lasso(alpha=alpha).fit(np.column_stack([a, b, c]), y).coef_
    print(f"alpha {alpha:<4}  a {found[0]:.2f}  b {found[1]:.2f}  c {found[2]:.2f}")

# %% [markdown]
# No: one coefficient on $c$ replaces parts of two. **The lasso finds columns that predict at a low price, not the true ones.**
#
# **3.** Targets scatter with standard deviation 10. A model always forecasts the mean of its 25 training targets. What is its
# *variance*, in the sense of this notebook: 100, or less?

# %%
training_sets = 50 + 10 * np.random.default_rng(1).normal(size=(20_000, 25))
forecasts = training_sets.mean(axis=1)
print(f"variance of the targets {training_sets.var():.0f}, of the forecasts {forecasts.var():.1f}")

# %% [markdown]
# About $100/25$. **Variance is the spread of a model's forecast from one training set to the next**, not of the target.
#
# ## Worked example: sixty houses, or two thousand
#
# We predict the price of houses in Ames from 27 numeric columns, once with 60 known sales and once with 2,000. **Ridge regression**
# makes $\sum_i(\text{error}_i)^2 + \lambda\sum_j w_j^2$ smallest: it pays for large coefficients. As the penalty compares
# coefficients, the columns are first standardised, by mean and spread of the training rows.

# %%
order = np.random.default_rng(2).permutation(len(houses))
other = order[2000:]
strengths = np.logspace(-1, 4, 31)


def rmse(model, rows, scaler):
    forecast = model.predict(scaler.transform(houses.iloc[rows]))
    return np.sqrt(np.mean((price[rows] - forecast) ** 2))


curves = {}
for n in (60, 2000):
    known = order[:n]
    scaler = StandardScaler().fit(houses.iloc[known])
    Z = scaler.transform(houses.iloc[known])
    models = [Ridge(alpha=lam).fit(Z, price[known]) for lam in strengths]
    curves[n] = np.array([[rmse(m, known, scaler), rmse(m, other, scaler)] for m in models])
    best = curves[n][:, 1].argmin()
    first, low = curves[n][0], curves[n][best]
    print(f"{n:4} houses, lambda 0.1: known {first[0]:.1f}, other {first[1]:.1f} thousand dollars")
    print(f"     best lambda {strengths[best]:5.1f}: known {low[0]:.1f}, other {low[1]:.1f}")

# %%
fig, axes = plt.subplots(1, 2, figsize=(8.5, 3.3), sharey=True)
for ax, (n, curve) in zip(axes, curves.items()):
    for i, label in enumerate(("the known houses", f"{len(other)} other houses")):
        ax.semilogx(strengths, curve[:, i], marker=figures.MARKERS[i], markevery=3, label=label)
    ax.set(xlabel="strength λ", title=f"{n} known houses")
axes[0].set_ylabel("root mean squared error\n(thousand dollars)")
axes[0].legend(fontsize=9)
figures.show(fig, alt="Error against the strength of the penalty, in two panels. With 60 known houses "
             "the error on known houses rises steadily from 19 to 75 thousand dollars, while the "
             "error on other houses falls from about 63 to about 41 and then rises again. With "
             "2,000 known houses both curves lie together near 36 and rise only at the right.")

# %% [markdown]
# On the rows it was fitted to, a penalty can only hurt. On other houses it takes the error from 63.3 down to 40.6 thousand
# dollars when 60 sales are known. With 2,000 there is nothing to cure. **Regularisation does not always lower the error**: it
# helps where the fit depends on luck.

# %% [markdown]
# ## Exercise 1 · Ridge, but not for the intercept (3 points)
#
# $$\min_{w,\,b}\ \sum_{i=1}^n (y_i - x_i^\top w - b)^2 + \lambda\sum_{j=1}^d w_j^2$$
#
# There is no $\frac1n$ or $\frac12$. The intercept $b$ is free: a penalty on it would drag all forecasts towards 0, and Kelvin
# instead of Celsius would change the model. Given $w$, the best $b$ is $\bar y - \bar x^\top w$; so
# centre, $Z = X - \bar x$, and set the gradient to zero:
#
# $$(Z^\top Z + \lambda I)\,w = Z^\top(y - \bar y).$$
#
# For $x = 0, 2$ and $y = 1, 5$: $Z^\top Z = 2$, $Z^\top(y-\bar y) = 4$. With $\lambda = 6$, $w = 4/8 = 0.5$ and $b = 3 - 0.5 = 2.5$.
#
# scikit-learn's own ridge and lasso are switched off while your answers are checked.

# %% solution ridge
def ridge(X: np.ndarray, y: np.ndarray, lam: float) -> tuple[np.ndarray, float]:
    """Ridge regression with a free intercept, as above; the columns are used in the units given.

    Parameters
    ----------
    X : array or list of rows, shape (n, d), n >= 1 and d >= 1, integers or floats. Not changed.
        n <= d, equal columns and constant columns are allowed.
    y : array or list of n numbers. Not changed.
    lam : the strength, a number of at least 0.01.

    (No NaN or inf, no smaller lam: you need not check.)

    Returns
    -------
    (coef, intercept): a float64 array of shape (d,), and a number. A constant column gets 0, but
    for rounding; n = 1 gives all 0 and intercept y[0].

    Example
    -------
    ridge([[0], [2]], [1, 5], 6)  ->  ([0.5], 2.5)
    """
    ### BEGIN SOLUTION
    X, y = np.asarray(X, dtype=float), np.asarray(y, dtype=float)
    centre = X.mean(axis=0)
    Z = X - centre
    coef = np.linalg.solve(Z.T @ Z + lam * np.eye(X.shape[1]), Z.T @ (y - y.mean()))
    return coef, float(y.mean() - centre @ coef)
    ### END SOLUTION

# %% tests ridge-basics points=1.5
import numpy as np
from sklearn.linear_model import Ridge
from course.checks import close, forbid, fresh, message, unchanged

got = ridge(np.array([[0.0], [2.0]]), np.array([1.0, 5.0]), 6.0)
with message("W1", "The intercept was penalised too: it must be free."):
    assert not np.isclose(got[1], 40 / 76)
with message("W2", "The intercept is missing: the fit was forced through the origin."):
    assert not np.isclose(got[1], 0.0)
with message("W3", "The penalty was multiplied by the number of rows: the loss is a sum, not a mean."):
    assert not np.allclose(got[0], [4 / 14])
with message("W4", "The strength was squared: lam itself multiplies the squared norm."):
    assert not np.allclose(got[0], [4 / 38])
close(got[0], [0.5], what="coef")
close(got[1], 2.5, what="the intercept")
### BEGIN HIDDEN TESTS
for rng, (n, d) in fresh(3, shapes=[(8, 2), (20, 5), (5, 9), (30, 1)]):
    X, y = rng.normal(size=(n, d)) * 2 + 1, rng.normal(size=n) + 4
    for lam in (0.03, 2.5, 40.0):
        model, flat = Ridge(alpha=lam).fit(X, y), Ridge(alpha=lam, fit_intercept=False).fit(X, y)
        ones = np.column_stack([np.ones(n), X])
        shrunk = np.linalg.solve(ones.T @ ones + lam * np.eye(d + 1), ones.T @ y)
        with unchanged(X, y), forbid("sklearn.linear_model.Ridge", why="Fit the model yourself."):
            coef, intercept = ridge(X, y, lam)
        with message("W1", "The intercept was penalised too: it must be free."):
            assert not np.isclose(intercept, shrunk[0], rtol=1e-5)
        with message("W2", "The intercept is missing: the fit was forced through the origin."):
            assert not np.allclose(coef, flat.coef_, rtol=1e-5)
        with message("W3", "The penalty was multiplied by the number of rows: the loss is a sum, "
                     "not a mean."):
            assert not np.allclose(coef, Ridge(alpha=lam * n).fit(X, y).coef_, rtol=1e-5)
        with message("W4", "The strength was squared: lam itself multiplies the squared norm."):
            assert not np.allclose(coef, Ridge(alpha=lam**2).fit(X, y).coef_, rtol=1e-5)
        close(coef, model.coef_, rtol=1e-6, atol=1e-8, what="coef")
        close(intercept, model.intercept_, rtol=1e-6, atol=1e-8, what="the intercept")
### END HIDDEN TESTS

# %% tests ridge-edges points=1.5
# Hidden: shifted targets and columns, equal and constant columns, integers and lists, one row.
### BEGIN HIDDEN TESTS
import numpy as np
from course.checks import close, forbid, fresh, message, unchanged


def stacked(X, y, lam):
    Z, t = X - X.mean(axis=0), y - y.mean()
    rows = np.vstack([Z, np.sqrt(lam) * np.eye(X.shape[1])])
    coef = np.linalg.lstsq(rows, np.concatenate([t, np.zeros(X.shape[1])]))[0]
    return coef, y.mean() - X.mean(axis=0) @ coef


for rng, (n, d) in fresh(3, shapes=[(9, 3), (4, 6), (15, 2)]):
    X, y, lam = rng.normal(size=(n, d)) + 2, rng.normal(size=n) + 3, float(rng.uniform(0.5, 5))
    X[:, -1] = X[:, 0]
    coef, intercept = stacked(X, y, lam)
    with unchanged(X, y), forbid("sklearn.linear_model.Ridge", why="Fit the model yourself."):
        got = ridge(X, y, lam)
    close(got[0], coef, rtol=1e-6, atol=1e-8, what="coef with equal columns")
    close(got[1], intercept, rtol=1e-6, atol=1e-8, what="the intercept with equal columns")
    with message("W1", "A shift of the target must go into the intercept alone: it is not to be "
                 "shrunk."):
        far = ridge(X, y + 1e6, lam)
        close(far[0], coef, atol=1e-6)
        close(far[1], intercept + 1e6, rtol=1e-9)
    moved = ridge(X + 100.0, y, lam)
    close(moved[0], coef, atol=1e-6, what="coef of shifted columns")
    close(moved[1], intercept - 100.0 * coef.sum(), atol=1e-5, what="the intercept of shifted columns")
    X[:, -1] = 0.1
    coef, intercept = stacked(X, y, lam)
    got = ridge(X, y, lam)
    close(got[0], coef, rtol=1e-6, atol=1e-8, what="coef beside a constant column")
    close(got[1], intercept, rtol=1e-6, atol=1e-8, what="the intercept beside a constant column")
    whole, target = rng.integers(-9, 10, size=(n, d)), rng.integers(-9, 10, size=n)
    coef, intercept = stacked(whole.astype(float), target.astype(float), 2.0)
    for got in (ridge(whole, target, 2), ridge(whole.tolist(), target.tolist(), 2)):
        close(got[0], coef, rtol=1e-6, atol=1e-8, what="coef of integers")
        close(got[1], intercept, rtol=1e-6, atol=1e-8, what="the intercept of integers")
    one = ridge(X[:1], y[:1], lam)
    close(one[0], np.zeros(d), what="coef of one row")
    close(one[1], y[0], what="the intercept of one row")
### END HIDDEN TESTS

# %% [markdown]
# ## Exercise 2 · The whole path from one SVD (3 points)
#
# Nobody knows the right $\lambda$ beforehand, so one tries hundreds; solving anew for each is waste. With the SVD of the centred columns,
# $Z = U\,\text{diag}(s)\,V^\top$, the equation of exercise 1 becomes one division per direction:
#
# $$w(\lambda) = \sum_{k} v_k\,\frac{s_k}{s_k^2+\lambda}\,u_k^\top(y-\bar y).$$
#
# Least squares has $1/s_k$ there, so ridge multiplies direction $k$ by $\frac{s_k^2}{s_k^2+\lambda}$. Directions in which the data
# hardly vary, where least squares is guessing, shrink first. For $s = 3$ and $\lambda = 1$ nine tenths remain, for $s = 0.1$ one per cent.
#
# At $\lambda = 0$ a direction with $s_k = 0$ is left out; that gives the least-squares solution of smallest norm.
# NumPy's and SciPy's `solve`, `inv`, `pinv` and `lstsq` are switched off while your answer is checked.

# %% solution ridge_path
def ridge_path(X: np.ndarray, y: np.ndarray, lams: np.ndarray) -> np.ndarray:
    """Ridge coefficients (free intercept, not returned) for every strength, by one SVD.

    Parameters
    ----------
    X : array or list of rows, shape (n, d), n >= 1 and d >= 1, integers or floats. Not changed.
        n <= d, equal columns and constant columns are allowed.
    y : array or list of n numbers. Not changed.
    lams : array or list of numbers, each 0 or at least 0.01, in any order, repeats allowed, perhaps
        empty. Not changed.

    (No NaN or inf, nothing between 0 and 0.01: you need not check.)

    Returns
    -------
    float64 array of shape (len(lams), d); row i belongs to lams[i]. At lam = 0, singular values up
    to 1e-10 times the largest count as 0. A constant column gets 0, but for rounding; if all
    columns are constant (n = 1 too), all is exactly 0, without a warning.
    When n and d are 100 or more, at least 5 times as fast as an SVD for each of 40 strengths.

    Raises
    ------
    ValueError if a strength is negative.

    Example
    -------
    ridge_path([[0], [2]], [1, 5], [6, 0])  ->  [[0.5], [2.0]]
    """
    ### BEGIN SOLUTION
    X, y = np.asarray(X, dtype=float), np.asarray(y, dtype=float)
    lams = np.asarray(lams, dtype=float)[:, None]
    if np.any(lams < 0):
        raise ValueError("a strength must not be negative")
    Z = np.where(np.ptp(X, axis=0) > 0, X - X.mean(axis=0), 0.0)
    U, s, Vt = np.linalg.svd(Z, full_matrices=False)
    rank = np.sum(s > 1e-10 * s[0])
    U, s, Vt = U[:, :rank], s[:rank], Vt[:rank]
    return (s / (s**2 + lams) * (U.T @ (y - y.mean()))) @ Vt
    ### END SOLUTION

# %% tests ridge_path-basics points=1
import numpy as np
from sklearn.linear_model import Ridge
from course.checks import close, forbid, fresh, message, unchanged

got = ridge_path(np.array([[0.0], [2.0]]), np.array([1.0, 5.0]), [6.0, 0.0])
assert np.shape(got) == (2, 1), "One row for each strength, one column for each coefficient."
with message("W2", "The singular values enter squared beside lam: s / (s**2 + lam)."):
    assert not np.allclose(got[0], 8**0.5 / (2**0.5 + 6))
    assert not np.allclose(got[0], 4 / (2**0.5 + 6))
with message("W3", "These are the shares that remain, s**2 / (s**2 + lam), without the division "
             "by s that least squares needs."):
    assert not np.allclose(got[0], 8**0.5 * 2 / 8)
with message("W4", "Centre the columns: the intercept is free."):
    assert not np.allclose(got[0], 4 / 10) and not np.allclose(got[0], 10 / 10)
close(got, [[0.5], [2.0]])
### BEGIN HIDDEN TESTS
for rng, (n, d) in fresh(3, shapes=[(9, 2), (20, 5), (4, 7), (12, 1)]):
    X, y = rng.normal(size=(n, d)) * 1.5 + 3, rng.normal(size=n) + 2
    lams = rng.permutation([0.02, 0.7, 0.7, 9.0, 300.0])
    expected = np.array([Ridge(alpha=lam, solver="svd").fit(X, y).coef_ for lam in lams])
    flat = [Ridge(alpha=lam, fit_intercept=False).fit(X, y).coef_ for lam in lams]
    Z, t = X - X.mean(axis=0), y - y.mean()
    U, s, Vt = np.linalg.svd(Z, full_matrices=False)
    with unchanged(X, y, lams), forbid("sklearn.linear_model.Ridge", why="Use the formula above."):
        got = ridge_path(X, y, lams)
    assert np.shape(got) == (5, d), "The shape must be (number of strengths, number of columns)."
    with message("W2", "The singular values enter squared beside lam: s / (s**2 + lam)."):
        for factor in (lambda lam: 1 / (s + lam), lambda lam: s / (s + lam)):
            other = [(factor(lam) * (U.T @ t)) @ Vt for lam in lams]
            assert not np.allclose(got, other, rtol=1e-5)
    with message("W3", "These are the shares that remain, s**2 / (s**2 + lam), without the division "
                 "by s that least squares needs."):
        other = [(s**2 / (s**2 + lam) * (U.T @ t)) @ Vt for lam in lams]
        assert not np.allclose(got, other, rtol=1e-5)
    with message("W4", "Centre the columns: the intercept is free."):
        assert not np.allclose(got, flat, rtol=1e-5)
    close(got, expected, rtol=1e-6, atol=1e-8)
### END HIDDEN TESTS

# %% tests ridge_path-edges points=1
# Hidden: strength 0 and lost rank, constant columns, no strengths, negative ones, integers, lists.
### BEGIN HIDDEN TESTS
import numpy as np
from course.checks import close, fresh, message, no_warnings, raises, unchanged

for rng, (n, d) in fresh(3, shapes=[(9, 3), (4, 6), (15, 2), (3, 3)]):
    X, y = rng.normal(size=(n, d)) + 2, rng.normal(size=n) + 3
    lams = np.array([0.0, 0.5, 2.0, 8.0, 100.0, 0.0])
    for last in (X[:, 0], np.full(n, 0.1), 1e-6 * rng.normal(size=n)):
        X = np.column_stack([X[:, :-1], last])
        Z, t = X - X.mean(axis=0), y - y.mean()
        minimum = np.linalg.pinv(Z, rcond=1e-10) @ t
        with message("W6", "At strength 0 with dependent columns the coefficients must be those of "
                     "smallest norm, without a division by 0."):
            with unchanged(X, y, lams), no_warnings():
                got = ridge_path(X, y, lams)
            close(got[0], minimum, rtol=1e-5, atol=1e-6)
            close(got[-1], minimum, rtol=1e-5, atol=1e-6)
        norms = np.linalg.norm(got[:5], axis=1)
        assert np.all(np.diff(norms) < 0), "The norm of the coefficients must fall with the strength."
        for w, lam in zip(got[1:5], lams[1:5]):
            close(Z.T @ (Z @ w - t) + lam * w, np.zeros(d), atol=1e-7, what="the gradient at the result")
    for value in (0.1, 5.0, 1e6 + 0.1):
        with message("W7", "If all columns are constant, all coefficients are exactly 0."), no_warnings():
            close(ridge_path(np.full((n, d), value), y, [0, 1]), np.zeros((2, d)), atol=0)
            close(ridge_path(np.full((1, d), value), y[:1], [0, 1]), np.zeros((2, d)), atol=0)
    assert np.shape(ridge_path(X, y, [])) == (0, d), "No strengths must give the shape (0, d)."
    assert np.shape(ridge_path(X, y, np.array([]))) == (0, d), "No strengths: shape (0, d)."
    with message("W8", "A negative strength must be a ValueError."):
        raises(ValueError, ridge_path, X, y, [1.0, -0.5])
        raises(ValueError, ridge_path, X, y, np.array([-2.0]))
    whole, target = rng.integers(-9, 10, size=(n, d)), rng.integers(-9, 10, size=n)
    Z, t = whole - whole.mean(axis=0), target - target.mean()
    expected = [np.linalg.solve(Z.T @ Z + lam * np.eye(d), Z.T @ t) for lam in (3, 1)]
    for got in (ridge_path(whole, target, [3, 1]), ridge_path(whole.tolist(), target.tolist(), [3, 1])):
        close(got, expected, rtol=1e-6, atol=1e-8, what="the path of integers")
### END HIDDEN TESTS

# %% tests ridge_path-one_svd points=1
# Hidden: no system is solved for each strength, and no SVD is made for each strength.
### BEGIN HIDDEN TESTS
import numpy as np
from course.checks import close, faster_than, forbid, fresh, message


def svd_each(X, y, lams):
    rows = []
    for lam in lams:
        Z = X - X.mean(axis=0)
        U, s, Vt = np.linalg.svd(Z, full_matrices=False)
        rows.append((s / (s**2 + lam) * (U.T @ (y - y.mean()))) @ Vt)
    return np.array(rows)


for rng, (n, d) in fresh(1, shapes=[(130, 100), (160, 110), (100, 120)]):
    X, y, lams = rng.normal(size=(n, d)) + 1, rng.normal(size=n), np.logspace(-2, 3, 40)
    expected = svd_each(X, y, lams)
    with message("W1", "A system of equations was solved anew for every strength: one SVD serves "
                 "them all."), forbid(
            *(f"{home}.linalg.{name}" for home in ("numpy", "scipy")
              for name in ("solve", "inv", "pinv", "lstsq")), why="One SVD serves all strengths."):
        got = ridge_path(X, y, lams)
    close(got, expected, rtol=1e-6, atol=1e-8)
    with message("W5", "This takes as long as an SVD for every strength: make one, before the loop."):
        faster_than(ridge_path, svd_each, X, y, lams, factor=5)
### END HIDDEN TESTS

# %% [markdown]
# ## Exercise 3 · Soft threshold (1 point)
#
# Ridge shrinks, but never to zero. The lasso pays for $|w_j|$ instead of $w_j^2$: near zero that price does not fade. With one
# coefficient, $\frac12(w-z)^2 + t|w|$ is smallest at
#
# $$S(z, t) = \text{sign}(z)\,\max(|z| - t,\ 0).$$
#
# Everything moves $t$ towards zero, and what would cross it stays there: $S(3, 1) = 2$, $S(-3, 1) = -2$, $S(0.5, 1) = 0$.

# %% solution soft_threshold
def soft_threshold(z: np.ndarray, t: float) -> np.ndarray:
    """Move z towards zero by t, and no further than zero.

    Parameters
    ----------
    z : a number, a list or an array of any shape (perhaps empty), integers or floats, perhaps NaN
        but not inf. Not changed.
    t : one number >= 0.

    Returns
    -------
    float64 array of the shape of z; for a single number a number (or an array of no dimension).
    Where |z| <= t it is 0 (the sign of this zero does not matter). NaN stays NaN.

    Raises
    ------
    ValueError if t is negative.

    Example
    -------
    soft_threshold([3, -3, 0.5], 1)  ->  [2.0, -2.0, 0.0]
    """
    ### BEGIN SOLUTION
    if t < 0:
        raise ValueError("the threshold must not be negative")
    z = np.asarray(z, dtype=float)
    return np.sign(z) * np.maximum(np.abs(z) - t, 0.0)
    ### END SOLUTION

# %% tests soft_threshold-basics points=0.5
import numpy as np
from course.checks import close, fresh, message, unchanged

got = soft_threshold(np.array([3.0, -3.0, 0.5, -0.5, 1.0]), 1.0)
with message("W1", "This is the hard threshold: what stays must move towards zero by t as well."):
    assert not np.allclose(np.asarray(got)[:2], [3.0, -3.0])
with message("W2", "Negative numbers must move up towards zero, as positive ones move down."):
    assert np.asarray(got)[0] != 2.0 or np.asarray(got)[1] == -2.0
with message("W3", "What would cross zero must stop at zero."):
    assert not np.allclose(np.abs(np.asarray(got)[2:4]), 0.5)
close(got, [2.0, -2.0, 0.0, 0.0, 0.0])
### BEGIN HIDDEN TESTS
for rng, shape in fresh(3, shapes=[(7,), (4, 3), (2, 3, 2)]):
    z, t = rng.normal(size=shape), float(rng.uniform(0.2, 1))
    with unchanged(z):
        got = soft_threshold(z, t)
    expected = [v - t if v > t else v + t if v < -t else 0.0 for v in z.ravel().tolist()]
    close(got, np.reshape(expected, shape))
    close(soft_threshold(-z, t), -np.reshape(expected, shape), what="the result for -z")
### END HIDDEN TESTS

# %% tests soft_threshold-edges points=0.5
# Hidden: t = 0, |z| = t, one number, integers, lists, NaN, empty input, a negative t.
### BEGIN HIDDEN TESTS
import numpy as np
from course.checks import close, fresh, message, raises

for rng, n in fresh(3, shapes=[1, 4, 9]):
    z = rng.normal(size=n)
    close(soft_threshold(z, 0), z, what="the result for t = 0")
    t = float(abs(z[0]))
    close(np.asarray(soft_threshold(z, t))[0], 0.0, atol=0, what="the result for |z| = t")
    close(soft_threshold(z, 100.0), np.zeros(n), atol=0, what="the result for a large t")
    whole = rng.integers(-5, 6, size=n)
    expected = [v - 1.5 if v > 1.5 else v + 1.5 if v < -1.5 else 0.0 for v in whole.tolist()]
    for given in (whole, whole.tolist()):
        got = soft_threshold(given, 1.5)
        close(got, expected, what="the result for integers")
    z[-1] = np.nan
    got = soft_threshold(z, 0.5)
    with message("W4", "NaN must stay NaN."):
        assert np.isnan(np.asarray(got)[-1])
    close(np.asarray(got)[:-1], [v - 0.5 if v > 0.5 else v + 0.5 if v < -0.5 else 0.0
                                 for v in z[:-1].tolist()], what="the result beside NaN")
    with message("W5", "A negative threshold must be a ValueError."):
        raises(ValueError, soft_threshold, z, -0.5)
for number, expected in ((3, 2.0), (-2.5, -1.5), (0.0, 0.0), (1, 0.0), (-0.25, 0.0)):
    close(soft_threshold(number, 1), expected, what="the result for a single number")
assert np.shape(soft_threshold(np.zeros((0, 3)), 1.0)) == (0, 3), "The shape must stay, empty too."
assert np.shape(soft_threshold([], 1.0)) == (0,), "An empty list must give shape (0,)."
assert np.asarray(soft_threshold([2, 3], 1)).dtype == np.float64, "The result must be float64."
### END HIDDEN TESTS

# %% [markdown]
# ## Exercise 4 · The lasso by coordinate descent (4 points)
#
# $$\min_{w,\,b}\ \frac1{2n}\sum_i (y_i - x_i^\top w - b)^2 + \alpha\sum_j |w_j|$$
#
# Mind the mean here. There is no formula for $w$, but for *one* coefficient there is. Centre as before, so that $b$ drops out, and keep the
# residual $r = y - \bar y - Zw$. All other coefficients fixed, the best $w_j$ is
#
# $$w_j \leftarrow \frac{S(\rho_j, \alpha)}{a_j}, \qquad a_j = \frac1n z_j^\top z_j, \qquad
# \rho_j = \frac1n z_j^\top r + a_j w_j .$$
#
# $\rho_j$ puts the column's own share back into the residual first. Go through $j = 0, \dots, d-1$ in this order, **update $r$ at
# once** whenever $w_j$ changes, and start over until nothing moves. For $x = 0, 2$, $y = 1, 5$, $\alpha = 1$: $a = 1$, $\rho = 2$, so $w = 1$,
# $b = 2$.

# %%
shown = {"bmi": (2, "o"), "s1": (4, "^"), "s2": (5, "s"), "s5": (8, "D")}
steps = {"ridge": np.logspace(5, -1, 40), "lasso": np.logspace(1.7, -2, 40)}
fig, axes = plt.subplots(1, 2, figsize=(8.5, 3.4), sharey=True)
for ax, (name, values) in zip(axes, steps.items()):
    kind = Ridge if name == "ridge" else Lasso
    path = np.array([kind(alpha=v).fit(patients, disease).coef_ for v in values])
    ax.semilogx(values, path, color="grey", linewidth=0.8)
    for i, (label, (j, marker)) in enumerate(shown.items()):
        ax.semilogx(values, path[:, j], marker=marker, markevery=4, markersize=5,
                    color=figures.COLOURS[i], label=label)
    ax.set(xlabel=f"strength {'λ' if name == 'ridge' else 'α'}, falling", title=name)
    ax.invert_xaxis()
    at = 20 if name == "ridge" else 15
    print(f"{name} at {values[at]:.2f}: {np.sum(path[at] == 0)} of 10 coefficients are exactly 0")
axes[0].set_ylabel("standardised coefficient")
axes[1].legend(fontsize=9)
figures.show(fig, alt="Coefficients of the ten diabetes columns while the penalty gets weaker, ridge on "
             "the left, lasso on the right. Ridge coefficients all leave zero together; lasso "
             "coefficients stay on zero and leave it one after the other, bmi and s5 first. At the "
             "weak end s1 dives to about -37 and s2 rises to about 22 in both panels.")

# %% [markdown]
# At the weak end `s1` and `s2`, which are strongly correlated, run apart: large coefficients that cancel. Penalties forbid that.

# %% solution lasso_cd
def lasso_cd(X: np.ndarray, y: np.ndarray, alpha: float, tol: float,
             max_iter: int) -> tuple[np.ndarray, float]:
    """The lasso with a free intercept, by the coordinate descent above, started at w = 0.

    Parameters
    ----------
    X : array or list of rows, shape (n, d), n >= 1 and d >= 1, integers or floats. Not changed.
        n <= d, equal columns and constant columns are allowed.
    y : array or list of n numbers. Not changed.
    alpha : number >= 0; with 0 it is least squares, found in the same way.
    tol : number >= 0. Stop after a pass over all columns in which no coefficient changed by more
        than tol.
    max_iter : whole number >= 0. Stop after this many passes in any case, without a warning.

    (No NaN or inf: you need not check.)

    Returns
    -------
    (coef, intercept): a float64 array of shape (d,), and a number, intercept = mean(y) - mean(x) @
    coef. Thresholded coefficients are exactly 0. A column whose values are all equal gets exactly
    0, without a warning (its centred values may be rounding noise). max_iter = 0: coef all 0.

    Raises
    ------
    ValueError if alpha is negative.

    Example
    -------
    lasso_cd([[0], [2]], [1, 5], 1, 1e-8, 100)  ->  ([1.0], 2.0)
    """
    ### BEGIN SOLUTION
    X, y = np.asarray(X, dtype=float), np.asarray(y, dtype=float)
    if alpha < 0:
        raise ValueError("alpha must not be negative")
    n, d = X.shape
    centre = X.mean(axis=0)
    Z = np.where(np.ptp(X, axis=0) > 0, X - centre, 0.0)
    size = np.sum(Z**2, axis=0) / n
    coef, residual = np.zeros(d), y - y.mean()
    for _ in range(max_iter):
        before = coef.copy()
        for j in np.flatnonzero(size):
            rho = Z[:, j] @ residual / n + size[j] * coef[j]
            coef[j] = np.sign(rho) * max(abs(rho) - alpha, 0.0) / size[j]
            residual -= Z[:, j] * (coef[j] - before[j])
        if np.max(np.abs(coef - before)) <= tol:
            break
    return coef, float(y.mean() - centre @ coef)
    ### END SOLUTION

# %% tests lasso_cd-basics points=1.5
import numpy as np
from sklearn.linear_model import Lasso
from course.checks import close, forbid, fresh, message, unchanged

got = lasso_cd(np.array([[0.0], [2.0]]), np.array([1.0, 5.0]), 1.0, 1e-8, 100)
with message("W1", "The squared errors were summed: the loss is their mean, halved."):
    assert not np.allclose(got[0], [1.5])
with message("W4", "The intercept was shrunk too: it must be free."):
    assert not np.isclose(got[1] + got[0][0], 2.0)
with message("W5", "The column's own share is missing in rho: add a_j * w_j."):
    assert not np.allclose(got[0], [0.0])
close(got[0], [1.0], what="coef")
close(got[1], 2.0, what="the intercept")
### BEGIN HIDDEN TESTS
for rng, (n, d) in fresh(3, shapes=[(20, 3), (40, 6), (9, 2), (6, 1)]):
    X = rng.normal(size=(n, d)) * rng.uniform(0.5, 2, d) + 2
    X[:, -1] += 0.8 * X[:, 0]
    y = X @ rng.normal(size=d) * 2 + rng.normal(size=n) + 5
    biggest = np.max(np.abs((X - X.mean(axis=0)).T @ (y - y.mean()))) / n
    for share in (0.02, 0.2, 0.7):
        model = Lasso(alpha=share * biggest, tol=1e-12, max_iter=100_000).fit(X, y)
        summed = Lasso(alpha=share * biggest / n, tol=1e-10, max_iter=100_000).fit(X, y)
        with unchanged(X, y), forbid("sklearn.linear_model.Lasso", "sklearn.linear_model.ElasticNet",
                                     "sklearn.linear_model.lasso_path", why="Write the descent."):
            coef, intercept = lasso_cd(X, y, share * biggest, 1e-10, 20_000)
        with message("W1", "The squared errors were summed: the loss is their mean, halved."):
            assert not np.allclose(coef, summed.coef_, rtol=1e-6)
        with message("W4", "The intercept was shrunk too: given the coefficients it makes the mean "
                     "residual zero."):
            close(intercept, y.mean() - X.mean(axis=0) @ np.asarray(coef), rtol=1e-6, atol=1e-6)
        if d > 1:
            one = lasso_cd(X, y, share * biggest, 1e-10, 1)
            with message("W3", "It stopped after one pass over the columns: go on until nothing moves."):
                assert np.allclose(one[0], model.coef_, atol=1e-4) or not np.allclose(coef, one[0])
        close(coef, model.coef_, rtol=1e-5, atol=1e-5, what="coef")
        close(intercept, model.intercept_, rtol=1e-5, atol=1e-4, what="the intercept")
### END HIDDEN TESTS

# %% tests lasso_cd-descent points=1.5
# Hidden: the first passes, a large tol, the objective after every pass, the optimality conditions.
### BEGIN HIDDEN TESTS
import numpy as np
from course.checks import close, fresh, message


def passes(X, y, alpha, tol, max_iter):
    Z, t, n = X - X.mean(axis=0), y - y.mean(), len(y)
    G, c, w = Z.T @ Z / n, Z.T @ t / n, [0.0] * X.shape[1]
    for _ in range(max_iter):
        largest = 0.0
        for j in range(len(w)):
            rho = c[j] - sum(G[j, k] * w[k] for k in range(len(w)) if k != j)
            new = 0.0 if abs(rho) <= alpha else (rho - alpha if rho > 0 else rho + alpha) / G[j, j]
            largest, w[j] = max(largest, abs(new - w[j])), new
        if largest <= tol:
            break
    return np.array(w), y.mean() - X.mean(axis=0) @ np.array(w)


for rng, (n, d) in fresh(3, shapes=[(12, 3), (30, 5), (5, 8)]):
    X = rng.normal(size=(n, d)) * rng.uniform(0.5, 2, d) + 1 + 1.5 * rng.normal(size=(n, 1))
    y = X @ (2 * rng.normal(size=d)) + rng.normal(size=n) + 3
    alpha, Z, t = 0.3, X - X.mean(axis=0), y - y.mean()
    objective = [np.mean(t**2) / 2]
    for count in (1, 2, 3, 5, 9):
        coef, intercept = passes(X, y, alpha, 0.0, count)
        got = lasso_cd(X, y, alpha, 0.0, count)
        with message("W5", "The column's own share is missing in rho: add a_j * w_j."):
            first = passes(X, y, alpha, 0.0, 1)[0]
            assert count == 1 or np.allclose(first, coef) or not np.allclose(got[0], coef - first)
        with message("W2", "After few passes the result is not that of the descent: each coefficient "
                     "must meet a residual that knows all changes before it, in the order 0 to d-1."):
            close(got[0], coef, rtol=1e-7, atol=1e-9)
        close(got[1], intercept, rtol=1e-7, atol=1e-8, what="the intercept after few passes")
        w = np.asarray(got[0])
        objective.append(np.mean((t - Z @ w) ** 2) / 2 + alpha * np.abs(w).sum())
    assert np.all(np.diff(objective) <= 1e-9), "The objective must never rise from pass to pass."
    for tol in (0.3, 0.02, 1e-3):
        coef, _ = passes(X, y, alpha, tol, 500)
        with message("W6", "Stop after the first pass in which no coefficient changed by more than "
                     "tol: not earlier, not later."):
            close(lasso_cd(X, y, alpha, tol, 500)[0], coef, rtol=1e-7, atol=1e-9)
    w = np.asarray(lasso_cd(X, y, alpha, 1e-11, 20_000)[0])
    pull = Z.T @ (t - Z @ w) / n
    assert np.all(np.abs(pull) <= alpha + 1e-6), "A pull beyond alpha is left: not the minimum."
    close(pull[w != 0], alpha * np.sign(w[w != 0]), atol=1e-6, what="the pull on kept coefficients")
### END HIDDEN TESTS

# %% tests lasso_cd-edges points=1
# Hidden: exact zeros, alpha = 0 and negative, constant columns, no pass, integers, lists, one row.
### BEGIN HIDDEN TESTS
import numpy as np
from sklearn.linear_model import Lasso
from course.checks import close, fresh, message, no_warnings, raises

for rng, (n, d) in fresh(3, shapes=[(12, 3), (25, 4), (8, 2)]):
    X, y = rng.normal(size=(n, d)) + 2, rng.normal(size=n) + 3
    biggest = np.max(np.abs((X - X.mean(axis=0)).T @ (y - y.mean()))) / n
    got = lasso_cd(X, y, 1.001 * biggest, 1e-10, 50)
    close(got[0], np.zeros(d), atol=0, what="coef under a strong penalty")
    close(got[1], y.mean(), what="the intercept under a strong penalty")
    got = lasso_cd(X, y, 0.0, 1e-12, 20_000)
    solved = np.linalg.lstsq(np.column_stack([X, np.ones(n)]), y)[0]
    close(got[0], solved[:-1], rtol=1e-5, atol=1e-5, what="coef for alpha = 0")
    none = lasso_cd(X, y, 0.1, 1e-10, 0)
    close(none[0], np.zeros(d), atol=0, what="coef after no pass")
    close(none[1], y.mean(), what="the intercept after no pass")
    with message("W7", "A column whose values are all equal must get exactly 0, without a division "
                 "by 0, though its mean may be rounded."):
        for value in (0.1, 1 / 3, 1e6 + 0.1, 0.0):
            flat = np.column_stack([X[:, 0], np.full(n, value), X[:, 1]])
            for alpha in (0.0, 0.05):
                with no_warnings():
                    got = lasso_cd(flat, y, alpha, 1e-10, 5_000)
                assert got[0][1] == 0
                rest = lasso_cd(X[:, :2], y, alpha, 1e-10, 5_000)
                close(np.asarray(got[0])[[0, 2]], rest[0], rtol=1e-6, atol=1e-6)
                with no_warnings():
                    close(lasso_cd(np.full((n, 2), value), y, alpha, 0, 3)[0], [0.0, 0.0], atol=0)
    with message("W8", "A negative alpha must be a ValueError."):
        raises(ValueError, lasso_cd, X, y, -0.1, 1e-8, 10)
    whole, target = rng.integers(-9, 10, size=(n, d)), rng.integers(-9, 10, size=n)
    whole[0], whole[1] = 10, -10
    model = Lasso(alpha=1, tol=1e-12, max_iter=100_000).fit(whole, target)
    for given in ((whole, target), (whole.tolist(), target.tolist())):
        got = lasso_cd(*given, 1, 1e-10, 5_000)
        close(got[0], model.coef_, rtol=1e-5, atol=1e-5, what="coef of integers")
        close(got[1], model.intercept_, rtol=1e-5, atol=1e-4, what="the intercept of integers")
    one = lasso_cd(X[:1], y[:1], 0.1, 1e-8, 10)
    close(one[0], np.zeros(d), atol=0, what="coef of one row")
    close(one[1], y[0], what="the intercept of one row")
### END HIDDEN TESTS

# %% [markdown]
# ## Exercise 5 · Where the lasso selects nothing (2 points)
#
# A search for $\alpha$ needs an upper end. At $w = 0$ the residual is $y - \bar y$, and coefficient $j$ stays at zero as long as
# $|\rho_j| \le \alpha$. The smallest $\alpha$ that keeps *all* at zero is therefore
#
# $$\alpha_{\max} = \max_j\ \Big|\frac1n z_j^\top (y-\bar y)\Big| .$$
#
# For $x = 0, 2$ and $y = 1, 5$ it is $|4|/2 = 2$.

# %% solution lasso_alpha_max
def lasso_alpha_max(X: np.ndarray, y: np.ndarray) -> float:
    """The smallest alpha >= 0 for which the lasso of exercise 4 has all coefficients 0.

    Parameters
    ----------
    X : array or list of rows, shape (n, d), n >= 1 and d >= 1, integers or floats. Not changed.
    y : array or list of n numbers. Not changed.

    (No NaN or inf: you need not check.)

    Returns
    -------
    One number. It is 0, but for rounding, if y or all columns are constant (n = 1 too).

    Example
    -------
    lasso_alpha_max([[0], [2]], [1, 5])  ->  2.0
    """
    ### BEGIN SOLUTION
    X, y = np.asarray(X, dtype=float), np.asarray(y, dtype=float)
    Z = X - X.mean(axis=0)
    return float(np.max(np.abs(Z.T @ (y - y.mean()))) / len(y))
    ### END SOLUTION

# %% tests lasso_alpha_max-basics points=1
import numpy as np
from sklearn.linear_model import Lasso
from course.checks import close, fresh, message, unchanged

got = lasso_alpha_max(np.array([[0.0], [2.0]]), np.array([1.0, 5.0]))
with message("W1", "Nothing was centred: the free intercept takes the means away first."):
    assert not np.isclose(got, 5.0)
with message("W2", "The products were summed: the loss is a mean over the rows."):
    assert not np.isclose(got, 4.0)
close(got, 2.0)
### BEGIN HIDDEN TESTS
for rng, (n, d) in fresh(3, shapes=[(8, 3), (30, 5), (4, 6), (15, 2)]):
    X, y = rng.normal(size=(n, d)) + 2, 3 * rng.normal(size=n) + 4
    with unchanged(X, y):
        got = lasso_alpha_max(X, y)
    pulls = [np.cov(column, y, ddof=0)[0, 1] for column in X.T]
    with message("W1", "Nothing was centred: the free intercept takes the means away first."):
        assert not np.isclose(got, np.max(np.abs(X.T @ y)) / n, rtol=1e-6)
    with message("W2", "The products were summed: the loss is a mean over the rows."):
        assert not np.isclose(got, n * np.max(np.abs(pulls)), rtol=1e-6)
    with message("W3", "The length of the vector of products was taken: one column decides, the "
                 "one with the largest."):
        assert not np.isclose(got, np.linalg.norm(pulls), rtol=1e-6)
    close(got, np.max(np.abs(pulls)), rtol=1e-8)
    above = Lasso(alpha=got * (1 + 1e-6), tol=1e-10).fit(X, y).coef_
    below = Lasso(alpha=got * 0.999, tol=1e-10).fit(X, y).coef_
    assert not above.any(), "Just above the result a coefficient is still not 0."
    assert below.any(), "Just below the result all coefficients are still 0."
### END HIDDEN TESTS

# %% tests lasso_alpha_max-edges points=1
# Hidden: negative products, one column, constant y and columns, shifts, integers, lists, one row.
### BEGIN HIDDEN TESTS
import numpy as np
from course.checks import close, fresh, message

for rng, n in fresh(3, shapes=[4, 11, 40]):
    x = rng.normal(size=n)
    y = rng.normal(size=n) + 5
    pull = np.cov(x, y, ddof=0)[0, 1]
    with message("W4", "A negative product counts like a positive one: take absolute values."):
        for sign in (1, -1):
            close(lasso_alpha_max(sign * x[:, None], y), abs(pull), rtol=1e-7, atol=1e-10)
        close(lasso_alpha_max(np.column_stack([0.1 * np.sign(pull) * x, -np.sign(pull) * x]), y),
              abs(pull), rtol=1e-7, atol=1e-10)
    X = np.column_stack([x, np.full(n, 0.1)])
    close(lasso_alpha_max(X, y), abs(pull), rtol=1e-7, atol=1e-10, what="with a constant column")
    close(lasso_alpha_max(X + 1e3, y - 1e3), abs(pull), rtol=1e-6, atol=1e-8, what="after shifts")
    close(lasso_alpha_max(X, np.full(n, 0.3)), 0.0, atol=1e-9, what="for a constant y")
    close(lasso_alpha_max(np.full((n, 2), 0.7), y), 0.0, atol=1e-9, what="for constant columns")
    close(lasso_alpha_max(X[:1], y[:1]), 0.0, atol=1e-9, what="for one row")
    whole, target = rng.integers(-9, 10, size=(n, 3)), rng.integers(-9, 10, size=n)
    expected = max(abs(np.cov(column, target, ddof=0)[0, 1]) for column in whole.T)
    close(lasso_alpha_max(whole, target), expected, rtol=1e-7, atol=1e-10, what="for integers")
    close(lasso_alpha_max(whole.tolist(), target.tolist()), expected, rtol=1e-7, atol=1e-10,
          what="for lists")
### END HIDDEN TESTS

# %% [markdown]
# ## Exercise 6 · How many columns does it really use? (2 points)
#
# Forecasts of ridge are $\hat y = \bar y + H(y-\bar y)$ with $H = Z(Z^\top Z+\lambda I)^{-1}Z^\top$. For least squares the trace of $H$ is the
# number of independent columns. For ridge, add up the shares that remain (exercise 2):
#
# $$\text{df}(\lambda) = \text{trace}\,H = \sum_k \frac{s_k^2}{s_k^2+\lambda} .$$
#
# With $s = 3, 1$ and $\lambda = 1$: $0.9 + 0.5 = 1.4$ columns' worth of freedom. This number makes strengths comparable between data sets.

# %% solution effective_df
def effective_df(X: np.ndarray, lam: float) -> float:
    """Effective degrees of freedom of ridge regression; the free intercept is not counted.

    Parameters
    ----------
    X : array or list of rows, shape (n, d), n >= 1 and d >= 1, integers or floats. Not changed.
        It is centred inside.
    lam : the strength, a number >= 0.

    (No NaN or inf: you need not check.)

    Returns
    -------
    One number. At lam = 0 it is the rank of the centred columns: singular values up to 1e-10 times
    the largest count as 0. If all columns are constant (n = 1 too) it is exactly 0, without a
    warning.

    Raises
    ------
    ValueError if lam is negative.

    Example
    -------
    effective_df([[0], [2]], 6)  ->  0.25
    """
    ### BEGIN SOLUTION
    X = np.asarray(X, dtype=float)
    if lam < 0:
        raise ValueError("the strength must not be negative")
    Z = np.where(np.ptp(X, axis=0) > 0, X - X.mean(axis=0), 0.0)
    s = np.linalg.svd(Z, compute_uv=False)
    s = s[s > 1e-10 * s[0]]
    return float(np.sum(s**2 / (s**2 + lam)))
    ### END SOLUTION

# %% tests effective_df-basics points=1
import numpy as np
from course.checks import close, fresh, message, unchanged

got = effective_df(np.array([[0.0], [2.0]]), 6.0)
with message("W1", "Under a penalty a column counts for less than one."):
    assert not np.isclose(got, 1.0)
with message("W2", "The singular values must be squared."):
    assert not np.isclose(got, np.sqrt(2) / (np.sqrt(2) + 6))
with message("W3", "The intercept is not counted."):
    assert not np.isclose(got, 1.25)
with message("W4", "The columns must be centred first."):
    assert not np.isclose(got, 4 / 10)
close(got, 0.25)
### BEGIN HIDDEN TESTS
for rng, (n, d) in fresh(3, shapes=[(8, 3), (25, 5), (4, 7), (12, 1)]):
    X = rng.normal(size=(n, d)) * rng.uniform(0.5, 3, d) + 2
    Z = X - X.mean(axis=0)
    s = np.linalg.svd(Z, compute_uv=False)
    previous = np.inf
    for lam in (0.01, 0.8, 5.0, 120.0):
        with unchanged(X):
            got = effective_df(X, lam)
        expected = np.trace(Z @ np.linalg.solve(Z.T @ Z + lam * np.eye(d), Z.T))
        with message("W1", "Under a penalty a column counts for less than one."):
            assert not np.isclose(got, d)
        with message("W2", "The singular values must be squared."):
            assert not np.isclose(got, np.sum(s / (s + lam)), rtol=1e-6)
        with message("W3", "The intercept is not counted."):
            assert not np.isclose(got, expected + 1, rtol=1e-6)
        with message("W4", "The columns must be centred first."):
            raw = np.trace(X @ np.linalg.solve(X.T @ X + lam * np.eye(d), X.T))
            assert not np.isclose(got, raw, rtol=1e-6)
        close(got, expected, rtol=1e-7, atol=1e-9)
        assert got < previous, "The degrees of freedom must fall when the strength grows."
        previous = got
### END HIDDEN TESTS

# %% tests effective_df-edges points=1
# Hidden: strength 0 and the rank, constant columns, n = 1, a negative strength, integers, lists.
### BEGIN HIDDEN TESTS
import numpy as np
from course.checks import close, fresh, message, no_warnings, raises

for rng, (n, d) in fresh(3, shapes=[(9, 3), (5, 8), (20, 2), (3, 3)]):
    X = rng.normal(size=(n, d)) + 2
    with message("W5", "At strength 0 the result must be the rank of the centred columns, without a "
                 "division by 0."), no_warnings():
        close(effective_df(X, 0), min(n - 1, d), atol=1e-9)
        equal = np.column_stack([X[:, 0], X[:, 0], 2 * X[:, 0]])
        close(effective_df(equal, 0), 1.0, atol=1e-9)
        close(effective_df(np.column_stack([X[:, 0], np.full(n, 0.1)]), 0), 1.0, atol=1e-9)
        small = np.column_stack([np.arange(n) % 3, 1e-7 * (np.arange(n) % 2)])
        close(effective_df(small, 0), 2.0, atol=1e-9)
    with message("W6", "If all columns are constant there is no freedom: exactly 0."), no_warnings():
        for value in (0.1, 3.0, 1e6 + 0.1):
            for rows in (n, 1):
                close(effective_df(np.full((rows, d), value), 0), 0.0, atol=0)
                close(effective_df(np.full((rows, d), value), 2.0), 0.0, atol=0)
    with message("W7", "A negative strength must be a ValueError."):
        raises(ValueError, effective_df, X, -0.5)
    Z = equal - equal.mean(axis=0)
    expected = np.trace(Z @ np.linalg.solve(Z.T @ Z + 0.5 * np.eye(3), Z.T))
    close(effective_df(equal, 0.5), expected, rtol=1e-7, what="the result for equal columns")
    close(effective_df(X * 1000, 3e6), effective_df(X, 3.0), rtol=1e-7, what="other units, same result")
    whole = rng.integers(-9, 10, size=(n, d))
    Z = whole - whole.mean(axis=0)
    expected = np.trace(Z @ np.linalg.solve(Z.T @ Z + 2 * np.eye(d), Z.T))
    close(effective_df(whole, 2), expected, rtol=1e-7, what="the result for integers")
    close(effective_df(whole.tolist(), 2), expected, rtol=1e-7, what="the result for lists")
### END HIDDEN TESTS

# %% [markdown]
# ## Exercise 7 · Bias, variance, noise (3 points)
#
# Suppose we could draw the training targets again and again, $y = f(x) + \sigma\varepsilon$ at the same points $x$. At a test point the forecast
# $\hat y$ then scatters, and for a fresh target
#
# $$\text{E}(\hat y - y)^2 = \underbrace{(\text{E}\hat y - f)^2}_{\text{bias}^2}
# + \underbrace{\text{E}(\hat y - \text{E}\hat y)^2}_{\text{variance}} + \underbrace{\sigma^2}_{\text{noise}} .$$
#
# Bias is what remains wrong on average; variance, what depends on the luck of the sample; noise, what no model can remove. For ridge the
# first two can be calculated:

# %%
x = np.linspace(-1, 1, 25)
truth, sigma = np.sin(3 * x), 0.5
powers = np.column_stack([x**k for k in range(1, 13)])
powers = powers - powers.mean(axis=0)
grid = np.logspace(-5, 3, 33)
bias2, spread = [], []
for lam in grid:
    inner = powers.T @ powers + lam * np.eye(12)
    # forecasts = hat @ targets; 1 / 25 in every cell gives each forecast the mean of the targets
    hat = 1 / 25 + powers @ np.linalg.solve(inner, powers.T)
    bias2.append(np.mean((hat @ truth - truth) ** 2))
    spread.append(sigma**2 * np.mean(np.sum(hat**2, axis=1)))
bias2, spread = np.array(bias2), np.array(spread)
best = np.argmin(bias2 + spread)
for i, label in ((0, "weakest"), (best, "best"), (-1, "strongest")):
    print(f"{label:9} lambda {grid[i]:8.5f}: bias² {bias2[i]:.3f}, variance {spread[i]:.3f}, "
          f"with noise {bias2[i] + spread[i] + sigma**2:.3f}")

fig, ax = plt.subplots()
series = (("bias²", bias2), ("variance", spread), ("expected error", bias2 + spread + sigma**2))
for i, (label, values) in enumerate(series):
    ax.semilogx(grid, values, marker=figures.MARKERS[i], markevery=4, label=label)
ax.axhline(sigma**2, color="black", linestyle=":", label="noise")
ax.set(xlabel="strength λ", ylabel="squared error", title="A polynomial of degree 12, ridge")
ax.legend(fontsize=9, loc="upper left", bbox_to_anchor=(1.0, 1.0))
figures.show(fig, alt="Against the strength of the penalty: bias squared is zero at the left and rises "
             "to almost a half; variance falls from about 0.1 to 0.01; the expected error, their "
             "sum plus the noise of 0.25, falls slightly, has its lowest point in the middle and "
             "then climbs to about 0.75.")

# %% [markdown]
# For other models we simulate. The test points need not be the training points.

# %% solution bias_variance
def bias_variance(make_model: Callable, f: Callable[[np.ndarray], np.ndarray], sigma: float,
                  x_train: np.ndarray, x_test: np.ndarray, reps: int,
                  rng: np.random.Generator) -> dict[str, float]:
    """Split the expected squared error of a model, averaged over the rows of x_test.

    In each of ``reps`` repetitions: draw ``rng.normal(size=n)``, times sigma, as noise for the
    training targets at x_train; then ``rng.normal(size=m)``, times sigma, as noise for fresh test
    targets at x_test; fit a new model ``make_model()`` on (x_train, training targets) and forecast
    at x_test. Draw nothing else from rng.

    Parameters
    ----------
    make_model : call without arguments that gives a new model with ``fit(X, y)`` and ``predict(X)``
        as in scikit-learn. Call it once in each repetition.
    f : the truth; takes an array of shape (k, d), gives an array of shape (k,), for the same array
        always the same. Call it as often as you like.
    sigma : standard deviation of the noise, >= 0.
    x_train, x_test : arrays of shapes (n, d) and (m, d), n >= 1 and m >= 1. Not changed.
    reps : number of repetitions.

    Returns
    -------
    dict with four numbers, each but "noise" averaged over x_test:
    "bias2": squared difference of the forecast's mean over the repetitions and f(x_test);
    "variance": variance of the forecast over the repetitions (ddof=0; so 0 for reps = 1);
    "noise": sigma squared;
    "expected_mse": mean squared difference of forecasts and fresh test targets.

    Raises
    ------
    ValueError if reps is less than 1.
    """
    ### BEGIN SOLUTION
    if reps < 1:
        raise ValueError("at least one repetition is needed")
    true_train, true_test = f(x_train), f(x_test)
    forecasts, targets = [], []
    for _ in range(reps):
        y_train = true_train + sigma * rng.normal(size=len(x_train))
        targets.append(true_test + sigma * rng.normal(size=len(x_test)))
        model = make_model()
        model.fit(x_train, y_train)
        forecasts.append(model.predict(x_test))
    forecasts, targets = np.array(forecasts), np.array(targets)
    return {
        "bias2": float(np.mean((forecasts.mean(axis=0) - true_test) ** 2)),
        "variance": float(np.mean(forecasts.var(axis=0))),
        "noise": float(sigma**2),
        "expected_mse": float(np.mean((forecasts - targets) ** 2)),
    }
    ### END SOLUTION

# %% tests bias_variance-basics points=1.5
import numpy as np
from course.checks import close, deterministic, fresh, message, same, unchanged


class Mean:
    """Forecasts the mean of its training targets, and remembers where it was trained."""

    seen = []

    def fit(self, X, y):
        Mean.seen.append(np.array(X))
        self.mean = np.mean(y)
        return self

    def predict(self, X):
        return np.full(len(X), self.mean)


def line(x):
    return 3 * x[:, 0] + 1


train, test = np.array([[0.0], [1.0], [2.0]]), np.array([[1.0], [5.0]])
got = bias_variance(Mean, line, 0.0, train, test, 4, np.random.default_rng(0))
same(sorted(got), ["bias2", "expected_mse", "noise", "variance"], what="the keys of the dict")
with message("W1", "The training points changed between repetitions: only the noise is new."):
    assert all(np.array_equal(x, train) for x in Mean.seen)
close(got["bias2"], 72.0, what="bias2")  # always 4, the truth is 4 and 16
close(got["variance"], 0.0, what="the variance of a model that always says the same")
close(got["expected_mse"], 72.0, what="expected_mse without noise")
close(got["noise"], 0.0, what="the noise")
### BEGIN HIDDEN TESTS
for rng, (n, m, reps) in fresh(3, shapes=[(6, 4, 12), (3, 7, 5), (15, 1, 8)]):
    train, test = rng.normal(size=(n, 2)) + 1, rng.normal(size=(m, 2))
    sigma, seed = float(rng.uniform(0.8, 2)), int(rng.integers(1_000_000))
    draws = np.random.default_rng(seed)
    forecasts, targets = [], []
    for _ in range(reps):
        forecasts.append(np.full(m, np.mean(line(train) + draws.normal(0, sigma, n))))
        targets.append(line(test) + draws.normal(0, sigma, m))
    forecasts, targets = np.array(forecasts), np.array(targets)
    Mean.seen.clear()
    with unchanged(train, test):
        got = bias_variance(Mean, line, sigma, train, test, reps, np.random.default_rng(seed))
    with message("W1", "The training points changed between repetitions: only the noise is new."):
        assert all(np.array_equal(x, train) for x in Mean.seen)
    assert len(Mean.seen) == reps, "One model must be fitted in each repetition."
    with message("W2", "Noise is missing: the noise is sigma squared, and expected_mse compares with "
                 "fresh noisy targets."):
        close(got["noise"], sigma**2)
        noiseless = np.mean((forecasts - line(test)) ** 2)
        assert not np.isclose(got["expected_mse"], noiseless, rtol=1e-6)
    with message("W3", "The bias must compare with f itself, not with noisy targets."):
        last, mean = targets[-1], targets.mean(axis=0)
        for wrong in (last, mean, targets[0]):
            assert not np.isclose(got["bias2"], np.mean((forecasts.mean(axis=0) - wrong) ** 2))
    with message("W4", "Variance is the spread of the forecast over the repetitions, at each test "
                 "point: not of targets, nor from point to point."):
        assert not np.isclose(got["variance"], np.mean(targets.var(axis=0)))
        assert not np.isclose(got["variance"], np.var(targets))
        assert not np.isclose(got["variance"], np.mean(forecasts.var(axis=1)))
    with message("W5", "The variance divides by reps (ddof=0)."):
        assert not np.isclose(got["variance"], np.mean(forecasts.var(axis=0, ddof=1)), rtol=1e-6)
    close(got["bias2"], np.mean((forecasts.mean(axis=0) - line(test)) ** 2), rtol=1e-7, what="bias2")
    close(got["variance"], np.mean(forecasts.var(axis=0)), rtol=1e-7, what="the variance")
    close(got["expected_mse"], np.mean((forecasts - targets) ** 2), rtol=1e-7, what="expected_mse")
drawn = deterministic(lambda rng: bias_variance(Mean, line, 1.0, train, test, 3, rng))
### END HIDDEN TESTS

# %% tests bias_variance-models points=1.5
# Hidden: a stiff and a flexible model, the sum, a new model each time, one repetition, none.
### BEGIN HIDDEN TESTS
import numpy as np
from sklearn.dummy import DummyRegressor
from sklearn.linear_model import LinearRegression
from sklearn.tree import DecisionTreeRegressor
from course.checks import close, fresh, message, raises


def wave(x):
    return 2 * np.sin(3 * x[:, 0])


made = []


def once():
    class Model:
        used = False

        def fit(self, X, y):
            assert not self.used, "this model was fitted before"
            self.used, self.y = True, np.array(y)
            return self

        def predict(self, X):
            return np.full(len(X), self.y[0])

    made.append(1)
    return Model()


for rng, (n, m, reps) in fresh(3, shapes=[(30, 12, 20), (20, 25, 15), (8, 3, 30)]):
    train = rng.uniform(-1, 1, size=(n, 1))
    test = np.vstack([train[: m // 2], rng.uniform(-1, 1, size=(m - m // 2, 1))])
    seed = int(rng.integers(1_000_000))

    def split(make, f=wave, sigma=0.7, x=train, z=test, times=reps):
        return bias_variance(make, f, sigma, x, z, times, np.random.default_rng(seed))

    stiff = split(lambda: DummyRegressor(strategy="constant", constant=0.25))
    close(stiff["variance"], 0.0, atol=1e-20, what="the variance of a constant model")
    close(stiff["bias2"], np.mean((wave(test) - 0.25) ** 2), rtol=1e-9, what="bias2 of a constant model")
    straight = split(LinearRegression)
    draws = np.random.default_rng(seed)
    forecasts, total = [], 0.0
    for _ in range(reps):
        fitted = np.polyfit(train[:, 0], wave(train) + 0.7 * draws.normal(size=n), 1)
        forecasts.append(np.polyval(fitted, test[:, 0]))
        fresh_targets = wave(test) + 0.7 * draws.normal(size=m)
        total += np.mean((forecasts[-1] - fresh_targets) ** 2) / reps
    average = sum(forecasts) / reps
    close(straight["bias2"], np.mean((average - wave(test)) ** 2), rtol=1e-6, what="bias2 of a line")
    close(straight["variance"], sum(np.mean((g - average) ** 2) for g in forecasts) / reps, rtol=1e-6,
          what="the variance of a line")
    close(straight["expected_mse"], total, rtol=1e-6, what="expected_mse of a line")
    close(straight["noise"], 0.49, what="the noise")
    flexible = split(lambda: DecisionTreeRegressor(random_state=0), z=train)
    with message("W4", "A tree that memorises its noise must have a large variance and a small bias: "
                 "the parts are mixed up."):
        assert flexible["variance"] > 0.2
        assert flexible["bias2"] < flexible["variance"]
    made.clear()
    with message("W6", "Call make_model() anew in each repetition: one model was used again."):
        other = split(once)
        assert len(made) == reps
    single = split(LinearRegression, times=1)
    close(single["variance"], 0.0, atol=1e-20, what="the variance of one repetition")
    with message("W7", "Fewer than one repetition must be a ValueError."):
        raises(ValueError, split, LinearRegression, times=0)
        raises(ValueError, split, LinearRegression, times=-3)
### END HIDDEN TESTS

# %% [markdown]
# ## Exercise 8 · A penalty that does not depend on units (2 points)
#
# Measure a length in millimetres instead of metres and its coefficient shrinks by a thousand: the same effect, but almost free of
# penalty. So standardise inside, $z_j = (x_j-\bar x_j)/s_j$ with the standard deviation $s_j$ (`ddof=0`), penalise the coefficients
# $\gamma$ of $z$,
#
# $$(Z^\top Z+\lambda I)\,\gamma = Z^\top(y-\bar y), \qquad w_j = \gamma_j/s_j, \qquad b = \bar y - \bar x^\top w,$$
#
# and answer in the units you were asked in. For $x = 0, 4$, $y = 1, 5$, $\lambda = 2$: $z = -1, 1$, $\gamma = 4/4$, so $w = 0.5$ and $b = 2$.

# %% solution fit_scaled_ridge
def fit_scaled_ridge(X: np.ndarray, y: np.ndarray, lam: float) -> tuple[np.ndarray, float]:
    """Ridge with the penalty on standardised columns, answered for X in its own units.

    Parameters
    ----------
    X : array or list of rows, shape (n, d), n >= 1 and d >= 1, integers or floats. Not changed.
        n <= d, equal columns and constant columns are allowed; scales from 1e-6 to 1e6 too.
    y : array or list of n numbers. Not changed.
    lam : the strength, a number of at least 0.01.

    (No NaN or inf, no smaller lam: you need not check.)

    Returns
    -------
    (coef, intercept): a float64 array of shape (d,), and a number. A column whose values are all
    equal gets exactly 0, without a warning (its standard deviation may be rounding noise). n = 1:
    coef all 0, intercept y[0].

    Example
    -------
    fit_scaled_ridge([[0], [4]], [1, 5], 2)  ->  ([0.5], 2.0)
    """
    ### BEGIN SOLUTION
    X, y = np.asarray(X, dtype=float), np.asarray(y, dtype=float)
    centre, varies = X.mean(axis=0), np.ptp(X, axis=0) > 0
    scale = np.where(varies, X.std(axis=0), 1.0)
    Z = np.where(varies, (X - centre) / scale, 0.0)
    gamma = np.linalg.solve(Z.T @ Z + lam * np.eye(X.shape[1]), Z.T @ (y - y.mean()))
    coef = gamma / scale
    return coef, float(y.mean() - centre @ coef)
    ### END SOLUTION

# %% tests fit_scaled_ridge-basics points=1
import numpy as np
from sklearn.linear_model import Ridge
from sklearn.preprocessing import StandardScaler
from course.checks import close, fresh, message, unchanged

got = fit_scaled_ridge(np.array([[0.0], [4.0]]), np.array([1.0, 5.0]), 2.0)
with message("W1", "This is ridge on the columns as they came: standardise before the penalty."):
    assert not np.allclose(got[0], [0.8])
with message("W2", "These are the coefficients of the standardised columns: divide by the scales."):
    assert not np.allclose(got[0], [1.0])
with message("W3", "The standard deviation must divide by n (ddof=0)."):
    assert not np.allclose(got[0], [1 / 3])
with message("W4", "The intercept still belongs to the standardised columns."):
    assert not np.isclose(got[1], 3.0)
close(got[0], [0.5], what="coef")
close(got[1], 2.0, what="the intercept")
### BEGIN HIDDEN TESTS
for rng, (n, d) in fresh(3, shapes=[(8, 2), (25, 4), (5, 7), (12, 1)]):
    X = rng.normal(size=(n, d)) * rng.uniform(2, 9, d) + 3
    y, lam = rng.normal(size=n) * 2 + 5, float(rng.uniform(1, 9))
    scaler = StandardScaler().fit(X)
    model = Ridge(alpha=lam).fit(scaler.transform(X), y)
    unbiased = Ridge(alpha=lam * (n - 1) / n).fit(scaler.transform(X), y)
    coef = model.coef_ / scaler.scale_
    with unchanged(X, y):
        got = fit_scaled_ridge(X, y, lam)
    with message("W1", "This is ridge on the columns as they came: standardise before the penalty."):
        assert not np.allclose(got[0], Ridge(alpha=lam).fit(X, y).coef_, rtol=1e-5)
    with message("W2", "These are the coefficients of the standardised columns: divide by the scales."):
        assert not np.allclose(got[0], model.coef_, rtol=1e-5)
    with message("W3", "The standard deviation must divide by n (ddof=0)."):
        other = Ridge(alpha=lam).fit((X - X.mean(axis=0)) / X.std(axis=0, ddof=1), y).coef_
        assert not np.allclose(got[0], other / X.std(axis=0, ddof=1), rtol=1e-6)
    with message("W4", "The intercept still belongs to the standardised columns."):
        assert not np.isclose(got[1], y.mean(), rtol=1e-7)
    close(got[0], coef, rtol=1e-6, atol=1e-8, what="coef")
    close(got[1], y.mean() - X.mean(axis=0) @ coef, rtol=1e-6, atol=1e-8, what="the intercept")
### END HIDDEN TESTS

# %% tests fit_scaled_ridge-units points=1
# Hidden: other units and shifts, constant and equal columns, integers and lists, one row.
### BEGIN HIDDEN TESTS
import numpy as np
from course.checks import close, fresh, message, no_warnings, unchanged


def stacked(X, y, lam):
    Z = (X - X.mean(axis=0)) / X.std(axis=0)
    rows = np.vstack([Z, np.sqrt(lam) * np.eye(X.shape[1])])
    target = np.concatenate([y - y.mean(), np.zeros(X.shape[1])])
    coef = np.linalg.lstsq(rows, target)[0] / X.std(axis=0)
    return coef, y.mean() - X.mean(axis=0) @ coef


for rng, (n, d) in fresh(3, shapes=[(9, 3), (4, 6), (20, 2)]):
    X, y, lam = rng.normal(size=(n, d)) + 1, rng.normal(size=n) + 3, float(rng.uniform(0.5, 5))
    base = X @ np.asarray(fit_scaled_ridge(X, y, lam)[0]) + fit_scaled_ridge(X, y, lam)[1]
    unit = np.where(np.arange(d) % 2 == 0, 1e6, 1e-6)
    with message("W1", "Another unit for a column changed the forecasts: the penalty must not depend "
                 "on units."):
        coef, intercept = fit_scaled_ridge(X * unit, y, lam)
        close((X * unit) @ np.asarray(coef) + intercept, base, rtol=1e-6, atol=1e-7)
    coef, intercept = fit_scaled_ridge(X + 50.0, y + 1e4, lam)
    close((X + 50.0) @ np.asarray(coef) + intercept - 1e4, base, atol=1e-6, what="forecasts after shifts")
    X[:, -1] = X[:, 0]
    coef, intercept = stacked(X, y, lam)
    with unchanged(X, y):
        got = fit_scaled_ridge(X, y, lam)
    close(got[0], coef, rtol=1e-6, atol=1e-8, what="coef with equal columns")
    close(got[1], intercept, rtol=1e-6, atol=1e-8, what="the intercept with equal columns")
    coef, intercept = stacked(X[:, :2], y, lam)
    for value in (0.1, 7.0, 1 / 3, 1e6 + 0.1):
        with message("W5", "A constant column must get exactly 0, without a division by 0 and though "
                     "its mean may be rounded."):
            flat = np.column_stack([X[:, 0], np.full(n, value), X[:, 1]])
            with no_warnings():
                got = fit_scaled_ridge(flat, y, lam)
            assert got[0][1] == 0
            close(got[0], [coef[0], 0.0, coef[1]], rtol=1e-6, atol=1e-8)
            close(got[1], intercept, rtol=1e-6, atol=1e-8)
            with no_warnings():
                only = fit_scaled_ridge(np.full((n, 2), value), y, lam)
            close(only[0], [0.0, 0.0], atol=0)
            close(only[1], y.mean())
    whole, target = rng.integers(-9, 10, size=(n, d)), rng.integers(-9, 10, size=n)
    whole[0], whole[1] = 10, -10
    coef, intercept = stacked(whole.astype(float), target.astype(float), 2.0)
    for got in (fit_scaled_ridge(whole, target, 2),
                fit_scaled_ridge(whole.tolist(), target.tolist(), 2)):
        close(got[0], coef, rtol=1e-6, atol=1e-8, what="coef of integers")
        close(got[1], intercept, rtol=1e-6, atol=1e-8, what="the intercept of integers")
    one = fit_scaled_ridge(X[:1], y[:1], lam)
    close(one[0], np.zeros(d), what="coef of one row")
    close(one[1], y[0], what="the intercept of one row")
### END HIDDEN TESTS

# %% [markdown]
# ## Now the library

# %%
from sklearn.linear_model import LassoCV, RidgeCV, lasso_path
from sklearn.pipeline import make_pipeline

tiny, target = [[0], [2]], [1, 5]
print("1   ", Ridge(alpha=6).fit(tiny, target).coef_)
print("4   ", Lasso(alpha=1).fit(tiny, target).coef_)
alphas = lasso_path(np.array([[-1.0], [1.0]]), np.array([-2.0, 2.0]))[0]
print("5   ", f"{alphas[0]:.1f}")
print("8   ", make_pipeline(StandardScaler(), Ridge(alpha=2)).fit([[0], [4]], target)[-1].coef_,
      "for the standardised column")

scaled = StandardScaler().fit_transform(houses)
chosen = RidgeCV(alphas=np.logspace(-1, 5, 61)).fit(scaled, price).alpha_
print(f"all {len(price)} houses: cross-validation chooses lambda {chosen:.0f}")
pairs = houses.corr().abs().stack()
pairs = pairs[[a < b for a, b in pairs.index]].sort_values(ascending=False)
print("columns most alike:")
print(pairs.head(6).round(2).to_string())
lasso = LassoCV(alphas=50, cv=5).fit(patients, disease)
print(f"diabetes: cross-validated lasso keeps {np.sum(lasso.coef_ != 0)} of 10 columns")

# %% [markdown]
# `RidgeCV` and `LassoCV` choose the strength; `make_pipeline` makes scaling learn from training rows only. Use them. Keep your own
# path for what they hide: how the coefficients move.

# %% [markdown]
# ## Reflection (5 points, graded by a person)
#
# Plot your ridge path on Ames (`scaled`, `price`) with the cross-validated choice marked. **Name two correlated columns that
# trade places: one has the larger coefficient at the weakest penalty, the other at the chosen one (several pairs do). What would you tell
# someone who reads importance from coefficients?** At most 250 words; add cells for your plot and numbers.
#
# *Rubric:* 0 absent · 1 assertion without evidence · 3 right claim with a number or plot from your own run ·
# 4 also the assumption or limit · 5 also what you would do in production.

# %% [markdown] manual reflection points=5
# ### BEGIN SOLUTION
# I plotted `ridge_path(scaled, price, lams)` for $\lambda$ from 0.1 to 100,000. `RidgeCV` chooses 398, where about 21 of 27 columns' worth of
# freedom are left.
#
# Living area (`Gr_Liv_Area`) and second floor (`Second_Flr_SF`), correlation 0.66, trade places. Without penalty the second floor leads with 19.6 and
# the living area has 8.3 (thousand dollars for one standard deviation). Near $\lambda = 17$ they cross; at the choice it is 14.4 for the living area and
# 8.2 for the second floor. The reason: first and second floor nearly add up to the living area. Least squares can hardly tell how to
# share one effect among three columns that say it together; ridge shrinks that direction first and shares differently.
# Garage cars and garage area (0.89) do it more gently: 6.6 and 4.6 at first, 6.4 and 6.2 at the choice.
#
# To a reader: the forecasts hardly change between these settings (leave-one-out error 38.3 without, 37.9 with the penalty), the ranking does. So the ranking
# describes the penalty as much as the houses. "Space is worth money" is safe; "the second floor matters most" is not.
#
# Limits: standardised columns, one linear model, all sales including five huge houses; coefficients are no causes, and 398 itself would
# move with another sample.
#
# In production I would report groups of correlated columns together (all areas), with intervals from a bootstrap of the whole fit, choose
# $\lambda$ by cross-validation inside a pipeline, and measure importance by the error when a group is permuted or left out.
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
# - James, Witten, Hastie, Tibshirani and Taylor, *An Introduction to Statistical Learning*, ch. 6.
# - Hastie, Tibshirani and Friedman, *The Elements of Statistical Learning*, sections 3.4 and 7.1–7.4.
# - Hastie, Tibshirani and Wainwright, *Statistical Learning with Sparsity*, ch. 2 and 5.
