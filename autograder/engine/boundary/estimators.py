"""Fitted models of scikit-learn whose predictions are plain array work: made anew here from their plain data.

What such a model of the learner's predicts is then computed here, by the library's own code. Every other estimator
answers from the learner's process, and `score` compares its predictions here (see ``proxies.LOCAL``).
"""

import importlib
from typing import Any

#: By module, the classes whose methods read attributes and compute, and call nothing that an attribute names.
_CLASSES = {
    "sklearn.linear_model": [
        "LinearRegression",
        "Ridge",
        "RidgeClassifier",
        "Lasso",
        "ElasticNet",
        "LogisticRegression",
        "SGDClassifier",
        "SGDRegressor",
        "Perceptron",
    ],
    "sklearn.preprocessing": [
        "StandardScaler",
        "MinMaxScaler",
        "MaxAbsScaler",
        "RobustScaler",
        "Normalizer",
        "OneHotEncoder",
        "OrdinalEncoder",
        "PolynomialFeatures",
    ],
    "sklearn.decomposition": ["PCA", "TruncatedSVD"],
    "sklearn.naive_bayes": ["GaussianNB", "MultinomialNB", "BernoulliNB"],
    "sklearn.pipeline": ["Pipeline"],
}
PLACES = {name: module for module, names in _CLASSES.items() for name in names}
METHODS = frozenset(
    ["predict", "predict_proba", "predict_log_proba", "decision_function", "score", "transform", "inverse_transform"]
)


def pure(kind: type) -> type | None:
    """The library's class, if ``kind`` stands for exactly one whose methods may be computed here."""
    place = PLACES.get(kind.__name__)
    if place is None:
        return None
    known: type = getattr(importlib.import_module(place), kind.__name__)
    return known if known in kind.__bases__ else None


def remade(known: type, state: Any) -> Any:
    """An instance with that state; None if the state is no plain data."""
    if type(state) is not dict or state.get("memory") is not None or not all(type(name) is str for name in state):
        return None
    model: Any = object.__new__(known)
    model.__dict__.update(state)
    return model
