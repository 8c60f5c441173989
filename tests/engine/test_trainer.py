from typing import Any

import numpy as np
import pytest

from app.engine.gradient_check import gradient_check
from app.engine.initializers import start
from app.engine.network import Network
from app.engine.trainer import Progress, Snapshot, Trainer, Training
from app.problems import PROBLEMS, make_dataset
from tests.engine.networks import bits, finish_epoch, make_network, make_samples, make_trainer

UNITS: list[dict[str, Any]] = [
    {"unit": "batch"},
    {"unit": "sample"},
    {"unit": "sample", "sample": 7},
    {"unit": "epoch"},
]
each_unit = pytest.mark.parametrize("unit", UNITS, ids=str)


@each_unit
def test_a_step_makes_exactly_the_update_that_was_told(unit: dict[str, Any]):
    trainer = make_trainer(l1=0.01, l2=0.01)
    for _ in range(7):
        before = trainer.network.flat.copy()
        update = trainer.next_update(**unit)
        trainer.step(**unit)
        assert trainer.network.flat.tobytes() == (before + update.updates).tobytes()
        assert update.updates.any()


@each_unit
def test_telling_the_next_update_changes_nothing(unit: dict[str, Any]):
    trainer = make_trainer()
    trainer.steps(2)
    before = bits(trainer)
    trainer.next_update(**unit)
    trainer.metrics()
    assert bits(trainer) == before


def test_looking_at_updates_does_not_disturb_the_steps_between():
    watched, alone = make_trainer(), make_trainer()
    for _ in range(8):
        for unit in UNITS:
            watched.next_update(**unit)
        watched.step()
        alone.step()
    assert bits(watched) == bits(alone)


@pytest.mark.parametrize("unit", ["batch", "sample"])
def test_many_steps_at_once_are_the_same_steps_and_end_with_the_epoch(unit: Any):
    together, apart = make_trainer(), make_trainer()
    together.steps(1000, unit)
    while apart.progress.epoch == 0:
        apart.step(unit)
    assert bits(together) == bits(apart)


def test_an_update_goes_against_the_gradient_at_the_learning_rate():
    update = make_trainer(learning_rate=0.25).next_update()
    assert update.updates.tobytes() == (-0.25 * update.gradients).tobytes()


def test_an_update_tells_the_loss_of_its_batch_without_the_penalty():
    trainer = make_trainer(l2=0.5)
    update = trainer.next_update()
    train, _ = make_samples(trainer.network)
    alone = Trainer(
        trainer.network, *[tuple(array[update.batch] for array in train)] * 2, Training()
    )
    assert update.loss == pytest.approx(alone.metrics()["train"]["loss"], rel=1e-14)
    weights = trainer.network.flat[~trainer.network.layout.is_bias]
    assert update.penalty == pytest.approx(0.25 * (weights**2).sum(), rel=1e-14)


def test_a_short_last_batch_is_an_update_with_its_own_mean():
    trainer = make_trainer()
    trainer.steps(2)
    update = trainer.next_update()
    assert len(update.batch) == 5
    train, _ = make_samples(trainer.network)
    few = tuple(array[update.batch] for array in train)
    alone = Trainer(trainer.network, few, few, Training(batch_size=5))
    np.testing.assert_allclose(update.gradients, alone.objective_gradient(), rtol=1e-12, atol=1e-15)
    trainer.step()
    assert trainer.progress == Progress(3, 1, 0)
    assert len(trainer.next_update().batch) == 10


def test_a_batch_larger_than_the_training_set_is_the_whole_set():
    trainer = make_trainer(batch_size=5000)
    update = trainer.next_update()
    assert sorted(update.batch.tolist()) == list(range(25))
    trainer.step()
    assert trainer.progress == Progress(1, 1, 0)


def test_a_chosen_sample_counts_as_a_step_and_leaves_the_position_alone():
    trainer = make_trainer()
    trainer.step()
    assert trainer.next_update("sample", 3).batch.tolist() == [3]
    trainer.step("sample", 3)
    assert trainer.progress == Progress(2, 0, 10)


def test_penalties_are_part_of_the_gradient():
    trainer, plain = make_trainer(l1=0.3, l2=0.2), make_trainer()
    flat, weights = trainer.network.flat, ~trainer.network.layout.is_bias
    added = trainer.next_update().gradients - plain.next_update().gradients
    expected = np.where(weights, 0.3 * np.sign(flat) + 0.2 * flat, 0)
    np.testing.assert_allclose(added, expected, atol=1e-15)
    assert gradient_check(trainer)["relative_error"] < 1e-6


def test_a_locked_parameter_keeps_its_bits_and_tells_its_true_gradient():
    trainer, free = make_trainer(), make_trainer()
    trainer.locked[[2, 5]] = True
    before = trainer.network.flat[[2, 5]].tobytes()
    update = trainer.next_update()
    assert update.gradients.tobytes() == free.next_update().gradients.tobytes()
    assert update.updates[[2, 5]].tolist() == [0, 0]
    finish_epoch(trainer)
    assert trainer.network.flat[[2, 5]].tobytes() == before


@pytest.mark.parametrize("steps", [0, 1, 2, 3, 4])
def test_restoring_a_snapshot_brings_back_the_same_bits_and_the_same_next_steps(steps: int):
    trainer = make_trainer()
    trainer.locked[4] = True
    for _ in range(steps):
        trainer.step()
    snapshot, before = trainer.snapshot(), bits(trainer)
    finish_epoch(trainer)
    trainer.locked[:] = False
    trainer.step("sample")
    after = []
    for restored in (trainer, make_trainer(make_network(seed=9))):
        restored.restore(snapshot)
        assert bits(restored) == before
        for _ in range(5):
            restored.step()
        after.append(bits(restored))
    assert after[0] == after[1]


def test_a_snapshot_is_untouched_by_what_comes_after():
    trainer = make_trainer()
    snapshot = trainer.snapshot()
    kept = snapshot.flat.tobytes()
    finish_epoch(trainer)
    assert snapshot.flat.tobytes() == kept


@pytest.mark.parametrize("position", [-1, 25])
def test_a_position_outside_the_epoch_is_refused(position: int):
    trainer = make_trainer()
    start = trainer.snapshot()
    outside = Snapshot(start.flat, Progress(0, 0, position), start.optimizer_state, start.locked)
    with pytest.raises(ValueError, match="it can be 0 to 24"):
        trainer.restore(outside)


@pytest.mark.parametrize("unit", [{}, {"unit": "sample"}, {"unit": "sample", "sample": 7}], ids=str)
@pytest.mark.parametrize("l2", [0.0, 0.1])
def test_the_terms_add_up_to_the_update_and_the_batch_is_its_own(unit, l2):
    trainer = make_trainer(l2=l2)
    update = trainer.next_update(**unit)
    np.testing.assert_allclose(sum(update.terms.values()), update.updates, rtol=1e-12, atol=1e-17)
    assert ("penalty" in update.terms) == (l2 > 0)
    assert trainer.next_batch(**unit).tolist() == update.batch.tolist()


def test_metrics_are_the_textbooks_over_each_whole_split():
    trainer = make_trainer(l2=0.1)
    train, test = make_samples(trainer.network)
    metrics = trainer.metrics()
    for split, (inputs, targets) in (("train", train), ("test", test)):
        a = trainer.network.forward(len(inputs)).run(trainer.network.with_constant(inputs).T).T
        loss = -(targets * np.log(a) + (1 - targets) * np.log(1 - a)).mean()
        assert metrics[split]["loss"] == pytest.approx(loss, rel=1e-13)
        assert metrics[split]["accuracy"] == ((a > 0.5) == targets).mean()
    assert trainer.objective() == metrics["objective"]
    assert metrics["objective"] == metrics["train"]["loss"] + metrics["penalty"]


def test_without_test_samples_nothing_is_measured_there():
    network = make_network()
    train, _ = make_samples(network)
    trainer = Trainer(network, train, (np.empty((0, 2)), np.empty((0, 1))), Training())
    assert trainer.metrics()["test"] == {"loss": None, "accuracy": None, "r2": None}


def test_a_regression_has_no_accuracy():
    trainer = make_trainer(make_network(loss="mean_squared_error"), classifies=False)
    assert trainer.metrics()["train"]["accuracy"] is None


def test_a_large_learning_rate_on_deep_relu_diverges_without_a_warning():
    data = make_dataset(PROBLEMS["gauss"], 250, 0.1, 0.5, 1, ("x1", "x2"))
    network = Network((2, *[16] * 8, 1), ["relu"] * 8, "binary_cross_entropy")
    network.flat[:] = start(network.layout, 1)
    train = data.train.inputs, data.train.targets
    trainer = Trainer(network, train, train, Training(learning_rate=10.0))
    trainer.locked[0] = True
    first, locked = trainer.snapshot(), network.flat[0]
    assert not trainer.diverged()
    for _ in range(20):
        trainer.next_update()
        trainer.step()
        trainer.metrics()
    assert trainer.diverged()
    assert network.flat[0] == locked
    trainer.restore(first)
    assert not trainer.diverged()
