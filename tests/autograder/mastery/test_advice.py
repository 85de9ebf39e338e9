"""What to do next, and why."""

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from autograder.mastery import Step, advise
from autograder.records import Mastery

MAY = datetime(2026, 5, 1, tzinfo=UTC)
PLAN = (
    Step(id="arrays", title="Arrays", skills={"slice": "Cut a slice", "ulp": "Measure a gap"}),
    Step(id="svd", title="SVD", needs=("arrays",)),
    Step(id="gradients", title="Gradients", needs=("arrays",)),
    Step(id="descent", title="Descent", needs=("gradients",)),
)


def knows(topic, estimate, level="", skill="", student="ada"):
    named = level or ("mastered" if estimate >= 0.8 else "proficient" if estimate >= 0.7 else "attempted")
    row = {"student": student, "topic": topic, "skill": skill, "estimate": estimate, "level": named, "last": MAY}
    return Mastery(**row, low=0.1, high=0.9, sure=0.1, evidence=9)


def tried(topic, count=4):
    return [knows(topic, 0.4, skill=f"e{number}") for number in range(count)]


def new(student="ada"):
    return knows("arrays", 0.58, "not started", student=student)


def said(topics, skills=()):
    return [(advice.kind, advice.topic) for advice in advise(topics, PLAN, skills)]


def test_a_beginner_is_offered_what_needs_nothing():
    (advice,) = advise([new()], PLAN)
    assert (advice.kind, advice.topic) == ("learn", "arrays")
    assert advice.reason == "Arrays needs nothing before it, and 3 later topics build on it."


def test_what_was_started_comes_first_then_what_opens_most():
    assert said([knows("arrays", 0.75)]) == [("continue", "arrays"), ("learn", "gradients"), ("learn", "svd")]


def test_a_mastered_topic_is_not_offered_again_and_one_that_is_not_proficient_opens_nothing():
    assert said([knows("arrays", 0.85)]) == [("learn", "gradients"), ("learn", "svd")]
    assert said([knows("arrays", 0.65)]) == [("continue", "arrays")]
    assert said([knows("arrays", 0.75, "familiar")]) == [("continue", "arrays")]  # on one test only


def test_what_was_begun_says_how_much_is_left():
    (advice, *_) = advise([knows("arrays", 0.644)], PLAN, [knows("arrays", 0.6, skill="ulp")])
    assert advice.reason == "You have begun Arrays and know about 64 %: one exercise is still to be tried."


def test_after_four_exercises_below_proficient_the_weakest_prerequisite_is_offered_instead():
    rows = [knows("arrays", 0.75), knows("gradients", 0.45)]
    assert ("continue", "gradients") in said(rows, tried("gradients", 3))
    advice = advise(rows, PLAN, tried("gradients"))
    assert (advice[0].kind, advice[0].topic) == ("prerequisite", "arrays")
    assert advice[0].reason == (
        "Gradients stays hard after 4 exercises (about 45 %): leave it for now and strengthen Arrays, of which you know "
        "about 75 %."
    )
    assert "gradients" not in [one.topic for one in advice]


def test_a_parked_topic_stands_in_nobodys_way():
    rows = [knows("arrays", 0.85), knows("gradients", 0.45)]
    assert ("learn", "descent") in said(rows, tried("gradients"))
    assert ("continue", "gradients") in said(rows, tried("gradients"))  # nothing it needs is weak


def test_a_faded_exercise_is_offered_for_review_with_its_name_and_since_when():
    rows = [knows("arrays", 0.62, "review due")]
    (review,) = advise(rows, PLAN, [knows("arrays", 0.60, skill="ulp"), knows("arrays", 0.55, skill="slice")])
    assert (review.kind, review.skill) == ("review", "slice")
    assert (
        review.reason
        == "You knew Arrays but have not used it since 2026-05-01: doing “Cut a slice” again brings it back."
    )


def test_each_learner_is_advised_alone():
    rows = [knows("arrays", 0.85), new("bo")]
    both = advise(rows, PLAN)
    assert both == (*advise(rows[:1], PLAN), *advise(rows[1:], PLAN))


rows = st.builds(
    knows,
    st.sampled_from([step.id for step in PLAN]),
    st.floats(0.01, 0.99),
    st.sampled_from(["", "review due", "not started"]),
)


@given(
    st.lists(rows, unique_by=lambda row: row.topic), st.lists(st.builds(tried, st.sampled_from(["svd", "gradients"])))
)
def test_nothing_is_said_twice_and_at_most_one_in_four_is_a_review(topics, skills):
    advice = advise(topics, PLAN, [row for some in skills for row in some])
    assert len({(one.topic, one.skill) for one in advice}) == len(advice)
    assert sum(one.kind == "review" for one in advice) <= -(-len(advice) // 4)
    assert all(one.reason.endswith(".") for one in advice)
