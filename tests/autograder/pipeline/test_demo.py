"""The demo's class: made from the answer banks, the same every time, stronger learners with more points."""

from datetime import UTC, datetime

import nbformat
import pytest

from autograder.config import Paths
from autograder.pipeline import demo, demo_class

NOW = datetime(2026, 3, 1, tzinfo=UTC)


@pytest.fixture(scope="module")
def assignments():
    return [demo._assignment(Paths.find(), topic) for topic in ("arrays", "supervised")]


def files(folder):
    return {path.relative_to(folder): path.read_text() for path in sorted(folder.rglob("*")) if path.is_file()}


def test_the_class_is_the_same_every_time(assignments, tmp_path):
    for name in ("one", "two"):
        demo_class.hand_in(tmp_path / name, assignments, NOW)
    assert files(tmp_path / "one") == files(tmp_path / "two")


def test_every_learner_hands_in_something_and_the_weakest_are_behind(assignments, tmp_path):
    count = demo_class.hand_in(tmp_path, assignments, NOW)
    handed_in = {path.name: len(list(path.iterdir())) for path in tmp_path.iterdir()}
    assert set(handed_in) == set(demo_class.NAMES)
    assert count == sum(handed_in.values()) < 2 * len(demo_class.NAMES)


def test_stronger_learners_hand_in_more_right_answers(assignments, tmp_path):
    demo_class.hand_in(tmp_path, assignments[:1], NOW)
    bank = assignments[0].bank
    right = {a.source for a in bank.answers if a.kind == "right"}
    right |= {cell.source for cell in assignments[0].notebook.cells if cell.kind == "solution"}

    def known(student):
        node = nbformat.read(tmp_path / student / "arrays" / "arrays.ipynb", as_version=4)
        return sum(cell.source in right for cell in node.cells)

    strong, weak = (sum(map(known, names)) for names in (demo_class.NAMES[:4], demo_class.NAMES[-4:]))
    assert strong > 2 * weak > 0
