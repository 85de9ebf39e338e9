"""The instructor's side of a run: sources, reference runs, and how grades are to be made."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib.metadata import version
from typing import Literal

from autograder.errors import CourseError, KitError
from autograder.gradebook import Course, Expected, Fingerprint, expected, fingerprint
from autograder.records import Code, Reference, Runner
from course.syllabus import load_syllabus

#: Grades are made anew when the kit that made them has changed.
ENGINE = f"mle-course-kit {version('mle-course-kit')}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mode:
    """How learners' code is confined and where the tests run; every grading says so."""

    sandbox: Literal["full", "none"] = "full"
    judge: Literal["sealed", "in-process"] = "sealed"

    @property
    def weaknesses(self) -> tuple[str, ...]:
        """What is weaker than the default, in words for a report."""
        found = {
            "no sandbox: learners' code ran with the rights of whoever graded": self.sandbox == "none",
            "not tamper-resistant: tests ran in the learner's process": self.judge == "in-process",
        }
        return tuple(words for words, weak in found.items() if weak)


#: (assignment, notebook) → the cells that were run, and what their run showed.
References = dict[tuple[str, str], tuple[tuple[Code, ...], Reference]]


class Sources:
    """The instructor's side of each assignment, read once a run.

    ``references`` outlives it where somebody grades many times: a reference solution is run again if its cells change.
    """

    def __init__(self, course: Course, mode: Mode, references: References | None = None) -> None:
        self.course, self.mode, self.known = course, mode, dict[str, dict[str, Expected]]()
        self.topics = {topic.id: frozenset(skill.id for skill in topic.skills) for topic in load_syllabus().topics}
        self.references: References = {} if references is None else references
        self.failed: dict[tuple[str, str], KitError] = {}

    def __getitem__(self, assignment: str) -> dict[str, Expected]:
        if assignment not in self.known:
            self.known[assignment] = expected(self.course, assignment)
        return self.known[assignment]

    def skills(self, assignment: str) -> frozenset[str]:
        """The skills of a topic of our syllabus; of a foreign assignment none are known."""
        return self.topics.get(assignment, frozenset())

    def mark(self, student: str, assignment: str) -> Fingerprint | None:
        """What a grading would be made from now; None where something cannot be read: grading it will say what."""
        try:
            return fingerprint(
                self.course,
                student,
                assignment,
                self[assignment],
                engine=ENGINE,
                sandbox=self.mode.sandbox,
                judge=self.mode.judge,
            )
        except (OSError, KitError):
            return None

    def reference(self, runner: Runner, assignment: str, notebook: str) -> Reference | None:
        """The run of the reference solution that submissions are judged by; None where the tests run in-process.

        It is made once; AuthorError where the reference does not pass its own tests is told for every submission.
        """
        if self.mode.judge == "in-process":
            return None
        key, known = (assignment, notebook), self[assignment][notebook]
        if key in self.failed:
            raise self.failed[key]
        if key not in self.references or self.references[key][0] != known.reference:
            try:
                self.references[key] = known.reference, self._run_reference(runner, assignment, known)
            except KitError as error:
                self.failed[key] = error
                raise
        return self.references[key][1]

    def _run_reference(self, runner: Runner, assignment: str, known: Expected) -> Reference:
        if known.points and not known.reference:
            raise CourseError(
                f"there is no source notebook {known.notebook!r} whose solutions show what its tests need.",
                where=self.course.folder("source", assignment),
                todo="Put it there, or grade with --judge=in-process, which is not tamper-resistant.",
            )
        folder = self.course.folder("source", assignment)
        return runner.reference(known.reference, limits=self.course.limits, folder=folder)


def outdated(course: Course, assignments: Iterable[str]) -> Iterator[str]:
    """A sentence on each assignment whose tests in source/ are not those that were released and are graded with."""
    for assignment in sorted(set(assignments)):
        try:
            known = expected(course, assignment)
        except KitError:
            continue
        changed = [name for entry in known.values() for name in entry.changed]
        if changed:
            yield (
                f"{assignment}: graded as it was released, but in source/ these cells have changed since: "
                f"{', '.join(changed)}. `nbgrader generate_assignment {assignment} --force` takes them over."
            )
