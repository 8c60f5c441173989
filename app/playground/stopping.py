"""When a play stops by itself, and why."""

from dataclasses import dataclass
from math import inf
from typing import Literal

from ..engine.trainer import Metrics, Progress
from .document import Setup, TrainingSettings
from .words import counted, number

Reason = Literal["epochs", "loss", "patience"]


@dataclass(frozen=True)
class Stop:
    """Why a play stopped, and the same in words."""

    reason: Reason
    message: str


class Stopping:
    """What a play's conditions go by: its first epoch, and the best test loss since then."""

    def __init__(self, progress: Progress) -> None:
        self._first = progress.epoch
        self._best = inf
        self._best_epoch = progress.epoch
        self._of: object = None

    @staticmethod
    def waits(training: TrainingSettings) -> bool:
        """Whether there is any condition."""
        return not (training.stop_epochs is training.stop_loss is training.stop_patience is None)

    def reason(self, setup: Setup, progress: Progress, metrics: Metrics) -> Stop | None:
        """Why it stops at the end of an epoch; None if it goes on.

        Without test samples there is no test loss to be patient about, and those of other data,
        another network or another loss are not compared.
        """
        training = setup.training
        of = (setup.problem, setup.network, training.loss)
        if of != self._of:
            self._of, self._best = of, inf
        epoch, train, test = progress.epoch, metrics["train"]["loss"], metrics["test"]["loss"]
        if test is not None and test < self._best:
            self._best, self._best_epoch = test, epoch
        limit, patience = training.stop_epochs, training.stop_patience
        if training.stop_loss is not None and train is not None and train <= training.stop_loss:
            low, wanted = number(train, 4), number(training.stop_loss, 4)
            return Stop("loss", f"Stopped: the training loss of {low} is at most {wanted}.")
        if patience is not None and test is not None and epoch - self._best_epoch >= patience:
            best = f"{number(self._best, 4)} after epoch {self._best_epoch}"
            epochs = counted(patience, "epoch")
            return Stop("patience", f"Stopped: for {epochs} no test loss was below {best}.")
        if limit is not None and epoch - self._first >= limit:
            return Stop("epochs", f"Stopped after {counted(limit, 'epoch')} of play.")
        return None
