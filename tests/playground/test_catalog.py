import numpy as np
import pytest

from app.playground.catalog import catalog
from app.playground.data import dataset_of
from app.playground.problem_settings import ProblemSettings
from app.problems import FEATURES, PROBLEMS, Dataset

OFFERED = {problem["name"]: problem for problem in catalog()["problems"]}
each_problem = pytest.mark.parametrize("name", OFFERED)
each_planar_problem = pytest.mark.parametrize(
    "name", [name for name, problem in OFFERED.items() if not problem["lens"]]
)


def test_every_problem_and_every_feature_is_offered():
    assert list(OFFERED) == list(PROBLEMS)
    assert [feature["name"] for feature in catalog()["features"]] == list(FEATURES)


def test_problems_are_grouped_by_what_is_to_be_found():
    groups: dict[str, list[str]] = {}
    for name, problem in OFFERED.items():
        groups.setdefault(problem["group"], []).append(name)
    assert groups["Curves"] == [name for name, each in OFFERED.items() if each["curve"]]
    assert groups["Several classes"] == ["blobs", "rings", "pinwheel"]
    assert groups["Numbers"] == ["plane", "bumps"]
    assert groups["On paper"] == ["worked_example"]
    assert groups["Your own"] == ["own", "function"]
    assert groups["From the world"] == [name for name, each in OFFERED.items() if each["lens"]]
    assert list(groups) == [
        "Two classes",
        "Several classes",
        "Numbers",
        "Curves",
        "On paper",
        "Your own",
        "From the world",
    ]


def first_of(name: str, samples: int) -> Dataset:
    """The first samples of a problem's own data."""
    settings = OFFERED[name]["defaults"]["problem"]
    first = {**settings, "name": name, "samples": samples, "test_fraction": 0.0}
    return dataset_of(ProblemSettings.model_validate(first))


@each_problem
def test_a_thumbnail_shows_the_first_points_of_its_own_data(name: str):
    problem = OFFERED[name]
    shown = first_of(name, len(problem["thumbnail"]["points"]))
    points = np.array(problem["thumbnail"]["points"]).reshape(shown.train.points.shape)
    np.testing.assert_allclose(points, shown.train.points, atol=0.0005)


@each_problem
def test_what_a_thumbnail_says_of_a_point_is_its_class_or_its_number(name: str):
    problem = OFFERED[name]
    said = np.array(problem["thumbnail"]["targets"])
    targets = first_of(name, len(said)).train.targets
    if problem["kind"] == "multiclass":
        assert targets[np.arange(len(said)), said].tolist() == [1] * len(said)
        assert problem["lens"] or set(said) == set(range(len(problem["class_names"])))
    else:
        np.testing.assert_allclose(said, targets[:, 0], atol=0.0005)


@each_planar_problem
def test_a_problem_offers_the_features_that_its_points_have(name: str):
    needing_x2 = {each["name"] for each in catalog()["features"] if each["needs_x2"]}
    assert set(OFFERED[name]["features"]) == set(FEATURES) - (
        needing_x2 if OFFERED[name]["curve"] else set()
    )


@pytest.mark.parametrize("place", range(len(FEATURES)))
def test_the_field_of_a_feature_shows_it_over_the_plane(place: int):
    choice = catalog()["features"][place]
    field = np.array(choice["field"])
    x1, x2 = np.meshgrid(*[np.linspace(-2, 2, len(field))] * 2)
    values = FEATURES[choice["name"]].function(x1, x2)
    largest = max(1.0, np.abs(values).max())
    np.testing.assert_allclose(field * largest / 127, values, atol=largest / 250)
