"""What the next steps would do to the loss if they were longer or shorter, by trying them."""

from dataclasses import dataclass, field
from typing import Literal

import numpy as np

from .batches import Indices
from .parameters import Array
from .trainer import Trainer

# So many mini-batches of the epoch are tried, over at most so many samples.
BATCHES, SAMPLES = 8, 500
# Steps are too long when they raise the loss by this part of all there is to learn, on the mean;
# the mini-batches of healthy trainings disagree by up to 0.07.
RISE = 0.1
# And when shorter ones would not: by less than half of it.
SHORTER, LESS = 0.1, 0.5
# Steps are too short when ones so many times as long lower the loss so many times as much.
LONGER, MORE = 1000.0, 100.0
# But no rate is too small whose so many times is more than any that is used.
MOST_RATE = 10.0


@dataclass(frozen=True)
class Trial:
    """What was found out about the learning rate, and the numbers that tell so."""

    verdict: Literal["rate_too_large", "rate_too_small"] | None = None
    measured: dict[str, float] = field(default_factory=dict)


def rate_trial(trainer: Trainer, worth: float, learned: bool) -> Trial:
    """Try the updates of mini-batches all over the epoch, each by itself; changes nothing.

    `worth` is how much there is to learn: the loss of knowing nothing. Whether steps are too short
    is asked only of a network that has not `learned` yet.
    """
    samples = len(trainer.training_set[0])
    some = np.arange(0, samples, -(-samples // SAMPLES))
    updates = several_updates(trainer, samples)
    before, after = trainer.objective(some), objective_after(trainer, updates, some)
    rate, rise = trainer.training.learning_rate, after - before
    measured = {"learning_rate": rate, "before": before, "after": after}
    if rise > RISE * worth > 0:
        shorter = objective_after(trainer, SHORTER * updates, some)
        if shorter - before < LESS * rise:
            return Trial("rate_too_large", {**measured, "shorter": shorter})
    elif rise < 0 and not learned and LONGER * rate <= MOST_RATE and not scheduled(trainer):
        longer = objective_after(trainer, LONGER * updates, some)
        if before - longer > MORE * -rise:
            return Trial("rate_too_small", {**measured, "longer": longer})
    return Trial()


def scheduled(trainer: Trainer) -> bool:
    """Whether a schedule has made the next step another one than the learning rate says."""
    return trainer.next_update().learning_rate != trainer.training.learning_rate


def several_updates(trainer: Trainer, samples: int) -> Array:
    """The next updates (updates, size) if they came at other places of this epoch's order."""
    progress = trainer.progress
    stride = max(trainer.training.batch_size, -(-samples // BATCHES))
    updates = []
    for position in range(0, samples, stride):
        trainer.progress = progress._replace(position=position)
        updates.append(trainer.next_update().updates)
    trainer.progress = progress
    return np.array(updates)


def objective_after(trainer: Trainer, updates: Array, samples: Indices) -> float:
    """The mean objective over these samples after one of `updates` (updates, size)."""
    flat = trainer.network.flat
    start, objectives = flat.copy(), []
    for update in updates:
        np.add(start, update, flat)
        objectives.append(trainer.objective(samples))
    np.copyto(flat, start)
    # A loss that is not a number is worse than any that is.
    return float(np.mean(np.nan_to_num(objectives, nan=np.inf, posinf=np.inf)))
