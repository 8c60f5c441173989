import pytest
from playwright.sync_api import expect

from tests.page.gestures import drag_by_key, drag_by_mouse, spot_on, thumb
from tests.page.playground import Playground

BIAS = "biases.0.1"


def drag(playground: Playground, across: float) -> None:
    track = playground.slider(BIAS)
    drag_by_mouse(playground.page, thumb(track), spot_on(track, across), moves=20)
    playground.settle()


@pytest.mark.parametrize("way", ["button", "key"])
def test_play_trains_until_it_is_paused(playground: Playground, way: str) -> None:
    def toggle(name: str) -> None:
        if way == "button":
            playground.button(name).click()
        else:
            playground.page.keyboard.press("Space")

    loss = playground.frame()["metrics"]["train"]["loss"]
    toggle("Play")
    playground.wait("playing")
    expect(playground.button("Pause")).to_be_visible()
    playground.wait_until_step(5)
    toggle("Pause")
    playground.wait("ready")
    frame = playground.settle()
    assert frame["progress"]["step"] >= 5
    assert frame["metrics"]["train"]["loss"] < loss
    expect(playground.button("Play")).to_be_visible()


def test_a_paused_network_stands_still(playground: Playground) -> None:
    playground.button("Play").click()
    playground.wait("playing")
    playground.button("Pause").click()
    playground.wait("ready")
    revision = playground.settle()["revision"]
    playground.page.wait_for_timeout(300)  # what must not happen gives no sign to wait for
    assert playground.frame()["revision"] == revision


def test_the_speed_can_be_chosen_while_it_plays(playground: Playground) -> None:
    playground.choose_speed(0)
    playground.button("Play").click()
    playground.wait("playing")
    playground.choose_speed(-1)
    playground.wait_until_step(200)
    playground.button("Pause").click()
    playground.wait("ready")


def test_a_slider_can_be_dragged_while_it_plays(playground: Playground) -> None:
    playground.button("Play").click()
    playground.wait("playing")
    track = playground.slider(BIAS)
    drag_by_mouse(playground.page, thumb(track), spot_on(track, 0.9))
    expect(playground.main).to_have_attribute("data-status", "playing")
    playground.button("Pause").click()
    playground.wait("ready")
    assert playground.value(BIAS) > 2


def test_reset_brings_back_the_same_start(playground: Playground) -> None:
    start = playground.parameters()
    drag(playground, 0.9)
    for _ in range(3):
        playground.button("Step").click()
    playground.wait_for_step(3)
    playground.button("Reset").click()
    playground.wait_for_step(0)
    playground.settle()
    assert playground.parameters() == start


def test_new_start_is_another_one_and_reset_comes_back_to_it(playground: Playground) -> None:
    start = playground.parameters()
    seed = playground.frame()["document"]["network"]["seed"]
    # A slider keeps about 15 digits of its number.
    shown = playground.number("weights.0.0.0")
    playground.button("New start").click()
    playground.page.wait_for_function(
        "([slider, old]) => slider.valueAsNumber !== old",
        arg=[playground.slider("weights.0.0.0").element_handle(), shown],
    )
    frame = playground.frame()
    assert frame["parameters"] != start
    assert frame["document"]["network"]["seed"] != seed
    playground.button("Step").click()
    playground.wait_for_step(1)
    playground.button("Reset").click()
    playground.wait_for_step(0)
    assert playground.parameters() == frame["parameters"]


@pytest.mark.parametrize("way", ["button", "key"])
def test_a_whole_drag_is_one_undo(playground: Playground, way: str) -> None:
    start = playground.value(BIAS)
    drag(playground, 0.9)
    dragged = playground.value(BIAS)
    assert dragged != start

    def act(name: str, key: str) -> None:
        if way == "button":
            playground.button(name).click()
        else:
            playground.page.keyboard.press(key)

    act("Undo", "z")
    playground.expect_number(BIAS, start)
    expect(playground.button("Undo")).to_be_disabled()
    act("Redo", "Shift+Z")
    playground.expect_number(BIAS, dragged)
    expect(playground.button("Redo")).to_be_disabled()


def test_a_key_held_down_is_one_undo(playground: Playground) -> None:
    start = playground.value(BIAS)
    playground.slider(BIAS).focus()
    for _ in range(6):
        playground.page.keyboard.down("ArrowRight")
    playground.page.keyboard.up("ArrowRight")
    playground.settle()
    assert playground.value(BIAS) != start
    playground.page.keyboard.press("z")
    playground.expect_number(BIAS, start)
    expect(playground.button("Undo")).to_be_disabled()


def test_two_drags_are_two_undos(playground: Playground) -> None:
    start = playground.value(BIAS)
    drag(playground, 0.9)
    between = playground.value(BIAS)
    drag_by_key(playground.slider(BIAS), "ArrowLeft", 1)
    playground.settle()
    playground.button("Undo").click()
    playground.expect_number(BIAS, between)
    playground.button("Undo").click()
    playground.expect_number(BIAS, start)


def test_undo_brings_back_the_same_bits_and_the_same_next_step(playground: Playground) -> None:
    frames = [playground.frame()]
    for step in (1, 2, 3):
        playground.button("Step").click()
        playground.wait_for_step(step)
        frames.append(playground.frame())
    for step in (2, 1, 0):
        playground.button("Undo").click()
        playground.wait_for_step(step)
        assert playground.parameters() == frames[step]["parameters"]
    for step in (1, 2, 3):
        playground.button("Step").click()
        playground.wait_for_step(step)
        assert playground.parameters() == frames[step]["parameters"]


def test_a_play_is_one_undo(playground: Playground) -> None:
    start = playground.parameters()
    playground.button("Play").click()
    playground.wait_until_step(3)
    playground.button("Pause").click()
    playground.wait("ready")
    playground.button("Undo").click()
    playground.wait_for_step(0)
    assert playground.parameters() == start


def test_keys_leave_typing_alone(playground: Playground) -> None:
    box = playground.box(BIAS)
    box.focus()
    playground.page.keyboard.type("sz ")
    playground.page.keyboard.press("Escape")
    playground.settle()
    assert playground.frame()["history"]["length"] == 1
    expect(playground.main).to_have_attribute("data-status", "ready")


def test_space_plays_after_a_button_was_clicked(playground: Playground) -> None:
    playground.button("Step").click()
    playground.wait_for_step(1)
    playground.page.keyboard.press("Space")
    playground.wait("playing")
    playground.button("Pause").click()
    playground.wait("ready")


def test_space_presses_the_button_that_was_reached_by_keys(playground: Playground) -> None:
    playground.button("Step").focus()
    playground.page.keyboard.press("Space")
    playground.wait_for_step(1)
    playground.settle()
    expect(playground.main).to_have_attribute("data-status", "ready")
    expect(playground.button("Step")).to_be_focused()
