"""Problems on the plane: two classes of points within about ±2.

Every generator draws its points first and then one normal number a coordinate, which `noise`
scales: with the same seed, more noise moves the same points farther.
"""

from typing import Any

import numpy as np

from .problem import Array, Problem

# How far a point strays on average, for noise 1.
STRAY = 0.5


def alternating(samples: int) -> Array:
    """0, 1, 0, 1 ..., shape (samples,)."""
    return np.arange(samples, dtype=np.float64) % 2.0


def strayed(
    x1: Array, x2: Array, targets: Array, noise: float, rng: np.random.Generator
) -> tuple[Array, Array]:
    """Points (samples, 2) moved by the noise, and targets (samples, 1)."""
    points = np.column_stack([x1, x2])
    points += STRAY * noise * rng.standard_normal(points.shape)
    return points, targets[:, None]


def circle(samples: int, noise: float, rng: np.random.Generator) -> tuple[Array, Array]:
    """A disc of radius 0.9 (1) within a ring from 1.2 to 1.8 (0), each evenly filled."""
    inside = alternating(samples)
    low, high = np.where(inside, 0.0, 1.2), np.where(inside, 0.9, 1.8)
    # The area within a radius grows with its square.
    radius = np.sqrt(rng.uniform(low**2, high**2))
    angle = rng.uniform(0.0, 2.0 * np.pi, samples)
    return strayed(radius * np.cos(angle), radius * np.sin(angle), inside, noise, rng)


def xor(samples: int, noise: float, rng: np.random.Generator) -> tuple[Array, Array]:
    """Four squares: 1 where the signs of x1 and x2 differ, 0 where they agree."""
    quarter = np.arange(samples, dtype=np.float64) % 4.0
    different = quarter % 2.0
    sign1 = np.where(quarter < 2, 1.0, -1.0)
    sign2 = np.where(different, -sign1, sign1)
    x1, x2 = rng.uniform(0.2, 1.8, (2, samples))
    return strayed(sign1 * x1, sign2 * x2, different, noise, rng)


def gauss(samples: int, noise: float, rng: np.random.Generator) -> tuple[Array, Array]:
    """Two round clouds, 1 around (1, 1) and 0 around (-1, -1)."""
    upper = alternating(samples)
    centre = np.where(upper, 1.0, -1.0)
    x1, x2 = centre + 0.35 * rng.standard_normal((2, samples))
    return strayed(x1, x2, upper, noise, rng)


def spiral(samples: int, noise: float, rng: np.random.Generator) -> tuple[Array, Array]:
    """Two arms that wind around each other from near the centre."""
    second = alternating(samples)
    along = np.sqrt(rng.uniform(0.01, 1.0, samples))
    angle = 2.5 * np.pi * along + np.pi * second
    radius = 1.8 * along
    return strayed(radius * np.sin(angle), radius * np.cos(angle), second, noise, rng)


def moons(samples: int, noise: float, rng: np.random.Generator) -> tuple[Array, Array]:
    """Two interleaving half circles, the lower one 1."""
    lower = alternating(samples)
    angle = rng.uniform(0.0, np.pi, samples)
    turned = np.where(lower, -1.0, 1.0)
    x1 = 1.2 * (turned * np.cos(angle) + lower - 0.5)
    x2 = 1.2 * (turned * np.sin(angle) + 0.5 * lower - 0.25)
    return strayed(x1, x2, lower, noise, rng)


def defaults(hidden: list[int], **training: float) -> dict[str, dict[str, Any]]:
    """A document's parts for tanh layers of these sizes; `training` overrides the usual."""
    return {
        "problem": {
            "samples": 250,
            "noise": 0.1,
            "test_fraction": 0.5,
            "seed": 1,
            "features": ["x1", "x2"],
        },
        "network": {
            "hidden": [{"units": units, "activation": "tanh"} for units in hidden],
            "initializer": "glorot_uniform",
            "seed": 1,
            "use_biases": True,
        },
        "training": {
            "loss": "binary_cross_entropy",
            "optimizer": "sgd",
            "learning_rate": 0.5,
            "batch_size": 10,
            "l1": 0.0,
            "l2": 0.0,
            "shuffle": True,
        }
        | training,
    }


PLANE_PROBLEMS = (
    Problem(
        "circle",
        "Circle",
        "A disc within a ring: no straight line parts them.",
        "classification",
        ("inside",),
        ("outside", "inside"),
        defaults([3]),
        circle,
    ),
    Problem(
        "xor",
        "XOR",
        "Four squares: what counts is whether the signs of x1 and x2 differ.",
        "classification",
        ("different",),
        ("same sign", "different signs"),
        defaults([4]),
        xor,
    ),
    Problem(
        "gauss",
        "Two clouds",
        "Two round clouds: one straight line is enough.",
        "classification",
        ("upper",),
        ("lower cloud", "upper cloud"),
        defaults([]),
        gauss,
    ),
    Problem(
        "spiral",
        "Spiral",
        "Two arms wound around each other: the hardest of these.",
        "classification",
        ("second",),
        ("first arm", "second arm"),
        defaults([8, 8]),
        spiral,
    ),
    Problem(
        "moons",
        "Moons",
        "Two half circles that reach into each other.",
        "classification",
        ("lower",),
        ("upper moon", "lower moon"),
        defaults([4]),
        moons,
    ),
)
