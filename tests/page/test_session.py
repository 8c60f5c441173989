from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.page.playground import Playground
from tests.page.wire import wire_to
from tests.server import HTTP, Server, running_server

BIAS = "biases.0.1"
CUT = ("WebSocket connection", "ERR_EMPTY_RESPONSE", "ERR_CONNECTION", "Failed to load resource")


def test_a_reload_is_where_one_was(playground: Playground) -> None:
    assert "/s/" in playground.page.url
    assert len(playground.page.url.rpartition("/")[2]) >= 22  # 128 random bits
    playground.type_number(BIAS, "1.75")
    playground.button("Step").click()
    playground.wait_for_step(1)
    before = playground.frame()
    address = playground.page.url
    playground.page.reload()
    playground.wait("ready")
    playground.settle()
    assert playground.page.url == address
    expect(playground.main).to_have_attribute("data-step", "1")
    assert playground.parameters() == before["parameters"]
    playground.expect_number(BIAS, before["parameters"]["biases"][0][1])
    playground.button("Undo").click()
    playground.wait_for_step(0)
    assert playground.value(BIAS) == 1.75


def test_two_tabs_are_one_session(playground: Playground, server: Server) -> None:
    page = playground.page.context.new_page()
    page.goto(playground.page.url)
    second = Playground(page, server.url)
    second.type_number(BIAS, "-1.5")
    playground.expect_number(BIAS, -1.5)
    playground.button("Step").click()
    second.wait_for_step(1)


def test_two_visits_are_two_sessions(open_page: Callable[..., Page], server: Server) -> None:
    one, other = (Playground(open_page(), server.url) for _ in range(2))
    assert one.api != other.api
    before = other.value(BIAS)
    one.type_number(BIAS, "3")
    one.expect_number(BIAS, 3)
    assert other.value(BIAS) == before


def test_a_command_over_http_moves_the_page_too(playground: Playground) -> None:
    playground.settle()
    before = playground.line("now")
    playground.command(
        {"type": "set", "parameter": BIAS, "value": 2.5}, {"type": "step", "count": 3}
    )
    playground.wait_for_step(3)
    playground.expect_number(BIAS, playground.value(BIAS))
    playground.settle()
    assert playground.line("now") != before
    playground.command({"type": "configure", "network": {"hidden": [{"units": 5}]}})
    expect(playground.sliders()).to_have_count(21)


def test_an_unknown_address_says_so_and_offers_a_new_start(
    open_page: Callable[..., Page], server: Server
) -> None:
    page = open_page("/s/0000000000000000000000", expected=("404",))
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("not here")
    dialog.get_by_role("link").click()
    Playground(page, server.url)
    assert "0000000000" not in page.url


def test_a_cut_wire_is_told_calmly_and_nothing_is_lost(
    open_page: Callable[..., Page], server: Server
) -> None:
    with wire_to(server.port) as wire:
        playground = Playground(open_page(base=wire.url, expected=CUT), server.url)
        playground.type_number(BIAS, "1.5")
        playground.expect_number(BIAS, 1.5)
        wire.cut()
        playground.wait("disconnected")
        expect(playground.page.get_by_text("Your network is safe")).to_be_visible()
        playground.type_number("biases.0.0", "-0.5")
        playground.button("Step").click()
        wire.mend()
        playground.wait("ready")
        playground.wait_for_step(1)
        expect(playground.page.get_by_text("Your network is safe")).to_be_hidden()
        assert playground.frame()["progress"]["step"] == 1
        playground.button("Undo").click()
        playground.wait_for_step(0)
        assert playground.value(BIAS) == 1.5
        assert playground.value("biases.0.0") == -0.5


def resting_at(playground: Playground) -> int:
    """The step at which the network stands still, seen twice the same a while apart."""
    before = -1
    for _ in range(20):
        step = int(playground.frame()["progress"]["step"])
        if step == before:
            return step
        before = step
        playground.page.wait_for_timeout(500)  # standing still gives no sign to wait for
    raise AssertionError("the network goes on")


def test_a_page_in_the_background_costs_nothing(playground: Playground) -> None:
    playground.choose_speed(-1)
    playground.button("Play").click()
    playground.wait("playing")
    playground.page.evaluate(
        """() => {
            Object.defineProperty(document, "hidden", { value: true, configurable: true });
            document.dispatchEvent(new Event("visibilitychange"));
        }"""
    )
    resting = resting_at(playground)
    assert playground.frame()["status"] == "playing"
    playground.page.evaluate(
        """() => {
            delete document.hidden;
            document.dispatchEvent(new Event("visibilitychange"));
        }"""
    )
    playground.wait_until_step(resting + 1)


def test_a_server_that_was_started_anew_is_told(
    open_page: Callable[..., Page], tmp_path: Path
) -> None:
    with running_server(tmp_path) as first:
        page = open_page(base=first.url, expected=(*CUT, "404"))
        playground = Playground(page, first.url)
    playground.wait("disconnected")
    with running_server(tmp_path, port=first.port) as again:
        dialog = page.get_by_role("dialog")
        expect(dialog).to_contain_text("not here")
        dialog.get_by_role("link").click()
        Playground(page, again.url)


@pytest.mark.parametrize("path", ["/", "/s/0000000000000000000000"])
def test_the_page_says_what_it_may_load(path: str, server: Server) -> None:
    answer = HTTP.get(f"{server.url}{path}", follow_redirects=True)
    policy = answer.headers["content-security-policy"]
    scripts = next(part for part in policy.split(";") if "script-src" in part)
    assert scripts.split() == ["script-src", "'self'"]
    assert "default-src 'self'" in policy
