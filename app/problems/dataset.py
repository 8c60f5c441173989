"""A problem's samples, split into training and test, with their inputs."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeAlias

import numpy as np

from .features import inputs_of
from .problem import Array, Problem

Interval: TypeAlias = tuple[float, float]


@dataclass(frozen=True)
class Split:
    """Samples: points (n, columns), inputs (n, features), targets (n, outputs); read-only.

    `texts` (n) are their sentences, if they are such.
    """

    points: Array
    inputs: Array
    targets: Array
    texts: tuple[str, ...]


@dataclass(frozen=True)
class Dataset:
    """All samples of one problem.

    `extent` is the square ((x1 from, to), (x2 from, to)) around the origin that holds every point:
    at least ±2, and a multiple of 0.5. `half` is the size of the largest target, at least 0.1. Of a
    `curve` the points are (x1, target).
    """

    input_names: tuple[str, ...]
    output_names: tuple[str, ...]
    class_names: tuple[str, ...]
    kind: str
    curve: bool
    half: float
    train: Split
    test: Split
    extent: tuple[Interval, Interval]


def make_dataset(
    problem: Problem,
    samples: int,
    noise: float,
    test_fraction: float,
    seed: int,
    features: Sequence[str],
) -> Dataset:
    """The samples of a problem; the same arguments give the same numbers.

    `test_fraction` of them are kept for testing, but never all. `features` names the inputs.
    """
    return _make_dataset(problem, samples, noise, test_fraction, seed, tuple(features))


@lru_cache(maxsize=32)
def _make_dataset(
    problem: Problem,
    samples: int,
    noise: float,
    test_fraction: float,
    seed: int,
    features: tuple[str, ...],
) -> Dataset:
    points, targets = problem.generate(samples, noise, np.random.default_rng(seed))
    texts = problem.texts(samples, np.random.default_rng(seed)) if problem.texts else ()
    inputs = inputs_of(problem, points, features)
    cut = max(1, len(points) - round(len(points) * test_fraction))
    train, test = (
        Split(
            read_only(points[part]),
            read_only(inputs[part]),
            read_only(targets[part]),
            tuple(texts[part]),
        )
        for part in (slice(cut), slice(cut, None))
    )
    side = max(2.0, float(np.ceil(2.0 * np.abs(points).max(initial=0.0)) / 2.0))
    return Dataset(
        input_names=features,
        output_names=problem.output_names,
        class_names=problem.class_names,
        kind=problem.kind,
        curve=problem.curve,
        half=max(0.1, float(np.abs(targets).max(initial=0.0))),
        train=train,
        test=test,
        extent=((-side, side), (-side, side)),
    )


def read_only(array: Array) -> Array:
    """A copy that refuses to be written to, since a dataset is shared by all who ask for it."""
    copy = array.copy()
    copy.setflags(write=False)
    return copy
