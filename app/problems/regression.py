"""A number for every point of the plane; noise moves the number (target), never the point."""

import numpy as np

from .problem import Array, defaults, problem
from .scatter import REACH, blurred

LOSS = "mean_squared_error"

# Where each bump stands, (x1, x2), how high it is, and how wide: its standard deviation.
BUMPS = ((-0.9, 0.9, 1.0), (1.0, -1.0, 1.0), (0.9, 0.9, -1.0), (-1.0, -0.9, -1.0), (0.0, 0.0, 0.5))
BUMP_WIDTH = 0.45


@problem(
    "Tilted plane",
    "Height grows evenly to one side: two weights and a bias say it all.",
    "regression",
    ("height",),
    (),
    defaults([], LOSS, learning_rate=0.05),
)
def plane(samples: int, noise: float, rng: np.random.Generator) -> tuple[Array, Array]:
    """0.3 x1 - 0.2 x2 + 0.1: what a network without hidden layers finds, to the number."""
    points = rng.uniform(-REACH, REACH, (samples, 2))
    return points, blurred(points @ (0.3, -0.2) + 0.1, noise, rng)


@problem(
    "Bumps",
    "Hills and hollows on level ground: a number for every point.",
    "regression",
    ("height",),
    (),
    defaults([8, 8], LOSS, learning_rate=0.2),
)
def bumps(samples: int, noise: float, rng: np.random.Generator) -> tuple[Array, Array]:
    """The sum of the gaussian BUMPS, up and down."""
    points = rng.uniform(-REACH, REACH, (samples, 2))
    height = np.zeros(samples)
    for x1, x2, top in BUMPS:
        squared = np.square(points - (x1, x2)).sum(axis=1)
        height += top * np.exp(-0.5 * squared / BUMP_WIDTH**2)
    return points, blurred(height, noise, rng)
