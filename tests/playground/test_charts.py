import numpy as np
import pytest

from app.playground import history as history_module
from app.playground.charts import gradient_norms, histograms
from app.playground.frame import View
from app.playground.paths import MOST_POINTS, paths, spread_out
from app.playground.watch import Watch
from tests.playground.sessions import BIAS, STEP, UNDO, do, make_session, set_bias

WEIGHT = "weights.0.1.0"
OUTPUT = "weights.1.0.2"
HUGE = {"type": "set", "parameter": BIAS, "value": 1e6}


def paths_of(session, *parameters, most=10_000):
    return paths(session.history, session.experiment, parameters, most)


def configure(**settings):
    return {"type": "configure", **settings}


def layers(*units):
    return configure(network={"hidden": [{"units": each, "activation": "tanh"} for each in units]})


def busy_session():
    """Steps, a drag, an undo, another way on, and a long play."""
    session = make_session()
    do(session, {**STEP, "count": 30})
    for value in (0.5, 1.0, 1.5):
        do(session, set_bias(value, "g"))
    do(session, UNDO)
    do(session, {**STEP, "unit": "epoch"})
    do(session, {"type": "play"})
    for _ in range(900):
        session.advance(1, deadline=float("inf"))
    do(session, {"type": "pause"})
    return session


def test_a_path_is_what_the_parameter_is_at_each_point_that_one_seeks():
    session = busy_session()
    told = paths_of(session, WEIGHT, BIAS)
    assert told["points"] == [point.index for point in session.history.points]
    for place in range(0, len(told["points"]), 29):
        do(session, {"type": "seek", "index": told["points"][place]})
        values = [session.experiment.value(path) for path in (WEIGHT, BIAS)]
        assert told["values"][:, place].tolist() == np.float32(values).tolist()


def test_going_back_changes_no_path_and_acting_there_drops_what_was_ahead():
    session = make_session()
    do(session, set_bias(1.0))
    do(session, set_bias(2.0))
    do(session, UNDO)
    assert paths_of(session, BIAS)["values"].tolist() == [[0.0, 1.0, 2.0]]
    do(session, set_bias(3.0))
    assert paths_of(session, BIAS)["values"].tolist() == [[0.0, 1.0, 3.0]]


def test_a_drag_that_goes_on_moves_the_end_of_the_path():
    session = make_session()
    do(session, set_bias(1.0, "g"))
    do(session, set_bias(2.0, "g"))
    assert paths_of(session, BIAS)["values"].tolist() == [[0.0, 2.0]]


def test_a_parameter_keeps_its_path_through_a_change_of_the_network():
    session = make_session()
    do(session, {"type": "set", "parameter": OUTPUT, "value": 7.0})
    do(session, layers(3, 2))
    do(session, layers(3, 2, 3))
    do(session, {"type": "set", "parameter": "weights.3.0.2", "value": 8.0})
    told = paths_of(session, "weights.3.0.2", "biases.1.1")
    # The output layer is the output layer, however many come before it.
    missing = told["values"][1]
    assert told["values"][0, [1, -1]].tolist() == [7.0, 8.0]
    assert np.isnan(missing).tolist() == [True, True, False, False, False]


def test_an_input_keeps_its_path_when_its_column_moves():
    session = make_session()
    do(session, {"type": "set", "parameter": "weights.0.0.1", "value": 4.0})
    do(session, configure(problem={"features": ["x2", "x1"]}))
    told = paths_of(session, "weights.0.0.0")
    assert told["values"][0, 1:].tolist() == [4.0, 4.0]


def test_a_parameter_that_the_network_does_not_have_is_left_out():
    assert paths_of(make_session(), "biases.9.0", BIAS)["parameters"] == [BIAS]


def test_of_a_long_history_no_more_points_are_told_than_wished():
    session = busy_session()
    kept = [each.index for each in spread_out(session.history.points, MOST_POINTS)]
    assert MOST_POINTS / 2 <= len(kept) <= MOST_POINTS
    assert (kept[0], kept[-1]) == (0, session.history.points[-1].index)


def test_the_values_take_bounded_memory_and_stay_evenly_spread(monkeypatch):
    monkeypatch.setattr(history_module, "MAX_VALUE_BYTES", 40 * 13 * 4)
    session = make_session()
    for step in range(300):
        do(session, set_bias(float(step)))
    told = paths_of(session, BIAS)
    assert 20 <= len(told["points"]) <= 41
    gaps = np.diff(told["points"])
    assert gaps[:-1].max() <= 2 * gaps[:-1].min()
    assert told["points"][-1] == 300
    # The value of the start, and from then on those that were set, one a point.
    assert told["values"][0].tolist() == [max(0, index - 1) for index in told["points"]]


def test_paths_are_watched_as_the_history_goes_on_and_end_when_told():
    session, view = make_session(), View()

    def frame(**wishes):
        view.watch = view.after(Watch(type="watch", **wishes), session.experiment)
        return view.frame(session)

    assert frame(paths=[BIAS])["paths"]["points"] == [0]
    assert "paths" not in frame()
    do(session, STEP)
    assert frame()["paths"]["points"] == [0, 1]
    assert frame(paths=None)["paths"] is None


def test_histograms_and_norms_are_of_the_network_as_it_is():
    session = make_session()
    do(session, STEP)
    experiment = session.experiment
    hidden, output = histograms(experiment, "weights")["layers"]
    weights = session.document()["parameters"]["weights"]
    assert (hidden["number"], output["number"]) == (6, 3)
    assert hidden["most"] == max(value for row in weights[0] for value in row)
    gradients = experiment.trainer.next_update("epoch").gradients
    norms = [layer["norm"] for layer in gradient_norms(experiment, "epoch")["layers"]]
    assert norms == pytest.approx([np.linalg.norm(gradients[:9]), np.linalg.norm(gradients[9:])])


def test_a_diverged_network_has_no_histogram_and_no_norm():
    session = make_session()
    session.experiment.network.flat[0] = np.nan
    assert histograms(session.experiment, "biases") is None
    assert gradient_norms(session.experiment, "batch") is None


def test_what_is_too_large_for_a_path_is_a_gap_and_no_error():
    session = make_session()
    session.experiment.network.flat[0] = 1e200
    do(session, HUGE)
    assert np.isinf(paths_of(session, "weights.0.0.0")["values"][0, -1])
