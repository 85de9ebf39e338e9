"""The tables of the course: what they hold, that nobody changed them, and that their cards tell the truth."""

import csv
import dataclasses
import gzip
import hashlib
import math
import re
from importlib import import_module
from importlib.resources import files

import numpy as np
import pandas as pd
import pytest
from sklearn.ensemble import RandomForestRegressor
from sklearn.model_selection import GroupKFold, KFold, StratifiedKFold, cross_val_score
from sklearn.neighbors import KNeighborsClassifier
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from course import data

LOADERS = {
    "penguins": data.load_penguins,
    "gapminder": data.load_gapminder,
    "cars": data.load_cars,
    "churn": data.load_churn,
    "seattle_weather": data.load_seattle_weather,
    "credit": data.load_credit,
    "concrete": data.load_concrete,
    "ames": data.load_ames,
}
SHAPES = {
    "penguins": (344, 8),
    "gapminder": (1704, 6),
    "cars": (406, 9),
    "churn": (5000, 20),
    "seattle_weather": (1461, 6),
    "credit": (4454, 14),
    "concrete": (1030, 9),
    "ames": (2930, 74),
}
EVERY_TABLE = pytest.mark.parametrize("name", LOADERS)
FOLDER = files("course.data")
TABLES = {name: import_module(f"course.data.{name}").TABLE for name in LOADERS}


def content_of(name: str) -> bytes:
    content = (FOLDER / TABLES[name].file).read_bytes()
    return gzip.decompress(content) if TABLES[name].packed else content


def missing(frame: pd.DataFrame) -> dict[str, int]:
    counts = frame.isna().sum()
    return counts[counts > 0].to_dict()


def least_squares(frame: pd.DataFrame, target: str, features: list[str]) -> np.ndarray:
    X = np.column_stack([np.ones(len(frame)), frame[features]])
    return np.linalg.lstsq(X, frame[target].to_numpy(), rcond=None)[0]


def test_every_table_has_a_loader():
    assert {card.name.removesuffix(".md") for card in FOLDER.iterdir() if card.name.endswith(".md")} == LOADERS.keys()
    assert {f"load_{name}" for name in LOADERS} == set(data.__all__)
    assert all(TABLES[name].name == name for name in LOADERS)


@EVERY_TABLE
def test_each_table_has_its_shape_and_the_dtypes_it_promises(name):
    frame = LOADERS[name]()
    assert frame.shape == SHAPES[name]
    assert list(frame.columns) == list(TABLES[name].dtypes)
    assert frame.dtypes.astype(str).to_dict() == TABLES[name].dtypes
    assert frame.index.equals(pd.RangeIndex(len(frame)))


@EVERY_TABLE
def test_every_cell_of_the_file_arrives_in_the_frame_exactly(name):
    """An independent reading with the csv module, to the last bit; NA is the only mark of a missing value."""
    frame, dtypes = LOADERS[name](), TABLES[name].dtypes
    rows = list(csv.DictReader(content_of(name).decode("ascii").splitlines()))
    assert len(rows) == len(frame)
    for column in frame.columns:
        for row, value in zip(rows, frame[column], strict=True):
            if row[column] == "NA":
                assert math.isnan(value)
            else:
                assert value == (row[column] if dtypes[column] == "str" else float(row[column]))


@EVERY_TABLE
def test_a_frame_is_fresh_at_every_call(name):
    first = LOADERS[name]()
    before = first.iloc[0, 0]
    first.iloc[:, 0] = first.iloc[1, 0]
    first.iloc[0, 0] = before * 2
    assert LOADERS[name]().iloc[0, 0] == before


@EVERY_TABLE
def test_the_files_have_unix_line_ends_and_plain_text(name):
    content = content_of(name)
    assert b"\r" not in content
    assert content.endswith(b"\n")
    assert content.isascii()


@pytest.mark.parametrize("name", [name for name in LOADERS if TABLES[name].packed])
def test_a_packed_file_keeps_neither_a_time_nor_a_name(name):
    """So that packing the same table again gives the same bytes, whoever does it and when."""
    content = (FOLDER / TABLES[name].file).read_bytes()
    assert content[4:8] == bytes(4)  # the time
    assert content[3] == 0  # no flags: no name, no comment


def test_the_tables_are_small():
    assert sum((FOLDER / TABLES[name].file).stat().st_size for name in LOADERS) < 1_500_000


@EVERY_TABLE
def test_a_changed_file_is_refused_with_both_checksums_and_what_to_do(name, tmp_path, monkeypatch):
    content = (FOLDER / TABLES[name].file).read_bytes() + b"\n"
    (tmp_path / TABLES[name].file).write_bytes(content)
    monkeypatch.setattr("course.data.table.FOLDER", tmp_path)
    with pytest.raises(ValueError, match=rf"course/data/{re.escape(TABLES[name].file)} ") as caught:
        LOADERS[name]()
    message = str(caught.value)
    assert TABLES[name].sha256 in message
    assert hashlib.sha256(content).hexdigest() in message
    assert "git checkout" in message


@EVERY_TABLE
def test_the_card_names_the_checksum_the_columns_and_what_is_missing(name):
    card, frame = (FOLDER / f"{name}.md").read_text(encoding="utf-8"), LOADERS[name]()
    assert re.findall(r"[0-9a-f]{64}", card) == [TABLES[name].sha256]
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
    table = dataclasses.replace(TABLES["cars"], sha256=hashlib.sha256(content).hexdigest())
    monkeypatch.setattr("course.data.table.FOLDER", tmp_path)
    monkeypatch.setattr("course.data.cars.TABLE", table)
    assert data.load_cars()["Name"].tolist()[:5] == names


def test_missing_values_are_where_the_docstrings_say():
    measurements = ["bill_length_mm", "bill_depth_mm", "flipper_length_mm", "body_mass_g"]
    assert missing(data.load_penguins()) == dict.fromkeys(measurements, 2) | {"sex": 11}
    assert missing(data.load_gapminder()) == {}
    assert missing(data.load_cars()) == {"Miles_per_Gallon": 8, "Horsepower": 6}
    assert missing(data.load_churn()) == {}
    assert missing(data.load_seattle_weather()) == {}
    assert missing(data.load_credit()) == {
        "Home": 6, "Marital": 1, "Job": 2, "Income": 381, "Assets": 47, "Debt": 18,
    }  # fmt: skip
    assert missing(data.load_concrete()) == {}
    assert missing(data.load_ames()) == {}


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


def test_churn_is_the_known_table():
    frame = data.load_churn()
    left = frame["churn"] == "yes"
    assert (left.sum(), round(1 - left.mean(), 3)) == (707, 0.859)
    assert (round(left[:3333].mean(), 3), round(left[3333:].mean(), 3)) == (0.145, 0.134)
    assert frame["area_code"].value_counts().to_dict() == {
        "area_code_415": 2495,
        "area_code_408": 1259,
        "area_code_510": 1246,
    }
    assert set(frame.groupby("state")["area_code"].nunique()) == {3}
    assert (frame["international_plan"] == "yes").sum() == 473
    assert (frame["voice_mail_plan"] == "yes").sum() == 1323
    ranges = {"account_length": (1, 243), "number_vmail_messages": (0, 52), "number_customer_service_calls": (0, 9)}
    assert {column: (frame[column].min(), frame[column].max()) for column in ranges} == ranges


@pytest.mark.parametrize(("kind", "rate"), [("day", 0.17), ("eve", 0.085), ("night", 0.045), ("intl", 0.27)])
def test_churn_charges_are_minutes_times_a_rate(kind, rate):
    frame = data.load_churn()
    minutes, charge = frame[f"total_{kind}_minutes"], frame[f"total_{kind}_charge"]
    assert (charge - rate * minutes).abs().max() < 0.005 + 1e-9
    if kind == "day":
        assert round(minutes.corr(charge), 8) == 0.99999995


def test_churn_jumps_with_the_fourth_call_and_scatters_by_state():
    frame = data.load_churn()
    left, often = frame["churn"] == "yes", frame["number_customer_service_calls"] >= 4
    assert (often.sum(), round(left[~often].mean(), 3), round(left[often].mean(), 3)) == (399, 0.110, 0.504)
    states = left.groupby(frame["state"]).agg(["sum", "size", "mean"]).sort_values("mean")
    assert len(states) == 51
    assert (states.index[0], *states.iloc[0].round(3)) == ("VA", 6, 118, 0.051)
    assert (states.index[-1], *states.iloc[-1].round(3)) == ("CA", 14, 52, 0.269)


def test_seattle_weather_has_every_day_once_in_order():
    days = pd.to_datetime(data.load_seattle_weather()["date"], format="%Y/%m/%d")
    assert days.tolist() == pd.date_range("2012-01-01", "2015-12-31").tolist()


def test_seattle_rain_comes_on_some_days_and_they_hang_together():
    frame = data.load_seattle_weather()
    wet, month = frame["precipitation"] > 0, frame["date"].str[5:7]
    assert (wet.sum(), round(wet.mean(), 3)) == (623, 0.426)
    before = wet.shift(fill_value=False)[1:]
    assert (round(wet[1:][before].mean(), 3), round(wet[1:][~before].mean(), 3)) == (0.673, 0.244)
    assert (round(wet[month == "12"].mean(), 2), round(wet[month == "07"].mean(), 2)) == (0.65, 0.09)
    amounts = frame.loc[wet, "precipitation"]
    assert sorted(amounts.unique())[:4] == [0.3, 0.5, 0.8, 1.0]
    assert (amounts == 0.3).sum() == 54
    hundredths = (frame["precipitation"] / 0.254).round()
    assert (hundredths * 0.254 - frame["precipitation"]).abs().max() < 0.05 + 1e-9


def test_seattle_weather_words_do_not_follow_the_rain():
    frame = data.load_seattle_weather()
    wet, year, word = frame["precipitation"] > 0, frame["date"].str[:4], frame["weather"]
    assert word.value_counts().to_dict() == {"sun": 714, "fog": 411, "rain": 259, "drizzle": 54, "snow": 23}
    assert ((word == "sun") & wet).sum() == 77
    assert [((word == name) & ~wet).sum() for name in ("rain", "fog")] == [47, 101]
    counts = frame.groupby([year, word]).size()
    assert [counts[when, "rain"] for when in ("2012", "2014", "2015")] == [191, 3, 5]
    assert [counts[when, "fog"] for when in ("2012", "2014", "2015")] == [5, 151, 173]


def test_credit_without_an_income_goes_bad_twice_as_often():
    frame = data.load_credit()
    bad, unknown = frame["Status"] == "bad", frame["Income"].isna()
    assert (round(bad[unknown].mean(), 3), round(bad[~unknown].mean(), 3)) == (0.570, 0.255)
    assert round(frame.isna().any(axis=1).mean(), 3) == 0.093
    assert ((frame["Home"] == "ignore").sum(), frame.duplicated().sum()) == (20, 2)
    assert (round((frame["Assets"] == 0).mean(), 3), round((frame["Debt"] == 0).mean(), 3)) == (0.365, 0.824)


def test_concrete_is_fewer_mixes_than_rows():
    frame = data.load_concrete()
    mixes = frame.groupby(list(frame.columns[:7])).size()
    assert (len(mixes), mixes.max(), frame.duplicated().sum()) == (427, 20, 25)
    strength = frame["compressive_strength"]
    assert (round(np.log(frame["age"]).corr(strength), 2), round(frame["age"].corr(strength), 2)) == (0.55, 0.33)


def test_concrete_looks_better_when_a_mix_is_on_both_sides():
    frame = data.load_concrete()
    X, y = frame.drop(columns="compressive_strength"), frame["compressive_strength"]
    mix = frame.groupby(list(frame.columns[:7])).ngroup()

    def rmse(folds) -> float:
        forest = RandomForestRegressor(50, random_state=0)
        return -cross_val_score(forest, X, y, cv=list(folds), scoring="neg_root_mean_squared_error").mean()

    leaking = rmse(KFold(5, shuffle=True, random_state=0).split(X))
    honest = rmse(GroupKFold(5, shuffle=True, random_state=0).split(X, groups=mix))
    assert leaking + 0.5 < honest < 7.5


def test_ames_has_words_for_what_a_house_has_not():
    frame = data.load_ames()
    assert (frame["Mas_Vnr_Type"] == "None").sum() == 1775
    assert (frame["Misc_Feature"] == "None").sum() == 2824
    assert (frame["Lot_Frontage"] == 0).sum() == 490
    assert (frame.dtypes == "str").sum() == 40


def test_ames_holds_a_column_of_codes_that_is_called_an_area():
    frame = data.load_ames()
    codes = frame.groupby("BsmtFin_Type_1")["BsmtFin_SF_1"].unique()
    assert set(frame["BsmtFin_SF_1"]) == set(range(8))
    assert all(len(found) == 1 for name, found in codes.items() if name != "No_Basement")


def test_ames_prices_are_skewed_and_five_houses_are_huge():
    frame = data.load_ames()
    price = frame["Sale_Price"]
    assert (round(price.skew(), 2), round(np.log(price).skew(), 2)) == (1.74, -0.01)
    huge = frame[frame["Gr_Liv_Area"] > 4000]
    assert (len(huge), (huge["Sale_Price"] < 185_000).sum()) == (5, 3)
    assert (frame["Sale_Condition"] != "Normal").sum() == 517
    assert [
        (frame[a] < frame[b]).sum() for a, b in (("Year_Sold", "Year_Built"), ("Year_Remod_Add", "Year_Built"))
    ] == [1, 1]
    assert (frame["Neighborhood"].value_counts()[["Landmark", "Green_Hills"]] == [1, 2]).all()
