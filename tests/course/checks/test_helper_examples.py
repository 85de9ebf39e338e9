"""Every helper shows in its docstring how it is used; tests/test_doctests.py runs the examples."""

import doctest

import pytest

import course.checks


@pytest.mark.parametrize("name", [n for n in course.checks.__all__ if callable(getattr(course.checks, n))])
def test_every_helper_shows_how_it_passes_and_how_it_fails(name: str) -> None:
    helper = getattr(course.checks, name)
    examples = doctest.DocTestFinder(recurse=False).find(helper, name)[0].examples
    if name in ("CheckFailed", "Spy", "base_seed"):
        assert helper.__doc__
        return
    assert any(e.exc_msg is None for e in examples)
    assert name in ("fresh", "spy") or any(e.exc_msg for e in examples)
