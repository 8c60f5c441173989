"""What a page can ask to be shown, and the units that a step can have."""

from typing import Annotated, Literal

from pydantic import Field, ValidationInfo, field_validator

from .document import Path
from .model import Model
from .own_data import Name
from .problem_settings import MOST_INPUTS

StepUnit = Literal["sample", "batch", "epoch"]
STEP_UNITS: dict[StepUnit, str] = {
    "sample": "one update on one training point",
    "batch": "one update on the next mini-batch",
    "epoch": "updates on every mini-batch to the end of this epoch",
}

NumberKind = Literal["weights", "biases"]

# How far numbers that are given by hand may go, either way.
FARTHEST = 1e6
Coordinate = Annotated[float, Field(ge=-FARTHEST, le=FARTHEST)]
Place = Annotated[list[Coordinate], Field(min_length=1, max_length=MOST_INPUTS)]
Span = Annotated[float, Field(gt=0, le=FARTHEST)]
# Values along a slice or a side of a landscape, and points along a side of a field.
Values = Annotated[int, Field(ge=5, le=101)]
Resolution = Annotated[int, Field(ge=10, le=200)]
UnitName = Annotated[str, Field(max_length=40, examples=["h1.2"])]


class WatchedSample(Model):
    """A sample of the data."""

    split: Literal["train", "test"] = Field(description="Which part of the data.")
    index: int = Field(ge=0, description="Its place there.")


class WatchedText(Model):
    """A sentence, for a problem whose samples are such."""

    text: str = Field(max_length=500, description="What is said; unknown words do not count.")


class WatchedProfile(Model):
    """The outputs along one column, all others as at a place."""

    column: Name = Field(description="Its name.")
    low: Coordinate = Field(0.0, description="From here.")
    high: Coordinate = Field(1.0, description="To here.")
    place: Place = Field(description="All columns of the place.")
    resolution: Resolution = Field(101, description="How many values it takes.")


class WatchedUpdate(Model):
    """The update that a step would make."""

    unit: StepUnit = Field("batch", description="The step that would make it.")
    sample: int | None = Field(
        None, ge=0, description="With unit sample: this training sample; absent: the next one."
    )


class WatchedWalk(WatchedUpdate):
    """An update as one of its samples sees it."""

    member: int | None = Field(
        None, ge=0, description="A training sample of its batch; absent: the batch's first."
    )
    parameter: Path | None = Field(
        None, description="Whose gradient is told sample by sample; absent: the first parameter's."
    )


class WatchedHidden(Model):
    """A hidden layer of two units."""

    layer: int = Field(ge=1, le=8, description="Which one, counted from 1.")
    resolution: Resolution = Field(64, description="Points along each side of its field.")


class WatchedSlice(Model):
    """The loss along one parameter, from -span to span as its slider runs."""

    parameter: Path = Field(description="Its path.")
    span: Span = Field(description="How far from 0, either way.")
    resolution: Values = Field(33, description="How many values it takes.")


class WatchedLandscape(Model):
    """The loss over two parameters, each from center - span to center + span."""

    x: Path = Field(description="The path of the parameter along x.")
    y: Path = Field(
        description="The path of the parameter along y; another than x.", examples=["biases.0.1"]
    )
    span: Span = Field(description="How far from the center, either way.")
    center_x: Coordinate = Field(0.0, description="The middle of x; 0 is that of its slider.")
    center_y: Coordinate = Field(0.0, description="The middle of y; 0 is that of its slider.")
    resolution: Values = Field(41, description="How many values each takes.")

    @field_validator("y")
    @classmethod
    def _is_another(cls, y: str, info: ValidationInfo) -> str:
        if y == info.data.get("x"):
            raise ValueError("must be another parameter than x")
        return y


class WatchedSensitivity(Model):
    """How the output would change over the plane if one parameter grew."""

    parameter: Path = Field(description="Its path.")
    output: int = Field(0, ge=0, description="Which of the outputs, counted from 0.")
    resolution: Resolution = Field(50, description="Points along each side.")


class WatchedUnit(Model):
    """What one unit says over the plane."""

    name: UnitName = Field(description="Its name; any feature has a field, too.")
    resolution: Resolution = Field(64, description="Points along each side.")


class Watch(Model):
    """What this socket's frames carry; what is omitted stays as it was, null ends it."""

    type: Literal["watch"] = Field(description="Which command this is.")
    active: bool = Field(True, description="Off while nobody looks: no frames, and play may rest.")
    resolution: Resolution | None = Field(
        None, description="Points along each side of the boundary field."
    )
    fields: int | None = Field(
        None, ge=10, le=100, description="Points along each side of every unit's field."
    )
    unit_field: WatchedUnit | None = Field(None, description="One unit's field, large.")
    next: StepUnit | None = Field("batch", description="The update that this step would make.")
    sample: WatchedSample | None = Field(None, description="The activations of this sample.")
    trace: WatchedUpdate | None = Field(None, description="Every number of this update.")
    walk: WatchedWalk | None = Field(
        None, description="This update, as one of its samples sees it."
    )
    response: UnitName | None = Field(
        None, description="How the unit of this name responds to the training samples."
    )
    pointer: Place | WatchedSample | WatchedText | None = Field(
        None,
        description="The outputs at this point (x1, x2) of the plane, or of data without one at "
        "these columns; of this sample; or, where samples are sentences, of this one.",
    )
    profile: WatchedProfile | None = Field(
        None, description="The outputs along one column of the data, all others as at a place."
    )
    hidden: WatchedHidden | None = Field(
        None, description="The plane of this layer's two units: the samples as it sees them."
    )
    sensitivity: WatchedSensitivity | None = Field(
        None, description="Where on the plane a parameter matters."
    )
    histograms: NumberKind | None = Field(
        None, description="How the weights or the biases of each layer are spread."
    )
    gradient_norms: StepUnit | None = Field(
        None, description="How large each layer's gradient is in the update of this step."
    )
    standings: Literal[True] | None = Field(
        None, description="How the network stands to every sample: for data without a plane."
    )
    tradeoff: Literal[True] | None = Field(
        None, description="Of two classes: misses and false alarms as the output's bias moves."
    )
    report: Literal[True] | None = Field(
        None, description="What it gets right and wrong, in numbers; it comes when it is ready."
    )
    diagnosis: Literal[True] | None = Field(
        None, description="What keeps it from learning, in words; it comes when it is ready."
    )
    paths: Annotated[list[Path], Field(max_length=64)] | None = Field(
        None, description="The values of these parameters along the history."
    )
    landscape: WatchedLandscape | None = Field(
        None, description="The loss over two parameters; it comes when it is ready."
    )
    slices: Annotated[list[WatchedSlice], Field(max_length=MOST_INPUTS + 1)] | None = Field(
        None, description="The loss along each of these parameters; they come when they are ready."
    )
