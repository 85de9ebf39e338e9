# %% a loop over the groups
import numpy as np
import pandas as pd


def aggregate_two_ways(df, value, weight, by):
    rows = {}
    for label, group in df.groupby(by):
        v, w = group[value].to_numpy(float), group[weight].to_numpy(float)
        weighted = np.dot(v, w) / w.sum() if w.sum() > 0 else np.nan
        rows[label] = (v.mean(), weighted, weighted - v.mean())
    table = pd.DataFrame.from_dict(rows, orient="index", columns=["mean", "weighted_mean", "difference"])
    if not isinstance(by, str):
        table.index = pd.MultiIndex.from_tuples(table.index, names=by)
    size = table["difference"].abs().fillna(-1)
    return table.loc[size.sort_values(ascending=False, kind="stable").index]


# %% apply and np.average
import numpy as np
import pandas as pd


def aggregate_two_ways(df, value, weight, by):
    def both(g):
        mean = g[value].mean()
        weighted = np.average(g[value], weights=g[weight]) if g[weight].any() else np.nan
        return pd.Series({"mean": mean, "weighted_mean": weighted, "difference": weighted - mean})

    table = df.groupby(by)[[value, weight]].apply(both)
    order = np.argsort(-table["difference"].abs().to_numpy(), kind="stable")
    return table.iloc[order]


# %% shares of weight within the group
import pandas as pd


def aggregate_two_ways(df, value, weight, by):
    data = df.reset_index(drop=True)
    total = data.groupby(by)[weight].transform("sum").astype(float)
    part = (data[weight] / total.mask(total == 0)) * data[value]
    labels = [data[c] for c in ([by] if isinstance(by, str) else by)]
    weighted = part.groupby(labels).sum(min_count=1)
    mean = data[value].groupby(labels).mean()
    result = pd.concat({"mean": mean, "weighted_mean": weighted, "difference": weighted - mean}, axis=1)
    return result.sort_values("difference", key=lambda d: -d.abs(), na_position="last")

# %% from the text alone, one
def aggregate_two_ways(df: pd.DataFrame, value: str, weight: str, by: str | list[str]) -> pd.DataFrame:
    names = [by] if isinstance(by, str) else list(by)
    keys = [df[name].reset_index(drop=True) for name in names]
    v = df[value].reset_index(drop=True).astype(float)
    w = df[weight].reset_index(drop=True).astype(float)
    plain = v.groupby(keys, observed=True).mean()
    total = w.groupby(keys, observed=True).sum()
    weighted = (v * w).groupby(keys, observed=True).sum() / total.where(total != 0)
    result = pd.DataFrame({"mean": plain, "weighted_mean": weighted, "difference": weighted - plain})
    order = result["difference"].abs().sort_values(ascending=False, na_position="last", kind="stable").index
    return result.loc[order]


# %% from the text alone, two
def aggregate_two_ways(df: pd.DataFrame, value: str, weight: str, by: str | list[str]) -> pd.DataFrame:
    several = not isinstance(by, str)
    labels = list(zip(*(df[name].tolist() for name in by))) if several else df[by].tolist()
    groups = {}
    for label, v, w in zip(labels, df[value].tolist(), df[weight].tolist()):
        groups.setdefault(label, []).append((float(v), float(w)))
    rows = []
    for label, pairs in groups.items():
        mean = sum(v for v, _ in pairs) / len(pairs)
        total = sum(w for _, w in pairs)
        weighted = sum(v * w for v, w in pairs) / total if total > 0 else np.nan
        rows.append((label, mean, weighted, weighted - mean))
    rows.sort(key=lambda row: np.inf if np.isnan(row[3]) else -abs(row[3]))
    if several:
        index = pd.MultiIndex.from_tuples([row[0] for row in rows], names=list(by))
    else:
        index = pd.Index([row[0] for row in rows], name=by)
    return pd.DataFrame([row[1:] for row in rows], index=index, columns=["mean", "weighted_mean", "difference"], dtype=float)
