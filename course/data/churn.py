"""5,000 customers of a telephone company, and who left. The card is ``churn.md``."""

import pandas as pd

from course.data.table import Table

TABLE = Table(
    name="churn",
    sha256="b15b549f82ffaa43a56feafdc1357a78ada44780abada984c5c39a904bb24065",
    dtypes={
        "state": "str",
        "account_length": "int64",
        "area_code": "str",
        "international_plan": "str",
        "voice_mail_plan": "str",
        "number_vmail_messages": "int64",
        "total_day_minutes": "float64",
        "total_day_calls": "int64",
        "total_day_charge": "float64",
        "total_eve_minutes": "float64",
        "total_eve_calls": "int64",
        "total_eve_charge": "float64",
        "total_night_minutes": "float64",
        "total_night_calls": "int64",
        "total_night_charge": "float64",
        "total_intl_minutes": "float64",
        "total_intl_calls": "int64",
        "total_intl_charge": "float64",
        "number_customer_service_calls": "int64",
        "churn": "str",
    },
    packed=True,
)


def load_churn() -> pd.DataFrame:
    """5,000 customers of a telephone company, and who left. Shape (5000, 20).

    Columns: ``state``, ``area_code``, ``international_plan``, ``voice_mail_plan`` and the target ``churn``
    ("yes" or "no"), all text; ``account_length``, ``number_vmail_messages``, ``number_customer_service_calls`` and
    the numbers of calls ``total_day_calls``, ``total_eve_calls``, ``total_night_calls``, ``total_intl_calls``, all
    int64; minutes and charges of the same four kinds (``total_day_minutes``, ``total_day_charge``, …), float64.
    Nothing is missing. Raises ValueError if the file was changed.

    >>> load_churn()["churn"].value_counts().to_dict()
    {'no': 4293, 'yes': 707}
    """
    return TABLE.read()
