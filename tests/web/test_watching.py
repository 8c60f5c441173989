"""What a page watches over the socket, a program can ask for once over HTTP."""

from app.playground.watch import Watch
from app.web.watching import WatchedFrame
from tests.web.clients import page

WATCHED = {
    "type": "watch",
    "resolution": 12,
    "fields": 10,
    "unit_field": {"name": "h1.2", "resolution": 10},
    "sample": {"split": "test", "index": 7},
    "trace": {"unit": "batch"},
    "walk": {"unit": "sample", "sample": 3},
    "response": "h1.1",
    "pointer": [0.5, -1.25],
    "profile": {"column": "x1", "place": [0.5, -1.25], "resolution": 10},
    "hidden": {"layer": 1, "resolution": 10},
    "sensitivity": {"parameter": "weights.0.1.0", "resolution": 10},
    "histograms": "biases",
    "gradient_norms": "epoch",
    "standings": True,
    "tradeoff": True,
    "report": True,
    "diagnosis": True,
    "paths": ["biases.0.1"],
    "landscape": {"x": "weights.0.0.0", "y": "biases.0.0", "span": 2, "resolution": 5},
    "slices": [{"parameter": "weights.0.1.0", "span": 4, "resolution": 5}],
}
# What carries fields in a form of the socket's own.
PACKED = {"boundary", "fields", "unit_field", "hidden", "sensitivity", "paths", "landscape"}


def test_all_that_can_be_watched_is_asked_for_here():
    assert set(WATCHED) == set(Watch.model_fields) - {"active", "next"}


def test_what_is_watched_once_is_what_a_page_is_shown(new_caller):
    caller = new_caller({"network": {"hidden": [{"units": 2}]}})
    caller.do({"type": "step", "count": 5})
    before = caller.get()
    once = caller.http.post(f"{caller.path}/watch", json=WATCHED).json()
    assert caller.get() == before
    parts = set(WatchedFrame.model_fields) - {"ack"}
    assert {name for name in parts if once.get(name) is None} == {"diverged", "stopped"}
    with page(caller) as reader:
        shown = reader.receive()
        shown |= reader.do(WATCHED)
        while not {"landscape", "slices", "report", "diagnosis"} <= set(shown):
            shown |= reader.receive()
    for name in parts - PACKED - {"history"}:
        assert shown[name] == once[name], name
    assert once["fields"]["h1.2"]["scale"] == shown["fields"]["h1.2"]["scale"]
