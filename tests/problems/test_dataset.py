import numpy as np
import pytest

from app.problems import PROBLEMS, Dataset, make_dataset
from app.problems.plane import PLANE_PROBLEMS

FEATURES = ("x1", "x2")
each_problem = pytest.mark.parametrize("name", [problem.name for problem in PLANE_PROBLEMS])


def all_points(dataset: Dataset) -> np.ndarray:
    return np.vstack([dataset.train.points, dataset.test.points])


@each_problem
def test_another_seed_gives_other_points(name: str):
    first, other = (make_dataset(name, 100, 0.3, 0.5, seed, FEATURES) for seed in (1, 2))
    assert all_points(first).tobytes() != all_points(other).tobytes()


@each_problem
@pytest.mark.parametrize("samples", [10, 11, 250, 251])
@pytest.mark.parametrize("test_fraction", [0.0, 0.1, 0.5, 0.9])
def test_samples_are_split_by_the_fraction_and_both_parts_are_balanced(
    name: str, samples: int, test_fraction: float
):
    dataset = make_dataset(name, samples, 0.1, test_fraction, 1, FEATURES)
    train, test = dataset.train, dataset.test
    assert len(test.points) == round(samples * test_fraction)
    assert len(train.points) + len(test.points) == samples
    for split in (train, test):
        assert abs(2 * split.targets.sum() - len(split.targets)) <= 1


def test_a_sample_to_learn_from_is_always_left():
    dataset = make_dataset("circle", 10, 0.1, 1.0, 1, FEATURES)
    assert (len(dataset.train.points), len(dataset.test.points)) == (1, 9)


@each_problem
@pytest.mark.parametrize("noise", [0.0, 0.1, 1.0])
def test_the_extent_holds_every_point_and_ends_on_a_half(name: str, noise: float):
    dataset = make_dataset(name, 5000, noise, 0.5, 1, FEATURES)
    (left, right), (low, high) = dataset.extent
    assert np.abs(all_points(dataset)).max() <= right == high == -left == -low
    assert right >= 2
    assert right * 2 == round(right * 2)


@each_problem
def test_inputs_are_the_chosen_features_in_their_order(name: str):
    dataset = make_dataset(name, 50, 0.1, 0.5, 1, ["x2", "x1"])
    assert dataset.input_names == ("x2", "x1")
    assert dataset.train.inputs.tolist() == dataset.train.points[:, ::-1].tolist()
    alone = make_dataset(name, 50, 0.1, 0.5, 1, ["x2"])
    assert alone.test.inputs.tolist() == dataset.test.points[:, 1:].tolist()


@each_problem
def test_a_dataset_carries_the_names_of_its_problem(name: str):
    dataset, problem = make_dataset(name, 50, 0.1, 0.5, 1, FEATURES), PROBLEMS[name]
    assert dataset.output_names == problem.output_names
    assert dataset.class_names == problem.class_names
    assert dataset.kind == problem.kind
    assert dataset.train.targets.shape == (25, len(problem.output_names))


def test_a_shared_dataset_refuses_to_be_written_to():
    dataset = make_dataset("circle", 50, 0.1, 0.5, 1, FEATURES)
    assert make_dataset("circle", 50, 0.1, 0.5, 1, list(FEATURES)) is dataset
    for array in (dataset.train.points, dataset.train.inputs, dataset.test.targets):
        with pytest.raises(ValueError, match="read-only"):
            array[0] = 0
