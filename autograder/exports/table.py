"""CSV text in and out."""

import csv
import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from autograder.errors import CourseError
from autograder.spreadsheet import harmless

DELIMITERS = ",;\t"


@dataclass(frozen=True, slots=True, kw_only=True)
class Export:
    """CSV text; what a reader should know of it; and, each with its reason, grades that it does not hold."""

    text: str
    notes: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """What another system exported: rows as long as the header. ``where`` names it in errors."""

    where: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def table(text: str, where: str) -> Table:
    """Read a CSV with a header, separated by comma, semicolon or tab, whichever splits the header most.

    Empty lines are skipped. Raises CourseError where it is empty, wrongly quoted, or a row has another length.
    """
    text = text.removeprefix("\ufeff")
    delimiter = max(DELIMITERS, key=lambda one: len(next(csv.reader(io.StringIO(text), delimiter=one), [])))
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    rows: list[tuple[str, ...]] = []
    try:
        for row in reader:
            if row and rows and len(row) != len(rows[0]):
                raise CourseError(
                    f"{len(row)} cells, but the header has {len(rows[0])}.",
                    where=where,
                    line=reader.line_num,
                    todo="Download the file again and give it unchanged.",
                )
            rows += [tuple(row)] if row else []
    except csv.Error as error:
        raise CourseError(
            f"this is no CSV: {error}.", where=where, line=reader.line_num, todo="Download the file again."
        ) from error
    if not rows:
        raise CourseError("the file is empty.", where=where, todo="Download it again.")
    return Table(where=where, header=rows[0], rows=tuple(rows[1:]))


def csv_text(rows: Iterable[Sequence[str]]) -> str:
    """Rows as CSV with commas, quoted where needed, one line break after each; those within a cell become the same."""
    page = io.StringIO()
    writer = csv.writer(page, lineterminator="\n")  # which leaves a lone carriage return unquoted
    writer.writerows([cell.replace("\r\n", "\n").replace("\r", "\n") for cell in row] for row in rows)
    return page.getvalue()


def kept(cell: str) -> str:
    """A cell of another system's, made harmless; neither a plain number nor ``-``, no grade, is a formula."""
    return cell if cell.strip() == "-" or plain_number(cell) is not None else harmless(cell)


def plain_number(cell: str) -> float | None:
    """The number in a cell, None if it is none; the last point or comma is the decimal one, as for Canvas.

    >>> plain_number("1,234.50"), plain_number("25,00"), plain_number("-3"), plain_number("EX")
    (1234.5, 25.0, -3.0, None)
    """
    text = cell.strip()
    if not re.fullmatch(r"-?[0-9.,]*[0-9]", text, re.ASCII):
        return None
    whole, _, decimals = re.sub(r"[.,](?=.*[.,])", "", text).replace(",", ".").partition(".")
    return float(f"{'-' * whole.startswith('-')}{whole.removeprefix('-') or 0}.{decimals or 0}")
