"""One update with every number on the way to it."""

from dataclasses import dataclass

import numpy as np

from .batches import Indices, Unit
from .network import Backpropagation, Network
from .parameters import Array
from .trainer import Trainer


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
    views = trainer.network.layout.views
    run = trainer.network.backpropagation(len(update.batch))
    sources = [trainer.inputs(update.batch), *(a.copy() for a in run.forward.activations)]
    changes = zip(views(update.gradients), views(update.updates), strict=True)
    with np.errstate(all="ignore"):
        layers = [
            _layer(trainer.network, run, layer, sources[layer], *change)
            for layer, change in enumerate(changes)
        ]
    return Trace(unit, sample, update.batch, update.loss, update.penalty, layers)


def _layer(
    network: Network,
    run: Backpropagation,
    layer: int,
    inputs: Array,
    gradients: Array,
    updates: Array,
) -> LayerTrace:
    a = run.forward.activations[layer].copy()
    da_dz = np.empty_like(a)
    network.activations[layer].slope(a, da_dz)
    return LayerTrace(
        name=f"hidden {layer + 1}" if layer + 1 < len(network.matrices) else "output",
        activation=network.activations[layer].name,
        inputs=inputs,
        weighted_sums=network.matrices[layer][:, :-1] @ inputs,
        z=run.forward.z[layer].copy(),
        a=a,
        da_dz=da_dz,
        delta=run.deltas[layer].copy(),
        weight_gradients=gradients[:, :-1],
        bias_gradients=gradients[:, -1],
        weight_updates=updates[:, :-1],
        bias_updates=updates[:, -1],
    )
