"""Kinds of tests cell, as authors of courses write them, kept as text: ``tests_cells/*.txt``.

Each kind has a name (``## …``), instructor's cells (``-- setup``), a reference solution (``-- answer``), a wrong one
(``-- wrong``) and one or more tests cells (``-- test``). Refused kinds have the sentence expected (``-- refusal``).
"""

import re
from dataclasses import dataclass
from pathlib import Path

from autograder.records import Code

FOLDER = Path(__file__).with_name("tests_cells")
_PARTS = re.compile(r"^-- (setup|answer|wrong|test|refusal)\n", re.MULTILINE)


@dataclass(frozen=True)
class Kind:
    """One kind of tests cell."""

    name: str
    parts: tuple[tuple[str, str], ...]

    def all(self, part):
        """The sources of that part, in order."""
        return [source for name, source in self.parts if name == part]

    def cells(self, answer="answer"):
        """A notebook for this kind alone: set-up, the answer, the tests."""
        prefix = re.sub(r"\W+", "-", self.name)
        for i, source in enumerate(self.all("setup")):
            yield Code(name=f"{prefix}-setup{i}", source=source, origin="instructor")
        for i, source in enumerate(self.all(answer)):
            yield Code(name=f"{prefix}-answer{i}", source=source)
        for name in self.tests():
            source = self.all("test")[int(name.rpartition("-test")[2])]
            yield Code(name=name, source=source, graded=True, origin="instructor")

    def tests(self):
        """The names of its tests cells."""
        return [f"{re.sub(r'[^A-Za-z0-9_]+', '-', self.name)}-test{i}" for i in range(len(self.all("test")))]


def kinds(*files):
    """The kinds in these files of the folder."""
    return [kind for file in files for kind in _read((FOLDER / file).read_text())]


def _read(text):
    for chunk in re.split(r"^## ", text, flags=re.MULTILINE)[1:]:
        name, _, rest = chunk.partition("\n")
        found = _PARTS.split(rest)[1:]
        yield Kind(
            name, tuple((part, source.strip("\n")) for part, source in zip(found[::2], found[1::2], strict=True))
        )
