"""One moment that one can go back to, and the changes that lead to it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np

from ..engine.trainer import Metrics, Progress
from .commands import Configure, Move, Paint, Reset, Set, Step
from .experiment import Change, Moment
from .painting import goes_with
from .problem_settings import ProblemSettings

Kind = Literal["start", "step", "play", "drag", "change", "open"]


@dataclass(frozen=True, slots=True)
class Values:
    """All parameters as they were, as the bytes of a float32 vector: exact enough to be drawn.

    `units` are the names by layer of the network that they are of.
    """

    units: Sequence[Sequence[str]]
    flat: bytes

    @classmethod
    def of(cls, moment: Moment) -> "Values":
        """Those of a moment; what is too large for them becomes infinite."""
        with np.errstate(over="ignore"):
            return cls(moment.units, moment.snapshot.flat.astype(np.float32).tobytes())


@dataclass(frozen=True, slots=True)
class Point:
    """A point of the history.

    `kind` is what opened its entry, `label` tells the entry in words.

    `changes` lead to it from the point before, at the price of `cost`; `replay` is that price from
    the nearest point with a full state on, 0 for a point that has a `moment` itself. `serial` grows
    with every point ever made, so that a page can be told those that are new to it. `values` are
    the parameters that it led to, so that their paths can be drawn without a replay.
    """

    index: int
    entry: int
    kind: Kind
    label: str
    progress: Progress
    metrics: Metrics
    changes: tuple[Change, ...]
    cost: int
    replay: int
    moment: Moment | None
    values: Values | None
    serial: int

    @property
    def opened(self) -> Moment | None:
        """The document that its changes begin with, where one was opened: a full state as well."""
        first = self.changes[0] if self.changes else None
        return first if isinstance(first, Moment) else None

    @property
    def begins(self) -> bool:
        """Whether its losses do not go on from those before, but begin anew."""
        return any(map(_begins_anew, self.changes))

    def shown(self) -> Mapping[str, Any]:
        """What a page is told of it."""
        train, test = self.metrics["train"], self.metrics["test"]
        return {
            "index": self.index,
            "entry": self.entry,
            "kind": self.kind,
            "label": self.label,
            "begins": self.begins,
            "step": self.progress.step,
            "epoch": self.progress.epoch,
            "train_loss": train["loss"],
            "test_loss": test["loss"],
            "train_accuracy": train["accuracy"],
            "test_accuracy": test["accuracy"],
        }


def _begins_anew(change: Change) -> bool:
    """Whether it is another start, other data or another loss.

    Painted points are added to the data, which go on.
    """
    match change:
        case Reset() | Moment():
            return True
        case Configure():
            data = change.problem.model_fields_set - {"features"}
            return bool(data) or "loss" in change.training.model_fields_set
    return False


def compact(changes: Iterable[Change]) -> tuple[Change, ...]:
    """Changes that do the same in fewer: equal steps are one, a set undoes the one before it.

    What a document replaced need not be done.
    """
    result: list[Change] = []
    for change in changes:
        last = result[-1] if result else None
        if isinstance(change, Step) and isinstance(last, Step) and _same_step(last, change):
            result[-1] = last.model_copy(update={"count": last.count + change.count})
            continue
        if isinstance(change, Paint) and isinstance(last, Paint) and change.split == last.split:
            result[-1] = last.model_copy(update={"points": [*last.points, *change.points]})
            continue
        if isinstance(change, Move) and isinstance(last, Move) and goes_with(change, last):
            result[-1] = change
            continue
        if isinstance(change, Moment):
            result.clear()
        if isinstance(change, Set):
            _drop_earlier_set(result, change.parameter)
        result.append(change)
    return tuple(result)


def _same_step(one: Step, other: Step) -> bool:
    return one.unit == other.unit and one.sample == other.sample


def _drop_earlier_set(changes: list[Change], parameter: str) -> None:
    for place in range(len(changes) - 1, -1, -1):
        change = changes[place]
        if not isinstance(change, Set):
            return
        if change.parameter == parameter:
            del changes[place]
            return


def bytes_of(moment: Moment) -> int:
    """The memory that the numbers of a full state take."""
    snapshot = moment.snapshot
    state = snapshot.optimizer_state
    arrays = (snapshot.flat, snapshot.locked, state.first, state.second)
    return sum(array.nbytes for array in arrays) + _bytes_of_data(moment.setup.problem)


def bytes_carried(changes: Iterable[Change]) -> int:
    """The memory that opened documents, and the data that were brought, take among changes."""
    carried = 0
    for change in changes:
        match change:
            case Moment():
                carried += bytes_of(change)
            case Configure():
                carried += _bytes_of_data(change.problem)
            case Paint():
                carried += 8 * sum(map(len, change.points))
    return carried


def _bytes_of_data(problem: ProblemSettings) -> int:
    return len(problem.data.rows.content) if problem.data else 0
