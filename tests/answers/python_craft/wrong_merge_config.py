# %% W1 a shallow update
def merge_config(defaults, override):
    for key in override:
        if key not in defaults:
            raise KeyError(key)
    return copy.deepcopy({**defaults, **override})

# %% W2 the defaults are changed in place
def merge_config(defaults, override, path=""):
    for key, value in override.items():
        if key not in defaults:
            raise KeyError(path + key)
        if isinstance(value, dict) and isinstance(defaults[key], dict):
            merge_config(defaults[key], value, path + key + ".")
        else:
            defaults[key] = copy.deepcopy(value)
    return defaults

# %% W3 unknown keys are added
def merge_config(defaults, override):
    merged = copy.deepcopy(defaults)
    for key, value in override.items():
        if isinstance(value, dict) and isinstance(merged.get(key), dict):
            merged[key] = merge_config(merged[key], value)
        else:
            merged[key] = copy.deepcopy(value)
    return merged

# %% W4 the error names the last key only
def merge_config(defaults, override):
    merged = copy.deepcopy(defaults)
    for key, value in override.items():
        if key not in defaults:
            raise KeyError(key)
        if isinstance(value, dict) and isinstance(defaults[key], dict):
            merged[key] = merge_config(defaults[key], value)
        else:
            merged[key] = copy.deepcopy(value)
    return merged

# %% W5 sections and lists are shared with the arguments
def merge_config(defaults, override, path=""):
    merged = dict(defaults)
    for key, value in override.items():
        if key not in defaults:
            raise KeyError(path + key)
        if isinstance(value, dict) and isinstance(defaults[key], dict):
            merged[key] = merge_config(defaults[key], value, path + key + ".")
        else:
            merged[key] = value
    return merged

# %% W6 lists are joined
def merge_config(defaults, override, path=""):
    merged = copy.deepcopy(defaults)
    for key, value in override.items():
        if key not in defaults:
            raise KeyError(path + key)
        if isinstance(value, dict) and isinstance(defaults[key], dict):
            merged[key] = merge_config(defaults[key], value, path + key + ".")
        elif isinstance(value, list) and isinstance(defaults[key], list):
            merged[key] = copy.deepcopy(defaults[key] + value)
        else:
            merged[key] = copy.deepcopy(value)
    return merged

# %% W7 None counts as not given
def merge_config(defaults, override, path=""):
    merged = copy.deepcopy(defaults)
    for key, value in override.items():
        if key not in defaults:
            raise KeyError(path + key)
        if isinstance(value, dict) and isinstance(defaults[key], dict):
            merged[key] = merge_config(defaults[key], value, path + key + ".")
        elif value is not None:
            merged[key] = copy.deepcopy(value)
    return merged
