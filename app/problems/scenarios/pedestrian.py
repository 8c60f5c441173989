"""A pedestrian or not: what a car might measure of what is before it. A toy, and no safety system.

Every number here is made up: sizes and speeds are about those of real things, the warmth is that of
what they show to a camera above their surroundings, and the noise grows with the distance.
"""

from collections.abc import Mapping
from functools import lru_cache

import numpy as np

from ..problem import Array, Defaults, Problem, defaults
from ..scatter import in_turn
from ..scenario import Level, Scale, Switch, Wording

SENSORS = ("height", "width", "speed", "warmth")
SCALES = (
    Scale("height", 1.6, 0.4, "m"),
    Scale("width", 0.8, 0.6, "m"),
    Scale("speed", 1.5, 2.0, "m/s"),
    Scale("warmth", 7.0, 5.0, "°C"),
    Scale("distance", 32.5, 27.5, "m"),
)
COLUMNS = tuple(scale.column for scale in SCALES)

# Of each kind its share among the others, then mean and deviation of what the sensors measure.
PEDESTRIAN = "a pedestrian"
KINDS: Mapping[str, tuple[float, tuple[float, ...], tuple[float, ...]]] = {
    PEDESTRIAN: (0.0, (1.70, 0.55, 1.3, 12.5), (0.14, 0.09, 0.5, 2.2)),
    "a car": (0.5, (1.75, 1.75, 4.0, 6.0), (0.25, 0.25, 3.0, 3.0)),
    "a post": (0.2, (2.0, 0.15, 0.0, 1.0), (0.35, 0.05, 0.05, 1.5)),
    "a bin": (0.2, (0.95, 0.55, 0.0, 1.0), (0.2, 0.12, 0.05, 1.5)),
    "a cyclist": (0.1, (1.75, 0.62, 5.0, 11.0), (0.15, 0.10, 1.2, 2.5)),
}
NAMES = tuple(KINDS)
NEAREST, FARTHEST = 5.0, 60.0
# The noise of each sensor at the farthest, where the setting is 1; and what fog does to cameras.
NOISE = np.array([0.5, 0.3, 1.0, 6.0])
FOG = np.array([3.0, 3.0, 1.0, 1.0])

SHAPE, SENSED = ["height", "width"], list(SENSORS)
# By the level: which sensors the network reads, and its hidden units.
NETWORKS = {"two": (SHAPE, 0), "shape": (SHAPE, 4), "four": (SENSED, 0), "all": (SENSED, 4)}
FIRST = "four"
LEVELS = (
    Level(
        "two",
        "Two sensors",
        "A toy, not a safety system: from height and width one neuron is to tell pedestrians from "
        "cars, posts, bins and cyclists. Some are missed, some alarms are false.",
        "Play, then drag the bias (caution): misses fall, and false alarms rise. A bias is no "
        "prejudice: it says when in doubt which mistake is made.",
    ),
    Level(
        "shape",
        "And hidden units",
        "The same two sensors with four hidden units: these can find “neither too wide nor too "
        "narrow”, which no single neuron can.",
        "Play, then look at which hidden units rise and which fall with the width.",
    ),
    Level(
        "four",
        "Four sensors",
        "Speed and warmth come to height and width, again for one neuron alone. All are scaled "
        "alike, so that their weights can be compared.",
        "Play, then switch on “No warmth”: how much did it rely on that one sensor?",
    ),
    Level(
        "all",
        "All of it",
        "Four sensors and four hidden units: the best of them here, and still wrong now and then.",
        "Play, then switch on the fog: how many more are missed, how many more alarms are false?",
    ),
)
SWITCHES = (
    Switch("fog", "Fog", "Height and width are measured three times as roughly."),
    *(
        Switch(f"no_{sensor}", f"No {sensor}", f"The sensor of the {sensor} says the same always.")
        for sensor in SENSORS
    ),
)


@lru_cache(maxsize=256)
def pedestrian(level: str, switches: tuple[str, ...] = ()) -> Problem:
    """The problem at a level, in a weather, with these sensors failing."""
    rough = NOISE * (FOG if "fog" in switches else 1.0)
    failed = [SENSORS.index(sensor) for sensor in SENSORS if f"no_{sensor}" in switches]

    def generate(samples: int, noise: float, rng: np.random.Generator) -> tuple[Array, Array]:
        """Something else (0) and a pedestrian (1) in turn, as the sensors measure them."""
        return measured(samples, noise * rough, failed, rng), in_turn(samples, 2)[:, None]

    return Problem(
        "pedestrian",
        "A pedestrian or not?",
        "A toy street: sensors, mistakes of two kinds, and a bias that trades one for the other.",
        "classification",
        ("pedestrian",),
        ("something else", "pedestrian"),
        parts(level),
        generate,
        columns=COLUMNS,
        lens="pedestrian",
        levels=LEVELS,
        switches=SWITCHES,
        variant=pedestrian,
        wording=Wording("weight of {source} to {unit}", "weight of {source}"),
        scales=SCALES,
        texts=lambda samples, rng: [NAMES[kind] for kind in kinds(samples, rng)],
    )


def parts(level: str) -> Defaults:
    """A document's parts at a level."""
    features, units = NETWORKS[level]
    own = defaults(
        [units] if units else [],
        "binary_cross_entropy",
        features,
        learning_rate=0.3,
        batch_size=20,
    )
    settings = {"samples": 1500, "noise": 0.5, "test_fraction": 0.4, "level": level}
    return {**own, "problem": {**own["problem"], **settings}}


def kinds(samples: int, rng: np.random.Generator) -> list[int]:
    """What each sample is, as its place among the names: every second one a pedestrian."""
    others = rng.choice(len(KINDS), samples, p=[share for share, _, _ in KINDS.values()])
    drawn: list[int] = np.where(in_turn(samples, 2) > 0, 0, others).tolist()
    return drawn


def measured(samples: int, rough: Array, failed: list[int], rng: np.random.Generator) -> Array:
    """The columns (samples, columns): the rougher the farther, and nothing new of what failed."""
    which = kinds(samples, rng)
    mean, deviation = (np.array([kind[part] for kind in KINDS.values()])[which] for part in (1, 2))
    true = mean + deviation * rng.standard_normal(mean.shape)
    true[:, SENSORS.index("speed")] = np.abs(true[:, SENSORS.index("speed")])
    distance = rng.uniform(NEAREST, FARTHEST, samples)
    read = true + rough * (distance[:, None] / FARTHEST) * rng.standard_normal(true.shape)
    middle, half = (
        np.array([getattr(scale, part) for scale in SCALES]) for part in ("middle", "half")
    )
    columns: Array = (np.column_stack([read, distance]) - middle) / half
    columns[:, failed] = 0.0
    return columns


PROBLEM = pedestrian(FIRST)
