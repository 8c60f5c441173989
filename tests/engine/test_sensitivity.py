import numpy as np
import pytest

from app.engine.activations import ACTIVATIONS
from app.engine.probes import activations
from app.engine.sensitivity import sensitivity
from tests.engine.networks import make_network

POINTS = np.random.default_rng(3).uniform(-2, 2, (900, 2))


@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_sensitivity_is_how_every_output_moves_with_the_parameter(activation: str):
    network = make_network((2, 4, 3, 2), activation)
    flat, epsilon = network.flat, 1e-6
    for place, path in enumerate(network.layout.paths):
        found, value = sensitivity(network, POINTS, path), flat[place]
        flat[place] = value + epsilon
        above = activations(network, POINTS)[-1].a
        flat[place] = value - epsilon
        slope = (above - activations(network, POINTS)[-1].a) / (2 * epsilon)
        flat[place] = value
        assert found.shape == (2, 900)
        # Where relu's z crosses 0 within epsilon the difference is no slope.
        smooth = np.isclose(found, slope, rtol=1e-6, atol=1e-8)
        assert smooth.mean() > (0.99 if activation == "relu" else 0.999999)


def test_without_biases_no_output_moves_with_a_bias():
    network = make_network(use_biases=False)
    assert not sensitivity(network, POINTS, "biases.1.1").any()
