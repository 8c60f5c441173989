"""One update as one of its samples sees it: every product, and each share in a gradient."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from .batches import Indices, Unit
from .network import Network
from .optimizers import MOMENTS
from .parameters import Array, Mask, Scalar
from .trace import LayerTrace, Trace, trace
from .trainer import Trainer


@dataclass(frozen=True)
class LayerWalk:
    """One layer's part.

    Of one sample and its own loss: `inputs` (inputs,), `products` weight * input (units, inputs),
    `weighted_sums` their sums before the bias, `z`, `a`, `da_dz` (units,), `blames` (units, units
    of the next layer): weight to it * its delta, `blame` their sums dL/da, both empty for the
    output layer, `delta` dL/dz, `sample_gradients` delta * input. With dropout, `mask` (units,) is
    what its activations are multiplied by before the next layer reads them, and blame on its way
    back; else there is none.

    Of the update: `gradients` of loss + penalty, of which `penalty_gradients` are a part, `terms`
    by name, `updates` their sums or 0 where `locked`, and the `new` values, exactly old + update.
    `moments` are what an optimizer remembers, by name. Where there is one number a parameter the
    shape is (units, inputs + 1), the bias last.
    """

    name: str
    activation: str
    inputs: Array
    products: Array
    weighted_sums: Array
    z: Array
    a: Array
    da_dz: Array
    mask: Array | None
    blames: Array
    blame: Array
    delta: Array
    sample_gradients: Array
    gradients: Array
    penalty_gradients: Array
    terms: dict[str, Array]
    moments: dict[str, Array]
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
    `learning_rate` is the one of this step.
    """

    unit: Unit
    sample: int | None
    batch: Indices
    loss: float
    penalty: float
    learning_rate: float
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
    place = update.batch.tolist().index(member)
    seen = [_seen(layer, place, len(update.batch)) for layer in update.layers]
    with np.errstate(all="ignore"):
        return Walk(
            unit=unit,
            sample=sample,
            batch=update.batch,
            loss=update.loss,
            penalty=update.penalty,
            learning_rate=update.learning_rate,
            member=member,
            targets=update.targets[:, place],
            losses=update.losses[:, place],
            errors=seen[-1].a - update.targets[:, place],
            member_loss=float(update.losses[:, place].sum()),
            layers=_layers(trainer, update, seen),
            shares=_shares(trainer, update, parameter, position),
        )


class Seen(NamedTuple):
    """One layer for one sample and its own loss, each (units,), but for the inputs."""

    inputs: Array
    weighted_sums: Array
    z: Array
    a: Array
    da_dz: Array
    mask: Array | None
    delta: Array


def _seen(layer: LayerTrace, place: int, samples: int) -> Seen:
    """The column of the trace at `place`; its delta is so many times its part of the mean loss."""
    return Seen(
        inputs=layer.inputs[:, place],
        weighted_sums=layer.weighted_sums[:, place],
        z=layer.z[:, place],
        a=layer.a[:, place],
        da_dz=layer.da_dz[:, place],
        mask=None if layer.mask is None else layer.mask[:, place],
        delta=layer.delta[:, place] * samples,
    )


def _layers(trainer: Trainer, update: Trace, seen: Sequence[Seen]) -> list[LayerWalk]:
    network = trainer.network
    penalties = network.layout.views(trainer.penalty.gradient(network.flat))
    return [
        _layer(network, layer, penalty, update.layers[layer], seen[layer:])
        for layer, penalty in enumerate(penalties)
    ]


def _layer(
    network: Network, layer: int, penalty: Array, update: LayerTrace, onwards: Sequence[Seen]
) -> LayerWalk:
    matrix, (seen, *above) = network.matrices[layer], onwards
    blames = np.empty((len(seen.delta), 0))
    if above:
        blames = network.matrices[layer + 1][:, :-1].T * above[0].delta
    updates = _joined(update.weight_updates, update.bias_updates)
    parts = {name: _joined(**part) for name, part in update.update_terms.items()}
    return LayerWalk(
        name=update.name,
        activation=update.activation,
        **seen._asdict(),
        products=matrix[:, :-1] * seen.inputs,
        blames=blames,
        blame=blames.sum(axis=1) if above else np.empty(0),
        sample_gradients=seen.delta[:, None] * np.append(seen.inputs, network.constant),
        gradients=_joined(update.weight_gradients, update.bias_gradients),
        penalty_gradients=penalty,
        terms={name: part for name, part in parts.items() if name not in MOMENTS},
        moments={name: part for name, part in parts.items() if name in MOMENTS},
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
