"""A real Jupyter server and a real Chromium, for the tests of what people see."""

import contextlib
import json
import os
import secrets
import socket
import subprocess
import time
import urllib.request
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe

from autograder.config import Paths

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run", "--disable-sync"]
ROOT = Paths.find().root


@dataclass(frozen=True)
class Server:
    """A running server."""

    url: str
    token: str

    def at(self, page: str) -> str:
        return f"{self.url}/{page}?token={self.token}"

    def status(self) -> float:
        """Seconds that the server takes to say how it is."""
        began = time.monotonic()
        urllib.request.urlopen(self.at("api/status"), timeout=30).close()
        return time.monotonic() - began


def environment(home: Path, **more: str) -> dict[str, str]:
    """Nothing is read from, or written to, the home of whoever runs the tests."""
    folders = {"HOME": home, "JUPYTER_CONFIG_DIR": home, "JUPYTER_DATA_DIR": home, "JUPYTER_RUNTIME_DIR": home}
    return {**os.environ, **{name: str(path) for name, path in folders.items()}, **more}


@contextlib.contextmanager
def serve(command: Sequence[str], folder: Path, env: dict[str, str], seconds: float = 180.0) -> Iterator[Server]:
    """Start ``command``, which opens JupyterLab, on a free port, and end it afterwards."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    token = secrets.token_hex(8)
    options = ["--no-browser", "--allow-root", f"--port={port}", f"--IdentityProvider.token={token}"]
    process = subprocess.Popen([*command, *options], cwd=folder, env=env)
    try:
        found = Server(f"http://127.0.0.1:{port}", token)
        until = time.monotonic() + seconds
        while True:
            try:
                found.status()
                break
            except OSError:
                assert process.poll() is None, "the server has ended"
                if time.monotonic() > until:
                    raise
                time.sleep(0.5)
        yield found
    finally:
        process.terminate()
        process.wait(timeout=60)


class Clicks:
    """Counts what a person would do with the mouse."""

    def __init__(self) -> None:
        self.made: list[str] = []

    def on(self, locator, what: str, **how) -> None:
        locator.click(**how)
        self.made.append(what)

    def double(self, locator, what: str) -> None:
        """A double click is one action."""
        locator.dblclick()
        self.made.append(what)

    def tell(self, who: str) -> None:
        print(f"\n{who}: {len(self.made)} clicks: {', '.join(self.made)}")


def screenshot(page, name: str) -> None:
    """Keep what was seen, to be looked at."""
    folder = ROOT / "build" / "screenshots"
    folder.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=folder / f"{name}.png")


def grave(page) -> list[str]:
    """What axe-core finds on a page that is serious or critical."""
    found = Axe().run(page).response
    assert found["passes"]
    bad = [it for it in found["violations"] if it["impact"] in ("serious", "critical")]
    return [json.dumps((it["id"], it["nodes"][0]["html"][:300])) for it in bad]
