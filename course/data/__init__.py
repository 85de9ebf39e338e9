"""The course's tables: small CSV files kept beside this module, so that everything works without a network.

Each has a card (``penguins.md``, …) that says where it comes from, its licence, what its columns mean and
which traps it holds. A loader reads the file anew at every call, so you may change the frame it gives you.

>>> frame = load_penguins()
>>> frame.shape
(344, 8)
>>> frame["species"].unique().tolist()
['Adelie', 'Gentoo', 'Chinstrap']
"""

import hashlib
import io
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files

import pandas as pd

__all__ = ["TABLES", "Table", "load_cars", "load_gapminder", "load_penguins"]

#: Where the CSV files are.
FOLDER = files(__name__)
#: The one mark of a missing value in our files; every other text, even "None" or "", stays what it is.
MISSING = "NA"


@dataclass(frozen=True, slots=True)
class Table:
    """What a CSV file must be: its checksum, its columns in order with dtypes, those that may miss values."""

    sha256: str
    dtypes: Mapping[str, str]
    may_miss: tuple[str, ...] = ()


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


def _load(name: str) -> pd.DataFrame:
    table = TABLES[name]
    content = _verified(f"{name}.csv", (FOLDER / f"{name}.csv").read_bytes(), table.sha256)
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
