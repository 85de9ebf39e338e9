"""Values to bytes and back, with the identity of what can change.

A message is ``[value]`` or ``[value, dropped, arrays, looks, memory, contents]``. The last five bring the objects up to
date that both sides have: keys of objects that nobody has any more over there, arrays that cross for the first time,
arrays reshaped, memory and containers with new contents. Behind the nodes come the bytes of the arrays, so that they
are copied but once.
"""

from typing import Any

from autograder.engine.wire.kinds import NotPlainError, Refer, Resolve, WireError, check
from autograder.engine.wire.reader import Reader
from autograder.engine.wire.state import State
from autograder.engine.wire.writer import Writer


class Codec:
    """One side's end. ``side`` is 0 for the judge and 1 for the learner, so that keys never clash.

    ``refer`` says what stands for an object that is no data, ``resolve`` is its inverse; ``limit`` is the size of a
    message in bytes, and of all arrays in it.
    """

    def __init__(self, *, refer: Refer, resolve: Resolve, limit: int = 64 * 2**20, side: int) -> None:
        self.refer, self.resolve, self.limit = refer, resolve, limit
        self.state = State(side, limit)
        self.busy = False

    def dump(self, value: Any) -> bytes:
        """The value, and what has changed since it last crossed, as a message.

        Raises:
            NotPlainError: something in it cannot be handed over; then nothing counts as handed over.
        """
        if self.busy:
            raise NotPlainError("a value that is being handed over asks for another one meanwhile")
        writer = Writer(self.state, self.refer)
        self.busy = True
        try:
            data = writer.packed(writer.message(value))
        except NotPlainError:
            writer.undo()
            raise
        except (RecursionError, MemoryError, ValueError, OverflowError, RuntimeError) as error:
            writer.undo()
            raise NotPlainError(f"a value cannot be handed over: {error}") from error
        except BaseException:
            writer.undo()
            raise
        finally:
            self.busy = False
        self.state.sent()
        return data

    def load(self, data: bytes) -> Any:
        """The value of a message; the objects it brings up to date are changed in place.

        Raises:
            WireError: the bytes are no message. Then nothing more can be understood from that side.
        """
        check(len(data) <= self.limit, f"a message of {len(data):,} bytes is over the limit of {self.limit:,}")
        try:
            return Reader(self.state, self.resolve).message(data)
        except WireError:
            raise
        except Exception as error:
            raise WireError(f"not a message: {type(error).__name__}: {error}") from error

    def forget(self) -> None:
        """The end of the outermost call: identities are dropped."""
        self.state.forget()
