"""The plan: everything once, after what it needs, in as many hours a week as there are."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from course.plan import Background, PlanError, StudyPlan, calendar, in_order, plan, sentence
from course.syllabus import load_syllabus

SYLLABUS = load_syllabus()
START = date(2026, 1, 5)


@given(
    hours=st.floats(0.5, 40),
    background=st.sampled_from(Background),
    start=st.dates(date(2020, 1, 1), date(2100, 1, 1)),
    everything=st.booleans(),
)
def test_every_topic_is_planned_once_after_all_it_needs(hours, background, start, everything):
    made = plan(SYLLABUS, StudyPlan(start=start, hours=hours, background=background, everything=everything))
    shares = [share for week in made.weeks for share in week.shares]
    ended = [share.topic.id for share in shares if share.last]
    offered = {topic.id for topic in SYLLABUS.topics if topic.published or everything}
    assert sorted(ended) == sorted(offered)
    for place, topic in enumerate(ended):
        assert {need.id for need in SYLLABUS.prerequisites(topic)} & offered <= set(ended[:place])
    assert [week.start for week in made.weeks] == [start + timedelta(weeks=n) for n in range(len(made.weeks))]
    for week in made.weeks:
        assert sum(share.hours for share in week.shares) + week.spare == pytest.approx(hours)
        assert all(share.hours > 0 for share in week.shares)


def test_a_background_changes_the_hours_and_nothing_else():
    new, engineer = (
        plan(SYLLABUS, StudyPlan(start=START, background=who, everything=True)) for who in ("new", "software-engineer")
    )
    assert new.hours == sum(topic.hours for topic in SYLLABUS.topics)
    assert engineer.hours < new.hours
    assert {share.topic.id for week in engineer.weeks for share in week.shares} == {t.id for t in SYLLABUS.topics}


def test_the_core_comes_before_the_breadth():
    order = [topic.tier for topic in in_order(SYLLABUS, everything=True)]
    assert order == sorted(order, key=["core", "breadth"].index)


def test_every_fourth_week_leaves_half_of_it_to_catch_up():
    made = plan(SYLLABUS, StudyPlan(start=START, everything=True))
    assert [week.number for week in made.weeks[:-1] if week.spare] == list(range(4, len(made.weeks), 4))
    assert made.weeks[3].spare == 5.0
    assert "catch up and review (5 h)" in sentence(made.weeks[3])


@pytest.mark.parametrize("hours", [0, -1, float("nan"), 61])
def test_hours_of_which_no_plan_can_be_made_are_refused(hours):
    with pytest.raises(PlanError, match="hours a week"):
        plan(SYLLABUS, StudyPlan(start=START, hours=hours))


def test_a_plan_that_leaves_the_calendar_is_refused():
    with pytest.raises(PlanError, match="leaves the calendar"):
        plan(SYLLABUS, StudyPlan(start=date(9999, 12, 1)))


def test_the_calendar_file_holds_a_week_an_event_and_is_the_same_again():
    made = plan(SYLLABUS, StudyPlan(start=START))
    text = calendar(made)
    assert text == calendar(plan(SYLLABUS, StudyPlan(start=START)))
    events = Calendar.from_ical(text).walk("VEVENT")
    assert [event.decoded("dtstart") for event in events] == [week.start for week in made.weeks]
    assert events[-1].decoded("dtend") == made.finish + timedelta(days=1)
    assert SYLLABUS.published[0].title in str(events[0]["summary"])
