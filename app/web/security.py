"""Who may call: the Host and Origin checks, limits of size, and the headers that bind browsers."""

from collections.abc import Collection
from urllib.parse import urlsplit

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from .refusals import Refusal, refusal, too_large
from .wire import encode

LOOPBACK = ("localhost", "127.0.0.1", "::1")
POLICY = (
    "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; connect-src 'self'; object-src 'none'; base-uri 'none'; "
    "form-action 'self'; frame-ancestors 'none'"
)
HEADERS = [
    (b"content-security-policy", POLICY.encode()),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
]
# A body that is too large is still read, so that its sender gets to the answer, but only so far.
PATIENCE = 32


class Guard:
    """Wraps an application: refuses calls under a foreign name, from a foreign page, or too large.

    `hosts` are the names, without ports, under which the server may be called besides loopback.
    """

    def __init__(self, app: ASGIApp, hosts: Collection[str], max_body_bytes: int) -> None:
        self._app = app
        self._hosts = {*LOOPBACK, *hosts}
        self._max_body_bytes = max_body_bytes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or hand on to the application."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        headers = {
            name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]
        }
        problem = self._foreign(headers)
        if problem is not None:
            await self._refuse(scope, send, 403, problem)
        elif scope["type"] == "websocket":
            await self._app(scope, receive, send)
        else:
            await self._limited(scope, receive, with_headers(send))

    def _foreign(self, headers: dict[str, str]) -> Refusal | None:
        host = headers.get("host", "")
        if hostname(host) not in self._hosts:
            return refusal(
                "This server does not go by that name.",
                "Host",
                host,
                ", ".join(sorted(self._hosts)),
            )
        origin = headers.get("origin")
        if origin is not None and urlsplit(origin).netloc.lower() != host.lower():
            return refusal("This call comes from a foreign page.", "Origin", origin, host)
        return None

    async def _limited(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Read the body first: every body here is short, or refused."""
        body, size = bytearray(), 0
        more = True
        while more:
            message = await receive()
            if message["type"] == "http.disconnect":
                return
            size += len(message.get("body", b""))
            more = message.get("more_body", False) and size <= PATIENCE * self._max_body_bytes
            if size <= self._max_body_bytes:
                body += message.get("body", b"")
        if size > self._max_body_bytes:
            await self._refuse(scope, send, 413, too_large(size, self._max_body_bytes))
            return
        await self._app(scope, once(bytes(body), receive), send)

    @staticmethod
    async def _refuse(scope: Scope, send: Send, status: int, problem: Refusal) -> None:
        kind = "websocket.http.response" if scope["type"] == "websocket" else "http.response"
        headers = [(b"content-type", b"application/json"), *HEADERS]
        await send({"type": f"{kind}.start", "status": status, "headers": headers})
        await send({"type": f"{kind}.body", "body": encode(problem)})


def hostname(host: str) -> str:
    """The name in a Host header, without the port and the brackets of an IPv6 address."""
    try:
        return urlsplit(f"//{host}").hostname or ""
    except ValueError:
        return ""


def with_headers(send: Send) -> Send:
    """A `send` that adds the headers that bind browsers."""

    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            message["headers"] = [*message.get("headers", ()), *HEADERS]
        await send(message)

    return sending


def once(body: bytes, receive: Receive) -> Receive:
    """A `receive` that gives the whole body, then what comes after it."""
    messages: list[Message] = [{"type": "http.request", "body": body, "more_body": False}]

    async def receiving() -> Message:
        return messages.pop() if messages else await receive()

    return receiving
