"""Each first-layer unit's line on the plane: it shows the unit's numbers, and changes them."""

import math
from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.page.gestures import Spot, drag_by_mouse, drag_by_touch, spot_on
from tests.page.plane import Plane
from tests.page.playground import Playground
from tests.page.wire import Frames
from tests.server import Server

UNIT, PLACE = "h1.2", 1
BIAS = f"biases.0.{PLACE}"
WEIGHTS = [f"weights.0.{PLACE}.{column}" for column in (0, 1)]
PHONE = {"has_touch": True, "is_mobile": True, "viewport": {"width": 390, "height": 844}}
# A line from the lower left to the upper right, a little above the origin.
LINE = {"weights": [-1.0, 1.0], "bias": -0.25}


def put(playground: Playground, weights: list[float], bias: float, place: int = PLACE) -> None:
    """Give the unit this line, and wait until the page has drawn it."""
    values = {f"weights.0.{place}.{column}": value for column, value in enumerate(weights)}
    values[f"biases.0.{place}"] = bias
    playground.command(
        *({"type": "set", "parameter": path, "value": value} for path, value in values.items())
    )
    playground.settle()


@pytest.fixture
def plane(playground: Playground) -> Plane:
    """The plane of a network whose unit h1.2 has the line above."""
    put(playground, **LINE)
    return Plane(playground)


def line_of(playground: Playground, place: int = PLACE) -> tuple[list[float], float]:
    """Weights and bias, as the server has them."""
    parameters = playground.parameters()
    return parameters["weights"][0][place], parameters["biases"][0][place]


def points_of_history(playground: Playground) -> list[dict[str, Any]]:
    points: list[dict[str, Any]] = playground.ask("history")["points"]
    return points


def expect_points(playground: Playground, count: int) -> None:
    """Wait until the history has so many: what the keys did may still be on its way."""
    for _ in range(100):
        playground.settle()
        if len(points_of_history(playground)) == count:
            return
    assert len(points_of_history(playground)) == count


def test_every_line_is_where_its_units_sum_is_zero(plane: Plane) -> None:
    for place in range(3):
        weights, bias = line_of(plane.playground, place)
        for x, y in plane.ends(f"h1.{place + 1}"):
            assert weights[0] * x + weights[1] * y + bias == pytest.approx(0, abs=0.02)
            assert max(abs(x), abs(y)) == pytest.approx(plane.high, abs=0.02)


def test_its_arrow_points_to_the_side_where_the_sum_is_positive(plane: Plane) -> None:
    x, y, width, height = plane.page.locator(f'[data-line-of="{UNIT}"] .arrow').evaluate(
        "a => { const b = a.getBBox(); return [b.x, b.y, b.width, b.height]; }"
    )
    corner = spot_on(plane.box, 0, 0)
    away = plane.place(Spot(corner.x + x, corner.y + y))
    assert width == pytest.approx(height, abs=4)
    assert -away[0] + away[1] - 0.25 > 0.1


def test_dragging_a_line_changes_its_bias_and_the_slider_follows(plane: Plane) -> None:
    playground = plane.playground
    others = [line_of(playground, place) for place in (0, 2)]
    goal = plane.spot(0.5, -0.4)
    drag_by_mouse(plane.page, plane.spot(-0.5, -0.25), goal, drop=False)
    playground.settle()
    weights, bias = line_of(playground)
    assert playground.number(BIAS) == pytest.approx(bias, abs=1e-12)
    plane.page.mouse.up()
    playground.settle()
    x, y = plane.place(goal)
    assert weights == LINE["weights"]
    assert line_of(playground) == (weights, bias)
    assert bias == pytest.approx(-(weights[0] * x + weights[1] * y), abs=0.01)
    assert [line_of(playground, place) for place in (0, 2)] == others
    assert points_of_history(playground)[-1]["label"].startswith(f"dragged bias of {UNIT}")


def test_a_line_keeps_its_distance_from_the_pointer_that_took_it(plane: Plane) -> None:
    start = plane.spot(-0.5, -0.25)
    beside = Spot(start.x + 3, start.y + 3)
    drag_by_mouse(plane.page, beside, Spot(beside.x + 30, beside.y), moves=3)
    plane.playground.settle()
    x, y = plane.place(Spot(start.x + 30, start.y))
    assert line_of(plane.playground)[1] == pytest.approx(x - y, abs=0.01)


def test_turning_a_line_changes_two_weights_and_the_bias_in_one_entry(plane: Plane) -> None:
    playground = plane.playground
    before = len(points_of_history(playground))
    on_it = plane.spot(-0.5, -0.25)
    plane.page.mouse.move(on_it.x, on_it.y)
    expect(plane.knobs(UNIT).nth(1)).to_be_visible()
    pivot = tuple(sum(each) / 2 for each in zip(*plane.ends(UNIT), strict=True))
    start, goal = spot_on(plane.knobs(UNIT).nth(1)), plane.spot(-1.9, 0.6)
    drag_by_mouse(plane.page, start, goal)
    playground.settle()
    weights, bias = line_of(playground)
    assert weights[0] != LINE["weights"][0]
    assert weights[1] != LINE["weights"][1]
    assert math.hypot(*weights) == pytest.approx(math.hypot(*LINE["weights"]), rel=1e-12)
    for x, y in (pivot, plane.place(goal)):
        assert weights[0] * x + weights[1] * y + bias == pytest.approx(0, abs=0.02)
    assert [playground.number(path) for path in (*WEIGHTS, BIAS)] == pytest.approx([*weights, bias])
    assert len(points_of_history(playground)) == before + 1
    playground.button("Undo").click()
    playground.expect_number(BIAS, LINE["bias"])
    assert line_of(playground) == (LINE["weights"], LINE["bias"])


def test_what_one_move_sets_is_sent_together(plane: Plane) -> None:
    devtools = plane.page.context.new_cdp_session(plane.page)
    devtools.send("Network.enable")
    sent: list[str] = []
    devtools.on("Network.webSocketFrameSent", lambda e: sent.append(e["response"]["payloadData"]))
    plane.playground.unit(UNIT).click()
    expect(plane.knobs(UNIT).first).to_be_visible()
    drag_by_mouse(plane.page, spot_on(plane.knobs(UNIT).first), plane.spot(1.5, 1.8), moves=20)
    plane.playground.settle()
    moves = [message for message in sent if '"set"' in message]
    assert moves
    for message in moves:
        assert [message.count(path) for path in (*WEIGHTS, BIAS)] == [1, 1, 1]


def test_without_biases_a_line_turns_around_the_origin(plane: Plane) -> None:
    playground = plane.playground
    playground.command({"type": "configure", "network": {"use_biases": False}})
    playground.settle()
    assert [x for x, _ in plane.ends(UNIT)] == pytest.approx(
        [y for _, y in plane.ends(UNIT)], abs=0.02
    )
    goal = plane.spot(0.4, 1.2)
    drag_by_mouse(plane.page, plane.spot(0.8, 0.8), goal)
    playground.settle()
    weights, bias = line_of(playground)
    x, y = plane.place(goal)
    assert bias == LINE["bias"]
    assert weights[0] * x + weights[1] * y == pytest.approx(0, abs=0.02)
    assert math.hypot(*weights) == pytest.approx(math.hypot(*LINE["weights"]), rel=1e-12)


def test_moving_a_slider_moves_the_line(plane: Plane) -> None:
    before = plane.ends(UNIT)
    plane.playground.type_number(BIAS, "1")
    plane.playground.expect_number(BIAS, 1)
    plane.playground.settle()
    assert plane.ends(UNIT) != before
    for x, y in plane.ends(UNIT):
        assert -x + y + 1 == pytest.approx(0, abs=0.02)


def test_a_line_outside_the_plane_or_of_no_weights_is_not_shown(plane: Plane) -> None:
    expect(plane.line(UNIT)).to_be_visible()
    put(plane.playground, LINE["weights"], 100.0)
    expect(plane.line(UNIT)).to_be_hidden()
    put(plane.playground, [0.0, 0.0], 0.0)
    expect(plane.line(UNIT)).to_be_hidden()
    put(plane.playground, **LINE)
    expect(plane.line(UNIT)).to_be_visible()


def test_arrow_keys_move_and_turn_the_selected_line(plane: Plane) -> None:
    playground = plane.playground
    playground.unit(UNIT).click()
    handle = plane.handle(UNIT)
    handle.focus()
    before = len(points_of_history(playground))
    plane.page.keyboard.down("ArrowUp")
    plane.page.keyboard.down("ArrowUp")
    plane.page.keyboard.up("ArrowUp")
    expect_points(playground, before + 1)
    weights, bias = line_of(playground)
    assert weights == LINE["weights"]
    assert -1 < bias < LINE["bias"]
    # Two presses within one picture would be one.
    for press in range(3):
        plane.page.keyboard.press("ArrowLeft")
        expect_points(playground, before + 2 + press)
    turned, _ = line_of(playground)
    angles = [math.atan2(y, x) for x, y in (weights, turned)]
    assert 0 < angles[1] - angles[0] < 0.5
    assert math.hypot(*turned) == pytest.approx(math.hypot(*weights), rel=1e-12)
    expect(handle).to_be_focused()
    expect(handle).to_have_accessible_description("Up and down move it, left and right turn it.")


def test_keys_count_from_where_it_was_put_though_the_frames_come_late(
    open_page: Callable[..., Page], server: Server
) -> None:
    frames = Frames()
    playground = Playground(open_page(prepare=frames.listen), server.url)
    put(playground, **LINE)
    plane = Plane(playground)
    playground.unit(UNIT).click()
    plane.handle(UNIT).focus()
    frames.hold()
    for _ in range(5):
        plane.page.keyboard.press("ArrowUp")
    frames.let_go()
    # Five times a hundredth of the plane's width, across a line of weights (-1, 1).
    wanted = LINE["bias"] - 5 * 0.01 * (plane.high - plane.low) * math.sqrt(2)
    playground.expect_number(BIAS, wanted)


def test_only_the_selected_or_touched_line_has_handles(plane: Plane) -> None:
    expect(plane.page.locator(".unit-lines .knob:visible")).to_have_count(0)
    spot = plane.spot(-0.5, -0.25)
    plane.page.mouse.move(spot.x, spot.y)
    expect(plane.page.locator(".unit-lines .knob:visible")).to_have_count(2)
    plane.page.mouse.move(5, 5)
    expect(plane.page.locator(".unit-lines .knob:visible")).to_have_count(0)
    plane.playground.unit("h1.1").click()
    expect(plane.page.locator(".unit-lines .knob:visible")).to_have_count(2)
    expect(plane.handle("h1.1")).to_have_attribute("tabindex", "0")


def test_a_click_on_a_line_means_a_point_within_reach_and_else_the_unit(plane: Plane) -> None:
    playground = plane.playground
    samples = playground.ask("samples")["train"]["points"]
    index = max(range(len(samples)), key=lambda i: samples[i][1])
    x, y = samples[index]
    put(playground, [0.0, 1.0], -y)
    over = plane.spot(x, y)
    plane.page.mouse.click(over.x, over.y)
    expect(plane.page.locator("#plane-hint")).to_have_text(f"following training point {index}")
    selected = playground.page.locator(f'.selected[data-unit="{UNIT}"]')
    expect(selected).to_have_count(0)
    others = [each[0] for each in samples if abs(each[1] - y) < 0.3]
    edges = sorted([plane.low, *others, plane.high])
    left, right = max(pairwise(edges), key=lambda gap: gap[1] - gap[0])
    beside = plane.spot((left + right) / 2, y)
    plane.page.mouse.click(beside.x, beside.y)
    expect(selected).to_have_count(1)
    expect(plane.page.locator("#plane-hint")).to_have_text(f"following training point {index}")
    assert line_of(playground) == ([0.0, 1.0], -y)


def test_where_lines_cross_the_selected_one_is_meant(plane: Plane) -> None:
    playground = plane.playground
    put(playground, [-1.0, 1.0], 0.0)
    before = [line_of(playground, place) for place in (0, 2)]
    playground.unit(UNIT).click()
    expect(plane.knobs(UNIT).first).to_be_visible()
    drag_by_mouse(plane.page, plane.spot(0, 0), plane.spot(0.5, -0.5))
    playground.settle()
    assert line_of(playground)[1] == pytest.approx(1.0, abs=0.02)
    assert [line_of(playground, place) for place in (0, 2)] == before


def test_on_a_phone_a_line_is_chosen_by_its_name_and_then_dragged(
    open_page: Callable[..., Page], server: Server
) -> None:
    playground = Playground(open_page(**PHONE), server.url)
    put(playground, **LINE)
    plane = Plane(playground)
    name = spot_on(plane.handle(UNIT).locator(".around"))
    plane.page.touchscreen.tap(name.x, name.y)
    expect(playground.page.locator(f'.selected[data-unit="{UNIT}"]')).to_have_count(1)
    goal = plane.spot(1.0, 0.2)
    drag_by_touch(plane.page, plane.spot(0.6, 0.85), goal)
    playground.settle()
    (x, y), (weights, bias) = plane.place(goal), line_of(playground)
    assert weights == LINE["weights"]
    assert bias == pytest.approx(x - y, abs=0.03)


def test_without_hidden_layers_the_boundary_itself_can_be_turned(plane: Plane) -> None:
    playground = plane.playground
    playground.command({"type": "configure", "network": {"hidden": []}})
    put(playground, [1.0, 1.0], 0.0, place=0)
    boundary = playground.line("now")
    drag_by_mouse(plane.page, plane.spot(0.5, -0.5), plane.spot(1.0, -0.5))
    playground.settle()
    assert line_of(playground, 0)[1] == pytest.approx(-0.5, abs=0.02)
    assert playground.line("now") != boundary
