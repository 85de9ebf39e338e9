"""From the log to beliefs, learning only what is new."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from autograder import mastery
from autograder.gradebook import append_attempts, read_attempts
from autograder.gradebook.beliefs import CLASS, STUDENTS
from autograder.pipeline import estimating
from autograder.pipeline.estimating import difficulties, estimates
from autograder.records import Attempt, TestOutcome
from course.syllabus import load_syllabus
from tests.autograder.nbcourse import solved

MARCH = datetime(2026, 3, 1, 12, tzinfo=UTC)


def tried(student, *, skill="row_center", days=0.0, score=1.0, submission=""):
    return Attempt(
        student=student,
        topic="arrays",
        skill=skill,
        score=score,
        timestamp=MARCH + timedelta(days=days),
        submission=submission or f"{days}",
        tests=tuple(TestOutcome(name=f"{skill}-{name}", points=1, score=score) for name in ("basics", "edges")),
    )


CLASS_OF_THREE = [
    tried("ada"),
    tried("bob", score=0.0),
    tried("eve", skill="ulp", days=1),
    tried("ada", skill="ulp", days=2),
]


def believed(course, **options):
    return estimates(course, datetime.now(UTC), **options)


def from_scratch(course, now):
    return mastery.estimate(read_attempts(course), difficulties(load_syllabus()), now)


def test_what_is_kept_is_what_learning_the_whole_log_gives(tiny):
    for attempt in CLASS_OF_THREE:
        append_attempts(tiny.course, [attempt])
        found = believed(tiny.course)
        assert found.relearned == (attempt.student,)
        assert found.masteries == from_scratch(tiny.course, found.now)
    assert believed(tiny.course).relearned == ()


def test_after_a_new_submission_only_that_learner_is_learned_anew_even_if_it_is_late(tiny):
    append_attempts(tiny.course, CLASS_OF_THREE)
    before = believed(tiny.course)
    append_attempts(tiny.course, [tried("bob", skill="ulp", days=-20)])
    after = believed(tiny.course)
    assert after.relearned == ("bob",)
    assert after.belief.parts["ada"] == before.belief.parts["ada"]
    assert after.belief.parts["bob"] != before.belief.parts["bob"]
    assert after.masteries == from_scratch(tiny.course, after.now)


def test_a_regrade_takes_the_place_of_the_grading_it_stands_in_for(tiny):
    append_attempts(tiny.course, CLASS_OF_THREE)
    believed(tiny.course)
    append_attempts(tiny.course, [tried("bob", score=1.0)])
    found = believed(tiny.course)
    assert found.relearned == ("ada", "bob", "eve")
    assert found.masteries == from_scratch(tiny.course, found.now)
    assert found.belief.parts["bob"]["arrays"].exercises["row_center"].first_tries == 2


def test_what_is_kept_may_be_thrown_away_at_any_time(tiny):
    append_attempts(tiny.course, CLASS_OF_THREE)
    first = believed(tiny.course)
    with tiny.course.connect() as connection:
        STUDENTS.drop(connection)
        CLASS.drop(connection)
    again = estimates(tiny.course, first.now)
    assert again.relearned == ("ada", "bob", "eve")
    assert again.masteries == first.masteries


def test_another_model_learns_anew(tiny, monkeypatch):
    append_attempts(tiny.course, CLASS_OF_THREE)
    believed(tiny.course)
    monkeypatch.setattr(mastery, "fingerprint", lambda belief: "another")
    assert believed(tiny.course).relearned == ("ada", "bob", "eve")
    assert believed(tiny.course).relearned == ()


def test_the_past_is_learned_from_what_was_handed_in_until_then(tiny):
    append_attempts(tiny.course, CLASS_OF_THREE)
    now = believed(tiny.course)
    then = estimates(tiny.course, MARCH + timedelta(hours=1))
    assert [(row.student, row.evidence) for row in then.masteries] == [("ada", 2), ("bob", 2)]
    assert believed(tiny.course).belief.parts == now.belief.parts


def test_a_reader_that_was_overtaken_by_another_saves_nothing(tiny):
    append_attempts(tiny.course, CLASS_OF_THREE[:2])
    believed(tiny.course)

    def overtaken(kept, news):
        learned = tuple(news)
        believed(tiny.course)
        return b"stale", {one.student: b"stale" for one in learned}

    append_attempts(tiny.course, CLASS_OF_THREE[2:])
    estimating.update_beliefs(tiny.course, mastery.fingerprint(believed(tiny.course).belief), overtaken)
    found = believed(tiny.course)
    assert found.masteries == from_scratch(tiny.course, found.now)


def test_a_course_where_nothing_was_handed_in_has_only_what_is_expected(tiny):
    found = believed(tiny.course, students=["ada"], topics=["arrays"])
    assert [(row.student, row.level, row.evidence) for row in found.masteries] == [("ada", "not started", 0)]


def test_a_reflection_counts_from_when_a_person_has_graded_it_and_a_changed_score_replaces_it(tiny):
    tiny.hand_in("ada", solved)
    tiny.record("ada")
    append_attempts(tiny.course, [replace(tried("ada"), topic="shapes")])
    assert believed(tiny.course).masteries[0].evidence == 2
    estimate = []
    for score in (0.0, 5.0):
        with tiny.course.gradebook() as gradebook:
            grade = next(
                g for g in gradebook.find_submission("shapes", "ada").notebooks[0].grades if g.auto_score is None
            )
            grade.manual_score, grade.needs_manual_grade = score, False
            gradebook.db.commit()
        found = believed(tiny.course)
        assert found.masteries[0].evidence == 3
        estimate.append(found.masteries[0].estimate)
        assert found.masteries == from_scratch(tiny.course, found.now)
    assert estimate[0] < estimate[1]
    assert len(read_attempts(tiny.course)) == 2


def test_a_learner_is_told_what_to_do_next(tiny):
    append_attempts(tiny.course, CLASS_OF_THREE)
    found = believed(tiny.course)
    plan = estimating.plan(load_syllabus(), ["arrays", "describing_data"])
    (advice,) = found.advice(plan, "bob")
    assert (advice.kind, advice.topic) == ("continue", "arrays")
    assert advice.reason.startswith("You have begun Arrays")
    assert [row.skill for row in found.skills("ada")] == ["row_center", "ulp"]


@pytest.mark.parametrize("offered", [["describing_data"], []])
def test_needs_that_are_not_offered_are_no_hindrance(offered):
    assert [step.needs for step in estimating.plan(load_syllabus(), offered)] == [()] * len(offered)
