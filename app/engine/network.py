"""A dense network: its parameters, and the forward and backward pass in reused buffers.

Arrays are units-first, (units, samples), and every layer's input carries one more row, the constant
that the bias is the weight of. Without biases that constant is 0 instead of 1: the stored biases
then act as 0, have gradient 0, and are there again when it is 1 again.
"""

from collections.abc import Callable, Sequence
from functools import lru_cache
from itertools import accumulate, groupby
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from .activations import OUTPUT_ACTIVATIONS
from .losses import LOSSES
from .parameters import Array, Layout

# Buffers for this many different numbers of samples are kept: one sample, a mini-batch, a short
# last one, the training set, the test set; and for this many resolutions of the fields.
KEPT_WIDTHS, KEPT_SKETCHES = 8, 3


# A pass is a list of these, made once: each is `call(source, out)` on arrays that stay.
Call: TypeAlias = tuple[Callable[..., object], NDArray[Any], NDArray[Any]]
SlopeCall: TypeAlias = tuple[Callable[..., object], NDArray[Any], NDArray[Any], NDArray[Any]]


class Network:
    """A dense network with living parameters.

    `sizes` is (inputs, units of each hidden layer ..., outputs); `activations` names one function
    per hidden layer and `output` the output layer's; `loss` is a name in LOSSES. `dropout` is the
    chance of each hidden layer's units to be left out of a sample's training.

    `flat` (size,) holds the parameters and `gradients` (size,) what the last backward pass found;
    `matrices[l]` and `gradient_matrices[l]` are views of them, (units, inputs + 1), the last column
    the biases. `forward(samples)`, `backpropagation(samples)` and `sketch(samples)` give passes
    over that many samples; each is reused, so its results last until its next run.
    """

    def __init__(
        self,
        sizes: Sequence[int],
        activations: Sequence[str],
        loss: str,
        use_biases: bool = True,
        output: str = "sigmoid",
        dropout: Sequence[float] | None = None,
    ) -> None:
        self.layout = Layout(sizes)
        self.activations = tuple(OUTPUT_ACTIVATIONS[name] for name in (*activations, output))
        self.dropout = tuple(dropout or [0.0] * len(activations))
        self.loss = LOSSES[loss]
        self.constant = float(use_biases)
        self.flat = np.zeros(self.layout.size)
        self.gradients = np.zeros(self.layout.size)
        self.single = np.zeros(self.layout.size, np.float32)
        self.matrices = self.layout.views(self.flat)
        self.gradient_matrices = self.layout.views(self.gradients)
        self.forward = lru_cache(KEPT_WIDTHS)(lambda n: Forward(self, self.matrices, n))
        self.backpropagation = lru_cache(KEPT_WIDTHS)(lambda n: Backpropagation(self, n))
        self.sketch = lru_cache(KEPT_SKETCHES)(
            lambda n: Forward(self, self.layout.views(self.single), n)
        )

    def with_constant(self, inputs: Array) -> Array:
        """`inputs` (samples, inputs) with the constant's column appended, (samples, inputs + 1)."""
        return np.column_stack([inputs, np.full(len(inputs), self.constant)])


class Forward:
    """The forward pass over a fixed number of samples, in the precision of `matrices`.

    After `run`, `z[l]` and `activations[l]` are layer l's, each (units, samples).
    """

    def __init__(self, network: Network, matrices: Sequence[NDArray[Any]], samples: int) -> None:
        sizes, dtype = network.layout.sizes[1:], matrices[0].dtype
        # All hidden layers in one block, so that one call can take the slope of many layers.
        heights = [units + 1 for units in sizes[:-1]]
        self.block = np.full((sum(heights), samples), network.constant, dtype)
        self.z_block = np.zeros_like(self.block)
        self.rows = split_rows(self.block, heights)
        last = np.empty((sizes[-1], samples), dtype)
        self.z = [*(rows[:-1] for rows in split_rows(self.z_block, heights)), last]
        self.activations = [*(rows[:-1] for rows in self.rows), np.empty_like(last)]
        products = [matrix.dot for matrix in matrices]
        functions = [activation.function for activation in network.activations]
        self._first = products[0], self.z[0]
        self._rest: list[Call] = [(functions[0], self.z[0], self.activations[0])]
        for layer, rows in enumerate(self.rows, start=1):
            self._rest += [
                (products[layer], rows, self.z[layer]),
                (functions[layer], self.z[layer], self.activations[layer]),
            ]

    def run(self, inputs: NDArray[Any]) -> NDArray[Any]:
        """The outputs (outputs, samples) for `inputs` (inputs + 1, samples), constant row last."""
        product, z = self._first
        product(inputs, z)
        for call, source, out in self._rest:
            call(source, out)
        return self.activations[-1]


class Backpropagation:
    """The forward and backward pass over a fixed number of samples.

    After `run`, `forward` holds z and the activations, `deltas[l]` (units, samples) is dL/dz of the
    mean loss, and the network's `gradients` are dL/dw.
    """

    def __init__(self, network: Network, samples: int) -> None:
        self.forward = Forward(network, network.matrices, samples)
        self._loss_delta, self._output = network.loss.delta, network.activations[-1]
        self._share = np.array(1.0 / samples)
        self._last = np.empty_like(self.forward.z[-1])
        heights = [len(rows) for rows in self.forward.rows]
        # W^T delta has a row for the constant input as well: computed, never used.
        delta_rows = split_rows(np.empty_like(self.forward.block), heights)
        self.deltas = [*(rows[:-1] for rows in delta_rows), self._last]
        slopes = np.empty_like(self.forward.block)
        self._network, self._slope_rows = network, split_rows(slopes, heights)
        self._slopes = self._slope_calls(network, slopes)
        # For each layer but the first, from the output back.
        self._layers = [
            (
                self.deltas[layer].dot,
                self.forward.rows[layer - 1].T,
                network.gradient_matrices[layer],
                network.matrices[layer].T.dot,
                self.deltas[layer],
                delta_rows[layer - 1],
                slope_rows,
            )
            for layer, slope_rows in enumerate(self._slope_rows, start=1)
        ][::-1]
        self._first = self.deltas[0].dot, network.gradient_matrices[0]

    def _slope_calls(self, network: Network, slopes: Array) -> list[SlopeCall]:
        """One call for each run of neighbouring layers with the same activation."""
        groups = groupby(
            zip(network.activations[:-1], self.forward.rows, strict=True), lambda layer: layer[0]
        )
        heights, activations = [], []
        for activation, layers in groups:
            activations.append(activation)
            heights.append(sum(len(rows) for _, rows in layers))
        blocks = (self.forward.z_block, self.forward.block, slopes)
        parts = zip(activations, *(split_rows(each, heights) for each in blocks), strict=True)
        return [(activation.slope, z, a, out) for activation, z, a, out in parts]

    def run(self, inputs: Array, targets: Array, masks: Sequence[Array] = ()) -> None:
        """Takes `inputs` (samples, inputs + 1), constant last, and `targets` (outputs, samples).

        With dropout, `masks` (units, samples) are what each hidden activation is multiplied by;
        the activations in `forward` are then those products.
        """
        if masks:
            a = self._run_masked(inputs.T, masks)
        else:
            a = self.forward.run(inputs.T)
            for slope, rows_z, rows_a, out in self._slopes:
                slope(rows_z, rows_a, out)
        self._loss_delta(self.forward.z[-1], a, targets, self._output, self._last)
        np.multiply(self._last, self._share, self._last)
        for delta_product, source, gradient, back_product, delta, below, slopes in self._layers:
            delta_product(source, gradient)
            back_product(delta, below)
            np.multiply(below, slopes, below)
        delta_product, gradient = self._first
        delta_product(inputs, gradient)

    def _run_masked(self, source: Array, masks: Sequence[Array]) -> Array:
        """The outputs; leaves masked activations, and slopes of what is masked."""
        network, forward = self._network, self.forward
        for layer, (mask, slopes) in enumerate(zip(masks, self._slope_rows, strict=True)):
            z, a = forward.z[layer], forward.activations[layer]
            network.matrices[layer].dot(source, z)
            network.activations[layer].function(z, a)
            network.activations[layer].slope(z, a, slopes[:-1])
            for values in (a, slopes[:-1]):
                np.multiply(values, mask, values)
            source = forward.rows[layer]
        network.matrices[-1].dot(source, forward.z[-1])
        network.activations[-1].function(forward.z[-1], forward.activations[-1])
        return forward.activations[-1]


def split_rows(block: NDArray[Any], heights: Sequence[int]) -> list[NDArray[Any]]:
    """Views of `block`, one after the other, of these numbers of rows."""
    stops = accumulate(heights)
    return [block[stop - height : stop] for height, stop in zip(heights, stops, strict=True)]
