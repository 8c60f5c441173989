import numpy as np
import pytest

from app.problems import PROBLEMS
from tests.problems.drawing import draw


@pytest.mark.parametrize("name", ["sine", "step"])
@pytest.mark.parametrize("noise", [0, 0.3])
def test_the_points_of_a_curve_are_x1_and_target(name: str, noise: float):
    points, targets = draw(PROBLEMS[name], noise)
    assert PROBLEMS[name].curve
    assert points[:, 1].tolist() == targets[:, 0].tolist()


def test_the_sine_is_zero_at_whole_numbers_and_highest_halfway():
    points, _ = draw(PROBLEMS["sine"], 0)
    x1, y = points.T
    assert np.abs(y[np.abs(x1 - np.rint(x1)) < 0.01]).max() < 0.04
    assert y[np.abs(x1 - 0.5) < 0.02].min() > 0.99
    assert y[np.abs(x1 + 0.5) < 0.02].max() < -0.99


def test_the_jump_is_at_four_tenths():
    points, _ = draw(PROBLEMS["step"], 0)
    x1, y = points.T
    assert y[x1 < 0.4].tolist() == [-1] * (x1 < 0.4).sum()
    assert y[x1 >= 0.4].tolist() == [1] * (x1 >= 0.4).sum()
