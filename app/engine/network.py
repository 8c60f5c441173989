"""A dense network: its parameters, and the forward and backward pass in reused buffers.

Arrays are units-first, (units, samples), and every layer's input carries one more row, the constant
that the bias is the weight of. Without biases that constant is 0 instead of 1: the stored biases
then act as 0, have gradient 0, and are there again when it is 1 again.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import groupby
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .activations import ACTIVATIONS
from .losses import LOSSES
from .parameters import Array, Layout

# Buffers for this many different numbers of samples are kept: one sample, a mini-batch, a short
# last one, the training set, the test set, and the resolutions of the fields.
KEPT_WIDTHS = 8


class Network:
    """A dense network with living parameters.

    `sizes` is (inputs, units of each hidden layer ..., outputs); `activations` names one function
    per hidden layer and `output` the output layer's; `loss` is a name in LOSSES.

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
    ) -> None:
        self.layout = Layout(sizes)
        self.activations = tuple(ACTIVATIONS[name] for name in (*activations, output))
        self.loss = LOSSES[loss]
        self.constant = float(use_biases)
        self.flat = np.zeros(self.layout.size)
        self.gradients = np.zeros(self.layout.size)
        self.single = np.zeros(self.layout.size, np.float32)
        self.matrices = self.layout.views(self.flat)
        self.gradient_matrices = self.layout.views(self.gradients)
        self.forward = lru_cache(KEPT_WIDTHS)(lambda n: Forward(self, self.matrices, n))
        self.backpropagation = lru_cache(KEPT_WIDTHS)(lambda n: Backpropagation(self, n))
        self.sketch = lru_cache(KEPT_WIDTHS)(
            lambda n: Forward(self, self.layout.views(self.single), n)
        )

    def with_constant(self, inputs: Array) -> Array:
        """`inputs` (samples, inputs) with the constant's column appended, (samples, inputs + 1)."""
        return np.column_stack([inputs, np.full(len(inputs), self.constant)])


class Forward:
    """The forward pass over a fixed number of samples, in the precision of `matrices`.

    After `run`, `activations[l]` is a of layer l and `z` the output layer's pre-activations, all
    (units, samples).
    """

    def __init__(self, network: Network, matrices: Sequence[NDArray[Any]], samples: int) -> None:
        *hidden, outputs = network.layout.sizes[1:]
        dtype = matrices[0].dtype
        # All hidden layers in one block, so that one call can take the slope of many layers.
        self.block = np.full((sum(hidden) + len(hidden), samples), network.constant, dtype)
        self.rows = list(split_rows(self.block, [units + 1 for units in hidden]))
        self.z = np.empty((outputs, samples), dtype)
        self.activations = [*(rows[:-1] for rows in self.rows), np.empty_like(self.z)]
        self._hidden = [
            (matrix.dot, rows[:-1], activation.function, rows)
            for matrix, activation, rows in zip(
                matrices[:-1], network.activations[:-1], self.rows, strict=True
            )
        ]
        self._last_dot = matrices[-1].dot
        self._last_function = network.activations[-1].function

    def run(self, inputs: NDArray[Any]) -> NDArray[Any]:
        """The outputs (outputs, samples) for `inputs` (inputs + 1, samples), constant row last."""
        for dot, a, function, rows in self._hidden:
            dot(inputs, a)
            function(a, a)
            inputs = rows
        self._last_dot(inputs, self.z)
        self._last_function(self.z, self.activations[-1])
        return self.activations[-1]


class Backpropagation:
    """The forward and backward pass over a fixed number of samples.

    After `run`, `forward` holds the activations, `deltas[l]` (units, samples) is dL/dz of the mean
    loss, and the network's `gradients` are dL/dw.
    """

    def __init__(self, network: Network, samples: int) -> None:
        self.forward = Forward(network, network.matrices, samples)
        self._loss, self._output = network.loss, network.activations[-1]
        self._share = np.array(1.0 / samples)
        slopes = np.empty_like(self.forward.block)
        self._slopes = list(self._slope_calls(network, slopes))
        # W^T delta has a row for the constant input as well: computed, never used.
        full = np.empty_like(self.forward.block)
        heights = [len(rows) for rows in self.forward.rows]
        self._delta_rows = list(split_rows(full, heights))
        self.deltas = [*(rows[:-1] for rows in self._delta_rows), np.empty_like(self.forward.z)]
        self._layers = list(self._layer_calls(network, list(split_rows(slopes, heights))))
        self._first = (self.deltas[0].dot, network.gradient_matrices[0])

    def _slope_calls(self, network: Network, slopes: Array) -> Iterator[tuple[Any, Array, Array]]:
        """One call for each run of neighbouring layers with the same activation."""
        layers = zip(network.activations[:-1], self.forward.rows, strict=True)
        start = 0
        for activation, group in groupby(layers, key=lambda layer: layer[0]):
            stop = start + sum(len(rows) for _, rows in group)
            yield activation.slope, self.forward.block[start:stop], slopes[start:stop]
            start = stop

    def _layer_calls(self, network: Network, slopes: Sequence[Array]) -> Iterator[tuple[Any, ...]]:
        """What `run` calls for each layer but the first, from the output back."""
        for layer in range(len(self.deltas) - 1, 0, -1):
            yield (
                self.deltas[layer].dot,
                self.forward.rows[layer - 1].T,
                network.gradient_matrices[layer],
                network.matrices[layer].T.dot,
                self.deltas[layer],
                self._delta_rows[layer - 1],
                slopes[layer - 1],
            )

    def run(self, inputs: Array, targets: Array) -> None:
        """`inputs` (inputs + 1, samples), constant row last, and `targets` (outputs, samples)."""
        a, delta = self.forward.run(inputs), self.deltas[-1]
        self._loss.delta(a, targets, self._output, delta)
        np.multiply(delta, self._share, delta)
        for take_slope, rows, slope in self._slopes:
            take_slope(rows, slope)
        for delta_dot, source, gradient, back, delta, below, slope in self._layers:
            delta_dot(source, gradient)
            back(delta, below)
            np.multiply(below, slope, below)
        delta_dot, gradient = self._first
        delta_dot(inputs.T, gradient)


def split_rows(block: NDArray[Any], heights: Sequence[int]) -> Iterator[NDArray[Any]]:
    """Views of `block`, one after the other, of the given numbers of rows."""
    start = 0
    for height in heights:
        yield block[start : start + height]
        start += height
