"""Real responses from a table: everybody predicts the next response of learners that nobody has seen before."""

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix, hstack
from sklearn.linear_model import LogisticRegression

from autograder.errors import CourseError
from autograder.mastery.proof.course import Submission
from autograder.mastery.proof.figures import Numbers, next_results
from autograder.mastery.proof.judge import BEST, BETA, BKT, ELO, OURS, PERCENT
from autograder.mastery.proof.rivals import Best, DecayedBeta, Elo, Filter, KnowledgeTracing, Percent, Rival
from autograder.mastery.skill_filter import Result, SkillFilter

SECONDS_A_DAY = 86_400.0
HELD_OUT = 0.2
SEED = 20260
LOGISTIC = "logistic with item difficulty"


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """What the columns are called. Time is in seconds; rows of one learner are sorted by it, ties as in the file."""

    learner: str = "learner"
    skill: str = "skill"
    item: str = "item"
    time: str = "time"
    score: str = "score"


@dataclass(frozen=True, slots=True)
class Response:
    """One learner's response to one item; ``day`` counts from an arbitrary day."""

    learner: str
    skill: str
    item: str
    day: float
    score: float


def read_responses(path: Path, columns: Columns) -> tuple[Response, ...]:
    """Rows of a table with a head, separated by commas, tabs or semicolons; CourseError says which row is wrong."""
    try:
        with path.open(newline="", encoding="utf-8-sig") as file:
            head = file.readline()
            file.seek(0)
            separator = max("\t,;", key=head.count)
            reader = csv.DictReader(file, delimiter=separator)
            wanted = [getattr(columns, name) for name in Columns.__slots__]
            missing = [name for name in wanted if name not in (reader.fieldnames or ())]
            if missing:
                raise CourseError(
                    f"there is no column {', '.join(missing)}; there is {', '.join(reader.fieldnames or ['nothing'])}.",
                    where=path,
                    todo="Name the columns with --learner, --skill, --item, --time and --score.",
                )
            rows = [
                _response(path, number, [row[name] for name in wanted]) for number, row in enumerate(reader, start=2)
            ]
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise CourseError(f"it cannot be read: {error}.", where=path) from error
    if not rows:
        raise CourseError("it holds no responses.", where=path)
    return tuple(sorted(rows, key=lambda row: row.day))


def _response(path: Path, line: int, values: Sequence[str | None]) -> Response:
    try:
        learner, skill, item, time, score = ("" if value is None else value for value in values)
        found = Response(learner, skill, item, float(time or 0.0) / SECONDS_A_DAY, float(score))
    except ValueError as error:
        raise CourseError(f"time and score must be numbers: {error}.", where=path, line=line) from error
    if not 0.0 <= found.score <= 1.0 or not np.isfinite(found.day):
        raise CourseError(f"the score is {found.score}, not a share in [0, 1].", where=path, line=line)
    return found


def split(responses: Sequence[Response]) -> tuple[tuple[Response, ...], tuple[Response, ...]]:
    """Four fifths of the learners to learn from, one fifth to predict; drawn with a fixed seed."""
    learners = sorted({response.learner for response in responses})
    held = np.random.default_rng(SEED).permutation(len(learners))[: max(1, round(HELD_OUT * len(learners)))]
    out = {learners[number] for number in held}
    return (
        tuple(response for response in responses if response.learner not in out),
        tuple(response for response in responses if response.learner in out),
    )


def evaluate(train: Sequence[Response], test: Sequence[Response]) -> dict[str, Mapping[str, float]]:
    """AUC, log-loss and calibration error of everybody on ``test``, each response predicted before it is learned from.

    CourseError where that cannot be said: all held-out responses alike.
    """
    results = np.array([response.score for response in test])
    if len(set(results >= 0.5)) < 2:
        raise CourseError("all held-out responses are alike: nothing can be told apart.", todo="Give more learners.")
    everybody: dict[str, Rival] = {
        OURS: Filter(SkillFilter({})),
        PERCENT: Percent(),
        BEST: Best(),
        BETA: DecayedBeta(),
        ELO: Elo(),
        BKT: KnowledgeTracing(_submissions(train), alone=False),
    }
    found: dict[str, Mapping[str, float]] = {
        name: _figures(np.array(list(_predictions(one, train, test))), results) for name, one in everybody.items()
    }
    if len({response.score >= 0.5 for response in train}) > 1:
        found[LOGISTIC] = _figures(logistic(train, test), results)
    return found


def _figures(chances: Numbers, results: Numbers) -> dict[str, float]:
    return next_results(chances, np.round(results))


def _predictions(rival: Rival, train: Sequence[Response], test: Sequence[Response]) -> Iterator[float]:
    for one in train:
        rival.submit(one.learner, one.skill, [Result(one.item, one.item, one.score)], one.day)
    for one in test:
        result = Result(one.item, one.item, one.score)
        yield rival.predict(one.learner, one.skill, result, one.day)
        rival.submit(one.learner, one.skill, [result], one.day)


def _submissions(responses: Sequence[Response]) -> Iterator[Submission]:
    for one in responses:
        yield Submission(one.day, one.learner, one.skill, (Result(one.item, one.item, one.score),))


def logistic(train: Sequence[Response], test: Sequence[Response]) -> Numbers:
    """The chances of a regularised logistic model: item, skill, log counts of passes and fails in all and of the skill.

    Items and skills are indicators ("item difficulty"), counts as in performance factor analysis (Pavlik 2009).
    """
    items = {item: n for n, item in enumerate(sorted({response.item for response in train}))}
    skills = {skill: n for n, skill in enumerate(sorted({response.skill for response in train}))}
    model = LogisticRegression(C=1.0, max_iter=1000)
    model.fit(_features(train, items, skills), [response.score >= 0.5 for response in train])
    chances: NDArray[np.float64] = model.predict_proba(_features(test, items, skills))[:, 1]
    return chances


def _features(responses: Sequence[Response], items: Mapping[str, int], skills: Mapping[str, int]) -> csr_matrix:
    history: dict[tuple[str, str], list[float]] = {}
    counts, where = [], []
    for row, one in enumerate(responses):
        of = [history.setdefault((one.learner, name), [0.0, 0.0]) for name in ("", f"skill {one.skill}")]
        counts.append([np.log1p(number) for pair in of for number in pair])
        for pair in of:
            pair[0] += one.score
            pair[1] += 1.0 - one.score
        if one.item in items:
            where.append((row, items[one.item]))
        if one.skill in skills:
            where.append((row, len(items) + skills[one.skill]))
    rows, columns = (np.array(side, dtype=int) for side in (zip(*where, strict=True) if where else ((), ())))
    shape = len(responses), len(items) + len(skills)
    return hstack([csr_matrix((np.ones(len(rows)), (rows, columns)), shape), csr_matrix(np.array(counts))]).tocsr()


def table(found: Mapping[str, Mapping[str, float]]) -> str:
    """As Markdown."""
    lines = ["| next response | AUC | log-loss | ECE |", "|---|---|---|---|"]
    for name, figures in found.items():
        lines.append(f"| {name} | {figures['next_auc']:.3f} | {figures['log_loss']:.3f} | {figures['ece']:.3f} |")
    return "\n".join(lines)
