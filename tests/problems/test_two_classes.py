import numpy as np

from app.problems import PROBLEMS
from tests.problems.drawing import draw


def points_of(name: str) -> tuple[np.ndarray, np.ndarray]:
    points, targets = draw(PROBLEMS[name], 0)
    return points, targets[:, 0]


def test_the_circle_is_a_disc_within_a_ring():
    points, inside = points_of("circle")
    radius = np.hypot(*points.T)
    assert radius[inside == 1].max() <= 0.9
    assert radius[inside == 0].min() >= 1.2
    assert radius.max() <= 1.8


def test_xor_is_told_by_whether_the_signs_differ():
    points, different = points_of("xor")
    assert (np.sign(points).prod(axis=1) < 0).tolist() == (different == 1).tolist()
    quarters = {tuple(signs) for signs in np.sign(points).tolist()}
    assert len(quarters) == 4


def test_the_clouds_are_parted_by_a_straight_line():
    points, upper = points_of("gauss")
    assert ((points.sum(axis=1) > 0) == (upper == 1)).all()


def test_one_arm_of_the_spiral_is_the_other_turned_by_half_a_turn():
    points, second = points_of("spiral")
    radius = np.hypot(*points.T)
    along = 2.5 * np.pi * radius / 1.8 + np.pi * second
    np.testing.assert_allclose(points[:, 0], radius * np.sin(along), atol=1e-9)
    np.testing.assert_allclose(points[:, 1], radius * np.cos(along), atol=1e-9)


def test_each_moon_reaches_into_the_other():
    points, lower = points_of("moons")
    assert points[lower == 1, 1].max() > points[lower == 0, 1].min()
    assert points[lower == 1, 0].min() < points[lower == 0, 0].max()


def test_the_checkerboard_is_told_by_the_parity_of_column_and_row():
    points, dark = points_of("checkerboard")
    column, row = np.floor((points + 1.8) / 0.9).T
    assert ((column + row) % 2).tolist() == dark.tolist()
    squares, samples = np.unique(4 * row + column, return_counts=True)
    assert squares.tolist() == list(range(16))
    assert samples.max() - samples.min() <= 1
