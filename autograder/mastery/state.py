"""Beliefs as plain lists and back, to the last bit: what is kept between two runs need not be learned again."""

import hashlib
import operator
from pathlib import Path
from sys import intern
from typing import Any

from autograder.mastery.gaussian import Belief
from autograder.mastery.skill_filter import Exercise, Part, SkillFilter

#: In the order in which they are written.
_MEMORY = "mean", "variance", "began", "last", "first_tries", "pass_days", "last_pass_day"
_memory = operator.attrgetter(*_MEMORY)


def fingerprint(belief: SkillFilter) -> str:
    """What beliefs depend on beside the log: the model's code, its constants, the syllabus."""
    digest = hashlib.sha256(repr((belief.constants, belief.syllabus)).encode())
    for module in ("estimate", "gaussian", "rows", "skill_filter", "state"):
        digest.update(Path(__file__).with_name(f"{module}.py").read_bytes())
    return digest.hexdigest()


def dump_student(belief: SkillFilter, student: str) -> list[Any]:
    """What is believed of one student."""
    ability = belief.abilities[student]
    parts = {
        topic: [
            *_memory(part),
            part.practice,
            part.shared,
            {skill: [*_memory(one), *one.passed] for skill, one in part.exercises.items()},
        ]
        for topic, part in belief.parts[student].items()
    }
    return [ability.mean, ability.variance, parts]


def load_student(belief: SkillFilter, student: str, state: list[Any]) -> None:
    """Take over what ``dump_student`` wrote."""
    mean, variance, parts = state
    belief.abilities[student] = Belief(mean, variance)
    belief.parts[student] = {intern(topic): _part(fields) for topic, fields in parts.items()}


def dump_class(belief: SkillFilter) -> list[Any]:
    """What is believed of topics and tests."""
    topics = {topic: [one.mean, one.variance] for topic, one in belief.topics.items()}
    tests = [
        [topic, skill, name, one.mean, one.variance]
        for topic, of in belief.tests.items()
        for (skill, name), one in of.items()
    ]
    return [topics, tests]


def load_class(belief: SkillFilter, state: list[Any]) -> None:
    """Take over what ``dump_class`` wrote."""
    topics, tests = state
    belief.topics.update({topic: Belief(*fields) for topic, fields in topics.items()})
    for topic, skill, name, mean, variance in tests:
        belief.tests.setdefault(topic, {})[skill, name] = Belief(mean, variance)


def _part(fields: list[Any]) -> Part:
    *plain, exercises = fields
    part = Part(*plain)
    for skill, one in exercises.items():
        exercise = part.exercises[intern(skill)] = Exercise(*one[: len(_MEMORY)])
        exercise.passed = tuple(map(intern, one[len(_MEMORY) :]))
    return part
