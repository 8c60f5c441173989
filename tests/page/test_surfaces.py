"""What a number does, seen before it is moved: the loss along it, and where it matters."""

import re

import pytest
from playwright.sync_api import expect

from tests.page.gestures import drag_by_mouse, spot_on, thumb
from tests.page.playground import Playground

BIAS = "biases.0.1"
WEIGHT = "weights.0.1.0"


def slice_of(playground: Playground, parameter: str) -> str:
    """The area that is drawn behind a slider; empty when there is none."""
    area = playground.page.locator(f'[data-slice-of="{parameter}"]')
    return area.get_attribute("d") or ""


def expect_slice(playground: Playground, parameter: str, not_as: str = "") -> str:
    """Wait until another area than this is drawn."""
    area = playground.page.locator(f'[data-slice-of="{parameter}"]')
    expect(area).not_to_have_attribute("d", not_as)
    # Before the first painting there is no such attribute, and of no use is the last one's end.
    expect(area).to_have_attribute("d", re.compile("^M"))
    return slice_of(playground, parameter)


def heights(area: str) -> list[float]:
    """The area's outline from left to right, from 0 at the bottom up."""
    points = area.removeprefix("M0 15L").removesuffix("L100 15Z").split("L")
    return [15 - float(point.split()[1]) for point in points]


def test_behind_every_slider_is_the_loss_along_it(playground: Playground) -> None:
    for slider in playground.sliders().all():
        parameter = slider.get_attribute("data-parameter") or ""
        assert max(heights(expect_slice(playground, parameter))) == pytest.approx(15)
    shown = playground.ask(
        "landscape", x=BIAS, y=WEIGHT, center_x=0, center_y=playground.value(WEIGHT), span=5
    )
    losses = shown["z"][20]
    drawn = heights(slice_of(playground, BIAS))
    assert drawn.index(max(drawn)) / 32 == pytest.approx(losses.index(max(losses)) / 40, abs=0.05)
    assert drawn.index(min(drawn)) / 32 == pytest.approx(losses.index(min(losses)) / 40, abs=0.05)


def test_dragging_one_number_moves_the_losses_along_the_others(playground: Playground) -> None:
    before = expect_slice(playground, BIAS), expect_slice(playground, WEIGHT)
    track = playground.slider(BIAS)
    drag_by_mouse(playground.page, thumb(track), spot_on(track, 0.9), drop=False)
    expect_slice(playground, WEIGHT, not_as=before[1])
    assert slice_of(playground, BIAS) == before[0]
    playground.page.mouse.up()


def test_a_wider_slider_shows_the_loss_as_far_as_it_goes(playground: Playground) -> None:
    before = expect_slice(playground, BIAS)
    playground.type_number(BIAS, "7.5")
    expect(playground.slider(BIAS)).to_have_attribute("max", "10")
    assert max(heights(expect_slice(playground, BIAS, not_as=before))) == pytest.approx(15)


def test_beyond_what_can_be_set_no_loss_is_asked_for(playground: Playground) -> None:
    expect_slice(playground, BIAS)
    playground.type_number(BIAS, "1000000")
    expect(playground.page.locator(f'[data-slice-of="{BIAS}"]')).to_have_attribute("d", "")
    playground.type_number(WEIGHT, "7.5")
    expect_slice(playground, WEIGHT)
    expect(playground.page.locator(".notice")).not_to_be_visible()


def test_along_a_number_that_does_nothing_the_loss_is_flat(playground: Playground) -> None:
    playground.type_number("weights.1.0.1", "0")
    playground.expect_number("weights.1.0.1", 0)
    area = playground.page.locator(f'[data-slice-of="{BIAS}"]')
    expect(area).to_have_attribute("d", re.compile(r"^M0 15(L[\d.]+ 13\.50)+L100 15Z$"))


def test_of_many_numbers_those_of_the_selected_unit_show_it(playground: Playground) -> None:
    playground.command({"type": "configure", "network": {"hidden": [{"units": 6}, {"units": 4}]}})
    expect(playground.sliders()).to_have_count(51)
    playground.unit("h2.3").click()
    expect_slice(playground, "weights.1.2.0")
    expect_slice(playground, "biases.1.2")
    assert slice_of(playground, BIAS) == ""
    playground.unit("h1.2").click()
    expect_slice(playground, BIAS)
    assert slice_of(playground, "biases.1.2") == ""
    expect(playground.page.locator("#slices-hint")).to_contain_text("for the selected unit")


def field(playground: Playground) -> str:
    return playground.picture(playground.page.locator("#boundary > .field-box canvas"))


def test_the_plane_shows_where_the_lit_number_matters(playground: Playground) -> None:
    playground.settle()
    usual, legend = field(playground), playground.page.locator("#legend")
    playground.page.locator(f'[data-row="{WEIGHT}"]').hover()
    expect(playground.link(WEIGHT).locator("..")).to_have_class(re.compile("is-lit"))
    assert field(playground) == usual
    playground.button("Where it matters").click()
    assert field(playground) == usual
    shown = []
    for parameter, words in ((WEIGHT, "weight from x1 to h1.2"), (BIAS, "bias of h1.2")):
        playground.page.locator(f'[data-row="{parameter}"]').hover()
        expect(legend).to_contain_text(f"if {words} grew, “inside” would")
        shown.append(field(playground))
    assert len({usual, *shown}) == 3
    playground.page.locator("h1").hover()
    expect(legend).to_contain_text("outside")
    assert field(playground) == usual


def test_where_a_number_matters_can_be_seen_by_keyboard(playground: Playground) -> None:
    playground.settle()
    usual, legend = field(playground), playground.page.locator("#legend")
    button = playground.button("Where it matters")
    button.press("Enter")
    expect(button).to_have_attribute("aria-pressed", "true")
    playground.slider(BIAS).focus()
    expect(legend).to_contain_text("bias of h1.2")
    assert field(playground) != usual
    button.press("Enter")
    expect(button).to_have_attribute("aria-pressed", "false")
    expect(legend).to_contain_text("outside")
    assert field(playground) == usual


def test_where_it_matters_follows_the_drag_and_is_remembered(playground: Playground) -> None:
    playground.button("Where it matters").click()
    playground.page.reload()
    playground.wait("ready")
    expect(playground.button("Where it matters")).to_have_attribute("aria-pressed", "true")
    track = playground.slider(BIAS)
    track.hover()
    expect(playground.page.locator("#legend")).to_contain_text("bias of h1.2")
    before = field(playground)
    drag_by_mouse(playground.page, thumb(track), spot_on(track, 0.9))
    playground.settle()
    assert field(playground) != before
