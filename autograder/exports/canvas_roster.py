"""What Canvas' own gradebook export says: who is there under which ids, which assignments, worth how much."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from autograder.errors import CourseError
from autograder.exports.matching import Matches, fold, match
from autograder.exports.table import Table, plain_number
from autograder.records import Learner

WITH_ID = re.compile(r"(.*)\s\((\d+)\)", re.DOTALL)
#: Canvas skips every column whose title holds one of these, whatever else it says.
TOTALS = re.compile("(Current|Final) (Score|Points|Grade)|Override (Score|Grade|Status)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column of grades: its header, what it is worth (None if Canvas does not say), and a cell for each row."""

    header: str
    worth: float | None
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Roster:
    """The columns that say who, the learners' rows in them, and the columns of assignments."""

    where: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    columns: tuple[Column, ...]

    def find(self, learners: Sequence[Learner]) -> Matches:
        """Which row is whose: by Canvas' id, then login, then the institution's id."""
        return match(
            learners,
            [
                (lambda learner: learner.lms_id, self._cells("ID")),
                (lambda learner: learner.id, self._cells("SIS Login ID")),
                (lambda learner: learner.email, self._cells("SIS Login ID")),
                (lambda learner: learner.id, self._cells("SIS User ID")),
                (lambda learner: learner.id, self._cells("ID")),
            ],
            self.where,
        )

    def column(self, *titles: str) -> Column | None:
        """The column of the first of these titles, with or without its id, that there is.

        Raises CourseError where a title fits several.
        """
        for title in filter(None, titles):
            hits = [column for column in self.columns if fold(title) in _names(column.header)]
            if len(hits) > 1:
                raise CourseError(
                    f"{title!r} fits several columns: {', '.join(column.header for column in hits)}.",
                    where=self.where,
                    todo=f"Say which with its id: --title 'ASSIGNMENT={hits[0].header}'.",
                )
            if hits:
                return hits[0]
        return None

    def _cells(self, name: str) -> list[list[str]]:
        if name not in self.header:
            return []
        place = self.header.index(name)
        return [[row[place]] for row in self.rows]


def read_roster(table: Table) -> Roster:
    """Read the teacher's export of Canvas' gradebook; CourseError where the table is something else."""
    names = table.header[: table.header.index("Section") + 1] if "Section" in table.header else ()
    if "ID" not in names or not {"Student", "LastName"} & set(names):
        raise CourseError(
            "this is no gradebook of Canvas: its header lacks Student, ID or Section.",
            where=table.where,
            todo="In Canvas: Gradebook, Export, Export Entire Gradebook.",
        )
    points = next((row for row in table.rows if "Points Possible" in row[0]), None)
    rows = [row for row in table.rows if row is not points and row[names.index("ID")].strip()]
    columns = tuple(
        Column(
            header=header,
            worth=plain_number(points[place]) if points else None,
            cells=tuple(row[place] for row in rows),
        )
        for place, header in enumerate(table.header)
        if place >= len(names) and WITH_ID.fullmatch(header) and not TOTALS.search(header)
    )
    return Roster(where=table.where, header=names, rows=tuple(row[: len(names)] for row in rows), columns=columns)


def _names(header: str) -> set[str]:
    titled = WITH_ID.fullmatch(header)
    return {fold(header), *([fold(titled[1])] if titled else [])}
