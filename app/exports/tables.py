"""The data and the loss curve as CSV."""

import csv
from collections.abc import Iterable, Sequence
from io import StringIO
from math import isfinite

from ..engine.metrics import classes
from ..playground.sheets import Decimal, quoted
from ..problems import Dataset, Split
from .export import Source

Cell = str | int | float | None
CURVE = (
    "index",
    "step",
    "epoch",
    "train_loss",
    "test_loss",
    "train_accuracy",
    "test_accuracy",
    "label",
)


def table(columns: Sequence[str], rows: Iterable[Iterable[Cell]], decimal: Decimal) -> bytes:
    """A table as a file: numbers with all their digits, and nothing where there is none.

    Where decimals have commas, semicolons part the cells, as spreadsheets there have it.
    """
    text = StringIO(newline="")
    writer = csv.writer(text, delimiter=";" if decimal == "comma" else ",")
    writer.writerow(map(quoted, columns))
    writer.writerows([_shown(cell, decimal) for cell in row] for row in rows)
    # Spreadsheets read what is not ASCII rightly only where a mark at the beginning says UTF-8.
    return text.getvalue().encode("ascii" if text.getvalue().isascii() else "utf-8-sig")


def _shown(cell: Cell, decimal: Decimal) -> Cell:
    match cell:
        case str():
            return quoted(cell)
        case float() if not isfinite(cell):
            return None
        case float() if decimal == "comma":
            return str(cell).replace(".", ",")
        case _:
            return cell


def data_table(source: Source) -> bytes:
    """All samples, a row each: where it lies, what it is, and of which split it is."""
    problem, dataset = source.experiment.problem, source.experiment.dataset
    splits = (("train", dataset.train), ("test", dataset.test))
    targets = dataset.output_names if dataset.kind == "regression" else ["label"]
    columns = len(problem.columns)
    rows = (
        [*point[:columns], *target, name]
        for name, split in splits
        for point, target in zip(split.points.tolist(), _targets(dataset, split), strict=True)
    )
    return table([*problem.columns, *targets, "split"], rows, source.decimal)


def _targets(dataset: Dataset, split: Split) -> list[list[Cell]]:
    """What each sample is: its numbers, or the name of its class."""
    if dataset.kind == "regression":
        numbers: list[list[Cell]] = split.targets.tolist()
        return numbers
    return [[dataset.class_names[place]] for place in classes(split.targets.T, 0.5).tolist()]


def loss_table(source: Source) -> bytes:
    """The points of the history: where each is, and how good the network was there."""
    points = [point.shown() for point in source.points]
    rows = ([point[column] for column in CURVE] for point in points)
    return table(CURVE, rows, source.decimal)
