"""What a page can ask to be shown, and the units that a step can have."""

from typing import Annotated, Literal

from pydantic import Field

from .document import Model, Path
from .windows import WatchedLandscape, WatchedSensitivity, WatchedSlice

StepUnit = Literal["sample", "batch", "epoch"]
STEP_UNITS: dict[StepUnit, str] = {
    "sample": "one update on one training point",
    "batch": "one update on the next mini-batch",
    "epoch": "updates on every mini-batch to the end of this epoch",
}


class WatchedSample(Model):
    """A sample of the data."""

    split: Literal["train", "test"] = Field(description="Which part of the data.")
    index: int = Field(ge=0, description="Its place there.")


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
    resolution: int = Field(64, ge=10, le=200, description="Points along each side of its field.")


Coordinate = Annotated[float, Field(ge=-1e6, le=1e6)]
UnitName = Annotated[str, Field(max_length=40)]


class Watch(Model):
    """What this socket's frames carry; what is omitted stays as it was, null ends it."""

    type: Literal["watch"] = Field(description="Which command this is.")
    active: bool = Field(True, description="Off while nobody looks: no frames, and play may rest.")
    resolution: int | None = Field(
        None, ge=10, le=200, description="Points along each side of the boundary field."
    )
    fields: int | None = Field(
        None, ge=10, le=100, description="Points along each side of every unit's field."
    )
    next: StepUnit | None = Field("batch", description="The update that this step would make.")
    sample: WatchedSample | None = Field(None, description="The activations of this sample.")
    trace: WatchedUpdate | None = Field(None, description="Every number of this update.")
    walk: WatchedWalk | None = Field(
        None, description="This update, as one of its samples sees it."
    )
    response: UnitName | None = Field(
        None, description="How the unit of this name responds to the training samples."
    )
    pointer: Annotated[list[Coordinate], Field(min_length=2, max_length=2)] | None = Field(
        None, description="The outputs at this point (x1, x2) of the plane."
    )
    hidden: WatchedHidden | None = Field(
        None, description="The plane of this layer's two units: the samples as it sees them."
    )
    sensitivity: WatchedSensitivity | None = Field(
        None, description="Where on the plane a parameter matters."
    )
    landscape: WatchedLandscape | None = Field(
        None, description="The loss over two parameters; it comes when it is ready."
    )
    slices: Annotated[list[WatchedSlice], Field(max_length=64)] | None = Field(
        None, description="The loss along each of these parameters; they come when they are ready."
    )
