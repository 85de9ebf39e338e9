"""Steps that a course adds to nbgrader's two lists still run, in their order and at their place."""

import nbformat
import pytest

from autograder.errors import LearnerError
from autograder.gradebook import open_course, record
from tests.autograder.nbcourse import replace, solved

MODULE = """
from pathlib import Path
from nbgrader.api import Gradebook
from nbgrader.preprocessors import NbGraderPreprocessor, AssignLatePenalties

def note(text):
    with Path({path!r}).open('a') as file:
        file.write(text + '\\n')

class Early(NbGraderPreprocessor):
    def preprocess(self, nb, resources):
        note('early ' + nb.cells[3].source.splitlines()[0])
        return nb, resources

class Late(NbGraderPreprocessor):
    def preprocess(self, nb, resources):
        if 'refuse me' in nb.cells[2].source:
            raise ValueError('as asked')
        note('late ' + str('area(4, 5)' in nb.cells[3].source))
        return nb, resources

class Stamp(NbGraderPreprocessor):
    def preprocess(self, nb, resources):
        note('stamp ' + str(len(nb.cells[3].outputs)))
        nb.metadata['stamp'] = resources['nbgrader']['student']
        return nb, resources

class Penalty(NbGraderPreprocessor):
    def preprocess(self, nb, resources):
        where = resources['nbgrader']
        with Gradebook(where['db_url']) as book:
            part = book.find_submission_notebook(where['notebook'], where['assignment'], where['student'])
            note('score ' + str(part.score))
            part.late_submission_penalty = 1
            book.db.commit()
        return nb, resources

def before(assignment, student, notebooks): note('before ' + assignment + ' ' + student)
def after(assignment, student, notebooks): note('after ' + str(len(notebooks)))
"""
STOCK = [
    f"nbgrader.preprocessors.{n}" for n in ("ClearOutput", "DeduplicateIds", "OverwriteKernelspec", "OverwriteCells")
]


def configure(tiny, *lines):
    notes = tiny.root / "notes.txt"
    notes.write_text("")
    (tiny.root / "steps_of_course.py").write_text(MODULE.format(path=str(notes)))
    (tiny.root / "nbgrader_config.py").write_text("\n".join(["c = get_config()", *lines]))
    tiny.course = open_course(tiny.root)
    return lambda: notes.read_text().splitlines()


@pytest.fixture(autouse=True)
def forget(monkeypatch):
    import sys

    yield
    sys.modules.pop("steps_of_course", None)


def test_steps_before_and_after_the_sanitizing_see_what_nbgrader_would_show_them(tiny):
    steps = ["steps_of_course.Early", *STOCK, "steps_of_course.Late"]
    notes = configure(tiny, f"c.Autograde.sanitize_preprocessors = {steps}")
    tiny.hand_in("ada", lambda notebook: (solved(notebook), replace(notebook, area_basics="pass")))
    tiny.read("ada")
    assert notes() == ["early pass", "late True"]


def test_a_step_that_refuses_a_submission_is_told_and_nothing_else_fails(tiny):
    configure(tiny, f"c.Autograde.sanitize_preprocessors = {[*STOCK, 'steps_of_course.Late']}")
    tiny.hand_in("ada", lambda notebook: replace(notebook, area="refuse me"))
    tiny.hand_in("bob", solved)
    with pytest.raises(LearnerError, match="as asked"):
        tiny.read("ada")
    assert tiny.read("bob").student == "bob"


def test_steps_before_the_grades_change_the_notebook_and_those_after_find_the_grades(tiny):
    steps = ["Execute", "SaveAutoGrades", "AssignLatePenalties", "CheckCellMetadata"]
    listed = [f"nbgrader.preprocessors.{step}" for step in steps]
    listed[1:1] = ["steps_of_course.Stamp"]
    notes = configure(
        tiny,
        f"c.Autograde.autograde_preprocessors = {[*listed, 'steps_of_course.Penalty']}",
        "c.Autograde.pre_convert_hook = 'steps_of_course.before'",
        "c.Autograde.post_convert_hook = 'steps_of_course.after'",
    )
    tiny.hand_in("ada", solved)
    tiny.record("ada", area_basics="failed")
    assert notes() == ["before shapes ada", "stamp 1", "score 1.0", "after 1"]
    path = tiny.course.folder("autograded", "shapes", "ada") / "shapes.ipynb"
    assert nbformat.read(path, as_version=4).metadata.stamp == "ada"
    with tiny.course.gradebook() as book:
        assert book.find_submission_notebook("shapes", "shapes", "ada").late_submission_penalty == 1


def test_a_student_nobody_entered_is_refused_where_the_course_says_so(tiny):
    from autograder.errors import CourseError

    configure(tiny, "c.Autograde.create_student = False")
    tiny.hand_in("ada", solved)
    with pytest.raises(CourseError, match="nbgrader db student add ada"):
        tiny.record("ada")
    with tiny.course.gradebook() as book:
        assert book.students == []
        book.add_student("ada")
    tiny.record("ada")
    assert tiny.scores("ada")["area-basics"] == (2, False)


def test_the_files_have_the_modes_that_the_course_asks_for(tiny):
    configure(tiny, "c.CourseDirectory.groupshared = True")
    tiny.hand_in("ada", solved)
    tiny.record("ada")
    folder = tiny.course.folder("autograded", "shapes", "ada")
    assert (folder / "shapes.ipynb").stat().st_mode & 0o777 == 0o664
    assert folder.stat().st_mode & 0o2770 == 0o2770
    assert (tiny.root / "autograded").stat().st_mode & 0o2770 == 0o2770


def test_what_another_grader_recorded_meanwhile_is_left_alone(tiny):
    tiny.hand_in("ada", solved)
    tiny.record("ada")
    other = tiny.judged("ada", area_basics="failed")
    assert record(tiny.course, [other], mark=tiny.mark("ada")).elsewhere
    assert tiny.scores("ada")["area-basics"] == (2, False)
    assert record(tiny.course, [other], mark=tiny.mark("ada"), force=True).changes[0].new == 0
