"""A learner's workspace: a folder of their own with notebooks and journal, and the way to whoever grades them.

Somebody who studies alone has the kit grade: exchange and gradebook then lie in the hidden folder ``.course``, and the
instructor's commands are started from here. In a class the exchange is the instructor's, and only nbgrader's own
commands for learners are. Work is never overwritten: what is there already stays.
"""

import fcntl
import hashlib
import json
import os
import subprocess
import sys
import time
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import course
from course.exchange import Step, StepError, learner, run
from course.feedback import Feedback, FeedbackError, file_name, from_nbgrader, load
from course.plan import Background, StudyPlan
from course.syllabus import load_syllabus

HIDDEN = ".course"
ALONE = "mle"
CONFIG = '''"""Written by `course start`: where these notebooks come from and where they are handed in."""

c = get_config()
c.CourseDirectory.course_id = {course}
c.Exchange.root = {exchange}
c.Exchange.cache = {cache}
c.Exchange.assignment_dir = {work}
'''
SAID: Mapping[Step, str] = {
    "FetchAssignment": "{topic} cannot be fetched",
    "Submit": "{topic} was not handed in",
    "FetchFeedback": "the feedback on {topic} cannot be fetched",
}


class WorkspaceError(Exception):
    """What cannot be done, and what to do about it, for the learner."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Returned:
    """What came back for one hand-in; ``page`` is nbgrader's own with every cell, None where it was refused."""

    feedback: Feedback
    page: Path | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Workspace:
    """An opened workspace. ``kit`` is the folder of the kit that grades, None where an instructor does."""

    root: Path
    course_id: str
    exchange: Path
    kit: Path | None = None
    environment: Mapping[str, str] = field(default_factory=dict, repr=False)

    @property
    def hidden(self) -> Path:
        """What is no learner's business: exchange, gradebook and copies of what was handed in."""
        return self.root / HIDDEN

    def prepare(self) -> Iterator[str]:
        """Get every assignment that is not here yet; yields what it is doing."""
        if self.kit is not None:
            released = self.hidden / "release"
            topics = [topic.id for topic in load_syllabus().published if (self.kit / "source" / topic.id).is_dir()]
            if not topics:
                raise WorkspaceError(f"no topic is built in {self.kit / 'source'}: run `make source` there.")
            missing = [topic for topic in topics if not (released / topic).is_dir()]
            if missing:
                yield f"preparing {len(missing)} topics"
                self._instructor("release", *missing)
        offered = self.exchange / self.course_id / "outbound"
        if not offered.is_dir():
            raise WorkspaceError(f"{self.exchange} offers no course {self.course_id!r}: ask your instructor for both.")
        names = sorted(path.name for path in offered.iterdir() if not (self.root / path.name).exists())
        if names:
            yield f"fetching {', '.join(names)}"
        for name in names:
            self._nbgrader("FetchAssignment", name)

    def submit(self, topic: str) -> None:
        """Hand the saved notebook in; where the kit grades and nobody watches, grade it, too."""
        if topic not in self.topics:
            there = ", ".join(self.topics)
            raise WorkspaceError(f"there is no assignment {topic!r} in {self.root}; there are: {there}.")
        self._nbgrader("Submit", topic)
        if self.kit is None:
            return
        with self.watching() as first:
            if first:
                self._instructor("grade", topic, "--collect", "--feedback")

    @property
    def topics(self) -> tuple[str, ...]:
        """The assignments that lie here, by name."""
        return tuple(sorted({path.parent.name for path in self.root.glob("*/*.ipynb")}))

    def feedback(self, topic: str, wait: float = 0.0) -> Returned | None:
        """What came back for the last hand-in of ``topic``; None if nothing did in ``wait`` seconds."""
        copies = sorted((self.hidden / "cache" / self.course_id).glob(f"*+{topic}+*"), key=_handed_in)
        if not copies:
            raise WorkspaceError(f"{topic!r} was not handed in from here yet: course submit {topic}")
        end = time.monotonic() + wait
        while (found := self._returned(topic, copies[-1])) is None and time.monotonic() < end:
            time.sleep(0.1)
        return found

    def _returned(self, topic: str, copy: Path) -> Returned | None:
        try:
            ticket = (copy / "submission_secret.txt").read_text(encoding="utf-8")
        except OSError:  # it is being handed in this moment
            return None
        released = self.exchange / self.course_id / "feedback"
        note = self._note(topic, released / file_name(ticket))
        if note is not None and note.refused:
            return Returned(feedback=note)
        name = hashlib.md5(f"{ticket}{topic}".encode(), usedforsecurity=False).hexdigest()  # nbgrader's notebook_hash
        offered = released / f"{name}.html"
        if not offered.is_file():
            return None
        page = self.root / topic / "feedback" / _handed_in(copy) / f"{topic}.html"
        if not page.is_file() or page.stat().st_mtime < offered.stat().st_mtime:  # it may have been graded anew
            self._nbgrader("FetchFeedback", topic)
        return Returned(feedback=note or from_nbgrader(topic, page), page=page)

    def _note(self, topic: str, path: Path) -> Feedback | None:
        """What the kit wrote for the learner; None where somebody grades without the kit. A copy is kept."""
        try:
            text = path.read_text(encoding="utf-8")
            note = load(text)
        except FileNotFoundError:
            return None
        except (OSError, FeedbackError) as error:
            raise WorkspaceError(f"the feedback on {topic} cannot be read: {error}") from error
        if not note.refused:
            self._keep(topic, text)
        return note

    def _keep(self, name: str, text: str) -> None:
        """For the page of progress; it is there again with the next hand-in."""
        with suppress(OSError):
            kept = self.hidden / "returned" / f"{name}.json"
            kept.parent.mkdir(exist_ok=True)
            kept.write_text(text, encoding="utf-8")

    def newest(self) -> Feedback | None:
        """What came back last, of all topics: it holds what is known of all of them. None before the first."""
        found = []
        for path in (self.hidden / "returned").glob("*.json"):
            with suppress(OSError, FeedbackError):
                found.append(load(path.read_text(encoding="utf-8")))
        return max(found, key=lambda note: note.written, default=None)

    @property
    def plan(self) -> StudyPlan | None:
        """The plan that was made here last."""
        try:
            values = tomllib.loads((self.hidden / "plan.toml").read_text(encoding="utf-8"))
            return StudyPlan(**{**values, "background": Background(values["background"])})
        except (OSError, ValueError, KeyError, TypeError):  # it is made again in a second
            return None

    def keep_plan(self, plan: StudyPlan) -> None:
        """Remember it for the page of progress."""
        try:
            (self.hidden / "plan.toml").write_text(
                f"start = {plan.start}\nhours = {plan.hours}\nbackground = {json.dumps(plan.background.value)}\n"
                f"everything = {json.dumps(plan.everything)}\n",
                encoding="utf-8",
            )
        except OSError as error:
            raise WorkspaceError(f"the plan cannot be kept in {self.hidden}: {error.strerror}.") from error

    def standing(self) -> Feedback | None:
        """What is known today: asked of the kit where that grades, else what came back last."""
        found = self.newest()
        if self.kit is None or (found is not None and found.written[:10] == datetime.now(UTC).date().isoformat()):
            return found
        text = self._instructor("standing", learner())
        self._keep("+", text)  # no topic has that name
        return load(text)

    @contextmanager
    def watching(self) -> Iterator[bool]:
        """Hold the place of the one who grades here; False where somebody else has it."""
        with (self.hidden / "watching").open("w") as file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                yield False
                return
            yield True

    def watcher(self) -> "subprocess.Popen[bytes] | None":
        """The kit, grading whatever is handed in until it is ended; None where somebody watches already.

        The place of the one who grades is its own: if it dies, ``submit`` grades again. What it says goes to a file.
        """
        with (self.hidden / "watching").open("w") as place, (self.hidden / "watch.log").open("ab") as log:
            try:
                fcntl.flock(place, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                return None
            command = [*_module("autograder"), "watch", "--course", str(self.kit), "--no-report", "--every", "0.2"]
            options: dict[str, Any] = {"cwd": self.root, "env": dict(self.environment), "stdout": log, "stderr": log}
            return subprocess.Popen(command, pass_fds=[place.fileno()], **options)  # noqa: S603 (the kit's own)

    def _instructor(self, *arguments: str) -> str:
        return _run([*_module("autograder"), *arguments, "--course", str(self.kit)], self.root, self.environment)

    def _nbgrader(self, step: Step, topic: str) -> None:
        try:
            run(self.root, step, topic)
        except StepError as error:
            ask = "" if self.kit is not None else f" Your work is safe; ask whoever runs {self.course_id!r}."
            raise WorkspaceError(f"{SAID[step].format(topic=topic)}: {str(error).rstrip('.')}.{ask}") from error


def begin(folder: Path, *, shared: Path | None = None, course_id: str = "") -> Workspace:
    """Make ``folder`` a workspace, or open the one it is; ``shared`` is an instructor's exchange."""
    root = folder.resolve()
    settings = root / HIDDEN / "workspace.toml"
    if settings.is_file():
        known = find(root)
        if shared is not None and (shared.resolve(), course_id or known.course_id) != (known.exchange, known.course_id):
            raise WorkspaceError(f"{root} belongs to {known.course_id!r} in {known.exchange}; begin in another folder.")
        return known
    if shared is not None and not course_id:
        raise WorkspaceError("name the course, too: course start --exchange FOLDER --course ID")
    kit = None if shared is not None else Path(course.__file__).resolve().parents[1]
    if kit is not None and not (kit / "source").is_dir():
        raise WorkspaceError(
            f"there are no sources in {kit} to study from. Clone the kit and install it from there, or name your "
            "instructor's exchange: course start --exchange FOLDER --course ID"
        )
    where = shared.resolve() if shared is not None else root / HIDDEN / "exchange"
    values = {"course": course_id or ALONE, "exchange": str(where), "kit": str(kit or "")}
    try:
        (root / HIDDEN / "cache").mkdir(parents=True, exist_ok=True)
        (root / "journal").mkdir(exist_ok=True)
        _write_new(root / "nbgrader_config.py", _config(root, values))
        _write_new(settings, "".join(f"{name} = {json.dumps(value)}\n" for name, value in values.items()))
    except OSError as error:
        raise WorkspaceError(f"{root} cannot be a workspace: {error}") from error
    return find(root)


def find(folder: Path) -> Workspace:
    """The workspace that ``folder`` lies in."""
    for root in (folder.resolve(), *folder.resolve().parents):
        settings = root / HIDDEN / "workspace.toml"
        if settings.is_file():
            return _opened(root, settings)
    raise WorkspaceError(f"{folder.resolve()} is no workspace: begin one with course start, or go to yours.")


def _opened(root: Path, settings: Path) -> Workspace:
    try:
        values: dict[str, Any] = tomllib.loads(settings.read_text(encoding="utf-8"))
        kit = Path(values["kit"]) if values["kit"] else None
        exchange, course_id = Path(values["exchange"]), str(values["course"])
    except (OSError, ValueError, KeyError) as error:
        raise WorkspaceError(f"{settings} cannot be read ({error}). Remove it and run course start again.") from error
    own = {"COURSE_ID": course_id, "COURSE_BUILD": str(root / HIDDEN), "COURSE_WORK": str(root)} if kit else {}
    return Workspace(root=root, course_id=course_id, exchange=exchange, kit=kit, environment={**os.environ, **own})


def _config(root: Path, values: Mapping[str, str]) -> str:
    cache = root / HIDDEN / "cache"
    return CONFIG.format(
        course=repr(values["course"]), exchange=repr(values["exchange"]), cache=repr(str(cache)), work=repr(str(root))
    )


def _write_new(path: Path, text: str) -> None:
    """Write a file that is not there yet: the learner may have changed the one that is."""
    if not path.exists():
        path.write_text(text, encoding="utf-8")


def _handed_in(copy: Path) -> str:
    """The moment in the name of the copy that nbgrader keeps of a hand-in; such names sort by time."""
    return copy.name.split("+")[2]


def _module(name: str) -> list[str]:
    return [sys.executable, "-m", name]


def _run(command: Sequence[str], folder: Path, environment: Mapping[str, str]) -> str:
    """What another program's command prints; WorkspaceError with what it said where it fails."""
    options: dict[str, Any] = {"cwd": folder, "env": dict(environment), "capture_output": True, "text": True}
    done = subprocess.run(command, check=False, **options)  # noqa: S603 (nbgrader's and the kit's own commands)
    if done.returncode != 0:
        said = "\n".join((done.stderr or done.stdout).strip().splitlines()[-8:])
        raise WorkspaceError(f"{' '.join(command[2:4])} failed:\n{said}")
    return str(done.stdout)
