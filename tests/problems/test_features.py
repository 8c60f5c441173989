import numpy as np

from app.problems import FEATURES


def test_x1_and_x2_are_the_points_coordinates():
    points = np.array([[1.0, 2.0], [3.0, 4.0]])
    assert FEATURES["x1"].function(points).tolist() == [1, 3]
    assert FEATURES["x2"].function(points).tolist() == [2, 4]
