"""What nbgrader itself loads from this kit, named in ``nbgrader_config.py``.

With ``Execute`` and ``SaveGrades`` in ``c.Autograde.autograde_preprocessors``, `nbgrader autograde` and the
formgrader's button run learners' notebooks in our engine. ``ReleaseAssignment`` does not open the exchange to all.
"""

from collections.abc import MutableMapping
from pathlib import Path
from typing import Any
from weakref import WeakKeyDictionary, finalize

from nbformat import NotebookNode
from nbgrader.exchange.default import ExchangeReleaseAssignment
from nbgrader.preprocessors import Execute as StockExecute

from autograder import scoring
from autograder.engine import Engine
from autograder.gradebook.course import limits
from autograder.gradebook.fill import Fill, Resources, SaveGrades
from autograder.gradebook.submissions import codes, decides, is_python

__all__ = ["Execute", "ReleaseAssignment", "SaveGrades"]


#: One engine for each run of nbgrader's converter; it ends with it, at the latest with the process.
ENGINES: MutableMapping[Any, Engine] = WeakKeyDictionary()


class Execute(Fill):
    """nbgrader's Execute, ours. ``c.Execute.timeout`` counts; notebooks of other languages get nbgrader's own."""

    def preprocess(self, nb: NotebookNode, resources: Resources) -> tuple[NotebookNode, Resources]:
        """Run the notebook and write down what happened."""
        if not is_python(nb):
            return StockExecute(parent=self.parent).preprocess(nb, resources)
        folder = Path(resources["metadata"]["path"])
        execution = self._engine().execute(codes(nb), limits=limits(self.parent), folder=folder)
        points = [(c.metadata.nbgrader.grade_id, float(c.metadata.nbgrader.points)) for c in nb.cells if decides(c)]
        self.fill(nb, resources, execution, scoring.score(points, execution))
        return nb, resources

    def _engine(self) -> Engine:
        """nbgrader makes this step anew for every notebook, its parent once."""
        if self.parent not in ENGINES:
            ENGINES[self.parent] = engine = Engine()
            finalize(self.parent, engine.close)
        return ENGINES[self.parent]


class ReleaseAssignment(ExchangeReleaseAssignment):
    """nbgrader's release, except that the exchange folder is never made writable for everybody.

    nbgrader sets mode 0777 on it at every release. Here a missing folder is made for its owner alone, which is right
    for one person; the modes of an existing one are its administrator's choice and stay.
    """

    def ensure_root(self) -> None:
        """Make the exchange folder where it is missing."""
        Path(self.root).mkdir(mode=0o700, parents=True, exist_ok=True)
        super(ExchangeReleaseAssignment, self).ensure_root()
