"""4,454 applications for a loan, and how the loan went. The card is ``credit.md``."""

import pandas as pd

from course.data.table import Table

TABLE = Table(
    name="credit",
    sha256="cac86fd4a5c331e6c703812e632d55082e15c9be0b0ea1177d625715f4ad2f14",
    dtypes={
        "Status": "str",
        "Seniority": "int64",
        "Home": "str",
        "Time": "int64",
        "Age": "int64",
        "Marital": "str",
        "Records": "str",
        "Job": "str",
        "Expenses": "int64",
        "Income": "float64",
        "Assets": "float64",
        "Debt": "float64",
        "Amount": "int64",
        "Price": "int64",
    },
    may_miss=("Home", "Marital", "Job", "Income", "Assets", "Debt"),
    packed=True,
)


def load_credit() -> pd.DataFrame:
    """4,454 applications for a loan, and how the loan went. Shape (4454, 14).

    Columns: ``Status``, the target ("good" or "bad"), ``Home``, ``Marital``, ``Records``, ``Job`` (text);
    ``Seniority`` and ``Age`` (years), ``Time`` (months), ``Expenses``, ``Amount``, ``Price`` (int64); ``Income``,
    ``Assets``, ``Debt`` (float64).

    Income is missing in 381 rows, assets in 47, debt in 18, home in 6, job in 2, marital status in one: NaN.
    Raises ValueError if the file was changed.

    >>> frame = load_credit()
    >>> print(round((frame["Status"] == "bad").mean(), 3), int(frame["Income"].isna().sum()))
    0.282 381
    """
    return TABLE.read()
