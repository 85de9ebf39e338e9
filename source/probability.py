# %% [markdown]
# # Probability, random variables and limit theorems
#
# A model's score is a probability, a test set is a sample, and an alarm is a bet against a base rate. Most expensive
# mistakes with them are not in the code. They are in a sentence such as "the test is 90 % accurate, so the alarm is 90 %
# certain". Here you learn to compute what such a sentence should say, and to simulate what you cannot compute.
#
# **Hours** 18 · **Before this** Describing data honestly
#
# You will be able to
#
# - **turn** a conditional probability round, and never mix up its two directions;
# - **update** beliefs over thousands of observations without underflow;
# - **draw** from distributions, given nothing but uniform or normal numbers;
# - **estimate** by simulation, and say how far off you may be;
# - **check** whether an interval keeps the promise it makes.

# %% readonly setup
from collections.abc import Callable

import matplotlib.pyplot as plt
import numpy as np
from numpy.typing import ArrayLike

from course import figures
from course.data import load_churn

figures.use_house_style()
churn = load_churn()
left = (churn["churn"] == "yes").to_numpy()

# %% [markdown]
# ## Warm-up: what will this print?
#
# Write down your guess before you run each cell.
#
# **1.** Of the telephone customers with an international plan, 42 % left. What share of those who left had such a plan:
# less, the same, or more?

# %%
plan = (churn["international_plan"] == "yes").to_numpy()
print(f"P(left | plan) = {left[plan].mean():.0%} of {plan.sum()}")
print(f"P(plan | left) = {plan[left].mean():.0%} of {left.sum()}")

# %% [markdown]
# Both shares count the same people, those with a plan who left, but divide by different groups. $P(A\mid B)$ and
# $P(B\mid A)$ are two numbers.
#
# **2.** A fair coin has just shown ten heads in a row. You toss it 1,000 times more. How many more heads than tails will
# there be in the end, on average: about 0, 5 or 10?

# %%
rng = np.random.default_rng(2)
heads = 10 + rng.binomial(1000, 0.5, size=200_000)
print(f"heads minus tails: {np.mean(2 * heads - 1010):.1f}")
print(f"share of heads:    {np.mean(heads / 1010):.3f}")

# %% [markdown]
# The coin remembers nothing and pays nothing back. The law of large numbers says that past luck is *diluted*: ten heads
# more hardly show among 1,010 tosses.
#
# **3.** Waiting times are skewed: a few are very long. Symmetric data have skewness 0. By the central limit theorem,
# will the skewness of a million such times be near 0?


# %%
def skewness(x):
    return np.mean(((x - x.mean()) / x.std()) ** 3)


times = rng.exponential(size=(10_000, 100))
print(f"skewness of {times.size:,} times: {skewness(times.ravel()):.1f}")
print(f"skewness of {len(times):,} means of 100 times each: {skewness(times.mean(axis=1)):.1f}")

# %% [markdown]
# The theorem is about the *mean* of many draws. More data never make the data normal.

# %% [markdown]
# ## Worked example: is the alarm worth a call?
#
# A simple alarm for the churn data: four or more calls to customer service. Three questions sound alike.

# %%
alarm = (churn["number_customer_service_calls"] >= 4).to_numpy()
print(f"base rate    P(left)           = {left.mean():.3f}")
print(f"sensitivity  P(alarm | left)   = {alarm[left].mean():.3f}")
print(f"specificity  P(quiet | stayed) = {(~alarm)[~left].mean():.3f}")
print(f"precision    P(left | alarm)   = {left[alarm].mean():.3f}")
print(f"{alarm.sum()} alarms, {(alarm & left).sum()} of them right")

# %% [markdown]
# Sensitivity and specificity belong to the alarm. Precision, what you care about when the phone rings, belongs to
# alarm *and* population: Bayes' rule
#
# $$P(A\mid B)=\frac{P(B\mid A)\,P(A)}{P(B)}$$
#
# needs the base rate $P(A)$. Keep the alarm, move it to customers who leave less often, and the same alarm is worth less:

# %%
fig, ax = plt.subplots()
rates = np.array([0.005, 0.01, 0.02, 0.05, 0.1, left.mean(), 0.2, 0.3])
sensitivity = alarm[left].mean()
for marker, specificity in zip(figures.MARKERS, ((~alarm)[~left].mean(), 0.99)):
    caught, false = rates * sensitivity, (1 - rates) * (1 - specificity)
    ax.plot(rates, caught / (caught + false), marker=marker, label=f"specificity {specificity:.3f}")
ax.axvline(left.mean(), color="black", linestyle=":", label="base rate of our customers")
ax.set(xlabel="base rate", ylabel="share of alarms that are right", ylim=(0, 1))
ax.legend(loc="lower right")
figures.show(
    fig,
    alt="Share of right alarms against the base rate, two rising curves. With the alarm's "
    "specificity of 0.954 (circles) it is below a tenth where half a per cent leave, and one "
    "half at the base rate of our customers, 0.141. With specificity 0.99 (triangles) the "
    "curve is higher everywhere: above 0.8 at our base rate.",
)

# %% [markdown]
# Two more words that are often confused. *Exclusive* events never happen together. *Independent* events happen together
# as often as the product of their probabilities says, so learning of one tells nothing about the other. Exclusive
# events of positive probability are never independent: one rules the other out.

# %%
voice = (churn["voice_mail_plan"] == "yes").to_numpy()
for name, other in (("voice mail", voice), ("left", left)):
    together, product = np.mean(plan & other), plan.mean() * other.mean()
    print(f"plan and {name:10}: together {together:.3f}, product {product:.3f}")

# %% [markdown]
# The plan and voice mail are nearly independent; the plan and leaving are not.

# %% [markdown]
# ## Worked example: the mean calms down
#
# Means of $n$ independent draws scatter around the true mean $\mu$ with standard deviation $\sigma/\sqrt n$, the *standard
# error*, and their histogram approaches the normal curve: quickly for symmetric draws, slowly for skewed ones.

# %%
fig, axes = plt.subplots(1, 3, figsize=(8.5, 2.9), sharey=True)
grid = np.linspace(-4, 4, 161)
for ax, n in zip(axes, (1, 5, 50)):
    z = (rng.exponential(size=(20_000, n)).mean(axis=1) - 1) * np.sqrt(n)
    print(f"n = {n:2}: sd of the means {z.std() / np.sqrt(n):.3f}, skewness {skewness(z):.2f}")
    ax.hist(z, bins=np.linspace(-4, 4, 49), density=True, alpha=0.6, label="means")
    ax.plot(grid, np.exp(-(grid**2) / 2) / np.sqrt(2 * np.pi), "k--", label="normal curve")
    ax.set(title=f"n = {n}", xlabel="standard errors from μ")
axes[0].set_ylabel("density")
axes[2].legend(fontsize=9, loc="upper left")
figures.show(
    fig,
    alt="Histograms of means of 1, 5 and 50 exponential draws in units of the standard error, "
    "with the normal curve. For n = 1 the histogram starts at -1 with a cliff and falls off "
    "to the right; for n = 5 it is a lopsided hill; for n = 50 it nearly covers the dashed "
    "normal curve.",
)

# %% [markdown]
# ## Exercise 1 · Turn an alarm into a probability [2 points]
#
# Imagine people instead of symbols. Of $N$ people $N\,\pi$ have the condition, and the alarm catches a share
# *sensitivity* of them. Of the other $N(1-\pi)$ it wrongly reports a share $1-$ *specificity*. Now look at the
# alarms only: which share is right?
#
# $$P(\text{condition}\mid\text{alarm})=\frac{\pi\cdot\text{sens}}{\pi\cdot\text{sens}+(1-\pi)(1-\text{spec})}$$
#
# If the alarm can never sound, this is $0/0$: there is no answer, and NaN says so.


# %% solution posterior
def posterior(
    prior: ArrayLike, sensitivity: ArrayLike, specificity: ArrayLike
) -> np.ndarray | float:
    """P(condition | positive) by Bayes' rule.

    Args:
        prior: P(condition), the base rate.
        sensitivity: P(positive | condition).
        specificity: P(negative | no condition).

    All three are numbers, lists or arrays (integers too) and broadcast against each other. They are
    not changed.

    Returns:
        float64 of the broadcast shape; a single number for three numbers. NaN where a positive
        result is impossible (0/0), without a warning. A NaN in an argument gives NaN at its places.

    Raises:
        ValueError: a value lies below 0 or above 1.

    >>> print(posterior(0.5, 0.9, 0.9))
    0.9
    """
    ### BEGIN SOLUTION
    prior, sensitivity, specificity = (
        np.asarray(v, dtype=float) for v in (prior, sensitivity, specificity)
    )
    if any(np.any((v < 0) | (v > 1)) for v in (prior, sensitivity, specificity)):
        raise ValueError("probabilities lie between 0 and 1")
    caught = prior * sensitivity
    false = (1 - prior) * (1 - specificity)
    with np.errstate(invalid="ignore"):  # 0/0: no alarm is possible
        return caught / (caught + false)
    ### END SOLUTION


# %% tests posterior-basics points=1
import numpy as np

from course.checks import close, fresh, message, unchanged

got = posterior(0.01, 0.9, 0.95)  # of 10,000 people: 90 right alarms, 495 false ones
with message(
    "W1", "This is the sensitivity, P(positive | condition); the other direction was asked for."
):
    assert np.shape(got) != () or abs(got - 0.9) > 1e-6
with message(
    "W2",
    "This is the share of all people who have the condition and are positive: divide by all "
    "positives.",
):
    assert np.shape(got) != () or abs(got - 0.009) > 1e-6
with message(
    "W3", "The specificity was taken for the share of false alarms; that share is 1 - specificity."
):
    assert np.shape(got) != () or abs(got - 0.009 / (0.009 + 0.99 * 0.95)) > 1e-6
close(got, 90 / 585)
# A list broadcasts against numbers.
close(posterior([0.5, 0.01], 0.9, 0.95), [0.45 / 0.475, 90 / 585])
### BEGIN HIDDEN TESTS
for rng, (one, two, three) in fresh(
    3, shapes=[((), (), ()), ((4,), (), (4,)), ((3, 1), (5,), ()), ((2, 3), (3,), (2, 1))]
):
    # A million people, counted: base rate in thousandths, the alarm's two rates in hundredths.
    rate, sens = rng.integers(1, 1000, size=one), rng.integers(1, 101, size=two)
    spec = rng.integers(0, 100, size=three)
    sick = 1000 * rate
    positive_sick, positive_well = sick // 100 * sens, (1_000_000 - sick) // 100 * (100 - spec)
    arguments = (rate / 1000, sens / 100, spec / 100)
    with unchanged(*arguments):
        got = posterior(*arguments)
    close(got, positive_sick / (positive_sick + positive_well))
### END HIDDEN TESTS

# %% tests posterior-edges points=1
# Hidden: certainty in the prior, alarms that never sound, NaN, integers, values outside 0 … 1;
# the answer rises with the prior.
### BEGIN HIDDEN TESTS
import numpy as np

from course.checks import close, fresh, message, no_warnings, raises

with (
    message("W6", "Where no alarm is possible: NaN was promised, without a warning."),
    no_warnings(),
):
    never = posterior([0.0, 0.3, 1.0], np.array([0.7, 0.0, 0.0]), np.array([1.0, 1.0, 0.2]))
    single = posterior(0, 1, 1)
with message("W4", "Where no alarm is possible the answer is 0/0: that is NaN, no number."):
    close(never, [np.nan, np.nan, np.nan])
    close(single, np.nan)
for rng in fresh(3):
    sens, spec = rng.uniform(0.05, 0.95, size=2)
    with no_warnings():
        close(posterior([0.0, 1.0], sens, spec), [0.0, 1.0])
        close(posterior(1, 1, 0), 1.0)
        close(posterior([0, 1], [[1], [1]], [[0], [1]]), [[0.0, 1.0], [np.nan, 1.0]])
        close(posterior([0.2, np.nan], 1.0, 1.0), [1.0, np.nan])
        close(posterior(0.2, [sens, np.nan], [np.nan, spec]), [np.nan, np.nan])
    values = posterior(np.linspace(0.01, 0.99, 40), 0.5 + sens / 2, 0.5 + spec / 2)
    assert np.all(np.diff(values) > 0), (
        "The more people have the condition, the more alarms are right."
    )
    small = 10.0 ** -rng.integers(9, 13)
    close(posterior(small, 1.0, 1 - 2.0**-20), small / (small + (1 - small) * 2.0**-20))
    with message("W5", "A value below 0 or above 1 is no probability: ValueError was promised."):
        for place in range(3):
            for wrong in (-1e-9, 1 + 1e-9, -0.5, 14.1, np.inf, [0.5, 1.5], [-0.1, 0.5, np.nan]):
                arguments = [0.1, 0.9, 0.8]
                arguments[place] = wrong
                raises(ValueError, posterior, *arguments)
### END HIDDEN TESTS

# %% [markdown]
# ## Exercise 2 · Update without underflow [3 points]
#
# Which of $k$ hypotheses explains the data? Bayes' rule multiplies the prior by the likelihood of *every* observation, once
# each, and normalises at the end. But a product of thousands of small factors is 0 on a computer:

# %%
print(0.4**700, 0.4**900)

# %% [markdown]
# So add logarithms. With $s_j=\log\text{prior}_j+\sum_i\log\text{lik}_{ij}$,
#
# $$\log P(H_j\mid\text{data})=s_j-\log\sum_l e^{s_l},$$
#
# and that last logarithm is safe once the largest $s$ is out: write
# $(s_j-\max s)-\log\sum_l e^{s_l-\max s}$. Since sums do not care about order, neither do
# beliefs: one update with all observations equals many small ones, each posterior being the next prior.


# %% solution bayes_update
def bayes_update(log_prior: ArrayLike, log_lik: ArrayLike) -> np.ndarray:
    """Log posterior over k hypotheses after m independent observations.

    Args:
        log_prior: k >= 1 log prior probabilities, normalised or not. -inf: impossible.
        log_lik: array or list of rows, shape (m, k): the log likelihood of observation i under
            hypothesis j. -inf: hypothesis j cannot produce observation i. m may be 0: shape (0, k).

    Neither argument holds NaN or +inf. They are not changed.

    Returns:
        New float64 array of shape (k,) whose exponentials sum to 1. An impossible hypothesis stays
        at exactly -inf. There are no warnings as long as the sums
        stay below 1e300 in size. Rounding of a plain sum is accepted (1e-7 in the tests).

    Raises:
        ValueError: log_lik is not of shape (m, k), or every hypothesis is impossible.

    >>> print(np.exp(bayes_update(np.log([0.5, 0.5]), np.log([[0.2, 0.8]]))).round(3))
    [0.2 0.8]
    """
    ### BEGIN SOLUTION
    log_prior, log_lik = np.asarray(log_prior, dtype=float), np.asarray(log_lik, dtype=float)
    if log_lik.ndim != 2 or log_lik.shape[1] != log_prior.size:
        raise ValueError(f"log_lik has shape {log_lik.shape}, expected {log_prior.size} columns")
    joint = log_prior + log_lik.sum(axis=0)
    largest = joint.max()
    if largest == -np.inf:
        raise ValueError("the observations rule out every hypothesis")
    return joint - largest - np.log(np.exp(joint - largest).sum())
    ### END SOLUTION


# %% tests bayes_update-basics points=1
import numpy as np

from course.checks import close, fresh, message, unchanged

prior, lik = np.array([0.2, 0.3, 0.5]), np.array([[0.5, 0.1, 0.4], [0.9, 0.6, 0.3]])
got = np.exp(bayes_update(np.log(prior), np.log(lik)))
weights = prior * lik[0] * lik[1]
with message("W3", "The prior was multiplied in once for each observation; it counts once."):
    many = prior**2 * lik[0] * lik[1]
    assert np.shape(got) != (3,) or not np.allclose(got, many / many.sum(), atol=1e-6)
with message(
    "W2",
    "The likelihoods were normalised within each observation, but the posterior does not sum to 1.",
):
    rows = prior * np.prod(lik / lik.sum(axis=1, keepdims=True), axis=0)
    assert np.shape(got) != (3,) or not np.allclose(got, rows, atol=1e-6)
with message("W5", "The result is not normalised: its exponentials must sum to 1."):
    assert np.shape(got) != (3,) or abs(np.sum(got) - 1) < 1e-6
close(got, weights / weights.sum())
# No observations: the prior.
close(bayes_update(np.log([0.25, 0.75]), np.zeros((0, 2))), np.log([0.25, 0.75]))
### BEGIN HIDDEN TESTS
for rng, (m, k) in fresh(3, shapes=[(3, 4), (1, 2), (4, 1), (6, 6), (12, 3)]):
    prior = rng.dirichlet(np.ones(k))
    lik = rng.uniform(0.05, 3.0, size=(m, k))  # densities may exceed 1
    log_prior, log_lik = np.log(prior), np.log(lik)
    with unchanged(log_prior, log_lik):
        got = bayes_update(log_prior, log_lik)
    weights = [prior[j] * np.prod([lik[i, j] for i in range(m)]) for j in range(k)]
    close(np.exp(got), np.array(weights) / sum(weights))
    close(bayes_update((log_prior + 3.0).tolist(), log_lik.tolist()), got, atol=1e-9)
### END HIDDEN TESTS

# %% tests bayes_update-stable points=1
# Hidden: 10,000 observations, very large and very small log likelihoods, batches and other orders.
### BEGIN HIDDEN TESTS
import math

import numpy as np

from course.checks import close, fresh, message, no_warnings

close(np.exp(bayes_update(np.log([0.5, 0.5]), np.log([[0.2, 0.8]]))), [0.2, 0.8])
for rng, (m, k) in fresh(3, shapes=[(10_000, 3), (2_000, 5), (4_000, 2)]):
    p = 0.5 + 0.02 * rng.random(k)  # coins that are hard to tell apart
    heads = rng.random((m, 1)) < 0.5
    log_lik = np.where(heads, np.log(p), np.log1p(-p))
    log_prior = np.log(rng.dirichlet(np.ones(k)))
    with message(
        "W1",
        "Thousands of observations underflow: probabilities were multiplied, or logarithms undone "
        "too early.",
    ):
        with no_warnings():
            got = np.asarray(bayes_update(log_prior, log_lik), dtype=float)
        assert np.isfinite(got).all()
        sums = [math.fsum([log_prior[j], *log_lik[:, j]]) for j in range(k)]
        close(got - got[0], np.array(sums) - sums[0], rtol=0.0, atol=1e-7, what="the log odds")
    close(np.sum(np.exp(got)), 1.0)
    cut = int(rng.integers(1, m))
    close(
        bayes_update(bayes_update(log_prior, log_lik[:cut]), log_lik[cut:]),
        got,
        rtol=0.0,
        atol=1e-7,
    )
    close(bayes_update(log_prior, log_lik[rng.permutation(m)]), got, rtol=0.0, atol=1e-7)
    step = log_prior
    for row in log_lik[:40]:
        step = bayes_update(step, row[None, :])
    close(bayes_update(log_prior, log_lik[:40]), step, rtol=0.0, atol=1e-9)
for size in (1e3, -1e3, 1e5, -1e5):
    with message(
        "W1",
        "Large logarithms overflow or underflow: subtract the largest sum before exponentiating.",
    ):
        with no_warnings():
            got = bayes_update([0.0, 0.0, 0.0], [[size, size + 1.0, size - 2000.0]])
        close(
            got,
            [-np.log1p(np.e), 1 - np.log1p(np.e), -2000.0 - np.log1p(np.e)],
            rtol=0.0,
            atol=1e-9,
        )
### END HIDDEN TESTS

# %% tests bayes_update-edges points=1
# Hidden: impossible hypotheses, everything impossible, the wrong number of columns, a new array.
### BEGIN HIDDEN TESTS
import numpy as np

from course.checks import close, fresh, independent, message, no_warnings, raises

for rng, (m, k) in fresh(3, shapes=[(5, 4), (1, 3), (300, 5)]):
    log_prior, log_lik = (
        np.log(rng.dirichlet(np.ones(k))),
        np.log(rng.uniform(0.1, 1.0, size=(m, k))),
    )
    log_prior[0] = log_lik[m // 2, 1] = -np.inf
    with message(
        "W4",
        "An impossible hypothesis came back to life, or became NaN: it stays at -inf for good.",
    ):
        with no_warnings():
            got = np.asarray(bayes_update(log_prior, log_lik), dtype=float)
            later = np.asarray(bayes_update(got, np.zeros((2, k))), dtype=float)
        assert np.isneginf(got[:2]).all() and np.isneginf(later[:2]).all()
        assert np.isfinite(got[2:]).all()
    close(got[2:], bayes_update(log_prior[2:], log_lik[:, 2:]), atol=1e-9)

    everywhere = log_lik.copy()
    # 0 is excluded by the prior, 1 by one observation, the rest by another.
    everywhere[-1, 2:] = -np.inf
    with message(
        "W6", "Every hypothesis is impossible: there is no posterior, and ValueError was promised."
    ):
        raises(ValueError, bayes_update, np.full(k, -np.inf), log_lik[:, ::-1])
        raises(ValueError, bayes_update, log_prior, np.full((m, k), -np.inf))
        raises(
            ValueError, bayes_update, log_prior, everywhere if m > 1 else np.full((1, k), -np.inf)
        )
    with message(
        "W7",
        "log_lik has another number of columns than there are hypotheses: ValueError was promised.",
    ):
        raises(ValueError, bayes_update, log_prior, log_lik[:, 2:3])
        raises(ValueError, bayes_update, log_prior, log_lik[:, :2])
        raises(ValueError, bayes_update, log_prior[2:3], log_lik)

    prior = np.log(rng.dirichlet(np.ones(k)))
    got = bayes_update(prior, np.zeros((0, k)))
    independent(got, prior)
    close(got, prior, atol=1e-9)
    got = np.asarray(bayes_update([0] * k, [[0] * k]))
    assert got.dtype == np.float64, "The result must be float64."
    close(got, np.full(k, -np.log(k)), atol=1e-9)
### END HIDDEN TESTS

# %% [markdown]
# ## Exercise 3 · A host who knows [2 points]
#
# A prize is behind one of `doors` doors, each equally likely. You choose a door. The host, who knows where the prize is,
# opens `opened` others that are neither yours nor the prize's. You may stay, or switch to one of the doors
# still closed. When intuition and formula quarrel, play: $n$ independent games and the share that is won.
#
# Your first door wins with probability $1/\text{doors}$, whatever the host does. So the rest of the probability,
# $(\text{doors}-1)/\text{doors}$, is shared by the other doors still closed, $\text{doors}-1-\text{opened}$ of them.


# %% solution monty_hall
def monty_hall(
    n: int, rng: np.random.Generator, switch: bool, doors: int = 3, opened: int = 1
) -> float:
    """Share of n simulated games that are won.

    Each game: the prize is behind a random door, all equally likely; the player chooses a door; the
    host opens ``opened`` doors that are neither the player's nor the prize's. With ``switch`` the
    player moves to one of the other closed doors, all equally likely; else the player stays.

    Args:
        n: number of games, >= 1.
        rng: the only source of randomness; how you draw from it is up to you.
        switch: True or False.
        doors, opened: whole numbers with 0 <= opened <= doors - 2.

    Returns:
        float: games won / n.

    Raises:
        ValueError: n < 1, opened < 0, or opened > doors - 2.

    >>> 0.5 < monty_hall(1000, np.random.default_rng(0), switch=True) < 0.8
    True
    """
    ### BEGIN SOLUTION
    if n < 1 or not 0 <= opened <= doors - 2:
        raise ValueError("at least one game, and the host leaves your door and one more closed")
    prize, choice = rng.integers(doors, size=(2, n))
    if not switch:
        return float(np.mean(choice == prize))
    game = np.arange(n)
    order = rng.random((n, doors))
    order[game, prize] = order[game, choice] = 2.0  # last in the host's order: he never opens these
    wish = rng.random((n, doors))
    wish[game, choice] = 2.0
    np.put_along_axis(wish, np.argsort(order, axis=1)[:, :opened], 2.0, axis=1)
    return float(np.mean(wish.argmin(axis=1) == prize))
    ### END SOLUTION


# %% tests monty_hall-basics points=1
import numpy as np

from course.checks import deterministic, fresh, message

n = 4000
for rng in fresh(1):
    stay, switch = monty_hall(n, rng, switch=False), monty_hall(n, rng, switch=True)
    assert 0 <= stay <= 1 and 0 <= switch <= 1, (
        "The result is a share of games: a number between 0 and 1."
    )
    with message(
        "W1",
        "Switching wins half of the games: the host opened doors blindly. He knows where the "
        "prize is.",
    ):
        assert abs(switch - 1 / 2) > 0.05
    with message(
        "W2",
        "Switching wins no more often than staying: the new door is one of those still closed.",
    ):
        assert abs(switch - 1 / 3) > 0.05
    assert abs(switch - 2 / 3) < 0.05, "With three doors switching wins about two games of three."
    assert abs(stay - 1 / 3) < 0.05, "Staying wins about one game of three."
### BEGIN HIDDEN TESTS
with message("W5", "Two runs with the same generator differ, or a global random state was used."):
    deterministic(lambda rng: [monty_hall(50, rng, switch) for switch in (True, False) * 6])
with message(
    "W4",
    "This is the theory, not a simulation: the share of n games varies, and is a multiple of 1/n.",
):
    for rng in fresh(2):
        for switch in (True, False):
            single = {float(monty_hall(1, rng, switch)) for _ in range(60)}
            assert single == {0.0, 1.0}
            shares = [float(monty_hall(50, rng, switch)) for _ in range(12)]
            assert len(set(shares)) > 1
            assert all(abs(50 * share - round(50 * share)) < 1e-9 for share in shares)
### END HIDDEN TESTS

# %% tests monty_hall-general points=1
# Hidden: more doors, more or fewer opened, numbers that are refused.
### BEGIN HIDDEN TESTS
import numpy as np

from course.checks import fresh, message, raises

n = 4000
for rng, (doors, opened) in fresh(3, shapes=[(5, 3), (6, 4), (5, 2), (4, 0), (2, 0), (10, 8)]):
    theory = (doors - 1) / doors / (doors - 1 - opened)
    stay = monty_hall(n, rng, switch=False, doors=doors, opened=opened)
    switch = monty_hall(n, rng, True, doors, opened)
    if opened and theory > 0.5:
        with message(
            "W3",
            "Switching wins two thirds whatever the number of doors; that holds for three doors "
            "only.",
        ):
            assert abs(switch - 2 / 3) > 0.05
        with message(
            "W1", "The host opened doors blindly. He knows where the prize is and never shows it."
        ):
            assert abs(switch - 1 / (doors - opened)) > 0.05
        with message(
            "W2",
            "Switching wins no more often than staying: the new door is one of those still closed.",
        ):
            assert abs(switch - 1 / doors) > 0.05
    for share, chance in ((stay, 1 / doors), (switch, theory)):
        error = np.sqrt(chance * (1 - chance) / n)
        assert abs(share - chance) < 6 * error, (
            "The share of games won is not what this number of doors gives."
        )
    for wrong in (
        (0, True, 3, 1),
        (-5, False, 3, 1),
        (10, True, 3, 2),
        (10, False, 3, 3),
        (10, True, 3, -1),
        (10, False, 1, 0),
    ):
        with message(
            "W6", "No games, or a host who cannot leave two doors closed: ValueError was promised."
        ):
            raises(ValueError, monty_hall, wrong[0], rng, *wrong[1:])
### END HIDDEN TESTS

# %% [markdown]
# ## Exercise 4 · Draw categories from uniform numbers [3 points]
#
# Every sampler starts with $u$, uniform on $[0,1)$. To draw categories, cut $[0,1)$ into pieces of lengths
# $p_0,p_1,\dots$ and say in which piece $u$ fell. With $F_k=p_0+\dots+p_k$:
#
# $$\text{draw } k\quad\text{if}\quad F_{k-1}\le u<F_k .$$

# %%
p = np.array([0.2, 0.0, 0.5, 0.3])
edges = np.concatenate([[0], np.cumsum(p)])
fig, ax = plt.subplots(figsize=(7, 2.8))
ax.hlines(edges[1:], np.arange(4), np.arange(1, 5), linewidth=3)
for marker, colour, u in zip(figures.MARKERS, figures.COLOURS[1:], (0.12, 0.46, 0.83)):
    k = int(np.flatnonzero(u < edges[1:])[0])
    ax.plot(
        [0, k + 0.5, k + 0.5],
        [u, u, 0],
        color=colour,
        linestyle="--",
        marker=marker,
        label=f"u = {u} draws {k}",
    )
ax.set(
    xticks=np.arange(4) + 0.5,
    xticklabels=range(4),
    xlabel="category k",
    ylabel="$F_k$",
    xlim=(0, 4),
    ylim=(0, 1.05),
)
ax.grid(axis="x", visible=False)
ax.legend(fontsize=9, loc="upper left", bbox_to_anchor=(1, 1))
figures.show(
    fig,
    alt="A staircase of cumulative probabilities over categories 0 to 3: heights 0.2, 0.2, 0.7 "
    "and 1. Dashed lines run from u on the vertical axis to the first step higher than u and "
    "down to its category: 0.12 draws 0, 0.46 draws 2, 0.83 draws 3. Step 1 is no higher than "
    "step 0, so no u draws category 1.",
)

# %% [markdown]
# The half-open piece matters: a category with $p_k=0$ has none and is *never* drawn, not even at $u=0$. And
# rounding bites at the other end:

# %%
print(f"{np.cumsum(np.full(10, 0.1))[-1]:.17f}, and the largest u: {1 - 2.0**-53:.17f}")

# %% [markdown]
# The last $F$ may stay below 1, and a $u$ at or above it must not become "category 10" when the last is 9. NumPy's
# `rng.choice` is switched off while your answer is checked.


# %% solution sample_discrete
def sample_discrete(
    p: ArrayLike, size: int | tuple[int, ...], rng: np.random.Generator
) -> np.ndarray:
    """Draw category indices with probabilities p, by inverse transform.

    The uniform numbers are those of ``u = rng.random(size)``, in this order. Each becomes the k for
    which p[0] + … + p[k-1] <= u < p[0] + … + p[k]. If rounding leaves the sum of all p at or below
    u, it becomes the last category whose p is not 0. rng.choice is not used.

    Args:
        p: k >= 1 probabilities (array or list) that sum to 1. Not changed.
        size: how many draws, or the shape of the result; 0 is allowed, and () means a single draw.
        rng: the source of the uniform numbers.

    Returns:
        Integer array of that shape (a single integer for ()), with values in 0 … k-1.

    Raises:
        ValueError: p is empty, not one-dimensional, holds a negative number or a NaN, or its sum
            differs from 1 by more than 1e-9.

    >>> sample_discrete([0.0, 1.0], (2, 3), np.random.default_rng(0)).tolist()
    [[1, 1, 1], [1, 1, 1]]
    """
    ### BEGIN SOLUTION
    p = np.asarray(p, dtype=float)
    if p.ndim != 1 or not (np.all(p >= 0) and abs(p.sum() - 1) <= 1e-9):
        raise ValueError("p must be a list of probabilities >= 0 that sum to 1")
    cdf = np.cumsum(p)
    return np.searchsorted(cdf / cdf[-1], rng.random(size), side="right")
    ### END SOLUTION


# %% tests sample_discrete-basics points=1
import numpy as np

from course.checks import deterministic, fresh, message, same, unchanged

draws = sample_discrete([0.2, 0.0, 0.5, 0.3], 1000, np.random.default_rng(5))
assert np.shape(draws) == (1000,), "size=1000 asks for an array of shape (1000,)."
assert np.asarray(draws).dtype.kind in "iu", "The categories are integers."
same(sorted(set(np.asarray(draws).tolist())), [0, 2, 3])  # p[1] is 0
assert np.shape(sample_discrete([1.0], (2, 3), np.random.default_rng(5))) == (2, 3)
### BEGIN HIDDEN TESTS
deterministic(lambda rng: sample_discrete([0.5, 0.25, 0.25], 20, rng))


class NoChoice(np.random.Generator):
    calls = 0

    def choice(self, *args, **kwargs):
        NoChoice.calls += 1
        raise ValueError("rng.choice is switched off")


for rng, (k, size) in fresh(
    3,
    shapes=[
        (4, 300),
        (1, (7,)),
        (6, (20, 10)),
        (3, ()),
        (5, 0),
        (2, (3, 0)),
        (30, (2, 3, 4)),
        (9, 1),
    ],
):
    p = rng.dirichlet(np.ones(k))
    seed = int(rng.integers(2**32))
    generator = NoChoice(np.random.PCG64(seed))
    with message(
        "W4", "rng.choice is switched off in this exercise: build the draws from rng.random."
    ):
        try:
            with unchanged(p):
                got = sample_discrete(p, size, generator)
        finally:
            assert NoChoice.calls == 0
    u = np.random.Generator(np.random.PCG64(seed)).random(size)
    assert np.shape(got) == np.shape(u), "The result must have the shape that size asks for."
    expected = [
        next(j for j in range(k) if value < sum(p[: j + 1]) or j == k - 1)
        for value in np.ravel(u).tolist()
    ]
    with message(
        "W5",
        "The draws are not those of u = rng.random(size): category k is drawn where F[k-1] <= u < "
        "F[k].",
    ):
        assert np.ravel(got).tolist() == expected
### END HIDDEN TESTS

# %% tests sample_discrete-ends points=1
# Hidden: u at the ends of [0, 1) and exactly on the cuts; categories with probability 0; sums that
# fall short of 1.
### BEGIN HIDDEN TESTS
import numpy as np

from course.checks import fresh, message


def starting_with(u):
    """A generator whose first uniform number is u: the state of PCG64 one step before it."""
    bits = np.random.PCG64(0)
    state = bits.state
    word = int(u * 2**53) << 11
    back = pow(47026247687942121848144207491837523525, -1, 2**128)
    state["state"]["state"] = (word - state["state"]["inc"]) * back % 2**128
    bits.state = state
    return np.random.Generator(bits)


def first_draw(p, u, size=1):
    assert starting_with(u).random() == u
    return int(np.ravel(sample_discrete(p, size, starting_with(u)))[0])


top = 1 - 2.0**-53
for p in ([0.0, 1.0], [0.0, 0.0, 0.25, 0.75], [0.0, 0.5, 0.0, 0.5], np.array([0.0, 0.125, 0.875])):
    with message(
        "W1", "At u = 0 a category with probability 0 was drawn: its piece of [0, 1) is empty."
    ):
        assert first_draw(p, 0.0) == next(k for k, value in enumerate(p) if value > 0)
    assert first_draw(p, 0.0, (2, 2)) == first_draw(p, 0.0, ()), (
        "The shape must not change the draws."
    )
for p in (
    np.full(10, 0.1),
    np.full(7, (1 - 9e-10) / 7),
    [1 / 3, 1 / 3, 1 / 3 - 5e-10],
    [1 - 8e-10],
):
    with message("W2", "Rounding left the last F below u, and an index outside 0 … k-1 was drawn."):
        assert first_draw(p, top) == len(p) - 1
for p in (
    [0.5, 0.5, 0.0],
    [0.25, 0.75 - 5e-10, 0.0, 0.0],
    [*np.full(10, 0.1), 0.0],
    [0.3, 0.7 - 9e-10, 0.0],
    [1.0, 0.0],
):
    with message("W6", "At the upper end of [0, 1) a category with probability 0 was drawn."):
        assert first_draw(p, top) == max(k for k, value in enumerate(p) if value > 0)
for rng in fresh(3):
    p = np.array([4, 0, 8, 2, 0, 0, 1, 1])[rng.permutation(8)] / 16  # sums of sixteenths are exact
    for sixteenth in range(16):
        pieces = np.repeat(np.arange(8), (16 * p).astype(int))
        with message(
            "W1",
            "Exactly on a cut the wrong side was taken: F[k-1] belongs to category k, F[k] no "
            "longer.",
        ):
            assert first_draw(p, sixteenth / 16) == pieces[sixteenth]
        assert first_draw(p, (sixteenth + 1) / 16 - 2.0**-53) == pieces[sixteenth], (
            "Just below a cut."
        )
    many = sample_discrete(p, 20_000, rng)
    counts = np.bincount(many, minlength=8)
    assert np.all(counts[p == 0] == 0), "A category with probability 0 was drawn."
    assert np.all(np.abs(counts - 20_000 * p) <= 6 * np.sqrt(20_000 * p * (1 - p))), (
        "The frequencies are not those of p."
    )
### END HIDDEN TESTS

# %% tests sample_discrete-refuses points=1
# Hidden: p that is not a list of probabilities is refused, p that nearly is one is not; lists and integers.
### BEGIN HIDDEN TESTS
import numpy as np

from course.checks import fresh, message, raises

for rng, k in fresh(3, shapes=[2, 3, 8]):
    p = rng.dirichlet(np.ones(k))
    with message("W3", "These numbers do not sum to 1 (to 1e-9): ValueError was promised."):
        for wrong in (
            2 * p,
            p + 0.1,
            p * (1 + 1e-8),
            p * (1 - 1e-8),
            np.ones(k, dtype=int),
            p * 0,
            rng.integers(1, 9, size=k),
        ):
            raises(ValueError, sample_discrete, wrong, 5, rng)
            raises(ValueError, sample_discrete, wrong.tolist(), 5, rng)
    with message("W7", "A negative number or a NaN is no probability: ValueError was promised."):
        raises(ValueError, sample_discrete, np.append(p, [0.25, -0.25]), 5, rng)
        raises(
            ValueError,
            sample_discrete,
            np.append(p - [*[0.0] * (k - 1), p[-1] + 1e-7], p[-1] + 1e-7),
            5,
            rng,
        )
        raises(ValueError, sample_discrete, np.append(p, np.nan), 5, rng)
    with message(
        "W8",
        "p must be one list of probabilities, neither empty nor a table: ValueError was promised.",
    ):
        raises(ValueError, sample_discrete, [], 5, rng)
        raises((ValueError, TypeError), sample_discrete, p[None, :], 5, rng)
        raises((ValueError, TypeError), sample_discrete, 1.0, 5, rng)
    for fine in (p * (1 + 5e-10), p * (1 - 5e-10), p.tolist()):
        assert np.shape(sample_discrete(fine, 5, rng)) == (5,), "The sum may differ from 1 by 1e-9."
    certain = np.asarray(sample_discrete([0] * k + [1], 5, rng))
    assert certain.tolist() == [k] * 5, "Integers are fine: all of the probability on one category."
### END HIDDEN TESTS

# %% [markdown]
# ## Exercise 5 · Correlated normal vectors [3 points]
#
# Independent normals $z$ are easy to draw. To give them covariance $\Sigma$, mix them with a matrix $L$ for which
# $LL^\top=\Sigma$, because $\operatorname{Cov}(Lz)=L\operatorname{Cov}(z)L^\top=LL^\top$. In one dimension $L$ is the standard
# deviation: *a square root, not the variance*. The Cholesky factor is the lower triangular root, and vectors in rows turn
# $Lz$ round:
#
# $$X=\mathbf 1\mu^\top+ZL^\top,\qquad Z\in\mathbb R^{n\times d}.$$
#
# One trap: `np.linalg.cholesky` looks at the lower triangle only, so it accepts matrices that are not symmetric.

# %%
print(np.linalg.cholesky(np.array([[4.0, 999.0], [2.0, 2.0]])))


# %% solution sample_mvn
def sample_mvn(mean: ArrayLike, cov: ArrayLike, n: int, rng: np.random.Generator) -> np.ndarray:
    """Draw n vectors from the normal distribution with this mean and covariance, through Cholesky.

    With Z = rng.standard_normal((n, d)) and L the lower triangular matrix with positive diagonal
    for which L Lᵀ = cov, the result is mean + Z Lᵀ. rng.multivariate_normal is not used.

    Args:
        mean: d >= 1 numbers. cov: shape (d, d). Arrays or lists, integers too. Not changed.
        n: number of vectors; 0 is allowed.
        rng: the source of the normal numbers.

    Returns:
        float64 array of shape (n, d), a vector in each row.

    Raises:
        ValueError: mean is not one-dimensional, or cov has not shape (d, d).
        np.linalg.LinAlgError: cov is not symmetric (an entry differs from its mirror image by more
            than 1e-8 times the largest absolute entry), is not positive definite (singular ones
            included), or holds a NaN.

    >>> sample_mvn([0, 0], [[1, 0], [0, 1]], 3, np.random.default_rng(0)).shape
    (3, 2)
    """
    ### BEGIN SOLUTION
    mean, cov = np.asarray(mean, dtype=float), np.asarray(cov, dtype=float)
    if mean.ndim != 1 or cov.shape != (mean.size, mean.size):
        raise ValueError(
            f"a mean of shape {mean.shape} does not fit a covariance of shape {cov.shape}"
        )
    asymmetry = np.abs(cov - cov.T).max()
    if not asymmetry <= 1e-8 * np.abs(cov).max():  # and not ">", which a NaN would pass
        raise np.linalg.LinAlgError("the covariance is not symmetric")
    return mean + rng.standard_normal((n, mean.size)) @ np.linalg.cholesky(cov).T
    ### END SOLUTION


# %% tests sample_mvn-basics points=1
import numpy as np

from course.checks import close, fresh, message, unchanged

mean, cov = np.array([10.0, -5.0]), np.array([[4.0, 2.0], [2.0, 2.0]])  # L = [[2, 0], [1, 1]]
got = sample_mvn(mean, cov, 3, np.random.default_rng(1))
z = np.random.default_rng(1).standard_normal((3, 2))
assert np.shape(got) == (3, 2), "Three vectors of two numbers: the result has shape (3, 2)."
with message(
    "W1", "The normals were multiplied by the covariance itself; a square root of it is needed."
):
    assert not np.allclose(got, mean + z @ cov)
with message("W2", "The rows were multiplied by L; vectors in rows need its transpose."):
    assert not np.allclose(got, mean + z @ np.linalg.cholesky(cov))
with message(
    "W3", "Each column got its own standard deviation only: the correlations are missing."
):
    assert not np.allclose(got, mean + z * np.sqrt(np.diag(cov)))
close(got, [[10 + 2 * a, -5 + a + b] for a, b in z.tolist()])
### BEGIN HIDDEN TESTS
for rng, (n, d) in fresh(3, shapes=[(5, 3), (4, 4), (1, 2), (6, 1), (0, 3), (3, 7)]):
    L = np.tril(rng.normal(size=(d, d)), -1) + np.diag(rng.uniform(0.5, 2.0, size=d))
    mean = rng.normal(scale=10.0, size=d)
    cov = L @ L.T
    cov = (cov + cov.T) / 2
    seed = int(rng.integers(2**32))
    z = np.random.default_rng(seed).standard_normal((n, d))
    with unchanged(mean, cov):
        got = sample_mvn(mean, cov, n, np.random.default_rng(seed))
    assert np.shape(got) == (n, d), "The result must have shape (n, d)."
    expected = np.array(
        [[mean[j] + sum(L[j, k] * row[k] for k in range(j + 1)) for j in range(d)] for row in z]
    )
    close(got, expected.reshape(n, d), rtol=1e-7, atol=1e-7)
### END HIDDEN TESTS

# %% tests sample_mvn-distribution points=1
# Hidden: mean and covariance of many draws, strongly correlated; rng.multivariate_normal switched
# off; the same seed twice.
### BEGIN HIDDEN TESTS
import numpy as np

from course.checks import close, deterministic, fresh, message


class NoNormal(np.random.Generator):
    calls = 0

    def multivariate_normal(self, *args, **kwargs):
        NoNormal.calls += 1
        raise ValueError("rng.multivariate_normal is switched off")


close(
    sample_mvn([1.0], [[4.0]], 2, np.random.default_rng(3)),
    1 + 2 * np.random.default_rng(3).standard_normal((2, 1)),
)
deterministic(lambda rng: sample_mvn([0.0, 1.0], [[1.0, 0.5], [0.5, 1.0]], 4, rng))
for rng in fresh(3):
    generator = NoNormal(np.random.PCG64(int(rng.integers(2**32))))
    with message("W4", "rng.multivariate_normal is switched off in this exercise: use Cholesky."):
        try:
            sample_mvn([0.0, 1.0], [[1.0, 0.5], [0.5, 1.0]], 4, generator)
        finally:
            assert NoNormal.calls == 0
n = 20_000
for rng in fresh(3):
    sd, r = rng.uniform(0.5, 3.0, size=3), 0.95
    cov = np.outer(sd, sd) * np.array([[1, r, r**2], [r, 1, r], [r**2, r, 1]])
    mean = rng.uniform(-5, 5, size=3)
    x = np.asarray(sample_mvn(mean, cov, n, rng), dtype=float)
    assert x.shape == (n, 3), "The result must have shape (n, d)."
    assert np.all(np.abs(x.mean(axis=0) - mean) < 6 * sd / np.sqrt(n)), (
        "The draws have another mean."
    )
    seen = np.cov(x, rowvar=False)
    variances = np.diag(seen)
    with message(
        "W1",
        "The variances are the squares of those asked for: use a square root of the covariance.",
    ):
        assert not np.all(np.abs(variances / np.diag(cov @ cov) - 1) < 0.1) or np.all(
            np.abs(sd - 1) < 0.1
        )
    with message(
        "W3", "The columns are uncorrelated; the covariance asks for a correlation of 0.95."
    ):
        assert abs(np.corrcoef(x[:, 0], x[:, 1])[0, 1]) > 0.3
    error = np.sqrt((np.outer(np.diag(cov), np.diag(cov)) + cov**2) / n)
    assert np.all(np.abs(seen - cov) < 6 * error), "The draws have another covariance."
### END HIDDEN TESTS

# %% tests sample_mvn-edges points=1
# Hidden: matrices that are not symmetric, not positive definite or of the wrong shape; NaN; lists
# and integers.
### BEGIN HIDDEN TESTS
import numpy as np

from course.checks import close, fresh, message, raises

for rng, d in fresh(3, shapes=[2, 3, 5]):
    A = rng.normal(size=(d, d))
    cov = A @ A.T + np.eye(d)
    cov = (cov + cov.T) / 2
    mean = rng.normal(size=d)
    with message(
        "W5",
        "A covariance that is not symmetric was accepted: np.linalg.cholesky does not notice it.",
    ):
        for size in (1.0, 1e-5, 1e-7):
            crooked = cov.copy()
            crooked[0, -1] += size * np.abs(cov).max()
            raises(np.linalg.LinAlgError, sample_mvn, mean, crooked, 4, rng)
            raises(np.linalg.LinAlgError, sample_mvn, mean, crooked.T, 4, rng)
        raises(np.linalg.LinAlgError, sample_mvn, mean, 1e-12 * np.triu(cov), 4, rng)
    nearly = 1e6 * cov
    nearly[0, -1] += 1e-9 * np.abs(nearly).max()
    assert np.shape(sample_mvn(mean, nearly, 4, rng)) == (4, d), (
        "Asymmetry of the size of rounding must be accepted."
    )
    with message(
        "W6", "A covariance that is not positive definite was accepted; LinAlgError was promised."
    ):
        indefinite = cov - (np.linalg.eigvalsh(cov)[0] + 0.5) * np.eye(d)
        raises(np.linalg.LinAlgError, sample_mvn, mean, indefinite, 4, rng)
        raises(np.linalg.LinAlgError, sample_mvn, mean, np.ones((d, d)), 4, rng)
        raises(np.linalg.LinAlgError, sample_mvn, mean, np.diag([0.0] + [1.0] * (d - 1)), 4, rng)
        raises(np.linalg.LinAlgError, sample_mvn, mean, -cov, 4, rng)
    holes = cov.copy()
    holes[0, 0] = np.nan
    raises(np.linalg.LinAlgError, sample_mvn, mean, holes, 4, rng)
    with message(
        "W7", "mean and cov of shapes that do not fit were accepted; ValueError was promised."
    ):
        raises(ValueError, sample_mvn, mean[:1], cov, 4, rng)
        raises(ValueError, sample_mvn, np.append(mean, 1.0), cov, 4, rng)
        raises(ValueError, sample_mvn, 0.0, cov, 4, rng)
        raises(ValueError, sample_mvn, mean, np.diag(cov), 4, rng)
        raises(ValueError, sample_mvn, mean, cov[:, :-1], 4, rng)
        raises(ValueError, sample_mvn, mean[None, :], cov, 4, rng)
    ints = np.diag(np.arange(1, d + 1) ** 2)
    for arguments in ((np.arange(d), ints), (list(range(d)), ints.tolist())):
        got = np.asarray(sample_mvn(*arguments, 5, np.random.default_rng(7)))
        assert got.dtype == np.float64, "The result must be float64 for integers too."
        close(
            got,
            np.arange(d) + np.random.default_rng(7).standard_normal((5, d)) * np.arange(1, d + 1),
        )
### END HIDDEN TESTS

# %% [markdown]
# ## Exercise 6 · Add up unequal coins [3 points]
#
# How many customers will leave, if customer $i$ leaves with probability $p_i$, independently? The binomial
# distribution wants equal $p$. For unequal ones there is no short formula, but there is a short loop: toss one coin more.
# If $g$ is the distribution of the heads so far, then
#
# $$g_{\text{new}}(k)=(1-p)\,g(k)+p\,g(k-1).$$
#
# Start with no coins: zero heads, for certain. Work on a copy, or the $g(k-1)$ that you read may already be the new one.


# %% solution poisson_binomial
def poisson_binomial(ps: ArrayLike) -> np.ndarray:
    """Distribution of the number of heads of n independent coins.

    Args:
        ps: probabilities of heads of the n coins (array or list, integers 0 and 1 too); n may be 0.
            Not changed.

    Returns:
        float64 array of shape (n + 1,): entry k is P(k heads), to an absolute 1e-12, never negative.
        No coins: [1.0].

    Raises:
        ValueError: ps is not one-dimensional, holds a NaN, or a value lies below 0 or above 1.

    >>> poisson_binomial([0.5, 0.5]).tolist()
    [0.25, 0.5, 0.25]
    """
    ### BEGIN SOLUTION
    ps = np.asarray(ps, dtype=float)
    if ps.ndim != 1 or not np.all((ps >= 0) & (ps <= 1)):
        raise ValueError("ps must be a list of probabilities between 0 and 1")
    pmf = np.ones(1)
    for p in ps:
        pmf = (1 - p) * np.append(pmf, 0.0) + p * np.append(0.0, pmf)
    return pmf
    ### END SOLUTION


# %% tests poisson_binomial-basics points=1
import numpy as np
from scipy.stats import binom

from course.checks import close, fresh, message, unchanged

got = poisson_binomial([0.5, 0.2, 0.9])
with message("W3", "n coins show 0 to n heads: that is n + 1 probabilities."):
    assert np.shape(got) != (3,)
assert np.shape(got) == (4,), "Three coins show 0, 1, 2 or 3 heads: the result has shape (4,)."
with message("W1", "This is the binomial distribution of the mean p: unequal coins scatter less."):
    assert not np.allclose(got, binom.pmf(np.arange(4), 3, 1.6 / 3))
with message("W2", "A coin was counted more than once: g(k-1) was overwritten before it was read."):
    assert abs(np.sum(got) - 1) < 1e-6
close(
    got,
    [
        0.5 * 0.8 * 0.1,
        0.5 * 0.8 * 0.1 + 0.5 * 0.2 * 0.1 + 0.5 * 0.8 * 0.9,
        0.5 * 0.2 * 0.1 + 0.5 * 0.8 * 0.9 + 0.5 * 0.2 * 0.9,
        0.5 * 0.2 * 0.9,
    ],
)
close(poisson_binomial([0.3]), [0.7, 0.3])
### BEGIN HIDDEN TESTS
for rng, n in fresh(3, shapes=[1, 2, 7, 30, 200]):
    p = float(rng.uniform(0.05, 0.95))
    ps = np.full(n, p)
    with unchanged(ps):
        got = poisson_binomial(ps)
    close(got, binom.pmf(np.arange(n + 1), n, p), rtol=1e-8, atol=1e-12)
### END HIDDEN TESTS

# %% tests poisson_binomial-unequal points=1
# Hidden: all outcomes of up to ten coins counted; mean and variance; order; two groups of coins.
### BEGIN HIDDEN TESTS
from itertools import product

import numpy as np

from course.checks import close, fresh, message

for rng, n in fresh(3, shapes=[2, 3, 6, 9]):
    ps = rng.uniform(0.02, 0.98, size=n)
    expected = np.zeros(n + 1)
    for outcome in product((0, 1), repeat=n):
        expected[sum(outcome)] += np.prod([p if heads else 1 - p for p, heads in zip(ps, outcome)])
    close(poisson_binomial(ps), expected, atol=1e-12)
for rng, n in fresh(3, shapes=[15, 120]):
    ps = rng.uniform(size=n)
    pmf = np.asarray(poisson_binomial(ps), dtype=float)
    k = np.arange(n + 1)
    close(pmf.sum(), 1.0)
    close(k @ pmf, ps.sum())
    with message("W1", "The variance is that of equal coins; it must be the sum of p(1-p)."):
        close((k - ps.sum()) ** 2 @ pmf, np.sum(ps * (1 - ps)), rtol=1e-8)
    assert np.min(pmf) >= 0, "A probability came out negative."
    close(poisson_binomial(ps[rng.permutation(n)]), pmf, atol=1e-12)
    close(poisson_binomial(1 - ps), pmf[::-1], rtol=1e-8, atol=1e-12)
    cut = n // 3
    close(
        np.convolve(poisson_binomial(ps[:cut]), poisson_binomial(ps[cut:])),
        pmf,
        rtol=1e-8,
        atol=1e-12,
    )
### END HIDDEN TESTS

# %% tests poisson_binomial-edges points=1
# Hidden: no coins, coins that are certain, integers and lists, a thousand coins, values that are
# refused.
### BEGIN HIDDEN TESTS
import numpy as np
from scipy.stats import binom

from course.checks import close, fresh, message, raises

with message("W4", "Without coins there are 0 heads for certain: [1.0]."):
    close(poisson_binomial([]), [1.0])
    close(poisson_binomial(np.zeros(0)), [1.0])
close(poisson_binomial([0]), [1.0, 0.0])
close(poisson_binomial([1]), [0.0, 1.0])
close(poisson_binomial([1, 0, 1, 1]), [0.0, 0.0, 0.0, 1.0, 0.0])
close(poisson_binomial(np.array([0, 1, 0])), [0.0, 1.0, 0.0, 0.0])
assert np.asarray(poisson_binomial([0, 1])).dtype == np.float64, "The result must be float64."
for rng in fresh(3):
    p, certain = float(rng.uniform(0.1, 0.9)), int(rng.integers(1, 4))
    close(poisson_binomial([p, *[1] * certain, 0]), [*[0.0] * certain, 1 - p, p, 0.0], atol=1e-12)
    pmf = np.asarray(poisson_binomial(np.full(1000, p)), dtype=float)
    close(pmf, binom.pmf(np.arange(1001), 1000, p), rtol=0.0, atol=1e-12)
    assert np.min(pmf) >= 0, "A probability came out negative."
    with message(
        "W5", "A value outside 0 … 1, or a NaN, is no probability: ValueError was promised."
    ):
        for wrong in (1 + 1e-9, -1e-9, 1.5, -0.5, np.nan, np.inf):
            raises(ValueError, poisson_binomial, [p, wrong, p])
            raises(ValueError, poisson_binomial, np.array([wrong]))
    with message("W6", "ps must be one list of coins: ValueError was promised."):
        raises((ValueError, TypeError), poisson_binomial, p)
        raises((ValueError, TypeError), poisson_binomial, [[p, p]])
### END HIDDEN TESTS

# %% [markdown]
# ## Exercise 7 · Integrate by simulation [2 points]
#
# An expectation is a mean, so draw and average: $E[f(X)]\approx\bar f=\frac1n\sum_i f(x_i)$. A number from a simulation
# without its error is gossip; the same draws give that too:
#
# $$\text{se}=\frac{s}{\sqrt n},\qquad s^2=\frac1{n-1}\sum_i\bigl(f(x_i)-\bar f\bigr)^2 .$$
#
# For example $\pi$: four times the share of a square's dots that lie in the quarter circle. Each digit more costs a
# hundred times as many dots.

# %%
for n in (25, 2_500, 250_000):
    inside = 4.0 * (np.sum(rng.random((n, 2)) ** 2, axis=1) < 1)
    print(f"{n:7,} dots: {inside.mean():.4f} ± {inside.std(ddof=1) / np.sqrt(n):.4f}")


# %% solution mc_integrate
def mc_integrate(
    f: Callable[[np.ndarray], np.ndarray],
    sampler: Callable[[np.random.Generator, int], np.ndarray],
    n: int,
    rng: np.random.Generator,
) -> tuple[float, float]:
    """Estimate E[f(X)] by simulation, with its standard error.

    Args:
        f: vectorised: takes all draws at once and returns an array of n numbers. Called once.
        sampler: ``sampler(rng, n)`` returns n draws of X: an array whose first axis has length n
            (a draw may be a number or a row). Called once.
        n: number of draws, >= 2.
        rng: is handed to the sampler.

    Returns:
        (estimate, standard error): two floats. The standard error uses n - 1; it is 0 (up to
        rounding) if f is constant, and accurate (to a relative 1e-5) also if the values of f are
        large compared with their spread (10⁸ + noise). A NaN among the values makes both NaN.

    Raises:
        ValueError: n < 2.

    >>> mc_integrate(lambda x: 2 * x, lambda rng, n: np.arange(n), 3, np.random.default_rng(0))[0]
    2.0
    """
    ### BEGIN SOLUTION
    if n < 2:
        raise ValueError(f"a standard error needs at least two draws, not {n}")
    values = np.asarray(f(sampler(rng, n)), dtype=float)
    return float(values.mean()), float(values.std(ddof=1) / np.sqrt(n))
    ### END SOLUTION


# %% tests mc_integrate-basics points=1
import statistics

import numpy as np

from course.checks import close, fresh, message


def three_draws(rng, n):
    return np.array([1.0, 2.0, 6.0])


estimate, error = mc_integrate(lambda x: x**2, three_draws, 3, np.random.default_rng(0))
close(estimate, 41 / 3)
s = statistics.stdev([1.0, 4.0, 36.0])
with message(
    "W1", "This is the spread of single values; the standard error of their mean is smaller by √n."
):
    assert abs(error - s) > 1e-6 and abs(error - statistics.pstdev([1.0, 4.0, 36.0])) > 1e-6
with message("W7", "The spread was divided by n; the error of a mean falls like √n only."):
    assert abs(error - s / 3) > 1e-6
with message(
    "W2", "The spread was computed with n; the data estimate their own mean, so divide by n - 1."
):
    assert abs(error - statistics.pstdev([1.0, 4.0, 36.0]) / 3**0.5) > 1e-6
close(error, s / 3**0.5)
### BEGIN HIDDEN TESTS
for rng, n in fresh(3, shapes=[2, 5, 400]):
    for f, draw in (
        (lambda x: np.exp(x), lambda rng, n: rng.normal(size=n)),
        (lambda x: x[:, 0] * x[:, 1], lambda rng, n: rng.random((n, 2))),
        (lambda x: (x < 1).astype(int), lambda rng, n: rng.exponential(size=n)),
    ):
        seed = int(rng.integers(2**32))
        values = [float(value) for value in f(draw(np.random.default_rng(seed), n))]
        estimate, error = mc_integrate(f, draw, n, np.random.default_rng(seed))
        close(estimate, statistics.fmean(values))
        close(error, statistics.stdev(values) / n**0.5)
### END HIDDEN TESTS

# %% tests mc_integrate-edges points=1
# Hidden: how often f and the sampler are called, constant f, large values, NaN, too few draws, √n.
### BEGIN HIDDEN TESTS
import statistics

import numpy as np

from course.checks import close, deterministic, fresh, message, no_warnings, raises, spy


def normal(rng, n):
    return rng.normal(size=n)


deterministic(lambda rng: mc_integrate(lambda x: x**2, normal, 10, rng))
for rng in fresh(3):
    n, level = int(rng.integers(20, 60)), float(rng.uniform(1, 9))
    f, sampler = spy(lambda x: x**3), spy(normal)
    seed = int(rng.integers(2**32))
    got = mc_integrate(f, sampler, n, np.random.default_rng(seed))
    with message("W3", "f is vectorised: call it once with all draws, not once per draw."):
        assert f.count == 1
        assert np.shape(f.calls[0][0][0]) == (n,)
    with message("W4", "The sampler must be called once, for all n draws."):
        assert sampler.count == 1
    values = (np.random.default_rng(seed).normal(size=n) ** 3).tolist()
    close(got, [statistics.fmean(values), statistics.stdev(values) / n**0.5])

    with no_warnings():
        close(
            mc_integrate(lambda x: np.full(len(x), level), normal, n, rng), [level, 0.0], atol=1e-9
        )
        close(
            mc_integrate(lambda x: np.where(x > x.min(), 1.0, np.nan), normal, n, rng),
            [np.nan, np.nan],
        )
    noise = rng.integers(-8, 9, size=n) / 8.0
    with message(
        "W5", "Far from zero the standard error is wrong: subtract the mean before squaring."
    ):
        estimate, error = mc_integrate(lambda x: 1e8 + noise, normal, n, rng)
        close(error, statistics.stdev(noise.tolist()) / n**0.5, rtol=1e-5)
    close(estimate, 1e8 + statistics.fmean(noise.tolist()))
    with message("W1", "A hundred times as many draws must give a tenth of the standard error."):
        few, many = (mc_integrate(lambda x: x, normal, size, rng)[1] for size in (400, 40_000))
        assert 7 < few / many < 14
    with message("W6", "One draw has no spread: ValueError was promised for n < 2."):
        for wrong in (1, 0, -3):
            raises(
                ValueError,
                mc_integrate,
                lambda x: x,
                lambda rng, n: rng.normal(size=max(n, 0)),
                wrong,
                rng,
            )
### END HIDDEN TESTS

# %% [markdown]
# ## Exercise 8 · Does the interval keep its promise? [2 points]
#
# "Mean ± 1.96 standard errors" promises to cover the true mean in 95 of 100 repetitions. The promise rests on the
# central limit theorem, thus on large $n$. In a simulation you know the truth and can check: draw $n$ numbers, build
# the interval, see whether it covers; repeat, and report the share.
#
# $$|\bar x-\mu|\le 1.96\,\frac{s}{\sqrt n}$$
#
# For skewed data the promise is broken long before you would notice in a single sample.


# %% solution clt_coverage
def clt_coverage(
    sampler: Callable[[np.random.Generator, tuple[int, int]], np.ndarray],
    true_mean: float,
    n: int,
    reps: int,
    rng: np.random.Generator,
) -> float:
    """Share of repetitions in which mean ± 1.96 s/√n covers the true mean.

    Args:
        sampler: ``sampler(rng, size)`` returns independent draws; ``size`` is a number or a shape,
            as in NumPy. Call it once with (reps, n), row r being repetition r, or reps times with
            n: both give the same draws.
        true_mean: what the intervals should cover.
        n: draws in each repetition, >= 2. reps: repetitions, >= 1.
        rng: is handed to the sampler.

    Returns:
        float between 0 and 1. s is computed within each repetition, with n - 1. The interval is
        closed: constant data (s = 0) cover the truth only if they equal it
        (checked with whole numbers only: rounding decides for a constant such as 0.1). A repetition with a NaN
        among its draws does not cover.

    Raises:
        ValueError: n < 2 or reps < 1.

    >>> rng = np.random.default_rng(0)
    >>> 0.9 < clt_coverage(lambda rng, size: rng.normal(size=size), 0.0, 50, 1000, rng) < 1
    True
    """
    ### BEGIN SOLUTION
    if n < 2 or reps < 1:
        raise ValueError("at least two draws and one repetition are needed")
    x = np.asarray(sampler(rng, (reps, n)), dtype=float)
    half_width = 1.96 * x.std(axis=1, ddof=1) / np.sqrt(n)
    return float(np.mean(np.abs(x.mean(axis=1) - true_mean) <= half_width))
    ### END SOLUTION


# %% tests clt_coverage-basics points=1
import numpy as np

from course.checks import fresh, message


def share(rows, mu, divisor, root, spread=None):
    """The share by the definition; ``spread`` instead of each row's own, if given."""
    n = rows.shape[1]
    means = rows @ np.ones(n) / n
    if spread is None:
        spread = np.sqrt((rows - means[:, None]) ** 2 @ np.ones(n) / divisor)
    return np.count_nonzero(
        (mu >= means - 1.96 * spread / root) & (mu <= means + 1.96 * spread / root)
    ) / len(rows)


rng = np.random.default_rng(0)
got = clt_coverage(lambda rng, size: np.full(size, 3.0), 3.0, 5, 10, rng)
assert abs(got - 1.0) < 1e-9, "Constant data that equal the true mean cover it, every time."
assert clt_coverage(lambda rng, size: np.full(size, 3.0), 4.0, 5, 10, rng) == 0, (
    "Constant data elsewhere never do."
)
### BEGIN HIDDEN TESTS
for rng, (n, reps) in fresh(3, shapes=[(3, 500), (6, 400), (2, 1), (40, 7)]):
    for draw, mu in (
        (lambda rng, size: rng.exponential(size=size), 1.0),
        (lambda rng, size: rng.normal(size=size) - 2.0, -2.0),
        (lambda rng, size: rng.random(size), 0.35),
    ):
        seed = int(rng.integers(2**32))
        rows = draw(np.random.default_rng(seed), (reps, n))
        expected = share(rows, mu, n - 1, n**0.5)
        with_n, without_root = share(rows, mu, n, n**0.5), share(rows, mu, n - 1, 1.0)
        pooled = share(rows, mu, n, n**0.5, spread=rows.std())
        got = clt_coverage(draw, mu, n, reps, np.random.default_rng(seed))
        tiny = 0.5 / reps
        if reps >= 400:
            with message(
                "W2", "s was computed with n; use n - 1, which matters for small samples."
            ):
                assert abs(got - with_n) > tiny or abs(expected - with_n) < tiny
            with message(
                "W3", "The intervals are as wide as single values scatter: divide s by √n."
            ):
                assert abs(got - without_root) > tiny or abs(expected - without_root) < tiny
            with message(
                "W1",
                "All intervals have one width, as if σ were known: each repetition has only its "
                "own s.",
            ):
                assert abs(got - pooled) > tiny or abs(expected - pooled) < tiny
        assert abs(got - expected) < 3 * tiny, (
            "The share is not that of the intervals mean ± 1.96 s/√n."
        )
### END HIDDEN TESTS

# %% tests clt_coverage-edges points=1
# Hidden: skewed data cover less often, NaN, the closed interval, the same seed twice, too few
# draws or repetitions.
### BEGIN HIDDEN TESTS
import numpy as np

from course.checks import deterministic, fresh, message, raises


def exponential(rng, size):
    return rng.exponential(size=size)


deterministic(lambda rng: [clt_coverage(exponential, 1.0, 4, 50, rng) for _ in range(4)])
table = np.array([[0.0, 2.0], [4.0, 4.0], [1.0, 1.0], [9.0, 9.5], [1.0, np.nan], [-50.0, 52.0]])


def from_table():
    left = [row.copy() for row in table]

    def draw(rng, size):
        return table.copy() if np.size(size) == 2 else left.pop(0)

    return draw


got = clt_coverage(from_table(), 1.0, 2, 6, np.random.default_rng(0))
with message(
    "W4",
    "A repetition with a NaN was counted as covering, or spoilt the others: it does not cover.",
):
    assert abs(got - 3 / 6) < 1e-9
for rng in fresh(3):
    small = clt_coverage(exponential, 1.0, 3, 500, rng)
    large = clt_coverage(exponential, 1.0, 200, 500, rng)
    assert 0.55 < small < 0.87 < large < 0.999, (
        "Three skewed draws cover clearly less often than 200."
    )
    shifted = clt_coverage(
        lambda rng, size: rng.exponential(size=size) + 7.0, 8.0, 50, 100, np.random.default_rng(1)
    )
    plain = clt_coverage(exponential, 1.0, 50, 100, np.random.default_rng(1))
    assert abs(shifted - plain) < 0.015, "Data and truth moved together must cover as often."
    assert clt_coverage(exponential, -3.0, 10, 50, rng) == 0, (
        "A mean below every draw is never covered here."
    )
    with message("W5", "Fewer than two draws, or no repetition: ValueError was promised."):
        for n, reps in ((1, 10), (0, 10), (-1, 10), (5, 0), (5, -2)):
            raises(
                ValueError,
                clt_coverage,
                lambda rng, size: np.ones(np.maximum(size, 0)),
                1.0,
                n,
                reps,
                rng,
            )
### END HIDDEN TESTS

# %% [markdown]
# ## Now the library

# %%
from scipy.special import log_softmax
from scipy.stats import sem

rng = np.random.default_rng(2)
cov = [[4.0, 2.0], [2.0, 2.0]]
print("2 ", np.exp(log_softmax(np.log([0.5, 0.5]) + np.log([0.2, 0.8]))))
print("4 ", rng.choice(4, size=8, p=[0.2, 0.0, 0.5, 0.3]))
draws = rng.multivariate_normal([0, 0], cov, size=100_000)
print("5 ", np.cov(draws, rowvar=False).round(1).tolist())
print("6 ", np.convolve([0.5, 0.5], [0.8, 0.2]))
print("7 ", round(float(sem([1.0, 4.0, 36.0])), 3))

# %% [markdown]
# Use them. `rng.multivariate_normal` also takes singular covariances, and recent versions of SciPy have
# `scipy.stats.poisson_binom`. What no library does for you are exercises 1 and 8: asking which probability was meant, and
# whether the promise holds for *your* data.

# %% [markdown]
# ## Reflection (5 points, graded by a person)
#
# Your churn alarm has sensitivity 0.8 and specificity 0.9, and customers leave at the base rate of the churn data.
# **Explain to a product manager, without formulas: of 1,000 alarms, how many are right? What
# changes where only 2 % leave?** At most 250 words; take your numbers from your own `posterior`.
#
# *Rubric:* 0 absent · 1 assertion without evidence · 3 right claim with a number or plot from your own
# run · 4 also the assumption or limit · 5 also what you would do in production.

# %% [markdown] manual reflection points=5
# ### BEGIN SOLUTION
# Of 1,000 alarms about 568 are right (`posterior(left.mean(), 0.8, 0.9)`). The alarm catches eight of ten customers who will
# leave, yet there are six times as many who stay, and it wrongly rings for one in ten of those. Four calls of ten go to people
# who were happy.
#
# Where only 2 % leave, the same alarm is right in about 140 of 1,000 cases (`posterior(0.02, 0.8, 0.9)`). It has not got
# worse: there are fewer customers to find and more to disturb. Never promise a precision for a market whose base rate you do
# not know.
#
# This assumes that the alarm catches and errs as often there as here. New customers may behave differently, and an offer
# changes who leaves.
#
# In production I would report alarms as "right x of 1,000" for each market, measure the base rate and the precision
# monthly on a random group that gets no offer, and choose the threshold by what a wasted call and a lost customer cost.
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
# - Blitzstein, Hwang, *Introduction to Probability*, ch. 1–10.
# - Deisenroth, Faisal, Ong, *Mathematics for Machine Learning*, ch. 6.
# - Grinstead, Snell, *Introduction to Probability*.
# - *Computational and Inferential Thinking* (Data 8), ch. 9–10 and 14.
