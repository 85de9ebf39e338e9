"""`course topics`: what a learner can look up."""

from typer.testing import CliRunner

from course.cli import app

run = CliRunner(env={"COLUMNS": "200"})


def test_the_published_topics_are_listed_in_the_order_of_study():
    shown = run.invoke(app, ["topics"]).output
    places = [shown.index(topic) for topic in ("python_craft", "arrays", "describing_data", "supervised")]
    assert places == sorted(places)
    assert "neural_networks" not in shown


def test_all_topics_are_listed_on_demand():
    assert "neural_networks" in run.invoke(app, ["topics", "--all"]).output


def test_the_exercises_of_a_topic_are_listed():
    shown = run.invoke(app, ["topics", "arrays"]).output
    assert "row_center" in shown
    assert "14 hours" in shown


def test_an_unknown_topic_is_refused_with_the_nearest_names():
    result = run.invoke(app, ["topics", "arays"])
    assert result.exit_code == 1
    assert "arrays" in result.output
