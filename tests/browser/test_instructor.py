"""An instructor in JupyterLab: release, grade a class of twelve, grade a reflection by hand, send the feedback."""

import contextlib
import shutil
import sqlite3
import statistics
import sys
import threading
import time

import pytest
from playwright.sync_api import expect, sync_playwright

from autograder.config import Paths
from autograder.pipeline import demo, demo_class
from course.feedback import file_name, load
from tests.browser.jupyter import FLAGS, ROOT, Clicks, environment, grave, screenshot, serve
from tests.browser.test_learner import EXPOSED
from tests.conftest import CHROMIUM

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    """The kit's course with one topic, which is not released yet."""
    root = tmp_path_factory.mktemp("course") / "kit"
    shutil.copytree(ROOT / "source" / "arrays", root / "source" / "arrays")
    shutil.copy(ROOT / "nbgrader_config.py", root)
    return root


@pytest.fixture(scope="module")
def lab(course, tmp_path_factory):
    with serve([sys.executable, "-m", "autograder", "lab", EXPOSED], course, environment(course.parent)) as server:
        yield server


@pytest.fixture(scope="module")
def page(lab):
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        page = browser.new_context(viewport={"width": 1400, "height": 1000}).new_page()
        page.goto(lab.at("lab"))
        page.wait_for_selector(".jp-Launcher", timeout=90_000)
        yield page
        browser.close()


def exchange(course, folder):
    return course / "build" / "exchange" / "mle" / folder


def hand_in(course, scratch):
    """The class hands in through the exchange, as nbgrader's submit does it."""
    from datetime import UTC, datetime

    demo_class.hand_in(scratch, [demo._assignment(Paths.find(), "arrays")], datetime.now(UTC))
    for student in demo_class.NAMES:
        made = scratch / student / "arrays"
        at = (made / "timestamp.txt").read_text()
        (made / "submission_secret.txt").write_text(f"secret of {student}")
        shutil.copytree(made, exchange(course, "inbound") / f"{student}+arrays+{at}+x")


def rows(course, question):
    with contextlib.closing(sqlite3.connect(course / "build" / "gradebook.db")) as gradebook:
        return gradebook.execute(question).fetchall()


@contextlib.contextmanager
def watched(lab, seconds):
    """How long the server takes to answer, measured all the time meanwhile."""
    stop = threading.Event()

    def ask():
        while not stop.wait(0.25):
            seconds.append(lab.status())

    thread = threading.Thread(target=ask)
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join()


def note(course, student):
    return load((exchange(course, "feedback") / file_name(f"secret of {student}")).read_text())


def test_a_class_is_released_graded_and_given_feedback_in_five_clicks(lab, page, course, tmp_path):
    clicks, seconds = Clicks(), []
    clicks.on(page.locator(".jp-LauncherCard", has_text="Class"), "Class")
    frame = page.frame_locator("iframe[title='Class']")
    clicks.on(frame.get_by_role("button", name="Release"), "Release")
    expect(frame.locator("#job")).to_contain_text("done", timeout=120_000)
    expect(frame.get_by_role("button", name="Release")).to_have_count(0)

    hand_in(course, tmp_path)
    with watched(lab, seconds):
        clicks.on(frame.get_by_role("button", name="Collect, grade and give feedback"), "Grade")
        expect(frame.locator("#job progress")).to_be_visible(timeout=60_000)
        expect(frame.locator("#job")).to_contain_text("of 12", timeout=180_000)
        screenshot(page, "instructor-progress")
        expect(frame.locator("#job")).to_contain_text("done, 12 of 12", timeout=300_000)
    print(f"\n/api/status while grading: median {statistics.median(seconds):.3f} s, longest {max(seconds):.3f} s")
    assert statistics.median(seconds) <= 0.2
    screenshot(page, "instructor-graded")
    assert rows(course, "select count(*) from submitted_assignment") == [(12,)]
    assert len(list(exchange(course, "feedback").glob("*.html"))) == 12

    with page.context.expect_page() as opened:
        clicks.on(frame.locator("a", has_text="ada: arrays"), "ada's reflection")
    by_hand = opened.value
    by_hand.wait_for_load_state("networkidle")  # the formgrader listens to what is typed only then
    score = by_hand.locator("input.score").last
    score.fill("4")  # editing
    score.press("Tab")
    until = time.monotonic() + 15
    while not rows(course, "select id from grade where manual_score = 4") and time.monotonic() < until:
        by_hand.wait_for_timeout(200)
    assert rows(course, "select id from grade where manual_score = 4")
    before = note(course, "ada").score
    by_hand.close()
    clicks.on(frame.get_by_role("button", name="Collect, grade and give feedback"), "Send")
    expect(frame.locator("#job progress")).to_be_visible(timeout=60_000)
    expect(frame.locator("#job")).to_contain_text("done", timeout=120_000)
    assert note(course, "ada").score == before + 4
    expect(frame.locator("a", has_text="ada: arrays")).to_have_count(0)
    clicks.tell("instructor")
    assert len(clicks.made) <= 5


@pytest.mark.parametrize("look", ["light", "dark"])
def test_axe_finds_no_serious_or_critical_violation(lab, page, look):
    tab = page.context.new_page()
    tab.emulate_media(color_scheme=look)
    tab.goto(lab.at("autograder/class"))
    assert not grave(tab)
    screenshot(tab, f"instructor-class-{look}")
    tab.close()


def test_only_pages_of_the_report_are_shown(lab, page):
    for path, status in {
        "report/index.html": 200,
        "report/learners/ada.html": 200,
        "report/../gradebook.db": 404,
        "report/%2e%2e/gradebook.db": 404,
        "report/..%2f..%2fnbgrader_config.py": 404,
        "report/nothing.html": 404,
    }.items():
        assert page.request.get(lab.at(f"autograder/{path}")).status == status, path


def test_nothing_is_started_by_another_site_or_for_an_assignment_that_is_not_there(lab, page):
    url = f"{lab.url}/autograder/api/grade"
    assert page.request.post(url, data={"assignment": "arrays"}).status == 403  # the cookie alone, without its token
    header = {"Authorization": f"token {lab.token}"}
    assert page.request.post(url, data={"assignment": "nothing"}, headers=header).status == 404
