"""From the exchange and back: collecting, grading and giving feedback, once and for as long as somebody watches."""

import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import nbformat
import pytest
from nbgrader.utils import notebook_hash
from typer.testing import CliRunner

from autograder.cli import app
from autograder.errors import CourseError
from autograder.gradebook import grades, open_course, publish
from autograder.pipeline import serving
from course.feedback import dump, file_name, load
from tests.autograder.nbcourse import replace, solved
from tests.autograder.pipeline.grader import Runner

ROOT = Path(__file__).parents[3]


class Exchange:
    """The small course with an exchange, and learners who hand in through it as nbgrader's submit does."""

    def __init__(self, root):
        (root / "nbgrader_config.py").write_text(
            "c = get_config()\n"
            "c.CourseDirectory.course_id = 'tiny'\n"
            f"c.Exchange.root = {str(root / 'exchange')!r}\n"
            "c.ExchangeFactory.release_assignment = 'autograder.nbgrader_plugin.ReleaseAssignment'\n"
            "c.GenerateFeedback.preprocessors = ['autograder.nbgrader_plugin.HideTests',"
            " 'nbgrader.preprocessors.GetGrades', 'nbconvert.preprocessors.CSSHTMLHeaderPreprocessor']\n"
        )
        self.root = root
        self.course = open_course(root)
        self.tiny = root / "exchange" / "tiny"
        self.clock = 0

    def hand_in(self, student, edit=solved):
        """A moment later than the one before."""
        self.clock += 1
        at = f"2026-03-01 12:{self.clock:02}:00.000000 UTC"
        folder = self.tiny / "inbound" / f"{student}+shapes+{at}+{self.clock}"
        folder.mkdir()
        notebook = nbformat.read(self.root / "release" / "shapes" / "shapes.ipynb", as_version=4)
        edit(notebook)
        nbformat.write(notebook, folder / "shapes.ipynb")
        (folder / "timestamp.txt").write_text(at)
        (folder / "submission_secret.txt").write_text(f"secret of {student} {self.clock}")
        return folder

    def feedback(self, folder):
        """The page that nbgrader's fetch_feedback would find for what was handed in; None if there is none."""
        name = notebook_hash(secret=(folder / "submission_secret.txt").read_text(), notebook_id="shapes")
        page = self.tiny / "feedback" / f"{name}.html"
        return page.read_text() if page.is_file() else None

    def note(self, folder):
        """What the kit left for the learner beside that page."""
        return load((self.tiny / "feedback" / file_name((folder / "submission_secret.txt").read_text())).read_text())

    def scores(self):
        return {total.student: total.score for total in grades(self.course)}


@pytest.fixture
def exchange(tiny):
    made = Exchange(tiny.root)
    publish(made.course, "shapes")
    return made


def careless(notebook):
    replace(notebook, area="def area(w, h):\n    return round(w * h)", reflection="It grows.")


def broken(notebook):
    notebook.cells = []


def until_idle(exchange, times=1, **between):
    """What happens until nothing is left to do; ``between`` is called in the first pause."""
    stop, events, pauses = threading.Event(), [], 0
    for event in serving.watch(exchange.course, Runner(), every=0.05, stop=stop):
        events.append(event)
        if isinstance(event, serving.Idle):
            pauses += 1
            for act in between.values() if pauses == 1 else ():
                act()
            if pauses > times:
                stop.set()
    return events


def test_what_is_handed_in_is_graded_and_its_feedback_can_be_fetched(exchange):
    ada, bob = exchange.hand_in("ada"), exchange.hand_in("bob", careless)
    until_idle(exchange)
    assert exchange.scores() == {"ada": 3, "bob": 2}
    assert "area-edges" in exchange.feedback(bob)
    assert "BEGIN HIDDEN" not in exchange.feedback(ada)


def test_the_learner_is_told_points_failures_and_level_and_nothing_of_anybody_else(exchange):
    exchange.hand_in("ada")
    bob = exchange.hand_in("bob", careless)
    until_idle(exchange)
    note = exchange.note(bob)
    assert (note.score, note.max_score) == (2, 8)
    (failed,) = [it for it in note.exercises if it.said]
    assert (failed.skill, failed.score) == ("area-edges", 0)
    assert failed.said[0].sentence == "This check did not pass."
    assert note.before is None
    assert 0 < note.after.low < note.after.chance < note.after.high < 1
    assert note.next == ()  # no topic of ours
    assert "bob" not in note.map_html  # a page of one's own needs no name
    assert "ada" not in dump(note)


def test_a_second_attempt_says_what_was_believed_before(exchange):
    exchange.hand_in("bob", careless)
    second = []
    until_idle(exchange, again=lambda: second.append(exchange.hand_in("bob")))
    note = exchange.note(*second)
    assert note.before.chance < note.after.chance


def test_whose_hand_in_cannot_be_graded_is_told_what_to_do(exchange):
    eve = exchange.hand_in("eve", lambda notebook: None)
    (eve / "shapes.ipynb").write_text("{}")
    until_idle(exchange)
    note = exchange.note(eve)
    assert "could not be graded" in note.refused
    assert "hand it in again" in note.refused
    assert str(exchange.root) not in note.refused
    assert (exchange.tiny / "feedback").stat().st_mode & 0o777 == 0o711  # nobody sees the names of others' feedback


def test_what_a_person_graded_meanwhile_is_given_back_while_it_watches(exchange):
    ada = exchange.hand_in("ada")

    def by_hand():
        assert exchange.note(ada).exercises[-1].waits
        with exchange.course.gradebook() as book:
            grade = book.find_grade("reflection", "shapes", "shapes", "ada")
            grade.manual_score, grade.needs_manual_grade = 4, False
            book.db.commit()

    until_idle(exchange, times=60, by_hand=by_hand)
    note = exchange.note(ada)
    assert note.score == 7
    assert not note.exercises[-1].waits
    assert serving.due(exchange.course) == ()


def test_a_second_attempt_is_graded_while_it_watches_and_nothing_else_is_graded_again(exchange):
    exchange.hand_in("ada", careless)
    exchange.hand_in("bob")
    second = []
    events = until_idle(exchange, again=lambda: second.append(exchange.hand_in("ada")))
    graded = [event.student for event in events if hasattr(event, "score")]
    assert graded == ["ada", "bob", "ada"]
    assert exchange.scores()["ada"] == 3
    assert exchange.feedback(*second) is not None


def test_what_cannot_be_graded_is_told_once_and_set_aside_until_it_is_handed_in_again(exchange):
    exchange.hand_in("eve", broken)
    exchange.hand_in("ada")
    events = until_idle(
        exchange, times=3, others=lambda: exchange.hand_in("bob"), again=lambda: exchange.hand_in("eve")
    )
    errors = [event.student for event in events if getattr(event, "error", None) is not None]
    assert errors == ["eve"]
    assert exchange.scores() == {"ada": 3, "bob": 3, "eve": 3}


def test_started_again_it_gives_the_feedback_that_was_left_over(exchange):
    ada = exchange.hand_in("ada")
    until_idle(exchange)
    shutil.rmtree(exchange.tiny / "feedback")
    events = until_idle(exchange)
    assert [(event.student, event.fetchable) for event in events if isinstance(event, serving.Returned)] == [
        ("ada", True)
    ]
    assert exchange.feedback(ada) is not None
    assert not [event for event in until_idle(exchange) if isinstance(event, serving.Returned)]


def test_what_came_another_way_is_graded_and_its_feedback_stays_here(exchange, tiny):
    tiny.hand_in("zoe", solved)
    events = until_idle(exchange)
    assert exchange.scores() == {"zoe": 3}
    assert [event.fetchable for event in events if isinstance(event, serving.Returned)] == [False]
    assert (exchange.root / "feedback" / "zoe" / "shapes" / "shapes.html").is_file()


def test_a_stop_lets_what_has_begun_be_finished_and_begins_nothing_new(exchange):
    for number in range(20):
        exchange.hand_in(f"student{number:02}")
    stop = threading.Event()
    graded = 0
    for event in serving.watch(exchange.course, Runner(), every=0.05, stop=stop):
        graded += hasattr(event, "score")
        stop.set()
    assert graded == len(exchange.scores()) < 20
    assert until_idle(exchange)
    assert len(exchange.scores()) == 20


def test_what_is_only_half_written_is_left_alone_until_it_is_whole(exchange):
    ada = exchange.hand_in("ada")
    ticket = ada / "submission_secret.txt"
    kept = ticket.read_text()
    ticket.unlink()
    first = []
    events = until_idle(exchange, times=2, rest=lambda: (first.append(exchange.scores()), ticket.write_text(kept)))
    assert first == [{}]
    assert not [event for event in events if getattr(event, "error", None) is not None]
    assert exchange.scores() == {"ada": 3}
    assert exchange.feedback(ada) is not None


def test_a_hand_in_of_a_tool_that_writes_no_ticket_is_taken_after_a_minute(exchange):
    ada = exchange.hand_in("ada")
    (ada / "submission_secret.txt").unlink()
    os.utime(ada, (time.time() - 120, time.time() - 120))
    events = until_idle(exchange)
    assert exchange.scores() == {"ada": 3}
    assert [event.fetchable for event in events if isinstance(event, serving.Returned)] == [False]


def test_an_exchange_where_nothing_was_released_is_told(tiny):
    course = Exchange(tiny.root).course
    with pytest.raises(CourseError, match="nobody can hand in yet"):
        next(serving.watch(course, Runner(), stop=threading.Event()))


def test_one_command_collects_grades_and_gives_feedback(exchange):
    ada = exchange.hand_in("ada")
    done = CliRunner().invoke(app, ["grade", "shapes", "--collect", "--feedback", "--course", str(exchange.root)])
    assert done.exit_code == 0, done.output
    assert exchange.scores() == {"ada": 3}
    assert "feedback released for 1 submissions" in done.output
    assert exchange.feedback(ada) is not None


@pytest.mark.slow
@pytest.mark.parametrize("name", ["SIGTERM", "SIGINT"])
def test_the_watching_command_grades_what_arrives_and_ends_cleanly(exchange, name, home):
    command = [sys.executable, "-m", "autograder", "watch", "--course", str(exchange.root), "--every", "0.2"]
    with subprocess.Popen(
        command, cwd=ROOT, env=dict(os.environ), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as process:
        try:
            ada = exchange.hand_in("ada")
            end = time.monotonic() + 120
            while exchange.feedback(ada) is None and process.poll() is None and time.monotonic() < end:
                time.sleep(0.1)
            process.send_signal(getattr(signal, name))
            said, _ = process.communicate(timeout=60)
        finally:
            process.kill()
    assert process.returncode == 0, said
    assert "ada: shapes: 3 of 3 points" in said
    assert said.rstrip().endswith("stopped; the same command goes on from here")
    assert (exchange.root / "report" / "index.html").is_file(), said
