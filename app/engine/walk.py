"""One update as one of its samples sees it: every product, and each share in a gradient."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .batches import Indices, Unit
from .network import Network
from .parameters import Array, Mask, Scalar
from .trace import LayerTrace, Trace, trace
from .trainer import Trainer


@dataclass(frozen=True)
class LayerWalk:
    """One layer's part.

    Of one sample and its own loss: `inputs` (inputs,), `products` weight * input (units, inputs),
    `weighted_sums` their sums before the bias, `z`, `a`, `da_dz` (units,), `blames` (units, units
    of the next layer): weight to it * its delta, `blame` their sums dL/da, both empty for the
    output layer, `delta` dL/dz, `sample_gradients` delta * input.

    Of the update: `gradients` of loss + penalty, of which `penalty_gradients` are a part, `terms`
    by name, `updates` their sums or 0 where `locked`, and the `new` values, exactly old + update.
    Where there is one number a parameter the shape is (units, inputs + 1), the bias last.
    """

    name: str
    activation: str
    inputs: Array
    products: Array
    weighted_sums: Array
    z: Array
    a: Array
    da_dz: Array
    blames: Array
    blame: Array
    delta: Array
    sample_gradients: Array
    gradients: Array
    penalty_gradients: Array
    terms: dict[str, Array]
    updates: Array
    new: Array
    locked: Mask


@dataclass(frozen=True)
class Shares:
    """How the samples of a batch average into one parameter's gradient of the loss, `mean`.

    For each of `samples`: the `inputs` that the parameter multiplies, the `deltas` of its unit for
    that sample's own loss, and their product, the sample's own `gradients`; each (samples,).
    """

    parameter: str
    samples: Indices
    inputs: Array
    deltas: Array
    gradients: Array
    mean: float


@dataclass(frozen=True)
class Walk:
    """The update that `step` would make, seen by training sample `member` of its batch.

    `targets`, `losses` and `errors` (a - target) are those of the outputs for that sample, each
    (outputs,), and `member_loss` the sum of the losses; `loss` is the batch's mean.
    """

    unit: Unit
    sample: int | None
    batch: Indices
    loss: float
    penalty: float
    member: int
    targets: Array
    losses: Array
    errors: Array
    member_loss: float
    layers: list[LayerWalk]
    shares: Shares


def walk(
    trainer: Trainer,
    unit: Unit = "batch",
    sample: int | None = None,
    member: int | None = None,
    parameter: str | None = None,
) -> Walk:
    """The update of `trainer.step(unit, sample)` stage by stage; changes nothing.

    `member` is the batch's sample to look at, by default its first; `parameter` the one whose
    shares are told, by default the first. Raises ValueError for a sample that does not exist or is
    not of the batch, ParameterError for an unknown parameter.
    """
    layout = trainer.network.layout
    parameter = layout.paths[0] if parameter is None else parameter
    position = layout.position(parameter)
    update = trace(trainer, unit, sample)
    member = int(update.batch[0]) if member is None else member
    if member not in update.batch:
        raise ValueError(f"sample {member} is not of this batch")
    seen = trace(trainer, "sample", member)
    with np.errstate(all="ignore"):
        return Walk(
            unit=unit,
            sample=sample,
            batch=update.batch,
            loss=update.loss,
            penalty=update.penalty,
            member=member,
            targets=seen.targets[:, 0],
            losses=seen.losses[:, 0],
            errors=seen.layers[-1].a[:, 0] - seen.targets[:, 0],
            member_loss=seen.loss,
            layers=_layers(trainer, update, seen),
            shares=_shares(trainer, update, parameter, position),
        )


def _layers(trainer: Trainer, update: Trace, seen: Trace) -> list[LayerWalk]:
    network = trainer.network
    penalties = network.layout.views(trainer.penalty.gradient(network.flat))
    return [
        _layer(network, layer, penalty, update.layers[layer], seen.layers[layer:])
        for layer, penalty in enumerate(penalties)
    ]


def _layer(
    network: Network, layer: int, penalty: Array, update: LayerTrace, onwards: Sequence[LayerTrace]
) -> LayerWalk:
    matrix, (seen, *above) = network.matrices[layer], onwards
    inputs, delta = seen.inputs[:, 0], seen.delta[:, 0]
    blames = np.empty((len(delta), 0))
    if above:
        blames = network.matrices[layer + 1][:, :-1].T * above[0].delta[:, 0]
    updates = _joined(update.weight_updates, update.bias_updates)
    return LayerWalk(
        name=seen.name,
        activation=seen.activation,
        inputs=inputs,
        products=matrix[:, :-1] * inputs,
        weighted_sums=seen.weighted_sums[:, 0],
        z=seen.z[:, 0],
        a=seen.a[:, 0],
        da_dz=seen.da_dz[:, 0],
        blames=blames,
        blame=blames.sum(axis=1) if above else np.empty(0),
        delta=delta,
        sample_gradients=delta[:, None] * np.append(inputs, network.constant),
        gradients=_joined(update.weight_gradients, update.bias_gradients),
        penalty_gradients=penalty,
        terms={name: _joined(**term) for name, term in update.update_terms.items()},
        updates=updates,
        new=matrix + updates,
        locked=_joined(update.weights_locked, update.biases_locked),
    )


def _shares(
    trainer: Trainer, update: Trace, parameter: str, position: tuple[int, int, int]
) -> Shares:
    layer, unit, column = position
    samples, sources = len(update.batch), update.layers[layer].inputs
    is_bias = column == len(sources)
    inputs = np.full(samples, trainer.network.constant) if is_bias else sources[column]
    # The batch's loss is a mean, so that each sample's own delta is so many times its part of it.
    deltas = update.layers[layer].delta[unit] * samples
    gradients = deltas * inputs
    return Shares(parameter, update.batch, inputs, deltas, gradients, float(gradients.mean()))


def _joined(weights: NDArray[Scalar], biases: NDArray[Scalar]) -> NDArray[Scalar]:
    return np.column_stack([weights, biases])
