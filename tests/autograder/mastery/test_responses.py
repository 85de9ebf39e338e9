"""Any table of real responses can be judged; a table that cannot is told where and why."""

import numpy as np
import pytest
from typer.testing import CliRunner

from autograder.cli import app
from autograder.errors import CourseError
from autograder.mastery.proof.responses import LOGISTIC, Columns, evaluate, read_responses, split


def table(path, *, separator=",", learners=40, head="learner,skill,item,time,score"):
    """Learners and items that differ: whoever sees neither cannot do well."""
    rng = np.random.default_rng(7)
    ease = rng.normal(0.0, 1.5, 30)
    lines = [head.replace(",", separator)]
    for learner in range(learners):
        ability = rng.normal(0.0, 1.5)
        for time, item in enumerate(rng.permutation(30)):
            passed = rng.random() < 1.0 / (1.0 + np.exp(-ability - ease[item]))
            lines.append(separator.join(map(str, (f"l{learner}", f"s{item % 3}", f"i{item}", 60 * time, int(passed)))))
    path.write_text("\n".join(lines))
    return path


def test_learners_are_held_out_whole_and_always_the_same(tmp_path):
    rows = read_responses(table(tmp_path / "r.csv"), Columns())
    train, test = split(rows)
    assert len(rows) == 1200
    assert len(test) == 240
    assert not {row.learner for row in train} & {row.learner for row in test}
    assert split(rows) == (train, test)


def test_who_knows_learners_and_items_predicts_better_than_who_counts(tmp_path):
    found = evaluate(*split(read_responses(table(tmp_path / "r.csv", learners=120), Columns())))
    auc = {name: figures["next_auc"] for name, figures in found.items()}
    assert auc["skill filter"] > auc["percent"] + 0.05
    assert auc["skill filter"] > 0.75
    assert auc[LOGISTIC] > 0.7
    assert all(0.0 <= figures["ece"] <= 1.0 for figures in found.values())


@pytest.mark.parametrize("separator", [",", "\t", ";"])
def test_the_command_reads_any_separator_and_names_of_columns(tmp_path, separator):
    file = table(tmp_path / "r.csv", separator=separator, head="user,kc,problem,timestamp,correct")
    options = ["--learner", "user", "--skill", "kc", "--item", "problem", "--time", "timestamp", "--score", "correct"]
    result = CliRunner().invoke(app, ["mastery-eval", str(file), *options])
    assert result.exit_code == 0, result.output
    assert "240 responses of learners unseen, 960 to learn from" in result.output
    assert "| skill filter | 0." in result.output


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("learner,skill,item,time,score\n", "it holds no responses"),
        ("learner,skill,item,score\na,b,c,1\n", "there is no column time; there is learner, skill, item, score"),
        ("learner,skill,item,time,score\na,b,c,0,1\na,b,c,0,2\n", "r.csv:3: the score is 2.0"),
        ("learner,skill,item,time,score\na,b,c,soon,1\n", "r.csv:2: time and score must be numbers"),
        ("learner,skill,item,time,score\na,b,c\n", "r.csv:2: time and score must be numbers"),
        ("learner,skill,item,time,score\na,b,c,0,nan\n", "r.csv:2: the score is nan"),
        ("", "there is nothing"),
    ],
)
def test_what_is_wrong_with_a_table_is_told_with_its_line(tmp_path, text, told):
    file = tmp_path / "r.csv"
    file.write_text(text)
    with pytest.raises(CourseError, match=told):
        read_responses(file, Columns())


def test_a_table_in_which_all_passed_cannot_tell_anybody_apart(tmp_path):
    file = tmp_path / "r.csv"
    file.write_text("learner,skill,item,time,score\na,s,i,0,1\nb,s,i,0,1\n")
    result = CliRunner().invoke(app, ["mastery-eval", str(file)])
    assert result.exit_code == 2
    assert "all held-out responses are alike" in result.output


def test_a_file_that_is_not_there_is_told(tmp_path):
    with pytest.raises(CourseError, match="cannot be read"):
        read_responses(tmp_path / "no.csv", Columns())
