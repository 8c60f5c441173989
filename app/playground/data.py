"""The data that a document's problem settings describe."""

from collections.abc import Mapping
from typing import Any

from ..problems import PROBLEMS, Dataset, Problem, features_for, make_dataset
from .document import ProblemSettings
from .errors import PlaygroundError


def dataset_of(settings: ProblemSettings) -> Dataset:
    """The samples; raises PlaygroundError unless the problem can have such."""
    check_samples(settings)
    check_features(settings)
    return make_dataset(
        settings.name,
        settings.samples,
        settings.noise,
        settings.test_fraction,
        settings.seed,
        settings.features,
    )


def check_samples(settings: ProblemSettings) -> None:
    """Raise PlaygroundError unless the problem can have so many samples."""
    least, most = PROBLEMS[settings.name].samples
    if not least <= settings.samples <= most:
        raise PlaygroundError(
            f"The problem {settings.name} cannot have {settings.samples} samples.",
            "problem.samples",
            settings.samples,
            f"{least} to {most}" if least < most else str(least),
        )


def check_features(settings: ProblemSettings) -> None:
    """Raise PlaygroundError unless the problem's points have these features."""
    allowed = features_for(PROBLEMS[settings.name])
    for feature in settings.features:
        if feature not in allowed:
            raise PlaygroundError(
                f"The problem {settings.name} has no feature {feature}.",
                "problem.features",
                feature,
                ", ".join(allowed),
            )


def followed(settings: ProblemSettings, patch: Mapping[str, Any]) -> Mapping[str, Any]:
    """`patch` of the settings, and what of a new problem's own defaults must follow it.

    Data of another size come with all their settings. To a curve, and back, go the features that
    the new problem has, joined by its own.
    """
    old, new = PROBLEMS[settings.name], PROBLEMS[patch.get("name", settings.name)]
    if old.samples != new.samples:
        return {**new.defaults["problem"], **patch}
    if old.curve != new.curve:
        return {"features": _features(settings.features, new), **patch}
    return patch


def _features(old: list[str], problem: Problem) -> list[str]:
    kept = [feature for feature in old if feature in features_for(problem)]
    return [*kept, *(each for each in problem.defaults["problem"]["features"] if each not in kept)]
