"""What the catalog looks like."""

from typing import Any

from pydantic import BaseModel, Field

from ..playground.document import Setup


class Choice(BaseModel):
    """Something to choose."""

    name: str = Field(description="What it is called in a document.")
    description: str = Field(description="One line about it.")


class ActivationChoice(Choice):
    """An activation function to choose."""

    formula: str = Field(description="The activation a, of z.")
    slope_formula: str = Field(description="Its slope da/dz, of a and z.")
    couples: bool = Field(description="Whether each a is made of the z of all units of the layer.")


class LossChoice(Choice):
    """A loss to choose."""

    formula: str = Field(description="The loss of one output, of its activation a and target t.")
    delta_formula: str = Field(description="Its dL/dz, of a, t and the activation's slope a′.")


class OptimizerChoice(Choice):
    """An optimizer to choose."""

    formula: str = Field(description="The update: of the rate η, the gradient g and its moments.")
    moments: dict[str, str] = Field(description="By what the formula calls it: first or second.")


class InitializerChoice(Choice):
    """A way to draw the start to choose."""

    uses_value: bool = Field(description="Whether the value set beside it counts.")


class ScheduleChoice(Choice):
    """A schedule to choose."""

    uses_length: bool = Field(description="Whether its number of epochs counts.")


class FeatureChoice(Choice):
    """Something that a network can read of a point."""

    needs_x2: bool = Field(description="Whether it is none for a curve, which has x1 alone.")
    field: list[list[int]] = Field(
        description="Over x1 and x2 from -2 to 2, rows of ascending x2; 127 is its largest size."
    )


class Thumbnail(BaseModel):
    """A few points of a problem."""

    points: list[list[float]] = Field(description="(x1, x2) of each.")
    targets: list[float] = Field(
        description="What each is: its class, as its place in class_names, or its number."
    )


class LevelChoice(Choice):
    """A way to meet a problem."""

    title: str = Field(description="Its name for people.")
    task: str = Field(description="One thing to try.")
    defaults: Setup = Field(description="Its own defaults.")


class SwitchChoice(Choice):
    """Something that changes a problem's samples."""

    title: str = Field(description="Its name for people.")


class ProblemChoice(Choice):
    """A problem to choose."""

    title: str = Field(description="Its name for people.")
    group: str = Field(description="Beside which others it is offered, for people.")
    kind: str = Field(description="classification, multiclass or regression.")
    curve: bool = Field(description="A regression on x1 alone; its points are (x1, target).")
    features: list[str] = Field(description="All that a network can read of a point.")
    input_names: list[str] = Field(description="What its own network reads of a point.")
    output_names: list[str] = Field(description="What it says.")
    class_names: list[str] = Field(description="The classes, in the targets' order.")
    losses: list[str] = Field(description="The losses that go with it.")
    defaults: Setup = Field(description="Its own defaults.")
    lens: str | None = Field(description="How it is looked at, if it tells a story.")
    image: list[int] | None = Field(description="Rows and columns of its picture, if it has one.")
    levels: list[LevelChoice] = Field(description="How it can be met, the first one first.")
    switches: list[SwitchChoice] = Field(description="What can be switched on.")
    locked: list[str] = Field(description="What it locks, if it brings numbers of its own.")
    thumbnail: Thumbnail = Field(description="What it looks like.")


class PresetChoice(Choice):
    """A playground to open; its description says what is to be seen."""

    title: str = Field(description="Its name for people.")
    group: str = Field(description="Beside which others it is offered, for people.")
    task: str = Field(description="Something to try then.")
    document: dict[str, Any] = Field(description="What to open: a document in part.")


class ExportChoice(Choice):
    """A file to take along."""

    title: str = Field(description="Its name for people.")
    group: str = Field(description="Beside which others it is offered, for people.")
    filename: str = Field(description="What the file is called; {data} is the title of the data.")
    needs: str | None = Field(description="A package that it needs and that is not installed.")


class Bounds(BaseModel):
    """What a number, or the length of a list, may be."""

    minimum: float | None = Field(None, description="At least this.")
    exclusive_minimum: float | None = Field(None, description="More than this.")
    maximum: float | None = Field(None, description="At most this.")


class Catalog(BaseModel):
    """All there is to choose from."""

    problems: list[ProblemChoice] = Field(description="What there is to learn.")
    features: list[FeatureChoice] = Field(description="What a network can read of a point.")
    activations: list[ActivationChoice] = Field(
        description="Activation functions of hidden layers."
    )
    output_activations: list[ActivationChoice] = Field(
        description="Activation functions of output layers, of which the loss chooses."
    )
    losses: list[LossChoice] = Field(description="What is made small.")
    optimizers: list[OptimizerChoice] = Field(description="How a gradient becomes an update.")
    initializers: list[InitializerChoice] = Field(description="How the weights' start is drawn.")
    bias_initializers: list[InitializerChoice] = Field(
        description="How the biases' start is drawn."
    )
    schedules: list[ScheduleChoice] = Field(
        description="How the learning rate changes over the epochs."
    )
    presets: list[PresetChoice] = Field(description="Playgrounds to open.")
    exports: list[ExportChoice] = Field(description="Files to take along.")
    step_units: list[Choice] = Field(description="What one step can be.")
    bounds: dict[str, Bounds] = Field(description="By the number's place in a document.")
