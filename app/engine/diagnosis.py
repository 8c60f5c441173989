"""What keeps a network from learning, found in measured values alone.

Thresholds were set where healthy networks stay clear of them: those of all problems at their own
defaults, over several seeds and 50 epochs.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

import numpy as np

from .network import Network
from .parameters import Array
from .responses import at, judged
from .statistics import layer_norms
from .trainer import Trainer
from .trials import Trial, rate_trial

# From here on, as accuracy or R², a network counts as having learned: what follows hinders nobody.
LEARNED = 0.9
# Units are alike when they differ by no more than what rounding makes of equal ones: this part of
# a number, or this much of one that is nearly 0.
ALIKE, ALIKE_AT_ZERO = 1e-9, 1e-12
# Gradients of the first layer this far below the last's have vanished; healthy ones stay above 0.1.
VANISHED = 0.01
# A gradient is exploding when moving 1/100 along it would cost as much as all there is to learn.
EXPLODED = 100.0
# A gradient below this part of what there is to learn leads nowhere; healthy plateaus have 0.015.
STILL = 0.005

Kind = Literal[
    "exploding", "rate_too_large", "symmetry", "no_gradient", "dead", "saturated", "vanishing",
    "rate_too_small", "stuck",
]  # fmt: skip


@dataclass(frozen=True)
class Finding:
    """What is wrong: with the `units` of parameter layer `layer`, or with all of the network.

    `measured` are the numbers that tell so, by name.
    """

    kind: Kind
    measured: dict[str, float]
    layer: int | None = None
    units: list[int] = field(default_factory=list)


@dataclass(frozen=True)
class Readings:
    """What findings are made of, measured over the whole training set.

    `slopes` of each hidden layer are (units, samples), `gradients` (size,) of loss + penalty and
    `norms` theirs by layer; `worth` is what there is to learn: the loss of one who answers with
    the targets' mean, whatever the sample. `quality` is the accuracy or R².
    """

    network: Network
    slopes: list[Array]
    gradients: Array
    norms: list[float]
    worth: float
    quality: float

    @property
    def learned(self) -> bool:
        """Whether it does well as it is."""
        return self.quality >= LEARNED


def diagnose(trainer: Trainer) -> list[Finding]:
    """Everything that is wrong, what matters most first; nothing of a network that has diverged.

    Leaves the trainer as it was.
    """
    with np.errstate(all="ignore"):
        if trainer.diverged():
            return []
        readings = read(trainer)
        updates = trainer.next_update().updates
        trial = rate_trial(trainer, readings.worth, readings.learned)
        blocked = [
            *exploding(readings),
            *rate(trial),
            *symmetric(readings, updates),
            *dead(readings),
            *without_gradient(readings),
        ]
        return [
            *blocked,
            *(() if blocked else stuck(readings)),
            *saturated(readings),
            *vanishing(readings),
        ]


def read(trainer: Trainer) -> Readings:
    """Measure it."""
    network = trainer.network
    gradients = trainer.objective_gradient()
    metrics = trainer.metrics()["train"]
    inputs, targets = trainer.training_set
    forward = network.backpropagation(len(inputs)).forward
    hidden = zip(network.activations[:-1], forward.z[:-1], strict=True)
    quality = metrics["r2"] if metrics["accuracy"] is None else metrics["accuracy"]
    return Readings(
        network,
        [at(activation, z)[1] for activation, z in hidden],
        gradients,
        layer_norms(network.layout, gradients),
        worth_learning(network, targets.T),
        1.0 if quality is None else quality,
    )


def worth_learning(network: Network, targets: Array) -> float:
    """The loss of answering with the mean of `targets` (outputs, samples) every time.

    0 where that is always right, so that there is nothing to learn.
    """
    loss, output = network.loss, network.activations[-1]
    mean = targets.mean(axis=1, keepdims=True)
    if not (targets != mean).any():
        return 0.0
    a = loss.level + 2 * loss.half * (mean - 0.5)
    # A class that no sample has would lie at the end of the logarithm's scale.
    share = np.clip(mean, 1e-12, 1 - 1e-12)
    z = np.log(share) if output.couples else np.log(share / (1 - share))
    return loss.value(*np.broadcast_arrays(z, a, targets))


def exploding(readings: Readings) -> Iterator[Finding]:
    """A gradient so large that the least step along it destroys all (Pascanu et al., 2013)."""
    norm = float(np.linalg.norm(readings.gradients))
    if norm > EXPLODED * readings.worth > 0:
        yield Finding("exploding", {"norm": norm, "worth": readings.worth})


def rate(trial: Trial) -> Iterator[Finding]:
    """A learning rate whose steps overshoot, or hardly move."""
    if trial.verdict:
        yield Finding(trial.verdict, trial.measured)


def symmetric(readings: Readings, updates: Array) -> Iterator[Finding]:
    """Units of a layer that are alike in and out, and in what the next update makes of them."""
    layout = readings.network.layout
    # Biases that are off act as 0, whatever they are.
    acts = np.where(layout.is_bias, readings.network.constant, 1.0)
    flat = readings.network.flat * acts
    pairs = zip(layout.views(flat), layout.views(updates), strict=True)
    layers = [np.concatenate(pair, axis=1) for pair in pairs]
    widths = [weights.shape[1] - 1 for weights in layout.views(flat)]
    for layer in range(len(layers) - 1):
        width = widths[layer + 1]
        above = layers[layer + 1]
        out = np.concatenate([above[:, :width], above[:, width + 1 : 2 * width + 1]]).T
        for units in groups(np.concatenate([layers[layer], out], axis=1)):
            yield Finding("symmetry", {"units": float(len(units))}, layer, units)


def groups(rows: Array) -> list[list[int]]:
    """The places of those `rows` that are alike, in groups of two and more."""
    distances = np.abs(rows[:, None] - rows)
    alike = (distances <= ALIKE_AT_ZERO + ALIKE * np.abs(rows)).all(axis=2)
    found: dict[int, list[int]] = {}
    for place, first in enumerate(alike.argmax(axis=1).tolist()):
        found.setdefault(first, []).append(place)
    return [group for group in found.values() if len(group) > 1]


def dead(readings: Readings) -> Iterator[Finding]:
    """Units that let no blame pass for any sample."""
    for layer, slopes in enumerate(readings.slopes):
        units = [place for place, unit in enumerate(slopes) if judged(unit)[1] == "dead"]
        if units:
            measured = {"samples": float(slopes.shape[1]), "of": float(len(slopes))}
            yield Finding("dead", measured, layer, units)


def saturated(readings: Readings) -> Iterator[Finding]:
    """Layers that let hardly any blame pass.

    A single unit that is nearly flat is how a trained one tells two sides apart, and relu is flat
    on one side by design; it is the layer whose units all are, on both sides, that cannot learn.
    """
    for layer, slopes in enumerate(readings.slopes):
        units = [judged(unit) for unit in slopes]
        bounded = np.isfinite(readings.network.activations[layer].range).all()
        flat = all(health == "saturated" for _, health in units)
        if flat and bounded and not readings.learned:
            share = float(np.mean([share for share, _ in units]))
            yield Finding("saturated", {"flat_share": share}, layer, list(range(len(units))))


def without_gradient(readings: Readings) -> Iterator[Finding]:
    """No weight that could be moved by the loss, though there is much left to learn."""
    weights = readings.gradients[~readings.network.layout.is_bias]
    if not weights.any() and not readings.learned:
        yield Finding("no_gradient", {"quality": readings.quality})


def vanishing(readings: Readings) -> Iterator[Finding]:
    """Blame that gets lost on its way back through the layers (Glorot and Bengio, 2010)."""
    first, last = readings.norms[0], readings.norms[-1]
    if 0 < first < VANISHED * last and not readings.learned:
        yield Finding("vanishing", {"first": first, "last": last}, 0)


def stuck(readings: Readings) -> Iterator[Finding]:
    """Hardly a gradient over all samples, though there is much left to learn."""
    norm = float(np.linalg.norm(readings.gradients))
    if norm < STILL * readings.worth and not readings.learned:
        yield Finding("stuck", {"norm": norm, "quality": readings.quality})
