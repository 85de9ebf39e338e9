"""A class is graded whole: what cannot be graded is told, the rest is recorded, and nothing counts twice."""

import csv
import io
import json
from datetime import UTC, datetime

import pytest
from typer.testing import CliRunner

from autograder.cli import app
from autograder.gradebook import read_attempts
from autograder.pipeline import grading, reporting
from tests.autograder.nbcourse import replace, solved

BAD = {
    "empty": ("", "empty"),
    "garbled": ("not a notebook", "not a notebook"),
    "list": ("[1, 2]", "not a notebook"),
    "huge": ("x" * (21 * 2**20), "MB"),
}


def careless(notebook):
    replace(notebook, area="def area(w, h):\n    return round(w * h)")


def grade(course, engine, **options):
    plan = grading.pending(course, **options)
    return list(grading.grade(course, engine, plan.todo, force=options.get("force", False)))


def test_bad_submissions_are_reported_with_their_reason_and_the_others_are_graded(tiny, engine):
    tiny.hand_in("ada", solved)
    for student, (text, _) in BAD.items():
        tiny.hand_in(student).write_text(text)
    tiny.hand_in("other", lambda nb: [cell.metadata.pop("nbgrader", None) for cell in nb.cells])
    tiny.hand_in("zoe", careless)
    outcomes = {outcome.student: outcome for outcome in grade(tiny.course, engine)}
    assert (outcomes["ada"].score, outcomes["ada"].error) == (3, None)
    assert (outcomes["zoe"].score, outcomes["zoe"].error) == (2, None)
    for student, (_, reason) in BAD.items():
        assert reason in str(outcomes[student].error), outcomes[student].error
    assert "another notebook" in str(outcomes["other"].error)


def test_the_command_exits_with_1_and_names_who_was_not_graded(tiny):
    tiny.hand_in("ada", solved)
    tiny.hand_in("bob").write_text("")
    result = CliRunner().invoke(app, ["grade", "--course", str(tiny.root)])
    assert result.exit_code == 1
    assert "bob: shapes: not graded:" in result.output
    assert "1 graded, 1 could not be graded, 0 were graded before" in result.output


def test_what_was_graded_is_not_graded_again_and_no_attempt_is_doubled(tiny, engine):
    tiny.hand_in("ada", careless)
    grade(tiny.course, engine)
    attempts = read_attempts(tiny.course)
    assert [(a.student, a.skill, a.score) for a in attempts] == [("ada", "area-basics", 1), ("ada", "area-edges", 0)]
    assert grade(tiny.course, engine) == []
    grade(tiny.course, engine, force=True)
    assert read_attempts(tiny.course) == attempts


def test_a_later_submission_is_graded_and_logged_as_another_attempt(tiny, engine):
    tiny.hand_in("ada", careless)
    grade(tiny.course, engine)
    tiny.hand_in("ada", solved, at="2026-03-08 12:00:00 UTC")
    (outcome,) = grade(tiny.course, engine)
    assert outcome.score == 3
    assert [attempt.score for attempt in read_attempts(tiny.course)] == [1, 0, 1, 1]


def test_one_assignment_or_student_can_be_chosen(tiny):
    tiny.hand_in("ada", solved)
    tiny.hand_in("bob", careless)
    assert grading.pending(tiny.course, student="bob").todo == (("bob", "shapes"),)
    assert grading.pending(tiny.course, assignment="other").todo == ()


@pytest.fixture
def graded(tiny, engine):
    tiny.hand_in("ada", solved)
    tiny.hand_in("bob", careless)
    grade(tiny.course, engine)
    return tiny


def test_the_assignments_of_a_foreign_course_must_be_named_to_be_released(tiny):
    result = CliRunner().invoke(app, ["release", "--course", str(tiny.root)])
    assert result.exit_code == 2
    assert "there are: shapes" in result.output


def test_mastery_follows_the_attempts_and_can_be_read_by_other_programs(graded):
    run = CliRunner()
    text = run.invoke(app, ["mastery", "--course", str(graded.root), "--csv"]).output
    rows = {row["student"]: row for row in csv.DictReader(io.StringIO(text))}
    assert rows.keys() == {"ada", "bob"}
    assert json.loads(run.invoke(app, ["mastery", "--course", str(graded.root), "--json"]).output)
    record = reporting.class_record(graded.course, datetime(2026, 3, 2, tzinfo=UTC))
    ada, bob = record.masteries
    assert (ada.student, bob.student) == ("ada", "bob")
    assert ada.estimate > bob.estimate


def test_one_learners_mastery_is_the_same_alone_as_in_the_class(graded):
    now = datetime(2026, 3, 2, tzinfo=UTC)
    everybody = reporting.class_record(graded.course, now)
    alone = reporting.class_record(graded.course, now, student="bob")
    assert alone.masteries == everybody.masteries[1:]
    assert [student.id for student in alone.students] == ["bob"]


def test_a_student_nobody_knows_is_refused(graded):
    result = CliRunner().invoke(app, ["mastery", "--course", str(graded.root), "--student", "eve"])
    assert result.exit_code == 2
    assert "no student 'eve'" in result.output


def test_the_report_is_written_beside_the_graded_notebooks(graded):
    result = CliRunner().invoke(app, ["report", "--course", str(graded.root)])
    assert result.exit_code == 0, result.output
    first = graded.root / "report" / "index.html"
    assert str(first) in result.output.replace("\n", "")
    assert "learners/ada.html" in first.read_text(encoding="utf-8")
    assert "<script" not in (graded.root / "report" / "learners" / "ada.html").read_text(encoding="utf-8")
