# %% W1 as if the mean were wanted
def information_criteria(nll_sum, k, n):
    if k < 0 or n < 1:
        raise ValueError("impossible")
    return float(2 * nll_sum / n + 2 * k), float(2 * nll_sum / n + k * np.log(n))

# %% W6 as if the mean were given
def information_criteria(nll_sum, k, n):
    if k < 0 or n < 1:
        raise ValueError("impossible")
    return float(2 * n * nll_sum + 2 * k), float(2 * n * nll_sum + k * np.log(n))

# %% W2 as if the log-likelihood were given
def information_criteria(nll_sum, k, n):
    if k < 0 or n < 1:
        raise ValueError("impossible")
    return float(2 * k - 2 * nll_sum), float(k * np.log(n) - 2 * nll_sum)

# %% W7 parameters are rewarded
def information_criteria(nll_sum, k, n):
    if k < 0 or n < 1:
        raise ValueError("impossible")
    return float(2 * nll_sum - 2 * k), float(2 * nll_sum - k * np.log(n))

# %% W3 logarithm to base 10
def information_criteria(nll_sum, k, n):
    if k < 0 or n < 1:
        raise ValueError("impossible")
    return float(2 * nll_sum + 2 * k), float(2 * nll_sum + k * np.log10(n))

# %% W4 the NLL once
def information_criteria(nll_sum, k, n):
    if k < 0 or n < 1:
        raise ValueError("impossible")
    return float(nll_sum + 2 * k), float(nll_sum + k * np.log(n))

# %% W5 impossible numbers are taken
def information_criteria(nll_sum, k, n):
    return float(2 * nll_sum + 2 * k), float(2 * nll_sum + k * np.log(max(n, 1)))
