from datetime import UTC, datetime

from autograder.gradebook import Total, grades
from tests.autograder.nbcourse import solved

MARCH = datetime(2026, 3, 1, 12, tzinfo=UTC)


def test_the_totals_are_those_of_the_gradebook(tiny):
    tiny.hand_in("bob", solved)
    tiny.record("bob", area_basics="failed")
    tiny.hand_in("ada")
    tiny.record("ada", area_basics="failed", area_edges="failed")
    ada = Total(student="ada", assignment="shapes", score=0, max_score=8, needs_manual_grade=False, timestamp=MARCH)
    bob = Total(student="bob", assignment="shapes", score=1, max_score=8, needs_manual_grade=True, timestamp=MARCH)
    assert grades(tiny.course) == (ada, bob)


def test_a_late_penalty_is_taken_off_but_never_more_than_there_is(tiny):
    tiny.hand_in("ada", solved)
    tiny.record("ada")
    for penalty, score in ((1, 2), (99, 0)):
        with tiny.course.gradebook() as gradebook:
            gradebook.find_submission_notebook("shapes", "shapes", "ada").late_submission_penalty = penalty
            gradebook.db.commit()
        assert grades(tiny.course)[0].score == score


def test_a_course_without_grades_has_no_totals(tiny):
    assert grades(tiny.course) == ()
