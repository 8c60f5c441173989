"""Two classes of points on the plane; noise moves the points, never their class."""

import numpy as np

from .problem import Array, defaults, problem
from .scatter import REACH, in_turn, strayed

LOSS = "binary_cross_entropy"


@problem(
    "Circle",
    "A disc within a ring: no straight line parts them.",
    "classification",
    ("inside",),
    ("outside", "inside"),
    defaults([3], LOSS),
)
def circle(samples: int, noise: float, rng: np.random.Generator) -> tuple[Array, Array]:
    """A disc of radius 0.9 (1) within a ring from 1.2 to 1.8 (0), each evenly filled."""
    inside = in_turn(samples, 2)
    low, high = np.where(inside, 0.0, 1.2), np.where(inside, 0.9, 1.8)
    # The area within a radius grows with its square.
    radius = np.sqrt(rng.uniform(low**2, high**2))
    angle = rng.uniform(0.0, 2.0 * np.pi, samples)
    points = strayed(radius * np.cos(angle), radius * np.sin(angle), noise, rng)
    return points, inside[:, None]


@problem(
    "XOR",
    "Four squares: what counts is whether the signs of x1 and x2 differ.",
    "classification",
    ("different",),
    ("same sign", "different signs"),
    defaults([4], LOSS),
)
def xor(samples: int, noise: float, rng: np.random.Generator) -> tuple[Array, Array]:
    """Four squares: 1 where the signs of x1 and x2 differ, 0 where they agree."""
    quarter = in_turn(samples, 4)
    different = quarter % 2.0
    sign1 = np.where(quarter < 2, 1.0, -1.0)
    sign2 = np.where(different, -sign1, sign1)
    x1, x2 = rng.uniform(0.2, 1.8, (2, samples))
    return strayed(sign1 * x1, sign2 * x2, noise, rng), different[:, None]


@problem(
    "Two clouds",
    "Two round clouds: one straight line is enough.",
    "classification",
    ("upper",),
    ("lower cloud", "upper cloud"),
    defaults([], LOSS),
)
def gauss(samples: int, noise: float, rng: np.random.Generator) -> tuple[Array, Array]:
    """Two round clouds, 1 around (1, 1) and 0 around (-1, -1)."""
    upper = in_turn(samples, 2)
    centre = np.where(upper, 1.0, -1.0)
    x1, x2 = centre + 0.35 * rng.standard_normal((2, samples))
    return strayed(x1, x2, noise, rng), upper[:, None]


@problem(
    "Spiral",
    "Two arms wound around each other: the hardest of these.",
    "classification",
    ("second",),
    ("first arm", "second arm"),
    defaults([8, 8], LOSS),
)
def spiral(samples: int, noise: float, rng: np.random.Generator) -> tuple[Array, Array]:
    """Two arms that wind around each other from near the centre."""
    second = in_turn(samples, 2)
    along = np.sqrt(rng.uniform(0.01, 1.0, samples))
    angle = 2.5 * np.pi * along + np.pi * second
    radius = 1.8 * along
    points = strayed(radius * np.sin(angle), radius * np.cos(angle), noise, rng)
    return points, second[:, None]


@problem(
    "Moons",
    "Two half circles that reach into each other.",
    "classification",
    ("lower",),
    ("upper moon", "lower moon"),
    defaults([4], LOSS),
)
def moons(samples: int, noise: float, rng: np.random.Generator) -> tuple[Array, Array]:
    """Two interleaving half circles, the lower one 1."""
    lower = in_turn(samples, 2)
    angle = rng.uniform(0.0, np.pi, samples)
    turned = np.where(lower, -1.0, 1.0)
    x1 = 1.2 * (turned * np.cos(angle) + lower - 0.5)
    x2 = 1.2 * (turned * np.sin(angle) + 0.5 * lower - 0.25)
    return strayed(x1, x2, noise, rng), lower[:, None]


@problem(
    "Checkerboard",
    "Sixteen squares in two colours: every line that parts some crosses others.",
    "classification",
    ("dark",),
    ("light square", "dark square"),
    defaults([8, 8], LOSS, learning_rate=0.3),
)
def checkerboard(samples: int, noise: float, rng: np.random.Generator) -> tuple[Array, Array]:
    """4 by 4 squares from the lower left: 1 where column and row add up to an odd number."""
    place = in_turn(samples, 16)
    row = place // 4.0
    column = (place + row) % 4.0
    side = 2.0 * REACH / 4.0
    x1, x2 = side * (np.array([column, row]) + rng.uniform(0.1, 0.9, (2, samples))) - REACH
    return strayed(x1, x2, noise, rng), ((column + row) % 2.0)[:, None]
