"""A learner's workspace: alone with the kit, and in an instructor's class."""

import shutil
from pathlib import Path
from types import SimpleNamespace

import nbformat
import pytest
from typer.testing import CliRunner

from course import workspace
from course.cli import app
from course.feedback import dump
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
    assert note.before.chance < note.after.chance
    assert "BEGIN HIDDEN" not in found.page.read_text() + dump(note)
    assert place.newest() == note


@pytest.mark.slow
def test_while_the_kit_watches_handing_in_is_enough(kit, tmp_path):
    place = workspace.begin(tmp_path / "mine")
    list(place.prepare())
    solve(place, "shapes")
    with place.watching() as first:
        assert first
        watcher = place.watcher()
        try:
            place.submit("shapes")
            found = place.feedback("shapes", wait=120)
        finally:
            watcher.terminate()
            assert watcher.wait(60) == 0
    assert found.feedback.score == 3.0


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
