"""How an experiment's outputs are read: as classes, or as numbers."""

from collections.abc import Callable, Sequence
from dataclasses import asdict
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from ..engine import evaluation, probes
from ..engine.metrics import classes
from ..engine.parameters import Array
from ..problems import Split, inputs_of
from .experiment import Experiment
from .grid import in_single_precision
from .watch import WatchedProfile, WatchedSample, WatchedText

# Each halves the interval that a crossing lies in; so often it has no digit left to find.
HALVINGS = 45
# How far a bias is moved either way to see what it trades, and to how many values.
TRADED, TRADES = 8.0, 81

Part: TypeAlias = dict[str, Any]
# By the name of a split, its outputs and targets, each (outputs, samples).
Splits: TypeAlias = dict[str, tuple[Array, Array]]


def scale_of(experiment: Experiment) -> tuple[float, float]:
    """(level, half): an output's signed share is (output - level) / half, from -1 to 1.

    Of classes the loss tells them, of numbers they are 0 and the size of the largest target.
    """
    if experiment.dataset.kind == "regression":
        return 0.0, experiment.dataset.half
    loss = experiment.network.loss
    return loss.level, loss.half


def read(experiment: Experiment, z: NDArray[np.float32]) -> Part:
    """`z` (outputs, y, x) with the scale it is read by; of several classes their margins, too."""
    level, half = scale_of(experiment)
    part: Part = {"z": z, "level": level, "half": half}
    if experiment.dataset.kind == "multiclass":
        part["margins"] = evaluation.margins(z)
    return part


def pointer(experiment: Experiment, wish: list[float] | WatchedSample | WatchedText) -> Part | None:
    """The outputs and all activations at one point of the data's columns, a sample or text; exact.

    `told` is the class that is told, by its place among the names, and `margin` how far it is ahead
    of the best other one; None for a regression and, with one output, of the margin. A sample has
    `targets` and `residuals`, target - output. Of a problem with a story it tells `z` of all units,
    too, the `products` (units, inputs) of the first layer, and those of the last; of a text its
    `words`. None once the data have no such sample, columns or texts.
    """
    dataset, sample, text = experiment.dataset, None, None
    if isinstance(wish, WatchedSample):
        split = getattr(dataset, wish.split)
        if wish.index >= len(split.inputs):
            return None
        point, inputs = split.points[wish.index], split.inputs[[wish.index]]
        sample, targets = wish.model_dump(), split.targets[wish.index]
        text = split.texts[wish.index] if split.texts else None
    else:
        found = point_of(experiment, wish)
        if found is None:
            return None
        point, targets = found, None
        inputs = inputs_of(experiment.problem, found[None], dataset.input_names)
        text = wish.text if isinstance(wish, WatchedText) else None
    layers = probes.activations(experiment.network, inputs)
    outputs = layers[-1].a[:, 0]
    return {
        "point": point,
        "sample": sample,
        "inputs": inputs[0],
        "outputs": outputs,
        "activations": [layer.a[:, 0] for layer in layers],
        "targets": targets,
        "residuals": None if targets is None else targets - outputs,
        **_told(experiment, outputs),
        **(_sums(experiment, inputs[0], layers) if experiment.problem.lens else {}),
        **_words(experiment, text),
    }


def profile(experiment: Experiment, wish: WatchedProfile) -> Part | None:
    """The outputs (outputs, values) along a column; None where the data have no such place.

    Of two classes `crossings` are the values where it begins to tell the other one.
    """
    problem, place = experiment.problem, point_of(experiment, wish.place)
    if place is None or wish.column not in problem.columns:
        return None

    def outputs_at(values: Array) -> Array:
        points = np.tile(place, (len(values), 1))
        points[:, problem.columns.index(wish.column)] = values
        inputs = inputs_of(problem, points, experiment.dataset.input_names)
        return probes.activations(experiment.network, inputs)[-1].a

    values = np.linspace(wish.low, wish.high, wish.resolution)
    part: Part = {"column": wish.column, "values": values, "outputs": outputs_at(values)}
    if experiment.dataset.kind == "classification":
        level, _ = scale_of(experiment)
        part["crossings"] = crossings(lambda at: outputs_at(at)[0] - level, values)
    return part


def crossings(function: Callable[[Array], Array], values: Array) -> Array:
    """Where the function (n,) of `values` (n,), ascending, changes its sign, by halving.

    Of each pair of neighbours with different signs one place is found, to the last digits.
    """
    above = function(values) > 0
    changes = np.flatnonzero(above[1:] != above[:-1])
    low, high, rises = values[changes], values[changes + 1], above[changes + 1]
    for _ in range(HALVINGS if len(changes) else 0):
        middle = (low + high) / 2
        beyond = (function(middle) > 0) == rises
        low, high = np.where(beyond, low, middle), np.where(beyond, middle, high)
    crossed: Array = (low + high) / 2
    return crossed


def point_of(experiment: Experiment, wish: list[float] | WatchedText) -> Array | None:
    """The columns (columns,) that are pointed at; None where the data have not so many, or none."""
    problem = experiment.problem
    if isinstance(wish, WatchedText):
        return problem.columns_of and problem.columns_of(wish.text)
    columns = 2 if problem.planar else len(problem.columns)
    return np.array(wish) if len(wish) == columns else None


def _sums(experiment: Experiment, inputs: Array, layers: Sequence[probes.LayerValues]) -> Part:
    matrices = experiment.network.matrices
    seen = layers[-2].a[:, 0] if len(layers) > 1 else inputs
    return {
        "z": [layer.z[:, 0] for layer in layers],
        "products": matrices[0][:, :-1] * inputs,
        "output_products": matrices[-1][:, :-1] * seen,
    }


def _words(experiment: Experiment, text: str | None) -> Part:
    """Each word of the text with the place of its input; None for one that is not read."""
    tokens = experiment.problem.tokens
    if text is None or tokens is None:
        return {}
    inputs = {name: place for place, name in enumerate(experiment.dataset.input_names)}
    return {"words": [{"word": word, "input": inputs.get(word)} for word in tokens(text)]}


def _told(experiment: Experiment, outputs: Array) -> Part:
    kind = experiment.dataset.kind
    if kind == "regression" or not np.isfinite(outputs).all():
        return {"told": None, "margin": None}
    level, _ = scale_of(experiment)
    place = int(classes(outputs[:, None], level)[0])
    margin = float(evaluation.margins(outputs)[place]) if kind == "multiclass" else None
    return {"told": place, "margin": margin}


def standings(experiment: Experiment, _wish: bool) -> Part:
    """How the network stands to every sample of both splits, (samples), in single precision.

    Of classes by how much a sample's own one is ahead of the best other: from -1, where it is sure
    of another, over 0, the border, to 1. Of numbers the first output. `told` (samples) are the
    classes that are told, by their places; None of numbers.
    """
    dataset = experiment.dataset
    outputs = {
        name: probes.activations(experiment.network, split.inputs)[-1].a
        for name, split in (("train", dataset.train), ("test", dataset.test))
    }
    level, _ = scale_of(experiment)
    told = {name: classes(each, level) for name, each in outputs.items()}
    return {
        "train": _standing(experiment, dataset.train, outputs["train"]),
        "test": _standing(experiment, dataset.test, outputs["test"]),
        "told": None if dataset.kind == "regression" else told,
    }


def _standing(experiment: Experiment, split: Split, outputs: Array) -> NDArray[np.float32]:
    kind, (level, half) = experiment.dataset.kind, scale_of(experiment)
    if kind == "regression":
        return in_single_precision(outputs[0])
    if kind == "classification":
        signs = np.where(split.targets[:, 0] > 0.5, 1.0, -1.0)
        return in_single_precision(signs * (outputs[0] - level) / half)
    own = split.targets.argmax(axis=1)
    ahead = evaluation.margins(outputs)[own, np.arange(len(own))]
    return in_single_precision(ahead / (2.0 * half))


def tradeoff(experiment: Experiment, _wish: bool) -> Part | None:
    """What the bias of the one output trades: misses of the second class for false alarms.

    Of the test samples, or of the training samples where there are none: `misses` and `alarms`
    (biases,) at `biases` about the present one, `now` the two at that one, and of how many each
    can be. None unless there are two classes, and where a number is not finite.
    """
    dataset, network = experiment.dataset, experiment.network
    if dataset.kind != "classification":
        return None
    split = dataset.test if len(dataset.test.inputs) else dataset.train
    z = probes.activations(network, split.inputs)[-1].z[0]
    if not np.isfinite(z).all():
        return None
    bias = float(network.matrices[-1][0, -1]) * network.constant
    positive = split.targets[:, 0] > 0.5
    biases = np.linspace(bias - TRADED, bias + TRADED, TRADES)
    misses, alarms = evaluation.mistakes(z, positive, biases - bias)
    now = evaluation.mistakes(z, positive, np.zeros(1))
    return {
        "biases": biases,
        "misses": misses,
        "alarms": alarms,
        "now": {"bias": bias, "misses": now[0][0], "alarms": now[1][0]},
        "positives": int(positive.sum()),
        "negatives": int((~positive).sum()),
    }


def report(experiment: Experiment, _wish: bool) -> Part | None:
    """What the network gets right and wrong of both splits, `test` None where it is empty.

    None where an output is not finite.
    """
    dataset = experiment.dataset
    splits = {
        name: (probes.activations(experiment.network, split.inputs)[-1].a, split.targets.T)
        for name, split in (("train", dataset.train), ("test", dataset.test))
        if len(split.inputs)
    }
    if not all(np.isfinite(outputs).all() for outputs, _ in splits.values()):
        return None
    judge = _numbers if dataset.kind == "regression" else _classes
    return {"kind": dataset.kind, "train": None, "test": None, **judge(experiment, splits)}


def _classes(experiment: Experiment, splits: Splits) -> Part:
    level, _ = scale_of(experiment)
    names = experiment.dataset.class_names
    reports = {
        name: evaluation.class_report(outputs, targets, level, len(names))
        for name, (outputs, targets) in splits.items()
    }
    return {"class_names": names, **{name: asdict(each) for name, each in reports.items()}}


def _numbers(_experiment: Experiment, splits: Splits) -> Part:
    edges = evaluation.residual_edges([targets - outputs for outputs, targets in splits.values()])
    reports = {
        name: evaluation.number_report(outputs, targets, edges)
        for name, (outputs, targets) in splits.items()
    }
    return {"edges": edges, **{name: asdict(each) for name, each in reports.items()}}
