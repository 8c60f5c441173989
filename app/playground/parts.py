"""The parts of a frame that are carried only for who watches them."""

from collections.abc import Callable, Mapping
from dataclasses import asdict
from math import isfinite
from typing import Any

import numpy as np

from ..engine import hidden, probes
from ..engine.responses import response
from ..engine.sensitivity import sensitivity as slope_of_outputs
from ..engine.trace import trace
from ..engine.walk import walk
from ..problems import FEATURES, input_units
from .charts import gradient_norms, histograms
from .experiment import Experiment
from .grid import Grid, in_single_precision, input_fields, make_grid, small_fields
from .limits import MOST_SHARES, traceable
from .reading import pointer, profile, read, standings, tradeoff
from .watch import (
    StepUnit,
    WatchedHidden,
    WatchedSample,
    WatchedSensitivity,
    WatchedUnit,
    WatchedUpdate,
    WatchedWalk,
)

Frame = dict[str, Any]


def boundary(experiment: Experiment, resolution: int) -> Frame:
    """The outputs over the plane, x and y ascending, as they are read.

    z (outputs, y, x) and of several classes their `margins` (classes, y, x) in single precision.
    """
    grid = grid_of(experiment, resolution)
    z = probes.output_field(experiment.network, grid.inputs)
    return {"x": grid.x, "y": grid.y, **read(experiment, grid.rows(z))}


def fields(experiment: Experiment, resolution: int) -> Frame:
    """The activation of every unit over the plane, in 8 bits, by the units' names."""
    dataset = experiment.dataset
    grid = make_grid(dataset.extent, resolution, dataset.input_names)
    inputs, *layers = experiment.units
    small = input_fields(dataset.extent, resolution, dataset.input_names)
    named = dict(zip(inputs, small, strict=True))
    for names, values in zip(
        layers, probes.unit_fields(experiment.network, grid.inputs), strict=True
    ):
        named.update(zip(names, small_fields(values, resolution), strict=True))
    return named


def unit_field(experiment: Experiment, wish: WatchedUnit) -> Frame | None:
    """One unit's activation over the plane: z (y, x) in single precision, x and y ascending.

    Any feature has one as well, in use or not. `least` and `most` are its bounds there. None once
    there is no such unit.
    """
    dataset, place = experiment.dataset, None
    called = {unit: feature for feature, unit in input_units(experiment.problem).items()}
    feature = called.get(wish.name, wish.name)
    if feature not in FEATURES and (place := experiment.place_of(wish.name)) is None:
        return None
    names = (feature,) if place is None else dataset.input_names
    grid = make_grid(dataset.extent, wish.resolution, names)
    if place is None:
        z = in_single_precision(grid.inputs.T)
    else:
        layer, unit = place
        z = probes.unit_fields(experiment.network, grid.inputs)[layer][[unit]]
    return {
        "name": wish.name,
        "x": grid.x,
        "y": grid.y,
        "z": grid.rows(z)[0],
        "least": float(z.min()),
        "most": float(z.max()),
    }


def next_update(experiment: Experiment, unit: StepUnit) -> Frame | None:
    """The update that a step of this unit would make; None where its numbers are not finite."""
    update, nested = experiment.trainer.next_update(unit), experiment.layout.nested
    if not isfinite(update.loss) or not np.isfinite(update.updates).all():
        return None
    memory = update.terms.get("momentum")
    return {
        "unit": unit,
        "batch": update.batch,
        "loss": update.loss,
        "penalty": update.penalty,
        "learning_rate": update.learning_rate,
        "momentum": None if memory is None else nested(memory * ~experiment.trainer.locked),
        "kept": [(mask > 0).mean(axis=1) for mask in update.masks] or None,
        "gradients": nested(update.gradients),
        "updates": nested(update.updates),
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


def update_trace(experiment: Experiment, wish: WatchedUpdate) -> Frame | None:
    """Every number of an update; None once it cannot be made or is too large for a frame."""
    batch = experiment.batch_of(wish.unit, wish.sample)
    if batch is None or len(batch) > traceable(experiment):
        return None
    return asdict(trace(experiment.trainer, wish.unit, wish.sample))


def update_walk(experiment: Experiment, wish: WatchedWalk) -> Frame | None:
    """An update as one of its samples sees it; None once there is no such update.

    A member or parameter that is no longer there gives way to the first one.
    """
    batch = experiment.batch_of(wish.unit, wish.sample)
    if batch is None:
        return None
    member = wish.member if wish.member in batch else None
    parameter = wish.parameter if wish.parameter in experiment.layout.paths else None
    told = asdict(walk(experiment.trainer, wish.unit, wish.sample, member, parameter))
    for name in ("samples", "inputs", "deltas", "gradients"):
        told["shares"][name] = told["shares"][name][:MOST_SHARES]
    return told


def unit_response(experiment: Experiment, name: str) -> Frame | None:
    """How the unit of this name responds to the training samples; None for no such unit."""
    place = experiment.place_of(name)
    return place and {"name": name, **asdict(response(experiment.trainer, *place))}


def hidden_space(experiment: Experiment, wish: WatchedHidden) -> Frame | None:
    """A layer of two units as a plane of its own; None once there is no such layer.

    `train` and `test` (samples, 2) are the samples as it sees them, z (outputs, y, x) what the
    layers after it make of each place, read as the boundary is; all in single precision.
    """
    layer, hidden_sizes = wish.layer, experiment.layout.sizes[1:-1]
    if layer > len(hidden_sizes) or hidden_sizes[layer - 1] != 2:
        return None
    network, dataset = experiment.network, experiment.dataset
    train = hidden.seen(network, layer, dataset.train.inputs)
    test = hidden.seen(network, layer, dataset.test.inputs)
    side = hidden.extent(network.activations[layer - 1], train, test)
    grid = make_grid((side, side), wish.resolution, ("x1", "x2"))
    z = hidden.outputs_beyond(network, layer, grid.inputs)
    return {
        "layer": layer,
        "extent": (side, side),
        "train": train,
        "test": test,
        "x": grid.x,
        "y": grid.y,
        **read(experiment, grid.rows(z)),
    }


def sensitivity(experiment: Experiment, wish: WatchedSensitivity) -> Frame | None:
    """The slope d output / d parameter over the plane: z (1, y, x), x and y ascending.

    z is in single precision, and `most` its largest size. None once the network has no such
    parameter or output, or where its numbers are not finite.
    """
    outputs = experiment.layout.sizes[-1]
    if wish.parameter not in experiment.layout.paths or wish.output >= outputs:
        return None
    grid = grid_of(experiment, wish.resolution)
    slopes = slope_of_outputs(experiment.network, grid.inputs, wish.parameter)
    z = in_single_precision(slopes[wish.output])
    most = float(np.abs(z).max())
    if not isfinite(most):
        return None
    return {
        "parameter": wish.parameter,
        "output": wish.output,
        "x": grid.x,
        "y": grid.y,
        "z": grid.rows(z),
        "most": most,
    }


def grid_of(experiment: Experiment, resolution: int) -> Grid:
    """The grid over this experiment's plane, or along its curve."""
    dataset = experiment.dataset
    return make_grid(dataset.extent, resolution, dataset.input_names, dataset.curve)


# By the part's name in a frame: the field of Watch that asks for it, and what makes it of the wish.
PARTS: Mapping[str, tuple[str, Callable[[Experiment, Any], Frame | None]]] = {
    "boundary": ("resolution", boundary),
    "fields": ("fields", fields),
    "unit_field": ("unit_field", unit_field),
    "next": ("next", next_update),
    "activations": ("sample", activations),
    "trace": ("trace", update_trace),
    "walk": ("walk", update_walk),
    "response": ("response", unit_response),
    "pointer": ("pointer", pointer),
    "profile": ("profile", profile),
    "hidden": ("hidden", hidden_space),
    "sensitivity": ("sensitivity", sensitivity),
    "histograms": ("histograms", histograms),
    "gradient_norms": ("gradient_norms", gradient_norms),
    "standings": ("standings", standings),
    "tradeoff": ("tradeoff", tradeoff),
}
# A diverged network has no next step, and so nothing of it.
NEEDS_A_NEXT_STEP = {"next", "trace", "walk", "gradient_norms"}
NEEDS_SAMPLES = {*NEEDS_A_NEXT_STEP, "response", "tradeoff"}
NEEDS_A_PLANE = {"boundary", "fields", "unit_field", "sensitivity"}
