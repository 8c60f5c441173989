"""A lock on a number: training leaves it alone, a person may still move it."""

import pytest
from playwright.sync_api import Locator, expect

from tests.page.gestures import drag_by_mouse, spot_on, thumb
from tests.page.playground import Playground

WEIGHT = "weights.0.1.0"
BIAS = "biases.0.1"


def lock(playground: Playground, words: str) -> Locator:
    return playground.button(f"lock {words}")


def step(playground: Playground) -> None:
    playground.page.keyboard.press("s")
    playground.wait_for_step(1)
    playground.settle()


def test_what_is_locked_stays_where_it_is_in_a_step(playground: Playground) -> None:
    button = lock(playground, "weight from x1 to h1.2")
    expect(button).to_have_attribute("aria-pressed", "false")
    value, other = playground.value(WEIGHT), playground.value(BIAS)
    button.click()
    expect(button).to_have_attribute("aria-pressed", "true")
    step(playground)
    assert playground.value(WEIGHT) == value
    assert playground.value(BIAS) != other
    assert playground.frame()["document"]["locked"] == [WEIGHT]


@pytest.mark.parametrize("key", ["Space", "Enter"])
def test_a_lock_is_pressed_by_key_and_is_one_undo(playground: Playground, key: str) -> None:
    button = lock(playground, "bias of h1.2")
    button.press(key)
    expect(button).to_have_attribute("aria-pressed", "true")
    playground.page.keyboard.press("z")
    expect(button).to_have_attribute("aria-pressed", "false")
    expect(button).to_be_focused()
    expect(playground.main).to_have_attribute("data-status", "ready")
    assert playground.frame()["document"]["locked"] == []


def test_a_second_press_lets_it_go_and_the_history_tells_both(playground: Playground) -> None:
    button = lock(playground, "bias of h1.2")
    button.click()
    expect(button).to_have_attribute("aria-pressed", "true")
    button.click()
    expect(button).to_have_attribute("aria-pressed", "false")
    told = [point["label"] for point in playground.ask("history")["points"]]
    assert told == ["start", "locked bias of h1.2", "unlocked bias of h1.2"]


def test_a_locked_number_can_still_be_dragged(playground: Playground) -> None:
    lock(playground, "bias of h1.2").click()
    expect(lock(playground, "bias of h1.2")).to_have_attribute("aria-pressed", "true")
    track = playground.slider(BIAS)
    drag_by_mouse(playground.page, thumb(track), spot_on(track, 0.8))
    playground.settle()
    assert playground.value(BIAS) > 2


def test_the_mark_of_a_locked_number_stands_under_its_thumb(playground: Playground) -> None:
    ghost = playground.ghost(BIAS)
    expect(ghost).not_to_have_attribute("data-way", "none")
    lock(playground, "bias of h1.2").click()
    expect(ghost).to_have_attribute("data-way", "none")
    expect(playground.gradient(BIAS)).not_to_have_text("0")


def test_a_lock_is_seen_in_the_drawing(playground: Playground) -> None:
    sign = playground.chip(BIAS).locator("svg")
    expect(sign).to_be_hidden()
    lock(playground, "bias of h1.2").click()
    expect(sign).to_be_visible()


def test_a_locked_number_is_spoken_of_as_locked(playground: Playground) -> None:
    lock(playground, "bias of h1.2").click()
    playground.page.mouse.move(0, 0)
    playground.slider(BIAS).focus()
    expect(playground.page.locator("#next-say")).to_contain_text("is locked at")
