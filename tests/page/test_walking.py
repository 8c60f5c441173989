"""The hands in the walk: keys, focus, tables, what is heard, and what is applied."""

import pytest
from playwright.sync_api import expect

from tests.page.gestures import drag_by_mouse, spot_on, thumb
from tests.page.playground import Playground
from tests.page.walking import Walk, walk_of_2_2_1
from tests.server import Server


@pytest.fixture
def walk(playground: Playground) -> Walk:
    return walk_of_2_2_1(playground)


def test_the_focus_stays_where_a_hand_on_the_keyboard_left_it(walk: Walk) -> None:
    walk.page.get_by_role("button", name="Walk through it").focus()
    walk.page.keyboard.press("Enter")
    first = walk.panel.get_by_role("button", name="Next: weighted sum")
    expect(first).to_be_focused()
    walk.page.keyboard.press("Enter")
    expect(walk.title).to_have_text("Weighted sum of h1.1")
    second = walk.page.get_by_role("group", name="Same stage for").get_by_text("h1.2")
    second.focus()
    walk.page.keyboard.press("Enter")
    expect(walk.title).to_have_text("Weighted sum of h1.2")
    expect(second).to_be_focused()
    walk.button("input x1").focus()
    walk.page.keyboard.press("Enter")
    expect(walk.title).to_have_text("Input")
    expect(first).to_be_focused()
    walk.page.keyboard.press("Escape")
    expect(walk.page.get_by_role("button", name="Walk through it")).to_be_focused()


def test_what_has_not_been_shown_is_not_applied(walk: Walk) -> None:
    walk.open()
    walk.next()
    for _ in range(3):
        walk.page.keyboard.press("a")
    expect(walk.title).to_have_text("Weighted sum of h1.1")
    assert walk.playground.frame()["progress"]["step"] == 0
    walk.page.keyboard.press("e")
    walk.page.keyboard.press("a")
    walk.playground.wait_for_step(1)


def test_step_makes_the_update_that_is_walked(walk: Walk) -> None:
    plane = walk.page.locator("#boundary .touch")
    stranger = next(each for each in range(125) if each not in walk.playground.ask("walk")["batch"])
    plane.focus()
    for _ in range(stranger + 1):
        plane.press("ArrowRight")
    walk.page.keyboard.press("w")
    expect(walk.panel.get_by_text(f"1 of 13, point {stranger} alone")).to_be_visible()
    told = walk.playground.ask("walk", unit="sample", sample=stranger)["layers"][0]["new"]
    walk.page.keyboard.press("s")
    walk.playground.wait_for_step(1)
    assert walk.playground.value("weights.0.1.1") == told[1][1]


def test_a_drag_in_the_walk_is_not_announced_number_by_number(walk: Walk) -> None:
    walk.open()
    walk.go("Bias of h1.1")
    heard = """() => {
        window.heard = [];
        const live = [...document.querySelectorAll("[aria-live], [role=status]")];
        for (const each of live)
            new MutationObserver(() => heard.push(each.id)).observe(each, {
                childList: true, characterData: true, subtree: true });
    }"""
    walk.page.evaluate(heard)
    drag_by_mouse(
        walk.page,
        thumb(walk.playground.slider("biases.0.0")),
        spot_on(walk.playground.slider("biases.0.0"), 0.9),
        moves=20,
    )
    walk.playground.settle()
    assert len(walk.page.evaluate("heard")) <= 2


def test_a_skip_and_a_way_back_to_the_first_stage_keep_the_focus(walk: Walk) -> None:
    walk.open()
    walk.next()
    walk.button("Previous").focus()
    walk.page.keyboard.press("Enter")
    expect(walk.panel.get_by_role("button", name="Next: weighted sum")).to_be_focused()
    walk.button("Skip to the end").focus()
    walk.page.keyboard.press("Enter")
    expect(walk.button("Apply")).to_be_focused()


def cells(walk: Walk, table: str) -> list[list[float]]:
    rows = walk.page.locator(f"#{table} tbody tr")
    return [
        [float(value) for value in row]
        for row in rows.evaluate_all(
            "rows => rows.map(r => [...r.querySelectorAll('td')].map(c => c.dataset.value))"
        )
    ]


def test_every_cell_of_the_tables_stands_in_its_place(walk: Walk) -> None:
    walk.open()
    walk.go("Gradients of h1.1")
    told = walk.playground.ask("walk", parameter="weights.0.0.0")
    layer, shares = told["layers"][0], told["shares"]
    walk.wait_for_shares(shares)
    parameters = walk.playground.parameters()
    values = [*parameters["weights"][0][0], parameters["biases"][0][0]]
    gradients = layer["gradients"][0]
    assert cells(walk, "walk-parameters") == [
        list(row) for row in zip(values, gradients, strict=True)
    ]
    columns = (shares["deltas"], shares["inputs"], shares["gradients"])
    assert cells(walk, "walk-shares") == [list(row) for row in zip(*columns, strict=True)]
    walk.go("Update of h1.1")
    rows = zip(values, gradients, layer["updates"][0], layer["new"][0], strict=True)
    assert cells(walk, "walk-parameters") == [list(row) for row in rows]


def test_with_reduced_motion_a_stage_is_there_at_once(open_page, server: Server) -> None:
    walk = walk_of_2_2_1(Playground(open_page(reduced_motion="reduce"), server.url))
    walk.open()
    walk.next()
    expect(walk.title).to_have_text("Weighted sum of h1.1")
    moving = "() => document.getAnimations().filter(each => each.playState === 'running').length"
    assert walk.page.evaluate(moving) == 0
    walk.button("Skip to the end").click()
    walk.button("Apply").click()
    walk.playground.wait_for_step(1)
    assert walk.page.evaluate(moving) == 0
    assert walk.page.locator("body.gliding").count() == 0
