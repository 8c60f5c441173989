"""Writes what is done to an experiment into its history, entry by entry, in words."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from .commands import Set, Step
from .experiment import Change, Experiment
from .history import History
from .limits import update_work
from .painting import Stroke, goes_with, stroke_words
from .points import Kind, Point, bytes_carried
from .words import (
    arrow,
    counted,
    joined,
    number,
    step_words,
)

# What taking over a byte of data costs, in multiplications.
READING = 10


@dataclass(frozen=True)
class Entry:
    """The newest entry, while it may still go on.

    `base` is the point before it, `titles` say what was done in it. A drag is told by its
    `gesture`; `values` are those that its parameters had before, `strokes` what was painted.
    """

    base: Point
    titles: tuple[str, ...] = ()
    gesture: str | None = None
    values: Mapping[str, float] = field(default_factory=dict)
    strokes: tuple[Stroke, ...] = ()


class Logbook:
    """An experiment's history and the newest entry of it.

    A change opens an entry, but all changes of one list of commands, each list written by a copy,
    are one. A drag goes on with its own entry, play with whichever is the newest.
    """

    def __init__(self, experiment: Experiment, history: History) -> None:
        self.history = history
        self._experiment = experiment
        self._entry: Entry | None = None
        self._opened = False

    def copy(self, experiment: Experiment) -> "Logbook":
        """One for a list of commands, about an experiment that is like this one's."""
        twin = Logbook(experiment, self.history.copy())
        twin._entry = self._entry
        return twin

    def close(self) -> None:
        """What follows is an entry of its own."""
        self._entry, self._opened = None, False

    def change(self, title: str, change: Change, kind: Kind = "change") -> None:
        """A change was made, or a document opened."""
        continues = self._open(title)
        # Of what one list changes, only what comes out of it is a moment to go back to.
        alone = all(not isinstance(each, Step) for each in self.history.here.changes)
        self._record(kind, [change], continues, amends=continues and alone)

    def set(self, change: Set, before: float) -> None:
        """A parameter was set; `before` is the value that it had."""
        name = self._experiment.name_of(change.parameter)
        if change.gesture is None:
            self.change(f"set {name} to {number(change.value)}", change)
            return
        entry = self._entry
        goes_on = entry is not None and entry.gesture == change.gesture
        values = {change.parameter: before, **(entry.values if entry and goes_on else {})}
        if len(values) > 1:
            title = f"dragged {self._experiment.names_of(values)}"
        else:
            title = f"dragged {name}, {arrow(values[change.parameter], change.value)}"
        continues = self._retitle(title) if goes_on else self._open(title)
        if self._entry:
            self._entry = replace(self._entry, gesture=change.gesture, values=values)
        only_dragged = all(isinstance(each, Set) for each in self.history.here.changes)
        self._record("drag", [change], continues, amends=goes_on and only_dragged)

    def stroke(self, stroke: Stroke) -> None:
        """Points were painted, erased or moved."""
        if stroke.gesture is None:
            self.change(stroke_words([stroke]), stroke)
            return
        entry = self._entry
        goes_on = entry is not None and bool(entry.strokes) and goes_with(stroke, entry.strokes[-1])
        strokes = (*(entry.strokes if entry and goes_on else ()), stroke)
        title = stroke_words(strokes)
        continues = self._retitle(title) if goes_on else self._open(title)
        if self._entry:
            self._entry = replace(self._entry, gesture=stroke.gesture, strokes=strokes)
        only_painted = all(isinstance(each, Stroke) for each in self.history.here.changes)
        self._record("change", [stroke], continues, amends=goes_on and only_painted)

    def step(self, step: Step, made: int, before: Point) -> None:
        """Some more updates of `step`, which began at the point `before`, were made."""
        samples = len(self._experiment.dataset.train.inputs)
        title = step_words(step.unit, before.progress, self._experiment.trainer.progress, samples)
        begins = before is self.history.here
        continues = self._open(title) if begins else self._retitle(title)
        self._record("step", [updates(step, made)], continues, before=before)

    def play(self, step: Step, made: int) -> None:
        """Some more updates of a play were made."""
        continues = self._entry is not None
        entry = self._entry = self._entry or Entry(self.history.here)
        played = self._experiment.trainer.progress.step - entry.base.progress.step
        words = f"played {counted(played, 'step')}"
        self._record("play", [updates(step, made)], continues, words, entry.base)

    def _open(self, title: str) -> bool:
        """Begin an entry, or within one list of commands go on with its entry, and tell which."""
        entry = self._entry if self._opened else None
        titles = entry.titles if entry else ()
        self._entry = Entry(entry.base if entry else self.history.here, (*titles, title))
        self._opened = True
        return entry is not None

    def _retitle(self, title: str) -> bool:
        """Go on with the entry; its last title is now this."""
        if self._entry is not None:
            self._entry = replace(self._entry, titles=(*self._entry.titles[:-1], title))
        return True

    def _record(
        self,
        kind: Kind,
        changes: list[Change],
        continues: bool,
        more: str = "",
        before: Point | None = None,
        amends: bool = False,
    ) -> None:
        moment, metrics = self._experiment.moment(), self._experiment.trainer.metrics()
        label = joined(*(self._entry.titles if self._entry else ()), more)
        if before is not None:
            # One step often changes no more than the third decimal.
            losses = arrow(before.metrics["train"]["loss"], metrics["train"]["loss"], 3)
            label = f"{label}, loss {losses}"
        if amends:
            self.history.amend(label, changes, moment, metrics)
        else:
            cost = sum(self._cost(each) for each in changes)
            self.history.record(kind, label, changes, cost, moment, metrics, continues)

    def _cost(self, change: Change) -> int:
        # Any other change is priced as an update, too, and data by their size.
        updates = change.count if isinstance(change, Step) else 1
        return updates * update_work(self._experiment) + READING * bytes_carried([change])


def updates(step: Step, made: int) -> Step:
    """The step that makes again so many updates of `step`."""
    return Step.model_construct(
        type="step",
        unit="sample" if step.unit == "sample" else "batch",
        count=made,
        sample=step.sample,
    )
