"""`autograder export` on a real gradebook: what is written, what is said, and that it is all or nothing."""

import csv
import io
from datetime import UTC, datetime
from types import SimpleNamespace

import pytest
from typer.testing import CliRunner

from autograder import reports
from autograder.cli import app
from autograder.errors import CourseError
from autograder.gradebook import append_attempts
from autograder.pipeline import exporting
from autograder.pipeline.reporting import class_record
from autograder.records import Attempt
from tests.autograder.exports.importers import User, canvas_import, moodle_import, worksheet_import
from tests.autograder.nbcourse import solved

NOW = datetime(2026, 3, 2, tzinfo=UTC)


@pytest.fixture
def course(tiny):
    """Ada's is graded, a person must look at Bob's, Cy handed in nothing, nobody has graded Dee's."""
    with tiny.course.gradebook() as gradebook:
        gradebook.add_student("cy", first_name="=cmd|' /C calc'!A0", email="cy@x.edu")
    for student, edit in (("ada", None), ("bob", solved)):
        tiny.hand_in(student, edit)
        tiny.record(student)
    tiny.hand_in("dee")
    return tiny


def export(course, *arguments):
    return CliRunner().invoke(app, ["export", arguments[0], "--course", str(course.root), *map(str, arguments[1:])])


def rows(text):
    return list(csv.DictReader(io.StringIO(text)))


def test_the_tidy_grades_say_what_became_of_every_learner(course):
    result = export(course, "grades")
    assert result.exit_code == 0, result.output
    assert [(row["student"], row["status"], row["score"]) for row in rows(result.stdout)] == [
        ("ada", "graded", "3"),
        ("bob", "waiting", ""),
        ("cy", "missing", ""),
        ("dee", "ungraded", ""),
    ]
    assert "shapes: 1 submission must be looked at by a person" in result.stderr
    assert "shapes: 1 submission not graded yet: no grade. Run `autograder grade`." in result.stderr


def test_canvas_takes_its_ids_from_its_own_export_and_a_lost_grade_gives_exit_code_1(course, tmp_path):
    roster, to = tmp_path / "canvas.csv", tmp_path / "out.csv"
    roster.write_text('Student,ID,SIS Login ID,Section,Week 1 (7)\n    Points Possible,,,,8.00\n"B, Bob",12,bob,S,\n')
    arguments = "canvas", "--roster", roster, "--title", "shapes=Week 1", "--partial", "--to", to
    result = export(course, *arguments)
    assert result.exit_code == 1
    assert f"ada is not in {roster}: grades left out." in result.stderr
    assert canvas_import(to.read_text(), [User(12, "Bob B")], {7: "Week 1"}).grades == {(12, 7): "3"}


def test_moodle_gets_everybody_with_no_grade_where_there_is_none(course):
    arrived = moodle_import(export(course, "moodle").stdout, {name: name for name in ("ada", "bob", "cy", "dee")})
    assert arrived == {("ada", "shapes"): 3, ("bob", "shapes"): None, ("cy", "shapes"): None, ("dee", "shapes"): None}


def test_the_worksheet_is_filled_in(course, tmp_path):
    sheet = tmp_path / "sheet.csv"
    sheet.write_text('\ufeffIdentifier,"ID number",Grade,"Last modified (grade)"\n"Participant 9",ada,,-\n', "utf-8")
    result = export(course, "worksheet", "--roster", sheet, "--to", sheet)
    assert result.exit_code == 0, result.output
    assert worksheet_import(sheet.read_text(), {"9": "ada"}, maximum=8) == {"ada": 3}


def test_mastery_is_that_of_the_reports_and_can_be_narrowed(course):
    attempt = Attempt(student="ada", topic="shapes", skill="area", score=1, timestamp=datetime(2026, 3, 1, tzinfo=UTC))
    append_attempts(course.course, [attempt])
    text = exporting.mastery_csv(course.course, NOW)
    assert text == reports.mastery_csv(class_record(course.course, NOW))
    result = export(course, "mastery", "--student", "ada", "--assignment", "shapes")
    assert [(row["student"], row["topic"]) for row in rows(result.stdout)] == [("ada", "shapes")]
    assert export(course, "mastery", "--student", "nobody").exit_code == 2


def test_one_assignment_and_one_student_can_be_named_and_unknown_ones_are_refused(course):
    result = export(course, "grades", "--assignment", "shapes", "--student", "bob")
    assert [row["student"] for row in rows(result.stdout)] == ["bob"]
    for option in ("--assignment", "--student"):
        result = export(course, "grades", option, "nobody")
        assert (result.exit_code, result.stdout) == (2, "")
        assert f"no {option[2:]} 'nobody' in the gradebook" in result.stderr


def test_a_course_without_a_gradebook_has_an_empty_table_and_nothing_for_canvas(tmp_path, home):
    (tmp_path / "source" / "x").mkdir(parents=True)
    empty = SimpleNamespace(root=tmp_path)
    assert rows(export(empty, "grades").stdout) == []
    result = export(empty, "canvas", "--to", tmp_path / "canvas.csv")
    assert "the gradebook has no assignments" in result.stderr
    assert [one.name for one in tmp_path.iterdir()] == ["source"]


def test_a_file_is_replaced_whole_and_keeps_its_mode(tmp_path):
    path = tmp_path / "grades.csv"
    path.write_text("old")
    path.chmod(0o640)
    exporting.write(path, "é,\n")
    assert path.read_bytes() == "é,\n".encode()
    assert path.stat().st_mode & 0o777 == 0o640
    assert [*tmp_path.iterdir()] == [path]


def test_where_nothing_can_be_written_the_old_file_stays_and_nothing_is_left_beside_it(tmp_path, monkeypatch):
    path = tmp_path / "grades.csv"
    path.write_text("old")

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("pathlib.Path.replace", full)
    with pytest.raises(CourseError, match="cannot be written: No space left"):
        exporting.write(path, "new")
    assert [(one.name, one.read_text()) for one in tmp_path.iterdir()] == [("grades.csv", "old")]


@pytest.mark.parametrize("target", [".", "no/such/folder/grades.csv"])
def test_a_target_that_is_no_file_is_refused(course, target, tmp_path):
    result = export(course, "grades", "--to", tmp_path / target)
    assert result.exit_code == 2
    assert "CourseError" in result.stderr


@pytest.mark.parametrize(("content", "words"), [(None, "cannot be read"), (b"\xff\xfe\x00", "is not text in UTF-8")])
def test_a_roster_that_cannot_be_read_is_refused(course, content, words, tmp_path):
    if content is not None:
        (tmp_path / "roster.csv").write_bytes(content)
    result = export(course, "canvas", "--roster", tmp_path / "roster.csv")
    assert (result.exit_code, result.stdout) == (2, "")
    assert words in result.stderr


def test_a_title_must_be_a_pair(course):
    assert export(course, "canvas", "--title", "shapes").exit_code == 2
