"""The loss over two numbers, and the network's place on it."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.page.gestures import Spot, drag_by_mouse, drag_by_touch, spot_on
from tests.page.playground import Playground, written
from tests.page.wire import Frames
from tests.server import Server

X, Y = "weights.0.0.0", "biases.0.0"
# What Chromium says of painting a surface without a graphics card.
WITHOUT_GPU = ("GPU stall due to ReadPixels", "willReadFrequently", "WebGL")


@pytest.fixture
def landscape(playground: Playground) -> Playground:
    """The landscape over the first unit's first weight and its bias, drawn."""
    open_landscape(playground)
    return playground


def open_landscape(playground: Playground) -> None:
    playground.page.get_by_role("radio", name="landscape").click()
    expect(playground.page.locator("#landscape-plot .contourlayer path").first).to_be_attached()
    expect(words(playground)).to_contain_text("loss")


def words(playground: Playground) -> Locator:
    return playground.page.locator("#landscape-words")


def hand(playground: Playground) -> Locator:
    return playground.page.locator("#landscape .hand")


def drawn(playground: Playground) -> str:
    """The contours, as paths."""
    return str(playground.page.locator("#landscape-plot .contourlayer").inner_html())


def middle(playground: Playground) -> Spot:
    return spot_on(hand(playground))


def moved(spot: Spot, right: float, down: float) -> Spot:
    return Spot(spot.x + right, spot.y + down)


def values(playground: Playground, *parameters: str) -> list[float]:
    return [playground.value(parameter) for parameter in parameters]


def test_the_landscape_takes_the_place_of_the_curves_and_gives_it_back(
    landscape: Playground,
) -> None:
    expect(landscape.page.locator("#curves")).not_to_be_visible()
    landscape.page.reload()
    landscape.wait("ready")
    expect(hand(landscape)).to_be_visible()
    landscape.page.get_by_role("radio", name="over time").click()
    expect(landscape.page.locator("#curves")).to_be_visible()
    expect(hand(landscape)).not_to_be_visible()


def test_its_words_say_where_the_network_stands_and_how_wrong_it_is_there(
    landscape: Playground,
) -> None:
    weight, bias = values(landscape, X, Y)
    loss = landscape.frame()["metrics"]["train"]["loss"]
    expect(words(landscape)).to_contain_text(
        f"weight from x1 to h1.1 {written(weight)}, bias of h1.1 {written(bias)}: loss {loss:.3f}."
    )
    expect(landscape.page.locator("#landscape-loss")).to_have_text(f"{loss:.3f}")
    shown = landscape.ask("landscape", x=X, y=Y, span=5, center_x=0, center_y=0)["z"]
    low, high = (f"{pick(map(pick, shown)):.2f}" for pick in (min, max))
    expect(landscape.page.locator("#landscape-low")).to_have_text(low)
    expect(landscape.page.locator("#landscape-high")).to_have_text(high)


def test_dragging_the_point_sets_both_numbers_and_is_one_undo(landscape: Playground) -> None:
    before, start = values(landscape, X, Y), middle(landscape)
    contours = drawn(landscape)
    drag_by_mouse(landscape.page, start, moved(start, 40, -30))
    landscape.settle()
    after = values(landscape, X, Y)
    assert after[0] > before[0] + 1
    assert after[1] > before[1] + 1
    assert [landscape.number(X), landscape.number(Y)] == pytest.approx(after, abs=1e-12)
    here = middle(landscape)
    assert (here.x, here.y) == pytest.approx((start.x + 40, start.y - 30), abs=1.5)
    assert drawn(landscape) == contours
    landscape.button("Undo").click()
    landscape.expect_number(X, before[0])
    assert values(landscape, X, Y) == before


def test_a_finger_can_drag_it(open_page: Callable[..., Page], server: Server) -> None:
    page = open_page(has_touch=True, viewport={"width": 1024, "height": 900})
    playground = Playground(page, server.url)
    open_landscape(playground)
    before, start = values(playground, X, Y), middle(playground)
    # Beside the ring, yet within the reach of a finger.
    drag_by_touch(page, moved(start, 15, 10), moved(start, -45, 60))
    playground.settle()
    after = values(playground, X, Y)
    assert after[0] < before[0]
    assert after[1] < before[1]


def test_it_goes_as_far_as_the_pointer_that_took_it_anywhere_on_it(landscape: Playground) -> None:
    before, start = values(landscape, X, Y), middle(landscape)
    beside = moved(start, -7, 6)
    drag_by_mouse(landscape.page, beside, moved(beside, 1, 0))
    landscape.settle()
    after = values(landscape, X, Y)
    assert 0 < after[0] - before[0] < 0.1
    assert after[1] == before[1]
    label = landscape.ask("history")["points"][-1]["label"]
    assert label.startswith("dragged weight from x1 to h1.1")


def test_only_the_primary_button_drags_it(landscape: Playground) -> None:
    before, start = values(landscape, X, Y), middle(landscape)
    landscape.page.mouse.move(start.x, start.y)
    landscape.page.mouse.down(button="right")
    landscape.page.mouse.move(start.x + 40, start.y)
    landscape.page.mouse.up(button="right")
    landscape.settle()
    assert values(landscape, X, Y) == before


def test_the_point_stays_on_the_landscape(landscape: Playground) -> None:
    start = middle(landscape)
    drag_by_mouse(landscape.page, start, moved(start, -600, 20))
    landscape.settle()
    assert landscape.value(X) == -5


def test_arrow_keys_move_the_point(landscape: Playground) -> None:
    before = values(landscape, X, Y)
    hand(landscape).focus()
    hand(landscape).press("ArrowRight")
    landscape.expect_number(X, before[0] + 0.05)
    hand(landscape).press("Shift+ArrowDown")
    landscape.expect_number(Y, before[1] - 0.5)
    landscape.settle()
    expect(words(landscape)).to_contain_text(f"bias of h1.1 {written(before[1] - 0.5)}")


def test_keys_count_from_where_it_was_put_though_the_frames_come_late(
    open_page: Callable[..., Page], server: Server
) -> None:
    frames = Frames()
    playground = Playground(open_page(prepare=frames.listen), server.url)
    open_landscape(playground)
    playground.settle()
    before = values(playground, X, Y)
    hand(playground).focus()
    frames.hold()
    for _ in range(10):
        hand(playground).press("ArrowRight")
    frames.let_go()
    playground.expect_number(X, before[0] + 0.5)
    after = values(playground, X, Y)
    assert after == pytest.approx([before[0] + 0.5, before[1]], abs=1e-12)


def test_another_slider_changes_the_landscape(landscape: Playground) -> None:
    before = drawn(landscape)
    landscape.type_number("weights.1.0.0", "3")
    landscape.page.wait_for_function(
        "before => document.querySelector('#landscape-plot .contourlayer').innerHTML !== before",
        arg=before,
    )


def test_its_axes_are_any_two_numbers_but_never_the_same(landscape: Playground) -> None:
    across, up = (landscape.page.get_by_label(name, exact=True) for name in ("across", "up"))
    expect(across).to_have_value(X)
    expect(up).to_have_value(Y)
    assert across.locator("option").count() == 13
    assert across.locator("option:disabled").inner_text() == "bias of h1.1"
    assert up.locator("option:disabled").inner_text() == "weight from x1 to h1.1"
    up.select_option(label="weight from h1.3 to inside")
    expect(words(landscape)).to_contain_text("weight from h1.3 to inside")
    start, before = middle(landscape), values(landscape, "weights.1.0.2", Y)
    drag_by_mouse(landscape.page, start, moved(start, 0, -40))
    landscape.settle()
    after = values(landscape, "weights.1.0.2", Y)
    assert after[0] > before[0] + 1
    assert after[1] == before[1]


def test_it_begins_with_the_selected_unit(playground: Playground) -> None:
    playground.unit("h1.3").click()
    open_landscape(playground)
    expect(words(playground)).to_contain_text("weight from x1 to h1.3")
    expect(words(playground)).to_contain_text("bias of h1.3")


def test_it_goes_as_far_as_the_wider_of_its_two_sliders(landscape: Playground) -> None:
    landscape.type_number(Y, "7.5")
    expect(landscape.page.locator("#landscape-plot .xtick").last).to_have_text("10")


def expect_places(playground: Playground, count: int) -> None:
    """Wait for one line through so many places, then a dot at each."""
    drawn = re.compile(rf"^M[^M]+(M[^M]+h0){{{count}}}$")
    expect(playground.page.locator("#landscape .way")).to_have_attribute("d", drawn)


def test_the_way_of_the_last_steps_leads_to_the_point(landscape: Playground) -> None:
    expect(landscape.page.locator("#landscape .way")).to_have_attribute("d", "")
    for step in range(1, 6):
        landscape.button("Step").click()
        landscape.wait_for_step(step)
    expect_places(landscape, 6)
    landscape.button("Undo").click()
    expect_places(landscape, 5)


def test_when_a_layer_goes_other_numbers_take_its_place(landscape: Playground) -> None:
    landscape.page.get_by_label("up", exact=True).select_option(value="weights.1.0.2")
    expect(words(landscape)).to_contain_text("weight from h1.3 to inside")
    landscape.command({"type": "configure", "network": {"hidden": []}})
    expect(landscape.sliders()).to_have_count(3)
    expect(words(landscape)).to_contain_text("bias of inside")


def test_a_landscape_over_numbers_that_are_gone_may_come_late(
    open_page: Callable[..., Page], server: Server
) -> None:
    over: dict[str, Any] = {}

    def repeat(frame: dict[str, Any]) -> None:
        """Put the landscape over what will be gone into every frame that follows it."""
        if frame.get("landscape") and frame["landscape"]["y"] == "weights.1.0.2":
            over["landscape"] = frame["landscape"]
        frame.update(over)

    playground = Playground(open_page(prepare=Frames(repeat).listen), server.url)
    open_landscape(playground)
    playground.page.get_by_label("up", exact=True).select_option(value="weights.1.0.2")
    expect(words(playground)).to_contain_text("weight from h1.3 to inside")
    playground.command({"type": "configure", "network": {"hidden": []}})
    playground.command({"type": "step"})
    expect(playground.sliders()).to_have_count(3)
    playground.wait_for_step(1)
    expect(hand(playground)).to_be_hidden()


def test_it_can_be_seen_in_three_dimensions(open_page: Callable[..., Page], server: Server) -> None:
    playground = Playground(open_page(expected=WITHOUT_GPU), server.url)
    open_landscape(playground)
    playground.button("3-D").click()
    dialog = playground.page.get_by_role("dialog", name="The loss over two numbers")
    expect(dialog.locator("canvas").first).to_be_visible()
    expect(dialog.locator("#surface-plot")).to_have_attribute("data-drawn", "true")
    playground.page.keyboard.press("Escape")
    expect(dialog).not_to_be_visible()
