"""Mastery as rows, read back by independent readers."""

import csv
import io
import json
from dataclasses import replace

import pytest
from example_classes import NOW, believed
from rich.console import Console

from autograder.reports import ClassRecord, Student, Topic, mastery_csv, mastery_json, mastery_table


def rows(record):
    return list(csv.DictReader(io.StringIO(mastery_csv(record), newline="")))


def shown(record, width=100):
    console = Console(width=width, record=True, file=io.StringIO())
    console.print(mastery_table(record))
    return console.export_text()


def test_csv_has_one_row_per_learner_and_topic_with_numbers_as_numbers(small):
    assert rows(small)[2] == {
        "student": "bo",
        "name": "",
        "topic": "arrays",
        "title": "Arrays",
        "level": "attempted",
        "estimate": "0.315",
        "low": "0.115",
        "high": "0.515",
        "sure": "0.25",
        "evidence": "1",
        "last": "2026-01-05T09:00:00+00:00",
    }
    assert [(row["student"], row["topic"]) for row in rows(small)[:2]] == [("ada", "arrays"), ("ada", "python_craft")]


def test_json_says_the_same_as_csv(small):
    page = json.loads(mastery_json(small))
    assert page["now"] == NOW.isoformat()
    as_text = [{key: str(value) for key, value in row.items()} for row in page["mastery"]]
    assert as_text == rows(small)
    assert isinstance(page["mastery"][0]["estimate"], float)


def test_what_was_not_started_has_no_date(small):
    record = replace(small, masteries=(replace(believed("cy", "arrays", "not started", 0.5), evidence=0, last=None),))
    assert rows(record)[0]["last"] == ""
    assert json.loads(mastery_json(record))["mastery"][0]["last"] is None


@pytest.mark.parametrize("start", ["=1+1", "+49", "-2", "@SUM(A1)", "\tx", "\rx", "\nx"])
def test_no_cell_of_text_can_become_a_formula(start):
    known = (believed(start, start, "familiar", 0.6),)
    record = ClassRecord(
        now=NOW,
        students=(Student(id=start, name=start),),
        topics=(Topic(id=start, title=start),),
        masteries=known,
    )
    row = rows(record)[0]
    assert [row[column] for column in ("student", "name", "topic", "title")] == ["'" + start] * 4
    assert float(row["estimate"]) == 0.6


def test_text_is_quoted_and_numbers_are_not(small):
    line = mastery_csv(small).splitlines()[1]
    assert line == '"ada","Ada L.","arrays","Arrays","mastered",0.862,0.762,0.962,0.25,9,"2026-01-05T09:00:00+00:00"'


def test_commas_quotes_and_line_breaks_survive_the_round_trip(small):
    name = 'O\'Neill, "Ann"\nJr.'
    record = replace(small, students=(Student(id="ada"), Student(id="bo", name=name)))
    assert {row["name"] for row in rows(record) if row["student"] == "bo"} == {name}


def test_the_terminal_shows_learners_by_topics(small):
    lines = shown(small).splitlines()
    assert any("Ada L." in line and "86 % ●" in line and "74 % ◕" in line for line in lines)
    assert any("bo" in line and "31 % ◔" in line and "– ○" in line for line in lines)
    assert "◕ proficient" in shown(small)


def test_the_terminal_shows_one_learner_in_detail(small):
    only = replace(small, students=small.students[:1], masteries=small.masteries[:2], grades=(), attempts=())
    line = next(line for line in shown(only).splitlines() if "Arrays" in line)
    assert [cell.strip() for cell in line.strip("│").split("│")] == [
        "Arrays",
        "● mastered",
        "86 %",
        "76–96 %",
        "9",
        "2026-01-05",
    ]


def test_names_cannot_command_the_terminal(small):
    record = replace(small, students=(Student(id="ada", name="[red]Ada[/red] \x1b[2J\x07"), *small.students[1:]))
    text = shown(record)
    assert "[red]Ada[/red]" in text
    assert "\x1b" not in text
    assert "\x07" not in text
