"""Gradebook and attempts log → what comes back to the learner of one hand-in (``course.feedback``)."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from autograder import reports
from autograder.errors import KitError, LearnerError
from autograder.gradebook import Course, Result, marks, result
from autograder.pipeline import reporting
from autograder.records import BLANK, Attempt, Mastery
from autograder.reports import ClassRecord, Topic
from autograder.scoring import skill_of
from course.checks import MISCONCEPTIONS
from course.feedback import Exercise, Feedback, Level, Next, Said

#: What a learner is told where the fault is not theirs: what it was concerns those who can mend it.
OURS = (
    "The grader could not grade this hand-in. That is not your fault and nothing is lost: whoever runs the course has "
    "been told, and it is graded again without you having to do anything."
)


def feedback(
    course: Course, submissions: Iterable[tuple[str, str]], now: datetime
) -> Iterator[tuple[tuple[str, str], Feedback]]:
    """((student, assignment), what comes back) of graded submissions; one reading of the log serves all of them."""
    wanted = tuple(submissions)
    if not wanted:
        return
    record, known = reporting.learners_record(course, now, {student for student, _ in wanted}), marks(course)
    for student, assignment in wanted:
        found = result(course, student, assignment)
        if found is not None:
            note = _feedback(record, student, assignment, found)
            yield (student, assignment), replace(note, marks=known.get((student, assignment), ""))


def standing(course: Course, student: str, now: datetime) -> Feedback:
    """What is known of one learner at ``now``, whether they have handed in anything or not; of no hand-in."""
    record = reporting.learners_record(course, now, {student})
    map_html = reports.learner_html(record, student)
    return Feedback(topic="", title="", written=_iso(now), next=_next(record, student), map_html=map_html)


def refusal(assignment: str, error: KitError, now: datetime) -> Feedback:
    """What a learner is told whose hand-in could not be graded: their own fault in full, ours without details."""
    words = f"{error.what} {error.todo}".strip() if isinstance(error, LearnerError) else OURS
    sentence = f"This hand-in could not be graded: {words}" if isinstance(error, LearnerError) else words
    return Feedback(topic=assignment, title=assignment, written=_iso(now), refused=sentence)


def _feedback(record: ClassRecord, student: str, assignment: str, found: Result) -> Feedback:
    topics = {topic.id: topic for topic in (*record.offered, *record.topics)}
    topic = topics.get(assignment, Topic(id=assignment, title=assignment))
    past = [it for it in record.history if (it.student, it.topic) == (student, assignment)]
    return Feedback(
        topic=assignment,
        title=topic.title,
        written=_iso(record.now),
        handed_in=_iso(found.timestamp) if found.timestamp else "",
        score=found.score,
        max_score=found.max_score,
        exercises=tuple(_exercises(topic, found, _last_attempts(record.attempts, student, assignment))),
        before=_level(past[-2]) if len(past) > 1 else None,
        after=_level(past[-1]) if past else None,
        next=_next(record, student),
        map_html=reports.learner_html(record, student),
    )


def _next(record: ClassRecord, student: str) -> tuple[Next, ...]:
    titles = {topic.id: topic.title for topic in (*record.offered, *record.topics)}
    return tuple(
        Next(kind=reports.ADVICE[it.kind], topic=it.topic, title=titles.get(it.topic, it.topic), reason=it.reason)
        for it in record.advice
        if it.student == student
    )


def _last_attempts(attempts: Sequence[Attempt], student: str, topic: str) -> dict[str, str]:
    """Tests cell → misconception, of the newest attempt at each exercise."""
    own = sorted((it for it in attempts if (it.student, it.topic) == (student, topic)), key=lambda it: it.timestamp)
    return {test.name: test.misconception for attempt in own for test in attempt.tests}


def _exercises(topic: Topic, found: Result, misconceptions: dict[str, str]) -> Iterator[Exercise]:
    titles = {skill.id: skill.title for skill in topic.skills}
    cells: dict[str, list[int]] = {}
    for number, cell in enumerate(found.cells):
        cells.setdefault(skill_of(cell.name, titles), []).append(number)
    for skill, numbers in cells.items():
        own = [found.cells[number] for number in numbers]
        blank = all(misconceptions.get(it.name) == BLANK for it in own)
        said = {it.sentence: misconceptions.get(it.name, "") for it in reversed(own) if it.sentence and not blank}
        yield Exercise(
            skill=skill,
            title=titles.get(skill, skill.replace("_", " ").capitalize()),
            score=sum(it.score for it in own),
            max_score=sum(it.max_score for it in own),
            waits=any(it.waits for it in own),
            blank=blank,
            said=tuple(Said(sentence=words, misconception=_named(said[words])) for words in reversed(said)),
        )


def _named(misconception: str) -> str:
    """The author's name for it; what the checks say of any exercise is a sentence already."""
    return "" if misconception in MISCONCEPTIONS else misconception


def _level(it: Mastery) -> Level:
    return Level(level=it.level, chance=it.estimate, low=it.low, high=it.high)


def _iso(time: datetime) -> str:
    return time.astimezone(UTC).isoformat(timespec="seconds")
