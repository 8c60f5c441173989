"""The verbs: what each command does to an experiment and to its history."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from math import ceil, isfinite
from time import perf_counter
from types import MappingProxyType

import numpy as np

from ..engine.trainer import Metrics

from .commands import (
    Action,
    Configure,
    Lock,
    Pause,
    Play,
    Redo,
    Reset,
    Seek,
    Set,
    Step,
    StepUnit,
    Undo,
    Unlock,
)
from .errors import PlaygroundError
from .experiment import Change, Experiment
from .history import ENTRY_POINTS, History
from .points import Point
from .words import arrow, counted, joined, number, parameter_name, setting_changes

# What an update costs beside its multiplications, as so many of them.
UPDATE_OVERHEAD = 30_000


@dataclass(frozen=True)
class Playing:
    """A play: its unit and pace (steps per second; None: as fast as frames are taken)."""

    unit: StepUnit
    steps_per_second: float | None


@dataclass(frozen=True)
class Entry:
    """The newest entry while it may still go on.

    `base` is the point before it. `title` says what opened it, "" if it was play. A drag is told by
    its `gesture`, and `values` are those that its parameters had before.
    """

    base: Point
    title: str = ""
    gesture: str | None = None
    values: Mapping[str, float] = field(default_factory=dict)


class Run:
    """An experiment, its history, and whether it plays. Every verb moves all three together.

    All that one copy of a run performs is one entry of the history; what fails leaves the copy
    halfway, to be thrown away.
    """

    def __init__(self, experiment: Experiment, history: History) -> None:
        self.experiment = experiment
        self.history = history
        self.playing: Playing | None = None
        self._entry: Entry | None = None
        self._opened = False

    def copy(self, experiment: Experiment) -> "Run":
        """A run that goes on by itself, in `experiment`, which becomes as this one's is."""
        experiment.restore(self.experiment.moment())
        twin = Run(experiment, self.history.copy())
        twin.playing, twin._entry = self.playing, self._entry
        return twin

    def diverged(self) -> bool:
        """Whether the training loss or a parameter is no longer a finite number."""
        loss = self.history.here.metrics["train"]["loss"]
        finite = loss is not None and isfinite(loss)
        return not (finite and np.isfinite(self.experiment.network.flat).all())

    def perform(self, action: Action) -> Iterator[None]:
        """Do it, yielding after every update.

        Raises PlaygroundError, or pydantic's ValidationError for settings that are not allowed.
        """
        if isinstance(action, Step | Reset | Undo | Redo | Seek | Pause):
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
            case Reset() | Lock() | Unlock() | Configure():
                self._change(action)

    def advance(self, steps: int, deadline: float) -> int:
        """Go on playing: at most `steps` steps, until `deadline` (of `perf_counter`) has passed.

        Returns how many steps are finished; of an epoch it may make a part.
        """
        if self.playing is None:
            return 0
        step = Step.model_construct(unit=self.playing.unit, count=steps, sample=None)
        epoch, made = self.experiment.trainer.progress.epoch, 0
        for _ in self.experiment.updates(step):
            made += 1
            if self._broken() or perf_counter() >= deadline:
                break
        self._record_play(step, made)
        if self.diverged():
            self.playing = None
        return self.experiment.trainer.progress.epoch - epoch if step.unit == "epoch" else made

    # Play

    def _play(self, action: Play) -> None:
        self._refuse_if_diverged("play")
        if self.playing is None:
            self._entry = None
        self.playing = Playing(action.unit, action.steps_per_second)

    def _record_play(self, step: Step, made: int) -> None:
        continues = self._entry is not None
        entry = self._entry = self._entry or Entry(self.history.here)
        played = self.experiment.trainer.progress.step - entry.base.progress.step
        title = joined(entry.title, f"played {counted(played, 'step')}")
        self._record(title, [_updates(step, made)], continues, entry.base)

    # Steps

    def _step(self, action: Step) -> Iterator[None]:
        self._refuse_if_diverged("step")
        before, made = self.history.here, 0
        title = self._entry.title if self._opened and self._entry else ""
        stride = ceil(self._count(action) / ENTRY_POINTS)
        for _ in self.experiment.updates(action):
            made += 1
            if made == stride or self._broken():
                self._record_step(title, action, made, before)
                made = 0
                if self.diverged():
                    return
            yield
        if made:
            self._record_step(title, action, made, before)

    @property
    def _samples(self) -> int:
        return len(self.experiment.dataset.train.inputs)

    @property
    def _batch_size(self) -> int:
        return self.experiment.setup.training.batch_size

    def _count(self, action: Step) -> int:
        """The updates that a step makes, about."""
        if action.unit != "epoch":
            return action.count
        return action.count * ceil(self._samples / self._batch_size)

    def _record_step(self, title: str, action: Step, made: int, before: Point) -> None:
        progress = self.experiment.trainer.progress
        step, steps = progress.step, progress.step - before.progress.step
        if action.unit == "epoch" and action.count == 1:
            words = f"epoch {before.progress.epoch + 1}, to step {step}"
        elif steps > 1:
            words = f"{steps} steps, to step {step}"
        elif action.unit == "sample":
            words = f"step {step}: one sample"
        else:
            used = progress.position or self._samples
            words = f"step {step}: mini-batch of {used - before.progress.position}"
        title = joined(title, words)
        continues = self._open(title)
        self._record(title, [_updates(action, made)], continues, before)

    # Changes

    def _set(self, action: Set) -> None:
        path, entry = action.parameter, self._entry
        value = self.experiment.value(path)
        self.experiment.apply(action)
        name = parameter_name(path, self.experiment.units)
        if action.gesture is None:
            self._enter(f"set {name} to {number(action.value)}", action)
            return
        goes_on = entry is not None and entry.gesture == action.gesture
        values = {path: value, **entry.values} if entry and goes_on else {path: value}
        if len(values) > 1:
            title = f"dragged {len(values)} parameters"
        else:
            title = f"dragged {name}, {arrow(values[path], action.value)}"
        if entry is None or not goes_on:
            self._enter(title, action, action.gesture, values)
            return
        self._entry = replace(entry, title=title, values=values)
        if all(isinstance(each, Set) for each in self.history.here.changes):
            self.history.amend(title, [action], self.experiment.moment(), self._metrics())
        else:
            self._record(title, [action], continues=True)

    def _change(self, action: Reset | Lock | Unlock | Configure) -> None:
        before = self.experiment.setup.model_dump()
        self.experiment.apply(action)
        match action:
            case Reset():
                title = "reset to the start" if action.seed is None else f"new start, seed {action.seed}"
            case Lock() | Unlock():
                name = parameter_name(action.parameter, self.experiment.units)
                title = f"{action.type}ed {name}"
            case Configure():
                title = setting_changes(before, self.experiment.setup.model_dump())
        self._enter(title, action)

    def _enter(
        self,
        title: str,
        action: Change,
        gesture: str | None = None,
        values: Mapping[str, float] = MappingProxyType({}),
    ) -> None:
        title = joined(self._entry.title if self._opened and self._entry else "", title)
        continues = self._open(title, gesture, values)
        self._record(title, [action], continues)

    # Going back and forth

    def _seek(self, index: int) -> Iterator[None]:
        if index >= self.history.length:
            raise PlaygroundError(
                f"The history has no point {index}.", "index", index, f"0 to {self.history.length - 1}"
            )
        yield from self.go(self.history.nearest(index))

    def go(self, place: int) -> Iterator[None]:
        """Be as at this place of the history, to the bit, yielding after every update."""
        moment, changes = self.history.way_to(place)
        self.experiment.restore(moment)
        for each in changes:
            if isinstance(each, Step):
                yield from self.experiment.updates(each)
            else:
                self.experiment.apply(each)
        self.history.place = place
        self._opened = False

    # What all of them need

    def _open(
        self,
        title: str,
        gesture: str | None = None,
        values: Mapping[str, float] = MappingProxyType({}),
    ) -> bool:
        """Begin an entry, or go on with the one that this copy began, and tell which."""
        goes_on = self._opened
        base = self._entry.base if goes_on and self._entry else self.history.here
        self._entry = Entry(base, title, gesture, values)
        self._opened = True
        return goes_on

    def _record(
        self, title: str, changes: list[Change], continues: bool, before: Point | None = None
    ) -> None:
        metrics = self._metrics()
        if before is not None:
            losses = arrow(before.metrics["train"]["loss"], metrics["train"]["loss"])
            title = f"{title}, loss {losses}"
        cost = sum(self._cost(each) for each in changes)
        self.history.record(title, changes, cost, self.experiment.moment(), metrics, continues)

    def _cost(self, change: Change) -> int:
        updates = change.count if isinstance(change, Step) else 1
        samples = min(self._batch_size, self._samples)
        return updates * (UPDATE_OVERHEAD + 3 * samples * self.experiment.layout.size)

    def _metrics(self) -> Metrics:
        return self.experiment.trainer.metrics()

    def _broken(self) -> bool:
        # Overflows for huge, still finite parameters, too: then `diverged` has the last word.
        flat = self.experiment.network.flat
        return not isfinite(flat.dot(flat))

    def _refuse_if_diverged(self, wish: str) -> None:
        if self.diverged():
            step = self.history.here.progress.step
            raise PlaygroundError(
                f"The network diverged at step {step}: its loss is no longer a number.",
                "type",
                wish,
                "undo, seek or reset first",
            )


def _updates(step: Step, made: int) -> Step:
    """The step that makes just those updates again."""
    unit = "sample" if step.unit == "sample" else "batch"
    return Step.model_construct(type="step", unit=unit, count=made, sample=step.sample)
