"""Where things lie. Everything that is made and not committed goes below ``build/``."""

import importlib.resources
from dataclasses import dataclass
from pathlib import Path

from autograder.errors import CourseError


@dataclass(frozen=True, slots=True)
class Paths:
    """The folders of an authoring checkout."""

    root: Path

    @classmethod
    def find(cls, start: Path | None = None) -> "Paths":
        """The checkout that ``start`` (default: the current folder) lies in."""
        start = (start or Path.cwd()).resolve()
        for folder in (start, *start.parents):
            if (folder / "source").is_dir() and (folder / "nbgrader_config.py").is_file():
                return cls(folder)
        raise CourseError(
            "neither this folder nor one above it holds source/ and nbgrader_config.py.",
            where=start,
            todo="Change to the kit's checkout.",
        )

    @property
    def source(self) -> Path:
        """The authors' texts and the notebooks built from them."""
        return self.root / "source"

    @property
    def answers(self) -> Path:
        """The answer banks."""
        return self.root / "tests" / "answers"

    @property
    def ledger(self) -> Path:
        """The table of slow evidence."""
        return self.answers / "mutation.csv"

    @property
    def build(self) -> Path:
        """Everything that is made and not committed."""
        return self.root / "build"

    def text(self, topic: str) -> Path:
        """What the author of a topic edits."""
        return self.source / f"{topic}.py"

    def notebook(self, topic: str) -> Path:
        """What nbgrader reads."""
        return self.source / topic / f"{topic}.ipynb"


def course_package() -> Path:
    """Where the ``course`` package lies: the evidence of exercises depends on its checks and its data."""
    return Path(str(importlib.resources.files("course")))
