"""Files that learners' cells and tests hand each other: each process has a scratch folder of its own.

Nothing is handed over unless the reference solution's run needed it, so a submission cannot put a file where a test
reads the instructor's data. What could be code stays where it is: the judge neither imports nor unpickles it.
"""

import contextlib
import os
import shutil
import stat
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Protocol

#: Bytes of one file, and files and folders looked at; what is beyond is not handed over.
LARGEST, MOST = 16 * 2**20, 2000
#: Endings of what Python would run on import, or on reading.
CODE = frozenset([".py", ".pyc", ".pyo", ".so", ".pyd", ".pth", ".pkl", ".pickle", ".joblib", ".dill"])
#: Requests that run the answer's code.
RUNNING = frozenset(["op", "await"])
#: In the folder for temporary files names are made up anew in each run.
TEMPORARY = "tmp"
#: The bytes of a file, True for a folder, None for what is there no more.
Content = bytes | bool | None
Changes = Sequence[tuple[str, Content]]


class Folder:
    """This process's scratch folder, and what of it has changed since it was last looked at.

    Paths begin with the part they lie in: ``work/`` beside the notebook, ``tmp/`` for temporary files.
    """

    def __init__(self, work: Path, temporary: Path) -> None:
        self.roots = {"work": work, TEMPORARY: temporary}
        self.known = dict(self._look())
        self.where = work
        #: Of the judge's: files that the tests wrote.
        self.own: set[str] = set()

    def _look(self) -> Iterator[tuple[str, tuple[int, ...]]]:
        seen = 0
        for part, root in self.roots.items():
            for place, folders, files in os.walk(root):
                within = f"{part}/{Path(place).relative_to(root)}".removesuffix("/.")
                for name in (*folders, *files):
                    seen += 1
                    if seen > MOST:
                        return
                    with contextlib.suppress(OSError):
                        found = os.lstat(Path(place) / name)
                        if stat.S_ISDIR(found.st_mode):
                            yield f"{within}/{name}", ()
                        elif stat.S_ISREG(found.st_mode) and found.st_size <= LARGEST:
                            yield f"{within}/{name}", (found.st_mtime_ns, found.st_size, found.st_ino)

    def changes(self, wanted: "Gate | None" = None) -> list[tuple[str, Content]]:
        """What is new, different or gone since the last call; only what is ``wanted`` is read."""
        now = dict(self._look())
        different = [path for path in now if self.known.get(path) != now[path]]
        gone = [path for path in self.known if path not in now]
        self.known = now
        return [(path, self._read(path)) for path in (*different, *gone) if wanted is None or wanted.takes(path)]

    def _read(self, path: str) -> Content:
        place = self.place(path)
        try:
            return True if place.is_dir() else place.read_bytes()
        except OSError:
            return None

    def moved(self) -> str:
        """The current folder if it is another one than at the last call, else empty."""
        here = Path.cwd()
        if here == self.where:
            return ""
        self.where = here
        inside = (f"{part}/{here.relative_to(r)}" for part, r in self.roots.items() if here.is_relative_to(r))
        return next(inside, "").removesuffix("/.")

    def move(self, path: str) -> None:
        """Make it the current folder, if it is one of ours."""
        with contextlib.suppress(OSError, ValueError):
            os.chdir(self.roots[path] if path in self.roots else self.place(path))
            self.where = Path.cwd()

    def place(self, path: str) -> Path:
        """Where it lies; ValueError if that is not inside the scratch folder."""
        part, _, rest = path.partition("/")
        inner = Path(rest)
        if part not in self.roots or not inner.parts or inner.is_absolute() or ".." in inner.parts or "\0" in rest:
            raise ValueError(f"no path of the scratch folder: {path!r}")
        return self.roots[part] / inner

    def take(self, path: str, content: Content) -> None:
        """Make it so here, too."""
        place = self.place(path)
        with contextlib.suppress(OSError):
            if content is None:
                shutil.rmtree(place) if place.is_dir() and not place.is_symlink() else place.unlink()
            elif content is True:
                place.mkdir(parents=True, exist_ok=True)
            elif isinstance(content, bytes):
                place.parent.mkdir(parents=True, exist_ok=True)
                flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_NOFOLLOW
                with open(os.open(place, flags, 0o600), "wb") as file:  # noqa: PTH123 (it opens a descriptor)
                    file.write(content)

    def settle(self) -> None:
        """What has changed until now is known on both sides."""
        self.known, self.where = dict(self._look()), Path.cwd()


class Gate(Protocol):
    """What may be handed over."""

    def takes(self, path: str) -> bool:
        """Whether the other side's file or folder of that path is taken."""
        ...


class Pinned:
    """The judge's: what the reference run handed over, by name; of temporary files whether there were any."""

    def __init__(self, pins: set[str], *, recording: bool) -> None:
        self.pins, self.recording = pins, recording
        self.on = recording or any(pin.startswith("file") for pin in pins)

    def takes(self, path: str) -> bool:
        """Whether the learner's file is taken; while recording it is pinned."""
        if Path(path).suffix.lower() in CODE:
            return False
        if not path.startswith(f"{TEMPORARY}/"):
            return self._pinned(f"file {path}")
        return self._pinned("files tmp")

    def overwrites(self) -> bool:
        """Whether the answer may change what a test wrote."""
        return self._pinned("files of tests")

    def gives(self) -> bool:
        """Whether the learner's process gets the tests' files and is told their current folder."""
        return self._pinned("files given")

    def follows(self) -> bool:
        """Whether the judge goes to the folder to which the learner's cells have gone."""
        return self._pinned("files moved")

    def _pinned(self, pin: str) -> bool:
        if self.recording:
            self.pins.add(pin)
        return pin in self.pins


class Asks(Protocol):
    """What is needed of the judge's end of the connection."""

    def ask(self, verb: str, *args: Any) -> Any:
        """Send a request, return the reply."""
        ...


class Exchange:
    """The judge's side for one tests cell: brings both folders to the same state around each use of the answer."""

    def __init__(self, peer: Asks, folder: Folder, pins: set[str], *, recording: bool) -> None:
        self.peer, self.folder = peer, folder
        self.gate = Pinned(pins, recording=recording)

    def before(self) -> None:
        """Give what the tests have written since."""
        changes, moved = self.folder.changes(), self.folder.moved()
        self.folder.own |= {path for path, content in changes if isinstance(content, bytes)}
        if (changes or moved) and self.gate.gives():
            self.peer.ask("give files", changes, moved)

    def after(self) -> None:
        """Take what the answer has written since."""
        match self.peer.ask("changed files", None if self.gate.recording else sorted(self.gate.pins)):
            case (str(moved), list(changes)):
                taken = [self._take(change) for change in changes]
                if moved and self.gate.follows():
                    self.folder.move(moved)
                if any(taken):
                    _HOOK.forbid()
                self.folder.settle()

    def _take(self, change: Any) -> bool:
        match change:
            case (str(path), _) if path in self.folder.own and not self.gate.overwrites():
                return False
            case (str(path), bytes() | bool() | None as content) if self.gate.takes(path):
                with contextlib.suppress(ValueError):
                    self.folder.take(path, content)
                return True
        return False


def answered(folder: Folder, verb: str, args: tuple[Any, ...]) -> Any:
    """The learner's side of it."""
    match verb, args:
        case "give files", (list(changes), str(moved)):
            for path, content in changes:
                folder.take(path, content)
            if moved:
                folder.move(moved)
            folder.settle()
            return None
        case "changed files", (pins,):
            gate = None if pins is None else Pinned(set(pins), recording=False)
            return folder.moved(), folder.changes(gate)
    raise ValueError(f"no request about files: {verb!r}")


class _Hook:
    """Keeps the judge from unpickling anything once it has taken a file of the learner's."""

    def __init__(self) -> None:
        self.placed = self.on = False

    def forbid(self) -> None:
        """From now on."""
        self.on = True
        if not self.placed:
            sys.addaudithook(self)
            self.placed = True

    def __call__(self, event: str, _: Mapping[str, Any] | Sequence[Any]) -> None:
        if self.on and event == "pickle.find_class":
            raise PermissionError("A test that reads the answer's files unpickles nothing: a pickle runs code.")


_HOOK = _Hook()
