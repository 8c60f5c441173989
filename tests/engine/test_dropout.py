"""Units that are left out of a sample's training."""

from dataclasses import replace

import numpy as np
import pytest

from app.engine.gradient_check import gradient_check
from app.engine.network import Backpropagation
from app.engine.trace import trace
from app.engine.trainer import Trainer, Training
from app.engine.walk import walk
from tests.engine.networks import bits, make_network, make_samples, make_trainer

DROPOUT = (0.5, 0.0, 0.25)


def make_dropped(activation: str = "tanh", **training) -> Trainer:
    network = make_network((2, 8, 3, 8, 1), activation, dropout=DROPOUT)
    return make_trainer(network, samples=40, learning_rate=0.3, batch_size=20, **training)


def test_a_steps_masks_come_from_its_seed_number_and_layer_alone():
    trainer = make_dropped(seed=7)
    for _ in range(3):
        trainer.step()
    for layer, (mask, chance) in enumerate(zip(trainer.next_update().masks, DROPOUT, strict=True)):
        drawn = np.random.default_rng([7, 3, layer]).random(mask.shape)
        assert (mask == np.where(drawn >= chance, 1 / (1 - chance), 0)).all()


def test_about_the_asked_share_is_left_out_and_the_mean_stays():
    masks = [make_dropped(seed=seed).next_update().masks[0] for seed in range(50)]
    assert (np.array(masks) == 0).mean() == pytest.approx(0.5, abs=0.02)
    assert np.mean(masks) == pytest.approx(1, abs=0.04)


@pytest.mark.parametrize("activation", ["tanh", "relu", "gelu", "sin", "elu"])
def test_gradients_with_masks_agree_with_central_differences(activation: str):
    trainer = make_dropped(activation)
    (inputs, targets), _ = make_samples(trainer.network, 40)
    update, network, size = trainer.next_update(), trainer.network, 1e-5
    run = Backpropagation(network, len(update.batch))
    batch = network.with_constant(inputs)[update.batch], targets[update.batch].T

    def loss() -> float:
        run.run(*batch, update.masks)
        return network.loss.value(run.forward.z[-1], run.forward.activations[-1], batch[1])

    numeric = np.empty(network.layout.size)
    for place, value in enumerate(network.flat.tolist()):
        losses = []
        for moved in (value + size, value - size):
            network.flat[place] = moved
            losses.append(loss())
        numeric[place] = (losses[0] - losses[1]) / (2 * size)
        network.flat[place] = value
    np.testing.assert_allclose(update.gradients, numeric, atol=1e-8)


def test_the_trace_tells_the_masks_and_what_the_next_layer_reads():
    trainer = make_dropped()
    told = trace(trainer)
    for layer, above in zip(told.layers[:-1], told.layers[1:], strict=True):
        assert (above.inputs == layer.a * layer.mask).all()
        assert layer.a == pytest.approx(np.tanh(layer.z), rel=1e-14)
    assert told.layers[-1].mask is None
    assert set(np.unique(told.layers[0].mask)) == {0, 2}


def test_a_sample_of_a_batch_is_walked_with_its_own_mask():
    trainer = make_dropped()
    told = trace(trainer)
    member = int(told.batch[5])
    seen = walk(trainer, member=member)
    for layer, column in zip(seen.layers[:-1], told.layers[:-1], strict=True):
        assert (layer.mask == column.mask[:, 5]).all()
        passed = layer.blame * layer.mask * layer.da_dz
        np.testing.assert_allclose(layer.delta, passed, rtol=1e-12, atol=1e-15)


def test_a_step_is_what_was_told_to_the_bit_and_so_is_the_same_step_again():
    trainer = make_dropped()
    before, snapshot = trainer.network.flat.copy(), trainer.snapshot()
    update = trainer.next_update()
    trainer.step()
    assert trainer.network.flat.tobytes() == (before + update.updates).tobytes()
    after = bits(trainer)
    trainer.restore(snapshot)
    trainer.steps(1)
    assert bits(trainer) == after


def test_what_is_left_out_is_there_again_when_it_is_only_measured():
    trainer = make_dropped()
    plain = Trainer(make_network((2, 8, 3, 8, 1)), *make_samples(trainer.network, 40), Training())
    assert trainer.metrics() == plain.metrics()
    assert gradient_check(trainer)["relative_error"] < 1e-7


def test_many_steps_at_once_have_the_masks_of_steps_one_by_one():
    one, many = make_dropped(), make_dropped()
    for _ in range(2):
        one.step()
    many.steps(2)
    assert bits(one) == bits(many)


def test_no_dropout_is_exactly_as_without():
    network = make_network((2, 8, 3, 8, 1), dropout=[0.0, 0.0, 0.0])
    training = replace(Training(), batch_size=20)
    trainers = [
        Trainer(each, *make_samples(each, 40), training)
        for each in (network, make_network((2, 8, 3, 8, 1)))
    ]
    for trainer in trainers:
        trainer.step()
    assert bits(trainers[0]) == bits(trainers[1])
    assert trainers[0].next_update().masks == []
