"""The paths of parameters: the values that they had along the history."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .experiment import Experiment
from .fitting import Key, parameter_keys
from .history import History
from .points import Point, Values

# A page is told no more, since it asks with every frame.
MOST_POINTS = 200


@dataclass(frozen=True)
class Kept:
    """A point's index and its values."""

    index: int
    values: Values


def paths(
    history: History, experiment: Experiment, parameters: Sequence[str], most: int
) -> dict[str, Any]:
    """The paths of these parameters, at no more than `most` points of the history.

    `points` are the indices of these points, `values` (parameters, points) in single precision:
    not a number where the network was another one without this parameter. A parameter that the
    present network does not have is left out.
    """
    layout = experiment.layout
    known = [path for path in parameters if path in layout.paths]
    keys = list(parameter_keys(layout.sizes, experiment.units[0]))
    wanted = [keys[layout.index(path)] for path in known]
    kept = spread_out(history.points, most)
    runs = [list(run) for _, run in groupby(kept, key=lambda each: each.values.units)]
    return {
        "parameters": known,
        "points": [each.index for each in kept],
        "values": np.concatenate([values_of(run, wanted) for run in runs], axis=1),
    }


def spread_out(points: Sequence[Point], most: int) -> list[Kept]:
    """Of the points with values every one, every second, every fourth ... and the last."""
    kept = [Kept(point.index, point.values) for point in points if point.values]
    stride = 1
    while len(kept) > stride * (most - 1):
        stride *= 2
    return [*kept[:-1:stride], kept[-1]]


def values_of(run: Sequence[Kept], wanted: Sequence[Key]) -> NDArray[np.float32]:
    """The values (wanted, points) of these parameters at points of one network."""
    units = run[0].values.units
    sizes = [len(names) for names in units]
    places = {key: place for place, key in enumerate(parameter_keys(sizes, units[0]))}
    joined = b"".join(each.values.flat for each in run)
    table = np.frombuffer(joined, dtype=np.float32).reshape(len(run), len(places))
    lines = np.full((len(wanted), len(run)), np.nan, dtype=np.float32)
    for line, key in zip(lines, wanted, strict=True):
        if key in places:
            line[:] = table[:, places[key]]
    return lines
