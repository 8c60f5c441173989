import numpy as np

from app.problems import PROBLEMS
from app.problems.regression import BUMP_WIDTH, BUMPS
from tests.problems.drawing import draw


def test_the_tilted_plane_is_found_to_the_number_by_least_squares():
    points, height = draw(PROBLEMS["plane"], 0)
    tilt, *_ = np.linalg.lstsq(np.column_stack([points, np.ones(1000)]), height[:, 0], rcond=None)
    np.testing.assert_allclose(tilt, [0.3, -0.2, 0.1], atol=1e-12)


def test_points_near_the_top_of_a_bump_are_about_as_high_as_it_and_between_them_it_is_level():
    points, height = draw(PROBLEMS["bumps"], 0)
    away = np.full(1000, np.inf)
    for x1, x2, top in BUMPS:
        distance = np.hypot(*(points - (x1, x2)).T)
        away = np.minimum(away, distance)
        near = height[distance < 0.2, 0]
        assert len(near)
        np.testing.assert_allclose(near, top, atol=0.2)
    assert np.abs(height[away > 2 * BUMP_WIDTH]).max() < 0.35


def test_there_are_hills_as_well_as_hollows():
    _, height = draw(PROBLEMS["bumps"], 0)
    assert height.min() < -0.8
    assert height.max() > 0.8
