"""The special methods that a stand-in passes on to the object it stands for."""

COMPARISONS = ("__eq__", "__ne__", "__lt__", "__le__", "__gt__", "__ge__")
_ARITHMETIC = (
    "add", "sub", "mul", "matmul", "truediv", "floordiv", "mod", "divmod", "pow",
    "lshift", "rshift", "and", "xor", "or",
)  # fmt: skip
ARITHMETIC = tuple(f"__{prefix}{name}__" for name in _ARITHMETIC for prefix in ("", "r", "i"))
UNARY = ("__neg__", "__pos__", "__abs__", "__invert__", "__round__", "__trunc__", "__floor__", "__ceil__")
CONVERSIONS = (
    "__bool__", "__int__", "__float__", "__complex__", "__index__", "__str__", "__repr__", "__hash__",
    "__format__", "__bytes__", "__fspath__", "__dir__",
)  # fmt: skip
CONTAINERS = (
    "__len__", "__getitem__", "__setitem__", "__delitem__", "__contains__", "__reversed__", "__missing__",
    "__length_hint__",
)  # fmt: skip
#: How a value is gone through or run: what comes out is looked at as data, so these can decide nothing.
RUNNING = ("__iter__", "__next__", "__call__", "__enter__", "__exit__", "__get__")
RUNNING_LATER = ("__aiter__", "__anext__", "__aenter__", "__aexit__")
#: Of an iterator, and of every object: names that are no special methods, but asked for in the same way.
STEPS = ("send", "throw", "close")
COPIES = ("copy", "deepcopy", "pickled", "clone")

ALL = (*COMPARISONS, *ARITHMETIC, *UNARY, *CONVERSIONS, *CONTAINERS, *RUNNING, *RUNNING_LATER)
#: What nobody has to allow.
FREE = frozenset({*RUNNING, *RUNNING_LATER, *STEPS, *COPIES})


def defined(kind: type) -> list[str]:
    """The special methods that instances of ``kind`` have beyond those of every object."""
    own = [vars(base) for base in kind.__mro__ if base is not object]
    return [name for name in ALL if any(space.get(name) is not None for space in own)]


def apply(value: object, name: str, args: tuple[object, ...]) -> object:
    """``name`` of the class of ``value``, as the interpreter calls it; NotImplemented may come back."""
    method = getattr(type(value), name)
    return method(value, *args)
