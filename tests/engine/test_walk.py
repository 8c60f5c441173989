from typing import Any

import numpy as np
import pytest

from app.engine.parameters import ParameterError
from app.engine.trace import trace
from app.engine.trainer import Trainer
from app.engine.walk import walk
from tests.engine.networks import bits, make_network, make_trainer

UNITS: list[dict[str, Any]] = [
    {"unit": "batch"},
    {"unit": "sample"},
    {"unit": "sample", "sample": 7},
]
each_unit = pytest.mark.parametrize("unit", UNITS, ids=str)


def make_walked(**settings: Any) -> Trainer:
    trainer = make_trainer(make_network((2, 4, 3, 2), **settings), l1=0.01, l2=0.02)
    trainer.step()
    trainer.locked[3] = True
    return trainer


def close(actual, expected):
    np.testing.assert_allclose(actual, expected, rtol=1e-12, atol=1e-14)


@each_unit
@pytest.mark.parametrize("use_biases", [True, False])
@pytest.mark.parametrize("loss", ["binary_cross_entropy", "mean_squared_error"])
def test_every_sum_is_the_sum_of_its_terms(unit: dict[str, Any], use_biases: bool, loss: str):
    trainer = make_walked(use_biases=use_biases, loss=loss)
    told = walk(trainer, **unit)
    constant = trainer.network.constant
    for layer, matrix in zip(told.layers, trainer.network.matrices, strict=True):
        close(layer.products, matrix[:, :-1] * layer.inputs)
        close(layer.products.sum(axis=1), layer.weighted_sums)
        close(layer.weighted_sums + constant * matrix[:, -1], layer.z)
        source = np.append(layer.inputs, constant)
        close(layer.sample_gradients, np.outer(layer.delta, source))
        close(sum(layer.terms.values())[~layer.locked], layer.updates[~layer.locked])
    for below, above, matrix in zip(
        told.layers, told.layers[1:], trainer.network.matrices[1:], strict=False
    ):
        close(below.blames, (above.delta[:, None] * matrix[:, :-1]).T)
        close(below.blames.sum(axis=1), below.blame)
        close(below.blame * below.da_dz, below.delta)
        close(above.inputs, below.a)
    close(told.losses.sum(), told.member_loss)
    close(told.errors, told.layers[-1].a - told.targets)


@each_unit
def test_what_is_new_is_what_the_step_makes_to_the_bit(unit: dict[str, Any]):
    trainer = make_walked()
    before = bits(trainer)
    told = walk(trainer, **unit)
    assert bits(trainer) == before
    trainer.step(**unit)
    for layer, matrix in zip(told.layers, trainer.network.matrices, strict=True):
        assert layer.new.tobytes() == matrix.tobytes()


def test_a_locked_parameter_has_its_gradient_and_terms_but_no_update():
    trainer = make_walked()
    told = walk(trainer)
    assert told.layers[0].locked.sum() == 1
    place = np.nonzero(told.layers[0].locked)
    assert told.layers[0].updates[place] == 0
    assert told.layers[0].gradients[place] != 0
    assert told.layers[0].terms["gradient"][place] != 0


@pytest.mark.parametrize("parameter", ["weights.0.2.1", "biases.1.0", "weights.2.1.2"])
def test_the_shares_of_a_batch_average_to_the_gradient_of_the_loss(parameter: str):
    trainer = make_walked()
    told = walk(trainer, "batch", parameter=parameter)
    shares = told.shares
    assert shares.samples.tolist() == told.batch.tolist()
    close(shares.inputs * shares.deltas, shares.gradients)
    close(shares.gradients.mean(), shares.mean)
    layer, unit, column = trainer.network.layout.position(parameter)
    close(
        shares.mean * -trainer.training.learning_rate,
        told.layers[layer].terms["gradient"][unit, column],
    )


def test_each_share_is_the_gradient_of_that_sample_alone():
    trainer = make_walked()
    shares = walk(trainer, "batch", parameter="weights.1.0.3").shares
    for sample, delta, gradient in zip(
        shares.samples, shares.deltas, shares.gradients, strict=True
    ):
        alone = walk(trainer, "sample", int(sample)).layers[1]
        close(alone.delta[0], delta)
        close(alone.sample_gradients[0, 3], gradient)


def test_any_sample_of_the_batch_can_be_looked_at_and_no_other():
    trainer = make_walked()
    batch = trace(trainer).batch.tolist()
    told = walk(trainer, "batch", member=batch[3])
    alone = trace(trainer, "sample", batch[3])
    assert told.member == batch[3]
    for layer, seen in zip(told.layers, alone.layers, strict=True):
        close(layer.z, seen.z[:, 0])
        close(layer.delta, seen.delta[:, 0])
    stranger = next(sample for sample in range(25) if sample not in batch)
    with pytest.raises(ValueError, match=f"{stranger} is not of this batch"):
        walk(trainer, "batch", member=stranger)
    with pytest.raises(ParameterError):
        walk(trainer, parameter="weights.9.0.0")
