"""Several networks trained at once beside a session, over HTTP."""

import asyncio
from typing import Annotated, Literal

from fastapi import APIRouter, Body, Path, Response
from pydantic import BaseModel, Field

from ..playground.commands import Open
from ..playground.data import check_not_empty
from ..playground.errors import PlaygroundError
from ..playground.studies import threads
from ..playground.sweeping import Vary
from ..playground.sweeps import State, Sweep, SweepWish
from . import answers, examples, readings
from .context import Entered
from .reference import wrong
from .wire import Json, JsonRoute

router = APIRouter(
    prefix="/api/sessions/{key}/sweep", default_response_class=Json, route_class=JsonRoute
)

Place = Annotated[int, Path(description="Its place among the networks, from 0.", examples=[0])]


class SweptNetwork(BaseModel):
    """One of the networks; of one that diverged, as it was before the epoch in which it did."""

    value: float = Field(description="Its seed or learning rate.")
    name: str = Field(description="The same in words.")
    result: str = Field(description="How it does, in words.")
    diverged: int | None = Field(description="The epoch in which it diverged, counted from 1.")
    train: answers.Measures = Field(description="On the training set.")
    test: answers.Measures = Field(description="On the test set.")
    train_losses: list[answers.Number] = Field(
        description="After the noted epochs; of one that diverged fewer."
    )
    test_losses: list[answers.Number] = Field(description="The same on the test set.")
    boundary: readings.Boundary | None = Field(
        description="Its outputs over the plane; null where there is none."
    )


class SweepReading(BaseModel):
    """How far the training of several networks is, and what has come of it."""

    state: State = Field(description="What it is doing.")
    vary: Vary = Field(description="What is another for each network.")
    epochs: int = Field(description="How many epochs were asked for.")
    progress: float = Field(description="The part of them that is done, from 0 to 1.")
    kind: Literal["classification", "multiclass", "regression"] = Field(description="Of the data.")
    curve: bool = Field(description="Whether the data are a curve.")
    extent: list[list[float]] = Field(description="The shown plane: x1 from, to; x2 from, to.")
    noted: list[float] = Field(description="The epochs after which losses were noted.")
    networks: list[SweptNetwork] = Field(description="In the order of their values.")


@router.post(
    "", status_code=201, response_model=SweepReading, responses=wrong("epochs", 0, "at least 1")
)
async def begin_sweep(
    room: Entered, wish: Annotated[SweepWish, Body(openapi_examples=examples.SWEEPS)]
) -> Response:
    """Train several networks from their starts; what an earlier call began is cancelled."""
    check_not_empty(room.session.experiment.dataset)
    async with threads:
        sweep = await asyncio.to_thread(Sweep, room.session.experiment.setup, wish)
    room.begin(sweep)
    return Json(sweep.shown(), status_code=201)


@router.get("", response_model=SweepReading | None)
async def read_sweep(room: Entered) -> Response:
    """How far they are; null where none were begun since the session came to life."""
    return Json(room.sweep and room.sweep.shown())


@router.delete("", response_model=SweepReading | None)
async def cancel_sweep(room: Entered) -> Response:
    """Train them no further; what came of it stays, and can be taken over."""
    if room.sweep is not None:
        room.sweep.cancel()
        await room.sweep.wait()
    return Json(room.sweep and room.sweep.shown())


@router.get(
    "/{place}",
    response_model=Open,
    responses=wrong("place", 99, None, "No networks were trained beside this session."),
)
async def read_adoption(room: Entered, place: Place) -> Response:
    """The command that takes over one of them, once they have stopped."""
    if room.sweep is None:
        raise PlaygroundError("No networks were trained beside this session.", "place", place)
    return Json(room.sweep.adoption(place))
