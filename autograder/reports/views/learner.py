"""A learner's own page: it is given to them, so it shows nobody else and compares with nobody."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from autograder.records import Advice, Attempt, Mastery
from autograder.reports import words
from autograder.reports.inputs import Student, Topic
from autograder.reports.views.drawing import Bar, Cell, Fact, Line, PointsCell, cell, chance_bar, fact, line, points
from autograder.reports.views.graph import Layout, Node, nodes
from autograder.reports.views.known import Known, Pair, reported

#: What a misconception id says that is none: nothing was there to be judged.
NO_MISTAKE = {"blank", "deleted"}
#: Hand-ins whose scores are shown.
SHOWN = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class AdviceView:
    """What to do next: the kind of advice, the topic and the reason."""

    kind: str
    topic: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicRow:
    """One topic of the learner."""

    title: str
    cell: Cell
    bar: Bar | None
    line: Line | None
    likely: str
    tries: str
    points: PointsCell
    out_of: str
    last: str
    sentence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """What was believed of a topic after one hand-in."""

    day: str
    topic: str
    cell: Cell
    likely: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SkillRow:
    """One exercise of the learner: its score in each hand-in."""

    title: str
    scores: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicSkills:
    """The exercises of a topic that was handed in."""

    title: str
    skills: tuple[SkillRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MistakeRow:
    """A misconception the tests reported, the sentence that was read then, and whether it is still there."""

    place: str
    id: str
    sentence: str
    times: str
    still: bool
    again: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class LearnerView:
    """One learner's page."""

    name: str
    id: str
    path: str
    course: str
    now: str
    facts: tuple[Fact, ...]
    advice: tuple[AdviceView, ...]
    due: tuple[str, ...]
    layout: Layout
    nodes: tuple[Node, ...]
    topics: tuple[TopicRow, ...]
    fallen: tuple[str, ...]
    moments: tuple[Moment, ...]
    mistakes: tuple[MistakeRow, ...]
    overcome: int
    exercises: tuple[TopicSkills, ...]
    missing: tuple[str, ...]


def learner_views(known: Known, places: Layout) -> Iterator[LearnerView]:
    """The page of every learner; ``places`` are the topics' in the graph."""
    for student in known.students:
        yield _view(known, student, places)


def _view(known: Known, student: Student, places: Layout) -> LearnerView:
    begun = [topic for topic in known.topics if (student.id, topic.id) in known.handed_in]
    attempts = known.attempts.get(student.id, {})
    history = known.history.get(student.id, [])
    mistakes = [row for topic in begun for row in _mistakes(known, topic, attempts)]
    return LearnerView(
        name=student.shown,
        id=student.id,
        path=f"learners/{words.file_name(student.id)}.html",
        course=known.record.title,
        now=words.minute(known.record.now),
        facts=_facts(known, student, attempts),
        advice=tuple(_advice(known, it) for it in known.advice.get(student.id, [])),
        due=tuple(topic.title for topic, it in known.of(student.id) if it is not None and it.level == "review due"),
        layout=places,
        nodes=nodes(places, {topic.id: it for topic, it in known.of(student.id) if it is not None}),
        topics=tuple(_topic(known, student, topic, history) for topic in begun),
        fallen=tuple(_fallen(known, student, history)),
        moments=tuple(_moment(known, it) for it in history),
        mistakes=tuple(sorted((row for row in mistakes if row.again or row.still), key=lambda row: not row.again)),
        overcome=sum(not (row.again or row.still) for row in mistakes),
        exercises=tuple(_skills(topic, attempts) for topic in begun),
        missing=tuple(topic.title for topic in known.topics if (student.id, topic.id) not in known.handed_in),
    )


def _facts(known: Known, student: Student, attempts: Mapping[Pair, Sequence[Attempt]]) -> tuple[Fact, ...]:
    reached = sum(it is not None and it.level in words.REACHED for _, it in known.of(student.id))
    solved = sum(any(it.score >= 1.0 for it in of) for of in attempts.values())
    hand_ins = {(it.topic, it.submission) for of in attempts.values() for it in of}
    waiting = sum(known.waits(student.id, topic.id) for topic in known.topics)
    shown = (
        Fact(value=f"{reached} of {len(known.record.offered)}", label="topics proficient or better"),
        Fact(value=f"{solved} of {len(attempts)}", label="handed-in exercises solved"),
        fact(len(hand_ins), "hand-in"),
    )
    waits = fact(waiting, "written answer waiting for a person", "written answers waiting for a person")
    return (*shown, waits) if waiting else shown


def _advice(known: Known, it: Advice) -> AdviceView:
    title = known.titles.get(it.topic, it.topic)
    return AdviceView(kind=words.ADVICE[it.kind], topic=title, reason=it.reason)


def _topic(known: Known, student: Student, topic: Topic, history: Sequence[Mastery]) -> TopicRow:
    key = student.id, topic.id
    it, grade = known.masteries.get(key), known.grades.get(key)
    return TopicRow(
        title=topic.title,
        cell=cell(it),
        bar=None if it is None else chance_bar(it),
        line=None if it is None else _line(known, it, history),
        likely=words.NOTHING if it is None else words.likely(it),
        tries=words.NOTHING if it is None else str(it.evidence),
        points=points(grade),
        out_of=words.points(grade.max_score) if grade else "",
        last=words.day(None if it is None else it.last),
        sentence="" if it is None else known.record.sentences.get(key, ""),
    )


def _fallen(known: Known, student: Student, history: Sequence[Mastery]) -> Iterator[str]:
    """Why a level is lower than it has been: by time where it fell after the last hand-in, else by a later hand-in."""
    for topic, today in known.of(student.id):
        own = [it for it in history if it.topic == topic.id]
        if today is None or not own:
            continue
        best = min(own[::-1], key=lambda it: words.BEST_FIRST.index(it.level))
        if words.BEST_FIRST.index(best.level) < words.BEST_FIRST.index(today.level):
            why = "what is not used fades" if best.level == own[-1].level else "later hand-ins passed less"
            was = f"{best.level} ({words.chance(best.estimate)}) on {words.day(best.last)}"
            yield f"{topic.title} was {was} and is {today.level} now: {why}."


def _line(known: Known, today: Mastery, history: Sequence[Mastery]) -> Line | None:
    own = [it for it in history if it.topic == today.topic]
    if not own:
        return None
    return line(own, today, known.record.now, history[0].last or known.record.now)


def _moment(known: Known, it: Mastery) -> Moment:
    return Moment(
        day=words.day(it.last), topic=known.titles.get(it.topic, it.topic), cell=cell(it), likely=words.likely(it)
    )


def _skills(topic: Topic, attempts: dict[Pair, list[Attempt]]) -> TopicSkills:
    rows = ((skill, attempts.get((topic.id, skill.id), [])) for skill in topic.skills)
    return TopicSkills(title=topic.title, skills=tuple(SkillRow(title=it.title, scores=_scores(of)) for it, of in rows))


def _scores(attempts: Sequence[Attempt]) -> str:
    """The scores in order, the last ones if they are many."""
    shown = [words.share(it.score) for it in attempts[-SHOWN:]]
    return " → ".join(["…", *shown] if len(attempts) > SHOWN else shown) or words.NOTHING


def _mistakes(known: Known, topic: Topic, attempts: dict[Pair, list[Attempt]]) -> Iterator[MistakeRow]:
    for skill in topic.skills:
        for name, times, still in reported(attempts.get((topic.id, skill.id), [])):
            if name not in NO_MISTAKE:
                yield MistakeRow(
                    place=f"{skill.title} ({topic.title})",
                    id=name,
                    sentence=known.said(topic.id, skill.id, name) or words.NO_SENTENCE,
                    times=words.count(times, "hand-in"),
                    still=still,
                    again=times > 1,
                )
