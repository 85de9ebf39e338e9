"""scikit-learn's own checks, in one sentence for the learner."""

import pytest
from sklearn.base import BaseEstimator, TransformerMixin
from sklearn.linear_model import LinearRegression
from sklearn.utils.validation import check_is_fitted, validate_data

from course.checks import CheckFailed, check_estimator


class Centred(TransformerMixin, BaseEstimator):
    """A right one."""

    def fit(self, X, y=None):
        self.mean_ = validate_data(self, X, dtype=float).mean(axis=0)
        return self

    def transform(self, X):
        check_is_fitted(self)
        return validate_data(self, X, dtype=float, reset=False) - self.mean_


class Forgetful(Centred):
    """One that does not say that it was never fitted."""

    def transform(self, X):
        return validate_data(self, X, dtype=float, reset=False) - getattr(self, "mean_", 0.0)


class Unsolved(Centred):
    """A blank."""

    def fit(self, X, y=None):
        raise NotImplementedError


@pytest.mark.parametrize("estimator", [Centred(), LinearRegression()])
def test_a_good_estimator_passes(estimator):
    check_estimator(estimator)


def test_the_sentence_names_the_check_that_failed():
    with pytest.raises(CheckFailed, match="scikit-learn's check_transformers_unfitted fails") as failure:
        check_estimator(Forgetful())
    assert failure.value.misconception == "error"


def test_a_check_may_be_allowed_to_fail():
    check_estimator(Forgetful(), allowed_failures=["check_transformers_unfitted"])


def test_a_blank_is_called_a_blank():
    with pytest.raises(CheckFailed) as failure:
        check_estimator(Unsolved())
    assert failure.value.misconception == "blank"


@pytest.mark.parametrize(("estimator", "allowed"), [(Centred, ()), (Centred(), "check_transformers_unfitted")])
def test_a_wrong_call_is_the_authors_mistake(estimator, allowed):
    with pytest.raises(TypeError):
        check_estimator(estimator, allowed_failures=allowed)
