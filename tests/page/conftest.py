from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Playwright,
    Request,
    WebSocket,
    expect,
    sync_playwright,
)

from tests.page.chromium import FLAGS, find_chromium
from tests.page.playground import Playground
from tests.server import Server

Run = Callable[..., Any]

# Reading Plotly can hold a page up for seconds on a machine that is busy with other things.
expect.set_options(timeout=30_000)

OPTIONS: dict[str, Any] = {"viewport": {"width": 1440, "height": 900}}
# Of Playwright's options, what a single page can be given as well as a whole context.
LOOKS = {"viewport", "color_scheme", "reduced_motion"}


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    browser = playwright.chromium.launch(executable_path=find_chromium(), args=list(FLAGS))
    yield browser
    browser.close()


@pytest.fixture(scope="session")
def profile(
    playwright: Playwright, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[BrowserContext]:
    """A browser that keeps what it has compiled: with it a page costs half the time to open."""
    folder = tmp_path_factory.mktemp("profile")
    context = playwright.chromium.launch_persistent_context(
        folder, executable_path=find_chromium(), args=list(FLAGS), **OPTIONS
    )
    yield context
    context.close()


def forget(context: BrowserContext, origin: str) -> None:
    """Close every page but the first, which is nobody's, and forget all that they remembered."""
    blank, *pages = context.pages
    for page in pages:
        page.close()
    devtools = context.new_cdp_session(blank)
    wish = {"origin": origin, "storageTypes": "local_storage,indexeddb"}
    devtools.send("Storage.clearDataForOrigin", wish)
    devtools.detach()
    context.clear_cookies()


class Complaints:
    """All that must not happen in a page, as it happens: errors, and requests to other hosts."""

    def __init__(self, host: str, expected: tuple[str, ...]) -> None:
        self.host = host
        self.expected = expected
        self.heard: list[str] = []

    def listen(self, page: Page) -> None:
        page.on("console", self.console)
        page.on("pageerror", lambda error: self.add(f"error in the page: {error}"))
        page.on("request", self.request)
        page.on("websocket", self.request)

    def console(self, message: ConsoleMessage) -> None:
        # What the content-security policy refuses is an error on the console, too.
        if message.type in ("error", "warning"):
            self.add(f"{message.type} on the console: {message.text}")

    def request(self, request: Request | WebSocket) -> None:
        address = urlsplit(request.url)
        if address.scheme not in ("data", "blob") and address.netloc != self.host:
            self.add(f"request to another host: {request.url}")

    def add(self, complaint: str) -> None:
        if not any(word in complaint for word in self.expected):
            self.heard.append(complaint)


def look(page: Page, viewport: Any = OPTIONS["viewport"], **media: Any) -> None:
    page.set_viewport_size(viewport)
    page.emulate_media(**media)


@contextmanager
def opening(
    browser: Browser, profile: BrowserContext | None, server: Server
) -> Iterator[Callable[..., Page]]:
    """Opens pages, each as in a browser that was never used; fails the test if one complains.

    `path` is below the address `base`, which is the server's if none is given; `expected` are parts
    of complaints that belong to the test; `prepare` is called with the page before it goes there;
    `options` go to Playwright's `new_context`.
    """
    opened: list[Complaints] = []
    contexts: list[BrowserContext] = []

    def context_for(base: str, plain: bool, options: dict[str, Any]) -> BrowserContext:
        """The profile that all tests share, once in a test that wishes no other, else a new one."""
        if plain and profile and profile not in contexts:
            return profile
        return browser.new_context(base_url=base, **(OPTIONS | options))

    def open_page(
        path: str = "/",
        *,
        base: str | None = None,
        expected: tuple[str, ...] = (),
        prepare: Callable[[Page], object] | None = None,
        **options: Any,
    ) -> Page:
        plain = base is None and prepare is None and options.keys() <= LOOKS
        base = base or server.url
        context = context_for(base, plain, options)
        contexts.append(context)
        complaints = Complaints(urlsplit(base).netloc, expected)
        opened.append(complaints)
        context.on("page", complaints.listen)
        page = context.new_page()
        if plain and options:
            look(page, **options)
        if prepare:
            prepare(page)
        page.goto(f"{base}{path}")
        return page

    yield open_page
    for context, complaints in zip(contexts, opened, strict=True):
        context.remove_listener("page", complaints.listen)
        if profile and context is profile:
            forget(profile, server.url)
        else:
            context.close()
    assert [complaint for each in opened for complaint in each.heard] == []


@pytest.fixture
def open_page(
    browser: Browser, profile: BrowserContext, server: Server
) -> Iterator[Callable[..., Page]]:
    """See above; what it opens is closed after the test."""
    with opening(browser, profile, server) as open_page:
        yield open_page


@pytest.fixture(scope="module")
def shared(browser: Browser, server: Server) -> Iterator[Playground]:
    """One playground for all tests of a module that leave it as they found it."""
    with opening(browser, None, server) as open_page:
        playground = Playground(open_page(), server.url)
        playground.settle()
        yield playground


@pytest.fixture
def playground(open_page: Callable[..., Page], server: Server) -> Playground:
    """The playground with a new session, ready to be used."""
    return Playground(open_page(), server.url)


@pytest.fixture(scope="session")
def modules(browser: Browser, server: Server) -> Iterator[tuple[Page, Complaints]]:
    """An empty page for modules to be tried in, which leave nothing behind, and its complaints."""
    context = browser.new_context()
    page = context.new_page()
    complaints = Complaints(urlsplit(server.url).netloc, ())
    complaints.listen(page)
    page.goto(f"{server.url}/healthz")
    yield page, complaints
    context.close()


@pytest.fixture
def run(modules: tuple[Page, Complaints]) -> Iterator[Run]:
    """`run("format", "m => m.fixed(1)", argument)`: a function of a module and one argument."""
    page, complaints = modules

    def run(module: str, function: str, argument: Any = None) -> Any:
        script = (
            f"async (argument) => ({function})(await import('/static/js/{module}.js'), argument)"
        )
        return page.evaluate(script, argument)

    yield run
    heard = complaints.heard.copy()
    complaints.heard.clear()
    assert heard == []
