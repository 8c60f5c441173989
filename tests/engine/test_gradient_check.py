import numpy as np
import pytest

from app.engine.gradient_check import gradient_check
from tests.engine.networks import bits, make_network, make_trainer


def test_a_gradient_check_tells_both_gradients_of_every_parameter_and_changes_nothing():
    trainer = make_trainer(make_network((2, 3, 1)))
    before = bits(trainer)
    check = gradient_check(trainer, 1e-4)
    assert bits(trainer) == before
    assert check["epsilon"] == 1e-4
    assert tuple(check["parameters"]) == trainer.network.layout.paths
    assert 0 < check["relative_error"] < 1e-6
    for pair in check["parameters"].values():
        assert pair["analytic"] == pytest.approx(pair["numeric"], abs=1e-6)


def test_a_gradient_check_notices_a_wrong_gradient(monkeypatch: pytest.MonkeyPatch):
    trainer = make_trainer()
    wrong = trainer.objective_gradient()
    wrong[3] *= 1.01
    monkeypatch.setattr(trainer, "objective_gradient", lambda _samples: wrong)
    assert gradient_check(trainer)["relative_error"] > 1e-6


@pytest.mark.parametrize("size", [1e200, np.inf, np.nan])
def test_a_gradient_check_of_a_diverged_network_ends_without_a_warning(size: float):
    trainer = make_trainer(l1=0.1, l2=0.1)
    trainer.network.flat *= size
    before = bits(trainer)
    gradient_check(trainer)
    assert bits(trainer) == before


def test_two_zero_gradients_differ_by_nothing():
    network = make_network((1, 1, 1), "relu")
    network.flat[:] = [0.0, -1.0, 0.0, 0.0]
    trainer = make_trainer(network)
    trainer.locked[:] = True
    check = gradient_check(trainer)
    for path in ("weights.0.0.0", "biases.0.0"):
        both = check["parameters"][path]
        assert both["analytic"] == both["numeric"] == both["relative_error"] == 0.0


def test_each_comparison_tells_the_two_losses_that_it_is_made_of():
    trainer = make_trainer(make_network((2, 3, 1)), l2=0.1)
    check = gradient_check(trainer, 1e-4)["parameters"]["weights.0.2.1"]
    place = trainer.network.layout.index("weights.0.2.1")
    value = trainer.network.flat[place]
    trainer.network.flat[place] = value + 1e-4
    assert check["above"] == trainer.objective()
    trainer.network.flat[place] = value - 1e-4
    assert check["below"] == trainer.objective()
    assert check["numeric"] == (check["above"] - check["below"]) / 2e-4
    gap = abs(check["analytic"] - check["numeric"])
    size = abs(check["analytic"]) + abs(check["numeric"])
    assert check["relative_error"] == pytest.approx(gap / size)


def test_a_batch_can_be_checked_alone():
    trainer = make_trainer(l1=0.01)
    batch = trainer.next_update().batch
    check = gradient_check(trainer, samples=batch)
    assert check["relative_error"] < 1e-6
    analytic = [each["analytic"] for each in check["parameters"].values()]
    np.testing.assert_allclose(analytic, trainer.next_update().gradients, rtol=1e-12, atol=1e-15)
