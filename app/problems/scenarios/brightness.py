"""Is it bright? One pixel for one neuron, then a patch of nine."""

from functools import lru_cache

import numpy as np

from ..problem import Array, Defaults, Problem, defaults
from ..scatter import in_turn
from ..scenario import Level, Wording
from .pixels import pixels

# Brighter than this is bright.
THRESHOLD = 0.6
# The side of the patch, in pixels.
SIDE = 3
PIXEL, PATCH = "pixel", "patch"
PIXEL_WORDING = Wording("weight of {source} to {unit}", "weight of {source}")
PATCH_WORDING = Wording("pixel {source} to {unit}", "pixel {source}")
LEVELS = (
    Level(
        PIXEL,
        "One pixel",
        "One neuron looks at one pixel, from 0 (black) to 1 (white), and says whether it is "
        "bright: brighter than 0.6.",
        "Drag the bias until the threshold stands at 0.6: every pixel is then told right.",
    ),
    Level(
        PATCH,
        "A patch of nine",
        "Now it sees nine pixels, each with a weight of its own, and is to say whether they are "
        "bright on average.",
        "Press Play for a while: every pixel counts the same, and most of the nine weights, "
        "whatever they began as, become positive.",
    ),
)


@lru_cache(maxsize=2)
def brightness(level: str, _switches: tuple[str, ...] = ()) -> Problem:
    """The problem at a level; noise is how much a pixel's reading is off."""
    side = SIDE if level == PATCH else 1
    columns = pixels(SIDE) if level == PATCH else ("brightness",)

    def generate(samples: int, noise: float, rng: np.random.Generator) -> tuple[Array, Array]:
        """Dark (0) and bright (1) in turn, every brightness of either as likely as another."""
        bright = in_turn(samples, 2)
        low, high = np.where(bright, THRESHOLD, 0.0), np.where(bright, 1.0, THRESHOLD)
        mean = rng.uniform(low, high)
        shown = spread(mean, side * side, rng)
        return shown + 0.5 * noise * rng.standard_normal(shown.shape), bright[:, None]

    return Problem(
        "brightness",
        "Bright or dark?",
        "One pixel, one weight, one bias: what a threshold is, and what moves it.",
        "classification",
        ("bright",),
        ("dark", "bright"),
        parts(level, columns),
        generate,
        columns=columns,
        # A slope from the start, so that the bias can be seen to move something.
        weights=() if level == PATCH else (((6.0,),),),
        biases=() if level == PATCH else ((-1.5,),),
        lens="brightness",
        levels=LEVELS,
        variant=brightness,
        wording=PATCH_WORDING if level == PATCH else PIXEL_WORDING,
        image=(SIDE, SIDE) if level == PATCH else None,
    )


def parts(level: str, columns: tuple[str, ...]) -> Defaults:
    """A document's parts at a level."""
    own = defaults([], "binary_cross_entropy", columns, learning_rate=1.0, batch_size=60)
    settings = {"samples": 60, "noise": 0.0, "test_fraction": 0.0, "level": level}
    return {**own, "problem": {**own["problem"], **settings}}


def spread(mean: Array, pixels: int, rng: np.random.Generator) -> Array:
    """Pixels (samples, pixels) from 0 to 1 about these means (samples,), which they keep."""
    if pixels == 1:
        return mean[:, None]
    off = rng.uniform(-1.0, 1.0, (len(mean), pixels))
    off -= off.mean(axis=1, keepdims=True)
    room = np.minimum(mean, 1.0 - mean) / np.abs(off).max(axis=1)
    # Rounding leads as little as this beyond black and white.
    moved: Array = np.clip(mean[:, None] + off * room[:, None], 0.0, 1.0)
    return moved


BRIGHTNESS = brightness(PIXEL)
