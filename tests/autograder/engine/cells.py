"""A short way to run sources in the tests of the engine."""

import time
from pathlib import Path

from autograder.records import Code, Limits

#: For cells that must be stopped: short, but long enough for a busy machine.
SHORT = Limits(cell_seconds=1.0, notebook_seconds=20.0)


def run(engine, *sources, **options):
    """The results of cells with these sources; those that begin with ``# graded`` are graded."""
    cells = [Code(name=f"c{i}", source=s, graded=s.startswith("# graded")) for i, s in enumerate(sources)]
    return engine.execute(cells, **options).results


def outputs(engine, *sources):
    """The outputs of the last of these cells."""
    return run(engine, *sources)[-1].outputs


def text(output):
    """What a reader sees of an output, without the rest."""
    return output.get("text") or output.get("evalue") or output["data"]["text/plain"]


def gone(*pids):
    """Whether these processes end within a moment; a zombie that waits for its new parent has ended."""
    for _ in range(100):
        states = [Path(f"/proc/{pid}/stat") for pid in pids]
        if not any(state.exists() and state.read_text().rpartition(")")[2].split()[0] != "Z" for state in states):
            return True
        time.sleep(0.05)
    return False
