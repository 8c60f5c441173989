"""What a network may be told about a point of the plane."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from .problem import Array, Problem


@dataclass(frozen=True)
class Feature:
    """An input made from points: `function(x1, x2)` of arrays (n,) is (n,).

    `code` says it to programs that are exported, as an activation's does. One that `needs_x2` is no
    input for a curve, where x2 is what is to be found.
    """

    name: str
    description: str
    code: str
    function: Callable[[Array, Array], Array]
    needs_x2: bool = False

    def of(self, points: Array) -> Array:
        """The input of each of the points (n, 2): (n,)."""
        return self.function(points[:, 0], points[:, 1])


FEATURES = {
    feature.name: feature
    for feature in (
        Feature("x1", "How far right the point lies.", "x1", lambda x1, _: x1),
        Feature("x2", "How far up the point lies.", "x2", lambda _, x2: x2, True),
        Feature("x1²", "How far from the middle, left or right.", "x1 * x1", lambda x1, _: x1 * x1),
        Feature(
            "x2²", "How far from the middle, up or down.", "x2 * x2", lambda _, x2: x2 * x2, True
        ),
        Feature("x1·x2", "Whether the signs agree.", "x1 * x2", lambda x1, x2: x1 * x2, True),
        Feature(
            "sin x1",
            "Like x1, but level toward the sides.",
            "sin(x1)",
            lambda x1, _: np.sin(x1),
        ),
        Feature(
            "sin x2",
            "Like x2, but level above and below.",
            "sin(x2)",
            lambda _, x2: np.sin(x2),
            True,
        ),
        Feature(
            "cos x1",
            "Highest in the middle, lower left and right.",
            "cos(x1)",
            lambda x1, _: np.cos(x1),
        ),
        Feature(
            "cos x2",
            "Highest in the middle, lower up and down.",
            "cos(x2)",
            lambda _, x2: np.cos(x2),
            True,
        ),
    )
}


def features_for(problem: Problem) -> list[str]:
    """The names of the features that the problem's points have."""
    if not problem.planar:
        return list(problem.columns)
    return [name for name, each in FEATURES.items() if not (problem.curve and each.needs_x2)]


def input_units(problem: Problem) -> dict[str, str]:
    """By each feature of the problem's points what a unit that reads it is called.

    It is the feature's name, but the columns of a plane go by their own; unless one is called like
    another feature.
    """
    features = features_for(problem)
    own = dict(zip(("x1", "x2"), problem.columns, strict=False)) if problem.planar else {}
    if any(name in FEATURES for feature, name in own.items() if name != feature):
        own = {}
    return {feature: own.get(feature, feature) for feature in features}


def inputs_of_plane(points: Array, features: Sequence[str]) -> Array:
    """What the network reads of points (n, 2) of a plane: (n, features)."""
    return np.column_stack([FEATURES[name].of(points) for name in features])


def inputs_of(problem: Problem, points: Array, features: Sequence[str]) -> Array:
    """What the network reads of a problem's points (n, columns): (n, features)."""
    if problem.planar:
        return inputs_of_plane(points, features)
    if features == problem.columns:
        return points
    return points[:, [problem.columns.index(name) for name in features]]
