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
