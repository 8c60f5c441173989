"""No call, of whatever form, breaks the server or is answered in a way that is not described."""

import subprocess
import sys

import pytest

from tests.server import HTTP
from tests.web.clients import page

# What no schema can say, such as which numbers fit a network, is refused although ours allows it;
# and a number that is sent as a text is a text.
SETTINGS = """
[generation]
deterministic = true
database = "none"
[checks.positive_data_acceptance]
enabled = false
[[operations]]
include-path-regex = "tables?$"
checks.negative_data_rejection.enabled = false
"""
# Every edge of every field and every other method for a session that lives; for any others less.
LIVING = """
[parameters]
"path.key" = "{}"
[phases.fuzzing.generation]
max-examples = 10
"""
UNKNOWN = """
[phases.coverage]
enabled = false
[phases.fuzzing.generation]
max-examples = 3
"""


@pytest.mark.parametrize("sessions", [LIVING, UNKNOWN], ids=["living", "unknown"])
def test_schemathesis_finds_nothing(server, caller, tmp_path, sessions):
    settings = tmp_path / "settings.toml"
    settings.write_text(SETTINGS + sessions.replace("{}", caller.id))
    program = [sys.executable, "-m", "schemathesis.cli", "--config-file", str(settings)]
    options = ["--phases=examples,coverage,fuzzing", "--workers=1", "--no-color"]
    done = subprocess.run(
        [*program, "run", f"{server.url}/openapi.json", *options],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


JSON = {"content-type": "application/json"}
# Also half a character for the name of a field, and a number that no computer holds.
HALVES = [
    '{"type": "st',
    "",
    "step",
    "\ufeff{}",
    '"\\ud800"',
    '{"\\ud800": 1}',
    "9" * 5000,
    "[" * 5000,
]


@pytest.mark.parametrize("body", HALVES)
def test_half_a_json_is_refused(caller, body):
    content = body.encode()
    response = caller.http.post(f"{caller.path}/commands", content=content, headers=JSON)
    assert response.status_code == 422
    assert response.json()["error"]["message"]
    with page(caller) as reader:
        reader.receive()
        reader.say(body)
        assert reader.receive()["error"]["message"]


DEEP = "[" * 1000 + "]" * 1000


def test_lists_within_lists_are_refused_however_deep(caller):
    document = f'{{"parameters": {{"weights": {DEEP}, "biases": []}}}}'
    response = caller.http.post("/api/sessions", content=document, headers=JSON)
    assert response.status_code == 422
    assert response.json()["error"]["field"] == "parameters.weights.0.0.0"


@pytest.mark.parametrize("said", [None, "text/plain", "multipart/form-data", "application/xml"])
def test_a_body_that_is_not_said_to_be_json_is_refused(caller, said):
    headers = {"content-type": said} if said else {}
    for path, body in ((f"{caller.path}/commands", b'{"type": "step"}'), ("/api/sessions", b"{}")):
        response = caller.http.post(path, content=body, headers=headers)
        assert response.status_code == 422
        assert response.json()["error"]["field"] == "Content-Type"
    assert caller.get()["frame"]["progress"]["step"] == 0


@pytest.mark.parametrize("name", ["%00", "%ff%fe", "%F0%9F%A7%A0", "..%2f..", "x" * 5000, "' OR 1"])
def test_a_session_of_an_odd_name_is_not_there(server, name):
    for path in (f"/api/sessions/{name}", f"/api/sessions/{name}/trace", f"/s/{name}"):
        response = HTTP.get(server.url + path)
        assert response.status_code == 404
        assert len(response.text) < 60_000


def test_an_address_called_by_another_method_tells_which_there_are(caller):
    for path, methods in (("/sweep", "POST, GET, DELETE"), ("/trace", "GET")):
        for method in ("PUT", "TRACE", "BREW"):
            refused = caller.http.request(method, caller.path + path)
            assert (refused.status_code, refused.headers["allow"]) == (405, methods)
            assert refused.json()["error"]["message"] == "Method Not Allowed."


def test_a_body_of_10_megabytes_is_refused_in_words(caller):
    response = caller.http.post(f"{caller.path}/commands", content=b" " * 10_000_000, headers=JSON)
    assert response.status_code == 413
    assert response.json()["error"]["allowed"] == "at most 4,000,000 bytes"
    assert caller.get()["frame"]["status"] == "ready"


def test_a_message_of_10_megabytes_is_refused_in_words(caller):
    with page(caller) as reader:
        reader.receive()
        reader.say(" " * 10_000_000)
        assert reader.receive()["error"]["allowed"] == "at most 64,000"
        told = reader.do({"type": "set", "parameter": "biases.0.1", "value": 2.0})
        assert told["parameters"]["biases"][0][1] == 2.0
