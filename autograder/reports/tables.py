"""Mastery as rows: for a spreadsheet, for a program and for the terminal."""

import csv
import io
import json
from dataclasses import dataclass

from rich.table import Table
from rich.text import Text

from autograder.records import Level, Mastery
from autograder.reports import words
from autograder.reports.inputs import ClassRecord
from autograder.spreadsheet import harmless

COLUMNS = ["student", "name", "topic", "title", "level", "estimate", "low", "high", "sure", "evidence", "last"]
STYLES: dict[Level, str] = {
    "not started": "dim",
    "attempted": "bold yellow",
    "familiar": "yellow",
    "proficient": "cyan",
    "mastered": "bold green",
    "review due": "magenta",
}


@dataclass(frozen=True, slots=True)
class _Row:
    name: str
    title: str
    mastery: Mastery

    def values(self) -> dict[str, str | float | int]:
        """One value a column; chances with four decimals, times in ISO 8601."""
        it = self.mastery
        chances = {name: round(getattr(it, name), 4) for name in ("estimate", "low", "high", "sure")}
        last = "" if it.last is None else it.last.isoformat()
        names = {"student": it.student, "name": self.name, "topic": it.topic, "title": self.title, "level": it.level}
        return {**names, **chances, "evidence": it.evidence, "last": last}


def mastery_csv(record: ClassRecord) -> str:
    """One row per learner and topic, with a header.

    Text that a spreadsheet would take for a formula (it begins with ``= + - @``, a tab or a line break) gets an
    apostrophe before it. All text is quoted and no number is; where nothing was handed in, ``last`` is empty.
    """
    page = io.StringIO()
    writer = csv.writer(page, lineterminator="\n", quoting=csv.QUOTE_NONNUMERIC)
    writer.writerow(COLUMNS)
    writer.writerows([_harmless(row.values()[column]) for column in COLUMNS] for row in _rows(record))
    return page.getvalue()


def mastery_json(record: ClassRecord) -> str:
    """``{"now": …, "mastery": [{"student": …, "topic": …, "estimate": …}, …]}``, rows and names as in the CSV."""
    rows = [{**row.values(), "last": row.values()["last"] or None} for row in _rows(record)]
    return json.dumps({"now": record.now.isoformat(), "mastery": rows}, ensure_ascii=False, indent=1) + "\n"


def mastery_table(record: ClassRecord) -> Table:
    """For the terminal: learners × topics; for a single learner one line a topic, with the interval."""
    record = record.completed()
    return _one_learner(record) if len(record.students) == 1 else _whole_class(record)


def _whole_class(record: ClassRecord) -> Table:
    legend = "   ".join(f"{symbol} {level}" for level, symbol in words.SYMBOLS.items())
    table = Table(title="Mastery", caption=f"chance to pass a new hidden test today\n{legend}")
    table.add_column("learner", overflow="fold")
    for topic in record.topics:
        table.add_column(Text(words.printable(topic.title)), justify="right")
    known = {(mastery.student, mastery.topic): mastery for mastery in record.masteries}
    for student in record.students:
        cells = (_cell(known.get((student.id, topic.id))) for topic in record.topics)
        table.add_row(Text(words.printable(student.shown)), *cells)
    return table


def _one_learner(record: ClassRecord) -> Table:
    table = Table("topic", "level", title=Text(words.printable(record.students[0].shown)))
    for column in ("chance", "likely", "first tries", "last"):
        table.add_column(column, justify="right")
    for row in _rows(record):
        it = row.mastery
        started = it.level != "not started"
        numbers = (words.chance(it.estimate), words.likely(it), str(it.evidence), words.day(it.last))
        level = Text(f"{words.SYMBOLS[it.level]} {it.level}", style=STYLES[it.level])
        shown = numbers if started else (words.NOTHING,) * len(numbers)
        table.add_row(Text(words.printable(row.title)), level, *shown)
    return table


def _cell(mastery: Mastery | None) -> Text:
    if mastery is None or mastery.level == "not started":
        return Text(f"{words.NOTHING} {words.SYMBOLS['not started']}", style=STYLES["not started"])
    return Text(f"{words.chance(mastery.estimate)} {words.SYMBOLS[mastery.level]}", style=STYLES[mastery.level])


def _rows(record: ClassRecord) -> list[_Row]:
    """Masteries by learner, then by topic, in the record's order."""
    record = record.completed()
    students = {student.id: (place, student.name) for place, student in enumerate(record.students)}
    topics = {topic.id: (place, topic.title) for place, topic in enumerate(record.topics)}
    ordered = sorted(record.masteries, key=lambda it: (students[it.student][0], topics[it.topic][0]))
    return [_Row(students[it.student][1], topics[it.topic][1], it) for it in ordered]


def _harmless(value: str | float) -> str | float:
    return harmless(value) if isinstance(value, str) else value
