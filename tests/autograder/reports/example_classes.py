"""Classes to report on: a small one written by hand, and a big one drawn with a seed and judged by the real filter."""

from datetime import UTC, datetime, timedelta

import numpy as np

from autograder.mastery import estimate, explain
from autograder.records import Attempt, Mastery, TestOutcome
from autograder.reports import ClassRecord, Skill, Student, Topic, TopicGrade

MONDAY = datetime(2026, 1, 5, 9, tzinfo=UTC)
NOW = MONDAY + timedelta(days=14, hours=1)


def tried(student, topic, skill, score, *, day=0, misconception=""):
    outcome = TestOutcome(name=f"{skill}-basics", points=2.0, score=score, misconception=misconception)
    return Attempt(
        student=student,
        topic=topic,
        skill=skill,
        score=score,
        timestamp=MONDAY + timedelta(days=day),
        submission=f"day {day}",
        tests=(outcome,),
    )


def believed(student, topic, level, chance, *, half=0.1, evidence=9):
    """A mastery whose interval is ``chance`` ± ``half``."""
    return Mastery(
        student=student,
        topic=topic,
        estimate=chance,
        low=chance - half,
        high=chance + half,
        sure=0.25,
        level=level,
        evidence=evidence,
        last=MONDAY,
    )


def small_class():
    """Ada is strong, Bo struggles and has an answer waiting, Cy handed in nothing."""
    arrays = Topic(id="arrays", title="Arrays", skills=(Skill(id="slice", title="Cut"), Skill(id="ulp", title="Gaps")))
    craft = Topic(id="python_craft", title="Python craft", skills=(Skill(id="parse", title="Parse a line"),))
    return ClassRecord(
        now=NOW,
        students=(Student(id="ada", name="Ada L."), Student(id="bo"), Student(id="cy", name="Cy")),
        topics=(arrays, craft),
        masteries=(
            believed("ada", "arrays", "mastered", 0.862),
            believed("ada", "python_craft", "proficient", 0.743),
            believed("bo", "arrays", "attempted", 0.315, half=0.2, evidence=1),
        ),
        grades=(
            TopicGrade(student="ada", topic="arrays", score=24.5, max_score=25),
            TopicGrade(student="ada", topic="python_craft", score=16, max_score=25),
            TopicGrade(student="bo", topic="arrays", score=3, max_score=25, needs_manual=True),
        ),
        attempts=(
            tried("ada", "arrays", "slice", 1.0),
            tried("bo", "arrays", "slice", 0.0, misconception="W1"),
            tried("bo", "arrays", "slice", 0.5, day=1, misconception="W1"),
            tried("bo", "arrays", "slice", 0.25, day=2),
        ),
        sentences={("ada", "arrays"): "You would pass a new test with about 86 %."},
    )


TOPICS = {
    "arrays": "Arrays and broadcasting",
    "describing_data": "Describing data",
    "python_craft": "Python craft",
    "supervised": "The supervised problem, baselines and nearest neighbours",
}
NAMES = ["Ada", "Bo", "Chloé", "Dmitri", "Esi", "Farid", "Gül", "Hana", "Ívar", "José", "Kemi", "Linh"]
LONG = "Wolfeschlegelsteinhausenbergerdorff-Featherstonehaugh, Hubert Blaine the Younger of Upper Somewhere"


def spring_class(seed=7):
    """12 learners × 4 topics of different strength, one with a long name, and one who handed in nothing."""
    rng = np.random.default_rng(seed)
    topics = tuple(
        Topic(id=key, title=title, skills=tuple(Skill(id=f"{key}_{n}", title=f"Exercise {n}") for n in range(1, 8)))
        for key, title in TOPICS.items()
    )
    students = [Student(id=f"s{n:02}", name=name) for n, name in enumerate(NAMES)]
    attempts = [
        tried(student.id, topic.id, skill.id, float(score), day=int(place * 3 + again + n // 4), misconception=wrong)
        for student in students
        for strength in [np.clip(rng.normal(0.75, 0.3), 0.2, 1.0)]
        for place, topic in enumerate(topics)
        if rng.random() < 0.4 + strength
        for n, skill in enumerate(topic.skills)
        for again in range(1 + int(rng.random() < 0.3))
        for score in [rng.binomial(4, strength) / 4]
        for wrong in ["" if score == 1.0 else f"W{rng.integers(1, 4)}"]
    ]
    students += [Student(id="s98", name=LONG), Student(id="s99", name="Nobody Yet")]
    attempts.append(tried("s98", "arrays", "arrays_1", 1.0))
    syllabus = {topic.id: {skill.id: 3 for skill in topic.skills} for topic in topics}
    masteries = estimate(attempts, syllabus, NOW, students=[s.id for s in students], topics=list(TOPICS))
    handed_in = sorted({(attempt.student, attempt.topic) for attempt in attempts})
    return ClassRecord(
        now=NOW,
        title="Spring class",
        students=tuple(students),
        topics=topics,
        masteries=masteries,
        attempts=tuple(attempts),
        grades=tuple(
            TopicGrade(
                student=student,
                topic=topic,
                score=float(rng.integers(2, 41)) / 2,
                max_score=25.0,
                needs_manual=bool(rng.random() < 0.3),
            )
            for student, topic in handed_in
        ),
        sentences={(m.student, m.topic): explain(m, TOPICS[m.topic], exercises=7) for m in masteries},
    )
