# %% NotImplemented for strangers, no hash
@dataclass(frozen=True)
class Dataset:
    X: np.ndarray
    y: np.ndarray
    names: tuple[str, ...]

    def __post_init__(self):
        X, y, names = np.array(self.X, dtype=float), np.array(self.y), tuple(self.names)
        if X.ndim != 2 or y.ndim != 1:
            raise ValueError("X must have two dimensions and y one")
        if len(X) != len(y):
            raise ValueError(f"{len(X)} rows but {len(y)} targets")
        if X.shape[1] != len(names):
            raise ValueError(f"{X.shape[1]} columns but {len(names)} names")
        X.setflags(write=False)
        y.setflags(write=False)
        object.__setattr__(self, "X", X)
        object.__setattr__(self, "y", y)
        object.__setattr__(self, "names", names)

    def __len__(self):
        return len(self.y)

    def __getitem__(self, index):
        if isinstance(index, slice):
            return Dataset(self.X[index], self.y[index], self.names)
        row = operator.index(index)
        return self.X[row], self.y[row]

    def split(self, mask):
        mask = np.asarray(mask)
        if mask.dtype != bool or mask.shape != (len(self),):
            raise ValueError(f"a mask of {len(self)} booleans is needed")
        return Dataset(self.X[~mask], self.y[~mask], self.names), Dataset(self.X[mask], self.y[mask], self.names)

    def __eq__(self, other):
        if not isinstance(other, Dataset):
            return NotImplemented
        return (
            self.names == other.names
            and np.array_equal(self.X, other.X)
            and np.array_equal(self.y, other.y)
        )

# %% written with replace, loops and a generated init
@dataclass(frozen=True, eq=False)
class Dataset:
    X: np.ndarray
    y: np.ndarray
    names: tuple[str, ...]

    def __post_init__(self):
        fields = {"X": np.array(self.X).astype(np.float64), "y": np.array(self.y), "names": tuple(self.names)}
        shape = fields["X"].shape
        if len(shape) != 2 or fields["y"].ndim != 1:
            raise ValueError(f"shapes {shape} and {fields['y'].shape}")
        if shape != (len(fields["y"]), len(fields["names"])):
            raise ValueError(f"X is {shape}, y has {len(fields['y'])} items, names has {len(fields['names'])}")
        for name, value in fields.items():
            if name != "names":
                value.flags.writeable = False
            object.__setattr__(self, name, value)

    def __len__(self):
        return self.X.shape[0]

    def _rows(self, which):
        return type(self)(self.X[which], self.y[which], self.names)

    def __getitem__(self, index):
        if isinstance(index, slice):
            return self._rows(index)
        if not isinstance(index, (int, np.integer)):
            raise TypeError(f"rows are chosen by an integer or a slice, not by {type(index).__name__}")
        if not -len(self) <= index < len(self):
            raise IndexError(index)
        return self.X[index], self.y[index]

    def split(self, mask):
        mask = np.array(mask)
        if mask.ndim != 1 or len(mask) != len(self) or mask.dtype.kind != "b":
            raise ValueError("the mask does not fit")
        return tuple(self._rows(np.flatnonzero(mask == side)) for side in (False, True))

    def __eq__(self, other):
        if type(other) is not type(self) or self.X.shape != other.X.shape or self.names != other.names:
            return False
        return bool((self.X == other.X).all()) and self.y.tolist() == other.y.tolist()

    def __hash__(self):
        return hash((self.X.shape, self.names))

# %% fields checked by functions outside
def _locked(values, dtype, dimensions):
    array = np.array(values, dtype=dtype, copy=True)
    if array.ndim != dimensions:
        raise ValueError(f"{dimensions} dimensions are needed, got {array.ndim}")
    array.setflags(write=False)
    return array


def _fit(one, other, what):
    if one != other:
        raise ValueError(f"{what}: {one} and {other}")


@dataclass(frozen=True)
class Dataset:
    X: np.ndarray
    y: np.ndarray
    names: tuple[str, ...]

    def __post_init__(self):
        vars(self).update(X=_locked(self.X, float, 2), y=_locked(self.y, None, 1), names=tuple(self.names))
        _fit(self.X.shape[0], self.y.shape[0], "rows and targets")
        _fit(self.X.shape[1], len(self.names), "columns and names")

    def __len__(self):
        return len(self.X)

    def __getitem__(self, index):
        if isinstance(index, slice):
            return Dataset(X=self.X[index], y=self.y[index], names=self.names)
        return self.X[operator.index(index)], self.y[operator.index(index)]

    def split(self, mask):
        mask = np.asarray(mask)
        if mask.dtype != np.bool_:
            raise ValueError("booleans are needed")
        if mask.shape != self.y.shape:
            raise ValueError(f"{mask.shape} does not fit {self.y.shape}")
        return tuple(Dataset(self.X[k], self.y[k], self.names) for k in (~mask, mask))

    def __eq__(self, other):
        try:
            return self.names == other.names and np.array_equal(self.X, other.X) and np.array_equal(self.y, other.y)
        except AttributeError:
            return False

# %% from the text alone, one
@dataclass(frozen=True)
class Dataset:
    X: np.ndarray
    y: np.ndarray
    names: tuple[str, ...]

    def __post_init__(self) -> None:
        X = np.array(self.X, dtype=np.float64)
        y = np.array(self.y)
        names = tuple(self.names)
        if X.ndim != 2:
            raise ValueError("X must be two-dimensional")
        if y.ndim != 1:
            raise ValueError("y must be one-dimensional")
        if len(X) != len(y):
            raise ValueError(f"X has {len(X)} rows, y has {len(y)}")
        if X.shape[1] != len(names):
            raise ValueError(f"X has {X.shape[1]} columns, there are {len(names)} names")
        X.setflags(write=False)
        y.setflags(write=False)
        object.__setattr__(self, "X", X)
        object.__setattr__(self, "y", y)
        object.__setattr__(self, "names", names)

    def __len__(self) -> int:
        return len(self.X)

    def __getitem__(self, index: int | slice) -> "Dataset | tuple[np.ndarray, object]":
        if isinstance(index, slice):
            return Dataset(self.X[index], self.y[index], self.names)
        if isinstance(index, (int, np.integer)) and not isinstance(index, bool):
            return self.X[index], self.y[index]
        raise TypeError("the index must be an integer or a slice")

    def split(self, mask: np.ndarray) -> "tuple[Dataset, Dataset]":
        mask = np.asarray(mask)
        if mask.dtype != bool or mask.shape != (len(self),):
            raise ValueError("the mask must hold one boolean for each row")
        return Dataset(self.X[~mask], self.y[~mask], self.names), Dataset(self.X[mask], self.y[mask], self.names)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Dataset):
            return False
        try:
            return bool(
                self.names == other.names and np.array_equal(self.X, other.X) and np.array_equal(self.y, other.y)
            )
        except Exception:
            return False

    __hash__ = None


# %% from the text alone, two
@dataclass(frozen=True)
class Dataset:
    X: np.ndarray
    y: np.ndarray
    names: tuple[str, ...]

    def __post_init__(self) -> None:
        stored = {
            "X": np.asarray(self.X).astype(float),
            "y": np.asarray(self.y).copy(),
            "names": tuple(self.names),
        }
        for field, ndim in (("X", 2), ("y", 1)):
            if stored[field].ndim != ndim:
                raise ValueError(f"{field} needs {ndim} dimensions, not {stored[field].ndim}")
            stored[field].setflags(write=False)
        n, d = stored["X"].shape
        for what, expected, found in (("names", d, len(stored["names"])), ("targets", n, len(stored["y"]))):
            if expected != found:
                raise ValueError(f"{expected} {what} needed for this X, {found} given")
        for field, value in stored.items():
            object.__setattr__(self, field, value)

    def __len__(self) -> int:
        return self.y.size

    def __getitem__(self, index: int | slice) -> "Dataset | tuple[np.ndarray, object]":
        if isinstance(index, slice):
            return self._take(list(range(len(self)))[index])
        place = range(len(self))[operator.index(index)]
        return self.X[place, :], self.y[place]

    def _take(self, places):
        rows = np.array(places, dtype=int)
        return Dataset(self.X.take(rows, axis=0), self.y.take(rows), self.names)

    def split(self, mask: np.ndarray) -> "tuple[Dataset, Dataset]":
        mask = np.asarray(mask)
        if mask.dtype.kind != "b" or mask.ndim != 1 or mask.size != len(self):
            raise ValueError(f"{len(self)} booleans needed, not shape {mask.shape} of {mask.dtype}")
        train, test = [], []
        for place, is_test in enumerate(mask.tolist()):
            (test if is_test else train).append(place)
        return self._take(train), self._take(test)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Dataset) or self.names != other.names or self.X.shape != other.X.shape:
            return False
        try:
            return all(bool(a == b) for a, b in zip(self.X.flat, other.X.flat)) and all(
                bool(a == b) for a, b in zip(self.y, other.y)
            )
        except Exception:
            return False

    def __hash__(self) -> int:
        return hash((self.X.shape, self.names))
