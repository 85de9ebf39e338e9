"""Where nbgrader finds this course; every nbgrader command run from this folder reads it.

Only ``source/`` is tracked. Everything that nbgrader writes goes below the ignored ``build/``, the exchange included,
so that one person can play instructor and learner without root. Environment variables move it for a real class:

    COURSE_ID         name of the course in the exchange            mle
    COURSE_BUILD      released, submitted and graded notebooks      <this folder>/build
    COURSE_DB_URL     gradebook, any SQLAlchemy URL                 sqlite:///<build>/gradebook.db
    COURSE_EXCHANGE   folder shared by instructors and learners     <build>/exchange
    COURSE_WORK       where fetched assignments land                <build>/work
"""

import os
import sys
from pathlib import Path

c = get_config()  # type: ignore[name-defined]  # noqa: F821  (nbgrader's loader provides it)

ROOT = Path(__file__).resolve().parent
BUILD = (ROOT / os.environ.get("COURSE_BUILD", "build")).resolve()
EXCHANGE = Path(os.environ.get("COURSE_EXCHANGE", BUILD / "exchange")).resolve()
WORK = Path(os.environ.get("COURSE_WORK", BUILD / "work")).resolve()
# nbgrader joins the steps to the root; relative names keep the formgrader's links short, absolute ones work as well.
STEPS = BUILD.relative_to(ROOT) if BUILD.is_relative_to(ROOT) else BUILD

# nbgrader expects these folders to exist; an exchange elsewhere is its administrator's affair.
BUILD.mkdir(parents=True, exist_ok=True)
WORK.mkdir(parents=True, exist_ok=True)
if "COURSE_EXCHANGE" not in os.environ:
    EXCHANGE.mkdir(mode=0o700, exist_ok=True)

# It also starts `alembic` by name: let it be found although nobody activated the environment.
TOOLS = str(Path(sys.executable).parent)
if TOOLS not in os.environ["PATH"].split(os.pathsep):
    os.environ["PATH"] += os.pathsep + TOOLS

c.CourseDirectory.root = str(ROOT)
c.CourseDirectory.course_id = os.environ.get("COURSE_ID", "mle")  # the formgrader refuses an empty one
c.CourseDirectory.source_directory = "source"
for step in ("release", "source_with_tests", "submitted", "autograded", "feedback", "solution"):
    c.CourseDirectory[f"{step}_directory"] = str(STEPS / step)
c.CourseDirectory.db_url = os.environ.get("COURSE_DB_URL", f"sqlite:///{BUILD / 'gradebook.db'}")

c.Exchange.root = str(EXCHANGE)
c.Exchange.cache = str(BUILD / "cache")
c.Exchange.assignment_dir = str(WORK)
c.ExchangeFactory.release_assignment = "autograder.nbgrader_plugin.ReleaseAssignment"
c.ExportPlugin.to = str(BUILD / "grades.csv")

# nbgrader's own list with two of ours: notebooks run in the engine, and its verdicts are the scores.
c.Autograde.autograde_preprocessors = [
    "autograder.nbgrader_plugin.Execute",
    "nbgrader.preprocessors.IgnorePattern",
    "nbconvert.preprocessors.ClearMetadataPreprocessor",
    "nbgrader.preprocessors.LimitOutput",
    "autograder.nbgrader_plugin.SaveGrades",
    "nbgrader.preprocessors.AssignLatePenalties",
    "nbgrader.preprocessors.CheckCellMetadata",
]

# Feedback shows of hidden tests only that they stand there, and what their author wrote for the learner.
c.GenerateFeedback.preprocessors = [
    "autograder.nbgrader_plugin.HideTests",
    "nbgrader.preprocessors.GetGrades",
    "nbconvert.preprocessors.CSSHTMLHeaderPreprocessor",
]
