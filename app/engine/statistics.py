"""How a network's numbers are spread by layer: histograms of its parameters, norms of gradients."""

from dataclasses import dataclass
from math import floor, log10

import numpy as np
from numpy.typing import NDArray

from .parameters import Array, Layout

# An odd number, so that 0 lies in the middle of a bin.
BINS = 21
# Widths of bins are one of these times a power of ten; from 10 on for what is lost in rounding.
STEPS = (1, 1.5, 2, 3, 5, 7, 10, 15)
# Numbers that are all smaller than this are drawn as 0.
LEAST_WIDTH = 1e-12


@dataclass(frozen=True)
class LayerNumbers:
    """The weights or the biases of one layer: how many lie in each bin, and what they are like."""

    name: str
    counts: NDArray[np.int64]
    number: int
    least: float
    mean: float
    deviation: float
    most: float


@dataclass(frozen=True)
class Histograms:
    """A histogram of each layer over the same bins; `edges` (BINS + 1,) ascend."""

    edges: Array
    layers: list[LayerNumbers]


def histograms(layout: Layout, flat: Array, biases: bool) -> Histograms:
    """Histograms of the weights of each layer, or of its biases; `flat` (size,) must be finite."""
    columns = slice(-1, None) if biases else slice(None, -1)
    chosen = [view[:, columns].ravel() for view in layout.views(flat)]
    edges = bin_edges(max(float(np.abs(numbers).max()) for numbers in chosen))
    with np.errstate(over="ignore", invalid="ignore"):
        layers = [
            layer_numbers(name, numbers, edges)
            for name, numbers in zip(layout.layer_names, chosen, strict=True)
        ]
    return Histograms(edges, layers)


def layer_numbers(name: str, numbers: Array, edges: Array) -> LayerNumbers:
    """What the numbers (any,) of one layer are like, and how many lie between these edges."""
    return LayerNumbers(
        name,
        np.histogram(numbers, edges)[0],
        numbers.size,
        float(numbers.min()),
        float(numbers.mean()),
        float(numbers.std()),
        float(numbers.max()),
    )


def bin_edges(largest: float) -> Array:
    """Edges (BINS + 1,) of bins around 0 that reach beyond ±`largest`.

    Their width goes up in steps, so that bins stand still while numbers move.
    """
    half = BINS // 2
    width = max(LEAST_WIDTH, largest / half)
    power = 10.0 ** floor(log10(width))
    width = power * next(step for step in STEPS if power * step >= width)
    return np.linspace(-BINS / 2, BINS / 2, BINS + 1) * width


def layer_norms(layout: Layout, flat: Array) -> list[float]:
    """The Euclidean norm of each layer's part of `flat` (size,), weights and biases together."""
    return [float(np.linalg.norm(view)) for view in layout.views(flat)]
