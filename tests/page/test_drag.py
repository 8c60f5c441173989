from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.page.gestures import Spot, drag_by_key, drag_by_mouse, drag_by_touch, spot_on, thumb
from tests.page.playground import Playground
from tests.server import Server

BIAS = "biases.0.1"
WEIGHT = "weights.0.1.0"


def drag(playground: Playground, parameter: str, across: float, *, drop: bool = True) -> None:
    track = playground.slider(parameter)
    drag_by_mouse(playground.page, thumb(track), spot_on(track, across), drop=drop)


def test_a_drag_by_mouse_sets_the_number_that_the_slider_shows(playground: Playground) -> None:
    drag(playground, BIAS, 0.8)
    playground.settle()
    assert 2 < playground.number(BIAS) < 4
    assert playground.value(BIAS) == playground.number(BIAS)


def test_the_thumb_stays_under_the_pointer(playground: Playground) -> None:
    track = playground.slider(BIAS)
    for across in (0.2, 0.5, 0.93):
        spot = spot_on(track, across)
        drag_by_mouse(playground.page, thumb(track), spot, drop=False)
        playground.settle()
        # The thumb is drawn around the left end of an element as wide as the track.
        middle = playground.page.locator(f'[data-row="{BIAS}"] .thumb').evaluate(
            "thumb => thumb.getBoundingClientRect().left"
        )
        playground.page.mouse.up()
        assert middle == pytest.approx(spot.x, abs=2)


def test_a_drag_by_touch_does_the_same(open_page: Callable[..., Page], server: Server) -> None:
    page = open_page(has_touch=True, viewport={"width": 1024, "height": 900})
    playground = Playground(page, server.url)
    track = playground.slider(BIAS)
    drag_by_touch(page, thumb(track), spot_on(track, 0.8))
    playground.settle()
    assert 2 < playground.number(BIAS) < 4
    assert playground.value(BIAS) == playground.number(BIAS)
    assert playground.frame()["history"]["length"] > 1


def test_a_drag_on_a_phone_moves_the_boundary_too(
    open_page: Callable[..., Page], server: Server
) -> None:
    page = open_page(has_touch=True, is_mobile=True, viewport={"width": 390, "height": 844})
    playground = Playground(page, server.url)
    playground.settle()
    before = playground.line("now")
    (shown, *_) = [each for each in playground.sliders().all() if each.is_visible()]
    drag_by_touch(page, thumb(shown), spot_on(shown, 0.9))
    playground.settle()
    assert playground.line("now") != before
    assert 3 < float(shown.input_value()) < 5


def test_arrow_keys_move_the_focused_slider(playground: Playground) -> None:
    before = playground.value(BIAS)
    drag_by_key(playground.slider(BIAS), "ArrowRight", 3)
    playground.settle()
    assert before < playground.value(BIAS) < before + 2
    assert playground.value(BIAS) == playground.number(BIAS)


def test_a_number_can_be_typed_with_point_or_comma(playground: Playground) -> None:
    for typed, value in {"1.25": 1.25, "-0,75": -0.75, "−2": -2.0}.items():
        playground.type_number(BIAS, typed)
        playground.expect_number(BIAS, value)
        assert playground.value(BIAS) == value


def test_clicking_away_takes_what_was_typed(playground: Playground) -> None:
    playground.box(WEIGHT).fill("0.5")
    playground.box(BIAS).click()
    playground.expect_number(WEIGHT, 0.5)
    assert playground.value(WEIGHT) == 0.5


def test_what_is_no_number_is_refused_and_changes_nothing(playground: Playground) -> None:
    before = playground.value(BIAS)
    playground.type_number(BIAS, "much")
    expect(playground.box(BIAS)).to_have_attribute("aria-invalid", "true")
    assert playground.value(BIAS) == before


def test_all_that_depends_on_a_number_moves_with_it(playground: Playground) -> None:
    playground.settle()
    page = playground.page
    downstream = ["h1.2", "inside"]
    apart = ["x1", "x2", "h1.1", "h1.3"]

    before = {unit: playground.field(unit) for unit in downstream + apart}
    boundary, loss = playground.line("now"), playground.metric("train-loss").inner_text()
    field = playground.picture(page.locator("#boundary > .field-box canvas"))
    drag(playground, WEIGHT, 0.98)
    frame = playground.settle()
    assert playground.line("now") != boundary
    assert playground.picture(page.locator("#boundary > .field-box canvas")) != field
    moved = {unit for unit, was in before.items() if playground.field(unit) != was}
    assert moved == set(downstream)
    assert playground.metric("train-loss").inner_text() != loss
    for split in ("train", "test"):
        shown = playground.metric(f"{split}-loss").inner_text()
        assert float(shown) == pytest.approx(frame["metrics"][split]["loss"], abs=0.006)
        shown = playground.metric(f"{split}-accuracy").inner_text()
        share = float(shown.removesuffix("%")) / 100
        assert share == pytest.approx(frame["metrics"][split]["accuracy"], abs=0.006)


# Along the middle of a link, as it is painted: its median width, its colour, and its gaps.
LOOK_OF_A_LINK = """path => {
    const canvas = document.querySelector("#network .links");
    const scale = canvas.width / canvas.clientWidth;
    const copy = new OffscreenCanvas(canvas.width, canvas.height).getContext("2d");
    copy.drawImage(canvas, 0, 0);
    const pixels = copy.getImageData(0, 0, canvas.width, canvas.height);
    const at = (x, y) => {
        const start = 4 * (Math.round(y * scale) * pixels.width + Math.round(x * scale));
        return pixels.data.subarray(start, start + 4);
    };
    const places = Array.from({ length: 200 }, (_, i) =>
        path.getPointAtLength(path.getTotalLength() * (0.1 + (0.8 * i) / 200)));
    const width = ({ x, y }) => {
        let high = 0;
        for (let up = -12; up <= 12; up += 0.25) high += at(x, y + up)[3] > 100 ? 0.25 : 0;
        return high;
    };
    const painted = places.filter(({ x, y }) => at(x, y)[3] > 100);
    const middle = values => values.sort((a, b) => a - b)[values.length >> 1];
    const blue = painted.filter(({ x, y }) => at(x, y)[2] > at(x, y)[0]).length;
    return [middle(painted.map(width)), blue > painted.length / 2, places.length - painted.length];
}"""


def test_a_link_tells_size_by_width_and_sign_by_colour_and_dashes(playground: Playground) -> None:
    looks = []
    for value in ("0.5", "3", "-3"):
        playground.type_number(WEIGHT, value)
        playground.expect_number(WEIGHT, float(value))
        playground.settle()
        looks.append(playground.link(WEIGHT).evaluate(LOOK_OF_A_LINK))
    (thin, positive, solid), (thick, also_positive, _), (as_thick, negative, gaps) = looks
    assert 2 * thin < thick == pytest.approx(as_thick, rel=0.3)
    assert positive == also_positive != negative
    assert gaps > 40 > 4 * solid


def test_the_boundary_of_before_stays_until_the_next_action(playground: Playground) -> None:
    playground.settle()
    first = playground.line("now")
    drag(playground, WEIGHT, 0.95)
    playground.settle()
    moved, left_behind = playground.line("now"), playground.line("before")
    assert moved != first
    assert left_behind not in ("", moved)
    drag(playground, BIAS, 0.1)
    playground.settle()
    assert playground.line("now") != moved
    assert playground.line("before") not in ("", left_behind)
    playground.button("Play").click()
    playground.wait("playing")
    expect(playground.page.locator('#boundary [data-line="before"]')).to_have_attribute("d", "")
    playground.button("Pause").click()
    playground.wait("ready")


def test_while_a_slider_is_held_frames_do_not_move_it(playground: Playground) -> None:
    drag(playground, BIAS, 0.7, drop=False)
    held = playground.number(BIAS)
    playground.command({"type": "set", "parameter": WEIGHT, "value": 1.5})
    playground.expect_number(WEIGHT, 1.5)
    assert playground.number(BIAS) == held
    playground.page.mouse.up()


def test_a_slider_widens_when_its_value_leaves_the_range(playground: Playground) -> None:
    slider = playground.slider(BIAS)
    assert slider.get_attribute("min") == "-5"
    assert slider.get_attribute("max") == "5"
    playground.type_number(BIAS, "7.5")
    expect(slider).to_have_attribute("max", "10")
    playground.expect_number(BIAS, 7.5)
    playground.command({"type": "set", "parameter": BIAS, "value": -33.0})
    expect(slider).to_have_attribute("min", "-40")
    playground.expect_number(BIAS, -33)
    expect(playground.box(BIAS)).to_have_value("−33.00")


def test_a_value_beyond_the_slider_is_shown_as_it_is_and_not_sent_back(
    playground: Playground,
) -> None:
    playground.command({"type": "set", "parameter": BIAS, "value": 123.456})
    expect(playground.box(BIAS)).to_have_value("123.5")
    playground.box(BIAS).focus()
    playground.box(WEIGHT).focus()
    playground.button("Step").click()
    playground.wait_for_step(1)
    playground.button("Undo").click()
    playground.wait_for_step(0)
    assert playground.value(BIAS) == 123.456


@pytest.mark.parametrize("way", ["double-click", "Backspace"])
def test_a_slider_can_be_given_back_its_value_at_the_start(
    playground: Playground, way: str
) -> None:
    start = playground.value(WEIGHT)
    drag(playground, WEIGHT, 0.9)
    playground.settle()
    assert playground.value(WEIGHT) != start
    if way == "Backspace":
        playground.slider(WEIGHT).press("Backspace")
    else:
        spot = thumb(playground.slider(WEIGHT))
        playground.page.mouse.dblclick(spot.x, spot.y)
    playground.expect_number(WEIGHT, start)
    assert playground.value(WEIGHT) == start


def test_home_end_and_page_keys_stay_the_browsers_own(playground: Playground) -> None:
    slider = playground.slider(WEIGHT)
    start = playground.number(WEIGHT)
    slider.focus()
    slider.press("PageUp")
    assert playground.number(WEIGHT) == pytest.approx(start + 1, abs=0.01)
    slider.press("Home")
    playground.expect_number(WEIGHT, -5)
    slider.press("End")
    playground.expect_number(WEIGHT, 5)
    playground.settle()
    assert playground.value(WEIGHT) == 5


def test_a_finger_that_comes_to_scroll_moves_no_slider(
    open_page: Callable[..., Page], server: Server
) -> None:
    phone = Playground(
        open_page(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True),
        server.url,
    )
    before = phone.settle()["parameters"]
    start = spot_on(phone.slider("weights.0.0.1"), 0.8)
    drag_by_touch(phone.page, start, Spot(start.x + 2, start.y - 150), moves=12)
    frame = phone.settle()
    assert frame["parameters"] == before
    assert frame["history"]["length"] == 1
    assert phone.page.locator("main").evaluate("main => main.scrollTop") > 20
