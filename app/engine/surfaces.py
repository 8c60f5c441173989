"""The objective over one or two parameters, all else fixed: slices and landscapes.

A moved parameter reaches only its own unit, and through it the layers above. So one forward pass
with the moved parameters at 0 serves the whole grid: z = rest + value * input, and a unit is
computed only along those axes of the grid that reach it. Starting from 0, nothing cancels.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from typing import NamedTuple

import numpy as np

from .network import Forward, Network
from .parameters import Array
from .trainer import Trainer

# Numbers in one array of the work: many enough for NumPy, few enough for the processor's cache.
CHUNK = 1 << 15


class Axis(NamedTuple):
    """A parameter, by its path, and the values that it takes, shape (values,)."""

    path: str
    values: Array


@dataclass(frozen=True)
class Moved:
    """A moved parameter: where it is, and its values, shaped to lie along its axis of the grid."""

    layer: int
    unit: int
    column: int
    values: Array


# Units that differ over the grid, by their number in the layer: (grid ..., samples) each, 1 along
# every axis that does not reach the unit.
Rows = Mapping[int, Array]


def loss_slice(trainer: Trainer, axis: Axis) -> Array:
    """Loss + penalty over the training set for every value of one parameter, shape (values,).

    Changes nothing. Raises ParameterError for a path that names no parameter.
    """
    return surface(trainer, [axis])


def landscape(trainer: Trainer, x: Axis, y: Axis) -> Array:
    """Loss + penalty over the training set for every pair of values, (y values, x values).

    Changes nothing. Raises ParameterError for a path that names no parameter, and ValueError if
    both name the same.
    """
    if x.path == y.path:
        raise ValueError(f"both axes are {x.path}")
    return surface(trainer, [y, x])


def surface(trainer: Trainer, axes: Sequence[Axis]) -> Array:
    """The objective over a grid, one axis after the other; not finite where it overflows."""
    layout = trainer.network.layout
    moved = [
        Moved(*layout.position(path), lying_along(values, turn, len(axes)))
        for turn, (path, values) in enumerate(axes)
    ]
    flat = trainer.network.flat.copy()
    flat[[layout.index(axis.path) for axis in axes]] = 0.0
    with np.errstate(all="ignore"):
        losses = mean_losses(trainer, layout.views(flat), moved) + trainer.penalty.value(flat)
        for axis, each in zip(axes, moved, strict=True):
            place = layout.index(axis.path)
            sizes = np.abs(each.values[..., 0])
            losses += trainer.penalty.l1[place] * sizes
            losses += 0.5 * trainer.penalty.l2[place] * np.square(sizes)
    return losses


def lying_along(values: Array, turn: int, axes: int) -> Array:
    """`values` along axis `turn` of so many, and a last one of 1 for the samples."""
    return values.reshape([-1 if axis == turn else 1 for axis in range(axes)] + [1])


def mean_losses(trainer: Trainer, matrices: Sequence[Array], moved: Sequence[Moved]) -> Array:
    """The mean loss over the grid: of so many samples at a time as fit into a chunk."""
    network, (inputs, targets) = trainer.network, trainer.training_set
    samples = len(inputs)
    forward = Forward(network, matrices, samples)
    forward.run(inputs.T)
    sources = [inputs.T, *forward.rows]
    shape = np.broadcast_shapes(*(each.values.shape for each in moved))[:-1]
    total = np.zeros(shape)
    width = max(1, CHUNK // total.size)
    for start in range(0, samples, width):
        part = slice(start, start + width)
        z = outputs(network, matrices, [source[:, part] for source in sources], moved)
        a = np.empty_like(z)
        network.activations[-1].function(z, a)
        wanted = targets[part].T.reshape(len(z), *[1] * len(shape), -1)
        total += network.loss.each(z, a, wanted).sum(axis=(0, -1))
    return total / samples


def outputs(
    network: Network, matrices: Sequence[Array], sources: Sequence[Array], moved: Sequence[Moved]
) -> Array:
    """The output layer's z over the grid, (outputs, grid ..., samples).

    `sources[l]` (inputs of layer l + 1, samples) is what layer l reads while nothing is moved.
    """
    rows: Rows = {}
    for layer, matrix in enumerate(matrices):
        here = [each for each in moved if each.layer == layer]
        z = dict(layer_sums(matrix, sources[layer], rows, here))
        if layer < len(matrices) - 1:
            for row in z.values():
                network.activations[layer].function(row, row)
        rows = z
    still = matrices[-1] @ sources[-1]
    return stacked([rows.get(unit, z) for unit, z in enumerate(still)])


def layer_sums(
    matrix: Array, source: Array, rows: Rows, here: Sequence[Moved]
) -> Iterator[tuple[int, Array]]:
    """The pre-activations of all units that differ over the grid, by their numbers.

    `rows` are those of the layer below that do, and `here` the parameters moved in this layer.
    """
    units: Sequence[int] = range(len(matrix)) if rows else sorted({each.unit for each in here})
    same = [column for column in range(matrix.shape[1]) if column not in rows]
    rest = matrix[:, same] @ source[same]
    reached = product(matrix[:, list(rows)], list(rows.values())) if rows else None
    for unit in units:
        terms = [
            each.values * rows.get(each.column, source[each.column])
            for each in here
            if each.unit == unit
        ]
        if reached is not None:
            terms.append(reached[unit])
        yield unit, reduce(np.add, terms) + rest[unit]


def product(matrix: Array, rows: Sequence[Array]) -> Array:
    """The matrix (units, rows) times rows of any grid: (units, grid ..., samples)."""
    block = stacked(rows)
    return (matrix @ block.reshape(len(block), -1)).reshape(len(matrix), *block.shape[1:])


def stacked(rows: Sequence[Array]) -> Array:
    """Rows in one array, each spread over the grid of them all."""
    return np.stack(np.broadcast_arrays(*rows))
