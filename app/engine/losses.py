"""Each loss beside its gradient, and the penalty on large weights."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np

from .activations import Activation
from .parameters import Array, Mask


@dataclass(frozen=True)
class Loss:
    """A loss, and the output activation it is used with for each kind of problem.

    `each(z, a, targets)` is the loss of every output; z and a are the output units' pre-activations
    and activations. `delta(z, a, targets, activation, out)` writes dL/dz of each sample for that
    output activation. All arrays are (outputs, ...). `formula` says a loss and `delta_formula` its
    dL/dz in words for people: of a, of the target t, and of a′, the slope of the activation. `code`
    is the loss of every output as an activation's is, an expression in z, a and t.

    Of a classification, an output says yes above `level`; at `level` ± `half` it is sure.
    """

    name: str
    description: str
    formula: str
    delta_formula: str
    code: str
    output: Mapping[str, str]
    each: Callable[[Array, Array, Array], Array]
    delta: Callable[[Array, Array, Array, Activation, Array], object]
    level: float = 0.5
    half: float = 0.5

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of problem it can be used for: classification, multiclass, regression."""
        return tuple(self.output)

    def value(self, z: Array, a: Array, targets: Array) -> float:
        """The mean over the samples of the sum over the outputs, for arrays (outputs, samples)."""
        return float(self.each(z, a, targets).sum() / z.shape[1])


def cross_entropy(z: Array, _a: Array, targets: Array) -> Array:
    """-t log a - (1-t) log(1-a) for targets 0 or 1, from z: log(1 + exp(±z)), exact for any z."""
    losses: Array = np.logaddexp(0.0, (1.0 - 2.0 * targets) * z)
    return losses


def cross_entropy_delta(
    _z: Array, a: Array, targets: Array, _activation: Activation, out: Array
) -> None:
    """Writes a - t: the slope of sigmoid, or of softmax, cancels against the logarithm's."""
    np.subtract(a, targets, out)


def softmax_cross_entropy(z: Array, _a: Array, targets: Array) -> Array:
    """-t log a, from z: t (log sum exp z - z), exact for any z."""
    highest = z.max(axis=0)
    losses: Array = targets * (highest + np.log(np.exp(z - highest).sum(axis=0)) - z)
    return losses


def squared_error(_z: Array, a: Array, targets: Array) -> Array:
    """0.5 (a - t)^2."""
    losses: Array = 0.5 * np.square(a - targets)
    return losses


def squared_error_delta(
    z: Array, a: Array, targets: Array, activation: Activation, out: Array
) -> None:
    """Writes (a - t) f'(z)."""
    activation.slope(z, a, out)
    np.multiply(a - targets, out, out)


def hinge(_z: Array, a: Array, targets: Array) -> Array:
    """max(0, 1 - s a) for the side s = 2t - 1, which is -1 or 1."""
    losses: Array = np.maximum(0.0, 1.0 - (2.0 * targets - 1.0) * a)
    return losses


def hinge_delta(z: Array, a: Array, targets: Array, activation: Activation, out: Array) -> None:
    """Writes -s f'(z) where s a is below 1, else 0."""
    sides = 2.0 * targets - 1.0
    activation.slope(z, a, out)
    np.multiply(np.where(sides * a < 1.0, -sides, 0.0), out, out)


LOSSES = {
    loss.name: loss
    for loss in (
        Loss(
            "binary_cross_entropy",
            "The surprise at the right class: it grows without end when surely wrong.",
            "−t · ln a − (1 − t) · ln (1 − a)",
            "a − t",
            "where(z > 0, z, 0) - t * z + log1p(exp(-abs(z)))",
            {"classification": "sigmoid", "multiclass": "sigmoid"},
            cross_entropy,
            cross_entropy_delta,
        ),
        Loss(
            "categorical_cross_entropy",
            "The surprise at the right one of several classes, which share one whole.",
            "−t · ln a",
            "a − t",
            "t * (highest(z) + log(total(exp(z - highest(z)))) - z)",
            {"multiclass": "softmax"},
            softmax_cross_entropy,
            cross_entropy_delta,
        ),
        Loss(
            "mean_squared_error",
            "Half the squared distance from the target.",
            "½ · (a − t)²",
            "(a − t) · a′",
            "0.5 * (a - t) ** 2",
            {"classification": "sigmoid", "multiclass": "sigmoid", "regression": "linear"},
            squared_error,
            squared_error_delta,
        ),
        Loss(
            "hinge",
            "How far an output falls short of 1 on its own side; beyond that nothing is wrong.",
            "max (0, 1 − s · a) with s = 2 · t − 1",
            "−s · a′ while s · a is below 1, else 0, with s = 2 · t − 1",
            "clip(1 - (2 * t - 1) * a, 0, None)",
            {"classification": "linear", "multiclass": "linear"},
            hinge,
            hinge_delta,
            level=0.0,
            half=1.0,
        ),
    )
}


class Penalty:
    """l1 * sum |w| + 0.5 * l2 * sum w^2 over the weights, never the biases."""

    def __init__(self, l1: float, l2: float, is_bias: Mask) -> None:
        self.l1 = np.where(is_bias, 0.0, l1)
        self.l2 = np.where(is_bias, 0.0, l2)
        self.active = l1 > 0 or l2 > 0

    def value(self, flat: Array) -> float:
        """The penalty of the parameters `flat`, shape (size,)."""
        if not self.active:
            return 0.0
        return float(self.l1 @ np.abs(flat) + 0.5 * (self.l2 @ np.square(flat)))

    def gradient(self, flat: Array) -> Array:
        """The penalty's gradient (size,); at 0 the slope of |w| is taken as 0."""
        gradient: Array = self.l1 * np.sign(flat) + self.l2 * flat
        return gradient

    def add_gradient(self, flat: Array, gradients: Array) -> None:
        """Adds the penalty's gradient to `gradients`."""
        if self.active:
            gradients += self.gradient(flat)
