"""The figures by which estimates are judged against what is true or what came next."""

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray
from scipy.stats import spearmanr
from sklearn.metrics import log_loss, roc_auc_score

Numbers = NDArray[np.float64]
MASTERED, SERIOUS = 0.8, 0.7
#: Log-loss punishes a certain mistake without end; percent correct makes them.
CERTAIN = 0.01


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """Of scores against the truth, and of predictions against the next results. Shares, not per cent."""

    rank: float
    auc: float
    mae: float
    declared: float
    false: float
    serious: float
    coverage: float
    ece: float
    ece_retry: float
    log_loss: float
    next_auc: float


@dataclass(slots=True)
class Seen:
    """What one way to judge said, and what was true. ``covered`` is NaN for who gives no interval."""

    scores: list[float] = field(default_factory=list)
    truths: list[float] = field(default_factory=list)
    declared: list[bool] = field(default_factory=list)
    covered: list[float] = field(default_factory=list)
    chances: list[float] = field(default_factory=list)
    results: list[float] = field(default_factory=list)
    first: list[bool] = field(default_factory=list)

    def figures(self) -> Figures:
        """Rank correlation (Spearman), AUC of truly ≥ 0.8, mean absolute error, shares of declared masters …"""
        scores, truths = np.array(self.scores), np.array(self.truths)
        masters = truths[np.array(self.declared, dtype=bool)]
        return Figures(
            rank=float(spearmanr(scores, truths).statistic),
            auc=float(roc_auc_score(truths >= MASTERED, scores)),
            mae=float(np.abs(scores - truths).mean()),
            declared=len(masters) / len(truths),
            false=float((masters < MASTERED).mean()) if len(masters) else float("nan"),
            serious=float((masters < SERIOUS).mean()) if len(masters) else float("nan"),
            coverage=float(np.mean(self.covered)),
            **self._next(),
        )

    def _next(self) -> dict[str, float]:
        """Calibration of first tries, where a class can help, and of retries, where it cannot."""
        chances, results = np.array(self.chances), np.array(self.results)
        first = np.array(self.first, dtype=bool)
        found = next_results(chances, results)
        found["ece"] = calibration_error(chances[first], results[first])
        return found | {"ece_retry": calibration_error(chances[~first], results[~first])}


def next_results(chances: Numbers, results: Numbers) -> dict[str, float]:
    """AUC, log-loss and calibration error of what was predicted before it was learned from."""
    return {
        "next_auc": float(roc_auc_score(results, chances)),
        "log_loss": float(log_loss(results, np.clip(chances, CERTAIN, 1.0 - CERTAIN))),
        "ece": calibration_error(chances, results),
    }


def calibration_error(chances: Numbers, outcomes: Numbers, bins: int = 10) -> float:
    """Expected calibration error: mean distance of chance and share in equally wide bins, weighted by their sizes."""
    places = np.minimum((chances * bins).astype(int), bins - 1)
    gaps = np.bincount(places, chances - outcomes, bins)
    return float(np.abs(gaps).sum() / len(chances))
