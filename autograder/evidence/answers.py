"""The answer bank of a topic: ``tests/answers/<topic>/`` → Bank."""

import ast
import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from autograder.errors import AuthorError
from autograder.records import Answer, AnswerKind

HEADER = re.compile(r"^# %% *(.*)$", re.MULTILINE)
MISCONCEPTION = re.compile(r"(W\d+)\b[ :]*(.*)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Bank:
    """The evidence an author keeps beside a topic.

    ``probes`` is the text of probes.py; ``equivalent`` holds (skill, change) of the mutants justified by hand.
    """

    answers: tuple[Answer, ...]
    probes: str = ""
    equivalent: frozenset[tuple[str, str]] = frozenset()

    def of(self, skill: str, kind: AnswerKind) -> tuple[Answer, ...]:
        """The answers of one kind to one exercise."""
        return tuple(a for a in self.answers if a.skill == skill and a.kind == kind)


def load_bank(folder: Path, topic: str, skills: Sequence[str]) -> Bank:
    """Read a topic's answer bank; AuthorError names the file that cannot be used."""
    answers: list[Answer] = []
    for path in sorted(folder.glob("*_*.py")):
        kind, _, skill = path.stem.partition("_")
        if kind not in ("right", "wrong") or skill not in skills:
            raise AuthorError(
                f"{path.name} is neither right_<skill>.py nor wrong_<skill>.py of a skill of {topic!r}.",
                where=folder,
            )
        answers += _answers(path, topic, skill, "right" if kind == "right" else "wrong")
    path = folder / "probes.py"
    probes = path.read_text(encoding="utf-8") if path.exists() else ""
    _check_python(probes, path, 0)
    return Bank(
        answers=tuple(answers),
        probes=probes,
        equivalent=_equivalent(folder / "equivalent.toml", skills),
    )


def _answers(path: Path, topic: str, skill: str, kind: AnswerKind) -> Iterator[Answer]:
    text = path.read_text(encoding="utf-8")
    headers = list(HEADER.finditer(text))
    if not headers:
        raise AuthorError("no answer in this file.", where=path, todo="Begin each answer with `# %% name`.")
    ends = [found.start() for found in headers[1:]] + [len(text)]
    names: set[str] = set()
    for found, end in zip(headers, ends, strict=True):
        line = text.count("\n", 0, found.start()) + 1
        name, about = found[1].strip(), found[1].strip()
        if kind == "wrong":
            parts = MISCONCEPTION.fullmatch(name)
            if not parts or not parts[2]:
                raise AuthorError(f"{name!r} is not `W1 what is wrong`.", where=path, line=line)
            name, about = parts[1], parts[2]
        if not name or name in names:
            raise AuthorError(f"the answer {name!r} needs a name of its own.", where=path, line=line)
        names.add(name)
        source = text[found.end() : end].strip() + "\n"
        _check_python(source, path, line)
        yield Answer(topic=topic, skill=skill, kind=kind, name=name, source=source, about=about)


def _check_python(source: str, path: Path, header: int) -> None:
    try:
        ast.parse(source)
    except SyntaxError as error:
        raise AuthorError(f"this is not Python: {error.msg}.", where=path, line=header + (error.lineno or 0)) from error


def _equivalent(path: Path, skills: Sequence[str]) -> frozenset[tuple[str, str]]:
    if not path.exists():
        return frozenset()
    try:
        entries = tomllib.loads(path.read_text(encoding="utf-8")).get("mutant", [])
    except tomllib.TOMLDecodeError as error:
        raise AuthorError(str(error), where=path) from error
    for entry in entries:
        if entry.keys() != {"skill", "change", "reason"} or entry["skill"] not in skills or not entry["reason"].strip():
            raise AuthorError(f"{entry} is not a skill of the topic, a change and a reason.", where=path)
    return frozenset((entry["skill"], entry["change"]) for entry in entries)
