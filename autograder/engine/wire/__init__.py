"""Plain data between the learner's process and the judge, as typed msgpack; the judge never unpickles.

``Codec`` turns a value into bytes and back. What it takes apart and puts together is listed by exact type in the
modules beside it; everything else is referred to. Read ``codec`` first, then ``kinds``, ``writer`` and ``reader``.
"""

from autograder.engine.wire.codec import Codec
from autograder.engine.wire.kinds import NotPlainError, Refer, Resolve, WireError

__all__ = ["Codec", "NotPlainError", "Refer", "Resolve", "WireError"]
