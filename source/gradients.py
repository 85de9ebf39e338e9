# %% [markdown]
# # Derivatives, gradients and the chain rule
#
# *14 hours · needs: Arrays, broadcasting and floating point · data: scikit-learn's `breast_cancer`, standardised*
#
# To train a model is to ask, thousands of times: if I nudged this weight, would the loss go up or down, and by how
# much? The gradient answers for all weights at once. A wrong gradient seldom crashes; the model just learns badly. So
# you will build gradients in three ways, by nudging, by hand and by machine, and let each check the others.
#
# Afterwards you can
#
# - **estimate** any derivative by finite differences, with a step that suits floating point;
# - **derive** the gradients of the two losses that most models use;
# - **write** the reverse-mode differentiation that runs inside every deep-learning framework;
# - **judge** whether somebody's gradient is right.

# %% readonly setup
import math
from collections.abc import Callable, Sequence

import matplotlib.pyplot as plt
import numpy as np
from sklearn.datasets import load_breast_cancer

from course import figures

figures.use_house_style()
data = load_breast_cancer()
Z = (data.data - data.data.mean(axis=0)) / data.data.std(axis=0)  # each column: mean 0, spread 1
sign = np.where(data.target == 0, 1.0, -1.0)  # +1 malignant, -1 benign

# %% [markdown]
# ## Warm-up
#
# Guess before you run.
#
# **1.** The derivative of $e^t$ at 0 is 1, and it is the limit of $(e^h-1)/h$ for $h\to0$. Which of these steps comes
# closest?

# %%
for h in (1e-2, 1e-5, 1e-8, 1e-12, 1e-16):
    print(f"h = {h:.0e}   error {abs((np.exp(h) - 1) / h - 1):.0e}")

# %% [markdown]
# Not the smallest: at $10^{-16}$ the nudge drowns in rounding and the "derivative" is 0.
#
# **2.** A loss turns a $3\times2$ matrix of weights into one number. What is the shape of its gradient?

# %%
W = np.arange(6.0).reshape(3, 2)
loss = np.sum(W**2)
gradient = 2 * W
print("loss", np.shape(loss), "  gradient", gradient.shape)

# %% [markdown]
# The shape of the *input*: one slope for each thing you could nudge.
#
# **3.** $\mathrm{relu}(t)=\max(0,t)$ has a corner at 0. Its slope just left of it, just right, and straddling it?

# %%
def relu(t):
    return max(0.0, t)


h = 2**-20
print((relu(0) - relu(-h)) / h, (relu(h) - relu(0)) / h, (relu(h) - relu(-h)) / (2 * h))

# %% [markdown]
# Three answers: relu has *no* derivative at 0. Frameworks choose one (0), and you should know that they chose.
#
# ## Worked example: a gradient is a direction
#
# 569 tumours, two standardised measurements each. A weighted sum $w\cdot z$ is to be positive for malignant ones
# ($s=+1$) and negative for benign ones ($s=-1$). The loss $\frac1n\sum_i\log(1+e^{-s_i\,w\cdot z_i})$ is large when signs
# disagree. Its **partial derivative** for $w_1$ is the slope when only $w_1$ moves; the **gradient** $\nabla$ collects them:
#
# $$\nabla \ell(w)=\Bigl(\frac{\partial \ell}{\partial w_1},\frac{\partial \ell}{\partial w_2}\Bigr),\qquad
# \ell(w+\delta)\approx \ell(w)+\nabla \ell(w)\cdot\delta .$$

# %%
two = Z[:, :2]  # mean radius, mean texture


def log_loss(w):
    return np.mean(np.logaddexp(0, -sign * (two @ w)))


def exact_gradient(w):
    return two.T @ (-sign / (1 + np.exp(sign * (two @ w)))) / len(sign)


w = np.array([0.5, 2.0])
g = exact_gradient(w)
step = np.array([0.01, -0.02])
print(data.feature_names[:2], len(sign))
print("gradient        ", g.round(4))
print("predicted change", (g @ step).round(6))
print("actual change   ", (log_loss(w + step) - log_loss(w)).round(6))

# %%
a, b = np.meshgrid(np.linspace(-1, 6, 45), np.linspace(-1, 3, 35))
points = np.column_stack([a.ravel(), b.ravel()])
heights = np.reshape([log_loss(point) for point in points], a.shape)
fig, ax = plt.subplots(figsize=(7.0, 4.0))
lines = ax.contour(a, b, heights, levels=[0.28, 0.3, 0.35, 0.45, 0.6, 0.8, 1.1], cmap="viridis")
ax.clabel(lines, fontsize=8)
for place, start in enumerate(([0.5, 2.0], [0.0, -0.5], [5.5, 2.5])):
    d = -exact_gradient(np.array(start))
    label = f"downhill slope {np.linalg.norm(d):.2f}"
    ax.plot(*start, figures.MARKERS[place], color="black", markersize=8, label=label)
    ax.annotate("", start + d / np.linalg.norm(d), start, arrowprops={"arrowstyle": "->", "lw": 2})
ax.set(xlabel="weight of mean radius", ylabel="weight of mean texture", aspect="equal")
ax.legend(loc="lower right", fontsize=9, frameon=True)
figures.show(
    fig,
    alt="Contour lines of the loss over two weights, an oval valley with its floor near 4 and 0.9. "
    "From three marked points arrows show minus the gradient: each crosses its contour line at a "
    "right angle, and the one at the top right does not point straight at the floor.",
)

# %% [markdown]
# Minus the gradient points straight downhill: across the contour lines, not necessarily at the minimum.
#
# ## Worked example: which step?
#
# The **forward** quotient $\frac{f(x+h)-f(x)}{h}$ errs by about $\frac h2|f''|$, the **central** one
#
# $$\frac{f(x+h)-f(x-h)}{2h}\quad\text{by about}\quad\frac{h^2}{6}\,|f'''| .$$
#
# Rounding adds roughly $10^{-16}|f|/h$ to both. One error falls with $h$, the other grows.

# %%
steps = np.array([a * 10.0**b for b in range(-14, 0) for a in (1, 3)])
along = np.array([1.0, 0.0])
exact = exact_gradient(w)[0]
forward = [abs((log_loss(w + h * along) - log_loss(w)) / h - exact) for h in steps]
both = [abs((log_loss(w + h * along) - log_loss(w - h * along)) / (2 * h) - exact) for h in steps]
for place in (26, 22):
    print(f"h = {steps[place]:.0e}   forward {forward[place]:.0e}   central {both[place]:.0e}")
print("below 1e-10 somewhere?  forward", min(forward) < 1e-10, "  central", min(both) < 1e-10)
print("below 1e-10 at h = 1e-5?  central", both[18] < 1e-10)

fig, ax = plt.subplots()
for place, (name, errors) in enumerate((("forward", forward), ("central", both))):
    ax.loglog(steps, errors, marker=figures.MARKERS[place], label=name)
ax.loglog(steps, 1e-16 / steps, color="black", linestyle=":", label=r"$10^{-16}/h$")
ax.set(xlabel="step h", ylabel="error of the derivative", ylim=(1e-13, 1))
ax.legend()
figures.show(
    fig,
    alt="Error of the derivative of the loss against the step, both axes logarithmic. Both curves "
    "are V-shaped. From the right, forward differences fall with slope one to about 1e-9 near a "
    "step of 1e-8; central differences fall with slope two to below 1e-10 near 1e-5. To the left "
    "of their lowest points both rise, ragged, along the dotted line of rounding.",
)

# %% [markdown]
# A hundredth of the step makes the forward error a hundred times smaller and the central error ten thousand times. So central
# differences win, with a step near $10^{-5}$: the default below. (That suits inputs of ordinary
# size: next to $10^{12}$, such a nudge would round to nothing.)

# %% [markdown]
# ## Exercise 1 · The numerical gradient (3 points)
#
# Nudge one entry at a time:
#
# $$g_i=\frac{f(x+h\,e_i)-f(x-h\,e_i)}{2h},$$
#
# with $e_i$ zero but for a 1 at entry $i$. For arrays of any shape, "entry $i$" is any index; `np.ndindex(x.shape)` goes
# through them. (Beware: `ravel` of a transposed array is a copy.)

# %% solution numerical_gradient
def numerical_gradient(
    f: Callable[[np.ndarray], float], x: np.ndarray, h: float = 1e-5
) -> np.ndarray:
    """Gradient of a scalar function by central differences.

    Parameters
    ----------
    f : takes a float64 array of the shape of x, leaves it alone and returns one number. It is
        called exactly 2 * x.size times, each time with one entry of x moved by +h or -h (in any
        order). What NaN or infinity in x lead to is up to f.
    x : array (or nested list, or number) of any shape, memory layout and size, integers or floats.
        After the call it is exactly what it was.
    h : the step > 0, the same for every entry.

    Returns
    -------
    New float64 array of the shape of x (a plain number is fine if x is one). If x is empty: an
    empty array of its shape.

    Example
    -------
    numerical_gradient(lambda x: x[0] * x[1], [2, 5])  ->  [5.0, 2.0]   (up to rounding)
    """
    ### BEGIN SOLUTION
    x = np.array(x, dtype=float)
    gradient = np.empty(x.shape)
    for i in np.ndindex(x.shape):
        kept = x[i]
        x[i] = kept + h
        above = f(x)
        x[i] = kept - h
        gradient[i] = (above - f(x)) / (2 * h)
        x[i] = kept
    return gradient
    ### END SOLUTION

# %% tests numerical_gradient-basics points=1.5
import numpy as np
from course.checks import close, fresh, message, unchanged


def looks_like(got, other):
    return np.shape(got) == np.shape(other) and np.allclose(got, other)


def cubes(x):
    return np.sum(x**3)


def square_of_sum(x):
    return np.sum(x) ** 2


x, h = np.array([1.0, -2.0, 3.0]), 0.5
got = numerical_gradient(cubes, x.copy(), h)
assert np.shape(got) == (3,), "The gradient must have the shape of x."
with message("W2", "The two points lie 2h apart, but their difference was divided by h."):
    assert not looks_like(got, 2 * (3 * x**2 + h**2))
with message("W1", "This is a one-sided difference; nudge to both sides."):
    assert not looks_like(got, 3 * x**2 + 3 * x * h + h**2)
    assert not looks_like(got, 3 * x**2 - 3 * x * h + h**2)
close(got, 3 * x**2 + h**2)  # what the formula gives for cubes: h is not small here
why = "An entry was not put back before the next one was moved, or x came back changed."
with message("W3", why):
    with unchanged(x):
        close(numerical_gradient(square_of_sum, x, h), [4.0, 4.0, 4.0])
close(
    numerical_gradient(cubes, [[1.0, 2.0], [0.0, -1.0]]),
    [[3.0, 12.0], [0.0, 3.0]],
    rtol=0.0,
    atol=1e-7,
)
### BEGIN HIDDEN TESTS
for rng, shape in fresh(3, shapes=[(4,), (2, 3), (2, 1, 3), (1,), (3, 3)]):
    x, a = rng.normal(size=shape), rng.normal(size=shape)
    h = 2.0 ** -rng.integers(1, 5)
    with message("W2", "The two points lie 2h apart, but their difference was divided by h."):
        assert not looks_like(numerical_gradient(cubes, x.copy(), h), 2 * (3 * x**2 + h**2))
    with message("W1", "This is a one-sided difference, or another step than h was used."):
        close(numerical_gradient(cubes, x.copy(), h), 3 * x**2 + h**2)
    why = "An entry was not put back before the next one was moved, or x came back changed."
    with message("W3", why):
        with unchanged(x):
            close(numerical_gradient(square_of_sum, x, h), np.full(shape, 2 * np.sum(x)))

    def waves(v, a=a):
        return np.sum(a * np.exp(np.sin(v))) + v.ravel()[0] * v.ravel()[-1]

    expected = a * np.exp(np.sin(x)) * np.cos(x)
    expected.ravel()[0] += x.ravel()[-1]
    expected.ravel()[-1] += x.ravel()[0]
    close(numerical_gradient(waves, x), expected, rtol=0.0, atol=1e-7)
    close(numerical_gradient(lambda v: np.sum(v**2), x), 2 * x, rtol=0.0, atol=1e-7)
### END HIDDEN TESTS

# %% tests numerical_gradient-edges points=1.5
# Hidden: which points f is asked for, x afterwards, integers, float32, lists, transposed arrays,
# a plain number, no entries.
### BEGIN HIDDEN TESTS
import numpy as np
from course.checks import close, fresh, message, spy, unchanged


def weighted(x):
    return np.sum(np.arange(1.0, np.size(x) + 1).reshape(np.shape(x)) * x**2)


def slopes(x):
    return 2 * np.arange(1.0, np.size(x) + 1).reshape(np.shape(x)) * x


for rng in fresh(2):
    x = rng.normal(size=(6, 7))
    why = "Putting an entry back by adding h leaves rounding behind: keep its value."
    with message("W8", why), unchanged(x):
        got = numerical_gradient(weighted, x, 1e-3)
    with message("W1", "A one-sided difference is off by about h."):
        close(got, slopes(x), rtol=0.0, atol=1e-8)
got = numerical_gradient(lambda v: 1e6 * np.sum(v**3), np.zeros(2))
close(got, [1e-4, 1e-4], rtol=1e-3, what="the gradient of 1e6 t³ at 0, with the default h")
for rng, shape in fresh(3, shapes=[(3,), (2, 3), (3, 2), (1, 1, 4)]):
    whole = rng.integers(-5, 6, size=shape)
    whole[(0,) * len(shape)] = 7
    for x in (whole, whole.astype(np.int8), whole.tolist()):
        why = "The nudge was lost in an integer array: convert x to floats first."
        with message("W4", why), unchanged(x):
            close(numerical_gradient(weighted, x), slopes(whole), rtol=0.0, atol=1e-6)
    coarse = rng.normal(size=shape).astype(np.float32)
    with message("W6", "A float32 array blurs the nudge: work in float64."), unchanged(coarse):
        close(
            numerical_gradient(weighted, coarse), slopes(coarse.astype(float)), rtol=0.0, atol=1e-6
        )

    x, asked = rng.normal(size=shape), spy(weighted)
    got = numerical_gradient(asked, x, 0.01)
    assert np.asarray(got).dtype == np.float64, "The gradient must be a float64 array."
    with message("W7", "f must be called exactly twice for each entry of x."):
        assert asked.count == 2 * x.size
    for (point,), _ in asked.calls:
        assert np.shape(point) == shape, "f must get an array of the shape of x."
    moves = [np.ravel(np.subtract(point, x)) for (point,), _ in asked.calls]
    with message("W3", "f must see x with exactly one entry moved, by +h or -h, each once."):
        moved = sorted(
            (int(np.argmax(np.abs(move))), round(float(np.sum(move)), 9)) for move in moves
        )
        assert moved == sorted((i, s) for i in range(x.size) for s in (-0.01, 0.01))
        close([np.sum(np.abs(move)) for move in moves], np.full(2 * x.size, 0.01))

    turned = rng.normal(size=shape).T
    why = "A transposed array gave a wrong gradient: its ravel is a copy."
    with unchanged(turned), message("W5", why):
        close(numerical_gradient(weighted, turned), slopes(turned), rtol=0.0, atol=1e-6)
    number = float(rng.normal())
    close(
        numerical_gradient(lambda v: v**2, number, 0.25),
        2 * number,
        what="the derivative of a number's square",
    )
for empty in (np.zeros(0), np.zeros((2, 0))):
    assert np.shape(numerical_gradient(weighted, empty)) == empty.shape, (
        "No entries in, no entries out."
    )
### END HIDDEN TESTS

# %% [markdown]
# ## Exercise 2 · Find the best step (2 points)
#
# Draw the V of the second picture as numbers. How far off is the central quotient of $t^3$ at $t=2$? The error should be
# $\frac{h^2}6|f'''|=h^2$.

# %%
for h in (1, 0.5):
    print("h =", h, "  quotient", ((2 + h) ** 3 - (2 - h) ** 3) / (2 * h), "  exact", 3 * 2**2)

# %% solution step_size_sweep
def step_size_sweep(
    f: Callable[[float], float], df: Callable[[float], float], x: float, hs: Sequence[float]
) -> tuple[np.ndarray, float]:
    """Error of the central difference for every step, and the step with the smallest.

    Parameters
    ----------
    f, df : a function of one number and its exact derivative; f is finite at every x + h and x - h.
    x : the place, an int or a float.
    hs : k >= 1 steps > 0, integers or floats, list or array, in any order. Not changed.

    Returns
    -------
    errors : float64 array of shape (k,), |central difference - df(x)| for each step, in the order
        of hs. Absolute errors, not divided by df(x).
    best : the step (not its place) with the smallest error; of equal errors the first in hs.

    Raises
    ------
    ValueError if hs is empty.

    Example
    -------
    step_size_sweep(lambda t: t**3, lambda t: 3 * t**2, 2, [1.0, 0.5])  ->  ([1.0, 0.25], 0.5)
    """
    ### BEGIN SOLUTION
    if len(hs) == 0:
        raise ValueError("no steps were given")
    slope = df(x)
    errors = np.array([abs((f(x + h) - f(x - h)) / (2 * h) - slope) for h in hs])
    return errors, float(hs[int(np.argmin(errors))])
    ### END SOLUTION

# %% tests step_size_sweep-basics points=1
import numpy as np
from course.checks import close, fresh, message, unchanged


def looks_like(got, other):
    return np.shape(got) == np.shape(other) and np.allclose(got, other)


def cube(t):
    return t**3


def slope(t):
    return 3 * t**2


hs = [0.5, 0.125, 1.0, 0.25]
errors, best = step_size_sweep(cube, slope, 2.0, hs)
assert np.shape(errors) == (4,), "There must be one error for each step, in the order of hs."
with message("W2", "The quotient was compared with f(x); its exact value is df(x)."):
    assert not looks_like(errors, [4.25, 4.015625, 5.0, 4.0625])
with message("W3", "A one-sided quotient was measured; the central one was asked for."):
    assert not looks_like(errors, [6 * h + h**2 for h in hs])
    assert not looks_like(errors, [6 * h - h**2 for h in hs])
with message("W5", "These errors were divided by something; the absolute error was asked for."):
    assert not looks_like(errors, [h**2 / 12 for h in hs])
close(errors, [0.25, 0.015625, 1.0, 0.0625], what="the errors")
with message("W4", "This is the place of the best step; the step itself was asked for."):
    assert best != 1
close(best, 0.125, what="the best step")
### BEGIN HIDDEN TESTS
for f, df in ((np.exp, np.exp), (np.sin, np.cos), (cube, slope)):
    steps = [1e-2, 1e-12, 1e-3, 1e-14, 1e-5, 1e-1]
    errors, best = step_size_sweep(f, df, 1.3, steps)
    why = "The smallest step is not the best one: below about 1e-5 rounding takes over."
    with message("W1", why):
        assert best != 1e-14
    with message("W6", "The errors have lost their sign somewhere: an error is never negative."):
        assert np.min(errors) >= 0
    assert best == 1e-5, "The best of these steps lies between the extremes."
    assert errors[5] > 1e4 * errors[4], "For large steps the error must grow with the step."
    assert errors[3] > 1e4 * errors[4], "For tiny steps rounding must make the error grow again."
for rng in fresh(4):
    x, hs = float(rng.uniform(-2, 2)), rng.permutation([0.7, 0.31, 0.1, 0.052])
    w = float(rng.uniform(0.5, 2))
    with unchanged(hs):
        errors, best = step_size_sweep(
            lambda t, w=w: np.sin(w * t), lambda t, w=w: w * np.cos(w * t), x, hs
        )
    with message("W2", "The quotient must be compared with df(x)."):
        assert not looks_like(errors, np.abs(np.cos(w * x) * np.sin(w * hs) / hs - np.sin(w * x)))
    expected = np.abs(
        np.cos(w * x) * (np.sin(w * hs) / hs - w)
    )  # sin(a+b) - sin(a-b) = 2 cos(a) sin(b)
    close(errors, expected, rtol=1e-8, atol=1e-10, what="the errors")
    close(best, 0.052, what="the best step")
### END HIDDEN TESTS

# %% tests step_size_sweep-edges points=1
# Hidden: equal errors, errors below zero, one step, integers, lists and arrays, no steps.
### BEGIN HIDDEN TESTS
import numpy as np
from course.checks import close, fresh, message, raises, same

for rng in fresh(3):
    x = int(rng.integers(2, 9))
    hs = rng.permutation([0.5, 0.25, 2.0, 0.125])
    for steps in (hs, hs.tolist()):
        errors, best = step_size_sweep(lambda t: -(t**3), lambda t: -3.0 * t**2, x, steps)
        with message("W6", "An error is never negative: take the absolute value."):
            assert np.min(errors) >= 0
        with message("W9", "The most negative difference won: compare absolute errors."):
            assert best != 2.0
        with message("W3", "A one-sided quotient was measured; the central one was asked for."):
            close(errors, hs**2, what="the errors")
        close(best, 0.125, what="the best step")
    errors, best = step_size_sweep(lambda t: t**2, lambda t: 2 * t, x, hs)
    with message("W3", "The central quotient of a square is exact; this one is not."):
        close(errors, np.zeros(4), what="the errors")
    with message("W7", "All errors are equal here: the first of the steps must be returned."):
        assert best == hs[0]
    assert np.asarray(errors).dtype == np.float64, "The errors must be a float64 array."
    errors, best = step_size_sweep(lambda t: t**3, lambda t: 3 * t**2, x, [3, 2])
    close(errors, [9.0, 4.0], what="the errors")
    same(float(best), 2.0)
    errors, best = step_size_sweep(lambda t: t**3, lambda t: 3 * t**2, x, [0.75])
    close(errors, [0.5625], what="the error of one step")
    close(best, 0.75, what="the only step")
for nothing in ([], np.zeros(0)):
    with message("W8", "Without steps there is no best one: that must be a ValueError."):
        raises(ValueError, step_size_sweep, lambda t: t**2, lambda t: 2 * t, 1.0, nothing)
### END HIDDEN TESTS

# %% [markdown]
# ## Exercise 3 · The Jacobian (2 points)
#
# A layer turns $d$ numbers into $m$. Its slopes form a matrix, one row per output and one column per input:
#
# $$J_{ij}=\frac{\partial f_i}{\partial x_j},\qquad f(x)=\binom{x_1x_2}{x_1}\ \Rightarrow\
# J=\begin{pmatrix}x_2&x_1\\1&0\end{pmatrix}.$$
#
# The gradient is the case $m=1$. The **chain rule** is then a product of matrices:
# $J_{g\circ f}(x)=J_g\bigl(f(x)\bigr)\,J_f(x)$.
#
# One nudge of $x_j$ shows all outputs at once: a whole column for two evaluations.

# %% solution jacobian
def jacobian(f: Callable[[np.ndarray], np.ndarray], x: np.ndarray, h: float = 1e-6) -> np.ndarray:
    """Jacobian of a vector function by central differences.

    Parameters
    ----------
    f : takes a float64 array of shape (d,), leaves it alone and returns m >= 1 numbers (a new array
        of shape (m,), or a list), or a single number (then m = 1). Called at most 2 * d + 1 times.
    x : array or list of d >= 1 numbers, integers or floats. Not changed.
    h : the step > 0, the same for every entry.

    Returns
    -------
    float64 array of shape (m, d): row i belongs to output i, column j to input j.

    Example
    -------
    jacobian(lambda x: [x[0] * x[1], x[0]], [2, 5])  ->  [[5.0, 2.0], [1.0, 0.0]]   (up to rounding)
    """
    ### BEGIN SOLUTION
    x = np.asarray(x, dtype=float)
    columns = []
    for nudge in h * np.eye(x.size):
        above, below = np.atleast_1d(f(x + nudge)), np.atleast_1d(f(x - nudge))
        columns.append((above - below) / (2 * h))
    return np.stack(columns, axis=1)
    ### END SOLUTION

# %% tests jacobian-basics points=1
import numpy as np
from course.checks import close, fresh, message, unchanged


def looks_like(got, other):
    return np.shape(got) == np.shape(other) and np.allclose(got, other)


def products(x):
    return np.array([x[0] * x[1], x[0]])


got = jacobian(products, np.array([2.0, 5.0]))
with message("W1", "The matrix is transposed: outputs belong to rows, inputs to columns."):
    assert not (np.shape(got) == (2, 2) and np.allclose(got, [[5.0, 1.0], [2.0, 0.0]], atol=1e-6))
close(got, [[5.0, 2.0], [1.0, 0.0]], rtol=0.0, atol=1e-7)
M = np.array([[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]])
with message("W2", "This needs as many outputs as inputs; m and d may differ."):
    got = jacobian(lambda x: M @ x, np.array([1.0, -1.0]))
    assert np.shape(got) in ((3, 2), (2, 3))
with message("W1", "The matrix is transposed: outputs belong to rows, inputs to columns."):
    assert np.shape(got) == (3, 2)
close(got, M, rtol=0.0, atol=1e-7)
with message("W6", "One number as output makes one row: the shape must be (1, d)."):
    assert np.shape(jacobian(lambda x: x @ x, np.array([1.0, 2.0, 3.0]))) == (1, 3)
### BEGIN HIDDEN TESTS
for rng, (m, d) in fresh(3, shapes=[(3, 3), (2, 5), (5, 2), (4, 1), (1, 4), (1, 1)]):
    M, x = rng.normal(size=(m, d)), rng.normal(size=d)
    with message("W2", "This needs as many outputs as inputs; m and d may differ."), unchanged(x):
        got = jacobian(lambda v, M=M: M @ v, x, 0.25)
        assert np.shape(got) in ((m, d), (d, m))
    with message("W1", "The matrix is transposed: outputs belong to rows, inputs to columns."):
        assert np.shape(got) == (m, d)
        assert m == d == 1 or not looks_like(got, M.T)
    close(got, M)
    with message("W3", "This is a one-sided difference, or another step than h was used."):
        close(jacobian(lambda v, M=M: M @ v**3, x, 0.5), M * (3 * x**2 + 0.25))
    close(
        jacobian(lambda v, M=M: np.sin(M @ v), x), np.cos(M @ x)[:, None] * M, rtol=0.0, atol=1e-7
    )
### END HIDDEN TESTS

# %% tests jacobian-edges points=1
# Hidden: how often f is called, one output, outputs as a list, integers, lists, the chain rule.
### BEGIN HIDDEN TESTS
import numpy as np
from course.checks import close, fresh, message, spy, unchanged

got = jacobian(lambda v: 1e9 * v**3, np.zeros(2))
close(got, [[1e-3, 0.0], [0.0, 1e-3]], rtol=1e-3, what="the slopes of 1e9 t³ at 0, with the default h")
for rng, (m, d) in fresh(3, shapes=[(3, 3), (6, 2), (2, 4), (1, 3), (5, 1)]):
    M, whole = rng.normal(size=(m, d)), rng.integers(-4, 5, size=d)
    expected = 2 * M * whole

    def squares(v, M=M):
        return M @ np.square(v)

    got = jacobian(squares, whole.astype(float), 0.25)
    with message("W1", "The matrix is transposed: outputs belong to rows, inputs to columns."):
        assert np.shape(got) == (m, d)
    close(got, expected)
    for x in (whole, whole.tolist(), whole.astype(np.int8)):
        why = "The nudge was lost in an integer array: convert x to floats first."
        with message("W5", why), unchanged(x):
            got = jacobian(squares, x, 0.25)
            close(got, expected)
    assert np.asarray(got).dtype == np.float64, "The result must be a float64 array."
    with unchanged(whole):
        close(jacobian(lambda v, M=M: squares(v, M).tolist(), whole, 0.25), expected)

    asked = spy(squares)
    got = jacobian(asked, whole.astype(float), 0.25)
    with message("W4", "f was called more than 2d + 1 times: one nudge shows all outputs at once."):
        assert asked.count <= 2 * d + 1
    for (point,), _ in asked.calls:
        assert np.shape(point) == (d,), "f must get an array of shape (d,)."

    for single in (lambda v: float(v @ v), lambda v: np.array([v @ v]), lambda v: v @ v):
        got = jacobian(single, whole, 0.25)
        with message("W6", "One number as output makes one row: the shape must be (1, d)."):
            assert np.shape(got) == (1, d)
        close(got, 2.0 * whole[None, :])

    A, x = rng.normal(size=(2, m)), rng.normal(size=d)
    middle = np.tanh(M @ x)
    product = (A * (1 - np.tanh(A @ middle)[:, None] ** 2)) @ (M * (1 - middle[:, None] ** 2))
    got = jacobian(lambda v, A=A, M=M: np.tanh(A @ np.tanh(M @ v)), x)
    close(got, product, rtol=0.0, atol=1e-7, what="the Jacobian of two layers")
### END HIDDEN TESTS

# %% [markdown]
# ## Exercise 4 · Squared error by hand (2 points)
#
# Differences cost two evaluations a weight. Paper costs one derivation. With residuals $r=Xw-y$ and
# $L=\frac1n\sum_i r_i^2$, the chain rule gives
#
# $$\frac{\partial L}{\partial w_j}=\sum_i\frac{\partial L}{\partial r_i}\frac{\partial r_i}{\partial w_j}
# =\frac1n\sum_i 2\,r_i\,X_{ij}.$$
#
# Write it as one matrix product. A target of shape $(n,1)$ would quietly stretch $r$ to $n\times n$; refuse it.

# %% solution mse_grad
def mse_grad(X: np.ndarray, y: np.ndarray, w: np.ndarray) -> np.ndarray:
    """Gradient of the mean squared error mean((X w - y)**2) with respect to w.

    Parameters
    ----------
    X : shape (n, d) with n >= 1, y : shape (n,), w : shape (d,). Arrays or lists, integers or
        floats, all computed with as float64. Not changed.

    Returns
    -------
    float64 array of shape (d,), from the formula, so accurate to rounding. Mean over the rows, not
    sum, and with the factor 2.

    Raises
    ------
    ValueError if n = 0, or if any of the three shapes does not fit (also y or w of shape (., 1)).

    Example
    -------
    mse_grad([[1], [2]], [1, 4], [1])  ->  [-4.0]     (residuals 0 and -2)
    """
    ### BEGIN SOLUTION
    X, y, w = (np.asarray(values, dtype=float) for values in (X, y, w))
    if X.ndim != 2 or len(X) == 0 or y.shape != X.shape[:1] or w.shape != X.shape[1:]:
        raise ValueError(f"the shapes do not fit: X {X.shape}, y {y.shape}, w {w.shape}")
    return 2 / len(X) * (X.T @ (X @ w - y))
    ### END SOLUTION

# %% tests mse_grad-basics points=1
import numpy as np
from course.checks import close, fresh, message, unchanged


def looks_like(got, other):
    return np.shape(got) == np.shape(other) and np.allclose(got, other)


X = np.array([[1.0, 0.0], [0.0, 1.0], [1.0, 1.0], [2.0, -1.0]])
y, w = np.array([1.0, 2.0, 3.0, 4.0]), np.array([2.0, 1.0])
got = mse_grad(X, y, w)  # residuals 1, -1, 0, -1
assert np.shape(got) == (2,), "The gradient must have the shape of w."
with message("W3", "The sign is the opposite: this points downhill, the gradient points uphill."):
    assert not looks_like(got, [0.5, 0.0])
with message("W2", "The factor 2 is missing: the derivative of r² is 2r."):
    assert not looks_like(got, [-0.25, 0.0])
with message("W1", "This is the gradient of the sum; the mean over the rows was asked for."):
    assert not looks_like(got, [-2.0, 0.0])
close(got, [-0.5, 0.0])
close(mse_grad([[1], [2]], [1, 4], [1]), [-4.0])
### BEGIN HIDDEN TESTS
for rng, (n, d) in fresh(3, shapes=[(6, 3), (3, 6), (4, 4), (1, 2), (5, 1), (40, 2)]):
    X, y, w = rng.normal(size=(n, d)), rng.normal(size=n), rng.normal(size=d)
    with unchanged(X, y, w):
        got = mse_grad(X, y, w)
    expected = [
        sum(2 * (sum(a * b for a, b in zip(row, w)) - t) * row[j] for row, t in zip(X, y)) / n
        for j in range(d)
    ]
    why = "The sign is the opposite: this points downhill, the gradient points uphill."
    with message("W3", why):
        assert not looks_like(got, -np.array(expected))
    with message("W2", "The factor 2 is missing: the derivative of r² is 2r."):
        assert not looks_like(got, np.array(expected) / 2)
    with message("W1", "Doubling the data must leave the gradient of a mean unchanged."):
        close(mse_grad(np.vstack([X, X]), np.append(y, y), w), got)
    close(got, expected)
### END HIDDEN TESTS

# %% tests mse_grad-edges points=1
# Hidden: the least-squares solution, integers, float32, lists, shapes that do not fit, no rows.
### BEGIN HIDDEN TESTS
import numpy as np
from course.checks import close, fresh, message, raises, unchanged

for rng, (n, d) in fresh(3, shapes=[(8, 3), (5, 1), (9, 4), (6, 2)]):
    X, y = rng.normal(size=(n, d)), rng.normal(size=n)
    best = np.linalg.lstsq(X, y, rcond=None)[0]
    close(
        mse_grad(X, y, best),
        np.zeros(d),
        atol=1e-10,
        what="the gradient at the least-squares solution",
    )
    w = best + rng.normal(size=d)
    close(mse_grad(X, y, w), 2 / n * np.einsum("ij,ik,k->j", X, X, w - best), rtol=1e-7, atol=1e-9)

    counts, target, whole = (
        rng.integers(0, 9, (n, d)),
        rng.integers(100, 200, n),
        rng.integers(0, 5, d),
    )
    expected = [
        2 / n * sum(int(c[j]) * (int(c @ whole) - int(t)) for c, t in zip(counts, target))
        for j in range(d)
    ]
    for kind in (np.int64, np.uint8, np.float32):
        given = counts.astype(kind), target.astype(kind), whole.astype(kind)
        why = "Small integers wrapped around: compute with float64."
        with message("W5", why), unchanged(*given):
            close(mse_grad(*given), expected)
    close(mse_grad(counts.tolist(), target.tolist(), whole.tolist()), expected)
    small = [values.astype(np.float32) for values in (X, y, w)]
    with message("W6", "float32 data were not converted to float64 first."):
        got = mse_grad(*small)
        assert np.asarray(got).dtype == np.float64
        x32, y32, w32 = (values.astype(float) for values in small)
        close(
            got, 2 / n * np.einsum("ij,i->j", x32, np.einsum("ij,j->i", x32, w32) - y32), atol=1e-10
        )

    why = "A column as y or w stretches the residuals to a table: that must be a ValueError."
    with message("W4", why):
        raises(ValueError, mse_grad, X, y[:, None], w)
        raises(ValueError, mse_grad, X, y, w[:, None])
    why = "Shapes that do not fit must be a ValueError, also where broadcasting would stretch them."
    with message("W4", why):
        raises(ValueError, mse_grad, X, y[:1], w)
        raises(ValueError, mse_grad, X, y[0], w)
        raises(ValueError, mse_grad, X, y, np.append(w, 1.0))
        raises(ValueError, mse_grad, X[:, 0], y, w)
        raises(ValueError, mse_grad, X[:, :, None], y, w)
    with message("W7", "Without rows there is no mean: that must be a ValueError."):
        raises(ValueError, mse_grad, X[:0], y[:0], w)
### END HIDDEN TESTS

# %% [markdown]
# ## Exercise 5 · Softmax and cross-entropy (3 points)
#
# A classifier with $k$ classes computes scores $z=xW$, called **logits**. Softmax makes them probabilities, and the
# loss is the surprise at the true class $y$:
#
# $$p_c=\frac{e^{z_c}}{\sum_j e^{z_j}},\qquad \ell=-\log p_y=\log\sum_j e^{z_j}-z_y .$$
#
# The derivative of $\log\sum_j e^{z_j}$ is $p$ itself, so $\partial\ell/\partial z_c=p_c-[c=y]$, where $[c=y]$ is 1 for the
# true class and 0 for the others: what was predicted minus what was true.

# %%
z = np.array([2.0, 1.0, 0.0])
p = np.exp(z) / np.exp(z).sum()
print("probabilities   ", p.round(3))
print("loss for class 1", -np.log(p[1]).round(3))
print("slopes          ", (p - [0, 1, 0]).round(3))

# %% [markdown]
# One step of the chain rule further, with $Y$ the one-hot labels and means over rows:
# $\partial L/\partial W=\frac1n X^\top(P-Y)$. Logits can be in the thousands; neither $e^z$ nor $\log 0$ may happen.
# Subtracting each row's largest logit changes no probability.

# %% solution softmax_xent_grad
def softmax_xent_grad(X: np.ndarray, y: np.ndarray, W: np.ndarray) -> tuple[float, np.ndarray]:
    """Mean cross-entropy of softmax(X W) and its gradient with respect to W.

    Parameters
    ----------
    X : shape (n, d), n >= 1. W : shape (d, k), k >= 1. Arrays or lists of finite numbers,
        integers or floats, computed with as float64. Not changed.
    y : n integer labels (array or list; another number of them does not occur), each in 0 … k-1;
        not every class must occur. Not changed.

    Returns
    -------
    loss : float, the mean over the rows of -log p[y]. Nothing is clipped: a true class whose logit
        lies 5000 below the largest costs 5000.
    dW : float64 array of shape (d, k), the gradient of that mean.
    Both are finite, and no warning is issued, for logits up to 1e5 in size.

    Raises
    ------
    ValueError if a label is negative or >= k, or if n = 0.

    Example
    -------
    softmax_xent_grad([[1, 2]], [0], [[0, 0], [0, 0]])  ->  (log 2, [[-0.5, 0.5], [-1.0, 1.0]])
    """
    ### BEGIN SOLUTION
    X, W, y = np.asarray(X, dtype=float), np.asarray(W, dtype=float), np.asarray(y, dtype=int)
    if len(X) == 0 or np.any((y < 0) | (y >= W.shape[1])):
        raise ValueError(f"there must be rows, and labels from 0 to {W.shape[1] - 1}")
    rows = np.arange(len(X))
    logits = X @ W
    logits = logits - logits.max(axis=1, keepdims=True)
    totals = np.exp(logits).sum(axis=1, keepdims=True)
    loss = np.mean(np.log(totals[:, 0]) - logits[rows, y])
    slopes = np.exp(logits) / totals
    slopes[rows, y] -= 1
    return float(loss), X.T @ slopes / len(X)
    ### END SOLUTION

# %% tests softmax_xent_grad-basics points=1
import numpy as np
from course.checks import close, fresh, message, unchanged


def looks_like(got, other):
    return np.shape(got) == np.shape(other) and np.allclose(got, other)


X = np.array([[1.0, 2.0], [0.0, 1.0]])
loss, dW = softmax_xent_grad(X, np.array([2, 0]), np.zeros((2, 3)))
assert np.shape(dW) == (2, 3), "The gradient must have the shape of W."
with message("W9", "The loss is a sum over the rows; the mean was asked for."):
    assert not looks_like(loss, 2 * np.log(3.0))
with message("W2", "The gradient is a sum over the rows; it must be that of the mean."):
    assert not looks_like(dW, [[1 / 3, 1 / 3, -2 / 3], [0.0, 1.0, -1.0]])
why = "These probabilities were normalised over the rows, not over the classes of each row."
with message("W5", why):
    assert not looks_like(dW, X.T @ (0.5 - np.array([[0, 0, 1], [1, 0, 0]])) / 2)
why = "The sign of the gradient is the opposite: predicted minus true, not true minus predicted."
with message("W6", why):
    assert not looks_like(dW, [[-1 / 6, -1 / 6, 1 / 3], [0.0, -1 / 2, 1 / 2]])
why = "The label was subtracted as a number from every class; subtract 1 from its own class only."
with message("W3", why):
    assert not looks_like(dW, X.T @ (1 / 3 - np.array([[2.0], [0.0]]) + np.zeros((2, 3))) / 2)
    close(np.sum(dW, axis=1), np.zeros(2), what="the sum over the classes")
close(loss, np.log(3.0), what="the loss")
close(dW, [[1 / 6, 1 / 6, -1 / 3], [0.0, 1 / 2, -1 / 2]], what="the gradient")
### BEGIN HIDDEN TESTS
for rng, (n, d, k) in fresh(3, shapes=[(6, 3, 4), (4, 4, 4), (1, 2, 3), (5, 1, 2), (3, 6, 5)]):
    X, W, y = rng.normal(size=(n, d)), rng.normal(size=(d, k)), rng.integers(0, k, size=n)
    with unchanged(X, y, W):
        loss, dW = softmax_xent_grad(X, y, W)
    expected_loss, expected = 0.0, np.zeros((d, k))
    for x, label in zip(X, y):
        powers = np.exp(x @ W)
        expected_loss -= np.log(powers[label] / powers.sum()) / n
        expected += np.outer(x, powers / powers.sum() - (np.arange(k) == label)) / n
    with message("W9", "The loss is a sum over the rows; the mean was asked for."):
        assert n == 1 or not looks_like(loss, n * expected_loss)
    with message("W2", "The gradient is a sum over the rows; it must be that of the mean."):
        assert n == 1 or not looks_like(dW, n * expected)
    why = "The slopes of a row must sum to zero: subtract 1 from the label's own class only."
    with message("W3", why):
        close(np.sum(dW, axis=1), np.zeros(d), atol=1e-10)
    with message("W6", "The sign of the gradient is the opposite."):
        assert not looks_like(dW, -expected)
    close(loss, expected_loss, what="the loss")
    close(dW, expected, what="the gradient")
    nudge = 1e-5 * rng.normal(size=(d, k))
    rise = softmax_xent_grad(X, y, W + nudge)[0] - softmax_xent_grad(X, y, W - nudge)[0]
    close(
        np.sum(np.multiply(dW, 2 * nudge)),
        rise,
        rtol=0.0,
        atol=1e-11,
        what="the change of the loss",
    )
### END HIDDEN TESTS

# %% tests softmax_xent_grad-stable points=1
# Hidden: logits in the thousands, no warnings, a constant added to every class.
### BEGIN HIDDEN TESTS
import numpy as np
from scipy.special import logsumexp, softmax
from course.checks import close, fresh, message, no_warnings

for rng, (n, d, k) in fresh(3, shapes=[(6, 3, 4), (4, 4, 4), (1, 2, 3), (5, 3, 2)]):
    X, W, y = rng.normal(size=(n, d)), rng.normal(size=(d, k)), rng.integers(0, k, size=n)
    for scale in (1.0, 1e2, 1e3, 1e4):
        logits = scale * (X @ W)
        rows = np.arange(n)
        each = logsumexp(logits, axis=1) - logits[rows, y]
        slopes = softmax(logits, axis=1) - np.eye(k)[y]
        loss, dW = softmax_xent_grad(X, y, scale * W)
        why = (
            "Large logits gave NaN or infinity: subtract each row's largest logit before "
            "exponentiating."
        )
        with message("W1", why):
            assert np.isfinite(loss)
            assert np.isfinite(dW).all()
        why = (
            "The loss was clipped: work with log-sum-exp, not with the logarithm of a probability."
        )
        with message("W4", why):
            close(loss, np.mean(each), rtol=1e-8, what="the loss")
        close(dW, X.T @ slopes / n, rtol=1e-7, atol=1e-10, what="the gradient")
    why = "Large logits caused a warning: subtract each row's largest logit before exponentiating."
    with message("W1", why):
        with no_warnings():
            one, _ = softmax_xent_grad([[1.0]], [0], [[-90000.0, 10000.0]])
            two, _ = softmax_xent_grad([[1.0], [-1.0]], [1, 1], [[0.0, 5000.0]])
    why = "The loss was clipped: work with log-sum-exp, not with the logarithm of a probability."
    with message("W4", why):
        close([one, two], [100000.0, 2500.0], what="the loss")
    common = rng.normal(size=(d, 1))
    loss, dW = softmax_xent_grad(X, y, W)
    shifted, shifted_dW = softmax_xent_grad(X, y, W + 100 * common)
    close(shifted, loss, rtol=1e-7, atol=1e-10, what="the loss with a shift")
    close(shifted_dW, dW, rtol=1e-7, atol=1e-10, what="the gradient with a shift")
### END HIDDEN TESTS

# %% tests softmax_xent_grad-edges points=1
# Hidden: labels out of range, a class that does not occur, one class, integers and lists, no rows.
### BEGIN HIDDEN TESTS
import numpy as np
from scipy.special import log_softmax
from course.checks import close, fresh, message, raises, unchanged

for rng, (n, d, k) in fresh(3, shapes=[(5, 3, 3), (3, 1, 4), (4, 4, 2)]):
    X, W, y = (
        rng.integers(-3, 4, size=(n, d)),
        rng.integers(-2, 3, size=(d, k)),
        rng.integers(0, k - 1, size=n),
    )
    logs = log_softmax((X @ W).astype(float), axis=1)
    loss, dW = -np.mean(logs[np.arange(n), y]), X.T @ (np.exp(logs) - np.eye(k)[y]) / n
    for given in (
        (X, y, W),
        (X.tolist(), y.tolist(), W.tolist()),
        (X.astype(np.int8), y.astype(np.uint8), W),
    ):
        with unchanged(*given):
            got = softmax_xent_grad(*given)
        close(got[0], loss, what="the loss")
        close(got[1], dW, what="the gradient")
    assert np.ndim(got[0]) == 0, "The loss must be one number."
    place = rng.integers(n)
    for bad in (-1, -k, k, k + 3):
        wrong = y.copy()
        wrong[place] = bad
        why = "A label below 0 or above k-1 was accepted: index -1 is the last class in Python."
        with message("W7", why):
            raises(ValueError, softmax_xent_grad, X, wrong, W)
    with message("W8", "Without rows there is no mean: that must be a ValueError."):
        raises(ValueError, softmax_xent_grad, X[:0], y[:0], W)
    loss, dW = softmax_xent_grad(X, np.zeros(n, dtype=int), W[:, :1])
    close(loss, 0.0, what="the loss with a single class")
    close(dW, np.zeros((d, 1)), what="the gradient with a single class")
### END HIDDEN TESTS

# %% [markdown]
# ## Exercise 6 · Automatic differentiation (5 points)
#
# Every computation, loops and all, is a **graph** of simple operations whose slopes you know. Store with each result its
# operands and the slope for each; then walk back from the output and multiply. For $L=(ab+a)^2$:

# %%
a, b = 2.0, -3.0
c = a * b
d = c + a
L = d**2
dL = 1.0
dd = 2 * d * dL  # L = d²
dc, da = dd, dd  # d = c + a
da, db = da + b * dc, a * dc  # c = ab: a second path to a, so add
print("values", [a, b, c, d, L])
print("slopes", [da, db, dc, dd, dL])

fig, ax = plt.subplots(figsize=(8.5, 2.8))
nodes = {  # place, value, slope
    "a": (0, 1, a, da),
    "b": (0, 0, b, db),
    "c = a·b": (2, 0, c, dc),
    "d = c + a": (4, 0.5, d, dd),
    "L = d²": (6, 0.5, L, dL),
}
edges = [
    ("a", "c = a·b", b),
    ("b", "c = a·b", a),
    ("a", "d = c + a", 1),
    ("c = a·b", "d = c + a", 1),
]
edges.append(("d = c + a", "L = d²", 2 * d))
arrow = {"arrowstyle": "->", "shrinkA": 38, "shrinkB": 38, "lw": 1.5}
plain = {"boxstyle": "round", "facecolor": "white", "edgecolor": "none", "pad": 0.15}
framed = {"boxstyle": "round", "facecolor": "#eef4fa", "edgecolor": figures.COLOURS[0]}
centred = {"ha": "center", "va": "center", "fontsize": 10}
for start, end, local in edges:
    to, source = np.array(nodes[start][:2]), np.array(nodes[end][:2])
    ax.annotate("", to, source, arrowprops=arrow)
    ax.annotate(f"×{local:g}", (to + source) / 2, bbox=plain, **centred)
for name, (x, y, value, slope) in nodes.items():
    ax.text(x, y, f"{name}\nvalue {value:g}\nslope {slope:g}", bbox=framed, **centred)
ax.set(xlim=(-0.8, 6.8), ylim=(-0.45, 1.45))
ax.set_axis_off()
figures.show(
    fig,
    alt="Graph of L = (ab + a) squared: a and b lead to c = ab, c and a to d = c + a, d to L. Each "
    "box holds a value and the slope of L. Arrows point back from the results to their operands "
    "and carry local slopes; the slope of a, 16, is minus 8 through d and 24 through c.",
)

# %% [markdown]
# Two rules do it all: **along** a path multiply, **over** paths add. A node may pass its slope on only when all its
# contributions have arrived, so visit every result before its operands (reverse topological order). One walk serves all
# inputs; that is **reverse mode**. (Walking forwards instead gives the slopes for one input per walk: **forward mode**.) It
# is neither symbolic algebra nor finite differences: no formula for $L$ is ever built, and the slopes are exact up to rounding.
#
# For $c=ab$ the operands and slopes to store are $(a, b)$ and $(b, a)$: the slope for $a$ is the *value* of $b$. Python
# calls `a.__rsub__(2)` for `2 - a`, because 2 does not know what a Value is.
#
# Two traps. Python allows about a thousand nested calls, and graphs are deeper: use a list as a stack, not recursion. (Mark
# a Value as visited, put it back on the stack with its operands above it; when it comes up again, they are done.) And
# `backward()` *adds* to `.grad`; if old sums in the middle of the graph leak into the next walk, they count twice. So
# keep the slopes of one walk apart.
#
# The constructor below is a suggestion. Change it, or add helpers, as you like.

# %% solution Value
class Value:
    """A number that remembers how it was computed, so that derivatives can be had of it.

    ``Value(3.0)`` is a leaf. ``data`` is its number, ``grad`` starts at 0.0; both are plain numbers
    and may be assigned. Each operation below gives a new Value and changes no operand:

    - ``+ - * /`` with Values or Python numbers (int, float) on either side, and ``-v``;
    - ``v ** n`` for a number n (int or float, also negative), not for a Value n;
    - ``v.exp()``, ``v.log()`` (natural), ``v.tanh()``, ``v.relu()`` (its slope at 0 is 0).

    Where a value or its slope does not exist as a float (log of 0, division by 0, 0 ** 0, the slope
    of v ** 0.5 at 0, overflow) anything may happen, and for ``v ** n`` with a Value n. Data that is
    assigned after an operation has used it does not change what the operation gave.

    >>> a, b = Value(2.0), Value(-3.0)
    >>> out = (a * b + a) ** 2
    >>> out.backward()
    >>> out.data, a.grad, b.grad
    (16.0, 16.0, -16.0)
    """

    def __init__(self, data: float, parents: "tuple[tuple[Value, float], ...]" = ()) -> None:
        """``parents`` holds a pair for each operand: (operand, slope of this number for it)."""
        self.data = float(data)
        self.grad = 0.0
        self.parents = parents

    def __add__(self, other: "Value | float") -> "Value":
        """self + other."""
        ### BEGIN SOLUTION
        other = other if isinstance(other, Value) else Value(other)
        return Value(self.data + other.data, ((self, 1.0), (other, 1.0)))
        ### END SOLUTION

    def __radd__(self, other: float) -> "Value":
        """other + self, when other is a Python number."""
        ### BEGIN SOLUTION
        return self + other
        ### END SOLUTION

    def __mul__(self, other: "Value | float") -> "Value":
        """self * other."""
        ### BEGIN SOLUTION
        other = other if isinstance(other, Value) else Value(other)
        return Value(self.data * other.data, ((self, other.data), (other, self.data)))
        ### END SOLUTION

    def __rmul__(self, other: float) -> "Value":
        """other * self, when other is a Python number."""
        ### BEGIN SOLUTION
        return self * other
        ### END SOLUTION

    def __neg__(self) -> "Value":
        """-self."""
        ### BEGIN SOLUTION
        return self * -1
        ### END SOLUTION

    def __sub__(self, other: "Value | float") -> "Value":
        """self - other."""
        ### BEGIN SOLUTION
        return self + -other
        ### END SOLUTION

    def __rsub__(self, other: float) -> "Value":
        """other - self, when other is a Python number."""
        ### BEGIN SOLUTION
        return -self + other
        ### END SOLUTION

    def __pow__(self, n: float) -> "Value":
        """self ** n for a number n."""
        ### BEGIN SOLUTION
        return Value(self.data**n, ((self, n * self.data ** (n - 1)),))
        ### END SOLUTION

    def __truediv__(self, other: "Value | float") -> "Value":
        """self / other."""
        ### BEGIN SOLUTION
        return self * other**-1
        ### END SOLUTION

    def __rtruediv__(self, other: float) -> "Value":
        """other / self, when other is a Python number."""
        ### BEGIN SOLUTION
        return self**-1 * other
        ### END SOLUTION

    def exp(self) -> "Value":
        """e to the power of self."""
        ### BEGIN SOLUTION
        result = math.exp(self.data)
        return Value(result, ((self, result),))
        ### END SOLUTION

    def log(self) -> "Value":
        """Natural logarithm."""
        ### BEGIN SOLUTION
        return Value(math.log(self.data), ((self, 1 / self.data),))
        ### END SOLUTION

    def tanh(self) -> "Value":
        """Hyperbolic tangent."""
        ### BEGIN SOLUTION
        result = math.tanh(self.data)
        return Value(result, ((self, 1 - result**2),))
        ### END SOLUTION

    def relu(self) -> "Value":
        """max(0, self); its slope is 1 for positive numbers, else 0."""
        ### BEGIN SOLUTION
        return Value(max(0.0, self.data), ((self, float(self.data > 0)),))
        ### END SOLUTION

    def backward(self) -> None:
        """Add to ``grad`` of self, and of every Value it was computed from, the derivative of self
        with respect to that Value (1 for self). Other Values are left alone.

        Each call adds exactly this derivative, whatever ``grad`` held before: after
        ``one.backward()`` and ``two.backward()`` it is that of ``one + two``, until you set
        ``grad = 0.0``. Works for graphs thousands of operations deep, in time proportional to the
        number of operations (not of paths).
        """
        ### BEGIN SOLUTION
        order, entered, stack = [], set(), [(self, False)]
        while stack:
            node, operands_are_done = stack.pop()
            if operands_are_done:
                order.append(node)
            elif node not in entered:
                entered.add(node)
                stack.append((node, True))
                stack.extend((operand, False) for operand, _ in node.parents)
        slopes = dict.fromkeys(order, 0.0)
        slopes[self] = 1.0
        for node in reversed(order):
            node.grad += slopes[node]
            for operand, local in node.parents:
                slopes[operand] += local * slopes[node]
        ### END SOLUTION

# %% tests Value-basics points=1
import math
from course.checks import close, fresh, message

a, b = Value(2.0), Value(-3.0)
close([a.data, a.grad], [2.0, 0.0], what="data and grad of a new Value")
total = a + b
total.backward()
close([total.data, a.grad, b.grad, total.grad], [-1.0, 1.0, 1.0, 1.0], what="a + b and its slopes")
a, b = Value(2.0), Value(-3.0)
product = a * b
product.backward()
close([product.data, a.grad, b.grad], [-6.0, -3.0, 2.0], what="a * b and its slopes")
a = Value(-3.0)
out = a.relu()
out.backward()
with message("W5", "Left of 0 relu is flat: its slope there is 0."):
    close([out.data, a.grad], [0.0, 0.0])
### BEGIN HIDDEN TESTS
for rng in fresh(4):
    x, y = float(rng.uniform(0.3, 2.0)), float(rng.uniform(-2.0, -0.3))
    one = {
        "-v": (lambda v: -v, y, -y, -1.0),
        "v ** 2": (lambda v: v**2, y, y * y, 2 * y),
        "v ** 3": (lambda v: v**3, y, y * y * y, 3 * y * y),
        "v ** -1": (lambda v: v**-1, y, 1 / y, -1 / (y * y)),
        "v ** 0.5": (lambda v: v**0.5, x, math.sqrt(x), 0.5 / math.sqrt(x)),
        "v ** -1.5": (lambda v: v**-1.5, x, 1 / (x * math.sqrt(x)), -1.5 / (x * x * math.sqrt(x))),
        "exp": (lambda v: v.exp(), y, math.exp(y), math.exp(y)),
        "log": (lambda v: v.log(), x, math.log(x), 1 / x),
        "tanh": (lambda v: v.tanh(), y, math.tanh(y), 1 / math.cosh(y) ** 2),
        "relu right of 0": (lambda v: v.relu(), x, x, 1.0),
    }
    for name, (call, place, value, slope) in one.items():
        v = Value(place)
        out = call(v)
        out.backward()
        close(
            [out.data, v.grad, v.data],
            [value, slope, place],
            what=f"{name}: its value, its slope and its operand",
        )
    for place in (y, 0.0, 0):
        v = Value(place)
        out = v.relu()
        out.backward()
        with message("W13" if place == 0 else "W5", "Left of 0 and at 0 the slope of relu is 0."):
            close([out.data, v.grad], [0.0, 0.0])
    for call, value, slopes in (
        (lambda p, q: p + q, x + y, (1.0, 1.0)),
        (lambda p, q: p - q, x - y, (1.0, -1.0)),
        (lambda p, q: p * q, x * y, (y, x)),
        (lambda p, q: p / q, x / y, (1 / y, -x / (y * y))),
    ):
        p, q = Value(x), Value(y)
        out = call(p, q)
        close([p.grad, q.grad], [0.0, 0.0], what="grad before backward")
        out.backward()
        close(
            [out.data, p.grad, q.grad],
            [value, *slopes],
            what="an operation of two Values with its slopes",
        )
### END HIDDEN TESTS

# %% tests Value-numbers points=1
# Hidden: Python numbers, int and float, on either side of + - * /.
### BEGIN HIDDEN TESTS
from course.checks import close, fresh, message

for rng in fresh(3):
    x, c, m = float(rng.uniform(0.5, 2.0)), float(rng.uniform(2.5, 4.0)), int(rng.integers(3, 9))
    for k in (c, m, -m):
        cases = {
            "number + v": (lambda v, k=k: k + v, k + x, 1.0),
            "v + number": (lambda v, k=k: v + k, k + x, 1.0),
            "v - number": (lambda v, k=k: v - k, x - k, 1.0),
            "number * v": (lambda v, k=k: k * v, k * x, k),
            "v * number": (lambda v, k=k: v * k, k * x, k),
            "v / number": (lambda v, k=k: v / k, x / k, 1 / k),
        }
        v = Value(x)
        out = k - v
        out.backward()
        with message("W3", "number - v is wrong: the order matters."):
            close(out.data, k - x)
        with message("W12", "The slope of number - v is wrong: the result falls when v rises."):
            close(v.grad, -1.0)
        v = Value(x)
        with message("W6", "number / v is wrong: the order matters, its slope is -number / v²."):
            out = k / v
            out.backward()
            close([out.data, v.grad], [k / x, -k / (x * x)])
        for name, (call, value, slope) in cases.items():
            v = Value(x)
            out = call(v)
            out.backward()
            close([out.data, v.grad], [value, slope], what=f"{name}: its value and slope")
    parts = [Value(x), Value(c), Value(m)]
    out = sum(parts) / len(parts)
    out.backward()
    close(
        [out.data, *[part.grad for part in parts]],
        [(x + c + m) / 3, 1 / 3, 1 / 3, 1 / 3],
        what="the mean of a list",
    )
    close([part.data for part in parts], [x, c, m], what="the numbers afterwards")
### END HIDDEN TESTS

# %% tests Value-graph points=1
# Hidden: Values that are used several times, diamonds, random expressions.
### BEGIN HIDDEN TESTS
import math
import numpy as np
from course.checks import close, fresh, message

OPERATIONS = (
    "add",
    "sub",
    "mul",
    "div",
    "pow",
    "tanh",
    "exp",
    "log",
    "relu",
    "neg",
    "left",
    "right",
)


def one_step(kind, p, q):
    """On Values: an operation that cannot leave its domain."""
    match kind:
        case "add":
            return p + q
        case "sub":
            return p - q
        case "mul":
            return p * q
        case "div":
            return p / (q * q + 1)
        case "pow":
            return p**2
        case "tanh":
            return p.tanh()
        case "exp":
            return p.tanh().exp()
        case "log":
            return (p * p + 1).log()
        case "relu":
            return p.relu()
        case "neg":
            return -p
        case "left":
            return 2 - p
        case "right":
            return p * 0.5


def same_step(kind, p, q):
    """The same in forward mode, on pairs (value, slopes for all leaves)."""
    (x, dx), (y, dy) = p, q
    match kind:
        case "add":
            return x + y, dx + dy
        case "sub":
            return x - y, dx - dy
        case "mul":
            return x * y, y * dx + x * dy
        case "div":
            return x / (y * y + 1), dx / (y * y + 1) - x * 2 * y * dy / (y * y + 1) ** 2
        case "pow":
            return x * x, 2 * x * dx
        case "tanh":
            return math.tanh(x), dx / math.cosh(x) ** 2
        case "exp":
            return math.exp(math.tanh(x)), math.exp(math.tanh(x)) * dx / math.cosh(x) ** 2
        case "log":
            return math.log(x * x + 1), 2 * x * dx / (x * x + 1)
        case "relu":
            return (x, dx) if x > 0 else (0.0, 0.0 * dx)
        case "neg":
            return -x, -dx
        case "left":
            return 2 - x, -dx
        case "right":
            return x / 2, dx / 2


for rng in fresh(3):
    x, y = rng.uniform(0.5, 2.0, size=2).tolist()
    for call, value, slope in (
        (lambda v: v + v, 2 * x, 2.0),
        (lambda v: v * v, x * x, 2 * x),
        (lambda v: v - v, 0.0, 0.0),
    ):
        v = Value(x)
        out = call(v)
        out.backward()
        why = "A Value used twice kept only one of its slopes: over paths, slopes add."
        with message("W1", why):
            close([out.data, v.grad], [value, slope])
    v = Value(x)
    out = v * y + v + v * v
    out.backward()
    why = "A Value used in several places kept only one of its slopes: over paths, slopes add."
    with message("W1", why):
        close(v.grad, y + 1 + 2 * x)
    why = "A slope was passed on before all contributions had arrived: results before operands."
    for name, call in (("W2", lambda p, q: q + p), ("W11", lambda p, q: p + q)):
        p, q = Value(x), Value(y)
        middle = p * q
        last = middle * 3
        out = call(middle, last)
        out.backward()
        with message(name, why):
            close([p.grad, q.grad], [4 * y, 4 * x])
    with message("W2", why):
        v = Value(x)
        base = v * y
        left, right = base + 1, base * base
        both = left * right
        out = both * base + left
        out.backward()
        t = x * y
        close(v.grad, y * (4 * t**3 + 3 * t**2 + 1))
for rng, (leaves, length) in fresh(3, shapes=[(2, 4), (4, 12)]):
    places = rng.uniform(-1.5, 1.5, size=leaves)
    values = [Value(float(place)) for place in places]
    pairs = [(float(place), np.eye(leaves)[i]) for i, place in enumerate(places)]
    operations = [*rng.permutation(OPERATIONS), *rng.choice(OPERATIONS, size=length)]
    for operation in operations:
        i, j = (
            len(values) - 1 - np.minimum(rng.geometric(0.35, size=2) - 1, len(values) - 1)
        ).tolist()
        value, pair = (
            one_step(str(operation), values[i], values[j]),
            same_step(str(operation), pairs[i], pairs[j]),
        )
        small = abs(pair[0]) < 20
        values.append(value if small else value * 0.01)
        pairs.append(pair if small else (pair[0] / 100, pair[1] / 100))
    out = sum(values[leaves:], values[0])
    expected = sum((pair[0] for pair in pairs[leaves:]), pairs[0][0])
    slopes = sum((pair[1] for pair in pairs[leaves:]), pairs[0][1])
    out.backward()
    close(out.data, expected, rtol=1e-8, atol=1e-9, what="a random expression")
    close([v.grad for v in values[:leaves]], slopes, rtol=1e-7, atol=1e-7, what="its gradient")
### END HIDDEN TESTS

# %% tests Value-deep points=1
# Hidden: thousands of operations in a row, and many paths through few operations.
### BEGIN HIDDEN TESTS
from course.checks import close, fresh, message

for rng in fresh(1):
    x, y = rng.uniform(0.5, 1.5, size=2).tolist()
    start, end = Value(x), Value(y)
    out = start + end
    out.backward()
    close([start.grad, end.grad], [1.0, 1.0], what="the slopes of a sum")
    start, out = Value(x), Value(y)
    for _ in range(1200):
        out = out + start
    why = "A chain of 1,200 additions is too deep for recursion: use a list of things to do."
    with message("W4", why):
        out.backward()
    close(
        [out.data, start.grad], [y + 1200 * x, 1200.0], what="a sum of 1,201 terms, and its slope"
    )

    few = doubled = Value(x)
    for _ in range(15):
        doubled = doubled + doubled
    out = doubled * 0.1
    out.backward()
    close(few.grad, 0.1 * 2**15, what="the slope after doubling 15 times")
    # Doubling is exact in floating point; 32,768 additions of 0.1 are not.
    why = (
        "Each of 32,768 paths was walked on its own. Visit each Value once, when its "
        "slope is complete."
    )
    with message("W7", why):
        close(few.grad, 0.1 * 2**15, rtol=1e-14, atol=0.0)
### END HIDDEN TESTS

# %% tests Value-accumulate points=1
# Hidden: two outputs, one output twice, grad set back to 0, Values without a path to the output.
### BEGIN HIDDEN TESTS
from course.checks import close, fresh, message

for rng in fresh(3):
    x, y = rng.uniform(0.5, 2.0, size=2).tolist()
    p, q, alone = Value(x), Value(y), Value(5.0)
    unused = p * alone
    one, two = p * q, p + p
    one.backward()
    close([p.grad, q.grad], [y, x], what="the slopes after one backward")
    why = "A Value that the output was not computed from was touched: its grad must stay 0."
    with message("W9", why):
        close([alone.grad, unused.grad, two.grad], [0.0, 0.0, 0.0])
    two.backward()
    with message("W10", "The second backward wiped out the first: backward adds to grad."):
        close([p.grad, q.grad], [y + 2, x])
    p.grad = 0.0
    q.grad = 0.0
    one.backward()
    close([p.grad, q.grad], [y, x], what="the slopes after grad was set back to 0")

    p, q = Value(x), Value(y)
    shared = p * q
    one, two = shared * 3, shared * shared
    one.backward()
    two.backward()
    why = "Slopes of an earlier walk, left in the middle of the graph, were counted again."
    with message("W8", why):
        close([p.grad, q.grad], [3 * y + 2 * x * y * y, 3 * x + 2 * x * x * y])
    close(shared.grad, 3 + 2 * x * y, what="grad of a Value in the middle after two walks")
    p = Value(x)
    out = (p * 2).exp()
    for times in (1, 2, 3):
        out.backward()
        with message("W8", "backward twice on one output must add the same slope twice."):
            close([p.grad, out.grad], [times * 2 * out.data, times])
### END HIDDEN TESTS

# %% [markdown]
# ## Exercise 7 · Trust, but check (3 points)
#
# Whoever writes a gradient compares it with central differences before training. The error must be *relative*, or
# large slopes look wrong, yet tame near 0, where dividing by tiny slopes would make noise look huge:
#
# $$e=\max_i\frac{|a_i-b_i|}{\max(1,|a_i|,|b_i|)},$$
#
# with $a$ from `grad` and $b$ from differences. Three slopes that are each 1 % too large:

# %%
for b in (300, 3, 0.003):
    a = 1.01 * b
    print(f"b = {b:<6}  absolute {abs(a - b):.5f}   e = {abs(a - b) / max(1, abs(a), abs(b)):.5f}")

# %% [markdown]
# The largest error counts: one wrong entry among a million is a bug. Write the differences of exercise 1 again, so that a slip
# there costs nothing in this exercise.

# %% solution gradient_check
def gradient_check(
    f: Callable[[np.ndarray], float], grad: Callable[[np.ndarray], np.ndarray], x: np.ndarray
) -> tuple[bool, float]:
    """Compare a gradient with central differences of step 1e-5.

    Parameters
    ----------
    f : takes a float64 array of the shape of x, leaves it alone and returns one number.
    grad : takes the same, leaves it alone and returns what may be the gradient of f there (array
        or nested list of numbers).
    x : array or list of any shape, integers or floats. Not changed.

    Returns
    -------
    ok : True if max_rel_error <= 1e-6, else False.
    max_rel_error : float, the largest |a - b| / max(1, |a|, |b|) over all entries, a from grad(x),
        b from central differences. It is inf if grad(x) has another shape than x (also an empty x),
        or if a or b holds NaN or infinity; otherwise 0.0 if x is empty (and ok is True).

    Example
    -------
    gradient_check(lambda x: np.sum(x**2), lambda x: x, [1.0, 2.0])  ->  (False, 0.5)
    """
    ### BEGIN SOLUTION
    x = np.array(x, dtype=float)
    analytic = np.asarray(grad(x.copy()), dtype=float)
    if analytic.shape != x.shape:
        return False, math.inf
    worst = 0.0
    for i in np.ndindex(x.shape):
        nudge = np.zeros(x.shape)
        nudge[i] = 1e-5
        a, b = float(analytic[i]), float(f(x + nudge) - f(x - nudge)) / 2e-5
        if not (math.isfinite(a) and math.isfinite(b)):
            return False, math.inf
        worst = max(worst, abs(a - b) / max(1.0, abs(a), abs(b)))
    return worst <= 1e-6, worst
    ### END SOLUTION

# %% tests gradient_check-basics points=1
import numpy as np
from course.checks import close, fresh, message, unchanged


def squares(x):
    return np.sum(x**2)


x = np.array([1.0, 2.0, -4.0])
ok, error = gradient_check(squares, lambda x: 2 * x, x)
assert type(ok) in (bool, np.bool_), "The first result must be True or False."
assert ok, "A right gradient was refused."
close(error, 0.0, atol=1e-7, what="the error of a right gradient")
ok, error = gradient_check(squares, lambda x: 2 * x + np.array([0.0, 0.0, 0.8]), x)
assert not ok, "A gradient with one wrong entry was accepted."
with message("W1", "An average of the errors was returned; the largest one counts."):
    assert not np.isclose(error, 0.1 / 3, rtol=1e-4, atol=0)
with message("W2", "This is the absolute error; it must be divided by max(1, |a|, |b|)."):
    assert not np.isclose(error, 0.8, rtol=1e-4, atol=0)
close(error, 0.1, rtol=1e-5, what="the error")
### BEGIN HIDDEN TESTS
for rng, shape in fresh(3, shapes=[(5,), (2, 2), (2, 1, 2)]):
    x = 1.5 * rng.normal(size=shape)
    x.ravel()[:2] = 2.0, 0.1
    c = rng.normal(size=shape)
    right = {
        "squares": (squares, lambda v: 2 * v),
        "cubes": (lambda v, c=c: np.sum(c * v**3), lambda v, c=c: 3 * c * v**2),
        "log-sum-exp": (
            lambda v: np.log(np.sum(np.exp(v))),
            lambda v: np.exp(v) / np.sum(np.exp(v)),
        ),
    }
    for name, (f, grad) in right.items():
        with unchanged(x):
            ok, error = gradient_check(f, grad, x)
        assert ok, f"A right gradient ({name}) was refused."
        close(error, 0.0, atol=1e-7, what="the error of a right gradient")

    one_sign, permille, last = np.ones(shape), np.ones(shape), np.zeros(shape)
    one_sign.ravel()[0] = -1.0
    permille.ravel()[0] = 1.001
    last.ravel()[-1] = 0.5
    old = rng.normal(size=shape)
    wrong = {
        "a missing factor": lambda v: v,
        "a wrong sign in one entry": lambda v, s=one_sign: 2 * v * s,
        "a stale place": lambda v, old=old: 2 * old,
        "one entry off by 0.1 %": lambda v, s=permille: 2 * v * s,
        "the last entry off": lambda v, s=last: 2 * v + s,
    }
    for name, grad in wrong.items():
        a, b = grad(x), 2 * x
        each = np.abs(a - b) / np.maximum(1, np.maximum(np.abs(a), np.abs(b)))
        ok, error = gradient_check(squares, grad, x)
        why = "A wrong gradient was accepted: the threshold is 1e-6, and every entry counts."
        with message("W3", why):
            assert not ok
        with message("W1", "An average of the errors was returned; the largest one counts."):
            assert not np.isclose(error, each.mean(), rtol=1e-4, atol=0)
        close(error, each.max(), rtol=1e-4, what="the error of a wrong gradient")
    if x.ndim == 2 and x.shape[0] == x.shape[1]:
        ok, _ = gradient_check(squares, lambda v: 2 * v.T, x)
        assert not ok, "A transposed gradient was accepted."
### END HIDDEN TESTS

# %% tests gradient_check-scale points=1
# Hidden: very large and very small slopes, slopes of 0, errors close to the threshold.
### BEGIN HIDDEN TESTS
import numpy as np
from course.checks import close, fresh, message

for rng in fresh(3):
    x = rng.uniform(0.5, 2.0, size=4)

    def powers(v):
        return np.sum(v**4)

    ok, error = gradient_check(powers, lambda v: 4 * v**3, x)
    assert ok, "A right gradient was refused."
    why = "A right gradient of huge slopes was refused: divide the error by max(1, |a|, |b|)."
    with message("W2", why):
        ok, error = gradient_check(lambda v: 1e8 * powers(v), lambda v: 4e8 * v**3, x)
        assert ok
        close(error, 0.0, atol=1e-7)
    ok, error = gradient_check(lambda v: 1e8 * powers(v), lambda v: 4e8 * v**3 * 1.001, x)
    with message("W3", "A gradient that is off by 0.1 % was accepted."):
        assert not ok
    close(error, 0.001 / 1.001, rtol=1e-4, what="the error of a gradient that is 0.1 % too large")
    why = (
        "Where slopes are tiny or 0 the error must not be divided by them: max(1, …) is "
        "the divisor."
    )
    with message("W4", why):
        for factor in (0.0, 1e-12, 1e-4):
            ok, error = gradient_check(
                lambda v, c=factor: c * powers(v - x), lambda v, c=factor: 4 * c * (v - x) ** 3, x
            )
            assert ok
            close(error, 0.0, atol=1e-7)
        ok, error = gradient_check(lambda v: 1e-3 * powers(v), lambda v: 4.4e-3 * v**3, x)
        close(error, 4e-4 * np.max(x) ** 3, rtol=1e-4)
    with message("W7", "The sign of a slope was ignored."):
        ok, error = gradient_check(powers, lambda v: -4 * v**3, x)
        assert not ok
    close(error, 2.0, rtol=1e-4, what="the error of slopes with the wrong sign")
    for slip, verdict in ((5e-7, True), (2e-6, False), (-5e-7, True), (-2e-6, False)):
        ok, error = gradient_check(
            lambda v: 0.1 * np.sum(v), lambda v, s=slip: np.full(v.shape, 0.1) + s * (v == v[1]), x
        )
        why = "The threshold must be 1e-6: an error of 5e-7 is fine, one of 2e-6 is not."
        with message("W9", why):
            assert bool(ok) is verdict
        close(error, abs(slip), rtol=1e-3, what="a small error")
    scaled, slopes = lambda v: np.sum(100 * v), lambda v: np.full(v.shape, 103.0)
    close(
        gradient_check(scaled, slopes, x)[1],
        3 / 103,
        rtol=1e-5,
        what="the error when |a| is the largest",
    )
    slopes = lambda v: np.full(v.shape, 97.0)
    close(
        gradient_check(scaled, slopes, x)[1],
        3 / 100,
        rtol=1e-5,
        what="the error when |b| is the largest",
    )
### END HIDDEN TESTS

# %% tests gradient_check-edges points=1
# Hidden: another shape, NaN and infinity, integers and lists, no entries.
### BEGIN HIDDEN TESTS
import numpy as np
from course.checks import close, fresh, message, unchanged


def squares(x):
    return np.sum(np.square(x))


def slopes(x):
    return 2 * np.asarray(x)


for rng, shape in fresh(3, shapes=[(4,), (2, 3), (3, 1), (1, 1)]):
    whole = rng.integers(1, 6, size=shape)
    for x in (whole, whole.astype(np.int8), whole.tolist(), whole.astype(np.float32)):
        with unchanged(x):
            ok, error = gradient_check(squares, slopes, x)
        with message("W6", "Integers, float32 and lists must be converted to float64 first."):
            assert ok
            close(error, 0.0, atol=1e-7)
    ok, error = gradient_check(squares, lambda v: (2 * v).tolist(), whole)
    assert ok, "A gradient given as a list was refused."
    others = [lambda v: 2 * v[None], lambda v: (2 * v).ravel()[:-1], lambda v: 2.0 * v.ravel()[0]]
    if whole.shape != whole.T.shape:
        others.append(lambda v: 2 * v.T)
    for other in others:
        why = "A gradient of another shape than x must give (False, inf), not an error."
        with message("W10", why):
            ok, error = gradient_check(squares, other, whole)
        why = "A gradient of another shape than x was stretched to fit: it must give (False, inf)."
        with message("W5", why):
            assert not ok
            assert error == np.inf
    for hole in (np.nan, np.inf, -np.inf):
        place = rng.integers(whole.size)
        spoilt = slopes(whole).astype(float)
        spoilt.ravel()[place] = hole
        cases = ((squares, lambda v, s=spoilt: s), (lambda v, hole=hole: hole, slopes))
        for f, grad in cases:
            ok, error = gradient_check(f, grad, whole)
            with message("W8", "NaN or infinity, in the gradient or from f, was overlooked."):
                assert not ok
            why = "With NaN or infinity, in the gradient or from f, the error must be inf."
            with message("W11", why):
                assert error == np.inf
for empty in (np.zeros(0), np.zeros((0, 3))):
    ok, error = gradient_check(squares, slopes, empty)
    assert ok, "Without entries nothing can be wrong."
    close(error, 0.0, what="the error without entries")
### END HIDDEN TESTS

# %% [markdown]
# ## Now the library
#
# | yours | the call |
# |---|---|
# | `numerical_gradient`, `jacobian` | `scipy.optimize.approx_fprime` (one-sided) |
# | `gradient_check` | `scipy.optimize.check_grad` (absolute, one-sided) |
# | `softmax_xent_grad` | `scipy.special.log_softmax`, `sklearn.metrics.log_loss` |
# | `Value` | `loss.backward()` in PyTorch, `jax.grad` in JAX |
#
# Here they judge two gradients for all 30 measurements; the second lacks its $1/n$. Then we count evaluations of a
# function with $d$ inputs.

# %%
from scipy.optimize import approx_fprime, check_grad


def full_loss(w):
    return np.mean(np.logaddexp(0, -sign * (Z @ w)))


def full_gradient(w):
    return Z.T @ (-sign / (1 + np.exp(sign * (Z @ w)))) / len(sign)


w = np.full(Z.shape[1], 0.1)
print("right   error below 1e-5:", check_grad(full_loss, full_gradient, w) < 1e-5)
print(
    "no 1/n  error below 1e-5:",
    check_grad(full_loss, lambda w: len(sign) * full_gradient(w), w) < 1e-5,
)
for d in (10, 100, 1000):
    evaluations = []
    approx_fprime(np.ones(d), lambda x: evaluations.append(1) or x @ x, 1e-8)
    print(f"d = {d:4d}: one-sided {len(evaluations)} evaluations, central {2 * d}")

# %% [markdown]
# In production let a framework differentiate, and keep the check for whatever you derive yourself.

# %% [markdown]
# ## Reflection (5 points, graded by a person)
#
# A model has $10^5$ parameters and one loss. **Count the evaluations, or walks through the graph, that one gradient costs by
# central differences, in forward mode (one walk from each input) and in reverse mode. Confirm with timings of your differences
# and of your `Value` at three sizes. Why do frameworks choose what they choose?** At most 250 words; add cells for your experiment.
#
# *Rubric:* 0 absent · 1 assertion without evidence · 3 right claim with a number or plot from your own
# run · 4 also the assumption or limit · 5 also what you would do in production.

# %% [markdown] manual reflection points=5
# ### BEGIN SOLUTION
# **Counts.** Central differences need two evaluations of the loss for each parameter: 20, 200 and 2000 for $d=10$, 100 and
# 1000, so $2\cdot10^5$ here. Forward mode needs one walk from each input, $10^5$ in all. Reverse mode needs one evaluation
# and one walk back, whatever $d$.
#
# **Timings** (CPU, best of 15, my `numerical_gradient` and my `Value` on $\sum_i\sqrt{w_i^2+1}$, the same loop for both):
# differences 0.04, 2.2 and 217 ms, reverse 0.09, 0.8 and 11 ms. Ten times the parameters made differences 55 and 99
# times slower ($2d$ evaluations, each $d$ long), reverse 9 and 14 times. The two gradients agreed to $10^{-7}$. Extrapolated to
# $10^5$, differences take $10^4\cdot217$ ms, about 36 minutes, and reverse about a second.
#
# **Why.** A loss is one number with many inputs. Reverse mode pays per output, forward mode and differences per input. For
# few inputs and many outputs forward mode would win.
#
# **Limits.** At $d=10$ differences were faster: each of my objects costs more than the arithmetic. Reverse mode must keep
# every intermediate value, so its price is memory; my timings say nothing about that.
#
# **In production** I would let the framework differentiate, recompute some values where memory runs out, and
# keep finite differences as a test: of every layer written by hand, on a tiny model in float64.
# ### END SOLUTION

# %% [markdown] logbook
# ## Log-book
#
# Hours:
#
# Hard:
#
# Review next:

# %% [markdown]
# ## Further reading
#
# - Deisenroth, Faisal and Ong, *Mathematics for Machine Learning*, ch. 5 (free online).
# - Goodfellow, Bengio and Courville, *Deep Learning*, section 6.5 (free online).
# - Baydin et al., "Automatic differentiation in machine learning: a survey", *JMLR* 18 (2018).
