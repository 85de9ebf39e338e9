"""The importers of Canvas and Moodle as their sources state them, written without the kit: what arrives from a file.

Canvas: lib/gradebook_importer.rb of instructure/canvas-lms. Moodle: grade/import/csv/classes/load_data.php and
mod/assign/feedback/offline/ of moodle/moodle, with normalise_value of its database drivers.
"""

import csv
import io
import re
from dataclasses import dataclass

CANVAS_TOTALS = re.compile(
    "Current Score|Current Points|Current Grade|Final Score|Final Points|Final Grade|Override Score|Override Grade|Override Status"
)


class RefusedError(Exception):
    """The importer takes nothing of the file."""


@dataclass(frozen=True)
class User:
    """An account of Canvas."""

    id: int
    name: str
    sis: str = ""
    login: str = ""


@dataclass
class Arrived:
    """What Canvas would show for confirmation: (user or new name, assignment id or new title) → cell; points."""

    grades: dict
    points: dict


def calculates(cell):
    """Whether a spreadsheet would run this cell: a sign first, and not just a number or a lone dash."""
    bare = cell.strip().strip("\u200b\ufeff").lstrip()
    return bare[:1] in tuple("=+-@") and bare != "-" and not re.fullmatch(r"-?\d+([.,]\d+)?", bare)


def cells(text):
    return [cell for row in csv.reader(io.StringIO(text, newline=""), strict=True) for cell in row]


def canvas_separator(text):
    counts = {}
    for separator in ";,":
        try:
            sizes = {
                len(next(csv.reader([line], delimiter=separator, strict=True), [])) for line in text.split("\n")[:3]
            }
        except csv.Error:
            sizes = set()
        counts[separator] = sizes.pop() if len(sizes) == 1 else 0
    return ";" if counts[";"] > counts[","] else ","


def canvas_cell(cell):
    if not re.fullmatch(r"-?[0-9.,]+%?", cell):
        return cell
    *whole, last = re.split("[,.]", cell)
    return f"{''.join(whole)}.{last}" if whole else last


def canvas_import(text, users, assignments):
    """``assignments``: id → title."""
    rows = [
        [canvas_cell(cell) for cell in row]
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=canvas_separator(text), strict=True)
        if not re.fullmatch("[;, ]+", ",".join(row))
    ]
    header = rows[0]
    if not (len(header) > 3 and "Student" in header[0] and "ID" in header[1]):
        raise RefusedError("header")
    sis, login, width = None, None, 3
    if re.search(r"SIS\s+Login\s+ID", header[2]):
        login, width = 2, 4
    elif re.search(r"SIS\s+User\s+ID", header[2]) and re.search(r"SIS\s+Login\s+ID", header[3]):
        sis, login, width = 2, 3, 5
        width += bool(re.search(r"Integration\s+ID", header[4])) if len(header) > 4 else 0
        width += bool(re.search(r"Root\s+Account", header[width - 1]))
    if "Section" not in header[width - 1]:
        raise RefusedError("section")
    columns = {
        canvas_assignment(title, assignments): header.index(title)
        for title in header[width:]
        if not CANVAS_TOTALS.search(title)
    }
    arrived = Arrived({}, {})
    for row in rows[1:]:
        if "Points Possible" in row[0]:
            arrived.points = {assignment: row[place] for assignment, place in columns.items()}
        elif not all(re.fullmatch(r"(?i)\s*(Muted|Manual Posting.*)?\s*", cell) for cell in row):
            who = canvas_student(row, users, sis, login)
            arrived.grades |= {(who, assignment): row[place].strip() for assignment, place in columns.items()}
    return arrived


def canvas_assignment(title, assignments):
    titled = re.fullmatch(r"(?s)(.*)\s\((\d+)\)", title)
    if titled and int(titled[2]) in assignments:
        return int(titled[2])
    return next((key for key, known in assignments.items() if known == title), titled[1] if titled else title)


def canvas_student(row, users, sis, login):
    leading = re.match(r"\s*\d+", row[1])
    found = [user for user in users if leading and user.id == int(leading[0])]
    found = found or [user for user in users if sis and row[sis] and user.sis == row[sis]]
    found = found or [user for user in users if login and row[login] and user.login == row[login]]
    found = found or [user for user in users if user.name == row[0]]
    return found[0].id if found else f"new: {row[0]}"


def moodle_import(text, users, *, new=True, limit=100):
    """``users``: identifier → account. (account, column) → grade or None; ``new``: into grade items that it makes."""
    reader = csv.reader(io.StringIO(text.replace("\r\n", "\n"), newline=""), strict=True)
    header = [name.strip() for name in next(reader)]
    found, who = {}, None
    for row in reader:
        if len(row) != len(header):
            raise RefusedError("columns")
        key = row[0].strip()
        if key not in ("", "0"):  # else the row goes to the learner of the row before
            if key not in users:
                raise RefusedError(f"user {key}")
            who = users[key]
        for name, cell in zip(header[1:], row[1:], strict=True):
            grade = None if cell.strip() == "-" or (cell.strip() == "" and not new) else float(cell.strip() or 0)
            if grade is not None and grade > limit:
                raise RefusedError(f"{grade} is too big")
            found[who, name] = grade
    return found


def worksheet_import(
    text, participants, *, maximum, identifier="Identifier", grade="Grade", modified="Last modified (grade)"
):
    """``participants``: number → account; account → grade, of those whose grade is changed."""
    rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    places = {name: place for place, name in enumerate(rows[0])}
    if not {identifier, grade, modified} <= places.keys():
        raise RefusedError("header")
    found = {}
    for row in rows[1:]:
        who = participants.get(row[places[identifier]].removeprefix("Participant "))
        cell = row[places[grade]].strip()
        points = 0.0 if cell == "-" else float(cell.replace(",", ".")) if cell else None
        if who and points is not None and 0 <= points <= maximum:
            found[who] = points
    return found
