"""Answers of the server: the class's page, its script, the report's pages, and the buttons."""

import asyncio
import functools
import json
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

from jupyter_server.base.handlers import APIHandler, JupyterHandler
from jupyter_server.utils import url_path_join
from tornado.web import HTTPError, authenticated

from autograder.errors import KitError
from autograder.reports import FIRST
from autograder.service.jobs import Job
from course.pages import templates

#: Below the server's own address.
BASE = "autograder"
POLICY = (
    "default-src 'none'; style-src 'self' 'unsafe-inline'; script-src 'self'; connect-src 'self'; frame-src 'self'; "
    "frame-ancestors 'self'; form-action 'none'; base-uri 'none'"
)
CONFLICT, MISSING = 409, 404
_PAGES = templates("autograder.service")


def load(app: Any) -> None:
    """Add the handlers to the server; the course is the one in whose folder it was started."""
    web = app.web_app
    web.settings["autograder_job"] = Job()
    web.settings["autograder_folder"] = Path.cwd()
    web.settings.setdefault("page_config_data", {})["courseInstructor"] = "yes"  # Lab asks us only where we are
    handlers = {
        "api/course": About,
        "api/progress": Progress,
        "api/grade": Grade,
        "api/release": Release,
        "class": ClassPage,
        "class.js": Script,
        "report/(.*)": Report,
    }
    base = url_path_join(web.settings["base_url"], BASE)
    web.add_handlers(".*$", [(url_path_join(base, path), handler) for path, handler in handlers.items()])


def _explained(method: Callable[..., Awaitable[None]]) -> Callable[..., Awaitable[None]]:
    """Answer what cannot be done with its sentence."""

    @functools.wraps(method)
    async def wrapper(handler: APIHandler, *args: str) -> None:
        try:
            await method(handler, *args)
        except KitError as error:
            handler.set_status(CONFLICT)
            handler.finish(json.dumps({"message": str(error)}))

    return wrapper


def _open(folder: Path) -> Any:
    """The course; to be called in a thread, since nbgrader takes a second to import."""
    from autograder.gradebook import open_course  # noqa: PLC0415 (only where a course is asked for)

    return open_course(folder)


class Api(APIHandler):
    """What the handlers of buttons and of Lab share."""

    @property
    def job(self) -> Job:
        """The one run of this server."""
        job: Job = self.settings["autograder_job"]
        return job

    @property
    def folder(self) -> Path:
        """The course's folder."""
        folder: Path = self.settings["autograder_folder"]
        return folder

    async def assignment(self) -> str:
        """The assignment that a button is about, empty for all; one that there is."""
        name = str((self.get_json_body() or {}).get("assignment", ""))
        course = await asyncio.to_thread(_open, self.folder)
        if name and name not in {*course.sources(), *await asyncio.to_thread(course.assignments)}:
            raise HTTPError(MISSING, f"there is no assignment {name!r}")
        return name


class About(Api):
    """Whether the server stands in a course."""

    @authenticated
    async def get(self) -> None:
        """Its name; 404 where there is none."""
        try:
            course = await asyncio.to_thread(_open, self.folder)
        except KitError as error:
            raise HTTPError(MISSING, str(error)) from error
        self.finish(json.dumps({"course": course.id}))


class Progress(Api):
    """How far the run is that somebody has started."""

    @authenticated
    async def get(self) -> None:
        """Asked for twice a second."""
        self.finish(json.dumps(self.job.about()))


class Grade(Api):
    """Collect, grade, give feedback, and draw the report anew."""

    @authenticated
    @_explained
    async def post(self) -> None:
        """``{"assignment": …}``, all where it is empty."""
        name = await self.assignment()
        grade = ["grade", *([name] if name else []), "--collect", "--feedback", "--events"]
        self.job.start(f"grading {name or 'everything'}", [grade, ["report"]], self.folder)
        self.finish(json.dumps(self.job.about()))


class Release(Api):
    """Make the learner's version of an assignment and offer it."""

    @authenticated
    @_explained
    async def post(self) -> None:
        """``{"assignment": …}``, all published ones where it is empty."""
        name = await self.assignment()
        self.job.start(f"releasing {name}".strip(), [["release", *([name] if name else [])]], self.folder)
        self.finish(json.dumps(self.job.about()))


class Page(JupyterHandler):
    """A page of ours: it may be framed by Lab itself only."""

    @property
    def content_security_policy(self) -> str:
        """Instead of the server's own, which is made for Lab."""
        return POLICY

    def show(self, text: str, kind: str = "text/html") -> None:
        """Answer with a text, which is never kept: it changes with every hand-in."""
        self.set_header("Cache-Control", "no-store")
        self.set_header("Content-Type", f"{kind}; charset=utf-8")
        self.finish(text)


class ClassPage(Page):
    """The class as it stands, with the buttons."""

    @authenticated
    async def get(self) -> None:
        """Made anew each time."""
        try:
            self.show(await asyncio.to_thread(self._made))
        except KitError as error:
            self.set_status(CONFLICT)
            self.show(_PAGES.get_template("message.html").render(sentence=str(error)))

    def _made(self) -> str:
        from autograder.pipeline import reporting  # noqa: PLC0415 (see _open)
        from autograder.service.overview import overview  # noqa: PLC0415

        course = _open(self.settings["autograder_folder"])
        there = (reporting.report_folder(course) / FIRST).is_file()
        return _PAGES.get_template("class.html").render(
            view=overview(course),
            job=self.settings["autograder_job"].about(),
            script=url_path_join(self.base_url, BASE, "class.js"),
            report=url_path_join(self.base_url, BASE, "report", FIRST) if there else "",
            formgrader=url_path_join(self.base_url, "formgrader"),
        )


class Script(Page):
    """What makes the buttons work."""

    @authenticated
    async def get(self) -> None:
        """The same for everybody."""
        self.show((Path(__file__).parent / "templates" / "class.js").read_text(encoding="utf-8"), "text/javascript")


class Report(Page):
    """A page of the report that was drawn last."""

    @authenticated
    async def get(self, path: str) -> None:
        """404 for anything that is not a page of it."""
        html = await asyncio.to_thread(self._read, path)
        if html is None:
            raise HTTPError(MISSING)
        self.show(html)

    def _read(self, path: str) -> str | None:
        from autograder.pipeline import reporting  # noqa: PLC0415 (see _open)

        folder = reporting.report_folder(_open(self.settings["autograder_folder"])).resolve()
        page = (folder / path).resolve()
        if not page.is_relative_to(folder) or page.suffix != ".html" or not page.is_file():
            return None
        return page.read_text(encoding="utf-8")
