"""Answer banks are read whole, or refused with file and line."""

import pytest

from autograder.errors import AuthorError
from autograder.evidence import load_bank
from tests.autograder.evidence import toy


def test_answers_are_read_with_their_kind_name_and_source(tmp_path):
    bank = toy.bank(tmp_path)
    assert [(a.skill, a.kind, a.name, a.about) for a in bank.of("double", "wrong")] == [
        ("double", "wrong", "W1", "square")
    ]
    assert [a.name for a in bank.of("center", "right")] == ["loop", "average"]
    assert bank.of("double", "right")[0].source == "def double(x): return x + x\n"
    assert "def center(answer, rng)" in bank.probes


def test_an_empty_folder_is_an_empty_bank(tmp_path):
    bank = load_bank(tmp_path, "toy", ("double",))
    assert (bank.answers, bank.probes, bank.equivalent) == ((), "", frozenset())


@pytest.mark.parametrize(
    ("name", "text", "place", "says"),
    [
        ("right_halve.py", "# %% a\nx = 1\n", "", "neither right_<skill>.py nor wrong_<skill>.py of a skill of 'toy'"),
        ("maybe_double.py", "# %% a\nx = 1\n", "", "neither right_<skill>.py"),
        ("right_double.py", "def double(x): ...\n", "right_double.py: ", "no answer in this file"),
        ("right_double.py", "# %%\nx = 1\n", "right_double.py:1: ", "needs a name of its own"),
        (
            "right_double.py",
            "# %% a\nx = 1\n\n# %% a\nx = 2\n",
            "right_double.py:4: ",
            "the answer 'a' needs a name of its own",
        ),
        ("wrong_double.py", "# %% squares\nx = 1\n", "wrong_double.py:1: ", "is not `W1 what is wrong`"),
        ("wrong_double.py", "# %% W1\nx = 1\n", "wrong_double.py:1: ", "is not `W1 what is wrong`"),
        ("right_double.py", "# %% a\nx = 1\nx = = 2\n", "right_double.py:3: ", "this is not Python"),
        ("probes.py", "def double(answer, rng)\n", "probes.py:1: ", "this is not Python"),
        ("equivalent.toml", "[[mutant]\n", "equivalent.toml: ", ""),
        (
            "equivalent.toml",
            '[[mutant]]\nskill = "double"\nchange = "a"\n',
            "equivalent.toml: ",
            "a change and a reason",
        ),
        (
            "equivalent.toml",
            '[[mutant]]\nskill = "halve"\nchange = "a"\nreason = "b"\n',
            "equivalent.toml: ",
            "is not a skill",
        ),
        (
            "equivalent.toml",
            '[[mutant]]\nskill = "double"\nchange = "a"\nreason = " "\n',
            "equivalent.toml: ",
            "a reason",
        ),
    ],
)
def test_a_bank_that_cannot_be_used_is_refused(tmp_path, name, text, place, says):
    (tmp_path / name).write_text(text)
    with pytest.raises(AuthorError) as refusal:
        load_bank(tmp_path, "toy", ("double",))
    assert place in str(refusal.value)
    assert says in str(refusal.value)
