from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from app.playground.catalog import catalog
from tests.page.playground import Playground
from tests.server import Server


def points(playground: Playground) -> Locator:
    return playground.page.locator("#boundary .scatterlayer .point")


def chosen(playground: Playground, title: str) -> Locator:
    """The picture of the data in sight, once they are chosen."""
    return playground.page.locator(f'#thumbs [aria-label="{title}"][aria-pressed="true"]')


def test_all_data_are_found_by_keyboard_and_a_reload_keeps_them(playground: Playground) -> None:
    page, keyboard = playground.page, playground.page.keyboard
    gallery = page.locator("#gallery")
    before = playground.parameters()
    playground.button("All data").focus()
    keyboard.press("Enter")
    expect(gallery.get_by_role("button", name="Circle", exact=True)).to_be_focused()
    for _ in range(6):
        keyboard.press("ArrowDown")
    keyboard.press("ArrowUp")
    keyboard.press("Tab")
    clouds = gallery.get_by_role("button", name="Three clouds", exact=True)
    expect(clouds).to_be_focused()
    expect(clouds).to_have_accessible_description(
        "Three round clouds: a straight line between " + "each two of them."
    )
    keyboard.press("Enter")
    expect(gallery).to_be_hidden()
    expect(playground.button("All data")).to_be_focused()
    expect(chosen(playground, "Three clouds")).to_be_visible()
    after = playground.settle()
    assert after["units"][-1] == ["top", "left", "right"]
    assert after["parameters"]["weights"][0] == before["weights"][0]
    assert after["parameters"]["weights"][1][0] == before["weights"][1][0]
    page.reload()
    playground.wait("ready")
    expect(chosen(playground, "Three clouds")).to_be_visible()
    assert playground.settle()["parameters"] == after["parameters"]


def offered_by_group() -> dict[str, list[str]]:
    """The names of the catalog's problems; a table is offered beside them."""
    groups: dict[str, list[str]] = {}
    for problem in catalog()["problems"]:
        groups.setdefault(problem["group"], []).append(problem["name"])
    return groups


def test_the_gallery_groups_its_data_and_escape_leaves_it(playground: Playground) -> None:
    gallery = playground.page.locator("#gallery")
    playground.button("All data").click()
    groups = gallery.get_by_role("group").all()
    offered = {group: len(names) for group, names in offered_by_group().items()}
    own, stories = offered.pop("Your own") + 1, offered.pop("From the world")
    shown = [group.get_by_role("button").count() for group in groups]
    assert shown == [own, stories, *offered.values()]
    expect(gallery.get_by_role("group", name="Curves")).to_contain_text("Sine")
    playground.page.keyboard.press("Escape")
    expect(gallery).to_be_hidden()
    expect(chosen(playground, "Circle")).to_be_visible()


@pytest.mark.parametrize(
    ("title", "inputs", "outputs"),
    [
        ("Rings", ["x1", "x2"], ["inner", "middle", "outer"]),
        ("Bumps", ["x1", "x2"], ["height"]),
        ("Sine", ["x1"], ["y"]),
    ],
)
def test_other_data_change_the_plane_and_keep_the_weights_that_fit(
    playground: Playground, title: str, inputs: list[str], outputs: list[str]
) -> None:
    expect(playground.main).to_have_attribute("data-drawn", "true")
    before, first = playground.parameters(), points(playground).first.get_attribute("transform")
    playground.choose_data(title)
    expect(chosen(playground, title)).to_be_visible()
    expect(points(playground).first).not_to_have_attribute("transform", first or "")
    frame = playground.settle()
    assert (frame["units"][0], frame["units"][-1]) == (inputs, outputs)
    kept = [row[: len(inputs)] for row in before["weights"][0]]
    assert frame["parameters"]["weights"][0] == kept
    assert frame["parameters"]["weights"][1][0] == before["weights"][1][0]
    playground.page.locator("#data-summary").click()
    playground.page.get_by_label("Noise", exact=True).fill("0.4")
    playground.button("Other points").click()
    expect(playground.page.get_by_label("Seed", exact=True)).to_have_value("2")
    problem = playground.settle()["document"]["problem"]
    assert (problem["noise"], problem["seed"], problem["features"]) == (0.4, 2, inputs)
    playground.page.keyboard.press("Escape")
    playground.button("Step").click()
    playground.wait_for_step(1)


def test_the_last_other_choice_stays_in_sight(playground: Playground) -> None:
    expect(playground.button("Moons")).to_be_visible()
    playground.choose_data("Jump")
    expect(chosen(playground, "Jump")).to_be_visible()
    expect(playground.button("Moons")).to_have_count(0)
    playground.button("Circle").click()
    expect(chosen(playground, "Circle")).to_be_visible()
    playground.button("Jump").click()
    expect(chosen(playground, "Jump")).to_be_visible()
    assert playground.settle()["document"]["problem"]["features"] == ["x1"]


def test_the_gallery_fits_a_phone(open_page: Callable[..., Page], server: Server) -> None:
    page = open_page(has_touch=True, is_mobile=True, viewport={"width": 390, "height": 844})
    playground = Playground(page, server.url)
    playground.button("More").tap()
    playground.button("All data").tap()
    gallery = page.locator("#gallery")
    for button in gallery.get_by_role("button").all():
        box = button.bounding_box()
        assert box is not None
        assert 0 <= box["x"] <= box["x"] + box["width"] <= 390
        assert box["height"] >= 44
    sine = gallery.get_by_role("button", name="Sine", exact=True)
    sine.scroll_into_view_if_needed()
    sine.tap()
    expect(gallery).to_be_hidden()
    expect(chosen(playground, "Sine")).to_be_visible()
    page.get_by_role("button", name="Done").tap()
    expect(page.get_by_role("dialog", name="More controls")).to_be_hidden()
    assert playground.settle()["units"][0] == ["x1"]
