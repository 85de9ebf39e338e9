# %% a list that is filled
def batched(iterable, n):
    if n < 1:
        raise ValueError("n must be 1 or more")

    def generate():
        batch = []
        for item in iterable:
            batch.append(item)
            if len(batch) == n:
                yield batch
                batch = []
        if batch:
            yield batch

    return generate()

# %% an iterator class
class _Batches:
    def __init__(self, iterable, n):
        if n <= 0:
            raise ValueError(n)
        self.items, self.n = iter(iterable), n

    def __iter__(self):
        return self

    def __next__(self):
        batch = []
        for _ in range(self.n):
            try:
                batch.append(next(self.items))
            except StopIteration:
                break
        if not batch:
            raise StopIteration
        return batch


def batched(iterable, n):
    return _Batches(iterable, n)

# %% iter with a sentinel
def batched(iterable: Iterable, n: int) -> Iterator[list]:
    if not n >= 1:
        raise ValueError("a batch needs at least one item")
    source = iter(iterable)
    return iter(lambda: list(islice(source, n)), [])

# %% from the text alone, one
def batched(iterable: Iterable, n: int) -> Iterator[list]:
    if n < 1:
        raise ValueError("n must be at least 1")

    def generate():
        batch = []
        for item in iterable:
            batch.append(item)
            if len(batch) == n:
                yield batch
                batch = []
        if batch:
            yield batch

    return generate()


# %% from the text alone, two
def batched(iterable: Iterable, n: int) -> Iterator[list]:
    if n < 1:
        raise ValueError(f"n must be at least 1, not {n}")
    source = iter(iterable)
    return iter(lambda: list(islice(source, n)), [])
