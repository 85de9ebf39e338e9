"""What a learner is given: their own page."""

import re
from dataclasses import replace

import pytest
from example_classes import believed
from page_reader import read

from autograder.reports import Topic, words


def test_a_learners_page_has_advice_topics_exercises_and_misconceptions(pages):
    page = pages["learners/bo.html"]
    assert "Go on Arrays. One exercise is still to be tried." in page.text
    assert page.tables["topics"][1] == [
        *("Arrays", "attempted", "31 %", "11–51 %", "", "", "1", "3 of 25 + waits", "2026-01-05")
    ]
    assert page.tables["exercises"][1:] == [["Cut", "0 % → 50 % → 25 %"], ["Gaps", "–"]]
    assert page.tables["mistakes"][1:] == [
        ["The last element was left out. W1", "Cut (Arrays)", "2 hand-ins: it came back", "gone in the last hand-in"]
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
    assert way == "M5.0 21.5L15.7 24.5L155.0 25.6"  # 45 %, 35 % a day later, 31 % today, 14 days and an hour on


def test_the_interval_is_drawn_where_the_figures_say(pages):
    tags = pages["learners/ada.html"].tags
    bars = [known["d"] for tag, known in tags if known.get("class") in ("interval", "dot")]
    assert bars[-4:] == ["M152.4 12H192.4", "M172.4 12h0", "M128.6 12H168.6", "M148.6 12h0"]
    ranges = [known["d"] for tag, known in tags if known.get("class") == "range"]
    assert ranges == ["M133.9 57.0H165.9", "M114.9 57.0H146.9"]  # in a box of 184, 12 in from both sides


def test_the_map_shows_the_topics_that_are_offered_and_what_they_build_on(small):
    later = Topic(id="later", title="What comes later", needs=("arrays", "python_craft"))
    page = read(replace(small, offered=(*small.topics, later)))["learners/bo.html"]
    assert len(re.findall(r'class="edges"(?:><path d="[^"]*"/){2}></g>', page.html)) == 1  # what follows is not drawn
    assert page.text.count("builds on Arrays") == 1
    assert "What comes later: not started (builds on Python craft)" in page.text
    assert "map" not in read(replace(small, topics=small.topics[:1]))["learners/cy.html"].ids


def test_a_learners_page_shows_nobody_else(spring, spring_pages):
    for student in spring.students:
        page = spring_pages[f"learners/{student.id}.html"]
        others = [other for other in spring.students if other is not student]
        assert not [other for other in others if re.search(rf"\b({other.id}|{other.name})\b", page.html)]
        assert not [link for link in page.links if not link.startswith("#")]


def test_a_misconception_that_no_test_reports_any_more_has_no_sentence(small):
    page = read(replace(small, misconceptions={}))["learners/bo.html"]
    assert page.tables["mistakes"][1][0] == f"{words.NO_SENTENCE} W1"


def test_a_learner_reads_how_far_they_are_and_what_is_due(small):
    faded = replace(small, masteries=(*small.masteries, believed("bo", "python_craft", "review due", 0.6)))
    text = read(faded)["learners/bo.html"].text
    assert "0 of 2 topics proficient or better 0 of 1 handed-in exercises solved 3 hand-ins" in text
    assert "1 written answer waiting for a person" in text
    assert "Due for review, since what is not used fades: Python craft." in text


@pytest.mark.parametrize(
    ("then", "why"),
    [(("familiar", "mastered"), "what is not used fades"), (("mastered", "familiar"), "later hand-ins passed less")],
)
def test_a_level_that_fell_is_explained(small, then, why):
    history = tuple(believed("bo", "arrays", level, 0.85, day=day) for day, level in enumerate(then))
    text = read(replace(small, history=history))["learners/bo.html"].text
    day = f"2026-01-0{5 + then.index('mastered')}"
    assert f"Arrays was mastered (85 %) on {day} and is attempted now: {why}." in text
    assert "and is" not in read(small)["learners/bo.html"].text
