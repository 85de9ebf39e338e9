"""1,461 days of weather in Seattle, 2012–2015. The card is ``seattle_weather.md``."""

import pandas as pd

from course.data.table import Table

TABLE = Table(
    name="seattle_weather",
    sha256="62f0609f787158128aa2bd102967173a4953122dd4f872bf1d502cae1037df0b",
    dtypes={
        "date": "str",
        "precipitation": "float64",
        "temp_max": "float64",
        "temp_min": "float64",
        "wind": "float64",
        "weather": "str",
    },
)


def load_seattle_weather() -> pd.DataFrame:
    """1,461 days of weather in Seattle, 2012–2015. Shape (1461, 6).

    Columns: ``date`` (text such as "2012/01/31", sorted; ``pd.to_datetime`` reads it) and ``weather`` ("drizzle",
    "fog", "rain", "snow" or "sun"; made up from the rest, see the card); ``precipitation`` (millimetres),
    ``temp_max``, ``temp_min`` (degrees Celsius) and ``wind`` (metres a second), float64. No day and no value is
    missing. Raises ValueError if the file was changed.

    >>> frame = load_seattle_weather()
    >>> int((frame["precipitation"] > 0).sum())
    623
    """
    return TABLE.read()
