"""What the instructor reads of the class: the heatmap in its orders, points, progress, and who needs a look."""

import re
from dataclasses import replace

from example_classes import believed, big_class
from page_reader import class_pages, read

from autograder.reports import TopicGrade, words


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
    pages = read(class_pages(big_class(250, 2, tries=0)))
    paths = ["index.html", "by-name-2.html", "by-name-3.html"]
    found = [row[0] for path in paths for row in pages[path].tables["mastery"][1:]]
    assert sorted(found) == sorted(f"Learner No. {n}" for n in range(250))
    assert set(paths) <= {"index.html", *pages["by-name-2.html"].links}
    assert "201–250 of 250" in pages["by-name-3.html"].text
    assert "1–100 of 250" in pages["by-arrays.html"].text
    assert "by-arrays-2.html" not in pages


def test_topics_are_summed_over_the_class_against_the_plan(pages):
    levels = "1 mastered, 1 attempted, 1 not started"
    assert pages["index.html"].tables["progress"][1:] == [
        ["1 Arrays", "0–10", "2", "1", "111", levels, "58 %", "1"],  # (0.862 + 0.315) / 2
        ["2 Python craft", "10–15", "1", "1", "12", "1 proficient, 2 not started", "74 %", "0"],
    ]
    text = pages["index.html"].text
    assert "The middle learner is proficient in topics worth 0 of the 15 hours here." in text
    assert "The plan, 4 hours a week since the first hand-in, stands at 8 hours: 2 of 3 are behind." in text


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
