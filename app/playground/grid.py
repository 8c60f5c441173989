"""Points spread evenly over the plane, for fields."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from ..engine.parameters import Array
from ..problems import inputs_of_plane

Extent = tuple[tuple[float, float], tuple[float, float]]


@dataclass(frozen=True)
class Grid:
    """Points in rows: x and y ascending, inputs (rows * columns, features), along x first."""

    x: list[float]
    y: list[float]
    inputs: Array

    def rows(self, values: NDArray[np.float32]) -> NDArray[np.float32]:
        """Values (outputs, points) as (outputs, y, x)."""
        return values.reshape(-1, len(self.y), len(self.x))


@lru_cache(maxsize=64)
def make_grid(
    extent: Extent, resolution: int, features: tuple[str, ...], curve: bool = False
) -> Grid:
    """The grid over `extent`, ((x from, to), (y from, to)), with the inputs made of its points.

    It has `resolution` points along each side; for a curve, which knows no x2, one row at 0.
    """
    x, y = (np.linspace(low, high, resolution) for low, high in extent)
    y = np.zeros(1) if curve else y
    points = np.column_stack([axis.ravel() for axis in np.meshgrid(x, y)])
    return Grid(x.tolist(), y.tolist(), inputs_of_plane(points, features))


def in_single_precision(values: Array) -> NDArray[np.float32]:
    """What is only drawn needs no more digits; what is too large becomes infinite."""
    with np.errstate(over="ignore"):
        return values.astype(np.float32)


@dataclass(frozen=True)
class SmallField:
    """A field in 8 bits, (y, x), both ascending: its values are scale * small / 127."""

    small: NDArray[np.int8]
    scale: float


def small_fields(values: NDArray[np.float32], resolution: int) -> list[SmallField]:
    """Each of `values` (units, resolution²) scaled to its own largest size, at least 1."""
    scales = np.maximum(np.abs(values).max(axis=1), np.float32(1))
    small = np.rint(values * (np.float32(127) / scales)[:, None]).astype(np.int8)
    fields = small.reshape(-1, resolution, resolution)
    return [SmallField(*each) for each in zip(fields, scales.tolist(), strict=True)]


@lru_cache(maxsize=64)
def input_fields(extent: Extent, resolution: int, features: tuple[str, ...]) -> list[SmallField]:
    """The fields of the inputs themselves."""
    inputs = make_grid(extent, resolution, features).inputs
    return small_fields(inputs.T.astype(np.float32), resolution)
