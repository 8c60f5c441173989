"""Several networks trained at once, beside the same ones trained one by one.

Both sum in another order, so that they agree to many digits and not to the bit.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from app.engine.ensemble import Ensemble
from app.engine.initializers import start
from app.engine.losses import LOSSES
from app.engine.network import Network
from app.engine.optimizers import OPTIMIZERS
from app.engine.trainer import Trainer, Training
from tests.engine.networks import finish_epoch, make_samples

SEEDS, EPOCHS = (3, 8, 21), 4
RATES = (0.01, 0.1, 0.5)
OUTPUTS = {
    kind: 1 if kind != "multiclass" else 3 for loss in LOSSES.values() for kind in loss.kinds
}
EVERY_LOSS = [(name, kind) for name, loss in LOSSES.items() for kind in loss.kinds]


def make_network(
    loss: str = "binary_cross_entropy",
    kind: str = "classification",
    hidden: Sequence[str] = ("tanh", "sigmoid"),
    **more: Any,
) -> Network:
    output = LOSSES[loss].output[kind]
    sizes = (2, 5, 3, OUTPUTS[kind])
    return Network(sizes, hidden, loss, output=output, **more)


def trainings_of(vary: str = "seed", **more: Any) -> list[Training]:
    base = Training(**{"learning_rate": 0.1, "batch_size": 7, "seed": 3, **more})
    values: Sequence[float] = SEEDS if vary == "seed" else RATES
    return [replace(base, **{vary: value}) for value in values]


def starts_of(network: Network, trainings: Sequence[Training]):
    return np.array([start(network.layout, each.seed, "normal", 0.5) for each in trainings])


def both(
    network: Network, trainings: Sequence[Training], locked: Sequence[int] = (), kind: str = ""
) -> tuple[Ensemble, list[Trainer]]:
    """One ensemble, and a trainer for each of its networks, trained for some epochs."""
    samples, mask = make_samples(network), np.zeros(network.layout.size, dtype=bool)
    mask[list(locked)] = True
    starts, classifies = starts_of(network, trainings), kind != "regression"
    ensemble = Ensemble(network, starts, *samples, trainings, mask, classifies)
    while ensemble.progress.epoch < EPOCHS:
        ensemble.step()
    trainers = []
    for training, flat in zip(trainings, starts, strict=True):
        names = [each.name for each in network.activations]
        alone = Network(
            network.layout.sizes,
            names[:-1],
            network.loss.name,
            bool(network.constant),
            names[-1],
            network.dropout,
        )
        alone.flat[:] = flat
        trainer = Trainer(alone, *samples, training, classifies)
        trainer.locked[:] = mask
        for _ in range(EPOCHS):
            finish_epoch(trainer)
        trainers.append(trainer)
    return ensemble, trainers


def assert_agree(ensemble: Ensemble, trainers: Sequence[Trainer]) -> None:
    standings = ensemble.standings()
    for place, trainer in enumerate(trainers):
        close = {"rtol": 0, "atol": 1e-9}
        np.testing.assert_allclose(ensemble.flat[place], trainer.network.flat, **close)
        state, alone = ensemble.snapshots()[place].optimizer_state, trainer.optimizer_state
        assert state.t == alone.t
        np.testing.assert_allclose(state.first, alone.first, **close)
        np.testing.assert_allclose(state.second, alone.second, **close)
        assert ensemble.progress == trainer.progress
        metrics = trainer.metrics()
        assert standings[place].train == pytest.approx(metrics["train"], abs=1e-9)
        assert standings[place].test == pytest.approx(metrics["test"], abs=1e-9)


@pytest.mark.parametrize("vary", ["seed", "learning_rate"])
@pytest.mark.parametrize("optimizer", OPTIMIZERS)
def test_each_optimizer_trains_them_as_it_trains_each_alone(optimizer: str, vary: str):
    trainings = trainings_of(vary, optimizer=optimizer, l1=0.001, l2=0.01)
    assert_agree(*both(make_network(), trainings))


@pytest.mark.parametrize(("loss", "kind"), EVERY_LOSS)
def test_each_loss_trains_them_as_it_trains_each_alone(loss: str, kind: str):
    assert_agree(*both(make_network(loss, kind), trainings_of(), kind=kind))


@pytest.mark.parametrize("optimizer", OPTIMIZERS)
@pytest.mark.parametrize("vary", ["seed", "learning_rate"])
def test_dropout_locks_and_biases_that_are_off_are_the_same(optimizer: str, vary: str):
    network = make_network(use_biases=False, dropout=(0.4, 0.2))
    trainings = trainings_of(vary, optimizer=optimizer, l2=0.01)
    ensemble, trainers = both(network, trainings, locked=(0, 4, 16))
    assert_agree(ensemble, trainers)
    still = [0, 4, 16, *np.flatnonzero(network.layout.is_bias)]
    assert (ensemble.flat[:, still] == starts_of(network, trainings)[:, still]).all()


@pytest.mark.parametrize("more", [{"schedule": "cosine"}, {"schedule": "step"}, {"shuffle": False}])
def test_the_schedule_and_the_order_of_samples_are_the_same(more: dict[str, Any]):
    assert_agree(*both(make_network(), trainings_of(schedule_epochs=2, **more)))


def test_a_network_that_diverges_stays_where_its_epoch_began_and_disturbs_no_other():
    network = make_network("mean_squared_error", "regression", ("relu", "relu"))
    trainings = [
        replace(trainings_of()[0], learning_rate=rate, optimizer="momentum")
        for rate in (0.01, 1e80, 0.02)
    ]
    ensemble, trainers = both(network, trainings, kind="regression")
    assert trainers[1].diverged()
    assert [bool(epoch) for epoch in ensemble.diverged] == [False, True, False]
    assert np.isfinite(ensemble.flat).all()
    samples, alone = make_samples(network), [trainings[0], trainings[2]]
    others = Ensemble(
        network,
        starts_of(network, alone),
        *samples,
        alone,
        np.zeros(network.layout.size, dtype=bool),
        classifies=False,
    )
    while others.progress.epoch < EPOCHS:
        others.step()
    assert (others.flat == ensemble.flat[[0, 2]]).all()
    standing = ensemble.standings()[1]
    assert standing.train["loss"] is not None
    assert np.isfinite(standing.train["loss"])


def test_without_test_samples_nothing_is_told_of_them():
    network, trainings = make_network(), trainings_of()
    train, _ = make_samples(network)
    empty = np.empty((0, 2)), np.empty((0, 1))
    locked = np.zeros(network.layout.size, dtype=bool)
    ensemble = Ensemble(network, starts_of(network, trainings), train, empty, trainings, locked)
    assert ensemble.standings()[0].test == {"loss": None, "accuracy": None, "r2": None}


def test_progress_counts_updates_and_epochs():
    network, trainings = make_network(), trainings_of()
    locked = np.zeros(network.layout.size, dtype=bool)
    samples = make_samples(network)
    ensemble = Ensemble(network, starts_of(network, trainings), *samples, trainings, locked)
    seen = []
    for _ in range(5):
        ensemble.step()
        seen.append(tuple(ensemble.progress))
    assert seen == [(1, 0, 7), (2, 0, 14), (3, 0, 21), (4, 1, 0), (5, 1, 7)]
