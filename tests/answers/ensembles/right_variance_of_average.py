# %% from the covariance matrix
def variance_of_average(rho, sigma2, B):
    if B < 1:
        raise ValueError("B")
    if sigma2 < 0:
        raise ValueError("sigma2")
    if not (rho >= 0 and rho <= 1):
        raise ValueError("rho")
    matrix = sigma2 * (rho * np.ones((B, B)) + (1 - rho) * np.eye(B))
    return float(matrix.mean())

# %% count of pairs
def variance_of_average(rho, sigma2, B):
    if not (B >= 1 and sigma2 >= 0 and 0 <= rho <= 1):
        raise ValueError("arguments")
    return (B * sigma2 + B * (B - 1) * rho * sigma2) / B**2

# %% blind: the formula
def variance_of_average(rho, sigma2, B):
    if B < 1 or sigma2 < 0 or rho < 0 or rho > 1:
        raise ValueError("out of range")
    return rho * sigma2 + (1 - rho) / B * sigma2

# %% blind: all covariances added up
def variance_of_average(rho, sigma2, B):
    if not B >= 1:
        raise ValueError(f"B = {B}")
    if not sigma2 >= 0:
        raise ValueError(f"sigma2 = {sigma2}")
    if not 0 <= rho <= 1:
        raise ValueError(f"rho = {rho}")
    B = int(B)
    own = B * float(sigma2)
    pairs = B * (B - 1) * float(rho) * float(sigma2)
    return (own + pairs) / B**2
