"""Outputs that a learner's process reports, made into what a notebook file may hold."""

import math
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

#: What is shown from now on where an earlier cell showed something under the same display id.
UPDATE = "update"


def clean(found: Iterable[Any]) -> Iterator[dict[str, Any]]:
    """The outputs that have nbformat's form, with its fields and no others; the rest is left out."""
    for output in found:
        match output:
            case {"output_type": "stream", "name": "stdout" | "stderr" as name, "text": str(text)}:
                yield {"output_type": "stream", "name": name, "text": plain(text)}
            case {"output_type": "error", "ename": str(ename), "evalue": str(evalue), "traceback": list(lines)}:
                kept = [plain(line) for line in lines if isinstance(line, str)]
                yield {"output_type": "error", "ename": plain(ename), "evalue": plain(evalue), "traceback": kept}
            case {"output_type": "update", "key": str(key), "data": dict(data), "metadata": dict(meta)}:
                yield {"output_type": UPDATE, "key": key, "data": plain(dict(_bundle(data))), "metadata": plain(meta)}
            case {"output_type": "display_data" | "execute_result" as kind, "data": dict(data), "metadata": dict(meta)}:
                count = output.get("execution_count")
                number = {"execution_count": count if type(count) is int and count >= 0 else None}
                more: dict[str, Any] = {}
                more |= number if kind == "execute_result" else {}
                name = output.get("key")
                more |= {"key": name} if isinstance(name, str) else {}
                yield {
                    "output_type": kind,
                    "data": plain(dict(_bundle(data))),
                    "metadata": plain(meta),
                    **more,
                }


def settled(cells: Sequence[list[dict[str, Any]]]) -> list[list[dict[str, Any]]]:
    """The outputs of all cells in order, with what later ones made of those that bear a display id."""
    shown: dict[str, list[dict[str, Any]]] = {}
    for outputs in cells:
        for output in outputs:
            if output["output_type"] == UPDATE:
                for known in shown.get(output["key"], ()):
                    known |= {"data": output["data"], "metadata": output["metadata"]}
        for output in outputs:
            if output["output_type"] != UPDATE and "key" in output:
                shown.setdefault(output.pop("key"), []).append(output)
    return [[output for output in outputs if output["output_type"] != UPDATE] for outputs in cells]


def plain(value: Any) -> Any:
    """``value``, of JSON, as every file can hold it: no half characters, no numbers that JSON has not."""
    match value:
        case str():
            return value.encode("utf-8", "replace").decode()
        case float() if not math.isfinite(value):
            return None
        case list():
            return [plain(item) for item in value]
        case dict():
            return {plain(key): plain(item) for key, item in value.items()}
    return value


def _bundle(data: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    """Representations by MIME type: text, or JSON where the type says so."""
    for kind, value in data.items():
        lines = isinstance(value, list) and all(isinstance(line, str) for line in value)
        if isinstance(value, str) or lines or kind.endswith("json"):
            yield kind, value
