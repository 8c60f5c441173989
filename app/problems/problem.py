"""What a problem is: its names, its defaults, and how its samples are drawn."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

Array: TypeAlias = NDArray[np.float64]


@dataclass(frozen=True)
class Problem:
    """Something to learn from points of the plane.

    `generate(samples, noise, rng)` gives points (samples, 2) and targets (samples, outputs). For a
    classification the targets are 0 or 1, named by `class_names` in that order, and the classes
    alternate, so that every cut of the samples is balanced. `defaults` are the parts `problem`,
    `network` and `training` of a document about this problem.

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
    defaults: Mapping[str, Mapping[str, Any]]
    generate: Callable[[int, float, np.random.Generator], tuple[Array, Array]]
    samples: tuple[int, int] = (10, 5000)
    output: str | None = None
    weights: Sequence[Sequence[Sequence[float]]] = ()
    biases: Sequence[Sequence[float]] = ()
    locked: tuple[str, ...] = ()
