"""Each thing that can be wrong is found in a network that was made to have it, and in no other."""

from typing import Any

import numpy as np
import pytest

from app.engine.diagnosis import Finding, diagnose, groups, worth_learning
from app.engine.initializers import start
from app.engine.network import Network
from app.engine.responses import FLAT_SLOPE, judged, response
from app.engine.trainer import Trainer, Training
from app.problems import PROBLEMS, make_dataset
from tests.engine.networks import bits, finish_epoch, make_network, make_samples

Arrays = tuple[np.ndarray, np.ndarray]


def circle(
    sizes: tuple[int, ...] = (2, 4, 1), activation: str = "tanh", **training: Any
) -> Trainer:
    """On 125 points of the circle, from the usual start."""
    data = make_dataset(PROBLEMS["circle"], 250, 0.1, 0.5, 1, ("x1", "x2"))
    network = Network(sizes, [activation] * (len(sizes) - 2), "binary_cross_entropy")
    network.flat[:] = start(network.layout, 1)
    splits = [(part.inputs, part.targets) for part in (data.train, data.test)]
    return Trainer(network, *splits, Training(**{"learning_rate": 0.5, **training}))


def kinds(trainer: Trainer) -> list[str]:
    return [finding.kind for finding in diagnose(trainer)]


def only(trainer: Trainer, kind: str) -> Finding:
    """The one finding of this kind."""
    (finding,) = (each for each in diagnose(trainer) if each.kind == kind)
    return finding


def put_biases(trainer: Trainer, layer: int, value: float) -> None:
    trainer.network.matrices[layer][:, -1] = value


def test_nothing_is_wrong_with_the_usual_start_and_looking_changes_nothing():
    trainer = circle((2, 4, 3, 1), optimizer="adam", learning_rate=0.01, l2=0.01)
    finish_epoch(trainer)
    trainer.step()
    before = bits(trainer)
    assert diagnose(trainer) == []
    assert bits(trainer) == before


@pytest.mark.parametrize("activation", ["tanh", "sigmoid"])
@pytest.mark.parametrize("value", [0.0, 0.3])
@pytest.mark.parametrize("units", [3, 7, 16])
def test_units_that_are_alike_stay_alike_for_fifty_steps(activation: str, value: float, units: int):
    trainer = circle((2, units, 1), activation)
    trainer.network.flat[:] = value
    for _ in range(5):
        finding = only(trainer, "symmetry")
        assert (finding.layer, finding.units) == (0, list(range(units)))
        trainer.steps(10)
        rows = trainer.network.matrices[0]
        assert np.ptp(rows, axis=0) == pytest.approx(0, abs=1e-12)


def test_units_that_differ_on_one_side_only_are_not_alike():
    trainer = circle((2, 3, 1))
    hidden, output = trainer.network.matrices
    hidden[1] = hidden[0]
    assert "symmetry" not in kinds(trainer)
    output[0, 1] = output[0, 0]
    assert only(trainer, "symmetry").units == [0, 1]
    hidden[1, -1] += 1e-6
    assert "symmetry" not in kinds(trainer)


def test_units_that_dropout_tells_apart_are_not_symmetric():
    network = make_network((2, 4, 1), dropout=[0.5])
    network.flat[:] = 0.3
    trainer = Trainer(network, *make_samples(network), Training())
    assert "symmetry" not in kinds(trainer)


def test_rows_that_are_alike_are_grouped():
    rows = np.array([[1.0, 2.0], [3.0, 4.0], [1.0, 2.0 + 1e-12], [3.0, 4.0], [1.0, 2.1]])
    assert groups(rows) == [[0, 2], [1, 3]]


def test_with_all_zeros_no_weight_has_a_gradient():
    trainer = circle()
    trainer.network.flat[:] = 0
    finding = only(trainer, "no_gradient")
    assert finding.measured["quality"] == trainer.metrics()["train"]["accuracy"]
    weights = ~trainer.network.layout.is_bias
    assert not trainer.objective_gradient()[weights].any()


def test_a_relu_below_zero_for_all_points_is_dead():
    trainer = circle((2, 4, 1), "relu")
    trainer.network.matrices[0][[1, 3], -1] = -9.0
    finding = only(trainer, "dead")
    assert (finding.layer, finding.units) == (0, [1, 3])
    assert finding.measured == {"samples": 125.0, "of": 4.0}
    for unit in range(4):
        told = response(trainer, 0, unit).health
        assert (told == "dead") == (unit in finding.units)


def test_a_layer_of_sigmoids_at_their_ends_is_saturated():
    trainer = circle((2, 4, 1), "sigmoid")
    put_biases(trainer, 0, 6.0)
    finding = only(trainer, "saturated")
    assert (finding.layer, finding.units) == (0, [0, 1, 2, 3])
    shares = [response(trainer, 0, unit).flat_share for unit in range(4)]
    assert finding.measured["flat_share"] == pytest.approx(np.mean(shares))
    put_biases(trainer, 0, 0.0)
    assert kinds(trainer) == []


def test_flat_units_of_a_network_that_has_learned_are_no_trouble():
    trainer = circle()
    while trainer.progress.epoch < 150:
        trainer.steps(100)
    slopes = [response(trainer, 0, unit).health for unit in range(4)]
    assert "saturated" in slopes
    assert kinds(trainer) == []


def test_a_unit_is_judged_by_the_share_of_its_flat_slopes():
    flat, steep = FLAT_SLOPE / 2, 2 * FLAT_SLOPE
    assert judged(np.array([flat, flat, steep])) == (pytest.approx(2 / 3), "saturated")
    assert judged(np.array([flat, steep, steep])) == (pytest.approx(1 / 3), "live")
    assert judged(np.zeros(3)) == (1.0, "dead")


def test_the_gradient_vanishes_on_its_way_through_many_sigmoids():
    finding = only(circle((2, 4, 4, 4, 4, 4, 1), "sigmoid"), "vanishing")
    assert 0 < finding.measured["first"] < 0.01 * finding.measured["last"]
    assert kinds(circle((2, 4, 4, 4, 4, 4, 1), "elu")) == []


def test_the_gradient_explodes_where_weights_multiply():
    trainer = circle((2, 8, 8, 8, 8, 8, 1), "leaky_relu")
    trainer.network.flat *= 5
    finding = only(trainer, "exploding")
    gradient = float(np.linalg.norm(trainer.objective_gradient()))
    assert finding.measured["norm"] == pytest.approx(gradient)
    assert gradient > 100


@pytest.mark.parametrize(("optimizer", "rate"), [("sgd", 10.0), ("momentum", 10.0), ("adam", 3.0)])
def test_a_rate_whose_steps_raise_the_loss_is_too_large(optimizer: str, rate: float):
    trainer = circle(optimizer=optimizer, learning_rate=rate)
    measured = only(trainer, "rate_too_large").measured
    assert measured["before"] == pytest.approx(trainer.objective())
    assert measured["after"] > measured["before"] + 0.06
    assert measured["shorter"] < measured["after"]


def test_what_is_told_of_a_rate_is_what_a_step_on_all_points_does():
    trainer = circle(learning_rate=10.0, batch_size=5000)
    while "rate_too_large" not in kinds(trainer):
        trainer.step()
    measured = only(trainer, "rate_too_large").measured
    assert measured["before"] == trainer.objective()
    trainer.step()
    assert measured["after"] == trainer.objective()


@pytest.mark.parametrize(("optimizer", "rate"), [("sgd", 1e-4), ("adam", 1e-5)])
def test_a_rate_whose_steps_could_be_a_thousand_times_as_long_is_too_small(
    optimizer: str, rate: float
):
    trainer = circle(optimizer=optimizer, learning_rate=rate)
    measured = only(trainer, "rate_too_small").measured
    gain = measured["before"] - measured["after"]
    assert measured["before"] - measured["longer"] > 100 * gain > 0


def test_a_rate_that_a_schedule_has_made_small_is_not_too_small():
    trainer = circle(learning_rate=1e-4, schedule="cosine", schedule_epochs=2)
    assert kinds(trainer) == ["rate_too_small"]
    finish_epoch(trainer)
    assert kinds(trainer) == []


def test_flat_ground_high_up_is_told_as_being_stuck():
    points = np.array([[-1.0, -1.0], [-1.0, 1.0], [1.0, -1.0], [1.0, 1.0]])
    targets = np.array([[0.0], [1.0], [1.0], [0.0]])
    network = Network((2, 1), [], "binary_cross_entropy")
    network.flat[:] = start(network.layout, 1)
    nothing = np.empty((0, 2)), np.empty((0, 1))
    trainer = Trainer(
        network, (points, targets), nothing, Training(learning_rate=0.5, batch_size=4)
    )
    assert kinds(trainer) == []
    while trainer.progress.step < 40:
        trainer.step()
    finding = only(trainer, "stuck")
    assert finding.measured["norm"] == pytest.approx(np.linalg.norm(trainer.objective_gradient()))


def test_nothing_is_told_of_a_network_that_has_diverged():
    trainer = circle()
    trainer.network.flat[0] = np.inf
    assert diagnose(trainer) == []


def worth(loss: str, output: str, targets: list[list[float]]) -> float:
    network = Network((1, len(targets)), [], loss, output=output)
    return worth_learning(network, np.array(targets))


def test_what_there_is_to_learn_is_the_loss_of_the_mean_answer():
    assert worth("binary_cross_entropy", "sigmoid", [[0, 1, 0, 1]]) == pytest.approx(np.log(2))
    quarter = -(0.25 * np.log(0.25) + 0.75 * np.log(0.75))
    assert worth("binary_cross_entropy", "sigmoid", [[0, 0, 0, 1]]) == pytest.approx(quarter)
    thirds = np.eye(3).tolist()
    assert worth("categorical_cross_entropy", "softmax", thirds) == pytest.approx(np.log(3))
    assert worth("mean_squared_error", "linear", [[1.0, -1.0, 3.0]]) == pytest.approx(4 / 3)
    assert worth("hinge", "linear", [[0, 1]]) == pytest.approx(1)
    assert worth("mean_squared_error", "linear", [[0.4]]) == 0


def test_biases_that_are_off_do_not_tell_units_apart():
    network = Network((2, 3, 1), ["tanh"], "binary_cross_entropy", use_biases=False)
    network.flat[:] = 0.3
    network.matrices[0][:, -1] = [1.0, 2.0, 3.0]
    train, test = make_samples(network)
    assert only(Trainer(network, train, test, Training()), "symmetry").units == [0, 1, 2]
