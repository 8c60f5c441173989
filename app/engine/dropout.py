"""Which units are left out of a sample's training."""

from collections.abc import Sequence

import numpy as np

from .parameters import Array


def dropout_masks(
    chances: Sequence[float], units: Sequence[int], samples: int, seed: int, step: int
) -> list[Array]:
    """What dropout multiplies each hidden layer's activations by in this step.

    0 for what is left out, 1 / (1 - chance) for the rest, so that the mean stays the same
    (Srivastava et al., 2014); (units, samples) each, for layers of so many `units`.
    """
    masks = []
    for layer, chance in enumerate(chances):
        rng = np.random.default_rng([seed, step, layer])
        kept = rng.random((units[layer], samples)) >= chance
        masks.append(kept / (1.0 - chance))
    return masks
