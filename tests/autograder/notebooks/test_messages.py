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
        ('why = "A."\nmessage("W1", why)\nwhy = "B."\nmessage("W2", why)', {"W1": "A.", "W2": "B."}),
        ('for x in xs:\n    why = "A."\n    with message("W1", why):\n        pass', {"W1": "A."}),
        ('for x, name, why in ((1, "W1", "A."), (2, "W2", "B.")):\n    message(name, why)', {"W1": "A.", "W2": "B."}),
        (
            'rows = [("W1", "A."), ("W2", "B.")]\nfor name, why in rows:\n    message(name, why)',
            {"W1": "A.", "W2": "B."},
        ),
        ('texts = {"W1": "A."}\nfor name, why in texts.items():\n    message(name, why)', {"W1": "A."}),
        ('why = {"W1": "A."}\nfor name in ("W1", "W2"):\n    message(name, why[name])', {"W1": "A."}),
        ('message("W1" if x else "W2", "A.")', {"W1": "A.", "W2": "A."}),
        ('why = why + "A."\nmessage("W1", why)', {}),
        ('a = b\nb = a\nmessage("W1", a)', {}),
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
