"""The worked example on paper, digit by digit: "A Step by Step Backpropagation Example"."""

import pytest

from app.engine.trace import trace
from app.playground.errors import PlaygroundError
from tests.playground.sessions import REDO, STEP, UNDO, bits, do, make_session

PAPER = {"problem": {"name": "worked_example"}}


def close(digits: int, *numbers: float):
    return pytest.approx(numbers, abs=0.51 * 10**-digits)


def test_its_document_is_the_exercise_as_it_is_printed():
    session = make_session(**PAPER)
    document = session.document()
    assert document["parameters"] == {
        "weights": [[[0.15, 0.2], [0.25, 0.3]], [[0.4, 0.45], [0.5, 0.55]]],
        "biases": [[0.35, 0.35], [0.6, 0.6]],
    }
    assert document["locked"] == ["biases.0.0", "biases.0.1", "biases.1.0", "biases.1.1"]
    assert document["training"]["learning_rate"] == 0.5
    train = session.experiment.dataset.train
    assert (train.inputs.tolist(), train.targets.tolist()) == ([[0.05, 0.1]], [[0.01, 0.99]])


@pytest.mark.parametrize("unit", ["batch", "sample"])
def test_its_trace_has_every_number_of_the_paper(unit: str):
    told = trace(make_session(**PAPER).experiment.trainer, unit)
    hidden, output = told.layers
    assert tuple(hidden.a[:, 0]) == close(10, 0.5932699921, 0.5968843783)
    assert tuple(output.a[:, 0]) == close(10, 0.7513650696, 0.7729284653)
    assert (told.loss,) == close(10, 0.2983711088)
    assert tuple(output.delta[:, 0]) == close(8, 0.13849856, -0.03809824)
    assert tuple(hidden.delta[:, 0]) == close(8, 0.00877135, 0.00995425)


def test_one_step_gives_the_weights_of_the_paper_and_leaves_its_biases():
    session = make_session(**PAPER)
    do(session, STEP)
    parameters = session.document()["parameters"]
    hidden, output = parameters["weights"]
    assert tuple(hidden[0] + hidden[1]) == close(
        10, 0.1497807161, 0.1995614323, 0.2497511436, 0.2995022873
    )
    assert tuple(output[0] + output[1]) == close(
        10, 0.3589164797, 0.4086661861, 0.5113012702, 0.5613701211
    )
    assert parameters["biases"] == [[0.35, 0.35], [0.6, 0.6]]


def test_reset_brings_the_printed_numbers_back_and_a_new_start_is_random():
    session = make_session(**PAPER)
    start = session.document()["parameters"]
    do(session, STEP)
    do(session, {"type": "reset"})
    assert session.document()["parameters"] == start
    do(session, {"type": "reset", "seed": 2})
    assert session.document()["parameters"] != start


def test_its_data_have_one_sample_and_others_at_least_ten():
    session = make_session()
    do(session, {"type": "configure", "problem": {"name": "worked_example"}})
    assert session.experiment.setup.problem.samples == 1
    do(session, {"type": "configure", "problem": {"name": "moons"}})
    assert session.experiment.setup.problem.samples == 250
    with pytest.raises(PlaygroundError, match="cannot have 9 samples"):
        do(session, {"type": "configure", "problem": {"samples": 9}})


def test_a_loss_that_is_not_for_its_targets_gives_way():
    session = make_session()
    do(session, {"type": "configure", "problem": {"name": "worked_example"}})
    assert session.experiment.setup.training.loss == "mean_squared_error"
    with pytest.raises(PlaygroundError, match="not for regression"):
        do(session, {"type": "configure", "training": {"loss": "binary_cross_entropy"}})


def test_choosing_it_whole_is_one_entry_that_undo_takes_back():
    session = make_session()
    before = bits(session)
    defaults = make_session(**PAPER).document()
    settings = {name: defaults[name] for name in ("problem", "network", "training")}
    locks = [{"type": "lock", "parameter": path} for path in defaults["locked"]]
    do(session, {"type": "configure", **settings}, {"type": "reset", "seed": 1}, *locks)
    assert session.document()["parameters"] == defaults["parameters"]
    assert session.document()["locked"] == defaults["locked"]
    after = bits(session)
    do(session, UNDO)
    assert bits(session) == before
    do(session, REDO)
    assert bits(session) == after
