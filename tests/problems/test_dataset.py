import numpy as np
import pytest

from app.problems import PROBLEMS, Dataset, Problem, make_dataset
from tests.problems.drawing import classes_of, each

FEATURES = ("x1", "x2")


def all_points(dataset: Dataset) -> np.ndarray:
    return np.vstack([dataset.train.points, dataset.test.points])


@each()
def test_another_seed_gives_other_points(problem: Problem):
    first, other = (make_dataset(problem, 100, 0.3, 0.5, seed, ["x1"]) for seed in (1, 2))
    assert all_points(first).tobytes() != all_points(other).tobytes()


@each()
@pytest.mark.parametrize("samples", [10, 11, 250, 251])
@pytest.mark.parametrize("test_fraction", [0.0, 0.1, 0.5, 0.9])
def test_samples_are_split_by_the_fraction(problem: Problem, samples: int, test_fraction: float):
    dataset = make_dataset(problem, samples, 0.1, test_fraction, 1, ["x1"])
    train, test = dataset.train, dataset.test
    assert len(test.points) == round(samples * test_fraction)
    assert len(train.points) + len(test.points) == samples
    assert len(train.targets) == len(train.inputs) == len(train.points)


@each("classification", "multiclass")
@pytest.mark.parametrize("samples", [10, 11, 250, 251])
@pytest.mark.parametrize("test_fraction", [0.0, 0.1, 0.5, 0.9])
def test_both_parts_hold_as_many_of_every_class(
    problem: Problem, samples: int, test_fraction: float
):
    dataset = make_dataset(problem, samples, 0.1, test_fraction, 1, ["x1"])
    for split in (dataset.train, dataset.test):
        of_each = np.bincount(classes_of(split.targets), minlength=len(problem.class_names))
        assert of_each.max() - of_each.min() <= 1


def test_a_sample_to_learn_from_is_always_left():
    dataset = make_dataset(PROBLEMS["circle"], 10, 0.1, 1.0, 1, FEATURES)
    assert (len(dataset.train.points), len(dataset.test.points)) == (1, 9)


@each()
@pytest.mark.parametrize("noise", [0.0, 0.1, 1.0])
def test_the_extent_holds_every_point_and_ends_on_a_half(problem: Problem, noise: float):
    dataset = make_dataset(problem, 5000, noise, 0.5, 1, ["x1"])
    (left, right), (low, high) = dataset.extent
    assert np.abs(all_points(dataset)).max() <= right == high == -left == -low
    assert right >= 2
    assert right * 2 == round(right * 2)


def test_inputs_are_the_chosen_features_in_their_order():
    dataset = make_dataset(PROBLEMS["bumps"], 50, 0.1, 0.5, 1, ["x2", "x1"])
    assert dataset.input_names == ("x2", "x1")
    assert dataset.train.inputs.tolist() == dataset.train.points[:, ::-1].tolist()
    alone = make_dataset(PROBLEMS["bumps"], 50, 0.1, 0.5, 1, ["x2"])
    assert alone.test.inputs.tolist() == dataset.test.points[:, 1:].tolist()


@each()
def test_a_dataset_carries_the_names_of_its_problem(problem: Problem):
    dataset = make_dataset(problem, 50, 0.1, 0.5, 1, ["x1"])
    assert dataset.output_names == problem.output_names
    assert dataset.class_names == problem.class_names
    assert (dataset.kind, dataset.curve) == (problem.kind, problem.curve)
    assert dataset.train.targets.shape == (25, len(problem.output_names))


@each()
def test_half_is_the_size_of_the_largest_target(problem: Problem):
    dataset = make_dataset(problem, 50, 0.1, 0.5, 1, ["x1"])
    assert dataset.half == np.abs(np.vstack([dataset.train.targets, dataset.test.targets])).max()


def test_a_shared_dataset_refuses_to_be_written_to():
    dataset = make_dataset(PROBLEMS["circle"], 50, 0.1, 0.5, 1, FEATURES)
    assert make_dataset(PROBLEMS["circle"], 50, 0.1, 0.5, 1, list(FEATURES)) is dataset
    for array in (dataset.train.points, dataset.train.inputs, dataset.test.targets):
        with pytest.raises(ValueError, match="read-only"):
            array[0] = 0
