import numpy as np
import pytest

from app.engine.activations import ACTIVATIONS
from app.engine.responses import response
from tests.engine.networks import make_network, make_trainer


@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_a_response_is_the_units_own_curve_and_the_training_samples_on_it(activation: str):
    trainer = make_trainer(make_network((2, 3, 1), activation))
    told = response(trainer, 0, 1)
    inputs, _ = trainer.training_set
    matrix = trainer.network.matrices[0]
    np.testing.assert_allclose(told.z, inputs @ matrix[1], rtol=1e-12)
    assert told.curve_z[0] <= told.z.min()
    assert told.z.max() <= told.curve_z[-1]
    expected = np.empty_like(told.curve_z)
    ACTIVATIONS[activation].function(told.curve_z, expected)
    assert told.curve_a.tobytes() == expected.tobytes()
    # Away from the kink of relu the slope is what differences say.
    smooth = np.abs(told.curve_z) > 0.1
    nudged = [np.empty_like(expected) for _ in range(2)]
    for out, step in zip(nudged, (1e-6, -1e-6), strict=True):
        ACTIVATIONS[activation].function(told.curve_z + step, out)
    slopes = (nudged[0] - nudged[1]) / 2e-6
    np.testing.assert_allclose(told.curve_slope[smooth], slopes[smooth], atol=1e-8)


@pytest.mark.parametrize(
    ("activation", "bias", "health"),
    [
        ("relu", -100.0, "dead"),
        ("relu", 100.0, "live"),
        ("tanh", 100.0, "dead"),
        ("tanh", 6.0, "saturated"),
        ("tanh", 0.0, "live"),
        ("sigmoid", -8.0, "saturated"),
    ],
)
def test_a_unit_is_called_dead_or_saturated_by_its_measured_slopes(
    activation: str, bias: float, health: str
):
    trainer = make_trainer(make_network((2, 3, 1), activation))
    trainer.network.matrices[0][1, -1] = bias
    told = response(trainer, 0, 1)
    assert told.health == health
    assert (told.flat_share > 0.5) == (health != "live")
