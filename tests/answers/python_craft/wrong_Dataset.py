# %% W1 views of what was given are stored
@dataclass(frozen=True)
class Dataset:
    X: np.ndarray
    y: np.ndarray
    names: tuple[str, ...]

    def __post_init__(self):
        X, y, names = np.asarray(self.X, dtype=float).view(), np.asarray(self.y).view(), tuple(self.names)
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

# %% W2 equality is left to the dataclass
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

# %% W3 a slice gives a pair of arrays
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
        if not isinstance(index, slice):
            index = operator.index(index)
        return self.X[index], self.y[index]

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

# %% W4 the two parts are swapped
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
        return Dataset(self.X[mask], self.y[mask], self.names), Dataset(self.X[~mask], self.y[~mask], self.names)

    def __eq__(self, other):
        if not isinstance(other, Dataset):
            return NotImplemented
        return (
            self.names == other.names
            and np.array_equal(self.X, other.X)
            and np.array_equal(self.y, other.y)
        )

# %% W5 the given array itself is locked
@dataclass(frozen=True)
class Dataset:
    X: np.ndarray
    y: np.ndarray
    names: tuple[str, ...]

    def __post_init__(self):
        X, y, names = np.array(self.X, dtype=float), np.array(self.y), tuple(self.names)
        for given in (self.X, self.y):
            if isinstance(given, np.ndarray):
                given.setflags(write=False)
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

# %% W6 the error holds one length only
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
            raise ValueError(f"y must have {len(X)} items")
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

# %% W7 the arrays stay writable
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

# %% W8 the mask is not checked
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
        mask = np.asarray(mask).astype(bool)
        return Dataset(self.X[~mask], self.y[~mask], self.names), Dataset(self.X[mask], self.y[mask], self.names)

    def __eq__(self, other):
        if not isinstance(other, Dataset):
            return NotImplemented
        return (
            self.names == other.names
            and np.array_equal(self.X, other.X)
            and np.array_equal(self.y, other.y)
        )

# %% W9 names are not compared
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
        return isinstance(other, Dataset) and np.array_equal(self.X, other.X) and np.array_equal(self.y, other.y)
