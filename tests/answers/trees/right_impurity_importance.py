# %% a stack
def impurity_importance(tree, d):
    credit, todo = [0.0] * d, [tree]
    while todo:
        node = todo.pop()
        if "feature" in node:
            a, b = node["left"], node["right"]
            credit[node["feature"]] += (node["n"] * node["impurity"] - a["n"] * a["impurity"] - b["n"] * b["impurity"]) / tree["n"]
            todo += [a, b]
    total = sum(credit)
    return np.array([c / total if total > 0 else 0.0 for c in credit])

# %% recursion that returns arrays
def impurity_importance(tree, d):
    def gains(node):
        if "left" not in node:
            return np.zeros(d)
        result = gains(node["left"]) + gains(node["right"])
        weights = [node[side]["n"] / node["n"] for side in ("left", "right")]
        rest = weights[0] * node["left"]["impurity"] + weights[1] * node["right"]["impurity"]
        result[node["feature"]] += node["n"] / tree["n"] * (node["impurity"] - rest)
        return result

    total = gains(tree)
    return total if not total.any() else total / total.sum()

# %% blind: recursion that adds to one array
def impurity_importance(tree, d):
    credit = np.zeros(d)

    def visit(node):
        if "feature" in node:
            left, right = node["left"], node["right"]
            credit[node["feature"]] += (node["n"] * node["impurity"] - left["n"] * left["impurity"]
                                        - right["n"] * right["impurity"]) / tree["n"]
            visit(left)
            visit(right)

    visit(tree)
    return credit / credit.sum() if credit.sum() > 0 else np.zeros(d)

# %% blind: a list of all splits, then bincount
def impurity_importance(tree, d):
    nodes, splits = [tree], []
    while nodes:
        node = nodes.pop()
        if "feature" not in node:
            continue
        nodes += [node["left"], node["right"]]
        weight = node["n"] / tree["n"]
        children = sum(node[s]["n"] / node["n"] * node[s]["impurity"] for s in ("left", "right"))
        splits.append((node["feature"], weight * (node["impurity"] - children)))
    where = np.array([f for f, _ in splits], dtype=int)
    credit = np.bincount(where, weights=[c for _, c in splits], minlength=d).astype(float)
    total = credit.sum()
    return np.divide(credit, total) if total > 0 else credit * 0
