"""Where a parameter matters: how every output moves as it grows."""

import numpy as np

from .activations import Activation
from .network import Forward, Network
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
            change = passed_on(network.activations[layer], forward, layer, change)
    return change


def passed_on(activation: Activation, forward: Forward, layer: int, change: Array) -> Array:
    """How the layer's a changes where its z changes by `change` (units, samples)."""
    z, a = forward.z[layer], forward.activations[layer]
    if activation.couples:
        # Softmax: what one share gains, all the shares lose.
        shared: Array = a * (change - (a * change).sum(axis=0))
        return shared
    slope = np.empty_like(change)
    activation.slope(z, a, slope)
    return change * slope
