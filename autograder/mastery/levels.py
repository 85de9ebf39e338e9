"""What a score is called, and the one sentence that says it to the learner."""

import math

from autograder.mastery.constants import DEFAULTS, Constants
from autograder.records import Level, Mastery


def level(score: float, unforgotten: float, first_tries: int, pass_days: int, constants: Constants = DEFAULTS) -> Level:
    """The level of a topic that was started.

    ``score`` is today's, ``unforgotten`` what it would be if no time had passed since the last submission,
    ``first_tries`` the tests it rests on, ``pass_days`` the days on which one was passed.
    """
    enough = first_tries >= constants.proficient_tests
    if score < constants.proficient_chance:
        if enough and unforgotten >= constants.proficient_chance:
            return "review due"
        return "familiar" if score >= constants.familiar_chance else "attempted"
    if not enough:
        return "familiar"
    if score >= constants.mastery_chance and pass_days >= constants.mastered_days:
        return "mastered"
    return "proficient"


def explain(
    mastery: Mastery, topic_title: str, *, exercises: int | None = None, constants: Constants = DEFAULTS
) -> str:
    """The belief in words a learner understands, with what the next level asks for when it is not the score.

    ``exercises`` is how many exercises the tests belong to; without it they are not mentioned.
    """
    if mastery.level == "not started":
        return f"Nothing on {topic_title} has been handed in yet."
    where = "" if exercises is None else f" in {_count(exercises, 'exercise')}"
    sentence = (
        f"You would pass a new, average hidden test on {topic_title} today with about "
        f"{percent(mastery.estimate)} % (likely {percent(mastery.low)}–{percent(mastery.high)} %): "
        f"judged from {_count(mastery.evidence, 'first try', 'first tries')}{where}; "
        "retries count less, recent work more, and it fades unused."
    )
    return f"{sentence} {_reason(mastery, constants)}".rstrip()


def percent(share: float) -> int:
    """Whole per cent, rounded down as levels are, but never 0: nothing that is believed is certain.

    >>> percent(0.784), percent(0.6999), percent(1.0), percent(0.0001)
    (78, 69, 99, 1)
    """
    return min(99, max(1, math.floor(100.0 * share + 1e-9)))


def _reason(mastery: Mastery, constants: Constants) -> str:
    """Why the level is not what the score alone would give."""
    if mastery.level == "review due":
        return "It was proficient and has faded since: a short review is due."
    if mastery.level == "familiar" and mastery.estimate >= constants.proficient_chance:
        return f"It is called proficient from {constants.proficient_tests} first tries on."
    if mastery.level == "proficient" and mastery.estimate >= constants.mastery_chance:
        return f"It is called mastered when tests were passed on {constants.mastered_days} different days."
    return ""


def _count(number: int, one: str, many: str = "") -> str:
    return f"{number} {one if number == 1 else many or one + 's'}"
