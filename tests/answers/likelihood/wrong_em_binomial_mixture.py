# %% W1 hard assignments
from scipy.special import gammaln, logsumexp, xlog1py, xlogy

def em_binomial_mixture(heads, m, p0, pi0, n_iter):
    heads, p, pi = np.asarray(heads, dtype=float), np.array(p0, dtype=float), float(pi0)
    if heads.size == 0 or not np.all((heads >= 0) & (heads <= m)):
        raise ValueError("heads")
    if not (np.all((p > 0) & (p < 1)) and 0 < pi < 1):
        raise ValueError("start")
    h = heads[:, None]
    choices = gammaln(m + 1) - gammaln(h + 1) - gammaln(m - h + 1)
    def joint():
        return choices + xlogy(1, np.array([pi, 1 - pi])) + xlogy(h, p) + xlog1py(m - h, -p)
    loglik = np.empty(n_iter)
    for t in range(n_iter):
        logs = joint()
        first = (logs[:, 0] > logs[:, 1]).astype(float)
        r = np.column_stack([first, 1 - first])
        pi = float(np.mean(r[:, 0]))
        ups, downs = heads @ r, (m - heads) @ r
        p = np.divide(ups, ups + downs, out=p.copy(), where=ups + downs > 0)
        loglik[t] = np.sum(logsumexp(joint(), axis=1))
    return p, pi, loglik

# %% W2 pi is not updated
from scipy.special import gammaln, logsumexp, xlog1py, xlogy

def em_binomial_mixture(heads, m, p0, pi0, n_iter):
    heads, p, pi = np.asarray(heads, dtype=float), np.array(p0, dtype=float), float(pi0)
    if heads.size == 0 or not np.all((heads >= 0) & (heads <= m)):
        raise ValueError("heads")
    if not (np.all((p > 0) & (p < 1)) and 0 < pi < 1):
        raise ValueError("start")
    h = heads[:, None]
    choices = gammaln(m + 1) - gammaln(h + 1) - gammaln(m - h + 1)
    def joint():
        return choices + xlogy(1, np.array([pi, 1 - pi])) + xlogy(h, p) + xlog1py(m - h, -p)
    loglik = np.empty(n_iter)
    for t in range(n_iter):
        logs = joint()
        r = np.exp(logs - logsumexp(logs, axis=1, keepdims=True))
        ups, downs = heads @ r, (m - heads) @ r
        p = np.divide(ups, ups + downs, out=p.copy(), where=ups + downs > 0)
        loglik[t] = np.sum(logsumexp(joint(), axis=1))
    return p, pi, loglik

# %% W3 products of probabilities
from scipy.special import comb

def em_binomial_mixture(heads, m, p0, pi0, n_iter):
    heads, p, pi = np.asarray(heads, dtype=float), np.array(p0, dtype=float), float(pi0)
    if heads.size == 0 or not np.all((heads >= 0) & (heads <= m)):
        raise ValueError("heads")
    if not (np.all((p > 0) & (p < 1)) and 0 < pi < 1):
        raise ValueError("start")
    h = heads[:, None]
    loglik = np.empty(n_iter)
    def joint():
        return np.array([pi, 1 - pi]) * comb(m, h) * p**h * (1 - p) ** (m - h)
    with np.errstate(all="ignore"):
        for t in range(n_iter):
            both = joint()
            r = both / both.sum(axis=1, keepdims=True)
            pi = float(np.mean(r[:, 0]))
            total = r.sum(axis=0)
            p = np.where(total > 0, heads @ r / (m * np.maximum(total, 1e-300)), p)
            loglik[t] = np.log(joint().sum(axis=1)).sum()
    return p, pi, loglik

# %% W4 the likelihood without the mixing weights
from scipy.special import gammaln, logsumexp, xlog1py, xlogy

def em_binomial_mixture(heads, m, p0, pi0, n_iter):
    heads, p, pi = np.asarray(heads, dtype=float), np.array(p0, dtype=float), float(pi0)
    if heads.size == 0 or not np.all((heads >= 0) & (heads <= m)):
        raise ValueError("heads")
    if not (np.all((p > 0) & (p < 1)) and 0 < pi < 1):
        raise ValueError("start")
    h = heads[:, None]
    choices = gammaln(m + 1) - gammaln(h + 1) - gammaln(m - h + 1)
    def joint():
        return choices + xlogy(1, np.array([pi, 1 - pi])) + xlogy(h, p) + xlog1py(m - h, -p)
    loglik = np.empty(n_iter)
    for t in range(n_iter):
        logs = joint()
        r = np.exp(logs - logsumexp(logs, axis=1, keepdims=True))
        pi = float(np.mean(r[:, 0]))
        ups, downs = heads @ r, (m - heads) @ r
        p = np.divide(ups, ups + downs, out=p.copy(), where=ups + downs > 0)
        loglik[t] = np.sum(logsumexp(joint() - xlogy(1, np.array([pi, 1 - pi])), axis=1)) if 0 < pi < 1 else np.sum(logsumexp(joint(), axis=1))
    return p, pi, loglik

# %% W5 the likelihood before the step
from scipy.special import gammaln, logsumexp, xlog1py, xlogy

def em_binomial_mixture(heads, m, p0, pi0, n_iter):
    heads, p, pi = np.asarray(heads, dtype=float), np.array(p0, dtype=float), float(pi0)
    if heads.size == 0 or not np.all((heads >= 0) & (heads <= m)):
        raise ValueError("heads")
    if not (np.all((p > 0) & (p < 1)) and 0 < pi < 1):
        raise ValueError("start")
    h = heads[:, None]
    choices = gammaln(m + 1) - gammaln(h + 1) - gammaln(m - h + 1)
    def joint():
        return choices + xlogy(1, np.array([pi, 1 - pi])) + xlogy(h, p) + xlog1py(m - h, -p)
    loglik = np.empty(n_iter)
    for t in range(n_iter):
        logs = joint()
        r = np.exp(logs - logsumexp(logs, axis=1, keepdims=True))
        pi = float(np.mean(r[:, 0]))
        ups, downs = heads @ r, (m - heads) @ r
        p = np.divide(ups, ups + downs, out=p.copy(), where=ups + downs > 0)
        loglik[t] = np.sum(logsumexp(logs, axis=1))
    return p, pi, loglik

# %% W6 without the binomial coefficients
from scipy.special import gammaln, logsumexp, xlog1py, xlogy

def em_binomial_mixture(heads, m, p0, pi0, n_iter):
    heads, p, pi = np.asarray(heads, dtype=float), np.array(p0, dtype=float), float(pi0)
    if heads.size == 0 or not np.all((heads >= 0) & (heads <= m)):
        raise ValueError("heads")
    if not (np.all((p > 0) & (p < 1)) and 0 < pi < 1):
        raise ValueError("start")
    h = heads[:, None]
    choices = gammaln(m + 1) - gammaln(h + 1) - gammaln(m - h + 1)
    def joint():
        return choices + xlogy(1, np.array([pi, 1 - pi])) + xlogy(h, p) + xlog1py(m - h, -p)
    loglik = np.empty(n_iter)
    for t in range(n_iter):
        logs = joint()
        r = np.exp(logs - logsumexp(logs, axis=1, keepdims=True))
        pi = float(np.mean(r[:, 0]))
        ups, downs = heads @ r, (m - heads) @ r
        p = np.divide(ups, ups + downs, out=p.copy(), where=ups + downs > 0)
        loglik[t] = np.sum(logsumexp(joint(), axis=1)) - choices.sum()
    return p, pi, loglik

# %% W7 the responsibilities leave out pi
from scipy.special import gammaln, logsumexp, xlog1py, xlogy

def em_binomial_mixture(heads, m, p0, pi0, n_iter):
    heads, p, pi = np.asarray(heads, dtype=float), np.array(p0, dtype=float), float(pi0)
    if heads.size == 0 or not np.all((heads >= 0) & (heads <= m)):
        raise ValueError("heads")
    if not (np.all((p > 0) & (p < 1)) and 0 < pi < 1):
        raise ValueError("start")
    h = heads[:, None]
    choices = gammaln(m + 1) - gammaln(h + 1) - gammaln(m - h + 1)
    def joint():
        return choices + xlogy(1, np.array([pi, 1 - pi])) + xlogy(h, p) + xlog1py(m - h, -p)
    loglik = np.empty(n_iter)
    for t in range(n_iter):
        logs = joint()
        bare = logs - xlogy(1, np.array([pi, 1 - pi]))
        r = np.exp(bare - logsumexp(bare, axis=1, keepdims=True))
        pi = float(np.mean(r[:, 0]))
        ups, downs = heads @ r, (m - heads) @ r
        p = np.divide(ups, ups + downs, out=p.copy(), where=ups + downs > 0)
        loglik[t] = np.sum(logsumexp(joint(), axis=1))
    return p, pi, loglik

# %% W13 pi is the share of the other coin
from scipy.special import gammaln, logsumexp, xlog1py, xlogy

def em_binomial_mixture(heads, m, p0, pi0, n_iter):
    heads, p, pi = np.asarray(heads, dtype=float), np.array(p0, dtype=float), float(pi0)
    if heads.size == 0 or not np.all((heads >= 0) & (heads <= m)):
        raise ValueError("heads")
    if not (np.all((p > 0) & (p < 1)) and 0 < pi < 1):
        raise ValueError("start")
    h = heads[:, None]
    choices = gammaln(m + 1) - gammaln(h + 1) - gammaln(m - h + 1)
    def joint():
        return choices + xlogy(1, np.array([1 - pi, pi])) + xlogy(h, p) + xlog1py(m - h, -p)
    loglik = np.empty(n_iter)
    for t in range(n_iter):
        logs = joint()
        r = np.exp(logs - logsumexp(logs, axis=1, keepdims=True))
        pi = float(np.mean(r[:, 1]))
        ups, downs = heads @ r, (m - heads) @ r
        p = np.divide(ups, ups + downs, out=p.copy(), where=ups + downs > 0)
        loglik[t] = np.sum(logsumexp(joint(), axis=1))
    return p, pi, loglik

# %% W8 the steps are too long
from scipy.special import gammaln, logsumexp, xlog1py, xlogy

def em_binomial_mixture(heads, m, p0, pi0, n_iter):
    heads, p, pi = np.asarray(heads, dtype=float), np.array(p0, dtype=float), float(pi0)
    if heads.size == 0 or not np.all((heads >= 0) & (heads <= m)):
        raise ValueError("heads")
    if not (np.all((p > 0) & (p < 1)) and 0 < pi < 1):
        raise ValueError("start")
    h = heads[:, None]
    choices = gammaln(m + 1) - gammaln(h + 1) - gammaln(m - h + 1)
    def joint():
        return choices + xlogy(1, np.array([pi, 1 - pi])) + xlogy(h, p) + xlog1py(m - h, -p)
    loglik = np.empty(n_iter)
    for t in range(n_iter):
        logs, before = joint(), p
        r = np.exp(logs - logsumexp(logs, axis=1, keepdims=True))
        pi = float(np.mean(r[:, 0]))
        ups, downs = heads @ r, (m - heads) @ r
        p = np.divide(ups, ups + downs, out=p.copy(), where=ups + downs > 0)
        p = np.clip(p + 1.5 * (p - before), 1e-9, 1 - 1e-9) if t else p
        loglik[t] = np.sum(logsumexp(joint(), axis=1))
    return p, pi, loglik

# %% W9 zero times the log of zero
from scipy.special import gammaln, logsumexp, xlog1py, xlogy

def em_binomial_mixture(heads, m, p0, pi0, n_iter):
    heads, p, pi = np.asarray(heads, dtype=float), np.array(p0, dtype=float), float(pi0)
    if heads.size == 0 or not np.all((heads >= 0) & (heads <= m)):
        raise ValueError("heads")
    if not (np.all((p > 0) & (p < 1)) and 0 < pi < 1):
        raise ValueError("start")
    h = heads[:, None]
    choices = gammaln(m + 1) - gammaln(h + 1) - gammaln(m - h + 1)
    def joint():
        return choices + xlogy(1, np.array([pi, 1 - pi])) + h * np.log(p) + (m - h) * np.log(1 - p)
    loglik = np.empty(n_iter)
    for t in range(n_iter):
        logs = joint()
        r = np.exp(logs - logsumexp(logs, axis=1, keepdims=True))
        pi = float(np.mean(r[:, 0]))
        ups, downs = heads @ r, (m - heads) @ r
        p = np.divide(ups, ups + downs, out=p.copy(), where=ups + downs > 0)
        loglik[t] = np.sum(logsumexp(joint(), axis=1))
    return p, pi, loglik

# %% W10 zero through zero for a coin without rows
from scipy.special import gammaln, logsumexp, xlog1py, xlogy

def em_binomial_mixture(heads, m, p0, pi0, n_iter):
    heads, p, pi = np.asarray(heads, dtype=float), np.array(p0, dtype=float), float(pi0)
    if heads.size == 0 or not np.all((heads >= 0) & (heads <= m)):
        raise ValueError("heads")
    if not (np.all((p > 0) & (p < 1)) and 0 < pi < 1):
        raise ValueError("start")
    h = heads[:, None]
    choices = gammaln(m + 1) - gammaln(h + 1) - gammaln(m - h + 1)
    def joint():
        return choices + xlogy(1, np.array([pi, 1 - pi])) + xlogy(h, p) + xlog1py(m - h, -p)
    loglik = np.empty(n_iter)
    for t in range(n_iter):
        logs = joint()
        r = np.exp(logs - logsumexp(logs, axis=1, keepdims=True))
        pi = float(np.mean(r[:, 0]))
        ups, downs = heads @ r, (m - heads) @ r
        p = ups / (ups + downs)
        loglik[t] = np.sum(logsumexp(joint(), axis=1))
    return p, pi, loglik

# %% W11 at least one iteration
from scipy.special import gammaln, logsumexp, xlog1py, xlogy

def em_binomial_mixture(heads, m, p0, pi0, n_iter):
    heads, p, pi = np.asarray(heads, dtype=float), np.array(p0, dtype=float), float(pi0)
    if heads.size == 0 or not np.all((heads >= 0) & (heads <= m)):
        raise ValueError("heads")
    if not (np.all((p > 0) & (p < 1)) and 0 < pi < 1):
        raise ValueError("start")
    h = heads[:, None]
    choices = gammaln(m + 1) - gammaln(h + 1) - gammaln(m - h + 1)
    def joint():
        return choices + xlogy(1, np.array([pi, 1 - pi])) + xlogy(h, p) + xlog1py(m - h, -p)
    n_iter = max(n_iter, 1)
    loglik = np.empty(n_iter)
    for t in range(n_iter):
        logs = joint()
        r = np.exp(logs - logsumexp(logs, axis=1, keepdims=True))
        pi = float(np.mean(r[:, 0]))
        ups, downs = heads @ r, (m - heads) @ r
        p = np.divide(ups, ups + downs, out=p.copy(), where=ups + downs > 0)
        loglik[t] = np.sum(logsumexp(joint(), axis=1))
    return p, pi, loglik

# %% W12 impossible input is taken
from scipy.special import gammaln, logsumexp, xlog1py, xlogy

def em_binomial_mixture(heads, m, p0, pi0, n_iter):
    heads, p, pi = np.asarray(heads, dtype=float), np.array(p0, dtype=float), float(pi0)
    h = heads[:, None]
    choices = gammaln(m + 1) - gammaln(h + 1) - gammaln(m - h + 1)
    def joint():
        return choices + xlogy(1, np.array([pi, 1 - pi])) + xlogy(h, p) + xlog1py(m - h, -p)
    loglik = np.empty(n_iter)
    for t in range(n_iter):
        logs = joint()
        r = np.exp(logs - logsumexp(logs, axis=1, keepdims=True))
        pi = float(np.mean(r[:, 0]))
        ups, downs = heads @ r, (m - heads) @ r
        p = np.divide(ups, ups + downs, out=p.copy(), where=ups + downs > 0)
        loglik[t] = np.sum(logsumexp(joint(), axis=1))
    return p, pi, loglik
