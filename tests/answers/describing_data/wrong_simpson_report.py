# %% W1 the majority decides
import numpy as np
import pandas as pd


def simpson_report(df, x, y, by):
    known = df.dropna(subset=[x, y, by])

    def r(g):
        if len(g) < 3 or g[x].nunique() == 1 or g[y].nunique() == 1:
            return np.nan
        return np.corrcoef(g[x], g[y])[0, 1]

    overall = r(known)
    within = pd.Series({label: r(g) for label, g in known.groupby(by)}, dtype=float)
    within = within.dropna()
    turned = len(within) > 0 and bool((within * overall < 0).mean() > 0.5)
    return {"overall": overall, "within": within, "reversed": turned}


# %% W2 the mean of the groups decides
import numpy as np
import pandas as pd


def simpson_report(df, x, y, by):
    known = df.dropna(subset=[x, y, by])

    def r(g):
        if len(g) < 3 or g[x].nunique() == 1 or g[y].nunique() == 1:
            return np.nan
        return np.corrcoef(g[x], g[y])[0, 1]

    overall = r(known)
    within = pd.Series({label: r(g) for label, g in known.groupby(by)}, dtype=float)
    within = within.dropna()
    turned = len(within) > 0 and bool(within.mean() * overall < 0)
    return {"overall": overall, "within": within, "reversed": turned}


# %% W3 rows without a label are a group
import numpy as np
import pandas as pd


def simpson_report(df, x, y, by):
    known = df.dropna(subset=[x, y])

    def r(g):
        if len(g) < 3 or g[x].nunique() == 1 or g[y].nunique() == 1:
            return np.nan
        return np.corrcoef(g[x], g[y])[0, 1]

    overall = r(known.dropna(subset=[by]))
    within = pd.Series({label: r(g) for label, g in known.groupby(by, dropna=False)}, dtype=float)
    within = within.dropna()
    turned = len(within) > 0 and bool((within * overall < 0).all())
    return {"overall": overall, "within": within, "reversed": turned}


# %% W4 a constant group counts, with NaN
import numpy as np
import pandas as pd


def simpson_report(df, x, y, by):
    known = df.dropna(subset=[x, y, by])

    def r(g):
        if len(g) < 3 or g[x].nunique() == 1 or g[y].nunique() == 1:
            return np.nan
        return np.corrcoef(g[x], g[y])[0, 1]

    overall = r(known)
    within = pd.Series({label: r(g) for label, g in known.groupby(by)}, dtype=float)
    sizes = known.groupby(by).size()
    within = within[[sizes[label] >= 3 for label in within.index]]
    turned = len(within) > 0 and bool((within * overall < 0).all())
    return {"overall": overall, "within": within, "reversed": turned}


# %% W5 incomplete rows count for the size of a group
import numpy as np
import pandas as pd


def simpson_report(df, x, y, by):
    known = df.dropna(subset=[x, y, by])

    def r(g):
        if len(g) < 2 or g[x].nunique() == 1 or g[y].nunique() == 1:
            return np.nan
        return np.corrcoef(g[x], g[y])[0, 1]

    overall = r(known)
    sizes = df.groupby(by).size()
    within = pd.Series({label: r(g) for label, g in known.groupby(by)}, dtype=float)
    within = within[[sizes[label] >= 3 for label in within.index]].dropna()
    turned = len(within) > 0 and bool((within * overall < 0).all())
    return {"overall": overall, "within": within, "reversed": turned}


# %% W6 rows are dropped for other columns
import numpy as np
import pandas as pd


def simpson_report(df, x, y, by):
    known = df.dropna()

    def r(g):
        if len(g) < 3 or g[x].nunique() == 1 or g[y].nunique() == 1:
            return np.nan
        return np.corrcoef(g[x], g[y])[0, 1]

    overall = r(known)
    within = pd.Series({label: r(g) for label, g in known.groupby(by)}, dtype=float)
    within = within.dropna()
    turned = len(within) > 0 and bool((within * overall < 0).all())
    return {"overall": overall, "within": within, "reversed": turned}


# %% W7 rows without a label count overall
import numpy as np
import pandas as pd


def simpson_report(df, x, y, by):
    known = df.dropna(subset=[x, y, by])

    def r(g):
        if len(g) < 3 or g[x].nunique() == 1 or g[y].nunique() == 1:
            return np.nan
        return np.corrcoef(g[x], g[y])[0, 1]

    overall = r(df.dropna(subset=[x, y]))
    within = pd.Series({label: r(g) for label, g in known.groupby(by)}, dtype=float)
    within = within.dropna()
    turned = len(within) > 0 and bool((within * overall < 0).all())
    return {"overall": overall, "within": within, "reversed": turned}
