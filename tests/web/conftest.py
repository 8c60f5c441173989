from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from typing import Any

import pytest

from tests.server import Server
from tests.web.clients import Caller


@pytest.fixture
def new_caller(server: Server) -> Iterator[Callable[..., Caller]]:
    """Makes programs, each with a session of its own, from a document if one is given."""
    with ExitStack() as stack:

        def make(document: dict[str, Any] | None = None, of: Server = server) -> Caller:
            return stack.enter_context(closing(Caller(of.url, document)))

        yield make


@pytest.fixture
def caller(new_caller: Callable[..., Caller]) -> Caller:
    """A program with a session of its own."""
    return new_caller()
