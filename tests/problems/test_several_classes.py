import numpy as np

from app.problems import PROBLEMS
from tests.problems.drawing import classes_of, draw


def polar(name: str) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Radius, angle and class of every point."""
    points, targets = draw(PROBLEMS[name], 0)
    return np.hypot(*points.T), np.arctan2(points[:, 1], points[:, 0]), classes_of(targets)


def test_every_cloud_lies_around_its_corner_of_a_triangle():
    points, targets = draw(PROBLEMS["blobs"], 0)
    for corner, members in zip((90, 210, 330), targets.T == 1, strict=True):
        turned = np.radians(corner)
        centre = 1.2 * np.array([np.cos(turned), np.sin(turned)])
        np.testing.assert_allclose(points[members].mean(axis=0), centre, atol=0.06)
        np.testing.assert_allclose(points[members].std(axis=0), 0.3, atol=0.03)


def test_the_rings_are_told_by_the_distance_from_the_middle():
    radius, _, ring = polar("rings")
    assert np.floor((radius - 0.3) / 0.6).tolist() == ring.tolist()
    assert ((radius - 0.3) % 0.6).max() <= 0.3


def test_one_blade_of_the_pinwheel_is_the_next_turned_by_a_fifth():
    radius, angle, blade = polar("pinwheel")
    straight = angle - np.pi / 2 - 0.8 * (radius - 0.4) - blade * 2 * np.pi / 5
    offset = (straight + np.pi) % (2 * np.pi) - np.pi
    assert np.abs(offset).max() <= 0.35 + 1e-12
