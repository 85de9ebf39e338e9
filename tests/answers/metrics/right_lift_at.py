# %% the groups one after the other
def lift_at(y, s, share):
    y, s = two_classes(y, s)
    if share <= 0 or share > 1:
        raise ValueError("share must lie in (0, 1]")
    if not y.any():
        raise ValueError("no positive")
    left = places = share * len(y)
    found = 0.0
    for value in np.unique(s)[::-1]:
        labels = y[s == value]
        seats = min(left, len(labels))
        found += seats * labels.mean()
        left -= seats
    return found / places / y.mean()

# %% an interpolated gain curve
def lift_at(y, s, share):
    y, s = two_classes(y, s)
    if not (share > 0 and share <= 1) or y.sum() == 0:
        raise ValueError("share outside (0, 1], or no positive")
    order = np.argsort(-s)
    ends = np.append(np.flatnonzero(np.diff(s[order])), len(s) - 1)
    rows = np.append(0, ends + 1)
    gain = np.append(0, np.cumsum(y[order])[ends])
    return float(np.interp(share * len(y), rows, gain) / (share * y.sum()))

# %% blind: group by group from the top
def lift_at(y, s, share):
    y, s = two_classes(y, s)
    if not 0 < share <= 1:
        raise ValueError("share must be in (0, 1]")
    if not y.any():
        raise ValueError("no positive")
    places = left = share * len(y)
    found = 0.0
    for value in sorted(set(s.tolist()), reverse=True):
        group = y[s == value]
        taken = min(len(group), left)
        found += taken * group.mean()
        left -= taken
        if left <= 0:
            break
    return float(found / places / y.mean())

# %% blind: every row its group's mean, then cumulative and interpolated
def lift_at(y, s, share):
    y, s = two_classes(y, s)
    if not (share > 0 and share <= 1) or y.sum() == 0:
        raise ValueError("share or labels")
    _, group = np.unique(-s, return_inverse=True)
    mean = np.bincount(group, weights=y) / np.bincount(group)
    expected = np.concatenate([[0.0], np.cumsum(mean[np.sort(group)])])
    places = share * len(y)
    return float(np.interp(places, np.arange(len(y) + 1), expected) / places / np.mean(y))
