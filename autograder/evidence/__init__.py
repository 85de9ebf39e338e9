"""The author's evidence: answers that must pass, answers that must not, and mutants of the reference solution."""

from autograder.evidence.answers import Bank, load_bank
from autograder.evidence.exercise import Exercise, exercises
from autograder.evidence.ledger import Ledger, Row, foundations, key, read_ledger, write_ledger
from autograder.evidence.matrix import check, neighbours
from autograder.evidence.mutation import Tally, examine, verdict

__all__ = [
    "Bank",
    "Exercise",
    "Ledger",
    "Row",
    "Tally",
    "check",
    "examine",
    "exercises",
    "foundations",
    "key",
    "load_bank",
    "neighbours",
    "read_ledger",
    "verdict",
    "write_ledger",
]
