"""What the next update is, making it, and going back."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np

from .batches import Batch, Batches, Indices, Progress, Unit
from .dropout import dropout_masks
from .metrics import Metrics, measures
from .network import Network
from .optimizers import OptimizerState
from .parameters import Array, Mask
from .training import Rule, Training

__all__ = ["Metrics", "Progress", "Snapshot", "Trainer", "Training", "Update"]

Samples: TypeAlias = tuple[Array, Array]


@dataclass(frozen=True)
class Update:
    """One update to come.

    `batch` holds the indices of its training samples, `loss` is their mean without `penalty`;
    `gradients` (size,) are of loss + penalty, and new = old + `updates` (size,) exactly. `terms`
    are what the updates are the sums of, by name, each (size,): the penalty's only while there is
    one, and those of a locked parameter, too, though its update is 0. `moments` are the means that
    an optimizer makes them of. `learning_rate` is the one of this step. With dropout, `masks` are
    what each hidden layer's activations (units, samples) are multiplied by, else there are none.
    """

    unit: Unit
    batch: Indices
    loss: float
    penalty: float
    gradients: Array
    updates: Array
    terms: dict[str, Array]
    moments: dict[str, Array]
    learning_rate: float
    masks: list[Array]


@dataclass(frozen=True)
class Snapshot:
    """All that training changes, in arrays of its own; restoring it gives the same bits."""

    flat: Array
    progress: Progress
    optimizer_state: OptimizerState
    locked: Mask


class Trainer:
    """Trains a network on samples, one update at a time.

    `train` and `test` are (inputs (samples, inputs), targets (samples, outputs)); each may be
    empty, but without training samples there is no update and no objective. `classifies` tells
    that the targets are classes, 0 or 1, and not just numbers. `locked` (size,) may be written to:
    a locked parameter gets update 0.
    The parameters, `progress`, `optimizer_state` and `locked` are all that ever changes.
    """

    def __init__(
        self,
        network: Network,
        train: Samples,
        test: Samples,
        training: Training,
        classifies: bool = True,
    ) -> None:
        self.network = network
        self.training = training
        self.progress = Progress()
        self.locked = np.zeros(network.layout.size, dtype=bool)
        self._rule = Rule(training, network.layout)
        self.penalty = self._rule.penalty
        self.optimizer_state = self._rule.optimizer.start(network.layout.size)
        self._last_rate = 1.0, np.array(-training.learning_rate)
        self._drops = any(network.dropout)
        self._updates = np.zeros(network.layout.size)
        self._classifies = classifies
        self._train = network.with_constant(train[0]), train[1]
        self._test = network.with_constant(test[0]), test[1]
        self._batches = Batches(*self._train, training.batch_size, training.shuffle, training.seed)

    def step(self, unit: Unit = "batch", sample: int | None = None) -> None:
        """Makes one update, exactly the one that `next_update` tells.

        "batch" uses the next mini-batch of the epoch, cut at its end; "sample" the next sample
        alone, or training sample `sample`, which leaves the position alone; "epoch" is made of
        "batch" steps, and one call makes one of them. Raises ValueError for a sample that does
        not exist.
        """
        self._make([self._batch(unit, sample)])

    def steps(self, count: int, unit: Unit = "batch") -> None:
        """Makes `count` updates as `step` does, only faster, but stops at the end of the epoch."""
        self._make(self._batches.next(self.progress, unit, count))

    def next_update(self, unit: Unit = "batch", sample: int | None = None) -> Update:
        """The update that `step` would make with the same arguments; changes nothing."""
        batch, network = self._batch(unit, sample), self.network
        run, masks = network.backpropagation(len(batch.indices)), self._masks(batch)
        rate = self._rate()
        with np.errstate(all="ignore"):
            run.run(batch.inputs, batch.targets, masks)
            breakdown = self._rule.breakdown(
                network.flat, network.gradients, self.optimizer_state, rate
            )
            if not network.constant:
                # A bias that is off is not moved by what is remembered of it, either.
                for term in breakdown.terms.values():
                    term[network.layout.is_bias] = 0.0
            self._prepare(self.optimizer_state.copy(), rate)
            return Update(
                unit,
                batch.indices.copy(),
                network.loss.value(run.forward.z[-1], run.forward.activations[-1], batch.targets),
                self.penalty.value(network.flat),
                network.gradients.copy(),
                self._updates.copy(),
                breakdown.terms,
                breakdown.moments,
                -float(rate),
                masks,
            )

    def next_batch(self, unit: Unit = "batch", sample: int | None = None) -> Indices:
        """The training samples of `next_update` with the same arguments."""
        return self._batch(unit, sample).indices.copy()

    def metrics(self) -> Metrics:
        """Loss and accuracy over each whole split, and the penalty."""
        with np.errstate(all="ignore"):
            train, test = (
                measures(self.network, *split, self._classifies)
                for split in (self._train, self._test)
            )
            penalty = self.penalty.value(self.network.flat)
            objective = (train["loss"] or 0.0) + penalty
        return {"train": train, "test": test, "penalty": penalty, "objective": objective}

    def diverged(self) -> bool:
        """Whether a parameter or the training loss is no longer a finite number."""
        return not (np.isfinite(self.network.flat).all() and np.isfinite(self.objective()))

    def objective(self, samples: Indices | None = None) -> float:
        """Loss + penalty over the training set, or these samples of it: what training lowers."""
        inputs, targets = self._chosen(samples)
        with np.errstate(all="ignore"):
            z, a = self._outputs(inputs)
            loss = self.network.loss.value(z, a, targets.T)
            return loss + self.penalty.value(self.network.flat)

    def objective_gradient(self, samples: Indices | None = None) -> Array:
        """The gradient (size,) of `objective`, by backpropagation."""
        inputs, targets = self._chosen(samples)
        with np.errstate(all="ignore"):
            self.network.backpropagation(len(inputs)).run(inputs, targets.T)
            self.penalty.add_gradient(self.network.flat, self.network.gradients)
        return self.network.gradients.copy()

    @property
    def training_set(self) -> Samples:
        """Inputs (samples, inputs + 1), the constant last, and targets (samples, outputs)."""
        return self._train

    def inputs(self, batch: Indices) -> Array:
        """The inputs (inputs, samples) of the training samples `batch`."""
        return self._train[0][batch, :-1].T

    def targets(self, batch: Indices) -> Array:
        """The targets (outputs, samples) of the training samples `batch`."""
        return self._train[1][batch].T

    def snapshot(self) -> Snapshot:
        """All that training changes, copied."""
        return Snapshot(
            self.network.flat.copy(),
            self.progress,
            self.optimizer_state.copy(),
            self.locked.copy(),
        )

    def restore(self, snapshot: Snapshot) -> None:
        """Goes back to `snapshot`, which must come from a network of the same layout.

        Raises ValueError if its position lies beyond the epoch's last sample.
        """
        position, last = snapshot.progress.position, max(0, self._batches.samples - 1)
        if not 0 <= position <= last:
            raise ValueError(f"the position in the epoch is {position}: it can be 0 to {last}")
        np.copyto(self.network.flat, snapshot.flat)
        np.copyto(self.locked, snapshot.locked)
        self.progress = snapshot.progress
        self.optimizer_state = snapshot.optimizer_state.copy()

    def _chosen(self, samples: Indices | None) -> Samples:
        inputs, targets = self._train
        return self._train if samples is None else (inputs[samples], targets[samples])

    def _batch(self, unit: Unit, sample: int | None) -> Batch:
        if sample is not None:
            return self._batches.single(sample, self.progress)
        return self._batches.next(self.progress, unit)[0]

    def _make(self, batches: Sequence[Batch]) -> None:
        network, updates = self.network, self._updates
        with np.errstate(all="ignore"):
            for batch in batches:
                run, masks = network.backpropagation(len(batch.indices)), self._masks(batch)
                run.run(batch.inputs, batch.targets, masks)
                self._prepare(self.optimizer_state, self._rate())
                np.add(network.flat, updates, network.flat)
                self.progress = self._batches.after(self.progress, batch)

    def _rate(self) -> Array:
        """The negated learning rate of the next update, as an array without axes."""
        factor = self._rule.factor(self.progress, self._batches.samples)
        # Making an array costs as much as a product of small matrices, and the rate seldom changes.
        if factor != self._last_rate[0]:
            self._last_rate = factor, np.array(-self.training.learning_rate * factor)
        return self._last_rate[1]

    def _masks(self, batch: Batch) -> list[Array]:
        """What dropout multiplies each hidden layer's activations by; none without dropout."""
        if not self._drops:
            return []
        network, samples = self.network, len(batch.indices)
        units, seed = network.layout.sizes[1:], self.training.seed
        return dropout_masks(network.dropout, units, samples, seed, self.progress.step)

    def _prepare(self, state: OptimizerState, rate: Array) -> None:
        """Makes of the gradients of the loss those of loss + penalty, and of them the updates."""
        network = self.network
        self._rule.update(
            network.flat, network.gradients, state, rate, self._still(), self._updates
        )

    def _still(self) -> Mask | None:
        """What no update moves: locked parameters, and biases while they are off; None if all do.

        Without gradients, an optimizer's memory alone would go on moving a bias that is off.
        """
        if not self.network.constant:
            return self.locked | self.network.layout.is_bias
        return self.locked if np.count_nonzero(self.locked) else None

    def _outputs(self, inputs: Array) -> tuple[Array, Array]:
        """The output layer's z and a, each (outputs, samples)."""
        forward = self.network.forward(len(inputs))
        a = forward.run(inputs.T)
        return forward.z[-1], a
