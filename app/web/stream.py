"""The socket: commands in, frames out."""

import asyncio
from contextlib import suppress
from time import monotonic
from typing import Annotated, Any

from fastapi import APIRouter, Query, WebSocket
from pydantic import ValidationError
from starlette.websockets import WebSocketDisconnect

from ..playground.commands import Message, Taken
from ..playground.errors import NoRoomError, PlaygroundError, UnknownSessionError
from ..playground.parts import Frame
from ..playground.room import Room
from ..playground.viewer import Viewer
from ..settings import Settings
from .context import Here, Key
from .refusals import Refusal, explain, refusal
from .wire import decode, encode, encode_frame

# Close codes: 4404 is ours, the others are the protocol's.
UNKNOWN_SESSION, TOO_MUCH, BROKEN, NO_ROOM = 4404, 1008, 1011, 1013
# Texts that wait for a page which does not read; beyond it, it is cut off.
MAX_WAITING = 100
# The message rate is an average over so many seconds.
RATE_SECONDS = 2.0


class Allowance:
    """So many messages a second, on average; time is of a steady clock, in seconds."""

    def __init__(self, per_second: float, now: float) -> None:
        self._per_second = per_second
        self._left = self._most = per_second * RATE_SECONDS
        self._last = now

    def spend(self, now: float) -> bool:
        """Take one message from what is left; False when nothing is."""
        earned = (now - self._last) * self._per_second
        self._left = min(self._most, self._left + earned) - 1.0
        self._last = now
        return self._left >= 0.0

    def give_back(self) -> None:
        """One message was answered for already."""
        self._left += 1.0


class Outbox:
    """What is to be sent to one page, in order; only its own task waits for the network."""

    def __init__(self, socket: WebSocket) -> None:
        self._socket = socket
        self._texts: asyncio.Queue[str] = asyncio.Queue(MAX_WAITING)
        self._task = asyncio.create_task(self._send_all())

    def put(self, text: str) -> None:
        """Send `text` as soon as the network takes it; a page that reads nothing is cut off."""
        try:
            self._texts.put_nowait(text)
        except asyncio.QueueFull:
            self._task.cancel()

    async def finish(self) -> None:
        """Send what is left, within a second."""
        with suppress(TimeoutError):
            async with asyncio.timeout(1.0):
                await self._texts.join()
        self._task.cancel()

    async def _send_all(self) -> None:
        # A page that has gone is noticed where its messages are read.
        with suppress(WebSocketDisconnect, RuntimeError):
            while True:
                await self._socket.send_text(await self._texts.get())
                self._texts.task_done()


class Stream:
    """One page's connection to a room."""

    def __init__(
        self, socket: WebSocket, room: Room, client: str | None, settings: Settings
    ) -> None:
        self._socket = socket
        self._room = room
        self._settings = settings
        self._outbox = Outbox(socket)
        self._allowance = Allowance(settings.max_messages_per_second, monotonic())
        self._viewer = Viewer(client, self._send_frame, self._refuse, self._break_off)
        self._closing: asyncio.Task[None] | None = None

    async def run(self) -> None:
        """Listen until the page goes, or sends more than it may; raises NoRoomError."""
        try:
            self._room.enter(self._viewer)
            while (event := await self._socket.receive())["type"] == "websocket.receive":
                if not self._allowance.spend(monotonic()):
                    await self._cut_off()
                    return
                self._hear(event.get("text"))
        finally:
            self._room.leave(self._viewer)
            await self._outbox.finish()

    async def _cut_off(self) -> None:
        most = f"at most {self._settings.max_messages_per_second} messages a second"
        self._put(refusal("Too many messages.", allowed=most))
        await self._close(TOO_MUCH, f"too many messages, {most}")

    async def _close(self, code: int, reason: str) -> None:
        await self._outbox.finish()
        await self._socket.close(code, reason)

    def _break_off(self) -> None:
        """A frame could not be made: the page may connect again, and gets a whole one."""
        self._closing = asyncio.create_task(self._close(BROKEN, "a frame failed"))

    def _hear(self, text: str | None) -> None:
        message: object = None
        try:
            message = self._parse(text)
            if isinstance(message, dict) and "taken" in message:
                # It is paid for by the frame it speaks of, so that a fast page may be fast.
                if self._room.taken(self._viewer, Taken.model_validate(message).taken):
                    self._allowance.give_back()
                return
            letter = Message.model_validate(message)
            self._room.receive(self._viewer, letter.seq, letter.commands)
        except (PlaygroundError, ValidationError) as error:
            parts = message if isinstance(message, dict) else {}
            commands, seq = parts.get("commands"), parts.get("seq")
            body = explain(error, not isinstance(commands, list) or len(commands) == 1)
            self._put({**body, **({"ack": seq} if isinstance(seq, int) else {})})

    def _parse(self, text: str | None) -> object:
        if text is None:
            raise PlaygroundError("A binary message says nothing here.", allowed="text, in JSON")
        most = self._settings.max_message_bytes
        if len(text) > most:
            raise PlaygroundError(
                f"The message is too long: {len(text):,} characters.", allowed=f"at most {most:,}"
            )
        return decode(text)

    def _send_frame(self, frame: Frame) -> None:
        self._outbox.put(encode_frame(frame))

    def _refuse(self, error: Exception, seq: int) -> None:
        self._put({**explain(error), "ack": seq})

    def _put(self, body: Refusal | dict[str, Any]) -> None:
        self._outbox.put(encode(body).decode())


router = APIRouter()


@router.websocket("/api/sessions/{key}/stream")
async def stream(
    socket: WebSocket,
    key: Key,
    here: Here,
    client: Annotated[str | None, Query(max_length=100)] = None,
) -> None:
    """Send {"seq", "commands"} and {"taken": revision}; frames and refusals come back."""
    await socket.accept()
    try:
        room = await here.rooms.get(key)
        await Stream(socket, room, client, here.settings).run()
    except UnknownSessionError:
        await socket.close(UNKNOWN_SESSION, "there is no such session")
    except NoRoomError as error:
        await socket.close(NO_ROOM, str(error))
