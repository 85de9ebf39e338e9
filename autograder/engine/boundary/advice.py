"""What an author can write instead of a test that the judge, a process of its own, cannot make."""

from collections.abc import Mapping

#: The first entry whose words stand in the failure or in the line that failed.
SENTENCES: tuple[tuple[str, str], ...] = (
    (
        "cannot inherit from a class of the answer",
        "Let the exercise ask for the subclass, or give the class a stub of what it works with.",
    ),
    (
        "FileNotFoundError",
        "The test has a folder of its own: put the file beside the notebook, or let the answer take and return text.",
    ),
    (
        "isinstance(",
        "An object of the answer's class is never a list, dict or array here: compare what it contains, as list(x).",
    ),
    ("issubclass(", "A class of the answer inherits here from its own and from abstract base classes only."),
    (
        "assertLogs",
        "Records below the level WARNING are not seen here: let the answer set its logger's level.",
    ),
    ("sys.modules", "Modules that the answer makes stay in its process: test the functions themselves."),
)
DEFAULT = (
    "Let the test compare plain data (numbers, text, lists, arrays, frames) that the answer returns; what is kept from"
    " an earlier call is a copy and does not change with the object."
)


def advice(line: int, text: str, failure: str, readers: Mapping[str, str]) -> str:
    """Where a reference failed, how, and what to write instead.

    ``readers`` are names that the tests cell binds and that functions of solution cells read, with one such function.
    """
    place = f"line {line} ({text.strip()}): " if line else ""
    name = min(readers, default="")
    if name:
        told = f"This cell binds {name}, which {readers[name]} of a solution cell reads: it sees its own; pass it in."
    else:
        told = next((say for words, say in SENTENCES if words in failure or words in text), DEFAULT)
    return f"{place}{failure.rstrip('.')}. {told}"
