"""A course folder as nbgrader sees it: its own configuration, its folders, its gradebook."""

import contextlib
import glob
import os
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import sqlalchemy as sa
from nbgrader.api import Gradebook
from nbgrader.apps.baseapp import NbGrader
from nbgrader.coursedir import CourseDirectory
from nbgrader.preprocessors import Execute
from traitlets import TraitError
from traitlets.config import Config, LoggingConfigurable

from autograder.errors import CourseError
from autograder.gradebook.quiet import Notes
from autograder.records import Limits
from course.exchange import nbgrader_problem


class QuietNbGrader(NbGrader):
    """nbgrader's application, only to load configuration: it prints nothing and does not touch the user's home."""

    raise_config_file_errors = True

    def __init__(self) -> None:
        self.notes = Notes()
        super().__init__(log=self.notes.log)

    def _configure_logging(self) -> None:
        """nbgrader would print to the terminal."""

    def migrate_config(self) -> None:
        """Jupyter would copy old IPython settings around."""

    def init_syspath(self) -> None:
        """nbgrader would put the current folder first; see ``open_course``."""


@dataclass(frozen=True, slots=True)
class Course:
    """One opened course. ``config`` is everything nbgrader would have read for it, the user's own settings included."""

    app: QuietNbGrader

    @property
    def directory(self) -> CourseDirectory:
        """nbgrader's own view of the folders."""
        return self.app.coursedir

    @property
    def config(self) -> Config:
        """The merged nbgrader configuration."""
        return self.app.config

    @property
    def notes(self) -> Notes:
        """What nbgrader said so far."""
        return self.app.notes

    @property
    def root(self) -> Path:
        """The folder that holds source/ and the others."""
        return Path(self.directory.root)

    @property
    def id(self) -> str:
        """The course's name in the exchange; may be empty."""
        return str(self.directory.course_id)

    @property
    def db_url(self) -> str:
        """SQLAlchemy URL of the gradebook."""
        return str(self.directory.db_url)

    def folder(self, step: str, assignment: str, student: str = ".") -> Path:
        """Where ``step`` (source, release, submitted, autograded or feedback) keeps an assignment."""
        return Path(self.directory.format_path(getattr(self.directory, f"{step}_directory"), student, assignment))

    @property
    def limits(self) -> Limits:
        """What a notebook may use, with the course's own seconds per cell."""
        return limits(self.app)

    def sources(self) -> tuple[str, ...]:
        """Assignments that have a source folder, sorted."""
        return tuple(sorted({assignment for _, assignment in self.found("source", ".", "*")}))

    def assignments(self) -> tuple[str, ...]:
        """Assignments in the gradebook, sorted: those that were generated and can be graded."""
        if not self.has_gradebook():
            return ()
        with self.gradebook() as gradebook:
            return tuple(sorted(assignment.name for assignment in gradebook.assignments))

    def submissions(self, assignment: str = "", student: str = "") -> tuple[tuple[str, str], ...]:
        """(student, assignment) of every folder below submitted/, sorted; only those named where a name is given."""
        found = self.found("submitted", glob.escape(student) or "*", glob.escape(assignment) or "*")
        excluded = self.directory.student_id_exclude.split(",")
        return tuple(sorted((student, assignment) for student, assignment in found if student not in excluded))

    def found(self, step: str, student: str, assignment: str) -> set[tuple[str, str]]:
        """Folders of a step, parsed as nbgrader does, with its ignored names left out."""
        name = getattr(self.directory, f"{step}_directory")
        fields = "(?P<student>[^/]+)", "(?P<assignment>[^/]+)"
        pattern = re.compile(self.directory.format_path(name, *fields, escape=True))
        matches = (
            pattern.fullmatch(path)
            for path in glob.glob(self.directory.format_path(name, student, assignment))  # noqa: PTH207 (nbgrader's way)
            if Path(path).is_dir() and Path(path).name not in self.directory.ignore
        )
        return {(m["student"], m["assignment"]) for m in matches if m}

    @contextlib.contextmanager
    def gradebook(self) -> Iterator[Gradebook]:
        """nbgrader's gradebook, made where it does not exist; CourseError where the database cannot be used."""
        with self.database(), tools_on_path(), Gradebook(self.db_url, self.id) as gradebook:
            yield gradebook

    def has_gradebook(self) -> bool:
        """Whether there is a database already; another server's is taken to be there."""
        url = sa.make_url(self.db_url)
        return url.get_backend_name() != "sqlite" or not url.database or Path(url.database).is_file()

    @contextlib.contextmanager
    def connect(self) -> Iterator[sa.Connection]:
        """A transaction in the gradebook's database, for tables of our own."""
        with self.database():
            engine = sa.create_engine(self.db_url)
            try:
                with engine.begin() as connection:
                    yield connection
            finally:
                engine.dispose()

    @contextlib.contextmanager
    def database(self) -> Iterator[None]:
        """Turn a failing database into a CourseError."""
        try:
            yield
        except sa.exc.SQLAlchemyError as error:
            raise CourseError(
                f"the gradebook cannot be used: {getattr(error, 'orig', None) or error}.",
                where=sa.make_url(self.db_url).render_as_string(hide_password=True),
                todo="Is it there and free? After an update of nbgrader: copy it, then run `nbgrader db upgrade`.",
            ) from error


def open_course(folder: Path) -> Course:
    """The course in ``folder``, configured as nbgrader is when it is started there.

    Raises CourseError where there is no course, or its configuration cannot be read.
    """
    if problem := nbgrader_problem():
        raise CourseError(problem)
    folder = folder.resolve()
    if not folder.is_dir():
        raise CourseError("there is no such folder.", where=folder, todo="Name the folder that holds source/.")
    if glob.has_magic(str(folder)):
        raise CourseError("nbgrader cannot work below names with * ? or [.", where=folder, todo="Rename that folder.")
    app = QuietNbGrader()
    if str(folder) not in sys.path:  # a course may bring modules of its own, but none of them replaces one of ours
        sys.path.append(str(folder))
    try:
        with contextlib.chdir(folder):
            app.initialize([f"--CourseDirectory.root={_root(folder)}"])
    except (Exception, SystemExit) as error:
        told = app.notes.tail() if isinstance(error, SystemExit | TraitError) else f"{type(error).__name__}: {error}"
        raise CourseError(
            f"nbgrader's configuration cannot be read: {told or error}.",
            where=folder / "nbgrader_config.py",
            todo="`nbgrader autograde --debug` in that folder says more.",
        ) from error
    app.coursedir.db_url = absolute(app.coursedir.db_url, Path(app.coursedir.root))
    course = Course(app)
    if (
        not any(course.folder(step, "x").parent.is_dir() for step in ("source", "submitted"))
        and not course.submissions()
    ):
        raise CourseError(
            "this is not an nbgrader course: it has neither source/ nor submitted/.",
            where=course.root,
            todo="Name the folder that holds nbgrader_config.py.",
        )
    return course


#: So many cells of a notebook may take all their time before the rest is not run: nbgrader itself knows no such bound,
#: and a learner whose first exercises hang must not lose the points of the others.
CELLS = 20


def limits(parent: LoggingConfigurable) -> Limits:
    """Our limits with the seconds per cell that ``c.Execute.timeout`` gives; without a timeout an hour."""
    seconds = Execute(parent=parent).timeout
    if seconds is None or seconds <= 0:
        seconds = 3600
    return Limits(cell_seconds=float(seconds), notebook_seconds=max(Limits().notebook_seconds, CELLS * seconds))


def _root(folder: Path) -> str:
    """The root that the folder's own configuration names, else the folder; another course's setting does not count."""
    own = Config()
    for config, _ in QuietNbGrader._load_config_files(
        "nbgrader_config", path=str(folder), raise_config_file_errors=True
    ):
        own.merge(config)
    root = own.get("CourseDirectory", Config()).get("root", "") or str(folder)
    return os.path.abspath(root)  # noqa: PTH100 (nbgrader compares with this form)


def absolute(db_url: str, root: Path) -> str:
    """``db_url`` with a relative SQLite file taken from ``root``, where nbgrader is meant to be started.

    >>> absolute("sqlite:///gradebook.db", Path("/course")), absolute("postgresql://host/db", Path("/course"))
    ('sqlite:////course/gradebook.db', 'postgresql://host/db')
    """
    url = sa.make_url(db_url)
    if url.get_backend_name() != "sqlite" or not url.database or url.database.startswith((":memory:", "file:", "/")):
        return db_url
    return url.set(database=str(root / url.database)).render_as_string(hide_password=False)


@contextlib.contextmanager
def tools_on_path() -> Iterator[None]:
    """nbgrader starts ``alembic`` by name: let it be found although nobody activated the environment."""
    before = os.environ.get("PATH", "")
    os.environ["PATH"] = os.pathsep.join([str(Path(sys.executable).parent), before])
    try:
        yield
    finally:
        os.environ["PATH"] = before
