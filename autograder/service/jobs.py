"""Work that the page starts: commands of the kit, one after the other, in processes of their own.

The server only reads what they say, so that notebooks stay quick while a class is graded.
"""

import asyncio
import atexit
import json
import signal
import sys
import time
from collections import deque
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from autograder.errors import CourseError

#: Lines that are kept of what a command says beside its events.
KEPT = 12
AUTOGRADER = (sys.executable, "-m", "autograder")


class Job:
    """One run at a time, and what is known of the last one."""

    def __init__(self, program: Sequence[str] = AUTOGRADER) -> None:
        self.program = tuple(program)
        self.task: asyncio.Task[None] | None = None
        self.process: asyncio.subprocess.Process | None = None
        self.what = ""
        self.since = 0.0
        self.done = self.of = 0
        self.step = self.current = ""
        self.failed: list[str] = []
        self.said: deque[str] = deque(maxlen=KEPT)
        self.code: int | None = None
        atexit.register(self.stop)

    @property
    def running(self) -> bool:
        """Whether something is under way."""
        return self.task is not None and not self.task.done()

    def start(self, what: str, commands: Sequence[Sequence[str]], folder: Path) -> None:
        """Begin; CourseError while something else is under way."""
        if self.running:
            raise CourseError(f"{self.what} is still under way: wait until it has ended.")
        self.what, self.since, self.code = what, time.monotonic(), None
        self.done = self.of = 0
        self.step, self.current, self.failed = "", "", []
        self.said.clear()
        self.task = asyncio.create_task(self._run(commands, folder))

    def stop(self) -> None:
        """Interrupt what is under way: it leaves everything consistent and can be begun again."""
        if self.process is not None and self.process.returncode is None:
            with suppress(ProcessLookupError):
                self.process.send_signal(signal.SIGINT)

    def about(self) -> dict[str, Any]:
        """How it stands, for the page. ``left`` is in seconds, None where nobody knows."""
        spent = time.monotonic() - self.since
        left = spent / self.done * (self.of - self.done) if self.done else None
        return {
            "running": self.running,
            "what": self.what,
            "done": self.done,
            "of": self.of,
            "step": self.step,
            "current": self.current,
            "left": left,
            "failed": self.failed,
            "said": list(self.said) if self.code else [],
            "code": self.code,
        }

    async def _run(self, commands: Sequence[Sequence[str]], folder: Path) -> None:
        worst = 0
        for command in commands:
            pipe = asyncio.subprocess.PIPE
            process = await asyncio.create_subprocess_exec(
                *self.program, *command, cwd=folder, stdout=pipe, stderr=pipe
            )
            self.process = process
            await asyncio.gather(*(self._read(stream) for stream in (process.stdout, process.stderr) if stream))
            worst = max(worst, abs(await process.wait()))
        self.code = worst

    async def _read(self, stream: asyncio.StreamReader) -> None:
        async for line in stream:
            text = line.decode("utf-8", "replace").rstrip()
            if not self._is_event(text) and text:
                self.said.append(text)

    def _is_event(self, text: str) -> bool:
        """Take in what one submission came to."""
        try:
            event = json.loads(text)
            if event["step"] != self.step:
                self.step, self.since = str(event["step"]), time.monotonic()
            self.done, self.of = int(event["done"]), int(event["of"])
            self.current = f"{event['student']}: {event['assignment']}"
            if event["error"]:
                self.failed.append(f"{self.current}: {event['error']}")
        except (ValueError, KeyError, TypeError):
            return False
        return True
