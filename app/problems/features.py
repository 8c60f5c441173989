"""What a network may be told about a point of the plane."""

from collections.abc import Callable
from dataclasses import dataclass

from .problem import Array


@dataclass(frozen=True)
class Feature:
    """An input made from points: `function(points (n, 2))` is (n,)."""

    name: str
    description: str
    function: Callable[[Array], Array]


FEATURES = {
    feature.name: feature
    for feature in (
        Feature("x1", "How far right the point lies.", lambda points: points[:, 0]),
        Feature("x2", "How far up the point lies.", lambda points: points[:, 1]),
    )
}
