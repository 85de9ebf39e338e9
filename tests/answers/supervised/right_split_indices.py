# %% card by card: each row goes to the part that its class, then the whole split, owes most
def split_indices(n, fractions, rng, stratify=None):
    fractions = [float(f) for f in fractions]
    if any(f < 0 for f in fractions) or abs(sum(fractions) - 1) > 1e-9:
        raise ValueError("bad fractions")
    labels = [0] * n if stratify is None else list(stratify)
    if len(labels) != n:
        raise ValueError("bad labels")
    groups = {}
    for row in rng.permutation(n).tolist():
        groups.setdefault(labels[row], []).append(row)
    parts = [[] for _ in fractions]
    seen = 0
    for rows in groups.values():
        seen += len(rows)
        whole = [int(f * len(rows)) for f in fractions]
        start = 0
        for part, size in zip(parts, whole):
            part.extend(rows[start:start + size])
            start += size
        hungry = set(range(len(parts)))
        for row in rows[start:]:
            j = max(hungry, key=lambda j: fractions[j] * seen - len(parts[j]))
            parts[j].append(row)
            hungry.remove(j)
    return tuple(np.array(part, dtype=int) for part in parts)

# %% plain split by rounded boundaries, stratified split by largest need
def split_indices(n, fractions, rng, stratify=None):
    fractions = np.array(fractions, dtype=float)
    if np.any(fractions < 0) or not np.isclose(fractions.sum(), 1.0):
        raise ValueError("fractions must be non-negative and sum to one")
    if stratify is None:
        cuts = np.rint(np.cumsum(fractions)[:-1] * n).astype(int)
        return tuple(np.split(rng.permutation(n), cuts))
    stratify = np.asarray(stratify)
    if stratify.shape != (n,):
        raise ValueError("stratify needs one label per row")
    pieces = [[np.array([], dtype=int)] for _ in fractions]
    totals = np.zeros(len(fractions))
    done = 0
    _, codes = np.unique(stratify, return_inverse=True)
    for code in range(codes.max(initial=-1) + 1):
        rows = np.where(codes == code)[0]
        rng.shuffle(rows)
        done += len(rows)
        sizes = (fractions * len(rows)).astype(int)
        need = fractions * done - totals - sizes
        while sizes.sum() < len(rows):
            j = int(np.argmax(need))
            sizes[j] += 1
            need[j] = -np.inf
        totals += sizes
        for piece, chosen in zip(pieces, np.split(rows, np.cumsum(sizes)[:-1])):
            piece.append(chosen)
    return tuple(np.sort(np.concatenate(piece)) for piece in pieces)

# %% from the text alone, one
def split_indices(n: int, fractions: Sequence[float], rng: np.random.Generator,
                  stratify: ArrayLike | None = None) -> tuple[np.ndarray, ...]:
    shares = [float(f) for f in fractions]
    if any(f < 0 for f in shares):
        raise ValueError("a fraction is negative")
    if not abs(math.fsum(shares) - 1) <= 1e-9:
        raise ValueError("the fractions do not sum to 1")
    if stratify is None:
        groups = {None: list(range(n))}
    else:
        labels = np.asarray(stratify).tolist()
        if len(labels) != n:
            raise ValueError("stratify must have n labels")
        groups = {}
        for row, label in enumerate(labels):
            groups.setdefault(label, []).append(row)
    parts = [[] for _ in shares]
    seen = 0
    for rows in groups.values():
        m = len(rows)
        seen += m
        order = rng.permutation(m)
        sizes = [math.floor(f * m) for f in shares]
        behind = [f * seen - len(part) - size for f, part, size in zip(shares, parts, sizes)]
        ranking = sorted(range(len(shares)), key=lambda j: -behind[j])
        for j in ranking[: m - sum(sizes)]:
            sizes[j] += 1
        start = 0
        for part, size in zip(parts, sizes):
            part.extend(rows[i] for i in order[start:start + size])
            start += size
    return tuple(np.array(part, dtype=int) for part in parts)


# %% from the text alone, two
def split_indices(n: int, fractions: Sequence[float], rng: np.random.Generator,
                  stratify: ArrayLike | None = None) -> tuple[np.ndarray, ...]:
    f = np.array(fractions, dtype=float)
    if (f < 0).any() or not np.isclose(f.sum(), 1, rtol=0, atol=1e-9):
        raise ValueError("fractions must not be negative and must sum to 1")
    codes = np.zeros(n, dtype=int)
    if stratify is not None:
        stratify = np.asarray(stratify)
        if stratify.shape != (n,):
            raise ValueError("stratify must hold n labels")
        codes = np.unique(stratify, return_inverse=True)[1].reshape(n)
    wish = np.outer(np.bincount(codes), f)  # classes x parts
    base = np.floor(wish).astype(int)
    rest = wish - base
    # start: largest remainders in every class
    rank = np.argsort(np.argsort(-rest, axis=1, kind="stable"), axis=1, kind="stable")
    extra = rank < (np.bincount(codes) - base.sum(axis=1))[:, None]
    # repair: move single extras from parts that are ahead to parts that are behind
    moved = True
    while moved:
        moved = False
        ahead = (extra - rest).sum(axis=0)
        order = np.argsort(ahead)
        for a in order[::-1]:
            for b in order:
                if ahead[a] - ahead[b] <= 1 + 1e-9:
                    break
                where = np.flatnonzero(extra[:, a] & ~extra[:, b])
                if len(where):
                    c = where[np.argmax(rest[where, b] - rest[where, a])]
                    extra[c, a], extra[c, b] = False, True
                    moved = True
                    break
            if moved:
                break
    sizes = base + extra
    shuffled = rng.permutation(n)
    shuffled = shuffled[np.argsort(codes[shuffled], kind="stable")]
    target = np.repeat(np.tile(np.arange(len(f)), len(sizes)), sizes.ravel())
    return tuple(shuffled[target == j] for j in range(len(f)))
