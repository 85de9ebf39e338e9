# %% a loop over the labels
import math

import numpy as np
import pandas as pd


def simpson_report(df, x, y, by):
    rows = df.loc[(df[x].notna() & df[y].notna() & df[by].notna()).to_numpy()]
    a, b, labels = rows[x].to_numpy(float), rows[y].to_numpy(float), rows[by].to_numpy()

    def pearson(u, v):
        if len(u) < 3 or u.min() == u.max() or v.min() == v.max():
            return math.nan
        u, v = u - u.mean(), v - v.mean()
        return float(u @ v / np.sqrt((u @ u) * (v @ v)))

    overall = pearson(a, b)
    within = {}
    for label in dict.fromkeys(labels.tolist()):
        r = pearson(a[labels == label], b[labels == label])
        if not math.isnan(r):
            within[label] = r
    opposite = [(r > 0 and overall < 0) or (r < 0 and overall > 0) for r in within.values()]
    return {"overall": overall, "within": pd.Series(within, dtype=float), "reversed": bool(opposite) and all(opposite)}


# %% groupby, filter and the corr method
import numpy as np


def simpson_report(df, x, y, by):
    data = df[[x, y, by]].dropna().reset_index(drop=True)

    def usable(g):
        return len(g) >= 3 and g[x].nunique() > 1 and g[y].nunique() > 1

    overall = data[x].corr(data[y]) if usable(data) else np.nan
    kept = data.groupby(by).filter(usable) if len(data) else data
    if kept.empty:
        within = kept[x].astype(float)
        return {"reversed": False, "overall": overall, "within": within}
    within = kept.groupby(by)[[x, y]].apply(lambda g: g[x].corr(g[y])).sort_values(ascending=False)
    return {"reversed": (np.sign(within) * np.sign(overall) == -1).all(), "overall": overall, "within": within}


# %% scipy and the range of the products
import pandas as pd
from scipy.stats import pearsonr


def simpson_report(df, x, y, by):
    data = df.dropna(subset=[x, y, by])

    def r(part):
        few = len(part) < 3 or part[x].nunique() == 1 or part[y].nunique() == 1
        return float("nan") if few else pearsonr(part[x], part[y]).statistic

    overall = r(data)
    within = pd.Series(
        [r(data[data[by] == label]) for label in data[by].unique()], index=data[by].unique(), dtype="float64"
    )
    within = within[within.notna()]
    return dict(overall=overall, within=within, reversed=bool((within * overall).max() < 0))
