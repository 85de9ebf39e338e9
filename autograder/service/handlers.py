"""Answers of the server: the class's page, its script, the report's pages, and the buttons."""

import asyncio
import json
from pathlib import Path
from typing import Any

from jupyter_server.utils import url_path_join
from tornado.web import HTTPError, authenticated

from autograder.errors import KitError
from autograder.reports import FIRST
from autograder.service.jobs import Job
from course.lab.answers import FRAMED, Api, Page, explained
from course.pages import templates

#: Below the server's own address.
BASE = "autograder"
SELF = "connect-src 'self'; frame-src 'self'"
MISSING = 404
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


def _open(folder: Path) -> Any:
    """The course; to be called in a thread, since nbgrader takes a second to import."""
    from autograder.gradebook import open_course  # noqa: PLC0415 (only where a course is asked for)

    return open_course(folder)


class CourseApi(Api):
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


class About(CourseApi):
    """Whether the server stands in a course."""

    @authenticated
    async def get(self) -> None:
        """Its name; 404 where there is none."""
        try:
            course = await asyncio.to_thread(_open, self.folder)
        except KitError as error:
            raise HTTPError(MISSING, str(error)) from error
        self.finish(json.dumps({"course": course.id}))


class Progress(CourseApi):
    """How far the run is that somebody has started."""

    @authenticated
    async def get(self) -> None:
        """Asked for twice a second."""
        self.finish(json.dumps(self.job.about()))


class Grade(CourseApi):
    """Collect, grade, give feedback, and draw the report anew."""

    @authenticated
    @explained(KitError)
    async def post(self) -> None:
        """``{"assignment": …}``, all where it is empty."""
        name = await self.assignment()
        grade = ["grade", *([name] if name else []), "--collect", "--feedback", "--events"]
        self.job.start(f"grading {name or 'everything'}", [grade, ["report"]], self.folder)
        self.finish(json.dumps(self.job.about()))


class Release(CourseApi):
    """Make the learner's version of an assignment and offer it."""

    @authenticated
    @explained(KitError)
    async def post(self) -> None:
        """``{"assignment": …}``, all published ones where it is empty."""
        name = await self.assignment()
        self.job.start(f"releasing {name}".strip(), [["release", *([name] if name else [])]], self.folder)
        self.finish(json.dumps(self.job.about()))


class CoursePage(Page):
    """A page for the instructor: its script starts runs here."""

    policy = f"default-src 'none'; style-src 'self' 'unsafe-inline'; script-src 'self'; {SELF}; {FRAMED}"


class ClassPage(CoursePage):
    """The class as it stands, with the buttons."""

    @authenticated
    @explained(KitError)
    async def get(self) -> None:
        """Made anew each time."""
        self.show(await asyncio.to_thread(self._made))

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


class Script(CoursePage):
    """What makes the buttons work."""

    @authenticated
    async def get(self) -> None:
        """The same for everybody."""
        self.show((Path(__file__).parent / "templates" / "class.js").read_text(encoding="utf-8"), "text/javascript")


class Report(CoursePage):
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
