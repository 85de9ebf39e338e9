"""The tables of the course: what they hold, that nobody changed them, and that their cards tell the truth."""

import csv
import dataclasses
import hashlib
import math
import re
from importlib.resources import files

import numpy as np
import pandas as pd
import pytest
from sklearn.model_selection import StratifiedKFold, cross_val_score
from sklearn.neighbors import KNeighborsClassifier
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from course import data

LOADERS = {"penguins": data.load_penguins, "gapminder": data.load_gapminder, "cars": data.load_cars}
EVERY_TABLE = pytest.mark.parametrize("name", LOADERS)
FOLDER = files("course.data")


def missing(frame: pd.DataFrame) -> dict[str, int]:
    counts = frame.isna().sum()
    return counts[counts > 0].to_dict()


def least_squares(frame: pd.DataFrame, target: str, features: list[str]) -> np.ndarray:
    X = np.column_stack([np.ones(len(frame)), frame[features]])
    return np.linalg.lstsq(X, frame[target].to_numpy(), rcond=None)[0]


def test_every_table_has_a_loader():
    assert data.TABLES.keys() == LOADERS.keys()
    assert {f"load_{name}" for name in LOADERS} <= set(data.__all__)


@EVERY_TABLE
def test_each_table_has_its_shape_and_the_dtypes_it_promises(name):
    frame = LOADERS[name]()
    assert frame.shape == {"penguins": (344, 8), "gapminder": (1704, 6), "cars": (406, 9)}[name]
    assert list(frame.columns) == list(data.TABLES[name].dtypes)
    assert frame.dtypes.astype(str).to_dict() == data.TABLES[name].dtypes
    assert frame.index.equals(pd.RangeIndex(len(frame)))


@EVERY_TABLE
def test_every_cell_of_the_file_arrives_in_the_frame_exactly(name):
    """An independent reading with the csv module, to the last bit; NA is the only mark of a missing value."""
    frame, dtypes = LOADERS[name](), data.TABLES[name].dtypes
    rows = csv.DictReader((FOLDER / f"{name}.csv").read_text(encoding="utf-8").splitlines())
    for place, row in enumerate(rows):
        for column, text in row.items():
            value = frame.loc[place, column]
            if text == "NA":
                assert math.isnan(value)
            else:
                assert value == (text if dtypes[column] == "str" else float(text))
    assert place == len(frame) - 1


@EVERY_TABLE
def test_a_frame_is_fresh_at_every_call(name):
    first = LOADERS[name]()
    first.iloc[:, 0] = "changed"
    second = LOADERS[name]()
    assert "changed" not in set(second.iloc[:, 0])


@EVERY_TABLE
def test_the_files_have_unix_line_ends_and_plain_text(name):
    content = (FOLDER / f"{name}.csv").read_bytes()
    assert b"\r" not in content
    assert content.endswith(b"\n")
    assert content.isascii()


@EVERY_TABLE
def test_a_changed_file_is_refused_with_both_checksums_and_what_to_do(name, tmp_path, monkeypatch):
    content = (FOLDER / f"{name}.csv").read_bytes() + b"\n"
    (tmp_path / f"{name}.csv").write_bytes(content)
    monkeypatch.setattr(data, "FOLDER", tmp_path)
    with pytest.raises(ValueError, match=rf"course/data/{name}\.csv") as caught:
        LOADERS[name]()
    message = str(caught.value)
    assert data.TABLES[name].sha256 in message
    assert hashlib.sha256(content).hexdigest() in message
    assert "git checkout" in message


@EVERY_TABLE
def test_the_card_names_the_checksum_the_columns_and_what_is_missing(name):
    card, frame = (FOLDER / f"{name}.md").read_text(encoding="utf-8"), LOADERS[name]()
    assert re.findall(r"[0-9a-f]{64}", card) == [data.TABLES[name].sha256]
    columns = re.findall(r"^\| `(\w+)` \|.*\| (\d+) \|$", card, flags=re.MULTILINE)
    assert [column for column, _ in columns] == list(frame.columns)
    assert {column: int(count) for column, count in columns} == frame.isna().sum().to_dict()
    assert f"{len(frame)} rows, {frame.shape[1]} columns" in card
    for line in ("| source |", "| licence |", "| what was changed |", "## Traps"):
        assert line in card


def test_words_that_look_missing_stay_text(tmp_path, monkeypatch):
    """pandas' own list holds "None", "null", "nan" and the empty text; ours holds NA, and only where it may stand."""
    header, first, *rest = (FOLDER / "cars.csv").read_text(encoding="utf-8").splitlines(keepends=True)
    names = ["None", "null", "nan", "", "NA"]
    content = "".join([header, *(first.replace("chevrolet chevelle malibu", name) for name in names), *rest]).encode()
    (tmp_path / "cars.csv").write_bytes(content)
    table = dataclasses.replace(data.TABLES["cars"], sha256=hashlib.sha256(content).hexdigest())
    monkeypatch.setattr(data, "FOLDER", tmp_path)
    monkeypatch.setattr(data, "TABLES", {"cars": table})
    assert data.load_cars()["Name"].tolist()[:5] == names


def test_missing_values_are_where_the_docstrings_say():
    measurements = ["bill_length_mm", "bill_depth_mm", "flipper_length_mm", "body_mass_g"]
    assert missing(data.load_penguins()) == dict.fromkeys(measurements, 2) | {"sex": 11}
    assert missing(data.load_gapminder()) == {}
    assert missing(data.load_cars()) == {"Miles_per_Gallon": 8, "Horsepower": 6}


def test_penguins_show_simpsons_paradox():
    frame = data.load_penguins()

    def r(part: pd.DataFrame) -> float:
        return round(part["bill_depth_mm"].corr(part["body_mass_g"]), 2)

    assert r(frame) == -0.47
    assert {name: r(part) for name, part in frame.groupby("species")} == {
        "Adelie": 0.58,
        "Chinstrap": 0.60,
        "Gentoo": 0.72,
    }


def test_penguins_need_scaling_before_distances():
    """Five nearest neighbours on the 333 complete birds, ten stratified folds: 0.787 raw, 0.985 scaled."""
    frame = data.load_penguins().dropna()
    X, y = frame[["bill_length_mm", "bill_depth_mm", "flipper_length_mm", "body_mass_g"]], frame["species"]
    folds = StratifiedKFold(10, shuffle=True, random_state=0)
    raw, scaled = KNeighborsClassifier(5), make_pipeline(StandardScaler(), KNeighborsClassifier(5))
    assert round(cross_val_score(raw, X, y, cv=folds).mean(), 3) == 0.787
    assert round(cross_val_score(scaled, X, y, cv=folds).mean(), 3) == 0.985


def test_penguins_are_the_known_sample():
    frame = data.load_penguins()
    assert frame["species"].value_counts().to_dict() == {"Adelie": 152, "Gentoo": 124, "Chinstrap": 68}
    assert set(frame.loc[frame["species"] == "Chinstrap", "island"]) == {"Dream"}
    assert set(frame.loc[frame["species"] == "Gentoo", "island"]) == {"Biscoe"}
    assert frame.index[frame["body_mass_g"].isna()].tolist() == [3, 271]
    variances = frame[["bill_length_mm", "flipper_length_mm", "body_mass_g"]].var()
    assert 3000 < variances["body_mass_g"] / variances["flipper_length_mm"] < 3500


def test_gapminder_has_two_mean_life_expectancies_in_2007():
    frame = data.load_gapminder().query("year == 2007")
    assert round(frame["lifeExp"].mean(), 1) == 67.0
    assert round(np.average(frame["lifeExp"], weights=frame["pop"]), 1) == 68.9


def test_gapminder_is_complete_and_sorted():
    frame = data.load_gapminder()
    assert frame[["country", "year"]].equals(frame[["country", "year"]].sort_values(["country", "year"]))
    assert (frame.groupby("country")["year"].agg(list).map(tuple) == tuple(range(1952, 2008, 5))).all()
    countries = frame.groupby("continent")["country"].nunique().to_dict()
    assert countries == {"Africa": 52, "Americas": 25, "Asia": 33, "Europe": 30, "Oceania": 2}
    richest = frame.loc[frame["gdpPercap"].idxmax()]
    assert (richest["country"], richest["year"], round(richest["gdpPercap"])) == ("Kuwait", 1957, 113_523)
    assert round(frame["gdpPercap"].median()) == 3532


def test_cars_change_the_sign_of_a_coefficient():
    frame = data.load_cars().dropna(subset=["Miles_per_Gallon", "Horsepower"])
    alone = least_squares(frame, "Miles_per_Gallon", ["Acceleration"])
    beside = least_squares(frame, "Miles_per_Gallon", ["Acceleration", "Horsepower"])
    assert len(frame) == 392
    assert (round(alone[1], 2), round(beside[1], 2)) == (1.20, -0.61)


def test_cars_have_no_model_year_1981():
    """The package merged 1981 into 1982: the card says so, and a learner must not see a trend there."""
    frame = data.load_cars()
    years = frame["Year"].value_counts()
    assert sorted(years.index) == [*range(1970, 1981), 1982]
    assert years[1982] == 61
    assert years.drop(1982).max() == 40
    assert frame["Name"].nunique() == 311
