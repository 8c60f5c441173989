"""The wire between page and server, as one that a test can cut and mend."""

import json
import re
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Any

from playwright.sync_api import Page, WebSocketRoute


class Wire:
    """Carries bytes from its own port to the server's, until it is cut."""

    def __init__(self, server_port: int) -> None:
        self._server = ("127.0.0.1", server_port)
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._ends: set[socket.socket] = set()
        self._cut = False
        self.url = f"http://127.0.0.1:{self._listener.getsockname()[1]}"

    def cut(self) -> None:
        """Drop every connection, and each new one at once."""
        self._cut = True
        for end in list(self._ends):
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)

    def mend(self) -> None:
        self._cut = False

    def close(self) -> None:
        self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        self.cut()

    def carry(self) -> None:
        """Accept connections until the wire is closed."""
        while True:
            try:
                near, _ = self._listener.accept()
            except OSError:
                return
            if self._cut:
                near.close()
            else:
                threading.Thread(target=self._join, args=(near,), daemon=True).start()

    def _join(self, near: socket.socket) -> None:
        with near, socket.create_connection(self._server) as far:
            self._ends |= {near, far}
            back = threading.Thread(target=pump, args=(far, near), daemon=True)
            back.start()
            pump(near, far)
            back.join()
            self._ends -= {near, far}


def pump(source: socket.socket, sink: socket.socket) -> None:
    """Carry bytes one way until either end is shut."""
    with suppress(OSError):
        while data := source.recv(65536):
            sink.sendall(data)
    with suppress(OSError):
        sink.shutdown(socket.SHUT_WR)


@contextmanager
def wire_to(server_port: int) -> Iterator[Wire]:
    wire = Wire(server_port)
    thread = threading.Thread(target=wire.carry, daemon=True)
    thread.start()
    yield wire
    wire.close()
    thread.join()


class Frames:
    """The frames on their way to a page, as one that a test can hold up, or put more into."""

    def __init__(self, change: Callable[[dict[str, Any]], object] | None = None) -> None:
        self._change = change
        self._page: WebSocketRoute | None = None
        self._waiting: list[str] | None = None

    def listen(self, page: Page) -> None:
        """Carry the frames of this page; to be called before it goes anywhere."""
        page.route_web_socket(re.compile("/stream"), self._join)

    def hold(self) -> None:
        self._waiting = []

    def let_go(self) -> None:
        waiting, self._waiting = self._waiting or [], None
        for message in waiting:
            self._send(message)

    def _join(self, page: WebSocketRoute) -> None:
        self._page = page
        server = page.connect_to_server()
        page.on_message(server.send)
        server.on_message(self._carry)

    def _carry(self, message: str | bytes) -> None:
        frame = json.loads(message)
        if self._change:
            self._change(frame)
        if self._waiting is None:
            self._send(json.dumps(frame))
        else:
            self._waiting.append(json.dumps(frame))

    def _send(self, message: str) -> None:
        assert self._page is not None
        self._page.send(message)
