"""The real server as a process of its own, for the tests and the benchmark of the page."""

import os
import socket
import ssl
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx2

ROOT = Path(__file__).parents[1]
# One for all: to make one reads every certificate that there is, which costs more than a call.
ENCRYPTION = ssl.create_default_context()
HTTP = httpx2.Client(
    verify=ENCRYPTION, timeout=30, limits=httpx2.Limits(max_keepalive_connections=0)
)
FROM_THE_TREE = (sys.executable, "-m", "app")


@dataclass(frozen=True)
class Server:
    """A server that answers: its address, and the file that its output goes to."""

    url: str
    port: int
    log: Path


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


def answers(url: str) -> bool:
    try:
        return HTTP.get(f"{url}/healthz", timeout=1).is_success
    except httpx2.TransportError:
        return False


def wait_until_it_answers(process: subprocess.Popen[bytes], server: Server) -> None:
    deadline = time.monotonic() + 30
    while not answers(server.url):
        if process.poll() is not None or time.monotonic() > deadline:
            raise RuntimeError(f"the server did not start:\n{server.log.read_text()}")
        time.sleep(0.02)


@contextmanager
def running_server(
    folder: Path,
    *,
    command: Sequence[str] = FROM_THE_TREE,
    start_in: Path = ROOT,
    port: int | None = None,
    variables: Mapping[str, str] | None = None,
) -> Iterator[Server]:
    """Start `command` on a free port, wait for it, and end it afterwards.

    Args:
        folder: where the server's log and its data go, so that no test meets another's.
        command: the program and its first arguments.
        start_in: the working folder of the program.
        port: a certain port, to start again where an earlier server stopped.
        variables: environment variables of its own.
    """
    port = port or free_port()
    server = Server(f"http://127.0.0.1:{port}", port, folder / "server.log")
    environment = {**os.environ, "XDG_DATA_HOME": str(folder), "PYTHONUNBUFFERED": "1"}
    environment |= variables or {}
    with server.log.open("ab") as log:
        process = subprocess.Popen(
            [*command, "--port", str(port)],
            cwd=start_in,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
        )
    try:
        wait_until_it_answers(process, server)
        yield server
    finally:
        process.terminate()
        try:
            process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
