"""The course's tables: small CSV files kept beside this module (the large ones packed), so that no network is needed.

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
    "load_ames",
    "load_cars",
    "load_churn",
    "load_concrete",
    "load_credit",
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
    "credit": Table(
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
    ),
    "concrete": Table(
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
    ),
    "ames": Table(
        sha256="f03b915fbba82e3be4fd85b1fc54923b7d0e2c94d3cf8decb9c8826ee2816950",
        dtypes={
            "MS_SubClass": "str",
            "MS_Zoning": "str",
            "Lot_Frontage": "int64",
            "Lot_Area": "int64",
            "Street": "str",
            "Alley": "str",
            "Lot_Shape": "str",
            "Land_Contour": "str",
            "Utilities": "str",
            "Lot_Config": "str",
            "Land_Slope": "str",
            "Neighborhood": "str",
            "Condition_1": "str",
            "Condition_2": "str",
            "Bldg_Type": "str",
            "House_Style": "str",
            "Overall_Cond": "str",
            "Year_Built": "int64",
            "Year_Remod_Add": "int64",
            "Roof_Style": "str",
            "Roof_Matl": "str",
            "Exterior_1st": "str",
            "Exterior_2nd": "str",
            "Mas_Vnr_Type": "str",
            "Mas_Vnr_Area": "int64",
            "Exter_Cond": "str",
            "Foundation": "str",
            "Bsmt_Cond": "str",
            "Bsmt_Exposure": "str",
            "BsmtFin_Type_1": "str",
            "BsmtFin_SF_1": "int64",
            "BsmtFin_Type_2": "str",
            "BsmtFin_SF_2": "int64",
            "Bsmt_Unf_SF": "int64",
            "Total_Bsmt_SF": "int64",
            "Heating": "str",
            "Heating_QC": "str",
            "Central_Air": "str",
            "Electrical": "str",
            "First_Flr_SF": "int64",
            "Second_Flr_SF": "int64",
            "Gr_Liv_Area": "int64",
            "Bsmt_Full_Bath": "int64",
            "Bsmt_Half_Bath": "int64",
            "Full_Bath": "int64",
            "Half_Bath": "int64",
            "Bedroom_AbvGr": "int64",
            "Kitchen_AbvGr": "int64",
            "TotRms_AbvGrd": "int64",
            "Functional": "str",
            "Fireplaces": "int64",
            "Garage_Type": "str",
            "Garage_Finish": "str",
            "Garage_Cars": "int64",
            "Garage_Area": "int64",
            "Garage_Cond": "str",
            "Paved_Drive": "str",
            "Wood_Deck_SF": "int64",
            "Open_Porch_SF": "int64",
            "Enclosed_Porch": "int64",
            "Three_season_porch": "int64",
            "Screen_Porch": "int64",
            "Pool_Area": "int64",
            "Pool_QC": "str",
            "Fence": "str",
            "Misc_Feature": "str",
            "Misc_Val": "int64",
            "Mo_Sold": "int64",
            "Year_Sold": "int64",
            "Sale_Type": "str",
            "Sale_Condition": "str",
            "Sale_Price": "int64",
            "Longitude": "float64",
            "Latitude": "float64",
        },
        packed=True,
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
    return _load("credit")


def load_concrete() -> pd.DataFrame:
    """1,030 samples of concrete and the pressure at which they broke. Shape (1030, 9).

    Columns: seven ingredients in kg a cubic metre (``cement``, ``blast_furnace_slag``, ``fly_ash``, ``water``,
    ``superplasticizer``, ``coarse_aggregate``, ``fine_aggregate``) and the target ``compressive_strength`` (MPa), all
    float64; ``age`` (days, int64). Nothing is missing. Raises ValueError if the file was changed.

    >>> frame = load_concrete()
    >>> len(frame), len(frame.drop(columns=["age", "compressive_strength"]).drop_duplicates())
    (1030, 427)
    """
    return _load("concrete")


def load_ames() -> pd.DataFrame:
    """2,930 sales of homes in Ames, Iowa, 2006–2010. Shape (2930, 74).

    The target is ``Sale_Price`` (dollars, int64); 40 columns are text, two float64 (``Longitude``, ``Latitude``), the
    others int64; the card names them all. Nothing is missing: the text "None" means that a house has none.
    Raises ValueError if the file was changed.

    >>> frame = load_ames()
    >>> int(frame["Sale_Price"].median()), int((frame["Mas_Vnr_Type"] == "None").sum())
    (160000, 1775)
    """
    return _load("ames")


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
