import numpy as np
import pytest

from app.engine.activations import ACTIVATIONS, OUTPUT_ACTIVATIONS

Z = np.array([[-3.0, -0.7, -1e-3, 0.2, 1.5, 30.0]])


def apply(name: str, z: np.ndarray) -> np.ndarray:
    a = np.empty_like(z)
    ACTIVATIONS[name].function(z, a)
    return a


def slope(name: str, z: np.ndarray) -> np.ndarray:
    out = np.empty_like(z)
    ACTIVATIONS[name].slope(z, apply(name, z), out)
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
    a = apply(name, np.concatenate([np.linspace(-5, 5, 2001), [-700.0, 700.0]]))
    low, high = ACTIVATIONS[name].range
    assert low <= a.min()
    assert high >= a.max()
    # Where it has no end, it goes on at least as a hundredth of z, as leaky relu does.
    assert a.min() == pytest.approx(low, abs=2e-3) if np.isfinite(low) else a.min() <= -7
    assert a.max() == pytest.approx(high, abs=2e-3) if np.isfinite(high) else a.max() == 700


@pytest.mark.parametrize("name", ACTIVATIONS)
def test_function_and_slope_are_numbers_however_large_z_is(name: str):
    z = np.array([-1e200, -1e3, 1e3, 1e200])
    with np.errstate(all="ignore"):
        assert np.isfinite(apply(name, z)).all()
        assert np.isfinite(slope(name, z)).all()


def test_facts_computed_elsewhere():
    """PyTorch 2.13 in double precision: leaky_relu, elu, gelu(tanh), silu, softplus at ±1.5."""
    facts = {
        "leaky_relu": [-0.015, 1.5],
        "elu": [-0.7768698398515702, 1.5],
        "gelu": [-0.10042842301976707, 1.3995715769802328],
        "silu": [-0.2736382857095345, 1.2263617142904655],
        "softplus": [0.2014132779827524, 1.7014132779827524],
    }
    for name, expected in facts.items():
        assert apply(name, np.array([-1.5, 1.5])) == pytest.approx(expected, rel=1e-12)


def test_softmax_shares_one_whole_and_its_size_does_not_matter():
    softmax = OUTPUT_ACTIVATIONS["softmax"].function
    z = np.array([[1.0, 1000.0], [2.0, 1001.0], [4.0, 1003.0]])
    a = np.empty_like(z)
    softmax(z, a)
    assert a.sum(axis=0) == pytest.approx([1, 1])
    assert a[:, 0] == pytest.approx(np.exp([1, 2, 4]) / np.exp([1, 2, 4]).sum(), rel=1e-14)
    assert a[:, 0].tolist() == a[:, 1].tolist()


def test_the_slope_of_relu_at_0_is_0():
    assert slope("relu", np.array([-0.0, 0.0, 5e-324])).tolist() == [0, 0, 1]


def test_sigmoid_is_a_half_at_0_and_keeps_small_tails():
    a = apply("sigmoid", np.array([0.0, -40.0]))
    assert a[0] == 0.5
    assert a[1] == pytest.approx(np.exp(-40.0), rel=1e-12)
