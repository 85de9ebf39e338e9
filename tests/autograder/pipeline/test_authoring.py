"""From an author's text to a topic that may be released, on a copy of a real topic."""

import shutil

import pytest

from autograder.config import Paths
from autograder.errors import AuthorError, CourseError
from autograder.pipeline import authoring

REAL = Paths.find()


@pytest.fixture
def paths(tmp_path):
    """A checkout with one topic."""
    shutil.copy(REAL.root / "nbgrader_config.py", tmp_path)
    shutil.copytree(REAL.source / "arrays", tmp_path / "source" / "arrays")
    shutil.copy(REAL.text("arrays"), tmp_path / "source")
    shutil.copytree(REAL.answers / "arrays", tmp_path / "tests" / "answers" / "arrays")
    return Paths(tmp_path)


def edit(paths, old, new):
    text = paths.text("arrays").read_text(encoding="utf-8")
    assert old in text
    paths.text("arrays").write_text(text.replace(old, new), encoding="utf-8")


def quick(paths, engine, **options):
    ((_, problems),) = authoring.check(paths, engine, ["arrays"], quick=True, **options)
    return problems


def test_an_edited_text_makes_the_notebook_stale_until_it_is_built(paths, engine):
    edit(paths, "Nothing crashes;", "Nothing ever crashes;")
    assert [(problem.rule, problem.topic) for problem in quick(paths, engine)] == [("built", "arrays")]
    assert list(authoring.build(paths, engine, ["arrays"])) == [("arrays", True)]
    assert quick(paths, engine) == ()
    assert list(authoring.build(paths, engine, ["arrays"])) == [("arrays", False)]


def test_the_demo_builds_what_is_stale_before_it_checks(paths, engine):
    paths.notebook("arrays").unlink()
    assert [problem.rule for problem in quick(paths, engine)] == ["built"]
    assert quick(paths, engine, write=True) == ()
    assert paths.notebook("arrays").exists()


def test_a_reference_that_fails_is_not_built_and_nothing_is_written(paths, engine):
    before = paths.notebook("arrays").read_bytes()
    edit(paths, "return X - X.mean(axis=1, keepdims=True)\n    ### END", "return X\n    ### END")
    with pytest.raises(AuthorError, match=r"arrays\.py:\d+: the cell row_center-basics does not run") as refusal:
        list(authoring.build(paths, engine, ["arrays"]))
    assert "Nothing was written" in str(refusal.value)
    assert paths.notebook("arrays").read_bytes() == before


def test_only_topics_with_a_text_can_be_named(paths):
    assert authoring.published(paths, ["arrays"]) == ("arrays",)
    for name in ("supervised", "nonsense"):
        with pytest.raises(AuthorError, match=f"no such topic: '{name}'"):
            authoring.published(paths, [name])


def test_the_ledger_is_used_where_nothing_has_changed(paths, engine):
    shutil.copy(REAL.ledger, paths.ledger)
    told = []
    tallies = authoring.mutate(paths, engine, "arrays", tell=told.append)
    assert told == []
    assert len(tallies) == 8


def test_outside_a_checkout_the_author_is_told_where_to_go(tmp_path):
    with pytest.raises(CourseError, match="Change to the kit's checkout"):
        Paths.find(tmp_path)
