"""Gradesheets to export: a class of four written by hand, and names that do harm."""

from datetime import UTC, datetime

from hypothesis import strategies as st

from autograder.records import Assignment, Gradesheet, Learner, Score

MARCH = datetime(2026, 3, 1, 12, tzinfo=UTC)
ADA = Learner(id="ada", first_name="Ada", last_name="Lovelace", email="ada@x.edu", lms_id="101")
BOB = Learner(id="bob", first_name="Bob", last_name="O'Hara, Jr.", email="bob@x.edu", lms_id="102")
CY = Learner(id="cy", email="cy@x.edu", lms_id="103")
DEE = Learner(id="dee", first_name="Dee", last_name="Day", email="dee@x.edu", lms_id="104")
ARRAYS = Assignment(name="arrays", max_score=25, title="Arrays and broadcasting")
CRAFT = Assignment(name="craft", max_score=8)


def scored(student, assignment, points, *, penalty=0.0, waiting=False):
    return Score(
        student=student, assignment=assignment, points=points, penalty=penalty, waiting=waiting, timestamp=MARCH
    )


def small_class():
    """Ada is done, one of hers was late; a person must look at Bob's; Cy handed in nothing; Dee's is not graded."""
    return Gradesheet(
        learners=(ADA, BOB, CY, DEE),
        assignments=(ARRAYS, CRAFT),
        scores=(
            scored("ada", "arrays", 22.5),
            scored("bob", "arrays", 15, waiting=True),
            scored("dee", "arrays", None, waiting=True),
            scored("ada", "craft", 7, penalty=2),
            scored("bob", "craft", 0),
        ),
    )


def of(learners, scores=(), assignments=(ARRAYS,)):
    return Gradesheet(learners=tuple(learners), assignments=tuple(assignments), scores=tuple(scores))


STARTS = ["", "=", "+", "-", "@", "\t=", " =", "\r", "\n@", "＝", "\u200b=", "'", '"', ";", ",", "=cmd|'/C calc'!A0"]
INSIDE = "\"',;\n\r\t =+-@()ñעزיé漢🎉\u202e%0"
NAMES = st.builds(
    lambda start, rest: start + rest,
    st.sampled_from(STARTS),
    st.text(st.one_of(st.sampled_from(INSIDE), st.characters(exclude_categories=["Cs"])), min_size=1, max_size=12),
)
