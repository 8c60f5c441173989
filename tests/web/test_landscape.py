"""The loss over parameters, asked for and watched."""

import numpy as np
import pytest

from tests.web.clients import page
from tests.web.test_stream import unpacked

X, Y = "weights.0.0.0", "biases.0.1"
SMALL = {"x": X, "y": Y, "span": 5.0, "resolution": 11}
LARGE = {"x": X, "y": Y, "span": 5.0, "resolution": 101}


def watch(**wishes):
    return {"type": "watch", **wishes}


def put(parameter, value, gesture=None):
    return {"type": "set", "parameter": parameter, "value": value, "gesture": gesture}


def until_it_carries(reader, name):
    while name not in (frame := reader.receive()):
        pass
    return frame[name]


def test_a_landscape_is_the_loss_at_each_pair_of_values(caller):
    caller.do(put(X, 1.0), put(Y, -0.5))
    before = caller.document()
    shown = caller.get("/landscape", x=X, y=Y, span=2, resolution=5)
    assert caller.document() == before
    assert (shown["x"], shown["y"]) == (X, Y)
    assert shown["x_values"] == [-1, 0, 1, 2, 3]
    assert shown["y_values"] == [-2.5, -1.5, -0.5, 0.5, 1.5]
    frame = caller.do(put(X, 3.0), put(Y, -1.5))
    assert shown["z"][1][4] == pytest.approx(frame["metrics"]["train"]["loss"], rel=1e-10)


def test_a_landscape_may_lie_elsewhere(caller):
    shown = caller.get("/landscape", x=X, y=Y, center_x=7, center_y=-7, span=1, resolution=5)
    assert (shown["x_values"][0], shown["y_values"][-1]) == (6, -6)
    assert len(caller.get("/landscape", x=X, y=Y)["z"]) == 41


@pytest.mark.parametrize(
    ("query", "field", "allowed"),
    [
        ({"y": X}, "y", None),
        ({"x": "biases.9.0"}, "x", "weights.0.0.0 to biases.1.0"),
        ({"y": "luck"}, "y", "weights.0.0.0 to biases.1.0"),
        ({"span": 0}, "span", "above 0"),
        ({"span": 1e7}, "span", "at most 1,000,000"),
        ({"center_x": "inf"}, "center_x", "a finite number"),
        ({"center_y": -2e6}, "center_y", "at least -1,000,000"),
        ({"resolution": 4}, "resolution", "at least 5"),
        ({"resolution": 102}, "resolution", "at most 101"),
    ],
    ids=str,
)
def test_a_landscape_that_cannot_be_is_refused_in_words(caller, query, field, allowed):
    answer = caller.http.get(f"{caller.path}/landscape", params={"x": X, "y": Y} | query)
    error = answer.json()["error"]
    assert (answer.status_code, error["field"]) == (422, field)
    assert (allowed or "") in error.get("allowed", "")


def test_what_would_take_too_long_is_refused_in_words(new_caller):
    huge = {"network": {"hidden": [{"units": 16}] * 8}}
    caller = new_caller({"problem": {"samples": 5000, "test_fraction": 0.0}} | huge)
    answer = caller.http.get(f"{caller.path}/landscape", params={"x": X, "y": Y})
    error = answer.json()["error"]
    assert (answer.status_code, error["field"], error["given"]) == (422, "resolution", 41)
    assert error["allowed"] == "at most 8"
    assert len(caller.get("/landscape", x=X, y=Y, resolution=5)["z"]) == 5
    answer = caller.http.get(f"{caller.path}/gradient-check")
    error = answer.json()["error"]
    assert (answer.status_code, error["field"]) == (422, "unit")
    assert error["allowed"] == "sample, or a batch of at most 85"
    assert caller.get("/gradient-check", unit="sample")["parameters"][X]["analytic"]


def test_a_watched_landscape_comes_in_single_precision(caller):
    with page(caller) as reader:
        reader.send(watch(landscape=SMALL))
        shown = until_it_carries(reader, "landscape")
        told = caller.get("/landscape", **SMALL, center_x=0, center_y=0)
        assert unpacked(shown["z"]).tolist() == np.float32(told["z"]).tolist()
        assert (shown["x_values"], shown["y_values"]) == (told["x_values"], told["y_values"])


def test_a_watched_landscape_follows_what_is_not_on_its_axes(caller):
    with page(caller) as reader:
        reader.send(watch(landscape=SMALL))
        first = until_it_carries(reader, "landscape")
        reader.send(put("biases.1.0", 2.0))
        second = until_it_carries(reader, "landscape")
        assert second["revision"] > first["revision"]
        assert second["z"] != first["z"]


def test_a_drag_does_not_wait_for_its_landscape(new_caller):
    caller = new_caller({"problem": {"samples": 5000, "test_fraction": 0.0}})
    with page(caller) as reader:
        reader.send(watch(landscape=LARGE))
        for value in range(5):
            frame = reader.do(put("biases.1.0", value, gesture="drag"))
            assert frame["parameters"]["biases"][1][0] == value
            assert "landscape" not in frame or frame["landscape"]["revision"] < frame["revision"]
        while until_it_carries(reader, "landscape")["revision"] < frame["revision"]:
            pass


def test_watched_slices_and_sensitivity_come_and_end(caller):
    with page(caller) as reader:
        wishes = {"slices": [{"parameter": X, "span": 5.0}], "sensitivity": {"parameter": X}}
        frame = reader.do(watch(**wishes))
        assert unpacked(frame["sensitivity"]["z"]).shape == (1, 50, 50)
        shown = frame.get("slices") or until_it_carries(reader, "slices")
        assert len(shown["parameters"][X]["losses"]) == 33
        frame = reader.do(watch(slices=None, sensitivity=None))
        assert (frame["slices"], frame["sensitivity"]) == (None, None)


def test_a_removed_layer_ends_what_was_watched_of_it_and_not_the_socket(caller):
    with page(caller) as reader:
        gone = "weights.1.0.2"
        reader.send(
            watch(
                landscape={"x": X, "y": gone, "span": 5.0},
                slices=[{"parameter": path, "span": 5.0} for path in (X, gone)],
                sensitivity={"parameter": gone},
            )
        )
        until_it_carries(reader, "landscape")
        frame = reader.do({"type": "configure", "network": {"hidden": []}})
        assert frame["sensitivity"] is None
        assert until_it_carries(reader, "landscape") is None
        assert reader.do(put(X, 0.25))["parameters"]["weights"][0][0][0] == 0.25


def test_what_cannot_be_watched_is_refused(caller):
    with page(caller) as reader:
        reader.receive()
        reader.send(watch(landscape=SMALL | {"y": X}))
        assert reader.receive()["error"]["field"] == "landscape.y"
        reader.send(watch(slices=[{"parameter": X, "span": 5.0}] * 258))
        assert reader.receive()["error"]["field"] == "slices"


def test_the_landscape_of_a_loss_without_bounds_has_gaps_and_no_error(new_caller):
    hidden = [{"units": 2, "activation": "linear"}] * 8
    caller = new_caller({"network": {"hidden": hidden}, "training": {"loss": "mean_squared_error"}})
    caller.do(*(put(f"weights.{layer}.0.0", 1e6) for layer in range(8)))
    shown = caller.get("/landscape", x=X, y=Y, span=1e6, resolution=5)
    assert all(value is None or np.isfinite(value) for row in shown["z"] for value in row)
