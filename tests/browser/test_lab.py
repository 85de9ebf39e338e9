"""A real JupyterLab in Chromium: a learner opens a notebook and runs it, an instructor grades a reflection by hand."""

import contextlib
import shutil
import sqlite3
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import nbformat
import pytest
from playwright.sync_api import expect, sync_playwright

from tests.browser.jupyter import FLAGS, ROOT, Server, environment, screenshot, serve
from tests.conftest import CHROMIUM

pytestmark = pytest.mark.browser


@dataclass(frozen=True)
class Lab:
    """A running server, and the course that it stands in."""

    course: Path
    server: Server

    def at(self, page: str) -> str:
        return self.server.at(page)

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
    env = environment(home)
    autograder = [sys.executable, "-m", "autograder"]
    subprocess.run([*autograder, "release", "arrays"], cwd=course, env=env, check=True, timeout=120)
    hand_in(course)
    subprocess.run([*autograder, "grade"], cwd=course, env=env, check=True, timeout=120)
    with serve([*autograder, "lab"], course, env) as server:
        yield Lab(course, server)


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
