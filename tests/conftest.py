"""Fixtures that several packages share."""

import os
import sys
from pathlib import Path

import pytest

from autograder.engine import Engine

sys.path.insert(0, str(Path(__file__).parent.parent))  # tests import each other's helpers as `tests.…`
CHROMIUM = "/usr/bin/chromium"


@pytest.fixture(scope="session")
def engine():
    """A real engine, warm for the whole session."""
    with Engine(workers=2) as engine:
        yield engine


@pytest.fixture(scope="session")
def unheld():
    """An engine without a sandbox: its cells may leave traces for a test to see."""
    with Engine(sandbox="none") as engine:
        yield engine


def pytest_collection_modifyitems(items):
    """Browser tests need Debian's chromium; in CI they may never be left out."""
    if Path(CHROMIUM).exists() or os.environ.get("CI"):
        return
    for item in items:
        if "browser" in item.keywords:
            item.add_marker(pytest.mark.skip(reason=f"left out: needs {CHROMIUM} (Debian: apt-get install chromium)"))
