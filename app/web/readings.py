"""What the readings of a session look like; like all answers they are described, not validated."""

from typing import Literal, TypeAlias

from pydantic import BaseModel, Field

from ..playground.limits import MOST_SHARES
from ..playground.watch import NumberKind, StepUnit
from .answers import HistoryPoint, Number


class Terms(BaseModel):
    """One term of every update of a layer."""

    weights: list[list[Number]] = Field(description="(units, inputs).")
    biases: list[Number] = Field(description="(units).")


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
    weights_locked: list[list[bool]] = Field(description="Whose update is 0 by a lock.")
    biases_locked: list[bool] = Field(description="Whose update is 0 by a lock.")
    update_terms: dict[str, Terms] = Field(
        description="What updates are the sums of, before locks: gradient, penalty, momentum and "
        "decay; and beside them what the optimizer remembers, first and second, not to be added."
    )
    mask: list[list[Number]] | None = Field(
        description="With dropout: what a is multiplied by before the next layer reads it."
    )


class Trace(BaseModel):
    """One update with every number on the way to it."""

    unit: StepUnit = Field(description="The step that would make it.")
    sample: int | None = Field(description="The training sample that was named, if one was.")
    batch: list[int] = Field(description="The training samples it is made of.")
    loss: Number = Field(description="Their mean loss, without the penalty.")
    penalty: Number = Field(description="The penalty.")
    learning_rate: Number = Field(description="The one of this step, after the schedule.")
    targets: list[list[Number]] = Field(description="(outputs, samples of the batch).")
    losses: list[list[Number]] = Field(description="Of each output, (outputs, samples).")
    layers: list[LayerTrace] = Field(description="From the first layer on.")


Vector: TypeAlias = list[Number]
Matrix: TypeAlias = list[list[Number]]


class LayerWalk(BaseModel):
    """One layer's part; where there is a number a parameter, each row ends with the bias."""

    name: str = Field(description="hidden 1, hidden 2 ... or output.")
    activation: str = Field(description="Its activation function.")
    inputs: Vector = Field(description="What it reads of the member.")
    products: Matrix = Field(description="weight * input, (units, inputs).")
    weighted_sums: Vector = Field(description="Their sums, no bias yet.")
    z: Vector = Field(description="Pre-activation: that sum and the bias.")
    a: Vector = Field(description="Activation of z.")
    da_dz: Vector = Field(description="Slope of the activation function there.")
    mask: Vector | None = Field(
        description="With dropout: what a is multiplied by before the next layer reads it."
    )
    blames: Matrix = Field(description="weight * delta of each unit above; empty for the output.")
    blame: Vector = Field(description="Their sums, dL/da; empty for the output.")
    delta: Vector = Field(description="dL/dz of the member's own loss.")
    sample_gradients: Matrix = Field(description="delta * input, of the member's own loss.")
    gradients: Matrix = Field(description="Of the whole batch's loss + penalty.")
    penalty_gradients: Matrix = Field(description="The penalty's part of them.")
    terms: dict[str, Matrix] = Field(description="What the updates are the sums of, before locks.")
    moments: dict[str, Matrix] = Field(
        description="What the optimizer remembers: its velocity, or its means, first and second."
    )
    updates: Matrix = Field(description="New = old + this.")
    new: Matrix = Field(description="The values after the update.")
    locked: list[list[bool]] = Field(description="Whose update is 0 by a lock.")


class Shares(BaseModel):
    """How the samples of the batch average into one parameter's gradient of the loss."""

    parameter: str = Field(description="Its path.")
    samples: list[int] = Field(
        description=f"The samples of the batch; on the socket the first {MOST_SHARES}."
    )
    inputs: Vector = Field(description="What the parameter multiplies, of each.")
    deltas: Vector = Field(description="delta of its unit, of each one's own loss.")
    gradients: Vector = Field(description="Their products: each sample's own gradient.")
    mean: Number = Field(description="The mean over the whole batch.")


class Walk(BaseModel):
    """One update as one of its samples, the member, sees it."""

    unit: StepUnit = Field(description="The step that would make it.")
    sample: int | None = Field(description="The training sample that was named, if one was.")
    batch: list[int] = Field(description="The training samples it is made of.")
    loss: Number = Field(description="Their mean loss, without the penalty.")
    penalty: Number = Field(description="The penalty.")
    learning_rate: Number = Field(description="The one of this step, after the schedule.")
    member: int = Field(description="The training sample that is looked at.")
    targets: Vector = Field(description="What the outputs should be for it.")
    losses: Vector = Field(description="The loss of each output for it.")
    errors: Vector = Field(description="Output - target, for it.")
    member_loss: Number = Field(description="Its own loss, the sum of losses.")
    layers: list[LayerWalk] = Field(description="From the first layer on.")
    shares: Shares = Field(description="One parameter's gradient, sample by sample.")


class Response(BaseModel):
    """How a unit responds to the training samples."""

    name: str = Field(description="The unit.")
    activation: str = Field(description="Its activation function.")
    curve_z: list[float] = Field(description="Places along the function.")
    curve_a: list[float] = Field(description="The function there.")
    curve_slope: list[float] = Field(description="Its slope there.")
    z: Vector = Field(description="Pre-activation of each training sample.")
    flat_slope: float = Field(description="A slope below this counts as flat.")
    flat_share: float = Field(description="Share of them where the slope is flat.")
    health: Literal["live", "saturated", "dead"] = Field(
        description="dead: the slope is 0 for all; saturated: flat for more than half."
    )


class LayerNumbers(BaseModel):
    """The weights or the biases of one layer."""

    name: str = Field(description="hidden 1, hidden 2 ... or output.")
    counts: list[int] = Field(description="How many lie in each bin.")
    number: int = Field(description="How many there are.")
    least: Number = Field(description="The least of them.")
    mean: Number = Field(description="Their mean.")
    deviation: Number = Field(description="Their standard deviation.")
    most: Number = Field(description="The largest of them.")


class Histograms(BaseModel):
    """How the weights or the biases of each layer are spread."""

    kind: NumberKind = Field(description="Which of the two.")
    edges: list[float] = Field(description="Of the bins, the same for all; one more than bins.")
    layers: list[LayerNumbers] = Field(description="From the first layer on.")


class LayerNorm(BaseModel):
    """How large a layer's gradient is."""

    name: str = Field(description="hidden 1, hidden 2 ... or output.")
    norm: Number = Field(description="The root of the sum of its squares, biases included.")


class GradientNorms(BaseModel):
    """How large each layer's gradient is in an update."""

    unit: StepUnit = Field(description="The step that would make it.")
    layers: list[LayerNorm] = Field(description="From the first layer on.")


class Paths(BaseModel):
    """The values of parameters along the history."""

    parameters: list[str] = Field(description="Their paths.")
    points: list[int] = Field(description="The indices of points of the history, ascending.")
    values: list[list[Number]] = Field(
        description="(parameters, points), in single precision; null without such a parameter."
    )


class Boundary(BaseModel):
    """The outputs over the plane."""

    x: list[float] = Field(description="Ascending.")
    y: list[float] = Field(description="Ascending.")
    z: list[list[list[float]]] = Field(description="z[o][i][j]: output o at (x[j], y[i]).")
    level: float = Field(description="The output at which the boundary lies.")
    half: float = Field(description="(z - level) / half is an output's signed share, from -1 to 1.")
    margins: list[list[list[float]]] | None = Field(
        None, description="Of several classes how far each is ahead of the best other one."
    )


class ClassReport(BaseModel):
    """What is told right and wrong of one part of the data."""

    samples: int = Field(description="How many there are.")
    accuracy: float = Field(description="The share that is told right.")
    confusion: list[list[int]] = Field(
        description="confusion[i][j]: samples of class i that are told to be of class j."
    )
    precision: list[Number] = Field(
        description="Of those told to be of a class, the share that is; null where none is told."
    )
    recall: list[Number] = Field(
        description="Of those of a class, the share that is told; null where there is none."
    )


class NumberReport(BaseModel):
    """How far the outputs are from the targets of one part; a residual is target - output."""

    samples: int = Field(description="How many there are.")
    r2: Number = Field(description="The coefficient of determination; null for like targets.")
    deviation: float = Field(description="The root of the residuals' mean square.")
    mean: float = Field(description="The residuals' mean.")
    counts: list[int] = Field(description="How many residuals lie in each bin.")


class Report(BaseModel):
    """What the network gets right and wrong; of classes or of numbers."""

    kind: str = Field(description="classification, multiclass or regression.")
    class_names: list[str] | None = Field(None, description="Of classes, in the targets' order.")
    edges: list[float] | None = Field(
        None, description="Of numbers: of the bins of the residuals; one more than bins."
    )
    train: ClassReport | NumberReport = Field(description="On the training set.")
    test: ClassReport | NumberReport | None = Field(
        description="On the test set; null where that is empty."
    )


class UnitField(BaseModel):
    """What one unit says over the plane."""

    name: str = Field(description="The unit, or the feature.")
    x: list[float] = Field(description="Ascending.")
    y: list[float] = Field(description="Ascending.")
    z: list[list[float]] = Field(description="z[i][j]: its activation at (x[j], y[i]).")
    least: float = Field(description="The smallest of them.")
    most: float = Field(description="The largest of them.")


class Landscape(BaseModel):
    """Loss + penalty over two parameters."""

    x: str = Field(description="The path of the parameter along x.")
    y: str = Field(description="The path of the parameter along y.")
    x_values: list[float] = Field(description="Ascending.")
    y_values: list[float] = Field(description="Ascending.")
    z: list[list[Number]] = Field(description="z[i][j]: with y_values[i] and x_values[j].")


class Comparison(BaseModel):
    """One parameter's gradient, found in two ways."""

    analytic: Number = Field(description="By backpropagation.")
    numeric: Number = Field(description="By central differences.")
    above: Number = Field(description="Loss + penalty with the parameter moved up by epsilon.")
    below: Number = Field(description="Loss + penalty with it moved down by epsilon.")
    relative_error: Number = Field(description="|a - n| / (|a| + |n|), 0 when both are 0.")


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
    texts: list[str] = Field(description="Their sentences; none where they are none.")


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
