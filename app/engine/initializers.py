"""Where training starts from."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from .parameters import Array, Layout


@dataclass(frozen=True)
class Initializer:
    """`draw(rng, units, inputs, value)` is a start for a layer's weights, (units, inputs).

    `value` counts for one that `uses_value`, and `fits_biases` tells that it needs no inputs to
    go by, so that biases can be drawn as well, (units, 1).
    """

    name: str
    description: str
    draw: Callable[[np.random.Generator, int, int, float], Array]
    uses_value: bool = False
    fits_biases: bool = False


def start(
    layout: Layout,
    seed: int,
    weights: str = "glorot_uniform",
    weight_value: float = 0.0,
    biases: str = "zeros",
    bias_value: float = 0.0,
) -> Array:
    """A new flat vector, shape (layout.size,); the same arguments give the same bits.

    Every layer draws its weights and its biases from generators of their own, so that one layer's
    size moves no other's draw.
    """
    flat = np.zeros(layout.size)
    for layer, view in enumerate(layout.views(flat)):
        units, inputs = view.shape[0], view.shape[1] - 1
        rng, bias_rng = (np.random.default_rng(key) for key in ([seed, layer], [seed, layer, 1]))
        view[:, :-1] = INITIALIZERS[weights].draw(rng, units, inputs, weight_value)
        view[:, -1:] = INITIALIZERS[biases].draw(bias_rng, units, 1, bias_value)
    return flat


def zeros(_rng: np.random.Generator, units: int, inputs: int, _value: float) -> Array:
    """0 everywhere."""
    return np.zeros((units, inputs))


def constant(_rng: np.random.Generator, units: int, inputs: int, value: float) -> Array:
    """`value` everywhere."""
    return np.full((units, inputs), value)


def uniform(rng: np.random.Generator, units: int, inputs: int, value: float) -> Array:
    """Anywhere within ±`value`."""
    return value * rng.uniform(-1.0, 1.0, (units, inputs))


def normal(rng: np.random.Generator, units: int, inputs: int, value: float) -> Array:
    """Around 0, with standard deviation `value`."""
    return value * rng.standard_normal((units, inputs))


def glorot_uniform(rng: np.random.Generator, units: int, inputs: int, _value: float) -> Array:
    """Uniform within sqrt(6 / (inputs + units)) (Glorot and Bengio, 2010)."""
    limit = np.sqrt(6.0 / (inputs + units))
    return rng.uniform(-limit, limit, (units, inputs))


def glorot_normal(rng: np.random.Generator, units: int, inputs: int, _value: float) -> Array:
    """Normal with deviation sqrt(2 / (inputs + units)) (Glorot and Bengio, 2010)."""
    return normal(rng, units, inputs, np.sqrt(2.0 / (inputs + units)))


def he_uniform(rng: np.random.Generator, units: int, inputs: int, _value: float) -> Array:
    """Uniform within sqrt(6 / inputs) (He et al., 2015)."""
    limit = np.sqrt(6.0 / inputs)
    return rng.uniform(-limit, limit, (units, inputs))


def he_normal(rng: np.random.Generator, units: int, inputs: int, _value: float) -> Array:
    """Normal with deviation sqrt(2 / inputs) (He et al., 2015)."""
    return normal(rng, units, inputs, np.sqrt(2.0 / inputs))


def orthogonal(rng: np.random.Generator, units: int, inputs: int, _value: float) -> Array:
    """Rows, or columns if there are fewer, at right angles and of length 1 (Saxe et al., 2013)."""
    long, short = max(units, inputs), min(units, inputs)
    q, r = np.linalg.qr(rng.standard_normal((long, short)))
    # Without the signs of r's diagonal the draw would not be even over all rotations.
    q *= np.where(np.diag(r) < 0.0, -1.0, 1.0)
    return q if units >= inputs else q.T


INITIALIZERS = {
    initializer.name: initializer
    for initializer in (
        Initializer(
            "glorot_uniform",
            "Small even random numbers, the smaller the more units a layer joins (Xavier).",
            glorot_uniform,
        ),
        Initializer(
            "glorot_normal",
            "As glorot_uniform, but most of them near 0, along a bell curve.",
            glorot_normal,
        ),
        Initializer(
            "he_uniform",
            "Even random numbers sized for relu: the smaller the more inputs a unit has.",
            he_uniform,
        ),
        Initializer(
            "he_normal", "Sized for relu, most of them near 0, along a bell curve.", he_normal
        ),
        Initializer(
            "orthogonal",
            "Each unit looks in a direction of its own: rows at right angles, of length 1.",
            orthogonal,
        ),
        Initializer(
            "uniform", "Anywhere within ± the value.", uniform, uses_value=True, fits_biases=True
        ),
        Initializer(
            "normal",
            "Along a bell curve with the value as its standard deviation.",
            normal,
            uses_value=True,
            fits_biases=True,
        ),
        Initializer(
            "constant",
            "All the same value: units of a layer stay alike for ever.",
            constant,
            uses_value=True,
            fits_biases=True,
        ),
        Initializer("zeros", "0 everywhere.", zeros, fits_biases=True),
    )
}

# Those that biases can be drawn by.
BIAS_INITIALIZERS = {name: each for name, each in INITIALIZERS.items() if each.fits_biases}
