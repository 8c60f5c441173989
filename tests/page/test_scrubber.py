"""The history, gone through by hand: on the scrubber under the curves, and in its list of words."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.page.gestures import Spot, drag_by_mouse, drag_by_touch, spot_on
from tests.page.playground import Playground
from tests.server import Server

BIAS = "biases.0.1"
# The middle of the knob stands half a thumb from either end of the control.
INSET = 8


def scrubber(playground: Playground) -> Locator:
    return playground.page.get_by_role("slider", name="History", exact=True)


def spot_at(playground: Playground, part: float) -> Spot:
    """The place on the scrubber at this part of the way from the start to the end."""
    line = scrubber(playground)
    width = float(line.evaluate("line => line.getBoundingClientRect().width"))
    return spot_on(line, (INSET + part * (width - 2 * INSET)) / width)


def points(playground: Playground) -> list[dict[str, object]]:
    listed: list[dict[str, object]] = playground.ask("history")["points"]
    return listed


@pytest.fixture
def trained(playground: Playground) -> Playground:
    """Six steps, a drag, and four more steps."""
    step = {"type": "step"}
    drag = {"type": "set", "parameter": BIAS, "value": 3.0, "gesture": "a"}
    for command in (*[step] * 6, drag, *[step] * 4):
        playground.command(command)
    playground.settle()
    return playground


def test_before_anything_was_done_there_is_nothing_to_go_through(playground: Playground) -> None:
    expect(scrubber(playground)).to_be_disabled()
    expect(playground.page.get_by_text("each drag and step will be a mark here")).to_be_visible()
    playground.page.keyboard.press("s")
    playground.wait_for_step(1)
    expect(scrubber(playground)).to_be_enabled()
    expect(playground.page.locator("#entry")).to_contain_text("now: step 1: mini-batch of 10")


def test_everything_moves_along_while_it_is_dragged(trained: Playground) -> None:
    seen = set()
    at_the_end = (trained.line("now"), trained.number(BIAS), trained.settle()["parameters"])
    trained.page.mouse.move(*vars(spot_at(trained, 1)).values())
    trained.page.mouse.down()
    for part in (0.8, 0.5, 0.2):
        trained.page.mouse.move(*vars(spot_at(trained, part)).values())
        frame = trained.settle()
        expect(trained.main).to_have_attribute("data-step", str(frame["progress"]["step"]))
        assert trained.number(BIAS) == pytest.approx(trained.value(BIAS), abs=1e-12)
        seen.add((trained.line("now"), frame["progress"]["step"]))
        assert trained.line("before") == at_the_end[0]
    assert len(seen) == 3
    trained.page.mouse.move(*vars(spot_at(trained, 1)).values())
    trained.page.mouse.up()
    frame = trained.settle()
    assert (trained.line("now"), trained.number(BIAS), frame["parameters"]) == at_the_end
    expect(trained.page.locator("#entry")).to_contain_text("now: step 10")


def test_it_goes_to_the_point_that_is_nearest(trained: Playground) -> None:
    drag_by_mouse(trained.page, spot_at(trained, 1), spot_at(trained, 0.29))
    trained.wait_for_step(3)
    expect(trained.page.locator("#entry")).to_contain_text("back at: step 3")
    expect(scrubber(trained)).to_have_attribute(
        "aria-valuetext", re.compile(r"^step 3: mini-batch of 10, loss .*, at step 3$")
    )
    expect(trained.button("Redo")).to_be_enabled()


def test_keys_go_from_point_to_point_and_to_both_ends(trained: Playground) -> None:
    line, step = scrubber(trained), "data-step"
    # The drag is a point of its own between step 6 and step 7.
    steps = [("ArrowLeft", 9), ("ArrowLeft", 8), ("ArrowDown", 7), ("ArrowLeft", 6)]
    steps += [("ArrowLeft", 6), ("ArrowLeft", 5), ("ArrowRight", 6), ("ArrowUp", 6)]
    for key, reached in [*steps, ("Home", 0), ("ArrowLeft", 0), ("End", 10), ("ArrowRight", 10)]:
        line.press(key)
        expect(trained.main).to_have_attribute(step, str(reached))
    for _ in range(3):
        line.press("ArrowLeft")
    trained.wait_for_step(7)


def test_acting_after_going_back_drops_what_was_ahead(trained: Playground) -> None:
    drag_by_mouse(trained.page, spot_at(trained, 1), spot_at(trained, 0.29))
    trained.wait_for_step(3)
    expect(trained.page.get_by_text("acting here drops the grey part")).to_be_visible()
    trained.page.keyboard.press("s")
    trained.wait_for_step(4)
    assert [point["step"] for point in points(trained)] == [0, 1, 2, 3, 4]
    expect(scrubber(trained)).to_have_attribute("max", "4")
    expect(trained.page.locator("#entry")).to_contain_text("now: step 4")
    assert not by_hand(trained)


def test_a_step_that_is_made_again_gives_the_same_numbers(trained: Playground) -> None:
    (after_four,) = [point for point in points(trained) if point["step"] == 4]
    drag_by_mouse(trained.page, spot_at(trained, 1), spot_at(trained, 0.29))
    trained.wait_for_step(3)
    trained.page.keyboard.press("s")
    trained.wait_for_step(4)
    assert points(trained)[-1] == after_four


def by_hand(playground: Playground) -> int:
    """How many diamonds there are on the scrubber."""
    drawn = playground.page.locator("#scrubber .by-hand").get_attribute("d") or ""
    return drawn.count("M")


def test_what_was_done_by_hand_has_a_mark(trained: Playground) -> None:
    trained.settle()
    assert by_hand(trained) == 1
    trained.button("lock bias of h1.2").click()
    trained.type_number(BIAS, "0.5")
    trained.expect_number(BIAS, 0.5)
    trained.settle()
    assert by_hand(trained) == 3


def test_grabbing_it_pauses_a_play(playground: Playground) -> None:
    playground.choose_speed(4)
    playground.button("Play").click()
    playground.wait_until_step(12)
    drag_by_mouse(playground.page, spot_at(playground, 1), spot_at(playground, 0.3))
    playground.wait("ready")
    history = playground.settle()["history"]
    assert 0 < history["index"] < history["length"] / 2


def test_after_a_long_play_it_spans_all_of_it(playground: Playground) -> None:
    playground.command({"type": "step", "count": 3000})
    playground.choose_speed(-1)
    playground.button("Play").click()
    playground.wait_until_step(3600)
    playground.button("Pause").click()
    playground.wait("ready")
    last = playground.settle()["progress"]["step"]
    assert len(points(playground)) < 900
    expect(scrubber(playground)).to_have_attribute("max", str(last))
    for part in (0.75, 0.5, 0.02):
        spot = spot_at(playground, part)
        playground.page.mouse.click(spot.x, spot.y)
        step = playground.settle()["progress"]["step"]
        assert step == pytest.approx(part * last, abs=0.02 * last)
    scrubber(playground).press("Home")
    playground.wait_for_step(0)


def test_a_finger_can_do_it_on_a_phone(open_page: Callable[..., Page], server: Server) -> None:
    page = open_page(has_touch=True, is_mobile=True, viewport={"width": 390, "height": 844})
    playground = Playground(page, server.url)
    playground.command({"type": "step", "count": 20})
    playground.wait_for_step(20)
    box = scrubber(playground).bounding_box()
    assert box is not None
    assert box["height"] >= 44
    drag_by_touch(page, spot_at(playground, 1), spot_at(playground, 0.5))
    playground.page.wait_for_function("() => document.querySelector('main').dataset.step < 14")
    assert playground.settle()["progress"]["step"] == pytest.approx(10, abs=2)


def test_the_list_tells_every_entry_and_a_click_goes_there(trained: Playground) -> None:
    trained.button("History").click()
    entries = trained.page.locator("#entries button")
    expect(entries).to_have_text([str(point["label"]) for point in points(trained)])
    expect(entries.last).to_have_attribute("aria-current", "true")
    trained.page.locator("#entries").get_by_text(re.compile("^step 2:")).click()
    trained.wait_for_step(2)
    expect(trained.page.locator("#entries [aria-current]")).to_have_text(re.compile("^step 2:"))
    trained.page.keyboard.press("Escape")
    expect(trained.page.locator("#entries")).to_be_hidden()


def test_the_list_is_gone_through_by_keys(trained: Playground) -> None:
    trained.button("History").press("Enter")
    expect(trained.page.locator("#entries button").last).to_be_focused()
    for _ in range(3):
        trained.page.keyboard.press("ArrowUp")
    trained.page.keyboard.press("Enter")
    trained.wait_for_step(7)


def test_a_long_list_is_short(playground: Playground) -> None:
    playground.page.locator("#entries-open").click()
    for _ in range(120):
        playground.command({"type": "step"})
    playground.wait_for_step(120)
    entries = playground.page.locator("#entries button")
    expect(entries).to_have_count(101)
    expect(entries.first).to_have_text("start")
    expect(entries.last).to_have_text(re.compile("^step 120:"))
