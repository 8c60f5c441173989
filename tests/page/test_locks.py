"""What holds numbers still: a lock on one of them, and the switch that turns all biases off."""

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


def test_a_lock_is_pressed_by_key_and_is_one_undo(playground: Playground) -> None:
    button = lock(playground, "bias of h1.2")
    for key in ("Space", "Enter"):
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


def switch(playground: Playground) -> Locator:
    return playground.page.get_by_role("switch", name="Biases", exact=True)


def test_biases_off_act_as_zero_and_come_back_as_they_were(playground: Playground) -> None:
    playground.type_number(BIAS, "1.75")
    playground.expect_number(BIAS, 1.75)
    with_biases = playground.settle()["metrics"]
    boundary = playground.line("now")
    expect(switch(playground)).to_be_checked()
    switch(playground).click()
    expect(playground.slider(BIAS)).to_be_disabled()
    expect(playground.gradient(BIAS)).to_have_text("acts as 0")
    expect(playground.ghost(BIAS)).to_be_hidden()
    expect(playground.box(BIAS)).to_have_value("1.75")
    without = playground.settle()["metrics"]
    assert without != with_biases
    assert playground.line("now") != boundary
    step(playground)
    assert playground.value(BIAS) == 1.75
    playground.page.keyboard.press("z")
    playground.wait_for_step(0)
    switch(playground).click()
    expect(playground.slider(BIAS)).to_be_enabled()
    expect(playground.ghost(BIAS)).to_be_visible()
    assert playground.settle()["metrics"] == with_biases
    assert playground.line("now") == boundary


def test_turning_biases_off_is_an_entry_and_one_undo(playground: Playground) -> None:
    switch(playground).click()
    expect(switch(playground)).not_to_be_checked()
    expect(playground.page.locator("#entry")).to_contain_text("biases off")
    # The pointer has let go of the switch, so that keys mean the playground again.
    playground.page.keyboard.press("z")
    expect(switch(playground)).to_be_checked()


def test_the_switch_is_pressed_by_space(playground: Playground) -> None:
    switch(playground).press("Space")
    expect(switch(playground)).not_to_be_checked()
    expect(playground.slider(BIAS)).to_be_disabled()
    playground.settle()
    expect(playground.main).to_have_attribute("data-status", "ready")


def test_weights_are_trained_as_ever_while_the_biases_are_off(playground: Playground) -> None:
    switch(playground).click()
    expect(playground.slider(BIAS)).to_be_disabled()
    before = playground.value(WEIGHT)
    expect(playground.slider(WEIGHT)).to_be_enabled()
    step(playground)
    assert playground.value(WEIGHT) != before
