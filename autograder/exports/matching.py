"""Who of the gradebook is who in another system. Never by name: two people may share one."""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field

from autograder.errors import CourseError
from autograder.records import Gradesheet, Learner

#: A learner's key, and for each row the cells among which it is looked for.
Tier = tuple[Callable[[Learner], str], Sequence[Collection[str]]]


@dataclass(frozen=True, slots=True)
class Matches:
    """Row number → learner, and learner's id → why there is no row."""

    rows: dict[int, Learner] = field(default_factory=dict)
    missing: dict[str, str] = field(default_factory=dict)


def match(learners: Sequence[Learner], tiers: Sequence[Tier], where: str) -> Matches:
    """Give each learner the one row that holds their key, by the first tier that finds any.

    Whose key stands in several rows, and those who meet in one row, get none: a wrong person's grade is worse. Raises
    CourseError where nobody's key is found at all.
    """
    hits = _hits(learners, tiers)
    refuse_strangers(learners, hits, where)
    meeting = Counter(rows[0] for rows in hits.values() if len(rows) == 1)
    matches = Matches()
    for learner in learners:
        rows = hits.get(learner.id, ())
        if len(rows) == 1 and meeting[rows[0]] == 1:
            matches.rows[rows[0]] = learner
        elif len(rows) == 1:
            others = ", ".join(who for who, theirs in hits.items() if theirs == rows and who != learner.id)
            matches.missing[learner.id] = f"shares a row of {where} with {others}"
        else:
            matches.missing[learner.id] = f"stands in several rows of {where}" if rows else f"is not in {where}"
    return matches


def fold(text: str) -> str:
    """How identifiers are compared: without outer blanks and without case."""
    return text.strip().casefold()


def refuse_strangers(learners: Sequence[Learner], found: Collection[str], where: str) -> None:
    """CourseError where nobody was ``found``: the file is of another class, or knows people by other ids."""
    if learners and not found:
        raise CourseError(
            f"it names nobody of the gradebook, which knows {', '.join(one.id for one in learners[:3])} …",
            where=where,
            todo="Is it the right class? Its ids must be in the gradebook: `nbgrader db student add ID --help`.",
        )


def unmatched(
    sheet: Gradesheet, missing: Mapping[str, str], written: Collection[tuple[str, str]]
) -> tuple[list[str], list[str]]:
    """(notes, grades left out) about learners who get no row, ``missing`` being id → why."""
    losers = {student for student, _ in written}
    left_out = [
        f"{_shown(one)} {missing[one.id]}: grades left out."
        for one in sheet.learners
        if one.id in missing and one.id in losers
    ]
    quiet = [one.id for one in sheet.learners if one.id in missing and one.id not in losers]
    return [f"{who} {missing[who]}: no grade is lost." for who in quiet], left_out


def _shown(learner: Learner) -> str:
    name = " ".join(filter(None, (learner.first_name, learner.last_name)))
    return f"{learner.id} ({name})" if name else learner.id


def _hits(learners: Sequence[Learner], tiers: Sequence[Tier]) -> dict[str, list[int]]:
    """Learner's id → the rows that the first successful tier finds."""
    indices = [(key, _index(rows)) for key, rows in tiers]
    hits = {
        one.id: next((found for key, index in indices if (found := index.get(fold(key(one)), []))), [])
        for one in learners
    }
    return {who: rows for who, rows in hits.items() if rows}


def _index(rows: Sequence[Collection[str]]) -> Mapping[str, list[int]]:
    found: dict[str, list[int]] = defaultdict(list)
    for number, cells in enumerate(rows):
        for cell in {fold(cell) for cell in cells} - {""}:
            found[cell].append(number)
    return dict(found)
