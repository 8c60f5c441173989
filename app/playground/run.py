"""The verbs: what each command does to an experiment, its history and its play."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil, isfinite
from time import perf_counter

import numpy as np

from ..problems import input_units
from .commands import (
    Action,
    Configure,
    Erase,
    Lock,
    Move,
    Open,
    Paint,
    Pause,
    Play,
    Redo,
    Reset,
    Seek,
    Set,
    Step,
    Undo,
    Unlock,
)
from .data import check_not_empty
from .document import complete
from .errors import PlaygroundError
from .experiment import Experiment
from .history import ENTRY_POINTS, History
from .logbook import Logbook
from .painting import Stroke
from .rebuilding import experiment_from
from .stopping import Stop, Stopping
from .watch import StepUnit
from .words import setting_changes


@dataclass(frozen=True)
class Playing:
    """A play: its unit and its steps per second, None for as fast as frames are taken."""

    unit: StepUnit
    steps_per_second: float | None


class Run:
    """An experiment, its logbook, and whether it plays. Every verb moves all three together."""

    def __init__(self, experiment: Experiment, logbook: Logbook) -> None:
        self.experiment = experiment
        self.logbook = logbook
        self.playing: Playing | None = None
        self.stopped: Stop | None = None
        self._stopping = Stopping(experiment.trainer.progress)

    def copy(self, experiment: Experiment) -> "Run":
        """A run that goes on by itself, in `experiment`, which becomes like this one's."""
        experiment.restore(self.experiment.moment())
        twin = Run(experiment, self.logbook.copy(experiment))
        twin.playing, twin._stopping = self.playing, self._stopping
        return twin

    @property
    def history(self) -> History:
        """The history, with the present point."""
        return self.logbook.history

    def diverged(self) -> bool:
        """Whether the training loss or a parameter is no longer a finite number."""
        loss = self.history.here.metrics["train"]["loss"]
        finite = self.experiment.empty if loss is None else isfinite(loss)
        return not (finite and np.isfinite(self.experiment.network.flat).all())

    def perform(self, action: Action) -> Iterator[None]:
        """Do it, yielding after every update.

        Raises PlaygroundError, or pydantic's ValidationError for settings that are not allowed;
        the run is then to be thrown away.
        """
        self.stopped = None
        if isinstance(action, Step | Reset | Undo | Redo | Seek | Pause | Open):
            self.playing = None
        match action:
            case Step():
                yield from self._step(action)
            case Play():
                self._play(action)
            case Undo():
                yield from self.go(self.history.before())
            case Redo():
                yield from self.go(self.history.after())
            case Seek():
                yield from self._seek(action.index)
            case Set():
                self._set(action)
            case Open():
                self._open(action)
            case Pause():
                pass
            case _:
                self._change(action)

    def advance(self, steps: int, deadline: float) -> int:
        """Go on playing: at most `steps` steps, until `deadline` (of `perf_counter`) has passed.

        Returns how many steps were finished; of an epoch it may make a part.
        """
        if self.playing is None:
            return 0
        unit, trainer = self.playing.unit, self.experiment.trainer
        step = Step.model_construct(type="step", unit=unit, count=steps, sample=None)
        epoch, made = trainer.progress.epoch, 0
        for _ in self.experiment.updates(step):
            made += 1
            self.stopped = self._reason_to_stop()
            if self.stopped or self._may_be_broken() or perf_counter() >= deadline:
                break
        self.logbook.play(step, made)
        if self.stopped or self.diverged():
            self.playing = None
        return trainer.progress.epoch - epoch if unit == "epoch" else made

    def go(self, place: int) -> Iterator[None]:
        """Be as at this place of the history, to the bit, yielding after every update."""
        moment, changes = self.history.way_to(place)
        self.experiment.restore(moment)
        for change in changes:
            if isinstance(change, Step):
                yield from self.experiment.updates(change)
            else:
                self.experiment.apply(change)
        self.history.place = place
        self.logbook.close()

    def _seek(self, index: int) -> Iterator[None]:
        if index >= self.history.length:
            allowed = f"0 to {self.history.length - 1}"
            raise PlaygroundError(f"The history has no point {index}.", "index", index, allowed)
        yield from self.go(self.history.nearest(index))

    def _play(self, action: Play) -> None:
        self._refuse_unless_it_learns("play")
        if self.playing is None:
            self.logbook.close()
            self._stopping = Stopping(self.experiment.trainer.progress)
        self.playing = Playing(action.unit, action.steps_per_second)

    def _step(self, action: Step) -> Iterator[None]:
        self._refuse_unless_it_learns("step")
        before, made = self.history.here, 0
        stride = ceil(self._count(action) / ENTRY_POINTS)
        for _ in self.experiment.updates(action):
            made += 1
            if made == stride or self._may_be_broken():
                self.logbook.step(action, made, before)
                made = 0
                if self.diverged():
                    return
            yield
        if made:
            self.logbook.step(action, made, before)

    def _count(self, action: Step) -> int:
        """How many updates a step makes, about."""
        if action.unit != "epoch":
            return action.count
        samples = len(self.experiment.dataset.train.inputs)
        return action.count * ceil(samples / self.experiment.setup.training.batch_size)

    def _set(self, action: Set) -> None:
        before = self.experiment.value(action.parameter)
        self.experiment.apply(action)
        self.logbook.set(action, before)

    def _change(self, action: Reset | Lock | Unlock | Configure | Stroke) -> None:
        before = self.experiment.setup
        self.experiment.apply(action)
        if self.experiment.empty:
            self.playing = None
        match action:
            case Paint() | Erase() | Move():
                self.logbook.stroke(action)
                return
            case Reset(seed=None):
                title = "reset to the start"
            case Reset():
                title = f"new start, seed {action.seed}"
            case Lock() | Unlock():
                title = f"{action.type}ed {self.experiment.name_of(action.parameter)}"
            case Configure():
                after, inputs = self.experiment.setup, input_units(self.experiment.problem)
                title = action.label or setting_changes(
                    before.model_dump(), after.model_dump(), inputs
                )
        self.logbook.change(title, action)

    def _open(self, action: Open) -> None:
        opened = experiment_from(complete(action.document)).moment()
        self.experiment.apply(opened)
        self.logbook.change(action.label or "opened a document", opened, "open")

    def _reason_to_stop(self) -> Stop | None:
        """Why play stops now, if an epoch has just ended and a condition holds."""
        trainer, setup = self.experiment.trainer, self.experiment.setup
        if trainer.progress.position or not self._stopping.waits(setup.training):
            return None
        return self._stopping.reason(setup, trainer.progress, trainer.metrics())

    def _may_be_broken(self) -> bool:
        # A glance after every update: it overflows for huge but finite parameters, too. Then the
        # point is written, and `diverged` has the last word.
        flat = self.experiment.network.flat
        with np.errstate(all="ignore"):
            return not isfinite(flat.dot(flat))

    def _refuse_unless_it_learns(self, wish: str) -> None:
        check_not_empty(self.experiment.dataset)
        if self.diverged():
            step = self.history.here.progress.step
            raise PlaygroundError(
                f"The network diverged at step {step}: its loss is no longer a number.",
                "type",
                wish,
                "undo, seek or reset first",
            )
