"""What the answers look like. These models describe: no answer is validated on its way out."""

from typing import Any, Literal

from pydantic import BaseModel, Field

from ..playground.document import Document, Setup
from ..playground.points import Kind
from ..playground.stopping import Reason
from ..playground.watch import StepUnit

Number = float | None
"""A number; null where a diverged network has none that is finite."""


class Refusal(BaseModel):
    """Why something was refused; nothing was changed."""

    message: str = Field(description="What is wrong, in words.")
    field: str | None = Field(None, description="The field that is wrong.")
    given: Any = Field(None, description="What was given there, cut where it is long.")
    allowed: str | None = Field(None, description="What may be given there.")
    at: int | None = Field(
        None,
        description="Of a formula the character to blame, from 0; of a table the line, from 1.",
    )


class RefusalAnswer(BaseModel):
    """Every answer that is not a success."""

    error: Refusal = Field(description="Why.")


class Progress(BaseModel):
    """How far the training is."""

    step: int = Field(description="Updates made.")
    epoch: int = Field(description="Epochs finished.")
    position: int = Field(description="Samples used of this epoch's order.")


class Nested(BaseModel):
    """One number for every parameter, in the parameters' shapes."""

    weights: list[list[list[Number]]] = Field(
        description="weights[l][i][j]: from input j of layer l to its unit i."
    )
    biases: list[list[Number]] = Field(description="biases[l][i]: of unit i of layer l.")


class Measures(BaseModel):
    """How the network does on one part of the data."""

    loss: Number = Field(description="Mean over the samples, without the penalty.")
    accuracy: Number = Field(description="Share of samples told right, 0 to 1; null if none.")
    r2: Number = Field(description="Share of the targets' variance explained; null for classes.")


class Metrics(BaseModel):
    """How the network does."""

    train: Measures = Field(description="On the training set.")
    test: Measures = Field(description="On the test set.")
    penalty: Number = Field(description="L1 and L2 penalty of the weights.")
    objective: Number = Field(description="Training loss + penalty: what training lowers.")


class HistoryPoint(BaseModel):
    """A moment that one can go back to."""

    index: int = Field(description="Its number, for seek.")
    entry: int = Field(description="The entry it belongs to: one undo each.")
    kind: Kind = Field(description="What opened that entry.")
    label: str = Field(description="What was done, in words.")
    begins: bool = Field(
        description="Whether its losses begin anew: of another start, other data or another loss."
    )
    step: int = Field(description="Updates made by then.")
    epoch: int = Field(description="Epochs finished by then.")
    train_loss: Number = Field(description="Loss on the training set.")
    test_loss: Number = Field(description="Loss on the test set.")
    train_accuracy: Number = Field(description="Accuracy on the training set.")
    test_accuracy: Number = Field(description="Accuracy on the test set.")


class HistoryNews(BaseModel):
    """Where one is in the history, and what is new in it."""

    index: int = Field(description="The present point.")
    length: int = Field(description="One more than the index of the last point.")
    new_points: list[HistoryPoint] | None = Field(
        None,
        description="Points new to this reader; they replace all from the first one's index on.",
    )
    points: list[HistoryPoint] | None = Field(
        None, description="On the socket, when old points were thinned out: all there are now."
    )


class Divergence(BaseModel):
    """That the network has diverged."""

    step: int = Field(description="The step that did it.")
    message: str = Field(description="The step and the likely cause, in words.")


class Stopped(BaseModel):
    """That a play stopped by itself."""

    reason: Reason = Field(description="Which condition held.")
    message: str = Field(description="What happened, in words.")


class Scale(BaseModel):
    """How a column is measured: middle + half times its number."""

    column: str = Field(description="Its name.")
    middle: float = Field(description="What 0 stands for.")
    half: float = Field(description="How much 1 is.")
    unit: str = Field(description="The unit of both.")


class Wording(BaseModel):
    """What parameters are called."""

    weight: str = Field(description="A weight from an input, made of {source} and {unit}.")
    lone: str = Field(description="The same, where its layer has that one unit.")
    output: str = Field(description="An output's name, made of {unit}.")


class DatasetInfo(BaseModel):
    """What the data are called."""

    title: str = Field(description="Their name for people.")
    input_names: list[str] = Field(description="The inputs of the network.")
    output_names: list[str] = Field(description="Its outputs.")
    class_names: list[str] = Field(description="The classes, in the targets' order.")
    features: list[str] = Field(description="All that a network can read of them.")
    input_units: list[str] = Field(
        description="What the unit of each of these is called: a column of a plane by its own name."
    )
    losses: list[str] = Field(description="The losses that go with them.")
    kind: str = Field(description="classification, multiclass or regression.")
    curve: bool = Field(description="A regression on x1 alone; its points are (x1, target).")
    planar: bool = Field(
        description="Whether the points lie on a plane, so that they can be drawn."
    )
    axes: list[str] = Field(description="What the plane's axes are called; none without a plane.")
    given: bool = Field(description="Whether they are given: without noise, and so many.")
    paintable: bool = Field(description="Whether points can be painted, erased and moved.")
    noisy: bool = Field(description="Whether noise changes them.")
    lens: str | None = Field(description="How they are looked at, if they tell a story.")
    image: list[int] | None = Field(
        description="Rows and columns of the picture whose pixels the columns are, if they are."
    )
    scales: list[Scale] = Field(description="How the columns are measured, if they are.")
    wording: Wording = Field(description="What the parameters are called.")
    half: float = Field(description="The size of the largest target: where colours end.")
    extent: list[list[float]] = Field(description="The shown plane: x1 from, to; x2 from, to.")
    revision: int = Field(description="Grows with every new data set.")


class NextUpdate(BaseModel):
    """The update that the next step would make."""

    unit: StepUnit = Field(description="The step that would make it.")
    batch: list[int] = Field(description="The training samples it is made of.")
    loss: Number = Field(description="Their mean loss, without the penalty.")
    penalty: Number = Field(description="The penalty.")
    learning_rate: Number = Field(description="The one of this step, after the schedule.")
    momentum: Nested | None = Field(
        None, description="What the optimizer's memory alone adds; null if it has no such memory."
    )
    kept: list[list[Number]] | None = Field(
        None,
        description="With dropout: the share of the samples that keep each hidden unit, by layer.",
    )
    gradients: Nested = Field(description="Of loss + penalty.")
    updates: Nested = Field(description="New parameter = old parameter + this.")


class Frame(BaseModel):
    """All that is shown of a session; over HTTP it is always whole.

    On the socket the frames carry also what was asked for with `watch`, like `next` each only when
    it changed, null when it ended: see WatchedFrame. `landscape`, `slices`, `report` and
    `diagnosis` come when they are ready.
    """

    revision: int = Field(description="Grows with every change.")
    status: Literal["ready", "playing", "diverged"] = Field(description="What it is doing.")
    diverged: Divergence | None = Field(description="Step and cause, if it has diverged.")
    stopped: Stopped | None = Field(description="Why the last play stopped by itself, if it did.")
    progress: Progress = Field(description="How far the training is.")
    parameters: Nested = Field(description="Every weight and bias.")
    metrics: Metrics = Field(description="How the network does.")
    history: HistoryNews = Field(description="Where one is in the history.")
    document: Setup | None = Field(None, description="The settings, when they changed.")
    units: list[list[str]] | None = Field(
        None, description="With document: the units' names by layer, the inputs first."
    )
    output_activation: str | None = Field(
        None, description="With document: the activation of the output layer."
    )
    start: Nested | None = Field(None, description="With document: what reset would give.")
    dataset: DatasetInfo | None = Field(
        None, description="With document: what the data are called."
    )
    next: NextUpdate | None = Field(
        description="The update that a step would make; null when it would not be finite."
    )


class SessionAnswer(BaseModel):
    """A session."""

    id: str = Field(description="Its id; the page shows it under /s/{id}.")
    document: Document = Field(description="The document that it can be rebuilt from.")
    frame: Frame = Field(description="What is shown of it.")


class Health(BaseModel):
    """That the server lives."""

    status: Literal["ok"] = Field(description="Always ok.")
