# %% W1 counts splits
def impurity_importance(tree: dict[str, Any], d: int) -> np.ndarray:
    credit = np.zeros(d)

    def walk(node: dict[str, Any]) -> None:
        if "feature" in node:
            sides = node["left"], node["right"]
            removed = node["n"] * node["impurity"] - sum(side["n"] * side["impurity"] for side in sides)
            credit[node["feature"]] += 1
            for side in sides:
                walk(side)

    walk(tree)
    return credit / credit.sum() if credit.sum() > 0 else credit

# %% W2 nodes are not weighted by their rows
def impurity_importance(tree: dict[str, Any], d: int) -> np.ndarray:
    credit = np.zeros(d)

    def walk(node: dict[str, Any]) -> None:
        if "feature" in node:
            sides = node["left"], node["right"]
            removed = node["impurity"] - sum(side["n"] / node["n"] * side["impurity"] for side in sides)
            credit[node["feature"]] += removed
            for side in sides:
                walk(side)

    walk(tree)
    return credit / credit.sum() if credit.sum() > 0 else credit
