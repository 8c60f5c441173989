"""A table as data of one's own: its rows dealt into training and test, and its numbers scaled."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np

from ..engine.parameters import Array
from .errors import PlaygroundError
from .sheets import MAX_NAME, Sheet, read_sheet
from .tables import MOST_CLASSES, MOST_HELD_OUT, Roles, Told, columns_of, roles_of
from .watch import FARTHEST

SHOWN_ROWS = 8
DECIMALS = 6


@dataclass(frozen=True)
class Scaling:
    """How a column was standardised: (value - mean) / deviation."""

    column: str
    mean: float
    deviation: float


@dataclass(frozen=True)
class Brought:
    """A table as `data` of a document, and what became of it.

    The last `test` rows are to test with. `counts` are the rows of each class.
    """

    data: dict[str, Any]
    train: int
    test: int
    counts: list[int]
    scaling: list[Scaling]

    @property
    def settings(self) -> dict[str, Any]:
        """The `problem` of a document."""
        samples = self.train + self.test
        return {
            "name": "own",
            "data": self.data,
            "samples": samples,
            "test_fraction": min(self.test / samples, MOST_HELD_OUT),
        }


def preview(text: str, told: Told) -> dict[str, Any]:
    """What a table is read as, and what would come of it; raises PlaygroundError for no table.

    What keeps it from being taken as it is told is said in `refusal`.
    """
    sheet = read_sheet(text, told.delimiter, told.decimal, told.header)
    columns = columns_of(sheet)
    roles = roles_of(sheet, columns, told)
    brought, refusal = None, None
    try:
        brought = brought_from(sheet, roles, told)
    except PlaygroundError as error:
        refusal = {"message": error.message, "at": error.at}
    return {
        "delimiter": sheet.delimiter,
        "decimal": sheet.decimal,
        "header": sheet.header,
        "rows": len(sheet.rows),
        "columns": [asdict(column) for column in columns],
        "first": [asdict(row) for row in sheet.rows[:SHOWN_ROWS]],
        **asdict(roles),
        "refusal": refusal,
        "result": brought and outcome(brought),
    }


def outcome(brought: Brought) -> dict[str, Any]:
    """What would come of a table, in numbers."""
    data = brought.data
    inputs = len(data["columns"])
    return {
        "kind": data["kind"],
        "plane": inputs == 2 or (inputs == 1 and data["kind"] == "regression"),
        "train": brought.train,
        "test": brought.test,
        "classes": [
            {"name": name, "rows": rows}
            for name, rows in zip(data["classes"], brought.counts, strict=True)
        ],
        "scaling": [asdict(each) for each in brought.scaling],
    }


def bring(text: str, told: Told) -> Brought:
    """The data that a table says; raises PlaygroundError, at the line that keeps it from it."""
    sheet = read_sheet(text, told.delimiter, told.decimal, told.header)
    return brought_from(sheet, roles_of(sheet, columns_of(sheet), told), told)


def brought_from(sheet: Sheet, roles: Roles, told: Told) -> Brought:
    """The data of the columns that have a role."""
    if not roles.inputs:
        raise PlaygroundError("No column of numbers is left to be an input.", "inputs")
    inputs = np.column_stack([numbers_of(sheet, name) for name in roles.inputs])
    classes = classes_of(sheet, roles.target) if roles.kind == "classes" else []
    if classes:
        place = {name: float(index) for index, name in enumerate(classes)}
        targets = np.array([place[cell] for cell in sheet.cells(roles.target)])
    else:
        targets = numbers_of(sheet, roles.target)
    order, cut = dealt(sheet, roles, told, targets)
    scaled = [*roles.inputs, *([] if classes else [roles.target])] if roles.standardise else []
    table, scaling = standardised(np.column_stack([inputs, targets])[order], cut, scaled)
    check_size(sheet, roles, table, order)
    data = {
        "kind": kind_of(classes),
        "columns": roles.inputs,
        "classes": classes,
        "target": roles.target,
        "rows": table.tolist(),
    }
    counts = [int((targets == index).sum()) for index in range(len(classes))]
    return Brought(data, cut, len(table) - cut, counts, scaling)


def kind_of(classes: Sequence[str]) -> str:
    """The kind of a problem with these classes."""
    if not classes:
        return "regression"
    return "classification" if len(classes) == 2 else "multiclass"


def numbers_of(sheet: Sheet, name: str) -> Array:
    """A column of numbers, (rows); raises PlaygroundError at the first cell that is none."""
    numbers = []
    for row, cell in zip(sheet.rows, sheet.cells(name), strict=True):
        value = sheet.number(cell)
        if value is None:
            refuse_empty(row.line, name, cell)
            message = f"Line {row.line}: '{cell[:MAX_NAME]}' is not a number in column {name}."
            raise PlaygroundError(message, name, cell, "a number", row.line)
        numbers.append(value)
    return np.array(numbers)


def refuse_empty(line: int, name: str, cell: str) -> None:
    """Raise PlaygroundError for a cell without anything in it."""
    if not cell:
        raise PlaygroundError(f"Line {line}: column {name} is empty.", name, at=line)


def classes_of(sheet: Sheet, name: str) -> list[str]:
    """The classes that a column names: numbers in their order, others as they come.

    Raises PlaygroundError for too few, too many, or a name that is none.
    """
    found: dict[str, None] = {}
    for row, cell in zip(sheet.rows, sheet.cells(name), strict=True):
        refuse_empty(row.line, name, cell)
        if len(cell) > MAX_NAME:
            message = f"Line {row.line}: the name of a class has at most {MAX_NAME} characters."
            raise PlaygroundError(message, name, cell, f"at most {MAX_NAME} characters", row.line)
        found[cell] = None
    if not 2 <= len(found) <= MOST_CLASSES:
        count = f"{len(found):,} different value" + ("" if len(found) == 1 else "s")
        message = f"Column {name} has {count}; classes are 2 to {MOST_CLASSES}."
        raise PlaygroundError(message, name, len(found), f"2 to {MOST_CLASSES}")
    numbers = {cell: sheet.number(cell) for cell in found}
    values = [value for value in numbers.values() if value is not None]
    if len(values) < len(found):
        return list(found)
    return [cell for _, cell in sorted(zip(values, found, strict=True))]


def dealt(sheet: Sheet, roles: Roles, told: Told, targets: Array) -> tuple[list[int], int]:
    """The rows in their order, and how many of them come first and are to train with.

    As the column `split` says, else by the seed: each class is spread evenly from first to last,
    so that what is cut off at the end is of all classes alike.
    """
    rows = len(targets)
    if roles.split is not None:
        tests = [cell == "test" for cell in sheet.cells(roles.split)]
        if sum(tests) > MOST_HELD_OUT * rows:
            most = f"{100 * MOST_HELD_OUT:.0f} %"
            message = f"Column {roles.split} holds out more than {most} of the rows."
            raise PlaygroundError(message, roles.split)
        return sorted(range(rows), key=tests.__getitem__), rows - sum(tests)
    rng = np.random.default_rng(told.seed)
    along = rng.random(rows)
    if roles.kind == "classes":
        for which in np.unique(targets):
            members = np.flatnonzero(targets == which)
            along[rng.permutation(members)] = (np.arange(len(members)) + 0.5) / len(members)
    cut = max(1, rows - round(rows * told.test_fraction))
    return np.argsort(along, kind="stable").tolist(), cut


def standardised(table: Array, cut: int, names: Sequence[str]) -> tuple[Array, list[Scaling]]:
    """The first columns by mean and deviation of the first `cut` rows, and what those were.

    A column that has but one value there is only moved.
    """
    columns = slice(len(names))
    # What overflows here is found to be too large afterwards.
    with np.errstate(all="ignore"):
        mean, deviation = table[:cut, columns].mean(axis=0), table[:cut, columns].std(axis=0)
        deviation[deviation == 0.0] = 1.0
        scaled = table.copy()
        scaled[:, columns] = np.round((table[:, columns] - mean) / deviation, DECIMALS)
    return scaled, list(map(Scaling, names, mean.tolist(), deviation.tolist()))


def check_size(sheet: Sheet, roles: Roles, table: Array, order: Sequence[int]) -> None:
    """Raise PlaygroundError at the first number that is beyond what a document can hold."""
    far = np.argwhere(~(np.abs(table) <= FARTHEST))
    if len(far):
        place, column = far[np.argmin([order[place] for place, _ in far])]
        line, name = sheet.rows[order[place]].line, [*roles.inputs, roles.target][column]
        message = f"Line {line}: the number in column {name} is beyond ±{FARTHEST:,.0f}."
        raise PlaygroundError(message, name, None, f"within ±{FARTHEST:,.0f}", line)
