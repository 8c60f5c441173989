"""A number for every x1: a curve. Noise moves the number (target), never its x1."""

import numpy as np

from .problem import Array, Defaults, defaults, problem
from .scatter import REACH, blurred


def curve_defaults(hidden: list[int], learning_rate: float) -> Defaults:
    """A document's parts for a network that reads x1 alone."""
    return defaults(hidden, "mean_squared_error", ["x1"], learning_rate=learning_rate)


def on_curve(x1: Array, y: Array, noise: float, rng: np.random.Generator) -> tuple[Array, Array]:
    """Points (x1, target) and targets, both blurred by the same noise."""
    targets = blurred(y, noise, rng)
    return np.column_stack([x1, targets]), targets


@problem(
    "Sine",
    "A wave: each hidden unit adds one bend to the curve.",
    "regression",
    ("y",),
    (),
    curve_defaults([8], 0.1),
    curve=True,
)
def sine(samples: int, noise: float, rng: np.random.Generator) -> tuple[Array, Array]:
    """The sine of pi x1: nearly two waves."""
    x1 = rng.uniform(-REACH, REACH, samples)
    return on_curve(x1, np.sin(np.pi * x1), noise, rng)


@problem(
    "Jump",
    "Low on the left, high on the right: it takes a large weight to be so steep.",
    "regression",
    ("y",),
    (),
    curve_defaults([2], 0.5),
    curve=True,
)
def step(samples: int, noise: float, rng: np.random.Generator) -> tuple[Array, Array]:
    """-1 left of 0.4, and 1 from there on."""
    x1 = rng.uniform(-REACH, REACH, samples)
    return on_curve(x1, np.where(x1 < 0.4, -1.0, 1.0), noise, rng)
