"""Tables of one's own, over HTTP: what one is read as, and the data that come of it."""

import asyncio
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response
from pydantic import BaseModel, Field

from ..playground.bringing import bring, preview
from ..playground.sheets import Decimal, Delimiter, text_of
from ..playground.studies import threads
from ..playground.tables import Taken, TargetKind, Told
from . import answers, examples
from .context import Entered
from .reference import wrong
from .wire import Json

router = APIRouter(prefix="/api", default_response_class=Json)

TABLE: dict[str, Any] = {
    "requestBody": {
        "description": "A table in UTF-8, of at most 1 MB and 5,000 rows.",
        "required": True,
        "content": {"text/csv": {"schema": {"type": "string"}, "examples": examples.TABLES}},
    }
}
WRONG_TABLE = wrong("test_fraction", "2", "at most 0.9")


class BadCell(BaseModel):
    """A cell that is no number where most of its column are."""

    line: int = Field(description="The line of the text that its row begins at, from 1.")
    text: str = Field(description="What stands there.")


class Column(BaseModel):
    """What is in a column."""

    name: str = Field(description="Its name, or what it is called without one.")
    numeric: bool = Field(description="Whether all of its cells are numbers.")
    different: int = Field(description="How many different values it has.")
    least: float | None = Field(description="The least of its numbers.")
    most: float | None = Field(description="The greatest of them.")
    bad: BadCell | None = Field(description="The first that is no number where most are.")


class Row(BaseModel):
    """A row of the table."""

    line: int = Field(description="The line of the text that it begins at, from 1.")
    cells: list[str] = Field(description="As they are written.")


class Hindrance(BaseModel):
    """What keeps the table from being taken."""

    message: str = Field(description="Why, in words.")
    at: int | None = Field(description="The line that is to blame, from 1.")


class ClassRows(BaseModel):
    """One class of the data."""

    name: str = Field(description="Its name.")
    rows: int = Field(description="How many rows are of it.")


class Scaling(BaseModel):
    """How a column is standardised: (value - mean) / deviation, rounded to 6 decimals."""

    column: str = Field(description="Its name.")
    mean: float = Field(description="The mean of its training rows.")
    deviation: float = Field(description="Their standard deviation; 1 where they are all the same.")


class Outcome(BaseModel):
    """What would come of the table."""

    kind: str = Field(description="classification, multiclass or regression.")
    planar: bool = Field(description="Whether the data can be shown on the plane, or as a curve.")
    train: int = Field(description="Rows to train with.")
    test: int = Field(description="Rows to test with.")
    classes: list[ClassRows] = Field(description="The classes in the targets' order.")
    scaling: list[Scaling] = Field(description="Of each column that is standardised.")


class Preview(BaseModel):
    """What a table is read as, what its columns are for, and what would come of it."""

    delimiter: Delimiter = Field(description="What separates the cells.")
    decimal: Decimal = Field(description="The decimal sign.")
    header: bool = Field(description="Whether the first row names the columns.")
    rows: int = Field(description="How many rows there are.")
    columns: list[Column] = Field(description="From the left.")
    first: list[Row] = Field(description="The first rows.")
    inputs: list[str] = Field(description="The columns that are read.")
    target: str = Field(description="The column that is to be found from them.")
    kind: TargetKind = Field(description="Whether that is a class or a number.")
    standardise: bool = Field(description="Whether numbers are standardised.")
    split: str | None = Field(description="The column that says which rows are to test with.")
    refusal: Hindrance | None = Field(description="What keeps it from being taken so.")
    result: Outcome | None = Field(description="What would come of it; null with a refusal.")


@router.post("/tables", response_model=Preview, openapi_extra=TABLE, responses=WRONG_TABLE)
async def read_table(request: Request, told: Annotated[Told, Query()]) -> Response:
    """How a table would be read, and what would come of it. It changes nothing.

    What is not told about it is found.
    """
    text = text_of(await request.body())
    async with threads:
        return Json(await asyncio.to_thread(preview, text, told))


@router.post(
    "/sessions/{key}/table",
    response_model=answers.Frame,
    openapi_extra=TABLE,
    responses=WRONG_TABLE,
)
async def take_table(request: Request, room: Entered, told: Annotated[Taken, Query()]) -> Response:
    """Take a table as the data of a session, as one entry; a whole frame comes back.

    Of the network, what still fits keeps its value, lock and optimizer state.
    """
    text = text_of(await request.body())
    async with threads:
        command = await asyncio.to_thread(bring, text, told)
    return Json(await room.apply([command]))
