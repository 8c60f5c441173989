"""The data that a document brings along."""

import re
from collections.abc import Sequence, Sized
from dataclasses import dataclass
from functools import cached_property
from typing import Annotated, Literal, Self

import numpy as np
from pydantic import Field, GetCoreSchemaHandler, model_validator
from pydantic_core import CoreSchema, core_schema

from ..engine.parameters import Array
from ..problems import FEATURES, Problem, own_problem
from .model import Model

MOST_ROWS, MOST_COLUMNS, MOST_CLASSES = 5000, 16, 10
# A number of the data lies within this, either way.
LARGEST = 1e6
HIDDEN_UNIT = re.compile(r"h\d+\.\d+")

Name = Annotated[str, Field(min_length=1, max_length=40, pattern=r"\S")]
Number = Annotated[float, Field(ge=-LARGEST, le=LARGEST)]


@dataclass(frozen=True)
class Rows:
    """A table of numbers that never changes: so many to a row, as the bytes of float64."""

    width: int
    content: bytes

    @classmethod
    def of(cls, rows: Sequence[Sequence[float]]) -> Self:
        """Raises ValueError, naming the row, where one is longer or shorter than the first."""
        width = len(rows[0]) if rows else 0
        for place, row in enumerate(rows):
            if len(row) != width:
                raise ValueError(f"row {place} has {len(row)} numbers where row 0 has {width}")
        return cls(width, np.array(rows, dtype=np.float64).tobytes())

    @cached_property
    def array(self) -> Array:
        """The numbers, (rows, width); read-only."""
        return np.frombuffer(self.content).reshape(-1, max(1, self.width))

    def __len__(self) -> int:
        return len(self.array)

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: object, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        """Lists of finite numbers, in and out."""
        number = core_schema.float_schema(strict=True, ge=-LARGEST, le=LARGEST, allow_inf_nan=False)
        row = core_schema.list_schema(
            number, min_length=2, max_length=MOST_COLUMNS + 1, fail_fast=True
        )
        table = core_schema.list_schema(row, max_length=MOST_ROWS, fail_fast=True)
        return core_schema.no_info_wrap_validator_function(
            lambda given, read: given if isinstance(given, cls) else cls.of(read(given)),
            table,
            serialization=core_schema.plain_serializer_function_ser_schema(
                lambda rows: rows.array.tolist(), return_schema=table
            ),
        )


class Scaling(Model):
    """How a column was standardised: (value - mean) / deviation."""

    column: Name = Field(description="Its name.")
    mean: float = Field(description="The mean of its training rows.")
    deviation: float = Field(
        gt=0, description="Their standard deviation; 1 where all are the same."
    )


def is_empty(value: Sized) -> bool:
    """Whether a document need not speak of it."""
    return not len(value)


class OwnData(Model):
    """Samples that a person brings, the training samples first."""

    kind: Literal["classification", "multiclass", "regression"] = Field(
        "classification", description="Two classes, several classes, or a number to be found."
    )
    columns: list[Name] = Field(
        ["x1", "x2"], min_length=1, max_length=MOST_COLUMNS, description="What the inputs are."
    )
    classes: list[Name] = Field(
        [], max_length=MOST_CLASSES, description="The classes; none where a number is to be found."
    )
    target: Name | None = Field(
        None, description="What the output is called; absent: as the last class, or y."
    )
    scaling: list[Scaling] = Field(
        [],
        max_length=MOST_COLUMNS + 1,
        exclude_if=is_empty,
        description="Of the columns whose numbers are not as they were measured.",
    )
    rows: Rows = Field(
        Rows(0, b""),
        description="Of each sample its inputs, then its class as its place among them, or number.",
    )

    @model_validator(mode="after")
    def _fits(self) -> Self:
        width = len(self.columns) + 1
        if len(self.rows) and self.rows.width != width:
            raise ValueError(f"a row has {self.rows.width} numbers where {width} are wanted")
        self._check_classes()
        self._check_names()
        return self

    def _check_classes(self) -> None:
        count = len(self.classes)
        if self.kind == "regression":
            if count:
                raise ValueError("numbers have no classes")
            return
        if count != 2 if self.kind == "classification" else count < 2:
            wanted = "two" if self.kind == "classification" else "two or more"
            raise ValueError(f"{self.kind} wants {wanted} classes, and there are {count}")
        told = self.rows.array[:, -1]
        for place in np.flatnonzero((told != np.floor(told)) | (told < 0) | (told >= count)):
            raise ValueError(f"row {place} ends with {told[place]:g}, which is no class's place")

    def _check_names(self) -> None:
        names = [*self.columns, *self.output_names]
        if len(set(names)) < len(names) or len(set(self.classes)) < len(self.classes):
            raise ValueError("columns, classes and target need different names")
        problem = self.problem
        inputs = set(FEATURES) if problem.planar else set()
        for name in self.output_names:
            if name in inputs:
                raise ValueError(f"an input is called {name} already")
        for name in names:
            if HIDDEN_UNIT.fullmatch(name):
                raise ValueError(f"a hidden unit is called {name} already")

    @property
    def output_names(self) -> tuple[str, ...]:
        """What the outputs are called."""
        if self.kind == "multiclass":
            return tuple(self.classes)
        return (self.target or (self.classes[-1] if self.classes else "y"),)

    @property
    def problem(self) -> Problem:
        """The problem of these data."""
        return own_problem(
            self.kind,
            tuple(self.columns),
            tuple(self.classes),
            self.output_names[0],
            self.rows.content,
        )
