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
