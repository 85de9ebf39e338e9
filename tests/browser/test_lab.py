"""A real JupyterLab in Chromium: a learner opens a notebook and runs it, an instructor grades a reflection by hand."""

import contextlib
import os
import secrets
import shutil
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.request
from dataclasses import dataclass
from pathlib import Path

import nbformat
import pytest
from playwright.sync_api import expect, sync_playwright

from autograder.config import Paths
from tests.conftest import CHROMIUM

pytestmark = pytest.mark.browser
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run", "--disable-sync"]
ROOT = Paths.find().root


@dataclass(frozen=True)
class Lab:
    """A running server."""

    course: Path
    url: str
    token: str

    def at(self, page: str) -> str:
        return f"{self.url}/{page}?token={self.token}"

    def ask(self, question: str) -> list[tuple]:
        with contextlib.closing(sqlite3.connect(self.course / "build" / "gradebook.db")) as gradebook:
            return gradebook.execute(question).fetchall()


def hand_in(course: Path) -> None:
    """Ada hands in the released notebook with nothing but a reflection."""
    node = nbformat.read(course / "build" / "release" / "arrays" / "arrays.ipynb", as_version=4)
    (reflection,) = (cell for cell in node.cells if cell.metadata.get("nbgrader", {}).get("grade_id") == "reflection")
    reflection.source = "Shifted by 1e8, the two formulas part in the second digit."
    folder = course / "build" / "submitted" / "ada" / "arrays"
    folder.mkdir(parents=True)
    nbformat.write(node, folder / "arrays.ipynb")


@pytest.fixture(scope="module")
def lab(tmp_path_factory):
    """`make lab`'s server on a copy of the course, with a home of its own; the URL of its workspace."""
    home = tmp_path_factory.mktemp("home")
    course = tmp_path_factory.mktemp("course") / "kit"
    shutil.copytree(ROOT / "source", course / "source")
    shutil.copy(ROOT / "nbgrader_config.py", course)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    token = secrets.token_hex(8)
    folders = {"HOME": home, "JUPYTER_CONFIG_DIR": home, "JUPYTER_DATA_DIR": home, "JUPYTER_RUNTIME_DIR": home}
    environment = {**os.environ, **{name: str(path) for name, path in folders.items()}}
    autograder = [sys.executable, "-m", "autograder"]
    subprocess.run([*autograder, "release", "arrays"], cwd=course, env=environment, check=True, timeout=120)
    hand_in(course)
    subprocess.run([*autograder, "grade"], cwd=course, env=environment, check=True, timeout=120)
    options = ["--no-browser", "--allow-root", f"--port={port}", f"--IdentityProvider.token={token}"]
    server = subprocess.Popen([*autograder, "lab", *options], cwd=course, env=environment)
    try:
        url = f"http://127.0.0.1:{port}"
        _wait_for(f"{url}/api/status?token={token}")
        yield Lab(course, url, token)
    finally:
        server.terminate()
        server.wait(timeout=30)


def _wait_for(url: str, seconds: float = 90.0) -> None:
    until = time.monotonic() + seconds
    while True:
        try:
            urllib.request.urlopen(url, timeout=5).close()
        except OSError:
            if time.monotonic() > until:
                raise
            time.sleep(0.5)
        else:
            return


@pytest.fixture(scope="module")
def browser():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def page(lab, browser):
    """The released notebook, open in JupyterLab."""
    page = browser.new_context(viewport={"width": 1300, "height": 1000}).new_page()
    page.goto(lab.at("lab/tree/build/work/arrays/arrays.ipynb"))
    page.wait_for_selector(".jp-Notebook .jp-MarkdownCell h1", timeout=90_000)
    return page


def screenshot(page, name: str) -> None:
    """Keep what was seen, to be looked at."""
    folder = Path(ROOT / "build" / "screenshots")
    folder.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=folder / f"{name}.png")


def test_a_released_notebook_opens_with_its_title_and_rendered_formulas(page):
    expect(page.locator(".jp-Notebook h1").first).to_contain_text("Arrays")
    screenshot(page, "lab-opened")


def test_nbgraders_extensions_are_there(page):
    page.click("text=Nbgrader >> nth=0")
    expect(page.get_by_role("menuitem", name="Formgrader")).to_be_visible()
    page.keyboard.press("Escape")


def test_the_worked_examples_run_and_their_figures_have_alternative_text(page):
    page.click("text=Run >> nth=0")
    page.get_by_role("menuitem", name="Run All Cells", exact=True).click()
    page.wait_for_selector(".jp-OutputArea-output img[alt]", timeout=90_000, state="attached")
    page.locator(".jp-OutputArea-output img[alt]").first.scroll_into_view_if_needed()
    assert len(page.locator(".jp-OutputArea-output img").first.get_attribute("alt")) > 20
    screenshot(page, "lab-figure")


def test_running_stops_below_the_first_check_of_an_empty_exercise(page):
    error = page.locator(".jp-OutputArea-output", has_text="NotImplementedError").first
    error.wait_for(state="attached", timeout=60_000)
    error.scroll_into_view_if_needed()
    screenshot(page, "lab-blank")


def test_a_reflection_is_graded_by_hand_in_the_formgrader(lab, page):
    ((notebook,),) = lab.ask("select id from submitted_notebook")
    page = page.context.new_page()  # logged in already
    page.goto(lab.at(f"formgrader/submissions/{notebook}/"))
    score = page.locator("input.score").last
    score.scroll_into_view_if_needed()
    expect(page.locator("body")).to_contain_text("the two formulas part in the second digit")
    score.fill("4")
    score.press("Tab")
    question = "select manual_score from grade where manual_score is not null"
    until = time.monotonic() + 15
    while not lab.ask(question) and time.monotonic() < until:
        page.wait_for_timeout(200)
    screenshot(page, "formgrader")
    assert lab.ask(question) == [(4.0,)]
