"""One update with every number on the way to it."""

from dataclasses import dataclass

import numpy as np

from .parameters import Array
from .trainer import Indices, Trainer, Unit


@dataclass(frozen=True)
class LayerTrace:
    """One layer's part. Arrays are (units, samples) but for gradients and updates.

    `weighted_sums` are the sums before the bias, `delta` is dL/dz of the mean loss, and `da_dz` the
    activation's slope. Weight gradients and updates are (units, inputs), those of biases (units,);
    gradients are of loss + penalty.
    """

    name: str
    activation: str
    inputs: Array
    weighted_sums: Array
    z: Array
    a: Array
    da_dz: Array
    delta: Array
    weight_gradients: Array
    bias_gradients: Array
    weight_updates: Array
    bias_updates: Array


@dataclass(frozen=True)
class Trace:
    """The update that `step` would make; new = old + update exactly."""

    unit: Unit
    sample: int | None
    batch: Indices
    loss: float
    penalty: float
    layers: list[LayerTrace]


def trace(trainer: Trainer, unit: Unit = "batch", sample: int | None = None) -> Trace:
    """Every number of the update that `trainer.step(unit, sample)` would make; changes nothing.

    Raises ValueError for a sample that does not exist.
    """
    update = trainer.next_update(unit, sample)
    network = trainer.network
    run = network.backpropagation(len(update.batch))
    gradients = network.layout.views(update.gradients)
    updates = network.layout.views(update.updates)
    inputs = trainer.inputs(update.batch)
    layers = []
    for layer, matrix in enumerate(network.matrices):
        weighted_sums = matrix[:, :-1] @ inputs
        a = run.forward.activations[layer].copy()
        da_dz = np.empty_like(a)
        network.activations[layer].slope(a, da_dz)
        layers.append(
            LayerTrace(
                name=f"hidden {layer + 1}" if layer + 1 < len(network.matrices) else "output",
                activation=network.activations[layer].name,
                inputs=inputs,
                weighted_sums=weighted_sums,
                z=weighted_sums + network.constant * matrix[:, -1:],
                a=a,
                da_dz=da_dz,
                delta=run.deltas[layer].copy(),
                weight_gradients=gradients[layer][:, :-1],
                bias_gradients=gradients[layer][:, -1],
                weight_updates=updates[layer][:, :-1],
                bias_updates=updates[layer][:, -1],
            )
        )
        inputs = a
    return Trace(unit, sample, update.batch, update.loss, update.penalty, layers)
