"""What the instructor's page shows of a course: each assignment's numbers, and what waits for a person."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from autograder.errors import CourseError
from autograder.gradebook import Course, Waiting, collected, gradings, inbound, offered, waiting
from course.syllabus import load_syllabus


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One assignment. ``new``: hand-ins that were not graded yet; ``waits``: submissions a person must look at."""

    name: str
    title: str
    released: bool
    handed_in: int
    graded: int
    new: int
    waits: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """The course as it stands."""

    course: str
    rows: tuple[Row, ...]
    waiting: tuple[Waiting, ...]

    @property
    def new(self) -> int:
        """Hand-ins that were not graded yet."""
        return sum(row.new for row in self.rows)


def overview(course: Course) -> Overview:
    """Read folders and gradebook."""
    waits = waiting(course)
    return Overview(course=course.id, rows=tuple(_rows(course, waits)), waiting=waits)


def _rows(course: Course, waits: tuple[Waiting, ...]) -> Iterator[Row]:
    titles = {topic.id: topic.title for topic in load_syllabus().topics}
    out, sources, done = offered(course), course.sources(), gradings(course)
    arrived = {pair: name for name, pair in sorted(_arrived(course).items())}  # the last name is the newest
    everything = {*arrived, *course.submissions()}
    new = {
        pair for pair in everything if pair not in done or (pair in arrived and not collected(course, arrived[pair]))
    }
    order = {name: number for number, name in enumerate([*titles, *sorted({*out, *sources} - titles.keys())])}
    waiting_in = Counter(one.assignment for one in waits)
    for name in sorted({*out, *sources}, key=lambda it: order[it]):
        yield Row(
            name=name,
            title=titles.get(name, name),
            released=name in out,
            handed_in=sum(assignment == name for _, assignment in everything),
            graded=sum(assignment == name for _, assignment in done),
            new=sum(assignment == name for _, assignment in new),
            waits=waiting_in[name],
        )


def _arrived(course: Course) -> dict[str, tuple[str, str]]:
    try:
        return inbound(course)
    except CourseError:  # nothing was ever released
        return {}
