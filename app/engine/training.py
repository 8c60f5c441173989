"""How to train, and what that makes of gradients: the updates."""

from dataclasses import dataclass

import numpy as np

from .batches import Progress
from .losses import Penalty
from .optimizers import OPTIMIZERS, Breakdown, OptimizerState
from .parameters import Array, Layout, Mask
from .schedules import SCHEDULES


@dataclass(frozen=True)
class Training:
    """How to train. `seed` orders the epochs; a `batch_size` above the training set means all."""

    optimizer: str = "sgd"
    learning_rate: float = 0.1
    schedule: str = "constant"
    schedule_epochs: int = 100
    batch_size: int = 10
    l1: float = 0.0
    l2: float = 0.0
    shuffle: bool = True
    seed: int = 1


class Rule:
    """What `training` makes of gradients: the penalty, the optimizer, and the decay of weights.

    Every array may have more axes before the last one: then as many networks are updated at once.
    """

    def __init__(self, training: Training, layout: Layout) -> None:
        self.optimizer = OPTIMIZERS[training.optimizer]
        decay = training.l2 if self.optimizer.decoupled else 0.0
        self.penalty = Penalty(training.l1, training.l2 - decay, layout.is_bias)
        self._decay = np.where(layout.is_bias, 0.0, decay) if decay else None
        self._factor = SCHEDULES[training.schedule].factor
        self._length = training.schedule_epochs

    def factor(self, progress: Progress, samples: int) -> float:
        """What the schedule multiplies the learning rate by, with so many samples an epoch."""
        return self._factor(progress.epoch + progress.position / samples, self._length)

    def breakdown(
        self, flat: Array, gradients: Array, state: OptimizerState, rate: Array
    ) -> Breakdown:
        """What the update is made of for `gradients` of the loss alone; changes nothing."""
        penalty = self.penalty.gradient(flat) if self.penalty.active else None
        told = self.optimizer.breakdown(gradients, penalty, state, rate)
        if self._decay is not None:
            told.terms["decay"] = rate * self._decay * flat
        return told

    def update(
        self,
        flat: Array,
        gradients: Array,
        state: OptimizerState,
        rate: Array,
        still: Mask | None,
        out: Array,
    ) -> None:
        """Writes what to add to `flat`, (size,), and advances `state`.

        Makes of `gradients` of the loss those of loss + penalty. `rate` is the negated learning
        rate; `still` (size,) are parameters that get update 0 and whose state is frozen.
        """
        before = None if still is None else state.copy()
        self.penalty.add_gradient(flat, gradients)
        self.optimizer.update(gradients, state, rate, out)
        if self._decay is not None:
            np.add(out, rate * self._decay * flat, out)
        if still is not None and before is not None:
            out[..., still] = 0.0
            for moment, old in ((state.first, before.first), (state.second, before.second)):
                if moment.size:
                    moment[..., still] = old[..., still]
