"""What the charts show, asked for and watched."""

import numpy as np
import pytest

from tests.web.clients import page
from tests.web.test_stream import unpacked

STEP = {"type": "step"}
BIAS, WEIGHT = "biases.0.1", "weights.0.1.0"


def watch(**wishes):
    return {"type": "watch", **wishes}


def test_histograms_tell_where_the_numbers_lie(caller):
    caller.do({"type": "set", "parameter": WEIGHT, "value": 4.9})
    shown = caller.get("/histograms")
    assert shown["kind"] == "weights"
    assert shown["edges"][0] == -shown["edges"][-1] == -5.25
    assert [sum(layer["counts"]) for layer in shown["layers"]] == [6, 3]
    assert shown["layers"][0]["counts"][-1] == 1
    biases = caller.get("/histograms", kind="biases")["layers"]
    assert [layer["counts"][10] for layer in biases] == [3, 1]


def test_gradient_norms_are_those_of_the_trace(caller):
    caller.do(STEP)
    trace = caller.get("/trace", unit="epoch")
    told = caller.get("/gradient-norms", unit="epoch")
    assert told["unit"] == "epoch"
    for layer, traced in zip(told["layers"], trace["layers"], strict=True):
        parts = [np.ravel(traced[f"{each}_gradients"]) for each in ("weight", "bias")]
        assert layer == {
            "name": traced["name"],
            "norm": pytest.approx(np.linalg.norm(np.concatenate(parts)), rel=1e-12),
        }


def test_paths_are_the_values_that_were(caller):
    frames = [caller.made["frame"], *(caller.do(STEP) for _ in range(3))]
    told = caller.get("/paths", parameter=[BIAS, WEIGHT])
    assert told["parameters"] == [BIAS, WEIGHT]
    assert told["points"] == [0, 1, 2, 3]
    were = [
        [frame["parameters"]["biases"][0][1] for frame in frames],
        [frame["parameters"]["weights"][0][1][0] for frame in frames],
    ]
    assert np.float32(told["values"]).tolist() == np.float32(were).tolist()
    assert caller.get("/paths", parameter=BIAS, points=2)["points"] == [0, 3]


@pytest.mark.parametrize(
    ("path", "query", "field"),
    [
        ("/histograms", {"kind": "sums"}, "kind"),
        ("/gradient-norms", {"unit": "year"}, "unit"),
        ("/paths", {}, "parameter"),
        ("/paths", {"parameter": "biases.9.0"}, "parameter"),
        ("/paths", {"parameter": BIAS, "points": 1}, "points"),
    ],
    ids=str,
)
def test_what_cannot_be_told_is_refused(caller, path, query, field):
    answer = caller.http.get(f"{caller.path}{path}", params=query)
    assert answer.status_code == 422
    assert answer.json()["error"]["field"] == field


def test_frames_carry_what_is_watched_as_http_tells_it(caller):
    with page(caller) as reader:
        reader.do(watch(histograms="biases", gradient_norms="batch", paths=[BIAS]))
        frame = reader.do(STEP)
        assert frame["histograms"] == caller.get("/histograms", kind="biases")
        assert frame["gradient_norms"] == caller.get("/gradient-norms")
        told = caller.get("/paths", parameter=BIAS)
        assert frame["paths"]["points"] == told["points"] == [0, 1]
        assert unpacked(frame["paths"]["values"]).tolist() == np.float32(told["values"]).tolist()
        ended = reader.do(watch(histograms=None, gradient_norms=None, paths=None))
        assert [ended[name] for name in ("histograms", "gradient_norms", "paths")] == [None] * 3
