"""A grader in a process of its own, which may be killed; and what it leaves behind, as values that can be compared.

The child is forked: it has everything imported, so that a trial costs a tenth of a second. Its engine is a stand-in
that decides by the text of the answer: these tests are about what is written, not about what runs.
"""

import os
import signal
import sys
import time
from concurrent.futures import Future
from pathlib import Path

import nbformat
import sqlalchemy as sa

from autograder.gradebook import grades, open_course, read_attempts
from autograder.gradebook.gradings import TABLE
from autograder.pipeline import grading
from autograder.records import CellResult, Execution, Reference

#: What the operating system is asked for when something is written.
WRITING = {"open", "os.rename", "os.mkdir", "os.rmdir", "os.remove", "os.chmod", "os.utime", "shutil.copyfile"}


class Runner:
    """Passes the tests of who wrote ``w * h``; who rounds fails the edges."""

    def __init__(self, seconds=0.0):
        self.seconds, self.count = seconds, 0

    def reference(self, cells, *, limits=None, folder=None):
        return Reference(cells=tuple(cells), pins={})

    def submit(self, cells, *, limits=None, folder=None, seed=None, stop_early=False, reference=None):
        time.sleep(self.seconds)
        self.count += 1
        text = "".join(cell.source for cell in cells if cell.name == "area")
        bad = {"area-edges"} if "round" in text else set() if "w * h" in text else {"area-basics", "area-edges"}
        results = [CellResult(name=cell.name, outcome="failed" if cell.name in bad else "passed") for cell in cells]
        future = Future()
        future.set_result(Execution(results=tuple(results)))
        return future


def grade(root, *, force=False, seconds=0.0, mode=None):
    """Grade all that is to be graded; the outcomes."""
    course = open_course(root)
    plan = grading.pending(course, force=force, mode=mode)
    return list(grading.grade(course, Runner(seconds), plan.todo, force=force, mode=mode))


def forked(work):
    """Run ``work`` in a child; its process id. It ends with 0 if nothing was raised."""
    child = os.fork()
    if child == 0:
        try:
            work()
        except BaseException as error:  # noqa: BLE001 (the parent is told by the exit code)
            print(type(error).__name__, error, file=sys.stderr)
            os._exit(1)
        os._exit(0)
    return child


def ended(child):
    """How a child ended: its exit code, or minus the signal."""
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def watched(work, each):
    """``work``, with ``each`` called before every write to the disk and every statement, commit and rollback."""

    def hook(event, arguments):
        if event in WRITING and (event != "open" or arguments[2] & (os.O_WRONLY | os.O_RDWR)):
            each()

    def run():
        sys.addaudithook(hook)
        for name in ("before_cursor_execute", "commit", "rollback"):
            sa.event.listen(sa.Engine, name, lambda *_: each())
        work()

    return run


def count_moments(root, **options):
    """How many moments of that kind grading has."""
    counter = root.with_name("moments")
    seen = []

    def work():
        grade(root, **options)
        counter.write_text(str(len(seen)))

    assert ended(forked(watched(work, lambda: seen.append(1)))) == 0
    return int(counter.read_text())


def killed(root, moment, **options):
    """Grade, and be killed at the given moment; whether it came to that."""
    left = [moment]

    def each():
        left[0] -= 1
        if left[0] == 0:
            os.kill(os.getpid(), signal.SIGKILL)

    return ended(forked(watched(lambda: grade(root, **options), each))) == -signal.SIGKILL


def dump(root):
    """Everything a grading leaves behind but times and made-up ids."""
    course = open_course(root)
    with course.gradebook() as book:
        rows = [
            (
                one.student.id,
                str(one.timestamp),
                part.name,
                part.late_submission_penalty,
                _grades(part),
                _comments(part),
            )
            for one in book.assignment_submissions("shapes")
            for part in one.notebooks
        ]
        counts = [book.db.execute(sa.text(f"SELECT COUNT(*) FROM {name}")).scalar() for name in COUNTED]
    with course.connect() as connection:
        marks = [tuple(row)[:-1] for row in connection.execute(sa.select(TABLE))]
    folders = {
        str(path.relative_to(root)): _content(path) for path in sorted(root.rglob("*")) if "autograded" in str(path)
    }
    return sorted(rows), counts, sorted(marks), read_attempts(course), grades(course), folders


COUNTED = ("student", "submitted_assignment", "submitted_notebook", "grade", "comment", "course_attempt")


def _grades(part):
    return sorted((g.name, g.auto_score, g.manual_score, g.extra_credit, g.needs_manual_grade) for g in part.grades)


def _comments(part):
    return sorted((c.name, c.auto_comment or "", c.manual_comment or "") for c in part.comments)


def _content(path: Path):
    if path.is_dir():
        return "folder"
    mode = path.stat().st_mode
    return mode, nbformat.read(path, as_version=4) if path.suffix == ".ipynb" else path.read_text()
