import numpy as np
import pytest

from app.engine.activations import ACTIVATIONS
from app.engine.probes import activations, output_field, unit_fields
from tests.engine.networks import make_network

AXIS = np.linspace(-2, 2, 30)
POINTS = np.reshape(np.meshgrid(AXIS, AXIS), (2, -1)).T


@pytest.mark.parametrize("activation", ACTIVATIONS)
@pytest.mark.parametrize("use_biases", [True, False])
def test_fields_are_the_double_precision_values_to_single_precision(
    activation: str, use_biases: bool
):
    network = make_network((2, 6, 5, 1), activation, use_biases=use_biases)
    exact = activations(network, POINTS)
    for field, layer in zip(unit_fields(network, POINTS), exact, strict=True):
        assert field.dtype == np.float32
        np.testing.assert_allclose(field, layer.a, rtol=2e-5, atol=2e-6)


def test_the_output_field_is_the_last_of_the_unit_fields_and_stays_as_it_is():
    network = make_network()
    field = output_field(network, POINTS)
    assert field.shape == (1, 900)
    kept = field.tobytes()
    assert unit_fields(network, POINTS)[-1].tobytes() == kept
    network.flat += 1
    output_field(network, POINTS)
    assert field.tobytes() == kept


def test_activations_of_one_sample_are_those_of_the_forward_pass():
    network = make_network()
    layers = activations(network, POINTS[:1])
    assert [layer.z.shape for layer in layers] == [(4, 1), (2, 1), (1, 1)]
    assert layers[0].a.tobytes() == np.tanh(layers[0].z).tobytes()


@pytest.mark.parametrize("activation", ACTIVATIONS)
@pytest.mark.parametrize("size", [1e6, 1e30, 1e200, 1.7e308, np.inf, np.nan])
def test_fields_are_finite_however_large_the_parameters(activation: str, size: float):
    network = make_network((2, 16, 16, 16, 1), activation)
    network.flat *= size
    for field in unit_fields(network, POINTS):
        assert np.isfinite(field).all()


def test_fields_of_large_parameters_still_show_the_right_side():
    network = make_network((2, 1))
    network.flat[:] = [1e200, 0.0, 0.0]
    right = POINTS[:, 0] > 0
    assert output_field(network, POINTS)[0].tolist() == right.astype(float).tolist()
