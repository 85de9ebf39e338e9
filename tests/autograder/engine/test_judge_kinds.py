"""Every kind of tests cell decides the same in a judge of its own as in the learner's process, or is refused early."""

import functools

import pytest

from autograder.errors import AuthorError
from autograder.records import Limits
from tests.autograder.engine.kinds import kinds

BATCHES = ("plain", "functions", "classes", "iteration", "arguments", "surroundings", "libraries", "checks")
LIMITS = Limits(cell_seconds=20.0, notebook_seconds=200.0)
KINDS = [pytest.param(batch, kind, id=f"{batch}: {kind.name}") for batch in BATCHES for kind in kinds(f"{batch}.txt")]
REFUSED = [pytest.param(kind, id=kind.name) for kind in kinds("refused.txt")]


@pytest.fixture(scope="module")
def runs(engine):
    """For a batch: its kinds in one notebook, answered right and wrong, judged together and apart."""

    @functools.cache
    def run(batch):
        right, wrong = ([c for k in kinds(f"{batch}.txt") for c in k.cells(answer)] for answer in ("answer", "wrong"))
        reference = engine.reference(right, limits=LIMITS)
        return {
            "right together": engine.execute(right, limits=LIMITS),
            "right apart": engine.execute(right, limits=LIMITS, reference=reference),
            "wrong together": engine.execute(wrong, limits=LIMITS),
            "wrong apart": engine.execute(wrong, limits=LIMITS, reference=reference),
        }

    return run


@pytest.mark.parametrize(("batch", "kind"), KINDS)
def test_a_right_answer_passes_and_a_wrong_one_fails_in_the_same_way(runs, batch, kind):
    found = {how: [run.result(name) for name in kind.tests()] for how, run in runs(batch).items()}
    for how in ("right together", "right apart"):
        assert [r.outcome for r in found[how]] == ["passed"] * len(kind.tests()), (how, found[how])
    apart, together = ([(r.outcome, r.misconception) for r in found[f"wrong {how}"]] for how in ("apart", "together"))
    assert "failed" in dict(together)
    assert apart == together, found["wrong apart"]


@pytest.mark.parametrize("kind", REFUSED)
def test_what_cannot_be_judged_apart_is_refused_before_anybody_is_graded(engine, kind):
    right = list(kind.cells())
    together = engine.execute(right, limits=LIMITS)
    assert {together.result(name).outcome for name in kind.tests()} == {"passed"}
    with pytest.raises(AuthorError) as refusal:
        engine.reference(right, limits=LIMITS)
    assert kind.tests()[0] in str(refusal.value)
    assert kind.all("refusal")[0] in str(refusal.value)


def test_the_corpus_is_as_large_as_promised():
    assert len(KINDS) >= 95
    assert len({param.id for param in KINDS}) == len(KINDS)
