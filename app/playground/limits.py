"""How much one reading of a session may be, so that nobody waits long for another's.

Work is counted in multiplications, and the most of it was measured to take about a second.
"""

from math import ceil, isqrt

from .errors import PlaygroundError
from .experiment import Experiment
from .watch import StepUnit

MOST_WORK = 2_000_000_000
# A sweep may be the work of about a minute.
MOST_SWEEP_WORK = 120_000_000_000
# What an update costs beside its multiplications, as so many of them.
UPDATE = 30_000
# What an activation and the loss of an output cost, in multiplications.
ACTIVATION, LOSS = 30, 100
# What is watched gets coarser where it would be too much work, but takes no fewer values than this.
COARSEST = 11
# A trace has at most about so many numbers for each of z, a, delta ...
MOST_TRACED = 20_000
# Of a large batch, a page is told so many samples' shares in a gradient one by one.
MOST_SHARES = 50


def loss_work(experiment: Experiment, samples: int | None = None) -> int:
    """The work of finding the loss of the training set, or of so many samples of it, once."""
    _, *units = experiment.layout.sizes
    each = experiment.layout.size + ACTIVATION * sum(units) + LOSS * units[-1]
    return each * (len(experiment.dataset.train.inputs) if samples is None else samples)


def update_work(experiment: Experiment) -> int:
    """The work of one update on a mini-batch."""
    samples = min(experiment.setup.training.batch_size, len(experiment.dataset.train.inputs))
    # Forward, backward and the gradient each multiply every weight with every sample.
    return UPDATE + 3 * samples * experiment.layout.size


def epoch_work(experiment: Experiment) -> int:
    """The work of an epoch of mini-batches."""
    samples = len(experiment.dataset.train.inputs)
    return ceil(samples / experiment.setup.training.batch_size) * update_work(experiment)


def finest(experiment: Experiment, slices: int) -> int:
    """The most values that each of so many slices of the loss may take."""
    return MOST_WORK // (loss_work(experiment) * max(1, slices))


def finest_landscape(experiment: Experiment) -> int:
    """The most values that each axis of a landscape may take."""
    return isqrt(finest(experiment, 1))


def coarsened(resolution: int, most: int) -> int | None:
    """The resolution to take where `resolution` is wished; None where that would be too coarse."""
    return min(resolution, most) if most >= min(resolution, COARSEST) else None


def traceable(experiment: Experiment) -> int:
    """The most samples of an update that can be traced."""
    return MOST_TRACED // sum(experiment.layout.sizes)


def check_trace(experiment: Experiment, unit: StepUnit, sample: int | None) -> None:
    """Raise PlaygroundError for the trace of an update that uses too many samples."""
    samples, most = len(experiment.trainer.next_batch(unit, sample)), traceable(experiment)
    if samples > most:
        message = f"A trace of {samples} samples of this network is too large."
        raise PlaygroundError(message, "unit", unit, f"sample, or a batch of at most {most}")


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
        message = "To check all gradients of this network on so many samples takes too long."
        raise PlaygroundError(message, "unit", allowed=f"sample, or a batch of at most {most}")
