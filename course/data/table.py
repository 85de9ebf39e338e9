"""A table as it is kept: a CSV file with its checksum and dtypes, read anew and verified at every call."""

import gzip
import hashlib
import io
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files

import pandas as pd

#: Where the CSV files are.
FOLDER = files("course.data")
#: The one mark of a missing value in our files; every other text, even "None" or "", stays what it is.
MISSING = "NA"


@dataclass(frozen=True, slots=True)
class Table:
    """What a CSV file must be: its checksum as stored, its columns in order with dtypes, those that may miss values."""

    name: str
    sha256: str
    dtypes: Mapping[str, str]
    may_miss: tuple[str, ...] = ()
    packed: bool = False  # with gzip: the file is name.csv.gz

    @property
    def file(self) -> str:
        """The name of the file."""
        return f"{self.name}.csv.gz" if self.packed else f"{self.name}.csv"

    def read(self) -> pd.DataFrame:
        """The table. ValueError if its file was changed."""
        content = self._verified((FOLDER / self.file).read_bytes())
        if self.packed:
            content = gzip.decompress(content)
        return pd.read_csv(
            io.BytesIO(content),
            dtype=dict(self.dtypes),
            encoding="utf-8",
            keep_default_na=False,  # else "None", "null" and "" would be missing too
            na_values={column: [MISSING] for column in self.may_miss},
        )

    def _verified(self, content: bytes) -> bytes:
        actual = hashlib.sha256(content).hexdigest()
        if actual != self.sha256:
            raise ValueError(
                f"course/data/{self.file} is not the file that the course was written with: "
                f"its sha256 is {actual}, expected is {self.sha256}. "
                f"Restore it with `git checkout -- course/data/{self.file}`, or install the kit again."
            )
        return content
