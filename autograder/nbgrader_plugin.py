"""What nbgrader itself loads from this kit, named in ``nbgrader_config.py``.

With ``Execute`` and ``SaveGrades`` in ``c.Autograde.autograde_preprocessors``, `nbgrader autograde` and the
formgrader's button run learners' notebooks in our engine. ``ReleaseAssignment`` does not open the exchange to all.
`nbgrader export --exporter=autograder.nbgrader_plugin.MasteryExporter` writes mastery, ``CanvasExporter`` and
``MoodleExporter`` grades for these systems.
"""

from collections.abc import MutableMapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from weakref import WeakKeyDictionary, finalize

from nbformat import NotebookNode
from nbgrader.api import Gradebook
from nbgrader.exchange.default import ExchangeReleaseAssignment
from nbgrader.plugins import ExportPlugin
from nbgrader.preprocessors import Execute as StockExecute
from nbgrader.preprocessors import NbGraderPreprocessor
from traitlets import Bool, Enum, Unicode

from autograder import exports, scoring
from autograder.engine import Engine
from autograder.errors import KitError
from autograder.gradebook.course import Course, limits
from autograder.gradebook.feedback import HideTests
from autograder.gradebook.fill import NOTE, Fill, Resources, SaveGrades
from autograder.gradebook.gradings import note_grading
from autograder.gradebook.sanitize import codes, decides, sanitize
from autograder.gradebook.source import expected
from autograder.gradebook.submissions import is_python
from autograder.pipeline import exporting
from autograder.pipeline.sources import Mode, Sources

__all__ = [
    "CanvasExporter",
    "Execute",
    "HideTests",
    "MasteryExporter",
    "MoodleExporter",
    "ReleaseAssignment",
    "Sanitize",
    "SaveGrades",
]


class Execute(Fill):
    """nbgrader's Execute, ours. ``c.Execute.timeout`` counts; notebooks of other languages get nbgrader's own."""

    sandbox = Enum(("full", "none"), "full", help="What holds learners' code; none isolates nothing.").tag(config=True)
    judge = Enum(("sealed", "in-process"), "sealed", help="Where tests run; in-process is not tamper-resistant.").tag(
        config=True
    )

    def preprocess(self, nb: NotebookNode, resources: Resources) -> tuple[NotebookNode, Resources]:
        """Run the notebook and write down what happened."""
        if not is_python(nb):
            return StockExecute(parent=self.parent).preprocess(nb, resources)
        run, where = self._run(), resources["nbgrader"]
        known = run.sources[where["assignment"]][where["notebook"]]
        execution = run.engine.execute(
            codes(nb, known.plain),
            limits=limits(self.parent),
            folder=Path(resources["metadata"]["path"]),
            reference=run.sources.reference(run.engine, where["assignment"], where["notebook"]),
        )
        points = [(c.metadata.nbgrader.grade_id, float(c.metadata.nbgrader.points)) for c in nb.cells if decides(c)]
        self.fill(nb, resources, execution, scoring.score(points, execution))
        mark = run.sources.mark(where["student"], where["assignment"])
        if mark is not None:
            resources[NOTE] = lambda connection: note_grading(connection, where["student"], where["assignment"], mark)
        return nb, resources

    def _run(self) -> "Run":
        """nbgrader makes this step anew for every notebook, its parent once."""
        if self.parent not in RUNS:
            mode = Mode(sandbox=self.sandbox, judge=self.judge)
            engine = Engine(sandbox=mode.sandbox)
            program = self.parent.parent.parent  # not the converter: it would keep this very run alive
            RUNS[self.parent] = Run(engine, Sources(Course(program), mode))
            finalize(self.parent, engine.close)
        return RUNS[self.parent]


@dataclass(frozen=True)
class Run:
    """One run of nbgrader's converter: its engine, which ends with it, and the sources that it has read."""

    engine: Engine
    sources: Sources


RUNS: MutableMapping[Any, Run] = WeakKeyDictionary()


class Sanitize(NbGraderPreprocessor):
    """In the place of nbgrader's five sanitize steps: submissions are put right from the source.

    What was deleted, copied, renamed or re-typed then neither aborts nbgrader's run nor changes a point.
    """

    def preprocess(self, nb: NotebookNode, resources: Resources) -> tuple[NotebookNode, Resources]:
        """The notebook that is run."""
        where, converter = resources["nbgrader"], self.parent.parent
        nb, _ = sanitize(expected(Course(converter), where["assignment"])[where["notebook"]], nb)
        return nb, resources


class ReleaseAssignment(ExchangeReleaseAssignment):
    """nbgrader's release, except that the exchange folder is never made writable for everybody.

    nbgrader sets mode 0777 on it at every release. Here a missing folder is made for its owner alone, which is right
    for one person; the modes of an existing one are its administrator's choice and stay.
    """

    def ensure_root(self) -> None:
        """Make the exchange folder where it is missing."""
        Path(self.root).mkdir(mode=0o700, parents=True, exist_ok=True)
        super(ExchangeReleaseAssignment, self).ensure_root()


class _Exporter(ExportPlugin):
    """nbgrader's part of an export: its options, its messages, its exit code."""

    default_name = ""

    def export(self, gradebook: Gradebook) -> None:  # noqa: ARG002 (the course opens it with our way of saying errors)
        """Write the whole file or nothing; exit 1 if that fails or a grade is not in it."""
        path = Path(self.to or self.default_name)
        chosen = {"students": [*map(str, self.student)], "assignments": [*map(str, self.assignment)]}
        try:
            made = self.made(Course(self.parent), chosen)
            exporting.write(path, made.text)
        except KitError as error:
            self.parent.fail(str(error))
        self.log.info("Exported to %s", path)
        for note in made.notes:
            self.log.warning("%s", note)
        for line in made.left_out:
            self.log.error("%s", line)
        if made.left_out:
            self.parent.exit(1)

    def made(self, course: Course, chosen: dict[str, list[str]]) -> exports.Export:
        """The text of the file."""
        raise NotImplementedError


class MasteryExporter(_Exporter):
    """Every learner's mastery of every topic as a tidy CSV."""

    default_name = "mastery.csv"

    def made(self, course: Course, chosen: dict[str, list[str]]) -> exports.Export:
        """One row a learner and topic."""
        return exports.Export(text=exporting.mastery_csv(course, datetime.now(UTC), **chosen))


class _GradesExporter(_Exporter):
    roster = Unicode("", help="CSV that the other system exported: who is there.").tag(config=True)
    percent = Bool(False, help="Out of 100 instead of points.").tag(config=True)
    partial = Bool(False, help="Also points so far, where a person must still grade.").tag(config=True)

    @property
    def scale(self) -> exports.Scale:
        """How grades are written."""
        return exports.Scale(percent=self.percent, partial=self.partial)

    @property
    def table(self) -> exports.Table | None:
        """The roster, if one is named."""
        return exporting.read_table(Path(self.roster)) if self.roster else None


class CanvasExporter(_GradesExporter):
    """Canvas' gradebook CSV."""

    default_name = "canvas.csv"

    def made(self, course: Course, chosen: dict[str, list[str]]) -> exports.Export:
        """In the rows of the roster, if there is one."""
        return exports.canvas(exporting.sheet(course, **chosen), self.scale, roster=self.table)


class MoodleExporter(_GradesExporter):
    """Moodle's gradebook CSV."""

    default_name = "moodle.csv"
    by = Enum([*exports.Identify], exports.Identify.username, help="By what Moodle finds a learner.").tag(config=True)

    def made(self, course: Course, chosen: dict[str, list[str]]) -> exports.Export:
        """A row a learner."""
        sheet = exporting.sheet(course, **chosen)
        return exports.moodle(sheet, self.scale, by=exports.Identify(self.by), roster=self.table)
