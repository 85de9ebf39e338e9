"""The learner's page of progress: hours, journal, plan, and whatever the kit has drawn."""

from datetime import date

from course.feedback import Feedback
from course.journal import Entry, readable, write
from course.pages.own import Study, progress_page
from course.plan import StudyPlan
from course.syllabus import load_syllabus

SYLLABUS, TODAY = load_syllabus(), date(2026, 3, 18)
PLAN = StudyPlan(start=date(2026, 3, 2), hours=8)


def page(note=None, entries=(), **more):
    study = Study(entries=entries, logbook=more.pop("logbook", {}), plan=PLAN, **more)
    return progress_page(note, study, SYLLABUS, TODAY)


def test_before_the_first_hand_in_it_says_how_to_begin():
    made = page()
    assert "Nothing of yours is graded yet" in made
    assert "course log TOPIC" in made


def test_what_the_kit_has_drawn_stands_on_it_unchanged():
    assert "<svg id='map'>" in page(Feedback(topic="", title="", written="x", map_html="<svg id='map'>"))


def test_hours_are_drawn_by_week_and_told_by_topic_with_the_log_book():
    entries = [
        Entry(day=date(2026, 3, 3), topic="arrays", hours=3.0, learned="Axes <disappear>."),
        Entry(day=date(2026, 3, 17), topic="arrays", hours=4.5, hard="einsum"),
    ]
    made = page(entries=entries, logbook={"svd": 2.0})
    assert made.count("<rect") == 3  # a week without study between them
    assert "week from 2026-03-02: 3 hours" in made
    assert "7.5" in made
    assert "Axes &lt;disappear&gt;." in made
    assert SYLLABUS.topic("svd").title in made


def test_the_plan_goes_on_from_this_week():
    made = page()
    assert '>3</th><td class="short">2026-03-16' in made
    assert '>2</th><td class="short">2026-03-09' not in made


def test_a_journal_entry_that_cannot_be_read_is_named_and_the_others_count(tmp_path):
    write(tmp_path, Entry(day=TODAY, topic="arrays", hours=1.0))
    (tmp_path / "mine.md").write_text("no front matter")
    entries, troubles = readable(tmp_path)
    assert [entry.topic for entry in entries] == ["arrays"]
    assert "mine.md" in page(entries=entries, troubles=troubles)
