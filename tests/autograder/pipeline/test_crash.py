"""Killed at any moment and started again, interrupted, or run twice at once: the gradebook is as if nothing happened."""

import gc
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from autograder.cli.grading import run_grading
from autograder.gradebook import Handin, open_course
from autograder.pipeline import grading
from tests.autograder.nbcourse import replace, solved
from tests.autograder.pipeline.grader import Runner, count_moments, dump, ended, forked, grade, killed

ROOT = Path(__file__).parents[3]
TRIALS = 12  # of some 200 moments each; other counts try others


def careless(notebook):
    replace(notebook, area="def area(w, h):\n    return round(w * h)", reflection="It grows.")


@pytest.fixture
def class_of_three(tiny):
    """ada was graded and has handed in again, with a file of her own; bob and eve are new; a person has looked."""
    tiny.hand_in("ada", careless)
    grade(tiny.root)
    with tiny.course.gradebook() as book:
        row = book.find_grade("reflection", "shapes", "shapes", "ada")
        row.manual_score, row.extra_credit, row.needs_manual_grade = 3, 0.5, False
        book.find_comment("reflection", "shapes", "shapes", "ada").manual_comment = "Well said."
        book.update_or_create_assignment("shapes", duedate="2026-03-05 00:00:00 UTC")
    (tiny.root / "nbgrader_config.py").write_text(
        "c = get_config()\nc.CourseDirectory.course_id = 'tiny'\nc.LateSubmissionPlugin.penalty_method = 'zero'\n"
    )
    (tiny.hand_in("ada", solved, at="2026-03-08 12:00:00 UTC").parent / "notes.txt").write_text("mine")
    tiny.hand_in("bob", careless)
    tiny.hand_in("eve")
    return tiny.root


def undisturbed(root, **options):
    twin = root.with_name("twin")
    shutil.copytree(root, twin)
    grade(twin, **options)
    return dump(twin)


def trial(root, moment, **options):
    """Kill grading at a moment, run the same again, and say what there is then."""
    copy = root.with_name(f"moment{moment}")
    shutil.copytree(root, copy)
    assert killed(copy, moment, **options)
    assert not [outcome.error for outcome in grade(copy, **options) if outcome.error]
    found = dump(copy)
    shutil.rmtree(copy)
    return found


@pytest.mark.parametrize("force", [False, True])
def test_killed_at_any_moment_and_run_again_leaves_what_an_undisturbed_run_leaves(class_of_three, force, tmp_path):
    shutil.copytree(class_of_three, counted := tmp_path / "counted")
    moments = count_moments(counted, force=force)
    assert moments > 100
    wanted = undisturbed(class_of_three, force=force)
    step = moments / TRIALS
    for moment in {1, moments, *(round(step * (number + force / 2)) + 1 for number in range(TRIALS))}:
        if moment <= moments:
            assert trial(class_of_three, moment, force=force) == wanted, f"killed at moment {moment} of {moments}"


def test_killed_twice_it_is_still_repaired(class_of_three, tmp_path):
    wanted = undisturbed(class_of_three)
    for moment in (90, 60, 120, 200):
        killed(class_of_three, moment)
    grade(class_of_three)
    assert dump(class_of_three) == wanted


def test_the_kill_tests_would_notice_a_lost_attempt(class_of_three):
    wanted = undisturbed(class_of_three)
    grade(class_of_three)
    with open_course(class_of_three).connect() as connection:
        connection.exec_driver_sql("DELETE FROM course_attempt WHERE student = 'bob'")
    assert dump(class_of_three) != wanted


def many(tiny, count):
    for number in range(count):
        tiny.hand_in(f"s{number:02}", careless if number % 3 else solved)
    return tiny.root


def tell(path, outcomes):
    path.write_text(f"{sum(not o.elsewhere for o in outcomes)} {sum(o.error is not None for o in outcomes)}")


def test_two_graders_at_once_grade_everything_once(tiny, tmp_path):
    root = many(tiny, 12)
    wanted = undisturbed(root)
    told = [tmp_path / name for name in ("one", "two")]
    children = [forked(lambda path=path: tell(path, grade(root, seconds=0.01))) for path in told]
    assert [ended(child) for child in children] == [0, 0]
    counts = [list(map(int, path.read_text().split())) for path in told]
    assert (sum(graded for graded, _ in counts), sum(failed for _, failed in counts)) == (12, 0)
    assert dump(root) == wanted


def test_an_interrupt_comes_between_two_submissions(tiny):
    root, outcomes = many(tiny, 12), grading.grade(tiny.course, Interrupted(10), grading.pending(tiny.course).todo)
    with pytest.raises(KeyboardInterrupt):
        list(outcomes)
    done = dump(root)
    assert 0 < len(done[0]) == len({row[0] for row in done[0]}) == len(done[2]) < 12
    assert not list(root.glob("autograded.new*"))
    wanted = undisturbed(root)
    grade(root)
    assert dump(root) == wanted


class Interrupted(Runner):
    """Somebody presses Ctrl-C while this submission is handed to the engine."""

    def __init__(self, after):
        super().__init__()
        self.after = after

    def submit(self, *arguments, **options):
        if self.count == self.after:
            signal.raise_signal(signal.SIGINT)
        return super().submit(*arguments, **options)


def test_an_interrupt_while_a_submission_is_written_waits_until_it_is_done():
    done = []

    def write():
        with grading.uninterrupted():
            signal.raise_signal(signal.SIGINT)
            done.append("written")

    with pytest.raises(KeyboardInterrupt):
        write()
    assert done == ["written"]
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


@pytest.mark.slow
def test_the_command_says_after_an_interrupt_how_many_are_left_and_goes_on_when_run_again(tiny):
    root = many(tiny, 24)
    command = [sys.executable, "-m", "autograder", "grade", "--course", str(root), *OPTIONS]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    process = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    wait_for(lambda: any((root / "autograded").glob("*/shapes/shapes.ipynb")))
    process.send_signal(signal.SIGINT)
    text, _ = process.communicate(timeout=60)
    graded, left = map(int, re.search(r"interrupted: (\d+) graded, (\d+) are left", text).groups())
    assert (process.returncode, graded + left) == (130, 24)
    assert len(dump(root)[0]) == graded
    assert len(grade(root, mode=WEAK)) == left
    assert len(dump(root)[0]) == 24


@pytest.mark.slow
def test_the_command_can_be_killed_and_run_again(tiny):
    root = many(tiny, 12)
    command = [sys.executable, "-m", "autograder", "grade", "--course", str(root), *OPTIONS]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    process = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    wait_for(lambda: len(list((root / "autograded").glob("*/shapes"))) >= 3)
    process.kill()
    process.communicate(timeout=60)
    grade(root, mode=WEAK)
    scores = [(row[0], row[4][0][1], row[4][1][1]) for row in dump(root)[0]]
    assert scores == [(f"s{number:02}", 2.0, 0.0 if number % 3 else 1.0) for number in range(12)]


#: These tests are about what is written: they run on machines that have no sandbox, too.
OPTIONS = ("--sandbox=none", "--judge=in-process")
WEAK = grading.Mode(sandbox="none", judge="in-process")


def wait_for(condition):
    deadline = time.monotonic() + 60
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.005)


def handins():
    gc.collect()
    return sum(isinstance(thing, Handin) for thing in gc.get_objects())


def test_nothing_of_a_submission_is_kept_when_it_is_recorded(tiny):
    many(tiny, 24)
    outcomes = grading.grade(tiny.course, Runner(), grading.pending(tiny.course).todo)
    alive = [handins() for number, _ in enumerate(outcomes) if number % 6 == 0]
    assert max(alive) <= grading.AHEAD + 1
    assert handins() == 0


@pytest.fixture
def told(tiny, capsys):
    """Grade and say what the command says."""

    def run(**options):
        run_grading(tiny.course, Runner(), **options)
        return capsys.readouterr()

    return run


def test_force_says_what_changed_and_nothing_where_nothing_did(tiny, told):
    tiny.hand_in("ada", careless)
    tiny.hand_in("bob", solved)
    assert "→" not in told().out
    assert "0 graded, 0 could not be graded, 2 were graded before" in told().out
    with tiny.course.gradebook() as book:
        book.find_grade("area-edges", "shapes", "shapes", "ada").auto_score = 1
        book.db.commit()
    lines = told(force=True).out.splitlines()
    assert lines[:2] == ["ada: shapes: area-edges: 1 → 0", "ada: shapes: total: 3 → 2"]
    assert lines[2:] == ["2 graded, 0 could not be graded, 0 were graded before"]
    assert told(force=True).out.splitlines() == lines[2:]


def test_a_weaker_mode_is_said_and_graded_anew_in_the_stronger_one(tiny, told):
    tiny.hand_in("ada", solved)
    text = " ".join(told(mode=WEAK).out.split())
    assert "no sandbox" in text
    assert "not tamper-resistant" in text
    assert "0 graded" in told(mode=WEAK).out
    assert "1 graded" in told().out
    assert "sandbox" not in told(force=True).out


def test_what_was_put_right_and_what_changed_in_the_source_is_said(tiny, told):
    tiny.hand_in("ada", lambda notebook: (solved(notebook), notebook.cells.pop(4)))
    path = tiny.root / "source" / "shapes" / "shapes.ipynb"
    path.write_text(path.read_text().replace("area(0, 5) == 0", "area(0, 6) == 0"))
    words = told().err
    assert "ada: shapes: area-edges: This cell was missing" in words
    assert "in source/ these cells have changed since: area-edges" in words


def test_a_submission_in_another_language_needs_the_word_of_the_instructor(tiny, told):
    with tiny.course.gradebook() as book:
        book.find_notebook("shapes", "shapes").kernelspec = '{"name": "ir", "language": "R"}'
        book.db.commit()
    tiny.hand_in("ada", solved)
    assert "--sandbox=none" in told().err
