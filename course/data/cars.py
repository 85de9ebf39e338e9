"""406 cars of the model years 1970–1982. The card is ``cars.md``."""

import pandas as pd

from course.data.table import Table

TABLE = Table(
    name="cars",
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
)


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
    return TABLE.read()
