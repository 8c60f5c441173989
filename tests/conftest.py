from collections.abc import Iterator

import pytest

from tests.server import Server, running_server


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    # Quick tests first. And Playwright's synchronous interface keeps an event loop running in this
    # thread once it has started, so that a later test could not call `asyncio.run`.
    items.sort(key=lambda item: "page" in item.path.parts)


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The real server, one for all tests that ask for it."""
    with running_server(tmp_path_factory.mktemp("server")) as running:
        yield running
