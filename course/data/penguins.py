"""344 penguins of three species, measured near Palmer Station in 2007–2009. The card is ``penguins.md``."""

import pandas as pd

from course.data.table import Table

TABLE = Table(
    name="penguins",
    sha256="f204db2c753b0937caac3cb35258562c14f073e4bbc76be24b4c51ce22767a93",
    dtypes={
        "species": "str",
        "island": "str",
        "bill_length_mm": "float64",
        "bill_depth_mm": "float64",
        "flipper_length_mm": "float64",
        "body_mass_g": "float64",
        "sex": "str",
        "year": "int64",
    },
    may_miss=("bill_length_mm", "bill_depth_mm", "flipper_length_mm", "body_mass_g", "sex"),
)


def load_penguins() -> pd.DataFrame:
    """344 penguins of three species, measured near Palmer Station, Antarctica, in 2007–2009. Shape (344, 8).

    Columns: ``species``, ``island``, ``sex`` (text); ``bill_length_mm``, ``bill_depth_mm``,
    ``flipper_length_mm`` (millimetres) and ``body_mass_g`` (grams), all float64; ``year`` (int64).
    Two birds have no measurements and eleven no sex: those values are NaN.
    Raises ValueError if the file was changed.

    >>> load_penguins().isna().sum()[["bill_length_mm", "sex"]].to_dict()
    {'bill_length_mm': 2, 'sex': 11}
    """
    return TABLE.read()
