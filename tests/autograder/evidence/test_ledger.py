"""The committed table of slow evidence: it comes back as it was, and knows when it is stale."""

import pytest

from autograder.config import course_package
from autograder.errors import AuthorError
from autograder.evidence import Row, Tally, foundations, key, read_ledger, write_ledger
from autograder.evidence.ledger import NUMBERS
from tests.autograder.evidence import toy

TALLY = Tally(
    skill="center", mutants=10, killed=7, equivalent=1, justified=1,
    survivors=("a & b  =>  a | b", 'x = "é"  =>  pass'), flakes=("two\nlines, and a comma",),
)  # fmt: skip


def test_what_is_written_comes_back(tmp_path):
    ledger = {("toy", name): Row.of("toy", TALLY, "k" * 16) for name in ("center",)}
    write_ledger(tmp_path / "mutation.csv", ledger)
    again = read_ledger(tmp_path / "mutation.csv")
    assert again == ledger
    assert again["toy", "center"].tally == TALLY


def test_the_order_of_rows_does_not_change_the_file(tmp_path):
    rows = [(("toy", name), Row.of("toy", Tally(skill=name, mutants=1, killed=1, equivalent=0, justified=0, survivors=()), "k"))
            for name in "ba"]  # fmt: skip
    write_ledger(tmp_path / "one", dict(rows))
    write_ledger(tmp_path / "two", dict(rows[::-1]))
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()


def test_no_file_is_an_empty_ledger(tmp_path):
    assert read_ledger(tmp_path / "mutation.csv") == {}


@pytest.mark.parametrize("damage", [("killed", "slain"), ("7", "seven"), ("[", "<")])
def test_a_damaged_file_is_refused_with_its_line(tmp_path, damage):
    path = tmp_path / "mutation.csv"
    write_ledger(path, {("toy", "center"): Row.of("toy", TALLY, "k")})
    path.write_text(path.read_text().replace(*damage))
    with pytest.raises(AuthorError, match=r"mutation\.csv:\d+: no such row"):
        read_ledger(path)
    assert "killed" in NUMBERS


def present_key(folder, *changes, checks="def close(): ...", **answers):
    (folder / "close.py").write_text(checks)
    _, (center, _) = toy.topic(folder, *changes)
    return key(center, toy.bank(folder, **answers), [folder / "close.py"])


SAME = {
    "a comment in the solution": [("    return x - x.mean()", "    return x - x.mean()  # centred")],
    "a docstring": [("The values minus their mean.", "Centre the values.")],
    "a comment in a tests cell": [("raises(ValueError", "# empty input\nraises(ValueError")],
    "another exercise": [("return 2 * x", "return x + x")],
}
STALE = {
    "the solution": [("x - x.mean()", "x - np.mean(x)")],
    "a tests cell": [("[1.0, 2.0, 6.0]", "[1.0, 2.0, 7.0]")],
    "a message": [("was not subtracted", "is not subtracted")],
    "the set-up": [("# %% readonly setup\nimport numpy as np", "# %% readonly setup\nimport numpy as np, math")],
}


@pytest.mark.parametrize(("change", "stale"), [(c, False) for c in SAME] + [(c, True) for c in STALE])
def test_code_makes_the_evidence_stale_and_comments_do_not(tmp_path, change, stale):
    before = present_key(tmp_path)
    assert (present_key(tmp_path, *(SAME | STALE)[change]) != before) is stale


@pytest.mark.parametrize(
    ("changes", "stale"),
    [
        ({"right_center": toy.BANK["right_center.py"].replace("len(x)", "x.size")}, True),
        ({"right_center": toy.BANK["right_center.py"].replace("# %% loop", "# %% for loop")}, False),
        ({"right_double": toy.BANK["right_double.py"].replace("x + x", "2 * x")}, False),
        ({"probes": toy.BANK["probes.py"].replace("0, 4", "0, 5")}, True),
        ({"probes": toy.BANK["probes.py"] + "\ndef double(answer, rng):\n    return answer.double(1)\n"}, False),
        ({"checks": "def close(): return 1"}, True),
        ({"checks": "def close(): ...  # to be written"}, False),
    ],
)
def test_answers_probes_and_checks_count_where_they_concern_the_exercise(tmp_path, changes, stale):
    assert (
        present_key(tmp_path, **changes)
        != present_key(tmp_path, **{k: toy.BANK.get(f"{k}.py", "def close(): ...") for k in changes})
    ) is stale


def test_a_justified_mutant_makes_it_stale(tmp_path):
    before = present_key(tmp_path)
    (tmp_path / "equivalent.toml").write_text('[[mutant]]\nskill = "center"\nchange = "a"\nreason = "b"\n')
    assert present_key(tmp_path) != before


def test_a_magic_in_the_set_up_is_no_obstacle(tmp_path):
    magic = (
        "import numpy as np\n\n# %% solution center",
        "import numpy as np\n# %matplotlib inline\n\n# %% solution center",
    )
    assert present_key(tmp_path, magic) != present_key(tmp_path)


def test_it_rests_on_the_checks_and_the_tables_that_it_imports_and_on_no_other(tmp_path):
    loads = ("import numpy as np\n\n# %% solution center", "from course.data import load_cars\n\n# %% solution center")
    _, (center, _) = toy.topic(tmp_path, loads)
    course = course_package()
    found = {path.relative_to(course).as_posix() for path in foundations(center, toy.bank(tmp_path), course)}
    assert found >= {"checks/closeness.py", "data/cars.py", "data/table.py"}
    assert not found & {"checks/estimators.py", "data/penguins.py", "data/__init__.py", "figures.py"}
