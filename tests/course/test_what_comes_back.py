"""What comes back to a learner: written, read again, and refused where it is something else."""

import json
from dataclasses import replace

import pytest

from course.feedback import Exercise, Feedback, FeedbackError, Level, Next, Said, dump, file_name, from_nbgrader, load
from course.pages import words
from course.pages.own import feedback_page

NOTE = Feedback(
    topic="arrays",
    title="Arrays",
    written="2026-03-01T12:00:00+00:00",
    handed_in="2026-03-01T11:59:00+00:00",
    score=2.5,
    max_score=5.0,
    exercises=(
        Exercise(
            skill="row_center",
            title="Centre the rows",
            score=0.0,
            max_score=2.0,
            said=(Said(sentence="Each <column> was centred.", misconception="W1"),),
        ),
        Exercise(skill="ulp", title="Gaps", score=2.5, max_score=2.5),
        Exercise(skill="top_k", title="Best columns", score=0.0, max_score=0.5, blank=True),
    ),
    before=Level(level="attempted", chance=0.4, low=0.2, high=0.6),
    after=Level(level="familiar", chance=0.55, low=0.4, high=0.7),
    next=(Next(kind="Begin", topic="svd", title="Low rank", reason="You know what it builds on."),),
    map_html="<svg></svg>",
)


@pytest.mark.parametrize(
    "note", [NOTE, replace(NOTE, before=None, after=None), Feedback(topic="a", title="", written="")]
)
def test_what_is_written_is_read_again(note):
    assert load(dump(note)) == note


@pytest.mark.parametrize(
    "text",
    ["", "[]", "{}", "null", dump(NOTE)[:-3], json.dumps({**json.loads(dump(NOTE)), "more": 1}), '{"version": 1}'],
)
def test_anything_else_is_refused(text):
    with pytest.raises(FeedbackError, match="no feedback of the kit"):
        load(text)


def test_another_version_says_what_to_do():
    with pytest.raises(FeedbackError, match="update yours"):
        load(json.dumps({**json.loads(dump(NOTE)), "version": 2}))


def test_every_hand_in_has_a_name_of_its_own_that_tells_nothing_of_its_secret():
    assert file_name("a") != file_name("b")
    assert "secret" not in file_name("secret")


def test_the_page_says_what_failed_by_name_and_what_a_learner_wrote_is_only_text():
    page = feedback_page(NOTE, whole="/w", progress="/p")
    assert "Each &lt;column&gt; was centred." in page
    assert "<code" in page
    for said in ("W1", "not yet", "solved", "not begun", "attempted → familiar", 'href="/w"', 'href="/p"'):
        assert said in page


def test_what_could_not_be_graded_is_told_instead_of_points():
    page = feedback_page(Feedback(topic="a", title="A", written="", refused="The notebook is missing."))
    assert "The notebook is missing." in page
    assert "points" not in page


def test_where_only_nbgraders_page_came_back_its_points_are_read_off_it(tmp_path):
    page = tmp_path / "shapes.html"
    page.write_text(
        "<h4>shapes (Score: 2.5 / 8.0)</h4><ol>"
        '<li><a href="#area-basics">Test cell</a> (Score: 2.0 / 2.0)</li>'
        '<li><a href="#area-edges">Test cell</a> (Score: 0.5 / 1.0)</li>'
        '<li><a href="#reflection">Written response</a> (Score: 0.0 / 5.0)</li></ol>'
    )
    note = from_nbgrader("shapes", page)
    assert (note.score, note.max_score, note.after) == (2.5, 8.0, None)
    assert [(it.skill, it.score, it.max_score) for it in note.exercises] == [
        ("area", 2.5, 3.0),
        ("reflection", 0.0, 5.0),
    ]
    assert "2.5 of 8" in feedback_page(note)


@pytest.mark.parametrize(
    ("exercise", "state"),
    [
        (Exercise(skill="a", title="a", score=1.0, max_score=2.0), "in part"),
        (Exercise(skill="a", title="a", score=0.0, max_score=5.0, waits=True), "waits for a person"),
    ],
)
def test_an_exercise_stands_somewhere(exercise, state):
    assert words.state(exercise) == state
