"""Feedback shows a learner everything but the hidden tests."""

import shutil
from pathlib import Path

import nbformat
import pytest

from autograder.evidence import load_bank
from autograder.gradebook import generate, open_course
from autograder.pipeline import grading
from autograder.pipeline.sources import Mode
from course.syllabus import load_syllabus
from tests.autograder.nbcourse import replace, write
from tests.compat import making
from tests.compat.pages import CONFIG, feedback, squeezed

pytestmark = pytest.mark.slow
ROOT = Path(__file__).parents[2]
TOPICS = ("arrays", "python_craft")
MODES = ("in-process", "sealed")
#: Shorter lines stand everywhere.
TELLING = 12


def hidden_lines(notebook, answers):
    """Lines of the source's hidden tests that stand nowhere in its visible cells or in the learner's answers."""
    shown, hidden = [*answers.values()], set()
    for cell in notebook.cells:
        inside = False
        for line in cell.source.split("\n"):
            inside = inside or "BEGIN HIDDEN TESTS" in line
            (hidden.add if inside else shown.append)(squeezed(line))
            inside = inside and "END HIDDEN TESTS" not in line
    seen = squeezed("".join(shown))
    return {line for line in hidden if len(line) >= TELLING and line not in seen}


def grade(root, engine, mode):
    course = open_course(root)
    outcomes = tuple(grading.grade(course, engine, course.submissions(), mode=Mode(judge=mode, sandbox=engine.sandbox)))
    assert not [outcome for outcome in outcomes if outcome.error]


def wrong_answers(topic, skills):
    """Three students, each with another wrong answer to every exercise; where there is none, nothing."""
    bank = load_bank(ROOT / "tests" / "answers" / topic, topic, skills)
    for number, student in enumerate(("ada", "bob", "cem")):
        picked = {skill: bank.of(skill, "wrong")[number : number + 1] for skill in skills}
        yield student, {skill: answers[0].source for skill, answers in picked.items() if answers}


@pytest.fixture(scope="module", params=MODES)
def class_pages(request, engine, tmp_path_factory):
    """(topic, source notebook, student → answers, student → page) of real topics, wrongly answered."""
    root = tmp_path_factory.mktemp("class")
    (root / "nbgrader_config.py").write_text(f"c = get_config()\n{CONFIG}")
    answers = {}
    for topic in TOPICS:
        shutil.copytree(ROOT / "source" / topic, root / "source" / topic)
        generate(open_course(root), topic)
        source = nbformat.read(root / "source" / topic / f"{topic}.ipynb", as_version=4)
        skills = [skill.id for entry in load_syllabus().topics if entry.id == topic for skill in entry.skills]
        answers[topic] = source, dict(wrong_answers(topic, skills))
        for student, given in answers[topic][1].items():
            node = nbformat.read(root / "release" / topic / f"{topic}.ipynb", as_version=4)
            replace(node, **given)
            write(root / "submitted" / student / topic / f"{topic}.ipynb", node)
    grade(root, engine, request.param)
    return [(topic, *answers[topic], feedback(root, topic)) for topic in TOPICS]


def test_no_hidden_line_of_a_real_topic_is_shown(class_pages):
    for topic, source, answers, pages in class_pages:
        for student, page in pages.items():
            secret = hidden_lines(source, answers[student])
            assert len(secret) > 30
            assert [line for line in secret if line in page] == [], f"{topic}: {student}"


def test_the_learners_code_the_visible_tests_and_the_points_are_shown(class_pages):
    for _, source, answers, pages in class_pages:
        visible = [
            cell.source.split("### BEGIN")[0]
            for cell in source.cells
            if cell.cell_type == "code" and "### BEGIN HIDDEN" in cell.source
        ]
        assert len(pages) == 3
        for student, page in pages.items():
            assert all(squeezed(code) in page for code in answers[student].values())
            assert all(squeezed(code) in page for code in visible)
            assert "Score:0.0/" in page
            assert "Ahiddencheckstandshere." in page


def test_the_authors_sentences_are_shown(class_pages):
    said = "The result kept the integer dtype of X: fractions were cut off."
    (page,) = [pages["cem"] for topic, _, _, pages in class_pages if topic == "arrays"]
    assert squeezed(said) in page


HELPER = "### BEGIN HIDDEN TESTS\ndef helper(got):\n    canary_local = 918273\n    assert got + canary_local == 918274\n### END HIDDEN TESTS"
TESTS = {
    "plain": "assert f(1) == 2\n### BEGIN HIDDEN TESTS\ncanary_local = 918273\nassert f(canary_local) == 918274, f'expected {918274}'\n### END HIDDEN TESTS",
    "told": "from course.checks import message\n### BEGIN HIDDEN TESTS\nwith message('W1', 'One more was asked for.'):\n    assert f(918273) == 918274\n### END HIDDEN TESTS",
    "printed": "### BEGIN HIDDEN TESTS\nprint(918274)\nf(918273)\n918274\n### END HIDDEN TESTS",
    "shown": "assert f(3) == 4, 'Three and one are four.'\n### BEGIN HIDDEN TESTS\nassert True\n### END HIDDEN TESTS",
    "helper": HELPER,
    "helped": "helper(f(0))",
}
PLANTED = ("91827", "canary_local", "helper(got)", "expected{")
TELLTALES = {
    "right": "def f(x):\n    return x + 1",
    "plain": "def f(x):\n    my_local = x\n    return x + 1 if x == 1 else my_local",
    "printer": "def f(x):\n    print('called with', x)\n    return x + 1",
    "raiser": "def f(x):\n    raise ValueError(f'called with {x}')",
    "named": "def f(x):\n    raise type(f'Called{x}', (Exception,), {})('no')",
    "renderer": "class Odd(Exception):\n    def _render_traceback_(self): return [str(self)]\ndef f(x):\n    raise Odd(f'{x}')",
}


@pytest.fixture(scope="module", params=MODES)
def planted(request, engine, tmp_path_factory):
    """Student → page of a course whose hidden tests hold canaries, with answers that try to show them."""
    root = tmp_path_factory.mktemp("planted")
    (root / "nbgrader_config.py").write_text(f"c = get_config()\n{CONFIG}")
    cells = [
        making.solution("f", TELLTALES["right"]),
        *(making.graded(name, text, None) for name, text in TESTS.items()),
    ]
    table = making.Assignment(
        name="planted",
        notebooks={"planted": cells},
        students={name: making.Student(answers={"f": code}) for name, code in TELLTALES.items()},
    )
    making.write_sources(root, [table])
    generate(open_course(root), "planted")
    making.hand_in(root, [table])
    grade(root, engine, request.param)
    return feedback(root, "planted")


@pytest.mark.parametrize("student", TELLTALES)
def test_no_expected_value_no_hidden_argument_and_no_local_is_shown(planted, student):
    assert [canary for canary in PLANTED if canary in planted[student]] == []
    assert squeezed(TELLTALES[student]) in planted[student]


def test_of_a_failing_hidden_check_the_authors_words_and_the_kind_of_error_are_shown(planted):
    assert squeezed("One more was asked for.") in planted["plain"]
    assert squeezed("A hidden check of this exercise failed.") in planted["plain"]
    assert squeezed("Three and one are four.") in planted["plain"]
    assert "Score:2.0/2.0" in planted["right"]
