"""What a checker of accessibility finds, in every part of the page that can be opened."""

from collections.abc import Callable
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.page.playground import Playground
from tests.server import Server

VIEWS = {
    "light": {"color_scheme": "light"},
    "dark": {"color_scheme": "dark"},
    "phone": {"viewport": {"width": 390, "height": 844}, "has_touch": True},
}
AXE = Axe()


@pytest.fixture(params=VIEWS)
def page(request: pytest.FixtureRequest, open_page: Callable[..., Page], server: Server) -> Page:
    # Whatever still fades in has no contrast yet.
    page = open_page(reduced_motion="reduce", **VIEWS[request.param])
    Playground(page, server.url).settle()
    return page


def findings(page: Page) -> list[tuple[str, Any]]:
    found = AXE.run(page).response["violations"]
    return [(each["id"], [node["target"] for node in each["nodes"]]) for each in found]


def test_nothing_is_found_at_first_sight(page: Page) -> None:
    expect(page.locator("main")).to_have_attribute("data-drawn", "true")
    assert findings(page) == []


@pytest.mark.parametrize("page", ["dark"], indirect=True)
def test_nothing_is_found_in_any_stage_of_the_walk(page: Page) -> None:
    page.keyboard.press("w")
    title = page.locator("#walk-title")
    expect(title).to_have_text("Input")
    while not page.locator("#walk-foot").get_by_text("Apply").is_visible():
        assert (title.inner_text(), findings(page)) == (title.inner_text(), [])
        before = title.inner_text()
        page.keyboard.press("n")
        expect(title).not_to_have_text(before)
    assert findings(page) == []


@pytest.mark.parametrize("page", ["light", "phone"], indirect=True)
def test_nothing_is_found_where_the_learner_is_asked_or_checks(page: Page) -> None:
    page.keyboard.press("w")
    page.get_by_role("switch", name="Predict first").check()
    page.keyboard.press("e")
    expect(page.locator("#predict")).to_be_visible()
    assert findings(page) == []
    page.locator("#predict").get_by_text("Unchanged").click()
    expect(page.locator(".verdict")).to_be_visible()
    assert findings(page) == []
    page.get_by_role("button", name="Check numerically").click()
    expect(page.locator("#check-whole")).to_be_visible()
    assert findings(page) == []


def test_nothing_is_found_in_the_landscape_the_history_and_the_menu_of_exports(page: Page) -> None:
    page.keyboard.press("s")
    expect(page.locator("main")).to_have_attribute("data-step", "1")
    page.get_by_role("radio", name="landscape").click()
    expect(page.locator("#landscape .hand")).to_be_visible()
    assert findings(page) == []
    page.get_by_role("button", name="History").click()
    expect(page.locator("#entries")).to_be_visible()
    assert findings(page) == []
    page.keyboard.press("Escape")
    if page.locator("#more-open").is_visible():
        page.locator("#more-open").click()
    page.get_by_role("button", name="Export", exact=True).click()
    expect(page.get_by_role("button", name="Record", exact=True)).to_be_visible()
    assert findings(page) == []
