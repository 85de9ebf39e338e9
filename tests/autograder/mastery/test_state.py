"""What is kept between two runs is the belief itself, to the last bit."""

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from autograder.mastery import (
    SkillFilter,
    dump_class,
    dump_student,
    fingerprint,
    learn,
    learn_in_order,
    load_class,
    load_student,
    logged,
    replay,
    skill_rows,
    topic_rows,
)
from autograder.mastery.constants import Constants
from tests.autograder.mastery.test_properties import NOW, START, SYLLABUS, an_attempt, calm


def written_and_read(belief):
    found = SkillFilter(belief.syllabus)
    load_class(found, dump_class(belief))
    for student in belief.parts:
        load_student(found, student, dump_student(belief, student))
    return found


def rows(belief):
    return topic_rows(belief, NOW), [skill_rows(belief, student, NOW) for student in sorted(belief.parts)]


logs = st.lists(an_attempt(), max_size=25)


@given(logs, st.integers(0, 25))
@calm
def test_learning_a_log_in_two_runs_is_learning_it_in_one(log, cut):
    log = sorted(log, key=lambda attempt: attempt.timestamp)
    when = log[cut - 1].timestamp if 0 < cut <= len(log) else START - timedelta(days=1)
    before, after = [a for a in log if a.timestamp <= when], [a for a in log if a.timestamp > when]
    belief = written_and_read(replay(before, SYLLABUS))
    learn(belief, after)
    assert rows(belief) == rows(replay(log, SYLLABUS))


@given(logs)
@calm
def test_nothing_is_lost_in_writing(log):
    belief = replay(log, SYLLABUS)
    again = written_and_read(belief)
    assert rows(again) == rows(belief)
    assert dump_class(again) == dump_class(belief)


@given(logs)
@calm
def test_a_long_log_is_learned_without_holding_it(log):
    log = [
        type(a)(**{name: getattr(a, name) for name in a.__slots__} | {"logged": a.timestamp})
        for a in sorted(log, key=lambda a: a.timestamp)
    ]
    belief = SkillFilter(SYLLABUS)
    learn_in_order(belief, map(logged, log))
    assert rows(belief) == rows(replay(log, SYLLABUS))


def test_what_is_kept_is_told_apart_by_constants_and_syllabus():
    marks = {
        fingerprint(SkillFilter(SYLLABUS)),
        fingerprint(SkillFilter({})),
        fingerprint(SkillFilter({}, Constants(drift=0.1))),
    }
    assert len(marks) == 3
