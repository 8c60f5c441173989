"""The API over HTTP. Answers are written straight to JSON; the models only describe them."""

import asyncio
from dataclasses import asdict
from typing import Annotated, Any

from fastapi import APIRouter, Body, Path, Query, Response

from ..engine import probes
from ..engine.trace import trace
from ..playground.catalog import catalog
from ..playground.commands import Commands, StepUnit
from ..playground.document import Document, complete
from ..playground.experiment import Experiment
from ..playground.frame import boundary, whole_frame
from ..playground.room import Room
from ..playground.rooms import Rooms
from . import answers
from .wire import Json

# Gradient checks under way at once, each in a thread of its own.
MAX_CHECKS = 2
Key = Annotated[str, Path(max_length=100, description="The session's id.")]


def make_api(rooms: Rooms) -> APIRouter:
    """The routes under /api."""
    router = APIRouter(prefix="/api", default_response_class=Json, responses=answers.REFUSALS)
    add_session_routes(router, rooms)
    add_views(router, rooms)
    add_data(router, rooms)
    return router


def add_session_routes(router: APIRouter, rooms: Rooms) -> None:
    """Making a session, reading it, and commanding it."""

    @router.post("/sessions", status_code=201, response_model=answers.SessionAnswer)
    async def create(document: Annotated[Document | None, Body()] = None) -> Response:
        """Make a session from a document, whole or in part, or from nothing."""
        key, room = await rooms.create(complete(document or Document()))
        return Json(described(key, room), status_code=201)

    @router.get("/sessions/{key}", response_model=answers.SessionAnswer)
    async def read(key: Key) -> Response:
        """A living or stored session."""
        return Json(described(key, await rooms.get(key)))

    @router.post("/sessions/{key}/commands", response_model=answers.Frame)
    async def command(key: Key, commands: Annotated[Commands, Body()]) -> Response:
        """Apply a command, or a list of them in order, all or none; a whole frame comes back."""
        room = await rooms.get(key)
        return Json(await room.apply(commands))


def described(key: str, room: Room) -> dict[str, Any]:
    """A session as it is answered."""
    session = room.session
    return {"id": key, "document": session.document(), "frame": whole_frame(session)}


def add_views(router: APIRouter, rooms: Rooms) -> None:
    """What a session's network does; none of it changes anything."""

    @router.get("/sessions/{key}/trace", response_model=answers.Trace)
    async def read_trace(
        key: Key,
        unit: Annotated[StepUnit, Query(description="The step whose update is told.")] = "batch",
        sample: Annotated[
            int | None, Query(ge=0, description="With unit sample: this training sample.")
        ] = None,
    ) -> Response:
        """Every number of the update that the same step would make. It changes nothing."""
        experiment = await experiment_of(rooms, key)
        experiment.check_step(unit, sample)
        return Json(asdict(trace(experiment.trainer, unit, sample)))

    @router.get("/sessions/{key}/boundary", response_model=answers.Boundary)
    async def read_boundary(
        key: Key,
        resolution: Annotated[
            int, Query(ge=10, le=200, description="Points along each side of the plane.")
        ] = 100,
    ) -> Response:
        """The outputs over the whole plane, in single precision."""
        return Json(boundary(await experiment_of(rooms, key), resolution))

    checkers = asyncio.Semaphore(MAX_CHECKS)

    @router.get("/sessions/{key}/gradient-check", response_model=answers.GradientCheck)
    async def check_gradient(
        key: Key,
        epsilon: Annotated[
            float, Query(ge=1e-8, le=1e-1, description="How far a parameter is moved each way.")
        ] = 1e-5,
    ) -> Response:
        """Backpropagation compared with central differences, over the whole training set."""
        experiment = await experiment_of(rooms, key)
        async with checkers:
            # In a thread, on a copy: this can take a while, and nobody shall wait for it.
            copy = experiment.copy()
            return Json(await asyncio.to_thread(probes.gradient_check, copy.trainer, epsilon))


def add_data(router: APIRouter, rooms: Rooms) -> None:
    """What a session holds, and what there is to choose."""

    @router.get("/sessions/{key}/samples", response_model=answers.Samples)
    async def read_samples(key: Key) -> Response:
        """The data: what the network reads, what it should say, and where the points lie."""
        dataset = (await experiment_of(rooms, key)).dataset
        return Json(
            {
                "input_names": dataset.input_names,
                "output_names": dataset.output_names,
                "train": vars(dataset.train),
                "test": vars(dataset.test),
            }
        )

    @router.get("/sessions/{key}/history", response_model=answers.History)
    async def read_history(key: Key) -> Response:
        """Every point that one can seek, undo or redo to."""
        history = (await rooms.get(key)).session.history
        points = [point.shown() for point in history.points]
        return Json({"index": history.here.index, "length": history.length, "points": points})

    @router.get("/sessions/{key}/export/json", response_model=Document)
    async def export(key: Key) -> Response:
        """The document as a file: sent to POST /api/sessions it makes the same next step."""
        document = (await rooms.get(key)).session.document()
        headers = {"content-disposition": 'attachment; filename="playground.json"'}
        return Json(document, headers=headers)

    @router.get("/catalog", response_model=answers.Catalog)
    async def read_catalog() -> Response:
        """All there is to choose from, each with its default, its bounds and one line about it."""
        return Json(catalog())


async def experiment_of(rooms: Rooms, key: str) -> Experiment:
    """The living experiment of a session, to be looked at."""
    return (await rooms.get(key)).session.experiment
