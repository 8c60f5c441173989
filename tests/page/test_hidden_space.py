"""A hidden layer of two units as a plane of its own, in place of the plane."""

import numpy as np
import pytest
from playwright.sync_api import Locator, expect

from tests.page.gestures import Spot, drag_by_mouse, spot_on, thumb
from tests.page.playground import Playground


def marks(playground: Playground) -> Locator:
    return playground.page.locator(".space > canvas")


def space(playground: Playground) -> Locator:
    return playground.page.locator(".space")


def radio(playground: Playground, name: str) -> Locator:
    return playground.page.get_by_role("radio", name=name, exact=True)


def build(playground: Playground, *units: int) -> None:
    hidden = [{"units": count, "activation": "tanh"} for count in units]
    playground.command({"type": "configure", "network": {"hidden": hidden}})
    playground.settle()


@pytest.fixture
def seen(playground: Playground) -> Playground:
    """A trained network with one hidden layer of two units, seen as that layer sees the points."""
    build(playground, 2)
    playground.command({"type": "step", "count": 200})
    radio(playground, "h1 space").click()
    expect(space(playground)).to_be_visible()
    playground.settle()
    return playground


def places(playground: Playground, split: str) -> np.ndarray:
    """Where the layer puts every point, by the weights and inputs that the server tells."""
    inputs = np.array(playground.ask("samples")[split]["inputs"])
    parameters = playground.parameters()
    return np.tanh(inputs @ np.array(parameters["weights"][0]).T + parameters["biases"][0])


def spot_of(playground: Playground, place: np.ndarray) -> Spot:
    """Activations of tanh are shown from -1.12 to 1.12."""
    return spot_on(marks(playground), *((1.12 + place * (1, -1)) / 2.24))


def test_the_switch_is_there_only_for_layers_of_two_units(playground: Playground) -> None:
    expect(playground.page.locator("#space-switch")).to_be_hidden()
    build(playground, 2)
    expect(radio(playground, "h1 space")).to_be_visible()
    build(playground, 2, 3, 2)
    expect(radio(playground, "h1")).to_be_visible()
    expect(radio(playground, "h3")).to_be_visible()
    expect(radio(playground, "h2")).to_have_count(0)
    build(playground, 3)
    expect(playground.page.locator("#space-switch")).to_be_hidden()


@pytest.mark.parametrize("split", ["train", "test"])
def test_every_point_is_where_the_layer_puts_it(seen: Playground, split: str) -> None:
    mine, others = places(seen, split), places(seen, "test" if split == "train" else "train")
    everyone = np.vstack([mine, others])
    room = np.sort(np.linalg.norm(mine[:, None] - everyone, axis=2), axis=1)[:, 1]
    index = int(room.argmax())
    spot = spot_of(seen, mine[index])
    seen.page.mouse.click(spot.x, spot.y)
    word = "training" if split == "train" else "test"
    expect(seen.page.locator("#plane-hint")).to_have_text(f"following {word} point {index}")
    for unit in (0, 1):
        shown = seen.unit(f"h1.{unit + 1}").locator(".activation")
        expect(shown).to_have_text(f"{mine[index][unit]:z.2f}".replace("-", "−"))
    radio(seen, "plane").click()
    expect(seen.page.locator("#boundary .rings .chosen")).to_have_count(1)


def test_the_output_cuts_it_along_its_own_straight_line(seen: Playground) -> None:
    drawn = seen.line("hidden")
    corners = np.array([pair.split() for pair in drawn.removeprefix("M").split("L")], float)
    size = marks(seen).bounding_box()
    assert size is not None
    across, up = (corners / (size["width"], size["height"])).T
    weights = seen.parameters()["weights"][1][0]
    sums = weights[0] * (across * 2.24 - 1.12) + weights[1] * (1.12 - up * 2.24)
    assert sums + seen.value("biases.1.0") == pytest.approx(0, abs=0.05)


def test_it_moves_with_a_slider_that_is_held_and_while_it_plays(seen: Playground) -> None:
    before = seen.picture(marks(seen))
    track = seen.slider("weights.0.0.1")
    drag_by_mouse(seen.page, thumb(track), spot_on(track, 0.9), drop=False)
    seen.settle()
    held = seen.picture(marks(seen))
    assert held != before
    seen.page.mouse.up()
    seen.button("Play").click()
    seen.wait_until_step(205)
    seen.wait_for_other_picture(marks(seen), held)
    seen.button("Pause").click()
    seen.wait("ready")


def test_its_points_glide_to_where_a_step_puts_them(seen: Playground) -> None:
    seen.command({"type": "configure", "training": {"learning_rate": 1}})
    seen.settle()
    before = seen.picture(marks(seen))
    gone_by = marks(seen).evaluate_handle(
        """canvas => {
            const pictures = new Set();
            const look = () => {
                if (document.body.matches(".gliding")) pictures.add(canvas.toDataURL());
                requestAnimationFrame(look);
            };
            look();
            return pictures;
        }"""
    )
    seen.button("Step").click()
    seen.page.wait_for_function("pictures => pictures.size > 0", arg=gone_by)
    expect(seen.page.locator("body.gliding")).to_have_count(0)
    seen.settle()
    after = seen.picture(marks(seen))
    assert after != before
    assert set(gone_by.evaluate("pictures => [...pictures]")) - {before, after}


def test_it_takes_the_place_of_the_plane_and_gives_it_back(seen: Playground) -> None:
    page = seen.page
    plane = page.get_by_role("application")
    expect(plane).to_be_hidden()
    expect(page.get_by_role("heading", name="What h1 makes of it")).to_be_visible()
    label = space(seen).get_attribute("aria-label") or ""
    assert "h1.1" in label
    assert "straight line" in label
    radio(seen, "h1 space").press("ArrowLeft")
    expect(radio(seen, "plane")).to_be_focused()
    expect(plane).to_be_visible()
    expect(space(seen)).to_be_hidden()
    expect(page.get_by_role("heading", name="What it decides")).to_be_visible()


def rings(playground: Playground, kind: str) -> Locator:
    return space(playground).locator(f".rings .{kind}")


def test_a_second_click_lets_a_point_go(seen: Playground) -> None:
    spot = spot_of(seen, places(seen, "train")[0])
    seen.page.mouse.click(spot.x, spot.y)
    expect(rings(seen, "chosen")).to_have_count(1)
    seen.page.mouse.click(spot.x, spot.y)
    expect(rings(seen, "chosen")).to_have_count(0)


def test_the_sample_that_the_walk_looks_at_is_ringed(seen: Playground) -> None:
    seen.button("Walk through it").click()
    ring = rings(seen, "chosen")
    expect(ring).to_have_count(1)
    member = seen.ask("trace", unit="batch")["batch"][0]
    spot = spot_of(seen, places(seen, "train")[member])
    here = spot_on(ring)
    assert (here.x, here.y) == pytest.approx((spot.x, spot.y), abs=1)


def test_other_points_are_shown_though_as_many_of_them_are_for_training(seen: Playground) -> None:
    seen.command({"type": "configure", "problem": {"samples": 250, "test_fraction": 0.5}})
    seen.settle()
    seen.command({"type": "configure", "problem": {"samples": 500, "test_fraction": 0.75}})
    seen.settle()
    index = 300
    spot = spot_of(seen, places(seen, "test")[index])
    seen.page.mouse.click(spot.x, spot.y)
    expect(rings(seen, "chosen")).to_have_count(1)


def test_it_ends_with_its_layer(seen: Playground) -> None:
    build(seen, 3)
    expect(space(seen)).to_be_hidden()
    expect(seen.page.get_by_role("application")).to_be_visible()
    seen.button("Undo").click()
    expect(radio(seen, "plane")).to_have_attribute("aria-checked", "true")
