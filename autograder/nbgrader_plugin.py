"""What nbgrader itself loads from this kit, named in ``nbgrader_config.py``.

With ``Execute`` and ``SaveGrades`` in ``c.Autograde.autograde_preprocessors``, `nbgrader autograde` and the
formgrader's button run learners' notebooks in our engine. ``ReleaseAssignment`` does not open the exchange to all.
"""

from collections.abc import MutableMapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from weakref import WeakKeyDictionary, finalize

from nbformat import NotebookNode
from nbgrader.exchange.default import ExchangeReleaseAssignment
from nbgrader.preprocessors import Execute as StockExecute
from nbgrader.preprocessors import NbGraderPreprocessor
from traitlets import Enum

from autograder import scoring
from autograder.engine import Engine
from autograder.gradebook.course import Course, limits
from autograder.gradebook.feedback import HideTests
from autograder.gradebook.fill import NOTE, Fill, Resources, SaveGrades
from autograder.gradebook.gradings import note_grading
from autograder.gradebook.sanitize import codes, decides, sanitize
from autograder.gradebook.source import expected
from autograder.gradebook.submissions import is_python
from autograder.pipeline.sources import Mode, Sources

__all__ = ["Execute", "HideTests", "ReleaseAssignment", "Sanitize", "SaveGrades"]


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
