"""All there is to choose from, for the page, the document and the tests alike."""

from collections.abc import Iterable
from dataclasses import asdict
from functools import lru_cache
from typing import Any, Protocol

import numpy as np

from ..engine.activations import ACTIVATIONS, OUTPUT_ACTIVATIONS, Activation
from ..engine.initializers import BIAS_INITIALIZERS, INITIALIZERS, Initializer
from ..engine.losses import LOSSES
from ..engine.optimizers import OPTIMIZERS
from ..engine.schedules import SCHEDULES
from ..problems import FEATURES, PROBLEMS, Problem, features_for
from .commands import Set
from .document import (
    Document,
    HiddenLayer,
    NetworkSettings,
    TrainingSettings,
    complete,
)
from .grid import input_fields
from .model import Model
from .presets import PRESETS
from .problem_settings import FIRST_PROBLEM, ProblemSettings
from .watch import STEP_UNITS

THUMBNAIL_POINTS = 120
# What the fields of features show: the plane that most problems have, in points along each side.
FEATURE_EXTENT, FEATURE_POINTS = ((-2.0, 2.0), (-2.0, 2.0)), 20


class Named(Protocol):
    """Something to choose."""

    @property
    def name(self) -> str:
        """What it is called in a document."""

    @property
    def description(self) -> str:
        """One line about it."""


@lru_cache(maxsize=1)
def catalog() -> dict[str, Any]:
    """Everything that a document can name, with defaults, bounds and one line each."""
    return {
        "problems": [_problem(problem) for problem in PROBLEMS.values()],
        "features": _features(),
        "activations": _activations(ACTIVATIONS.values()),
        "output_activations": _activations(OUTPUT_ACTIVATIONS.values()),
        "losses": [
            _named_one(each)
            | {"formula": each.formula, "delta_formula": each.delta_formula, "kinds": each.kinds}
            for each in LOSSES.values()
        ],
        "optimizers": [
            _named_one(each)
            | {"formula": each.formula, "moments": dict(zip(each.symbols, each.uses, strict=False))}
            for each in OPTIMIZERS.values()
        ],
        "initializers": _initializers(INITIALIZERS.values()),
        "bias_initializers": _initializers(BIAS_INITIALIZERS.values()),
        "schedules": [
            _named_one(each) | {"uses_length": each.uses_length} for each in SCHEDULES.values()
        ],
        "presets": [asdict(preset) for preset in PRESETS.values()],
        "step_units": [
            {"name": name, "description": description} for name, description in STEP_UNITS.items()
        ],
        "bounds": bounds(),
    }


def bounds() -> dict[str, dict[str, float]]:
    """The least and greatest allowed value of every number, by its place in a document."""
    found = {
        **_bounds("problem", ProblemSettings),
        **_bounds("network", NetworkSettings),
        **_bounds("network.hidden", HiddenLayer),
        **_bounds("training", TrainingSettings),
        "parameter": _bounds("set", Set)["set.value"],
    }
    found["problem.samples"]["minimum"] = PROBLEMS[FIRST_PROBLEM].samples[0]
    return found


def _bounds(section: str, model: type[Model]) -> dict[str, dict[str, float]]:
    words = {
        "minimum": "minimum",
        "maximum": "maximum",
        "exclusiveMinimum": "exclusive_minimum",
        "minItems": "minimum",
        "maxItems": "maximum",
    }
    # What may be null has its bounds one level down.
    fields = {
        name: field | field.get("anyOf", [{}])[0]
        for name, field in model.model_json_schema()["properties"].items()
    }
    found = {
        f"{section}.{name}": {ours: field[word] for word, ours in words.items() if word in field}
        for name, field in fields.items()
    }
    return {name: each for name, each in found.items() if each}


def _activations(choices: Iterable[Activation]) -> list[dict[str, Any]]:
    return [
        _named_one(each)
        | {
            "formula": each.formula,
            "slope_formula": each.slope_formula,
            "couples": each.couples,
        }
        for each in choices
    ]


def _features() -> list[dict[str, Any]]:
    """Each with its field over the plane: rows of ascending x2, from -127 to 127."""
    fields = input_fields(FEATURE_EXTENT, FEATURE_POINTS, tuple(FEATURES))
    return [
        _named_one(each) | {"needs_x2": each.needs_x2, "field": field.small.tolist()}
        for each, field in zip(FEATURES.values(), fields, strict=True)
    ]


def _initializers(choices: Iterable[Initializer]) -> list[dict[str, Any]]:
    return [_named_one(each) | {"uses_value": each.uses_value} for each in choices]


def _named_one(choice: Named) -> dict[str, str]:
    return {"name": choice.name, "description": choice.description}


def _defaults(problem: Problem, level: str | None = None) -> dict[str, Any]:
    whole = complete(Document(problem=ProblemSettings(name=problem.name, level=level)))
    defaults = whole.model_dump(include={"problem", "network", "training"})
    del defaults["problem"]["name"]
    return defaults


def _problem(problem: Problem) -> dict[str, Any]:
    defaults = _defaults(problem)
    return {
        "name": problem.name,
        "title": problem.title,
        "description": problem.description,
        "group": _group(problem),
        "kind": problem.kind,
        "curve": problem.curve,
        "features": features_for(problem),
        "input_names": defaults["problem"]["features"],
        "output_names": problem.output_names,
        "class_names": problem.class_names,
        "losses": [loss.name for loss in LOSSES.values() if problem.kind in loss.kinds],
        "defaults": defaults,
        "lens": problem.lens,
        "image": problem.image,
        "levels": [
            asdict(level) | {"defaults": _defaults(problem, level.name)} for level in problem.levels
        ],
        "switches": [asdict(switch) for switch in problem.switches],
        "locked": problem.locked,
        "thumbnail": _thumbnail(problem),
    }


def _group(problem: Problem) -> str:
    """Beside which others it is offered."""
    if problem.lens:
        return "From the world"
    if problem.weights:
        return "On paper"
    if problem.name in ("own", "function"):
        return "Your own"
    if problem.curve:
        return "Curves"
    return {
        "classification": "Two classes",
        "multiclass": "Several classes",
        "regression": "Numbers",
    }[problem.kind]


def _thumbnail(problem: Problem) -> dict[str, Any]:
    """A few of its points, and what each is: its class from 0, or its number.

    Of a story, which has no plane, as many as its least samples.
    """
    own = problem.defaults["problem"]
    rng = np.random.default_rng(own["seed"])
    count = problem.samples[0] if problem.lens else THUMBNAIL_POINTS
    points, targets = problem.generate(count, own["noise"], rng)
    shown = targets.argmax(axis=1) if problem.kind == "multiclass" else targets[:, 0].round(3)
    return {"points": points.round(3).tolist(), "targets": shown.tolist()}
