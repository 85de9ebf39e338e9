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

# %% from the text alone, one
def standardize_train_test(train: np.ndarray, test: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    train = np.array(train, dtype=np.float64)
    test = np.array(test, dtype=np.float64)
    if train.shape[0] == 0:
        raise ValueError("no training rows")
    if train.shape[1] != test.shape[1]:
        raise ValueError("different numbers of columns")
    constant = (train == train[0]).all(axis=0)
    mean = train.mean(axis=0)
    std = np.where(constant, 1.0, train.std(axis=0))
    return np.where(constant, 0.0, (train - mean) / std), np.where(constant, 0.0, (test - mean) / std)


# %% from the text alone, two
def standardize_train_test(train: np.ndarray, test: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    (n, d), (m, other) = np.shape(train), np.shape(test)
    if n == 0 or d != other:
        raise ValueError("need training rows, and the same columns in both parts")
    train_scaled, test_scaled = np.zeros((n, d)), np.zeros((m, d))
    for j in range(d):
        column = [float(value) for value in train[:, j]]
        if min(column) == max(column):
            continue
        mean = math.fsum(column) / n
        std = math.sqrt(math.fsum((value - mean) ** 2 for value in column) / n)
        for i in range(n):
            train_scaled[i, j] = (column[i] - mean) / std
        for i in range(m):
            test_scaled[i, j] = (float(test[i, j]) - mean) / std
    return train_scaled, test_scaled
