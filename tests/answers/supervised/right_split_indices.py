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
