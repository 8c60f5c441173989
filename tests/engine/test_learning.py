"""What networks of this size are known to learn, over many starts at once.

Beside each claim stands what was measured: of 400 starts (xor), or of 20 (circle and moons).
"""

import numpy as np
import pytest

from app.engine.ensemble import Ensemble
from app.engine.initializers import start
from app.engine.network import Network
from app.engine.trainer import Training
from app.problems import PROBLEMS, make_dataset

Samples = tuple[np.ndarray, np.ndarray]

NOTHING: Samples = np.empty((0, 2)), np.empty((0, 1))
FOUR_POINTS: Samples = (
    np.array([[-1.0, -1.0], [-1.0, 1.0], [1.0, -1.0], [1.0, 1.0]]),
    np.array([[0.0], [1.0], [1.0], [0.0]]),
)


def accuracies(
    train: Samples,
    units: int,
    activation: str,
    seeds: range,
    epochs: int,
    batch_size: int,
    initializer: str = "glorot_uniform",
    value: float = 0.0,
) -> np.ndarray:
    """On the training set, of one network with a hidden layer for each seed."""
    network = Network((2, units, 1), [activation], "binary_cross_entropy")
    starts = np.array([start(network.layout, seed, initializer, value) for seed in seeds])
    # An order makes no difference to all samples at once.
    rule = {"learning_rate": 0.5, "batch_size": batch_size, "shuffle": batch_size < len(train[0])}
    trainings = [Training(seed=seed, **rule) for seed in seeds]
    unlocked = np.zeros(network.layout.size, dtype=bool)
    ensemble = Ensemble(network, starts, train, NOTHING, trainings, unlocked)
    while ensemble.progress.epoch < epochs:
        ensemble.step()
    return np.array([standing.train["accuracy"] for standing in ensemble.standings()])


@pytest.mark.parametrize(
    ("units", "activation", "least", "most"),
    [
        (2, "tanh", 0.6, 0.9),  # 76 % of 400, 70 % of these 40
        (3, "tanh", 0.97, 1.0),  # 99.8 %, and 100 %
        (2, "relu", 0.1, 0.35),  # 20 %, and 28 %
    ],
)
def test_how_often_xor_at_four_points_is_solved(
    units: int, activation: str, least: float, most: float
):
    solved = accuracies(FOUR_POINTS, units, activation, range(1, 41), 2000, 4, "uniform", 0.5) == 1
    assert least <= solved.mean() <= most


@pytest.mark.parametrize("seed", [1, 2, 3])
@pytest.mark.parametrize(
    ("problem", "units", "least", "most"),
    [
        ("circle", 4, 0.99, 1.0),  # 99.8 %
        ("moons", 4, 0.99, 1.0),  # 100 %
        ("circle", 2, 0.8, 0.9),  # 87 %
        ("moons", 2, 0.86, 0.95),  # 92 %
    ],
)
def test_four_units_learn_circle_and_moons_and_two_do_not(
    problem: str, units: int, least: float, most: float, seed: int
):
    data = make_dataset(PROBLEMS[problem], 250, 0.1, 0.5, seed, ("x1", "x2")).train
    train = data.inputs, data.targets
    reached = accuracies(train, units, "tanh", range(1, 9), 300, 10)
    assert least <= reached.mean() <= most
