"""The kit inside JupyterLab: a server extension (``server``) and what Lab loads (``labextensions``).

Both come with the options that the kit's own commands give to Jupyter, and not with files in the environment: an
editable installation has none, and whoever uses the environment for something else is not disturbed. The extension does
nothing where the server is not started in a learner's workspace.
"""

from pathlib import Path
from typing import Any

#: Nothing of ours reaches the network; the last two bring what is ours.
OPTIONS = (
    "--LabApp.news_url=None",
    "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
    "--ServerApp.jpserver_extensions=course.lab=True",
    f"--LabApp.extra_labextensions_path={Path(__file__).parent / 'labextensions'}",
)


def _jupyter_server_extension_points() -> list[dict[str, str]]:
    return [{"module": "course.lab"}]


def _load_jupyter_server_extension(app: Any) -> None:
    from course.lab.server import load  # noqa: PLC0415 (Jupyter's server is there only inside Jupyter's server)

    load(app)
