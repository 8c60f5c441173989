"""Three classes of points on the plane and more; noise moves the points, never their class."""

import numpy as np

from .problem import Array, defaults, problem
from .scatter import REACH, in_turn, one_hot, strayed

LOSS = "categorical_cross_entropy"


@problem(
    "Three clouds",
    "Three round clouds: a straight line between each two of them.",
    "multiclass",
    ("top", "left", "right"),
    ("top cloud", "left cloud", "right cloud"),
    defaults([], LOSS),
)
def blobs(samples: int, noise: float, rng: np.random.Generator) -> tuple[Array, Array]:
    """Three round clouds at the corners of a triangle, 1.2 from the origin, the first on top."""
    cloud = in_turn(samples, 3)
    angle = np.pi / 2.0 + 2.0 * np.pi / 3.0 * cloud
    spread1, spread2 = 0.3 * rng.standard_normal((2, samples))
    x1, x2 = 1.2 * np.cos(angle) + spread1, 1.2 * np.sin(angle) + spread2
    return strayed(x1, x2, noise, rng), one_hot(cloud, 3)


@problem(
    "Rings",
    "Three rings, one within the other: the middle one has two borders.",
    "multiclass",
    ("inner", "middle", "outer"),
    ("inner ring", "middle ring", "outer ring"),
    defaults([6], LOSS),
)
def rings(samples: int, noise: float, rng: np.random.Generator) -> tuple[Array, Array]:
    """Rings around the origin, 0.3 wide, that begin at 0.3, 0.9 and 1.5."""
    ring = in_turn(samples, 3)
    radius = 0.3 + 0.6 * ring + rng.uniform(0.0, 0.3, samples)
    angle = rng.uniform(0.0, 2.0 * np.pi, samples)
    points = strayed(radius * np.cos(angle), radius * np.sin(angle), noise, rng)
    return points, one_hot(ring, 3)


@problem(
    "Pinwheel",
    "Five bent blades around the centre: each class borders on two others.",
    "multiclass",
    ("first", "second", "third", "fourth", "fifth"),
    ("first blade", "second blade", "third blade", "fourth blade", "fifth blade"),
    defaults([8], LOSS),
)
def pinwheel(samples: int, noise: float, rng: np.random.Generator) -> tuple[Array, Array]:
    """Five blades from 0.4 to 1.8, a fifth of a turn apart, that bend as they go out."""
    blade = in_turn(samples, 5)
    radius = rng.uniform(0.4, REACH, samples)
    width = rng.uniform(-0.35, 0.35, samples)
    angle = np.pi / 2.0 + 2.0 * np.pi / 5.0 * blade + 0.8 * (radius - 0.4) + width
    points = strayed(radius * np.cos(angle), radius * np.sin(angle), noise, rng)
    return points, one_hot(blade, 5)
