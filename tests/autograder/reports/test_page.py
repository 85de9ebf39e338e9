"""The page, read back by a parser that knows nothing of the templates."""

import os
import re
from dataclasses import replace
from html.parser import HTMLParser
from itertools import product
from pathlib import Path

import pytest
from example_classes import LONG, NOW, believed, spring_class, tried

from autograder import mastery
from autograder.records import Mastery
from autograder.reports import ClassRecord, Student, Topic, TopicGrade, render_html, words

GOLDEN = Path(__file__).parent / "golden" / "small.html"
VOID = {"meta", "link", "br", "hr", "img", "input"}


class Page(HTMLParser):
    """Tables as lists of rows of texts by their section's id, the ids, the links, the text and the balance of tags."""

    def __init__(self, html):
        super().__init__()
        self.tables, self.ids, self.links, self.tags, self.open = {}, [], [], [], []
        self.text, self.section, self.cell = "", "", None
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attributes):
        known = dict(attributes)
        self.tags.append((tag, known))
        self.ids += [known["id"]] if "id" in known else []
        self.links += [known["href"]] if "href" in known else []
        if tag == "section":
            self.section = known.get("id") or known["aria-labelledby"]
        if tag == "tr":
            self.tables.setdefault(self.section, []).append([])
        if tag in {"td", "th"}:
            self.cell = ""
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attributes):
        self.tags.append((tag, dict(attributes)))
        self.links += [dict(attributes)["href"]] if "href" in dict(attributes) else []

    def handle_data(self, data):
        if self.open and self.open[-1] != "style":
            self.text += data
        if self.cell is not None:
            self.cell += data

    def handle_endtag(self, tag):
        assert self.open.pop() == tag
        if tag in {"td", "th"}:
            self.tables[self.section][-1].append(" ".join(self.cell.split()))
            self.cell = None


@pytest.fixture
def page(small):
    return Page(render_html(small))


def test_the_heatmap_says_chance_and_level_of_each_learner_and_topic(page):
    assert page.tables["mastery"] == [
        ["learner", "Arrays", "Python craft"],
        ["Ada L.", "86 % mastered", "74 % proficient"],
        ["bo", "31 % attempted", "– not started"],
        ["Cy", "– not started", "– not started"],
    ]


def test_topics_are_summed_over_the_class(page):
    assert page.tables["topics"][1:] == [
        ["Arrays", "111", "1 mastered, 1 attempted, 1 not started", "58 %", "1"],  # (0.862 + 0.315) / 2
        ["Python craft", "12", "1 proficient, 2 not started", "74 %", "0"],
    ]


def test_points_are_nbgraders_and_blank_where_nothing_was_handed_in(page):
    assert page.tables["points"] == [
        ["learner", "Arrays (of 25)", "Python craft (of 25)", "total (of 50)"],
        ["Ada L.", "24.5", "16", "40.5"],
        ["bo", "3 + waits", "", "3"],
        ["Cy", "", "", ""],
    ]
    assert "1 written answer waiting for a person" in page.text


def test_those_who_struggle_are_named_with_the_place(page):
    assert "bo: Arrays 31 % (likely 11–51 %)" in " ".join(page.text.split())
    assert "Nothing handed in yet: Cy." in " ".join(page.text.split())


def test_a_learners_section_has_topics_exercises_and_misconceptions(page):
    topics, exercises = page.tables["learner-bo"][:2], page.tables["learner-bo"][2:]
    assert topics[1] == ["Arrays", "attempted", "31 %", "11–51 %", "", "3 of 25 + waits", "2026-01-05"]
    assert exercises[1:] == [["Arrays", "Cut", "3", "0 %", "50 %", "25 %"], ["Arrays", "Gaps", "0", "–", "–", "–"]]
    assert "Arrays: W1 (Cut, 2 attempts; not in the last attempt)" in page.text
    assert "You would pass a new test with about 86 %." in page.text
    assert re.search(r"Not handed in:\s+Python craft\.", page.text)


def test_the_interval_is_drawn_where_the_figures_say(small):
    tags = Page(render_html(small)).tags
    intervals = [known for tag, known in tags if tag == "rect" and known["class"] == "interval"]
    dots = [float(known["cx"]) for tag, known in tags if tag == "circle" and known.get("class") == "dot"]
    assert [(float(it["x"]), float(it["width"])) for it in intervals] == [(152.4, 40.0), (128.6, 40.0), (23.0, 80.0)]
    assert dots == [172.4, 148.6, 63.0]
    assert all(known["aria-label"] for tag, known in tags if tag == "svg" and known.get("role") == "img")


def test_every_link_has_its_place_in_the_same_page_and_no_id_is_used_twice(spring):
    page = Page(render_html(spring))
    assert len(page.ids) == len(set(page.ids))
    assert {link.removeprefix("#") for link in page.links} <= set(page.ids)
    assert page.open == []
    assert len([link for link in page.links if link == "#learner-s99"]) == 3  # heatmap, list, points


def test_the_page_needs_no_script_no_network_and_no_clock(spring):
    html = render_html(spring)
    tags = Page(html).tags
    assert not {tag for tag, _ in tags} & {"script", "iframe", "img", "link", "object", "base", "form"}
    assert not [name for _, known in tags for name in known if name.startswith("on") or name in {"src", "style"}]
    assert "url(" not in html
    assert "://" not in html
    assert html == render_html(spring_class())


def test_a_class_of_14_weighs_less_than_200_kilobytes(spring):
    html = render_html(spring)
    assert LONG in html
    assert len(html.encode()) < 200_000


HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "{{ 7 * 7 }}",
    "a&b",
    "' onclick='x",
    "]]>--><p",
]


@pytest.mark.parametrize("name", HOSTILE)
def test_names_ids_and_titles_are_text_whatever_they_contain(name):
    believed_, attempt = believed(name, name, "attempted", 0.3), tried(name, name, name, 0.5, misconception=name)
    record = ClassRecord(
        now=NOW,
        title=name,
        students=(Student(id=name, name=name),),
        topics=(Topic(id=name, title=name),),
        masteries=(believed_,),
        attempts=(attempt,),
        sentences={(name, name): name},
    )
    page = Page(render_html(record))
    harmless = Page(render_html(replace(record, title="Class report", students=(), topics=(), sentences={})))
    assert {tag for tag, _ in page.tags} == {tag for tag, _ in harmless.tags}
    assert page.open == []
    assert page.tables["mastery"][1][0] == name
    assert not [attribute for _, known in page.tags for attribute in known if attribute.startswith("on")]


def test_nothing_is_lost_of_students_topics_and_skills_that_the_lists_leave_out(small):
    known = replace(small, students=small.students[2:], topics=small.topics[1:])
    page = Page(render_html(known))
    assert [row[0] for row in page.tables["mastery"][1:]] == ["Cy", "ada", "bo"]
    assert page.tables["mastery"][0] == ["learner", "Python craft", "arrays"]
    assert page.tables["learner-bo"][3:] == [["arrays", "slice", "3", "0 %", "50 %", "25 %"]]


def test_a_submission_graded_twice_is_one_attempt(small):
    twice = replace(small, attempts=(*small.attempts, tried("bo", "arrays", "slice", 0.75, day=2), *small.attempts))
    assert Page(render_html(twice)).tables["learner-bo"][3] == ["Arrays", "Cut", "3", "0 %", "75 %", "75 %"]


def test_an_empty_class_gets_a_page_too():
    page = Page(render_html(ClassRecord(now=NOW, students=(), topics=(), masteries=())))
    assert "No learner is known yet." in page.text
    assert "0 learners" in page.text


def test_only_the_first_ten_who_struggle_are_listed(small):
    weak = tuple(believed(f"s{n:02}", "arrays", "attempted", 0.2 + n / 100) for n in range(13))
    text = " ".join(Page(render_html(replace(small, students=(), masteries=weak, grades=()))).text.split())
    assert text.index("s00: Arrays 20 %") < text.index("s09: Arrays 29 %")
    assert "s10: Arrays" not in text
    assert "… and 3 more" in text


def test_points_that_wait_are_counted_for_topic_and_class(small):
    waiting = TopicGrade(student="cy", topic="arrays", score=1, max_score=25, needs_manual=True)
    page = Page(render_html(replace(small, grades=(*small.grades, waiting))))
    assert page.tables["topics"][1][-1] == "2"
    assert "2 written answers waiting for a person" in page.text


def contrast(one, other):
    """WCAG 2.2: (L1 + 0.05) / (L2 + 0.05) of the relative luminances."""

    def luminance(colour):
        parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_text_can_be_read_on_every_level_in_light_and_dark(small):
    light, dark = re.findall(r":root \{(.*?)\}", render_html(small), re.DOTALL)
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


def test_golden_page(small):
    """``UPDATE_GOLDEN=1 pytest tests/autograder/reports`` writes it anew: read the difference before you commit."""
    html = render_html(small)
    if os.environ.get("UPDATE_GOLDEN"):
        GOLDEN.parent.mkdir(exist_ok=True)
        GOLDEN.write_text(html, encoding="utf-8")
    assert html == GOLDEN.read_text(encoding="utf-8")
