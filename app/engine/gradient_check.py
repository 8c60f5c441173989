"""Backpropagation against central differences."""

from typing import TypedDict

import numpy as np

from .batches import Indices
from .parameters import Array
from .trainer import Trainer


class Comparison(TypedDict):
    """One parameter's gradient, by backpropagation and by central differences.

    `above` and `below` are the objective with the parameter moved by epsilon up and down, and
    numeric = (above - below) / (2 epsilon). `relative_error` is |a - n| / (|a| + |n|), 0 for zeros.
    """

    analytic: float
    numeric: float
    above: float
    below: float
    relative_error: float


class GradientCheck(TypedDict):
    """`relative_error` is |a - n| / (|a| + |n|) by norms over all parameters, 0 when both are 0."""

    epsilon: float
    relative_error: float
    parameters: dict[str, Comparison]


def gradient_check(
    trainer: Trainer, epsilon: float = 1e-5, samples: Indices | None = None
) -> GradientCheck:
    """Both gradients of loss + penalty over the training set, or over these samples of it."""
    analytic = trainer.objective_gradient(samples)
    above, below = nudged(trainer, epsilon, samples)
    with np.errstate(all="ignore"):
        numeric = (above - below) / (2.0 * epsilon)
    numbers = zip(
        trainer.network.layout.paths,
        *(each.tolist() for each in (analytic, numeric, above, below)),
        strict=True,
    )
    return {
        "epsilon": epsilon,
        "relative_error": relative_error(analytic, numeric),
        "parameters": {
            path: {
                "analytic": a,
                "numeric": n,
                "above": up,
                "below": down,
                "relative_error": relative_error(np.array(a), np.array(n)),
            }
            for path, a, n, up, down in numbers
        },
    }


def nudged(trainer: Trainer, epsilon: float, samples: Indices | None = None) -> tuple[Array, Array]:
    """The objective with each parameter moved by epsilon up, and down; each (size,)."""
    flat = trainer.network.flat
    above, below = np.empty_like(flat), np.empty_like(flat)
    for place, value in enumerate(flat.tolist()):
        flat[place] = value + epsilon
        above[place] = trainer.objective(samples)
        flat[place] = value - epsilon
        below[place] = trainer.objective(samples)
        flat[place] = value
    return above, below


def relative_error(one: Array, other: Array) -> float:
    """|one - other| / (|one| + |other|) by norms, 0 when both are 0."""
    with np.errstate(all="ignore"):
        both = np.linalg.norm(one) + np.linalg.norm(other)
        return float(np.linalg.norm(one - other) / both) if both else 0.0
