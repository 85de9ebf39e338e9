"""Attempts → Mastery: replay the log through the skill filter and say what is believed at one moment."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from itertools import groupby
from operator import itemgetter
from typing import NoReturn

from autograder.errors import CourseError, InternalError
from autograder.mastery.constants import DEFAULTS, Constants
from autograder.mastery.rows import SECONDS_A_DAY, topic_row, topic_rows, utc
from autograder.mastery.skill_filter import SkillFilter, Syllabus
from autograder.records import Attempt, Logged, Mastery

EASIEST, HARDEST = 1, 5


def estimate(
    attempts: Iterable[Attempt],
    syllabus: Syllabus,
    now: datetime,
    *,
    students: Iterable[str] = (),
    topics: Sequence[str] = (),
    constants: Constants = DEFAULTS,
) -> tuple[Mastery, ...]:
    """What is believed at ``now`` about each student and each topic they have attempted.

    ``attempts`` may come in any order, from one student or from a whole class (whose first tries then sharpen
    everybody's estimate); those after ``now`` are left out, so that the past can be asked for. ``syllabus`` maps
    topic → skill → author's difficulty 1–5. Times without a zone are taken as UTC.

    For each of ``topics`` there is also a row, level *not started*, for every student (``students`` names
    those who have no attempt at all) who has not attempted it: its estimate is what is expected of them. Rows
    are sorted by student, then by topic in the order of ``topics`` and the syllabus.

    Raises ``CourseError`` for a difficulty outside 1–5 and ``InternalError`` for a score outside [0, 1].
    """
    moment = utc(now)
    known = (attempt for attempt in attempts if utc(attempt.timestamp) <= moment)
    return topic_rows(replay(known, syllabus, constants), now, students=students, topics=topics)


def replay(attempts: Iterable[Attempt], syllabus: Syllabus, constants: Constants = DEFAULTS) -> SkillFilter:
    """What the log makes believe; errors as ``estimate``."""
    refuse_difficulties(syllabus)
    belief = SkillFilter(syllabus, constants)
    learn(belief, attempts)
    return belief


def learn(belief: SkillFilter, attempts: Iterable[Attempt]) -> None:
    """Learn from more of the log, in the order in which it was written, whatever the order of ``attempts``.

    One test of one submission is one fact, however often it was logged: the best score counts. An attempt that names
    no tests counts as one test; an exercise that was not begun is no attempt.
    """
    for _ in _learning(belief, map(logged, attempts)):
        pass


def learn_in_order(belief: SkillFilter, log: Iterable[Logged]) -> None:
    """As ``learn``, of a log that comes as it was written, however long: only what was logged at once is held."""
    for _, together in groupby(log, key=itemgetter(0)):
        for _ in _learning(belief, together):
            pass


def logged(attempt: Attempt) -> Logged:
    """What the model needs of an attempt. Nothing was handed in after it was graded: a clock that says so is wrong."""
    when = utc(attempt.timestamp).timestamp()
    known = when if attempt.logged is None else utc(attempt.logged).timestamp()
    named = tuple((test.name, test.score) for test in attempt.tests) or ((attempt.skill, attempt.score),)
    scores = () if attempt.blank else named
    return Logged(known, min(when, known), attempt.student, attempt.submission, attempt.topic, attempt.skill, scores)


def trace(
    attempts: Iterable[Attempt], syllabus: Syllabus, student: str = "", constants: Constants = DEFAULTS
) -> tuple[Mastery, ...]:
    """What was believed of the student and its topic right after each submission, in order of learning.

    Of everybody, or of one ``student``.
    """
    refuse_difficulties(syllabus)
    belief = SkillFilter(syllabus, constants)
    return tuple(
        topic_row(belief, who, topic, day)
        for who, topic, day in _learning(belief, map(logged, attempts))
        if student in ("", who)
    )


def _learning(belief: SkillFilter, log: Iterable[Logged]) -> Iterator[tuple[str, str, float]]:
    """Learn one submission after the other; yields whose, of which topic and on which day."""
    for (_, when, student, _, topic), attempts in groupby(sorted(log), key=itemgetter(0, 1, 2, 3, 4)):
        tests: list[tuple[str, str, float]] = []
        skills, repeated = set[str](), False
        for attempt in attempts:
            skill, scores = attempt.skill, attempt.scores
            repeated = repeated or skill in skills or len(dict(scores)) < len(scores)
            skills.add(skill)
            for name, score in scores:
                if not 0.0 <= score <= 1.0:
                    _refuse(attempt, name, score)
                tests.append((skill, name, score))
        if repeated:
            tests = list({test[:2]: test for test in sorted(tests)}.values())  # of each its best
        if not tests:  # nothing was begun, and nothing is learned from that
            continue
        day = when / SECONDS_A_DAY
        belief.submit(student, topic, tests, day)
        yield student, topic, day


def _refuse(attempt: Logged, name: str, score: float) -> NoReturn:
    raise InternalError(
        f"a test's score is {score}, not a share in [0, 1].",
        where=f"attempt of {attempt.student} at {attempt.topic}/{name}",
        todo="The attempts log is damaged: grade the submission again and report this.",
    )


def refuse_difficulties(syllabus: Syllabus) -> None:
    """CourseError for a difficulty outside 1–5."""
    for topic, skills in syllabus.items():
        for skill, difficulty in skills.items():
            if not EASIEST <= difficulty <= HARDEST:
                raise CourseError(
                    f"the difficulty is {difficulty}.",
                    where=f"syllabus, {topic}/{skill}",
                    todo=f"Give a number from {EASIEST} (easy) to {HARDEST} (hard).",
                )
