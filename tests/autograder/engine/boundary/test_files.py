"""Files go from the answer to the tests only as far as the reference needed it, and never where they could be code."""

import pickle
import subprocess
import sys
import types

import pytest

from autograder.engine.boundary import files
from autograder.engine.boundary.files import Exchange, Folder, Pinned, answered


@pytest.fixture(autouse=True)
def unhooked(monkeypatch):
    """Audit hooks stay for ever: none is to be left in the tests' own process."""
    monkeypatch.setattr(files, "_HOOK", types.SimpleNamespace(forbid=lambda: None))


@pytest.fixture
def sides(tmp_path):
    """The judge's folder and the learner's, each with the assignment's data."""
    found = []
    for side in ("judge", "learner"):
        work, temporary = tmp_path / side / "work", tmp_path / side / "tmp"
        work.mkdir(parents=True)
        temporary.mkdir()
        (work / "data.csv").write_text("n\n1\n")
        found.append(Folder(work, temporary))
    return found


@pytest.fixture
def exchange(sides):
    """The judge's exchange with the learner's folder, with these pins or while recording."""
    judge, learner = sides

    class Peer:
        def ask(self, verb, *args):
            return answered(learner, verb, args)

    return lambda pins=None: Exchange(Peer(), judge, set() if pins is None else pins, recording=pins is None)


def test_what_the_reference_wrote_is_pinned_and_taken(sides, exchange):
    judge, learner = sides
    (learner.roots["work"] / "out.csv").write_text("1")
    recorded = exchange()
    recorded.after()
    assert (judge.roots["work"] / "out.csv").read_text() == "1"
    assert recorded.gate.pins == {"file work/out.csv"}


def test_a_file_that_the_reference_did_not_write_is_not_taken(sides, exchange):
    judge, learner = sides
    (learner.roots["work"] / "data.csv").write_text("n\n9\n")
    (learner.roots["work"] / "more.csv").write_text("9")
    exchange({"file work/out.csv"}).after()
    assert (judge.roots["work"] / "data.csv").read_text() == "n\n1\n"
    assert not (judge.roots["work"] / "more.csv").exists()


@pytest.mark.parametrize("name", ["numpy.py", "numpy.so", "kept.pkl", "model.joblib", "x.PTH"])
def test_what_python_would_run_is_never_taken(sides, exchange, name):
    judge, learner = sides
    (learner.roots["tmp"] / name).write_bytes(b"1")
    recorded = exchange()
    recorded.after()
    assert not (judge.roots["tmp"] / name).exists()
    assert not recorded.gate.pins


def test_a_file_of_the_tests_is_handed_over_and_stays_theirs(sides, exchange):
    judge, learner = sides
    given = exchange({"files given", "files tmp"})
    (judge.roots["tmp"] / "expected.json").write_text("[1]")
    given.before()
    assert (learner.roots["tmp"] / "expected.json").read_text() == "[1]"
    (learner.roots["tmp"] / "expected.json").write_text("[2]")
    given.after()
    assert (judge.roots["tmp"] / "expected.json").read_text() == "[1]"


def test_nothing_is_given_where_the_reference_needed_nothing(sides, exchange):
    judge, learner = sides
    (judge.roots["work"] / "expected.json").write_text("[1]")
    exchange(set()).before()
    assert not (learner.roots["work"] / "expected.json").exists()


@pytest.mark.parametrize("path", ["work/../up", "work//etc/passwd", "home/x", "work/", "tmp", "work/a\0b"])
def test_a_path_outside_is_no_path(sides, path):
    with pytest.raises(ValueError, match="no path"):
        sides[0].place(path)


def test_a_removed_file_is_removed_on_the_other_side(sides, exchange):
    judge, learner = sides
    (learner.roots["work"] / "data.csv").unlink()
    exchange({"file work/data.csv"}).after()
    assert not (judge.roots["work"] / "data.csv").exists()


def test_a_link_is_not_followed_to_what_it_points_at(sides, exchange, tmp_path):
    judge, learner = sides
    (tmp_path / "secret").write_text("secret")
    (learner.roots["work"] / "out.csv").symlink_to(tmp_path / "secret")
    exchange().after()
    assert not (judge.roots["work"] / "out.csv").exists()


def test_a_reply_of_another_form_changes_nothing(sides):
    class Peer:
        def ask(self, *_):
            return ("", [("work/x", "text"), 3, ("work/y",), ("work/z", b"1", 2)])

    Exchange(Peer(), sides[0], set(), recording=True).after()
    assert sorted(path.name for path in sides[0].roots["work"].iterdir()) == ["data.csv"]


def test_after_a_file_was_taken_nothing_is_unpickled():
    script = (
        "import pickle, sys\nfrom autograder.engine.boundary import files\nfiles._HOOK.forbid()\n"
        "assert pickle.loads(bytes.fromhex(sys.argv[2])) == [1]\npickle.loads(bytes.fromhex(sys.argv[1]))"
    )
    code = [pickle.dumps(value).hex() for value in (print, [1])]
    ran = subprocess.run([sys.executable, "-c", script, *code], capture_output=True, text=True, check=False)
    assert "unpickles nothing" in ran.stderr


def test_pins_of_other_kinds_do_not_turn_the_exchange_on():
    assert not Pinned({"name f", "use .x"}, recording=False).on
    assert Pinned({"files given"}, recording=False).on
