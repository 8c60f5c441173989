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
    """Keeps so many documents and bytes in this process; what was saved longest ago goes first."""

    def __init__(self, max_documents: int, max_bytes: int) -> None:
        self._max_documents = max_documents
        self._max_bytes = max_bytes
        self._bytes = 0
        self._documents: OrderedDict[str, bytes] = OrderedDict()

    async def load(self, key: str) -> bytes | None:
        """The document last saved under `key`, or None."""
        return self._documents.get(key)

    async def save(self, key: str, document: bytes) -> None:
        """Keep `document` under `key`, in place of an earlier one."""
        self._bytes += len(document) - len(self._documents.pop(key, b""))
        self._documents[key] = document
        while len(self._documents) > self._max_documents or self._bytes > self._max_bytes:
            _, oldest = self._documents.popitem(last=False)
            self._bytes -= len(oldest)
