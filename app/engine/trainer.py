"""Batches, epochs and updates: what the next step is, making it, and going back."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, NamedTuple, TypeAlias, TypedDict

import numpy as np
from numpy.typing import NDArray

from .losses import Penalty
from .network import Network
from .optimizers import OPTIMIZERS, OptimizerState
from .parameters import Array, Mask

Unit: TypeAlias = Literal["sample", "batch", "epoch"]
Samples: TypeAlias = tuple[Array, Array]
Indices: TypeAlias = NDArray[np.intp]

# Views of this many mini-batches are kept; more than an epoch usually has.
KEPT_BATCHES = 1024


@dataclass(frozen=True)
class Training:
    """How to train. `seed` orders the epochs; a `batch_size` above the training set means all."""

    optimizer: str = "sgd"
    learning_rate: float = 0.1
    batch_size: int = 10
    l1: float = 0.0
    l2: float = 0.0
    shuffle: bool = True
    seed: int = 1


class Progress(NamedTuple):
    """`step` updates made, `epoch` epochs finished, `position` samples used of the present one."""

    step: int = 0
    epoch: int = 0
    position: int = 0


@dataclass(frozen=True)
class Update:
    """One update, made or to come.

    `batch` holds the indices of its training samples, `loss` is their mean without `penalty`;
    `gradients` (size,) are of loss + penalty, and new = old + `updates` (size,) exactly.
    """

    unit: Unit
    batch: Indices
    loss: float
    penalty: float
    gradients: Array
    updates: Array


@dataclass(frozen=True)
class Snapshot:
    """All that training changes, in arrays of its own; restoring it gives the same bits."""

    flat: Array
    progress: Progress
    optimizer_state: OptimizerState
    locked: Mask


class Measures(TypedDict):
    """Over one split; None where there is no sample, or no accuracy to speak of (regression)."""

    loss: float | None
    accuracy: float | None


class Metrics(TypedDict):
    """Mean losses without the penalty, accuracies from 0 to 1, and the penalty beside them."""

    train: Measures
    test: Measures
    penalty: float


class Batch(NamedTuple):
    """Some training samples: inputs (samples, inputs + 1), targets (outputs, samples).

    `stop` is where the epoch's position stands after it.
    """

    indices: Indices
    inputs: Array
    targets: Array
    stop: int


class Trainer:
    """Trains a network on samples, one update at a time.

    `train` and `test` are (inputs (samples, inputs), targets (samples, outputs)); the test split
    may be empty. `locked` (size,) may be written to: a locked parameter gets update 0.

    The order of epoch e is default_rng([seed, e]).permutation(samples): no generator is kept, so
    that parameters, `progress` and `optimizer_state` are all there is to restore.
    """

    def __init__(self, network: Network, train: Samples, test: Samples, training: Training) -> None:
        self.network = network
        self.training = training
        self.progress = Progress()
        self.locked = np.zeros(network.layout.size, dtype=bool)
        self.penalty = Penalty(training.l1, training.l2, network.layout.is_bias)
        self._optimizer = OPTIMIZERS[training.optimizer]
        self.optimizer_state = self._optimizer.start(network.layout.size)
        self._rate = np.array(-training.learning_rate)
        self._updates = np.zeros(network.layout.size)
        self._train = network.with_constant(train[0]), train[1]
        self._test = network.with_constant(test[0]), test[1]
        self._size = len(train[0])
        # The samples in the order of the present epoch; batches are views of these.
        self._order = np.arange(self._size)
        self._ordered = self._train[0].copy(), self._train[1].copy()
        self._ordered_epoch = -1
        self._slice = lru_cache(KEPT_BATCHES)(self._make_slice)

    def step(self, unit: Unit = "batch", sample: int | None = None) -> None:
        """Makes one update, exactly the one that `next_update` tells.

        "batch" uses the next mini-batch of the epoch, cut at its end, "sample" the next sample
        alone, or training sample `sample`, which leaves the position alone; "epoch" is made of
        "batch" steps, and one call makes one of them. Raises ValueError for a sample that does
        not exist.
        """
        self._make([self._batch(unit, sample)])

    def steps(self, count: int, unit: Unit = "batch") -> None:
        """Makes `count` updates as `step` does, only faster, but stops at the end of the epoch."""
        self._make(self._batches(count, unit))

    def next_update(self, unit: Unit = "batch", sample: int | None = None) -> Update:
        """The update that `step` would make with the same arguments; changes nothing."""
        batch = self._batch(unit, sample)
        with np.errstate(all="ignore"):
            self._compute(batch, self.optimizer_state.copy())
            forward = self.network.backpropagation(len(batch.indices)).forward
            return Update(
                unit,
                batch.indices.copy(),
                self.network.loss.value(forward.z[-1], forward.activations[-1], batch.targets),
                self.penalty.value(self.network.flat),
                self.network.gradients.copy(),
                self._updates.copy(),
            )

    def metrics(self) -> Metrics:
        """Loss and accuracy over each whole split, and the penalty."""
        with np.errstate(all="ignore"):
            return {
                "train": self._measure(*self._train),
                "test": self._measure(*self._test),
                "penalty": self.penalty.value(self.network.flat),
            }

    def diverged(self) -> bool:
        """Whether a parameter or the training loss is no longer a finite number."""
        return not (np.isfinite(self.network.flat).all() and np.isfinite(self.objective()))

    def objective(self) -> float:
        """Loss + penalty over the whole training set: what training makes smaller."""
        with np.errstate(all="ignore"):
            return self._loss(*self._train) + self.penalty.value(self.network.flat)

    def objective_gradient(self) -> Array:
        """The gradient (size,) of `objective`, by backpropagation."""
        inputs, targets = self._train
        with np.errstate(all="ignore"):
            self.network.backpropagation(self._size).run(inputs, targets.T)
            self.penalty.add_gradient(self.network.flat, self.network.gradients)
        return self.network.gradients.copy()

    def inputs(self, batch: Indices) -> Array:
        """The inputs (inputs, samples) of the training samples `batch`."""
        return self._train[0][batch, :-1].T

    def snapshot(self) -> Snapshot:
        """All that training changes, copied."""
        return Snapshot(
            self.network.flat.copy(),
            self.progress,
            self.optimizer_state.copy(),
            self.locked.copy(),
        )

    def restore(self, snapshot: Snapshot) -> None:
        """Goes back to `snapshot`, which must come from a network of the same layout."""
        np.copyto(self.network.flat, snapshot.flat)
        np.copyto(self.locked, snapshot.locked)
        self.progress = snapshot.progress
        self.optimizer_state = snapshot.optimizer_state.copy()

    def _make(self, batches: Sequence[Batch]) -> None:
        flat, updates = self.network.flat, self._updates
        with np.errstate(all="ignore"):
            for batch in batches:
                self._compute(batch, self.optimizer_state)
                np.add(flat, updates, flat)
        step, epoch, _ = self.progress
        step, position = step + len(batches), batches[-1].stop
        finished = position == self._size
        self.progress = Progress(step, epoch + finished, 0 if finished else position)

    def _compute(self, batch: Batch, state: OptimizerState) -> None:
        network = self.network
        network.backpropagation(len(batch.indices)).run(batch.inputs, batch.targets)
        self.penalty.add_gradient(network.flat, network.gradients)
        self._optimizer.update(network.gradients, state, self._rate, self._updates)
        self._updates[self.locked] = 0.0

    def _batch(self, unit: Unit, sample: int | None) -> Batch:
        if sample is not None:
            return self._single(sample)
        return self._batches(1, unit)[0]

    def _batches(self, count: int, unit: Unit) -> list[Batch]:
        """The next `count` batches, fewer where the epoch ends before."""
        _, epoch, position = self.progress
        if self._ordered_epoch != epoch:
            self._reorder(epoch)
        size = 1 if unit == "sample" else self.training.batch_size
        stop = min(position + count * size, self._size)
        return [
            self._slice(start, min(start + size, stop)) for start in range(position, stop, size)
        ]

    def _make_slice(self, start: int, stop: int) -> Batch:
        inputs, targets = self._ordered
        return Batch(self._order[start:stop], inputs[start:stop], targets[start:stop].T, stop)

    def _single(self, sample: int) -> Batch:
        if not 0 <= sample < self._size:
            raise ValueError(f"there is no training sample {sample}: 0 to {self._size - 1} exist")
        inputs, targets = self._train
        chosen = slice(sample, sample + 1)
        return Batch(np.array([sample]), inputs[chosen], targets[chosen].T, self.progress.position)

    def _reorder(self, epoch: int) -> None:
        if self.training.shuffle:
            generator = np.random.default_rng([self.training.seed, epoch])
            np.copyto(self._order, generator.permutation(self._size))
        for source, ordered in zip(self._train, self._ordered, strict=True):
            # "clip" lets take write straight into its buffer.
            np.take(source, self._order, axis=0, out=ordered, mode="clip")
        self._ordered_epoch = epoch

    def _measure(self, inputs: Array, targets: Array) -> Measures:
        if not len(inputs):
            return {"loss": None, "accuracy": None}
        loss = self._loss(inputs, targets)
        return {"loss": loss, "accuracy": self._accuracy(len(inputs), targets)}

    def _loss(self, inputs: Array, targets: Array) -> float:
        forward = self.network.forward(len(inputs))
        a = forward.run(inputs.T)
        return self.network.loss.value(forward.z[-1], a, targets.T)

    def _accuracy(self, samples: int, targets: Array) -> float | None:
        """The share of samples with every output on its target's side of 0.5."""
        if self.network.activations[-1].name == "linear":
            return None
        a = self.network.forward(samples).activations[-1]
        return float(((a > 0.5) == (targets.T > 0.5)).all(axis=0).mean())
