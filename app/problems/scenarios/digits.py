"""Real handwritten digits: what a weight means can be seen, since weights are a picture, too."""

from functools import lru_cache

import numpy as np

from ..problem import Array, Defaults, Problem, defaults
from ..scatter import one_hot
from ..scenario import Level, Switch, Wording
from .digits_images import digit_images
from .pixels import pixels

SIDE, INK = 8, 16.0
# How far a pixel is off on average, for noise 1.
STRAY = 0.5
# What the one neuron looks for.
SOUGHT = 3
ONE, TEN, HIDDEN = "one", "ten", "hidden"
WRITERS = "writers"
UNITS = {ONE: 0, TEN: 0, HIDDEN: 16}
LEVELS = (
    Level(
        ONE,
        "Is it a 3?",
        "One neuron sees 64 pixels and says whether they are a 3. Nine of ten are another digit, "
        "so that who always says no is right in 90 %: look at the 3s that it misses.",
        "Choose epoch and Play, then open Weights: a picture of what speaks for a 3 (blue) and "
        "against it (orange). Paint on it, and undo.",
    ),
    Level(
        TEN,
        "Ten digits",
        "Ten neurons share one whole (softmax), each with 64 weights: a template for its digit.",
        "Choose epoch and Play, then draw a digit of your own, and erase one stroke of it: what "
        "does it say now?",
    ),
    Level(
        HIDDEN,
        "A hidden layer",
        "Sixteen hidden units between the pixels and the digits: parts of digits, not templates, "
        "and a little more is right.",
        "Switch to other writers and Reset, then choose epoch and Play: of hands that it has "
        "hardly seen, fewer test digits are right.",
    ),
)
SWITCHES = (
    Switch(
        WRITERS,
        "Other writers",
        "Held out are the last sheets of the file instead of a mix of all, so that it is tested "
        "on hands that it has hardly seen: harder.",
    ),
)


@lru_cache(maxsize=6)
def digits(level: str, switches: tuple[str, ...] = ()) -> Problem:
    """The problem at a level; noise is how much a pixel's reading is off."""
    images, labels = digit_images()
    classes = ("another digit", str(SOUGHT)) if level == ONE else tuple(map(str, range(10)))

    def generate(samples: int, noise: float, rng: np.random.Generator) -> tuple[Array, Array]:
        """Images from 0, paper, to 1, ink: shuffled, or in the order of the file."""
        order = rng.permutation(len(images))
        chosen = np.arange(samples) if WRITERS in switches else order[:samples]
        points = images[chosen] / INK + STRAY * noise * rng.standard_normal((samples, SIDE * SIDE))
        told = labels[chosen].astype(np.float64)
        targets = (told == SOUGHT)[:, None] * 1.0 if level == ONE else one_hot(told, 10)
        return points, targets

    return Problem(
        "digits",
        "Handwritten digits",
        "Real digits of 8 by 8 pixels: weights are pictures, to be painted on.",
        "classification" if level == ONE else "multiclass",
        (str(SOUGHT),) if level == ONE else classes,
        classes,
        parts(level),
        generate,
        samples=(10, len(images)),
        columns=pixels(SIDE),
        lens="digits",
        levels=LEVELS,
        switches=SWITCHES,
        variant=digits,
        wording=Wording("pixel {source} to {unit}", "pixel {source} to {unit}", '"{unit}"'),
        image=(SIDE, SIDE),
    )


def parts(level: str) -> Defaults:
    """A document's parts at a level."""
    own = defaults(
        [UNITS[level]] if UNITS[level] else [],
        "binary_cross_entropy" if level == ONE else "categorical_cross_entropy",
        pixels(SIDE),
        learning_rate=0.3,
        batch_size=32,
    )
    settings = {"samples": 1797, "noise": 0.0, "test_fraction": 0.2, "level": level}
    return {**own, "problem": {**own["problem"], **settings}}


PROBLEM = digits(TEN)
