# %% W1 a bare except
def retry(times, on):
    if times < 1:
        raise ValueError("times must be at least 1")

    def decorate(function):
        @functools.wraps(function)
        def wrapper(*args, **kwargs):
            for call in range(times):
                try:
                    return function(*args, **kwargs)
                except:
                    if call == times - 1:
                        raise

        return wrapper

    return decorate

# %% W2 the last failure is swallowed
def retry(times, on):
    if times < 1:
        raise ValueError("times must be at least 1")

    def decorate(function):
        @functools.wraps(function)
        def wrapper(*args, **kwargs):
            for _ in range(times):
                try:
                    return function(*args, **kwargs)
                except on:
                    pass

        return wrapper

    return decorate

# %% W3 name, docstring and signature are lost
def retry(times, on):
    if times < 1:
        raise ValueError("times must be at least 1")

    def decorate(function):
        def wrapper(*args, **kwargs):
            for _ in range(times - 1):
                try:
                    return function(*args, **kwargs)
                except on:
                    pass
            return function(*args, **kwargs)

        return wrapper

    return decorate

# %% W4 one call too many
def retry(times, on):
    if times < 1:
        raise ValueError("times must be at least 1")

    def decorate(function):
        @functools.wraps(function)
        def wrapper(*args, **kwargs):
            for _ in range(times):
                try:
                    return function(*args, **kwargs)
                except on:
                    pass
            return function(*args, **kwargs)

        return wrapper

    return decorate

# %% W5 the count is shared by all calls
def retry(times, on):
    if times < 1:
        raise ValueError("times must be at least 1")

    def decorate(function):
        left = times

        @functools.wraps(function)
        def wrapper(*args, **kwargs):
            nonlocal left
            while True:
                left -= 1
                try:
                    return function(*args, **kwargs)
                except on:
                    if left <= 0:
                        raise

        return wrapper

    return decorate

# %% W6 a false value is taken for a failure
def retry(times, on):
    if times < 1:
        raise ValueError("times must be at least 1")

    def decorate(function):
        @functools.wraps(function)
        def wrapper(*args, **kwargs):
            for call in range(times):
                try:
                    result = function(*args, **kwargs)
                    if result:
                        return result
                except on:
                    if call == times - 1:
                        raise
            return result

        return wrapper

    return decorate

# %% W7 another exception is raised in place of the last one
def retry(times, on):
    if times < 1:
        raise ValueError("times must be at least 1")

    def decorate(function):
        @functools.wraps(function)
        def wrapper(*args, **kwargs):
            for _ in range(times):
                try:
                    return function(*args, **kwargs)
                except on as error:
                    last = error
            raise RuntimeError(f"gave up after {times} calls") from last

        return wrapper

    return decorate

# %% W8 an object that does not bind to methods
def retry(times, on):
    if times < 1:
        raise ValueError("times must be at least 1")

    class Retrying:
        def __init__(self, function):
            functools.update_wrapper(self, function)
            self.function = function

        def __call__(self, *args, **kwargs):
            for _ in range(times - 1):
                try:
                    return self.function(*args, **kwargs)
                except on:
                    pass
            return self.function(*args, **kwargs)

    return Retrying
