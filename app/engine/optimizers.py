"""Each optimizer as one update of the flat vector, as PyTorch defines it.

Sources: Polyak (1964) for momentum, Sutskever et al. (2013) for Nesterov's, Hinton's lecture 6e
(2012) for RMSprop, Kingma and Ba (2014) for Adam, Loshchilov and Hutter (2017) for AdamW.
Every array may have more axes before the last one: then as many networks are updated at once.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Self

import numpy as np

from .parameters import Array

MOMENTUM = 0.9
# The share of the old mean square that RMSprop and Adam keep, and of Adam's old mean.
RMSPROP, ADAM_FIRST, ADAM_SECOND = 0.99, 0.9, 0.999
EPSILON = 1e-8
MOMENTS = ("first", "second")


@dataclass
class OptimizerState:
    """What an optimizer remembers: `t` updates made, and up to two moments, each (size,) or (0,).

    Plain gradient descent remembers nothing: t stays 0 and both moments empty.
    """

    t: int = 0
    first: Array = field(default_factory=lambda: np.empty(0))
    second: Array = field(default_factory=lambda: np.empty(0))

    def copy(self) -> Self:
        """The same numbers in arrays of their own."""
        return type(self)(self.t, self.first.copy(), self.second.copy())


@dataclass(frozen=True)
class Optimizer:
    """`update(gradients, state, rate, out)` advances `state` and writes what to add, (size,).

    `rate` is the negated learning rate as a 0-d array. `weighing(state, rate)` tells, for a state
    that was advanced, of what that is made: new gradients count `Weighing.gradient` times, and
    what was remembered of the old ones `Weighing.memory` times. `uses` names the moments that it
    keeps; `decoupled` ones shrink the weights by rate * l2 instead of adding l2 to the loss.
    `formula` says the update for people: of the rate η, the gradient g, and the moments, which it
    calls by `symbols`, one for each that it `uses`.
    """

    name: str
    description: str
    uses: tuple[str, ...]
    update: Callable[[Array, OptimizerState, Array, Array], object]
    weighing: Callable[[OptimizerState, Array], "Weighing"]
    decoupled: bool = False
    formula: str = ""
    symbols: tuple[str, ...] = ()

    def start(self, size: int) -> OptimizerState:
        """The state before the first update."""
        first, second = (np.zeros(size if name in self.uses else 0) for name in MOMENTS)
        return OptimizerState(0, first, second)

    def breakdown(
        self, gradients: Array, penalty: Array | None, state: OptimizerState, rate: Array
    ) -> "Breakdown":
        """What the next update is made of; `state` stays as it is.

        `gradients` are those of the loss and `penalty` those of the penalty, None without one.
        """
        after, whole = state.copy(), gradients if penalty is None else gradients + penalty
        self.update(whole, after, rate, np.empty_like(gradients))
        weighing = self.weighing(after, rate)
        terms = {"gradient": weighing.gradient * gradients}
        if penalty is not None:
            terms["penalty"] = weighing.gradient * penalty
        if weighing.memory is not None:
            terms["momentum"] = weighing.memory * state.first
        return Breakdown(terms, weighing.moments)


@dataclass(frozen=True)
class Breakdown:
    """An update is the sum of its `terms`; `moments` are what it was divided by or made of.

    All by name, each (size,). Adam's are corrected for having begun at 0.
    """

    terms: dict[str, Array]
    moments: dict[str, Array]


@dataclass(frozen=True)
class Weighing:
    """What an update is made of: gradient * `gradient` + old first moment * `memory`."""

    gradient: Array
    memory: Array | None
    moments: dict[str, Array]


def sgd(gradients: Array, _state: OptimizerState, rate: Array, out: Array) -> None:
    """-learning rate * gradient."""
    np.multiply(gradients, rate, out)


def sgd_weighing(_state: OptimizerState, rate: Array) -> Weighing:
    """Nothing is remembered."""
    return Weighing(rate, None, {})


def momentum(gradients: Array, state: OptimizerState, rate: Array, out: Array) -> None:
    """Writes -learning rate * v, with v = 0.9 v + gradient."""
    accumulate(gradients, state)
    np.multiply(state.first, rate, out)


def momentum_weighing(state: OptimizerState, rate: Array) -> Weighing:
    """The velocity counts 0.9 times."""
    return Weighing(rate, rate * MOMENTUM, {"first": state.first})


def nesterov(gradients: Array, state: OptimizerState, rate: Array, out: Array) -> None:
    """Writes -learning rate * (gradient + 0.9 v), with v = 0.9 v + gradient."""
    accumulate(gradients, state)
    np.multiply(state.first, MOMENTUM, out)
    np.add(out, gradients, out)
    np.multiply(out, rate, out)


def nesterov_weighing(state: OptimizerState, rate: Array) -> Weighing:
    """The gradient counts once more within the velocity."""
    return Weighing(rate * (1.0 + MOMENTUM), rate * MOMENTUM**2, {"first": state.first})


def accumulate(gradients: Array, state: OptimizerState) -> None:
    """Adds the gradient to what is left of the velocity."""
    state.t += 1
    np.multiply(state.first, MOMENTUM, state.first)
    np.add(state.first, gradients, state.first)


def rmsprop(gradients: Array, state: OptimizerState, rate: Array, out: Array) -> None:
    """Writes -learning rate * gradient / (sqrt(s) + 1e-8), s = 0.99 s + 0.01 gradient^2."""
    state.t += 1
    blend(state.second, np.square(gradients), RMSPROP)
    np.sqrt(state.second, out)
    np.add(out, EPSILON, out)
    np.divide(gradients, out, out)
    np.multiply(out, rate, out)


def rmsprop_weighing(state: OptimizerState, rate: Array) -> Weighing:
    """Each gradient counts as its own usual size lets it."""
    scale = rate / (np.sqrt(state.second) + EPSILON)
    return Weighing(scale, None, {"second": state.second})


def adam(gradients: Array, state: OptimizerState, rate: Array, out: Array) -> None:
    """Writes -learning rate * m / (sqrt(v) + 1e-8).

    m = 0.9 m + 0.1 gradient, v = 0.999 v + 0.001 gradient^2, both corrected by 1 - beta^t.
    """
    state.t += 1
    blend(state.first, gradients, ADAM_FIRST)
    blend(state.second, np.square(gradients), ADAM_SECOND)
    np.sqrt(state.second, out)
    np.divide(out, np.sqrt(1.0 - ADAM_SECOND**state.t), out)
    np.add(out, EPSILON, out)
    np.divide(state.first, out, out)
    np.multiply(out, rate / (1.0 - ADAM_FIRST**state.t), out)


def adam_weighing(state: OptimizerState, rate: Array) -> Weighing:
    """New gradients count a tenth, the mean of the old ones nine, both by the usual size."""
    correction = 1.0 - ADAM_FIRST**state.t
    second = state.second / (1.0 - ADAM_SECOND**state.t)
    scale = rate / (correction * (np.sqrt(second) + EPSILON))
    moments = {"first": state.first / correction, "second": second}
    return Weighing(scale * (1.0 - ADAM_FIRST), scale * ADAM_FIRST, moments)


def blend(mean: Array, new: Array, keep: float) -> None:
    """Makes mean = keep * mean + (1 - keep) * new, in place."""
    np.multiply(mean, keep, mean)
    np.add(mean, (1.0 - keep) * new, mean)


OPTIMIZERS = {
    optimizer.name: optimizer
    for optimizer in (
        Optimizer(
            "sgd",
            "Plain gradient descent: the rate times the gradient, downhill.",
            (),
            sgd,
            sgd_weighing,
            formula="−η · g",
        ),
        Optimizer(
            "momentum",
            "A ball that rolls: nine tenths of the last velocity go on.",
            ("first",),
            momentum,
            momentum_weighing,
            formula="−η · v",
            symbols=("v",),
        ),
        Optimizer(
            "nesterov",
            "Momentum that looks ahead to where the velocity takes it.",
            ("first",),
            nesterov,
            nesterov_weighing,
            formula="−η · (g + 0.9 · v)",
            symbols=("v",),
        ),
        Optimizer(
            "rmsprop",
            "Every number moves by its gradient over that gradient's usual size.",
            ("second",),
            rmsprop,
            rmsprop_weighing,
            formula="−η · g / (√s + ε)",
            symbols=("s",),
        ),
        Optimizer(
            "adam",
            "Momentum, and every number at a pace of its own.",
            ("first", "second"),
            adam,
            adam_weighing,
            formula="−η · m̂ / (√v̂ + ε)",
            symbols=("m̂", "v̂"),
        ),
        Optimizer(
            "adamw",
            "Adam, with L2 as a pull of the weights towards 0 that the pace does not change.",
            ("first", "second"),
            adam,
            adam_weighing,
            decoupled=True,
            formula="−η · m̂ / (√v̂ + ε)",
            symbols=("m̂", "v̂"),
        ),
    )
}
