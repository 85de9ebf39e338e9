"""One random look at each answer: inputs from ``rng``, edge cases among them; what comes back is what can be observed."""

import numpy as np


def seen(call, *arguments):
    """The result or the class of the error."""
    try:
        return call(*arguments)
    except Exception as error:
        return type(error).__name__


def rounded(value, digits=7):
    """Numbers to so many significant digits."""
    if isinstance(value, str):
        return value
    value = np.asarray(value, dtype=float)
    with np.errstate(all="ignore"):
        size = 10.0 ** np.floor(np.log10(np.where(value == 0, 1.0, np.abs(value))))
    return np.round(value / size, digits) * size


def gaussian_nll(answer, rng):
    n = int(rng.integers(0, 6)) if rng.random() < 0.3 else int(rng.integers(1, 9))
    sigma = 10.0 ** rng.choice([0, 0, 0, 1, -1, -200, 200])
    x = sigma * rng.normal(size=n)
    if n and rng.random() < 0.1:
        x[0] = np.nan
    return seen(answer.gaussian_nll, (sigma * rng.normal(), np.log(sigma)), x)


def fit_gamma(answer, rng):
    x = rng.gamma(rng.choice([0.1, 0.8, 3.0, 400.0]), size=int(rng.integers(0, 9))) * 10.0 ** rng.choice([0, 0, 6, -6])
    if rng.random() < 0.3 and x.size:
        x[-1] = rng.choice([0.0, -1.0, np.nan, np.inf, x[0]])
    if rng.random() < 0.1:
        x = np.full(x.size, 0.1)
    return rounded(seen(answer.fit_gamma, x))


def bernoulli_estimates(answer, rng):
    n = int(rng.integers(-1, 6))
    k = int(rng.integers(-1, n + 2))
    a, b = rng.choice([-1.0, 0.0, 0.25, 0.5, 0.75, 1.0, 1.25, 1.5, 1.75, 2.0, 3.0], size=2, p=[0.02, 0.02] + [0.96 / 9] * 9)
    if rng.random() < 0.2:
        k, n = np.int8(max(k, 0) + 90), np.int8(max(n, 0) + 100)
    return seen(answer.bernoulli_estimates, k, n, float(a), float(b))


def standard_errors(answer, rng):
    p = int(rng.integers(1, 4))
    root = rng.normal(size=(p, p))
    hessian = root @ root.T + np.eye(p) * rng.choice([0.5, 5.0])
    if rng.random() < 0.3:
        hessian[0, 0] -= 3 * rng.random()
    centre = rng.integers(-3, 4, size=p) * rng.choice([1, 1, 100_000])
    scale = np.maximum(1, np.abs(centre))

    def nll(t):
        z = (t - centre) / scale
        return 3 + z @ hessian @ z + 0.1 * np.sum(z**4)

    found = seen(answer.standard_errors, nll, centre)
    return found if isinstance(found, str) else rounded(found, 3)


def simulate_estimator(answer, rng):
    reps = int(rng.integers(-1, 6))
    offset = float(rng.choice([0.0, 1.0, 1e6]))
    found = seen(answer.simulate_estimator, np.mean, lambda rng: offset + rng.normal(size=3), offset + 1.0, reps, rng)
    return found if isinstance(found, str) else {name: rounded(value) for name, value in found.items()}, rng.random()


def information_criteria(answer, rng):
    return seen(answer.information_criteria, float(rng.normal(scale=50)), int(rng.integers(-1, 5)), int(rng.integers(-1, 30)))


def em_binomial_mixture(answer, rng):
    m = int(rng.choice([1, 2, 5, 20, 1500]))
    heads = rng.binomial(m, rng.choice([0.0, 0.3, 0.7, 1.0], size=int(rng.integers(0, 9)))).astype(float)
    if heads.size and rng.random() < 0.15:
        heads[0] = rng.choice([-1.0, m + 1.0, np.nan])
    p0 = rng.uniform(0.1, 0.9, size=2)
    pi0 = rng.uniform(0.2, 0.8)
    if rng.random() < 0.15:
        p0[rng.integers(2)] = rng.choice([0.0, 1.0, -0.5, 1.5, 1e-9])
    if rng.random() < 0.1:
        pi0 = rng.choice([0.0, 1.0, -1.0, 2.0])
    found = seen(answer.em_binomial_mixture, heads, m, p0, pi0, int(rng.integers(0, 4)))
    return found if isinstance(found, str) else tuple(np.round(np.asarray(part, dtype=float), 7) for part in found)
