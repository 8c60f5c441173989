"""What is shown of a session: whole to who asks once, and what is new to who watches."""

from collections.abc import Callable
from math import isfinite
from typing import Any

import numpy as np

from ..engine import probes
from .commands import StepUnit, Watch, WatchedSample
from .experiment import Experiment, check_sample
from .grid import Grid, input_fields, inputs_of, make_grid, small_fields
from .session import Session

# The boundary between two classes lies where the output is this.
LEVEL = 0.5
Frame = dict[str, Any]


class View:
    """What one watcher asked for with `watch`, and what it has been shown of it already."""

    def __init__(self) -> None:
        self.watch = Watch(type="watch")
        self._shown: dict[str, object] = {}
        self._serial = -1
        self._thinnings: int | None = None

    def after(self, watch: Watch, experiment: Experiment) -> Watch:
        """What is watched after `watch`; raises PlaygroundError for a sample that there is not."""
        if watch.sample is not None:
            split = getattr(experiment.dataset, watch.sample.split)
            check_sample(watch.sample.index, len(split.inputs), "sample.index")
        given = {name: getattr(watch, name) for name in watch.model_fields_set}
        return self.watch.model_copy(update=given)

    def frame(self, session: Session) -> Frame:
        """The next frame: what always goes, and what has changed or is newly watched.

        Arrays in it are NumPy's; numbers that are not finite mean that there is none.
        """
        experiment = session.experiment
        frame: Frame = {
            "revision": session.revision,
            "status": session.status,
            "diverged": session.divergence(),
            "progress": experiment.trainer.progress._asdict(),
            "parameters": experiment.layout.nested(experiment.network.flat),
            "metrics": session.history.here.metrics,
            "history": self._history_news(session),
        }
        setup = (experiment.setup, session.data_revision)
        if self._is_new("setup", setup):
            frame.update(described(session))
        watch = self.watch
        self._add(frame, session, "boundary", watch.resolution, boundary)
        self._add(frame, session, "fields", watch.fields, fields)
        upcoming = None if frame["diverged"] else watch.next
        self._add(frame, session, "next", upcoming, next_update)
        self._add(frame, session, "activations", watch.sample, activations)
        self._add(frame, session, "pointer", watch.pointer, pointer)
        return frame

    def _add(
        self,
        frame: Frame,
        session: Session,
        name: str,
        wish: object,
        make: Callable[[Experiment, Any], Frame | None],
    ) -> None:
        """Add a watched part if it changed, null when it is no longer watched."""
        key = None if wish is None else (session.revision, wish)
        if self._is_new(name, key):
            frame[name] = None if wish is None else make(session.experiment, wish)

    def _history_news(self, session: Session) -> Frame:
        history = session.history
        news: Frame = {"index": history.here.index, "length": history.length}
        whole = self._thinnings not in (None, history.thinnings)
        points = history.points if whole else history.since(self._serial)
        if points:
            news["points" if whole else "new_points"] = [point.shown() for point in points]
        self._serial, self._thinnings = history.last_serial, history.thinnings
        return news

    def _is_new(self, name: str, key: object) -> bool:
        """Whether `name` was last shown for another key; None stands for not shown."""
        if self._shown.get(name) == key:
            return False
        self._shown[name] = key
        return True


def whole_frame(session: Session) -> Frame:
    """A frame for who has seen nothing yet."""
    return View().frame(session)


def described(session: Session) -> Frame:
    """What seldom changes: the settings, the units' names, the start, and the data's names."""
    experiment, dataset = session.experiment, session.experiment.dataset
    return {
        "document": experiment.setup.model_dump(),
        "units": experiment.units,
        "output_activation": experiment.network.activations[-1].name,
        "start": experiment.layout.nested(experiment.start()),
        "dataset": {
            "input_names": dataset.input_names,
            "output_names": dataset.output_names,
            "class_names": dataset.class_names,
            "kind": dataset.kind,
            "extent": dataset.extent,
            "revision": session.data_revision,
        },
    }


def boundary(experiment: Experiment, resolution: int) -> Frame:
    """The outputs over the plane: z (outputs, y, x) in single precision, x and y ascending."""
    grid = grid_of(experiment, resolution)
    z = probes.output_field(experiment.network, grid.inputs)
    return {
        "x": grid.x,
        "y": grid.y,
        "z": z.reshape(-1, resolution, resolution),
        "level": LEVEL,
    }


def fields(experiment: Experiment, resolution: int) -> Frame:
    """The activation of every unit over the plane, in 8 bits, by the units' names."""
    grid = grid_of(experiment, resolution)
    dataset = experiment.dataset
    inputs, *layers = experiment.units
    small = input_fields(dataset.extent, resolution, dataset.input_names)
    named = dict(zip(inputs, small, strict=True))
    for names, values in zip(
        layers, probes.unit_fields(experiment.network, grid.inputs), strict=True
    ):
        named.update(zip(names, small_fields(values, resolution), strict=True))
    return named


def next_update(experiment: Experiment, unit: StepUnit) -> Frame | None:
    """The update that a step of this unit would make; None where its numbers are not finite."""
    update = experiment.trainer.next_update(unit)
    if not isfinite(update.loss) or not np.isfinite(update.updates).all():
        return None
    return {
        "unit": unit,
        "batch": update.batch,
        "loss": update.loss,
        "penalty": update.penalty,
        "gradients": experiment.layout.nested(update.gradients),
        "updates": experiment.layout.nested(update.updates),
    }


def activations(experiment: Experiment, sample: WatchedSample) -> Frame | None:
    """Every number of the forward pass of one sample; None once the data have no such sample."""
    split = getattr(experiment.dataset, sample.split)
    if sample.index >= len(split.inputs):
        return None
    inputs = split.inputs[sample.index]
    layers = probes.activations(experiment.network, inputs[None])
    return {
        "sample": sample.model_dump(),
        "inputs": inputs,
        "targets": split.targets[sample.index],
        "layers": [{"z": z[:, 0], "a": a[:, 0]} for z, a in layers],
    }


def pointer(experiment: Experiment, point: list[float]) -> Frame:
    """The outputs and all activations at one point (x1, x2) of the plane, exact."""
    inputs = inputs_of(np.array([point]), experiment.dataset.input_names)
    layers = probes.activations(experiment.network, inputs)
    return {
        "point": point,
        "inputs": inputs[0],
        "outputs": layers[-1].a[:, 0],
        "activations": [layer.a[:, 0] for layer in layers],
    }


def grid_of(experiment: Experiment, resolution: int) -> Grid:
    """The grid over this experiment's plane."""
    return make_grid(experiment.dataset.extent, resolution, experiment.dataset.input_names)
