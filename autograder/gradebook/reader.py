"""Reading a long log takes as long as learning it: another process reads ahead."""

import gc
import marshal
import multiprocessing
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from multiprocessing.connection import Connection

import sqlalchemy as sa

from autograder.errors import InternalError
from autograder.gradebook.attempts import read_between
from autograder.gradebook.course import Course
from autograder.records import Logged

#: From so many rows on a process of its own is worth its start.
LONG = 100_000
AT_ONCE = 5_000


def read_log(course: Course, connection: sa.Connection, after: int, upto: int) -> Iterator[Logged]:
    """As ``read_between``."""
    return _ahead(course.db_url, after, upto) if upto - after > LONG else read_between(connection, after, upto)


@contextmanager
def uncollected() -> Iterator[None]:
    """For long work that makes many objects and no cycles: the collector would visit all of them again and again."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def _ahead(url: str, after: int, upto: int) -> Iterator[Logged]:
    context = multiprocessing.get_context("spawn")  # a fork would copy whatever threads the caller has
    here, there = context.Pipe(duplex=False)
    child = context.Process(target=_send, args=(there, url, after, upto), daemon=True)
    child.start()
    there.close()
    try:
        while chunk := here.recv_bytes():
            yield from map(Logged._make, marshal.loads(chunk))  # noqa: S302 (written by our own child, a moment ago)
    except EOFError as error:
        raise InternalError("the process that reads the attempts log ended early.", where=url) from error
    finally:
        here.close()
        child.join()


def _send(there: Connection, url: str, after: int, upto: int) -> None:
    """In the other process: rows as plain tuples, then an empty chunk."""
    engine = sa.create_engine(url)
    with engine.connect() as connection, there, uncollected():
        log = read_between(connection, after, upto)
        while rows := [tuple(row) for row in islice(log, AT_ONCE)]:
            there.send_bytes(marshal.dumps(rows))
        there.send_bytes(b"")
    engine.dispose()
