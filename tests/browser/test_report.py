"""The report's pages in Chromium: axe-core finds nothing serious, in light, dark and print; the keyboard reaches all."""

import json
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

from autograder.config import Paths
from autograder.reports import render
from tests.autograder.reports.example_classes import big_class, spring_class
from tests.conftest import CHROMIUM

pytestmark = pytest.mark.browser
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run", "--disable-sync"]
#: One page of each kind; the learner's with the biggest map.
KINDS = {
    "class": "spring/index.html",
    "order": "spring/by-arrays.html",
    "learner": "spring/learners/s00.html",
    "map": "big/learners/s0001.html",
    "points": "spring/points.html",
    "exercises": "spring/exercises.html",
    "exercise": "spring/exercises/arrays-arrays_1.html",
}
SCREENSHOTS = Path(Paths.find().root / "build" / "screenshots")


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """Two reports as files: a class of 14 with everything, and one of many topics."""
    folder = tmp_path_factory.mktemp("site")
    for name, record in {"spring": spring_class(), "big": big_class(3, 30)}.items():
        for page in render(record):
            path = folder / name / page.path
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(page.html, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def browser():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def tab(browser):
    with browser.new_context(viewport={"width": 1240, "height": 900}) as context:
        yield context.new_page()


def opened(tab, site, kind, look):
    media = {"media": "print"} if look == "print" else {"color_scheme": look}
    tab.emulate_media(**media)
    tab.goto((site / KINDS[kind]).as_uri())
    for details in tab.locator("details").all():
        details.evaluate("it => it.open = true")  # what is folded up is looked at, too
    return tab


@pytest.mark.parametrize("look", ["light", "dark", "print"])
@pytest.mark.parametrize("kind", KINDS)
def test_axe_finds_no_serious_or_critical_violation(tab, site, kind, look):
    opened(tab, site, kind, look)
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    tab.screenshot(path=SCREENSHOTS / f"report-{kind}-{look}.png", full_page=True)
    found = Axe().run(tab).response
    assert found["passes"]
    grave = [it for it in found["violations"] if it["impact"] in ("serious", "critical")]
    assert not grave, json.dumps([(it["id"], it["nodes"][0]["html"][:300]) for it in grave], indent=1)


def test_axe_is_awake(tab, site):
    opened(tab, site, "class", "light")
    tab.evaluate("document.querySelector('h1').style.color = '#eeeeee'")
    assert "color-contrast" in {it["id"] for it in Axe().run(tab).response["violations"]}


@pytest.mark.parametrize("kind", KINDS)
def test_the_page_itself_never_scrolls_sideways_not_even_on_a_phone(tab, site, kind):
    tab.set_viewport_size({"width": 400, "height": 800})
    opened(tab, site, kind, "light")
    assert tab.evaluate("document.documentElement.scrollWidth") <= 400


def test_the_keyboard_reaches_the_orders_the_learners_and_the_scrolled_tables(tab, site):
    opened(tab, site, "class", "light")
    reached = set()
    for _ in range(60):
        tab.keyboard.press("Tab")
        reached.add(tab.evaluate("(document.activeElement.getAttribute('href') || document.activeElement.className)"))
    assert {"by-level.html", "by-arrays.html", "learners/s00.html", "scroll", "exercises.html"} <= reached


def test_without_colours_every_level_can_be_told_by_its_shape(tab, site):
    opened(tab, site, "class", "light")
    shapes = tab.evaluate("[...document.querySelectorAll('.legend.levels use')].map(it => it.getAttribute('href'))")
    assert len(set(shapes)) == len(shapes) == 6
    cells = tab.evaluate("[...document.querySelectorAll('.grid td')].every(td => td.querySelector('svg[aria-label]'))")
    assert cells
