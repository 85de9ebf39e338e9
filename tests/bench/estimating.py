"""Estimating a very large class from the database: all of it, and after one more submission.

Each step runs in a process of its own, ``python -m tests.bench.estimating STEP FOLDER``.
"""

import json
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np

from tests.bench.measure import Cost, cost

LEARNERS, RESULTS = 10_000, 500
#: A topic has eight exercises of two or three tests, as the published ones; each is handed in in two halves.
TOPICS, EXERCISES = 26, 8
MONDAY = datetime(2026, 1, 5, 9, tzinfo=UTC)


def table(learners: int = LEARNERS) -> list[str]:
    """What the first estimate costs, and the next one after one more submission."""
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        _step("fill", folder, str(learners))
        rows: dict[str, Cost] = {"the whole log": _step("estimate", folder)}
        rows["nothing new"] = _step("estimate", folder)
        _step("add", folder)
        rows["one more submission"] = _step("estimate", folder)
    lines = [
        f"{learners:,} learners × {RESULTS} test results, from the database to a row for each learner and topic, two cores.",
        "",
        "| what is new | CPU s | wall s | peak memory MiB |",
        "|---|---|---|---|",
    ]
    return lines + [f"| {name} | {one.cpu:.1f} | {one.wall:.1f} | {one.memory:.0f} |" for name, one in rows.items()]


def _step(name: str, folder: str, *arguments: str) -> Cost:
    return cost([sys.executable, "-m", "tests.bench.estimating", name, folder, *arguments])


def fill(folder: Path, learners: int) -> None:
    """A course whose log holds ``RESULTS`` test results of each learner, a week a topic."""
    from autograder.gradebook import open_course
    from autograder.gradebook.attempts import METADATA, TABLE

    (folder / "source").mkdir()
    with open_course(folder).connect() as connection:
        METADATA.create_all(connection)
        rng = np.random.default_rng(1)
        for topic in range(TOPICS):
            rows = [row for learner in range(learners) for row in _topic(rng, learner, topic)]
            connection.execute(TABLE.insert(), rows)


def _topic(rng: np.random.Generator, learner: int, topic: int) -> Iterator[dict[str, object]]:
    count = RESULTS // TOPICS + (topic < RESULTS % TOPICS)
    when = MONDAY + timedelta(weeks=topic, seconds=learner)
    for number, size in enumerate([3, 2] * (EXERCISES // 2)):
        tests = min(size, count)
        count -= tests
        if not tests:
            return
        skill = f"exercise{number}"
        passed = (rng.random(tests) < 0.3 + 0.6 * learner / LEARNERS).astype(float).tolist()
        outcomes = [
            {"name": f"{skill}-part{part}", "points": 1.0, "score": score, "misconception": "" if score else "W1"}
            for part, score in enumerate(passed)
        ]
        at = (when + timedelta(days=2 * (number // 4))).replace(tzinfo=None)
        yield {
            "student": f"learner{learner:05}",
            "topic": f"topic{topic:02}",
            "skill": skill,
            "score": sum(passed) / tests,
            "timestamp": at,
            "submission": f"{topic}.{number // 4}",
            "tests": json.dumps(outcomes),
            "graded_at": at,
        }


def estimate(folder: Path) -> None:
    """All rows of a report."""
    from autograder.gradebook import open_course
    from autograder.pipeline.estimating import estimates

    topics = [f"topic{number:02}" for number in range(TOPICS)]
    found = estimates(open_course(folder), datetime.now(UTC), topics=topics)
    assert len(found.masteries) == TOPICS * len(found.belief.parts)
    print(len(found.relearned), len(found.masteries))


def add(folder: Path) -> None:
    """One more submission of one learner."""
    from autograder.gradebook import append_attempts, open_course, read_attempts

    course = open_course(folder)
    (last, *_) = read_attempts(course, student="learner00042", topic="topic03")
    append_attempts(course, [replace(last, submission="again", timestamp=last.timestamp + timedelta(days=1))])


if __name__ == "__main__":
    step, where, *others = sys.argv[1:]
    {"fill": fill, "estimate": estimate, "add": add}[step](Path(where), *map(int, others))
