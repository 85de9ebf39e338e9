"""1,030 samples of concrete and the pressure at which they broke. The card is ``concrete.md``."""

import pandas as pd

from course.data.table import Table

TABLE = Table(
    name="concrete",
    sha256="6f0beeda386dc0c77d77e24eeafff2ffd657fcf1a60ba752560b4ee3609fb743",
    dtypes={
        "cement": "float64",
        "blast_furnace_slag": "float64",
        "fly_ash": "float64",
        "water": "float64",
        "superplasticizer": "float64",
        "coarse_aggregate": "float64",
        "fine_aggregate": "float64",
        "age": "int64",
        "compressive_strength": "float64",
    },
    packed=True,
)


def load_concrete() -> pd.DataFrame:
    """1,030 samples of concrete and the pressure at which they broke. Shape (1030, 9).

    Columns: seven ingredients in kg a cubic metre (``cement``, ``blast_furnace_slag``, ``fly_ash``, ``water``,
    ``superplasticizer``, ``coarse_aggregate``, ``fine_aggregate``) and the target ``compressive_strength`` (MPa), all
    float64; ``age`` (days, int64). Nothing is missing. Raises ValueError if the file was changed.

    >>> frame = load_concrete()
    >>> len(frame), len(frame.drop(columns=["age", "compressive_strength"]).drop_duplicates())
    (1030, 427)
    """
    return TABLE.read()
