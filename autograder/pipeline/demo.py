"""The whole way, with a class that is made from the answer banks: what `make demo` runs."""

import json
import os
import shutil
from collections.abc import Sequence
from datetime import datetime

import nbformat

from autograder.config import Paths
from autograder.evidence import load_bank
from autograder.gradebook import Course, open_course, released
from autograder.pipeline import authoring, demo_class
from course.syllabus import load_syllabus

#: Topics that the class has met so far, in the order of study: enough to see mastery, weeks and gaps in minutes.
TERM = 6


def open_demo(paths: Paths) -> Course:
    """The kit's course with everything it writes below ``build/demo``, emptied first."""
    folder = paths.build / "demo"
    shutil.rmtree(folder, ignore_errors=True)
    os.environ |= {"COURSE_BUILD": str(folder), "COURSE_ID": "demo"}
    return open_course(paths.root)


def hand_in(paths: Paths, course: Course, topics: Sequence[str], now: datetime) -> int:
    """Fill ``submitted/`` with the class's notebooks; their number."""
    submitted = course.folder("submitted", topics[0], "student").parent.parent
    return demo_class.hand_in(submitted, [_assignment(paths, topic) for topic in topics], now)


def _assignment(paths: Paths, topic: str) -> demo_class.Assignment:
    notebook = authoring.parse(paths, topic)
    source = nbformat.from_dict(json.loads(paths.notebook(topic).read_text(encoding="utf-8")))
    return demo_class.Assignment(
        notebook=notebook,
        released=released(source),
        bank=load_bank(paths.answers / topic, topic, notebook.skills),
        difficulty={skill.id: skill.difficulty for skill in load_syllabus().topic(topic).skills},
    )
