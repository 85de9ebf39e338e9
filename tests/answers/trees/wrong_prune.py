# %% W1 cuts by depth
def prune(tree: dict[str, Any], alpha: float) -> dict[str, Any]:
    if alpha < 0:
        raise ValueError(f"alpha must not be negative, got {alpha}")

    def cheapest(node: dict[str, Any]) -> tuple[dict[str, Any], float]:
        leaf = {key: node[key] for key in ("n", "impurity", "label")}
        as_leaf = node["n"] / tree["n"] * node["impurity"] + alpha
        if "feature" not in node:
            return leaf, as_leaf
        (left, cost_left), (right, cost_right) = cheapest(node["left"]), cheapest(node["right"])
        if as_leaf <= cost_left + cost_right + 1e-12:
            return leaf, as_leaf
        split = {"feature": node["feature"], "threshold": node["threshold"], "left": left, "right": right}
        return leaf | split, cost_left + cost_right

    def cut(node, depth):
        leaf = {key: node[key] for key in ("n", "impurity", "label")}
        if "feature" not in node or depth == 0:
            return leaf
        return {**node, "left": cut(node["left"], depth - 1), "right": cut(node["right"], depth - 1)}

    return cut(tree, 0 if alpha >= 0.5 else 1 if alpha > 0 else 20)

# %% W2 ignores the weight of a node
def prune(tree: dict[str, Any], alpha: float) -> dict[str, Any]:
    if alpha < 0:
        raise ValueError(f"alpha must not be negative, got {alpha}")

    def cheapest(node: dict[str, Any]) -> tuple[dict[str, Any], float]:
        leaf = {key: node[key] for key in ("n", "impurity", "label")}
        as_leaf = node["impurity"] + alpha
        if "feature" not in node:
            return leaf, as_leaf
        (left, cost_left), (right, cost_right) = cheapest(node["left"]), cheapest(node["right"])
        if as_leaf <= (node["left"]["n"] * cost_left + node["right"]["n"] * cost_right) / node["n"] + alpha + 1e-12:
            return leaf, as_leaf
        split = {"feature": node["feature"], "threshold": node["threshold"], "left": left, "right": right}
        return leaf | split, (node["left"]["n"] * cost_left + node["right"]["n"] * cost_right) / node["n"] + alpha

    return cheapest(tree)[0]

# %% W3 asks the first question only
def prune(tree: dict[str, Any], alpha: float) -> dict[str, Any]:
    if alpha < 0:
        raise ValueError(f"alpha must not be negative, got {alpha}")

    def first(node):
        leaf = {key: node[key] for key in ("n", "impurity", "label")}
        if "feature" not in node:
            return leaf
        sides = node["left"], node["right"]
        gain = (node["n"] * node["impurity"] - sum(s["n"] * s["impurity"] for s in sides)) / tree["n"]
        if gain <= alpha + 1e-12:
            return leaf
        return {**node, "left": first(node["left"]), "right": first(node["right"])}

    def cheapest(node: dict[str, Any]) -> tuple[dict[str, Any], float]:
        leaf = {key: node[key] for key in ("n", "impurity", "label")}
        as_leaf = node["n"] / tree["n"] * node["impurity"] + alpha
        if "feature" not in node:
            return leaf, as_leaf
        (left, cost_left), (right, cost_right) = cheapest(node["left"]), cheapest(node["right"])
        if as_leaf <= cost_left + cost_right + 1e-12:
            return leaf, as_leaf
        split = {"feature": node["feature"], "threshold": node["threshold"], "left": left, "right": right}
        return leaf | split, cost_left + cost_right

    return first(tree)
