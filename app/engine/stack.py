"""Several networks of one shape, forward and backward at once.

Arrays are (networks, units, samples): one product of matrices for each network, all in one call.
"""

from collections.abc import Sequence
from functools import cached_property, lru_cache, partial

import numpy as np

from .network import KEPT_WIDTHS, Network
from .parameters import Array


class Stack:
    """As many networks like `network` as there are rows in `flat`, (networks, size).

    `gradients` (networks, size) is what the last backward pass found. `passes(samples)` gives a
    pass over that many samples; each is reused, so its results last until its next run.
    """

    def __init__(self, network: Network, flat: Array) -> None:
        self.flat = flat.copy()
        self.gradients = np.zeros_like(flat)
        matrices, gradients = (network.layout.views(each) for each in (self.flat, self.gradients))
        # The passes know nothing of this stack, so that all goes as soon as it goes.
        self.passes = lru_cache(KEPT_WIDTHS)(partial(Pass, network, matrices, gradients))


class Pass:
    """The forward and backward pass of all networks over a fixed number of samples.

    It reads the weights in `matrices` and leaves their gradients in `gradients`, both by layer.
    After `forward`, `z` and `a` are the output layer's, outputs first as losses want them:
    (outputs, networks, samples).
    """

    def __init__(
        self,
        network: Network,
        matrices: Sequence[Array],
        gradients: Sequence[Array],
        samples: int,
    ) -> None:
        self._network, self._matrices, self._gradients = network, matrices, gradients
        self._share = 1.0 / samples
        networks, sizes = len(matrices[0]), network.layout.sizes[1:]
        # Each layer's activations with the row of the constant, as the next layer reads them.
        self._rows = [np.full((networks, units + 1, samples), network.constant) for units in sizes]
        self._z = [np.empty((networks, units, samples)) for units in sizes]
        self.z, self.a = outputs_first(self._z[-1]), outputs_first(self._rows[-1][:, :-1])

    # Those that only look never run backward, and need neither of these.

    @cached_property
    def _slopes(self) -> list[Array]:
        return [np.empty_like(z) for z in self._z[:-1]]

    @cached_property
    def _deltas(self) -> list[Array]:
        return [np.empty_like(z) for z in self._z]

    def forward(self, inputs: Array, masks: Sequence[Array] = ()) -> None:
        """Takes `inputs` (networks, inputs + 1, samples), or (1, ...) for the same ones for all.

        With dropout, `masks` (networks or 1, units, samples) are what each hidden activation is
        multiplied by.
        """
        source, network = inputs, self._network
        for layer, rows in enumerate(self._rows[:-1]):
            np.matmul(self._matrices[layer], source, out=self._z[layer])
            network.activations[layer].function(self._z[layer], rows[:, :-1])
            if masks:
                # The slope is told from a, which must not be masked yet.
                self._take_slope(layer)
                for values in (rows[:, :-1], self._slopes[layer]):
                    np.multiply(values, masks[layer], values)
            source = rows
        np.matmul(self._matrices[-1], source, out=self._z[-1])
        network.activations[-1].function(self.z, self.a)

    def run(self, inputs: Array, targets: Array, masks: Sequence[Array] = ()) -> None:
        """Leaves the mean loss's gradients; `targets` are (outputs, networks or 1, samples)."""
        network = self._network
        self.forward(inputs, masks)
        last = outputs_first(self._deltas[-1])
        network.loss.delta(self.z, self.a, targets, network.activations[-1], last)
        np.multiply(last, self._share, last)
        for layer in range(len(self._deltas) - 1, 0, -1):
            delta, below = self._deltas[layer], self._deltas[layer - 1]
            source = self._rows[layer - 1].swapaxes(1, 2)
            np.matmul(delta, source, out=self._gradients[layer])
            np.matmul(self._matrices[layer][:, :, :-1].swapaxes(1, 2), delta, out=below)
            if not masks:
                self._take_slope(layer - 1)
            np.multiply(below, self._slopes[layer - 1], below)
        np.matmul(self._deltas[0], inputs.swapaxes(1, 2), out=self._gradients[0])

    def _take_slope(self, layer: int) -> None:
        activation, a = self._network.activations[layer], self._rows[layer][:, :-1]
        activation.slope(self._z[layer], a, self._slopes[layer])


def outputs_first(values: Array) -> Array:
    """A view of (networks, outputs, samples) as (outputs, networks, samples)."""
    return values.swapaxes(0, 1)
