from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.page.gestures import Spot, spot_on
from tests.page.playground import Playground, written
from tests.server import Server


def plane(playground: Playground) -> Locator:
    return playground.page.get_by_role("application")


def tip(playground: Playground) -> Locator:
    return playground.page.locator("#plane-tip")


def spot_of(playground: Playground, point: list[float]) -> Spot:
    """Where a place of the plane is in the viewport."""
    (x0, x1), (y0, y1) = playground.frame()["dataset"]["extent"]
    return spot_on(plane(playground), (point[0] - x0) / (x1 - x0), (y1 - point[1]) / (y1 - y0))


def lonely(points: list[list[float]], others: list[list[float]]) -> int:
    """The point that stands farthest from all others, so that a pointer means no other."""

    def room(index: int) -> float:
        x, y = points[index]
        rest = points[:index] + points[index + 1 :] + others
        return min((x - a) ** 2 + (y - b) ** 2 for a, b in rest)

    return max(range(len(points)), key=room)


def outputs_at(playground: Playground, point: list[float]) -> float:
    """The output at a place, by the API's own frames of the plane's highest resolution."""
    field = playground.ask("boundary", resolution=200)
    column = min(range(200), key=lambda j: abs(field["x"][j] - point[0]))
    row = min(range(200), key=lambda i: abs(field["y"][i] - point[1]))
    return float(field["z"][0][row][column])


@pytest.mark.parametrize("split", ["train", "test"])
def test_hovering_a_point_tells_its_class_inputs_and_prediction(
    shared: Playground, split: str
) -> None:
    found = shared.ask("samples")
    other = "test" if split == "train" else "train"
    index = lonely(found[split]["points"], found[other]["points"])
    point, target = found[split]["points"][index], found[split]["targets"][index][0]
    spot = spot_of(shared, point)
    shared.page.mouse.move(spot.x, spot.y)
    expect(tip(shared)).to_contain_text("inside" if target else "outside")
    expect(tip(shared)).to_contain_text("training" if split == "train" else "test")
    for value in point:
        expect(tip(shared)).to_contain_text(written(value))
    shown = float(tip(shared).inner_text().partition("output ")[2].partition(":")[0])
    assert shown == pytest.approx(outputs_at(shared, point), abs=0.03)
    shared.page.mouse.move(5, 5)
    expect(tip(shared)).to_be_hidden()


def test_a_point_can_be_tapped(open_page: Callable[..., Page], server: Server) -> None:
    page = open_page(has_touch=True, is_mobile=True, viewport={"width": 390, "height": 844})
    playground = Playground(page, server.url)
    found = playground.ask("samples")
    index = lonely(found["train"]["points"], found["test"]["points"])
    spot = spot_of(playground, found["train"]["points"][index])
    page.touchscreen.tap(spot.x, spot.y)
    expect(tip(playground)).to_be_visible()
    expect(tip(playground)).to_contain_text(f"training point {index}")


def test_clicking_a_point_shows_its_activations_in_the_network(playground: Playground) -> None:
    found = playground.ask("samples")
    index = lonely(found["train"]["points"], found["test"]["points"])
    spot = spot_of(playground, found["train"]["points"][index])
    playground.page.mouse.click(spot.x, spot.y)
    trace = playground.ask("trace", unit="sample", sample=index)
    expected = {f"h1.{unit + 1}": a[0] for unit, a in enumerate(trace["layers"][0]["a"])}
    expected["inside"] = trace["layers"][1]["a"][0][0]
    expected |= dict(zip(("x1", "x2"), found["train"]["inputs"][index], strict=True))
    for unit, activation in expected.items():
        expect(playground.unit(unit)).to_contain_text(written(activation))


def test_a_chosen_point_follows_the_numbers(playground: Playground) -> None:
    plane(playground).focus()
    plane(playground).press("ArrowRight")
    output = playground.unit("inside").locator(".activation")
    expect(output).to_be_visible()
    before = output.inner_text()
    playground.type_number("biases.1.0", "4")
    expect(output).not_to_have_text(before)
    playground.page.keyboard.press("Escape")


def test_hovering_the_plane_tells_the_output_there(shared: Playground) -> None:
    (x0, x1), (y0, y1) = shared.frame()["dataset"]["extent"]
    corner = [x0 + 0.02 * (x1 - x0), y0 + 0.02 * (y1 - y0)]
    spot = spot_of(shared, corner)
    shared.page.mouse.move(spot.x, spot.y)
    place = written(round(corner[0], 1))[:-1]
    expect(tip(shared)).to_contain_text(f"x1 {place}")
    shown = float(tip(shared).inner_text().partition("output ")[2].partition(":")[0])
    assert shown == pytest.approx(outputs_at(shared, corner), abs=0.02)
    shared.page.mouse.move(5, 5)
    expect(tip(shared)).to_be_hidden()


def test_a_parameter_lights_up_everywhere(playground: Playground) -> None:
    path = "weights.0.1.0"
    playground.settle()
    plate = playground.page.locator("#network .plate.is-lit")
    lit = "() => [...document.querySelectorAll('.parameter.lit')].map(row => row.dataset.row)"
    middle = playground.link(path).evaluate(
        """path => {
            const at = path.getPointAtLength(path.getTotalLength() * 0.2);
            const place = new DOMPoint(at.x, at.y).matrixTransform(path.getScreenCTM());
            return [place.x, place.y];
        }"""
    )
    for way in (
        playground.slider(path).hover,
        lambda: playground.page.mouse.move(*middle),
        playground.slider(path).focus,
    ):
        playground.page.mouse.move(5, 5)
        expect(plate).to_have_count(0)
        way()
        playground.page.wait_for_function(f"path => ({lit})().join() === path", arg=path)
        assert playground.link(path).evaluate("link => !!link.closest('.is-lit')")
        expect(plate).to_have_count(1)
        expect(plate).to_have_text(written(playground.value(path)))
        expect(playground.page.locator("#next")).to_contain_text("weight from x1 to h1.2")


def test_a_link_leads_to_its_slider(playground: Playground) -> None:
    playground.chip("biases.0.1").click()
    expect(playground.slider("biases.0.1")).to_be_focused()
