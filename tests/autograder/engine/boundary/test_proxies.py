"""Stand-ins look like what they stand for, as far as a test may ask."""

import inspect
import pickle
from collections.abc import Sequence

import numpy as np
import pytest
from sklearn.linear_model import LinearRegression

from tests.autograder.engine.boundary.pair import across, name

ANSWERS = '''
from collections.abc import Sequence
import numpy as np
from sklearn.base import BaseEstimator, ClassifierMixin
from sklearn.linear_model import LinearRegression
def scale(x: float, *, by: "int" = 2) -> float | None:
    """Scaled."""
    return x * by
class Row(Sequence):
    def __init__(self, xs): self.xs = xs
    def __len__(self): return len(self.xs)
    def __getitem__(self, i): return self.xs[i]
class Cheat(ClassifierMixin, BaseEstimator):
    def fit(self, X, y): return self
    def predict(self, X): return np.zeros(len(X))
    def score(self, X, y): return 1.0
model = LinearRegression().fit([[0.0], [1.0]], [1.0, 3.0])
'''


@pytest.fixture
def answers():
    with across(ANSWERS) as (peer, _):
        yield lambda wanted: name(peer, wanted)


def test_a_function_shows_its_name_text_signature_and_annotations(answers):
    scale = answers("scale")
    assert (scale.__name__, scale.__doc__, scale.__module__) == ("scale", "Scaled.", "__main__")
    assert inspect.isfunction(scale)
    assert list(inspect.signature(scale).parameters) == ["x", "by"]
    assert inspect.signature(scale).parameters["by"].default == 2
    assert scale.__annotations__["x"] is float
    assert scale.__annotations__["return"] == (float | None)


def test_a_functions_globals_do_not_cross(answers):
    with pytest.raises(AttributeError):
        _ = answers("scale").__globals__


def test_a_class_is_a_subclass_of_the_abstract_classes_it_names(answers):
    row = answers("Row")([1, 2])
    assert isinstance(row, Sequence)
    assert row.index(2) == 1


def test_a_test_cannot_derive_from_a_class_of_the_answer(answers):
    with pytest.raises(TypeError, match="Mine cannot inherit from a class of the answer"):

        class Mine(answers("Row")):
            pass


def test_a_score_is_computed_here_from_predictions():
    with across(
        "import typing\n" + ANSWERS, pins=["is sklearn.base.ClassifierMixin", "is sklearn.base.BaseEstimator"]
    ) as (
        peer,
        _,
    ):
        assert name(peer, "Cheat")().score(np.zeros((4, 1)), [0, 1, 1, 1]) == 0.25


def test_a_linear_model_predicts_here_from_its_coefficients(answers):
    model = answers("model")
    assert isinstance(model, LinearRegression)
    assert type(model.predict).__module__ != "autograder.engine.boundary.proxies"
    assert model.predict([[2.0]]) == pytest.approx([5.0])


def test_copies_and_pickles_are_made_over_there(answers):
    row = answers("Row")([1, 2])
    again = pickle.loads(pickle.dumps(row))
    assert again is not row
    assert list(again) == [1, 2]
