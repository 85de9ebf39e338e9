"""What is true of every page of a report."""

import os
import re
import shutil
from dataclasses import replace
from itertools import product
from pathlib import Path, PurePosixPath

import jinja2
import pytest
from example_classes import LONG, NOW, believed, big_class, spring_class, tried
from page_reader import class_pages, read

from autograder import mastery, reports
from autograder.items import analyse
from autograder.records import Advice, Mastery
from autograder.reports import ClassRecord, Skill, Student, Topic, render, words

GOLDEN = Path(__file__).parent / "golden"
TEMPLATES = Path(reports.__file__).parent / "templates"


def test_every_link_leads_to_a_page_of_the_report_or_a_place_in_the_page(spring_pages):
    for path, page in spring_pages.items():
        assert len(page.ids) == len(set(page.ids)), path
        assert page.open == []
        for link in page.links:
            there = os.path.normpath(PurePosixPath(path).parent / link)
            assert link.removeprefix("#") in page.ids if link.startswith("#") else there in spring_pages, (path, link)


def test_the_pages_need_no_script_no_network_and_no_clock(spring, spring_pages):
    for page in spring_pages.values():
        assert not {tag for tag, _ in page.tags} & {"script", "iframe", "img", "link", "object", "base", "form"}
        assert not [
            name for _, known in page.tags for name in known if name.startswith("on") or name in {"src", "style"}
        ]
        assert "url(" not in page.html
        assert "://" not in page.html
    again = {page.path: page.html for page in render(spring_class())}
    assert again == {path: page.html for path, page in spring_pages.items()}


def test_templates_do_not_reckon():
    sums = (jinja2.nodes.Add, jinja2.nodes.Sub, jinja2.nodes.Mul, jinja2.nodes.Div, jinja2.nodes.Mod, jinja2.nodes.Pow)
    for template in TEMPLATES.glob("*.html"):
        tree = jinja2.Environment(autoescape=True).parse(template.read_text(encoding="utf-8"))
        assert not list(tree.find_all(sums)), template.name
        assert {it.name for it in tree.find_all(jinja2.nodes.Filter)} <= {"join", "groupby"}, template.name


def test_a_class_page_of_30_learners_and_12_topics_weighs_at_most_100_kilobytes():
    page = next(render(big_class(30, 12)))
    assert page.path == "index.html"
    assert len(page.html.encode()) <= 100_000


def test_no_page_of_a_thousand_learners_and_30_topics_weighs_5_megabytes():
    pages = [*class_pages(big_class(1_000, 30, tries=0)), *render(big_class(3, 30, tries=8))]
    assert {"by-name-10.html", "points.html", "learners/s0000.html"} <= {page.path for page in pages}
    assert max(len(page.html.encode()) for page in pages) < 5_000_000


HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "{{ 7 * 7 }}",
    "a&b",
    "' onclick='x",
    "]]>--><p",
]


def class_called(name):
    """A class in which everything that has a name is called so."""
    attempts = (tried(name, name, name, 0.5, misconception=name),)
    return ClassRecord(
        now=NOW,
        title=name,
        students=(Student(id=name, name=name),),
        topics=(Topic(id=name, title=name, skills=(Skill(id=name, title=name),)),),
        masteries=(believed(name, name, "attempted", 0.3),),
        attempts=attempts,
        items=analyse(attempts),
        history=(believed(name, name, "attempted", 0.3),),
        advice=(Advice(student=name, topic=name, kind="learn", reason=name),),
        misconceptions={(name, name, name): name},
        sentences={(name, name): name},
    )


@pytest.mark.parametrize("name", HOSTILE)
def test_names_ids_and_titles_are_text_whatever_they_contain(name):
    hostile, harmless = (list(read(class_called(it)).values()) for it in (name, "harmless"))
    assert hostile[0].tables["mastery"][1][0] == " ".join(name.split())
    for page, other in zip(hostile, harmless, strict=True):
        assert [tag for tag, _ in page.tags] == [tag for tag, _ in other.tags]
        assert [list(known) for _, known in page.tags] == [list(known) for _, known in other.tags]
        assert page.open == []


def test_no_two_learners_share_a_file_not_even_where_case_does_not_count():
    ids = [
        "ada",
        "Ada",
        "ADA",
        "a/da",
        "a\\da",
        "../ada",
        ".",
        "..",
        "",
        "con",
        "é",
        "ß",
        "a" * 300,
        "a" * 301,
        "-",
        "ada--1",
    ]
    names = [words.file_name(one) for one in ids]
    assert len({name.lower() for name in names}) == len(ids)
    assert all(re.fullmatch(r"[a-z0-9_-]{1,80}", name) and name not in words.RESERVED for name in names)


def test_nothing_is_lost_of_students_topics_and_skills_that_the_lists_leave_out(small):
    pages = read(replace(small, students=small.students[2:], topics=small.topics[1:]))
    assert [row[0] for row in pages["index.html"].tables["mastery"][1:]] == ["ada", "bo", "Cy"]
    assert pages["index.html"].tables["mastery"][0] == ["learner", "Python craft", "arrays"]
    assert pages["learners/bo.html"].tables["exercises"][1:] == [["slice", "0 % → 50 % → 25 %"]]


def test_a_submission_graded_twice_is_one_attempt(small):
    twice = replace(small, attempts=(*small.attempts, tried("bo", "arrays", "slice", 0.75, day=2), *small.attempts))
    assert read(twice)["learners/bo.html"].tables["exercises"][1] == ["Cut", "0 % → 50 % → 75 %"]


def test_an_empty_class_gets_its_pages_too():
    pages = read(ClassRecord(now=NOW, students=(), topics=(), masteries=()))
    assert pages.keys() == {"index.html", "by-level.html", "points.html", "exercises.html"}
    assert "0 learners" in pages["index.html"].text
    assert "Nothing has been handed in yet." in pages["exercises.html"].text


def contrast(one, other):
    """WCAG 2.2: (L1 + 0.05) / (L2 + 0.05) of the relative luminances."""

    def luminance(colour):
        parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_text_can_be_read_on_every_level_in_light_and_dark(small):
    light, dark = re.findall(r":root \{(.*?)\}", next(render(small)).html, re.DOTALL)
    levels = [level.replace(" ", "-") for level in words.LEVELS]
    for scheme, ground in product((light, dark), [*levels, "page", "band"]):
        colours = dict(re.findall(r"--([\w-]+): (#\w{6});", scheme))
        assert contrast(colours["text"], colours[ground]) >= 4.5, ground
    for scheme, ink in product((light, dark), ["quiet", "link"]):
        colours = dict(re.findall(r"--([\w-]+): (#\w{6});", scheme))
        assert contrast(colours[ink], colours["page"]) >= 4.5, ink


@pytest.mark.parametrize("share", [0.0, 0.004, 0.4999, 0.5, 0.6999999, 0.7, 0.784, 0.8, 0.996, 1.0])
def test_the_page_and_the_sentence_write_a_chance_alike(share):
    known = Mastery(
        student="a", topic="t", estimate=share, low=share, high=share, sure=0.5, level="familiar", evidence=3
    )
    assert f"with about {words.chance(share)} (" in mastery.explain(known, "t")


def test_the_long_name_is_shown_in_full(spring_pages):
    assert LONG in spring_pages["index.html"].text


def without_style(html):
    """The page without what every page repeats: style sheet and symbols are looked at in their own files."""
    return re.sub(r"<(style|defs)>.*?</\1>", r"<\1></\1>", html, flags=re.DOTALL)


def test_golden_pages(small):
    """``UPDATE_GOLDEN=1 pytest tests/autograder/reports`` writes them anew: read the difference before you commit."""
    pages = {page.path: without_style(page.html) for page in render(small)}
    if os.environ.get("UPDATE_GOLDEN"):
        shutil.rmtree(GOLDEN)
        for path, html in pages.items():
            (GOLDEN / path).parent.mkdir(parents=True, exist_ok=True)
            (GOLDEN / path).write_text(html, encoding="utf-8")
    known = {str(path.relative_to(GOLDEN)): path.read_text(encoding="utf-8") for path in GOLDEN.rglob("*.html")}
    assert pages == known
