"""IPython without a kernel: runs cells and records their outputs as nbclient would write them."""

import ast
import asyncio
import base64
import inspect
import io
import json
import selectors
import sys
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

from IPython.core.compilerop import CachingCompiler
from IPython.core.display_trap import DisplayTrap
from IPython.core.displayhook import DisplayHook
from IPython.core.displaypub import DisplayPublisher
from IPython.core.interactiveshell import ExecutionResult, InteractiveShell
from traitlets import Any as AnyTrait
from traitlets.config import Config

from autograder.engine.outputs import UPDATE

Output = dict[str, Any]
CUT = "\n[output cut here: it is longer than the limit]\n"
#: An exception's message is for reading; what is longer is an accident.
MESSAGE_LENGTH = 10_000


class Recorder:
    """The outputs of one cell, at most ``limit`` characters of text and images together."""

    def __init__(self, limit: int) -> None:
        self.limit = limit
        self.earlier: set[str] = set()  # display ids of the cells before this one
        self.shown: dict[str, list[Output]] = {}
        self.start()

    def start(self) -> None:
        """A new cell begins."""
        self.earlier |= self.shown.keys()
        self.replaced: dict[str, Output] = {}
        self._empty()

    def _empty(self) -> None:
        self.outputs: list[Output] = list(self.replaced.values())
        self.shown = {}
        self.size = 0
        self._stale = False

    def clear(self, wait: bool) -> None:
        """Forget the outputs so far: now, or when the next one comes."""
        self._stale = wait
        if not wait:
            self._empty()

    def stream(self, name: str, text: str) -> None:
        """Append text to a stream, merged with the stream output before it as Jupyter does."""
        if not text:
            return
        self._refresh()
        room = self.limit - self.size
        if room < 0:
            return
        self.size += len(text)
        text = _clean(text) if len(text) <= room else _clean(text[:room]) + CUT
        last = self.outputs[-1] if self.outputs else None
        if last and last["output_type"] == "stream" and last["name"] == name:
            last["text"] += text
        else:
            self.outputs.append({"output_type": "stream", "name": name, "text": text})

    def rich(self, kind: str, data: dict[str, Any], metadata: dict[str, Any], key: str = "", **more: Any) -> None:
        """Append a result or a displayed object as a bundle of representations; ``key`` is its display id."""
        self._refresh()
        self.update(key, data, metadata)
        bundle = self._bundle(data, metadata)
        if bundle is not None:
            self.outputs.append({"output_type": kind, **bundle, **more})
            if key:
                self.outputs[-1]["key"] = key
                self.shown.setdefault(key, []).append(self.outputs[-1])

    def update(self, key: str, data: dict[str, Any], metadata: dict[str, Any]) -> None:
        """Replace what was shown under ``key``: here, and by an output of a kind of its own in earlier cells."""
        shown = self.shown.get(key, [])
        if key in self.earlier and key not in self.replaced:
            self.replaced[key] = {"output_type": UPDATE, "key": key}
            self.outputs.insert(0, self.replaced[key])
        bundle = self._bundle(data, metadata) if shown or key in self.replaced else None
        for output in (*shown, *([self.replaced[key]] if key in self.replaced else [])):
            output.update(bundle or {})

    def _bundle(self, data: dict[str, Any], metadata: dict[str, Any]) -> Output | None:
        """The representations as JSON holds them, or None, and a note, if there is no room for them."""
        bundle: Output = plain({"data": data, "metadata": metadata})
        size = sum(len(str(value)) for value in bundle["data"].values())
        if size > self.limit - self.size:
            self.stream("stdout", CUT)
            return None
        self.size += size
        return bundle

    def _refresh(self) -> None:
        if self._stale:
            self._empty()

    def error(self, ename: str, evalue: str, traceback: list[str]) -> None:
        """Append the error that ended the cell; never left out, for it decides points."""
        room, kept = self.limit, []
        for text in traceback:
            kept.append(_clean(text[: max(0, room)]))
            room -= len(text)
        self.outputs.append({"output_type": "error", "ename": _clean(ename), "evalue": evalue, "traceback": kept})


def _clean(text: str) -> str:
    """The text without unpaired surrogates, which no file can hold."""
    return text.encode("utf-8", "replace").decode()


def plain(value: Any) -> Any:
    """``value`` as JSON holds it: bytes in base64, other objects by their repr, unpaired surrogates as ``?``.

    >>> plain({"image/png": b"png", "n": (1, 2), "s": "\\ud800"})
    {'image/png': 'cG5n', 'n': [1, 2], 's': '?'}
    """
    return json.loads(_clean(json.dumps(value, ensure_ascii=False, default=_plain_object)))


def _plain_object(value: Any) -> str:
    return base64.b64encode(value).decode() if isinstance(value, bytes) else repr(value)


def said(error: BaseException) -> str:
    """The message of an exception, whatever its class does when asked."""
    try:
        return _clean(str(error)[:MESSAGE_LENGTH])
    except Exception as other:  # noqa: BLE001 (a learner's class may do anything)
        return f"its message cannot be shown: str() of it raised {type(other).__name__}"


class Stream(io.TextIOBase):
    """Stands in for sys.stdout or sys.stderr while cells run."""

    encoding = "UTF-8"
    errors = "strict"

    def __init__(self, number: int, write: Callable[[str], None]) -> None:
        super().__init__()
        self._number, self._write = number, write

    def write(self, text: str) -> int:
        """Record the text."""
        if not isinstance(text, str):
            raise TypeError(f"write() argument must be str, not {type(text).__name__}")
        self._write(text)
        return len(text)

    def writable(self) -> bool:
        """Yes, as every stdout."""
        return True

    def fileno(self) -> int:
        """The process's own descriptor, as subprocess and faulthandler expect; it leads nowhere."""
        return self._number

    def close(self) -> None:
        """Stay open: the cells that follow, and their checks, print too."""


class Hook(DisplayHook):
    """Records the value of a cell's last expression."""

    recorder = AnyTrait()

    def __call__(self, result: Any = None) -> None:
        """Record the value of the last expression, unless the shell refuses it."""
        self.shell.refuse_result(result)
        super().__call__(result)

    def write_output_prompt(self) -> None:
        """No prompt: notebooks number their outputs themselves."""

    def write_format_data(self, format_dict: dict[str, Any], md_dict: dict[str, Any] | None = None) -> None:
        """Record the representations of the value."""
        self.recorder.rich("execute_result", format_dict, md_dict or {}, execution_count=self.prompt_count)

    def start_displayhook(self) -> None:
        """Nothing to prepare."""

    def finish_displayhook(self) -> None:
        """No newline: nothing was printed."""


class Publisher(DisplayPublisher):
    """Records what ``display`` shows."""

    recorder = AnyTrait()

    def publish(
        self,
        data: dict[str, Any],
        metadata: dict[str, Any] | None = None,
        *,
        transient: dict[str, Any] | None = None,
        update: bool = False,
        **_: Any,
    ) -> None:
        """Record the representations, or replace those shown before under the same display id."""
        key = (transient or {}).get("display_id", "")
        if update:
            self.recorder.update(key, data, metadata or {})
        else:
            self.recorder.rich("display_data", data, metadata or {}, key)

    def clear_output(self, wait: bool = False) -> None:
        """Forget this cell's outputs so far."""
        self.recorder.clear(wait)


class Compiler(CachingCompiler):
    """IPython's, which parses a cell once and names it so that its frames are quickly found."""

    #: The text that was parsed last, the flags, and the tree.
    parsed: tuple[str, int, ast.AST] | None = None

    def accepts(self, text: str) -> bool:
        """Whether the text is Python; if so, the tree is kept for the run that follows."""
        flags = self.flags | ast.PyCF_ONLY_AST
        with warnings.catch_warnings(record=True) as warned:
            warnings.simplefilter("always")
            try:
                awaits = ast.PyCF_ALLOW_TOP_LEVEL_AWAIT if _may_await(text) else 0
                tree = compile(text, "<cell>", "exec", flags | awaits, dont_inherit=True)
            except (SyntaxError, ValueError, RecursionError, MemoryError):
                return False
        self.parsed = None if warned or awaits else (text, flags, tree)  # running the cell shall warn
        return True

    def ast_parse(self, source: str, filename: str = "<unknown>", symbol: str = "exec") -> ast.AST:
        """The tree of the source."""
        parsed, self.parsed = self.parsed, None  # a tree is used once: whoever gets it may change it
        if parsed is not None and parsed[:2] == (source, self.flags | ast.PyCF_ONLY_AST) and symbol == "exec":
            return parsed[2]
        return super().ast_parse(source, filename, symbol)

    def get_code_name(self, raw_code: str, transformed_code: str, number: int) -> str:
        """IPython's name for the cell, noted as belonging to no module.

        IPython asks for the module of each frame of a traceback; without this, endless recursion takes it 20 s to show.
        """
        name: str = super().get_code_name(raw_code, transformed_code, number)
        for known in (name, str(Path(name).absolute())):
            inspect.modulesbyfile[known] = ""
        return name


class Shell(InteractiveShell):
    """An IPython shell that records into ``recorder`` instead of printing."""

    recorder = AnyTrait()
    loop = AnyTrait()
    compiler_class = Compiler
    #: Those of `_transformers` that IPython brings: they leave Python as it is.
    transformers = AnyTrait()
    #: Called with the value of a cell's last expression; may raise.
    refuse_result = AnyTrait(lambda _: None)

    @property
    def user_global_ns(self) -> dict[str, Any]:
        """Where functions of the cells look for names: the namespace of the cells, whichever it is."""
        return self.user_ns

    def init_displayhook(self) -> None:
        """Install our hook."""
        self.displayhook = Hook(parent=self, shell=self, recorder=self.recorder)
        self.display_trap = DisplayTrap(hook=self.displayhook)

    def init_display_pub(self) -> None:
        """Install our publisher."""
        self.display_pub = Publisher(parent=self, shell=self, recorder=self.recorder)

    def transform_cell(self, raw_cell: str) -> str:
        """IPython's translation into Python: of what is Python already the cell itself, which costs a tenth."""
        text = raw_cell if raw_cell.endswith("\n") else f"{raw_cell}\n"
        plain = not raw_cell[:1].isspace() and "In [" not in raw_cell  # no blank first line, no prompts
        if plain and self._transformers() == self.transformers and self.compile.accepts(text):
            return text
        return str(super().transform_cell(raw_cell))

    def _transformers(self) -> list[Any]:
        """What translates cells, to which a cell may add its own."""
        ours = self.input_transformer_manager
        steps = (ours.cleanup_transforms, ours.line_transforms, ours.token_transformers, self.input_transformers_post)
        return [one for step in steps for one in step]

    def should_run_async(self, raw_cell: str, **known: Any) -> bool:
        """Whether the cell awaits something; IPython compiles every cell to know."""
        return _may_await(raw_cell) and bool(super().should_run_async(raw_cell, **known))

    def enable_gui(self, gui: str | None = None) -> None:
        """There is no window system."""

    def ask_exit(self) -> None:
        """What `exit` and `quit` call: as in Jupyter the cell goes on."""

    def _showtraceback(self, etype: type[BaseException], evalue: BaseException, stb: list[str]) -> None:
        self.recorder.error(etype.__name__, said(evalue), list(stb))

    def _format_exception_for_storage(self, *_: Any, **__: Any) -> list[str]:
        return []  # IPython's history would format every traceback a second time


def make_shell(limit: int = 2**20) -> Shell:
    """A shell without history and without a profile on disk; make one in the warm parent and fork."""
    config = Config()
    config.HistoryManager.enabled = False
    config.InteractiveShell.colors = "nocolor"
    config.InteractiveShell.cache_size = 0
    shell: Shell = Shell.instance(config=config, recorder=Recorder(limit))
    shell.transformers = shell._transformers()
    shell.set_hook("show_in_pager", lambda *_, **__: None)  # what `len?` shows in a notebook is no output
    _inline_figures(shell)
    _warm_tracebacks(shell)
    return shell


def _warm_tracebacks(shell: Shell) -> None:
    """The first traceback costs a quarter of a second: pay it once, in the warm parent."""
    try:
        int("")
    except ValueError:
        shell.InteractiveTB.structured_traceback(*sys.exc_info())


def _inline_figures(shell: Shell) -> None:
    """Matplotlib figures appear below their cell, as with ``%matplotlib inline``."""
    from matplotlib_inline.backend_inline import configure_inline_support  # noqa: PLC0415 (pulls in Matplotlib)

    configure_inline_support(shell, "module://matplotlib_inline.backend_inline")


def run(shell: Shell, source: str) -> tuple[list[Output], BaseException | None]:
    """Run one cell; its outputs and the exception that ended it, or that it showed, if any.

    As in Jupyter the cell runs inside an event loop: ``asyncio.create_task`` works, ``asyncio.run`` does not.
    """
    shell.recorder.start()
    loop = _loop(shell)
    cell = loop.create_task(_run(shell, source))
    try:
        result = loop.run_until_complete(cell)
    except BaseException:
        cell.cancel()  # an interrupt while it awaited something; the next cell shall not find it going on
        raise
    outputs = shell.recorder.outputs
    return outputs, result.error_before_exec or result.error_in_exec or _shown(outputs)


async def _run(shell: Shell, source: str) -> ExecutionResult:
    """The cell's result, with its top-level awaits awaited in our loop; IPython alone would start a second one.

    Stored in the history, because that is where IPython looks whether a cell ends with a semicolon and shows nothing.
    """
    transformed = _transformed(shell, source) if _may_await(source) else None
    if transformed is None or not shell.should_run_async(source, transformed_cell=transformed):
        return shell.run_cell(source, store_history=True)
    result = None
    try:
        result = await shell.run_cell_async(source, store_history=True, transformed_cell=transformed)
    finally:
        shell.events.trigger("post_execute")  # figures are shown
        shell.events.trigger("post_run_cell", result)
    return result


def _may_await(cell: str) -> bool:
    return "await" in cell or "async" in cell


def _transformed(shell: Shell, source: str) -> str | None:
    """The cell as plain Python; None where IPython cannot read it, which running it will tell the learner."""
    try:
        return str(shell.transform_cell(source))
    except Exception:  # noqa: BLE001 (a transformer of the learner's may raise anything)
        return None


def _loop(shell: Shell) -> asyncio.AbstractEventLoop:
    """The process's loop. Its selector keeps nothing in the kernel: a fork shares none of its state."""
    if shell.loop is None or shell.loop.is_closed():
        shell.loop = asyncio.SelectorEventLoop(selectors.PollSelector())
        asyncio.set_event_loop(shell.loop)
    return shell.loop


def _shown(outputs: list[Output]) -> BaseException | None:
    """The error that a cell only displayed, as %run, %%capture and nested cells do: nbgrader counts it as raised."""
    found = next((output for output in outputs if output["output_type"] == "error"), None)
    if found is None:
        return None
    error: BaseException = type(found["ename"], (Exception,), {"__module__": "__main__"})(found["evalue"])
    return error
