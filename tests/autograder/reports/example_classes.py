"""Classes to report on: a small one written by hand, and a big one drawn with a seed and judged by the real filter."""

from datetime import UTC, datetime, timedelta

import numpy as np

from autograder.items import analyse
from autograder.mastery import estimate, explain
from autograder.records import Advice, Attempt, Mastery, TestOutcome
from autograder.reports import ClassRecord, Skill, Student, Topic, TopicGrade
from course.syllabus import load_syllabus

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


def believed(student, topic, level, chance, *, half=0.1, evidence=9, day=0):
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
        last=MONDAY + timedelta(days=day),
    )


def small_class():
    """Ada is strong, Bo struggles and has an answer waiting, Cy handed in nothing."""
    skills = (Skill(id="slice", title="Cut"), Skill(id="ulp", title="Gaps"))
    arrays = Topic(id="arrays", title="Arrays", skills=skills, hours=10)
    parse = Skill(id="parse", title="Parse a line")
    craft = Topic(id="python_craft", title="Python craft", skills=(parse,), needs=("arrays",), hours=5)
    attempts = (
        tried("ada", "arrays", "slice", 1.0),
        tried("bo", "arrays", "slice", 0.0, misconception="W1"),
        tried("bo", "arrays", "slice", 0.5, day=1, misconception="W1"),
        tried("bo", "arrays", "slice", 0.25, day=2),
    )
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
        attempts=attempts,
        items=analyse(attempts),
        history=(
            believed("bo", "arrays", "attempted", 0.45, half=0.2, evidence=1),
            believed("bo", "arrays", "attempted", 0.35, half=0.2, evidence=1, day=1),
        ),
        advice=(
            Advice(student="ada", topic="python_craft", kind="learn", reason="You know what it builds on."),
            Advice(student="bo", topic="arrays", kind="continue", reason="One exercise is still to be tried."),
        ),
        misconceptions={("arrays", "slice", "W1"): "The last element was left out."},
        pace=4.0,
        sentences={("ada", "arrays"): "You would pass a new test with about 86 %."},
    )


TOPICS = {
    "arrays": "Arrays and broadcasting",
    "describing_data": "Describing data",
    "python_craft": "Python craft",
    "supervised": "The supervised problem, baselines and nearest neighbours",
}
NEEDS = {"describing_data": ("arrays",), "supervised": ("arrays", "describing_data", "python_craft")}
SAID = {"W1": "Each column was centred, not each row.", "W2": "The result kept the integers.", "W3": "It mutates X."}
NAMES = ["Ada", "Bo", "Chloé", "Dmitri", "Esi", "Farid", "Gül", "Hana", "Ívar", "José", "Kemi", "Linh"]
LONG = "Wolfeschlegelsteinhausenbergerdorff-Featherstonehaugh, Hubert Blaine the Younger of Upper Somewhere"


def spring_class(seed=7):
    """12 learners × 4 topics of different strength, one with a long name, and one who handed in nothing."""
    rng = np.random.default_rng(seed)
    topics = tuple(
        Topic(
            id=key,
            title=title,
            skills=tuple(Skill(id=f"{key}_{n}", title=f"Exercise {n}") for n in range(1, 8)),
            needs=NEEDS.get(key, ()),
            hours=14,
        )
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
    moments = sorted({(attempt.timestamp, attempt.student, attempt.topic) for attempt in attempts})
    return ClassRecord(
        now=NOW,
        title="Spring class",
        students=tuple(students),
        topics=topics,
        masteries=masteries,
        attempts=tuple(attempts),
        items=analyse(attempts),
        history=tuple(
            row
            for when, student, topic in moments
            for row in estimate([it for it in attempts if it.student == student], syllabus, when)
            if row.topic == topic
        ),
        advice=tuple(
            Advice(student=student.id, topic=topic, kind=kind, reason="You know what it builds on.")
            for student in students
            for kind, topic in (("continue", "arrays"), ("learn", "supervised"), ("review", "describing_data"))
        ),
        misconceptions={("", "", name): sentence for name, sentence in SAID.items()},
        pace=20.0,
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


def big_class(learners, topics, *, seed=7, tries=1):
    """So many learners and topics of the real syllabus, each exercise tried; masteries and history drawn, not estimated."""
    rng = np.random.default_rng(seed)
    known = load_syllabus().topics[:topics]
    students = [Student(id=f"s{n:04}", name=f"Learner No. {n}") for n in range(learners)]
    levels = ["attempted", "familiar", "proficient", "mastered", "review due"]
    chances = rng.uniform(0.2, 0.9, (learners, len(known)))
    rows = [
        believed(student.id, topic.id, levels[int(rng.integers(5))], float(chances[n, k]), day=k)
        for n, student in enumerate(students)
        for k, topic in enumerate(known)
    ]
    attempts = [
        tried(student.id, topic.id, skill.id, float(passed), day=k + again, misconception="" if passed else "W1")
        for n, student in enumerate(students)
        for k, topic in enumerate(known)
        for skill in topic.skills
        for again in range(tries)
        for passed in [rng.random() < chances[n, k]]
    ]
    return ClassRecord(
        now=NOW,
        title="Big class",
        students=tuple(students),
        topics=tuple(
            Topic(
                id=topic.id,
                title=topic.title,
                skills=tuple(Skill(id=skill.id, title=skill.title) for skill in topic.skills),
                needs=topic.needs,
                hours=topic.hours,
            )
            for topic in known
        ),
        masteries=tuple(rows),
        attempts=tuple(attempts),
        items=analyse(attempts),
        history=tuple(rows),
        grades=tuple(
            TopicGrade(student=row.student, topic=row.topic, score=row.estimate * 25, max_score=25) for row in rows
        ),
        advice=tuple(
            Advice(student=student.id, topic=topic.id, kind="learn", reason="You know what it builds on.")
            for student in students
            for topic in known[:3]
        ),
        sentences={(row.student, row.topic): explain(row, "it") for row in rows},
        pace=10.0,
    )
