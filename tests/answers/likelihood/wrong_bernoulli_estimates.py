# %% W1 the MAP is the mean
def bernoulli_estimates(k, n, a, b):
    k, n = float(k), float(n)
    if not 0 <= k <= n or a <= 0 or b <= 0:
        raise ValueError("impossible")
    mean = (a + k) / (a + b + n)
    return {"mle": k / n if n else float("nan"), "map": mean, "mean": mean}

# %% W2 divides by n = 0
def bernoulli_estimates(k, n, a, b):
    k, n = int(k), int(n)
    if not 0 <= k <= n or a <= 0 or b <= 0:
        raise ValueError("impossible")
    up, down = a + k - 1, b + n - k - 1
    peak = up / (up + down) if min(up, down) >= 0 and up + down > 0 else float("nan")
    return {"mle": k / n, "map": peak, "mean": (a + k) / (a + b + n)}

# %% W7 zero without trials
def bernoulli_estimates(k, n, a, b):
    k, n = int(k), int(n)
    if not 0 <= k <= n or a <= 0 or b <= 0:
        raise ValueError("impossible")
    up, down = a + k - 1, b + n - k - 1
    peak = up / (up + down) if min(up, down) >= 0 and up + down > 0 else float("nan")
    return {"mle": k / max(n, 1), "map": peak, "mean": (a + k) / (a + b + n)}

# %% W3 a and b swapped
def bernoulli_estimates(k, n, a, b):
    k, n = int(k), int(n)
    if not 0 <= k <= n or a <= 0 or b <= 0:
        raise ValueError("impossible")
    up, down = b + k - 1, a + n - k - 1
    peak = up / (up + down) if min(up, down) >= 0 and up + down > 0 else float("nan")
    return {"mle": k / n if n else float("nan"), "map": peak, "mean": (b + k) / (a + b + n)}

# %% W4 the formula of the MAP, always
def bernoulli_estimates(k, n, a, b):
    k, n = int(k), int(n)
    if not 0 <= k <= n or a <= 0 or b <= 0:
        raise ValueError("impossible")
    total = a + b + n
    peak = (a + k - 1) / (total - 2) if total != 2 else float("nan")
    return {"mle": k / n if n else float("nan"), "map": peak, "mean": (a + k) / total}

# %% W5 anything goes
def bernoulli_estimates(k, n, a, b):
    k, n = int(k), int(n)
    up, down = a + k - 1, b + n - k - 1
    peak = up / (up + down) if min(up, down) >= 0 and up + down > 0 else float("nan")
    return {"mle": k / n if n else float("nan"), "map": peak, "mean": (a + k) / (a + b + n)}

# %% W6 narrow integers are left narrow
def bernoulli_estimates(k, n, a, b):
    if not 0 <= k <= n or a <= 0 or b <= 0:
        raise ValueError("impossible")
    up, down = a + k - 1, b + n - k - 1
    peak = up / (up + down) if min(up, down) >= 0 and up + down > 0 else float("nan")
    return {"mle": float(k / n) if n else float("nan"), "map": float(peak), "mean": float((a + k) / (a + b + n))}
