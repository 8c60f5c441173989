from typing import Any

import numpy as np
import pytest

from app.engine.activations import ACTIVATIONS
from app.engine.trace import Trace, trace
from app.engine.trainer import Trainer
from tests.engine.networks import bits, make_network, make_samples, make_trainer

UNITS: list[dict[str, Any]] = [
    {"unit": "batch"},
    {"unit": "sample"},
    {"unit": "sample", "sample": 7},
]
each_unit = pytest.mark.parametrize("unit", UNITS, ids=str)


def make_traced(**settings: Any) -> Trainer:
    trainer = make_trainer(make_network((2, 4, 3, 2), **settings), l1=0.01, l2=0.02)
    trainer.step()
    return trainer


def close(actual: np.ndarray, expected: np.ndarray) -> None:
    np.testing.assert_allclose(actual, expected, rtol=1e-12, atol=1e-12)


@each_unit
def test_the_traced_updates_are_those_of_the_step_to_the_bit(unit: dict[str, Any]):
    trainer = make_traced()
    trainer.locked[1] = True
    told = trace(trainer, **unit)
    expected = [matrix.copy() for matrix in trainer.network.matrices]
    for matrix, layer in zip(expected, told.layers, strict=True):
        matrix[:, :-1] += layer.weight_updates
        matrix[:, -1] += layer.bias_updates
    trainer.step(**unit)
    for matrix, now in zip(expected, trainer.network.matrices, strict=True):
        assert matrix.tobytes() == now.tobytes()


@each_unit
def test_a_trace_changes_nothing_and_is_not_changed_by_the_step(unit: dict[str, Any]):
    trainer = make_traced()
    before = bits(trainer)
    told = trace(trainer, **unit)
    assert bits(trainer) == before
    kept = [layer.a.copy() for layer in told.layers]
    trainer.step()
    for layer, a in zip(told.layers, kept, strict=True):
        assert layer.a.tobytes() == a.tobytes()


def check_forward(told: Trace, trainer: Trainer) -> None:
    train, _ = make_samples(trainer.network)
    source = train[0][told.batch].T
    for layer, matrix in zip(told.layers, trainer.network.matrices, strict=True):
        close(layer.inputs, source)
        close(layer.weighted_sums, matrix[:, :-1] @ source)
        close(layer.z, layer.weighted_sums + trainer.network.constant * matrix[:, -1:])
        a = np.empty_like(layer.a)
        ACTIVATIONS[layer.activation].function(layer.z, a)
        close(layer.a, a)
        source = layer.a


def check_backward(told: Trace, trainer: Trainer) -> None:
    train, _ = make_samples(trainer.network)
    targets = train[1][told.batch].T
    blame = (told.layers[-1].a - targets) / len(told.batch)
    close(told.layers[-1].delta, blame)
    matrices = trainer.network.matrices
    for below, above, matrix in zip(told.layers, told.layers[1:], matrices[1:], strict=False):
        close(below.delta, matrix[:, :-1].T @ above.delta * below.da_dz)
    for layer, matrix in zip(told.layers, matrices, strict=True):
        weights = matrix[:, :-1]
        penalty = 0.01 * np.sign(weights) + 0.02 * weights
        close(layer.weight_gradients, layer.delta @ layer.inputs.T + penalty)
        close(layer.bias_gradients, trainer.network.constant * layer.delta.sum(axis=1))


@each_unit
@pytest.mark.parametrize("activation", ACTIVATIONS)
@pytest.mark.parametrize("use_biases", [True, False])
def test_the_shown_parts_follow_from_each_other(
    unit: dict[str, Any], activation: str, use_biases: bool
):
    trainer = make_traced(activation=activation, use_biases=use_biases)
    told = trace(trainer, **unit)
    check_forward(told, trainer)
    check_backward(told, trainer)


def test_a_trace_says_what_it_is_about():
    trainer = make_traced()
    told = trace(trainer, "sample", 7)
    assert (told.unit, told.sample, told.batch.tolist()) == ("sample", 7, [7])
    assert [layer.name for layer in told.layers] == ["hidden 1", "hidden 2", "output"]
    assert [layer.activation for layer in told.layers] == ["tanh", "tanh", "sigmoid"]
    assert [layer.da_dz.shape for layer in told.layers] == [(4, 1), (3, 1), (2, 1)]
    assert trace(trainer).loss == trainer.next_update().loss
