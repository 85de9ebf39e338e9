"""The dependencies go one way, read from the source of every module: docs/decisions.md says why."""

import ast
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
#: A module may import what stands in a lower layer, and its own stage.
BASE = {"records", "errors", "config", "spreadsheet"}
STAGES = {"notebooks", "engine", "evidence", "scoring", "gradebook", "items", "mastery", "reports", "exports"}
LAYER = {
    **dict.fromkeys(BASE, 0),
    **dict.fromkeys(STAGES, 1),
    **dict.fromkeys(("pipeline", "nbgrader_plugin"), 2),
    "service": 3,
    **dict.fromkeys(("cli", "__main__"), 4),
}
#: Which modules may import a heavy guest.
ONLY_IN = {
    "nbgrader": ("autograder.gradebook.", "autograder.nbgrader_plugin.", "course.exchange."),
    "jupyter_server": ("autograder.service.", "course.lab.server.", "course.lab.answers."),
    "tornado": ("autograder.service.", "course.lab.server.", "course.lab.answers."),
    "sqlalchemy": ("autograder.gradebook.",),
    "jupytext": ("autograder.notebooks.text.",),
    "typer": ("autograder.cli.", "course.cli."),
    "rich": ("autograder.cli.", "autograder.reports.", "course.cli."),
}
#: What runs beside learners' code; the rest of the engine is the grader's side.
FORKED = ("zygote", "warm", "learner", "judge", "process", "shell", "outputs", "frames", "boundary", "wire", "jail")


def module_name(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


MODULES = {
    module_name(path): path for package in ("autograder", "course") for path in sorted((ROOT / package).rglob("*.py"))
}


def imported(name: str) -> Iterator[tuple[int, str]]:
    """(line, module) of each import of a module, also of those inside functions."""
    for node in ast.walk(ast.parse(MODULES[name].read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name}:{node.lineno}: imports are absolute"
            for alias in node.names:
                inner = f"{node.module}.{alias.name}"
                yield node.lineno, inner if inner in MODULES else str(node.module)


def part(name: str) -> str:
    """The layer's name of a module of the autograder: its second word."""
    return [*name.split("."), ""][1]


OURS = [name for name in MODULES if name.startswith("autograder.")]


@pytest.mark.parametrize("name", OURS)
def test_every_module_has_its_layer_and_imports_only_from_lower_ones(name):
    mine = part(name)
    assert mine in LAYER, f"{mine} is in no layer: add it to this test"
    for line, other in imported(name):
        if other.startswith("autograder"):
            theirs = part(other)
            beside = LAYER[theirs] == LAYER[mine] and LAYER[mine] != 1  # only stages must not know each other
            assert theirs == mine or LAYER[theirs] < LAYER[mine] or beside, f"{name}:{line} imports {other}"


@pytest.mark.parametrize("name", MODULES)
def test_heavy_guests_are_imported_in_one_place_only(name):
    for line, other in imported(name):
        allowed = ONLY_IN.get(other.split(".")[0])
        assert allowed is None or f"{name}.".startswith(allowed), f"{name}:{line} imports {other}"


@pytest.mark.parametrize("name", [name for name in MODULES if name.split(".")[0] == "course"])
def test_the_course_never_imports_the_autograder(name):
    assert not [line for line, other in imported(name) if other.split(".")[0] == "autograder"]


def is_forked(name: str) -> bool:
    return name.startswith("autograder.engine.") and name.split(".")[2] in FORKED


def test_the_forked_side_of_the_engine_needs_nothing_but_itself_and_the_checks():
    for name in filter(is_forked, MODULES):
        ours = {other for _, other in imported(name) if other.split(".")[0] in ("autograder", "course")}
        allowed = {o for o in ours if is_forked(o) or o.startswith("course.checks")} | {"autograder.engine"}
        assert ours <= allowed | {"autograder.records"}, name


def test_no_imports_go_in_circles():
    graph = {
        name: {other for _, other in imported(name) if other in MODULES and other != name}
        - {name.rpartition(".")[0]}  # a package's face imports its modules, which run before it is complete
        for name in MODULES
    }
    try:
        tuple(TopologicalSorter(graph).static_order())
    except CycleError as circle:
        pytest.fail(" → ".join(circle.args[1]))


def test_this_test_sees_the_imports_it_judges():
    assert "jupytext" in {other for _, other in imported("autograder.notebooks.text")}
    assert "autograder.gradebook.release" in {other for _, other in imported("autograder.pipeline.authoring")}
    assert {name.split(".")[2] for name in filter(is_forked, MODULES)} == set(FORKED)
