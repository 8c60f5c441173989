"""Every number of an update against an automatic differentiation that knows nothing of ours."""

from itertools import product
from typing import Any

import autograd.numpy as anp
import numpy as np
import pytest
from autograd import elementwise_grad, grad

from app.engine.activations import ACTIVATIONS, OUTPUT_ACTIVATIONS
from app.engine.losses import LOSSES
from app.engine.optimizers import OPTIMIZERS
from app.engine.trace import trace
from app.engine.trainer import Trainer
from tests.engine.networks import make_network, make_samples, make_trainer
from tests.engine.textbook import EACH_LOSS, FUNCTIONS, UPDATES

PENALTIES = [{}, {"l1": 0.03}, {"l2": 0.07}, {"l1": 0.02, "l2": 0.05}]
UNITS: list[dict[str, Any]] = [{"unit": "batch"}, {"unit": "sample", "sample": 4}]


def test_everything_that_there_is_has_its_textbook_form_here():
    assert FUNCTIONS.keys() == OUTPUT_ACTIVATIONS.keys()
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


def split_biases(trainer: Trainer) -> tuple[list[Any], list[Any]]:
    matrices = trainer.network.matrices
    return [each[:, :-1].copy() for each in matrices], [each[:, -1].copy() for each in matrices]


OUTPUTS = {(loss.name, output) for loss in LOSSES.values() for output in loss.output.values()}
COMBINATIONS = list(product(ACTIVATIONS, sorted(OUTPUTS)))


@pytest.mark.parametrize("penalty", PENALTIES, ids=str)
@pytest.mark.parametrize("unit", UNITS, ids=str)
@pytest.mark.parametrize(("activation", "loss"), COMBINATIONS)
def test_a_trace_equals_an_independent_differentiation(activation, loss, unit, penalty):
    loss, output = loss
    trainer = make_traced(activation, loss, output, **penalty)
    (train_inputs, train_targets), _ = make_samples(trainer.network)
    told = trace(trainer, **unit)
    weights, biases = split_biases(trainer)
    inputs, targets = train_inputs[told.batch].T, train_targets[told.batch].T
    names = [activation, activation, output]
    nudges = [np.zeros((len(w), len(told.batch))) for w in weights]
    setting = (inputs, targets, names, loss, penalty)

    zs, a = forward(weights, biases, inputs, names, nudges)
    w_slopes, b_slopes, deltas = (
        grad(objective, part)(weights, biases, nudges, *setting) for part in range(3)
    )
    close(told.loss + told.penalty, objective(weights, biases, nudges, *setting))
    close(told.layers[-1].a, a)
    for layer, z, delta, w_slope, b_slope, name in zip(
        told.layers, zs, deltas, w_slopes, b_slopes, names, strict=True
    ):
        close(layer.z, z)
        close(layer.a, FUNCTIONS[name](z))
        close(layer.da_dz, slope_of(name, z))
        close(layer.delta, delta)
        close(layer.weight_gradients, w_slope)
        close(layer.bias_gradients, b_slope)
        close(layer.weight_updates, -0.3 * w_slope)
        close(layer.bias_updates, -0.3 * b_slope)


def slope_of(name, z):
    """The slope of each a by its own z: of softmax the diagonal of what its shares have."""
    if name != "softmax":
        return elementwise_grad(FUNCTIONS[name])(z)
    rows = [elementwise_grad(lambda z, i=i: FUNCTIONS[name](z)[i])(z)[i] for i in range(len(z))]
    return np.array(rows)


@pytest.mark.parametrize("optimizer", OPTIMIZERS)
@pytest.mark.parametrize("penalty", PENALTIES, ids=str)
def test_the_updates_of_an_optimizer_are_its_textbooks_and_the_sums_of_their_terms(
    optimizer, penalty
):
    names = ["tanh", "tanh", "sigmoid"]
    network = make_network((2, 4, 3, 2), "tanh", "binary_cross_entropy")
    trainer = make_trainer(network, learning_rate=0.03, optimizer=optimizer, **penalty)
    (train_inputs, train_targets), _ = make_samples(network)
    # What adamw takes off the weights is no part of its gradients.
    whole = {name: value for name, value in penalty.items() if (optimizer, name) != ("adamw", "l2")}
    seen: list[list[Any]] = []
    for _ in range(4):
        told = trace(trainer)
        weights, biases = split_biases(trainer)
        inputs, targets = train_inputs[told.batch].T, train_targets[told.batch].T
        nudges = [np.zeros((len(w), len(told.batch))) for w in weights]
        setting = (inputs, targets, names, "binary_cross_entropy", whole)
        seen.append([grad(objective, part)(weights, biases, nudges, *setting) for part in (0, 1)])
        for place, layer in enumerate(told.layers):
            w_steps, b_steps = ([each[part][place] for each in seen] for part in (0, 1))
            decay = penalty.get("l2", 0) * weights[place]
            close(layer.weight_updates, UPDATES[optimizer](w_steps, 0.03, decay))
            close(layer.bias_updates, UPDATES[optimizer](b_steps, 0.03, 0))
            for kind, update in (("weights", layer.weight_updates), ("biases", layer.bias_updates)):
                terms = [
                    term[kind]
                    for name, term in layer.update_terms.items()
                    if name not in ("first", "second")
                ]
                close(sum(terms), update)
        trainer.step()
