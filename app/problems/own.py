"""Data that a person brings: painted, or read from a table."""

from dataclasses import replace
from functools import lru_cache

import numpy as np

from .problem import Array, Defaults, Problem, defaults
from .scatter import one_hot

# By the kind of problem, the loss that goes with it.
LOSSES = {
    "classification": "binary_cross_entropy",
    "multiclass": "categorical_cross_entropy",
    "regression": "mean_squared_error",
}
PLANE = ("x1", "x2")
# What the classes are called until they get names.
CLASSES = ("A", "B")


@lru_cache(maxsize=32)
def own_problem(
    kind: str, columns: tuple[str, ...], classes: tuple[str, ...], target: str, rows: bytes
) -> Problem:
    """The problem of these data; the same arguments give the same problem.

    `rows` are the bytes of an array (samples, columns + 1) of float64: the inputs of each sample,
    and at last its class, as its place in `classes`, or its number. `target` is what the output is
    called; those of several classes are called as the classes.
    """
    curve = kind == "regression" and len(columns) == 1
    table = np.frombuffer(rows).reshape(-1, len(columns) + 1)
    planar = curve or len(columns) == 2
    features = PLANE[: len(columns)] if planar else columns

    def generate(_samples: int, _noise: float, _rng: np.random.Generator) -> tuple[Array, Array]:
        """The data as they are."""
        last = table[:, -1]
        targets = one_hot(last, len(classes)) if kind == "multiclass" else last[:, None]
        return (table if curve else table[:, :-1]), targets

    return Problem(
        "own",
        "Own data",
        "What was painted, or read from a table.",
        kind,
        classes if kind == "multiclass" else (target,),
        classes,
        parts(kind, features, len(table)),
        generate,
        curve=curve,
        samples=(len(table), len(table)),
        columns=columns,
        given=True,
        noisy=False,
    )


def parts(kind: str, features: tuple[str, ...], samples: int) -> Defaults:
    """A document's parts for so many samples of their own."""
    rate = 0.1 if kind == "regression" else 0.5
    own = defaults([3], LOSSES[kind], features, learning_rate=rate)
    given = {"samples": samples, "noise": 0.0, "test_fraction": 0.0}
    return {**own, "problem": {**own["problem"], **given}}


NOTHING = replace(
    own_problem("classification", PLANE, CLASSES, CLASSES[1], b""),
    title="Paint your own",
    description="An empty plane, for points that you put there: classes, numbers or a curve.",
)
