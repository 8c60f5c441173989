"""Callers of the real server: over HTTP, and as a page does over the socket."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import httpx2
from websockets.sync.client import ClientConnection, connect

from tests.server import ENCRYPTION

Json = dict[str, Any]


class Caller:
    """A program that uses one session over HTTP."""

    def __init__(self, url: str, document: Json | None = None) -> None:
        self.http = httpx2.Client(base_url=url, verify=ENCRYPTION, timeout=30)
        self.made = self.http.post("/api/sessions", json=document).json()
        self.id = self.made["id"]
        self.path = f"/api/sessions/{self.id}"

    def close(self) -> None:
        self.http.close()

    def get(self, what: str = "", **query: Any) -> Any:
        response = self.http.get(f"{self.path}{what}", params=query)
        assert response.status_code == 200, response.text
        return response.json()

    def post(self, commands: Any) -> httpx2.Response:
        return self.http.post(f"{self.path}/commands", json=commands)

    def do(self, *commands: Json) -> Json:
        response = self.post(list(commands))
        assert response.status_code == 200, response.text
        frame: Json = response.json()
        return frame

    def document(self) -> Json:
        document: Json = self.get("/export/json")
        return document


class Page:
    """One socket; it takes each frame that it receives, unless told not to."""

    def __init__(self, socket: ClientConnection) -> None:
        self.socket = socket
        self.seq = 0
        self.takes = True

    def send(self, *commands: Json, seq: int | None = None) -> int:
        """Send commands under the next number, or again under an old one."""
        self.seq = self.seq + 1 if seq is None else seq
        self.say({"seq": self.seq, "commands": list(commands)})
        return self.seq

    def say(self, message: Any) -> None:
        self.socket.send(message if isinstance(message, str | bytes) else json.dumps(message))

    def receive(self, timeout: float = 10) -> Json:
        answer: Json = json.loads(self.socket.recv(timeout=timeout))
        if self.takes and "revision" in answer:
            self.say({"taken": answer["revision"]})
        return answer

    def until(self, **expected: Any) -> Json:
        """The first frame that says all this."""
        while True:
            frame = self.receive()
            if all(frame.get(name) == value for name, value in expected.items()):
                return frame

    def do(self, *commands: Json) -> Json:
        """Send commands; the frame that acknowledges them."""
        return self.until(ack=self.send(*commands))

    def is_silent(self, seconds: float = 0.3) -> bool:
        try:
            self.receive(seconds)
        except TimeoutError:
            return True
        return False


@contextmanager
def page(caller: Caller, client: str | None = "a-page") -> Iterator[Page]:
    """A page of the caller's session, or a program that does not name itself."""
    url = str(caller.http.base_url).replace("http", "ws").rstrip("/")
    name = f"?client={client}" if client else ""
    with connect(f"{url}{caller.path}/stream{name}", compression=None) as socket:
        yield Page(socket)
