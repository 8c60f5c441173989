"""Examples that show one thing or break on purpose, and the line that says what is wrong."""

from collections.abc import Callable

from playwright.sync_api import Locator, Page, expect

from tests.page.playground import Playground
from tests.server import Server


def open_example(playground: Playground, title: str) -> None:
    playground.button("Examples").click()
    playground.page.locator("#examples").get_by_role("button", name=title, exact=True).click()
    expect(story(playground)).to_contain_text(title)


def story(playground: Playground) -> Locator:
    return playground.page.get_by_role("region", name="This example")


def line(playground: Playground) -> Locator:
    return playground.page.locator(".finding")


def lit(playground: Playground) -> list[str | None]:
    return [
        unit.get_attribute("data-unit") for unit in playground.page.locator(".unit.found").all()
    ]


def test_all_zeros_are_told_as_symmetry_until_undo_leads_back(playground: Playground) -> None:
    before = playground.settle()["document"]
    box = playground.unit("h1.1").bounding_box()
    expect(line(playground)).to_be_hidden()
    open_example(playground, "All zeros")
    expect(line(playground)).to_contain_text("All 3 units of hidden layer 1 are the same")
    expect(line(playground)).to_contain_text("1 more")
    expect(playground.page.get_by_role("status").filter(has_text="(symmetry)")).to_have_count(1)
    assert playground.unit("h1.1").bounding_box() == box
    line(playground).click()
    findings = playground.page.locator("#findings")
    expect(findings).to_contain_text("No weight learns")
    expect(playground.page.locator(".unit.found")).to_have_count(3)
    assert lit(playground) == ["h1.1", "h1.2", "h1.3"]
    playground.page.keyboard.press("Escape")
    expect(playground.page.locator(".unit.found")).to_have_count(0)
    playground.button("Undo").click()
    expect(line(playground)).to_be_hidden()
    expect(story(playground)).to_be_hidden()
    assert playground.settle()["document"] == before


def test_dead_relus_are_lit_and_a_bias_brings_one_back(playground: Playground) -> None:
    open_example(playground, "Dead relu")
    expect(line(playground)).to_contain_text("All 4 units of hidden layer 1 no longer learn (dead)")
    playground.type_number("biases.0.1", "0")
    expect(line(playground)).to_contain_text("3 of 4 units of hidden layer 1 no longer learn")
    line(playground).click()
    expect(playground.page.locator(".unit.found")).to_have_count(3)
    assert lit(playground) == ["h1.1", "h1.3", "h1.4"]
    expect(playground.page.locator(".unit.selected")).to_have_attribute("data-unit", "h1.1")
    playground.page.keyboard.press("Escape")
    story(playground).get_by_role("button", name="Close").click()
    expect(story(playground)).to_be_hidden()
    expect(playground.page.get_by_text("Drag one and watch the boundary.")).to_be_visible()


def test_the_spiral_is_opened_as_one_entry_by_keyboard_and_goes_with_other_data(
    playground: Playground,
) -> None:
    page, keyboard = playground.page, playground.page.keyboard
    playground.button("Examples").focus()
    keyboard.press("Enter")
    first = page.locator("#examples").get_by_role("button", name="Solve the spiral", exact=True)
    expect(first).to_be_focused()
    keyboard.press("ArrowRight")
    keyboard.press("ArrowLeft")
    keyboard.press("Enter")
    expect(story(playground)).to_contain_text("over 95 % of the test points")
    frame = playground.settle()
    assert frame["document"]["problem"]["name"] == "spiral"
    assert [len(layer) for layer in frame["parameters"]["biases"]] == [8, 8, 1]
    assert frame["history"]["index"] == 1
    expect(line(playground)).to_be_hidden()
    page.reload()
    playground.wait("ready")
    expect(story(playground)).to_contain_text("Solve the spiral")
    playground.button("XOR").click()
    expect(story(playground)).to_be_hidden()
    playground.button("Undo").click()
    expect(story(playground)).to_be_visible()
    playground.command({"type": "open", "document": frame["document"]})
    expect(story(playground)).to_be_hidden()


def test_a_line_about_the_rate_stays_while_it_plays_and_goes_when_it_is_mended(
    playground: Playground,
) -> None:
    open_example(playground, "Huge learning rate")
    expect(line(playground)).to_contain_text("Steps overshoot (learning rate of 10 too large)")
    playground.button("Play").click()
    playground.wait_until_step(20)
    playground.page.keyboard.press("Space")
    playground.wait("ready")
    rate = playground.page.get_by_label("Learning rate", exact=True)
    rate.fill("0.5")
    rate.press("Enter")
    playground.button("Reset").click()
    expect(line(playground)).to_be_hidden()


def test_on_a_phone_examples_are_in_the_sheet_and_the_line_above_the_buttons(
    open_page: Callable[..., Page], server: Server
) -> None:
    page = open_page(has_touch=True, is_mobile=True, viewport={"width": 390, "height": 844})
    playground = Playground(page, server.url)
    playground.button("More").tap()
    playground.button("Examples").tap()
    zeros = page.locator("#examples").get_by_role("button", name="All zeros", exact=True)
    zeros.scroll_into_view_if_needed()
    zeros.tap()
    page.get_by_role("button", name="Done").tap()
    expect(story(playground)).to_contain_text("All zeros")
    expect(line(playground)).to_contain_text("All 3 units")
    box, step = line(playground).bounding_box(), playground.button("Step").bounding_box()
    assert box is not None
    assert step is not None
    assert box["height"] >= 44
    assert (box["x"], box["width"]) == (0, 390)
    assert box["y"] + box["height"] <= step["y"]
    line(playground).tap()
    expect(page.locator("#findings")).to_contain_text("Random weights break it.")
