# %% [markdown]
# # Optimisation
#
# *16 hours · needs: Linear systems, projections and least squares; Derivatives, gradients and the chain rule ·
# data: scikit-learn's `diabetes` and `breast_cancer`*
#
# Training is optimisation: walk downhill on a loss until it stops paying. Most reports of "the model does not learn"
# come down to three things: the step was wrong, the features were badly scaled, or the loop stopped for the wrong
# reason. You will write the optimisers yourself, so that you can tell which.
#
# Afterwards you can
#
# - **write** gradient descent, mini-batch descent, Adam and Newton's method;
# - **compute** the largest step that does not explode;
# - **decide** when to stop, and say what the decision rests on;
# - **explain** why scaling features changes the number of iterations;
# - **handle** a constraint by projection.

# %% readonly setup
from collections.abc import Callable

import matplotlib.pyplot as plt
import numpy as np
from scipy.special import expit
from sklearn.datasets import load_breast_cancer, load_diabetes

from course import figures

figures.use_house_style()


def logistic_loss(X, s, lam=0.0):
    """Mean log-loss of signs s (+1 or -1) plus lam/2 |w|²: the function, its gradient, its Hessian."""

    def f(w):
        return np.mean(np.logaddexp(0, -s * (X @ w))) + lam / 2 * (w @ w)

    def grad(w):
        return -X.T @ (s * expit(-s * (X @ w))) / len(s) + lam * w

    def hess(w):
        p = expit(X @ w)
        return (X.T * (p * (1 - p))) @ X / len(s) + lam * np.eye(X.shape[1])

    return f, grad, hess

# %% [markdown]
# ## Warm-up
#
# Guess before you run.
#
# **1.** A loop minimises $f(w)=\frac12w^2$ and stops once a step moves $w$ by less than 0.0001. It starts at 50 and
# stops. How far is it from the minimum at 0?

# %%
w, lr, steps, moved = 50.0, 1e-6, 0, 1.0
while moved >= 1e-4:
    moved = abs(lr * w)  # the gradient of w²/2 is w
    w, steps = w - lr * w, steps + 1
print("steps:", steps, "  w:", round(w, 5))

# %% [markdown]
# As far as it was at the start. A small *step* only says that step size times gradient is small; here the step size was small. Ask the
# *gradient* whether you have arrived.
#
# **2.** Is the learning rate a detail? $f(w)=5w^2$, 100 steps from $w=1$, rates 0.19, 0.20 and 0.21.

# %%
for lr in (0.19, 0.20, 0.21):
    w = 1.0
    for _ in range(100):
        w = w - lr * 10 * w
    print(f"rate {lr:.2f}   factor {1 - 10 * lr:.1f}   |w| = {abs(w):.2g}")

# %% [markdown]
# Converged, stuck, exploded. Each step multiplies $w$ by $1-10\,\eta$: by $-0.9$, $-1$ and $-1.1$.
#
# **3.** Newton's method jumps to the minimum of the parabola that fits $f$ where it stands. $f(x)=\sqrt{1+x^2}$ is a
# smooth bowl with its minimum at 0. Is the jump from $x=2$ an improvement?

# %%
x = 2.0
for _ in range(3):
    x = x - (x / np.sqrt(1 + x**2)) / (1 + x**2) ** -1.5
    print(round(x))

# %% [markdown]
# It flies off. Newton's method is superb near the minimum and reckless far away; exercise 6 tames it.
#
# ## Worked example: the shape of the valley
#
# How do body mass index and blood pressure predict the progress of diabetes? Both columns are centred; the loss is
# $f(w)=\frac1{2n}\lVert Xw-y\rVert^2$, with gradient $Aw-b$ for $A=\frac1nX^\top X$ and $b=\frac1nX^\top y$. The
# **Hessian** $A$ holds the curvatures: its eigenvalues say how steeply the valley bends along its axes, and their ratio is
# the **condition number** $\kappa$.

# %%
table = load_diabetes(scaled=False)
raw = table.data[:, [2, 3]]  # body mass index, blood pressure
raw = raw - raw.mean(axis=0)
y = table.target - table.target.mean()
problems = {}
for name, X, lr in (("raw", raw, 0.009), ("standardised", raw / raw.std(axis=0), 1.0)):
    A, b = X.T @ X / len(y), X.T @ y / len(y)
    w, walk = np.zeros(2), [np.zeros(2)]
    for _ in range(8):
        w = w - lr * (A @ w - b)
        walk.append(w)
    problems[name] = (A, b, np.array(walk))
    best = np.linalg.solve(A, b)
    curvatures = np.linalg.eigvalsh(A)
    print(f"{name:13} curvatures {curvatures.round(1)}  kappa {np.linalg.cond(A):.1f}",
          f"  error left after 8 steps {np.linalg.norm(w - best) / np.linalg.norm(best):.1%}")

# %%
fig, axes = plt.subplots(1, 2, figsize=(8.5, 3.8))
for ax, (name, (A, b, walk)) in zip(axes, problems.items()):
    best = np.linalg.solve(A, b)
    reach = 1.25 * np.abs(best).max()
    p, q = np.meshgrid(*(np.linspace(m - reach, m + reach, 81) for m in best))
    d = np.stack([p - best[0], q - best[1]], axis=-1)
    ax.contour(p, q, np.einsum("...i,ij,...j", d, A, d) ** 0.5, levels=7, cmap="viridis", alpha=0.7)
    ax.plot(*walk.T, "o-", color="black", markersize=4, linewidth=1, label="8 steps from 0")
    ax.plot(*best, "*", color=figures.COLOURS[3], markersize=14, label="minimum")
    ax.set(title=name, xlabel="weight of body mass index", aspect="equal")
    ax.legend(fontsize=9, loc="lower right", frameon=True)
axes[0].set_ylabel("weight of blood pressure")
figures.show(
    fig,
    alt="Two contour pictures of the same loss. Raw: long narrow ellipses; the path from the origin jumps from one "
    "wall of the valley to the other and is still away from the starred minimum after eight steps. "
    "Standardised: the ellipses are nearly round and the path reaches the star in a few steps.",
)

# %% [markdown]
# The step must be small enough for the *steepest* direction, and then the *flattest* one crawls. Standardising made the
# valley rounder, not the model better: both minima give the same predictions. How large may a step be?

# %%
rates = np.geomspace(1e-3, 3, 120)
fig, ax = plt.subplots()
for i, (name, (A, b, _)) in enumerate(problems.items()):
    best = np.linalg.solve(A, b)
    left = []
    for lr in rates:
        error = -best
        for _ in range(25):
            error = error - lr * (A @ error)
        left.append(np.linalg.norm(error) / np.linalg.norm(best))
    shown = np.where(np.array(left) < 1e4, left, np.nan)
    ax.loglog(rates, shown, marker=figures.MARKERS[i], markersize=4, label=name)
    print(f"{name:13} best of these rates {rates[np.argmin(left)]:.2g},",
          f"largest that ends nearer than it started {rates[np.array(left) < 1].max():.2g}")
ax.axhline(1, color="black", linestyle=":", label="error at the start")
ax.set(xlabel="learning rate", ylabel="relative error after 25 steps", ylim=(1e-11, 1e3))
ax.legend(fontsize=9, loc="lower left")
figures.show(
    fig,
    alt="Relative error after 25 steps against the learning rate, both axes logarithmic. For raw and for "
    "standardised data the error falls slowly as the rate grows, dips, and then shoots up like a wall: near 0.01 "
    "for raw data, near 1.4 for standardised data, where the dip is far deeper.",
)

# %% [markdown]
# A slow slope to the left, a cliff to the right, and the best rate shortly before it (the axis is logarithmic).

# %% [markdown]
# ## Exercise 1 · Gradient descent (3 points)
#
# $$w_{k+1}=w_k-\eta\,\nabla f(w_k),\qquad\text{until}\quad\lVert\nabla f(w_k)\rVert_2\le\text{tol}.$$
#
# Keep the path: it is the first thing to plot when training misbehaves. (`path.append(w)` followed by `w -= …` stores the
# same array again and again.)

# %% solution gradient_descent
def gradient_descent(
    grad: Callable[[np.ndarray], np.ndarray],
    w0: np.ndarray,
    lr: float,
    n_iter: int,
    tol: float = 0.0,
) -> tuple[np.ndarray, np.ndarray]:
    """Walk against the gradient and keep the path.

    Parameters
    ----------
    grad : takes a float64 array of shape (d,) and returns the gradient, a float64 array of that
        shape. It may return an array that it keeps, so do not change what it returns.
    w0 : the start, d >= 1 numbers, array or list, integers or floats. Not changed.
    lr : the step size > 0.
    n_iter : make at most this many steps, >= 0.
    tol : >= 0. Before each step, also before the first, stop if the Euclidean norm of the
        gradient is <= tol. With tol = 0 only a gradient whose norm comes out as zero stops.

    Returns
    -------
    w : float64 array of shape (d,), the last point.
    path : float64 array of shape (k + 1, d) if k steps were made: w0 first, w last.
    Neither shares memory with w0. If lr is too large the numbers grow, to infinity and NaN in the
    end: that is no error (a RuntimeWarning is allowed), and all n_iter steps are made.

    Example
    -------
    gradient_descent(lambda w: 2 * w, [1, -2], 0.25, 2)
        ->  ([0.25, -0.5], [[1, -2], [0.5, -1], [0.25, -0.5]])
    """
    ### BEGIN SOLUTION
    w = np.array(w0, dtype=float)
    path = [w]
    for _ in range(n_iter):
        g = grad(w)
        if np.linalg.norm(g) <= tol:
            break
        w = w - lr * g
        path.append(w)
    return w, np.array(path)
    ### END SOLUTION

# %% tests gradient_descent-basics points=1.5
import numpy as np
from course.checks import close, fresh, message, unchanged


def looks_like(got, other):
    return np.shape(got) == np.shape(other) and np.allclose(got, other)


def slope(w):  # of w[0]**2 + 4 * w[1]**2
    return np.array([2.0 * w[0], 8.0 * w[1]])


w, path = gradient_descent(slope, np.array([1.0, 1.0]), 0.1, 2)
with message("W5", "The path must begin with w0."):
    assert not looks_like(path, [[0.8, 0.2], [0.64, 0.04]])
assert np.shape(path) == (3, 2), "Two steps make a path of three points: shape (3, 2)."
with message("W2", "Every row of the path is the same point: one array was stored again and again."):
    assert not looks_like(path, [path[-1]] * 3)
with message("W1", "These steps go uphill: subtract the gradient."):
    assert not looks_like(path[1], [1.2, 1.8])
close(path, [[1.0, 1.0], [0.8, 0.2], [0.64, 0.04]], what="the path")
close(w, [0.64, 0.04], what="the last point")
start = np.array([1.0, -2.0])
with message("W4", "w0 itself was changed: work on a copy."), unchanged(start):
    result = gradient_descent(slope, start, 0.1, 3)
w, path = gradient_descent(slope, start, 0.1, 0)  # no step: the path is w0 alone
close(path, [[1.0, -2.0]], what="the path without steps")
close(w, [1.0, -2.0], what="the last point without steps")
### BEGIN HIDDEN TESTS
for rng, d in fresh(3, shapes=[1, 2, 5]):
    Q = np.linalg.qr(rng.normal(size=(d, d)))[0]
    A = (Q * rng.uniform(0.5, 4.0, size=d)) @ Q.T
    best, start = rng.normal(size=d), rng.normal(size=d)
    lr, steps = float(rng.uniform(0.05, 0.2)), int(rng.integers(3, 12))
    with unchanged(start):
        w, path = gradient_descent(lambda v, A=A, m=best: A @ (v - m), start, lr, steps)
    shrink = np.eye(d) - lr * A
    expected = [best + np.linalg.matrix_power(shrink, k) @ (start - best) for k in range(steps + 1)]
    with message("W2", "The rows of the path must be copies; the same array was stored each time."):
        assert np.shape(path) != (steps + 1, d) or not looks_like(path, [path[-1]] * (steps + 1))
    with message("W1", "These steps go uphill: subtract the gradient."):
        assert not looks_like(path[1], start + lr * (A @ (start - best)))
    close(path, expected, what="the path")
    close(w, expected[-1], what="the last point")
### END HIDDEN TESTS

# %% tests gradient_descent-stopping points=1.5
# Hidden: where tol stops, a zero gradient, too large a step, integers, what is left unchanged.
### BEGIN HIDDEN TESTS
import numpy as np
from course.checks import close, fresh, independent, message, unchanged


def walk(curvatures, start, lr, steps, tol):
    points, norms = [np.array(start, dtype=float)], []
    for _ in range(steps):
        norms.append(float(np.sqrt(np.sum((curvatures * points[-1]) ** 2))))
        if norms[-1] <= tol:
            break
        points.append(points[-1] * (1 - lr * curvatures))
    return np.array(points), norms


w, path = gradient_descent(lambda v: 1.0 * v, np.array([3.0, 4.0]), 1.5, 9, 4.5)
with message("W8", "The size of the gradient is its Euclidean norm, not its largest entry."):
    assert len(path) > 1
for rng, d in fresh(3, shapes=[1, 2, 4]):
    curvatures, start = rng.uniform(0.5, 2.0, size=d), rng.uniform(0.5, 2.0, size=d)
    lr, steps = 0.1, 40
    _, norms = walk(curvatures, start, lr, steps, 0.0)
    at = int(rng.integers(3, 25))
    tol = (norms[at] * norms[at - 1]) ** 0.5
    right, _ = walk(curvatures, start, lr, steps, tol)
    w, path = gradient_descent(lambda v, a=curvatures: a * v, start, lr, steps, tol)
    early = next(k for k, norm in enumerate(norms) if lr * norm <= tol)
    why = "It stopped when the step was small; ask whether the gradient is."
    with message("W3", why):
        assert len(path) != early + 1
    why = "It stopped after a small step; a small step says nothing about the gradient."
    with message("W12", why):
        assert len(path) != early + 2
    with message("W6", "It made one step too many: look at the gradient before the step."):
        assert len(path) != at + 2
    close(path, right, what="the path until the gradient is small")
    close(w, path[-1], what="the last point")
    w, path = gradient_descent(lambda v, a=curvatures: a * v, start, lr, at, tol / 1e6)
    assert len(path) == at + 1, "Not more than n_iter steps may be made."

w, path = gradient_descent(lambda v: v - 1.0, [4.0, 5.0], 0.25, 9, 5.0)
with message("W7", "A gradient whose norm is exactly tol stops the walk."):
    close(path, [[4.0, 5.0]], what="the path of a start where the norm is tol")
w, path = gradient_descent(lambda v: 0.0 * v, np.array([2.0]), 0.5, 9)
with message("W7", "With tol = 0 a gradient of exactly zero stops the walk."):
    close(path, [[2.0]], what="the path of a start without slope")

w, path = gradient_descent(lambda v: 2.0 * v, np.array([1.0, 0.5]), 3.0, 200, 1e-3)
why = "A step that is too large is no reason to stop: all n_iter steps must be made."
with message("W9", why):
    assert np.shape(path) == (201, 2)
close(path[:4], [[1.0, 0.5], [-5.0, -2.5], [25.0, 12.5], [-125.0, -62.5]], what="the path")

for start in (np.array([3, -1]), [3, -1], np.array([3.0, -1.0], dtype=np.float32)):
    with message("W10", "Whole numbers or float32 in w0 spoil the walk: begin with float64."):
        with unchanged(start):
            w, path = gradient_descent(lambda v: 1.0 * v, start, 0.3, 2)
        close(path, [[3.0, -1.0], [2.1, -0.7], [1.47, -0.49]], what="the path")
        assert np.asarray(path).dtype == np.float64
        assert np.asarray(w).dtype == np.float64
start = np.array([1.0, 2.0])
for steps in (0, 3):
    independent(gradient_descent(lambda v: 1.0 * v, start, 0.5, steps), start)
kept = np.array([1.0, -2.0])
with message("W11", "The array that grad returned was changed; it belongs to grad."):
    with unchanged(kept):
        w, path = gradient_descent(lambda v: kept, np.zeros(2), 0.5, 3)
    close(path, np.outer([0.0, 0.5, 1.0, 1.5], [-1.0, 2.0]))
### END HIDDEN TESTS

# %% [markdown]
# ## Exercise 2 · The largest stable step (2 points)
#
# For $f(w)=\frac12w^\top Aw-b^\top w$ with a symmetric positive definite $A$, subtract the minimum $w^\star$ (where
# $Aw^\star=b$) from both sides of the rule of exercise 1:
#
# $$w_{k+1}-w^\star=(I-\eta A)\,(w_k-w^\star).$$
#
# Along an eigenvector of $A$ with eigenvalue $\lambda$, every step multiplies the error by $1-\eta\lambda$. Which
# $\eta$ keeps *all* these factors between $-1$ and $1$? Check yours against the cliffs in the last picture.

# %% solution max_stable_lr
def max_stable_lr(A: np.ndarray) -> float:
    """The step size at which gradient descent on w'Aw/2 - b'w begins to diverge.

    Below it the walk converges from every start, above it diverges from almost every start.

    Parameters
    ----------
    A : symmetric positive definite, shape (d, d), d >= 1; array or nested list of finite numbers,
        integers or floats. Not changed. (An eigenvalue of exactly 0 does not occur.)

    Returns
    -------
    float > 0, right to a relative 1e-9.

    Raises
    ------
    ValueError if A is not square, not symmetric (beyond rounding: numpy.allclose), or has an
    eigenvalue that is negative beyond rounding (below -1e-12 times the largest in size).

    Example
    -------
    max_stable_lr([[10]])  ->  0.2
    """
    ### BEGIN SOLUTION
    A = np.asarray(A, dtype=float)
    if A.ndim != 2 or A.shape[0] != A.shape[1] or not np.allclose(A, A.T):
        raise ValueError("A must be a symmetric matrix")
    curvatures = np.linalg.eigvalsh(A)
    if curvatures[0] < -1e-12 * np.abs(curvatures).max():
        raise ValueError("A has a negative eigenvalue: there is no minimum to converge to")
    return float(2 / curvatures[-1])
    ### END SOLUTION

# %% tests max_stable_lr-basics points=1
import numpy as np
from course.checks import close, fresh, message, unchanged

got = max_stable_lr(np.array([[2.0, 0.0], [0.0, 8.0]]))
with message("W1", "With this step the factor is 0, not -1: twice as much is still stable."):
    assert not np.isclose(got, 1 / 8)
with message("W2", "This suits the flattest direction; the steepest one explodes first."):
    assert not np.isclose(got, 2 / 2)
with message("W3", "The trace adds all curvatures; only one of them sets the limit."):
    assert not np.isclose(got, 2 / 10)
with message("W4", "This is a matrix norm that is larger than the steepest curvature."):
    assert not np.isclose(got, 2 / np.sqrt(68))
close(got, 0.25, what="the largest stable step")
close(max_stable_lr([[10]]), 0.2, what="the largest stable step for one weight")
### BEGIN HIDDEN TESTS
for rng, d in fresh(3, shapes=[2, 3, 6, 1]):
    Q = np.linalg.qr(rng.normal(size=(d, d)))[0]
    curvatures = np.sort(rng.uniform(0.3, 5.0, size=d))
    A = (Q * curvatures) @ Q.T
    A = (A + A.T) / 2
    with unchanged(A):
        got = max_stable_lr(A)
    if d > 1:
        with message("W1", "Twice this step is still stable."):
            assert not np.isclose(got, 1 / curvatures[-1])
        with message("W2", "This suits the flattest direction; the steepest one explodes first."):
            assert not np.isclose(got, 2 / curvatures[0])
        with message("W3", "The trace adds all curvatures; only one of them sets the limit."):
            assert not np.isclose(got, 2 / curvatures.sum())
        with message("W4", "This is a matrix norm that is larger than the steepest curvature."):
            assert not np.isclose(got, 2 / np.linalg.norm(A), rtol=1e-9)
        with message("W8", "The largest sum of a row only bounds the steepest curvature."):
            assert not np.isclose(got, 2 / np.abs(A).sum(axis=1).max(), rtol=1e-9)
    for factor, grows in ((0.99, False), (1.01, True)):
        after = np.linalg.matrix_power(np.eye(d) - factor * got * A, 2000)
        assert (np.abs(after).max() > 1e6) == grows, (
            "Gradient descent must converge just below this step and diverge just above."
        )
    close(got, 2 / curvatures[-1], what="the largest stable step")
### END HIDDEN TESTS

# %% tests max_stable_lr-edges points=1
# Hidden: change of scale, order of the eigenvalues, integers and lists, matrices to refuse.
### BEGIN HIDDEN TESTS
import numpy as np
from course.checks import close, fresh, message, raises, unchanged

for rng, d in fresh(3, shapes=[3, 2, 5, 6]):
    M = rng.normal(size=(d + 2, d))
    A = M.T @ M
    order = np.append(rng.permutation(np.delete(np.arange(1.0, d + 1), 1)), 2.0)
    got = max_stable_lr(np.diag(order))
    with message("W5", "Eigenvalues come in no particular order: take the largest."):
        assert d == 2 or not np.isclose(got, 2 / order[-1])
    close(got, 2 / d, what="the largest stable step for a diagonal matrix")
    got = max_stable_lr(A)
    close(got, 2 / np.linalg.svd(M, compute_uv=False)[0] ** 2, what="the largest stable step")
    for c in (1e-3, 7.0, 1e3):
        close(np.multiply(max_stable_lr(c * A), c), got, what="c times the step for c A")
    whole = np.round(A).astype(int) + d * np.eye(d, dtype=int)
    expected = 2 / np.linalg.svd(whole.astype(float), compute_uv=False)[0]
    for B in (whole, whole.tolist(), whole.astype(np.float32)):
        with unchanged(B):
            close(max_stable_lr(B), expected, rtol=1e-6, what="the largest stable step")
    why = "That matrix is not symmetric or not square: it must be a ValueError."
    with message("W6", why):
        lopsided = A.copy()
        lopsided[0, -1] += 1.0
        raises(ValueError, max_stable_lr, lopsided)
        raises(ValueError, max_stable_lr, M)
        raises(ValueError, max_stable_lr, A[0])
    saddle = (np.eye(d) * order) - 1.5 * np.diag(order == 1)
    why = "A negative curvature has no minimum, so no stable step: it must be a ValueError."
    with message("W7", why):
        raises(ValueError, max_stable_lr, saddle)
        raises(ValueError, max_stable_lr, -A)
assert np.ndim(max_stable_lr([[4, 1], [1, 4]])) == 0, "One number was asked for."
close(max_stable_lr([[4, 1], [1, 4]]), 0.4)
### END HIDDEN TESTS

# %% [markdown]
# ## Exercise 3 · Mini-batches (3 points)
#
# A gradient over all rows costs a pass through the data. **Stochastic gradient descent** (SGD) steps after every few
# rows instead. The gradient of a few rows is not that of all. Is this noise a bug?

# %%
tumours, kind = load_breast_cancer(return_X_y=True)
tumours = (tumours - tumours.mean(axis=0)) / tumours.std(axis=0)
signs = np.where(kind == 0, 1.0, -1.0)  # +1 malignant, -1 benign
two = tumours[:, [0, 1]]  # mean radius, mean texture
full = logistic_loss(two, signs)[1](np.zeros(2))
rng = np.random.default_rng(5)
fig, ax = plt.subplots(figsize=(6.4, 3.8))
for i, size in enumerate((8, 128)):
    batches = [rng.permutation(len(signs))[:size] for _ in range(150)]
    cloud = np.array([logistic_loss(two[rows], signs[rows])[1](np.zeros(2)) for rows in batches])
    ax.scatter(*cloud.T, marker=figures.MARKERS[i], s=16, alpha=0.7, label=f"{size} rows")
    print(f"{size:3} rows: mean {cloud.mean(axis=0).round(2)}, spread {cloud.std(axis=0).round(2)}")
print("all rows: gradient", full.round(2))
ax.plot(*full, "X", color="black", markersize=11, label="all rows")
ax.set(xlabel="slope for mean radius", ylabel="slope for mean texture")
ax.legend(fontsize=9)
figures.show(
    fig,
    alt="Gradients of 150 mini-batches at the same point. Those of 8 rows form a wide cloud, those of "
    "128 rows a tight one; both are centred on a cross, the gradient of all 569 rows.",
)

# %% [markdown]
# The clouds are centred on the full gradient: each batch is a cheap, honest estimate. While you are far away, many rough
# steps beat one exact one. Near the minimum a constant step keeps you dancing about, so the step is usually made to shrink:
# hence `lr` may be a function.
#
# An **epoch** is one pass: shuffle all rows, cut them into batches, step after each.

# %% solution sgd
def sgd(
    grad_batch: Callable[[np.ndarray, np.ndarray], np.ndarray],
    w0: np.ndarray,
    n: int,
    batch_size: int,
    lr: float | Callable[[int], float],
    epochs: int,
    rng: np.random.Generator,
) -> np.ndarray:
    """Stochastic gradient descent on shuffled mini-batches.

    Parameters
    ----------
    grad_batch : grad_batch(w, rows), both by position, returns the mean gradient over those rows,
        a float64 array of the shape of w. rows is a one-dimensional integer array. Do not change
        what it returns. Called once for each step.
    w0 : the start, d >= 1 numbers, array or list, integers or floats. Not changed.
    n : the number of rows, >= 1; they are called 0 … n-1.
    batch_size : rows a step. In each epoch every row is used exactly once, so the last batch holds
        what remains and may be shorter; lr is not lowered for it. If batch_size > n, each epoch
        is one batch of all rows.
    lr : the step size, or a function of the step: lr(t) is used for step t. Steps are counted
        0, 1, 2, … over the whole run (Adam's formula counts from 1); t does not start again with a
        new epoch, and a shorter batch counts like the others.
    epochs : passes through the data, >= 0; without any the result is a copy of w0.
    rng : the only source of randomness. Every epoch uses a new random order.

    Returns
    -------
    float64 array of shape (d,), the last point; shares no memory with w0.

    Raises
    ------
    ValueError if batch_size < 1, also if epochs = 0.
    """
    ### BEGIN SOLUTION
    if batch_size < 1:
        raise ValueError(f"batch_size must be at least 1, not {batch_size}")
    w = np.array(w0, dtype=float)
    step = 0
    for _ in range(epochs):
        order = rng.permutation(n)
        for start in range(0, n, batch_size):
            size = lr(step) if callable(lr) else lr
            w = w - size * grad_batch(w, order[start : start + batch_size])
            step += 1
    return w
    ### END SOLUTION

# %% tests sgd-basics points=1
import numpy as np
from course.checks import close, fresh, message, spy, unchanged

asked = spy(lambda w, rows: np.array([1.0]))
got = sgd(asked, np.array([0.0]), 7, 3, 0.5, 2, np.random.default_rng(0))
batches = [np.asarray(args[1]).tolist() for args, _ in asked.calls]
with message("W2", "The last, shorter batch is missing: some rows are never used."):
    assert [len(rows) for rows in batches] != [3, 3, 3, 3]
with message("W7", "The last batch was filled up or moved: it holds only the rows that remain."):
    assert [len(rows) for rows in batches] != [3] * 6
assert [len(rows) for rows in batches] == [3, 3, 1, 3, 3, 1], (
    "Seven rows in batches of three: the sizes must be 3, 3, 1 in each epoch."
)
with message("W1", "In one epoch a row was used twice: draw without replacement."):
    assert sorted(sum(batches[:3], [])) == sorted(sum(batches[3:], [])) == list(range(7))
close(got, [-3.0], what="the last point after six steps of 0.5 along a slope of 1")
### BEGIN HIDDEN TESTS
for rng, (n, d) in fresh(3, shapes=[(6, 2), (9, 1), (4, 4)]):
    X, y, start = rng.normal(size=(n, d)), rng.normal(size=n), rng.normal(size=d)

    def mean_gradient(w, rows, X=X, y=y):
        return X[rows].T @ (X[rows] @ w - y[rows]) / len(rows)

    w = start.copy()
    for _ in range(5):
        w = w - 0.1 * (X.T @ (X @ w - y) / n)
    for size in (n, n + 3):
        with unchanged(start):
            got = sgd(mean_gradient, start, n, size, 0.1, 5, rng)
        close(got, w, what="SGD with all rows in each batch, which is gradient descent")
    asked = spy(mean_gradient)
    got = sgd(asked, start, n, 2, 0.1, 2, rng)
    points = [args[0] for args, _ in asked.calls] + [got]
    close(points[0], start, what="the point where the first batch is asked for")
    for (args, _), after in zip(asked.calls, points[1:]):
        here, rows = np.asarray(args[0]), np.asarray(args[1])
        close(after, here - 0.1 * mean_gradient(here, rows), what="the point after a step")
### END HIDDEN TESTS

# %% tests sgd-shuffling points=1
# Hidden: each row once an epoch, a new order for every epoch, the same rng gives the same run.
### BEGIN HIDDEN TESTS
import numpy as np
from course.checks import deterministic, fresh, message, same, spy

for rng, (n, size) in fresh(3, shapes=[(24, 5), (30, 10), (25, 1), (41, 7)]):
    asked = spy(lambda w, rows: 0.0 * w)
    got = sgd(asked, np.zeros(2), n, size, 0.1, 3, rng)
    batches = [sorted(np.asarray(args[1]).tolist()) for args, _ in asked.calls]
    full, rest = n // size, n % size
    used = [len(rows) for rows in batches]
    with message("W2", "The last, shorter batch is missing: some rows are never used."):
        assert rest == 0 or used != [size] * (3 * full)
    with message("W7", "The last batch was filled up or moved: it holds only the remaining rows."):
        assert rest == 0 or used != [size] * (3 * (full + 1))
    same(used, 3 * ([size] * full + [rest] * (rest > 0)), what="the list of batch sizes")
    epochs = [batches[k : k + len(batches) // 3] for k in range(0, len(batches), len(batches) // 3)]
    for epoch in epochs:
        with message("W1", "In one epoch every row must be used exactly once."):
            assert sorted(sum(epoch, [])) == list(range(n))
    with message("W6", "The rows come in the order of the data: shuffle them."):
        assert epochs[0] != [list(range(k, min(k + size, n))) for k in range(0, n, size)]
    with message("W3", "All epochs use the same order: shuffle anew for each."):
        assert epochs[0] != epochs[1]
        assert epochs[1] != epochs[2]


def orders(rng):
    asked = spy(lambda w, rows: 0.0 * w)
    result = sgd(asked, np.zeros(1), 20, 6, 0.1, 2, rng)
    return [np.asarray(args[1]).tolist() for args, _ in asked.calls]


first = deterministic(orders)
with message("W8", "Another rng must give another order: draw from the rng that is passed in."):
    assert first != orders(np.random.default_rng(987654321))
### END HIDDEN TESTS

# %% tests sgd-edges points=1
# Hidden: step sizes as a function, no epochs, integers and lists, impossible batches.
### BEGIN HIDDEN TESTS
import numpy as np
from course.checks import close, fresh, independent, message, raises, unchanged

for rng, (n, size, epochs) in fresh(2, shapes=[(10, 4, 2), (6, 6, 4), (5, 1, 2), (7, 9, 3)]):
    steps = epochs * -(-n // size)

    def halving(t):
        return 0.5**t

    def ones(w, rows):
        return np.ones(2)

    got = -np.asarray(sgd(ones, np.zeros(2), n, size, halving, epochs, rng))
    each = [0.5**k for k in range(epochs) for _ in range(-(-n // size))]
    with message("W4", "The step size changed once an epoch; it is a function of the step."):
        assert n <= size or not np.allclose(got, sum(each))
    with message("W12", "The steps were counted anew in each epoch; count them over the whole run."):
        again = epochs * sum(0.5**k for k in range(-(-n // size)))
        assert n <= size or not np.allclose(got, again)
    with message("W5", "The first step is step 0: lr(0) was left out."):
        assert not np.allclose(got, sum(0.5 ** (k + 1) for k in range(steps)))
    close(got, np.full(2, sum(0.5**k for k in range(steps))), what="the way made by the steps")

    for start in (np.array([2, -3]), [2, -3], np.array([2.0, -3.0], dtype=np.float32)):
        with message("W9", "Whole numbers or float32 in w0 spoil the walk: begin with float64."):
            with unchanged(start):
                got = sgd(ones, start, n, size, 0.3, epochs, rng)
            close(got, np.array([2.0, -3.0]) - 0.3 * steps)
            assert np.asarray(got).dtype == np.float64
    start = rng.normal(size=2)
    got = sgd(ones, start, n, size, 0.3, 0, rng)
    close(got, start, what="the result without epochs")
    independent(got, start)
    got = sgd(ones, [2, -3], n, size, 0.3, 0, rng)
    assert np.asarray(got).dtype == np.float64, "The result must be float64, also without epochs."
    with unchanged(start):
        got = sgd(ones, start, n, size, np.float64(0.25), 1, rng)
    close(got, start - 0.25 * -(-n // size), what="the last point")
    kept = np.array([1.0, -2.0])
    with message("W11", "The array that grad_batch returned was changed; it is not yours."):
        with unchanged(kept):
            got = sgd(lambda w, rows: kept, np.zeros(2), n, size, 0.5, 1, rng)
        close(got, -0.5 * -(-n // size) * kept)
    with message("W10", "A batch without rows is impossible: it must be a ValueError."):
        for impossible in (0, -1, -n):
            raises(ValueError, sgd, ones, start, n, impossible, 0.1, 1, rng)
            raises(ValueError, sgd, ones, start, n, impossible, 0.1, 0, rng)
### END HIDDEN TESTS

# %% [markdown]
# ## Exercise 4 · Adam (3 points)
#
# One step size must suit all coordinates, although their slopes may differ a thousandfold. **Adam** divides each slope
# by its own recent size. With $m_0=v_0=0$, for $t=1,2,\dots$ and coordinate by coordinate:
#
# $$m_t=\beta_1m_{t-1}+(1-\beta_1)\,g_t,\qquad v_t=\beta_2v_{t-1}+(1-\beta_2)\,g_t^2,$$
# $$w_t=w_{t-1}-\eta\,\frac{\hat m_t}{\sqrt{\hat v_t}+\varepsilon},\qquad
# \hat m_t=\frac{m_t}{1-\beta_1^t},\quad\hat v_t=\frac{v_t}{1-\beta_2^t}.$$
#
# Here $g_t=\nabla f(w_{t-1})$. The averages begin at 0 and are too small at first, $v_t$ more so than $m_t$; the hats
# correct that.

# %%
g = np.array([1e-3, 1e3])  # two slopes, one a million times the other
m, v = 0.1 * g, 0.001 * g**2  # after one step, with the usual beta1 = 0.9 and beta2 = 0.999
print("without the hats:", (m / np.sqrt(v)).round(2), "  with them:", (m / 0.1 / np.sqrt(v / 0.001)).round(2))

# %% solution adam
def adam(
    grad: Callable[[np.ndarray], np.ndarray],
    w0: np.ndarray,
    lr: float,
    n_iter: int,
    beta1: float = 0.9,
    beta2: float = 0.999,
    eps: float = 1e-8,
) -> np.ndarray:
    """The path of Adam.

    Parameters
    ----------
    grad : takes a float64 array of shape (d,) and returns the gradient, a float64 array of that
        shape. Do not change what it returns. Called once for each step.
    w0 : the start, d >= 1 numbers, array or list, integers or floats. Not changed.
    lr : the step size > 0.
    n_iter : the number of steps, >= 0; all of them are made.
    beta1, beta2 : forgetting rates, 0 <= beta < 1.
    eps : > 0, added to the square root of the corrected v, not under it.

    Returns
    -------
    float64 array of shape (n_iter + 1, d): w0 first, the last point last. Every call starts afresh
    with m = v = 0.

    Example
    -------
    adam(lambda w: 2 * w, [1.0], 0.1, 2)  ->  [[1.0], [0.9], [0.8004...]]
    """
    ### BEGIN SOLUTION
    w = np.array(w0, dtype=float)
    m, v = np.zeros_like(w), np.zeros_like(w)
    path = [w]
    for t in range(1, n_iter + 1):
        g = grad(w)
        m = beta1 * m + (1 - beta1) * g
        v = beta2 * v + (1 - beta2) * g**2
        w = w - lr * (m / (1 - beta1**t)) / (np.sqrt(v / (1 - beta2**t)) + eps)
        path.append(w)
    return np.array(path)
    ### END SOLUTION

# %% tests adam-basics points=1.5
import math
import numpy as np
from course.checks import close, fresh, message, unchanged


def looks_like(got, other):
    return np.shape(got) == np.shape(other) and np.allclose(got, other)


def slow_path(grad, start, lr, steps, beta1=0.9, beta2=0.999, eps=1e-8, correct=True):
    w, m, v = [float(a) for a in start], [0.0] * len(start), [0.0] * len(start)
    path = [list(w)]
    for t in range(1, steps + 1):
        for i, g in enumerate(grad(np.array(w)).tolist()):
            m[i] = beta1 * m[i] + (1 - beta1) * g
            v[i] = beta2 * v[i] + (1 - beta2) * g * g
            a, b = (1 - beta1**t, 1 - beta2**t) if correct else (1, 1)
            w[i] -= lr * (m[i] / a) / (math.sqrt(v[i] / b) + eps)
        path.append(list(w))
    return np.array(path)


def slope(w):  # of w[0]**2 + 50 * w[1]**2
    return np.array([2.0 * w[0], 100.0 * w[1]])


start = np.array([1.0, -2.0])
try:
    got = adam(slope, start.copy(), 0.1, 2)
except ZeroDivisionError:
    got = np.array([np.nan])
with message("W3", "In the first step t is 1: with t = 0 the correction divides by zero."):
    assert np.isfinite(np.asarray(got, dtype=float)).all()
assert np.shape(got) == (3, 2), "Two steps make a path of three points: shape (3, 2)."
with message("W1", "The averages were not corrected for their start at zero (the hats)."):
    assert not looks_like(got, slow_path(slope, start, 0.1, 2, correct=False))
with message("W6", "Every row of the path is the same point: one array was stored again and again."):
    assert not looks_like(got, [got[-1]] * 3)
with message("W11", "The second average was not corrected for its start at zero."):
    assert not looks_like(got[1], start - 0.1 / 0.001**0.5 * np.sign(start))
with message("W10", "Divide by the root of the averaged squares, not by the average itself."):
    assert not looks_like(got[1], start - 0.1 / slope(start))
close(got[1], [0.9, -1.9], rtol=0.0, atol=1e-8, what="the first step")
close(got, slow_path(slope, start, 0.1, 2), what="the path")
close(adam(slope, start, 0.1, 0), [[1.0, -2.0]], what="the path without steps")
### BEGIN HIDDEN TESTS
for rng, d in fresh(3, shapes=[3, 1, 5]):
    a, target, start = rng.uniform(0.5, 9.0, size=d), rng.normal(size=d), rng.normal(size=d)

    def pull(w, a=a, m=target):
        return a * np.sinh(w - m)

    with unchanged(start):
        got = adam(pull, start, 0.05, 50)
    with message("W1", "The averages were not corrected for their start at zero (the hats)."):
        assert not looks_like(got, slow_path(pull, start, 0.05, 50, correct=False))
    close(got, slow_path(pull, start, 0.05, 50), rtol=1e-8, atol=1e-10, what="the path of 50 steps")
    b1, b2 = float(rng.uniform(0.3, 0.8)), float(rng.uniform(0.6, 0.95))
    got = adam(pull, start, 0.02, 12, b1, b2, 1e-3)
    expected = slow_path(pull, start, 0.02, 12, b1, b2, 1e-3)
    close(got, expected, rtol=1e-8, atol=1e-10, what="the path with other settings")
### END HIDDEN TESTS

# %% tests adam-edges points=1.5
# Hidden: slopes of every size, where eps stands, no slope, two calls, integers, other settings.
### BEGIN HIDDEN TESTS
import numpy as np
from course.checks import close, fresh, independent, message, unchanged

for rng, d in fresh(3, shapes=[1, 3, 6]):
    sign = rng.choice([-1.0, 1.0], size=d)
    g, start = sign * 10.0 ** rng.uniform(-3, 6, size=d), rng.normal(size=d)
    once = adam(lambda w: w - 1.0, start, 0.1, 4)
    with message("W4", "A second call must start afresh: the averages of the first were kept."):
        close(adam(lambda w: w - 1.0, start, 0.1, 4), once, what="the same call again")
    still = np.arange(d) % 2 == 0
    path = adam(lambda w, s=still: np.where(s, 0.0, 1.0), start, 0.1, 3)
    with message("W7", "Where the slope is zero nothing may move."):
        close(np.asarray(path)[:, still], np.tile(start[still], (4, 1)))
    first = np.subtract(adam(lambda w, g=g: g.copy(), start, 0.01, 1)[1], start)
    with message("W1", "The first step must have the size lr, whatever the slope: correct for the start."):
        close(first, -0.01 * sign, rtol=1e-4, what="the first step")
    tiny = sign * 10.0 ** rng.uniform(-9, -7, size=d)
    first = np.subtract(adam(lambda w, g=tiny: g.copy(), np.zeros(d), 1.0, 1)[1], 0.0)
    inside = -tiny / np.sqrt(tiny**2 + 1e-8)
    with message("W2", "eps stands under the root; it must be added to the root."):
        assert not np.allclose(first, inside, rtol=1e-3, atol=0.0)
    with message("W5", "eps must be added after the correction of v."):
        assert not np.allclose(first, -tiny / (np.abs(tiny) + 1e-8 / 0.001**0.5), rtol=1e-3, atol=0)
    close(first, -tiny / (np.abs(tiny) + 1e-8), rtol=1e-7, what="the first step for tiny slopes")

    path = adam(lambda w, g=g: g.copy(), start, 0.01, 5, 0.0, 0.0)
    expected = start - 0.01 * np.outer(np.arange(6), sign)
    close(path, expected, rtol=1e-4, atol=1e-6, what="the path with beta1 = beta2 = 0")

for start in (np.array([3, -1]), [3, -1], np.array([3.0, -1.0], dtype=np.float32)):
    with message("W8", "Whole numbers or float32 in w0 spoil the walk: begin with float64."):
        with unchanged(start):
            path = adam(lambda w: np.sign(w), start, 0.3, 2)
        close(path, [[3.0, -1.0], [2.7, -0.7], [2.4, -0.4]], rtol=0.0, atol=1e-7)
        assert np.asarray(path).dtype == np.float64
start = np.array([1.0, 2.0])
for steps in (0, 2):
    with unchanged(start):
        path = adam(lambda w: 1.0 * w, start, 0.5, steps)
    independent(path, start)
kept = np.array([1.0, -2.0])
with message("W9", "The array that grad returned was changed; it belongs to grad."):
    with unchanged(kept):
        path = adam(lambda w: kept, np.zeros(2), 0.5, 3)
    close(path, np.outer(np.arange(4.0), [-0.5, 0.5]), rtol=0.0, atol=1e-7)
### END HIDDEN TESTS

# %% [markdown]
# ## Exercise 5 · Backtracking (3 points)
#
# Instead of fixing a step, try one and shrink it until it pays. Along a direction $d$ with $\nabla f(x)\cdot d<0$, the
# tangent promises the decrease $t\,\nabla f(x)\cdot d$. **Armijo's rule** accepts $t$ if a fraction $c$ of that promise
# is kept:
#
# $$f(x+t\,d)\le f(x)+c\,t\,\nabla f(x)\cdot d .$$

# %%
def height(x):
    return np.sqrt(1 + x**2)


x, d, c = 2.0, -10.0, 0.1  # the direction is the reckless jump of the warm-up
slope = x / height(x) * d
t = np.linspace(0, 1.05, 200)
fig, ax = plt.subplots()
ax.plot(t, height(x + t * d), label="f(x + t d)")
ax.plot(t, height(x) + c * t * slope, linestyle="--", label="must lie below (c = 0.1)")
for k in range(4):
    tried, bound = height(x + 0.5**k * d), height(x) + c * 0.5**k * slope
    fine = tried <= bound
    print(f"t = {0.5**k:5.3f}   f = {tried:.3f}   bound = {bound:.3f}   accepted: {fine}")
    ax.plot(0.5**k, tried, "o" if fine else "X", markersize=9,
            color=figures.COLOURS[2] if fine else figures.COLOURS[3])
ax.plot([], [], "o", color=figures.COLOURS[2], label="acceptable")
ax.plot([], [], "X", color=figures.COLOURS[3], label="refused")
ax.set(xlabel="step t", ylabel="height")
ax.legend(fontsize=9, loc="upper left")
figures.show(
    fig,
    alt="The height along the search direction against the step t: it falls to a minimum at t = 0.2 and then rises "
    "to far above its start. A dashed line falls gently from the start. The steps 1 and 1/2, "
    "marked by crosses, lie above it and are refused; 1/4 and 1/8, marked by dots, lie below.",
)

# %% [markdown]
# Trying 1, ½, ¼, …, the search returns ¼, the first acceptable step, not the best. Comparisons with NaN are always
# false; decide with care which way you write yours.

# %% solution backtracking
def backtracking(
    f: Callable[[np.ndarray], float],
    g: np.ndarray,
    x: np.ndarray,
    direction: np.ndarray,
    t0: float = 1.0,
    beta: float = 0.5,
    c: float = 1e-4,
) -> float:
    """First step of t0, t0 * beta, t0 * beta**2, … that satisfies Armijo's rule.

    Parameters
    ----------
    f : takes a float64 array of shape (d,) and returns one number; finite at x, but maybe NaN or
        infinite elsewhere. A step t with f(x + t * direction) NaN, inf or -inf is refused.
    g : the gradient of f at x (not a function), x : the point, direction : where to go; d >= 1
        numbers each, arrays or lists, integers or floats. direction need not have length 1.
        None of them is changed.
    t0 : the first step to try, > 0.
    beta : the factor of shrinking, 0 < beta < 1.
    c : the share of the promised decrease to ask for, 0 < c < 1. Equality is good enough.

    Returns
    -------
    float, the step t (not the new point).

    Raises
    ------
    ValueError if the slope g @ direction is not negative (zero and NaN included).
    ValueError if no step t >= 1e-16 * t0 is acceptable; smaller ones do not count.

    Example
    -------
    backtracking(lambda x: x[0] ** 2, [6], [3], [-6])  ->  0.5      (t = 1 leads to -3: no gain)
    """
    ### BEGIN SOLUTION
    g, x, direction = (np.asarray(values, dtype=float) for values in (g, x, direction))
    slope = g @ direction
    if not slope < 0:
        raise ValueError("the direction does not lead downhill")
    here, t = f(x), t0
    while t >= 1e-16 * t0:
        there = f(x + t * direction)
        if np.isfinite(there) and there <= here + c * t * slope:
            return float(t)
        t = t * beta
    raise ValueError("no acceptable step: do f and g belong together?")
    ### END SOLUTION

# %% tests backtracking-basics points=1.5
import numpy as np
from course.checks import close, fresh, message, unchanged


def parabola(x):
    return float(np.sum(np.square(x)))


### BEGIN HIDDEN TESTS
# First, so that a known mistake meets the sentence that names it.
texts = {
    "W1": "The inequality is the wrong way round.",
    "W2": "Any decrease was accepted; the rule asks for c times t times the slope.",
    "W7": "The first step to try is t0 itself.",
    "W11": "The share c is missing in the bound.",
    "W15": "The step t is missing in the bound.",
    "W10": "The slope is g @ direction, whatever the length of the direction.",
    "W14": "The slope is g @ direction; the squared gradient belongs to the direction -g only.",
}
suspects, correct = set(texts), True
for rng, d in fresh(3, shapes=[1, 3, 6]):
    a = rng.uniform(0.5, 20.0, size=d)
    x = rng.normal(size=d) + np.where(rng.random(d) < 0.5, 2.0, -2.0)
    g = 2 * a * x
    for c, beta, t0 in ((1e-4, 0.5, 1.0), (0.3, 0.8, 2.0), (0.7, 0.25, 4.0), (0.1, 0.6, 0.001)):
        direction = -g * rng.uniform(0.5, 3.0, size=d)
        calls = [0]

        def bowl(v, a=a, calls=calls):
            calls[0] += 1
            assert calls[0] < 400, "f was called hundreds of times."
            return float(np.sum(a * np.square(v)))

        with message("W3", "The search did not come to an end."), unchanged(g, x, direction):
            try:
                got = backtracking(bowl, g, x, direction, t0, beta, c)
            except ValueError:
                got = -1.0
        with message("W6", "This is the new point; the step t was asked for."):
            assert np.ndim(got) == 0
        slope, here = float(np.sum(g * direction)), float(np.sum(a * x**2))
        square, size = float(np.sum(g * g)), float(np.sqrt(np.sum(direction**2)))
        steps = [t0 * beta**k for k in range(100) if beta**k > 1e-9]
        there = {t: float(np.sum(a * (x + t * direction) ** 2)) for t in steps}
        right = next(t for t in steps if there[t] <= here + c * t * slope)
        rivals = {
            "W1": [t for t in steps if there[t] >= here + c * t * slope],
            "W2": [t for t in steps if there[t] < here],
            "W7": [t for t in steps[1:] if there[t] <= here + c * t * slope],
            "W11": [t for t in steps if there[t] <= here + t * slope],
            "W15": [t for t in steps if there[t] <= here + c * slope],
            "W10": [t for t in steps if there[t] <= here + c * t * slope / size],
            "W14": [t for t in steps if there[t] <= here - c * t * square],
        }
        correct = correct and bool(np.isclose(got, right, rtol=1e-9, atol=0.0))
        got = got if got > 1e-9 * t0 else -1.0
        suspects = {name for name in suspects if np.isclose(got, [*rivals[name], -1.0][0])}
for name, text in texts.items():
    with message(name, text):
        assert correct or name not in suspects
assert correct, "This is not the first of the steps t0, t0 * beta, … that satisfies the rule."
### END HIDDEN TESTS
got = backtracking(parabola, np.array([6.0]), np.array([3.0]), np.array([-6.0]))
close(got, 0.5, what="the step")
close(backtracking(parabola, [6.0], [3.0], [-6.0], t0=0.4), 0.4, what="the step if t0 is fine")
got = backtracking(parabola, [2.0], [1.0], [-2.0], t0=0.9, c=0.5)
close(got, 0.45, what="the step for c = 0.5")

# %% tests backtracking-edges points=1.5
# Hidden: NaN and infinities, directions to refuse, no acceptable step, equality, lists, integers.
### BEGIN HIDDEN TESTS
import numpy as np
from course.checks import close, fresh, message, raises, unchanged


def counted(value):
    calls = [0]

    def f(x):
        calls[0] += 1
        assert calls[0] < 2000, "f was called thousands of times."
        return value(float(np.ravel(x)[0]))

    return f


for bad, name in ((np.nan, "W4"), (np.inf, "W4"), (-np.inf, "W12")):
    fenced = counted(lambda z, bad=bad: -z if z <= 0.3 else bad)
    got = backtracking(fenced, np.array([-1.0]), np.array([0.0]), np.array([1.0]))
    with message(name, "A value that is NaN or infinite was taken for a decrease."):
        assert got <= 0.3
    close(got, 0.25, what="the step into a region where f is finite")
for rng, d in fresh(3, shapes=[1, 2, 5]):
    g, x = rng.normal(size=d), rng.normal(size=d)
    with message("W5", "The slope along this direction is not negative: it must be a ValueError."):
        for uphill in (g, 1e-3 * g, np.zeros(d), np.full(d, np.nan)):
            f = counted(lambda z: -z)
            raises(ValueError, backtracking, f, g, x, uphill)
        if d > 1:
            level = np.zeros(d)
            level[:2] = [2.0, -3.0]
            f = counted(lambda z: z)
            raises(ValueError, backtracking, f, [3.0, 2.0] + [0.0] * (d - 2), x, level)


def outcome(*arguments):
    try:
        return backtracking(*arguments)
    except ValueError:
        return "a ValueError"


hopeless = (
    (counted(lambda z: 0.0 if z == 0.0 else 1.0),),
    (counted(lambda z: 0.0 if z == 0.0 else np.nan),),
    (counted(lambda z: z), 8.0, 0.7),
    (counted(lambda z: -z if z < 2.0**-60 else np.nan),),
    (counted(lambda z: -z if z < 2.0**-60 else np.nan), 2.0**-5),
)
for f, *options in hopeless:
    with message("W3", "No step is acceptable here: after 1e-16 times t0 the search must end."):
        got = outcome(f, [-1.0], [0.0], [1.0], *options)
        assert got != 0.0
    with message("W13", "No step is acceptable here: it must be a ValueError."):
        assert isinstance(got, str)
for t0 in (1.0, 2.0**-20, 2.0**20):
    small = counted(lambda z, t0=t0: -z if z < 1.9 * t0 * 2.0**-53 else np.nan)
    with message("W8", "It gave up too early: steps down to 1e-16 times t0 must be tried."):
        got = backtracking(small, [-1.0], [0.0], [1.0], t0)
    close(got, t0 * 2.0**-53, atol=0.0, what="the smallest step to try")

half = counted(lambda z: z * z / 2)
got = backtracking(half, [1.0], [1.0], [-1.0], c=0.5)
with message("W9", "Equality is good enough: f may be exactly on the bound."):
    close(got, 1.0)
promise = counted(lambda z: {0.0: 0.0, 1.0: -0.9e-4, 0.5: -0.45e-4, 0.25: -0.26e-4}.get(z, np.nan))
with message("W2", "The rule asks for c = 1e-4 times t times the slope, no less and no more."):
    close(backtracking(promise, [-1.0], [0.0], [1.0]), 0.25)
got = backtracking(counted(lambda z: -z), [-1.0], [0.0], [1.0])
close(got, 1.0, what="the step where any would do")
got = backtracking(counted(lambda z: z * z), [6], [3], [-6])
close(got, 0.5, what="the step for lists of integers")
for rng in fresh(1):
    x, d = np.array([4, -1]), np.array([-8, 2], dtype=np.int8)
    with unchanged(x, d):
        got = backtracking(lambda v: float(np.sum(np.square(v))), 2 * x, x, d)
    close(got, 0.5, what="the step for integers")
### END HIDDEN TESTS

# %% [markdown]
# ## Exercise 6 · Newton, damped (4 points)
#
# Near $x$, $f(x+d)\approx f(x)+g^\top d+\frac12d^\top Hd$ with gradient $g$ and Hessian $H$. If $H$ is positive definite,
# the right side is smallest where
#
# $$H\,d=-g .$$
#
# So $d$ adapts itself to the shape of the valley: condition numbers stop mattering. Three cautions make it safe. *Damp*:
# take the step $t\,d$ that exercise 5 would choose. *Fall back*: where $H$ is not positive definite, $d$ may lead uphill;
# use $d=-g$ (`np.linalg.cholesky` raises `LinAlgError` there). And *solve*, do not invert:

# %%
n = 10
hilbert = 1 / (np.arange(n)[:, None] + np.arange(n) + 1)  # positive definite, but barely
print(f"kappa = {np.linalg.cond(hilbert):.0e}")
for name, d in (("solve ", np.linalg.solve(hilbert, np.ones(n))),
                ("invert", np.linalg.inv(hilbert) @ np.ones(n))):
    miss = np.abs(hilbert @ d - 1).max()
    print(name, "misses H d = 1 by", "less than 1e-7" if miss < 1e-7 else "more than 1e-6")

# %% [markdown]
# Exercises are graded apart, so write the search again here, without calling your `backtracking`: a loop of a few lines.

# %% solution newton
def newton(
    f: Callable[[np.ndarray], float],
    grad: Callable[[np.ndarray], np.ndarray],
    hess: Callable[[np.ndarray], np.ndarray],
    x0: np.ndarray,
    tol: float,
    max_iter: int,
) -> np.ndarray:
    """Minimise f by Newton's method with backtracking.

    One iteration at x, with g = grad(x) and H = hess(x):
    stop if the Euclidean norm of g is <= tol; direction d = -H^-1 g if H is positive definite, else
    d = -g; go to x + t d with the first t of 1, 1/2, 1/4, … for which f(x + t d) is finite and
    <= f(x) + 1e-4 * t * (g @ d). If no t >= 1e-16 will do, stop and return x: near the minimum
    rounding may hide any further decrease.

    Parameters
    ----------
    f, grad, hess : take a float64 array of shape (d,); return a number, a float64 array of shape
        (d,) and a symmetric float64 array of shape (d, d). f is finite at x0 but may be NaN or
        infinite elsewhere. Do not change what they return.
    x0 : the start, d >= 1 numbers, array or list, integers or floats. Not changed.
    tol : > 0.
    max_iter : make at most this many iterations, >= 0; then return the point reached.

    Returns
    -------
    float64 array of shape (d,); shares no memory with x0. An H that is positive definite is
    used however small its eigenvalues, up to a condition number of 1e10; beyond that, and for one
    that is only semidefinite, either direction is right.

    Example
    -------
    minimise sqrt(1 + x²) from [2.0], max_iter = 1  ->  [-0.5]    (d = -10; t = 1/4 is the first)
    """
    ### BEGIN SOLUTION
    x = np.array(x0, dtype=float)
    for _ in range(max_iter):
        g, H, here = grad(x), hess(x), f(x)
        if np.linalg.norm(g) <= tol:
            break
        try:
            np.linalg.cholesky(H)
            d = -np.linalg.solve(H, g)
        except np.linalg.LinAlgError:
            d = -g
        for t in 0.5 ** np.arange(54):  # 2**-53 is the last above 1e-16
            there = f(x + t * d)
            if np.isfinite(there) and there <= here + 1e-4 * t * (g @ d):
                break
        else:
            return x
        x = x + t * d
    return x
    ### END SOLUTION

# %% tests newton-basics points=1
import numpy as np
from scipy.special import expit
from course.checks import close, fresh, message, unchanged


def quadratic(A, best):
    def f(x):
        return float((x - best) @ A @ (x - best)) / 2

    return f, lambda x: A @ (x - best), lambda x: A.copy()


f, grad, hess = quadratic(np.array([[2.0, 0.0], [0.0, 8.0]]), np.array([1.0, -1.0]))
start = np.array([5.0, 3.0])
with unchanged(start):
    got = newton(f, grad, hess, start, 1e-8, 1)
assert np.shape(got) == (2,), "The result must be one point of shape (d,)."
with message("W1", "This is no way down: the direction solves H d = -g; mind the sign."):
    assert f(np.array(got, dtype=float)) < f(start)
with message("W6", "This is the direction -g; where H is positive definite, solve H d = -g."):
    assert not any(np.allclose(got, start - 0.5**k * grad(start)) for k in range(20))
close(got, [1.0, -1.0], what="the minimum of a quadratic, after one iteration")
close(newton(f, grad, hess, start, 1e-8, 0), start, what="the result without iterations")
### BEGIN HIDDEN TESTS
for rng, d in fresh(3, shapes=[1, 2, 5]):
    Q = np.linalg.qr(rng.normal(size=(d, d)))[0]
    A = (Q * np.geomspace(1.0, rng.uniform(5.0, 500.0), d)) @ Q.T
    best = rng.normal(size=d)
    start = best + rng.normal(size=d)
    f, grad, hess = quadratic((A + A.T) / 2, best)
    with unchanged(start):
        got = newton(f, grad, hess, start, 1e-6, 1)
    with message("W1", "This is no way down: the direction solves H d = -g; mind the sign."):
        assert f(np.array(got, dtype=float)) < f(start)
    close(got, best, rtol=1e-7, atol=1e-9, what="the minimum of a quadratic, after one iteration")

for rng, (n, d) in fresh(3, shapes=[(60, 3), (20, 5), (30, 1)]):
    X = rng.normal(size=(n, d))
    s = np.where(rng.random(n) < expit(X @ rng.normal(size=d)), 1.0, -1.0)

    def loss(w, X=X, s=s):
        return float(np.mean(np.logaddexp(0, -s * (X @ w))) + 0.05 * (w @ w))

    def slope(w, X=X, s=s):
        return -X.T @ (s * expit(-s * (X @ w))) / len(s) + 0.1 * w

    def curvature(w, X=X, s=s):
        p = expit(X @ w)
        return (X.T * (p * (1 - p))) @ X / len(s) + 0.1 * np.eye(len(w))

    got = newton(loss, slope, curvature, 3.0 * rng.normal(size=d), 1e-6, 15)
    assert np.shape(got) == (d,), "The result must be one point of shape (d,)."
    assert np.linalg.norm(slope(np.array(got, dtype=float))) <= 1e-6, (
        "A logistic loss was not minimised to tol in 15 iterations."
    )
### END HIDDEN TESTS

# %% tests newton-damped points=1.5
# Hidden: starts from which the pure step flies off, gaps where f is NaN, Hessians that are not
# positive definite.
### BEGIN HIDDEN TESTS
import numpy as np
from course.checks import close, fresh, message


def bowl(x):
    return float(np.sum(np.sqrt(1 + np.square(x))))


def bowl_slope(x):
    return x / np.sqrt(1 + x**2)


def bowl_curvature(x):
    return np.diag((1 + x**2) ** -1.5)


got = newton(bowl, bowl_slope, bowl_curvature, np.array([2.0]), 1e-8, 1)
with message("W2", "The full step was taken although it leads far uphill: damp it."):
    assert abs(float(got[0])) < 2.0
close(got, [-0.5], what="the point after one iteration on sqrt(1 + x²) from 2")
for rng, d in fresh(3, shapes=[1, 2, 4]):
    start = rng.uniform(1.5, 6.0, size=d) * rng.choice([-1.0, 1.0], size=d)
    got = newton(bowl, bowl_slope, bowl_curvature, start, 1e-6, 20)
    with message("W2", "The full step was taken although it leads far uphill: damp it."):
        assert bowl(np.array(got, dtype=float)) < bowl(start)
    with message("W7", "It is slow: every iteration must try the full step t = 1 first."):
        close(got, np.zeros(d), atol=1e-5)

    start = rng.uniform(3.0, 9.0, size=d)
    got = newton(
        lambda x: float(np.sum(x - np.log(x))) if np.min(x) > 0 else np.nan,
        lambda x: 1 - 1 / x,
        lambda x: np.diag(x**-2.0),
        start,
        1e-6,
        60,
    )
    with message("W5", "The step led to a place where f is NaN: that counts as failure."):
        assert np.min(got) > 0
    close(got, np.ones(d), atol=1e-5, what="the minimum of x - log x")


def wells(x):  # a maximum at 0, minima at -1 and 1 in every coordinate
    return float(np.sum(np.power(x, 4) / 4 - np.square(x) / 2))


def first_step(f, x, g, direction):
    steps = (0.5**k for k in range(50))
    slope = float(np.sum(g * direction))
    return next(t for t in steps if f(x + t * direction) <= f(x) + 1e-4 * t * slope)


for rng, d in fresh(3, shapes=[1, 2, 3]):
    start = rng.uniform(0.05, 0.4, size=d) * rng.choice([-1.0, 1.0], size=d)
    got = newton(wells, lambda x: x**3 - x, lambda x: np.diag(3 * x**2 - 1), start, 1e-6, 60)
    why = "It ran to a saddle or maximum: where H is not positive definite, use -g."
    with message("W4", why):
        close(np.abs(got), np.ones(d), atol=1e-5)

    mixed = start.copy()
    mixed[0] = 2.0  # one direction curves up, the others down
    g = mixed**3 - mixed
    expected = mixed - g * first_step(wells, mixed, g, -g)
    if d > 1:
        got = newton(wells, lambda x: x**3 - x, lambda x: np.diag(3 * x**2 - 1), mixed, 1e-6, 1)
        why = "Where H is not positive definite, the direction is -g, not a Newton step turned round."
        with message("W15", why):
            close(got, expected, rtol=1e-7)

flat = np.array([[1.0, 0.0], [0.0, 0.0]])
with message("W8", "A singular Hessian must not end in an error: there the direction is -g."):
    got = newton(lambda x: float(x[0] ** 2 / 2 + x[1]), lambda x: np.array([x[0], 1.0]),
                 lambda x: flat.copy(), np.array([2.0, 5.0]), 1e-8, 1)
    close(got, [0.0, 4.0])
### END HIDDEN TESTS

# %% tests newton-edges points=1.5
# Hidden: nearly singular Hessians, when it stops, no acceptable step, how much decrease is enough,
# integers and lists, what is left unchanged.
### BEGIN HIDDEN TESTS
import numpy as np
from course.checks import close, fresh, independent, message, unchanged

misses = []
for rng, d in fresh(4, shapes=[3, 5, 8]):
    Q = np.linalg.qr(rng.normal(size=(d, d)))[0]
    A = (Q * np.geomspace(1.0, 1e-10, d)) @ Q.T
    A = (A + A.T) / 2
    best = rng.normal(size=d)
    got = newton(
        lambda x, A=A, m=best: float((x - m) @ A @ (x - m)) / 2,
        lambda x, A=A, m=best: A @ x - A @ m,
        lambda x, A=A: A.copy(),
        best + rng.normal(size=d),
        1e-300,
        1,
    )
    misses.append(np.linalg.norm(A @ np.subtract(got, best)) / np.linalg.norm(A @ best))
with message("W3", "A nearly singular Hessian spoilt the step: solve H d = -g, do not invert H."):
    assert max(misses) < 1e-10


def line(value, slope=-1.0, curvature=1.0, limit=3000):
    calls = [0]

    def f(x):
        calls[0] += 1
        assert calls[0] < limit, "f was called thousands of times."
        return value(float(np.ravel(x)[0]))

    return f, lambda x: np.array([slope]), lambda x: np.array([[curvature]])


def round_bowl(x):
    return float(np.sum(np.square(x))) / 2


def double(x):
    return 2.0 * np.eye(len(x))


got = newton(round_bowl, lambda x: 1.0 * x, double, np.array([3.0, 4.0]), 5.0, 9)
with message("W9", "A gradient whose Euclidean norm is tol or less ends the search."):
    close(got, [3.0, 4.0])
got = newton(round_bowl, lambda x: 1.0 * x, double, np.array([3.0, 4.0]), 4.5, 9)
with message("W9", "The size of the gradient is its Euclidean norm, and not that of the step."):
    close(got, [1.5, 2.0])
for iterations in (0, 1, 3):
    got = newton(round_bowl, lambda x: 1.0 * x, double, np.array([8.0, -4.0]), 1e-9, iterations)
    close(got, np.array([8.0, -4.0]) * 0.5**iterations, what="the point after max_iter iterations")
    got = newton(round_bowl, lambda x: 1.0 * x, double, [8, -4], 1e-9, iterations)
    with message("W13", "The result must be float64, for every max_iter and type of x0."):
        assert np.asarray(got).dtype == np.float64

why = "No step is acceptable here: the point reached so far must be returned."
with message("W10", why):
    for curvature in (1.0, -1.0):
        f, grad, hess = line(lambda z: 1.0 if z == 2.0 else np.nan, curvature=curvature)
        close(newton(f, grad, hess, [2.0], 1e-8, 5), [2.0])
        f, grad, hess = line(lambda z: 0.0 if z == 0.0 else -np.inf, curvature=curvature)
        got = newton(f, grad, hess, [0.0], 1e-8, 5)
        with message("W14", "A step that is not acceptable was taken."):
            close(got, [0.0], atol=0.0)
f, grad, hess = line(lambda z: -z if z < 1.9 * 2.0**-53 else np.nan)
with message("W11", "It gave up too early: steps down to 1e-16 must be tried."):
    close(newton(f, grad, hess, [0.0], 1e-8, 1), [2.0**-53], atol=0.0)
f, grad, hess = line(lambda z: -z if z < 1.9 * 2.0**-54 else np.nan)
with message("W11", "Steps below 1e-16 are too small to be worth taking."):
    close(newton(f, grad, hess, [0.0], 1e-8, 1), [0.0], atol=0.0)
table = {0.0: 0.0, 1.0: -0.9e-4, 0.5: -0.45e-4, 0.25: -0.26e-4}
f, grad, hess = line(lambda z: table.get(z, np.nan))
with message("W12", "Any decrease was accepted; the rule asks for 1e-4 times t times g @ d."):
    close(newton(f, grad, hess, [0.0], 1e-8, 1), [0.25])
f, grad, hess = line(lambda z: -1e-4 if z == 1.0 else -z)
with message("W12", "Equality is good enough: f may be exactly on the bound."):
    close(newton(f, grad, hess, [0.0], 1e-8, 1), [1.0])

for start in (np.array([8, -4]), [8, -4], np.array([8.0, -4.0], dtype=np.float32)):
    with unchanged(start):
        got = newton(round_bowl, lambda x: 3.0 * x, lambda x: 9.0 * np.eye(2), start, 1e-9, 2)
    with message("W13", "Whole numbers or float32 in x0 spoil the search: begin with float64."):
        close(got, np.array([8.0, -4.0]) * 4 / 9)
        assert np.asarray(got).dtype == np.float64
start = np.array([1.0, 2.0])
for tol, iterations in ((1e-9, 0), (1e9, 3), (1e-9, 2)):
    with unchanged(start):
        got = newton(round_bowl, lambda x: 1.0 * x, double, start, tol, iterations)
    independent(got, start)
H, g = np.array([[2.0, 1.0], [1.0, 2.0]]), np.array([3.0, 3.0])
with unchanged(H, g):
    got = newton(lambda x: float(np.sum(x)), lambda x: g, lambda x: H, start, 1e-9, 2)
close(got, [-1.0, 0.0], what="the point after two steps of -1")
### END HIDDEN TESTS

# %% [markdown]
# ## Exercise 7 · Stay on the simplex (2 points)
#
# Mixture weights, or the shares of models in a blend, must be non-negative and sum to 1. *Projected* gradient descent
# takes an ordinary step and then returns to the closest permitted point:
#
# $$\min_w\lVert w-v\rVert_2\quad\text{subject to}\quad w_i\ge0,\ \sum_i w_i=1 .$$
#
# The solution lowers all entries by the same $\tau$ and cuts at zero: $w_i=\max(v_i-\tau,0)$. If the $j$ largest entries
# survive, they must sum to 1, so $\tau_j=\frac1j\bigl(\sum_{\text{largest }j}v_i-1\bigr)$; the right $j$ is the largest
# for which the $j$-th largest entry exceeds $\tau_j$.

# %%
for j, largest in ((1, [0.9]), (2, [0.9, 0.6]), (3, [0.9, 0.6, 0.1])):
    tau = (sum(largest) - 1) / j
    print(f"j = {j}: tau = {tau:5.2f}, smallest of them {largest[-1]:.1f}, survives: {largest[-1] > tau}")
print(np.maximum(np.array([0.6, 0.1, 0.9]) - 0.25, 0.0).round(2))

# %% [markdown]
# So $(0.6,0.1,0.9)$ becomes $(0.35,0,0.65)$. Adding a constant to all of $v$ must not matter; with huge entries
# that is true only if you subtract before you sum.

# %% solution project_simplex
def project_simplex(v: np.ndarray) -> np.ndarray:
    """The closest point to v with non-negative entries that sum to 1.

    Parameters
    ----------
    v : n >= 1 finite numbers up to 1e12 in size, array or list, integers or floats, in any order;
        equal entries are allowed. Not changed.

    Returns
    -------
    New float64 array of shape (n,), in the order of v: no entry below 0 (exactly), the sum 1 to
    1e-12. A point that is already on the simplex comes back to 1e-12. Adding 1e12 to all entries
    changes nothing beyond the rounding of v itself.

    Raises
    ------
    ValueError if v is empty or holds NaN or infinity.

    Example
    -------
    project_simplex([0.6, 0.1, 0.9])  ->  [0.35, 0.0, 0.65]
    """
    ### BEGIN SOLUTION
    v = np.asarray(v, dtype=float)
    if v.size == 0 or not np.isfinite(v).all():
        raise ValueError("v must hold numbers, and finite ones only")
    v = v - v.max()
    largest = np.sort(v)[::-1]
    taus = (np.cumsum(largest) - 1) / np.arange(1, v.size + 1)
    survivors = np.count_nonzero(largest > taus)
    return np.maximum(v - taus[survivors - 1], 0.0)
    ### END SOLUTION

# %% tests project_simplex-basics points=1
import numpy as np
from course.checks import close, fresh, message, unchanged


def looks_like(got, other):
    return np.shape(got) == np.shape(other) and np.allclose(got, other)


def bisection(v):
    low, high = v.max() - 1.0, v.max()
    for _ in range(200):
        tau = (low + high) / 2
        low, high = (tau, high) if np.maximum(v - tau, 0.0).sum() > 1 else (low, tau)
    return np.maximum(v - high, 0.0)


v = np.array([-1.5, 0.5])
got = project_simplex(v)
assert np.shape(got) == (2,), "The result must have the shape of v."
with message("W3", "Absolute values turn a large negative entry into a large share."):
    assert not looks_like(got, [0.75, 0.25])
with message("W5", "The result is sorted; it must keep the order of v."):
    assert not looks_like(got, [1.0, 0.0])
with message("W2", "This is softmax: it never gives zero, and it is not the closest point."):
    assert not looks_like(got, np.exp(v) / np.exp(v).sum())
close(got, [0.0, 1.0])
v = np.array([0.6, 0.1, 0.9])
got = project_simplex(v)
with message("W1", "Cut and divided: that is on the simplex, but not the closest point."):
    assert not looks_like(got, v / v.sum())
with message("W6", "Not every positive entry survives: these do not sum to 1."):
    assert not looks_like(got, [0.4, 0.0, 0.7])
with message("W9", "Lowered, cut, divided: that is on the simplex, but not the closest point."):
    assert not looks_like(got, np.array([0.4, 0.0, 0.7]) / 1.1)
with message("W5", "The result is sorted; it must keep the order of v."):
    assert not looks_like(got, [0.65, 0.35, 0.0])
    assert not looks_like(got, [0.0, 0.35, 0.65])
close(got, [0.35, 0.0, 0.65])
### BEGIN HIDDEN TESTS
from scipy.optimize import minimize

for rng, n in fresh(3, shapes=[2, 3, 7, 40, 1]):
    for spread in (0.2, 1.0, 5.0):
        v = spread * rng.normal(size=n) + rng.normal()
        with unchanged(v):
            got = project_simplex(v)
        cut, sizes, powers = np.maximum(v, 0.0), np.abs(v), np.exp(v - v.max())
        if n > 1:
            expected = bisection(v)
            right = looks_like(got, expected)
            with message("W1", "Cut and divided: on the simplex, but not the closest point."):
                assert right or not cut.any() or not looks_like(got, cut / cut.sum())
            with message("W2", "This is softmax; it is not the closest point."):
                assert right or not looks_like(got, powers / powers.sum())
            with message("W3", "Absolute values turn a large negative entry into a large share."):
                assert right or not looks_like(got, sizes / sizes.sum())
            why = "The result is sorted; it must keep the order of v."
            with message("W5", why):
                assert right or not looks_like(np.sort(got), np.sort(expected))
        assert np.min(got) >= 0, "No entry may be negative."
        close(np.sum(got), 1.0, atol=1e-12, what="the sum of the result")
        close(got, bisection(v), atol=1e-10)
    v = rng.normal(size=min(n, 7))
    solved = minimize(
        lambda w, v=v: np.sum((w - v) ** 2),
        np.full(v.size, 1 / v.size),
        jac=lambda w, v=v: 2 * (w - v),
        bounds=[(0, 1)] * v.size,
        constraints={"type": "eq", "fun": lambda w: w.sum() - 1, "jac": lambda w: np.ones(w.size)},
        method="SLSQP",
    )
    got = np.asarray(project_simplex(v), dtype=float)
    assert np.sum((got - v) ** 2) <= solved.fun + 1e-6, "A general solver finds a closer point."
### END HIDDEN TESTS

# %% tests project_simplex-edges points=1
# Hidden: points on the simplex, ties, a constant added, huge numbers, integers, lists, refusals.
### BEGIN HIDDEN TESTS
import numpy as np
from course.checks import close, fresh, independent, message, no_warnings, raises, unchanged

for rng, n in fresh(3, shapes=[1, 2, 5, 30]):
    inside = rng.dirichlet(np.ones(n))
    inside[rng.integers(n)] = 0.0
    inside = inside / inside.sum() if n > 1 else np.ones(1)
    with unchanged(inside):
        got = project_simplex(inside)
    close(got, inside, atol=1e-12, what="the projection of a point that is already on the simplex")
    independent(got, inside)
    corner = np.eye(n)[rng.integers(n)]
    close(project_simplex(corner), corner, what="the projection of a corner")
    close(project_simplex(np.full(n, rng.normal())), np.full(n, 1 / n), what="equal entries")

    v = np.round(rng.normal(size=n) * 1024) / 1024  # so that adding 2**39 is exact
    plain = project_simplex(v)
    with message("W4", "A large constant added to all entries changed the result: subtract first."):
        for large in (2.0**20, -(2.0**30), 2.0**39, -(2.0**39)):
            close(project_simplex(v + large), plain, atol=1e-10)
            close(np.sum(project_simplex(v + large)), 1.0, atol=1e-12)
    far = v.copy()
    far[rng.integers(n)] = 1e12
    with no_warnings():
        got = project_simplex(far)
    close(got, (far == 1e12).astype(float), what="the projection if one entry is huge")
    tied = rng.integers(0, 2, size=n) * 0.25
    share = (tied == tied.max()).astype(float)
    if share.sum() >= 4:
        close(project_simplex(tied), share / share.sum(), what="the projection with ties")

    whole = rng.integers(-3, 4, size=n)
    top = (whole == whole.max()) / np.sum(whole == whole.max())
    for given in (whole, whole.tolist(), whole.astype(np.int8)):
        with unchanged(given):
            got = project_simplex(given)
        with message("W7", "Whole numbers must be treated as floats."):
            close(got, top)
            assert np.asarray(got).dtype == np.float64
    small = v.astype(np.float32)
    with message("W7", "float32 must be treated as float64."):
        assert np.asarray(project_simplex(small)).dtype == np.float64
    with message("W8", "NaN and infinity cannot be projected: that must be a ValueError."):
        for bad in (np.nan, np.inf, -np.inf):
            broken = v.copy()
            broken[rng.integers(n)] = bad
            raises(ValueError, project_simplex, broken)
with message("W8", "Without entries there is no point: that must be a ValueError."):
    raises(ValueError, project_simplex, [])
    raises(ValueError, project_simplex, np.zeros(0))
close(project_simplex([-7.5]), [1.0], what="the projection of one number")
### END HIDDEN TESTS

# %% [markdown]
# ## Now the library
#
# `scipy.optimize.minimize` holds the careful descendants of exercises 1, 5 and 6; scikit-learn's models call such solvers
# inside. All of these minimise the same loss on all 30 standardised columns of the tumours:

# %%
from scipy.optimize import minimize
from sklearn.linear_model import LogisticRegression

lam = 0.01
f, grad, hess = logistic_loss(tumours, signs, lam)
found = {"BFGS": minimize(f, np.zeros(30), jac=grad, method="BFGS", tol=1e-8).x,
         "Newton-CG": minimize(f, np.zeros(30), jac=grad, hess=hess, method="Newton-CG", tol=1e-10).x}
for solver in ("lbfgs", "newton-cholesky"):
    model = LogisticRegression(C=1 / (lam * len(signs)), fit_intercept=False, solver=solver, tol=1e-8, max_iter=1000)
    found[solver] = model.fit(tumours, signs).coef_[0]
for name, w in found.items():
    print(f"{name:16} loss {f(w):.6f}   gradient below 1e-4: {np.linalg.norm(grad(w)) < 1e-4}")

# %% [markdown]
# Four algorithms, one answer: for a convex loss the solver is a question of time, not of quality. Adam lives in
# deep-learning frameworks and scikit-learn's `MLPClassifier`, SGD also in `SGDClassifier`. Write your own for a constraint or loss that
# no library has, and when you must see the path.

# %% [markdown]
# ## Reflection (5 points, graded by a person)
#
# Take columns 0 and 1 of `breast_cancer` and a first column of ones, with `logistic_loss(X, signs)`. **Run gradient descent
# from 0 on the raw and on the standardised columns, each with half of its largest safe step (use $A=\frac1{4n}X^\top X$, an
# upper bound on the Hessian). Report the iterations until the loss is at most 0.35 and the condition number of the Hessian
# there. Explain the ratio.** The raw run needs up to 30,000 steps. At most 250 words.
#
# *Rubric:* 0 absent · 1 assertion without evidence · 3 right claim with a number or plot from your own run · 4 also the
# assumption or limit · 5 also what you would do in production.

# %% [markdown] manual reflection points=5
# ### BEGIN SOLUTION
# | columns | step | iterations | condition number |
# |---|---|---|---|
# | raw | 0.0067 | 28,430 | 24,806 |
# | standardised | 3.02 | 2 | 1.92 |
#
# Iterations differ by a factor of 14,215, condition numbers by about 12,900: the same order. The step is fixed by the steepest
# direction, $\eta=1/\lambda_{\max}$, so along the flattest one the error shrinks by $1-\lambda_{\min}/\lambda_{\max}=
# 1-1/\kappa$ a step. Dividing it by a given factor takes iterations in proportion to $\kappa$.
#
# Units alone do not explain it. The raw columns have means of 14 and 19, so both resemble the column of ones, and their
# difference is the flat direction. Centring only: 3 iterations, $\kappa=15$. Scaling without centring: 1,890, $\kappa=1651$.
#
# Limits: the rule holds for a constant Hessian and the worst start; here the Hessian changes on the way, $A$ only
# bounds it, and 2 iterations are too few to speak of a rate. That the ratios agree so well is partly luck.
#
# In production I would put a scaler, fitted on training rows, before the model and watch the norm of the gradient: in the raw
# run the last steps moved $w$ by only 0.00014, which looks like convergence while the loss was still far from its minimum
# of 0.256. If scaling is impossible, I would use Newton or L-BFGS, which care little about $\kappa$.
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
# - Boyd, Vandenberghe, *Convex Optimization*, ch. 2, 3 and 9.
# - Nocedal, Wright, *Numerical Optimization*, ch. 2–3.
# - Deisenroth, Faisal, Ong, *Mathematics for Machine Learning*, ch. 7.
# - Zhang et al., *Dive into Deep Learning*, "Optimization algorithms".
