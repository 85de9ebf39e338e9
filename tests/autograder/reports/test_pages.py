"""The pages, read back by a parser that knows nothing of the templates."""

import os
import re
import time
from dataclasses import replace
from html.parser import HTMLParser
from itertools import product
from pathlib import Path, PurePosixPath

import jinja2
import pytest
from example_classes import LONG, NOW, believed, big_class, spring_class, tried

from autograder import mastery, reports
from autograder.items import analyse
from autograder.records import Advice, Mastery
from autograder.reports import ClassRecord, Skill, Student, Topic, TopicGrade, render, words

GOLDEN = Path(__file__).parent / "golden"
TEMPLATES = Path(reports.__file__).parent / "templates"
VOID = {"meta", "link", "br", "hr", "img", "input"}


class Page(HTMLParser):
    """Tables as lists of rows of texts by their section's id, the ids, the links, the text and the balance of tags."""

    def __init__(self, html):
        super().__init__()
        self.html, self.tables, self.ids, self.links, self.tags, self.open = html, {}, [], [], [], []
        self.text, self.section, self.cell = "", "", None
        self.feed(html)
        self.close()
        self.text = " ".join(self.text.split())

    def handle_starttag(self, tag, attributes):
        known = dict(attributes)
        self.tags.append((tag, known))
        self.ids += [known["id"]] if "id" in known else []
        self.links += [known["href"]] if "href" in known else []
        if known.get("role") == "region" or tag == "section":
            self.section = known.get("aria-labelledby", self.section)
        if tag == "tr":
            self.tables.setdefault(self.section, []).append([])
        if tag in {"td", "th"}:
            self.cell = ""
        if tag == "svg" and self.cell is not None and known.get("role") == "img":
            self.cell += known["aria-label"] + " "
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


def read(record):
    """path → Page of a whole report."""
    return {page.path: Page(page.html) for page in render(record)}


@pytest.fixture
def pages(small):
    return read(small)


@pytest.fixture(scope="session")
def spring_pages(spring):
    return read(spring)


# The class.


def test_the_heatmap_says_level_and_chance_of_each_learner_and_topic(pages):
    assert pages["index.html"].tables["mastery"] == [
        ["learner", "Arrays", "Python craft"],
        ["Ada L.", "mastered 86 %", "proficient 74 %"],
        ["bo", "attempted 31 %", "not started –"],
        ["Cy", "not started –", "not started –"],
    ]


def test_each_order_has_a_page_that_the_column_heads_lead_to(spring_pages):
    def names(path):
        return [row[0] for row in spring_pages[path].tables["mastery"][1:]]

    heads = [link for link in spring_pages["index.html"].links if link.startswith(("by-", "index"))]
    assert heads[:2] == ["index.html", "by-level.html"]
    assert names("index.html") == sorted(names("index.html"), key=words.collation)
    chances = [row[2] for row in spring_pages["by-describing_data.html"].tables["mastery"][1:]]
    started = [int(re.search(r"(\d+) %", text)[1]) for text in chances if "–" not in text]
    assert started == sorted(started)
    assert chances[len(started) :] == ["not started –"] * (len(chances) - len(started))
    sorted_by = [known for tag, known in spring_pages["by-level.html"].tags if tag == "th" and "aria-sort" in known]
    assert set(names("by-level.html")) == set(names("index.html"))
    assert names("by-level.html")[-1] in ("Hana", "Kemi")
    assert sorted_by == []  # no column: all of them


def test_a_class_of_more_than_a_page_goes_on_on_the_next_one():
    pages = read(replace(big_class(250, 2), items=(), attempts=()))
    paths = ["index.html", "by-name-2.html", "by-name-3.html"]
    found = [row[0] for path in paths for row in pages[path].tables["mastery"][1:]]
    assert sorted(found) == sorted(f"Learner No. {n}" for n in range(250))
    assert set(paths) <= {"index.html", *pages["by-name-2.html"].links}
    assert "201–250 of 250" in pages["by-name-3.html"].text
    assert "1–100 of 250" in pages["by-arrays.html"].text
    assert "by-arrays-2.html" not in pages


def test_topics_are_summed_over_the_class_against_the_plan(pages):
    assert pages["index.html"].tables["progress"][1:] == [
        [
            "Arrays",
            "0–10",
            "2",
            "1",
            "111",
            "1 mastered, 1 attempted, 1 not started",
            "58 %",
            "1",
        ],  # (0.862 + 0.315) / 2
        ["Python craft", "10–15", "1", "1", "12", "1 proficient, 2 not started", "74 %", "0"],
    ]
    assert "The middle learner is proficient in topics worth 0 of the 15 hours here." in pages["index.html"].text
    assert "The plan, 4 hours a week since the first hand-in, stands at 8 hours: 2 of 3 are behind." in (
        pages["index.html"].text
    )


def test_without_a_pace_no_plan_is_invented(small):
    page = read(replace(small, pace=0.0))["index.html"]
    assert "The plan," not in page.text
    assert "where the plan stands" not in page.text


def test_points_are_nbgraders_and_blank_where_nothing_was_handed_in(pages):
    assert pages["points.html"].tables["points"] == [
        ["learner", "Arrays (of 25)", "Python craft (of 25)", "total (of 50)"],
        ["Ada L.", "24.5", "16", "40.5"],
        ["bo", "3 + waits", "", "3"],
        ["Cy", "", "", ""],
    ]
    assert "1 written answer waiting for a person" in pages["index.html"].text


def test_those_who_struggle_are_named_with_the_place_and_what_stays_unsolved(pages):
    text = pages["index.html"].text
    assert "bo: Arrays 31 % (likely 11–51 %); “Cut” unsolved after 3 hand-ins" in text
    assert "Nothing handed in yet: Cy." in text


def test_only_the_first_ten_who_struggle_are_listed(small):
    weak = tuple(believed(f"s{n:02}", "arrays", "attempted", 0.2 + n / 100) for n in range(13))
    text = read(replace(small, students=(), masteries=weak, grades=(), attempts=()))["index.html"].text
    assert text.index("s00: Arrays 20 %") < text.index("s09: Arrays 29 %")
    assert "s10: Arrays" not in text
    assert "… and 3 more" in text


def test_points_that_wait_are_counted_for_topic_and_class(small):
    waiting = TopicGrade(student="cy", topic="arrays", score=1, max_score=25, needs_manual=True)
    page = read(replace(small, grades=(*small.grades, waiting)))["index.html"]
    assert page.tables["progress"][1][-1] == "2"
    assert "2 written answers waiting for a person" in page.text


# A learner.


def test_a_learners_page_has_advice_topics_exercises_and_misconceptions(pages):
    page = pages["learners/bo.html"]
    assert "Go on: Arrays. One exercise is still to be tried." in page.text
    assert page.tables["topics"][1] == [
        *("Arrays", "attempted", "31 %", "11–51 %", "", "", "1", "3 of 25 + waits", "2026-01-05")
    ]
    assert page.tables["exercises"][1:] == [["Cut", "0 % → 50 % → 25 %"], ["Gaps", "–"]]
    assert page.tables["mistakes"][1:] == [
        ["The last element was left out. [W1]", "Cut (Arrays)", "2 hand-ins: it came back", "gone in the last hand-in"]
    ]
    assert "Not handed in: Python craft." in page.text
    assert "You would pass a new test with about 86 %." in pages["learners/ada.html"].text


def test_a_learners_history_is_drawn_and_told(pages):
    page = pages["learners/bo.html"]
    assert page.tables["history"][1:] == [
        ["2026-01-05", "Arrays", "attempted", "45 %", "25–65 %"],
        ["2026-01-06", "Arrays", "attempted", "35 %", "15–55 %"],
    ]
    (way,) = [known["d"] for tag, known in page.tags if known.get("class") == "way"]
    assert (
        way == "M5.0 21.5L15.7 24.5L155.0 25.5"
    )  # 45 % at first, 35 % a day later, 31 % today, 14 days and an hour on


def test_the_interval_is_drawn_where_the_figures_say(pages):
    tags = pages["learners/ada.html"].tags
    bars = [known["d"] for tag, known in tags if known.get("class") in ("interval", "dot")]
    assert bars[-4:] == ["M152.4 12H192.4", "M172.4 12h0", "M128.6 12H168.6", "M148.6 12h0"]
    ranges = [known["d"] for tag, known in tags if known.get("class") == "range"]
    assert ranges == ["M128.9 57.0H160.1", "M110.3 57.0H141.5"]  # in a box of 176, 10 in from both sides


def test_the_map_shows_the_topics_that_are_offered_and_what_they_build_on(small):
    later = Topic(id="later", title="What comes later", needs=("arrays", "python_craft"))
    page = read(replace(small, offered=(*small.topics, later)))["learners/bo.html"]
    assert [known["d"] for tag, known in page.tags if known.get("class") == "edge"] == [
        "M176.0 32.0C220.0 32.0 176.0 32.0 220.0 32.0",
        "M396.0 32.0C440.0 32.0 396.0 32.0 440.0 32.0",  # arrays is needed by what it needs: not drawn twice
    ]
    assert "What comes later" in page.text
    assert "map" not in read(replace(small, topics=small.topics[:1]))["learners/cy.html"].ids


def test_a_learners_page_shows_nobody_else(spring, spring_pages):
    for student in spring.students:
        page = spring_pages[f"learners/{student.id}.html"]
        others = [other for other in spring.students if other is not student]
        assert not [other for other in others if re.search(rf"\b({other.id}|{other.name})\b", page.html)]
        assert not [link for link in page.links if not link.startswith("#")]


# An exercise.


def test_an_exercise_has_its_figures_with_intervals(pages):
    page = pages["exercises/arrays-slice.html"]
    assert page.tables["figures"][1:3] == [
        ["first try", "50 % (9–91 %)", "", "Mean score of the first tries: the lower, the harder."],
        ["solved", "50 % (9–91 %)", "", "Learners with full points at some time."],
    ]
    assert [row[1] for row in page.tables["figures"][3:]] == [
        *("–", "not reached by half (too few learners to tell)", "not reached by half (too few learners to tell)")
    ]
    assert page.tables["tries"][1:] == [["at try 1", "1", ""], ["at try 2", "0", ""], ["not yet", "1", ""]]
    assert page.tables["mistakes"][1:] == [
        ["W1", "The last element was left out.", "1", "1", "100 % (21–100 %)", ""],
    ]
    assert page.tables["tests"][1:] == [["slice-basics", "50 % (9–91 %)", ""]]
    assert "Nothing stands out" in page.text


def test_what_is_wrong_with_an_exercise_is_said_on_its_page_in_the_list_and_on_the_class_page(small):
    attempts = tuple(tried(f"s{n}", "arrays", "slice", 0.0, misconception="value") for n in range(12))
    pages = read(replace(small, attempts=attempts, items=analyse(attempts)))
    sentence = "Fewer than half of those who try it ever solve it: is something missing in the text?"
    for path in ("index.html", "exercises.html", "exercises/arrays-slice.html"):
        assert sentence in pages[path].text


def test_a_misconception_that_no_test_reports_any_more_has_no_sentence(small):
    page = read(replace(small, misconceptions={}))["learners/bo.html"]
    assert page.tables["mistakes"][1][0] == f"{words.NO_SENTENCE} [W1]"


# All pages.


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


def test_a_thousand_learners_and_30_topics_take_less_than_10_seconds_and_5_megabytes_a_page():
    record, seconds, largest = big_class(200, 30), [], 0
    for _ in range(3):
        start = time.process_time()
        largest = max(len(page.html.encode()) for page in render(record))
        seconds.append(time.process_time() - start)
    assert min(seconds) < 10.0 / 5  # a fifth of the class; the work grows with the learners, the pages do not
    assert largest < 5_000_000


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
        for path, html in pages.items():
            (GOLDEN / path).parent.mkdir(parents=True, exist_ok=True)
            (GOLDEN / path).write_text(html, encoding="utf-8")
    known = {str(path.relative_to(GOLDEN)): path.read_text(encoding="utf-8") for path in GOLDEN.rglob("*.html")}
    assert pages == known
