"""Where a parameter matters: how every output moves as it grows."""

import numpy as np

from .network import Network
from .parameters import Array


def sensitivity(network: Network, inputs: Array, path: str) -> Array:
    """The slope d output / d parameter for each of `inputs` (samples, inputs): (outputs, samples).

    The chain rule taken forward, from the one parameter at `path` to the outputs. Raises
    ParameterError.
    """
    first, unit, column = network.layout.position(path)
    forward, source = network.forward(len(inputs)), network.with_constant(inputs).T
    with np.errstate(all="ignore"):
        forward.run(source)
        change = np.zeros_like(forward.z[first])
        change[unit] = [source, *forward.rows][first][column]
        for layer in range(first, len(network.matrices)):
            if layer > first:
                change = network.matrices[layer][:, :-1] @ change
            slope = np.empty_like(change)
            network.activations[layer].slope(forward.activations[layer], slope)
            change *= slope
    return change
