# %% W1 as if independent
def variance_of_average(rho, sigma2, B):
    if B < 1 or sigma2 < 0 or not 0 <= rho <= 1:
        raise ValueError("arguments")
    return sigma2 / B

# %% W2 correlation squared
def variance_of_average(rho, sigma2, B):
    if B < 1 or sigma2 < 0 or not 0 <= rho <= 1:
        raise ValueError("arguments")
    return rho**2 * sigma2 + (1 - rho**2) * sigma2 / B

# %% W3 variance squared
def variance_of_average(rho, sigma2, B):
    if B < 1 or sigma2 < 0 or not 0 <= rho <= 1:
        raise ValueError("arguments")
    return (rho + (1 - rho) / B) * sigma2**2
