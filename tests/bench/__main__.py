"""What the kit costs, in CPU seconds, memory and ratios of one run: ``make bench``.

Writes the tables of docs/performance.md anew, or those that are named: ``python -m tests.bench graders growth``. CPU
seconds are the operating system's, of the whole process tree, so the load of the machine hardly enters; throughput and
memory need an idle machine. ``--quick`` leaves the long rows out and writes nothing.
"""

import re
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from rich.console import Console

from tests.bench import course, engine_and_kernel, estimating, handing_in, reporting
from tests.bench.measure import Cost, cost

PAGE = Path(__file__).parents[2] / "docs" / "performance.md"
BIN = Path(sys.executable).parent
MARK = "<!-- everything below is written by `make bench` -->"
STOCK = (2, 10)
OURS = (20, 120)
#: Every way of grading is measured so often, in turns, and the median counts: machines have slow minutes.
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
    quick = "--quick" in arguments
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        scratch = Path(folder)
        tables: dict[str, Callable[[], list[str]]] = {
            "graders": lambda: graders(scratch),
            "growth": lambda: growth(scratch, (10, 100) if quick else (10, 100, 1000)),
            "sizes": lambda: sizes(scratch),
            "handing_in": lambda: handing_in.table(hand_ins=3 if quick else handing_in.HAND_INS),
            "engine": engine_and_kernel.table,
            "estimating": lambda: estimating.table(1_000 if quick else estimating.LEARNERS),
            "reporting": lambda: reporting.table(100 if quick else reporting.LEARNERS),
        }
        wanted = [name for name in arguments if not name.startswith("-")] or list(tables)
        found = {name: "\n".join(tables[name]()) for name in wanted}
    print("\n\n".join(found.values()))
    if not quick:
        write(PAGE, found, tuple(tables))


def write(page: Path, found: Mapping[str, str], order: Sequence[str]) -> None:
    """Put the tables that were measured into the page; the others stay."""
    text, _, written = page.read_text(encoding="utf-8").partition(MARK)
    parts = re.split(r"<!-- (\w+) -->\n", written)
    tables = dict(zip(parts[1::2], map(str.strip, parts[2::2]), strict=True)) | dict(found)
    body = "\n\n".join(f"<!-- {name} -->\n{tables[name]}" for name in order if name in tables)
    page.write_text(f"{text}{MARK}\n\n{body}\n", encoding="utf-8")


def graders(scratch: Path) -> list[str]:
    """The same submissions, graded in every way."""
    ways: dict[str, tuple[Callable[[Path], list[str]], int, tuple[int, int]]] = {
        "stock `nbgrader autograde`": (stock, 1, STOCK),
        "`autograder grade`, 1 core": (ours, 1, OURS),
        "`autograder grade`, 2 cores": (ours, 2, OURS),
        "`autograder grade --judge=in-process`, 1 core": (in_process, 1, OURS),
        "the floor: the same cells, one bare warm process": (floor, 1, OURS),
    }
    rounds: list[dict[str, Each]] = []
    for number in range(ROUNDS):
        rounds.append({})
        for name, (command, cores, numbers) in ways.items():
            console.print(f"{name}, round {number + 1}")
            few, many = (run(scratch, command, students, cores=cores) for students in numbers)
            rounds[-1][name] = between(few, many, numbers)

    def usual(figure: Callable[[dict[str, Each]], float]) -> float:
        return median(figure(rows) for rows in rounds)

    stock_, one, two, _, bare = ways
    lines = [
        f"One notebook of {len(course.EXERCISES)} exercises that imports the usual stack and computes little.",
        "",
        "| grader | CPU s a submission | start-up CPU s | stock / this | this − 0.15 s over the floor | peak memory MiB |",
        "|---|---|---|---|---|---|",
    ]
    for name in ways:
        cpu, start = usual(lambda rows, name=name: rows[name].cpu), usual(lambda rows, name=name: rows[name].start)
        ratio = usual(lambda rows, name=name: rows[stock_].cpu / rows[name].cpu)
        over = usual(lambda rows, name=name: max(0.0, rows[name].cpu - 0.15) / rows[bare].cpu)
        memory = max(rows[name].memory for rows in rounds)
        lines.append(f"| {name} | {cpu:.3f} | {start:.1f} | {ratio:.1f}× | {over:.1f}× | {memory:.0f} |")
    times, speed = usual(lambda rows: rows[one].wall / rows[two].wall), usual(lambda rows: 1 / rows[two].wall)
    return [*lines, "", f"Two cores grade {times:.2f} times as many a second as one: {speed:.1f}."]


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
