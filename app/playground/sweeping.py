"""What the networks of a sweep are: their settings, their training at once, and their words."""

from collections.abc import Sequence
from typing import Any, Literal

import numpy as np

from ..engine.ensemble import Ensemble, Standing
from ..engine.trainer import Snapshot
from .document import Document, Setup, merge
from .errors import PlaygroundError
from .experiment import Experiment, training_of
from .limits import MOST_SWEEP_WORK, epoch_work
from .rebuilding import document_of
from .words import counted, number

Vary = Literal["seed", "learning_rate"]
PLACES: dict[Vary, tuple[str, str]] = {
    "seed": ("network", "seed"),
    "learning_rate": ("training", "learning_rate"),
}
# Learning rates go in steps of about three, some below the present one and the rest above it.
LADDER = (1.0, 3.0)
BELOW = 3
MOST_SEED, MOST_RATE = 2**32 - 1, 10.0


def default_values(setup: Setup, vary: Vary, count: int) -> list[float]:
    """So many values: seeds from the present one on, or learning rates around the present one."""
    if vary == "seed":
        first = min(setup.network.seed, MOST_SEED + 1 - count)
        return [float(first + place) for place in range(count)]
    rate, below = setup.training.learning_rate, min(BELOW, count - 1)
    while below < count - 1 and rung(rate, count - 1 - below) > MOST_RATE:
        below += 1
    return [rung(rate, place - below) for place in range(count)]


def rung(rate: float, place: int) -> float:
    """A learning rate so many steps above `rate`, which is itself the step 0."""
    tens, odd = divmod(place, len(LADDER))
    return rate if place == 0 else float(f"{rate * LADDER[odd] * 10.0**tens:.6g}")


def varied(setup: Setup, vary: Vary, value: float) -> Setup:
    """The settings of one network; raises PlaygroundError for a value that cannot be."""
    section, field = PLACES[vary]
    whole = vary == "learning_rate" or value == int(value)
    allowed = f"whole numbers from 0 to {MOST_SEED}" if vary == "seed" else "above 0, at most 10"
    if not whole or not (0 <= value <= MOST_SEED if vary == "seed" else 0 < value <= MOST_RATE):
        raise PlaygroundError(f"{value:g} is no {words(vary)}.", "values", value, allowed)
    patch = {section: {field: int(value) if vary == "seed" else value}}
    return Setup.model_validate(merge(setup.model_dump(), patch))


def check_values(values: Sequence[float], epochs: int, experiment: Experiment) -> None:
    """Raise PlaygroundError for a value that comes twice, or more work than a sweep may be."""
    if len(set(values)) < len(values):
        raise PlaygroundError("Each value may be given once.", "values", list(values))
    most = int(MOST_SWEEP_WORK / (epoch_work(experiment) * len(values)))
    if epochs > most:
        message = f"So many epochs of {counted(len(values), 'network')} take too long."
        raise PlaygroundError(message, "epochs", epochs, f"at most {most}" if most else "none")


def ensemble_of(setups: Sequence[Setup]) -> Ensemble:
    """All of them at their starts, in one."""
    experiments = [Experiment(setup) for setup in setups]
    first = experiments[0]
    train, test = (
        (split.inputs, split.targets) for split in (first.dataset.train, first.dataset.test)
    )
    return Ensemble(
        first.network,
        np.array([experiment.start() for experiment in experiments]),
        train,
        test,
        [training_of(setup) for setup in setups],
        first.trainer.locked,
        classifies=first.dataset.kind != "regression",
    )


def document_at(setup: Setup, end: Snapshot) -> dict[str, Any]:
    """The document of a network that ended so, from which its own next step is made."""
    experiment = Experiment(setup)
    experiment.trainer.restore(end)
    return Document.model_validate(document_of(experiment)).model_dump()


def words(vary: Vary) -> str:
    """What is varied, in words."""
    return vary.replace("_", " ")


def name_of(vary: Vary, value: float) -> str:
    """One network in words."""
    return f"{words(vary)} {value:.10g}"


def result_of(standing: Standing) -> str:
    """How well it does on the test points, or where there are none on the training points."""
    tested = standing.test["loss"] is not None
    measures, points = (standing.test, "test") if tested else (standing.train, "training")
    if measures["accuracy"] is not None:
        return f"{100 * measures['accuracy']:.1f} % of the {points} points right"
    if measures["r2"] is not None:
        return f"{points} R² {number(measures['r2'])}"
    return f"{points} loss {number(measures['loss'], 3)}"
