# %% row by row
def design(df, numeric, categorical, interactions):
    levels = {name: sorted(known) for name, known in categorical.items()}
    def parts(name):
        return [name] if name in numeric else [f"{name}[{level}]" for level in levels[name][1:]]
    for pair in interactions:
        for name in pair:
            if name not in numeric and name not in levels:
                raise ValueError(name)
    pairs = [(x, z) for a, b in interactions for x in parts(a) for z in parts(b)]
    names = [c for name in list(numeric) + list(levels) for c in parts(name)] + [f"{x}:{z}" for x, z in pairs]
    rows = []
    for record in df.to_dict("records"):
        row = {}
        for name in numeric:
            if pd.isna(record[name]):
                raise ValueError(name)
            row[name] = float(record[name])
        for name, known in levels.items():
            if record[name] not in known:
                raise ValueError(name)
            for level in known[1:]:
                row[f"{name}[{level}]"] = float(record[name] == level)
        rows.append(list(row.values()) + [row[x] * row[z] for x, z in pairs])
    return np.array(rows, dtype=float).reshape(len(df), len(names)), names

# %% rows of the identity
def design(df, numeric, categorical, interactions):
    table = {name: df[[name]].astype(float) for name in numeric}
    for name, levels in categorical.items():
        known = sorted(levels)
        code = df[name].map({level: i for i, level in enumerate(known)})
        if code.isna().any():
            raise ValueError(name)
        block = np.eye(len(known))[code.to_numpy(dtype=int)][:, 1:]
        dummies = pd.DataFrame(block, columns=[f"{name}[{level}]" for level in known[1:]])
        table[name] = dummies.set_index(df.index)
    arrays = [frame.to_numpy() for frame in table.values()]
    names = [column for frame in table.values() for column in frame.columns]
    if any(np.isnan(array).any() for array in arrays):
        raise ValueError
    for a, b in interactions:
        if not {a, b} <= set(table):
            raise ValueError((a, b))
        left, right = table[a], table[b]
        for x in left.columns:
            arrays.append(left[[x]].to_numpy() * right.to_numpy())
            names += [f"{x}:{z}" for z in right.columns]
    return np.hstack([np.zeros((len(df), 0)), *arrays]), names

# %% blind: a dictionary of lists of (name, column) for each variable; comparisons, products of arrays
def design(df, numeric, categorical, interactions):
    parts = {}
    for name in numeric:
        column = df[name]
        if column.isna().any():
            raise ValueError(f"missing value in {name}")
        parts[name] = [(name, column.to_numpy(dtype=float))]
    for name, levels in categorical.items():
        column = df[name]
        if column.isna().any() or not column.isin(list(levels)).all():
            raise ValueError(f"missing or unknown level in {name}")
        values = column.to_numpy(dtype=object)
        parts[name] = [
            (f"{name}[{level}]", np.array([float(v == level) for v in values])) for level in sorted(levels)[1:]
        ]
    columns = [pair for name in [*numeric, *categorical] for pair in parts[name]]
    for a, b in interactions:
        if a not in parts or b not in parts:
            raise ValueError(f"unknown name in the interaction {a}:{b}")
        columns += [(f"{x}:{z}", u * v) for x, u in parts[a] for z, v in parts[b]]
    matrix = np.zeros((len(df), len(columns)))
    for j, (_, values) in enumerate(columns):
        matrix[:, j] = values
    return matrix, [name for name, _ in columns]

# %% blind: blocks as matrices: rows of an identity matrix picked by level code, interactions by broadcasting
from itertools import product


def design(df, numeric, categorical, interactions):
    n = len(df)
    known = set(numeric) | set(categorical)
    for pair in interactions:
        if not set(pair) <= known:
            raise ValueError(f"{pair}: not among the variables")
    blocks, labels = {}, {}
    for name in numeric:
        blocks[name] = df[name].astype(float).to_numpy().reshape(n, 1)
        labels[name] = [name]
        if np.isnan(blocks[name]).any():
            raise ValueError("missing value")
    for name in categorical:
        ordered = sorted(categorical[name])
        place = {level: i for i, level in enumerate(ordered)}
        codes = []
        for value in df[name].tolist():
            if value not in place:
                raise ValueError(f"{value!r} is not a known level of {name}")
            codes.append(place[value])
        blocks[name] = np.eye(len(ordered))[np.array(codes, dtype=int)][:, 1:]
        labels[name] = [f"{name}[{level}]" for level in ordered[1:]]
    order = list(numeric) + list(categorical)
    stack = [np.empty((n, 0))] + [blocks[v] for v in order]
    names = [label for v in order for label in labels[v]]
    for a, b in interactions:
        joint = blocks[a][:, :, None] * blocks[b][:, None, :]
        stack.append(joint.reshape(n, blocks[a].shape[1] * blocks[b].shape[1]))
        names.extend(":".join(pair) for pair in product(labels[a], labels[b]))
    return np.hstack(stack), names
