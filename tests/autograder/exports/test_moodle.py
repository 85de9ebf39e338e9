import pytest
from hypothesis import given

from autograder import exports
from autograder.errors import CourseError
from autograder.exports import Identify, Scale
from autograder.records import Assignment, Learner
from tests.autograder.exports.classes import ADA, ARRAYS, BOB, CRAFT, CY, DEE, NAMES, of, scored, small_class
from tests.autograder.exports.importers import RefusedError, calculates, cells, moodle_import

USERS = {"ada": 1, "bob": 2, "cy": 3, "dee": 4}
GRADES = {
    (1, "arrays"): 22.5,
    (1, "craft"): 5,
    (2, "arrays"): None,
    (2, "craft"): 0,
    (3, "arrays"): None,
    (3, "craft"): None,
    (4, "arrays"): None,
    (4, "craft"): None,
}
BIG = Assignment(name="big", max_score=150)


@pytest.mark.parametrize("new", [True, False])
def test_grades_arrive_and_who_has_none_gets_none_in_new_and_in_old_grade_items(new):
    assert moodle_import(exports.moodle(small_class()).text, USERS, new=new) == GRADES


@pytest.mark.parametrize(
    ("by", "keys"),
    [
        (Identify.username, ("ada", "bob")),
        (Identify.useridnumber, ("ada", "bob")),
        (Identify.useremail, ("ada@x.edu", "bob@x.edu")),
        (Identify.userid, ("101", "102")),
    ],
)
def test_learners_are_named_by_what_the_teacher_chose(by, keys):
    text = exports.moodle(of([ADA, BOB], [scored("bob", "arrays", 9)]), by=by).text
    assert text.startswith(by.value + ",arrays\n")
    assert moodle_import(text, dict(zip(keys, (1, 2), strict=True))) == {(1, "arrays"): None, (2, "arrays"): 9}


def test_a_row_without_an_identifier_would_go_to_another_learner_and_is_left_out():
    nobody = Learner(id="zoe", lms_id="")
    export = exports.moodle(of([ADA, nobody], [scored("zoe", "arrays", 3)]), by=Identify.userid)
    assert moodle_import(export.text, {"101": 1}) == {(1, "arrays"): None}
    assert export.left_out == ("zoe has no userid in the gradebook: grades left out.",)


def test_a_file_in_which_moodle_would_find_nobody_is_not_made():
    with pytest.raises(CourseError, match="would find nobody: zoe has no userid in the gradebook"):
        exports.moodle(of([Learner(id="zoe")]), by=Identify.userid)


def test_two_learners_with_one_address_both_get_nothing_and_are_named():
    twins = [Learner(id=name, email="home@x.edu") for name in ("ann", "ben")]
    sheet = of([*twins, CY], [scored("ann", "arrays", 3)])
    export = exports.moodle(sheet, by=Identify.useremail)
    assert moodle_import(export.text, {"cy@x.edu": 3}) == {(3, "arrays"): None}
    assert export.left_out == ("ann shares the useremail home@x.edu with another: grades left out.",)
    assert "ben shares the useremail home@x.edu with another: no grade is lost." in export.notes


def test_whom_moodle_does_not_know_would_end_the_import_and_is_left_out_by_a_list_of_participants():
    people = exports.table("First name,Last name,Username\nAda,Lovelace,ADA\n,,cy\n", "people.csv")
    with pytest.raises(RefusedError):
        moodle_import(exports.moodle(small_class()).text, {"ADA": 1, "cy": 3})
    export = exports.moodle(small_class(), roster=people)
    arrived = moodle_import(export.text, {"ADA": 1, "cy": 3})
    assert arrived == {key: grade for key, grade in GRADES.items() if key[0] in (1, 3)}
    assert export.left_out == ("bob (Bob O'Hara, Jr.) is not in people.csv by the username bob: grades left out.",)


def test_a_list_of_participants_that_knows_them_by_something_else_is_refused():
    people = exports.table("First name,Last name,Email address\nAda,Lovelace,ada@x.edu\n", "people.csv")
    with pytest.raises(CourseError, match=r"people\.csv: it names nobody of the gradebook"):
        exports.moodle(of([BOB]), roster=people)
    assert "\nada@x.edu,-\n" in exports.moodle(of([ADA]), by=Identify.useremail, roster=people).text


def test_a_grade_above_a_hundred_is_refused_unless_as_percent_or_where_moodle_takes_more():
    sheet = of([ADA], [scored("ada", "big", 120)], [BIG])
    with pytest.raises(CourseError, match="big: ada would get more than 100"):
        exports.moodle(sheet)
    assert moodle_import(exports.moodle(sheet, Scale(percent=True)).text, USERS) == {(1, "big"): 80}
    assert moodle_import(exports.moodle(sheet, limit=150).text, USERS, limit=150) == {(1, "big"): 120}


def test_more_than_full_marks_are_refused_as_percent_too():
    with pytest.raises(CourseError, match=r"Moodle then refuses the whole file\. Give --limit"):
        exports.moodle(of([ADA], [scored("ada", "arrays", 26)]), Scale(percent=True))


def test_a_percentage_of_nothing_is_refused():
    with pytest.raises(CourseError, match="zero is worth no points"):
        exports.moodle(of([ADA], [], [Assignment(name="zero", max_score=0)]), Scale(percent=True))


def test_thirds_keep_five_decimals_and_points_out_of_another_number_are_said():
    third = of([ADA], [scored("ada", "craft", 1)], [Assignment(name="craft", max_score=3)])
    assert moodle_import(exports.moodle(third, Scale(percent=True)).text, USERS) == {(1, "craft"): 33.33333}
    assert exports.moodle(third).notes[0].startswith("craft: out of 3; a new grade item in Moodle is out of 100")
    assert exports.moodle(third, Scale(percent=True)).notes == ()


def test_points_so_far_arrive_when_asked_for():
    arrived = moodle_import(exports.moodle(small_class(), Scale(partial=True)).text, USERS)
    assert (arrived[2, "arrays"], arrived[4, "arrays"]) == (15, None)


def test_a_course_without_assignments_is_refused():
    with pytest.raises(CourseError, match="has no assignments"):
        exports.moodle(of([ADA, BOB, DEE], assignments=[]))


@given(NAMES)
def test_any_id_arrives_whole_or_is_left_out_and_calculates_nothing(name):
    export = exports.moodle(of([Learner(id=name), BOB], [scored(name, "arrays", 9), scored("bob", "arrays", 4)]))
    key = name.strip().replace("\r\n", "\n").replace("\r", "\n")
    arrived = moodle_import(export.text, {key: 1, "bob": 2})
    assert arrived == {(2, "arrays"): 4, **({} if export.left_out else {(1, "arrays"): 9})}
    assert export.left_out or not (calculates(key) or key in ("", "0"))
    assert not export.left_out or key == "0" or not key.isalnum()
    assert not any(map(calculates, cells(export.text)))


def test_the_name_of_an_assignment_calculates_nothing():
    text = exports.moodle(of([ADA], [], [Assignment(name="=1+1", max_score=100), ARRAYS, CRAFT])).text
    assert text.splitlines()[0] == "username,'=1+1,arrays,craft"
