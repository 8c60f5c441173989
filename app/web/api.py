"""The API over HTTP. Answers are written straight to JSON; their models only describe them."""

import asyncio
from dataclasses import asdict
from typing import Annotated, Any

from fastapi import APIRouter, Body, Query, Response

from ..engine.gradient_check import gradient_check
from ..engine.trace import trace
from ..engine.walk import walk
from ..playground import charts, frame, parts, reading, surfaces, watch
from ..playground.catalog import catalog
from ..playground.commands import Commands
from ..playground.diagnoses import diagnosis
from ..playground.document import Document, Path, complete
from ..playground.history import MAX_POINTS
from ..playground.limits import check_comparison, check_trace
from ..playground.paths import paths
from ..playground.room import Room
from ..playground.studies import threads
from . import answers, choices, examples, exports, findings, readings
from .context import Entered, Here, Key, Learning, Looked, OnPlane
from .reference import wrong
from .wire import Json, JsonRoute

router = APIRouter(prefix="/api", default_response_class=Json, route_class=JsonRoute)

Sample = Annotated[
    int | None, Query(ge=0, description="With unit sample: this training sample.", examples=[17])
]
Unit = Annotated[watch.StepUnit, Query(description="The step whose update is told.")]
Member = Annotated[
    int | None,
    Query(ge=0, description="A training sample of the batch; absent: its first.", examples=[89]),
]
Parameter = Annotated[
    Path | None,
    Query(description="Whose gradient is told sample by sample."),
]
UnitName = Annotated[watch.UnitName, Query(description="A unit's name.", examples=["h1.2"])]
CheckedUnit = Annotated[
    watch.StepUnit | None,
    Query(description="Only this step's samples; absent: the whole training set."),
]
X = Annotated[Path, Query(description="The parameter along x.", examples=["weights.0.0.0"])]
Y = Annotated[Path, Query(description="The parameter along y.", examples=["biases.0.0"])]
Center = Annotated[
    float | None,
    Query(description="The middle of the window; absent: the present value.", examples=[0.5]),
]
Resolution = Annotated[watch.Resolution, Query(description="Points along each side.")]
Epsilon = Annotated[float, Query(ge=1e-8, le=0.1, description="How far a parameter is moved.")]

WRONG_UNIT = wrong("unit", "year", "sample, batch, epoch")
UNKNOWN_UNIT = wrong("unit", "h9.9", "h1.1, h1.2, h1.3, inside", "There is no unit h9.9.")


def described(key: str, room: Room) -> dict[str, Any]:
    """A session as it is answered."""
    session = room.session
    return {"id": key, "document": session.document(), "frame": frame.whole_frame(session)}


@router.post(
    "/sessions",
    status_code=201,
    response_model=answers.SessionAnswer,
    responses=wrong("problem.noise", 2, "at least 0 and at most 1"),
)
async def create_session(
    here: Here,
    document: Annotated[Document | None, Body(openapi_examples=examples.DOCUMENTS)] = None,
) -> Response:
    """Make a session from a document, whole or in part, or from nothing."""
    key, room = await here.rooms.create(complete(document or Document()))
    return Json(described(key, room), status_code=201)


@router.get("/sessions/{key}", response_model=answers.SessionAnswer)
async def read_session(key: Key, room: Entered) -> Response:
    """A living or stored session."""
    return Json(described(key, room))


@router.post(
    "/sessions/{key}/commands",
    response_model=answers.Frame,
    responses=wrong("count", 0, "at least 1"),
)
async def apply_commands(
    room: Entered, commands: Annotated[Commands, Body(openapi_examples=examples.COMMANDS)]
) -> Response:
    """Apply a command, or a list of them in order, all or none; a whole frame comes back."""
    return Json(await room.apply(commands))


@router.get("/sessions/{key}/samples", response_model=readings.Samples)
async def read_samples(experiment: Looked) -> Response:
    """The data: where the points lie, what the network reads, and what it should say."""
    dataset = experiment.dataset
    return Json(
        {
            "input_names": dataset.input_names,
            "output_names": dataset.output_names,
            "train": vars(dataset.train),
            "test": vars(dataset.test),
        }
    )


@router.get("/sessions/{key}/trace", response_model=readings.Trace, responses=WRONG_UNIT)
async def read_trace(experiment: Learning, unit: Unit = "batch", sample: Sample = None) -> Response:
    """Every number of the update that the same step would make. It changes nothing."""
    experiment.check_step(unit, sample)
    check_trace(experiment, unit, sample)
    return Json(asdict(trace(experiment.trainer, unit, sample)))


@router.get("/sessions/{key}/walk", response_model=readings.Walk, responses=WRONG_UNIT)
async def read_walk(
    experiment: Learning,
    unit: Unit = "batch",
    sample: Sample = None,
    member: Member = None,
    parameter: Parameter = None,
) -> Response:
    """The same update as one of its samples sees it, with every product. It changes nothing."""
    experiment.check_step(unit, sample)
    experiment.check_member(unit, sample, member)
    if parameter is not None:
        experiment.check_parameter(parameter)
    return Json(asdict(walk(experiment.trainer, unit, sample, member, parameter)))


@router.get("/sessions/{key}/response", response_model=readings.Response, responses=UNKNOWN_UNIT)
async def read_response(experiment: Learning, unit: UnitName) -> Response:
    """How a unit responds to the training samples: its curve, and where they fall on it."""
    experiment.check_unit(unit)
    return Json(parts.unit_response(experiment, unit))


@router.get(
    "/sessions/{key}/histograms",
    response_model=readings.Histograms | None,
    responses=wrong("kind", "units", "weights, biases"),
)
async def read_histograms(
    experiment: Looked,
    kind: Annotated[watch.NumberKind, Query(description="Of which of the two.")] = "weights",
) -> Response:
    """How the weights or the biases of each layer are spread; null once one is not finite."""
    return Json(charts.histograms(experiment, kind))


@router.get(
    "/sessions/{key}/gradient-norms",
    response_model=readings.GradientNorms | None,
    responses=WRONG_UNIT,
)
async def read_gradient_norms(experiment: Learning, unit: Unit = "batch") -> Response:
    """How large each layer's gradient is in the next update; null once it is not finite."""
    return Json(charts.gradient_norms(experiment, unit))


@router.get(
    "/sessions/{key}/paths",
    response_model=readings.Paths,
    responses=wrong("points", "1", "at least 2"),
)
async def read_paths(
    room: Entered,
    parameter: Annotated[
        list[Path],
        Query(
            max_length=64,
            description="Of each its path.",
            examples=[["weights.0.1.0", "biases.0.1"]],
        ),
    ],
    points: Annotated[
        int, Query(ge=2, le=MAX_POINTS, description="The most points that are told.")
    ] = MAX_POINTS,
) -> Response:
    """The values that parameters had at the kept points of the history."""
    session = room.session
    for path in parameter:
        session.experiment.check_parameter(path)
    return Json(paths(session.history, session.experiment, parameter, points))


@router.get(
    "/sessions/{key}/boundary",
    response_model=readings.Boundary,
    responses=wrong("resolution", "5", "at least 10"),
)
async def read_boundary(experiment: OnPlane, resolution: Resolution = 100) -> Response:
    """The outputs over the plane, in single precision."""
    return Json(await asyncio.to_thread(parts.boundary, experiment.copy(), resolution))


@router.get("/sessions/{key}/unit-field", response_model=readings.UnitField, responses=UNKNOWN_UNIT)
async def read_unit_field(
    experiment: OnPlane, unit: UnitName, resolution: Resolution = 100
) -> Response:
    """What one unit, or any feature, says over the plane, in single precision."""
    wish = watch.WatchedUnit(name=unit, resolution=resolution)
    field = await asyncio.to_thread(parts.unit_field, experiment.copy(), wish)
    if field is None:
        experiment.check_unit(unit)
    return Json(field)


@router.get("/sessions/{key}/report", response_model=readings.Report | None)
async def read_report(experiment: Learning) -> Response:
    """What it gets right and wrong of training and test; null once an output is not finite."""
    return Json(reading.report(experiment, True))


@router.get("/sessions/{key}/diagnosis", response_model=findings.Diagnosis)
async def read_diagnosis(experiment: Learning) -> Response:
    """What keeps the network from learning, in words, told from measured values alone."""
    copy = experiment.copy()
    async with threads:
        return Json(await asyncio.to_thread(diagnosis, copy, True))


@router.get(
    "/sessions/{key}/landscape",
    response_model=readings.Landscape,
    responses=wrong("span", "0", "above 0"),
)
async def read_landscape(
    experiment: Learning,
    x: X,
    y: Y,
    span: Annotated[watch.Span, Query(description="How far either way.")] = 4.0,
    center_x: Center = None,
    center_y: Center = None,
    resolution: Annotated[watch.Values, Query(description="Values along each axis.")] = 41,
) -> Response:
    """Loss + penalty over the training set over two parameters, all else fixed."""
    wish = surfaces.around_now(experiment, (x, y), (center_x, center_y), span, resolution)
    copy = experiment.copy()
    async with threads:
        return Json(await asyncio.to_thread(surfaces.landscape, copy, wish))


@router.get(
    "/sessions/{key}/gradient-check",
    response_model=readings.GradientCheck,
    responses=wrong("epsilon", "0", "at least 1e-08"),
)
async def read_gradient_check(
    experiment: Learning, epsilon: Epsilon = 1e-5, unit: CheckedUnit = None, sample: Sample = None
) -> Response:
    """Backpropagation compared with central differences, over the whole training set or a batch."""
    experiment.check_step(unit, sample)
    copy, samples = experiment.copy(), None
    if unit is not None:
        samples = copy.trainer.next_batch(unit, sample)
    check_comparison(experiment, None if samples is None else len(samples))
    async with threads:
        return Json(await asyncio.to_thread(gradient_check, copy.trainer, epsilon, samples))


@router.get("/sessions/{key}/history", response_model=readings.History)
async def read_history(room: Entered) -> Response:
    """Every point that one can seek, undo or redo to."""
    kept = room.session.history
    points = [point.shown() for point in kept.points]
    return Json({"index": kept.here.index, "length": kept.length, "points": points})


@router.get("/catalog", response_model=choices.Catalog)
async def read_catalog() -> Response:
    """All there is to choose from, each with its default, its bounds and one line about it."""
    return Json({**catalog(), "exports": exports.offered()})
