"""Random inputs on which two answers may be compared: one function per skill (see CONTRIBUTING.md)."""

import warnings

import numpy as np


def _observe(call, *args):
    """The result of a call, or the name of its error, with the number of warnings."""
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            result = call(*args)
        except Exception as error:  # noqa: BLE001 - any error is an observation
            result = type(error).__name__
    return result, len(caught)


def posterior(answer, rng):
    values = []
    for _ in range(3):
        value = rng.random(size=(int(rng.integers(1, 4)),) * int(rng.integers(2)))
        if rng.random() < 0.3:
            value = np.asarray(rng.choice([0.0, 1.0, np.nan]))
        if rng.random() < 0.1:
            value = value + rng.choice([-1.0, 1.0])
        values.append(value)
    return [_observe(answer.posterior, *values), _observe(answer.posterior, *[value.tolist() for value in values])]


def bayes_update(answer, rng):
    m, k = int(rng.integers(0, 5)), int(rng.integers(1, 4))
    prior, lik = rng.normal(size=k), rng.normal(scale=rng.choice([1.0, 1e3]), size=(m, k))
    for array in (prior, lik):
        if rng.random() < 0.3:
            array[rng.random(array.shape) < 0.4] = -np.inf
    if rng.random() < 0.2:
        lik = lik[:, : int(rng.integers(0, k + 1))]
    if rng.random() < 0.1:
        lik = lik.ravel()
    if rng.random() < 0.1:
        prior = prior[:1]
    return _observe(answer.bayes_update, prior, lik)


def monty_hall(answer, rng):
    n, doors = int(rng.integers(0, 30)), int(rng.integers(1, 7))
    opened = int(rng.integers(-1, doors))
    return [_observe(answer.monty_hall, n, np.random.default_rng(3), switch, doors, opened) for switch in (True, False)]


class _Fixed:
    """Uniform numbers at the ends of [0, 1) and on the cuts."""

    def __init__(self, values):
        self.values = values

    def random(self, size=None):
        return np.resize(self.values, size)


def sample_discrete(answer, rng):
    k = int(rng.integers(1, 6))
    p = rng.multinomial(8, np.ones(k) / k) / 8 if rng.random() < 0.5 else rng.dirichlet(np.ones(k))
    p = p * rng.choice([1.0, 1.0, 1.0, 1 - 5e-10, 1 + 5e-10, 1 - 1e-8, 1 + 1e-8, 1.5])
    if rng.random() < 0.1:
        p[0] = rng.choice([-0.1, np.nan])
    if rng.random() < 0.1:
        p = rng.choice([0, 1]) * p[None, :] if rng.random() < 0.5 else p[:0]
    u = np.array([0.0, 1 - 2.0**-53, *(np.arange(8) / 8), *rng.random(4)])
    size = [(), 3, (2, 2), 0][int(rng.integers(4))]
    return [_observe(answer.sample_discrete, p, 14, _Fixed(u)), _observe(answer.sample_discrete, p, size, np.random.default_rng(1))]


def sample_mvn(answer, rng):
    d, n = int(rng.integers(1, 4)), int(rng.integers(0, 4))
    A = rng.normal(size=(d, d))
    cov = A @ A.T + rng.choice([0.0, 0.5, -0.5]) * np.eye(d)
    cov = (cov + cov.T) / 2
    if rng.random() < 0.3:
        cov[0, -1] += rng.choice([1e-3, 1e-6, 1e-10]) * np.abs(cov).max()
    if rng.random() < 0.1:
        cov[0, 0] = rng.choice([np.nan, 0.0])
    mean = rng.normal(size=d + int(rng.random() < 0.1))
    if rng.random() < 0.1:
        mean = mean[None, :] if rng.random() < 0.5 else mean[0]
    return _observe(answer.sample_mvn, mean, cov, n, np.random.default_rng(4))


def poisson_binomial(answer, rng):
    ps = rng.random(int(rng.integers(0, 6)))
    if rng.random() < 0.4:
        ps = ps.round()
    if rng.random() < 0.2 and ps.size:
        ps[-1] = rng.choice([np.nan, -0.1, 1.1])
    if rng.random() < 0.1:
        ps = ps[None, :] if rng.random() < 0.5 else np.asarray(0.5)
    return _observe(answer.poisson_binomial, ps)


def mc_integrate(answer, rng):
    n, calls = int(rng.integers(0, 6)), []

    def f(x):
        calls.append(np.shape(x))
        return np.exp(x) + 1e8 * (n == 4)

    def sampler(rng, n):
        calls.append(n)
        return rng.normal(size=n)

    return _observe(answer.mc_integrate, f, sampler, n, np.random.default_rng(int(rng.integers(9)))), calls


def clt_coverage(answer, rng):
    n, reps, kind = int(rng.integers(0, 6)), int(rng.integers(0, 40)), int(rng.integers(3))

    def sampler(rng, size):
        if kind == 0:
            return np.full(size, 2.0)
        draws = rng.exponential(size=size)
        return np.where(draws > 2, np.nan, draws) if kind == 1 else draws

    mean = float(rng.choice([1.0, 2.0]))
    return _observe(answer.clt_coverage, sampler, mean, n, reps, np.random.default_rng(int(rng.integers(99))))
