import numpy as np
import pytest

from app.playground.errors import PlaygroundError
from app.playground.fitting import fit, parameter_keys
from tests.playground.sessions import do, make_session


def configure(**sections):
    return {"type": "configure", **sections}


def hidden(*units):
    return configure(network={"hidden": [{"units": each} for each in units]})


def parameters(session):
    return session.document()["parameters"]


def trained(**document):
    session = make_session(**document)
    do(session, {"type": "step", "count": 50})
    return session


def test_a_unit_more_leaves_all_others_as_they_are():
    session = trained()
    old = parameters(session)
    do(session, hidden(4))
    new = parameters(session)
    assert new["weights"][0][:3] == old["weights"][0]
    assert new["biases"][0][:3] == old["biases"][0]
    assert new["weights"][1][0][:3] == old["weights"][1][0]
    assert new["biases"][1] == old["biases"][1]


def test_what_is_new_comes_from_the_initializer():
    session, fresh = trained(), make_session(network={"hidden": [{"units": 4}]})
    do(session, hidden(4))
    assert parameters(session)["weights"][0][3] == parameters(fresh)["weights"][0][3]


def test_a_unit_less_takes_only_what_belonged_to_it():
    session = trained()
    old = parameters(session)
    do(session, hidden(2))
    assert parameters(session)["weights"][0] == old["weights"][0][:2]
    assert parameters(session)["weights"][1][0] == old["weights"][1][0][:2]


def test_a_layer_more_keeps_the_first_layer_and_the_output():
    session = trained()
    old = parameters(session)
    do(session, hidden(3, 3))
    assert parameters(session)["weights"][0] == old["weights"][0]
    assert parameters(session)["weights"][2] == old["weights"][1]
    assert parameters(session)["biases"][2] == old["biases"][1]


def test_inputs_are_known_by_their_names():
    session = trained()
    old = parameters(session)
    do(session, configure(problem={"features": ["x2", "x1"]}))
    swapped = [row[::-1] for row in old["weights"][0]]
    assert parameters(session)["weights"][0] == swapped


def test_an_output_that_read_units_and_now_reads_inputs_keeps_only_its_bias():
    session, fresh = trained(), make_session(network={"hidden": []})
    old = parameters(session)
    do(session, hidden())
    assert parameters(session)["biases"] == [old["biases"][1]]
    assert parameters(session)["weights"] == parameters(fresh)["weights"]


def test_locks_stay_with_their_parameters():
    session = make_session(locked=["biases.0.1", "biases.1.0", "weights.0.2.0"])
    do(session, hidden(2, 2))
    assert session.document()["locked"] == ["biases.0.1", "biases.2.0"]


def test_progress_goes_on_and_new_data_begin_at_position_0():
    session = trained()
    do(session, configure(training={"learning_rate": 0.1}))
    assert session.document()["progress"] == {"step": 50, "epoch": 3, "position": 110}
    do(session, configure(problem={"noise": 0.3}))
    assert session.document()["progress"] == {"step": 50, "epoch": 3, "position": 0}


def test_it_merges_deeply_and_replaces_lists():
    session = make_session()
    do(session, configure(problem={"noise": 0.3}, training={"batch_size": 4}))
    document = session.document()
    assert document["problem"] == {
        "name": "circle",
        "samples": 250,
        "noise": 0.3,
        "test_fraction": 0.5,
        "seed": 1,
        "features": ["x1", "x2"],
    }
    assert document["training"]["batch_size"] == 4
    do(session, hidden(2))
    assert [layer["units"] for layer in session.document()["network"]["hidden"]] == [2]


def test_biases_that_were_off_come_back_as_they_were():
    session = trained()
    old = parameters(session)["biases"]
    do(session, configure(network={"use_biases": False}))
    do(session, {"type": "step", "count": 20})
    do(session, configure(network={"use_biases": True}))
    assert parameters(session)["biases"] == old


def test_the_data_change_with_the_problem_alone():
    session = make_session()
    do(session, configure(training={"learning_rate": 0.1}))
    assert session.data_revision == 1
    do(session, configure(problem={"name": "xor"}))
    assert session.data_revision == 2
    do(session, {"type": "undo"})
    assert session.data_revision == 3


def test_what_was_changed_is_said_in_words():
    session = make_session()
    changes = {
        "learning rate 0.5 → 0.1": configure(training={"learning_rate": 0.1}),
        "data: XOR": configure(problem={"name": "xor"}),
        "hidden layer 1: 4 units": hidden(4),
        "hidden layer 2 added: 2 tanh": hidden(4, 2),
        "hidden layer 2 removed": hidden(4),
        "biases off": configure(network={"use_biases": False}),
        "settings as they were": configure(),
    }
    for words, command in changes.items():
        do(session, command)
        assert session.history.here.label == words


def test_a_fit_carries_every_entry_that_both_networks_have():
    old = list(parameter_keys((2, 3, 1), ("x1", "x2")))
    new = list(parameter_keys((1, 2, 1), ("x2",)))
    fits = fit(iter(old), iter(new))
    carried = fits.carry(np.arange(13.0), np.full(7, -1.0))
    assert carried.tolist() == [1, 2, 4, 5, 9, 10, 12]


def test_an_optimizer_without_a_state_carries_none():
    fits = fit(parameter_keys((1, 1), ("a",)), parameter_keys((1, 1), ("a",)))
    assert fits.carry(np.empty(0), np.zeros(2)).tolist() == [0.0, 0.0]


def test_a_position_beyond_the_training_set_is_refused():
    with pytest.raises(PlaygroundError) as refused:
        make_session(progress={"step": 1, "epoch": 0, "position": 125})
    assert refused.value.field == "progress.position"


def test_another_optimizer_starts_without_memory_and_another_rate_or_schedule_keeps_it():
    session = make_session(training={"optimizer": "adam"})
    do(session, {"type": "step", "count": 3})
    state = session.document()["optimizer_state"]
    assert state["t"] == 3
    training = {"learning_rate": 0.01, "schedule": "cosine", "l2": 0.1}
    do(session, {"type": "configure", "training": training})
    assert session.document()["optimizer_state"] == state
    do(session, {"type": "configure", "training": {"optimizer": "adamw"}})
    again = session.document()["optimizer_state"]
    assert again["t"] == 0
    assert not any(again["first"])
    assert not any(again["second"])


def test_what_fits_keeps_its_memory_when_a_unit_is_added():
    session = make_session(training={"optimizer": "momentum"})
    do(session, {"type": "step", "count": 3})
    experiment = session.experiment
    before = experiment.layout.views(experiment.trainer.optimizer_state.first)[0].copy()
    layer = {"units": 4, "activation": "tanh"}
    do(session, {"type": "configure", "network": {"hidden": [layer]}})
    experiment = session.experiment
    after = experiment.layout.views(experiment.trainer.optimizer_state.first)[0]
    assert after[:3].tolist() == before.tolist()
    assert not after[3].any()
