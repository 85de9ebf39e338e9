"""What a tests cell says of a misconception, read without running the cell."""

import pytest

from autograder.notebooks.messages import messages


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ('with message("W1", "Columns."), unchanged(X):\n    pass', {"W1": "Columns."}),
        ('with unchanged(X), checks.message("W1", "Columns."):\n    pass', {"W1": "Columns."}),
        ('for n in (1, 2):\n    with message("W1", f"Row {n} of {len(X)}."):\n        pass', {"W1": "Row … of …."}),
        ('message("W1", "A." " B.")\nmessage("W2", "C.")', {"W1": "A. B.", "W2": "C."}),
        ('message("W1", "A.")\nmessage("W1", "B.")\nmessage("W1", "A.")', {"W1": "A. / B."}),
        ('message("W1", sentence)', {}),
        ('message(name, "A.")', {}),
        ('message("W1")', {}),
        ('other("W1", "A.")', {}),
        ("%matplotlib inline\nmessage('W1', 'A.')", {}),
        ("x = '\0'", {}),
        ("", {}),
    ],
)
def test_sentences_are_read_where_they_are_written_out(source, found):
    assert messages(source) == found


def test_a_cell_is_never_run():
    assert messages('raise SystemExit\nmessage("W1", "A.")') == {"W1": "A."}
