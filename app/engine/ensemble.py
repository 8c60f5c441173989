"""Several networks trained at once: the same data and problem, another seed or learning rate each.

Each is trained as `Trainer` would train it alone. Only the last bits may differ, since here other
calls multiply the matrices, and their sums may run in another order.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from .batches import Indices, Progress, shuffled
from .dropout import dropout_masks
from .metrics import Measures, measured
from .network import Network
from .optimizers import MOMENTS, OptimizerState
from .parameters import Array, Mask
from .stack import Stack
from .trainer import Snapshot
from .training import Rule, Training


@dataclass(frozen=True)
class Standing:
    """How one network does on both splits, as it was at the end of an epoch."""

    train: Measures
    test: Measures


class Ensemble:
    """Trains a network like `network` for each of `trainings`, from each row of `starts`.

    `starts` is (networks, size); the trainings may differ in `seed` and `learning_rate`. `train`
    and `test` are as Trainer takes them; `locked` (size,) are parameters that no update moves.
    `diverged` has the number of the epoch, from 1, in which a network came to be no longer finite,
    else 0: it stays as it was before that epoch, and nothing of it reaches the others.
    """

    def __init__(
        self,
        network: Network,
        starts: Array,
        train: tuple[Array, Array],
        test: tuple[Array, Array],
        trainings: Sequence[Training],
        locked: Mask,
        classifies: bool = True,
    ) -> None:
        self.progress = Progress()
        self.diverged = np.zeros(len(trainings), dtype=int)
        self._network, self._stack = network, Stack(network, starts)
        self._training, self._seeds = trainings[0], [each.seed for each in trainings]
        self._rule = Rule(self._training, network.layout)
        self._rates = -np.array([[each.learning_rate] for each in trainings])
        self._state = started(self._rule, starts)
        still = locked if network.constant else locked | network.layout.is_bias
        self._locked, self._still = locked, still if still.any() else None
        self._train = network.with_constant(train[0]), train[1]
        self._test = network.with_constant(test[0]), test[1]
        self._classifies = classifies
        self._updates = np.zeros_like(starts)
        self._begin_epoch()

    @property
    def epochs(self) -> float:
        """The epochs trained, with the part of the present one."""
        return self.progress.epoch + self.progress.position / len(self._train[0])

    @property
    def flat(self) -> Array:
        """The parameters (networks, size); to be looked at, not changed."""
        return self._stack.flat

    def snapshots(self) -> list[Snapshot]:
        """All that a trainer needs to go on with each network."""
        t, first, second = self._state.t, self._state.first, self._state.second
        return [
            Snapshot(flat.copy(), self.progress, OptimizerState(t, *moments), self._locked.copy())
            for flat, *moments in zip(self.flat, first.copy(), second.copy(), strict=True)
        ]

    def step(self) -> None:
        """One update of every network, on the next mini-batch of its own order."""
        start, samples = self.progress.position, len(self._train[0])
        stop = min(start + self._training.batch_size, samples)
        inputs, targets = (each[:, start:stop] for each in self._ordered)
        with np.errstate(all="ignore"):
            self._stack.passes(stop - start).run(
                inputs.swapaxes(1, 2), targets.transpose(2, 0, 1), self._masks(stop - start)
            )
            self._update()
        step, epoch, _ = self.progress
        if stop < samples:
            self.progress = Progress(step + 1, epoch, stop)
        else:
            self.freeze_diverged()
            self.progress = Progress(step + 1, epoch + 1, 0)
            self._begin_epoch()

    def standings(self) -> list[Standing]:
        """How each network does now."""
        splits = [self._measure(*split) for split in (self._train, self._test)]
        return [Standing(*both) for both in zip(*splits, strict=True)]

    def _begin_epoch(self) -> None:
        """Bring the samples into each network's order, or into one where all seeds agree."""
        samples, epoch = len(self._train[0]), self.progress.epoch
        if self._training.shuffle:
            orders = [shuffled(samples, seed, epoch) for seed in self._own_seeds]
        else:
            orders = [np.arange(samples)]
        chosen: Indices = np.array(orders)
        self._ordered = self._train[0][chosen], self._train[1][chosen]
        self._before = self.flat.copy()

    @property
    def _own_seeds(self) -> list[int]:
        """The seeds of all networks, or the one that they share."""
        return self._seeds if len(set(self._seeds)) > 1 else self._seeds[:1]

    def _masks(self, samples: int) -> list[Array]:
        """Dropout's (networks or 1, units, samples) of each hidden layer; none without dropout."""
        network, step = self._network, self.progress.step
        if not any(network.dropout):
            return []
        units = network.layout.sizes[1:]
        drawn = [
            dropout_masks(network.dropout, units, samples, seed, step) for seed in self._own_seeds
        ]
        return [np.array(layer) for layer in zip(*drawn, strict=True)]

    def _update(self) -> None:
        flat, updates = self.flat, self._updates
        rates = self._rates * self._rule.factor(self.progress, len(self._train[0]))
        gradients = self._stack.gradients
        self._rule.update(flat, gradients, self._state, rates, self._still, updates)
        if self.diverged.any():
            updates[self.diverged > 0] = 0.0
        np.add(flat, updates, flat)

    def freeze_diverged(self) -> None:
        """Take those whose numbers are no longer finite back to where this epoch began.

        Every epoch ends with that; within one it is for who stops there.
        """
        losses = [each["loss"] for each in self._measure(*self._train)]
        finite = np.isfinite(self.flat).all(axis=1) & np.isfinite(np.array(losses, dtype=float))
        self.diverged[~finite & (self.diverged == 0)] = self.progress.epoch + 1
        self.flat[~finite] = self._before[~finite]

    def _measure(self, inputs: Array, targets: Array) -> list[Measures]:
        """Of each network, over `inputs` (samples, inputs + 1) and `targets` (samples, outputs)."""
        if not len(inputs):
            return [{"loss": None, "accuracy": None, "r2": None} for _ in self._seeds]
        run, loss = self._stack.passes(len(inputs)), self._network.loss
        with np.errstate(all="ignore"):
            run.forward(inputs.T[None])
            return [
                measured(loss, run.z[:, place], run.a[:, place], targets.T, self._classifies)
                for place in range(len(self._seeds))
            ]


def started(rule: Rule, starts: Array) -> OptimizerState:
    """The state before the first update, its moments (networks, size) or (networks, 0)."""
    networks, size = starts.shape
    first, second = (
        np.zeros((networks, size if name in rule.optimizer.uses else 0)) for name in MOMENTS
    )
    return OptimizerState(0, first, second)
