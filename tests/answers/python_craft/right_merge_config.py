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

# %% from the text alone, one
def merge_config(defaults: dict, override: dict) -> dict:
    def merge(base, change, prefix):
        for key in change:
            if key not in base:
                raise KeyError(prefix + key)
        result = {}
        for key, value in base.items():
            if key not in change:
                result[key] = copy.deepcopy(value)
            elif isinstance(value, dict) and isinstance(change[key], dict):
                result[key] = merge(value, change[key], prefix + key + ".")
            else:
                result[key] = copy.deepcopy(change[key])
        return result

    return merge(defaults, override, "")


# %% from the text alone, two
def merge_config(defaults: dict, override: dict) -> dict:
    # no recursion over sections: a stack of (section to fill, default section, override section, path)
    merged = {}
    todo = [(merged, defaults, override, ())]
    while todo:
        target, base, change, path = todo.pop()
        unknown = [key for key in change if key not in base]
        if unknown:
            raise KeyError("unknown setting " + ".".join((*path, unknown[0])))
        for key, default in base.items():
            value = change.get(key, default)
            if not isinstance(value, dict):
                target[key] = copy.deepcopy(value)
                continue
            target[key] = {}
            both = key in change and isinstance(default, dict)
            todo.append((target[key], default if both else value, value if both else {}, (*path, key)))
    return merged
