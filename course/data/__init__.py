"""The course's tables: small CSV files kept beside their loaders (the large ones packed), so that no network is needed.

Each has a card (``penguins.md``, …) that says where it comes from, its licence, what its columns mean and
which traps it holds. A loader reads the file anew at every call, so you may change the frame it gives you.
One module a table: the evidence of an exercise rests on the tables that it loads, not on all.

>>> frame = load_penguins()
>>> frame.shape
(344, 8)
>>> frame["species"].unique().tolist()
['Adelie', 'Gentoo', 'Chinstrap']
"""

from course.data.ames import load_ames
from course.data.cars import load_cars
from course.data.churn import load_churn
from course.data.concrete import load_concrete
from course.data.credit import load_credit
from course.data.gapminder import load_gapminder
from course.data.penguins import load_penguins
from course.data.seattle_weather import load_seattle_weather

__all__ = [
    "load_ames",
    "load_cars",
    "load_churn",
    "load_concrete",
    "load_credit",
    "load_gapminder",
    "load_penguins",
    "load_seattle_weather",
]
