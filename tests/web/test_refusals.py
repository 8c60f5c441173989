"""Each thing that is wrong is answered in words, and leaves the session as it was."""

import pytest

from tests.server import HTTP
from tests.web.clients import page

BIAS = "biases.0.1"


def put(value=1.0, parameter=BIAS, **more):
    return {"type": "set", "parameter": parameter, "value": value, **more}


def configure(**sections):
    return {"type": "configure", **sections}


# What is wrong; the field that the answer names; a part of what it says is allowed.
WRONG = {
    "an unknown command": ({"type": "explode"}, None, "set, step, play"),
    "no command": ([], None, "at least 1"),
    "no type": ({"parameter": BIAS}, None, "an object with a type"),
    "not an object": ("step", None, "an object"),
    "an unknown field": (put(speed=3), "speed", "parameter, value, gesture"),
    "a missing field": ({"type": "set", "parameter": BIAS}, "value", None),
    "a value beyond the bounds": (put(1e7), "value", "at most 1,000,000"),
    "a value that is a text": (put("1"), "value", "a number"),
    "a path beyond the layers": (put(parameter="biases.9.0"), "parameter", "weights.0.0.0"),
    "a path from the end": (put(parameter="weights.0.-1.0"), "parameter", "weights.0.0.0"),
    "a path that is none": (put(parameter="__class__"), "parameter", "weights.0.0.0"),
    "a path with a leading zero": (put(parameter="biases.0.01"), "parameter", "weights.0.0.0"),
    "a count of nothing": ({"type": "step", "count": 0}, "count", "at least 1"),
    "a count too great": ({"type": "step", "count": 10_001}, "count", "at most 10,000"),
    "a half count": ({"type": "step", "count": 1.5}, "count", "a whole number"),
    "a truth for a count": ({"type": "step", "count": True}, "count", "a whole number"),
    "an unknown unit": ({"type": "step", "unit": "year"}, "unit", "sample, batch, epoch"),
    "a sample that is not there": (
        {"type": "step", "unit": "sample", "sample": 125},
        "sample",
        "0 to 124",
    ),
    "a point that is not there": ({"type": "seek", "index": 99}, "index", "0 to 0"),
    "a point before the first": ({"type": "seek", "index": -1}, "index", "at least 0"),
    "too many layers": (
        configure(network={"hidden": [{"units": 1}] * 9}),
        "network.hidden",
        "at most 8",
    ),
    "too many units": (
        configure(network={"hidden": [{"units": 17}]}),
        "network.hidden.0.units",
        "at least 1 and at most 16",
    ),
    "an unknown activation": (
        configure(network={"hidden": [{"units": 1, "activation": "step"}]}),
        "network.hidden.0.activation",
        "tanh",
    ),
    "an unknown problem": (configure(problem={"name": "cats"}), "problem.name", "circle, xor"),
    "a learning rate of 0": (
        configure(training={"learning_rate": 0}),
        "training.learning_rate",
        "above 0 and at most 10",
    ),
    "a null": (configure(training={"batch_size": None}), "training.batch_size", "whole number"),
    "an unknown setting": (configure(training={"luck": 1}), "training.luck", "learning_rate"),
    "a feature twice": (
        configure(problem={"features": ["x1", "x1"]}),
        "problem.features",
        None,
    ),
    "a feature that a curve cannot have": (
        configure(problem={"name": "sine", "features": ["x1", "sin x2"]}),
        "problem.features",
        "x1, x1², sin x1, cos x1",
    ),
    "a watch without a page": ({"type": "watch"}, None, "set, step, play"),
}


def check(error, field, allowed):
    assert error["message"].endswith(".")
    assert error.get("field") == field
    assert (allowed or "") in error.get("allowed", "")


@pytest.mark.parametrize(("command", "field", "allowed"), WRONG.values(), ids=list(WRONG))
def test_a_wrong_command_is_refused_over_http(caller, command, field, allowed):
    before = caller.get()
    response = caller.post(command)
    assert response.status_code == 422
    check(response.json()["error"], field, allowed)
    assert caller.get() == before


@pytest.mark.parametrize(
    ("command", "field", "allowed"),
    [each for name, each in WRONG.items() if name not in ("a watch without a page", "no command")],
)
def test_a_wrong_command_is_refused_over_the_socket(caller, command, field, allowed):
    with page(caller) as reader:
        before = caller.get()
        reader.receive()
        seq = reader.send(command)
        answer = reader.receive()
        assert answer["ack"] == seq
        check(answer["error"], field, allowed)
        assert caller.get() == before


def test_a_wrong_formula_is_told_at_its_character(caller):
    problem = {"name": "function", "formula": "sin(x1) * x3 > 0"}
    answer = caller.post(configure(problem=problem))
    assert answer.status_code == 422
    assert answer.json()["error"] == {
        "message": "Character 11: there is no x3: there are x1 and x2.",
        "field": "problem.formula",
        "given": "sin(x1) * x3 > 0",
        "at": 10,
    }


def test_a_wrong_command_in_a_list_is_named_by_its_place(caller):
    response = caller.post([put(), put(1e9)])
    assert response.json()["error"]["field"] == "1.value"


@pytest.mark.parametrize(
    ("document", "field"),
    [
        ({"format": 2, "later": True}, "format"),
        ({"problem": {"seed": 2**70}}, "problem.seed"),
        ({"problem": {"samples": 9}}, "problem.samples"),
        ({"problem": []}, "problem"),
        ({"netwrk": {}}, "netwrk"),
        ({"locked": ["biases.5.5"]}, "parameter"),
        ({"parameters": {"weights": [[[1.0]]], "biases": [[0.0]]}}, "parameters"),
        ({"progress": {"position": 125}}, "progress.position"),
        ({"progress": {"step": -1}}, "progress.step"),
        ({"optimizer_state": {"first": [1.0]}}, "optimizer_state.first"),
        ([1, 2], None),
    ],
)
def test_a_wrong_document_makes_no_session(server, document, field):
    response = HTTP.post(f"{server.url}/api/sessions", json=document)
    assert response.status_code == 422
    assert response.json()["error"].get("field") == field


JSON = {"content-type": "application/json"}


@pytest.mark.parametrize(
    "body",
    [
        '{"type": "set", "parameter": "biases.0.1", "value": NaN}',
        '{"type": "set", "parameter": "biases.0.1", "value": Infinity}',
        '{"type": "set", "parameter": "biases.0.1", "value": 1e999}',
        '{"type": "set", "parameter": "biases.0.1", "value": -1e999}',
    ],
)
def test_a_number_that_is_not_finite_is_refused(caller, body):
    before = caller.get()
    response = caller.http.post(f"{caller.path}/commands", content=body, headers=JSON)
    assert response.status_code == 422
    assert response.json()["error"]["message"]
    assert caller.get() == before
    with page(caller) as reader:
        reader.receive()
        reader.say(f'{{"seq": 1, "commands": [{body}]}}')
        assert reader.receive()["error"]["message"]
        assert caller.get() == before


def test_a_binary_message_is_refused_in_words(caller):
    with page(caller) as reader:
        reader.receive()
        reader.say(b"\x00\x01")
        assert "binary" in reader.receive()["error"]["message"]


@pytest.mark.parametrize(
    "message",
    [
        {},
        {"seq": 1},
        {"commands": []},
        {"seq": "1", "commands": [put()]},
        {"seq": -1, "commands": [put()]},
        {"taken": "all"},
        {"taken": 1, "seq": 1},
        [],
        7,
        None,
    ],
)
def test_a_message_of_another_form_is_refused(caller, message):
    with page(caller) as reader:
        reader.receive()
        reader.say("null" if message is None else message)
        assert reader.receive()["error"]["message"]


@pytest.mark.parametrize(
    "view", ["", "/trace", "/samples", "/boundary", "/history", "/export/json"]
)
def test_an_unknown_session_is_404_with_a_reason(server, view):
    response = HTTP.get(f"{server.url}/api/sessions/nobody{view}")
    assert response.status_code == 404
    assert "no session nobody" in response.json()["error"]["message"]


@pytest.mark.parametrize(
    ("view", "query", "field"),
    [
        ("/trace", {"unit": "year"}, "unit"),
        ("/trace", {"unit": "sample", "sample": 125}, "sample"),
        ("/trace", {"unit": "sample", "sample": -1}, "sample"),
        ("/boundary", {"resolution": 1000}, "resolution"),
        ("/gradient-check", {"epsilon": "nan"}, "epsilon"),
        ("/gradient-check", {"epsilon": 0}, "epsilon"),
        ("/gradient-check", {"sample": 5}, "unit"),
        ("/gradient-check", {"unit": "batch", "sample": 5}, "unit"),
        ("/landscape", {"x": BIAS, "y": "biases.0.0", "center_x": "inf"}, "center_x"),
        ("/boundary", {"resolution": "9" * 5000}, "resolution"),
        ("/paths", {"parameter": [BIAS] * 65}, "parameter"),
    ],
)
def test_a_wrong_query_is_refused(caller, view, query, field):
    response = caller.http.get(f"{caller.path}{view}", params=query)
    assert response.status_code == 422
    assert response.json()["error"]["field"] == field


def test_a_trace_that_would_be_too_large_is_refused(new_caller):
    caller = new_caller({"problem": {"samples": 5000, "test_fraction": 0.0}})
    caller.do(configure(training={"batch_size": 3333}))
    assert len(caller.get("/trace")["batch"]) == 3333
    caller.do(configure(training={"batch_size": 3334}))
    response = caller.http.get(f"{caller.path}/trace")
    assert response.status_code == 422
    check(response.json()["error"], "unit", "sample, or a batch of at most 3333")
    assert len(caller.get("/trace", unit="sample")["batch"]) == 1


def test_an_address_that_leads_nowhere_is_said_to(server):
    response = HTTP.get(f"{server.url}/api/nothing")
    assert response.status_code == 404
    assert response.json()["error"]["message"] == "Not Found."


def test_given_is_told_back_only_so_far(server):
    response = HTTP.post(f"{server.url}/api/sessions", json={"problem": {"name": "x" * 5000}})
    assert len(response.json()["error"]["given"]) == 80


def test_a_wrong_sample_is_not_watched(caller):
    with page(caller) as reader:
        reader.receive()
        reader.send({"type": "watch", "sample": {"split": "test", "index": 125}})
        assert reader.receive()["error"]["allowed"] == "0 to 124"
