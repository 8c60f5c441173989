"""Points painted, erased and moved: whatever the data were, they are then a person's own."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np

from ..engine.parameters import Array
from ..problems import Dataset, Problem
from .commands import Erase, Move, Paint
from .errors import PlaygroundError
from .own_data import MOST_ROWS, OwnData, Rows
from .problem_settings import ProblemSettings, problem_of
from .words import counted

Stroke = Paint | Erase | Move
# Of the points at least so many must be left to learn from, as everywhere.
MOST_TESTED = 0.9


def painted(settings: ProblemSettings, dataset: Dataset, stroke: Stroke) -> ProblemSettings:
    """The settings of the same data after a stroke.

    Raises PlaygroundError for data that cannot be painted, and for what the stroke cannot do.
    """
    problem = problem_of(settings)
    if not problem.paintable:
        raise PlaygroundError(f"The points of {problem.title} cannot be painted.", "type")
    parts = {"train": table(problem, dataset, "train"), "test": table(problem, dataset, "test")}
    parts[stroke.split] = CHANGES[type(stroke)](parts[stroke.split], stroke, problem)
    rows = np.vstack([parts["train"], parts["test"]])
    tested = len(parts["test"]) / max(1, len(rows))
    if tested > MOST_TESTED:
        message = "There would be too few points left to learn from."
        raise PlaygroundError(message, "split", stroke.split, "a tenth for training, or more")
    if len(rows) > MOST_ROWS:
        message = f"There would be {len(rows):,} points."
        raise PlaygroundError(message, "points", None, f"{MOST_ROWS:,} in all")
    own = {
        "name": "own",
        "samples": len(rows),
        "noise": 0.0,
        "test_fraction": tested,
        "data": _as_own(settings, problem, rows),
    }
    return ProblemSettings.model_validate(
        {**settings.model_dump(exclude={"data", "formula"}), **own}
    )


def goes_with(stroke: Stroke, before: Stroke) -> bool:
    """Whether it is the same gesture that goes on, doing the same; a move, to the same point."""
    if isinstance(stroke, Move) and isinstance(before, Move):
        moved = (stroke.split, stroke.sample)
        return stroke.gesture == before.gesture and moved == (before.split, before.sample)
    return (type(before), before.gesture) == (type(stroke), stroke.gesture)


def stroke_words(strokes: Sequence[Stroke]) -> str:
    """What one gesture of painting, erasing or moving came to."""
    match strokes[0]:
        case Move():
            return "moved a point"
        case Erase():
            erased = sum(len(each.samples) for each in strokes if isinstance(each, Erase))
            return f"erased {counted(erased, 'point')}"
        case Paint():
            painted = sum(len(each.points) for each in strokes if isinstance(each, Paint))
            return f"painted {counted(painted, 'point')}"


def table(problem: Problem, dataset: Dataset, split: str) -> Array:
    """The samples of a split as rows of own data, (samples, columns + 1)."""
    part = getattr(dataset, split)
    if problem.curve:
        points: Array = part.points
        return points
    several = problem.kind == "multiclass"
    last = part.targets.argmax(axis=1)[:, None] if several else part.targets
    return np.hstack([part.points, last])


def _as_own(settings: ProblemSettings, problem: Problem, rows: Array) -> OwnData:
    content = Rows(rows.shape[1], rows.tobytes())
    if settings.data is not None:
        return settings.data.model_copy(update={"rows": content})
    return OwnData.model_validate(
        {
            "kind": problem.kind,
            "columns": list(problem.columns),
            "classes": list(problem.class_names),
            "target": None if problem.kind == "multiclass" else problem.output_names[0],
            "rows": content,
        }
    )


def _paint(rows: Array, stroke: Paint, problem: Problem) -> Array:
    width = rows.shape[1]
    for place, point in enumerate(stroke.points):
        if len(point) != width:
            message = f"A point has {width} numbers here."
            raise PlaygroundError(message, f"points.{place}", point, f"{width} numbers")
        if problem.class_names and point[-1] not in range(len(problem.class_names)):
            allowed = f"0 to {len(problem.class_names) - 1}, the place of a class"
            message = "There is no such class."
            raise PlaygroundError(message, f"points.{place}.{width - 1}", point[-1], allowed)
    return np.vstack([rows, np.array(stroke.points, dtype=np.float64)])


def _erase(rows: Array, stroke: Erase, _problem: Problem) -> Array:
    for place, sample in enumerate(stroke.samples):
        _check(sample, rows, f"samples.{place}")
    return np.delete(rows, stroke.samples, axis=0)


def _move(rows: Array, stroke: Move, _problem: Problem) -> Array:
    _check(stroke.sample, rows, "sample")
    moved = rows.copy()
    moved[stroke.sample, :2] = stroke.to
    return moved


def _check(sample: int, rows: Array, field: str) -> None:
    if sample >= len(rows):
        allowed = f"0 to {len(rows) - 1}" if len(rows) else "none, there are no points"
        raise PlaygroundError(f"There is no sample {sample}.", field, sample, allowed)


CHANGES: Mapping[type[Stroke], Callable[[Array, Any, Problem], Array]] = {
    Paint: _paint,
    Erase: _erase,
    Move: _move,
}
