"""A dense network as it is usually written in NumPy: what the engine is measured against.

In the manner of course notes (Stanford CS231n, "Putting it together: minimal neural network case
study"): samples first, `X @ W + b`, weights and biases apart, a new array for every result, and
each step gives the loss of its mini-batch and adds the penalty, whatever its weight. The engine's
step does neither unless asked, so `BareNetwork` is the same without them: the hardest comparison.
"""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
Field = NDArray[np.float32]


class NaiveNetwork:
    """Tanh hidden layers, one sigmoid output, cross-entropy, L2, plain gradient descent."""

    def __init__(self, sizes: Sequence[int], l2: float = 0.0) -> None:
        self.rng = np.random.default_rng(1)
        self.l2 = l2
        self.weights = [
            self.rng.uniform(-1, 1, (inputs, units)) * np.sqrt(6 / (inputs + units))
            for inputs, units in pairwise(sizes)
        ]
        self.biases = [np.zeros((1, units)) for units in sizes[1:]]

    def forward(self, inputs: Array) -> list[Array]:
        """The activations of every layer, each (samples, units), the inputs first."""
        activations = [inputs]
        for weight, bias in zip(self.weights[:-1], self.biases[:-1], strict=True):
            activations.append(np.tanh(activations[-1] @ weight + bias))
        z = activations[-1] @ self.weights[-1] + self.biases[-1]
        activations.append(1 / (1 + np.exp(-z)))
        return activations

    def step(self, inputs: Array, targets: Array, learning_rate: float) -> float:
        """One update; gives the loss of these samples, with the penalty."""
        activations = self.forward(inputs)
        a = np.clip(activations[-1], 1e-12, 1 - 1e-12)
        loss = np.mean(-targets * np.log(a) - (1 - targets) * np.log(1 - a))
        delta = (a - targets) / len(inputs)
        for layer in reversed(range(len(self.weights))):
            weight = self.weights[layer]
            loss += 0.5 * self.l2 * np.sum(weight**2)
            weight_gradient = activations[layer].T @ delta + self.l2 * weight
            bias_gradient = np.sum(delta, axis=0, keepdims=True)
            if layer:
                delta = (delta @ weight.T) * (1 - activations[layer] ** 2)
            self.weights[layer] -= learning_rate * weight_gradient
            self.biases[layer] -= learning_rate * bias_gradient
        return float(loss)

    def epoch(self, inputs: Array, targets: Array, batch_size: int, learning_rate: float) -> float:
        """One update for every mini-batch; gives the mean of their losses."""
        order = self.rng.permutation(len(inputs))
        losses = []
        for start in range(0, len(inputs), batch_size):
            batch = order[start : start + batch_size]
            losses.append(self.step(inputs[batch], targets[batch], learning_rate))
        return sum(losses) / len(losses)

    def fields(self, points: Array, resolution: int) -> list[Field]:
        """Every unit's activations over a grid, (resolution, resolution), as they are sent."""
        return [
            activations[:, unit].reshape(resolution, resolution).astype(np.float32)
            for activations in self.forward(points)[1:]
            for unit in range(activations.shape[1])
        ]


class BareNetwork(NaiveNetwork):
    """The same network with nothing in a step but the update itself."""

    def step(self, inputs: Array, targets: Array, learning_rate: float) -> float:
        """One update; the loss is not told."""
        activations = self.forward(inputs)
        delta = (activations[-1] - targets) / len(inputs)
        for layer in reversed(range(len(self.weights))):
            weight_gradient = activations[layer].T @ delta
            bias_gradient = delta.sum(axis=0)
            if layer:
                delta = (delta @ self.weights[layer].T) * (1 - activations[layer] ** 2)
            self.weights[layer] -= learning_rate * weight_gradient
            self.biases[layer] -= learning_rate * bias_gradient
        return 0.0


def grid(resolution: int) -> Array:
    """The points (resolution * resolution, 2) of a square grid over the plane from -2 to 2."""
    axis = np.linspace(-2, 2, resolution)
    return np.reshape(np.meshgrid(axis, axis), (2, -1)).T
