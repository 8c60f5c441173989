"""Living sessions by id, and the store behind them."""

import secrets
from collections import OrderedDict

import orjson

from ..stores.store import Store
from .document import Document
from .errors import NoRoomError, UnknownSessionError
from .room import Room
from .session import Session


class Rooms:
    """At most `max_sessions` living sessions; the one idle longest goes to the store."""

    def __init__(self, store: Store, max_sessions: int, max_viewers: int) -> None:
        self._store = store
        self._max_sessions = max_sessions
        self._max_viewers = max_viewers
        self._rooms: OrderedDict[str, Room] = OrderedDict()

    async def create(self, document: Document) -> tuple[str, Room]:
        """A new session from a complete document, and its id of 128 random bits.

        Raises PlaygroundError for a document whose parts do not go together, NoRoomError when every
        place is taken.
        """
        session = Session(document)
        await self._make_place()
        key = secrets.token_urlsafe(16)
        return key, self._open(key, session)

    async def get(self, key: str) -> Room:
        """The session's room, living or brought back from the store.

        Raises UnknownSessionError, or NoRoomError when every place is taken.
        """
        if key not in self._rooms:
            document = await self._store.load(key)
            if document is None:
                raise UnknownSessionError(key)
            await self._make_place()
            if key not in self._rooms:
                self._open(key, Session(Document.model_validate_json(document)))
        self._rooms.move_to_end(key)
        return self._rooms[key]

    async def close(self) -> None:
        """Put every session into the store and end it."""
        for key, room in self._rooms.items():
            room.close()
            await self._keep(key, room)
        self._rooms.clear()

    def _open(self, key: str, session: Session) -> Room:
        self._rooms[key] = Room(session, self._max_viewers)
        return self._rooms[key]

    async def _make_place(self) -> None:
        while len(self._rooms) >= self._max_sessions:
            key, room = self._longest_idle()
            await self._keep(key, room)
            if room.idle:
                room.close()
                del self._rooms[key]

    def _longest_idle(self) -> tuple[str, Room]:
        for key, room in self._rooms.items():
            if room.idle:
                return key, room
        raise NoRoomError(
            f"All {self._max_sessions} places for sessions are in use; try again later."
        )

    async def _keep(self, key: str, room: Room) -> None:
        await self._store.save(key, orjson.dumps(room.session.document_to_keep()))
