"""The syllabus → simulated courses → the proof of the mastery model; see ``autograder.mastery.proof``."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from autograder.mastery.proof import prove, responses
from autograder.mastery.proof.judge import OURS, units
from autograder.mastery.proof.prove import Announce, Bar, Proof
from course.syllabus import load_syllabus

#: The columns of the public files.
ASSISTMENTS = responses.Columns(learner="user_id", skill="skill_id", item="item_id", time="timestamp", score="correct")


@dataclass(frozen=True, slots=True, kw_only=True)
class Proven:
    """The simulated courses, and the public responses where they are at hand."""

    simulated: Proof
    real: Mapping[str, Mapping[str, float]] = field(default_factory=dict)


def proof(*, quick: bool = False, data: str = "", announce: Announce = lambda _: None) -> Proven:
    """Simulate and judge; ``data`` is the folder of assistments09_train.csv and assistments09_test.csv, or empty."""
    topics = load_syllabus().ordered
    course = units([(topic.id, topic.needs, {s.id: s.difficulty for s in topic.skills}) for topic in topics])
    simulated = prove.prove(course, quick=quick, announce=announce)
    if not data or quick:
        return Proven(simulated=simulated)
    announce("real responses")
    train, test = (
        responses.read_responses(Path(data) / f"assistments09_{part}.csv", ASSISTMENTS) for part in ("train", "test")
    )
    return Proven(simulated=simulated, real=responses.evaluate(train, test))


def bars(proven: Proven) -> tuple[Bar, ...]:
    """All bars that could be judged."""
    found = prove.bars(proven.simulated)
    if not proven.real:
        return found
    ours, logistic = proven.real[OURS], proven.real[responses.LOGISTIC]
    behind = logistic["next_auc"] - ours["next_auc"]
    return (
        *found,
        Bar(name="real responses: AUC", value=ours["next_auc"], bound=0.765, at_least=True),
        Bar(name="real responses: ECE", value=ours["ece"], bound=0.01),
        Bar(name="real responses: AUC behind the logistic model", value=behind, bound=0.005),
    )


def tables(proven: Proven) -> str:
    """Everything as Markdown."""
    found = [prove.table_of_bars(bars(proven)), prove.tables(proven.simulated)]
    if proven.real:
        found.append(
            f"ASSISTments 2009, learners of the test file unseen, no times:\n\n{responses.table(proven.real)}\n"
        )
    return "\n".join(found)
