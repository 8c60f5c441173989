"""What the page speaks of may be gone a moment later; nothing else may go with it."""

from typing import Any

import pytest
from playwright.sync_api import expect

from tests.page.playground import Playground


def hidden(playground: Playground, *sizes: int) -> None:
    layers: list[dict[str, Any]] = [{"units": units, "activation": "tanh"} for units in sizes]
    playground.command({"type": "configure", "network": {"hidden": layers}})


def test_a_lit_parameter_may_leave_with_its_layer(playground: Playground) -> None:
    hidden(playground, 3, 3)
    expect(playground.slider("weights.1.2.2")).to_be_attached()
    playground.slider("weights.1.2.2").focus()
    expect(playground.page.locator("#next-say")).to_contain_text("weight from h1.3 to h2.3")
    hidden(playground, 2)
    hidden(playground)
    expect(playground.sliders()).to_have_count(3)
    expect(playground.page.locator("#next-say")).not_to_contain_text("undefined")
    playground.button("Step").click()
    playground.wait_for_step(1)
    playground.settle()


def test_a_followed_point_may_leave_with_its_data(playground: Playground) -> None:
    plane = playground.page.locator("#boundary .touch")
    plane.focus()
    for _ in range(9):
        plane.press("ArrowRight")
    expect(playground.page.locator("#plane-hint")).to_contain_text("training point 8")
    playground.choose_data("Worked example")
    expect(playground.sliders()).to_have_count(12)
    playground.page.keyboard.press("w")
    expect(playground.page.locator("#walk-title")).to_have_text("Input")
    expect(playground.page.locator(".notice")).to_be_hidden()


def test_the_walk_keeps_its_stage_when_the_network_changes(playground: Playground) -> None:
    playground.page.keyboard.press("w")
    title = playground.page.locator("#walk-title")
    expect(title).to_have_text("Input")
    for _ in range(6):
        playground.page.keyboard.press("n")
    expect(title).to_have_text("Prediction of inside")
    hidden(playground, 3, 2)
    expect(playground.sliders()).to_have_count(9 + 8 + 3)
    expect(title).to_have_text("Prediction of inside")
    hidden(playground)
    expect(playground.sliders()).to_have_count(3)
    expect(title).to_have_text("Prediction of inside")


def test_a_check_ends_when_its_parameter_is_gone(playground: Playground) -> None:
    playground.slider("weights.0.2.1").focus()
    playground.page.get_by_role("button", name="Check it numerically").click()
    dialog = playground.page.locator("#check")
    expect(dialog).to_contain_text("they agree")
    hidden(playground, 1)
    expect(dialog).to_be_hidden()


@pytest.mark.parametrize("way", ["walk", "selected unit", "followed point"])
def test_leaving_the_exercise_brings_the_next_problem_as_it_is(
    playground: Playground, way: str
) -> None:
    page = playground.page
    playground.choose_data("Worked example")
    expect(playground.sliders()).to_have_count(12)
    if way == "walk":
        page.keyboard.press("w")
        expect(page.locator("#walk")).to_be_visible()
    elif way == "selected unit":
        playground.unit("o2").click()
    else:
        page.locator("#boundary .touch").press("ArrowRight")
    page.get_by_role("button", name="Circle", exact=True).click()
    expect(playground.sliders()).to_have_count(13)
    document = playground.ask()["document"]
    assert document["locked"] == []
    assert document["training"]["batch_size"] == 10
    assert document["training"]["loss"] == "binary_cross_entropy"
    playground.settle()
