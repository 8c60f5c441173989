"""What can be done: every command, the same over HTTP and over the socket."""

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from .document import (
    Document,
    NetworkSettings,
    Path,
    TrainingSettings,
)
from .model import Model, Seed
from .own_data import Number
from .problem_settings import ProblemSettings
from .watch import Coordinate, StepUnit, Watch
from .words import MAX_TITLE

Gesture = Annotated[
    str | None,
    Field(
        max_length=40, description="Consecutive changes of one gesture, such as a drag, are one."
    ),
]
Split = Annotated[
    Literal["train", "test"], Field(description="Among which points: to learn from, or to test.")
]
Label = Annotated[
    str | None,
    Field(min_length=1, max_length=MAX_TITLE, description="What the history calls it."),
]


class Set(Model):
    """Give one parameter a value."""

    type: Literal["set"] = Field(description="Which command this is.")
    parameter: Path = Field(description="Its path, such as weights.0.1.0 or biases.0.1.")
    value: Coordinate = Field(description="Its new value.", examples=[-1.5])
    gesture: Gesture = None


class Step(Model):
    """Train: pauses play, then makes `count` times a sample, a mini-batch or an epoch."""

    type: Literal["step"] = Field(description="Which command this is.")
    unit: StepUnit = Field("batch", description="What one step is.")
    count: int = Field(1, ge=1, le=10_000, description="How many steps.")
    sample: int | None = Field(
        None,
        ge=0,
        description="With unit sample: this training sample; it leaves the position alone.",
    )


class Play(Model):
    """Train on and on, at the pace of the fastest page that is looked at; rests without one."""

    type: Literal["play"] = Field(description="Which command this is.")
    unit: StepUnit = Field("batch", description="What one step is.")
    steps_per_second: float | None = Field(
        None, gt=0, le=100_000, description="Absent: one step for every frame that a page takes."
    )


class Pause(Model):
    """End play."""

    type: Literal["pause"] = Field(description="Which command this is.")


class Reset(Model):
    """Back to the initializer's start, step 0; settings and locks stay."""

    type: Literal["reset"] = Field(description="Which command this is.")
    seed: Seed | None = Field(None, description="A new seed for the network; absent: the old one.")


class Lock(Model):
    """Let no update move this parameter."""

    type: Literal["lock"] = Field(description="Which command this is.")
    parameter: Path = Field(description="Its path.")


class Unlock(Model):
    """Let updates move this parameter again."""

    type: Literal["unlock"] = Field(description="Which command this is.")
    parameter: Path = Field(description="Its path.")


class Undo(Model):
    """Pause, then go back to the end of the entry before; at the start nothing happens."""

    type: Literal["undo"] = Field(description="Which command this is.")


class Redo(Model):
    """Pause, then go on to the end of the entry that was undone; at the end nothing happens."""

    type: Literal["redo"] = Field(description="Which command this is.")


class Seek(Model):
    """Pause, then go to a point of the history, or to the nearest one before it that is kept."""

    type: Literal["seek"] = Field(description="Which command this is.")
    index: int = Field(ge=0, description="The point's index.")


class Configure(Model):
    """Change settings: what is given is merged into what is, lists are replaced.

    Of the network, what still fits keeps its value, lock and optimizer state.
    """

    type: Literal["configure"] = Field(description="Which command this is.")
    problem: ProblemSettings = Field(ProblemSettings(), description="Changes of the problem.")
    network: NetworkSettings = Field(NetworkSettings(), description="Changes of the network.")
    training: TrainingSettings = Field(TrainingSettings(), description="Changes of the training.")
    label: Label = None


class Paint(Model):
    """Add points to the data, which are a person's own then."""

    type: Literal["paint"] = Field(description="Which command this is.")
    points: list[Annotated[list[Number], Field(min_length=2, max_length=3)]] = Field(
        min_length=1,
        max_length=1000,
        description="Of each its place, then its class, as its place among them, or its number; "
        "on a curve x1 and its number.",
    )
    split: Split = "train"
    gesture: Gesture = None


class Erase(Model):
    """Take points out of the data, which are a person's own then."""

    type: Literal["erase"] = Field(description="Which command this is.")
    samples: list[Annotated[int, Field(ge=0)]] = Field(
        min_length=1, max_length=5000, description="Which, by their indices."
    )
    split: Split = "train"
    gesture: Gesture = None


class Move(Model):
    """Put one point elsewhere; its class, or beside a curve its number, stays."""

    type: Literal["move"] = Field(description="Which command this is.")
    sample: int = Field(ge=0, description="Which, by its index.")
    to: list[Number] = Field(
        min_length=2, max_length=2, description="Where to; on a curve x1 and its number."
    )
    split: Split = "train"
    gesture: Gesture = None


class Open(Model):
    """Pause, then be what a document describes: its data, its network, and how far it is."""

    type: Literal["open"] = Field(description="Which command this is.")
    document: Document = Field(description="Whole or in part, as it makes a session.")
    label: Label = None


Action = (
    Set
    | Step
    | Play
    | Pause
    | Reset
    | Lock
    | Unlock
    | Undo
    | Redo
    | Seek
    | Configure
    | Open
    | Paint
    | Erase
    | Move
)
Command = Annotated[Action, Field(discriminator="type")]
SocketCommand = Annotated[Action | Watch, Field(discriminator="type")]


def _as_list(given: object) -> object:
    return given if isinstance(given, list) else [given]


MAX_COMMANDS = 1000
Commands = Annotated[
    list[Command],
    Field(min_length=1, max_length=MAX_COMMANDS),
    BeforeValidator(_as_list, json_schema_input_type=Command | list[Command]),
]


class Message(Model):
    """What a page sends: commands, with a number that the frame which shows them gives back."""

    seq: int = Field(ge=0, description="Greater than that of every message before.")
    commands: list[SocketCommand] = Field(
        min_length=1, max_length=MAX_COMMANDS, description="Applied in order, all or none."
    )


class Taken(Model):
    """A page's word that it has painted a frame and can take another."""

    taken: int = Field(ge=0, description="The revision of that frame.")
