"""What JupyterLab's server does for a learner: hand in, wait for feedback, show their own pages.

Everything that takes time runs in a thread, so that the notebook stays quick. Pages come from handlers of ours, which
Lab can show without being told to trust them; they hold no script.
"""

import asyncio
import json
from datetime import datetime
from pathlib import Path
from typing import Any

from jupyter_server.base.handlers import JupyterHandler
from jupyter_server.utils import url_path_join
from tornado.web import authenticated

from course import journal
from course.lab.answers import Api, Page, explained
from course.pages import own
from course.plan import StudyPlan, monday
from course.syllabus import load_syllabus
from course.workspace import Workspace, WorkspaceError, find

#: Below the server's own address.
BASE = "course"
#: The longest that one question for feedback is held open, in seconds; Lab asks again.
PATIENCE = 20.0


def load(app: Any) -> None:
    """Add the handlers to the server."""
    web = app.web_app
    web.settings["course_root"] = Path(app.root_dir)
    web.settings.setdefault("page_config_data", {})["courseLearner"] = "yes"  # Lab asks us only where we are
    pages = {
        "api/workspace": Place,
        "api/submit": Submit,
        "api/feedback": Ask,
        "progress": Progress,
        r"feedback/([^/]+)": FeedbackPage,
        r"notebook/([^/]+)": NotebookPage,
    }
    base = url_path_join(web.settings["base_url"], BASE)
    web.add_handlers(".*$", [(url_path_join(base, path), handler) for path, handler in pages.items()])


def _place(handler: JupyterHandler) -> Workspace:
    return find(handler.settings["course_root"])


class Place(Api):
    """Whether the server stands in a workspace, and what lies in it."""

    @authenticated
    def get(self) -> None:
        """Topic → title, null where the server's root folder is no workspace."""
        try:
            place = _place(self)
        except WorkspaceError:
            place = None
        topics = None
        if place is not None and place.root == self.settings["course_root"].resolve():
            titles = {topic.id: topic.title for topic in load_syllabus().topics}
            topics = {topic: titles.get(topic, topic) for topic in place.topics}
        self.finish(json.dumps({"topics": topics}))


class Submit(Api):
    """Hand in what was saved."""

    @authenticated
    @explained(WorkspaceError)
    async def post(self) -> None:
        """``{"topic": …}``; answered as soon as it is handed in."""
        body = self.get_json_body() or {}
        topic = str(body.get("topic", ""))
        place = _place(self)
        await asyncio.to_thread(place.submit, topic)
        self.finish(json.dumps({"topic": topic}))


class Ask(Api):
    """Whether feedback on the last hand-in has come."""

    @authenticated
    @explained(WorkspaceError)
    async def get(self) -> None:
        """Waits a while for it; ``{"ready": false}`` where none came."""
        topic = self.get_query_argument("topic")
        place = _place(self)
        end = asyncio.get_running_loop().time() + PATIENCE
        while True:  # a thread that waited itself could not be ended with the server
            found = await asyncio.to_thread(place.feedback, topic)
            if found is not None or asyncio.get_running_loop().time() > end:
                break
            await asyncio.sleep(0.2)
        note = found.feedback if found is not None else None
        about: dict[str, Any] = {"ready": note is not None}
        if note is not None:
            about |= {"refused": note.refused, "score": note.score, "max_score": note.max_score, "title": note.title}
        self.finish(json.dumps(about))


class OwnPage(Page):
    """A page of the learner's own."""

    def address(self, *path: str) -> str:
        """The address of one of them."""
        return str(url_path_join(self.base_url, BASE, *path))


class FeedbackPage(OwnPage):
    """What came back for a topic, as a page."""

    @authenticated
    @explained(WorkspaceError)
    async def get(self, topic: str) -> None:
        """The last hand-in's; a sentence where nothing has come back yet."""
        found = await asyncio.to_thread(_place(self).feedback, topic)
        if found is None:
            raise WorkspaceError(f"There is no feedback on {topic} yet. Come back a little later.")
        whole = self.address("notebook", topic) if found.page is not None else ""
        self.show(own.feedback_page(found.feedback, whole=whole, progress=self.address("progress")))


class NotebookPage(OwnPage):
    """nbgrader's own page of the last hand-in, with every cell and what the learner's code wrote."""

    policy = f"{Page.policy}; sandbox allow-same-origin"

    @authenticated
    @explained(WorkspaceError)
    async def get(self, topic: str) -> None:
        """As it was fetched."""
        found = await asyncio.to_thread(_place(self).feedback, topic)
        if found is None or found.page is None:
            raise WorkspaceError(f"There is no feedback on {topic} yet. Come back a little later.")
        self.show(found.page.read_text(encoding="utf-8"))


class Progress(OwnPage):
    """Mastery, hours, journal and plan of the learner who is here."""

    @authenticated
    @explained(WorkspaceError)
    async def get(self) -> None:
        """Made anew each time: journal and log-books are files that change under our eyes."""
        self.show(await asyncio.to_thread(_progress, _place(self)))


def _progress(place: Workspace) -> str:
    today = datetime.now().astimezone().date()
    entries, troubles = journal.readable(place.root / "journal")
    study = own.Study(
        entries=entries,
        troubles=troubles,
        logbook=journal.logbook_hours(sorted(place.root.glob("*/*.ipynb"))),
        plan=place.plan or StudyPlan(start=monday(min((entry.day for entry in entries), default=today))),
    )
    return own.progress_page(place.standing(), study, load_syllabus(), today)
