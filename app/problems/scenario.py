"""What makes a problem a story: levels to climb, switches to throw, names that mean something."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Level:
    """One way to meet a problem: `description` says what it is, `task` one thing to try."""

    name: str
    title: str
    description: str
    task: str


@dataclass(frozen=True)
class Switch:
    """Something that changes the samples of a problem and none of its names."""

    name: str
    title: str
    description: str


@dataclass(frozen=True)
class Scale:
    """How a column is measured: `middle` + `half` * its number, in `unit`."""

    column: str
    middle: float
    half: float
    unit: str


@dataclass(frozen=True)
class Wording:
    """What the parameters of a problem are called.

    `weight` says a weight from an input, made of {source} and {unit}; `lone` the same where the
    layer has that one unit alone, and `output` the name of an output, made of {unit}.
    """

    weight: str = "weight from {source} to {unit}"
    lone: str = "weight from {source} to {unit}"
    output: str = "{unit}"
