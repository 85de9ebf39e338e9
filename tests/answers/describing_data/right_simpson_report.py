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

# %% from the text alone, one
def simpson_report(df: pd.DataFrame, x: str, y: str, by: str) -> dict[str, object]:
    rows = df[[x, y, by]].dropna().reset_index(drop=True)

    def pearson(part):
        a, b = part[x].to_numpy(dtype=float), part[y].to_numpy(dtype=float)
        if len(a) < 3 or (a == a[0]).all() or (b == b[0]).all():
            return np.nan
        return np.corrcoef(a, b)[0, 1]

    overall = pearson(rows)
    within = {}
    for label, part in rows.groupby(by, observed=True):
        r = pearson(part)
        if not np.isnan(r):
            within[label] = r
    within = pd.Series(within, dtype=float)
    turned = len(within) > 0 and bool((np.sign(within) * np.sign(overall) == -1).all())
    return {"overall": float(overall), "within": within, "reversed": turned}


# %% from the text alone, two
import math


def _pearson(pairs: list[tuple[float, float]]) -> float | None:
    n = len(pairs)
    if n < 3 or len({a for a, _ in pairs}) == 1 or len({b for _, b in pairs}) == 1:
        return None
    mean_a, mean_b = math.fsum(a for a, _ in pairs) / n, math.fsum(b for _, b in pairs) / n
    top = math.fsum((a - mean_a) * (b - mean_b) for a, b in pairs)
    left = math.fsum((a - mean_a) ** 2 for a, _ in pairs)
    right = math.fsum((b - mean_b) ** 2 for _, b in pairs)
    return top / (math.sqrt(left) * math.sqrt(right))


def simpson_report(df: pd.DataFrame, x: str, y: str, by: str) -> dict[str, object]:
    everything, groups = [], {}
    for a, b, label in zip(df[x].tolist(), df[y].tolist(), df[by].tolist()):
        if pd.isna(a) or pd.isna(b) or pd.isna(label):
            continue
        pair = (float(a), float(b))
        everything.append(pair)
        groups.setdefault(label, []).append(pair)
    overall = _pearson(everything)
    kept = {}
    for label, pairs in groups.items():
        r = _pearson(pairs)
        if r is not None:
            kept[label] = r
    if overall is None or overall == 0 or not kept:
        turned = False
    elif overall > 0:
        turned = max(kept.values()) < 0
    else:
        turned = min(kept.values()) > 0
    return {
        "overall": math.nan if overall is None else overall,
        "within": pd.Series(list(kept.values()), index=list(kept), dtype=float),
        "reversed": turned,
    }
