"""The flat vector of all parameters, its views by layer, and the paths that name its entries."""

from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import pairwise
from typing import TypeAlias, TypeVar

import numpy as np
from numpy.typing import NDArray

Array: TypeAlias = NDArray[np.float64]
Mask: TypeAlias = NDArray[np.bool_]
Scalar = TypeVar("Scalar", bound=np.generic)


class ParameterError(ValueError):
    """A path or a shape that this network does not have; the message says what it does have."""


class Layout:
    """Where each parameter of a dense network lies in the flat vector.

    `sizes` is (inputs, units of each hidden layer ..., outputs). Layer l takes the next
    units * (inputs + 1) entries, row by row: the weights of one unit, then its bias, since a bias
    is the weight of a constant input.
    """

    def __init__(self, sizes: Sequence[int]) -> None:
        self.sizes = tuple(sizes)
        self.shapes = tuple((units, inputs + 1) for inputs, units in pairwise(self.sizes))
        self.size = sum(units * columns for units, columns in self.shapes)

    @cached_property
    def paths(self) -> tuple[str, ...]:
        """The name of every parameter, in flat order."""
        return tuple(self._paths())

    @cached_property
    def layer_names(self) -> tuple[str, ...]:
        """The layers in words: hidden 1, hidden 2 ... and output."""
        hidden = range(1, len(self.shapes))
        return (*(f"hidden {layer}" for layer in hidden), "output")

    @cached_property
    def is_bias(self) -> Mask:
        """Which entries of the flat vector are biases, shape (size,)."""
        mask = np.zeros(self.size, dtype=bool)
        for view in self.views(mask):
            view[:, -1] = True
        return mask

    def index(self, path: str) -> int:
        """The place of `path` in the flat vector; raises ParameterError for any other string."""
        place = self._places.get(path)
        if place is None:
            raise ParameterError(
                f"{path[:40]!r} names no parameter of this network: its names are "
                f"weights.<layer>.<unit>.<input> and biases.<layer>.<unit>, counted from 0, "
                f"from {self.paths[0]} to {self.paths[-1]}"
            )
        return place

    def position(self, path: str) -> tuple[int, int, int]:
        """Layer, row and column of `path` in the layers' views; raises ParameterError."""
        place = self.index(path)
        for layer, (units, columns) in enumerate(self.shapes):
            if place < units * columns:
                return layer, *divmod(place, columns)
            place -= units * columns
        raise AssertionError("every index lies in a layer")

    def views(self, flat: NDArray[Scalar]) -> tuple[NDArray[Scalar], ...]:
        """Views of `flat` by layer, each (units, inputs + 1), the last column the biases.

        Axes that `flat` has before the last one stay in front.
        """
        views, start = [], 0
        for units, columns in self.shapes:
            stop = start + units * columns
            views.append(flat[..., start:stop].reshape(*flat.shape[:-1], units, columns))
            start = stop
        return tuple(views)

    def nested(self, flat: Array) -> dict[str, list[list[object]]]:
        """`flat` as plain lists: weights[l][i][j] and biases[l][i], exact Python floats."""
        views = self.views(flat)
        return {
            "weights": [view[:, :-1].tolist() for view in views],
            "biases": [view[:, -1].tolist() for view in views],
        }

    def flatten(
        self, weights: Sequence[Sequence[Sequence[float]]], biases: Sequence[Sequence[float]]
    ) -> Array:
        """The inverse of `nested`, shape (size,); raises ParameterError for any other shape."""
        flat = np.empty(self.size)
        self._check("weights", len(weights), len(self.shapes))
        self._check("biases", len(biases), len(self.shapes))
        for layer, view in enumerate(self.views(flat)):
            units, columns = view.shape
            self._check(f"weights.{layer}", len(weights[layer]), units)
            self._check(f"biases.{layer}", len(biases[layer]), units)
            for unit, row in enumerate(weights[layer]):
                self._check(f"weights.{layer}.{unit}", len(row), columns - 1)
                view[unit, :-1] = row
            view[:, -1] = biases[layer]
        return flat

    @staticmethod
    def _check(name: str, given: int, expected: int) -> None:
        if given != expected:
            raise ParameterError(f"{name} has {given} entries; this network needs {expected}")

    @cached_property
    def _places(self) -> dict[str, int]:
        return {path: place for place, path in enumerate(self.paths)}

    def _paths(self) -> Iterator[str]:
        for layer, (units, columns) in enumerate(self.shapes):
            for unit in range(units):
                yield from (f"weights.{layer}.{unit}.{j}" for j in range(columns - 1))
                yield f"biases.{layer}.{unit}"
