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
