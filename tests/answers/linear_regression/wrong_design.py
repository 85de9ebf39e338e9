# %% W1 all dummies
def design(df, numeric, categorical, interactions):
    blocks: dict[str, dict[str, np.ndarray]] = {}
    for name in numeric:
        values = df[name].to_numpy(dtype=float)
        if np.isnan(values).any():
            raise ValueError(f"{name} has missing values")
        blocks[name] = {name: values}
    for name, levels in categorical.items():
        if not df[name].isin(levels).all():
            raise ValueError(f"{name} has a level that is not known")
        blocks[name] = {
            f"{name}[{level}]": (df[name] == level).to_numpy(dtype=float)
            for level in sorted(levels)
        }
    columns = {name: column for block in blocks.values() for name, column in block.items()}
    for a, b in interactions:
        if a not in blocks or b not in blocks:
            raise ValueError("an interaction needs the main effects of both variables")
        for x, left in blocks[a].items():
            for z, right in blocks[b].items():
                columns[f"{x}:{z}"] = left * right
    matrix = np.zeros((len(df), len(columns)))
    for j, column in enumerate(columns.values()):
        matrix[:, j] = column
    return matrix, list(columns)

# %% W2 order of appearance
def design(df, numeric, categorical, interactions):
    blocks: dict[str, dict[str, np.ndarray]] = {}
    for name in numeric:
        values = df[name].to_numpy(dtype=float)
        if np.isnan(values).any():
            raise ValueError(f"{name} has missing values")
        blocks[name] = {name: values}
    for name, levels in categorical.items():
        if not df[name].isin(levels).all():
            raise ValueError(f"{name} has a level that is not known")
        blocks[name] = {
            f"{name}[{level}]": (df[name] == level).to_numpy(dtype=float)
            for level in sorted(levels, key=lambda v: (list(df[name]).index(v) if v in list(df[name]) else 99, v))[1:]
        }
    columns = {name: column for block in blocks.values() for name, column in block.items()}
    for a, b in interactions:
        if a not in blocks or b not in blocks:
            raise ValueError("an interaction needs the main effects of both variables")
        for x, left in blocks[a].items():
            for z, right in blocks[b].items():
                columns[f"{x}:{z}"] = left * right
    matrix = np.zeros((len(df), len(columns)))
    for j, column in enumerate(columns.values()):
        matrix[:, j] = column
    return matrix, list(columns)

# %% W3 interaction without main effects
def design(df, numeric, categorical, interactions):
    blocks: dict[str, dict[str, np.ndarray]] = {}
    for name in numeric:
        values = df[name].to_numpy(dtype=float)
        if np.isnan(values).any():
            raise ValueError(f"{name} has missing values")
        blocks[name] = {name: values}
    for name, levels in categorical.items():
        if not df[name].isin(levels).all():
            raise ValueError(f"{name} has a level that is not known")
        blocks[name] = {
            f"{name}[{level}]": (df[name] == level).to_numpy(dtype=float)
            for level in sorted(levels)[1:]
        }
    columns = {name: column for block in blocks.values() for name, column in block.items()}
    for a, b in interactions:
        if a not in blocks or b not in blocks:
            raise ValueError("an interaction needs the main effects of both variables")
        for x, left in blocks[a].items():
            for z, right in blocks[b].items():
                columns[f"{x}:{z}"] = left * right
    gone = [x for pair in interactions for name in pair for x in blocks[name]]
    columns = {name: column for name, column in columns.items() if name not in gone}
    matrix = np.zeros((len(df), len(columns)))
    for j, column in enumerate(columns.values()):
        matrix[:, j] = column
    return matrix, list(columns)

# %% W4 unknown levels are zeros
def design(df, numeric, categorical, interactions):
    blocks: dict[str, dict[str, np.ndarray]] = {}
    for name in numeric:
        values = df[name].to_numpy(dtype=float)
        if np.isnan(values).any():
            raise ValueError(f"{name} has missing values")
        blocks[name] = {name: values}
    for name, levels in categorical.items():
        if not df[name].notna().all():
            raise ValueError(f"{name} has a level that is not known")
        blocks[name] = {
            f"{name}[{level}]": (df[name] == level).to_numpy(dtype=float)
            for level in sorted(levels)[1:]
        }
    columns = {name: column for block in blocks.values() for name, column in block.items()}
    for a, b in interactions:
        if a not in blocks or b not in blocks:
            raise ValueError("an interaction needs the main effects of both variables")
        for x, left in blocks[a].items():
            for z, right in blocks[b].items():
                columns[f"{x}:{z}"] = left * right
    matrix = np.zeros((len(df), len(columns)))
    for j, column in enumerate(columns.values()):
        matrix[:, j] = column
    return matrix, list(columns)

# %% W5 only the levels that are there
def design(df, numeric, categorical, interactions):
    blocks: dict[str, dict[str, np.ndarray]] = {}
    for name in numeric:
        values = df[name].to_numpy(dtype=float)
        if np.isnan(values).any():
            raise ValueError(f"{name} has missing values")
        blocks[name] = {name: values}
    for name, levels in categorical.items():
        if not df[name].isin(levels).all():
            raise ValueError(f"{name} has a level that is not known")
        blocks[name] = {
            f"{name}[{level}]": (df[name] == level).to_numpy(dtype=float)
            for level in sorted(levels)[1:] if (df[name] == level).any() or len(df) < 3
        }
    columns = {name: column for block in blocks.values() for name, column in block.items()}
    for a, b in interactions:
        if a not in blocks or b not in blocks:
            raise ValueError("an interaction needs the main effects of both variables")
        for x, left in blocks[a].items():
            for z, right in blocks[b].items():
                columns[f"{x}:{z}"] = left * right
    matrix = np.zeros((len(df), len(columns)))
    for j, column in enumerate(columns.values()):
        matrix[:, j] = column
    return matrix, list(columns)

# %% W6 missing values pass
def design(df, numeric, categorical, interactions):
    blocks: dict[str, dict[str, np.ndarray]] = {}
    for name in numeric:
        values = df[name].to_numpy(dtype=float)
        if False:
            raise ValueError(f"{name} has missing values")
        blocks[name] = {name: values}
    for name, levels in categorical.items():
        if not df[name].dropna().isin(levels).all():
            raise ValueError(f"{name} has a level that is not known")
        blocks[name] = {
            f"{name}[{level}]": (df[name] == level).to_numpy(dtype=float)
            for level in sorted(levels)[1:]
        }
    columns = {name: column for block in blocks.values() for name, column in block.items()}
    for a, b in interactions:
        if a not in blocks or b not in blocks:
            raise ValueError("an interaction needs the main effects of both variables")
        for x, left in blocks[a].items():
            for z, right in blocks[b].items():
                columns[f"{x}:{z}"] = left * right
    matrix = np.zeros((len(df), len(columns)))
    for j, column in enumerate(columns.values()):
        matrix[:, j] = column
    return matrix, list(columns)

# %% W7 interaction with any column
def design(df, numeric, categorical, interactions):
    blocks: dict[str, dict[str, np.ndarray]] = {}
    for name in numeric:
        values = df[name].to_numpy(dtype=float)
        if np.isnan(values).any():
            raise ValueError(f"{name} has missing values")
        blocks[name] = {name: values}
    for name, levels in categorical.items():
        if not df[name].isin(levels).all():
            raise ValueError(f"{name} has a level that is not known")
        blocks[name] = {
            f"{name}[{level}]": (df[name] == level).to_numpy(dtype=float)
            for level in sorted(levels)[1:]
        }
    columns = {name: column for block in blocks.values() for name, column in block.items()}
    for a, b in interactions:
        if a not in blocks or b not in blocks:
            continue
        for x, left in blocks[a].items():
            for z, right in blocks[b].items():
                columns[f"{x}:{z}"] = left * right
    matrix = np.zeros((len(df), len(columns)))
    for j, column in enumerate(columns.values()):
        matrix[:, j] = column
    return matrix, list(columns)
