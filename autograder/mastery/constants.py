"""The numbers of the skill filter, each with its source. Ease and ability are in logits (Rasch)."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Constants:
    """Defaults that need no training data.

    Those without a reference are round values that were chosen, not estimated: fitting seven of them to a
    public set of real responses (ASSISTments 2009) gained no more than 0.006 AUC there.
    """

    scale: float = 1.702
    """Φ(x / 1.702) is the logistic function within 0.01 (Haley 1952; Camilli 1994)."""
    average: float = 0.5
    """μ, an average learner at an average test before any evidence: 58 % pass."""
    ability_variance: float = 0.6
    """v_g, how much learners differ overall."""
    part_variance: float = 1.0
    """v_d, how much one learner differs from topic to topic."""
    skill_variance: float = 0.5
    """v_s, how much one learner differs from exercise to exercise of a topic: half as much as from topic to topic."""
    topic_variance: float = 0.5
    """v_b, how much topics differ in ease."""
    test_variance: float = 0.8
    """v_i, how much tests of one topic differ in ease beyond what the author said."""
    author_step: float = 0.5
    """Logits of ease per step of the author's difficulty 1 (easy) … 5 (hard), 3 is average. The whole scale
    spans ±1 logit, about one standard deviation of tests (√v_i = 0.9): a class soon overrules its author."""
    gain_pass: float = 0.6
    """Learning from a passed submission, times log((2 + n) / (1 + n)): diminishing returns."""
    gain_fail: float = 0.4
    """Learning from a failed one, which teaches less."""
    drift: float = 0.08
    """q, variance that a learner's part of a topic gains per test, as in Glicko (Glickman 1999)."""
    retry_weight: float = 0.4
    """A later attempt at the same exercise is this much of a first one: its feedback is known."""
    retry_ease: float = 0.5
    """… and this much easier, in logits."""
    submission_correlation: float = 0.15
    """n tests of a topic in one submission weigh 1 / (1 + 0.15 (n − 1)) each: design effect (Kish 1965)."""
    forgetting_exponent: float = 0.2
    """What is known shrinks by (1 + days / (1 + spaced successes))^−0.2: a power law (Wixted and Ebbesen
    1991) in the form of the open spaced repetition scheduler FSRS."""
    interval: float = 0.8
    """Probability that the interval holds the true chance."""
    mastery_chance: float = 0.8
    """The chance that ``Mastery.sure`` and the level *mastered* ask for."""
    proficient_chance: float = 0.7
    """The level *proficient*: opens the next topics."""
    familiar_chance: float = 0.5
    """The level *familiar*."""
    proficient_tests: int = 3
    """First tries below which nobody is called proficient."""
    mastered_days: int = 2
    """Days with a passed test below which nobody is called a master."""

    park_after: int = 4
    """Exercises tried after which a topic that is still below proficient may be left for its weakest prerequisite."""


DEFAULTS = Constants()
