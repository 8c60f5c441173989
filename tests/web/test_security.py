"""Who may call the server, how much at once, and what browsers are told."""

import json

import pytest
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.sync.client import connect

from tests.server import HTTP, running_server
from tests.web.clients import Caller, Page, page

FOREIGN = "http://evil.example"


def flood(reader: Page, command: dict[str, str]) -> None:
    """More than may be sent, then all the answers."""
    for _ in range(2000):
        reader.send(command)
    while True:
        reader.receive()


def socket_address(caller: Caller) -> str:
    return str(caller.http.base_url).replace("http", "ws").rstrip("/") + caller.path + "/stream"


@pytest.mark.parametrize("host", ["evil.example", "evil.example:80", "", "[::1"])
def test_a_foreign_host_is_refused(server, host):
    response = HTTP.get(f"{server.url}/healthz", headers={"Host": host})
    assert response.status_code == 403
    assert response.json()["error"]["field"] == "Host"


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1:5", "[::1]:8000", "LOCALHOST:1"])
def test_the_loopback_names_are_allowed(server, host):
    assert HTTP.get(f"{server.url}/healthz", headers={"Host": host}).status_code == 200


def test_a_foreign_origin_is_refused_and_a_missing_one_is_not(server):
    url = f"{server.url}/api/sessions"
    refused = HTTP.post(url, json={}, headers={"Origin": FOREIGN})
    assert refused.status_code == 403
    assert refused.json()["error"]["field"] == "Origin"
    assert HTTP.post(url, json={}, headers={"Origin": server.url}).status_code == 201
    assert HTTP.post(url, json={}).status_code == 201


def test_a_foreign_origin_is_refused_on_the_socket_too(caller, server):
    with pytest.raises(InvalidStatus) as refused, connect(socket_address(caller), origin=FOREIGN):
        pass
    assert refused.value.response.status_code == 403
    with connect(socket_address(caller), origin=server.url) as socket:
        assert json.loads(socket.recv())["status"] == "ready"


@pytest.mark.parametrize("path", ["/", "/docs", "/static/js/main.js", "/api/catalog", "/nowhere"])
def test_every_answer_binds_the_browser(server, path):
    headers = HTTP.get(server.url + path).headers
    policy = headers["content-security-policy"]
    assert "script-src 'self';" in policy
    assert "unsafe-eval" not in policy
    assert "frame-ancestors 'none'" in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"


def test_a_flood_of_messages_is_cut_off_and_the_session_lives(caller):
    with page(caller) as reader:
        reader.takes = False
        step = {"type": "step"}
        with pytest.raises(ConnectionClosed, match="too many messages"):
            flood(reader, step)
    assert caller.get()["frame"]["status"] == "ready"


def test_a_session_beyond_the_limit_sends_the_one_idle_longest_to_the_store(tmp_path, new_caller):
    variables = {"NEURON_PLAYGROUND_MAX_SESSIONS": "2"}
    with running_server(tmp_path, variables=variables) as server:
        first = new_caller(of=server)
        first.do({"type": "step", "count": 5})
        kept = first.document()
        for _ in range(3):
            new_caller(of=server)
        assert first.document() == kept


def test_when_every_session_is_in_use_no_other_is_made(tmp_path, new_caller):
    variables = {"NEURON_PLAYGROUND_MAX_SESSIONS": "1"}
    with running_server(tmp_path, variables=variables) as server:
        only = new_caller(of=server)
        with page(only) as reader:
            reader.receive()
            response = HTTP.post(f"{server.url}/api/sessions", json={})
            assert response.status_code == 503
            words = response.json()["error"]["message"]
            api = HTTP.get(f"{server.url}/openapi.json").json()
            told = api["paths"]["/api/sessions"]["post"]["responses"]["503"]["content"]
            example = told["application/json"]["example"]["error"]["message"]
            assert words.replace("All 1 ", "All 200 ") == example


def test_a_further_host_can_be_allowed(tmp_path):
    variables = {"NEURON_PLAYGROUND_ALLOWED_HOSTS": "class.example, other.example"}
    with running_server(tmp_path, variables=variables) as server:
        headers = {"Host": "class.example:80"}
        assert HTTP.get(f"{server.url}/healthz", headers=headers).status_code == 200


def test_a_wrong_setting_ends_the_start_in_words(tmp_path):
    variables = {"NEURON_PLAYGROUND_MAX_SESSIONS": "many"}
    with (
        pytest.raises(RuntimeError, match='MAX_SESSIONS is "many", but must be a whole number'),
        running_server(tmp_path, variables=variables),
    ):
        pass
