# %% a for loop over powers
def backtracking(f, g, x, direction, t0=1.0, beta=0.5, c=1e-4):
    x, d = np.array(x, dtype=float), np.array(direction, dtype=float)
    slope = float(np.dot(np.array(g, dtype=float), d))
    if np.isnan(slope) or slope >= 0:
        raise ValueError("not a descent direction")
    start = float(f(x))
    k = 0
    while True:
        t = t0 * beta**k
        if t < t0 * 1e-16:
            raise ValueError("gave up")
        value = float(f(x + t * d))
        if abs(value) < np.inf and value - start <= c * t * slope:
            return t
        k += 1

# %% a recursive helper
import math


def backtracking(f, g, x, direction, t0=1.0, beta=0.5, c=1e-4):
    x = [float(a) for a in x]
    d = [float(a) for a in direction]
    slope = sum(float(a) * b for a, b in zip(g, d))
    if not slope < 0:
        raise ValueError
    base = f(np.array(x))

    def attempt(t):
        if t / t0 < 1e-16:
            raise ValueError
        value = f(np.array([a + t * b for a, b in zip(x, d)]))
        return t if math.isfinite(value) and value <= base + c * t * slope else attempt(t * beta)

    return attempt(float(t0))

# %% a generator of steps, next
def backtracking(f, g, x, direction, t0=1.0, beta=0.5, c=1e-4):
    x, direction = np.asarray(x) * 1.0, np.asarray(direction) * 1.0
    slope = np.inner(np.asarray(g) * 1.0, direction)
    if slope >= 0 or slope != slope:
        raise ValueError("uphill")
    before = f(x)
    count = int(np.floor(np.log(1e-16) / np.log(beta))) + 1
    for t in t0 * np.power(beta, np.arange(count)):
        after = f(x + t * direction)
        if np.isfinite(after) and before + c * t * slope >= after:
            return t
    raise ValueError("no step")

# %% blind: while loop, t multiplied down
def backtracking(f, g, x, direction, t0=1.0, beta=0.5, c=1e-4):
    x = np.array(x, dtype=np.float64)
    d = np.array(direction, dtype=np.float64)
    slope = float(np.array(g, dtype=np.float64) @ d)
    if not slope < 0:
        raise ValueError("not a direction of descent")
    here = f(x.copy())
    t = float(t0)
    while t >= 1e-16 * t0:
        there = f(x + t * d)
        if np.isfinite(there) and there <= here + c * t * slope:
            return t
        t *= beta
    raise ValueError("no acceptable step")

# %% blind: counting powers, next() over a generator
def backtracking(f, g, x, direction, t0=1.0, beta=0.5, c=1e-4):
    from itertools import count, takewhile
    from math import isfinite

    x, d, g = (np.asarray(a, dtype=float) for a in (x, direction, g))
    slope = float(np.dot(g, d))
    if np.isnan(slope) or slope >= 0:
        raise ValueError("slope must be negative")
    base = float(f(x.copy()))

    def accepted(t):
        value = float(f(x + t * d))
        return isfinite(value) and not value > base + c * t * slope

    steps = takewhile(lambda t: t >= 1e-16 * t0, (t0 * beta**k for k in count()))
    found = next((float(t) for t in steps if accepted(t)), None)
    if found is None:
        raise ValueError("no acceptable step")
    return found
