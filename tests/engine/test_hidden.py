import numpy as np
import pytest

from app.engine.activations import ACTIVATIONS
from app.engine.hidden import extent, outputs_beyond, seen
from app.engine.probes import activations
from tests.engine.networks import make_network

POINTS = np.random.default_rng(1).uniform(-2, 2, (40, 2))


@pytest.mark.parametrize("activation", ACTIVATIONS)
@pytest.mark.parametrize("use_biases", [True, False])
def test_a_layer_sees_its_activations_and_the_rest_makes_of_them_the_outputs(
    activation: str, use_biases: bool
):
    network = make_network((2, 2, 3, 2, 1), activation, use_biases=use_biases)
    layers = activations(network, POINTS)
    for layer in (1, 3):
        values = layers[layer - 1].a.T
        assert (seen(network, layer, POINTS) == values.astype(np.float32)).all()
        outputs = outputs_beyond(network, layer, values)
        np.testing.assert_allclose(outputs, layers[-1].a, rtol=1e-6)


@pytest.mark.parametrize("size", [1e200, np.inf, np.nan])
def test_what_a_diverged_layer_sees_is_finite(size: float):
    network = make_network((2, 4, 2, 1), "linear")
    network.flat *= size
    values = seen(network, 2, POINTS)
    low, high = extent(ACTIVATIONS["linear"], values)
    assert np.isfinite(values).all()
    assert -np.inf < low <= values.min() <= values.max() <= high < np.inf
    assert np.isfinite(outputs_beyond(network, 2, values.astype(float))).all()


def test_a_bounded_activation_is_shown_over_all_of_its_range():
    few = np.zeros((3, 2), np.float32)
    assert extent(ACTIVATIONS["tanh"], few) == pytest.approx((-1.12, 1.12))
    assert extent(ACTIVATIONS["sigmoid"], few) == pytest.approx((-0.06, 1.06))


def test_an_unbounded_one_is_shown_over_a_power_of_two_that_holds_every_sample():
    train, test = np.full((3, 2), 0.1, np.float32), np.full((0, 2), 0.1, np.float32)
    assert extent(ACTIVATIONS["relu"], train, test) == pytest.approx((-0.06, 1.06))
    far = np.array([[-3.0, 5.0]], np.float32)
    assert (
        extent(ACTIVATIONS["linear"], train, far)
        == extent(ACTIVATIONS["linear"], far * 1.5)
        == pytest.approx((-8.96, 8.96))
    )
    assert extent(ACTIVATIONS["relu"], np.abs(far)) == pytest.approx((-0.48, 8.48))
