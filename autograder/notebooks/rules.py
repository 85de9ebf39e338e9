"""What a topic's text and notebook must be before they may be released: one rule, one function.

Every rule takes a Topic and yields a Problem for each thing an author must mend. Rules that need answers to be run live
in ``autograder.evidence``.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from nbformat import NotebookNode

from autograder.notebooks import names
from autograder.notebooks.markers import inside, outside, regions
from autograder.records import Cell, Notebook, Problem

WORDS = 1500
AUTOMATIC_POINTS = 20
MANUAL_POINTS = 5
FIGURES = 2
ALT_LENGTH = 20
#: What a cell may not do: it runs without a shell, without a network, and elsewhere than on the author's machine.
FORBIDDEN = {
    r"^\s*(\w+\s*=\s*)?!(?!=)|^\s*%%?(bash|sh|script|system|sx|!)|get_ipython\(|os\.(system|popen)|\bsubprocess\b": (
        "runs a shell"
    ),
    r"^\s*(import|from) (urllib|requests|httpx|socket|ftplib|http)\b|\bfetch_\w+\(|https?://\S+\.(csv|json|gz)": (
        "needs the network"
    ),
    r"""\bopen\(\s*['"]/|read_csv\(\s*['"]/""": "reads an absolute path",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """A topic as its rules see it: the text, the built notebook, the learner's version, points per skill."""

    notebook: Notebook
    built: NotebookNode
    released: NotebookNode
    points: Mapping[str, float]

    def cells(self, *kinds: str) -> tuple[Cell, ...]:
        """The cells of these kinds, in order."""
        return tuple(cell for cell in self.notebook.cells if cell.kind in kinds)

    def problem(self, rule: str, what: str, cell: Cell | None = None) -> Problem:
        """A problem of this topic, at ``cell`` if one is to blame."""
        skill = cell.skill if cell and cell.kind in ("solution", "tests") else ""
        return Problem(topic=self.notebook.name, rule=rule, what=what, skill=skill, line=cell.line if cell else 0)


Rule = Callable[[Topic], Iterator[Problem]]


def answers_and_checks_are_plain_python(topic: Topic) -> Iterator[Problem]:
    """No magic and no syntax error in a set-up, solution or tests cell; nor in what a learner sees of a tests cell."""
    for cell in topic.cells("readonly", "solution", "tests"):
        if cell.cell_type == "code" and not names.is_python(cell.source):
            yield topic.problem("python", f"{cell.name} is not plain Python.", cell)
        elif cell.kind == "tests" and not names.is_python(outside(cell.source)):
            yield topic.problem("python", f"{cell.name} is not Python any more without its hidden tests.", cell)


def every_skill_is_exercised(topic: Topic) -> Iterator[Problem]:
    """Each skill of the syllabus has a solution cell, a visible check and a hidden one."""
    for skill in topic.points:
        if skill not in topic.notebook.skills:
            yield topic.problem("skills", f"the skill {skill!r} of the syllabus has no solution cell.")
    for cell in topic.cells("solution"):
        tests = [t for t in topic.cells("tests") if t.skill == cell.name]
        if not any(names.has_code(outside(t.source)) for t in tests):
            yield topic.problem("skills", f"{cell.name} has no visible check.", cell)
        if not any(names.has_code(inside(t.source)) for t in tests):
            yield topic.problem("skills", f"{cell.name} has no hidden check.", cell)


def points_add_up(topic: Topic) -> Iterator[Problem]:
    """The tests cells of a skill earn the syllabus' points; the topic 20 automatic and 5 manual ones."""
    for skill, points in topic.points.items():
        earned = sum(cell.points for cell in topic.cells("tests") if cell.skill == skill)
        if earned != points:
            yield topic.problem("points", f"{skill} earns {earned:g} points, the syllabus says {points:g}.")
    for kind, wanted in (("tests", AUTOMATIC_POINTS), ("manual", MANUAL_POINTS)):
        found = sum(cell.points for cell in topic.cells(kind))
        if found != wanted:
            yield topic.problem("points", f"the {kind} cells earn {found:g} points, a topic has {wanted}.")


def exercises_are_documented(topic: Topic) -> Iterator[Problem]:
    """Every public function and class of a solution cell has a docstring and type hints."""
    for cell in topic.cells("solution"):
        for name, lack in names.undocumented(cell.source):
            yield topic.problem("documented", f"{name} has no {lack}.", cell)


def tests_stand_alone(topic: Topic) -> Iterator[Problem]:
    """A tests cell takes nothing from elsewhere but the names of its own solution cell."""
    own = {cell.name: names.bound(cell.source) for cell in topic.cells("solution")}
    for cell in topic.cells("tests"):
        for name in sorted(names.needed(cell.source) - own.get(cell.skill, set())):
            yield topic.problem("stand-alone", f"{cell.name} uses {name!r}, which it neither builds nor imports.", cell)


def names_are_bound_once(topic: Topic) -> Iterator[Problem]:
    """No two solution cells define the same name, and no tests cell rebinds one of theirs."""
    owner: dict[str, str] = {}
    for cell in topic.cells("solution"):
        for name in sorted(names.defined(cell.source)):
            if name in owner:
                yield topic.problem("bound-once", f"{name!r} is defined by {owner[name]} too.", cell)
            owner.setdefault(name, cell.name)
    for cell in topic.cells("tests"):
        for name in sorted(names.bound(cell.source) & owner.keys()):
            yield topic.problem("bound-once", f"{cell.name} rebinds {name!r}, the learner's answer.", cell)


def nothing_leaves_the_notebook(topic: Topic) -> Iterator[Problem]:
    """No shell, no network, no absolute path in any code cell."""
    for cell in topic.notebook.cells:
        if cell.cell_type == "code":
            for pattern, what in FORBIDDEN.items():
                found = re.search(pattern, cell.source, re.MULTILINE)
                if found:
                    yield topic.problem("closed", f"{found[0].strip()!r} {what}.", cell)


def prose_is_short(topic: Topic) -> Iterator[Problem]:
    """At most 1,500 words of prose."""
    words = sum(len(outside(cell.source).split()) for cell in topic.notebook.cells if cell.cell_type == "markdown")
    if words > WORDS:
        yield topic.problem("words", f"{words} words of prose, at most {WORDS}.")


def the_anatomy_is_whole(topic: Topic) -> Iterator[Problem]:
    """A title first, one reflection, one log-book, at least two figures."""
    first = topic.notebook.cells[0]
    if not (first.cell_type == "markdown" and first.source.startswith("# ")):
        yield topic.problem("anatomy", "the notebook does not begin with its title.", first)
    for kind in ("manual", "logbook"):
        found = len(topic.cells(kind))
        if found != 1:
            yield topic.problem("anatomy", f"{found} {kind} cells, a topic has one.")
    figures = sum("<img " in html for _, html in _outputs(topic.built, "text/html"))
    if figures < FIGURES:
        yield topic.problem("anatomy", f"{figures} figures, a topic has at least {FIGURES}.")


def figures_have_alternative_text(topic: Topic) -> Iterator[Problem]:
    """Every picture says in words what it shows."""
    for mime in ("image/png", "image/svg+xml", "image/jpeg"):
        for where, _ in _outputs(topic.built, mime):
            yield topic.problem("alt-text", f"the picture of cell {where} has none: use figures.show(fig, alt=…).")
    for where, html in _outputs(topic.built, "text/html"):
        for image in re.findall(r"<img [^>]*>", html):
            alt = re.search(r'alt="([^"]*)"', image)
            if alt is None or len(alt[1]) < ALT_LENGTH:
                yield topic.problem("alt-text", f"the picture of cell {where} has too short a text.")
    for cell in topic.cells("markdown"):
        if re.search(r"!\[\s*\]\(", cell.source):
            yield topic.problem("alt-text", "a picture in the prose has none.", cell)


def nothing_warns(topic: Topic) -> Iterator[Problem]:
    """No cell of the built notebook wrote to stderr or ended with an error."""
    for cell in topic.built.cells:
        for output in cell.get("outputs", ()):
            if output.output_type == "error" or output.get("name") == "stderr":
                text = (output.get("text") or output.get("evalue") or output.get("ename", "")).strip()
                yield topic.problem("warnings", f"cell {cell.id} printed: {text[text.rfind(chr(10)) + 1 :]}")


def checks_are_silent(topic: Topic) -> Iterator[Problem]:
    """A tests cell shows nothing: nbgrader takes the value of a last expression for the score."""
    names = {cell.name: cell for cell in topic.cells("tests")}
    for cell in topic.built.cells:
        if cell.id in names and cell.get("outputs"):
            what = f"{cell.id} prints something or ends with a value: nbgrader could take it for a score."
            yield topic.problem("silent", what, names[cell.id])


def the_release_keeps_its_secrets(topic: Topic) -> Iterator[Problem]:
    """Neither a solution nor a hidden test is left in the learner's version."""
    released = {cell.metadata.nbgrader.grade_id: cell for cell in topic.released.cells if "nbgrader" in cell.metadata}
    text = "\n".join(cell.source for cell in topic.released.cells)
    for cell in topic.cells("solution", "tests", "manual"):
        if cell.name not in released:
            yield topic.problem("secrets", f"{cell.name} is missing in the release.", cell)
            continue
        if any(secret.strip() and secret.strip() in text for secret in regions(cell.source)):
            yield topic.problem("secrets", f"the marked part of {cell.name} is still in the release.", cell)
        if "### BEGIN" in released[cell.name].source:
            yield topic.problem("secrets", f"a marker of {cell.name} is still in the release.", cell)
    if any(cell.get("outputs") for cell in topic.released.cells):
        yield topic.problem("secrets", "the release holds outputs of the reference solution.")


def _outputs(node: NotebookNode, mime: str) -> Iterator[tuple[str, str]]:
    for cell in node.cells:
        for output in cell.get("outputs", ()):
            if mime in output.get("data", {}):
                yield cell.id, output.data[mime]


RULES: tuple[Rule, ...] = (
    every_skill_is_exercised,
    points_add_up,
    exercises_are_documented,
    tests_stand_alone,
    names_are_bound_once,
    nothing_leaves_the_notebook,
    prose_is_short,
    the_anatomy_is_whole,
    figures_have_alternative_text,
    nothing_warns,
    checks_are_silent,
    the_release_keeps_its_secrets,
)


def check(topic: Topic) -> tuple[Problem, ...]:
    """All problems of a topic, rule by rule; cells that are not Python hide the rest."""
    return tuple(answers_and_checks_are_plain_python(topic)) or tuple(
        problem for rule in RULES for problem in rule(topic)
    )
