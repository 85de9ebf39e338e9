"""The instructor's page inside Jupyter's server: grade a class with live progress, see who is stuck and what waits.

A server extension, named by `autograder lab`. Nothing of it is imported before Jupyter asks for it.
"""

from typing import Any


def _jupyter_server_extension_points() -> list[dict[str, str]]:
    return [{"module": "autograder.service"}]


def _load_jupyter_server_extension(app: Any) -> None:
    from autograder.service.handlers import load  # noqa: PLC0415 (there is a Jupyter server only inside one)

    load(app)
