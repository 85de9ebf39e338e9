"""The course's tables: small CSV files kept beside this module (the large one packed), so that no network is needed.

Each has a card (``penguins.md``, …) that says where it comes from, its licence, what its columns mean and
which traps it holds. A loader reads the file anew at every call, so you may change the frame it gives you.

>>> frame = load_penguins()
>>> frame.shape
(344, 8)
>>> frame["species"].unique().tolist()
['Adelie', 'Gentoo', 'Chinstrap']
"""

import gzip
import hashlib
import io
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files

import pandas as pd

__all__ = [
    "TABLES",
    "Table",
    "load_cars",
    "load_churn",
    "load_gapminder",
    "load_penguins",
    "load_seattle_weather",
]

#: Where the CSV files are.
FOLDER = files(__name__)
#: The one mark of a missing value in our files; every other text, even "None" or "", stays what it is.
MISSING = "NA"


@dataclass(frozen=True, slots=True)
class Table:
    """What a CSV file must be: its checksum as stored, its columns in order with dtypes, those that may miss values."""

    sha256: str
    dtypes: Mapping[str, str]
    may_miss: tuple[str, ...] = ()
    packed: bool = False  # with gzip: the file is name.csv.gz


TABLES: Mapping[str, Table] = {
    "penguins": Table(
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
    ),
    "gapminder": Table(
        sha256="9859ce5cbcc146efe608feb5cf917b6c60f8767fe7df2ebe49b00598a0baf099",
        dtypes={
            "country": "str",
            "continent": "str",
            "year": "int64",
            "lifeExp": "float64",
            "pop": "int64",
            "gdpPercap": "float64",
        },
    ),
    "cars": Table(
        sha256="0f9322d9cd6dfe6a1eb5aa9560eed17346a36cb12a1a894fae35b17b7956bb7d",
        dtypes={
            "Name": "str",
            "Miles_per_Gallon": "float64",
            "Cylinders": "int64",
            "Displacement": "float64",
            "Horsepower": "float64",
            "Weight_in_lbs": "int64",
            "Acceleration": "float64",
            "Year": "int64",
            "Origin": "str",
        },
        may_miss=("Miles_per_Gallon", "Horsepower"),
    ),
    "churn": Table(
        sha256="b15b549f82ffaa43a56feafdc1357a78ada44780abada984c5c39a904bb24065",
        dtypes={
            "state": "str",
            "account_length": "int64",
            "area_code": "str",
            "international_plan": "str",
            "voice_mail_plan": "str",
            "number_vmail_messages": "int64",
            "total_day_minutes": "float64",
            "total_day_calls": "int64",
            "total_day_charge": "float64",
            "total_eve_minutes": "float64",
            "total_eve_calls": "int64",
            "total_eve_charge": "float64",
            "total_night_minutes": "float64",
            "total_night_calls": "int64",
            "total_night_charge": "float64",
            "total_intl_minutes": "float64",
            "total_intl_calls": "int64",
            "total_intl_charge": "float64",
            "number_customer_service_calls": "int64",
            "churn": "str",
        },
        packed=True,
    ),
    "seattle_weather": Table(
        sha256="62f0609f787158128aa2bd102967173a4953122dd4f872bf1d502cae1037df0b",
        dtypes={
            "date": "str",
            "precipitation": "float64",
            "temp_max": "float64",
            "temp_min": "float64",
            "wind": "float64",
            "weather": "str",
        },
    ),
}


def load_penguins() -> pd.DataFrame:
    """344 penguins of three species, measured near Palmer Station, Antarctica, in 2007–2009. Shape (344, 8).

    Columns: ``species``, ``island``, ``sex`` (text); ``bill_length_mm``, ``bill_depth_mm``,
    ``flipper_length_mm`` (millimetres) and ``body_mass_g`` (grams), all float64; ``year`` (int64).
    Two birds have no measurements and eleven no sex: those values are NaN.
    Raises ValueError if the file was changed.

    >>> load_penguins().isna().sum()[["bill_length_mm", "sex"]].to_dict()
    {'bill_length_mm': 2, 'sex': 11}
    """
    return _load("penguins")


def load_gapminder() -> pd.DataFrame:
    """Life expectancy, population and income of 142 countries, every five years 1952–2007. Shape (1704, 6).

    Columns: ``country``, ``continent`` (text); ``year`` (int64); ``lifeExp`` (years, float64); ``pop``
    (people, int64); ``gdpPercap`` (inflation-adjusted dollars a person, float64). Nothing is missing.
    Sorted by country, then year. Raises ValueError if the file was changed.

    >>> frame = load_gapminder()
    >>> print(round(frame.loc[frame["year"] == 2007, "lifeExp"].mean(), 1))
    67.0
    """
    return _load("gapminder")


def load_cars() -> pd.DataFrame:
    """406 cars of the model years 1970–1982. Shape (406, 9).

    Columns: ``Name``, ``Origin`` (text); ``Cylinders``, ``Weight_in_lbs`` (pounds), ``Year`` (model year),
    all int64; ``Miles_per_Gallon``, ``Displacement`` (cubic inches), ``Horsepower``, ``Acceleration``
    (seconds from 0 to 60 mph, so a *quick* car has a *small* number), all float64.
    Eight cars have no ``Miles_per_Gallon`` and six no ``Horsepower``: NaN.
    Raises ValueError if the file was changed.

    >>> load_cars()["Origin"].value_counts().to_dict()
    {'USA': 254, 'Japan': 79, 'Europe': 73}
    """
    return _load("cars")


def load_churn() -> pd.DataFrame:
    """5,000 customers of a telephone company, and who left. Shape (5000, 20).

    Columns: ``state``, ``area_code``, ``international_plan``, ``voice_mail_plan`` and the target ``churn``
    ("yes" or "no"), all text; ``account_length``, ``number_vmail_messages``, ``number_customer_service_calls`` and
    the numbers of calls ``total_day_calls``, ``total_eve_calls``, ``total_night_calls``, ``total_intl_calls``, all
    int64; minutes and charges of the same four kinds (``total_day_minutes``, ``total_day_charge``, …), float64.
    Nothing is missing. Raises ValueError if the file was changed.

    >>> load_churn()["churn"].value_counts().to_dict()
    {'no': 4293, 'yes': 707}
    """
    return _load("churn")


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
    return _load("seattle_weather")


def _load(name: str) -> pd.DataFrame:
    table = TABLES[name]
    file = f"{name}.csv.gz" if table.packed else f"{name}.csv"
    content = _verified(file, (FOLDER / file).read_bytes(), table.sha256)
    if table.packed:
        content = gzip.decompress(content)
    return pd.read_csv(
        io.BytesIO(content),
        dtype=dict(table.dtypes),
        encoding="utf-8",
        keep_default_na=False,  # else "None", "null" and "" would be missing too
        na_values={column: [MISSING] for column in table.may_miss},
    )


def _verified(file: str, content: bytes, expected: str) -> bytes:
    """``content``, if its checksum is the expected one; ValueError otherwise."""
    actual = hashlib.sha256(content).hexdigest()
    if actual != expected:
        raise ValueError(
            f"course/data/{file} is not the file that the course was written with: "
            f"its sha256 is {actual}, expected is {expected}. "
            f"Restore it with `git checkout -- course/data/{file}`, or install the kit again."
        )
    return content
