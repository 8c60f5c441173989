"""The worked examples as a person does them: one pixel, and a toy street."""

import re

import pytest
from playwright.sync_api import Locator, expect

from tests.page.gestures import Spot, drag_by_mouse, spot_on
from tests.page.playground import Playground
from tests.page.test_accessible import findings

WEIGHT, BIAS = "weights.0.0.0", "biases.0.0"


def begin(playground: Playground, title: str) -> Locator:
    """Choose the story from the gallery; what it is looked at through."""
    playground.choose_data(title)
    lens = playground.page.locator("#boundary > .lens:not([hidden])")
    expect(lens).to_be_visible()
    playground.settle()
    return lens


def level(playground: Playground, title: str) -> Locator:
    return playground.page.get_by_role("group", name="Level").get_by_role("button", name=title)


def threshold(lens: Locator) -> Locator:
    return lens.get_by_role("slider", name="Threshold")


def test_one_pixel_has_a_threshold_that_the_bias_moves(playground: Playground) -> None:
    lens = begin(playground, "Bright or dark?")
    expect(level(playground, "One pixel")).to_have_attribute("aria-pressed", "true")
    expect(playground.page.locator(".story.levelled")).to_contain_text("Try:")
    expect(threshold(lens)).to_have_attribute("aria-valuenow", "0.250")
    at = spot_on(lens.locator(".scurve text", has_text=re.compile("^0.6$")))
    handle = spot_on(threshold(lens).locator("circle"))
    drag_by_mouse(playground.page, handle, Spot(at.x, handle.y))
    expect(threshold(lens)).to_have_attribute("aria-valuenow", re.compile(r"^0\.(59|60)\d$"))
    frame = playground.settle()
    assert frame["metrics"]["train"]["accuracy"] == 1.0
    assert playground.value(WEIGHT) == 6.0
    assert playground.value(BIAS) == pytest.approx(-3.6, abs=0.06)
    assert frame["history"]["length"] == 3
    threshold(lens).press("ArrowLeft")
    expect(threshold(lens)).to_have_attribute("aria-valuenow", re.compile(r"^0\.(58|59)\d$"))
    playground.button("Undo").click()
    playground.button("Undo").click()
    expect(threshold(lens)).to_have_attribute("aria-valuenow", "0.250")


def test_a_story_takes_its_network_along_and_leaves_with_it(playground: Playground) -> None:
    begin(playground, "A pedestrian or not?")
    level(playground, "All of it").click()
    expect(playground.sliders()).to_have_count(25)
    playground.choose_data("Circle")
    expect(playground.sliders()).to_have_count(13)
    frame = playground.settle()
    assert (frame["document"]["training"]["learning_rate"], frame["progress"]["step"]) == (0.5, 0)
    expect(playground.page.locator(".story.levelled")).to_be_hidden()
    playground.button("Undo").click()
    expect(playground.sliders()).to_have_count(25)


def test_without_biases_the_threshold_sticks(playground: Playground) -> None:
    lens = begin(playground, "Bright or dark?")
    playground.page.get_by_role("switch", name="Biases").click()
    expect(threshold(lens)).to_have_attribute("aria-valuenow", "0.000")
    playground.type_number(WEIGHT, "3")
    playground.expect_number(WEIGHT, 3)
    expect(threshold(lens)).to_have_attribute("aria-disabled", "true")
    threshold(lens).press("ArrowRight")
    playground.settle()
    expect(threshold(lens)).to_have_attribute("aria-valuenow", "0.000")
    assert playground.frame()["metrics"]["train"]["accuracy"] == 0.5


def test_a_pixel_is_set_and_a_patch_of_nine_as_well(playground: Playground) -> None:
    lens = begin(playground, "Bright or dark?")
    brightness = lens.get_by_label("Brightness", exact=True)
    brightness.fill("0.1")
    expect(lens.locator(".sums")).to_contain_text("6.00 × 0.10 − 1.50 = −0.90")
    expect(lens.locator(".sums")).to_contain_text("output 0.289: dark")
    level(playground, "A patch of nine").click()
    expect(lens.locator(".pixels button")).to_have_count(9)
    expect(playground.sliders()).to_have_count(10)
    lens.get_by_role("button", name="row 2, column 3").click()
    lens.get_by_label("Brightness of row 2, column 3").fill("1")
    expect(lens.get_by_role("button", name="row 2, column 3: 1.00")).to_be_visible()
    weight = playground.value("weights.0.0.5")
    products = lens.locator("figure").nth(1).locator("span")
    expect(products.nth(5)).to_have_text(f"{weight:+.3f}".replace("-", "−"))


def misses_and_alarms(lens: Locator) -> tuple[int, int]:
    first, second = lens.locator(".counts b").all_inner_texts()
    return int(first), int(second)


def test_caution_trades_misses_for_false_alarms(playground: Playground) -> None:
    lens = begin(playground, "A pedestrian or not?")
    expect(playground.page.locator(".story.levelled")).to_contain_text("A toy, not a safety system")
    playground.choose_step("epoch")
    playground.button("Step").click()
    playground.wait_until_step(1)
    playground.settle()
    before = misses_and_alarms(lens)
    caution = lens.get_by_label("Caution", exact=False)
    track = spot_on(caution, 0.52)
    drag_by_mouse(playground.page, track, Spot(track.x + 30, track.y))
    playground.settle()
    expect(lens.locator(".counts b").first).not_to_have_text(str(before[0]))
    after = misses_and_alarms(lens)
    assert after[0] < before[0]
    assert after[1] > before[1]
    assert playground.value(BIAS) > 1


def test_a_thing_is_chosen_and_a_sensor_fails(playground: Playground) -> None:
    lens = begin(playground, "A pedestrian or not?")
    level(playground, "Four sensors").click()
    expect(playground.sliders()).to_have_count(5)
    about = lens.locator(".about")
    expect(about).to_contain_text("m away")
    first = about.inner_text()
    lens.locator(".road").press("ArrowRight")
    expect(about).not_to_have_text(first)
    expect(lens.get_by_role("img")).to_have_attribute("aria-label", re.compile("The sum: height"))
    playground.page.get_by_label("No warmth").check()
    expect(lens.get_by_role("img")).to_have_attribute("aria-label", re.compile("warmth 7.0 °C 0,"))
    assert playground.settle()["document"]["problem"]["switches"] == ["no_warmth"]
    playground.page.get_by_label("No warmth").uncheck()
    expect(lens.get_by_role("img")).not_to_have_attribute(
        "aria-label", re.compile("warmth 7.0 °C 0,")
    )
    assert playground.settle()["document"]["problem"]["switches"] == []


@pytest.mark.parametrize("title", ["Bright or dark?", "Praise or blame?", "A pedestrian or not?"])
def test_nothing_is_found_in_a_story(playground: Playground, title: str) -> None:
    begin(playground, title)
    assert findings(playground.page) == []
