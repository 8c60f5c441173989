"""Where training starts from."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from .parameters import Array, Layout


@dataclass(frozen=True)
class Initializer:
    """`start(layout, seed)` is a new flat vector, shape (layout.size,); same seed, same bits."""

    name: str
    description: str
    start: Callable[[Layout, int], Array]


def glorot_uniform(layout: Layout, seed: int) -> Array:
    """Weights uniform within sqrt(6 / (inputs + units)), biases 0 (Glorot and Bengio, 2010).

    Every layer draws from a generator of its own, so that one layer's size moves no other's draw.
    """
    flat = np.zeros(layout.size)
    for layer, view in enumerate(layout.views(flat)):
        units, inputs = view.shape[0], view.shape[1] - 1
        limit = np.sqrt(6.0 / (inputs + units))
        view[:, :-1] = np.random.default_rng([seed, layer]).uniform(-limit, limit, (units, inputs))
    return flat


INITIALIZERS = {
    initializer.name: initializer
    for initializer in (
        Initializer(
            "glorot_uniform",
            "Small random weights, the smaller the more units a layer joins; biases 0.",
            glorot_uniform,
        ),
    )
}
