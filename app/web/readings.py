"""What the readings of a session look like; like all answers they are described, not validated."""

from pydantic import BaseModel, Field

from ..playground.watch import StepUnit
from .answers import HistoryPoint, Number


class LayerTrace(BaseModel):
    """One layer's part in an update; lists of lists are (units, samples of the batch)."""

    name: str = Field(description="hidden 1, hidden 2 ... or output.")
    activation: str = Field(description="Its activation function.")
    inputs: list[list[Number]] = Field(description="What it reads, (inputs, samples).")
    weighted_sums: list[list[Number]] = Field(description="The sum of weight * input, no bias yet.")
    z: list[list[Number]] = Field(description="Pre-activation: that sum and the bias.")
    a: list[list[Number]] = Field(description="Activation of z.")
    da_dz: list[list[Number]] = Field(description="Slope of the activation function there.")
    delta: list[list[Number]] = Field(description="dL/dz of the mean loss.")
    weight_gradients: list[list[Number]] = Field(description="Of loss + penalty, (units, inputs).")
    bias_gradients: list[Number] = Field(description="Of loss + penalty, (units).")
    weight_updates: list[list[Number]] = Field(description="New weight = old weight + this.")
    bias_updates: list[Number] = Field(description="New bias = old bias + this.")


class Trace(BaseModel):
    """One update with every number on the way to it."""

    unit: StepUnit = Field(description="The step that would make it.")
    sample: int | None = Field(description="The training sample that was named, if one was.")
    batch: list[int] = Field(description="The training samples it is made of.")
    loss: Number = Field(description="Their mean loss, without the penalty.")
    penalty: Number = Field(description="The penalty.")
    layers: list[LayerTrace] = Field(description="From the first layer on.")


class Boundary(BaseModel):
    """The outputs over the plane."""

    x: list[float] = Field(description="Ascending.")
    y: list[float] = Field(description="Ascending.")
    z: list[list[list[float]]] = Field(description="z[o][i][j]: output o at (x[j], y[i]).")
    level: float = Field(description="The output at which the boundary lies.")


class Comparison(BaseModel):
    """One parameter's gradient, found in two ways."""

    analytic: Number = Field(description="By backpropagation.")
    numeric: Number = Field(description="By central differences.")


class GradientCheck(BaseModel):
    """Backpropagation against central differences."""

    epsilon: float = Field(description="How far each parameter was moved each way.")
    relative_error: Number = Field(description="|a - n| / (|a| + |n|), 0 when both are 0.")
    parameters: dict[str, Comparison] = Field(description="By the parameters' paths.")


class Split(BaseModel):
    """One part of the data."""

    points: list[list[float]] = Field(description="(x1, x2) of each sample.")
    inputs: list[list[float]] = Field(description="What the network reads of each sample.")
    targets: list[list[float]] = Field(description="What it should say.")


class Samples(BaseModel):
    """The data."""

    input_names: list[str] = Field(description="The columns of inputs.")
    output_names: list[str] = Field(description="The columns of targets.")
    train: Split = Field(description="What it learns from.")
    test: Split = Field(description="What it is tested on.")


class History(BaseModel):
    """Every kept point."""

    index: int = Field(description="The present point.")
    length: int = Field(description="One more than the index of the last point.")
    points: list[HistoryPoint] = Field(description="In order.")
