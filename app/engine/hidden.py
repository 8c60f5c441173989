"""What a hidden layer sees: where it puts the samples, and what the layers after it make of that.

A hidden layer is named by its place, counted from 1.
"""

import math

import numpy as np

from .activations import Activation
from .network import Network
from .parameters import Array
from .probes import SINGLE_LIMIT, Field, activations, careful_fields

# Around the range of a function is this part of room, so that a saturated sample does not lie on
# the edge.
ROOM = 0.06


def seen(network: Network, layer: int, inputs: Array) -> Field:
    """The layer's activations (samples, units) for `inputs` (samples, inputs), always finite."""
    a = activations(network, inputs)[layer - 1].a.T
    return np.clip(np.nan_to_num(a), -SINGLE_LIMIT, SINGLE_LIMIT).astype(np.float32)


def outputs_beyond(network: Network, layer: int, values: Array) -> Field:
    """The outputs (outputs, places) if the layer gave `values` (places, units); always finite."""
    with np.errstate(all="ignore"):
        return careful_fields(network, values, layer)[-1]


def extent(activation: Activation, *values: Field) -> tuple[float, float]:
    """From where to where activations such as `values` can lie.

    Where the function has no end, a power of 2 that holds all of them, so that it seldom changes.
    """
    most = max(float(np.abs(each).max(initial=1.0)) for each in values)
    reach = 2.0 ** math.ceil(math.log2(most))
    low, high = activation.range
    low, high = max(low, -reach), min(high, reach)
    room = ROOM * (high - low)
    return low - room, high + room
