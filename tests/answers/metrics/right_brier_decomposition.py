# %% a dictionary of groups
def brier_decomposition(y, p):
    y, p = two_classes(y, p)
    if not all(0 <= v <= 1 for v in p.tolist()):
        raise ValueError("p outside [0, 1]")
    groups = {}
    for label, v in zip(y.tolist(), p.tolist()):
        groups.setdefault(v, []).append(label)
    n, base = len(y), sum(y.tolist()) / len(y)
    reliability = sum(len(g) * (v - sum(g) / len(g)) ** 2 for v, g in groups.items()) / n
    resolution = sum(len(g) * (sum(g) / len(g) - base) ** 2 for g in groups.values()) / n
    return reliability, resolution, base * (1 - base)

# %% each row gets the share of its group
def brier_decomposition(y, p):
    y, p = two_classes(y, p)
    if np.any(p < 0) or np.any(p > 1):
        raise ValueError("p outside [0, 1]")
    same = p[:, None] == p
    share = (same * y).sum(axis=1) / same.sum(axis=1)
    return np.mean((p - share) ** 2), np.var(share), np.var(y)

# %% blind: groups from unique
def brier_decomposition(y, p):
    y, p = two_classes(y, p)
    if np.any(p < 0) or np.any(p > 1):
        raise ValueError("p must lie in [0, 1]")
    values, group, n = np.unique(p, return_inverse=True, return_counts=True)
    share = np.bincount(group, weights=y) / n
    overall = y.mean()
    reliability = np.sum(n * (values - share) ** 2) / len(y)
    resolution = np.sum(n * (share - overall) ** 2) / len(y)
    return float(reliability), float(resolution), float(overall * (1 - overall))

# %% blind: pandas groupby
def brier_decomposition(y, p):
    import pandas as pd

    y, p = two_classes(y, p)
    if not ((p >= 0) & (p <= 1)).all():
        raise ValueError("p outside [0, 1]")
    table = pd.DataFrame({"y": y, "p": p})
    share = table.groupby("p")["y"].transform("mean")
    base = table["y"].mean()
    return (float(((table["p"] - share) ** 2).mean()), float(((share - base) ** 2).mean()),
            float(table["y"].var(ddof=0)))
