"""A table as data of one's own: its rows dealt into training and test, and its numbers scaled."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any, Literal

import numpy as np
from pydantic import ValidationError

from ..engine.parameters import Array
from .commands import Configure
from .errors import PlaygroundError
from .own_data import LARGEST, MOST_CLASSES, OwnData, Rows, Scaling
from .problem_settings import ProblemSettings
from .sheets import MAX_NAME, Sheet, read_sheet
from .tables import MOST_HELD_OUT, Roles, Taken, Told, columns_of, roles_of

SHOWN_ROWS = 8
DECIMALS = 6


@dataclass(frozen=True)
class Brought:
    """A table as data of one's own, and what became of it.

    The last `test` rows are to test with. `counts` are the rows of each class.
    """

    data: OwnData
    train: int
    test: int
    counts: list[int]
    scaling: list[Scaling]

    @property
    def settings(self) -> ProblemSettings:
        """What there is to learn then."""
        # Where a share of so many rows is rounded, it may come to a little more than it was.
        share = min(self.test / (self.train + self.test), MOST_HELD_OUT)
        return ProblemSettings(name="own", data=self.data, test_fraction=share)


def bring(text: str, told: Taken) -> Configure:
    """The command that takes a table as the data.

    Raises PlaygroundError, at the line that keeps it from that.
    """
    sheet = read_sheet(text, told.delimiter, told.decimal, told.header)
    brought = brought_from(sheet, roles_of(sheet, columns_of(sheet), told), told)
    return Configure(type="configure", problem=brought.settings, label=f"data: {told.name}")


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
    return {
        "kind": data.kind,
        "planar": data.problem.planar,
        "train": brought.train,
        "test": brought.test,
        "classes": [
            {"name": name, "rows": rows}
            for name, rows in zip(data.classes, brought.counts, strict=True)
        ],
        "scaling": [each.model_dump() for each in brought.scaling],
    }


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
    counts = [int((targets == index).sum()) for index in range(len(classes))]
    data = own_data(roles, classes, table, scaling)
    return Brought(data, cut, len(table) - cut, counts, scaling)


def own_data(roles: Roles, classes: list[str], table: Array, scaling: list[Scaling]) -> OwnData:
    """The data of a document; raises PlaygroundError for names that do not go together."""
    try:
        return OwnData(
            kind=kind_of(classes),
            columns=roles.inputs,
            classes=classes,
            # Two classes are told apart by how surely it is the second.
            target=None if classes else roles.target,
            scaling=scaling,
            rows=Rows(table.shape[1], table.tobytes()),
        )
    except ValidationError as error:
        message = str(error.errors()[0]["msg"]).removeprefix("Value error, ")
        raise PlaygroundError(f"{message[0].upper()}{message[1:]}.") from None


def kind_of(classes: Sequence[str]) -> Literal["classification", "multiclass", "regression"]:
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
    return scaled, [
        Scaling.model_construct(column=name, mean=middle, deviation=spread)
        for name, middle, spread in zip(names, mean.tolist(), deviation.tolist(), strict=True)
    ]


def check_size(sheet: Sheet, roles: Roles, table: Array, order: Sequence[int]) -> None:
    """Raise PlaygroundError at the first number that is beyond what a document can hold."""
    far = np.argwhere(~(np.abs(table) <= LARGEST))
    if len(far):
        place, column = far[np.argmin([order[place] for place, _ in far])]
        line, name = sheet.rows[order[place]].line, [*roles.inputs, roles.target][column]
        message = f"Line {line}: the number in column {name} is beyond ±{LARGEST:,.0f}."
        raise PlaygroundError(message, name, None, f"within ±{LARGEST:,.0f}", line)
