"""What is wrong with a network in training, in words: plain ones first, the term second."""

from collections.abc import Callable, Mapping
from dataclasses import asdict
from math import isfinite
from typing import Any

from ..engine.diagnosis import Finding, diagnose
from .experiment import Experiment
from .words import counted, number

Tell = Callable[[Experiment, Finding], str]


def diagnosis(experiment: Experiment, _wish: object) -> dict[str, Any]:
    """Every finding with its sentence and the names of its units, what matters most first."""
    return {"findings": [in_words(experiment, finding) for finding in diagnose(experiment.trainer)]}


def in_words(experiment: Experiment, finding: Finding) -> dict[str, Any]:
    """A finding as it is shown."""
    names = [] if finding.layer is None else experiment.units[finding.layer + 1]
    title, tell = SENTENCES[finding.kind]
    return {
        **asdict(finding),
        "units": [names[unit] for unit in finding.units],
        "title": title,
        "message": tell(experiment, finding),
    }


def too_large(_experiment: Experiment, finding: Finding) -> str:
    """Steps that overshoot."""
    before, after, shorter = (loss(finding, name) for name in ("before", "after", "shorter"))
    return (
        f"Steps overshoot (learning rate of {finding.measured['learning_rate']:g} too large): the "
        f"next one takes the loss from {before} to {after}, a tenth of it to {shorter}, on the "
        "mean over the mini-batches."
    )


def too_small(_experiment: Experiment, finding: Finding) -> str:
    """Steps that hardly move."""
    measured = finding.measured
    gain = (measured["before"] - measured["longer"]) / (measured["before"] - measured["after"])
    return (
        f"Steps are tiny (learning rate of {measured['learning_rate']:g} too small): ones 1000 "
        f"times as long would still lower the loss {gain:.0f} times as much."
    )


def exploding(_experiment: Experiment, finding: Finding) -> str:
    """A gradient beyond all measure."""
    return (
        f"The blame is huge (exploding gradient, of size {number(finding.measured['norm'])}): "
        "moving a hundredth along it would cost more than all there is to learn. Smaller weights, "
        "or a smaller learning rate, help."
    )


def symmetric(experiment: Experiment, finding: Finding) -> str:
    """Units that nothing tells apart."""
    return (
        f"{who(experiment, finding)} are the same (symmetry): every step moves them alike, so "
        "they stay the same for ever. Random weights break it."
    )


def dead(experiment: Experiment, finding: Finding) -> str:
    """Units that no blame reaches."""
    learns, their = ("learns", "its") if len(finding.units) == 1 else ("learn", "their")
    return (
        f"{who(experiment, finding)} no longer {learns} (dead): {their} slope is 0 for all "
        f"{finding.measured['samples']:.0f} training points, so that no blame passes. Another "
        "start, or another activation, helps."
    )


def saturated(experiment: Experiment, finding: Finding) -> str:
    """Units at the flat ends of their function."""
    learns, they = ("learns", "it is") if len(finding.units) == 1 else ("learn", "they are")
    return (
        f"{who(experiment, finding)} hardly {learns} (saturated): for "
        f"{percent(finding.measured['flat_share'])} of the training points {they} on a flat end, "
        "where hardly any blame passes. Smaller weights and biases help."
    )


def vanishing(_experiment: Experiment, finding: Finding) -> str:
    """Blame that is lost on the way back."""
    part = number(finding.measured["first"] / finding.measured["last"], 4)
    return (
        "The first layer hardly learns (vanishing gradient): of the blame at the output only "
        f"{part} of its size comes back to it. Fewer layers, or relu or elu, help."
    )


def without_gradient(experiment: Experiment, finding: Finding) -> str:
    """Weights that no blame reaches."""
    return (
        "No weight learns: the blame of each (gradient) is exactly 0, though "
        f"{shortfall(experiment, finding)}."
    )


def stuck(experiment: Experiment, finding: Finding) -> str:
    """A flat place high up."""
    return (
        f"Nothing moves any more (stuck), though {shortfall(experiment, finding)}: the gradient "
        f"over all training points is only {number(finding.measured['norm'], 4)}, at a local "
        "minimum or on a plateau. Another start, or more units, may lead out."
    )


SENTENCES: Mapping[str, tuple[str, Tell]] = {
    "rate_too_large": ("Learning rate too large", too_large),
    "rate_too_small": ("Learning rate too small", too_small),
    "exploding": ("Exploding gradient", exploding),
    "symmetry": ("Symmetry", symmetric),
    "dead": ("Dead units", dead),
    "saturated": ("Saturated units", saturated),
    "vanishing": ("Vanishing gradient", vanishing),
    "no_gradient": ("No gradient", without_gradient),
    "stuck": ("Stuck", stuck),
}


def who(experiment: Experiment, finding: Finding) -> str:
    """The units of a finding, together."""
    layer = finding.layer or 0
    names = experiment.units[layer + 1]
    if len(finding.units) == 1:
        return names[finding.units[0]]
    most = len(finding.units) < len(names)
    many = f"{len(finding.units)} of {len(names)}" if most else f"All {len(names)}"
    return f"{many} units of hidden layer {layer + 1}"


def shortfall(experiment: Experiment, finding: Finding) -> str:
    """How far it is from having learned."""
    quality = finding.measured["quality"]
    if experiment.dataset.kind == "regression":
        return f"R² is only {number(quality)}"
    wrong = round((1 - quality) * len(experiment.dataset.train.inputs))
    return f"{counted(wrong, 'training point')} of {len(experiment.dataset.train.inputs)} are wrong"


def loss(finding: Finding, name: str) -> str:
    """A measured loss."""
    value = finding.measured[name]
    return number(value) if isfinite(value) else "infinity"


def percent(share: float) -> str:
    """A share as it is read."""
    return f"{share:.0%}".replace("%", " %")
