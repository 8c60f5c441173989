from collections.abc import Callable
from math import dist
from typing import Any

from playwright.sync_api import Locator, Page, expect

from tests.page.gestures import Spot, drag_by_mouse, drag_by_touch, spot_on
from tests.page.playground import Playground
from tests.server import Server

Samples = dict[str, Any]


def plane(playground: Playground) -> Locator:
    return playground.page.get_by_role("application", name="The plane, to be painted on")


def begin(playground: Playground) -> None:
    playground.button("Paint").click()
    expect(plane(playground)).to_be_visible()


def begin_from_nothing(playground: Playground, kind: str | None = None) -> None:
    playground.choose_data("Paint your own")
    expect(plane(playground)).to_be_visible()
    if kind:
        playground.page.get_by_label("What is painted").select_option(label=kind)
    expect(playground.page.locator(".no-points")).to_be_visible()
    playground.settle()


def stroke(playground: Playground, start: tuple[float, float], end: tuple[float, float]) -> None:
    """From one place to another, as shares of the plane across and down."""
    drag_by_mouse(playground.page, *(spot_on(plane(playground), *at) for at in (start, end)))


def samples(playground: Playground) -> Samples:
    playground.settle()
    found: Samples = playground.ask("samples")
    return found


def spot_of(playground: Playground, point: list[float]) -> Spot:
    (x0, x1), (y0, y1) = playground.frame()["dataset"]["extent"]
    return spot_on(plane(playground), (point[0] - x0) / (x1 - x0), (y1 - point[1]) / (y1 - y0))


def test_from_an_empty_plane_to_two_classes_told_apart(playground: Playground) -> None:
    page = playground.page
    begin_from_nothing(playground)
    expect(playground.button("Step")).to_be_disabled()
    expect(playground.button("Play")).to_be_disabled()
    expect(playground.metric("train-loss")).to_have_text("–")
    stroke(playground, (0.1, 0.2), (0.2, 0.9))
    expect(playground.button("Step")).to_be_enabled()
    expect(page.locator(".no-points")).to_be_hidden()
    page.keyboard.press("2")
    stroke(playground, (0.8, 0.2), (0.9, 0.9))
    found = samples(playground)["train"]
    for (x, _), target in zip(found["points"], found["targets"], strict=True):
        assert target == [float(x > 0)]
    count = len(found["points"])
    assert count > 20
    playground.button("Undo").click()
    left = samples(playground)["train"]
    assert left["targets"] == [[0.0]] * len(left["points"])
    assert len(left["points"]) > 10
    playground.button("Redo").click()
    playground.settle()
    page.get_by_role("button", name="Classes…").click()
    page.get_by_label("Name of class 1").fill("near")
    page.get_by_label("Name of class 1").press("Enter")
    expect(page.get_by_role("radio", name="near")).to_be_visible()
    page.get_by_role("button", name="Add a class").click()
    expect(page.get_by_role("radio", name="C", exact=True)).to_be_checked()
    page.keyboard.press("Escape")
    stroke(playground, (0.5, 0.2), (0.5, 0.9))
    found = samples(playground)
    assert found["output_names"] == ["near", "B", "C"]
    assert len(found["train"]["points"]) > count
    playground.choose_speed(-1)
    page.keyboard.press("Space")
    expect(playground.metric("train-accuracy")).to_have_text("100.0 %")
    playground.button("Pause").click()
    playground.button("Clear").click()
    expect(page.locator(".no-points")).to_be_visible()
    playground.button("Undo").click()
    assert samples(playground)["train"]["points"] == found["train"]["points"]


def test_painting_erasing_and_moving_on_data_that_are_there(playground: Playground) -> None:
    page, before, parameters = playground.page, samples(playground), playground.parameters()
    begin(playground)
    page.get_by_role("radio", name="inside").click()
    spot = spot_of(playground, [1.5, 1.5])
    page.mouse.click(spot.x, spot.y)
    found = samples(playground)
    assert found["train"]["points"][:-1] == before["train"]["points"]
    assert dist(found["train"]["points"][-1], [1.5, 1.5]) < 0.02
    assert found["train"]["targets"] == [*before["train"]["targets"], [1.0]]
    assert found["test"] == before["test"]
    assert playground.parameters() == parameters

    page.keyboard.press("e")
    stroke(playground, (0.3, 0.5), (0.7, 0.5))
    erased = samples(playground)
    for split in ("train", "test"):
        gone = [point for point in found[split]["points"] if point not in erased[split]["points"]]
        assert gone
        assert all(abs(y) < 0.25 and abs(x) < 1.05 for x, y in gone)
        kept = erased[split]["points"]
        assert not [point for point in kept if abs(point[1]) < 0.15 and abs(point[0]) < 0.75]
    playground.button("Undo").click()
    assert samples(playground)["train"]["points"] == found["train"]["points"]

    page.keyboard.press("m")
    drag_by_mouse(page, spot, spot_of(playground, [-1.5, 1.75]))
    moved = samples(playground)
    assert dist(moved["train"]["points"].pop(), [-1.5, 1.75]) < 0.05
    assert moved["train"]["points"] == before["train"]["points"]
    page.keyboard.press("Escape")
    expect(plane(playground)).to_be_hidden()
    expect(page.locator("#legend")).to_contain_text("inside")
    playground.button("Undo").click()
    assert samples(playground)["train"]["points"] == found["train"]["points"]


def test_a_finger_paints_and_the_page_stays(open_page: Callable[..., Page], server: Server) -> None:
    page = open_page(has_touch=True, is_mobile=True, viewport={"width": 390, "height": 844})
    playground = Playground(page, server.url)
    before = samples(playground)["train"]["points"]
    page.get_by_role("button", name="Paint", exact=True).tap()
    box = plane(playground).bounding_box()
    for tool in page.get_by_role("group", name="Painting").locator("button:visible").all():
        size = tool.bounding_box()
        assert box is not None
        assert size is not None
        assert min(size["height"], size["width"]) >= 44
        assert size["y"] > box["y"] + box["height"]
        assert 0 <= size["x"] <= size["x"] + size["width"] <= 390
    drag_by_touch(page, *(spot_on(plane(playground), *at) for at in ((0.2, 0.9), (0.8, 0.1))))
    assert plane(playground).bounding_box() == box
    points = samples(playground)["train"]["points"]
    assert points[: len(before)] == before
    assert len(points) > len(before) + 20
    assert playground.frame()["history"]["index"] == 1


def test_keys_alone_paint_erase_and_move(playground: Playground) -> None:
    page, said = playground.page, playground.page.locator("#boundary [role=status]")
    begin_from_nothing(playground, "Several classes")
    plane(playground).focus()
    page.keyboard.press("3")
    page.keyboard.press("Shift+ArrowRight")
    expect(said).to_contain_text("x1 0.40, x2 0.00")
    page.keyboard.press("Enter")
    expect(said).to_contain_text("Painted C at x1 0.40")
    page.keyboard.press("m")
    page.keyboard.press("Enter")
    expect(said).to_contain_text("Took C, training point 0")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Shift+ArrowUp")
    page.keyboard.press("Enter")
    expect(said).to_contain_text("Let go at x1 0.40, x2 0.48")
    found = samples(playground)["train"]
    assert [round(each, 2) for each in found["points"][0]] == [0.4, 0.48]
    assert found["targets"] == [[0.0, 0.0, 1.0]]
    page.keyboard.press("e")
    page.keyboard.press("Space")
    expect(said).to_contain_text("Erased a point")
    assert samples(playground)["train"]["points"] == []
    assert playground.frame()["history"]["length"] == 6


def test_a_curve_is_painted_and_learned_while_it_plays(playground: Playground) -> None:
    page = playground.page
    begin_from_nothing(playground, "A curve")
    stroke(playground, (0.1, 0.7), (0.4, 0.5))
    playground.choose_speed(-1)
    page.keyboard.press("Space")
    playground.wait("playing")
    few = len(playground.ask("samples")["train"]["points"])
    stroke(playground, (0.4, 0.5), (0.9, 0.3))
    playground.wait("playing")
    page.wait_for_function(
        "() => Number(document.querySelector('#loss [data-metric=train-r2]').textContent) > 0.8"
    )
    playground.button("Pause").click()
    found = samples(playground)["train"]
    assert len(found["points"]) > few + 10
    assert found["targets"] == [[y] for _, y in found["points"]]
    assert playground.frame()["dataset"]["curve"]
