"""What a problem is: its names, its defaults, and how its samples are drawn."""

from collections.abc import Callable, Mapping
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
    """

    name: str
    title: str
    description: str
    kind: str
    output_names: tuple[str, ...]
    class_names: tuple[str, ...]
    defaults: Mapping[str, Mapping[str, Any]]
    generate: Callable[[int, float, np.random.Generator], tuple[Array, Array]]
