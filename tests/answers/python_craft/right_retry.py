# %% a loop that counts and re-raises
def retry(times, on):
    if times < 1:
        raise ValueError("times must be at least 1")

    def decorate(function):
        @functools.wraps(function)
        def wrapper(*args, **kwargs):
            calls = 0
            while True:
                calls += 1
                try:
                    return function(*args, **kwargs)
                except on:
                    if calls == times:
                        raise

        return wrapper

    return decorate

# %% recursion
def retry(times, on):
    if times <= 0:
        raise ValueError(times)
    if times == 1:
        return lambda function: function

    def decorate(function):
        def wrapper(*args, **kwargs):
            try:
                return function(*args, **kwargs)
            except on:
                return retry(times - 1, on)(function)(*args, **kwargs)

        return functools.update_wrapper(wrapper, function)

    return decorate

# %% keeps the last exception
def retry(times, on):
    if not times >= 1:
        raise ValueError("at least one call")

    def decorate(function):
        @functools.wraps(function)
        def wrapper(*args, **kwargs):
            last = None
            for _ in range(times):
                try:
                    return function(*args, **kwargs)
                except on as error:
                    last = error
            raise last

        return wrapper

    return decorate
