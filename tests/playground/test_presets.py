"""What every preset says is to be seen is measured, and so is what it says to try."""

from typing import Any

import numpy as np
import pytest

from app.playground.catalog import catalog
from app.playground.diagnoses import diagnosis
from app.playground.document import Document, complete
from app.playground.presets import BROKEN, PRESETS
from app.playground.session import Session
from tests.playground.sessions import do, make_session, set_value


def opened(name: str, seed: int | None = None) -> Session:
    session = Session(complete(Document.model_validate(PRESETS[name].document)))
    if seed is not None:
        do(session, {"type": "reset", "seed": seed})
    return session


def train(session: Session, epochs: int) -> dict[str, Any]:
    do(session, {"type": "step", "unit": "epoch", "count": epochs})
    return dict(session.history.here.metrics)


def found(session: Session) -> list[str]:
    return [finding["kind"] for finding in diagnosis(session.experiment, True)["findings"]]


def weights(session: Session, layer: int) -> np.ndarray:
    return session.experiment.network.matrices[layer]


def test_the_catalog_offers_every_preset_with_words():
    offered = catalog()["presets"]
    assert [each["name"] for each in offered] == list(PRESETS)
    for each in offered:
        assert all(each[word] for word in ("group", "title", "description", "task"))


@pytest.mark.parametrize("name", PRESETS)
def test_every_preset_is_opened_and_undone_as_one_entry(name: str):
    session = make_session()
    before = session.document()
    preset = PRESETS[name]
    do(session, {"type": "open", "document": dict(preset.document), "label": preset.title})
    assert session.history.here.label == preset.title
    assert session.document() == opened(name).document()
    do(session, {"type": "undo"})
    assert session.document() == before


@pytest.mark.parametrize("name", [name for name, each in PRESETS.items() if each.group == BROKEN])
def test_what_is_broken_on_purpose_is_found_at_the_start(name: str):
    assert found(opened(name))


@pytest.mark.parametrize("name", ["solved_spiral", "three_clouds", "overfitting"])
def test_nothing_is_found_where_all_is_well(name: str):
    session = opened(name)
    for _ in range(10):
        train(session, 2)
        assert found(session) == []


@pytest.mark.parametrize("seed", [1, 2, 3, 4, 5, 6])
def test_the_spiral_is_solved_from_every_start(seed: int):
    session = opened("solved_spiral", seed)
    assert session.experiment.setup.problem.features == ["x1", "x2"]
    assert train(session, 20)["test"]["accuracy"] > 0.95


@pytest.mark.parametrize("seed", [2, 3, 4])
def test_the_spiral_is_solved_for_other_points(seed: int):
    session = opened("solved_spiral")
    do(session, {"type": "configure", "problem": {"seed": seed}})
    assert train(session, 30)["test"]["accuracy"] > 0.95


def test_one_neuron_ends_unsure_of_xor_unless_it_reads_the_product():
    session = opened("one_neuron")
    assert train(session, 100)["train"]["loss"] > 0.69
    assert found(session) == ["stuck"]
    do(
        session,
        {"type": "configure", "problem": {"features": ["x1", "x2", "x1·x2"]}},
        {"type": "reset"},
    )
    assert train(session, 20)["train"]["accuracy"] > 0.97


def test_two_units_get_stuck_at_xor_from_one_start_and_out_from_the_next():
    session = opened("stuck_xor")
    accuracy = train(session, 100)["train"]["accuracy"]
    assert 0.6 < accuracy < 0.72
    assert found(session)[0] == "stuck"
    do(session, {"type": "reset", "seed": session.experiment.setup.network.seed + 1})
    assert train(session, 100)["train"]["accuracy"] > 0.9


def test_the_outputs_of_three_clouds_share_one_whole():
    session = opened("three_clouds")
    assert train(session, 5)["test"]["accuracy"] > 0.98
    assert session.experiment.network.activations[-1].name == "softmax"


def test_what_is_learned_by_heart_fails_on_other_points_and_a_penalty_helps():
    session = opened("overfitting")
    early = train(session, 50)["test"]["loss"]
    late = train(session, 150)
    assert late["train"]["accuracy"] == 1
    assert late["test"]["loss"] > 2 * early
    do(session, {"type": "configure", "training": {"l2": 0.01}}, {"type": "reset"})
    assert train(session, 200)["test"]["loss"] < early


def test_zeros_stay_the_same_until_one_weight_is_moved():
    session = opened("zeros")
    do(session, {"type": "step", "count": 50})
    assert found(session) == ["symmetry", "no_gradient"]
    assert not weights(session, 0).any()
    assert not weights(session, 1)[:, :-1].any()
    do(session, set_value("weights.0.0.0", 1.0))
    assert train(session, 5)["train"]["loss"] < 0.66
    assert weights(session, 0)[0].all()
    assert not weights(session, 0)[1:].any()


def test_units_of_the_same_start_stay_the_same_until_one_is_moved():
    session = opened("same_start")
    train(session, 50)
    assert found(session)[0] == "symmetry"
    assert np.ptp(weights(session, 0), axis=0) == pytest.approx(0, abs=1e-12)
    before = session.history.here.metrics["train"]["loss"]
    do(session, set_value("weights.0.0.0", -2.0))
    assert train(session, 50)["train"]["loss"] < before - 0.1


def test_a_huge_rate_leaps_up_and_down_and_stays_high():
    session = opened("huge_rate")
    losses = [train(session, 1)["train"]["loss"] for _ in range(30)]
    assert min(losses) > 0.5
    changes = np.diff(losses)
    assert (changes > 0.1).sum() >= 5
    assert (changes < -0.1).sum() >= 5
    do(session, {"type": "configure", "training": {"learning_rate": 0.5}}, {"type": "reset"})
    assert train(session, 30)["train"]["loss"] < 0.3


def test_saturated_sigmoids_do_not_learn_until_their_biases_are_moved():
    session = opened("saturated_sigmoids")
    assert train(session, 50)["train"]["loss"] > 0.68
    assert found(session) == ["saturated", "vanishing"]
    do(session, *(set_value(f"biases.0.{unit}", 0.0) for unit in range(4)))
    assert train(session, 50)["train"]["loss"] < 0.5
    assert found(session) == []


def test_dead_relus_do_not_move_until_a_bias_is_moved():
    session = opened("dead_relu")
    before = weights(session, 0).copy()
    train(session, 50)
    assert found(session)[0] == "dead"
    np.testing.assert_array_equal(weights(session, 0), before)
    do(session, set_value("biases.0.1", 0.0))
    finding = diagnosis(session.experiment, True)["findings"][0]
    assert (finding["kind"], finding["units"]) == ("dead", ["h1.1", "h1.3", "h1.4"])
    train(session, 1)
    assert (weights(session, 0)[1] != before[1]).any()


def test_blame_gets_lost_in_six_layers_of_sigmoids_but_not_in_elus():
    session = opened("vanishing_gradient")
    assert found(session) == ["vanishing"]
    assert train(session, 50)["train"]["accuracy"] < 0.6
    hidden = [{"units": 4, "activation": "elu"}] * 6
    do(session, {"type": "configure", "network": {"hidden": hidden}}, {"type": "reset"})
    assert train(session, 20)["train"]["accuracy"] > 0.95
