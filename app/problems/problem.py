"""What a problem is: its names, its defaults, and how its samples are drawn."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

Array: TypeAlias = NDArray[np.float64]
Generate: TypeAlias = Callable[[int, float, np.random.Generator], tuple[Array, Array]]
Defaults: TypeAlias = Mapping[str, Mapping[str, Any]]


@dataclass(frozen=True)
class Problem:
    """Something to learn from points of the plane, or of a line.

    `generate(samples, noise, rng)` gives points (samples, 2) and targets (samples, outputs). Of a
    "classification" the one target is 0 or 1; of a "multiclass" it is 1 for the sample's class and
    0 for the others; both name them by `class_names` in that order, and the classes take turns, so
    that every cut of the samples is balanced. Of a "regression" targets are numbers within about
    ±1. A `curve` is a regression on x1 alone, whose points are (x1, target).

    `defaults` are the parts `problem`, `network` and `training` of a document about this problem.
    `samples` are the least and the most that it can have. `output` is the activation of the output
    layer where it is not the one that the loss goes with. A problem may bring numbers of its own:
    the default network then starts from `weights` and `biases`, with `locked` parameters.
    """

    name: str
    title: str
    description: str
    kind: str
    output_names: tuple[str, ...]
    class_names: tuple[str, ...]
    defaults: Defaults
    generate: Generate
    curve: bool = False
    samples: tuple[int, int] = (10, 5000)
    output: str | None = None
    weights: Sequence[Sequence[Sequence[float]]] = ()
    biases: Sequence[Sequence[float]] = ()
    locked: tuple[str, ...] = ()


def problem(
    title: str,
    description: str,
    kind: str,
    output_names: tuple[str, ...],
    class_names: tuple[str, ...],
    defaults: Defaults,
    curve: bool = False,
) -> Callable[[Generate], Problem]:
    """Makes a problem of the function that draws its samples, under the function's name."""

    def define(generate: Generate) -> Problem:
        name = generate.__name__
        return Problem(
            name, title, description, kind, output_names, class_names, defaults, generate, curve
        )

    return define


def defaults(
    hidden: Sequence[int],
    loss: str,
    features: Sequence[str] = ("x1", "x2"),
    activation: str = "tanh",
    **training: object,
) -> Defaults:
    """A document's parts for hidden layers of these sizes; `training` overrides the usual."""
    return {
        "problem": {
            "samples": 250,
            "noise": 0.1,
            "test_fraction": 0.5,
            "seed": 1,
            "features": list(features),
        },
        "network": {
            "hidden": [{"units": units, "activation": activation} for units in hidden],
            "initializer": "glorot_uniform",
            "seed": 1,
            "use_biases": True,
        },
        "training": {
            "loss": loss,
            "optimizer": "sgd",
            "learning_rate": 0.5,
            "batch_size": 10,
            "l1": 0.0,
            "l2": 0.0,
            "shuffle": True,
        }
        | training,
    }
