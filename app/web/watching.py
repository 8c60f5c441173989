"""What a page watches of a session, for programs that ask once."""

from typing import Annotated

from fastapi import APIRouter, Body, Response
from pydantic import BaseModel, Field

from ..playground.frame import View
from ..playground.watch import Watch, WatchedSample
from . import answers, examples, findings, readings
from .answers import Number
from .context import Entered
from .readings import Matrix, Vector
from .reference import wrong
from .wire import Json, JsonRoute

router = APIRouter(prefix="/api", default_response_class=Json, route_class=JsonRoute)


class SmallField(BaseModel):
    """A field in whole numbers from -127 to 127; on the socket a typed array, and its scale."""

    small: list[list[int]] = Field(description="small[i][j] at the i-th x2 and j-th x1, ascending.")
    scale: float = Field(description="The values are scale * small / 127.")


class LayerActivations(BaseModel):
    """What the units of a layer make of one sample."""

    z: Vector = Field(description="Pre-activations.")
    a: Vector = Field(description="Activations.")


class Activations(BaseModel):
    """The forward pass of one sample."""

    sample: WatchedSample = Field(description="Which one.")
    inputs: Vector = Field(description="What the network reads of it.")
    targets: Vector = Field(description="What it should say.")
    layers: list[LayerActivations] = Field(description="From the first layer on.")


class Word(BaseModel):
    """A word of a text."""

    word: str = Field(description="As it is read.")
    input: int | None = Field(description="Its input's place; null for a word that is not read.")


class Pointed(BaseModel):
    """What the network says at one place."""

    point: Vector = Field(description="(x1, x2), or of data without a plane all columns.")
    sample: WatchedSample | None = Field(description="The sample, if one was asked about.")
    inputs: Vector = Field(description="What the network reads there.")
    outputs: Vector = Field(description="What it says, to the last digit.")
    activations: Matrix = Field(description="Of every unit, by layer.")
    targets: Vector | None = Field(description="Of a sample: what it should say.")
    residuals: Vector | None = Field(description="Of a sample: target - output.")
    told: int | None = Field(description="The class that is told, by its place; null for numbers.")
    margin: Number = Field(description="Of several classes: how far that one is ahead.")
    z: Matrix | None = Field(None, description="Of a story: the sums of every unit, by layer.")
    products: Matrix | None = Field(
        None, description="Of a story: weight times input, of each unit of the first layer."
    )
    output_products: Matrix | None = Field(
        None, description="Of a story: weight times activation, of each output."
    )
    words: list[Word] | None = Field(None, description="Of a text: its words, in their order.")


class Profile(BaseModel):
    """The outputs along one column."""

    column: str = Field(description="Its name.")
    values: list[float] = Field(description="Of the column, ascending.")
    outputs: Matrix = Field(description="outputs[o][i]: output o at the i-th value.")
    crossings: list[float] | None = Field(
        None, description="Of two classes: where it begins to tell the other one."
    )


class HiddenSpace(BaseModel):
    """The plane of a hidden layer's two units."""

    layer: int = Field(description="Which layer, counted from 1.")
    extent: Matrix = Field(description="The shown plane: first unit from, to; second from, to.")
    train: Matrix = Field(description="The training samples as the layer sees them.")
    test: Matrix = Field(description="The test samples.")
    x: list[float] = Field(description="Ascending.")
    y: list[float] = Field(description="Ascending.")
    z: list[Matrix] = Field(description="z[o][i][j]: output o where the units are x[j] and y[i].")
    level: float = Field(description="The output at which the boundary lies.")
    half: float = Field(description="(z - level) / half is an output's signed share.")
    margins: list[Matrix] | None = Field(
        None, description="Of several classes how far each is ahead of the best other one."
    )


class Sensitivity(BaseModel):
    """How an output would change over the plane if a parameter grew."""

    parameter: str = Field(description="Its path.")
    output: int = Field(description="Which output, counted from 0.")
    x: list[float] = Field(description="Ascending.")
    y: list[float] = Field(description="Ascending.")
    z: list[Matrix] = Field(description="z[0][i][j]: d output / d parameter at (x[j], y[i]).")
    most: float = Field(description="The largest size of them.")


class Told(BaseModel):
    """The classes that are told, by their places."""

    train: list[int] = Field(description="Of the training samples.")
    test: list[int] = Field(description="Of the test samples.")


class Standings(BaseModel):
    """How the network stands to every sample: of classes from -1, wrong, to 1; else the output."""

    train: Vector = Field(description="Of the training samples.")
    test: Vector = Field(description="Of the test samples.")
    told: Told | None = Field(description="Of classes: which are told.")


class Mistakes(BaseModel):
    """What is told wrong at a bias."""

    bias: float = Field(description="Of the output; 0 where biases are off.")
    misses: int = Field(description="Samples of the second class that are told as the first.")
    alarms: int = Field(description="Samples of the first class that are told as the second.")


class Tradeoff(BaseModel):
    """What the bias of the output trades, of the test samples."""

    biases: list[float] = Field(description="About the present one, ascending.")
    misses: list[int] = Field(description="At each of them.")
    alarms: list[int] = Field(description="At each of them.")
    now: Mistakes = Field(description="At the present bias.")
    positives: int = Field(description="Samples of the second class.")
    negatives: int = Field(description="Samples of the first class.")


class Slice(BaseModel):
    """Loss + penalty along one parameter."""

    span: float = Field(description="It goes from -span to span.")
    losses: Vector = Field(description="At places as far from each other.")


class Slices(BaseModel):
    """Loss + penalty along parameters."""

    revision: int = Field(description="Of the session as they are of.")
    parameters: dict[str, Slice] = Field(description="By the parameters' paths.")


class ShownLandscape(readings.Landscape):
    """Loss + penalty over two parameters, as it was at a revision."""

    revision: int = Field(description="Of the session as it is of.")


class WatchedFrame(answers.Frame):
    """A frame with what is watched, each null where there is none."""

    ack: int | None = Field(None, description="On the socket: the last message shown in it.")
    boundary: readings.Boundary | None = Field(None, description="By resolution: the plane.")
    fields: dict[str, SmallField] | None = Field(None, description="By fields: of every unit.")
    unit_field: readings.UnitField | None = Field(None, description="One unit's, large.")
    activations: Activations | None = Field(None, description="By sample: its forward pass.")
    trace: readings.Trace | None = Field(None, description="Every number of an update.")
    walk: readings.Walk | None = Field(None, description="The same, as one sample sees it.")
    response: readings.Response | None = Field(None, description="Of one unit to all samples.")
    pointer: Pointed | None = Field(None, description="What it says at one place.")
    profile: Profile | None = Field(None, description="The outputs along one column.")
    hidden: HiddenSpace | None = Field(None, description="The plane of a layer of two units.")
    sensitivity: Sensitivity | None = Field(None, description="Where a parameter matters.")
    histograms: readings.Histograms | None = Field(None, description="How numbers are spread.")
    gradient_norms: readings.GradientNorms | None = Field(None, description="By layer.")
    standings: Standings | None = Field(None, description="To every sample.")
    tradeoff: Tradeoff | None = Field(None, description="Misses against false alarms.")
    report: readings.Report | None = Field(None, description="What is right and wrong.")
    diagnosis: findings.Diagnosis | None = Field(None, description="What keeps it from learning.")
    paths: readings.Paths | None = Field(None, description="Of parameters along the history.")
    landscape: ShownLandscape | None = Field(None, description="Over two parameters.")
    slices: Slices | None = Field(None, description="Along parameters.")


@router.post(
    "/sessions/{key}/watch",
    response_model=WatchedFrame,
    responses=wrong("sample.index", 999, "0 to 124", "There is no sample 999."),
)
async def watch_once(
    room: Entered, watch: Annotated[Watch, Body(openapi_examples=examples.WATCHES)]
) -> Response:
    """A frame with all that is asked for, as a page's frames carry it. It changes nothing.

    The same command as on the socket, where it is asked for once and every frame carries it.
    """
    view = View()
    view.watch = view.after(watch, room.session.experiment)
    if view.is_behind(room.session):
        await view.study(room.session)
    return Json(view.frame(room.session))
