"""The data that a document's problem settings describe."""

from collections.abc import Mapping
from typing import Any

import numpy as np

from ..problems import PROBLEMS, Dataset, FormulaError, Problem, features_for, make_dataset
from .document import merge
from .errors import PlaygroundError
from .own_data import OwnData, Rows
from .problem_settings import ProblemSettings, problem_of


def dataset_of(settings: ProblemSettings) -> Dataset:
    """The samples; raises PlaygroundError unless the problem can have such."""
    problem = problem_of(settings)
    check_samples(settings, problem)
    check_features(settings, problem)
    try:
        return make_dataset(
            problem,
            settings.samples,
            settings.noise,
            settings.test_fraction,
            settings.seed,
            settings.features,
        )
    except FormulaError as error:
        raise PlaygroundError(error.sentence, "problem.formula", settings.formula) from None


def check_samples(settings: ProblemSettings, problem: Problem) -> None:
    """Raise PlaygroundError unless the problem can have so many samples, and so much noise."""
    least, most = problem.samples
    if not least <= settings.samples <= most:
        raise PlaygroundError(
            f"The problem {settings.name} cannot have {settings.samples} samples.",
            "problem.samples",
            settings.samples,
            f"{least} to {most}" if least < most else str(least),
        )
    if settings.noise and not problem.noisy:
        message = f"The samples of {problem.title} are as they are, without noise."
        raise PlaygroundError(message, "problem.noise", settings.noise, "0")


def check_features(settings: ProblemSettings, problem: Problem) -> None:
    """Raise PlaygroundError unless the problem's points have these features."""
    allowed = features_for(problem)
    for feature in settings.features:
        if feature not in allowed:
            raise PlaygroundError(
                f"The problem {settings.name} has no feature {feature}.",
                "problem.features",
                feature,
                ", ".join(allowed),
            )


def check_not_empty(dataset: Dataset) -> None:
    """Raise PlaygroundError unless there is something to learn from."""
    if not len(dataset.train.inputs):
        raise PlaygroundError("There are no points to learn from yet.", allowed="paint some first")


def check_planar(problem: Problem) -> None:
    """Raise PlaygroundError unless the points lie on a plane."""
    if not problem.planar:
        message = f"Data of {len(problem.columns)} columns have no plane."
        raise PlaygroundError(message, allowed="two columns")


def changed(settings: ProblemSettings, patch: Mapping[str, Any]) -> ProblemSettings:
    """`settings` with `patch`, and what of a new problem's own defaults must follow it.

    Data are replaced whole, and those of another problem are left behind. Raises pydantic's
    ValidationError for what is not allowed.
    """
    data = OwnData.model_validate(patch["data"]) if patch.get("data") else None
    name = patch.get("name", settings.name)
    if name == settings.name == "own" and "data" not in patch:
        data = dealt(settings, patch)
    chosen = {
        "name": name,
        "data": data,
        "formula": formula_of(settings, patch),
        **climbed(settings, patch),
    }
    new = problem_of(ProblemSettings.model_validate(chosen))
    old = settings.model_dump(exclude={"data", "formula", "level", "switches"})
    wished = {**followed(settings, new, patch), **chosen}
    return ProblemSettings.model_validate(merge(old, wished))


def formula_of(settings: ProblemSettings, patch: Mapping[str, Any]) -> str | None:
    """The formula that is meant after `patch`: of a function at first its own."""
    name = patch.get("name", settings.name)
    kept = settings.formula if name == settings.name else None
    own = PROBLEMS[name].defaults["problem"].get("formula")
    return patch.get("formula", kept) or own


def climbed(settings: ProblemSettings, patch: Mapping[str, Any]) -> dict[str, Any]:
    """The level and the switches after `patch`: of another problem its first level, and none."""
    if patch.get("name", settings.name) != settings.name:
        own = PROBLEMS[patch["name"]].defaults["problem"]
        level, switches = own.get("level"), None
    else:
        level, switches = settings.level, settings.switches
    return {"level": patch.get("level") or level, "switches": patch.get("switches", switches)}


def dealt(settings: ProblemSettings, patch: Mapping[str, Any]) -> OwnData | None:
    """The settings' own data, dealt anew by the seed where it or the test share is another."""
    data, seed = settings.data, patch.get("seed", settings.seed)
    fraction = patch.get("test_fraction", settings.test_fraction)
    if data is None or (seed, fraction) == (settings.seed, settings.test_fraction):
        return data
    order = np.random.default_rng(seed).permutation(len(data.rows))
    rows = Rows(data.rows.width, data.rows.array[order].tobytes())
    return data.model_copy(update={"rows": rows})


def followed(
    settings: ProblemSettings, new: Problem, patch: Mapping[str, Any]
) -> Mapping[str, Any]:
    """`patch` of the settings, and what of a new problem's own defaults must follow it.

    Data of another size come with all their settings, and so does a story, at every level, and
    what follows it. To a curve, and back, go the features that the new problem has, joined by its
    own.
    """
    old = problem_of(settings)
    if old.samples != new.samples or (old.defaults != new.defaults and (old.lens or new.lens)):
        return {**new.defaults["problem"], **patch}
    if old.curve != new.curve or old.planar != new.planar or not new.planar:
        return {"features": _features(settings.features, new), **patch}
    return patch


def _features(old: list[str], problem: Problem) -> list[str]:
    kept = [feature for feature in old if feature in features_for(problem)]
    return [*kept, *(each for each in problem.defaults["problem"]["features"] if each not in kept)]
