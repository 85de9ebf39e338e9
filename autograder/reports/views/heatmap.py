"""The class's learners × topics, in every order that a reader may ask for: sorting without a script."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from autograder.reports import words
from autograder.reports.inputs import Student
from autograder.reports.views.drawing import Cell, PointsCell, cell, points
from autograder.reports.views.known import Known

#: Learners on one page.
PAGE = 100
HOME = "index.html"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One learner in the class tables."""

    id: str
    name: str
    href: str
    cells: tuple[Cell, ...]
    points: tuple[PointsCell, ...]
    total: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A way to another page; ``here`` is the page that is being read."""

    text: str
    href: str
    here: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Heatmap:
    """One page of the learners in one order: column heads that lead to the other orders, and rows by their id."""

    path: str
    order: str
    name: Link
    level: Link
    heads: tuple[Link, ...]
    rows: tuple[str, ...]
    pages: tuple[Link, ...]
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Order:
    path: str
    words: str
    students: tuple[Student, ...]
    last_page: int


def rows(known: Known) -> tuple[Row, ...]:
    """Every learner, in the record's order."""
    return tuple(_row(known, student) for student in known.students)


def heatmaps(known: Known) -> Iterator[Heatmap]:
    """Every page of every order; the first is by name."""
    orders = list(_orders(known))
    for order in orders:
        for number in range(order.last_page):
            yield _page(known, orders, order, number)


def _orders(known: Known) -> Iterator[_Order]:
    """By name and by level all learners; by a topic, in a class of more than a page, the lowest."""
    last_page = max(1, -(-len(known.students) // PAGE))
    by_name = sorted(known.students, key=lambda one: (words.collation(one.shown), one.id))
    yield _Order(path=HOME, words="by name", students=tuple(by_name), last_page=last_page)
    by_level = sorted(by_name, key=_standing(known))
    yield _Order(
        path="by-level.html",
        words="fewest topics at proficient first, then the lowest chance",
        students=tuple(by_level),
        last_page=last_page,
    )
    for topic in known.topics:
        yield _Order(
            path=f"by-{words.file_name(topic.id)}.html",
            words=f"lowest chance at {topic.title} first; those who have not started it last",
            students=tuple(sorted(by_name, key=_chance(known, topic.id))),
            last_page=1,
        )


def _standing(known: Known) -> Callable[[Student], Any]:
    def key(student: Student) -> tuple[int, float]:
        found = [it for _, it in known.of(student.id) if it is not None]
        reached = sum(it.level in words.REACHED for it in found)
        return reached, sum(it.estimate for it in found) / max(1, len(found))

    return key


def _chance(known: Known, topic: str) -> Callable[[Student], float]:
    def key(student: Student) -> float:
        found = known.masteries.get((student.id, topic))
        return 2.0 if found is None else found.estimate

    return key


def _page(known: Known, orders: Sequence[_Order], order: _Order, number: int) -> Heatmap:
    first = number * PAGE
    shown = order.students[first : first + PAGE]
    whole = len(order.students)
    part = f"; {first + 1}–{first + len(shown)} of {whole}" if whole > len(shown) else ""
    links = [Link(text=title, href=it.path, here=it is order) for it, title in zip(orders, _titles(known), strict=True)]
    pages = range(order.last_page if order.last_page > 1 else 0)
    return Heatmap(
        path=_path(order, number),
        order=order.words,
        name=links[0],
        level=links[1],
        heads=tuple(links[2:]),
        rows=tuple(student.id for student in shown),
        pages=tuple(Link(text=str(page + 1), href=_path(order, page), here=page == number) for page in pages),
        words=f"Learners by topics, {order.words}{part}",
    )


def _titles(known: Known) -> list[str]:
    return ["learner", "by level", *(topic.title for topic in known.topics)]


def _path(order: _Order, number: int) -> str:
    if number == 0:
        return order.path
    stem = "by-name" if order.path == HOME else order.path.removesuffix(".html")
    return f"{stem}-{number + 1}.html"


def _row(known: Known, student: Student) -> Row:
    grades = [known.grade(student.id, topic.id) for topic in known.topics]
    given = [grade.score for grade in grades if grade is not None]
    return Row(
        id=student.id,
        name=student.shown,
        href=f"learners/{words.file_name(student.id)}.html",
        cells=tuple(cell(it) for _, it in known.of(student.id)),
        points=tuple(points(grade) for grade in grades),
        total=words.points(sum(given)) if given else "",
    )
