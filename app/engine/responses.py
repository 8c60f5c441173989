"""How one unit responds: its activation function, and where the training samples fall on it."""

from dataclasses import dataclass
from typing import Literal

import numpy as np

from .activations import Activation
from .parameters import Array
from .probes import activations
from .trainer import Trainer

# A slope below this lets hardly any blame through: tanh beyond ±0.975, sigmoid beyond 0.053.
FLAT_SLOPE = 0.05
# A unit counts as saturated when more than this share of the samples fall on flat parts.
SATURATED_SHARE = 0.5
# The curve is drawn at least over ±this, and at so many places.
LEAST_REACH, PLACES = 4.0, 121

Health = Literal["live", "saturated", "dead"]


@dataclass(frozen=True)
class Response:
    """A unit's curve, a(z) with its slope at `curve_z`, and `z` of every training sample.

    `flat_share` is the share of the samples where the slope is below `flat_slope`. A unit is dead
    when the slope is 0 for all of them, so that no blame passes; saturated when it is nearly flat
    for more than half.
    """

    activation: str
    curve_z: Array
    curve_a: Array
    curve_slope: Array
    z: Array
    flat_slope: float
    flat_share: float
    health: Health


def response(trainer: Trainer, layer: int, unit: int) -> Response:
    """How unit `unit` of parameter layer `layer` responds to the training samples."""
    network = trainer.network
    inputs, _ = trainer.training_set
    values = activations(network, inputs[:, :-1])[layer]
    activation, z = network.activations[layer], values.z[unit]
    reach = max(
        LEAST_REACH, 1.1 * float(np.abs(z, where=np.isfinite(z), out=np.zeros_like(z)).max())
    )
    places = np.linspace(-reach, reach, PLACES)
    curve, curve_slopes = at(activation, places)
    _, slopes = at(activation, z)
    flat, health = judged(slopes)
    return Response(
        activation=activation.name,
        curve_z=places,
        curve_a=curve,
        curve_slope=curve_slopes,
        z=z,
        flat_slope=FLAT_SLOPE,
        flat_share=flat,
        health=health,
    )


def judged(slopes: Array) -> tuple[float, Health]:
    """The share of flat ones among a unit's `slopes` (samples,), and what that makes of it."""
    flat = float((np.abs(slopes) < FLAT_SLOPE).mean())
    if not slopes.any():
        return flat, "dead"
    return flat, "saturated" if flat > SATURATED_SHARE else "live"


def at(activation: Activation, z: Array) -> tuple[Array, Array]:
    """The activation and its slope at `z`, in arrays of its shape."""
    a, slopes = np.empty_like(z), np.empty_like(z)
    with np.errstate(all="ignore"):
        activation.function(z, a)
        activation.slope(z, a, slopes)
    return a, slopes
