"""Looking at a network without changing it: fields over the plane, and one sample."""

import math
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from .network import Network
from .parameters import Array

Field = NDArray[np.float32]

# Below these, products and sums of a few terms cannot overflow, in single and double precision.
SINGLE_LIMIT, DOUBLE_LIMIT = 1e30, 1e100


class LayerValues(NamedTuple):
    """One layer's pre-activations and activations, each (units, samples)."""

    z: Array
    a: Array


def activations(network: Network, inputs: Array) -> list[LayerValues]:
    """Every layer's z and a in double precision for `inputs` (samples, inputs)."""
    forward = network.forward(len(inputs))
    with np.errstate(all="ignore"):
        forward.run(network.with_constant(inputs).T)
    return [
        LayerValues(z.copy(), a.copy()) for z, a in zip(forward.z, forward.activations, strict=True)
    ]


def output_field(network: Network, inputs: Array) -> Field:
    """The outputs (outputs, samples) in single precision for `inputs` (samples, inputs)."""
    return unit_fields(network, inputs)[-1].copy()


def unit_fields(network: Network, inputs: Array) -> list[Field]:
    """Every layer's a, each (units, samples), in single precision; always finite numbers.

    The arrays are buffers, written again by the next call for as many samples.
    """
    with np.errstate(all="ignore"):
        if not largest_sum(network) < SINGLE_LIMIT:
            return careful_fields(network, inputs)
        forward = network.sketch(len(inputs))
        source = np.empty((inputs.shape[1] + 1, len(inputs)), np.float32)
        source[:-1] = inputs.T
        source[-1] = network.constant
        np.copyto(network.single, network.flat, casting="same_kind")
        forward.run(source)
        return forward.activations


def largest_sum(network: Network) -> float:
    """No z of the network is larger for inputs within ±1, and none of its terms.

    Not a number if a parameter is none.
    """
    largest = 1.0 + math.sqrt(network.flat.dot(network.flat))
    return math.prod(largest * columns for _, columns in network.layout.shapes)


def careful_fields(network: Network, inputs: Array, first: int = 0) -> list[Field]:
    """`unit_fields` for parameters so large that sums could overflow: limited at every layer.

    `inputs` (samples, inputs) are those of layer `first`, and only the layers from there are told.
    """
    fields = []
    source = network.with_constant(inputs).T
    layers = zip(network.matrices[first:], network.activations[first:], strict=True)
    for matrix, activation in layers:
        a = np.clip(np.nan_to_num(matrix), -DOUBLE_LIMIT, DOUBLE_LIMIT) @ source
        activation.function(a, a)
        np.clip(a, -DOUBLE_LIMIT, DOUBLE_LIMIT, a)
        fields.append(np.clip(a, -SINGLE_LIMIT, SINGLE_LIMIT).astype(np.float32))
        source = np.vstack([a, source[-1:]])
    return fields
