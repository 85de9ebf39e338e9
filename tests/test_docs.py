"""The documentation says what is true: commands, targets, topics and helpers that it names exist."""

import re
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from autograder.cli import app
from course import checks
from course.syllabus import load_syllabus

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
EXPORTS = (ROOT / "docs" / "exports.md").read_text(encoding="utf-8")
REPORTS = (ROOT / "docs" / "reports.md").read_text(encoding="utf-8")
COMMANDS = sorted(set(re.findall(r"`?autograder ([a-z]+)", README + CONTRIBUTING)))
TARGETS = sorted(set(re.findall(r"`?make ([a-z]+)", README + CONTRIBUTING)))


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_that_is_named_exists_and_has_help(command):
    result = CliRunner().invoke(app, [command, "--help"])
    assert result.exit_code == 0, result.output
    assert "Usage" in result.output


def test_the_page_on_exports_names_every_export_and_only_options_that_exist():
    commands = typer.main.get_command(app).commands["export"].commands
    assert {name for name in commands if f"autograder export {name}" in EXPORTS} == set(commands)
    options = {option for command in commands.values() for one in command.params for option in one.opts}
    nbgraders = {"--exporter", "--lms-user-id"}
    assert set(re.findall(r"--[a-z][a-z-]*", EXPORTS)) <= options | nbgraders


def test_the_page_on_reports_names_every_option_of_the_command_and_no_other():
    options = {option for one in typer.main.get_command(app).commands["report"].params for option in one.opts}
    assert set(re.findall(r"--[a-z][a-z-]*", REPORTS)) == options - {"--course"}


@pytest.mark.parametrize("target", [*TARGETS, "help", "setup", "demo", "test", "check", "lab", "source", "bench"])
def test_every_target_that_is_named_exists_and_says_what_it_does(target):
    assert re.search(rf"^{target}:.*## \w", MAKEFILE, re.MULTILINE)


def test_the_readme_lists_the_published_topics_with_their_exercises():
    listed = re.findall(r"^\| `(\w+)` \| ([a-z ]+) \| (.+): (\d) \|$", README, re.MULTILINE)
    published = {(t.id, t.strand, t.title, str(len(t.skills))) for t in load_syllabus().topics if t.published}
    assert set(listed) == published


def test_the_readme_counts_the_syllabus_right():
    topics = load_syllabus().topics
    capstones = sum(topic.strand == "capstone" for topic in topics)
    exercises = sum(len(topic.skills) for topic in topics if topic.published)
    text = " ".join(README.split())
    assert f"{len(topics) - capstones} topics in four strands" in text
    assert f"{capstones} capstones, {sum(topic.hours for topic in topics)} hours" in text
    assert f"with {exercises} exercises graded by hidden tests" in text


def test_contributing_explains_every_helper_of_the_checks():
    table = CONTRIBUTING[CONTRIBUTING.index("| helper |") : CONTRIBUTING.index("Every helper's own failures")]
    explained = set(re.findall(r"^\| `(\w+)\(", table, re.MULTILINE))
    helpers = {name for name in checks.__all__ if name[0].islower() and name != "base_seed"}
    assert explained == helpers
