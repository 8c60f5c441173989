"""A typed function is a problem like any other."""

import numpy as np
import pytest

from app.problems import FormulaError, function_problem, make_dataset


def data(text, samples=300, noise=0.0, seed=1):
    return make_dataset(function_problem(text), samples, noise, 0.5, seed, ["x1", "x2"])


def test_a_condition_makes_two_classes_all_over_the_plane():
    dataset = data("x1 > x2")
    assert (dataset.kind, dataset.class_names) == ("classification", ("false", "true"))
    points = dataset.train.points
    np.testing.assert_array_equal(dataset.train.targets[:, 0], points[:, 0] > points[:, 1])
    assert np.abs(points).max(axis=0) == pytest.approx([1.8, 1.8], abs=0.05)


def test_noise_moves_the_points_of_a_condition_and_not_their_class():
    still, noisy = data("x1 > x2"), data("x1 > x2", noise=0.5)
    np.testing.assert_array_equal(still.train.targets, noisy.train.targets)
    assert np.abs(still.train.points - noisy.train.points).mean() > 0.05


def test_a_number_is_found_at_every_point_and_noise_moves_it():
    still, noisy = data("x1^2 - x2"), data("x1^2 - x2", noise=0.5)
    assert (still.kind, still.output_names) == ("regression", ("height",))
    x1, x2 = still.train.points.T
    np.testing.assert_array_equal(still.train.targets[:, 0], x1**2 - x2)
    np.testing.assert_array_equal(still.train.points, noisy.train.points)
    assert np.abs(still.train.targets - noisy.train.targets).mean() > 0.05


def test_a_function_without_a_number_somewhere_is_told_where():
    place = r"at x1 = −?\d\.\d\d, x2 = −?\d\.\d\d$"
    with pytest.raises(FormulaError, match=f"^the function has no finite value {place}"):
        data("log(x1)")
    with pytest.raises(FormulaError, match=f"^the function is beyond ±1,000,000 {place}"):
        data("exp(99*x1)")
    assert set(data("log(x1) > 0").train.targets[:, 0]) == {0.0, 1.0}
