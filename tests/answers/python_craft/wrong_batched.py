# %% W1 builds a list of everything
def batched(iterable, n):
    if n < 1:
        raise ValueError("n must be at least 1")
    items = list(iterable)
    return iter([items[start : start + n] for start in range(0, len(items), n)])

# %% W2 drops the tail
def batched(iterable, n):
    if n < 1:
        raise ValueError("n must be at least 1")
    return map(list, zip(*[iter(iterable)] * n))

# %% W3 the error comes only when iterated
def batched(iterable, n):
    if n < 1:
        raise ValueError("n must be at least 1")
    source = iter(iterable)
    while batch := list(islice(source, n)):
        yield batch

# %% W4 one list is filled again and again
def batched(iterable, n):
    if n < 1:
        raise ValueError("n must be at least 1")

    def generate():
        batch = []
        for item in iterable:
            if len(batch) == n:
                yield batch
                batch.clear()
            batch.append(item)
        if batch:
            yield batch

    return generate()

# %% W5 padding is dropped by its value, so None items are lost
def batched(iterable, n):
    from itertools import zip_longest

    if n < 1:
        raise ValueError("n must be at least 1")
    rows = zip_longest(*[iter(iterable)] * n)
    return ([item for item in row if item is not None] for row in rows)
