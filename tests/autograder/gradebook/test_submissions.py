import json
import os
from datetime import UTC, datetime

import nbformat
import pytest

from autograder.errors import CourseError, LearnerError
from autograder.gradebook import expected, read
from tests.autograder.nbcourse import replace, solved


def id_of(cell):
    return cell.metadata.get("nbgrader", {}).get("grade_id", "")


def other_topic(notebook):
    for cell in notebook.cells:
        if "nbgrader" in cell.metadata:
            cell.metadata.nbgrader.grade_id = "other-" + id_of(cell)


def test_another_notebook_under_the_right_name_is_refused(tiny):
    path = tiny.hand_in("ada", other_topic)
    with pytest.raises(LearnerError, match="this is another notebook") as caught:
        tiny.read("ada")
    assert caught.value.where == path
    assert caught.value.todo
    assert caught.value.exit_code == 1


NEWER = json.dumps({"nbformat": 5, "nbformat_minor": 0, "metadata": {}, "cells": []})
NO_CELLS = json.dumps({"nbformat": 4, "nbformat_minor": 5, "metadata": {}})
ODD_CELL = json.dumps({"nbformat": 4, "nbformat_minor": 4, "metadata": {}, "cells": [{"cell_type": "code"}]})


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "the file is empty"),
        (b" \n", "the file is empty"),
        (b"print('hello')", "not a notebook"),
        (b"[1, 2]", "not a notebook"),
        (b"\xff\xfe\x00", "cannot be read"),
        (b"[" * 200_000, "not a notebook"),
        (NEWER.encode(), "not a notebook"),
        (NO_CELLS.encode(), "not a notebook"),
        (ODD_CELL.encode(), "not a notebook"),
        (b" " * (20 * 2**20 + 1), "more than 20 MB"),
    ],
)
def test_files_that_are_no_notebook_are_refused(tiny, content, words):
    path = tiny.hand_in("ada")
    path.write_bytes(content)
    with pytest.raises(LearnerError, match=words) as caught:
        tiny.read("ada")
    assert caught.value.where == path


def test_a_file_without_permission_is_refused(tiny):
    path = tiny.hand_in("ada")
    path.chmod(0)
    user = os.geteuid()
    if user == 0:  # root may read everything: be somebody else for a moment
        for folder in path.parents[:-1]:
            folder.chmod(0o755)
        os.seteuid(65534)
    try:
        with pytest.raises(LearnerError, match="Permission denied"):
            tiny.read("ada")
    finally:
        os.seteuid(user)


def test_a_folder_in_the_place_of_the_notebook_is_refused(tiny):
    path = tiny.hand_in("ada")
    path.unlink()
    path.mkdir()
    with pytest.raises(LearnerError, match="cannot be read"):
        tiny.read("ada")


def test_a_notebook_under_another_name_is_missing_and_the_names_there_are_said(tiny):
    path = tiny.hand_in("ada")
    path.rename(path.with_name("shapes (1).ipynb"))
    with pytest.raises(LearnerError, match=r"missing \(there: shapes \(1\)\.ipynb\)") as caught:
        tiny.read("ada")
    assert caught.value.where == path


def test_a_link_out_of_the_submission_is_refused_and_one_inside_is_not(tiny, tmp_path):
    path = tiny.hand_in("ada")
    (path.parent / "again.txt").symlink_to("timestamp.txt")
    assert tiny.read("ada").student == "ada"
    (path.parent / "secret").symlink_to(tmp_path)
    with pytest.raises(LearnerError, match="link leads out") as caught:
        tiny.read("ada")
    assert caught.value.where == path.parent / "secret"


def test_a_notebook_that_is_a_link_or_a_pipe_is_refused(tiny):
    other = tiny.hand_in("bob")
    path = tiny.hand_in("ada")
    path.unlink()
    path.symlink_to(other)
    with pytest.raises(LearnerError, match="link leads out"):
        tiny.read("ada")
    path.unlink()
    os.mkfifo(path)
    with pytest.raises(LearnerError, match="neither a file nor a folder"):
        tiny.read("ada")


@pytest.mark.parametrize("text", ["yesterday", "2026-13-45", "9" * 400, "\x00"])
def test_a_time_stamp_that_is_no_time_is_refused(tiny, text):
    path = tiny.hand_in("ada", at=text)
    with pytest.raises(LearnerError, match="not a time") as caught:
        tiny.read("ada")
    assert caught.value.where == path.parent / "timestamp.txt"


def test_the_time_is_the_time_stamp_in_utc_or_else_the_files(tiny):
    tiny.hand_in("ada", at="2026-03-01 11:00:00 CET")
    assert tiny.read("ada").timestamp == datetime(2026, 3, 1, 10, tzinfo=UTC)
    path = tiny.hand_in("bob", at="")
    os.utime(path, (86_400, 86_400))
    assert tiny.read("bob").timestamp == datetime(1970, 1, 2, tzinfo=UTC)


def test_a_name_that_nbgrader_takes_for_a_pattern_is_refused(tiny):
    tiny.hand_in("ada*", solved)
    with pytest.raises(LearnerError, match="cannot grade names with"):
        tiny.read("ada*")


def test_one_bad_submission_does_not_stop_the_others(tiny):
    tiny.hand_in("ada", other_topic)
    tiny.hand_in("bob", solved)
    (tiny.hand_in("eve")).write_text("{}")
    known, done, refused = expected(tiny.course, "shapes"), [], []
    for student, assignment in tiny.course.submissions():
        try:
            done += [handin.student for handin in read(tiny.course, student, assignment, known)]
        except LearnerError:
            refused.append(student)
    assert (done, refused) == (["bob"], ["ada", "eve"])


def test_an_assignment_that_was_never_generated_is_the_courses_error(tiny):
    with pytest.raises(CourseError, match="knows no assignment 'colours'"):
        expected(tiny.course, "colours")


def test_the_instructors_tests_and_points_come_back_and_outputs_are_cleared(tiny):
    def cheat(notebook):
        replace(notebook, area_basics="pass", area_edges="pass", setup="import this")
        for cell in notebook.cells:
            if id_of(cell) == "area-basics":
                cell.metadata.nbgrader.points = 99
                cell.outputs = [nbformat.v4.new_output("execute_result", {"text/plain": "2"})]

    tiny.hand_in("ada", cheat)
    handin = tiny.read("ada")
    assert [(code.name, code.graded) for code in handin.cells] == [
        ("setup", False),
        ("area", False),
        ("area-basics", True),
        ("area-edges", True),
    ]
    assert handin.cells[0].source == "import math"
    assert "area(4, 5)" in handin.cells[2].source
    assert dict(handin.points) == {"area-basics": 2, "area-edges": 1}
    assert handin.python
    assert all(not cell.outputs for cell in handin.node.cells if cell.cell_type == "code")


def test_own_cells_of_the_learner_are_run_under_a_name_no_grade_id_can_have(tiny):
    tiny.hand_in("ada", lambda notebook: notebook.cells.insert(1, nbformat.v4.new_code_cell("mine = 1")))
    assert tiny.read("ada").cells[0].name == "cell:1"


def test_the_digest_names_what_the_learner_wrote_and_not_prose_or_the_instructors_cells(tiny):
    tiny.hand_in("ada", solved)
    tiny.hand_in("bob", lambda notebook: (solved(notebook), replace(notebook, reflection="no", area_basics="pass")))
    tiny.hand_in("eve", lambda notebook: replace(notebook, area="area = max"))
    ada, bob, eve = (tiny.read(name).digest for name in ("ada", "bob", "eve"))
    assert ada == bob != eve


def raw(edit):
    """An edit of the file's JSON, which nbformat would not write."""

    def change(path):
        data = json.loads(path.read_text())
        edit(data)
        path.write_text(json.dumps(data))

    return change


def spoil_cells(**fields):
    return raw(lambda data: [cell.update(fields) for cell in data["cells"]])


def spoil_metadata(**fields):
    return raw(lambda data: [cell["metadata"].update(fields) for cell in data["cells"]])


@pytest.mark.parametrize(
    "change",
    [
        spoil_cells(outputs="none", execution_count="x"),
        spoil_cells(id="the same"),
        spoil_cells(id=None),
        spoil_cells(attachments={"a.png": 7}),
        spoil_metadata(tags="x", collapsed=7, scrolled=[], deletable="no", editable={}, name=None, jupyter=1),
        raw(lambda data: data.update(metadata={"kernelspec": 3, "language_info": [], "authors": "me"})),
        raw(lambda data: data.update(nbformat_minor=2)),
        raw(lambda data: data["cells"][0].update(metadata=["x"], source=["# A", " title"])),
        raw(lambda data: data["cells"][0].update(source="half a letter \ud83d", metadata={"x": "\udc00"})),
        raw(lambda data: [cell["metadata"].get("nbgrader", {}).update(schema_version=1) for cell in data["cells"]]),
        raw(lambda data: [cell["metadata"].get("nbgrader", {}).update(more="keys") for cell in data["cells"]]),
    ],
)
def test_what_is_wrong_beside_the_answers_does_not_matter(tiny, change):
    change(tiny.hand_in("ada", solved))
    tiny.record("ada")
    assert tiny.scores("ada") == {"area-basics": (2, False), "area-edges": (1, False), "reflection": (None, True)}
    written = tiny.course.folder("autograded", "shapes", "ada") / "shapes.ipynb"
    nbformat.validate(nbformat.read(written, as_version=4))


def test_an_old_notebook_format_is_brought_up_to_date(tiny):
    path = tiny.hand_in("ada", solved)
    notebook = json.loads(path.read_text())
    notebook["nbformat_minor"] = 2
    for cell in notebook["cells"]:
        del cell["id"]
    path.write_text(json.dumps(notebook))
    assert len(tiny.read("ada").cells) == 4


def test_nothing_in_submitted_is_changed_by_reading(tiny):
    path = tiny.hand_in("ada", solved)
    before = {p: (p.read_bytes(), p.stat().st_mtime_ns) for p in path.parent.iterdir()}
    tiny.read("ada")
    assert before == {p: (p.read_bytes(), p.stat().st_mtime_ns) for p in path.parent.iterdir()}
