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
