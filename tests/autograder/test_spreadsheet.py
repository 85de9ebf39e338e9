import pytest
from hypothesis import given
from hypothesis import strategies as st

from autograder.spreadsheet import harmless, number


@pytest.mark.parametrize(
    "text", ["=1", "+1", "-1", "@x", "  =1", "\t1", "\r1", "\n1", "\u200b=1", "\ufeff=1", "＝1", "－1"]
)
def test_what_a_spreadsheet_would_run_gets_an_apostrophe_and_only_once(text):
    assert harmless(text) == f"'{text}"
    assert harmless(harmless(text)) == harmless(text)


@pytest.mark.parametrize("text", ["", " ", "Ada", "O'Hara", "a=b", "'=1", "8-bit", "אדה", "🎉"])
def test_other_text_stays(text):
    assert harmless(text) == text


@given(st.floats(-1e6, 1e6), st.integers(0, 6))
def test_a_number_has_no_exponent_and_is_right_to_its_last_digit(value, digits):
    text = number(value, digits)
    assert "e" not in text
    assert abs(float(text) - value) <= 0.5 * 10**-digits * 1.0001
