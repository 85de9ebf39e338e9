import io

import pandas as pd
from hypothesis import given

from autograder import exports
from autograder.exports import Scale
from autograder.records import Learner
from tests.autograder.exports.classes import NAMES, of, scored, small_class
from tests.autograder.exports.importers import calculates, cells


def read(export):
    """Through pandas, as a person in a notebook would."""
    return pd.read_csv(io.StringIO(export.text), keep_default_na=False, na_values=[""]).set_index(
        ["student", "assignment"]
    )


def one_line_break(text):
    return text.replace("\r\n", "\n").replace("\r", "\n")


def test_every_learner_has_a_row_for_every_assignment_with_its_status():
    status = read(exports.grades_csv(small_class())).status
    assert status["ada"].to_dict() == {"arrays": "graded", "craft": "graded"}
    assert status["bob"].to_dict() == {"arrays": "waiting", "craft": "graded"}
    assert status["cy"].to_dict() == {"arrays": "missing", "craft": "missing"}
    assert status["dee"].to_dict() == {"arrays": "ungraded", "craft": "missing"}


def test_who_has_no_grade_has_no_number_and_who_earned_nothing_has_a_zero():
    scores = read(exports.grades_csv(small_class())).score
    assert scores["bob", "craft"] == 0
    assert scores[scores.isna()].index.to_list() == [
        ("bob", "arrays"),
        ("cy", "arrays"),
        ("cy", "craft"),
        ("dee", "arrays"),
        ("dee", "craft"),
    ]


def test_a_late_penalty_stands_beside_the_points_and_is_taken_off_the_score_down_to_zero():
    sheet = of(small_class().learners, [scored("ada", "arrays", 7, penalty=2), scored("bob", "arrays", 1, penalty=5)])
    table = read(exports.grades_csv(sheet))
    columns = ["points", "late_penalty", "score", "max_score"]
    assert table.loc[("ada", "arrays"), columns].to_list() == [7, 2, 5, 25]
    assert table.loc[("bob", "arrays"), columns].to_list() == [1, 5, 0, 25]


def test_points_so_far_are_written_only_when_asked_for_and_said():
    export = exports.grades_csv(small_class(), Scale(partial=True))
    assert read(export).score["bob", "arrays"] == 15
    assert pd.isna(read(export).score["dee", "arrays"])
    assert export.notes == (
        "arrays: 1 submission must be looked at by a person: their points so far are written.",
        "arrays: 1 submission not graded yet: no grade. Run `autograder grade`.",
    )


def test_a_course_without_assignments_is_a_table_without_rows():
    assert len(read(exports.grades_csv(of([], assignments=[])))) == 0


@given(NAMES, NAMES)
def test_names_arrive_whole_and_calculate_nothing(first, last):
    export = exports.grades_csv(of([Learner(id="x", first_name=first, last_name=last)]))
    assert not any(map(calculates, cells(export.text)))
    (row,) = exports.table(export.text, "grades.csv").rows
    for name, cell in ((last, row[1]), (first, row[2])):
        assert cell.removeprefix("'" * (cell != one_line_break(name))) == one_line_break(name)
