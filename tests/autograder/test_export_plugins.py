"""`nbgrader export --exporter=…` with the kit's plugins: nbgrader's own command, in this process."""

import csv

import pytest
from nbgrader.apps.exportapp import ExportApp

from tests.autograder.exports.importers import canvas_import, moodle_import
from tests.autograder.nbcourse import solved

PLUGIN = "--exporter=autograder.nbgrader_plugin"


@pytest.fixture
def export(tiny, monkeypatch):
    """Run the command in the course's folder, where Bob's answer waits for a person and Ada has handed in nothing."""
    with tiny.course.gradebook() as gradebook:
        gradebook.add_student("ada", lms_user_id="11")
    tiny.hand_in("bob", solved)
    tiny.record("bob")
    monkeypatch.chdir(tiny.root)

    def run(*arguments):
        app = ExportApp()
        app.initialize([*arguments])
        app.start()
        return tiny.root

    return run


def test_mastery_is_exported_to_its_own_file(export):
    root = export(f"{PLUGIN}.MasteryExporter")
    with (root / "mastery.csv").open(newline="") as file:
        found = [(row["student"], row["topic"], row["level"]) for row in csv.DictReader(file)]
    assert found == [("ada", "shapes", "not started"), ("bob", "shapes", "not started")]


def test_canvas_and_moodle_get_their_formats(export):
    root = export(f"{PLUGIN}.CanvasExporter", "--CanvasExporter.partial=True", "--to=canvas.csv")
    arrived = canvas_import((root / "canvas.csv").read_text(), [], {7: "shapes"})
    assert set(arrived.grades.values()) == {"", "3"}
    export(f"{PLUGIN}.MoodleExporter", "--MoodleExporter.by=userid")
    assert moodle_import((root / "moodle.csv").read_text(), {"11": "ada"}) == {("ada", "shapes"): None}


def test_a_lost_grade_and_a_refusal_end_with_exit_code_1(export, capsys):
    with pytest.raises(SystemExit) as ended:
        export(f"{PLUGIN}.MoodleExporter", "--MoodleExporter.by=userid", "--MoodleExporter.partial=True")
    assert ended.value.code == 1
    assert "bob has no userid in the gradebook: grades left out." in capsys.readouterr().err


def test_one_student_and_one_assignment_can_be_named_as_in_nbgrader(export):
    root = export(f"{PLUGIN}.MoodleExporter", "--student=bob", "--assignment=shapes", "--to=some.csv")
    assert moodle_import((root / "some.csv").read_text(), {"bob": 2}) == {(2, "shapes"): None}
