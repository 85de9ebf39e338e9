"""Life expectancy, population and income of 142 countries, every five years 1952–2007. The card is ``gapminder.md``."""

import pandas as pd

from course.data.table import Table

TABLE = Table(
    name="gapminder",
    sha256="9859ce5cbcc146efe608feb5cf917b6c60f8767fe7df2ebe49b00598a0baf099",
    dtypes={
        "country": "str",
        "continent": "str",
        "year": "int64",
        "lifeExp": "float64",
        "pop": "int64",
        "gdpPercap": "float64",
    },
)


def load_gapminder() -> pd.DataFrame:
    """Life expectancy, population and income of 142 countries, every five years 1952–2007. Shape (1704, 6).

    Columns: ``country``, ``continent`` (text); ``year`` (int64); ``lifeExp`` (years, float64); ``pop``
    (people, int64); ``gdpPercap`` (inflation-adjusted dollars a person, float64). Nothing is missing.
    Sorted by country, then year. Raises ValueError if the file was changed.

    >>> frame = load_gapminder()
    >>> print(round(frame.loc[frame["year"] == 2007, "lifeExp"].mean(), 1))
    67.0
    """
    return TABLE.read()
