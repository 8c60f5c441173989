"""One update with every number on the way to it."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from .batches import Indices, Unit
from .network import Backpropagation, Network
from .parameters import Array, Mask
from .trainer import Trainer


@dataclass(frozen=True)
class LayerTrace:
    """One layer's part. Arrays are (units, samples) but for gradients and updates.

    `weighted_sums` are the sums before the bias, `delta` is dL/dz of the mean loss, and `da_dz` the
    activation's slope. Weight gradients and updates are (units, inputs), those of biases (units,);
    gradients are of loss + penalty. `update_terms` are what the updates are the sums of, by name,
    each {"weights": (units, inputs), "biases": (units,)}; a locked parameter has them, too, but
    its update is 0. Beside them, and not to be added, stands what an optimizer remembers, `first`
    and `second`. With dropout, the next layer reads a * `mask`, and delta has passed the mask, too.
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
    weights_locked: Mask
    biases_locked: Mask
    update_terms: dict[str, dict[str, Array]]
    mask: Array | None


@dataclass(frozen=True)
class Trace:
    """The update that `step` would make; new = old + update exactly.

    `targets` are (outputs, samples), and `losses` what each output's loss is there.
    """

    unit: Unit
    sample: int | None
    batch: Indices
    loss: float
    penalty: float
    learning_rate: float
    targets: Array
    losses: Array
    layers: list[LayerTrace]


def trace(trainer: Trainer, unit: Unit = "batch", sample: int | None = None) -> Trace:
    """Every number of the update that `trainer.step(unit, sample)` would make; changes nothing.

    Raises ValueError for a sample that does not exist.
    """
    update = trainer.next_update(unit, sample)
    network, targets = trainer.network, trainer.targets(update.batch)
    run = network.backpropagation(len(update.batch))
    sources = [trainer.inputs(update.batch), *(a.copy() for a in run.forward.activations)]
    views = network.layout.views
    gradients, updates, locked = (
        views(update.gradients),
        views(update.updates),
        views(trainer.locked),
    )
    term_views = {name: views(term) for name, term in {**update.terms, **update.moments}.items()}
    with np.errstate(all="ignore"):
        layers = [
            LayerTrace(
                **_passes(network, run, layer, sources[layer]),
                **_changes(gradients[layer], updates[layer], locked[layer]),
                update_terms={name: _split(term[layer]) for name, term in term_views.items()},
                mask=update.masks[layer] if layer < len(update.masks) else None,
            )
            for layer in range(len(network.matrices))
        ]
        losses = network.loss.each(run.forward.z[-1], run.forward.activations[-1], targets)
    return Trace(
        unit,
        sample,
        update.batch,
        update.loss,
        update.penalty,
        update.learning_rate,
        targets,
        losses,
        layers,
    )


def _passes(network: Network, run: Backpropagation, layer: int, inputs: Array) -> dict[str, Any]:
    activation, z = network.activations[layer], run.forward.z[layer].copy()
    # What the run holds is masked by dropout, if there is any.
    a, da_dz = np.empty_like(z), np.empty_like(z)
    activation.function(z, a)
    activation.slope(z, a, da_dz)
    return {
        "name": network.layout.layer_names[layer],
        "activation": activation.name,
        "inputs": inputs,
        "weighted_sums": network.matrices[layer][:, :-1] @ inputs,
        "z": z,
        "a": a,
        "da_dz": da_dz,
        "delta": run.deltas[layer].copy(),
    }


def _changes(gradients: Array, updates: Array, locked: Mask) -> dict[str, Any]:
    return {
        "weight_gradients": gradients[:, :-1],
        "bias_gradients": gradients[:, -1],
        "weight_updates": updates[:, :-1],
        "bias_updates": updates[:, -1],
        "weights_locked": locked[:, :-1].copy(),
        "biases_locked": locked[:, -1].copy(),
    }


def _split(matrix: Array) -> dict[str, Array]:
    return {"weights": matrix[:, :-1], "biases": matrix[:, -1]}
