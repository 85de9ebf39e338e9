"""The journal: files that the learner owns, read as they stand."""

from datetime import date

import nbformat
import pytest

from course import journal
from course.journal import Entry, JournalError

MONDAY = date(2026, 1, 5)


def test_an_entry_is_read_as_it_was_written(tmp_path):
    entry = Entry(
        day=MONDAY, topic="arrays", hours=2.5, learned="Axes: keepdims\n\n- 1\n- 2", hard="é --- x", review="ulp"
    )
    path = journal.write(tmp_path / "journal", entry)
    assert path.name == "2026-01-05-arrays.md"
    assert journal.read(tmp_path / "journal") == (entry,)
    assert path.read_text().startswith("---\ndate: 2026-01-05\ntopic: arrays\nhours: 2.5\n---\n")


def test_a_second_entry_of_a_day_overwrites_nothing(tmp_path):
    entries = [Entry(day=MONDAY, topic="arrays", hours=hours) for hours in (1.0, 2.0)]
    first, second = (journal.write(tmp_path, entry) for entry in entries)
    assert first != second
    assert sorted(entry.hours for entry in journal.read(tmp_path)) == [1.0, 2.0]


def test_what_the_learner_edits_counts(tmp_path):
    path = journal.write(tmp_path, Entry(day=MONDAY, topic="arrays", hours=1.0, learned="a"))
    path.write_text(
        path.read_text().replace("hours: 1.0", "hours: 3\nmood: good").replace("## Hard", "## Notes\n\n## Hard")
    )
    (entry,) = journal.read(tmp_path)
    assert (entry.hours, entry.learned) == (3.0, "a")


@pytest.mark.parametrize(
    "text", ["", "no front matter", "---\ndate: today\ntopic: a\nhours: 1\n---\n", "---\nhours: [\n---"]
)
def test_a_file_that_is_no_entry_is_named_and_kept(tmp_path, text):
    (tmp_path / "note.md").write_text(text)
    with pytest.raises(JournalError, match=r"note\.md: this is no entry"):
        journal.read(tmp_path)
    assert (tmp_path / "note.md").read_text() == text


@pytest.mark.parametrize("hours", [0.0, -1.0, 25.0, float("nan")])
def test_hours_that_no_day_has_are_refused(tmp_path, hours):
    with pytest.raises(JournalError, match="no day's work"):
        journal.write(tmp_path, Entry(day=MONDAY, topic="arrays", hours=hours))
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_written_is_told(tmp_path):
    (tmp_path / "journal").write_text("a file")
    with pytest.raises(JournalError, match="cannot be written"):
        journal.write(tmp_path / "journal", Entry(day=MONDAY, topic="arrays", hours=1.0))


def test_hours_by_week_show_the_empty_weeks_too():
    days = (MONDAY, date(2026, 1, 11), date(2026, 1, 19))
    weeks = journal.by_week([Entry(day=day, topic="arrays", hours=2.0) for day in days])
    assert list(weeks) == [(MONDAY, 4.0), (date(2026, 1, 12), 0.0), (date(2026, 1, 19), 2.0)]


def test_the_log_book_of_a_notebook_counts_where_it_names_more(tmp_path):
    def notebook(name, text):
        cells = [nbformat.v4.new_markdown_cell(text)]
        path = tmp_path / f"{name}.ipynb"
        nbformat.write(nbformat.v4.new_notebook(cells=cells), path)
        return path

    paths = [
        notebook("arrays", "## Log-book\n\nHours: 3,5\n\nHard:"),
        notebook("svd", "## Log-book\n\nHours:\n\nHard: 7 things"),
        notebook("probability", "Hours: 9"),
        tmp_path / "missing.ipynb",
    ]
    found = journal.logbook_hours(paths)
    assert found == {"arrays": 3.5}
    entries = [Entry(day=MONDAY, topic="arrays", hours=2.0), Entry(day=MONDAY, topic="svd", hours=1.0)]
    assert journal.by_topic(entries, found) == {"arrays": 3.5, "svd": 1.0}
