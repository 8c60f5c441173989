"""How good a network is on samples."""

from typing import TypedDict

import numpy as np
from numpy.typing import NDArray

from .losses import Loss
from .network import Network
from .parameters import Array

Classes = NDArray[np.intp]


class Measures(TypedDict):
    """Over one split; None where there is no sample, and where there is no such measure.

    `accuracy` is for classes, and `r2` for numbers: the share of the targets' variance, over all
    outputs, that the network explains; 1 is all of it, and below 0 their mean would be better.
    """

    loss: float | None
    accuracy: float | None
    r2: float | None


class Metrics(TypedDict):
    """Mean losses without the penalty, accuracies from 0 to 1, and the penalty beside them.

    `objective` is the training loss + penalty: what training makes smaller.
    """

    train: Measures
    test: Measures
    penalty: float
    objective: float


def measures(network: Network, inputs: Array, targets: Array, classifies: bool) -> Measures:
    """For `inputs` (samples, inputs + 1), the constant last, and `targets` (samples, outputs)."""
    if not len(inputs):
        return {"loss": None, "accuracy": None, "r2": None}
    forward = network.forward(len(inputs))
    a = forward.run(inputs.T)
    return measured(network.loss, forward.z[-1], a, targets.T, classifies)


def measured(loss: Loss, z: Array, a: Array, targets: Array, classifies: bool) -> Measures:
    """For the outputs' z and a and their targets, each (outputs, samples)."""
    return {
        "loss": loss.value(z, a, targets),
        "accuracy": accuracy(a, targets, loss.level) if classifies else None,
        "r2": None if classifies else explained(a, targets),
    }


def accuracy(outputs: Array, targets: Array, level: float) -> float:
    """The share of samples whose class is right, both (outputs, samples)."""
    return float((classes(outputs, level) == classes(targets, 0.5)).mean())


def classes(outputs: Array, level: float) -> Classes:
    """The class of each sample for `outputs` (outputs, samples), shape (samples,).

    Of one output, 1 where it is above `level`, else 0; of several, the place of the largest.
    """
    found: Classes = outputs.argmax(axis=0) if len(outputs) > 1 else outputs[0] > level
    return found.astype(np.intp)


def explained(outputs: Array, targets: Array) -> float | None:
    """R²: 1 - sum (target - output)² / sum (target - mean target)², both (outputs, samples).

    None where the targets do not differ.
    """
    spread = np.square(targets - targets.mean(axis=1, keepdims=True)).sum()
    return float(1.0 - np.square(targets - outputs).sum() / spread) if spread else None
