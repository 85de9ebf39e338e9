"""The filter against real learners: ASSISTments 2009, learners of the test file unseen.

The responses are not ours to publish. With ``COURSE_MASTERY_DATA`` set, or the data beside the checkout, the test runs.
"""

import csv
import os
from pathlib import Path

import numpy as np
import pytest
from sklearn.metrics import roc_auc_score

from autograder.mastery import Result, SkillFilter

BESIDE = Path(__file__).parents[4] / "shared" / "mastery-data"
DATA = Path(os.environ.get("COURSE_MASTERY_DATA", BESIDE))
NO_TIME = 0.0  # the public file has no usable times: all are zero, the rows are in order

pytestmark = pytest.mark.skipif(
    not (DATA / "assistments09_test.csv").is_file(),
    reason="needs assistments09_train.csv and assistments09_test.csv in the folder COURSE_MASTERY_DATA names",
)


def responses(name):
    with (DATA / f"assistments09_{name}.csv").open(newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            yield row["user_id"], row["skill_id"], row["item_id"], float(row["correct"])


def predictions(belief):
    """Chance and outcome of each held-out response, each predicted before it is learned from."""
    for student, topic, item, correct in responses("test"):
        yield belief.predict(student, topic, item, item, NO_TIME), correct
        belief.submit(student, topic, [Result(item, item, correct)], NO_TIME)


def calibration_error(chances, outcomes, bins=10):
    """Expected calibration error: mean distance of chance and share in equally wide bins, weighted by their sizes."""
    places = np.minimum((chances * bins).astype(int), bins - 1)
    return sum(abs((chances - outcomes)[places == place].sum()) for place in range(bins)) / len(chances)


@pytest.fixture(scope="module")
def held_out():
    belief = SkillFilter({})
    for student, topic, item, correct in responses("train"):
        belief.submit(student, topic, [Result(item, item, correct)], NO_TIME)
    chances, outcomes = np.array(list(predictions(belief))).T
    assert len(chances) == 58_266
    return chances, outcomes


def test_next_responses_of_unseen_learners_are_ranked(held_out):
    chances, outcomes = held_out
    assert roc_auc_score(outcomes, chances) >= 0.765


def test_next_responses_of_unseen_learners_are_calibrated(held_out):
    assert calibration_error(*held_out) <= 0.01


def test_without_any_class_the_order_still_holds():
    """One learner alone, again and again; percent correct reaches AUC 0.68 here."""
    chances, outcomes = [], []
    student = belief = None
    for name, topic, item, correct in responses("test"):
        if name != student:
            student, belief = name, SkillFilter({})
        chances.append(belief.predict(name, topic, item, item, NO_TIME))
        outcomes.append(correct)
        belief.submit(name, topic, [Result(item, item, correct)], NO_TIME)
    assert roc_auc_score(outcomes, chances) >= 0.70
    assert calibration_error(np.array(chances), np.array(outcomes)) <= 0.02
