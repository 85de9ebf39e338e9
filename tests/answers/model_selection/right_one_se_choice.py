# %% plain Python
def one_se_choice(means, ses, complexity):
    from math import isfinite

    means, ses, complexity = ([float(v) for v in values] for values in (means, ses, complexity))
    if not means or not len(means) == len(ses) == len(complexity):
        raise ValueError("the lengths do not fit")
    if not all(isfinite(v) for v in (*means, *ses, *complexity)) or any(se < 0 for se in ses):
        raise ValueError("not finite, or a negative standard error")
    best = min(range(len(means)), key=lambda i: (-means[i], complexity[i], i))
    near = [i for i in range(len(means)) if means[i] >= means[best] - ses[best]]
    return min(near, key=lambda i: (complexity[i], -means[i], i))


# %% a table, sorted twice
def one_se_choice(means, ses, complexity):
    import pandas as pd

    columns = [np.array(values, dtype=float) for values in (means, ses, complexity)]
    if len({len(column) for column in columns}) != 1 or len(columns[0]) == 0:
        raise ValueError("one mean, error and complexity for each model")
    table = pd.DataFrame(dict(zip(("mean", "se", "size"), columns)))
    if not np.isfinite(table.to_numpy()).all() or (table["se"] < 0).any():
        raise ValueError("finite numbers, errors not negative")
    best = table.sort_values(["mean", "size"], ascending=[False, True], kind="stable").iloc[0]
    near = table[table["mean"] >= best["mean"] - best["se"]]
    return int(near.sort_values(["size", "mean"], ascending=[True, False], kind="stable").index[0])


# %% masks
def one_se_choice(means, ses, complexity):
    m, s, c = np.asarray(means, float), np.asarray(ses, float), np.asarray(complexity, float)
    if m.shape != s.shape or m.shape != c.shape or m.ndim != 1 or len(m) == 0:
        raise ValueError("shapes")
    if not (np.all(np.isfinite(m)) and np.all(np.isfinite(s)) and np.all(np.isfinite(c))) or np.any(s < 0):
        raise ValueError("values")
    top = np.flatnonzero(m == m.max())
    error = s[top[np.argmin(c[top])]]
    near = np.flatnonzero(m >= m.max() - error)
    simple = near[c[near] == c[near].min()]
    return int(simple[np.argmax(m[simple])])


# %% blind: lexsort
def one_se_choice(means, ses, complexity):
    means, ses, complexity = (np.array(a, dtype=float) for a in (means, ses, complexity))
    if not len(means) == len(ses) == len(complexity) or len(means) == 0:
        raise ValueError("three arrays of the same length, at least 1, are needed")
    if not np.isfinite([means, ses, complexity]).all() or (ses < 0).any():
        raise ValueError("all must be finite and no standard error negative")
    best = np.lexsort((complexity, -means))[0]
    near = np.flatnonzero(means >= means[best] - ses[best])
    return int(near[np.lexsort((-means[near], complexity[near]))[0]])

# %% blind: min with tuple keys, pure Python
def one_se_choice(means, ses, complexity):
    import math
    means, ses, complexity = ([float(v) for v in a] for a in (means, ses, complexity))
    m = len(means)
    if m == 0 or len(ses) != m or len(complexity) != m:
        raise ValueError("lengths differ, or no model")
    if not all(map(math.isfinite, means + ses + complexity)):
        raise ValueError("NaN or inf")
    if min(ses) < 0:
        raise ValueError("negative standard error")
    best = min(range(m), key=lambda i: (-means[i], complexity[i], i))
    limit = means[best] - ses[best]
    return min((i for i in range(m) if means[i] >= limit), key=lambda i: (complexity[i], -means[i], i))
