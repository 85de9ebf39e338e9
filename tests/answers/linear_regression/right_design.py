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
