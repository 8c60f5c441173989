import numpy as np
import pytest

from app.engine.activations import OUTPUT_ACTIVATIONS
from app.engine.losses import LOSSES, Penalty

TARGETS = np.array([[0.0, 1.0, 1.0], [1.0, 0.0, 1.0]])
ONE_HOT = np.array([[0.0, 1.0, 1.0], [1.0, 0.0, 0.0]])
Z = np.array([[0.3, -1.2, 2.0], [-0.4, 0.9, 0.1]])

each_use = pytest.mark.parametrize(
    ("name", "output"),
    [(loss.name, output) for loss in LOSSES.values() for output in loss.output.values()],
)


def targets_for(output: str) -> np.ndarray:
    return ONE_HOT if OUTPUT_ACTIVATIONS[output].couples else TARGETS


def value(name: str, output: str, z: np.ndarray) -> float:
    a = np.empty_like(z)
    OUTPUT_ACTIVATIONS[output].function(z, a)
    return LOSSES[name].value(z, a, targets_for(output))


@each_use
def test_delta_is_the_derivative_of_each_samples_loss(name: str, output: str):
    a, delta = np.empty_like(Z), np.empty_like(Z)
    OUTPUT_ACTIVATIONS[output].function(Z, a)
    LOSSES[name].delta(Z, a, targets_for(output), OUTPUT_ACTIVATIONS[output], delta)
    step = 1e-5
    for place in np.ndindex(Z.shape):
        moved = np.zeros_like(Z)
        moved[place] = step
        slope = (value(name, output, Z + moved) - value(name, output, Z - moved)) / (2 * step)
        assert delta[place] / Z.shape[1] == pytest.approx(slope, abs=1e-9)


def test_cross_entropy_is_what_the_textbook_says():
    a = 1 / (1 + np.exp(-Z))
    textbook = -(TARGETS * np.log(a) + (1 - TARGETS) * np.log(1 - a)).sum(axis=0).mean()
    assert value("binary_cross_entropy", "sigmoid", Z) == pytest.approx(textbook, rel=1e-14)


def test_squared_error_is_half_the_square_summed_over_outputs():
    textbook = (0.5 * (Z - TARGETS) ** 2).sum(axis=0).mean()
    assert value("mean_squared_error", "linear", Z) == pytest.approx(textbook, rel=1e-14)


def test_cross_entropy_stays_exact_for_huge_logits():
    z = np.array([[1e4, -1e4, 800.0, -50.0]])
    targets = np.array([[0.0, 1.0, 1.0, 0.0]])
    loss = LOSSES["binary_cross_entropy"].value
    for sample, expected in enumerate([1e4, 1e4, 0.0, np.exp(-50.0)]):
        one = slice(sample, sample + 1)
        assert loss(z[:, one], z[:, one], targets[:, one]) == pytest.approx(expected, rel=1e-12)


def test_a_loss_is_offered_for_the_kinds_it_can_measure():
    assert {name: loss.kinds for name, loss in LOSSES.items()} == {
        "binary_cross_entropy": ("classification", "multiclass"),
        "categorical_cross_entropy": ("multiclass",),
        "mean_squared_error": ("classification", "multiclass", "regression"),
        "hinge": ("classification", "multiclass"),
    }


def test_the_cross_entropy_of_softmax_is_what_the_textbook_says_and_stays_exact():
    shares = np.exp(Z) / np.exp(Z).sum(axis=0)
    textbook = -(ONE_HOT * np.log(shares)).sum(axis=0).mean()
    assert value("categorical_cross_entropy", "softmax", Z) == pytest.approx(textbook, rel=1e-14)
    far = np.array([[1e4], [-1e4]])
    loss = LOSSES["categorical_cross_entropy"]
    assert loss.value(far, far, np.array([[0.0], [1.0]])) == 2e4
    assert loss.value(far, far, np.array([[1.0], [0.0]])) == 0


def test_hinge_is_what_is_missing_to_1_on_the_own_side():
    z = np.array([[0.25, 2.0, -0.5, -3.0]])
    targets = np.array([[1.0, 1.0, 0.0, 1.0]])
    assert LOSSES["hinge"].each(z, z, targets).tolist() == [[0.75, 0, 0.5, 4]]


def test_the_penalty_is_over_weights_only():
    penalty = Penalty(0.5, 2.0, np.array([False, False, True]))
    flat = np.array([3.0, -1.0, 100.0])
    assert penalty.value(flat) == 0.5 * (3 + 1) + 0.5 * 2.0 * (9 + 1)
    gradients = np.ones(3)
    penalty.add_gradient(flat, gradients)
    assert gradients.tolist() == [1 + 0.5 + 6, 1 - 0.5 - 2, 1]


def test_no_penalty_is_exactly_nothing():
    penalty = Penalty(0.0, 0.0, np.array([False, True]))
    gradients = np.array([-0.0, 1.0])
    penalty.add_gradient(np.array([np.inf, 1.0]), gradients)
    assert penalty.value(np.array([np.inf, 1.0])) == 0
    assert gradients.tobytes() == np.array([-0.0, 1.0]).tobytes()
