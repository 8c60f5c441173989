from itertools import combinations

import numpy as np
import pytest

from app.engine.activations import ACTIVATIONS
from app.engine.losses import LOSSES
from app.engine.parameters import ParameterError
from app.engine.surfaces import Axis, landscape, loss_slice
from tests.engine.networks import bits, make_network, make_trainer

VALUES = np.linspace(-3, 4, 9)
FEW = np.linspace(-1, 2, 4)


def objectives(trainer, *axes):
    """The objective with the parameters set to every combination of values, the plain way."""
    flat = trainer.network.flat
    before = flat.copy()
    places = [trainer.network.layout.index(axis.path) for axis in axes]
    grid = np.array(np.meshgrid(*(axis.values for axis in axes), indexing="ij"))
    losses = np.empty(grid.shape[1:])
    for at in np.ndindex(losses.shape):
        flat[places] = grid[(slice(None), *at)]
        losses[at] = trainer.objective()
    flat[:] = before
    return losses


def expect_landscape(trainer, x, y):
    before = bits(trainer)
    found = landscape(trainer, x, y)
    assert bits(trainer) == before
    np.testing.assert_allclose(found, objectives(trainer, y, x), rtol=1e-10)


@pytest.mark.parametrize("activation", ACTIVATIONS)
@pytest.mark.parametrize("loss", LOSSES)
def test_every_slice_is_the_objective_with_that_parameter_set(activation, loss):
    trainer = make_trainer(make_network((2, 4, 3, 1), activation, loss), l1=0.01, l2=0.02)
    before = bits(trainer)
    for path in trainer.network.layout.paths:
        axis = Axis(path, VALUES)
        np.testing.assert_allclose(loss_slice(trainer, axis), objectives(trainer, axis), rtol=1e-10)
    assert bits(trainer) == before


@pytest.mark.parametrize("activation", ACTIVATIONS)
@pytest.mark.parametrize("loss", LOSSES)
def test_the_landscape_of_every_pair_is_the_objective_with_both_set(activation, loss):
    trainer = make_trainer(make_network((2, 2, 2, 2), activation, loss), 12, l1=0.01, l2=0.02)
    for x, y in combinations(trainer.network.layout.paths, 2):
        expect_landscape(trainer, Axis(x, FEW), Axis(y, FEW[:3]))


@pytest.mark.parametrize(
    ("x", "y"),
    [
        ("weights.0.3.0", "biases.0.3"),
        ("weights.0.3.0", "weights.4.0.2"),
        ("weights.2.1.0", "weights.3.2.1"),
        ("biases.6.0", "biases.1.1"),
    ],
)
def test_a_landscape_of_a_deep_network_is_the_objective_too(x, y):
    trainer = make_trainer(make_network((2, 5, 4, 4, 3, 4, 3, 1)))
    expect_landscape(trainer, Axis(x, VALUES), Axis(y, VALUES[:5]))


def test_a_landscape_needs_no_hidden_layer():
    trainer = make_trainer(make_network((2, 1)))
    expect_landscape(trainer, Axis("weights.0.0.1", VALUES), Axis("biases.0.0", FEW))


def test_of_many_samples_and_values_only_a_part_is_worked_on_at_a_time():
    trainer = make_trainer(make_network((2, 3, 1)), samples=1200)
    values = np.linspace(-5, 5, 23)
    expect_landscape(trainer, Axis("weights.0.0.0", values), Axis("biases.0.1", values))


def test_without_biases_a_bias_changes_nothing():
    trainer = make_trainer(make_network(use_biases=False), l1=0.1)
    losses = loss_slice(trainer, Axis("biases.1.0", VALUES))
    np.testing.assert_allclose(losses, trainer.objective(), rtol=1e-12)
    expect_landscape(trainer, Axis("weights.0.1.0", VALUES), Axis("biases.0.1", FEW))


def test_a_slice_keeps_its_digits_beside_a_huge_present_value():
    trainer = make_trainer(make_network((2, 3, 1), "linear"))
    trainer.network.flat[0] = 1e20
    axis = Axis(trainer.network.layout.paths[0], VALUES)
    np.testing.assert_allclose(loss_slice(trainer, axis), objectives(trainer, axis), rtol=1e-10)


def test_of_a_parameter_that_is_no_number_the_slice_is_still_finite():
    trainer = make_trainer()
    trainer.network.flat[0] = np.nan
    paths = trainer.network.layout.paths
    assert np.isfinite(loss_slice(trainer, Axis(paths[0], VALUES))).all()
    assert not np.isfinite(loss_slice(trainer, Axis(paths[1], VALUES))).any()


def test_a_loss_that_overflows_is_not_finite_and_ends_without_a_warning():
    trainer = make_trainer(make_network((2, 3, 1), "relu", "mean_squared_error", output="linear"))
    trainer.network.flat *= 1e100
    assert not np.isfinite(loss_slice(trainer, Axis("biases.1.0", np.array([1e200])))).any()


def test_a_name_of_no_parameter_and_one_name_for_both_are_refused():
    trainer = make_trainer()
    known, unknown = Axis("biases.0.0", FEW), Axis("biases.9.0", FEW)
    with pytest.raises(ParameterError, match=r"biases\.9\.0"):
        loss_slice(trainer, unknown)
    with pytest.raises(ParameterError, match=r"biases\.9\.0"):
        landscape(trainer, known, unknown)
    with pytest.raises(ValueError, match="both axes"):
        landscape(trainer, known, known)
