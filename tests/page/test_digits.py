"""Handwritten digits as a person meets them: drawn, mistaken, and with weights that are painted."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.page.gestures import Spot, drag_by_mouse, spot_on
from tests.page.playground import Playground
from tests.page.test_accessible import VIEWS, findings
from tests.page.test_stories import begin, level
from tests.server import Server


def tab(lens: Locator, name: str) -> None:
    lens.get_by_role("radio", name=name).click()


def cell(lens: Locator, label: str, place: int) -> Spot:
    board = lens.get_by_role("application", name=label, exact=False)
    return spot_on(board, (place % 8 + 0.5) / 8, (place // 8 + 0.5) / 8)


def taught(playground: Playground) -> Locator:
    """Ten digits, after five epochs."""
    lens = begin(playground, "Handwritten digits")
    level(playground, "Ten digits").click()
    playground.settle()
    playground.command({"type": "step", "unit": "epoch", "count": 5})
    playground.settle()
    return lens


def test_weights_are_a_picture_that_is_painted_on(playground: Playground) -> None:
    lens = taught(playground)
    tab(lens, "Weights")
    playground.unit("7").click()
    expect(lens.get_by_text("What “7” looks for")).to_be_visible()
    before = playground.parameters()["weights"][0]
    start, end = (cell(lens, "The weights", place) for place in (16, 20))
    drag_by_mouse(playground.page, start, end, moves=3)
    playground.expect_number("weights.0.7.20", before[7][20] + 0.5)
    after = playground.settle()["parameters"]["weights"][0]
    assert after[7][16:21] == pytest.approx([weight + 0.5 for weight in before[7][16:21]])
    assert [*after[7][:16], *after[7][21:]] == [*before[7][:16], *before[7][21:]]
    assert after[:7] == before[:7]
    playground.button("Undo").click()
    playground.expect_number("weights.0.7.20", before[7][20])
    board = lens.get_by_role("application", name="The weights", exact=False)
    board.press("ArrowRight")
    board.press("-")
    playground.expect_number("weights.0.7.1", before[7][1] - 0.5)
    lens.get_by_role("radio", name="Zero").click()
    board.press("Enter")
    playground.expect_number("weights.0.7.1", 0.0)


def test_a_digit_is_drawn_and_a_stroke_of_it_erased(playground: Playground) -> None:
    lens = taught(playground)
    told = lens.locator(".bars .told b")
    expect(lens.locator(".bars li")).to_have_count(10)
    lens.get_by_role("button", name="Clear").click()
    expect(lens.get_by_role("status")).to_have_text("Draw, as high as the paper.")
    for start, end in ((10, 13), (13, 21), (21, 35), (35, 59)):
        ends = (cell(lens, "The digit", place) for place in (start, end))
        drag_by_mouse(playground.page, *ends, moves=10)
    expect(told).to_have_text("7")
    lens.get_by_role("radio", name="Eraser").click()
    for row in (0, 8, 16):
        ends = (cell(lens, "The digit", place) for place in (row, row + 7))
        drag_by_mouse(playground.page, *ends, moves=14)
    expect(told).not_to_have_text("7")
    lens.get_by_role("button", name="Next digit").click()
    expect(lens.get_by_text("test 2 of 359")).to_be_visible()
    expect(lens.get_by_role("status")).to_have_text(
        re.compile(r"^an? \d(: right|, told as .*: wrong)$")
    )


def test_mistakes_open_their_images(playground: Playground) -> None:
    lens = taught(playground)
    tab(lens, "Mistakes")
    cells = lens.locator(".mistaken button:not(:disabled)")
    expect(cells.first).to_be_visible()
    told = playground.ask("report")["test"]["confusion"]
    shown = lens.locator(".mistaken tr").evaluate_all(
        "rows => rows.slice(1).map(row => [...row.querySelectorAll('button')]"
        ".map(button => Number(button.textContent)))"
    )
    assert shown == told
    lens.get_by_role("button", name=re.compile("^3 told as 3")).click()
    expect(lens.locator(".images button")).to_have_count(min(24, told[3][3]))
    lens.locator(".images button").first.click()
    expect(lens.get_by_role("status")).to_have_text("a 3: right")


def test_where_3s_are_rare_it_says_how_many_are_found(
    open_page: Callable[..., Page], server: Server
) -> None:
    playground = Playground(open_page(reduced_motion="reduce", **VIEWS["phone"]), server.url)
    document = {"problem": {"name": "digits", "level": "one"}}
    playground.command({"type": "open", "document": document, "label": "a story"})
    playground.command({"type": "step", "unit": "epoch", "count": 5})
    lens = playground.page.locator("#boundary > .digits")
    for name in ("This digit", "Weights", "Mistakes"):
        tab(lens, name)
        assert findings(playground.page) == []
    (_, falsely), (missed, found) = playground.ask("report")["test"]["confusion"]
    expect(lens.locator(".mistakes .soft")).to_contain_text(
        f"{found} of {missed + found} that are a 3 are found; "
        f"{found} of {falsely + found} told as a 3 are one."
    )
