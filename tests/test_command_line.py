import os
import socket
import subprocess

import httpx2
import pytest

from app.__main__ import address
from tests.server import FROM_THE_TREE, ROOT, Server, free_port, running_server


def ended(*arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """What a start says that cannot succeed."""
    return subprocess.run(
        [*FROM_THE_TREE, *arguments],
        cwd=ROOT,
        env={**os.environ, **variables},
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )


def test_it_says_where_it_is_to_be_found(server: Server):
    assert server.log.read_text().splitlines()[0] == f"Neuron playground: {server.url}"


def test_the_command_line_goes_before_the_variables(tmp_path):
    variables = {"NEURON_PLAYGROUND_PORT": str(free_port()), "NEURON_PLAYGROUND_HOST": "localhost"}
    with running_server(tmp_path, variables=variables) as server:
        assert httpx2.get(f"{server.url}/healthz").json() == {"status": "ok"}


def test_help_names_every_argument_and_the_variables():
    done = ended("--help")
    assert done.returncode == 0
    assert {"--host", "--port", "NEURON_PLAYGROUND_PORT."} <= set(done.stdout.split())


@pytest.mark.parametrize(
    ("arguments", "variables", "words"),
    [
        (["--port", "65536"], {}, "port is 65536, but must be 0 to 65535"),
        (["--port", "http"], {}, "argument --port: invalid int value: 'http'"),
        (["--door", "1"], {}, "unrecognized arguments: --door 1"),
        ([], {"NEURON_PLAYGROUND_PORT": "http"}, 'NEURON_PLAYGROUND_PORT is "http", but must be'),
    ],
)
def test_a_wrong_start_ends_in_words(arguments, variables, words):
    done = ended(*arguments, **variables)
    assert done.returncode != 0
    assert words in done.stderr
    assert "Traceback" not in done.stderr


def test_a_port_in_use_is_said_to_be(server: Server):
    done = ended("--port", str(server.port))
    assert done.returncode != 0
    assert "address already in use" in done.stderr


@pytest.mark.parametrize(
    ("family", "host", "shown"),
    [(socket.AF_INET, "127.0.0.1", "127.0.0.1"), (socket.AF_INET6, "::1", "[::1]")],
)
def test_the_address_can_be_opened_in_a_browser(family, host, shown):
    class Bound:
        def getsockname(self):
            return (host, 8000) if family == socket.AF_INET else (host, 8000, 0, 0)

    assert address(Bound()) == f"http://{shown}:8000"
