"""The report's pages in Chromium: axe-core finds nothing serious, they fit a phone and a sheet, the keyboard reaches all.

``SCREENSHOTS=build/screenshots pytest tests/browser/test_report.py`` writes what it has looked at, for a person to look at.
"""

import os
from itertools import product
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

from autograder.reports import render
from tests.autograder.reports.example_classes import big_class, spring_class
from tests.browser.jupyter import FLAGS, grave
from tests.conftest import CHROMIUM

pytestmark = pytest.mark.browser
#: One page of each kind, and a map of 12 topics.
KINDS = {
    "class": "spring/index.html",
    "order": "spring/by-arrays.html",
    "learner": "spring/learners/s00.html",
    "map": "wide/learners/s0000.html",
    "points": "spring/points.html",
    "exercises": "spring/exercises.html",
    "exercise": "spring/exercises/arrays-arrays_1.html",
}
LOOKS = [*product(KINDS, ["light", "dark"]), ("class", "print"), ("learner", "print")]
PHONE, SHEET = 400, 700  # pixels; a sheet of A4 between margins of 12 mm, at 96 a inch


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """Two reports as files: of a class of 14 with everything, and of one with 12 topics."""
    folder = tmp_path_factory.mktemp("site")
    for name, record in {"spring": spring_class(), "wide": big_class(30, 12, tries=0)}.items():
        for page in render(record):
            path = folder / name / page.path
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(page.html, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def tab():
    """One tab for all: every test loads its page anew."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser.new_page()
        browser.close()


def opened(tab, page, look="light", width=1240):
    """A page with everything unfolded; printing it also unfolds what is not."""
    tab.set_viewport_size({"width": width, "height": 900})
    paper = look == "print"
    tab.emulate_media(media="print" if paper else "screen", color_scheme="light" if paper else look)
    tab.goto(page.as_uri())
    if not paper:
        tab.evaluate("document.querySelectorAll('details').forEach(it => { it.open = true })")
    if folder := os.environ.get("SCREENSHOTS"):
        tab.screenshot(path=Path(folder) / f"{page.parent.name}-{page.stem}-{look}-{width}.png", full_page=True)
    return tab


@pytest.mark.parametrize(("kind", "look"), LOOKS)
def test_axe_finds_no_serious_or_critical_violation(tab, site, kind, look):
    assert not grave(opened(tab, site / KINDS[kind], look))


def test_axe_is_awake(tab, site):
    opened(tab, site / KINDS["class"]).evaluate("document.querySelector('h1').style.color = '#eeeeee'")
    assert "color-contrast" in {it["id"] for it in Axe().run(tab).response["violations"]}


@pytest.mark.parametrize("page", [*KINDS.values(), "wide/index.html"])
@pytest.mark.parametrize(("look", "width"), [("light", PHONE), ("print", SHEET)])
def test_the_page_itself_never_scrolls_sideways_not_on_a_phone_and_not_on_paper(tab, site, page, look, width):
    opened(tab, site / page, look, width)
    assert tab.evaluate("document.documentElement.scrollWidth") <= width


def test_the_keyboard_reaches_the_orders_the_learners_and_the_scrolled_tables(tab, site):
    opened(tab, site / KINDS["class"])
    reached = set()
    for _ in range(60):
        tab.keyboard.press("Tab")
        reached.add(tab.evaluate("(document.activeElement.getAttribute('href') || document.activeElement.className)"))
    assert {"by-level.html", "by-arrays.html", "learners/s00.html", "scroll", "exercises.html"} <= reached


def test_without_colours_every_level_can_be_told_by_its_shape(tab, site):
    opened(tab, site / KINDS["class"])
    shapes = tab.evaluate("[...document.querySelectorAll('.legend.levels use')].map(it => it.getAttribute('href'))")
    assert len(set(shapes)) == len(shapes) == 6
    cells = tab.evaluate("[...document.querySelectorAll('.grid td')].every(td => td.querySelector('svg[aria-label]'))")
    assert cells


def test_what_is_folded_up_is_printed_too(tab, site):
    opened(tab, site / KINDS["learner"], "print")
    assert not tab.evaluate("document.querySelector('details').open")
    assert tab.evaluate("document.querySelector('#history ~ details table').getBoundingClientRect().height") > 100
