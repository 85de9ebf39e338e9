"""What the kit costs, in CPU seconds, memory and ratios of one run: ``make bench``.

Writes the tables of docs/performance.md anew. CPU seconds are the operating system's, of the whole process tree, so the
load of the machine does not enter; throughput and memory need an idle machine. ``--quick`` leaves the long rows out.
"""

import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console

from tests.bench import course, engine_and_kernel, estimating, reporting
from tests.bench.measure import Cost, cost

PAGE = Path(__file__).parents[2] / "docs" / "performance.md"
BIN = Path(sys.executable).parent
MARK = "<!-- everything below is written by `make bench` -->"
STOCK = (2, 10)
OURS = (20, 120)
#: Every way of grading is measured so often, in turns, and the cheapest run of each counts: machines have slow minutes.
ROUNDS = 3
console = Console(stderr=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Each:
    """Cost of one submission, without the start-up that two runs of different length have in common."""

    cpu: float
    wall: float
    start: float
    memory: float


def main(arguments: Sequence[str]) -> None:
    """Measure, print, and write the page."""
    with tempfile.TemporaryDirectory(prefix="bench-") as scratch:
        tables = [
            "\n".join(graders(Path(scratch))),
            "\n".join(growth(Path(scratch), (10, 100) if "--quick" in arguments else (10, 100, 1000))),
            "\n".join(sizes(Path(scratch))),
            "\n".join(engine_and_kernel.table()),
            "\n".join(estimating.table(1_000 if "--quick" in arguments else estimating.LEARNERS)),
            "\n".join(reporting.table(100 if "--quick" in arguments else reporting.LEARNERS)),
        ]
    text = PAGE.read_text(encoding="utf-8").partition(MARK)[0] + MARK + "\n\n" + "\n\n".join(tables) + "\n"
    print(text.partition(MARK)[2])
    if "--quick" not in arguments:
        PAGE.write_text(text, encoding="utf-8")


def graders(scratch: Path) -> list[str]:
    """The same submissions, graded in every way."""
    rows: dict[str, Each] = {}
    ways: dict[str, tuple[Callable[[Path], list[str]], int, tuple[int, int]]] = {
        "stock `nbgrader autograde`": (stock, 1, STOCK),
        "`autograder grade`, 1 core": (ours, 1, OURS),
        "`autograder grade`, 2 cores": (ours, 2, OURS),
        "`autograder grade --judge=in-process`, 1 core": (in_process, 1, OURS),
        "the floor: the same cells, one bare warm process": (floor, 1, OURS),
    }
    runs: dict[tuple[str, int], list[Cost]] = {}
    for round_ in range(ROUNDS):
        for name, (command, cores, numbers) in ways.items():
            console.print(f"{name}, round {round_ + 1}")
            for students in numbers:
                runs.setdefault((name, students), []).append(run(scratch, command, students, cores=cores))
    for name, (_, _, numbers) in ways.items():
        few, many = (cheapest(runs[name, students]) for students in numbers)
        rows[name] = between(few, many, numbers)
    names = list(rows)
    base, bare = rows[names[0]].cpu, rows[names[-1]].cpu
    lines = [
        f"One notebook of {len(course.EXERCISES)} exercises that imports NumPy, pandas and scikit-learn and computes little.",
        "",
        "| grader | CPU s a submission | start-up CPU s | stock / this | this − 0.15 s over the floor | peak memory MiB |",
        "|---|---|---|---|---|---|",
    ]
    for name, each in rows.items():
        over = f"{max(0.0, each.cpu - 0.15) / bare:.1f}×" if bare > 0 else ""
        lines.append(
            f"| {name} | {each.cpu:.3f} | {each.start:.1f} | {base / each.cpu:.1f}× | {over} | {each.memory:.0f} |"
        )
    one, two = rows[names[1]], rows[names[2]]
    lines += ["", f"Two cores grade {one.wall / two.wall:.2f} times as many a second as one: {1 / two.wall:.1f}."]
    return lines


def growth(scratch: Path, numbers: Sequence[int]) -> list[str]:
    """What a submission costs as there are more of them."""
    lines = ["| submissions | CPU s each, start-up included | wall s | peak memory MiB |", "|---|---|---|---|"]
    for students in numbers:
        console.print(f"{students} submissions")
        found = run(scratch, ours, students, cores=2)
        lines.append(f"| {students:,} | {found.cpu / students:.3f} | {found.wall:.0f} | {found.memory:.0f} |")
    return lines


def sizes(scratch: Path) -> list[str]:
    """What a submission costs as its notebook grows."""
    lines = ["| tests cells in the notebook | CPU s a submission | peak memory MiB |", "|---|---|---|"]
    for times in (1, 4, 16):
        console.print(f"{times * len(course.EXERCISES)} tests cells")
        few, many = (run(scratch, ours, students, cores=2, times=times) for students in (4, 20))
        each = between(few, many, (4, 20))
        lines.append(f"| {times * len(course.EXERCISES)} | {each.cpu:.3f} | {many.memory:.0f} |")
    return lines


def run(scratch: Path, command: Callable[[Path], list[str]], students: int, *, cores: int, times: int = 1) -> Cost:
    """Lay a fresh course out and grade it."""
    with tempfile.TemporaryDirectory(dir=scratch) as folder:
        root = course.lay(Path(folder) / "course", students, times)
        cost([str(BIN / "nbgrader"), "generate_assignment", course.NAME], cwd=root)
        return cost(command(root), cores=cores, cwd=root)


def cheapest(runs: Sequence[Cost]) -> Cost:
    """The least time that the same work took, and the most memory."""
    return Cost(
        cpu=min(one.cpu for one in runs), wall=min(one.wall for one in runs), memory=max(one.memory for one in runs)
    )


def between(few: Cost, many: Cost, numbers: tuple[int, int]) -> Each:
    """The cost of one more submission."""
    more = numbers[1] - numbers[0]
    cpu, wall = (many.cpu - few.cpu) / more, (many.wall - few.wall) / more
    return Each(cpu=cpu, wall=wall, start=few.cpu - numbers[0] * cpu, memory=many.memory)


def stock(_: Path) -> list[str]:
    """nbgrader as it comes."""
    return [str(BIN / "nbgrader"), "autograde", course.NAME]


def ours(root: Path) -> list[str]:
    """Sealed, in the full sandbox: the default."""
    return [str(BIN / "autograder"), "grade", "--course", str(root)]


def in_process(root: Path) -> list[str]:
    """Tests in the learner's process."""
    return [*ours(root), "--judge", "in-process"]


def floor(root: Path) -> list[str]:
    """No grader at all."""
    return [sys.executable, str(Path(__file__).with_name("floor.py")), str(root)]


if __name__ == "__main__":
    main(sys.argv[1:])
