from autograder.gradebook import open_course, workspace
from tests.autograder.nbcourse import solved


def test_an_assignment_without_data_needs_no_folder(tiny, tmp_path):
    tiny.hand_in("ada", solved)
    assert workspace(tiny.course, tiny.read("ada"), tmp_path / "scratch") is None


def test_the_instructors_data_are_used_where_they_lie(tiny, tmp_path):
    source = tiny.root / "source" / "shapes"
    (source / "sides.csv").write_text("1,2")
    path = tiny.hand_in("ada", solved)
    (path.parent / "sides.csv").write_text("9,9")
    assert workspace(tiny.course, tiny.read("ada"), tmp_path / "scratch") == source
    assert not (tmp_path / "scratch").exists()


def test_files_of_the_student_are_added_but_replace_none_of_the_instructors(tiny, tmp_path):
    source = tiny.root / "source" / "shapes"
    (source / "data").mkdir()
    (source / "data" / "sides.csv").write_text("1,2")
    path = tiny.hand_in("ada", solved)
    (path.parent / "helper.py").write_text("x = 1")
    (path.parent / "data").mkdir()
    (path.parent / "data" / "sides.csv").write_text("9,9")
    folder = workspace(tiny.course, tiny.read("ada"), tmp_path / "scratch")
    files = {str(p.relative_to(folder)): p.read_text() for p in folder.rglob("*") if p.is_file()}
    assert files == {"data/sides.csv": "1,2", "helper.py": "x = 1"}


def test_files_that_the_course_lets_students_change_stay_theirs(tiny, tmp_path):
    (tiny.root / "nbgrader_config.py").write_text(
        "c = get_config()\nc.Autograde.exclude_overwriting = {'shapes': ['helper.py']}\n"
    )
    tiny.course = open_course(tiny.root)
    (tiny.root / "source" / "shapes" / "helper.py").write_text("x = 0")
    path = tiny.hand_in("ada", solved)
    (path.parent / "helper.py").write_text("x = 1")
    folder = workspace(tiny.course, tiny.read("ada"), tmp_path / "scratch")
    assert (folder / "helper.py").read_text() == "x = 1"
