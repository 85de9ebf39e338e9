# %% cuts the weakest link until none is cheap
def prune(tree, alpha):
    import copy

    if alpha < 0:
        raise ValueError("alpha")
    root = copy.deepcopy(tree)

    def branch(node):
        if "feature" not in node:
            return node["n"] * node["impurity"] / root["n"], 1
        (a, m), (b, k) = branch(node["left"]), branch(node["right"])
        return a + b, m + k

    def links(node):
        if "feature" in node:
            risk, size = branch(node)
            yield (node["n"] * node["impurity"] / root["n"] - risk) / (size - 1), node
            yield from links(node["left"])
            yield from links(node["right"])

    while "feature" in root:
        value, node = min(links(root), key=lambda link: link[0])
        if value > alpha + 1e-12:
            break
        for key in ("feature", "threshold", "left", "right"):
            del node[key]
    return root

# %% bottom up on a copy, counting risk and leaves apart
def prune(tree, alpha):
    if alpha < 0:
        raise ValueError("alpha must not be negative")
    n = tree["n"]

    def walk(node):
        own = node["n"] * node["impurity"] / n
        bare = {k: v for k, v in node.items() if k not in ("feature", "threshold", "left", "right")}
        if "left" not in node:
            return bare, own, 1
        left, risk_left, m = walk(node["left"])
        right, risk_right, k = walk(node["right"])
        if own - risk_left - risk_right <= alpha * (m + k - 1) + 1e-12:
            return bare, own, 1
        return {**node, "left": left, "right": right}, risk_left + risk_right, m + k

    return walk(tree)[0]

# %% blind: recursion that returns the tree and its cost
def prune(tree, alpha):
    if alpha < 0:
        raise ValueError("alpha is negative")
    total = tree["n"]

    def cut(node):
        leaf = {key: node[key] for key in ("n", "impurity", "label")}
        own = node["n"] / total * node["impurity"] + alpha
        if "feature" not in node:
            return leaf, own
        left, a = cut(node["left"])
        right, b = cut(node["right"])
        if own <= a + b + 1e-12:
            return leaf, own
        return {**leaf, "feature": node["feature"], "threshold": node["threshold"],
                "left": left, "right": right}, a + b

    return cut(tree)[0]

# %% blind: a deep copy, cut from the bottom in place, costs kept apart as impurity and leaves
def prune(tree, alpha):
    import copy

    if not alpha >= 0:
        raise ValueError(alpha)
    tree = copy.deepcopy(tree)
    N = tree["n"]

    def below(node):
        alone = node["n"] / N * node["impurity"]
        if "left" not in node:
            return alone, 1
        sums, leaves = (sum(pair) for pair in zip(below(node["left"]), below(node["right"])))
        if alone - sums <= alpha * (leaves - 1) + 1e-12:
            for key in ("feature", "threshold", "left", "right"):
                del node[key]
            return alone, 1
        return sums, leaves

    below(tree)
    return tree
