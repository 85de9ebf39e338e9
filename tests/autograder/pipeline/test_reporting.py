"""From a course's gradebook and log to a folder of pages: `autograder report`."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from typer.testing import CliRunner

from autograder.cli import app
from autograder.config import Paths
from autograder.errors import CourseError
from autograder.evidence import load_bank
from autograder.gradebook import append_attempts
from autograder.notebooks.messages import messages
from autograder.pipeline import authoring, reporting
from autograder.records import Attempt, TestOutcome
from autograder.reports import FIRST, GENERATOR, Page
from autograder.scoring import skill_of

NOW = datetime(2026, 3, 9, tzinfo=UTC)
MESSAGE = 'with message("W1", "The sides were added."):\n    assert area(2, 3) == 6'


def tried(student, score, *, topic="shapes", skill="area-basics", day=1, misconception=""):
    return Attempt(
        student=student,
        topic=topic,
        skill=skill,
        score=score,
        timestamp=datetime(2026, 3, day, 12, tzinfo=UTC),
        submission=f"{topic} {day}",
        tests=(TestOutcome(name=f"{skill}", points=1, score=score, misconception=misconception),),
    )


def page(text=GENERATOR, path=FIRST):
    return Page(path=path, html=f'<meta name="generator" content="{text}">')


@pytest.fixture
def course(tiny):
    """Ada and Bob tried the small course's exercise; Bob twice, with the same misconception, then one of ours."""
    append_attempts(
        tiny.course,
        [
            tried("ada", 1.0),
            tried("bob", 0.0, misconception="W1"),
            tried("bob", 0.0, day=2, misconception="W1"),
            tried("bob", 0.5, day=3, topic="arrays", skill="row_center", misconception="shape"),
            tried("bob", 0.5, day=4, topic="gone", skill="gone", misconception="W9"),
        ],
    )
    with tiny.course.gradebook() as gradebook:
        cell = gradebook.find_source_cell("area-basics", "shapes", "shapes")
        cell.source = f"{MESSAGE}\n{cell.source}"
        gradebook.db.commit()
    return tiny


def test_a_record_has_history_advice_items_and_the_sentences_of_the_misconceptions(course):
    record = reporting.full_record(course.course, NOW)
    assert [(it.topic, it.last.day) for it in record.history if it.student == "bob"] == [
        *(("shapes", 1), ("shapes", 2), ("arrays", 3), ("gone", 4))
    ]
    assert {(it.student, it.kind, it.topic) for it in record.advice} >= {
        ("ada", "learn", "arrays"),
        ("bob", "continue", "arrays"),
    }
    assert {(it.topic, it.skill, it.tried) for it in record.items} == {
        *(("arrays", "row_center", 1), ("gone", "gone", 1), ("shapes", "area-basics", 2))
    }
    assert record.misconceptions["shapes", "area-basics", "W1"] == "The sides were added."
    assert record.misconceptions["", "", "shape"].endswith(".")


def test_what_was_handed_in_later_is_not_known_yet(course):
    record = reporting.full_record(course.course, NOW.replace(day=2))
    assert {it.last.day for it in record.history} == {1}
    assert {it.topic for it in record.items} == {"shapes"}


def test_the_command_writes_all_pages_and_says_where_they_begin(course):
    result = CliRunner().invoke(app, ["report", "--course", str(course.root), "--pace", "5"])
    assert result.exit_code == 0, result.output
    folder = course.root / "report"
    assert str(folder / "index.html") in result.output
    assert {it.name for it in (folder / "learners").iterdir()} == {"ada.html", "bob.html"}
    bob = (folder / "learners" / "bob.html").read_text(encoding="utf-8")
    assert "The sides were added." in bob
    assert "it came back" in bob
    assert "ada" not in bob
    assert (folder / "exercises" / "arrays-row_center.html").exists()


def test_a_report_takes_the_place_of_the_former_one_as_a_whole(tmp_path):
    folder = tmp_path / "new" / "report"
    reporting.write_pages([page(), page(path="learners/gone.html")], folder)
    assert reporting.write_pages([page(), page(path="learners/ada.html")], folder) == folder / FIRST
    assert {it.relative_to(folder) for it in folder.rglob("*.html")} == {Path(FIRST), Path("learners/ada.html")}
    assert [it.name for it in folder.parent.iterdir()] == ["report"]


def test_the_former_report_stays_if_a_page_cannot_be_made(tmp_path):
    reporting.write_pages([page()], tmp_path / "report")

    def failing():
        yield page(path="learners/ada.html")
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        reporting.write_pages(failing(), tmp_path / "report")
    assert [it.name for it in tmp_path.rglob("*")] == ["report", FIRST]


@pytest.mark.parametrize("name", ["thesis.html", FIRST])
def test_a_folder_with_anything_else_is_left_alone(tmp_path, name):
    (tmp_path / name).write_text("mine", encoding="utf-8")
    with pytest.raises(CourseError, match="something else than a report"):
        reporting.write_pages([page()], tmp_path)
    assert [(it.name, it.read_text(encoding="utf-8")) for it in tmp_path.iterdir()] == [(name, "mine")]


def test_an_empty_folder_may_be_named(tmp_path):
    (tmp_path / "empty").mkdir()
    assert reporting.write_pages([page()], tmp_path / "empty").exists()


def test_nobody_is_told_of_a_moment_after_now(course):
    record = reporting.full_record(course.course, NOW - timedelta(days=100))
    assert (record.history, record.items) == ((), ())


@pytest.mark.parametrize("topic", authoring.published(Paths.find()))
def test_every_misconception_of_a_published_topic_has_its_sentence(topic):
    notebook = authoring.parse(Paths.find(), topic)
    cells = [cell for cell in notebook.cells if cell.kind == "tests"]
    said = {(skill_of(cell.name, notebook.skills), name) for cell in cells for name in messages(cell.source)}
    answers = load_bank(Paths.find().answers / topic, topic, notebook.skills).answers
    named = {(answer.skill, answer.name.split()[0]) for answer in answers if answer.kind == "wrong"}
    assert named
    assert named <= said
