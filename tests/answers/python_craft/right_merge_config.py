# %% rebuilt from the keys of the defaults
def merge_config(defaults, override, path=()):
    for key in override:
        if key not in defaults:
            raise KeyError("unknown setting " + ".".join([*path, key]))
    result = {}
    for key, default in defaults.items():
        if key not in override:
            result[key] = copy.deepcopy(default)
        elif isinstance(default, dict) and isinstance(override[key], dict):
            result[key] = merge_config(default, override[key], (*path, key))
        else:
            result[key] = copy.deepcopy(override[key])
    return result

# %% a stack instead of recursion, the sections in another order
def merge_config(defaults: dict, override: dict) -> dict:
    merged = dict(reversed(copy.deepcopy(defaults).items()))
    waiting = [(merged, copy.deepcopy(override), "")]
    while waiting:
        section, changes, prefix = waiting.pop()
        for key, value in changes.items():
            if key not in section:
                raise KeyError(f"The defaults have no key {prefix}{key}.")
            if type(section[key]) is dict and type(value) is dict:
                waiting.append((section[key], value, f"{prefix}{key}."))
            else:
                section[key] = value
    return merged

# %% through json
def merge_config(defaults, override):
    import json

    def check_and_update(old, new, path):
        unknown = set(new) - set(old)
        if unknown:
            raise KeyError(".".join(path + [min(unknown)]))
        for key in new:
            both = isinstance(old[key], dict) and isinstance(new[key], dict)
            old[key] = check_and_update(old[key], new[key], path + [key]) if both else new[key]
        return old

    return check_and_update(json.loads(json.dumps(defaults)), json.loads(json.dumps(override)), [])
