"""A learner alone in JupyterLab: open, solve, see a check fail, mend it, hand in, read what came back, see it rise."""

import re
import shutil
import sys
import time

import nbformat
import pytest
from playwright.sync_api import expect, sync_playwright

from tests.browser.jupyter import FLAGS, ROOT, Clicks, environment, grave, screenshot, serve
from tests.conftest import CHROMIUM

pytestmark = pytest.mark.browser
#: Lab gives its application to the page: tests type into cells through it, since cells out of sight are not drawn.
COURSE = [sys.executable, "-c", "from course.cli import app; app()"]
WRONG = "def row_center(X):\n    X = np.asarray(X, dtype=float)\n    return X - X.mean(axis=0)"
EXPOSED = "--LabApp.expose_app_in_browser=True"


@pytest.fixture(scope="module")
def lab(tmp_path_factory):
    """`course start` with one topic, as somebody who has only cloned the kit."""
    kit = tmp_path_factory.mktemp("clone") / "kit"
    for part in ("course", "autograder"):
        shutil.copytree(ROOT / part, kit / part, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(ROOT / "source" / "arrays", kit / "source" / "arrays")
    shutil.copy(ROOT / "nbgrader_config.py", kit)
    mine = tmp_path_factory.mktemp("learner") / "mine"
    env = environment(tmp_path_factory.mktemp("home"), PYTHONPATH=str(kit))
    with serve([*COURSE, "start", str(mine), EXPOSED], mine.parent, env) as server:
        yield server


@pytest.fixture(scope="module")
def page(lab):
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        page = browser.new_context(viewport={"width": 1500, "height": 950}).new_page()
        page.goto(lab.at("lab"))
        page.wait_for_selector(".jp-DirListing-item[title*='arrays'], .jp-DirListing-item", timeout=90_000)
        yield page
        browser.close()


def answers():
    source = nbformat.read(ROOT / "source" / "arrays" / "arrays.ipynb", as_version=4)
    about = [(cell.metadata.get("nbgrader", {}), cell) for cell in source.cells]
    return {it["grade_id"]: cell.source for it, cell in about if it.get("solution") and cell.cell_type == "code"}


def cell(page, name, source=None):
    """Go to the cell of this grade id, or stay in the one that is active, and type ``source`` into it; its place."""
    return page.evaluate(
        """([name, source]) => {
            const notebook = window.jupyterapp.shell.currentWidget.content;
            const place = name === null ? notebook.activeCellIndex : notebook.widgets.findIndex(
                (it) => (it.model.getMetadata('nbgrader') || {}).grade_id === name);
            notebook.activeCellIndex = place;
            if (source !== null) { notebook.widgets[place].model.sharedModel.setSource(source); }
            return notebook.scrollToItem(place, 'smart').then(() => place);
        }""",
        [name, source],
    )


def run(page, name, source=None):
    """Run the cell; what it put out, as text."""
    place = cell(page, name, source)
    return page.evaluate(
        """async (place) => {
            await window.jupyterapp.commands.execute('notebook:run-cell');
            const model = window.jupyterapp.shell.currentWidget.content.widgets[place].model;
            return JSON.stringify(model.outputs.toJSON());
        }""",
        place,
    )


def handed_in(page, clicks, points):
    began = time.monotonic()
    clicks.on(page.get_by_role("button", name="Hand in"), "Hand in")
    frame = page.frame_locator("iframe[title='Feedback: arrays']")
    expect(frame.locator(".facts")).to_contain_text(points, timeout=90_000)
    print(f"\nfeedback after {time.monotonic() - began:.1f} s")
    return frame


def test_the_whole_way_in_six_clicks(page):
    clicks = Clicks()
    clicks.double(page.locator(".jp-DirListing-item", has_text="arrays"), "folder")
    clicks.double(page.locator(".jp-DirListing-item", has_text="arrays.ipynb"), "notebook")
    page.wait_for_selector(".jp-Notebook .jp-MarkdownCell h1", timeout=90_000)
    expect(page.locator(".jp-Notebook-ExecutionIndicator[data-status='idle']")).to_be_visible(timeout=90_000)
    right = answers()

    run(page, "setup")
    run(page, "row_center", WRONG)
    told = run(page, "row_center-basics")
    assert "CheckFailed" in told
    assert "column" in told, told  # the check names the behaviour that is wrong
    screenshot(page, "learner-check")
    page.evaluate("window.jupyterapp.commands.execute('notebook:insert-cell-below')")
    began = time.monotonic()
    told = run(page, None, "%check row_center")
    print(f"\na check takes {time.monotonic() - began:.2f} s")
    assert "✗ row_center" in told, told

    frame = handed_in(page, clicks, "0 of 25")
    expect(frame.locator(".facts")).to_contain_text("not started → attempted")
    expect(frame.locator("tr", has_text="Centre the rows").first).to_contain_text("column")
    screenshot(page, "learner-feedback-first")

    page.get_by_role("tab", name=re.compile("arrays.ipynb")).click()
    for name in ("row_center", "one_hot"):
        run(page, name, right[name])
        assert "error" not in run(page, f"{name}-basics")
    frame = handed_in(page, clicks, "4 of 25")
    believed = frame.locator("section", has_text="What is believed").locator("p").first.inner_text()
    before, after = (int(it) for it in re.findall(r"(\d+)\s%", believed)[:2])
    assert before < after, believed
    screenshot(page, "learner-feedback-second")

    clicks.on(page.get_by_role("menuitem", name="Course", exact=True), "Course")
    clicks.on(page.get_by_role("menuitem", name="My Progress"), "My Progress")
    progress = page.frame_locator("iframe[title='My progress']")
    expect(progress.locator("#topics")).to_be_visible(timeout=30_000)
    expect(progress.locator("body")).to_contain_text("Arrays, broadcasting")
    screenshot(page, "learner-progress")
    clicks.tell("learner")
    assert len(clicks.made) <= 6


@pytest.mark.parametrize("look", ["light", "dark"])
@pytest.mark.parametrize("name", ["course/progress", "course/feedback/arrays", "course/feedback/unknown"])
def test_axe_finds_no_serious_or_critical_violation(lab, page, name, look):
    tab = page.context.new_page()
    tab.emulate_media(color_scheme=look)
    tab.goto(lab.at(name))
    assert not grave(tab)
    tab.close()


def test_what_cannot_be_done_is_a_sentence_on_the_page(lab, page):
    tab = page.context.new_page()
    assert tab.goto(lab.at("course/feedback/unknown")).status == 409
    expect(tab.locator("main")).to_contain_text("'unknown' was not handed in from here yet")
    tab.close()


def test_the_learners_page_may_run_nothing_and_is_shown_to_nobody_who_is_not_logged_in(lab, page):
    answer = page.request.get(lab.at("course/notebook/arrays"))
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "sandbox" in policy
    stranger = page.context.browser.new_context()
    assert "login" in stranger.request.get(f"{lab.url}/course/progress").url
    stranger.close()
