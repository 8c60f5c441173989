"""Small networks and trainers for the engine's tests."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from app.engine.initializers import start
from app.engine.network import Network
from app.engine.parameters import Array
from app.engine.trainer import Trainer, Training


def make_network(
    sizes: Sequence[int] = (2, 4, 2, 1),
    activation: str = "tanh",
    loss: str = "binary_cross_entropy",
    seed: int = 1,
    **settings: Any,
) -> Network:
    """A started network with one activation in all hidden layers and biases that are not 0."""
    network = Network(sizes, [activation] * (len(sizes) - 2), loss, **settings)
    network.flat[:] = start(network.layout, seed)
    biases = network.layout.is_bias
    network.flat[biases] = np.random.default_rng(seed).uniform(-0.5, 0.5, biases.sum())
    return network


def make_samples(
    network: Network, samples: int = 25, seed: int = 5
) -> tuple[tuple[Array, Array], tuple[Array, Array]]:
    """Training and test samples that fit the network, with targets 0 and 1; for softmax one 1."""
    rng = np.random.default_rng(seed)
    inputs, *_, outputs = network.layout.sizes

    def split(size: int) -> tuple[Array, Array]:
        targets = rng.integers(0, 2, (size, outputs)).astype(float)
        if network.activations[-1].couples:
            targets = np.eye(outputs)[rng.integers(0, outputs, size)]
        return rng.uniform(-2, 2, (size, inputs)), targets

    return split(samples), split(11)


def make_trainer(
    network: Network | None = None, samples: int = 25, classifies: bool = True, **training: Any
) -> Trainer:
    network = network or make_network()
    return Trainer(network, *make_samples(network, samples), Training(**training), classifies)


def finish_epoch(trainer: Trainer) -> None:
    epoch = trainer.progress.epoch
    while trainer.progress.epoch == epoch:
        trainer.step()


def bits(trainer: Trainer) -> tuple[Any, ...]:
    """All that a trainer's next step depends on, comparable to the bit."""
    state = trainer.optimizer_state
    return (
        trainer.network.flat.tobytes(),
        trainer.progress,
        state.t,
        state.first.tobytes(),
        state.second.tobytes(),
        trainer.locked.tobytes(),
    )
