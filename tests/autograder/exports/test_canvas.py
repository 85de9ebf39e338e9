import csv
import io

import pytest
from hypothesis import given

from autograder import exports
from autograder.errors import CourseError
from autograder.exports import Scale
from autograder.records import Assignment, Learner
from tests.autograder.exports.classes import ADA, ARRAYS, BOB, CRAFT, CY, NAMES, of, scored, small_class
from tests.autograder.exports.importers import User, calculates, canvas_import, cells

USERS = [
    User(101, "Ada Lovelace", "s1", "ada"),
    User(102, "Bob O'Hara", "s2", "bob"),
    User(103, "Cy", "s3", "cy"),
    User(104, "Dee Day", "s4", "dee"),
    User(105, "Eve", "s5", "eve"),
]
HEADER = "Student,ID,SIS User ID,SIS Login ID,Section,Notes,Week 1 (77),craft (78),Current Score,Final Score (2026)\n"
MUTED = ",,,,,,Manual Posting,,,\n"
POINTS = "    Points Possible,,,,,(read only),25.00,8.00,(read only),(read only)\n"
ROWS = (
    '"Lovelace, Ada",101,s1,ada,Sec A,,,3.00,90,90\n'
    '"O\'Hara, Bob",102,s2,BOB,Sec A,=1+1,12.00,EX,50,50\n'
    "Cy,103,s3,cy,Sec B,,,N/A,,\n"
    '"=""=Eve""",105,s5,eve,Sec B,,20.00,,,\n'
)


def roster(text=HEADER + MUTED + POINTS + ROWS):
    return exports.table(text, "roster.csv")


def week_1(sheet, scale=exports.POINTS, **options):
    return exports.canvas(sheet, scale, titles={"arrays": "Week 1"}, **options)


def test_the_header_and_the_row_of_points_are_those_of_canvas():
    lines = exports.canvas(small_class()).text.splitlines()
    assert lines[0] == "Student,ID,SIS User ID,SIS Login ID,Section,arrays,craft"
    assert lines[1] == "    Points Possible,,,,,25,8"
    assert lines[2] == '"Lovelace, Ada",101,,ada,,22.5,5'


def test_grades_reach_their_learners_by_id_and_others_get_none():
    arrived = canvas_import(exports.canvas(small_class()).text, USERS, {77: "arrays", 78: "craft"})
    assert arrived.points == {77: "25", 78: "8"}
    assert arrived.grades == {
        (101, 77): "22.5",
        (101, 78): "5",
        (102, 77): "",
        (102, 78): "0",
        (103, 77): "",
        (103, 78): "",
        (104, 77): "",
        (104, 78): "",
    }


def test_who_has_no_canvas_id_is_found_by_login():
    sheet = of([Learner(id="bob", lms_id="not a number")], [scored("bob", "arrays", 9)])
    assert canvas_import(exports.canvas(sheet).text, USERS, {77: "arrays"}).grades == {(102, 77): "9"}


def test_with_a_roster_the_ids_of_canvas_are_used_and_what_we_do_not_know_stays():
    export = week_1(small_class(), roster=roster())
    arrived = canvas_import(export.text, USERS, {77: "Week 1", 78: "craft"})
    assert arrived.points == {77: "25", 78: "8"}
    assert arrived.grades == {
        (101, 77): "22.5",
        (101, 78): "5",
        (102, 77): "12.00",
        (102, 78): "0",
        (103, 77): "",
        (103, 78): "N/A",
        (105, 77): "20.00",
        (105, 78): "",
    }
    assert not any(map(calculates, cells(export.text)))


def test_whom_the_roster_does_not_have_is_named_and_only_a_grade_counts_as_left_out():
    sheet = of([*small_class().learners, Learner(id="zoe")], [*small_class().scores[:1], scored("zoe", "arrays", 3)])
    export = week_1(sheet, roster=roster())
    assert export.left_out == ("zoe is not in roster.csv: grades left out.",)
    assert "dee is not in roster.csv: no grade is lost." in export.notes
    assert "learners of roster.csv not in the gradebook, so without a grade: 1." in export.notes
    assert "zoe" not in export.text


@pytest.mark.parametrize(
    ("learners", "why"),
    [
        ([Learner(id="ada"), Learner(id="x", email="ada")], "shares a row of roster.csv with"),
        ([Learner(id="twice"), Learner(id="other")], "stands in several rows of roster.csv"),
    ],
)
def test_a_learner_who_could_be_two_gets_no_row(learners, why):
    twice = "A,201,t1,twice,S,,,,,\nB,202,t2,twice,S,,,,,\n"
    sheet = of(learners, [scored(learners[0].id, "arrays", 9)])
    export = week_1(sheet, roster=roster(HEADER + POINTS + ROWS + twice))
    assert why in export.left_out[0]
    assert 9 not in canvas_import(export.text, USERS, {77: "Week 1"}).grades.values()


def test_the_title_of_the_topic_or_one_with_its_id_finds_the_column():
    text = (HEADER + POINTS + ROWS).replace("Week 1 (77)", "arrays AND Broadcasting (77)")
    sheet = of([ADA], [scored("ada", "arrays", 20)])
    for titles in ({}, {"arrays": "Arrays and broadcasting (77)"}):
        export = exports.canvas(sheet, roster=roster(text), titles=titles)
        assert canvas_import(export.text, USERS, {77: "x"}).grades[101, 77] == "20"


def test_the_roster_of_another_class_is_refused():
    with pytest.raises(CourseError, match=r"roster\.csv: it names nobody of the gradebook, which knows zoe"):
        week_1(of([Learner(id="zoe")]), roster=roster())


def test_an_assignment_that_canvas_does_not_have_is_said_and_would_be_made():
    export = exports.canvas(small_class(), roster=roster())
    assert "arrays: Canvas has no such assignment and will offer to make 'arrays'" in " ".join(export.notes)
    assert canvas_import(export.text, USERS, {77: "Week 1", 78: "craft"}).grades[101, "arrays"] == "22.5"


def test_percent_is_out_of_a_hundred_with_two_decimals():
    sheet = of(
        [ADA, BOB], [scored("ada", "craft", 2), scored("bob", "craft", 8)], [Assignment(name="craft", max_score=6)]
    )
    arrived = canvas_import(exports.canvas(sheet, Scale(percent=True)).text, USERS, {78: "craft"})
    assert arrived.points == {78: "100"}
    assert arrived.grades == {(101, 78): "33.33", (102, 78): "133.33"}


@pytest.mark.parametrize(
    ("change", "options", "words"),
    [
        (("25.00", "100.00"), {}, "arrays is worth 100 points in Canvas, but would be written as 25"),
        (("craft (78)", "Week 1 (78)"), {}, "'Week 1' fits several columns: Week 1 \\(77\\), Week 1 \\(78\\)"),
        ((",Section,", ",Group,"), {}, "this is no gradebook of Canvas"),
    ],
)
def test_a_roster_that_does_not_fit_is_refused(change, options, words):
    with pytest.raises(CourseError, match=words):
        week_1(small_class(), roster=roster((HEADER + POINTS + ROWS).replace(*change)))


@pytest.mark.parametrize(
    ("titles", "words"),
    [
        ({"arrays": "Final Grade"}, "takes a column called 'Final Grade' for a total"),
        ({"arrays": "craft"}, "arrays and craft would both go to 'craft'"),
        ({"other": "x"}, "no assignment 'other' is exported"),
    ],
)
def test_a_title_that_would_lose_grades_is_refused(titles, words):
    with pytest.raises(CourseError, match=words):
        exports.canvas(small_class(), titles=titles)


def test_a_course_without_assignments_is_refused():
    with pytest.raises(CourseError, match="has no assignments"):
        exports.canvas(of([ADA], assignments=[]))


@given(NAMES, NAMES)
def test_any_name_arrives_at_its_learner_and_calculates_nothing(first, last):
    learner = Learner(id="ada", first_name=first, last_name=last, lms_id="101")
    text = exports.canvas(of([learner, BOB], [scored("ada", "arrays", 9), scored("bob", "arrays", 4)])).text
    assert canvas_import(text, USERS, {77: "arrays"}).grades == {(101, 77): "9", (102, 77): "4"}
    assert not any(map(calculates, cells(text)))


@given(NAMES)
def test_any_name_in_the_roster_stays_in_its_row_and_calculates_nothing(name):
    there = io.StringIO()
    csv.writer(there).writerow([name, 101, "s1", name, "Sec A", name, "", "", "", ""])
    text = week_1(of([ADA], [scored("ada", "arrays", 9)]), roster=roster(HEADER + POINTS + there.getvalue())).text
    assert canvas_import(text, USERS, {77: "Week 1"}).grades == {(101, 77): "9"}
    assert not any(map(calculates, cells(text)))


def test_an_id_that_is_a_formula_and_the_only_one_is_left_out():
    export = exports.canvas(of([Learner(id="@x")], [scored("@x", "arrays", 1)]))
    assert "@x has no Canvas id, and an id that a spreadsheet takes for a formula" in export.left_out[0]
    assert "@x" not in export.text


def test_the_points_of_canvas_in_a_semicolon_file_with_decimal_commas_are_understood():
    text = (HEADER + POINTS).replace(",", ";").replace("25.00", "25,00") + "Cy;103;s3;cy;S;;3,5;;;\n"
    export = week_1(of([ADA, CY], [], [ARRAYS, CRAFT]), roster=roster(text))
    assert canvas_import(export.text, USERS, {77: "Week 1", 78: "craft"}).grades == {(103, 77): "3.5", (103, 78): ""}
