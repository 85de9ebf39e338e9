"""Write what was judged into the gradebook and autograded/: one transaction a submission.

Grades, comments, penalties, attempts and the note of what was graded are committed together, after the autograded
folder was moved to its place. Whoever is killed before the commit leaves a gradebook that knows nothing of it, so that
the next run grades the submission again and replaces the folder.
"""

import contextlib
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace, TracebackType
from typing import Any, Self

import nbformat
import sqlalchemy as sa
from nbgrader import utils
from nbgrader.api import Assignment
from nbgrader.converters.base import BaseConverter
from nbgrader.preprocessors import AssignLatePenalties, Execute

from autograder.errors import InternalError, KitError, LearnerError
from autograder.gradebook import attempts as attempt_log
from autograder.gradebook.course import Course, tools_on_path
from autograder.gradebook.fill import fill
from autograder.gradebook.gradings import Fingerprint, read_grading, write_grading
from autograder.gradebook.rows import Change, Late, write_rows
from autograder.gradebook.staging import Stage, clean_up, staged
from autograder.gradebook.steps import converter, resources, run, steps
from autograder.gradebook.submissions import Judged, read_timestamp, version
from autograder.records import Attempt

#: Seconds to wait for another program that is writing into the same SQLite file.
PATIENCE = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Recorded:
    """What recording a submission did: ``changes`` of scores that were there before; or that another grader did it."""

    changes: tuple[Change, ...] = ()
    elsewhere: bool = False


class Writer:
    """The one that writes grades of a course; opened once a run."""

    def __init__(self, course: Course) -> None:
        self.course = course
        with course.gradebook():  # nbgrader's own way to make what is missing
            pass
        self.engine = _engine(course.db_url)
        with course.database(), self.engine.begin() as connection:
            attempt_log.make_tables(connection)
        self.converter = converter(course)
        self.steps = steps(self.converter)
        self.autograded = str(course.directory.autograded_directory)
        self.late = _late(self.converter) if self.steps.late else None
        clean_up(course, "autograded")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.engine.dispose()

    def record(
        self,
        judged: Sequence[Judged],
        attempts: Sequence[Attempt] = (),
        *,
        mark: Fingerprint | None = None,
        force: bool = False,
        seed: int | None = None,
    ) -> Recorded:
        """Write all notebooks of one student's submission of one assignment.

        ``mark`` is what it was graded from: if another grader has recorded that meanwhile, nothing is written unless
        ``force``. Raises LearnerError if something else was handed in meanwhile, InternalError if nbgrader or a step of
        the course failed; both leave everything as it was.
        """
        handin = judged[0].handin
        _refuse_other(judged)
        self.course.notes.lines.clear()
        with (
            _explained(self.course, handin.folder),
            staged(self.course, "autograded", handin.assignment, handin.student) as stage,
        ):
            self._hooks(judged, "pre")
            self._copy_files(stage, handin.assignment, handin.student)
            self._run(judged, stage, self.steps.before)
            rows: tuple[Change, ...] | None = None
            if self.steps.after:  # they may open the gradebook themselves, and must find the grades
                with self._transaction(handin.assignment) as connection:
                    before = read_grading(connection, handin.student, handin.assignment)
                    rows = self._rows(connection, judged, attempts, seed, keep=_again(mark, before))
                self._run(judged, stage, self.steps.after)
            self._write(judged, stage)
            self._hooks(judged, "post")
            with self._transaction(handin.assignment) as connection:
                before = read_grading(connection, handin.student, handin.assignment)
                if mark and not force and before == mark:
                    return Recorded(elsewhere=True)
                if rows is None:
                    rows = self._rows(connection, judged, attempts, seed, keep=_again(mark, before))
                if mark:
                    write_grading(connection, handin.student, handin.assignment, mark)
                stage.put()
                self._share()
        return Recorded(changes=rows)

    def _share(self) -> None:
        """Let the group write into autograded/ itself, as nbgrader does where a course asks for it."""
        directory = self.course.directory
        if directory.groupshared:
            root = Path(directory.format_path(self.autograded, ".", "."))
            with contextlib.suppress(PermissionError):
                root.chmod((root.stat().st_mode | 0o2770) & 0o2777)

    @contextlib.contextmanager
    def _transaction(self, assignment: str) -> Iterator[sa.Connection]:
        """One writer at a time: on SQLite by the way it begins, elsewhere by a lock on the assignment's row."""
        with self.course.database(), self.engine.begin() as connection:
            connection.execute(sa.select(Assignment.id).where(Assignment.name == assignment).with_for_update()).one()
            yield connection

    def _rows(
        self,
        connection: sa.Connection,
        judged: Sequence[Judged],
        attempts: Sequence[Attempt],
        seed: int | None,
        *,
        keep: bool,
    ) -> tuple[Change, ...]:
        attempt_log.log(connection, attempts, seed=seed)
        return write_rows(
            connection,
            judged,
            timestamp=read_timestamp(judged[0].handin.folder),
            late=self.late,
            keep=keep,
            create_student=self.converter.create_student,
        )

    def _hooks(self, judged: Sequence[Judged], when: str) -> None:
        """The course's own functions around a conversion."""
        handin, directory = judged[0].handin, self.course.directory
        directory.student_id, directory.assignment_id = handin.student, handin.assignment
        self.converter.notebooks = [str(handin.folder / f"{one.handin.notebook}.ipynb") for one in judged]
        getattr(self.converter, f"run_{when}_convert_hook")()

    def _copy_files(self, stage: Stage, assignment: str, student: str) -> None:
        """The files beside the notebooks: the student's, with the instructor's versions put back."""
        stage.make()
        self.converter._sanitizing = True
        BaseConverter.init_assignment(self.converter, assignment, student)
        source = self.course.folder("source", assignment)
        kept = {str(source / name) for name in self.converter.exclude_overwriting.get(assignment, [])}
        for name in utils.find_all_files(str(source), [*self.course.directory.ignore, "*.ipynb"]):
            if name not in kept:
                target = stage.new / Path(name).relative_to(source)
                target.parent.mkdir(parents=True, exist_ok=True)
                target.unlink(missing_ok=True)
                shutil.copy(name, target)

    def _run(self, judged: Sequence[Judged], stage: Stage, classes: Sequence[Any]) -> None:
        """Fill in the outputs before the first steps of the course, and run these."""
        with contextlib.chdir(self.course.root):
            for one in judged:
                handin = one.handin
                at = resources(self.course, handin.student, handin.assignment, handin.notebook, stage.new)
                if classes is self.steps.before:
                    self._fill(one, at)
                node = run(self.converter, classes, handin.node, at)
                if node is not handin.node:
                    handin.node.clear()
                    handin.node.update(node)

    def _fill(self, one: Judged, at: dict[str, Any]) -> None:
        if one.execution is not None:
            fill(one.handin.node, one.execution, one.grades)
            return
        with utils.setenv(NBGRADER_EXECUTION="autograde"):
            node, _ = Execute(parent=self.converter)(one.handin.node, at)
        one.handin.node.update(node)

    def _write(self, judged: Sequence[Judged], stage: Stage) -> None:
        for one in judged:
            text = nbformat.v4.writes(one.handin.node)
            (stage.new / f"{one.handin.notebook}.ipynb").write_bytes(f"{text}\n".encode("utf-8", "replace"))
        self.converter.set_permissions(judged[0].handin.assignment, judged[0].handin.student)


def record(
    course: Course,
    judged: Sequence[Judged],
    attempts: Sequence[Attempt] = (),
    *,
    mark: Fingerprint | None = None,
    force: bool = False,
) -> Recorded:
    """Write one submission; see ``Writer.record``."""
    with Writer(course) as writer:
        return writer.record(judged, attempts, mark=mark, force=force)


def _again(mark: Fingerprint | None, before: Fingerprint | None) -> bool:
    """Whether this very submission was graded before."""
    return bool(mark and before and mark.submission == before.submission)


def _refuse_other(judged: Sequence[Judged]) -> None:
    folder = judged[0].handin.folder
    for one in judged:
        if version(folder / f"{one.handin.notebook}.ipynb") != one.handin.version:
            raise LearnerError(
                "it was handed in again while it was being graded.",
                where=folder,
                todo="Grade this submission once more.",
            )


@contextlib.contextmanager
def _explained(course: Course, folder: Path) -> Iterator[None]:
    """nbgrader's and the course's own errors as ours."""
    try:
        with tools_on_path():
            yield
    except KitError:
        raise
    except Exception as error:
        raise InternalError(
            f"nbgrader could not record it ({error}):\n{course.notes.tail()}",
            where=folder,
            todo="The grades before are kept. Please report this.",
        ) from error


def _engine(url: str) -> sa.Engine:
    """Transactions that begin as writers: on SQLite two graders wait for each other instead of failing midway."""
    if sa.make_url(url).get_backend_name() != "sqlite":
        return sa.create_engine(url)
    engine = sa.create_engine(url, connect_args={"timeout": PATIENCE})
    sa.event.listen(engine, "connect", _leave_transactions_to_us)
    sa.event.listen(engine, "begin", _begin_immediate)
    return engine


def _leave_transactions_to_us(connection: Any, _record: object) -> None:
    connection.isolation_level = None


def _begin_immediate(connection: sa.Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def _late(parent: Any) -> Late:
    """The course's rule for late submissions, bounded as nbgrader bounds it."""
    step = AssignLatePenalties(parent=parent)
    step.init_plugin()

    def penalty(student: str, score: float, seconds: float) -> float | None:
        found = step.plugin_inst.late_submission_penalty(student, score, seconds)
        return None if found is None else float(step._check_late_penalty(SimpleNamespace(score=score), found))

    return penalty
