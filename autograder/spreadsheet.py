"""Cells of tables that people open in a spreadsheet: one rule for text, one for numbers.

A spreadsheet runs a cell that begins like a formula, whoever wrote it, quoted or not. So text that begins so gets an
apostrophe before it; numbers are written as numbers and need none.
"""

import unicodedata
from itertools import dropwhile

#: What makes a spreadsheet calculate; the wide forms do so where Chinese, Japanese or Korean is typed.
FORMULA = frozenset("=+-@＝＋－＠")
BREAKS = ("\t", "\r", "\n")


def harmless(text: str) -> str:
    """``text``, or with an apostrophe before it where a spreadsheet would take it for a formula.

    Spaces and invisible characters before the sign do not hide it.

    >>> harmless("Ada"), harmless("=1+1"), harmless(" @SUM(A1)"), harmless("a-b")
    ('Ada', "'=1+1", "' @SUM(A1)", 'a-b')
    """
    first = next(dropwhile(_unseen, text), "")
    return f"'{text}" if first in FORMULA or text.startswith(BREAKS) else text


def number(value: float, digits: int) -> str:
    """``value`` with at most ``digits`` decimals and a point, without an exponent and without needless zeros.

    >>> number(12.5, 2), number(20.0, 2), number(200 / 3, 5), number(-0.001, 2)
    ('12.5', '20', '66.66667', '0')
    """
    text = f"{value:.{digits}f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text == "-0" else text


def _unseen(character: str) -> bool:
    return unicodedata.category(character)[0] in "ZC"
