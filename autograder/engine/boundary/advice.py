"""What an author can write instead of a test that the judge, a process of its own, cannot make."""

#: The first entry whose words stand in the failure or in the line that failed.
SENTENCES: tuple[tuple[str, str], ...] = (
    (
        "cannot inherit from a class of the answer",
        "Let the exercise ask for the subclass, or give the class a stub of what it works with.",
    ),
    (
        "FileNotFoundError",
        "Of the answer's files the test sees those that are data: no modules, no pickles, and none above 16 MiB.",
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


def advice(line: int, text: str, failure: str) -> str:
    """Where a reference failed, how, and what to write instead."""
    place = f"line {line} ({text.strip()}): " if line else ""
    told = next((say for words, say in SENTENCES if words in failure or words in text), DEFAULT)
    return f"{place}{failure.rstrip('.')}. {told}"
