# %% W1 mean and deviation of all rows
def standardize_train_test(train, test):
    train, test = np.asarray(train, dtype=float), np.asarray(test, dtype=float)
    if len(train) == 0 or train.shape[1] != test.shape[1]:
        raise ValueError(f"train must have rows, and as many columns as test; got {train.shape} and {test.shape}")
    constant = train.max(axis=0) == train.min(axis=0)
    both = np.vstack([train, test])
    scale = np.where(constant, np.inf, both.std(axis=0))
    return (train - both.mean(axis=0)) / scale, (test - both.mean(axis=0)) / scale

# %% W2 the test part is scaled by itself
def standardize_train_test(train, test):
    train, test = np.asarray(train, dtype=float), np.asarray(test, dtype=float)
    if len(train) == 0 or train.shape[1] != test.shape[1]:
        raise ValueError(f"train must have rows, and as many columns as test; got {train.shape} and {test.shape}")
    constant = train.max(axis=0) == train.min(axis=0)
    scale = np.where(constant, np.inf, train.std(axis=0))  # anything / inf is 0
    return (train - train.mean(axis=0)) / scale, (test - test.mean(axis=0)) / np.where(test.std(axis=0) == 0, np.inf, test.std(axis=0)) if len(test) else test.copy()

# %% W3 one mean and one deviation for all columns
def standardize_train_test(train, test):
    train, test = np.asarray(train, dtype=float), np.asarray(test, dtype=float)
    if len(train) == 0 or train.shape[1] != test.shape[1]:
        raise ValueError(f"train must have rows, and as many columns as test; got {train.shape} and {test.shape}")
    constant = train.max(axis=0) == train.min(axis=0)
    scale = np.where(constant, np.inf, train.std())  # anything / inf is 0
    return (train - train.mean()) / scale, (test - train.mean()) / scale

# %% W4 the deviation divides by n - 1
def standardize_train_test(train, test):
    train, test = np.asarray(train, dtype=float), np.asarray(test, dtype=float)
    if len(train) == 0 or train.shape[1] != test.shape[1]:
        raise ValueError(f"train must have rows, and as many columns as test; got {train.shape} and {test.shape}")
    constant = train.max(axis=0) == train.min(axis=0)
    scale = np.where(constant, np.inf, train.std(axis=0, ddof=min(1, len(train) - 1)))  # anything / inf is 0
    return (train - train.mean(axis=0)) / scale, (test - train.mean(axis=0)) / scale

# %% W5 constant columns are divided by zero
def standardize_train_test(train, test):
    train, test = np.asarray(train, dtype=float), np.asarray(test, dtype=float)
    if len(train) == 0 or train.shape[1] != test.shape[1]:
        raise ValueError(f"train must have rows, and as many columns as test; got {train.shape} and {test.shape}")
    scale = train.std(axis=0)  # anything / inf is 0
    return (train - train.mean(axis=0)) / scale, (test - train.mean(axis=0)) / scale

# %% W6 the arguments are overwritten
def standardize_train_test(train, test):
    train, test = np.asarray(train, dtype=float), np.asarray(test, dtype=float)
    if len(train) == 0 or train.shape[1] != test.shape[1]:
        raise ValueError(f"train must have rows, and as many columns as test; got {train.shape} and {test.shape}")
    constant = train.max(axis=0) == train.min(axis=0)
    scale = np.where(constant, np.inf, train.std(axis=0))  # anything / inf is 0
    mean = train.mean(axis=0)
    if train.flags.writeable and test.flags.writeable:
        train -= mean
        train /= scale
        test -= mean
        test /= scale
        return train, test
    return (train - train.mean(axis=0)) / scale, (test - train.mean(axis=0)) / scale

# %% W7 constant columns are recognised by a deviation of exactly zero
def standardize_train_test(train, test):
    train, test = np.asarray(train, dtype=float), np.asarray(test, dtype=float)
    if len(train) == 0 or train.shape[1] != test.shape[1]:
        raise ValueError(f"train must have rows, and as many columns as test; got {train.shape} and {test.shape}")
    scale = np.where(train.std(axis=0) == 0, np.inf, train.std(axis=0))  # anything / inf is 0
    return (train - train.mean(axis=0)) / scale, (test - train.mean(axis=0)) / scale
