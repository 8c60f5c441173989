import re
from collections.abc import Callable
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, Route, expect

from tests.page.gestures import drag_by_mouse, spot_on, thumb
from tests.page.playground import Playground, written
from tests.server import Server

PLOTLY = re.compile("/assets/plotly")


def test_a_newcomer_sees_every_number_as_a_slider_with_its_value(shared: Playground) -> None:
    expect(shared.sliders()).to_have_count(13)
    parameters = shared.parameters()
    for unit, weights in enumerate(parameters["weights"][0]):
        for place, weight in enumerate(weights):
            path = f"weights.0.{unit}.{place}"
            assert shared.number(path) == pytest.approx(weight, abs=1e-12)
            expect(shared.box(path)).to_have_value(written(weight))
    for path in ("biases.0.0", "biases.1.0", "weights.1.0.2"):
        expect(shared.slider(path)).to_be_in_viewport()


def test_sliders_are_named_in_words_and_grouped_by_the_unit_they_feed(
    shared: Playground,
) -> None:
    names = {
        "weights.0.1.0": "weight from x1 to h1.2",
        "biases.0.2": "bias of h1.3",
        "weights.1.0.1": "weight from h1.2 to inside",
        "biases.1.0": "bias of inside",
    }
    for path, name in names.items():
        expect(shared.slider(path)).to_have_accessible_name(name)
    for unit in ("h1.1", "h1.2", "h1.3"):
        group = shared.page.get_by_role("group", name=unit, exact=True)
        expect(group.get_by_role("slider")).to_have_count(3)
    output = shared.page.get_by_role("group", name="inside", exact=True)
    expect(output.get_by_role("slider")).to_have_count(4)


def test_the_network_is_drawn_with_a_link_for_every_weight(shared: Playground) -> None:
    expect(shared.page.locator("#network [data-link]")).to_have_count(9)
    expect(shared.page.locator("#network [data-chip]")).to_have_count(4)
    for unit in ("x1", "x2", "h1.1", "h1.2", "h1.3", "inside"):
        expect(shared.unit(unit)).to_be_in_viewport()


def test_every_point_is_on_the_plane_told_apart_by_colour_and_shape(
    shared: Playground,
) -> None:
    expect(shared.main).to_have_attribute("data-drawn", "true")
    points = shared.page.locator("#boundary .scatterlayer .trace")
    expect(points.locator(".point")).to_have_count(250)
    looks = points.evaluate_all(
        """traces => traces.filter(trace => trace.querySelector(".point")).map(trace => {
            const point = trace.querySelector(".point");
            return [point.getAttribute("d"), getComputedStyle(point).fill].join();
        })"""
    )
    assert len(looks) == 4  # two classes, each in a training and a test sample
    assert len(set(looks)) == 4


def test_the_boundary_is_drawn_at_once(shared: Playground) -> None:
    shared.settle()
    assert shared.line("now").startswith("M")
    assert shared.line("before") == ""
    assert len(set(map(shared.field, ("x1", "x2", "h1.1", "h1.2", "h1.3", "inside")))) == 6


def test_nothing_is_playing_when_one_arrives(shared: Playground) -> None:
    frame = shared.frame()
    assert frame["status"] == "ready"
    assert frame["progress"] == {"step": 0, "epoch": 0, "position": 0}
    expect(shared.main).to_have_attribute("data-step", "0")
    expect(shared.button("Undo")).to_be_disabled()
    expect(shared.button("Redo")).to_be_disabled()


@pytest.mark.parametrize("size", [(1440, 900), (1024, 768), (768, 1024), (390, 844)])
def test_nothing_is_cut_off_on_any_screen(
    open_page: Callable[..., Page], server: Server, size: tuple[int, int]
) -> None:
    width, height = size
    playground = Playground(open_page(viewport={"width": width, "height": height}), server.url)
    playground.settle()
    overflow = playground.page.evaluate(
        "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )
    assert overflow == 0
    for button in ("Step", "Play", "Undo"):
        expect(playground.button(button)).to_be_in_viewport(ratio=1)
    expect(playground.page.locator("#boundary")).to_be_in_viewport()


def test_the_page_is_alive_before_plotly_has_arrived(
    open_page: Callable[..., Page], server: Server
) -> None:
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page = open_page(prepare=lambda page: page.route(PLOTLY, hold))
    playground = Playground(page, server.url)
    playground.settle()
    before = playground.line("now")
    track = playground.slider("weights.1.0.0")
    drag_by_mouse(page, thumb(track), spot_on(track, 0.05))
    playground.settle()
    assert playground.line("now") != before
    assert playground.main.get_attribute("data-drawn") != "true"
    (plotly,) = held
    plotly.continue_()
    expect(playground.main).to_have_attribute("data-drawn", "true")


def test_plotly_comes_compressed_and_for_good(server: Server, shared: Playground) -> None:
    expect(shared.main).to_have_attribute("data-drawn", "true")
    loaded = shared.page.evaluate(
        "() => performance.getEntriesByType('resource').map(entry => entry.name)"
    )
    (source,) = filter(PLOTLY.search, loaded)
    reply = shared.page.request.get(source)
    assert source.startswith(server.url)
    assert reply.headers["content-encoding"] == "gzip"
    assert "immutable" in reply.headers["cache-control"]


def test_the_page_can_be_used_in_the_dark(open_page: Callable[..., Page], server: Server) -> None:
    shades = []
    for scheme in ("light", "dark"):
        playground = Playground(open_page(color_scheme=scheme), server.url)
        playground.settle()
        shades.append(
            playground.page.evaluate("() => getComputedStyle(document.body).backgroundColor")
        )
    assert shades[0] != shades[1]


def test_the_chosen_theme_is_remembered(playground: Playground) -> None:
    root = playground.page.locator("html")
    playground.button("Dark or light").click()
    expect(root).to_have_attribute("data-theme", "dark")
    playground.page.reload()
    playground.wait("ready")
    expect(root).to_have_attribute("data-theme", "dark")


def test_a_phone_keeps_the_other_controls_in_a_sheet(
    open_page: Callable[..., Page], server: Server
) -> None:
    page = open_page(has_touch=True, is_mobile=True, viewport={"width": 390, "height": 844})
    playground = Playground(page, server.url)
    playground.button("More").tap()
    sheet = page.get_by_role("dialog", name="More controls")
    moons = sheet.get_by_role("button", name="Moons", exact=True)
    moons.tap()
    expect(moons).to_have_attribute("aria-pressed", "true")
    sheet.get_by_role("button", name="Add a unit to hidden layer 1").tap()
    sheet.get_by_text("epoch", exact=True).tap()
    sheet.get_by_role("button", name="Done").tap()
    expect(playground.sliders()).to_have_count(17)
    playground.button("Step").tap()
    playground.wait_for_step(13)


def test_no_request_leaves_the_machine(open_page: Callable[..., Page], server: Server) -> None:
    asked: list[str] = []

    def watch(page: Page) -> None:
        page.on("request", lambda request: asked.append(request.url))
        page.on("websocket", lambda socket: asked.append(socket.url))

    playground = Playground(open_page(prepare=watch), server.url)
    expect(playground.main).to_have_attribute("data-drawn", "true")
    playground.button("Moons").click()
    playground.button("Step").click()
    playground.wait_for_step(1)
    hosts = {urlsplit(address).netloc for address in asked if not address.startswith("data:")}
    assert hosts == {urlsplit(server.url).netloc}
