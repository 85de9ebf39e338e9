from datetime import UTC, datetime, timedelta

import pytest

from autograder.gradebook import grades, gradesheet
from autograder.records import Assignment, Learner, Score
from tests.autograder.nbcourse import solved

MARCH = datetime(2026, 3, 1, 12, tzinfo=UTC)


def read(tiny):
    with tiny.course.gradebook() as gradebook:
        return gradesheet(gradebook)


def change(tiny, student, cell, **values):
    """Set columns of one grade, as a person does in the formgrader."""
    with tiny.course.gradebook() as gradebook:
        grade = gradebook.find_grade(cell, "shapes", "shapes", student)
        for name, value in values.items():
            setattr(grade, name, value)
        gradebook.db.commit()


def test_points_and_what_waits_for_a_person_are_those_of_the_gradebook(tiny):
    tiny.hand_in("bob", solved)
    tiny.record("bob", area_basics="failed")
    sheet = read(tiny)
    assert sheet.assignments == (Assignment(name="shapes", max_score=8),)
    assert sheet.scores == (Score(student="bob", assignment="shapes", points=1, waiting=True, timestamp=MARCH),)
    change(tiny, "bob", "reflection", manual_score=4, extra_credit=0.5, needs_manual_grade=False)
    assert read(tiny).scores == (Score(student="bob", assignment="shapes", points=5.5, timestamp=MARCH),)


def test_learners_come_with_all_that_is_known_of_them_also_those_who_handed_in_nothing(tiny):
    with tiny.course.gradebook() as gradebook:
        gradebook.add_student("zoe", first_name="Zoë", last_name="", email="zoe@x.edu", lms_user_id="77")
        gradebook.add_student("ada")
    zoe = Learner(id="zoe", first_name="Zoë", email="zoe@x.edu", lms_id="77")
    assert read(tiny).learners == (Learner(id="ada"), zoe)
    assert read(tiny).scores == ()


def test_late_penalties_are_kept_apart_and_the_total_is_that_of_the_reports(tiny):
    tiny.hand_in("ada", solved)
    tiny.record("ada")
    for penalty, total in ((1, 2), (99, 0)):
        with tiny.course.gradebook() as gradebook:
            gradebook.find_submission_notebook("shapes", "shapes", "ada").late_submission_penalty = penalty
            gradebook.db.commit()
        (score,) = read(tiny).scores
        assert (score.points, score.penalty, score.total) == (3, penalty, total)
        assert grades(tiny.course)[0].score == total


@pytest.mark.filterwarnings("ignore::sqlalchemy.exc.SAWarning")  # nbgrader's, adding a submission
def test_a_row_that_only_notes_an_extension_is_no_submission(tiny):
    with tiny.course.gradebook() as gradebook:
        for student, when in (("ada", None), ("bob", MARCH.replace(tzinfo=None))):
            gradebook.add_student(student)
            gradebook.add_submission("shapes", student, timestamp=when, extension=timedelta(days=1))
    assert read(tiny).scores == (Score(student="bob", assignment="shapes", points=None, waiting=True, timestamp=MARCH),)
