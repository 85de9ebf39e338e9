"""A learner's workspace: alone with the kit, and in an instructor's class."""

import shutil
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import nbformat
import pytest
from typer.testing import CliRunner

from autograder.errors import CourseError
from autograder.gradebook import open_course
from course import exchange, workspace
from course.cli import app
from course.feedback import dump, file_name
from course.plan import Background, StudyPlan
from tests.autograder.conftest import home  # noqa: F401 (a fixture)
from tests.autograder.nbcourse import shapes, write

ROOT = Path(__file__).parents[2]
run = CliRunner(env={"COLUMNS": "200"})
pytestmark = pytest.mark.usefixtures("home")


def solve(place, topic, wrong=()):
    """Put the reference's answers into the learner's notebook, but for some exercises."""
    path = place.root / topic / f"{topic}.ipynb"
    mine, source = (
        nbformat.read(path, as_version=4),
        nbformat.read(place.kit / "source" / topic / path.name, as_version=4),
    )
    answers = {cell.metadata.get("nbgrader", {}).get("grade_id"): cell.source for cell in source.cells}
    for cell in mine.cells:
        about = cell.metadata.get("nbgrader", {})
        if cell.cell_type == "code" and about.get("solution") and about.grade_id not in wrong:
            cell.source = answers[about.grade_id]
    nbformat.write(mine, path)


@pytest.fixture
def kit(tmp_path, monkeypatch):
    """The kit with one small topic."""
    folder = tmp_path / "kit"
    write(folder / "source" / "shapes" / "shapes.ipynb", shapes())
    shutil.copy(ROOT / "nbgrader_config.py", folder)
    monkeypatch.setattr(workspace.course, "__file__", str(folder / "course" / "__init__.py"))
    monkeypatch.setattr(workspace, "load_syllabus", lambda: SimpleNamespace(published=[SimpleNamespace(id="shapes")]))
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    return folder


@pytest.mark.slow
def test_somebody_alone_starts_hands_in_and_reads_the_feedback(kit, tmp_path):
    place = workspace.begin(tmp_path / "mine")
    assert list(place.prepare()) == ["preparing 1 topics", "fetching shapes"]
    shown = run.invoke(app, ["submit", "shapes", "--folder", str(place.root)])
    assert shown.exit_code == 0, shown.output
    assert "shapes: 0 of 8 points" in shown.output
    solve(place, "shapes")
    assert run.invoke(app, ["start", str(place.root), "--no-lab"]).exit_code == 0  # again: nothing is overwritten
    shown = run.invoke(app, ["submit", "shapes", "--folder", str(place.root / "shapes")])
    assert "shapes: 3 of 8 points" in shown.output
    found = place.feedback("shapes")
    note = found.feedback
    assert [(it.skill, it.score, it.max_score) for it in note.exercises][-1] == ("reflection", 0.0, 5.0)
    assert sum(it.score for it in note.exercises) == note.score == 3.0
    assert note.before is None  # what was not begun is no try
    assert note.after.level in ("familiar", "attempted")
    assert "BEGIN HIDDEN" not in found.page.read_text() + dump(note)
    assert place.newest() == note


@pytest.mark.slow
def test_while_the_kit_watches_handing_in_is_enough(kit, tmp_path):
    place = workspace.begin(tmp_path / "mine")
    list(place.prepare())
    solve(place, "shapes")
    watcher = place.watcher()
    try:
        assert place.watcher() is None  # one is enough
        place.submit("shapes")
        found = place.feedback("shapes", wait=120)
    finally:
        watcher.terminate()
        assert watcher.wait(60) == 0
    assert found.feedback.score == 3.0
    with place.watching() as first:
        assert first  # its place is free again, however it ended


@pytest.mark.slow
def test_in_a_class_only_nbgraders_own_commands_are_used(kit, tmp_path):
    teacher = workspace.begin(tmp_path / "teacher")
    list(teacher.prepare())
    shown = run.invoke(
        app, ["start", str(tmp_path / "mine"), "--exchange", str(teacher.exchange), "--course", "mle", "--no-lab"]
    )
    assert shown.exit_code == 0, shown.output
    assert (tmp_path / "mine" / "shapes" / "shapes.ipynb").is_file()
    shown = run.invoke(app, ["submit", "shapes", "--folder", str(tmp_path / "mine"), "--wait", "0"])
    assert "There is no feedback yet. Ask again later: course feedback shapes" in shown.output


def test_a_workspace_that_was_begun_is_found_from_any_folder_in_it(kit, tmp_path):
    made = workspace.begin(tmp_path / "mine")
    (made.root / "journal" / "deep").mkdir()
    assert workspace.find(made.root / "journal" / "deep") == made
    assert workspace.begin(made.root) == made


def test_the_learners_own_configuration_stays(kit, tmp_path):
    (tmp_path / "nbgrader_config.py").write_text("c = get_config()  # mine\n")
    workspace.begin(tmp_path)
    assert "mine" in (tmp_path / "nbgrader_config.py").read_text()


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["submit", "shapes"], "is no workspace: begin one with course start"),
        (["start", "--exchange", "nowhere", "--no-lab"], "name the course, too"),
        (
            ["start", "--exchange", "nowhere", "--course", "ml", "--no-lab"],
            "offers no course 'ml': ask your instructor",
        ),
    ],
)
def test_what_cannot_be_done_is_a_sentence(arguments, sentence, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    result = run.invoke(app, arguments)
    assert result.exit_code == 1
    assert sentence in " ".join(result.output.split())


def test_an_installation_without_sources_says_where_to_get_them(tmp_path, monkeypatch):
    monkeypatch.setattr(workspace.course, "__file__", str(tmp_path / "site-packages" / "course" / "__init__.py"))
    with pytest.raises(workspace.WorkspaceError, match="Clone the kit"):
        workspace.begin(tmp_path / "mine")


def test_a_topic_that_is_not_there_is_answered_with_those_that_are(kit, tmp_path):
    place = workspace.begin(tmp_path / "mine")
    write(place.root / "shapes" / "shapes.ipynb", shapes())
    with pytest.raises(workspace.WorkspaceError, match="there are: shapes"):
        place.submit("circles")


def test_another_course_needs_another_folder(kit, tmp_path):
    place = workspace.begin(tmp_path / "mine")
    with pytest.raises(workspace.WorkspaceError, match="begin in another folder"):
        workspace.begin(place.root, shared=tmp_path / "other", course_id="ml")


def test_settings_that_cannot_be_read_are_told(kit, tmp_path):
    place = workspace.begin(tmp_path / "mine")
    (place.hidden / "workspace.toml").write_text("kit = ")
    with pytest.raises(workspace.WorkspaceError, match=r"workspace\.toml cannot be read"):
        workspace.find(place.root)


def begun(tmp_path, shared):
    """A learner's workspace in a class whose exchange is ``shared``, with one assignment fetched."""
    (shared / "ml" / "outbound").mkdir(parents=True)
    place = workspace.begin(tmp_path / "mine", shared=shared, course_id="ml")
    write(place.root / "shapes" / "shapes.ipynb", shapes())
    return place


def test_an_exchange_that_is_gone_is_told_with_whom_to_ask(kit, tmp_path):
    place = begun(tmp_path, tmp_path / "exchange")
    shutil.rmtree(tmp_path / "exchange")
    with pytest.raises(workspace.WorkspaceError, match=r"shapes was not handed in: .*ask whoever runs 'ml'"):
        place.submit("shapes")
    with pytest.raises(workspace.WorkspaceError, match="offers no course 'ml'"):
        list(place.prepare())


def test_another_version_of_nbgrader_is_told_before_anything_is_done(kit, tmp_path, monkeypatch):
    place = begun(tmp_path, tmp_path / "exchange")
    monkeypatch.setattr(exchange, "version", lambda name: "0.8.4")
    with pytest.raises(workspace.WorkspaceError, match=r"nbgrader 0\.8\.4 is installed.*make setup"):
        place.submit("shapes")
    with pytest.raises(CourseError, match=r"nbgrader 0\.8\.4 is installed"):
        open_course(kit)


def test_a_folder_that_cannot_be_written_is_told(kit, tmp_path):
    (tmp_path / "mine").write_text("a file where the folder should be")
    with pytest.raises(workspace.WorkspaceError, match="cannot be a workspace"):
        workspace.begin(tmp_path / "mine")


def test_a_course_that_was_not_built_says_how_to_build_it(kit, tmp_path):
    shutil.rmtree(kit / "source" / "shapes")
    with pytest.raises(workspace.WorkspaceError, match="make source"):
        list(workspace.begin(tmp_path / "mine").prepare())


def test_feedback_of_another_version_is_told(kit, tmp_path):
    place = begun(tmp_path, tmp_path / "exchange")
    copy = place.hidden / "cache" / "ml" / "me+shapes+2026-03-01 12:00:00.000000 UTC"
    copy.mkdir(parents=True)
    assert place.feedback("shapes") is None  # it is being handed in this moment
    (copy / "submission_secret.txt").write_text("secret")
    assert place.feedback("shapes") is None
    note = tmp_path / "exchange" / "ml" / "feedback" / file_name("secret")
    note.parent.mkdir()
    note.write_text('{"version": 9}')
    with pytest.raises(workspace.WorkspaceError, match=r"the feedback on shapes cannot be read: .*update yours"):
        place.feedback("shapes")


def test_the_plan_that_was_made_is_remembered_and_a_broken_one_forgotten(kit, tmp_path):
    place = workspace.begin(tmp_path / "mine")
    assert place.plan is None
    made = StudyPlan(start=date(2026, 3, 2), hours=7.5, background=Background.DATA_SCIENTIST)
    place.keep_plan(made)
    assert place.plan == made
    (place.hidden / "plan.toml").write_text("start = ")
    assert place.plan is None


@pytest.mark.slow
def test_what_is_next_is_said_before_and_after_the_first_hand_in(kit, tmp_path, monkeypatch):
    place = workspace.begin(tmp_path / "mine")
    list(place.prepare())
    note = place.standing()
    assert (note.topic, note.score) == ("", 0.0)
    assert place.newest() == note  # kept: it is the same for the whole day
    assert run.invoke(app, ["next", "--folder", str(place.root)]).exit_code == 0
    learner = begun(tmp_path / "class", tmp_path / "class" / "exchange")
    shown = run.invoke(app, ["next", "--folder", str(learner.root)])
    assert shown.exit_code == 1
    assert "Nothing of yours has come back yet" in shown.output
