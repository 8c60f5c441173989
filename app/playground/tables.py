"""What the columns of a table are: found where it is not told, and told back before it is taken."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from .errors import PlaygroundError
from .model import Seed
from .own_data import MOST_CLASSES, MOST_COLUMNS
from .sheets import Decimal, Delimiter, Sheet

# Names by which tables call what is to be found.
TARGETS = ("target", "label", "class", "y")
# Within these sizes a network learns from numbers as they are.
USUAL = (0.2, 5.0)
HELD_OUT, MOST_HELD_OUT = 0.5, 0.9

TargetKind = Literal["classes", "number"]


class Told(BaseModel):
    """What is told about a table; the rest is found."""

    model_config = ConfigDict(frozen=True)

    delimiter: Delimiter | None = Field(None, description="What separates the cells.")
    decimal: Decimal | None = Field(None, description="The decimal sign of its numbers.")
    header: bool | None = Field(None, description="Whether the first row names the columns.")
    inputs: list[str] | None = Field(
        None, max_length=MOST_COLUMNS, description="The columns to read, by name."
    )
    target: str | None = Field(None, description="The column to find from them, by name.")
    kind: TargetKind | None = Field(None, description="Whether that is a class or a number.")
    standardise: bool | None = Field(
        None,
        description="Whether numbers are taken as (value - mean) / deviation of the training rows.",
    )
    test_fraction: float = Field(
        HELD_OUT,
        ge=0,
        le=MOST_HELD_OUT,
        description="The share of rows to test with; a column named split, of train and test, "
        "goes before it.",
    )
    seed: Seed = Field(1, description="Which draw of those rows.")


class Taken(Told):
    """What is told about a table that is taken."""

    name: str = Field(
        "pasted table",
        min_length=1,
        max_length=100,
        description="What the history calls it.",
        examples=["iris.csv"],
    )


@dataclass(frozen=True)
class BadCell:
    """A cell that is no number where most of its column are."""

    line: int
    text: str


@dataclass(frozen=True)
class Column:
    """What is in a column: `least` and `most` of its numbers, and the first cell that is none."""

    name: str
    numeric: bool
    different: int
    least: float | None
    most: float | None
    bad: BadCell | None

    @property
    def holds_numbers(self) -> bool:
        """Whether it is meant to be of numbers."""
        return self.numeric or self.bad is not None


@dataclass(frozen=True)
class Roles:
    """What each column is for. `split` names the one that says which rows are to test with."""

    inputs: list[str]
    target: str
    kind: TargetKind
    standardise: bool
    split: str | None


def columns_of(sheet: Sheet) -> list[Column]:
    """What is in each column."""
    return [column_of(sheet, name) for name in sheet.names]


def column_of(sheet: Sheet, name: str) -> Column:
    """What is in the column of this name."""
    cells = sheet.cells(name)
    numbers = [sheet.number(cell) for cell in cells]
    found = [number for number in numbers if number is not None]
    bad = None
    if len(cells) > len(found) > len(cells) / 2:
        place = numbers.index(None)
        bad = BadCell(sheet.rows[place].line, cells[place])
    return Column(
        name,
        numeric=bool(cells) and len(found) == len(cells),
        different=len(set(cells)),
        least=min(found, default=None),
        most=max(found, default=None),
        bad=bad,
    )


def roles_of(sheet: Sheet, columns: Sequence[Column], told: Told) -> Roles:
    """What each column is for, as told, else as found; raises PlaygroundError for none of those."""
    check_told(sheet, told)
    split = split_of(sheet)
    others = (split, *(told.inputs or ()))
    target = told.target or found_target([each for each in columns if each.name not in others])
    inputs = told.inputs or found_inputs(sheet, columns, (target, split))
    kind = told.kind or found_kind(sheet, target)
    read = [
        each
        for each in columns
        if each.name in (inputs if kind == "classes" else [*inputs, target])
    ]
    # What was split by a playground was exported by one, and is to come back as it was.
    standardise = split is None and not all(map(is_usual, read))
    if told.standardise is not None:
        standardise = told.standardise
    return Roles(inputs, target, kind, standardise, split)


def check_told(sheet: Sheet, told: Told) -> None:
    """Raise PlaygroundError for a column that there is not, or that is named twice."""
    named = [("inputs", name) for name in told.inputs or []]
    if told.target is not None:
        named.append(("target", told.target))
    for place, (field, name) in enumerate(named):
        if name not in sheet.names:
            allowed = ", ".join(sheet.names)
            raise PlaygroundError(f"There is no column {name}.", field, name, allowed)
        if name in (other for _, other in named[:place]):
            raise PlaygroundError(f"Column {name} is named twice.", field, name)


def split_of(sheet: Sheet) -> str | None:
    """The column that says which rows are to test with, if there is one."""
    for name in sheet.names:
        if name.lower() == "split" and set(sheet.cells(name)) <= {"train", "test"}:
            return name
    return None


def found_target(columns: Sequence[Column]) -> str:
    """The last that is called so, else the last of a few different texts, else the last.

    Raises PlaygroundError if there is none.
    """
    if not columns:
        raise PlaygroundError("No column is left to be found.", "target")
    called = [each for each in columns if each.name.lower() in TARGETS]
    texts = [
        each for each in columns if not each.holds_numbers and 2 <= each.different <= MOST_CLASSES
    ]
    return (called or texts or columns)[-1].name


def found_inputs(
    sheet: Sheet, columns: Sequence[Column], others: Sequence[str | None]
) -> list[str]:
    """The first two of numbers, which make a plane.

    One that is always the same, or that only counts the rows, gives way to others.
    """
    numbers = [each for each in columns if each.holds_numbers and each.name not in others]
    varied = [each.name for each in numbers if each.different > 1]
    found = varied or [each.name for each in numbers]
    better = [name for name in found if not counts_rows(sheet, name)]
    return (better if len(better) > 1 else found)[:2]


def counts_rows(sheet: Sheet, name: str) -> bool:
    """Whether a column says 1, 2, 3 ... or 0, 1, 2 ..."""
    numbers = [sheet.number(cell) for cell in sheet.cells(name)]
    return any(numbers == list(range(first, first + len(numbers))) for first in (0, 1))


def found_kind(sheet: Sheet, target: str) -> TargetKind:
    """Classes for texts, and for a few different whole numbers."""
    different = set(sheet.cells(target))
    numbers = [sheet.number(cell) for cell in different]
    whole = all(number is not None and number.is_integer() for number in numbers)
    if any(number is not None for number in numbers):
        return "classes" if whole and len(different) <= MOST_CLASSES else "number"
    return "classes"


def is_usual(column: Column) -> bool:
    """Whether its numbers are of a size that a network learns from well."""
    size = max(abs(column.least or 0.0), abs(column.most or 0.0))
    return USUAL[0] <= size <= USUAL[1]
