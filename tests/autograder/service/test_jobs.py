"""The run behind the page's buttons: one at a time, its events counted, its failures told, ended with the server."""

import asyncio
import json
import sys
from pathlib import Path

import pytest

from autograder.errors import CourseError
from autograder.service.jobs import Job

SAYS = """
import json, sys
for number, error in enumerate(["", "the notebook is missing"]):
    about = {"done": number + 1, "of": 2, "step": "grading", "student": "ada", "assignment": "arrays", "error": error}
    print(json.dumps(about), flush=True)
print("not JSON", file=sys.stderr)
print("[1]")
sys.exit(int(sys.argv[1]))
"""
WAITS = """
import sys, time
print('{"step": "grading", "done": 1, "of": 3, "student": "ada", "assignment": "arrays", "error": ""}', flush=True)
try:
    time.sleep(60)
except KeyboardInterrupt:
    sys.exit(130)
"""


def job(program):
    return Job([sys.executable, "-c", program])


async def ended(job, commands):
    job.start("grading everything", commands, Path.cwd())
    await job.task
    return job.about()


def test_what_the_commands_say_is_counted_and_failures_are_told_by_whom_they_concern():
    about = asyncio.run(ended(job(SAYS), [["0"]]))
    assert (about["done"], about["of"], about["code"], about["running"]) == (2, 2, 0, False)
    assert about["failed"] == ["ada: arrays: the notebook is missing"]
    assert about["said"] == []  # only where something went wrong
    json.dumps(about)


def test_the_worst_exit_code_counts_and_what_was_said_is_shown():
    about = asyncio.run(ended(job(SAYS), [["2"], ["0"]]))
    assert about["code"] == 2
    assert {"not JSON", "[1]"} <= set(about["said"])


def test_only_one_run_at_a_time_and_a_second_is_told_why():
    async def two():
        made = job(WAITS)
        made.start("grading arrays", [[]], Path.cwd())
        with pytest.raises(CourseError, match="grading arrays is still under way"):
            made.start("grading svd", [[]], Path.cwd())
        while not made.done:
            await asyncio.sleep(0.05)
        assert made.about()["left"] > 0
        made.stop()
        await made.task
        return made

    made = asyncio.run(two())
    assert made.code == 130
    made.stop()  # there is nothing any more


def test_a_run_that_has_ended_makes_room_for_the_next():
    async def twice():
        made = job(SAYS)
        await ended(made, [["1"]])
        return await ended(made, [["0"]])

    assert asyncio.run(twice())["code"] == 0
