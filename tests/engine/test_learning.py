"""What networks of this size are known to learn, within a bounded number of epochs."""

import numpy as np
import pytest

from app.engine.initializers import start
from app.engine.network import Network
from app.engine.trainer import Trainer, Training
from app.problems import make_dataset
from tests.engine.networks import finish_epoch


def make_learner(
    inputs: np.ndarray, targets: np.ndarray, hidden: tuple[int, ...], seed: int, **training: float
) -> Trainer:
    network = Network((2, *hidden, 1), ["tanh"] * len(hidden), "binary_cross_entropy")
    network.flat[:] = start(network.layout, seed)
    nothing = np.empty((0, 2)), np.empty((0, 1))
    return Trainer(network, (inputs, targets), nothing, Training(seed=seed, **training))


@pytest.mark.parametrize("seed", [1, 2, 3])
@pytest.mark.parametrize("problem", ["circle", "moons"])
def test_four_tanh_units_learn_circle_and_moons(problem: str, seed: int):
    train = make_dataset(problem, 250, 0.1, 0.5, seed, ("x1", "x2")).train
    learner = make_learner(train.inputs, train.targets, (4,), seed, learning_rate=0.5)
    accuracy = 0.0
    while accuracy <= 0.97 and learner.progress.epoch < 300:
        finish_epoch(learner)
        accuracy = learner.metrics()["train"]["accuracy"]
    assert accuracy > 0.97


@pytest.mark.parametrize("seed", range(1, 9))
def test_three_tanh_units_solve_xor_at_four_points(seed: int):
    points = np.array([[-1.0, -1.0], [-1.0, 1.0], [1.0, -1.0], [1.0, 1.0]])
    targets = np.array([[0.0], [1.0], [1.0], [0.0]])
    learner = make_learner(points, targets, (3,), seed, learning_rate=0.5, batch_size=4)
    while learner.progress.step < 2000:
        learner.step()
    assert learner.metrics()["train"]["accuracy"] == 1
