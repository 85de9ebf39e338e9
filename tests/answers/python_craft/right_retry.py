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

# %% from the text alone, one
def retry(times: int, on: type[Exception] | tuple[type[Exception], ...]) -> Callable[[Callable], Callable]:
    if times < 1:
        raise ValueError("times must be at least 1")

    def decorator(function):
        @functools.wraps(function)
        def wrapper(*args, **kwargs):
            for _ in range(times - 1):
                try:
                    return function(*args, **kwargs)
                except on:
                    pass
            return function(*args, **kwargs)

        return wrapper

    return decorator


# %% from the text alone, two
import types


class Retrying:
    """A function that is tried again; a descriptor, so that it can be a method."""

    def __init__(self, function, times, on):
        functools.update_wrapper(self, function)
        self._function, self._times, self._on = function, times, on

    def __call__(self, /, *args, **kwargs):
        left = self._times
        while True:
            left -= 1
            try:
                return self._function(*args, **kwargs)
            except self._on:
                if left == 0:
                    raise

    def __get__(self, instance, owner=None):
        return self if instance is None else types.MethodType(self, instance)


def retry(times: int, on: type[Exception] | tuple[type[Exception], ...]) -> Callable[[Callable], Callable]:
    if times < 1:
        raise ValueError(f"times must be at least 1, not {times}")
    return lambda function: Retrying(function, times, on)
