# %% [markdown]
# # Likelihood and estimation
#
# *14 hours · needs `probability` and `optimisation` · data: rain in Seattle, 2012–2015*
#
# Squared error, cross-entropy, absolute error: nearly every loss you will minimise is a negative log-likelihood, the claim of
# some distribution about your data. Knowing which claim tells you when the loss is wrong, and how far to trust
# the numbers that minimise it.
#
# Afterwards you can
#
# - **write** the loss that belongs to a distribution, without underflow;
# - **fit** a distribution by maximum likelihood;
# - **state** how uncertain an estimate is, from the curvature of the loss;
# - **measure** bias and variance of any estimator by simulation;
# - **compare** models of different size, and **fit** one with a hidden label.

# %% readonly setup
from collections.abc import Callable

import matplotlib.pyplot as plt
import numpy as np
from scipy import stats

from course import figures
from course.data import load_seattle_weather

figures.use_house_style()

# %% [markdown]
# ## Warm-up
#
# Write down a guess before you run each cell.
#
# **1.** Ten tosses gave seven heads. If the coin shows heads with probability $p$, the chance of exactly this sequence is
# $L(p) = p^7(1-p)^3$. "So $L(p)$ is the probability of $p$", says a friend. Then the area under $L$ must be 1. What
# will be printed?

# %%
p = np.linspace(0, 1, 100_001)
likelihood = p**7 * (1 - p) ** 3
print(f"area {likelihood.sum() * (p[1] - p[0]):.6f}   highest at {p[likelihood.argmax()]:.2f}")
print(f"L(0.7) = {0.7**7 * 0.3**3:.5f}   L(0.5) = {0.5**10:.5f}")

# %% [markdown]
# $L$ is the probability of the **data**, read as a function of the parameter. No area is promised; only comparisons mean
# something: 0.7 makes this sequence about twice as likely as 0.5. A distribution *of* $p$ needs a prior (exercise 3).
#
# **2.** Dividing by $n-1$ makes the sample variance unbiased; maximum likelihood divides by $n$. Samples of five
# from a distribution with variance 1: which comes closer to 1 on average, and which has the smaller mean squared error?

# %%
samples = np.random.default_rng(0).normal(size=(100_000, 5))
for name, ddof in (("divide by n    ", 0), ("divide by n - 1", 1)):
    estimates = samples.var(axis=1, ddof=ddof)
    print(name, f"average {estimates.mean():.2f}   mean squared error {((estimates - 1) ** 2).mean():.2f}")

# %% [markdown]
# Maximum likelihood is biased here and still closer to the truth in mean square: a little bias bought a lot of variance.
# Unbiased is not the same as best.
#
# **3.** Polynomials of growing degree are fitted to 30 noisy points. Which mean negative log-likelihood (smaller is better)
# keeps falling: on the fitted points, on 30 fresh ones at the same places, or on both?

# %%
rng = np.random.default_rng(4)
x = np.linspace(-1, 1, 30)
seen, unseen = (np.sin(3 * x) + rng.normal(scale=0.3, size=30) for _ in range(2))
for degree in (1, 3, 8, 14):
    curve = np.polynomial.Polynomial.fit(x, seen, degree)(x)
    sigma = np.sqrt(np.mean((seen - curve) ** 2))
    fitted, fresh_points = (-stats.norm.logpdf(y, curve, sigma).mean() for y in (seen, unseen))
    print(f"degree {degree:2d}   fitted {fitted:6.3f}   fresh {fresh_points:6.3f}")

# %% [markdown]
# On the fitted points more parameters can only help. On fresh ones the wiggles and the too small $\sigma$ are punished.
#
# ## Worked example: which distribution rained?
#
# For independent observations the likelihood is a product, $L(\theta) = \prod_i f(x_i;\theta)$, and a product
# of hundreds of densities underflows. So we take logs, and the minus sign makes it a loss:
#
# $$\mathrm{NLL}(\theta) = -\sum_{i=1}^n \log f(x_i;\theta).$$
#
# Here is the rain of the wet days, with four distributions at their best parameters.

# %%
rain = load_seattle_weather()["precipitation"].to_numpy()
wet = rain[rain > 0]
print(f"{len(wet)} wet days, mean {wet.mean():.2f} mm, median {np.median(wet):.2f} mm, largest {wet.max():.1f} mm")

median, deviation = np.median(wet), np.abs(wet - np.median(wet)).mean()
shape, _, scale = stats.gamma.fit(wet, floc=0)
models = {
    "Gaussian": stats.norm(wet.mean(), wet.std()),
    "Laplace": stats.laplace(median, deviation),
    "exponential": stats.expon(scale=wet.mean()),
    "gamma": stats.gamma(shape, scale=scale),
}
print(f"gamma: shape {shape:.3f}, scale {scale:.2f}")
print("product of the densities:", np.prod(models["gamma"].pdf(wet)))
for name, model in models.items():
    print(f"{name:12s} mean NLL {-model.logpdf(wet).mean():.3f}   P(negative rain) {model.cdf(0):.2f}")

# %%
fig, (left, right) = plt.subplots(1, 2, figsize=(8.5, 3.4))
left.hist(wet, bins=np.arange(0, 60, 2), density=True, color="#dddddd", edgecolor="white")
grid = np.linspace(-12, 40, 400)
for i, (name, model) in enumerate(models.items()):
    if name != "exponential":
        left.plot(grid, model.pdf(grid), color=figures.COLOURS[i], marker=figures.MARKERS[i], markevery=(12 * i, 45),
                  label=name)
left.set(xlabel="rain on a wet day (mm)", ylabel="density", ylim=(0, 0.25), title="three claims about the data")
left.legend(fontsize=9)
shapes = np.linspace(0.55, 1.3, 80)
profile = [-stats.gamma.logpdf(wet, k, scale=wet.mean() / k).mean() for k in shapes]
right.plot(shapes, profile)
right.plot(shape, min(profile), "v", color=figures.COLOURS[3], markersize=9, label="maximum likelihood")
right.plot(1, -models["exponential"].logpdf(wet).mean(), "s", color=figures.COLOURS[2], label="exponential (shape 1)")
right.set(xlabel="shape of the gamma", ylabel="mean NLL (mean kept)", title="one loss, one minimum")
right.legend(fontsize=9)
figures.show(fig, alt="Left: a histogram of rain on wet days, highest near zero with a long tail to the right. The gamma "
             "density follows it and is zero below zero; the Gaussian and Laplace densities put much of their mass on "
             "negative rain. Right: the mean negative log-likelihood of the gamma as a bowl over its shape, lowest "
             "near 0.8; the exponential distribution, shape 1, lies a little higher on the same curve.")

# %% [markdown]
# The Gaussian expects negative rain on every fifth wet day. The gamma cannot, and its loss is far lower.
#
# A loss you know is such a claim with the constants left out:
#
# | distribution of $y$ around the prediction | its NLL, up to constants |
# |---|---|
# | Gaussian, fixed $\sigma$ | squared error |
# | Laplace, fixed width | absolute error |
# | Bernoulli | cross-entropy |
#
# **Mean or sum?** Both have the same minimum. The mean is comparable between data sets; the sum grows with $n$, and
# so says how much evidence there is. Exercises 4 and 6 need the sum.

# %% [markdown]
# ## Exercise 1 · A Gaussian loss (2 points)
#
# $$\frac1n\sum_{i=1}^n\Big[\tfrac12\log 2\pi + \log\sigma + \tfrac12\Big(\frac{x_i-\mu}{\sigma}\Big)^2\Big]$$
#
# An optimiser may propose any real number, and a negative $\sigma$ means nothing. So the second parameter is
# $\log\sigma$ (natural logarithm). Mind the order: divide by $\sigma$, *then* square, or $\sigma^2$ overflows.

# %% solution gaussian_nll
def gaussian_nll(params: np.ndarray, x: np.ndarray) -> float:
    """Mean negative log-likelihood of x under a Gaussian, all constants included.

    Parameters
    ----------
    params : two numbers (mu, log sigma); tuple, list or array, integers or floats. Not changed.
    x : list or array of shape (n,), n >= 1, integers or floats. Not changed.

    Returns
    -------
    One float. sigma may be as small as 1e-200 or as large as 1e200: if (x - mu) / sigma is of ordinary size, the
    result is right and no warning is issued. A NaN in x or in params gives NaN.

    Raises
    ------
    ValueError if x is empty.

    Example
    -------
    gaussian_nll((0, 0), [1, -1])  ->  1.4189...   (0.5 * log(2 * pi) + 0.5)
    """
    ### BEGIN SOLUTION
    x = np.asarray(x, dtype=float)
    if x.size == 0:
        raise ValueError("no observations")
    mu, log_sigma = np.asarray(params, dtype=float)
    z = (x - mu) / np.exp(log_sigma)
    return float(0.5 * np.log(2 * np.pi) + log_sigma + 0.5 * np.mean(z**2))
    ### END SOLUTION

# %% tests gaussian_nll-basics points=1
import numpy as np
from scipy.stats import norm
from course.checks import close, fresh, message, unchanged


def looks_like(got, other):
    return np.shape(got) == () and np.isclose(got, other, rtol=1e-9)


x, log_two = np.array([1.0, 5.0, 3.0]), np.log(2.0)  # mu = 3, sigma = 2: z = -1, 1, 0
got = gaussian_nll((3.0, log_two), x)
with message("W1", "The constant 0.5 * log(2 pi) is missing: this is not the density any more."):
    assert not looks_like(got, log_two + 1 / 3)
with message("W3", "This is the sum over the observations; the mean was asked for."):
    assert not looks_like(got, 3 * (0.5 * np.log(2 * np.pi) + log_two + 1 / 3))
with message("W7", "The squares were summed, the rest was not: take the mean of the squares."):
    assert not looks_like(got, 0.5 * np.log(2 * np.pi) + log_two + 1)
with message("W2", "log sigma was used as if it were sigma: take its exponential before you divide."):
    assert not looks_like(got, -norm.logpdf(x, 3.0, log_two).mean())
    assert not looks_like(got, 0.5 * np.log(2 * np.pi) + log_two + np.mean((x - 3) ** 2) / 2 / log_two**2)
with message("W4", "The second parameter is the log of sigma, not of the variance."):
    assert not looks_like(got, -norm.logpdf(x, 3.0, np.sqrt(2.0)).mean())
close(got, 0.5 * np.log(2 * np.pi) + log_two + 1 / 3)
close(gaussian_nll([0, 0], [0]), 0.5 * np.log(2 * np.pi))  # one observation, integers, lists
### BEGIN HIDDEN TESTS
for rng, n in fresh(3, shapes=[1, 2, 7, 60]):
    params, x = rng.normal(size=2) * [5.0, 1.5], rng.normal(loc=2.0, scale=3.0, size=n)
    with unchanged(params, x):
        got = gaussian_nll(params, x)
    close(got, -norm.logpdf(x, params[0], np.exp(params[1])).mean(), rtol=1e-8)
### END HIDDEN TESTS

# %% tests gaussian_nll-stable points=1
# Hidden: tiny and huge sigma, where the minimum lies, integers, NaN, no observations.
### BEGIN HIDDEN TESTS
import numpy as np
from scipy.stats import norm
from course.checks import close, fresh, message, no_warnings, raises

close(gaussian_nll((1.0, 0.0), np.array([1.0, 3.0])), 0.5 * np.log(2 * np.pi) + 1.0)
for rng, n in fresh(3, shapes=[2, 5, 30]):
    z = rng.normal(size=n)
    for power in (-200, -170, -150, 150, 170, 200):
        sigma = 10.0**power
        with message("W5", "With a tiny or huge sigma the squares left the range of doubles: divide first, then square."):
            with no_warnings():
                got = gaussian_nll((2 * sigma, np.log(sigma)), 2 * sigma + sigma * z)
            close(got, np.log(sigma) - norm.logpdf(z).mean(), rtol=1e-9)
    x = rng.normal(loc=4.0, scale=2.0, size=n)
    best = np.array([x.mean(), np.log(x.std())])
    lowest = gaussian_nll(best, x)
    for step in ([1e-3, 0.0], [-1e-3, 0.0], [0.0, 1e-3], [0.0, -1e-3]):
        assert gaussian_nll(best + step, x) > lowest, "The minimum must lie at the sample mean and the ddof-0 deviation."
    counts = rng.integers(-100, 101, size=n)
    for values in (counts, counts.astype(np.int8), counts.tolist(), counts.astype(np.float32)):
        close(gaussian_nll((1, 2), values), -norm.logpdf(counts, 1.0, np.exp(2.0)).mean())
    x[0] = np.nan
    assert np.isnan(gaussian_nll((0.0, 0.0), x)), "A NaN among the observations must give NaN."
assert np.isnan(gaussian_nll((np.nan, 0.0), [1.0])), "A NaN among the parameters must give NaN."
with message("W6", "No observations: that must be a ValueError."):
    raises(ValueError, gaussian_nll, (0.0, 0.0), np.array([]))
    raises(ValueError, gaussian_nll, (0.0, 0.0), [])
### END HIDDEN TESTS

# %% [markdown]
# ## Exercise 2 · Fit a gamma (4 points)
#
# Shape $k$ and scale $\theta$, mean $k\theta$. Setting both derivatives to zero gives $\hat\theta = \bar x/\hat k$ and one
# equation for $k$, with $\psi$ the `digamma` function of `scipy.special`:
#
# $$\log k - \psi(k) = s, \qquad s = \log \bar x - \frac1n\sum_i\log x_i .$$
#
# The left side falls steadily, and $\frac1{2k} < \log k - \psi(k) < \frac1k$. So the root lies between $\frac1{2s}$ and
# $\frac1s$, and any root finder of `optimisation` gets it, Newton's method from $\frac1{2s}$ too. No units: $s$ does not
# change when $x$ is given in inches. A general minimiser started at $(1, 1)$ is less lucky when rain comes in nanometres.

# %% solution fit_gamma
from scipy.optimize import newton
from scipy.special import digamma, polygamma


def fit_gamma(x: np.ndarray) -> tuple[float, float]:
    """Maximum likelihood estimates (shape, scale) of a gamma distribution that starts at 0.

    Parameters
    ----------
    x : list or array of shape (n,), n >= 2, positive integers or floats. Not changed. They may be in any unit: multiplied
        by 1e12 or by 1e-12 they give the same shape and a scale multiplied by as much.

    Returns
    -------
    A tuple of two floats, each within a relative 1e-5 of the maximum, for best shapes from 0.05 to 10,000.

    Raises
    ------
    ValueError if x has fewer than two values, if one of them is zero, negative, NaN or infinite, or if all are equal
    (then the likelihood has no maximum). scipy.stats.gamma.fit and scipy.stats.fit are switched off.

    Example
    -------
    fit_gamma([1.0, 2.0, 6.0])  ->  (2.000..., 1.499...)
    """
    ### BEGIN SOLUTION
    x = np.asarray(x, dtype=float)
    if x.size < 2 or not np.all((x > 0) & np.isfinite(x)):
        raise ValueError("a gamma needs at least two values, all positive and finite")
    if x.min() == x.max():
        raise ValueError("all values are equal: the likelihood has no maximum")
    mean = x.mean()
    s = -np.mean(np.log(x / mean))
    shape = newton(
        lambda k: np.log(k) - digamma(k) - s, 0.5 / s, fprime=lambda k: 1 / k - polygamma(1, k), rtol=1e-9
    )
    return float(shape), float(mean / shape)
    ### END SOLUTION

# %% tests fit_gamma-basics points=1.5
import numpy as np
from scipy.special import digamma as psi
from scipy.stats import gamma
from course.checks import close, forbid, fresh, message, unchanged

x = np.array([1.0, 2.0, 6.0])
got = fit_gamma(x)
assert len(got) == 2, "Two numbers were promised: shape and scale."
with message("W1", "These match mean and variance (method of moments); the maximum of the likelihood lies elsewhere."):
    assert not np.allclose(got, [x.mean() ** 2 / x.var(), x.var() / x.mean()])
    assert not np.allclose(got, [x.mean() ** 2 / x.var(ddof=1), x.var(ddof=1) / x.mean()])
with message("W2", "The second number is a rate (1 / scale): shape times scale must be the mean of x."):
    assert not np.isclose(got[0] / got[1], x.mean(), rtol=1e-4)
with message("W5", "Scale came first; the order is (shape, scale)."):
    assert not np.allclose([got[1], got[0]], [2.000364, 1.499727], rtol=1e-4)
s = np.log(3.0) - np.log(x).mean()
with message("W8", "This is a textbook approximation of the shape, a start: solve the equation from there."):
    assert not np.isclose(got[0], (3 - s + np.sqrt((s - 3) ** 2 + 24 * s)) / (12 * s), rtol=1e-7)
close(got[0] * got[1], 3.0, rtol=1e-4)  # the mean of the fitted gamma is the mean of x ...
close(np.log(got[0]) - psi(got[0]), s, rtol=1e-4)  # ... and so is the mean of log x
### BEGIN HIDDEN TESTS
for rng, (shape, n) in fresh(3, shapes=[(0.4, 30), (0.8, 100), (3.0, 12), (25.0, 60), (1.0, 5)]):
    x = rng.gamma(shape, 2.0 * shape, size=n)
    expected = gamma.fit(x, floc=0)[::2]
    why = "Solve the likelihood equations yourself."
    with unchanged(x), forbid("scipy.stats.gamma.fit", "scipy.stats.fit", why=why):
        got = fit_gamma(x)
    with message("W1", "These match mean and variance (method of moments), not the maximum of the likelihood."):
        assert not np.allclose(got, [x.mean() ** 2 / x.var(), x.var() / x.mean()], rtol=1e-6)
    s = np.log(x.mean()) - np.log(x).mean()
    with message("W8", "This is a textbook approximation of the shape, a start: solve the equation from there."):
        assert not np.isclose(got[0], (3 - s + np.sqrt((s - 3) ** 2 + 24 * s)) / (12 * s), rtol=1e-7)
    close(got, expected, rtol=1e-4)
### END HIDDEN TESTS

# %% tests fit_gamma-units points=1.5
# Hidden: any unit, very uneven and very even data, the rain, integers and lists.
### BEGIN HIDDEN TESTS
import numpy as np
from scipy.special import digamma as psi
from scipy.stats import gamma
from course.checks import close, fresh, message
from course.data import load_seattle_weather

for rng, (shape, n) in fresh(3, shapes=[(0.7, 40), (2.0, 25), (6.0, 80)]):
    x = rng.gamma(shape, size=n)
    expected = gamma.fit(x, floc=0)[::2]
    close(fit_gamma(x), expected, rtol=1e-4)
    for unit in (1e6, 1e-6, 1e12, 1e-12):
        with message("W3", "In another unit the fit fails or changes: a fixed start or step suits one scale only."):
            got = fit_gamma(unit * x)
            close([got[0], got[1] / unit], expected, rtol=1e-4)
for rng, (shape, n) in fresh(3, shapes=[(0.1, 60), (300.0, 30), (3000.0, 50)]):
    x = rng.gamma(shape, size=n)
    with message("W6", "Very uneven or very even data (shape far from 1) are not fitted."):
        got = fit_gamma(x)
        close(got[0] * got[1], x.mean(), rtol=1e-4)
        s = -np.log(x / x.mean()).mean()
        close(np.log(got[0]) - psi(got[0]), s, rtol=1e-4)
rain = load_seattle_weather()["precipitation"].to_numpy()
close(fit_gamma(rain[rain > 0]), gamma.fit(rain[rain > 0], floc=0)[::2], rtol=1e-4)
for rng in fresh(3):
    days = rng.integers(1, 100, size=12)
    expected = gamma.fit(days.astype(float), floc=0)[::2]
    for values in (days, days.astype(np.uint8), days.tolist()):
        close(fit_gamma(values), expected, rtol=1e-4)
### END HIDDEN TESTS

# %% tests fit_gamma-errors points=1
# Hidden: everything for which a ValueError was promised, and a pair that must still be fitted.
### BEGIN HIDDEN TESTS
import numpy as np
from scipy.stats import gamma
from course.checks import close, fresh, message, no_warnings, raises

for rng in fresh(3):
    x = rng.gamma(2.0, size=6)
    close(fit_gamma(x[:2]), gamma.fit(x[:2], floc=0)[::2], rtol=1e-4)
    for bad in (0.0, -1.5, np.nan, np.inf, -np.inf):
        spoilt = x.copy()
        spoilt[rng.integers(6)] = bad
        with message("W4", "Zero, negative, NaN and infinite values are impossible for a gamma: raise a ValueError."):
            raises(ValueError, fit_gamma, spoilt)
            raises(ValueError, fit_gamma, spoilt.tolist())
    with message("W7", "Fewer than two values, or all equal: no maximum exists, and that must be a ValueError."):
        raises(ValueError, fit_gamma, np.full(5, x[0]))
        raises(ValueError, fit_gamma, [2.5, 2.5])
        raises(ValueError, fit_gamma, np.full(7, 0.1))
        raises(ValueError, fit_gamma, x[:1])
        raises(ValueError, fit_gamma, [])
### END HIDDEN TESTS

# %% [markdown]
# ## Exercise 3 · A share, three ways (2 points)
#
# After $k$ successes in $n$ trials, a $\mathrm{Beta}(a,b)$ prior becomes a $\mathrm{Beta}(a+k,\,b+n-k)$ posterior. Three
# numbers compete: the likelihood's maximum $\frac kn$, the posterior's maximum (MAP) and its mean,
#
# $$\text{MAP} = \frac{a+k-1}{a+b+n-2}, \qquad \text{mean} = \frac{a+k}{a+b+n}.$$
#
# With no trial the first does not exist; the mean always does. The MAP formula presumes a highest point: if $a+k<1$ the
# density grows without bound at 0, if $b+n-k<1$ at 1.

# %% solution bernoulli_estimates
def bernoulli_estimates(k: int, n: int, a: float, b: float) -> dict[str, float]:
    """Estimate the probability of success from k successes in n trials under a Beta(a, b) prior.

    Parameters
    ----------
    k, n : integers (Python's or NumPy's, also a narrow type such as np.int8) with 0 <= k <= n.
    a, b : positive numbers; a counts imagined successes, b imagined failures.

    Returns
    -------
    A dict of floats with the keys "mle", "map" and "mean".
    "mle" is NaN if n = 0. "map" is NaN where the posterior has no single highest point inside [0, 1] by the formula:
    if a + k < 1, if b + n - k < 1, or if both equal 1 (a flat posterior). No warning is issued.

    Raises
    ------
    ValueError if k < 0 or k > n (so also if n < 0), or if a or b is zero or negative.

    Example
    -------
    bernoulli_estimates(7, 10, 2, 2)  ->  {"mle": 0.7, "map": 0.666..., "mean": 0.642...}
    """
    ### BEGIN SOLUTION
    if not 0 <= k <= n or a <= 0 or b <= 0:
        raise ValueError("need 0 <= k <= n, a > 0 and b > 0")
    k, n = float(k), float(n)
    successes, failures = float(a + k), float(b + n - k)
    total = successes + failures
    has_mode = successes >= 1 and failures >= 1 and total > 2
    return {
        "mle": k / n if n else float("nan"),
        "map": (successes - 1) / (total - 2) if has_mode else float("nan"),
        "mean": successes / total,
    }
    ### END SOLUTION

# %% tests bernoulli_estimates-basics points=1
from course.checks import close, fresh, message

got = bernoulli_estimates(7, 10, 2, 2)
assert sorted(got) == ["map", "mean", "mle"], "The keys must be mle, map and mean."
with message("W1", "The mean was returned for the MAP: the highest point of the posterior is not its mean."):
    assert abs(got["map"] - 9 / 14) > 1e-6
close([got["mle"], got["map"], got["mean"]], [0.7, 2 / 3, 9 / 14])
### BEGIN HIDDEN TESTS
from scipy.stats import beta

for rng in fresh(8):
    n = int(rng.integers(3, 40))
    k = int(rng.integers(1, n))
    a, b = rng.uniform(1.1, 3.0), rng.uniform(3.1, 9.0)
    got = bernoulli_estimates(k, n, a, b)
    with message("W3", "a and b changed places: a belongs to the successes."):
        assert abs(got["mean"] - (b + k) / (a + b + n)) > 1e-9
        assert abs(got["map"] - (b + k - 1) / (a + b + n - 2)) > 1e-9
    close(got["mle"], k / n)
    close(got["mean"], beta(a + k, b + n - k).mean())
    peak, around = got["map"], beta(a + k, b + n - k)
    assert 0 < peak < 1, "The highest point of this posterior lies between 0 and 1."
    assert around.pdf(peak) > max(around.pdf(peak - 1e-3 * peak), around.pdf(peak + 1e-3 * (1 - peak))), (
        "The MAP is not the highest point of the posterior."
    )
    close(peak, (a + k - 1) / (a + b + n - 2))
    flat = bernoulli_estimates(k, n, 1, 1)
    close(flat["map"], k / n)
### END HIDDEN TESTS

# %% tests bernoulli_estimates-edges points=1
# Hidden: no trials, no successes, no failures, posteriors without a highest point, NumPy integers, wrong input.
### BEGIN HIDDEN TESTS
import numpy as np
from course.checks import close, fresh, message, no_warnings, raises

nan = float("nan")


def values(*arguments):
    with no_warnings():
        got = bernoulli_estimates(*arguments)
    return [got["mle"], got["map"], got["mean"]]


with message("W2", "With no trial at all the MLE is NaN, without an error or a warning, and the other two exist."):
    none = values(0, 0, 2, 3)
with message("W7", "With no trial at all there is no share: the MLE is NaN, not a number."):
    assert none[0] != none[0]
with message("W2", "With no trial at all the MLE is NaN, without an error or a warning, and the other two exist."):
    close(none, [nan, 1 / 3, 0.4])
    close(values(np.int64(0), np.int64(0), 2.0, 2.0), [nan, 0.5, 0.5])
for rng in fresh(4):
    n = int(rng.integers(2, 30))
    a, b = rng.integers(1, 4, size=2) / 4  # a quarter to three quarters
    with message("W4", "The posterior has no highest point (it grows without bound at 0 or at 1): the MAP must be NaN."):
        close(values(0, n, a, b), [0.0, nan, a / (a + b + n)])
        close(values(n, n, a, b), [1.0, nan, (a + n) / (a + b + n)])
        close(values(0, 0, a, b), [nan, nan, a / (a + b)])
        close(values(0, n, a, 2.0), [0.0, nan, a / (a + 2 + n)])
        close(values(0, 0, a, 3 - a), [nan, nan, a / 3])
        close(values(n, n, 2.0, b), [1.0, nan, (2 + n) / (2 + b + n)])
    close(values(0, n, 1, b), [0.0, 0.0, 1 / (1 + b + n)])
    close(values(n, n, a, 1), [1.0, 1.0, (a + n) / (1 + a + n)])
    close(values(0, n, 1, 1), [0.0, 0.0, 1 / (2 + n)])
    close(values(1, n, a, 2), [1 / n, a / (a + n), (a + 1) / (a + 2 + n)])
    with message("W6", "Narrow NumPy integers overflowed or gave coarse fractions: make floats of k and n first."):
        close(values(np.int8(100), np.int8(120), 50, 50), [100 / 120, 149 / 218, 150 / 220])
close(values(0, 0, 1, 1), [nan, nan, 0.5])
close(values(0, 0, 1, 2), [nan, 0.0, 1 / 3])
close(values(0, 0, 0.5, 1.5), [nan, nan, 0.25])
close(values(1, 1, 0.5, 1), [1.0, 1.0, 0.6])
with message("W5", "Impossible counts or a prior that is not positive must be a ValueError."):
    for wrong in ((3, 2, 1, 1), (-1, 4, 2, 2), (0, -1, 2, 2), (1, 2, 0, 1), (1, 2, 1, 0), (1, 2, -1.0, 1), (1, 2, 1, -1.0)):
        raises(ValueError, bernoulli_estimates, *wrong)
### END HIDDEN TESTS

# %% [markdown]
# ## Curvature is information
#
# How sure is an estimate? Look at the loss around its minimum. Below, the share of wet days is estimated from 20 days drawn
# at random and from all of them. More data make a narrower valley; the dashed parabola has the same curvature.

# %%
days = np.random.default_rng(1).permutation(rain > 0)
fig, ax = plt.subplots(figsize=(7.0, 3.6))
shares = np.linspace(0.1, 0.75, 400)
for i, n in enumerate((20, 1461)):
    k = int(days[:n].sum())
    best = k / n
    nll = -(k * np.log(shares) + (n - k) * np.log(1 - shares))
    curvature = n / (best * (1 - best))  # the second derivative of the summed NLL at its minimum
    print(f"n = {n:4d}   share {best:.3f}   curvature {curvature:8.1f}   standard error {curvature**-0.5:.3f}")
    lowest = -(k * np.log(best) + (n - k) * np.log(1 - best))
    ax.plot(shares, nll - lowest, color=figures.COLOURS[i], marker=figures.MARKERS[i], markevery=15, label=f"n = {n}")
    ax.plot(shares, curvature / 2 * (shares - best) ** 2, "--", color="black", linewidth=1)
ax.axhline(0.5, color="grey", linestyle=":")
ax.set(ylim=(0, 4), xlabel="share of wet days", ylabel="summed NLL above its minimum")
ax.legend()
figures.show(fig, alt="Two valleys of the summed negative log-likelihood over the share of wet days, both near 0.4. The one "
             "from 20 days is wide, the one from 1461 days very narrow. Dashed parabolas with the same curvature lie "
             "almost on top of both near the bottom. A dotted line at height one half cuts each valley one standard "
             "error from its minimum.")

# %% [markdown]
# The valley has risen by ½ (dotted) one standard error from its minimum.
#
# ## Exercise 4 · Standard errors from the Hessian (3 points)
#
# With several parameters the curvature is the Hessian $H$ of the **summed** NLL at its minimum, and for large $n$
#
# $$\mathrm{Cov}(\hat\theta) \approx H^{-1}, \qquad \mathrm{se}_j = \sqrt{(H^{-1})_{jj}} .$$
#
# Invert the whole matrix: parameters that can stand in for each other have larger errors than $1/\sqrt{H_{jj}}$. Get
# $H$ by central differences with $h_j = 10^{-4}\max(1, |\theta_j|)$ and unit vectors $e_j$:
#
# $$H_{ij}\approx\frac{f(\theta+h_ie_i+h_je_j)-f(\theta+h_ie_i-h_je_j)-f(\theta-h_ie_i+h_je_j)+f(\theta-h_ie_i-h_je_j)}{4h_ih_j}$$

# %% solution standard_errors
def standard_errors(nll_sum: Callable[[np.ndarray], float], theta: np.ndarray) -> np.ndarray:
    """Standard errors of maximum likelihood estimates, from the numerical Hessian.

    Parameters
    ----------
    nll_sum : function of one float64 array of shape (p,); returns the negative log-likelihood summed over all
        observations.
    theta : list or array of shape (p,), p >= 1, integers or floats: where nll_sum is smallest. Not changed.

    Returns
    -------
    New float64 array of shape (p,), right to a relative 1e-3: the square roots of the diagonal of the inverse Hessian.
    Nothing has to be divided by the number of observations: the sum has counted them.

    Raises
    ------
    ValueError if the Hessian has an eigenvalue below zero: theta is no minimum. (What an eigenvalue of zero gives, a
    direction in which the loss does not change, is left open.)

    Example
    -------
    standard_errors(lambda t: 50 * (t[0] - 3) ** 2, [3])  ->  [0.1]   (curvature 100)
    """
    ### BEGIN SOLUTION
    theta = np.array(theta, dtype=float)
    steps = np.diag(1e-4 * np.maximum(1.0, np.abs(theta)))

    def mixed(one: np.ndarray, two: np.ndarray) -> float:
        rising = nll_sum(theta + one + two) - nll_sum(theta + one - two)
        falling = nll_sum(theta - one + two) - nll_sum(theta - one - two)
        return (rising - falling) / (4 * one.sum() * two.sum())

    hessian = np.array([[mixed(one, two) for two in steps] for one in steps])
    if np.linalg.eigvalsh(hessian).min() < 0:
        raise ValueError("theta is no minimum: the loss falls in some direction")
    return np.sqrt(np.diag(np.linalg.inv(hessian)))
    ### END SOLUTION

# %% tests standard_errors-basics points=1
import numpy as np
from course.checks import close, fresh, message, unchanged


def paraboloid(hessian, centre):
    def nll(t):
        return 7.0 + 0.5 * (t - centre) @ hessian @ (t - centre)

    return nll


got = standard_errors(lambda t: 50 * (t[0] - 3) ** 2, [3])
with message("W1", "This is the variance; its square root was asked for."):
    assert not np.allclose(got, [0.01], rtol=1e-3)
close(got, [0.1], rtol=1e-3)
both = np.array([[4.0, 1.0], [1.0, 1.0]])  # its inverse is [[1, -1], [-1, 4]] / 3
got = standard_errors(paraboloid(both, np.array([1.0, -2.0])), np.array([1.0, -2.0]))
with message("W2", "Each diagonal entry was inverted for itself: invert the whole matrix, then take the diagonal."):
    assert not np.allclose(got, [0.5, 1.0], rtol=1e-3)
with message("W3", "Something was divided by a number of rows or parameters: the sum has counted the data already."):
    assert not np.allclose(got, np.array([3**-0.5, 2 * 3**-0.5]) / np.sqrt(2), rtol=1e-3)
close(got, [3**-0.5, 2 * 3**-0.5], rtol=1e-3)
### BEGIN HIDDEN TESTS
for rng, p in fresh(3, shapes=[1, 2, 3]):
    root = np.eye(p) + 0.4 * rng.normal(size=(p, p))
    hessian, centre = 10 * (root @ root.T + 0.3 * np.eye(p)), 3 * rng.normal(size=p)
    with unchanged(centre):
        got = standard_errors(paraboloid(hessian, centre), centre)
    variances = np.diag(np.linalg.inv(hessian))
    with message("W1", "These are variances; their square roots were asked for."):
        assert not np.allclose(got, variances, rtol=1e-3)
    with message("W2", "Each diagonal entry was inverted for itself: invert the whole matrix, then take the diagonal."):
        naive = np.diag(hessian) ** -0.5  # nearly right where the parameters hardly depend on each other
        assert np.allclose(naive, np.sqrt(variances), rtol=1e-2) or not np.allclose(got, naive, rtol=1e-3)
    with message("W3", "Something was divided by a number of rows or parameters: the sum has counted the data already."):
        assert p == 1 or not np.allclose(got, np.sqrt(variances / p), rtol=1e-3)
    close(got, np.sqrt(variances), rtol=1e-3)
### END HIDDEN TESTS

# %% tests standard_errors-models points=1
# Hidden: real likelihoods, whose information is known: a mean, a Gaussian, logistic and Poisson regression.
### BEGIN HIDDEN TESTS
import numpy as np
from course.checks import close, fresh, message

close(standard_errors(lambda t: 50 * (t[0] - 3) ** 2, [3.0]), [0.1], rtol=1e-3)
for rng, n in fresh(3, shapes=[12, 50]):
    x, sigma = rng.normal(loc=2.0, size=n), rng.uniform(0.5, 3.0)
    four = np.tile(x, 4)
    one = standard_errors(lambda t: np.sum((x - t[0]) ** 2) / (2 * sigma**2), np.array([x.mean()]))
    two = standard_errors(lambda t: np.sum((four - t[0]) ** 2) / (2 * sigma**2), np.array([x.mean()]))
    with message("W7", "Four times the data must halve the standard error: nothing may be divided out of the sum."):
        close(np.divide(two, one), [0.5], rtol=1e-3)
    close(one, [sigma / np.sqrt(n)], rtol=1e-3)

    def gaussian(t):
        return n * t[1] + np.sum((x - t[0]) ** 2) / 2 * np.exp(-2 * t[1])

    s = x.std()
    close(standard_errors(gaussian, np.array([x.mean(), np.log(s)])), [s / n**0.5, (2 * n) ** -0.5], rtol=1e-3)
for rng, (n, p) in fresh(3, shapes=[(40, 2), (100, 3)]):
    X = np.column_stack([np.ones(n), rng.normal(loc=1.0, size=(n, p - 1))])
    theta, y = rng.normal(scale=0.7, size=p), rng.integers(2, size=n)
    q = 1 / (1 + np.exp(-X @ theta))
    got = standard_errors(lambda t: np.sum(np.logaddexp(0.0, X @ t) - y * (X @ t)), theta)
    close(got, np.sqrt(np.diag(np.linalg.inv((X.T * (q * (1 - q))) @ X))), rtol=1e-3)
    got = standard_errors(lambda t: np.sum(np.exp(X @ t) - 2 * (X @ t)), theta)
    close(got, np.sqrt(np.diag(np.linalg.inv((X.T * np.exp(X @ theta)) @ X))), rtol=1e-3)
### END HIDDEN TESTS

# %% tests standard_errors-edges points=1
# Hidden: integers and lists, large parameters, a saddle and a maximum.
### BEGIN HIDDEN TESTS
import numpy as np
from course.checks import close, fresh, message, raises, unchanged

close(standard_errors(lambda t: 50 * (t[0] - 3) ** 2, [3.0]), [0.1], rtol=1e-3)
for rng in fresh(3):
    whole = rng.integers(-3, 4, size=2)
    with unchanged(whole), message("W4", "theta may hold integers or be a list: make it a float array before you step."):
        got = standard_errors(lambda t: 8 * (t[0] - whole[0]) ** 2 + 2 * (t[1] - whole[1]) ** 2, whole)
        close(got, [0.25, 0.5], rtol=1e-3)
        close(standard_errors(lambda t: 8 * t[0] ** 2 + 2 * t[1] ** 2, [0, 0]), [0.25, 0.5], rtol=1e-3)
    large = rng.uniform(1e5, 9e5) * rng.choice([-1, 1])

    def steep(t):
        return 100 + 20 * (t[0] / large - 1) ** 4 + 18 * (t[0] / large - 1) ** 2 + 2 * (t[1] + 1) ** 2

    with message("W5", "For a large parameter the step must grow with it: 1e-4 * |theta|, or rounding is all that is left."):
        close(standard_errors(steep, np.array([large, -1.0])), [abs(large) / 6, 0.5], rtol=1e-3)
    scale = rng.uniform(0.1, 0.4)
    inverse = np.array([[1.0, 2.0, 0.0], [2.0, 1.0, 0.0], [0.0, 0.0, 1.0]])
    hidden_saddle = np.linalg.inv(inverse)
    with message("W6", "theta is a saddle or a maximum, not a minimum: that must be a ValueError."):
        raises(ValueError, standard_errors, lambda t: scale * (t[0] ** 2 - t[1] ** 2), np.zeros(2))
        raises(ValueError, standard_errors, lambda t: -scale * t[0] ** 2, np.zeros(1))
        raises(ValueError, standard_errors, lambda t: scale * (t[0] * t[0] + 4 * t[0] * t[1] + t[1] ** 2), np.zeros(2))
    with message("W8", "This saddle passes for a minimum if you look at variances only: look at the eigenvalues of H."):
        raises(ValueError, standard_errors, lambda t: scale * t @ hidden_saddle @ t, np.zeros(3))
### END HIDDEN TESTS

# %% [markdown]
# ## Exercise 5 · Test an estimator by simulation (3 points)
#
# Formulas for bias and variance exist for few estimators. A computer has no such limit: draw a data set from a known
# truth, estimate, repeat. With estimates $t_1,\dots,t_R$ and truth $\tau$,
#
# $$\text{bias} = \bar t-\tau,\qquad \text{variance} = \frac1R\sum_r(t_r-\bar t)^2,\qquad
# \text{mse} = \frac1R\sum_r(t_r-\tau)^2,$$
#
# and $\text{mse} = \text{bias}^2+\text{variance}$ holds exactly, if the variance divides by $R$.

# %% solution simulate_estimator
def simulate_estimator(
    estimator: Callable[[np.ndarray], float],
    sampler: Callable[[np.random.Generator], np.ndarray],
    truth: float,
    reps: int,
    rng: np.random.Generator,
) -> dict[str, float]:
    """Bias, variance and mean squared error of an estimator over simulated data sets.

    Parameters
    ----------
    estimator : function of one data set; returns a number.
    sampler : sampler(rng) draws one new data set (an array). Call it exactly reps times, each time with the rng you
        were given, and use that rng for nothing else: so the same seed gives the same answer to everybody.
    truth : the value to be estimated.
    reps : number of data sets, at least 1.

    Returns
    -------
    A dict of floats with the keys "bias" (mean estimate minus truth, with its sign), "variance" (ddof = 0) and "mse".
    mse = bias**2 + variance to a relative 1e-9, also where truth and estimates are near 1e6 and the variance near 1.
    If an estimate is NaN, all three are NaN.

    Raises
    ------
    ValueError if reps < 1.

    Example
    -------
    simulate_estimator(np.mean, lambda rng: np.array([4.0, 8.0]), 5.0, 3, rng)
    ->  {"bias": 1.0, "variance": 0.0, "mse": 1.0}
    """
    ### BEGIN SOLUTION
    if reps < 1:
        raise ValueError("at least one repetition is needed")
    errors = np.array([estimator(sampler(rng)) for _ in range(reps)], dtype=float) - truth
    return {
        "bias": float(np.mean(errors)),
        "variance": float(np.var(errors)),
        "mse": float(np.mean(errors**2)),
    }
    ### END SOLUTION

# %% tests simulate_estimator-basics points=1.5
import numpy as np
from course.checks import close, fresh, message


def listed(result):
    assert sorted(result) == ["bias", "mse", "variance"], "The keys must be bias, variance and mse."
    return [result["bias"], result["variance"], result["mse"]]


rng = np.random.default_rng(0)
over = listed(simulate_estimator(np.mean, lambda rng: np.array([4.0, 8.0]), 5.0, 3, rng))
with message("W6", "This is truth minus estimate; bias is the mean estimate minus the truth."):
    assert over[0] > 0
close(over, [1.0, 0.0, 1.0])  # always 6 for a truth of 5
got = listed(simulate_estimator(np.mean, lambda rng: np.array([4.0, 8.0]), 7.0, 3, rng))
with message("W2", "The bias lost its sign: an estimator that falls short has a negative bias."):
    assert got[0] < 0
close(got, [-1.0, 0.0, 1.0])  # always 6 for a truth of 7
### BEGIN HIDDEN TESTS
for rng, (n, reps) in fresh(3, shapes=[(5, 2), (3, 12), (8, 30)]):
    seed = int(rng.integers(10**6))
    again, estimates = np.random.default_rng(seed), []
    for _ in range(reps):
        sample = again.normal(size=n)
        estimates.append(sum((sample - sample.mean()) ** 2) / n)
    mean = sum(estimates) / reps
    variance = sum((t - mean) ** 2 for t in estimates) / reps
    rng = np.random.default_rng(seed)
    got = listed(simulate_estimator(np.var, lambda rng: rng.normal(size=n), 3.0, reps, rng))
    with message("W3", "The same data set was used in every repetition: call the sampler anew each time."):
        assert got[1] > 1e-20
    with message("W1", "The variance divides by reps - 1: then mse = bias**2 + variance does not hold."):
        assert not np.isclose(got[1], variance * reps / (reps - 1), rtol=1e-6)
    close(got, [mean - 3.0, variance, sum((t - 3.0) ** 2 for t in estimates) / reps])
    close(got[2], got[0] ** 2 + got[1], rtol=1e-9)
    close(rng.random(), again.random())  # the given generator has moved on, by reps data sets
### END HIDDEN TESTS

# %% tests simulate_estimator-properties points=1.5
# Hidden: a known bias, same seed same result, large numbers, one repetition, NaN, no repetition.
### BEGIN HIDDEN TESTS
import numpy as np
from course.checks import close, deterministic, fresh, message, raises


def listed(result):
    return [result["bias"], result["variance"], result["mse"]]


def drawn(rng):
    return rng.normal(size=6)


rng = np.random.default_rng(0)
close(listed(simulate_estimator(np.mean, lambda rng: np.array([4.0, 8.0]), 7.0, 3, rng)), [-1.0, 0.0, 1.0])
same_seed = deterministic(lambda rng: simulate_estimator(np.median, drawn, 0.0, 5, rng))
for rng in fresh(2):
    sigma = float(rng.uniform(0.5, 2.0))
    bias, variance, mse = listed(simulate_estimator(np.var, lambda rng: sigma * drawn(rng), sigma**2, 250, rng))
    error = sigma**2 * np.sqrt(2 * 5 / 36 / 250)
    assert abs(bias + sigma**2 / 6) < 6 * error, "The variance that divides by n must show its bias of -sigma**2 / n."
    close(mse, bias**2 + variance)
    offset = float(rng.uniform(1e6, 2e6))
    bias, variance, mse = listed(
        simulate_estimator(np.mean, lambda rng: offset + drawn(rng), offset + 1.0, 40, rng)
    )
    with message("W4", "Far from zero the digits are lost: subtract the truth (or the mean) before you square."):
        close(mse, bias**2 + variance, rtol=1e-8)
        assert 0.01 < variance < 1.0
    one = float(rng.normal())
    close(listed(simulate_estimator(lambda x: one, drawn, 0.0, 1, rng)), [one, 0.0, one**2])
    close(listed(simulate_estimator(lambda x: 2, drawn, 5, 4, rng)), [-3.0, 0.0, 9.0])
    got = listed(simulate_estimator(lambda x: np.nan if x[0] > 0 else 1.0, drawn, 0.0, 30, rng))
    assert np.isnan(got).all(), "If an estimate is NaN, all three numbers must be NaN."
    with message("W5", "No repetition at all: that must be a ValueError."):
        raises(ValueError, simulate_estimator, np.mean, drawn, 0.0, 0, rng)
        raises(ValueError, simulate_estimator, np.mean, drawn, 0.0, -2, rng)
### END HIDDEN TESTS

# %% [markdown]
# ## Exercise 6 · A price for parameters (2 points)
#
# Warm-up 3: more parameters always fit the seen data better. The two classical criteria charge for each, with $k$ fitted
# parameters (a $\sigma$ counts too) and $n$ observations:
#
# $$\mathrm{AIC} = 2\,\mathrm{NLL}_{\text{sum}} + 2k, \qquad \mathrm{BIC} = 2\,\mathrm{NLL}_{\text{sum}} + k\log n .$$
#
# Smaller is better; only differences between models of the *same data* mean anything. AIC aims at prediction, BIC at the
# true model if it is among the candidates. Once more it is the **sum**: with the mean, the charge would dwarf the evidence.

# %% solution information_criteria
def information_criteria(nll_sum: float, k: int, n: int) -> tuple[float, float]:
    """Akaike's and Schwarz's criterion of a fitted model; smaller is better.

    Parameters
    ----------
    nll_sum : its negative log-likelihood, summed over all observations; may be negative or NaN.
    k : number of fitted parameters, an integer >= 0.
    n : number of observations, an integer >= 1.

    Returns
    -------
    A tuple of two floats (aic, bic), with the natural logarithm. A NaN in nll_sum makes both NaN.

    Raises
    ------
    ValueError if k < 0 or n < 1.

    Example
    -------
    information_criteria(100.0, 3, 1)  ->  (206.0, 200.0)   (log 1 = 0)
    """
    ### BEGIN SOLUTION
    if k < 0 or n < 1:
        raise ValueError("need k >= 0 and n >= 1")
    return float(2 * nll_sum + 2 * k), float(2 * nll_sum + k * np.log(n))
    ### END SOLUTION

# %% tests information_criteria-formula points=1
import math
import numpy as np
from course.checks import close, fresh, message

got = information_criteria(100.0, 3, 50)
assert len(got) == 2, "Two numbers were promised: aic and bic."
with message("W2", "The NLL enters with a minus: it is the negative log-likelihood already, and a poor fit must cost more."):
    assert got[0] > information_criteria(90.0, 3, 50)[0] and got[1] > information_criteria(90.0, 3, 50)[1]
with message("W7", "Parameters are rewarded: each must make both criteria larger."):
    assert got[0] > information_criteria(100.0, 2, 50)[0] and got[1] > information_criteria(100.0, 2, 50)[1]
with message("W1", "The NLL was divided by n: the sum belongs into the formula, not the mean."):
    assert not np.isclose(got[0], 2 * 100 / 50 + 6)
with message("W6", "The NLL was multiplied by n: it is a sum already."):
    assert not np.isclose(got[0], 2 * 100 * 50 + 6)
with message("W3", "BIC takes the natural logarithm, not the one to base 10."):
    assert not np.isclose(got[1], 200 + 3 * math.log10(50))
with message("W4", "The NLL enters twice: 2 * nll_sum."):
    assert not np.isclose(got[0], 106)
close(got, [206.0, 200 + 3 * math.log(50)])
### BEGIN HIDDEN TESTS
for rng in fresh(6):
    nll, k, n = float(rng.normal(scale=300)), int(rng.integers(0, 20)), int(rng.integers(2, 5000))
    got = information_criteria(nll, k, n)
    with message("W3", "BIC takes the natural logarithm."):
        assert k == 0 or not np.isclose(got[1], 2 * nll + k * math.log10(n), rtol=1e-12)
    close(got, [2 * (nll + k), 2 * nll + math.log(n**k)], rtol=1e-8)
### END HIDDEN TESTS

# %% tests information_criteria-choice points=1
# Hidden: the degree of a cubic is found; the smallest and impossible k and n; NaN.
### BEGIN HIDDEN TESTS
import math
import numpy as np
from course.checks import close, fresh, message, raises

close(information_criteria(100.0, 3, 1), [206.0, 200.0])
close(information_criteria(100.0, 0, 9), [200.0, 200.0])
chosen = []
for rng in fresh(10):
    n = 1500
    x = np.linspace(-1, 1, n)
    y = 0.5 - x + 3 * x**3 + rng.normal(scale=0.5, size=n)
    basis, _ = np.linalg.qr(np.vander(x, 7, increasing=True))
    left = np.sum(y**2) - np.cumsum((basis.T @ y) ** 2)  # squared residuals of degree 0, 1, …, 6
    nll = n / 2 * (np.log(2 * np.pi * left / n) + 1)
    scores = [information_criteria(float(nll[degree]), degree + 2, n)[1] for degree in range(7)]
    chosen.append(int(np.argmin(scores)))
assert sum(degree == 3 for degree in chosen) >= 8, "BIC must find the degree of most cubic data sets."
for rng in fresh(3):
    nll, k, n = rng.normal(scale=50), rng.integers(1, 9), rng.integers(3, 90)
    close(information_criteria(nll, k, n), [2 * (nll + k), 2 * nll + k * math.log(n)])
    close(information_criteria(-40, int(k), int(n)), [-80 + 2 * k, -80 + k * math.log(n)])
assert np.isnan(information_criteria(math.nan, 2, 10)).all(), "A NaN must make both criteria NaN."
with message("W5", "A negative number of parameters or no observation: that must be a ValueError."):
    raises(ValueError, information_criteria, 10.0, -1, 5)
    raises(ValueError, information_criteria, 10.0, 2, 0)
    raises(ValueError, information_criteria, 10.0, 2, -3)
### END HIDDEN TESTS

# %% [markdown]
# ## Exercise 7 · Two coins in one bag (4 points)
#
# In each row somebody drew a coin from a bag (coin 0 with probability $\pi$, coin 1 with $1-\pi$), threw it $m$ times and
# noted only the heads. A row's likelihood is a sum over the coin that we did not see:
#
# $$P(h) = \binom mh\Big[\pi\,p_0^{h}(1-p_0)^{m-h} + (1-\pi)\,p_1^{h}(1-p_1)^{m-h}\Big].$$

# %%
rng = np.random.default_rng(3)
coin = (rng.random(300) > 0.3).astype(int)
tosses = rng.binomial(20, np.array([0.75, 0.35])[coin])
fig, ax = plt.subplots(figsize=(7.0, 3.2))
bins = np.arange(22) - 0.5
ax.hist([tosses[coin == 0], tosses[coin == 1]], bins=bins, stacked=True, color=figures.COLOURS[:2], hatch=["//", ".."],
        edgecolor="white", label=["coin 0 (p = 0.75)", "coin 1 (p = 0.35)"])
ax.set(xlabel="heads in 20 tosses", ylabel="rows")
ax.legend()
figures.show(fig, alt="A stacked histogram of heads in 20 tosses for 300 rows. Coin 1, dotted, makes the larger hump near 7, "
             "coin 0, hatched, the smaller one near 15. Between 9 and 13 heads rows of both coins occur.")

# %% [markdown]
# We see only the outline, not the colours; rows in the middle belong to either. EM alternates
#
# - **E**: responsibilities $r_i = P(\text{coin }0 \mid h_i)$, from the joint log-probabilities by `logsumexp`;
# - **M**: $\pi = \frac1n\sum_i r_i$, $p_0 = \frac{\sum_i r_ih_i}{m\sum_i r_i}$, and $p_1$ likewise with $1-r_i$.
#
# No step lowers the likelihood; if yours falls, there is a bug. But the top it climbs may be a local one.
# Two practical points. With $m=1000$ every product is 0, so stay with logarithms. And $p$ may reach 0 or 1:
# `scipy.special.xlogy(h, p)` is $h\log p$ with $0\log0=0$, `xlog1py(h, -p)` is $h\log(1-p)$.

# %% solution em_binomial_mixture
from scipy.special import gammaln, logsumexp, xlog1py, xlogy


def em_binomial_mixture(
    heads: np.ndarray, m: int, p0: np.ndarray, pi0: float, n_iter: int
) -> tuple[np.ndarray, float, np.ndarray]:
    """Fit a mixture of two binomials by n_iter iterations of EM, each an E-step followed by an M-step.

    Parameters
    ----------
    heads : list or array of shape (n,), n >= 1: heads per row, integers from 0 to m (floats allowed). Not changed.
    m : tosses per row, at least 1; 1000 and more must work.
    p0 : list or array of shape (2,): start for the two coins, each strictly between 0 and 1. Not changed.
    pi0 : start for the probability of coin 0, strictly between 0 and 1.
    n_iter : number of iterations, >= 0. There is no early stop.

    Returns
    -------
    A tuple (p, pi, loglik).
    p : new float64 array of shape (2,), in the order of p0.   pi : float, the probability of coin 0.
    loglik : float64 array of shape (n_iter,): entry t is the log-likelihood of all rows, summed, natural logarithm,
        binomial coefficients included, with the parameters AFTER iteration t. With n_iter = 0 the start comes back.
    Rows with 0 or m heads are ordinary: nothing becomes NaN, no warning is issued. A coin that no row supports any more
    (its responsibilities sum to 0 exactly) keeps its p.

    Raises
    ------
    ValueError if heads is empty or holds a number below 0, above m or NaN, or if p0 or pi0 is not inside (0, 1).

    Example
    -------
    em_binomial_mixture([0, 4], 4, [0.1, 0.9], 0.5, 1)[0]  ->  [0.00015..., 0.99984...]
    """
    ### BEGIN SOLUTION
    heads, p, pi = np.asarray(heads, dtype=float), np.array(p0, dtype=float), float(pi0)
    if heads.size == 0 or not np.all((heads >= 0) & (heads <= m)):
        raise ValueError("heads must hold numbers from 0 to m")
    if not (np.all((p > 0) & (p < 1)) and 0 < pi < 1):
        raise ValueError("p0 and pi0 must lie between 0 and 1")
    h = heads[:, None]
    choices = gammaln(m + 1) - gammaln(h + 1) - gammaln(m - h + 1)

    def joint() -> np.ndarray:
        weights = xlogy(1, np.array([pi, 1 - pi]))
        return choices + weights + xlogy(h, p) + xlog1py(m - h, -p)  # (n, 2): log P(coin and heads)

    loglik = np.empty(n_iter)
    for t in range(n_iter):
        logs = joint()
        r = np.exp(logs - logsumexp(logs, axis=1, keepdims=True))
        pi = float(np.mean(r[:, 0]))
        ups, downs = heads @ r, (m - heads) @ r
        p = np.divide(ups, ups + downs, out=p.copy(), where=ups + downs > 0)
        loglik[t] = np.sum(logsumexp(joint(), axis=1))
    return p, pi, loglik
    ### END SOLUTION

# %% tests em_binomial_mixture-basics points=1
import numpy as np
from scipy.stats import binom
from course.checks import close, fresh, message, unchanged


def slow(heads, m, p, pi, n_iter, hard=False, keep_pi=False):
    """EM by its definition, row by row; `hard` and `keep_pi` are the two classical slips."""
    for _ in range(n_iter):
        r = []
        for h in heads:
            one, two = pi * binom.pmf(h, m, p[0]), (1 - pi) * binom.pmf(h, m, p[1])
            r.append(float(one > two) if hard else one / (one + two))
        r, heads = np.array(r), np.asarray(heads, dtype=float)
        p = [r @ heads / m / r.sum(), (1 - r) @ heads / m / (1 - r).sum()]
        pi = pi if keep_pi else r.mean()
    return [*p, pi]


def found(*arguments):
    p, pi, _ = em_binomial_mixture(*arguments)
    assert np.shape(p) == (2,), "p must have shape (2,)."
    return [p[0], p[1], pi]


def agree(got, expected):
    """The same coins, also if both coins changed places together with pi."""
    swapped = [expected[1], expected[0], 1 - expected[2]]
    return np.allclose(got, expected, rtol=1e-6) or np.allclose(got, swapped, rtol=1e-6)


# heads 0 and 2 of 2; p = (1/4, 3/4): the row without heads is nine times likelier from coin 0
got = found([0, 2], 2, [0.25, 0.75], 0.5, 1)
with message("W1", "Rows were given wholly to the likelier coin: each counts for both, by its responsibilities."):
    assert not agree(got, [0.0, 1.0, 0.5])
assert agree(got, [0.1, 0.9, 0.5]), "The first iteration differs: expected p = [0.1, 0.9] and pi = 0.5."
### BEGIN HIDDEN TESTS
for rng, (n, m, n_iter) in fresh(3, shapes=[(30, 6, 1), (12, 20, 4), (60, 9, 12), (5, 3, 2)]):
    coin = rng.random(n) < 0.35
    heads = rng.binomial(m, np.where(coin, 0.25, 0.7))
    heads[:2] = [0, m]
    start, pi0 = np.array([rng.uniform(0.2, 0.4), rng.uniform(0.55, 0.8)]), 0.6
    start = start[::-1].copy() if rng.random() < 0.5 else start
    with unchanged(heads, start):
        got = found(heads, m, start, pi0, n_iter)
    right = agree(got, slow(heads, m, start, pi0, n_iter))  # on few rows a slip may do no harm
    with message("W2", "pi stayed what it was: it is a parameter too, the mean of the responsibilities."):
        assert right or not agree(got, slow(heads, m, start, pi0, n_iter, keep_pi=True))
        assert right or not np.isclose(got[2], pi0, rtol=1e-12)
    with message("W1", "Rows were given wholly to the likelier coin: each counts for both, by its responsibilities."):
        assert right or not agree(got, slow(heads, m, start, pi0, n_iter, hard=True))
    other = slow(heads, m, start, 1 - pi0, n_iter)
    with message("W13", "pi is the probability of coin 0, not of coin 1."):
        assert right or not agree(got, [other[0], other[1], 1 - other[2]])
    with message("W7", "The responsibilities leave out pi: the share of a coin counts as much as the heads."):
        assert right or n_iter > 1
    assert right, "p or pi differ from EM's definition."
### END HIDDEN TESTS

# %% tests em_binomial_mixture-loglik points=1
# Hidden: the log-likelihood after each iteration: its value, and that it never falls.
### BEGIN HIDDEN TESTS
import numpy as np
from scipy.stats import binom
from course.checks import close, fresh, message


def total(heads, m, p, pi, coefficient=True):
    h = np.asarray(heads, dtype=float)
    rows = pi * binom.pmf(h, m, p[0]) + (1 - pi) * binom.pmf(h, m, p[1])
    return np.log(rows).sum() - (0 if coefficient else binom.logpmf(h, m, 0.5).sum() - h.size * m * np.log(0.5))


p, pi, loglik = em_binomial_mixture([0, 2], 2, [0.25, 0.75], 0.5, 1)
assert np.shape(loglik) == (1,), "There must be one log-likelihood per iteration."
with message("W4", "The log-likelihood leaves out the mixing weights pi and 1 - pi."):
    assert not np.isclose(loglik[0], total([0, 2], 2, p, pi) + 2 * np.log(2))
    assert not np.isclose(loglik[0], np.log(2 * 0.82))
with message("W5", "Each entry must belong to the parameters after its iteration, not before."):
    assert not np.isclose(loglik[0], total([0, 2], 2, [0.25, 0.75], 0.5))
close(loglik, [2 * np.log(0.41)], rtol=1e-8)
for rng, (n, m, n_iter) in fresh(3, shapes=[(25, 6, 8), (40, 15, 5), (9, 4, 12)]):
    heads = rng.binomial(m, np.where(rng.random(n) < 0.3, 0.8, 0.4))
    start, pi0 = np.array([0.85, 0.3]), 0.5
    p, pi, loglik = em_binomial_mixture(heads, m, start, pi0, n_iter)
    p, loglik = np.asarray(p, dtype=float), np.asarray(loglik, dtype=float)
    assert loglik.shape == (n_iter,), "There must be one log-likelihood per iteration."
    first = em_binomial_mixture(heads, m, start, pi0, 1)
    with message("W5", "Each entry must belong to the parameters after its iteration, not before."):
        assert not np.isclose(loglik[0], total(heads, m, start, pi0), rtol=1e-12)
    with message("W6", "The binomial coefficients are missing from the log-likelihood."):
        assert not np.isclose(loglik[-1], total(heads, m, p, pi, coefficient=False))
    with message("W4", "The log-likelihood leaves out the mixing weights pi and 1 - pi."):
        assert not np.isclose(loglik[-1], np.log(binom.pmf(heads[:, None], m, p).sum(axis=1)).sum())
    with message("W8", "The log-likelihood fell: no step of EM may lower it."):
        assert np.diff(loglik).min() >= -1e-9
    close(loglik[0], total(heads, m, first[0], first[1]), rtol=1e-8)
    close(loglik[-1], total(heads, m, p, pi), rtol=1e-8)
    half = em_binomial_mixture(heads, m, start, pi0, n_iter // 2)
    close(half[2], loglik[: n_iter // 2], rtol=1e-8)
    once_more = em_binomial_mixture(heads, m, half[0], half[1], n_iter - n_iter // 2)
    close(once_more[0], p, rtol=1e-6)
### END HIDDEN TESTS

# %% tests em_binomial_mixture-stable points=1
# Hidden: thousands of tosses per row, rows with no heads and with nothing else, a coin that no row supports.
### BEGIN HIDDEN TESTS
import numpy as np
from scipy.stats import binom
from course.checks import close, fresh, message, no_warnings

close(em_binomial_mixture([0, 2], 2, [0.25, 0.75], 0.5, 1)[1], 0.5)


def fitted(*arguments):
    with no_warnings():
        p, pi, loglik = em_binomial_mixture(*arguments)
    order = [0, 1] if p[0] < p[1] else [1, 0]
    return [p[order[0]], p[order[1]], pi if order[0] == 0 else 1 - pi], loglik


for rng, m in fresh(3, shapes=[1000, 5000]):
    n = 24
    coin = np.arange(n) % 3 == 0
    heads = rng.binomial(m, np.where(coin, 0.2, 0.6))  # far apart: each row's coin is beyond doubt
    with message("W3", "With m = 1000 the products underflow to 0: work with logarithms and logsumexp."):
        got, loglik = fitted(heads, m, np.array([0.3, 0.5]), 0.5, 6)
        expected = [heads[coin].mean() / m, heads[~coin].mean() / m, coin.mean()]
        close(got, expected, rtol=1e-6)
        rows = np.where(coin, np.log(expected[2]), np.log(1 - expected[2]))
        rows = rows + binom.logpmf(heads, m, np.where(coin, expected[0], expected[1]))
        close(loglik[-1], rows.sum(), rtol=1e-7)
    ends = np.array([0, m])[(rng.random(9) < 0.5).astype(int)]
    ends[:2] = [0, m]
    with message("W9", "Rows with 0 or m heads drive p to 0 or 1: 0 * log(0) must count as 0, and nothing may be NaN."):
        got, loglik = fitted(ends, m, np.array([0.2, 0.7]), 0.4, 4)
        share = np.mean(ends == 0)
        close(got, [0.0, 1.0, share], atol=1e-9)
        zeros = np.sum(ends == 0)
        close(loglik[-1], zeros * np.log(share) + (9 - zeros) * np.log(1 - share), rtol=1e-7)
    with message("W9", "Rows with 0 or m heads drive p to 0 or 1: 0 * log(0) must count as 0, and nothing may be NaN."):
        got, loglik = fitted([0, 0, 0], 7, [0.2, 0.4], 0.3, 3)
        close([got[0], got[1], loglik[-1]], [0.0, 0.0, 0.0], atol=1e-9)
        got, loglik = fitted([7, 7], 7, [0.2, 0.4], 0.3, 3)
        close([got[0], got[1], loglik[-1]], [1.0, 1.0, 0.0], atol=1e-9)
    heads = rng.binomial(m, 0.5, size=8)
    for place in (0, 1):
        start = [0.4, 0.4]
        start[place] = 1e-9
        with message("W10", "A coin whose responsibilities sum to 0 must keep its p: 0 / 0 was computed."), no_warnings():
            p, pi, loglik = em_binomial_mixture(heads, m, start, 0.5, 2)
            close(p[place], 1e-9, atol=0.0)
            close([p[1 - place], pi], [heads.mean() / m, float(place)], rtol=1e-7)
            close(loglik, np.full(2, binom.logpmf(heads, m, heads.mean() / m).sum()), rtol=1e-7)
### END HIDDEN TESTS

# %% tests em_binomial_mixture-edges points=1
# Hidden: lists and floats, no iteration, one row, one toss, every error that was promised.
### BEGIN HIDDEN TESTS
import numpy as np
from course.checks import close, fresh, independent, message, raises

close(em_binomial_mixture([0, 2], 2, [0.25, 0.75], 0.5, 1)[1], 0.5)
for rng in fresh(3):
    m = int(rng.integers(3, 12))
    heads, start = rng.integers(0, m + 1, size=15), np.array([0.3, 0.6])
    p, pi, loglik = em_binomial_mixture(heads, m, start, 0.45, 7)
    for values in (heads.tolist(), heads.astype(float), heads.astype(np.uint8)):
        again = em_binomial_mixture(values, m, [0.3, 0.6], 0.45, 7)
        close(again[0], p)
        close(again[2], loglik)
    p, pi, loglik = em_binomial_mixture(heads, m, start, 0.45, 0)
    with message("W11", "Without an iteration the start comes back, with an empty array of log-likelihoods."):
        close(p, [0.3, 0.6])
        close(pi, 0.45)
        assert np.shape(loglik) == (0,)
    independent(p, start)
    p, pi, loglik = em_binomial_mixture([1], 1, [0.5, 0.25], 0.5, 1)
    close([p[0], p[1], pi], [1.0, 1.0, 2 / 3])
    close(loglik, [0.0], atol=1e-9)
    equal = em_binomial_mixture(heads, m, [0.4, 0.4], 0.3, 3)
    close([*equal[0], equal[1]], [heads.mean() / m, heads.mean() / m, 0.3])
    bad = heads.astype(float)
    with message("W12", "Impossible heads, or a start that is not strictly between 0 and 1: that must be a ValueError."):
        for value in (-1.0, m + 1.0, np.nan):
            bad[3] = value
            raises(ValueError, em_binomial_mixture, bad, m, start, 0.5, 1)
        raises(ValueError, em_binomial_mixture, [], m, start, 0.5, 1)
        for wrong in ([0.0, 0.5], [0.5, 1.0], [1.0, 0.5], [0.5, 0.0], [-0.1, 0.5], [0.5, 1.1], [np.nan, 0.5]):
            raises(ValueError, em_binomial_mixture, heads, m, wrong, 0.5, 1)
        for wrong in (0.0, 1.0, -0.2, 1.5, np.nan):
            raises(ValueError, em_binomial_mixture, heads, m, start, wrong, 1)
### END HIDDEN TESTS

# %% [markdown]
# ## Now the library

# %%
from scipy.optimize import minimize
from sklearn.mixture import GaussianMixture

print("1 ", np.round(stats.norm.fit(wet), 3))
print("2 ", np.round(stats.gamma.fit(wet, floc=0), 3))
posterior = stats.beta(2 + 7, 2 + 3)
print("3 ", round(posterior.mean(), 3), "95 % interval", np.round(posterior.interval(0.95), 3))
fit = minimize(lambda t: -stats.norm.logpdf(wet, t[0], np.exp(t[1])).sum(), [5.0, 1.0])
print("4 ", np.round(np.sqrt(np.diag(fit.hess_inv)), 2), "against", np.round([wet.std() / len(wet) ** 0.5,
                                                                              (2 * len(wet)) ** -0.5], 2))
logs = np.log(wet)[:, None]
for k in (1, 2, 3):
    mixture = GaussianMixture(k, n_init=3, random_state=0).fit(logs)
    print(f"6, 7  {k} Gaussians on log rain: AIC {mixture.aic(logs):.0f}  BIC {mixture.bic(logs):.0f}")

# %% [markdown]
# Use these. Write your own when the distribution is not in the catalogue: a NLL, a minimiser and a Hessian are all it
# takes. `hess_inv` is only the minimiser's running approximation; check it against differences before you print it
# in a report. And everything here assumed **independent** rows: days of rain hang together, so real errors are larger.

# %% [markdown]
# ## Reflection (5 points, graded by a person)
#
# Squared error is a Gaussian likelihood, absolute error a Laplace one. **Take the rain of the wet days: which of the two is
# closer to it? Is either good enough? What would using the wrong one cost a forecaster who must warn of heavy rain?** At
# most 250 words; add cells for your experiment.
#
# *Rubric:* 0 absent · 1 assertion without evidence · 3 right claim with a number or plot from your own
# run · 4 also the assumption or limit · 5 also what you would do in production.

# %% [markdown] manual reflection points=5
# ### BEGIN SOLUTION
# Mean NLL on the 623 wet days: Laplace 3.413, Gaussian 3.582, so Laplace is closer, by 0.169 a day or 105 in
# the sum. Both have two parameters, so AIC and BIC agree.
#
# Neither is good: the gamma, also with two, has 2.942. The Gaussian puts 21 % of its mass below zero, the Laplace 25 %; all
# rain is positive and skewed.
#
# The losses also answer different questions: squared error estimates the mean, 7.10 mm, absolute error the median, 3.80 mm.
# A reservoir planned with the median would miss nearly half of the water. For warnings the tail matters: 3.0 % of wet days
# had more than 30 mm (19 days). The Gaussian says 0.4 %, the Laplace 0.5 %, the gamma 2.2 %. Either loss would
# announce about one such day in seven.
#
# Limits: days are not independent, seasons differ, rain is rounded, so NLL differences look surer than they are; and these are
# fits to seen data (with two parameters and 623 days a small worry). Even the gamma is too light beyond 30 mm.
#
# In production: model dry days separately, fit a gamma or lognormal (or quantile loss) given season, validate the log score on
# a later year, and check that announced exceedance probabilities happen that often.
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
# - Wasserman, *All of Statistics*, ch. 9.
# - Murphy, *Probabilistic Machine Learning: An Introduction*, ch. 4.
# - Deisenroth, Faisal and Ong, *Mathematics for Machine Learning*, ch. 8.
# - Casella and Berger, *Statistical Inference*, ch. 7.
