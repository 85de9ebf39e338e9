"""The marked regions of a cell: what nbgrader cuts out of the learner's version."""

import re
from collections.abc import Iterator
from pathlib import Path

from autograder.errors import AuthorError

SOLUTION = "SOLUTION"
HIDDEN = "HIDDEN TESTS"
MARKER = re.compile(r"^\s*### (BEGIN|END) (SOLUTION|HIDDEN TESTS)\s*$")
LOOKS_LIKE = re.compile(r"\b(BEGIN|END)\s+(SOLUTION|HIDDEN)", re.IGNORECASE)
#: Which region a kind of cell may, or must, hold.
REGION = {"solution": SOLUTION, "manual": SOLUTION, "tests": HIDDEN}
NEEDED = ("solution", "manual")


def check_markers(path: Path, line: int, kind: str, source: str) -> None:
    """Raise AuthorError unless every marker is spelled right, matched, and in a cell of the right kind."""
    allowed, open_at, regions = REGION.get(kind), 0, 0
    for number, text in enumerate(source.splitlines(), line + 1):
        found = MARKER.match(text)
        if not found:
            if LOOKS_LIKE.search(text):
                raise AuthorError(
                    f"{text.strip()!r} is not a marker.",
                    where=path,
                    line=number,
                    todo="Write `### BEGIN SOLUTION`.",
                )
            continue
        what, region = found.groups()
        if region != allowed:
            raise AuthorError(f"a {kind} cell may not hold a {region} marker.", where=path, line=number)
        if (what == "BEGIN") == bool(open_at):
            raise AuthorError(f"unmatched `### {what} {region}`.", where=path, line=number)
        open_at = number if what == "BEGIN" else 0
        regions += what == "END"
    if open_at:
        raise AuthorError(f"`### BEGIN {allowed}` is never ended.", where=path, line=open_at)
    if kind in NEEDED and not regions:
        raise AuthorError(
            f"this {kind} cell marks no solution: it would be released as it stands.",
            where=path,
            line=line,
            todo="Put `### BEGIN SOLUTION` and `### END SOLUTION` around the answer.",
        )


def regions(source: str) -> Iterator[str]:
    """Each marked region, without its markers."""
    kept: list[str] = []
    marked = False
    for text in source.splitlines():
        found = MARKER.match(text)
        if found:
            marked = found[1] == "BEGIN"
            if not marked:
                yield "\n".join(kept)
            kept = []
        elif marked:
            kept.append(text)


def inside(source: str) -> str:
    """The lines within marked regions."""
    return "\n".join(regions(source))


def outside(source: str) -> str:
    """The lines a learner sees."""
    kept, marked = [], False
    for text in source.splitlines():
        found = MARKER.match(text)
        if found:
            marked = found[1] == "BEGIN"
        elif not marked:
            kept.append(text)
    return "\n".join(kept)
