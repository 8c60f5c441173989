"""The one interface of every store, and the store that forgets when the process ends."""

from collections import OrderedDict
from typing import Protocol


class Store(Protocol):
    """Keeps documents by id. A document is JSON text, so that no store needs to know its fields."""

    async def load(self, key: str) -> bytes | None:
        """The document last saved under `key`, or None."""

    async def save(self, key: str, document: bytes) -> None:
        """Keep `document` under `key`, in place of an earlier one."""


class MemoryStore:
    """Keeps `capacity` documents in this process; the one saved longest ago goes first."""

    def __init__(self, capacity: int) -> None:
        self._capacity = capacity
        self._documents: OrderedDict[str, bytes] = OrderedDict()

    async def load(self, key: str) -> bytes | None:
        """The document last saved under `key`, or None."""
        return self._documents.get(key)

    async def save(self, key: str, document: bytes) -> None:
        """Keep `document` under `key`, in place of an earlier one."""
        self._documents[key] = document
        self._documents.move_to_end(key)
        if len(self._documents) > self._capacity:
            self._documents.popitem(last=False)
