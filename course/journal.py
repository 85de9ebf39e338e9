"""The journal: what a learner did, how long it took, what was learned and what was hard.

One Markdown file a session, with front matter, in a folder that the learner owns: written once here, edited by hand as
often as they like. The log-book cells of notebooks count, too.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import frontmatter
import nbformat

LOGBOOK = re.compile(r"^Hours:\s*([0-9]+(?:[.,][0-9]+)?)", re.MULTILINE | re.IGNORECASE)
#: Heading in the file → field of the entry.
SECTIONS = {"Learned": "learned", "Hard": "hard", "Review next": "review"}
DAY_HOURS = 24.0


class JournalError(ValueError):
    """An entry cannot be read or written; the message says which, and why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One session of study."""

    day: date
    topic: str
    hours: float
    learned: str = ""
    hard: str = ""
    review: str = ""


def write(folder: Path, entry: Entry) -> Path:
    """Write a new file, never over another one; its path."""
    if not 0.0 < entry.hours <= DAY_HOURS:
        raise JournalError(f"{entry.hours:g} hours are no day's work; give more than 0 and at most {DAY_HOURS:g}.")
    body = "\n\n".join(f"## {title}\n\n{getattr(entry, field)}".rstrip() for title, field in SECTIONS.items())
    post = frontmatter.Post(f"{body}\n", date=entry.day, topic=entry.topic, hours=entry.hours)
    text = frontmatter.dumps(post, sort_keys=False)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for number in range(1, 1000):
            path = folder / f"{entry.day.isoformat()}-{entry.topic}{f'-{number}' if number > 1 else ''}.md"
            try:
                with path.open("x", encoding="utf-8") as file:
                    file.write(f"{text}\n")
            except FileExistsError:
                continue
            return path
    except OSError as error:
        raise JournalError(f"the journal cannot be written: {error}.") from error
    raise JournalError(f"{folder} holds too many entries of {entry.day} already.")


def read(folder: Path) -> tuple[Entry, ...]:
    """All entries, by day; none if there is no folder yet. JournalError names a file that is no entry."""
    found = [_entry(path) for path in sorted(folder.glob("*.md"))]
    return tuple(sorted(found, key=lambda entry: (entry.day, entry.topic)))


def readable(folder: Path) -> tuple[tuple[Entry, ...], tuple[str, ...]]:
    """All entries that can be read, by day, and what is wrong with each of the others."""
    entries, troubles = list[Entry](), list[str]()
    for path in sorted(folder.glob("*.md")):
        try:
            entries.append(_entry(path))
        except JournalError as error:
            troubles.append(str(error))
    return tuple(sorted(entries, key=lambda entry: (entry.day, entry.topic))), tuple(troubles)


def _entry(path: Path) -> Entry:
    try:
        post = frontmatter.loads(path.read_text(encoding="utf-8"))
        day, topic, hours = date.fromisoformat(str(post["date"])), str(post["topic"]), float(str(post["hours"]))
    except Exception as error:
        todo = "It begins with --- lines that give date, topic and hours; mend it, or move it out of the journal."
        raise JournalError(f"{path}: this is no entry of the journal ({error}). {todo}") from error
    return Entry(day=day, topic=topic, hours=hours, **_sections(post.content))


def _sections(content: str) -> dict[str, str]:
    found = dict.fromkeys(SECTIONS.values(), "")
    for part in re.split(r"^## ", content, flags=re.MULTILINE)[1:]:
        title, _, text = part.partition("\n")
        if title.strip() in SECTIONS:
            found[SECTIONS[title.strip()]] = text.strip()
    return found


def logbook_hours(notebooks: Iterable[Path]) -> dict[str, float]:
    """Topic → the hours that the log-book cell of its notebook names; a notebook that cannot be read names none."""
    found = dict[str, float]()
    for path in notebooks:
        try:
            cells = nbformat.read(path, as_version=4).cells
        except (OSError, ValueError, AttributeError):
            continue
        for cell in cells:
            named = LOGBOOK.search(cell.source) if cell.cell_type == "markdown" and "Log-book" in cell.source else None
            if named:
                found[path.stem] = float(named[1].replace(",", "."))
    return found


def by_topic(entries: Iterable[Entry], logbook: Mapping[str, float] | None = None) -> dict[str, float]:
    """Topic → hours: of the journal, or of the log-book where that names more (it is about the same hours)."""
    found: dict[str, float] = defaultdict(float)
    for entry in entries:
        found[entry.topic] += entry.hours
    for topic, hours in (logbook or {}).items():
        found[topic] = max(found[topic], hours)
    return dict(found)


def by_week(entries: Iterable[Entry]) -> Iterator[tuple[date, float]]:
    """Monday and hours of every week from the first entry's to the last one's, those without any included."""
    found: dict[date, float] = defaultdict(float)
    for entry in entries:
        found[entry.day - timedelta(days=entry.day.weekday())] += entry.hours
    if found:
        monday = min(found)
        while monday <= max(found):
            yield monday, found.get(monday, 0.0)
            monday += timedelta(days=7)
