"""How much one reading of a session may be, so that nobody waits long for another's.

Work is counted in multiplications, and the most of it was measured to take about a second.
"""

from math import isqrt

from .errors import PlaygroundError
from .experiment import Experiment

MOST_WORK = 2_000_000_000
# What an activation and the loss of an output cost, in multiplications.
ACTIVATION, LOSS = 30, 100
# What is watched gets coarser where it would be too much work, but takes no fewer values than this.
COARSEST = 11


def loss_work(experiment: Experiment, samples: int | None = None) -> int:
    """The work of finding the loss of the training set, or of so many samples of it, once."""
    _, *units = experiment.layout.sizes
    each = experiment.layout.size + ACTIVATION * sum(units) + LOSS * units[-1]
    return each * (len(experiment.dataset.train.inputs) if samples is None else samples)


def finest(experiment: Experiment, slices: int) -> int:
    """The most values that each of so many slices of the loss may take."""
    return MOST_WORK // (loss_work(experiment) * max(1, slices))


def finest_landscape(experiment: Experiment) -> int:
    """The most values that each axis of a landscape may take."""
    return isqrt(finest(experiment, 1))


def coarsened(resolution: int, most: int) -> int | None:
    """The resolution to take where `resolution` is wished; None where that would be too coarse."""
    return min(resolution, most) if most >= min(resolution, COARSEST) else None


def check_landscape(experiment: Experiment, resolution: int) -> None:
    """Raise PlaygroundError for a landscape that would be too much work."""
    most = finest_landscape(experiment)
    if resolution > most:
        message = "A landscape so fine takes too long for this network and so many samples."
        raise PlaygroundError(message, "resolution", resolution, f"at most {most}")


def check_comparison(experiment: Experiment, samples: int | None) -> None:
    """Raise PlaygroundError for a gradient check that would be too much work."""
    # Every parameter is moved both ways.
    pairs = 2 * experiment.layout.size
    if pairs * loss_work(experiment, samples) > MOST_WORK:
        most = MOST_WORK // (pairs * loss_work(experiment, 1))
        message = f"So many gradients can be checked on at most {most} samples at a time."
        raise PlaygroundError(message, "unit", allowed="sample, or a batch of so few")
