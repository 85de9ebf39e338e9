"""nbgrader talks through a logger; here it is written down instead of printed, so that an error can quote it."""

import logging
from collections import deque

KEPT = 200


class Notes(logging.Handler):
    """Keeps the last messages of a logger of its own, which is ``notes.log``."""

    def __init__(self) -> None:
        super().__init__(level=logging.INFO)
        self.lines: deque[str] = deque(maxlen=KEPT)
        self.log = logging.Logger("autograder.nbgrader", level=logging.INFO)
        self.log.addHandler(self)

    def emit(self, record: logging.LogRecord) -> None:
        """Write one message down."""
        self.lines.append(f"[{record.levelname}] {record.getMessage()}")

    def tail(self, lines: int = 12) -> str:
        """The last lines that are more than information, or all where there are none."""
        loud = [line for line in self.lines if not line.startswith("[INFO]")] or list(self.lines)
        return "\n".join("\n".join(loud).splitlines()[-lines:])

    def warnings(self) -> list[str]:
        """What nbgrader warned of."""
        return [line.removeprefix("[WARNING] ") for line in self.lines if line.startswith("[WARNING]")]
