"""How outputs are judged: which class they tell, what is told right, and how far numbers are off.

Outputs and targets are (outputs, samples). Of two classes there is one output, of more one each.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .metrics import classes, explained
from .parameters import Array
from .statistics import bin_edges


def margins(outputs: NDArray[Any]) -> NDArray[Any]:
    """How far each output (outputs, ...) is ahead of the best of the others, in its own unit.

    It is above 0 for the class that is told, and nowhere above 0 where two are told alike.
    """
    second, best = np.partition(outputs, -2, axis=0)[-2:]
    ahead: NDArray[Any] = outputs - np.where(outputs == best, second, best)
    return ahead


@dataclass(frozen=True)
class ClassReport:
    """What is told right and wrong of one split.

    `confusion[i, j]` (classes, classes) counts samples of class i that are told to be of class j.
    `precision[j]` is the share of class i = j among those told to be j; `recall[i]` the share of
    class i that is told; None where there is no such sample. `accuracy` is the share of all.
    """

    samples: int
    accuracy: float
    confusion: NDArray[np.int64]
    precision: list[float | None]
    recall: list[float | None]


def class_report(outputs: Array, targets: Array, level: float, number: int) -> ClassReport:
    """How well `outputs` tell the classes of `targets`, which are 0 or 1; there are `number`."""
    confusion = np.zeros((number, number), dtype=np.int64)
    np.add.at(confusion, (classes(targets, 0.5), classes(outputs, level)), 1)
    right = confusion.diagonal()
    return ClassReport(
        samples=outputs.shape[1],
        accuracy=float(right.sum() / outputs.shape[1]),
        confusion=confusion,
        precision=shares(right, confusion.sum(axis=0)),
        recall=shares(right, confusion.sum(axis=1)),
    )


def shares(parts: Sequence[int] | NDArray[Any], wholes: NDArray[Any]) -> list[float | None]:
    """Each part of its whole; None where that is 0."""
    pairs = zip(parts, wholes, strict=True)
    return [float(part / whole) if whole else None for part, whole in pairs]


def mistakes(
    z: Array, positive: NDArray[np.bool_], shifts: Array
) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Misses and false alarms (shifts,) once each of the shifts is added to every z (samples,).

    A sample is told as positive where z is above 0, as sigmoid's 0.5 and hinge's 0 both say: a
    miss is a positive one that is not told, a false alarm another one that is.
    """
    yes, no = np.sort(z[positive]), np.sort(z[~positive])
    return np.searchsorted(yes, -shifts, "right"), len(no) - np.searchsorted(no, -shifts, "right")


@dataclass(frozen=True)
class NumberReport:
    """How far outputs are from the targets of one split.

    A residual is target - output. `r2` is the share of the targets' variance that is explained,
    None where they do not differ. `deviation` is the root of the residuals' mean square, `mean`
    their mean, and `counts` (bins,) are how many lie in each bin.
    """

    samples: int
    r2: float | None
    deviation: float
    mean: float
    counts: NDArray[np.int64]


def residual_edges(residuals: Sequence[Array]) -> Array:
    """Edges of bins around 0 that hold the residuals of every split."""
    return bin_edges(max(float(np.abs(each).max()) for each in residuals))


def number_report(outputs: Array, targets: Array, edges: Array) -> NumberReport:
    """How large the residuals are; `edges` (bins + 1,) ascend and hold them."""
    residuals = targets - outputs
    return NumberReport(
        samples=targets.shape[1],
        r2=explained(outputs, targets),
        deviation=float(np.sqrt(np.mean(np.square(residuals)))),
        mean=float(residuals.mean()),
        counts=np.histogram(residuals, edges)[0],
    )
