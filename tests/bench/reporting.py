"""The report on a large class: what its history, its item analysis and its pages cost.

Measured in a process of its own, ``python -m tests.bench.reporting LEARNERS FOLDER``.
"""

import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

LEARNERS, TOPICS = 1_000, 30


def table(learners: int = LEARNERS) -> list[str]:
    """CPU seconds of each step, and the largest page."""
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        command = [sys.executable, "-m", "tests.bench.reporting", str(learners), folder]
        found = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    seconds = [f"{found[step]:.1f}" for step in ("history", "items", "pages")]
    size = f"{found['files']:,} pages, the largest {found['largest'] / 1e6:.2f} MB"
    return [
        f"A report on {learners:,} learners × {TOPICS} topics, {found['attempts']:,} attempts: {size}.",
        "",
        "| CPU s: beliefs after each hand-in | item analysis | drawing and writing all pages |",
        "|---|---|---|",
        f"| {' | '.join(seconds)} |",
    ]


def measure(learners: int, folder: Path) -> dict[str, float]:
    """CPU seconds of this process for each step; the numbers of attempts and pages, bytes of the largest one."""
    from autograder.items import analyse
    from autograder.mastery import trace
    from autograder.pipeline.reporting import write_pages
    from autograder.reports import render
    from tests.autograder.reports.example_classes import big_class

    record = big_class(learners, TOPICS)
    steps = {
        "history": lambda: trace(record.attempts, {}),
        "items": lambda: analyse(record.attempts),
        "pages": lambda: write_pages(render(record), folder / "report"),
    }
    found: dict[str, float] = {"attempts": len(record.attempts)}
    for name, step in steps.items():
        began = time.process_time()
        step()
        found[name] = time.process_time() - began
    sizes = [path.stat().st_size for path in (folder / "report").rglob("*.html")]
    return found | {"files": len(sizes), "largest": max(sizes)}


if __name__ == "__main__":
    print(json.dumps(measure(int(sys.argv[1]), Path(sys.argv[2]))))
