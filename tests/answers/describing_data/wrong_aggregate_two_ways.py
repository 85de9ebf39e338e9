# %% W1 weights normalised over the whole table
import numpy as np
import pandas as pd


def aggregate_two_ways(df, value, weight, by):
    groups = df.groupby(by)
    product = df.assign(**{value: df[value] * df[weight]}).groupby(by)[value].sum()
    total = groups[weight].sum().astype(float)
    out = pd.DataFrame({"mean": groups[value].mean(), "weighted_mean": product.mask(total == 0) / df[weight].sum()})
    out["difference"] = out["weighted_mean"] - out["mean"]
    return out.sort_values("difference", key=abs, ascending=False)


# %% W2 groups without weight are lost
import numpy as np
import pandas as pd


def aggregate_two_ways(df, value, weight, by):
    groups = df.groupby(by)
    product = df.assign(**{value: df[value] * df[weight]}).groupby(by)[value].sum()
    total = groups[weight].sum().astype(float)
    out = pd.DataFrame({"mean": groups[value].mean(), "weighted_mean": product / total.mask(total == 0)})
    out["difference"] = out["weighted_mean"] - out["mean"]
    return out.sort_values("difference", key=abs, ascending=False).dropna()


# %% W3 sorted by the signed difference
import numpy as np
import pandas as pd


def aggregate_two_ways(df, value, weight, by):
    groups = df.groupby(by)
    product = df.assign(**{value: df[value] * df[weight]}).groupby(by)[value].sum()
    total = groups[weight].sum().astype(float)
    out = pd.DataFrame({"mean": groups[value].mean(), "weighted_mean": product / total.mask(total == 0)})
    out["difference"] = out["weighted_mean"] - out["mean"]
    return out.sort_values("difference", ascending=False)


# %% W4 rows are looked up by their index
import numpy as np
import pandas as pd


def aggregate_two_ways(df, value, weight, by):
    groups = df.groupby(by)
    product = groups[value].apply(lambda v: (v * df.loc[v.index, weight]).sum())
    total = groups[weight].sum().astype(float)
    out = pd.DataFrame({"mean": groups[value].mean(), "weighted_mean": product / total.mask(total == 0)})
    out["difference"] = out["weighted_mean"] - out["mean"]
    return out.sort_values("difference", key=abs, ascending=False)


# %% W5 mean minus weighted mean
import numpy as np
import pandas as pd


def aggregate_two_ways(df, value, weight, by):
    groups = df.groupby(by)
    product = df.assign(**{value: df[value] * df[weight]}).groupby(by)[value].sum()
    total = groups[weight].sum().astype(float)
    out = pd.DataFrame({"mean": groups[value].mean(), "weighted_mean": product / total.mask(total == 0)})
    out["difference"] = out["mean"] - out["weighted_mean"]
    return out.sort_values("difference", key=abs, ascending=False)
