import numpy as np
import pytest

from app.engine.activations import ACTIVATIONS

Z = np.array([[-3.0, -0.7, -1e-3, 0.2, 1.5, 30.0]])


def apply(name: str, z: np.ndarray) -> np.ndarray:
    a = np.empty_like(z)
    ACTIVATIONS[name].function(z, a)
    return a


def slope(name: str, z: np.ndarray) -> np.ndarray:
    out = np.empty_like(z)
    ACTIVATIONS[name].slope(apply(name, z), out)
    return out


@pytest.mark.parametrize("name", ACTIVATIONS)
def test_the_slope_is_the_derivative(name: str):
    step = 1e-5
    differences = (apply(name, Z + step) - apply(name, Z - step)) / (2 * step)
    np.testing.assert_allclose(slope(name, Z), differences, atol=1e-9)


@pytest.mark.parametrize("name", ACTIVATIONS)
@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_a_function_works_in_place_and_keeps_the_precision(name: str, dtype: type):
    z = Z.astype(dtype)
    expected = apply(name, z)
    ACTIVATIONS[name].function(z, z)
    assert z.dtype == dtype
    assert z.tobytes() == expected.tobytes()


@pytest.mark.parametrize("name", ACTIVATIONS)
def test_a_function_goes_through_its_range_and_nowhere_else(name: str):
    a = apply(name, np.array([[-700.0, *Z[0], 700.0]]))
    low, high = ACTIVATIONS[name].range
    assert low <= a.min() == pytest.approx(max(low, -700.0))
    assert high >= a.max() == pytest.approx(min(high, 700.0))


def test_the_slope_of_relu_at_0_is_0():
    assert slope("relu", np.array([-0.0, 0.0, 5e-324])).tolist() == [0, 0, 1]


def test_sigmoid_is_a_half_at_0_and_keeps_small_tails():
    a = apply("sigmoid", np.array([0.0, -40.0]))
    assert a[0] == 0.5
    assert a[1] == pytest.approx(np.exp(-40.0), rel=1e-12)
