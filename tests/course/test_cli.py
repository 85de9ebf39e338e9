"""`course topics`: what a learner can look up."""

from typer.testing import CliRunner

from course.cli import app

run = CliRunner(env={"COLUMNS": "200"})


def test_the_published_topics_are_listed_in_the_order_of_study():
    shown = run.invoke(app, ["topics"]).output
    places = [shown.index(topic) for topic in ("python_craft", "arrays", "describing_data", "supervised")]
    assert places == sorted(places)
    assert "digits_numpy" not in shown


def test_all_topics_are_listed_on_demand():
    assert "digits_numpy" in run.invoke(app, ["topics", "--all"]).output


def test_the_exercises_of_a_topic_are_listed():
    shown = run.invoke(app, ["topics", "arrays"]).output
    assert "row_center" in shown
    assert "14 hours" in shown


def test_an_unknown_topic_is_refused_with_the_nearest_names():
    result = run.invoke(app, ["topics", "arays"])
    assert result.exit_code == 1
    assert "arrays" in result.output


def test_a_plan_names_its_weeks_and_its_last_day_and_makes_a_calendar(tmp_path):
    file = tmp_path / "plan.ics"
    shown = run.invoke(app, ["plan", "--start", "2026-01-05", "--hours", "7", "--ics", str(file)])
    assert shown.exit_code == 0
    assert "Python craft" in shown.output
    assert "Done on 2026-" in shown.output
    assert file.read_bytes().startswith(b"BEGIN:VCALENDAR")


def test_a_plan_of_no_hours_is_refused_in_a_sentence():
    result = run.invoke(app, ["plan", "--hours", "0"])
    assert result.exit_code == 1
    assert "more than 0" in result.output


def test_a_calendar_that_cannot_be_written_is_told(tmp_path):
    result = run.invoke(app, ["plan", "--ics", str(tmp_path / "no" / "plan.ics")])
    assert result.exit_code == 1
    assert "cannot be written" in result.output


def test_a_session_is_logged_and_summed_up(tmp_path):
    where = ["--folder", str(tmp_path / "journal"), "--notebooks", str(tmp_path)]
    assert "The journal is empty" in run.invoke(app, ["log", *where]).output
    for day in ("2026-01-05", "2026-01-06"):
        done = run.invoke(app, ["log", "arrays", "--hours", "2.5", "--learned", "axes", "--day", day, *where])
        assert done.exit_code == 0
    shown = run.invoke(app, ["log", *where]).output
    assert "50%" in shown
    assert "arrays" in shown


def test_a_session_on_an_unknown_topic_is_refused(tmp_path):
    result = run.invoke(app, ["log", "arays", "--hours", "1", "--folder", str(tmp_path)])
    assert result.exit_code == 1
    assert "arrays" in result.output
    assert list(tmp_path.iterdir()) == []
