"""Which samples an update uses: the order of every epoch, cut into batches."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Literal, NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

from .parameters import Array

Unit: TypeAlias = Literal["sample", "batch", "epoch"]
Indices: TypeAlias = NDArray[np.intp]

# Views of this many batches are kept; more than an epoch usually has.
KEPT_BATCHES = 1024


def shuffled(samples: int, seed: int, epoch: int) -> Indices:
    """The order of an epoch, (samples,)."""
    return np.random.default_rng([seed, epoch]).permutation(samples)


class Progress(NamedTuple):
    """`step` updates made, `epoch` epochs finished, `position` samples used of the present one."""

    step: int = 0
    epoch: int = 0
    position: int = 0


class Batch(NamedTuple):
    """Some training samples: inputs (samples, inputs + 1), targets (outputs, samples).

    `stop` is where the epoch's position stands after it.
    """

    indices: Indices
    inputs: Array
    targets: Array
    stop: int


class Batches:
    """The training samples, (samples, inputs + 1) and (samples, outputs), as batches.

    The order of epoch e is default_rng([seed, e]).permutation(samples), or the samples' own without
    `shuffle`: no generator is kept, so that an epoch can be taken up at any position.
    """

    def __init__(self, inputs: Array, targets: Array, size: int, shuffle: bool, seed: int) -> None:
        self.samples = len(inputs)
        self._size, self._shuffle, self._seed = size, shuffle, seed
        self._own = inputs, targets
        # In the order of the present epoch; batches are views of these.
        self._order = np.arange(self.samples)
        self._ordered = inputs.copy(), targets.copy()
        self._epoch: int | None = None
        self._part = lru_cache(KEPT_BATCHES)(self._make_part)

    def next(self, progress: Progress, unit: Unit, count: int = 1) -> Sequence[Batch]:
        """The next `count` batches of the epoch, or all that are left of it.

        One sample each for "sample", else mini-batches, the last one cut at the epoch's end. They
        are views that another epoch's order overwrites.
        """
        if self._epoch != progress.epoch:
            self._reorder(progress.epoch)
        size = 1 if unit == "sample" else self._size
        start = progress.position
        stop = min(start + count * size, self.samples)
        return [self._part(first, min(first + size, stop)) for first in range(start, stop, size)]

    def single(self, sample: int, progress: Progress) -> Batch:
        """One sample by its own index, without moving on; raises ValueError if there is none."""
        if not 0 <= sample < self.samples:
            raise ValueError(f"there is no training sample {sample}: 0 to {self.samples - 1} exist")
        inputs, targets = (array[sample : sample + 1] for array in self._own)
        return Batch(np.array([sample]), inputs, targets.T, progress.position)

    def after(self, progress: Progress, made: Batch) -> Progress:
        """The progress once this batch has been used for an update."""
        step, epoch, position = progress.step + 1, progress.epoch, made.stop
        if position < self.samples:
            return Progress(step, epoch, position)
        return Progress(step, epoch + 1, 0)

    def _make_part(self, start: int, stop: int) -> Batch:
        inputs, targets = self._ordered
        return Batch(self._order[start:stop], inputs[start:stop], targets[start:stop].T, stop)

    def _reorder(self, epoch: int) -> None:
        if self._shuffle:
            np.copyto(self._order, shuffled(self.samples, self._seed, epoch))
        for own, ordered in zip(self._own, self._ordered, strict=True):
            # "clip" lets take write straight into its buffer.
            np.take(own, self._order, axis=0, out=ordered, mode="clip")
        self._epoch = epoch
