"""Length-prefixed JSON messages over a socket, with a size limit."""

import json
import socket
import struct
from typing import Any

HEADER = struct.Struct("!I")
#: A notebook with its outputs is far below this; what is larger is not one of our messages.
LIMIT = 256 * 2**20


class FrameError(ConnectionError):
    """The other side closed the connection or sent something that is not a frame."""


class TooLargeError(ValueError):
    """A message is over the limit; nothing was sent."""


def send(connection: socket.socket, message: Any) -> None:
    """Send one message of plain data."""
    body = json.dumps(message, ensure_ascii=False).encode("utf-8", "replace")
    if len(body) > LIMIT:
        raise TooLargeError(f"a message of {len(body):,} bytes is over the limit of {LIMIT:,}")
    connection.sendall(HEADER.pack(len(body)) + body)


def receive(connection: socket.socket) -> Any:
    """Wait for one message; FrameError if the other side ended before it was whole."""
    (size,) = HEADER.unpack(_exactly(connection, HEADER.size))
    if size > LIMIT:
        raise FrameError(f"a frame of {size:,} bytes is over the limit of {LIMIT:,}")
    return json.loads(_exactly(connection, size))


def _exactly(connection: socket.socket, size: int) -> bytes:
    data = bytearray()
    while len(data) < size:
        part = connection.recv(min(size - len(data), 2**20))
        if not part:
            raise FrameError("the connection was closed in the middle of a message")
        data += part
    return bytes(data)
