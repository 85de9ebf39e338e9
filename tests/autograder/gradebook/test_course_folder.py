import os
from pathlib import Path

import pytest

from autograder.errors import CourseError
from autograder.gradebook import open_course
from tests.autograder.nbcourse import shapes, write


@pytest.fixture
def folder(tmp_path, home):
    """A course that nobody configured."""
    write(tmp_path / "course" / "source" / "shapes" / "shapes.ipynb", shapes())
    return tmp_path / "course"


def configure(folder: Path, *lines: str) -> None:
    (folder / "nbgrader_config.py").write_text("\n".join(["c = get_config()", *lines]))


def test_a_course_without_configuration_has_nbgraders_defaults(folder):
    course = open_course(folder)
    assert (course.root, course.id, course.sources()) == (folder, "", ("shapes",))
    assert course.db_url == f"sqlite:///{folder}/gradebook.db"
    assert course.folder("submitted", "shapes", "ada") == folder / "submitted" / "ada" / "shapes"
    assert course.limits.cell_seconds == 30


def test_the_courses_own_configuration_counts_wherever_we_are(folder, tmp_path, monkeypatch):
    configure(
        folder,
        "c.CourseDirectory.course_id = 'geo101'",
        "c.CourseDirectory.directory_structure = 'work/{nbgrader_step}/{assignment_id}/{student_id}'",
        "c.CourseDirectory.submitted_directory = 'in'",
        "c.CourseDirectory.db_url = 'sqlite:///grades/all.db'",
        "c.Execute.timeout = 300",
    )
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "nbgrader_config.py").write_text("c = get_config()\nc.CourseDirectory.course_id = 'no'")
    monkeypatch.chdir(tmp_path / "elsewhere")
    (folder / "work/in/shapes/ada").mkdir(parents=True)
    course = open_course(folder)
    assert course.id == "geo101"
    assert course.limits.cell_seconds == 300
    assert course.limits.notebook_seconds == 6000
    assert course.db_url == f"sqlite:///{folder}/grades/all.db"
    assert course.submissions() == (("ada", "shapes"),)
    assert Path.cwd() == tmp_path / "elsewhere"


def test_the_users_own_settings_count_except_for_the_root_of_another_course(folder, home, monkeypatch):
    settings = Path(os.environ["JUPYTER_CONFIG_DIR"])
    settings.mkdir()
    (settings / "nbgrader_config.py").write_text(
        "c = get_config()\nc.CourseDirectory.root = '/another/course'\nc.Execute.timeout = 77\n"
    )
    course = open_course(folder)
    assert course.root == folder
    assert course.limits.cell_seconds == 77


def test_a_root_named_by_the_courses_own_configuration_counts(folder):
    (folder / "inner" / "source").mkdir(parents=True)
    configure(folder, "import os", "c.CourseDirectory.root = os.path.join(os.path.dirname(__file__), 'inner')")
    assert open_course(folder).root == folder / "inner"


def test_modules_that_the_course_brings_are_found_but_replace_none_of_ours(folder):
    (folder / "late_days_of_course.py").write_text("DAYS = 3")
    (folder / "colorsys.py").write_text("raise RuntimeError('not this one')")
    configure(folder, "import colorsys, late_days_of_course", "c.Execute.timeout = late_days_of_course.DAYS")
    assert open_course(folder).limits.cell_seconds == 3


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        (["def broken("], "SyntaxError"),
        (["import no_such_module"], "No module named 'no_such_module'"),
        (["c.CourseDirectory.course_id = 7"], "course_id"),
    ],
)
def test_a_configuration_that_cannot_be_read_is_the_courses_error(folder, lines, words, capfd):
    configure(folder, *lines)
    with pytest.raises(CourseError, match=words) as caught:
        open_course(folder)
    assert caught.value.exit_code == 2
    assert caught.value.where == folder / "nbgrader_config.py"
    assert capfd.readouterr() == ("", "")


def test_a_missing_folder_and_one_that_is_no_course_are_told_apart(tmp_path, home):
    with pytest.raises(CourseError, match="no such folder"):
        open_course(tmp_path / "nowhere")
    with pytest.raises(CourseError, match="neither source/ nor submitted/"):
        open_course(tmp_path)


def test_submissions_are_folders_of_students_who_are_not_excluded(folder):
    configure(folder, "c.CourseDirectory.student_id_exclude = 'teacher'")
    for name in ("ada/shapes", "bob/shapes", "bob/colours", "teacher/shapes", "c[1]/shapes", "bob/.ipynb_checkpoints"):
        (folder / "submitted" / name).mkdir(parents=True)
    (folder / "submitted" / "notes.txt").write_text("")
    course = open_course(folder)
    assert course.submissions() == (("ada", "shapes"), ("bob", "colours"), ("bob", "shapes"), ("c[1]", "shapes"))
    assert course.submissions("shapes", "c[1]") == (("c[1]", "shapes"),)
    assert course.submissions("shapes", "nobody") == ()


def test_looking_at_a_course_makes_no_gradebook_and_leaves_the_home_alone(folder, home):
    course = open_course(folder)
    assert (course.has_gradebook(), course.assignments()) == (False, ())
    assert [path.name for path in folder.iterdir()] == ["source"]
    assert list(home.iterdir()) == []


def test_a_gradebook_that_is_none_is_the_courses_error(tiny):
    (tiny.root / "gradebook.db").write_text("this is not a database, although it is long enough for a header " * 9)
    with pytest.raises(CourseError, match="not a database") as caught:
        tiny.course.assignments()
    assert "gradebook.db" in str(caught.value.where)


def test_a_database_that_cannot_be_opened_is_the_courses_error(tiny):
    tiny.course.directory.db_url = "sqlite:////nowhere/at/all.db"
    with pytest.raises(CourseError, match="unable to open database"), tiny.course.connect():
        pass
