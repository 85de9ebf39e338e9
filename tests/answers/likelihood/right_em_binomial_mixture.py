# %% the log-odds of the two coins, and 1 - r
from scipy.special import expit, gammaln

def em_binomial_mixture(heads, m, p0, pi0, n_iter):
    h = np.array(heads, dtype=float)
    p = np.array(p0, dtype=float)
    pi = float(pi0)
    if len(h) == 0 or np.isnan(h).any() or h.min() < 0 or h.max() > m:
        raise ValueError("heads")
    if not ((0 < p).all() and (p < 1).all() and 0 < pi < 1):
        raise ValueError("start")
    constant = (gammaln(m + 1.0) - gammaln(h + 1) - gammaln(m - h + 1)).sum()

    def times_log(count, value):
        return np.where(count == 0, 0.0, count * (np.log(value) if value > 0 else -1e300))

    def logs():
        return [
            (np.log(w) if w > 0 else -np.inf) + times_log(h, q) + times_log(m - h, 1 - q)
            for w, q in ((pi, p[0]), (1 - pi, p[1]))
        ]

    out = []
    for _ in range(n_iter):
        first, second = logs()
        r = expit(first - second)
        s = expit(second - first)
        p = np.array([min((w @ h) / (m * w.sum()), 1.0) if w.sum() > 0 else old for w, old in ((r, p[0]), (s, p[1]))])
        pi = min(r.mean(), 1.0)
        out.append(constant + np.logaddexp(*logs()).sum())
    return p, pi, np.array(out)

# %% row by row, with the math module
import math

def em_binomial_mixture(heads, m, p0, pi0, n_iter):
    heads = [float(h) for h in heads]
    p, pi = [float(q) for q in p0], float(pi0)
    if not heads or not all(0 <= h <= m for h in heads) or not all(0 < q < 1 for q in [*p, pi]):
        raise ValueError("impossible input")

    def xlog(count, value):
        return 0.0 if count == 0 else count * math.log(value) if value > 0 else -math.inf

    def joint(h):
        coefficient = math.lgamma(m + 1) - math.lgamma(h + 1) - math.lgamma(m - h + 1)
        return [xlog(1, w) + coefficient + xlog(h, q) + xlog(m - h, 1 - q) for w, q in ((pi, p[0]), (1 - pi, p[1]))]

    def log_total(pair):
        top = max(pair)
        return top + math.log(sum(math.exp(value - top) for value in pair))

    history = []
    for _ in range(n_iter):
        r = []
        for h in heads:
            pair = joint(h)
            total = log_total(pair)
            r.append([math.exp(value - total) for value in pair])
        for c in (0, 1):
            weight = sum(row[c] for row in r)
            if weight > 0:
                p[c] = min(1.0, sum(row[c] * h for row, h in zip(r, heads)) / (m * weight))
        pi = min(1.0, sum(row[0] for row in r) / len(heads))
        history.append(sum(log_total(joint(h)) for h in heads))
    return np.array(p), pi, np.array(history, dtype=float)

# %% the coins in the other order
from scipy.special import logsumexp
from scipy.stats import binom

def em_binomial_mixture(heads, m, p0, pi0, n_iter):
    h = np.asarray(heads, dtype=float)
    p, w = np.array(p0, dtype=float), np.array([pi0, 1 - pi0], dtype=float)
    if h.shape[0] == 0 or not ((h >= 0) & (h <= m)).all() or not ((p > 0) & (p < 1)).all() or not 0 < pi0 < 1:
        raise ValueError("impossible input")
    logs = None
    loglik = np.zeros(n_iter)
    def joint():
        with np.errstate(divide="ignore"):
            return np.log(w) + binom.logpmf(h[:, None], m, p[None, :])
    for t in range(n_iter):
        logs = joint()
        r = np.exp(logs - logsumexp(logs, axis=1)[:, None])
        total = r.sum(axis=0)
        for c in range(2):
            if total[c] > 0:
                p[c] = np.clip((r[:, c] * h).sum() / (m * total[c]), 0, 1)
        w = total / total.sum()
        loglik[t] = logsumexp(joint(), axis=1).sum()
    return p, w[0], loglik

# %% blind: a (2, n) table of log joint probabilities
from scipy.special import gammaln, logsumexp, xlog1py, xlogy


def em_binomial_mixture(heads, m, p0, pi0, n_iter):
    heads = np.asarray(heads, dtype=float)
    p, pi = np.array(p0, dtype=float), float(pi0)
    if heads.size == 0 or not np.all((heads >= 0) & (heads <= m)):
        raise ValueError("heads must be numbers from 0 to m")
    if not np.all((p > 0) & (p < 1)) or not 0 < pi < 1:
        raise ValueError("starts must lie inside (0, 1)")
    coefficient = gammaln(m + 1) - gammaln(heads + 1) - gammaln(m - heads + 1)

    def joint():
        with np.errstate(divide="ignore"):
            weights = np.log([pi, 1 - pi])
        return weights[:, None] + coefficient + xlogy(heads, p[:, None]) + xlog1py(m - heads, -p[:, None])

    loglik = np.empty(n_iter)
    for t in range(n_iter):
        table = joint()
        r = np.exp(table - logsumexp(table, axis=0))
        for c in range(2):
            if r[c].sum() > 0:
                p[c] = r[c] @ heads / (m * r[c].sum())
        p = np.clip(p, 0.0, 1.0)
        pi = float(r[0].mean())
        loglik[t] = logsumexp(joint(), axis=0).sum()
    return p, pi, loglik

# %% blind: row by row, by the log-odds of the two coins
import math


def em_binomial_mixture(heads, m, p0, pi0, n_iter):
    heads = [float(h) for h in heads]
    p, pi, m = [float(q) for q in p0], float(pi0), int(m)
    if not heads or any(not 0 <= h <= m for h in heads):
        raise ValueError("heads must not be empty, each from 0 to m")
    if len(p) != 2 or any(not 0 < q < 1 for q in (*p, pi)):
        raise ValueError("p0 and pi0 must be inside (0, 1)")

    def times(count, number):
        if count == 0:
            return 0.0
        return count * math.log(number) if number > 0 else -math.inf

    def logs(h):
        both = []
        for q, weight in zip(p, (pi, 1 - pi)):
            tail = (m - h) * math.log1p(-q) if q < 1 and m > h else times(m - h, 1 - q)
            both.append(times(1, weight) + times(h, q) + tail)
        return both

    choose = [math.log(math.comb(m, int(h))) for h in heads]
    loglik = []
    for _ in range(n_iter):
        r = []
        for h in heads:
            one, two = logs(h)
            top = max(one, two)
            a, b = math.exp(one - top), math.exp(two - top)
            r.append((a / (a + b), b / (a + b)))
        for c in range(2):
            total = math.fsum(row[c] for row in r)
            if total > 0:
                p[c] = min(1.0, math.fsum(row[c] * h for row, h in zip(r, heads)) / (m * total))
        pi = math.fsum(row[0] for row in r) / len(heads)
        value = 0.0
        for h, extra in zip(heads, choose):
            one, two = logs(h)
            top = max(one, two)
            value += extra + top + math.log(math.exp(one - top) + math.exp(two - top))
        loglik.append(value)
    return np.array(p), pi, np.array(loglik, dtype=float)
