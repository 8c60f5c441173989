"""How samples are drawn: classes that take turns, and noise that only scales.

Every generator draws what it needs and then one normal number for each thing that noise moves:
with the same seed, more noise moves the same points farther.
"""

import numpy as np

from .problem import Array

# How far a point strays on average, for noise 1.
STRAY = 0.5
# The points of a problem lie within about this far from the origin, on either axis.
REACH = 1.8


def in_turn(samples: int, classes: int) -> Array:
    """0, 1 ... classes - 1, 0, 1 ..., shape (samples,)."""
    return np.arange(samples, dtype=np.float64) % classes


def one_hot(which: Array, classes: int) -> Array:
    """Targets (samples, classes): 1 for the class of a sample, 0 for the others."""
    targets: Array = np.eye(classes)[which.astype(int)]
    return targets


def strayed(x1: Array, x2: Array, noise: float, rng: np.random.Generator) -> Array:
    """Points (samples, 2) moved by the noise."""
    points = np.column_stack([x1, x2])
    moved: Array = points + STRAY * noise * rng.standard_normal(points.shape)
    return moved


def blurred(targets: Array, noise: float, rng: np.random.Generator) -> Array:
    """Targets (samples, 1) of a regression, moved by the noise; their points stay."""
    moved: Array = targets + STRAY * noise * rng.standard_normal(targets.shape)
    return moved[:, None]
