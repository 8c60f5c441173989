import math

import numpy as np
import pytest

from app.problems import FEATURES, PROBLEMS, features_for

X1, X2 = 0.7, -1.3
KNOWN = {
    "x1": X1,
    "x2": X2,
    "x1²": X1 * X1,
    "x2²": X2 * X2,
    "x1·x2": X1 * X2,
    "sin x1": math.sin(X1),
    "sin x2": math.sin(X2),
    "cos x1": math.cos(X1),
    "cos x2": math.cos(X2),
}


def test_every_feature_is_known_here():
    assert set(KNOWN) == set(FEATURES)


@pytest.mark.parametrize("name", FEATURES)
def test_a_feature_is_what_its_name_says(name: str):
    inputs = FEATURES[name].of(np.array([[0.0, 0.0], [X1, X2]]))
    assert inputs.shape == (2,)
    assert inputs[1] == pytest.approx(KNOWN[name], rel=1e-15)


@pytest.mark.parametrize("name", FEATURES)
def test_a_feature_needs_x2_if_it_changes_with_it(name: str):
    below, above = FEATURES[name].of(np.array([[X1, -1.0], [X1, 0.5]]))
    assert FEATURES[name].needs_x2 == (below != above)


def test_a_curve_has_only_what_is_made_of_x1():
    assert features_for(PROBLEMS["sine"]) == ["x1", "x1²", "sin x1", "cos x1"]
    assert features_for(PROBLEMS["plane"]) == list(FEATURES)
