"""How the learning rate changes over the epochs."""

import math
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Schedule:
    """`factor(epochs, length)` is what the learning rate is multiplied by.

    `epochs` are those trained so far, with the part of the present one; `length` is the setting,
    which counts for one that `uses_length`.
    """

    name: str
    description: str
    factor: Callable[[float, int], float]
    uses_length: bool = True


# A step makes the rate so much of what it was; a warm-up begins with so much of it.
STEP, WARMUP = 0.5, 0.1


def constant(_epochs: float, _length: int) -> float:
    """1."""
    return 1.0


def step(epochs: float, length: int) -> float:
    """A half, again after every `length` epochs."""
    return float(STEP ** (epochs // length))


def cosine(epochs: float, length: int) -> float:
    """Half a cosine from 1 down to 0 after `length` epochs (Loshchilov and Hutter, 2016)."""
    return 0.5 * (1.0 + math.cos(math.pi * min(1.0, epochs / length)))


def warmup(epochs: float, length: int) -> float:
    """Evenly from a tenth up to 1 after `length` epochs."""
    return min(1.0, WARMUP + (1.0 - WARMUP) * epochs / length)


SCHEDULES = {
    schedule.name: schedule
    for schedule in (
        Schedule("constant", "Always the same.", constant, uses_length=False),
        Schedule("step", "Halved after every so many epochs.", step),
        Schedule("cosine", "Down to 0 over so many epochs, along a cosine.", cosine),
        Schedule("warmup", "Up from a tenth over the first so many epochs, then constant.", warmup),
    )
}
