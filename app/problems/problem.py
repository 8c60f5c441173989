"""What a problem is: its names, its defaults, and how its samples are drawn."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from .scenario import Level, Scale, Switch, Wording

Array: TypeAlias = NDArray[np.float64]
Generate: TypeAlias = Callable[[int, float, np.random.Generator], tuple[Array, Array]]
Defaults: TypeAlias = Mapping[str, Mapping[str, Any]]


@dataclass(frozen=True, eq=False)
class Problem:
    """Something to learn from points of the plane, of a line, or from samples of other columns.

    `generate(samples, noise, rng)` gives points (samples, columns) and targets (samples, outputs).
    Of a "classification" the one target is 0 or 1; of a "multiclass" it is 1 for the sample's class
    and 0 for the others; both name them by `class_names` in that order, and the classes take turns,
    so that every cut of the samples is balanced. Of a "regression" targets are numbers within about
    ±1. What a person types or brings is as it is. A `curve` is a regression on one column alone,
    whose points (samples, 2) are (x1, target).

    `defaults` are the parts `problem`, `network` and `training` of a document about this problem.
    `samples` are the least and the most that it can have. `output` is the activation of the output
    layer where it is not the one that the loss goes with. A problem may bring numbers of its own:
    the default network then starts from `weights` and `biases`, with `locked` parameters. Of what
    is `given` there is neither noise nor another draw; what is not `noisy` has no noise.

    A problem with a story is looked at through a `lens` of this name. It has `levels` and
    `switches`, and `variant(level, switches)` is the problem as it is at a level with some of them
    on. Its columns may be the pixels of an `image` (rows, columns), or measured by `scales`, or
    words. `texts(samples, rng)` say in words what the samples are that `generate` draws, and
    `columns_of(text)` is what the columns (columns,) make of any other text, and `tokens(text)` are
    its words in their order, each named as its column where it has one.
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
    columns: tuple[str, ...] = ("x1", "x2")
    given: bool = False
    noisy: bool = True
    lens: str | None = None
    levels: tuple[Level, ...] = ()
    switches: tuple[Switch, ...] = ()
    variant: Callable[[str, tuple[str, ...]], "Problem"] | None = None
    wording: Wording = field(default_factory=Wording)
    image: tuple[int, int] | None = None
    scales: tuple[Scale, ...] = ()
    texts: Callable[[int, np.random.Generator], Sequence[str]] | None = None
    columns_of: Callable[[str], Array] | None = None
    tokens: Callable[[str], Sequence[str]] | None = None

    @property
    def planar(self) -> bool:
        """Whether its points lie on a plane, so that they can be drawn."""
        return self.curve or len(self.columns) == 2

    @property
    def axes(self) -> tuple[str, ...]:
        """What the axes of its plane are called."""
        return (*self.columns, *self.output_names) if self.curve else self.columns

    @property
    def paintable(self) -> bool:
        """Whether a place on the plane and one class or number make a sample."""
        return self.planar and (self.kind == "multiclass" or len(self.output_names) == 1)


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
            name,
            title,
            description,
            kind,
            output_names,
            class_names,
            defaults,
            generate,
            curve,
            columns=("x1",) if curve else ("x1", "x2"),
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
