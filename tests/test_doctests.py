"""The examples in the docstrings are what people copy: all of them run."""

import doctest
import importlib

import pytest

from tests.test_layers import MODULES

WITH_EXAMPLES = [name for name, path in MODULES.items() if ">>>" in path.read_text(encoding="utf-8")]


@pytest.mark.parametrize("name", WITH_EXAMPLES)
def test_the_examples_of_a_module_run(name):
    result = doctest.testmod(importlib.import_module(name))
    assert (result.failed, result.attempted > 0) == (0, True)


def test_the_modules_with_examples_are_found():
    assert {"course.checks.closeness", "autograder.notebooks.names"} <= set(WITH_EXAMPLES)
