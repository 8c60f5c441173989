"""What of one network still fits another one."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

Key: TypeAlias = tuple[object, ...]


def parameter_keys(sizes: Sequence[int], input_names: Sequence[str]) -> Iterator[Key]:
    """What each parameter of a network is, in flat order, so that two networks can be compared.

    Hidden layers are told by their index from the input, the output layer by being the output,
    the columns of the first layer by the names of the inputs, units by their place.
    """
    last = len(sizes) - 2
    for layer, units in enumerate(sizes[1:]):
        place: object = "output" if layer == last else layer
        columns: list[object] = list(input_names) if layer == 0 else list(range(sizes[layer]))
        for unit in range(units):
            for column in [*columns, "bias"]:
                yield (place, unit, column)


@dataclass(frozen=True)
class Fit:
    """`new[self.target] = old[self.source]` carries what fits from the old vector to the new."""

    source: NDArray[np.intp]
    target: NDArray[np.intp]

    def carry(self, old: NDArray[Any], new: NDArray[Any]) -> NDArray[Any]:
        """`new`, shape (its size,), with the entries of `old` that fit; `old` may be empty."""
        if old.size:
            new[self.target] = old[self.source]
        return new


def fit(old_keys: Iterator[Key], new_keys: Iterator[Key]) -> Fit:
    """Where the parameters of the old network that the new one has, too, lie in both."""
    places = {key: place for place, key in enumerate(old_keys)}
    pairs = [(places[key], place) for place, key in enumerate(new_keys) if key in places]
    source, target = np.array(pairs, dtype=np.intp).reshape(-1, 2).T
    return Fit(source, target)
