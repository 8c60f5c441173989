import math

import pytest

from app.engine.schedules import SCHEDULES
from tests.engine.networks import make_trainer

# The factor after so many of 8 epochs. Cosine as PyTorch's CosineAnnealingLR(T_max=8), warm-up as
# LinearLR(start_factor=0.1, total_iters=8), step as StepLR(step_size=8, gamma=0.5).
FACTORS = {
    "constant": {0: 1, 4: 1, 100: 1},
    "step": {0: 1, 7.99: 1, 8: 0.5, 16: 0.25},
    "cosine": {0: 1, 2: 0.8535533905932737, 4: 0.5, 8: 0, 100: 0},
    "warmup": {0: 0.1, 4: 0.55, 8: 1, 100: 1},
}


def test_every_schedule_has_its_factors_here():
    assert FACTORS.keys() == SCHEDULES.keys()


@pytest.mark.parametrize("name", FACTORS)
def test_a_schedule_goes_through_its_factors(name: str):
    for epochs, factor in FACTORS[name].items():
        assert SCHEDULES[name].factor(epochs, 8) == pytest.approx(factor, abs=1e-15)


def test_the_rate_of_a_step_follows_the_part_of_the_epoch_that_is_done():
    trainer = make_trainer(samples=20, schedule="cosine", schedule_epochs=2, learning_rate=0.4)
    for step in range(4):
        update = trainer.next_update()
        rate = 0.4 * 0.5 * (1 + math.cos(math.pi * step / 4))
        assert update.learning_rate == pytest.approx(rate, rel=1e-12)
        assert update.updates == pytest.approx(-rate * update.gradients, rel=1e-12)
        trainer.step()
    assert trainer.next_update().learning_rate == pytest.approx(0, abs=1e-15)


def test_many_steps_at_once_have_the_rates_of_steps_one_by_one():
    one, many = (make_trainer(samples=20, schedule="warmup", schedule_epochs=3) for _ in range(2))
    for _ in range(2):
        one.step()
    many.steps(2)
    assert one.network.flat.tobytes() == many.network.flat.tobytes()


def test_a_named_sample_leaves_the_schedule_where_it_is():
    trainer = make_trainer(samples=20, schedule="cosine", schedule_epochs=2)
    trainer.step()
    rate = trainer.next_update().learning_rate
    trainer.step("sample", 3)
    assert trainer.next_update().learning_rate == rate
