import pytest

from app.playground.words import (
    arrow,
    counted,
    divergence,
    joined,
    number,
    parameter_name,
    unit_names,
)
from app.problems import Wording
from tests.playground.sessions import do, labels, make_session

UNITS = [["x1", "x2"], ["h1.1", "h1.2"], ["h2.1"], ["inside"]]


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (0.0, "0.00"),
        (2.2, "2.20"),
        (-1.575, "−1.57"),
        (0.0437, "0.044"),
        (-0.0004, "−0.0004"),
        (4.2e-5, "4.2e−5"),
        (999_999.0, "1e6"),
        (99_999.0, "99999.00"),
        (float("nan"), "no number"),
        (float("inf"), "no number"),
        (None, "no number"),
    ],
)
def test_a_number_is_short_and_hides_nothing(value, words):
    assert number(value) == words


def test_a_change_goes_from_one_number_to_another():
    assert arrow(1.58, -2.2) == "1.58 → −2.20"


def test_hidden_units_are_named_by_layer_and_place_from_1():
    assert unit_names(["x1", "x2"], [2, 1], ["inside"]) == UNITS


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("weights.0.1.0", "weight from x1 to h1.2"),
        ("weights.1.0.1", "weight from h1.2 to h2.1"),
        ("biases.2.0", "bias of inside"),
    ],
)
def test_a_parameter_is_named_by_the_units_it_joins(path, name):
    assert parameter_name(path, UNITS, Wording()) == name


def test_one_is_counted_without_an_s():
    assert [counted(1, "step"), counted(2, "step")] == ["1 step", "2 steps"]


def test_titles_are_joined_and_cut_where_they_get_too_long_to_read():
    assert joined("data: XOR", "", "reset") == "data: XOR, reset"
    assert len(joined(*["reset to the start"] * 50)) == 120


def test_the_cause_of_a_divergence_is_told_with_its_value():
    assert divergence(289, 10.0, 0.0) == (
        "Step 289 blew up (diverged): the learning rate of 10 was too large. Undo leads out."
    )
    assert "the L2 penalty of 1 is too strong for a learning rate of 10" in divergence(1, 10.0, 1.0)


LAYERS = [{"units": 2, "activation": "tanh"}, {"units": 2, "activation": "tanh"}]
CHANGES = [
    ("training", {"optimizer": "adam"}, "optimizer: adam"),
    ("training", {"loss": "mean_squared_error"}, "loss: mean squared error"),
    ("training", {"learning_rate": 1e-5}, "learning rate 0.5 → 1e−5"),
    ("training", {"batch_size": 25}, "batch size 10 → 25"),
    ("training", {"l1": 0.01, "l2": 0.1}, "L1 penalty 0 → 0.01, L2 penalty 0 → 0.1"),
    ("training", {"shuffle": False}, "shuffle off"),
    ("training", {"schedule": "cosine"}, "schedule of the learning rate: cosine"),
    ("training", {"schedule_epochs": 50}, "epochs of the schedule 100 → 50"),
    ("training", {"stop_epochs": 1}, "stop after 1 epoch of play"),
    ("training", {"stop_epochs": None}, "no stop after some epochs"),
    ("training", {"stop_loss": 0.05}, "stop at a training loss of 0.05"),
    ("training", {"stop_loss": None}, "no stop at a training loss"),
    ("training", {"stop_patience": 30}, "stop after 30 epochs without a better test loss"),
    ("training", {"stop_patience": None}, "no stop without a better test loss"),
    ("network", {"initializer": "he_normal"}, "start of the weights: he normal"),
    ("network", {"initializer_value": -2.5}, "value of the weights’ start 1 → −2.5"),
    ("network", {"bias_initializer": "constant"}, "start of the biases: constant"),
    ("network", {"bias_initializer_value": 0.1}, "value of the biases’ start 0.5 → 0.1"),
    ("network", {"hidden": LAYERS}, "hidden layer 1: 2 units, hidden layer 2 added: 2 tanh"),
    (
        "network",
        {"hidden": [LAYERS[0], {**LAYERS[1], "activation": "leaky_relu", "dropout": 0.25}]},
        "hidden layer 2: leaky relu, dropout of hidden layer 2: 0 → 0.25",
    ),
    ("network", {"seed": 4294967295}, "seed 1 → 4294967295"),
]


def test_every_change_of_a_setting_is_an_entry_that_a_person_can_read():
    session = make_session()
    for section, change, _ in CHANGES:
        do(session, {"type": "configure", section: change})
    assert labels(session)[1:] == [words for _, _, words in CHANGES]


@pytest.mark.parametrize(
    ("problem", "hidden", "path", "name"),
    [
        ({"name": "brightness"}, [], "weights.0.0.0", "weight of brightness"),
        ({"name": "brightness", "level": "patch"}, [], "weights.0.0.5", "pixel row 2, column 3"),
        (
            {"name": "brightness", "level": "patch"},
            [{"units": 2}],
            "weights.0.1.5",
            "pixel row 2, column 3 to h1.2",
        ),
        ({"name": "brightness"}, [{"units": 2}], "weights.1.0.1", "weight from h1.2 to bright"),
    ],
)
def test_a_story_calls_its_parameters_by_what_they_mean(problem, hidden, path, name):
    session = make_session(problem=problem, network={"hidden": hidden})
    do(session, {"type": "set", "parameter": path, "value": 1})
    assert session.history.here.label == f"set {name} to 1.00"
