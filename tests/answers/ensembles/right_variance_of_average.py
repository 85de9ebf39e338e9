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
