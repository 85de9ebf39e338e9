# %% column by column in plain Python
def standardize_train_test(train, test):
    if len(train) == 0 or train.shape[1] != test.shape[1]:
        raise ValueError("shapes")
    scaled = [np.zeros(train.shape), np.zeros(test.shape)]
    for j in range(train.shape[1]):
        column = [float(v) for v in train[:, j]]
        if len(set(column)) == 1:
            continue
        mean = math.fsum(column) / len(column)
        sd = math.sqrt(math.fsum((v - mean) ** 2 for v in column) / len(column))
        for part, out in zip((train, test), scaled):
            out[:, j] = [(float(v) - mean) / sd for v in part[:, j]]
    return tuple(scaled)

# %% the library, and constant columns blanked out
from sklearn.preprocessing import StandardScaler


def standardize_train_test(train, test):
    if train.shape[0] < 1 or train.shape[1] != test.shape[1]:
        raise ValueError("the parts do not fit")
    train, test = train.astype(float), test.astype(float)
    scaler = StandardScaler().fit(train)
    constant = np.ptp(train, axis=0) == 0
    a = scaler.transform(train)
    b = scaler.transform(test) if len(test) else test.copy()
    a[:, constant] = 0.0
    b[:, constant] = 0.0
    return a, b

# %% divide where it is possible
def standardize_train_test(train, test):
    n, d = train.shape
    if n == 0 or d != test.shape[1]:
        raise ValueError("the parts do not fit")
    mu = np.mean(train, axis=0, dtype=np.float64)
    centred = train - mu
    sigma = np.sqrt(np.mean(centred**2, axis=0))
    varies = (train != train[0]).any(axis=0)
    return tuple(
        np.divide(part - mu, sigma, out=np.zeros(part.shape), where=varies) for part in (train, test)
    )
