"""Each optimizer as one update of the flat vector."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Self

import numpy as np

from .parameters import Array


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

    `rate` is the negated learning rate as a 0-d array; `moments` is how many of the state's
    vectors the optimizer uses. `terms(gradients, penalty, state, rate)` tells by name what that is
    the sum of, each (size,), from the gradients of the loss and of the penalty, None without one.
    """

    name: str
    description: str
    moments: int
    update: Callable[[Array, OptimizerState, Array, Array], object]
    terms: Callable[[Array, Array | None, OptimizerState, Array], dict[str, Array]]

    def start(self, size: int) -> OptimizerState:
        """The state before the first update."""
        lengths = [size if self.moments > moment else 0 for moment in range(2)]
        return OptimizerState(0, *(np.zeros(length) for length in lengths))


def sgd(gradients: Array, _state: OptimizerState, rate: Array, out: Array) -> None:
    """-learning rate * gradient."""
    np.multiply(gradients, rate, out)


def sgd_terms(
    gradients: Array, penalty: Array | None, _state: OptimizerState, rate: Array
) -> dict[str, Array]:
    """The rate times the loss's gradient, and the rate times the penalty's."""
    terms = {"gradient": rate * gradients}
    return terms if penalty is None else {**terms, "penalty": rate * penalty}


OPTIMIZERS = {
    optimizer.name: optimizer
    for optimizer in (
        Optimizer(
            "sgd",
            "Plain gradient descent: the rate times the gradient, downhill.",
            0,
            sgd,
            sgd_terms,
        ),
    )
}
