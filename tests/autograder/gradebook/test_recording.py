import shutil
from itertools import pairwise

import nbformat
import pytest

from autograder.errors import InternalError, LearnerError
from autograder.gradebook import Judged, expected, generate, gradings, open_course, read, record
from autograder.records import CellResult
from tests.autograder.nbcourse import replace, shapes, solved, write

FAILED = CellResult(
    name="area-edges",
    outcome="failed",
    message="area(0, 5) is not 0",
    outputs=(
        {"output_type": "stream", "name": "stderr", "text": "a warning"},
        {"output_type": "error", "ename": "AssertionError", "evalue": "area(0, 5)", "traceback": ["here"]},
    ),
)


def result(name, outcome="passed", *outputs):
    return CellResult(name=name, outcome=outcome, outputs=outputs)


def stderr(text):
    return {"output_type": "stream", "name": "stderr", "text": text}


def value(text):
    return {"output_type": "execute_result", "data": {"text/plain": text}, "metadata": {}, "execution_count": 1}


def graded_notebook(tiny, student):
    return nbformat.read(tiny.course.folder("autograded", "shapes", student) / "shapes.ipynb", as_version=4)


def outputs(tiny, student, name):
    cells = graded_notebook(tiny, student).cells
    return next(c for c in cells if c.metadata.get("nbgrader", {}).get("grade_id") == name).outputs


def test_scores_and_the_autograded_notebook_are_written_as_nbgrader_does(tiny, capfd):
    tiny.hand_in("ada", solved)
    tiny.record("ada", area_edges=FAILED)
    assert tiny.scores("ada") == {"area-basics": (2, False), "area-edges": (0, False), "reflection": (None, True)}
    folder = tiny.course.folder("autograded", "shapes", "ada")
    assert sorted(path.name for path in folder.iterdir()) == ["shapes.ipynb", "timestamp.txt"]
    assert (folder / "shapes.ipynb").stat().st_mode & 0o777 == 0o444
    assert [out.output_type for out in outputs(tiny, "ada", "area-edges")] == ["stream", "error"]
    assert capfd.readouterr() == ("", "")
    assert not list(tiny.root.glob("autograded.new*"))


def test_an_answer_that_was_not_given_scores_zero_by_nbgraders_rule(tiny):
    tiny.hand_in("ada")
    tiny.record("ada", area_basics="failed", area_edges="skipped")
    assert tiny.scores("ada") == {"area-basics": (0, False), "area-edges": (0, False), "reflection": (0, False)}


def test_warnings_and_last_expressions_cost_nothing_and_stay_visible(tiny):
    tiny.hand_in("ada", solved)
    tiny.record(
        "ada",
        area_basics=result("area-basics", "passed", stderr("SyntaxWarning"), value("True")),
        area_edges=result("area-edges", "passed", value("array([0.])")),
    )
    assert [score for score, _ in tiny.scores("ada").values()][:2] == [2, 1]
    stream, shown = outputs(tiny, "ada", "area-basics")
    assert (stream.name, stream.text, shown.output_type) == ("stdout", "SyntaxWarning", "display_data")


def test_partial_credit_is_kept_as_nbgrader_keeps_it(tiny):
    tiny.hand_in("ada", solved)
    tiny.record("ada", area_basics=result("area-basics", "passed", value("0.5")))
    assert tiny.scores("ada")["area-basics"] == (0.5, False)
    assert outputs(tiny, "ada", "area-basics")[0].output_type == "execute_result"


def test_what_the_grader_could_not_decide_gives_no_score_and_asks_for_a_person(tiny):
    tiny.hand_in("ada", solved)
    tiny.record("ada", area_basics="broken")
    assert tiny.scores("ada")["area-basics"] == (None, True)
    assert outputs(tiny, "ada", "area-basics")[0].ename == "GraderError"


def test_our_own_failure_takes_no_score_away_that_this_submission_had(tiny):
    tiny.hand_in("ada", solved)
    tiny.record("ada")
    tiny.record("ada", area_basics="broken")
    assert tiny.scores("ada")["area-basics"] == (2, True)
    tiny.hand_in("ada", solved, at="2026-03-02 12:00:00 UTC")
    tiny.record("ada", area_basics="broken")
    assert tiny.scores("ada")["area-basics"] == (None, True)


def test_a_later_submission_replaces_the_grades_and_no_row_is_doubled(tiny):
    tiny.hand_in("ada", solved)
    tiny.record("ada")
    tiny.hand_in("ada", at="2026-03-02 12:00:00 UTC")
    tiny.record("ada", area_basics="failed", area_edges="failed")
    assert tiny.scores("ada") == {"area-basics": (0, False), "area-edges": (0, False), "reflection": (0, False)}
    assert (tiny.course.folder("autograded", "shapes", "ada") / "timestamp.txt").read_text().startswith("2026-03-02")
    with tiny.course.gradebook() as gradebook:
        assert len(gradebook.assignment_submissions("shapes")) == 1


def test_a_test_that_was_deleted_is_put_back_and_counts(tiny):
    tiny.hand_in("ada", lambda notebook: (solved(notebook), notebook.cells.pop(4)))
    tiny.record("ada", area_edges="failed")
    assert tiny.scores("ada")["area-edges"] == (0, False)
    assert outputs(tiny, "ada", "area-edges")[0].output_type == "error"


def test_a_persons_score_survives_and_is_to_be_looked_at_again(tiny):
    tiny.hand_in("ada", solved)
    tiny.record("ada")
    with tiny.course.gradebook() as gradebook:
        grade = gradebook.find_grade("reflection", "shapes", "shapes", "ada")
        grade.manual_score, grade.needs_manual_grade = 4, False
        gradebook.db.commit()
    tiny.record("ada")
    with tiny.course.gradebook() as gradebook:
        grade = gradebook.find_grade("reflection", "shapes", "shapes", "ada")
        assert (grade.manual_score, grade.score, grade.needs_manual_grade) == (4, 4, True)


def test_a_submission_that_changed_meanwhile_is_not_recorded(tiny):
    tiny.hand_in("ada")
    judged = tiny.judged("ada")
    tiny.hand_in("ada", solved, at="2026-03-02 12:00:00 UTC")
    with pytest.raises(LearnerError, match="handed in again while"):
        record(tiny.course, [judged])
    assert not tiny.course.folder("autograded", "shapes", "ada").exists()


FAILING_STEP = """
from nbgrader.preprocessors import NbGraderPreprocessor
class Fails(NbGraderPreprocessor):
    def preprocess(self, nb, resources):
        if resources['nbgrader']['student'] == 'ada':
            raise RuntimeError('no luck')
        return nb, resources
"""


def test_where_nbgrader_fails_the_former_grades_and_notebook_stay_and_others_go_on(tiny):
    tiny.hand_in("ada", solved)
    tiny.hand_in("bob", solved)
    tiny.record("ada")
    before, scores = graded_notebook(tiny, "ada"), tiny.scores("ada")
    (tiny.root / "failing_step.py").write_text(FAILING_STEP)
    (tiny.root / "nbgrader_config.py").write_text(
        "c = get_config()\nc.Autograde.autograde_preprocessors = ['nbgrader.preprocessors.Execute',"
        "'failing_step.Fails', 'nbgrader.preprocessors.SaveAutoGrades']\n"
    )
    tiny.course = open_course(tiny.root)
    with pytest.raises(InternalError, match="no luck"):
        tiny.record("ada", area_basics="failed")
    tiny.record("bob")
    assert (graded_notebook(tiny, "ada"), tiny.scores("ada")) == (before, scores)
    assert tiny.scores("bob")["area-basics"] == (2, False)
    assert not list(tiny.root.glob("autograded.new*"))


def test_leftovers_of_a_run_that_was_killed_do_no_harm(tiny):
    tiny.hand_in("ada", solved)
    write(tiny.root / "autograded.new" / "ada" / "shapes" / "old.ipynb", nbformat.v4.new_notebook())
    tiny.record("ada")
    names = [path.name for path in tiny.course.folder("autograded", "shapes", "ada").iterdir()]
    assert sorted(names) == ["shapes.ipynb", "timestamp.txt"]


def graded_from(tiny, student):
    return gradings(tiny.course).get((student, "shapes"))


def test_what_was_graded_already_is_known_by_its_content(tiny):
    path = tiny.hand_in("ada", solved)
    assert gradings(tiny.course) == {}
    tiny.record("ada")
    assert graded_from(tiny, "ada") == tiny.mark("ada")
    path.touch()
    assert graded_from(tiny, "ada") == tiny.mark("ada")  # the same content at another time
    assert graded_from(tiny, "ada") != tiny.mark("ada", judge="in-process")
    tiny.hand_in("ada", solved, at="2026-03-02 12:00:00 UTC")  # it may be late now
    assert graded_from(tiny, "ada") != tiny.mark("ada")


def test_data_of_either_side_and_a_source_that_was_generated_anew_change_what_is_graded(tiny):
    path = tiny.hand_in("ada", solved)
    marks = [tiny.mark("ada")]
    for folder in (path.parent, tiny.root / "source" / "shapes"):
        (folder / "sides.csv").write_text("1,2")
        marks.append(tiny.mark("ada"))
    replace(notebook := shapes(), area_edges="assert area(0, 5) == 0")
    write(tiny.root / "source" / "shapes" / "shapes.ipynb", notebook)
    generate(tiny.course, "shapes")
    marks.append(tiny.mark("ada"))
    assert [a.data == b.data for a, b in pairwise(marks)] == [False, False, True]
    assert [a.source == b.source for a, b in pairwise(marks)] == [True, True, False]


@pytest.mark.parametrize("gone", ["autograded", "gradebook"])
def test_a_grading_whose_folder_or_rows_are_gone_does_not_count(tiny, gone):
    tiny.hand_in("ada", solved)
    tiny.record("ada")
    if gone == "autograded":
        shutil.rmtree(tiny.course.folder("autograded", "shapes", "ada"))
    else:
        with tiny.course.gradebook() as gradebook:
            gradebook.remove_submission("shapes", "ada")
    assert graded_from(tiny, "ada") is None


def test_late_penalties_of_the_course_are_applied(tiny):
    (tiny.root / "late_rule.py").write_text(
        "from nbgrader.plugins import LateSubmissionPlugin\n"
        "class Half(LateSubmissionPlugin):\n"
        "    def late_submission_penalty(self, student_id, score, total_seconds_late): return score / 2\n"
    )
    (tiny.root / "nbgrader_config.py").write_text(
        "c = get_config()\nc.AssignLatePenalties.plugin_class = 'late_rule.Half'\n"
    )
    tiny.course = open_course(tiny.root)
    with tiny.course.gradebook() as gradebook:
        gradebook.update_or_create_assignment("shapes", duedate="2026-01-01 00:00:00 UTC")
    tiny.hand_in("ada", solved)
    tiny.record("ada")
    with tiny.course.gradebook() as gradebook:
        notebook = gradebook.find_submission_notebook("shapes", "shapes", "ada")
        assert (notebook.score, notebook.late_submission_penalty) == (3, 1.5)


def test_data_of_the_assignment_lie_beside_the_autograded_notebook(tiny):
    (tiny.root / "source" / "shapes" / "sides.csv").write_text("1,2")
    path = tiny.hand_in("ada", solved)
    (path.parent / "sides.csv").write_text("9,9")
    (path.parent / "mine.txt").write_text("notes")
    tiny.record("ada")
    folder = tiny.course.folder("autograded", "shapes", "ada")
    assert (folder / "sides.csv").read_text() == "1,2"
    assert (folder / "mine.txt").read_text() == "notes"


def test_a_course_of_two_notebooks_scores_a_missing_one_zero(tiny):
    second = nbformat.read(tiny.root / "source" / "shapes" / "shapes.ipynb", as_version=4)
    write(tiny.root / "source" / "shapes" / "more.ipynb", second)
    generate(tiny.course, "shapes")
    tiny.hand_in("ada", solved)
    tiny.record("ada")
    with tiny.course.gradebook() as gradebook:
        missing = gradebook.find_submission_notebook("more", "shapes", "ada")
        assert {grade.auto_score for grade in missing.grades} == {0}
    assert tiny.scores("ada")["area-basics"] == (2, False)


@pytest.mark.slow
def test_a_notebook_of_another_language_is_run_by_nbgrader_itself(tiny):
    source = tiny.root / "source" / "shapes" / "shapes.ipynb"
    notebook = nbformat.read(source, as_version=4)
    notebook.metadata.kernelspec.language = "R"  # run by the Python kernel nevertheless, there is no other here
    nbformat.write(notebook, source)
    generate(tiny.course, "shapes")
    tiny.hand_in("ada", lambda notebook: replace(notebook, area="def area(w, h):\n    return 6"))
    (handin,) = read(tiny.course, "ada", "shapes", expected(tiny.course, "shapes"))
    assert not handin.python
    record(tiny.course, [Judged(handin=handin, execution=None)])
    assert tiny.scores("ada")["area-basics"] == (0, False)
    assert outputs(tiny, "ada", "area-basics")[0].ename
