import numpy as np
import pytest

from app.engine.activations import ACTIVATIONS
from app.engine.gradient_check import gradient_check
from app.engine.losses import LOSSES
from app.engine.network import Network
from app.engine.parameters import Array
from app.engine.trainer import Trainer, Training
from tests.engine.networks import make_network, make_samples
from tests.engine.textbook import FUNCTIONS

SHAPES = [(1, 1), (2, 1), (1, 1, 1), (3, 5, 2), (2, 4, 2, 1), (2, *[8] * 8, 1)]
LOSSES_AND_OUTPUTS = [
    (loss.name, output) for loss in LOSSES.values() for output in loss.output.values()
]


def away_from_kinks(network: Network, inputs: Array) -> bool:
    """Whether no small move takes a z across 0, and every layer has a unit alive."""
    forward = network.forward(len(inputs))
    forward.run(network.with_constant(inputs).T)
    hidden = forward.z[:-1]
    return all(np.abs(z).min() > 1e-3 for z in hidden) and all((z > 0).any() for z in hidden)


def make_trainer(sizes: tuple[int, ...], activation: str, loss: str, output: str) -> Trainer:
    """A trainer with a random start; for relu the first start that is far from every kink."""
    for seed in range(1, 500):
        network = make_network(sizes, activation, loss, seed, output=output)
        train, test = make_samples(network, samples=5, seed=seed)
        if "relu" not in activation or away_from_kinks(network, train[0]):
            return Trainer(network, train, test, Training(l1=0.01, l2=0.02))
    raise AssertionError("no start is far from every kink")


@pytest.mark.parametrize("sizes", SHAPES, ids=str)
@pytest.mark.parametrize(("loss", "output"), LOSSES_AND_OUTPUTS)
@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_gradients_agree_with_central_differences(
    sizes: tuple[int, ...], loss: str, output: str, activation: str
):
    check = gradient_check(make_trainer(sizes, activation, loss, output), 1e-5)
    assert check["relative_error"] < 1e-6


def test_gradients_agree_where_every_layer_has_another_activation():
    network = Network(
        (2, 4, 4, 3, 3, 1), ["tanh", "tanh", "sigmoid", "linear"], "mean_squared_error"
    )
    network.flat[:] = np.random.default_rng(1).normal(size=network.layout.size)
    trainer = Trainer(network, *make_samples(network), Training())
    assert gradient_check(trainer, 1e-5)["relative_error"] < 1e-6


@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_the_forward_pass_is_the_textbooks(activation: str):
    network = make_network((3, 5, 4, 2), activation)
    (inputs, _), _ = make_samples(network)
    a = inputs
    for matrix, name in zip(network.matrices, [activation, activation, "sigmoid"], strict=True):
        a = FUNCTIONS[name](a @ matrix[:, :-1].T + matrix[:, -1])
    outputs = network.forward(len(inputs)).run(network.with_constant(inputs).T)
    np.testing.assert_allclose(outputs.T, a, rtol=1e-13)


def test_the_worked_example_comes_out_digit_for_digit():
    """Mazur, "A Step by Step Backpropagation Example": one sample, biases held as they are."""
    network = Network((2, 2, 2), ["sigmoid"], "mean_squared_error")
    network.flat[:] = network.layout.flatten(
        [[[0.15, 0.20], [0.25, 0.30]], [[0.40, 0.45], [0.50, 0.55]]],
        [[0.35, 0.35], [0.60, 0.60]],
    )
    sample = np.array([[0.05, 0.10]]), np.array([[0.01, 0.99]])
    nothing = np.empty((0, 2)), np.empty((0, 2))
    trainer = Trainer(network, sample, nothing, Training(learning_rate=0.5))
    trainer.locked[:] = network.layout.is_bias

    assert round(trainer.next_update().loss, 10) == 0.2983711088
    run = network.backpropagation(1)
    hidden, outputs = (a[:, 0].tolist() for a in run.forward.activations)
    assert [round(a, 10) for a in hidden] == [0.5932699921, 0.5968843783]
    assert [round(a, 10) for a in outputs] == [0.7513650696, 0.7729284653]
    hidden, outputs = (delta[:, 0].tolist() for delta in run.deltas)
    assert [round(delta, 8) for delta in outputs] == [0.13849856, -0.03809824]
    assert [round(delta, 8) for delta in hidden] == [0.00877135, 0.00995425]

    trainer.step()
    assert np.round(network.matrices[0], 10).tolist() == [
        [0.1497807161, 0.1995614323, 0.35],
        [0.2497511436, 0.2995022873, 0.35],
    ]
    assert np.round(network.matrices[1], 10).tolist() == [
        [0.3589164797, 0.4086661861, 0.60],
        [0.5113012702, 0.5613701211, 0.60],
    ]


def test_without_biases_they_act_as_0_have_gradient_0_and_keep_their_value():
    network = make_network(use_biases=False)
    train, test = make_samples(network)
    trainer = Trainer(network, train, test, Training(learning_rate=0.5))
    stored = network.flat[network.layout.is_bias].tobytes()

    bare = make_network()
    bare.flat[:] = np.where(bare.layout.is_bias, 0, network.flat)
    inputs = train[0]
    outputs = network.forward(25).run(network.with_constant(inputs).T)
    assert outputs.tobytes() == bare.forward(25).run(bare.with_constant(inputs).T).tobytes()

    update = trainer.next_update()
    assert not update.gradients[network.layout.is_bias].any()
    assert not update.updates[network.layout.is_bias].any()
    trainer.steps(3)
    assert network.flat[network.layout.is_bias].tobytes() == stored
    assert gradient_check(trainer)["relative_error"] < 1e-6
