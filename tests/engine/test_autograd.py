"""Every number of an update against an automatic differentiation that knows nothing of ours."""

from itertools import product
from typing import Any

import autograd.numpy as anp
import numpy as np
import pytest
from autograd import elementwise_grad, grad

from app.engine.activations import ACTIVATIONS
from app.engine.losses import LOSSES
from app.engine.optimizers import OPTIMIZERS
from app.engine.trace import trace
from app.engine.trainer import Trainer
from tests.engine.networks import make_network, make_samples, make_trainer

# Each function as its textbook has it, written anew.
FUNCTIONS = {
    "tanh": anp.tanh,
    "sigmoid": lambda z: 1 / (1 + anp.exp(-z)),
    "relu": lambda z: anp.maximum(z, 0),
    "linear": lambda z: z,
}
EACH_LOSS = {
    "binary_cross_entropy": lambda a, t: -t * anp.log(a) - (1 - t) * anp.log(1 - a),
    "mean_squared_error": lambda a, t: 0.5 * (a - t) ** 2,
}
UPDATES = {"sgd": lambda gradient, rate: -rate * gradient}
PENALTIES = [{}, {"l1": 0.03}, {"l2": 0.07}, {"l1": 0.02, "l2": 0.05}]
UNITS: list[dict[str, Any]] = [{"unit": "batch"}, {"unit": "sample", "sample": 4}]


def test_everything_that_there_is_has_its_textbook_form_here():
    assert FUNCTIONS.keys() == ACTIVATIONS.keys()
    assert EACH_LOSS.keys() == LOSSES.keys()
    assert UPDATES.keys() == OPTIMIZERS.keys()


def forward(weights, biases, inputs, names, nudges):
    """The z of every layer and the outputs, (units, samples); `nudges` are added to each z."""
    a, zs = inputs, []
    for w, b, name, nudge in zip(weights, biases, names, nudges, strict=True):
        z = anp.dot(w, a) + b[:, None] + nudge
        zs.append(z)
        a = FUNCTIONS[name](z)
    return zs, a


def objective(weights, biases, nudges, inputs, targets, names, loss, penalty):
    _, a = forward(weights, biases, inputs, names, nudges)
    size = sum(anp.sum(anp.abs(w)) for w in weights)
    squares = sum(anp.sum(w**2) for w in weights)
    mean = anp.sum(EACH_LOSS[loss](a, targets)) / targets.shape[1]
    return mean + penalty.get("l1", 0) * size + 0.5 * penalty.get("l2", 0) * squares


def close(actual, expected):
    np.testing.assert_allclose(actual, expected, rtol=1e-9, atol=1e-9)


def make_traced(activation: str, loss: str, output: str, **training: Any) -> Trainer:
    network = make_network((2, 4, 3, 2), activation, loss, output=output)
    trainer = make_trainer(network, learning_rate=0.3, **training)
    trainer.step()
    return trainer


COMBINATIONS = [
    (activation, loss, output)
    for activation, loss in product(ACTIVATIONS, LOSSES.values())
    for output in dict.fromkeys(loss.output.values())
]


@pytest.mark.parametrize("optimizer", OPTIMIZERS)
@pytest.mark.parametrize("penalty", PENALTIES, ids=str)
@pytest.mark.parametrize("unit", UNITS, ids=str)
@pytest.mark.parametrize(("activation", "loss", "output"), COMBINATIONS)
def test_a_trace_equals_an_independent_differentiation(
    activation, loss, output, unit, penalty, optimizer
):
    trainer = make_traced(activation, loss.name, output, optimizer=optimizer, **penalty)
    (train_inputs, train_targets), _ = make_samples(trainer.network)
    told = trace(trainer, **unit)
    weights = [matrix[:, :-1].copy() for matrix in trainer.network.matrices]
    biases = [matrix[:, -1].copy() for matrix in trainer.network.matrices]
    inputs, targets = train_inputs[told.batch].T, train_targets[told.batch].T
    names = [activation, activation, output]
    nudges = [np.zeros((len(w), len(told.batch))) for w in weights]
    setting = (inputs, targets, names, loss.name, penalty)

    zs, a = forward(weights, biases, inputs, names, nudges)
    w_slopes, b_slopes, deltas = (
        grad(objective, part)(weights, biases, nudges, *setting) for part in range(3)
    )
    close(told.loss + told.penalty, objective(weights, biases, nudges, *setting))
    close(told.layers[-1].a, a)
    update = UPDATES[optimizer]
    for layer, z, delta, w_slope, b_slope, name in zip(
        told.layers, zs, deltas, w_slopes, b_slopes, names, strict=True
    ):
        close(layer.z, z)
        close(layer.a, FUNCTIONS[name](z))
        close(layer.da_dz, elementwise_grad(FUNCTIONS[name])(z))
        close(layer.delta, delta)
        close(layer.weight_gradients, w_slope)
        close(layer.bias_gradients, b_slope)
        close(layer.weight_updates, update(w_slope, 0.3))
        close(layer.bias_updates, update(b_slope, 0.3))
