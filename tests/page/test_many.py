"""Hundreds of parameters: the sliders of the chosen unit, searched and sorted."""

from playwright.sync_api import expect

from tests.page.gestures import Spot, drag_by_mouse, thumb
from tests.page.playground import Playground
from tests.page.test_charts import open_charts, wait_until_drawn
from tests.page.test_stories import begin, level


def open_digits(playground: Playground) -> None:
    begin(playground, "Handwritten digits")
    level(playground, "Ten digits").click()
    playground.settle()


def test_of_many_numbers_those_of_the_chosen_unit_are_shown(playground: Playground) -> None:
    open_digits(playground)
    expect(playground.page.locator("#parameters-count")).to_have_text("Its 650 numbers")
    expect(playground.sliders()).to_have_count(65)
    playground.unit("7").click()
    expect(playground.slider("weights.0.7.20")).to_be_attached()
    expect(playground.sliders()).to_have_count(65)
    playground.button("Next unit").click()
    expect(playground.slider("biases.0.8")).to_be_visible()
    # The focus stays, so that a second press leads on.
    expect(playground.button("Next unit")).to_be_focused()


def test_a_chart_follows_the_largest_numbers_of_a_unit(playground: Playground) -> None:
    open_digits(playground)
    playground.unit("7").click()
    open_charts(playground, "paths")
    says = playground.page.get_by_text("The largest numbers of 7 on their way")
    expect(says).to_be_visible()
    # Beside the lines there are the marks of where they are now.
    wait_until_drawn(playground, "data.length", 21)


def test_a_number_is_found_by_its_name_and_dragged(playground: Playground) -> None:
    open_digits(playground)
    playground.unit("3").click()
    search = playground.page.get_by_role("searchbox")
    search.fill("ROW 3, column 5")
    expect(playground.sliders().locator("visible=true")).to_have_count(1)
    search.press("Enter")
    slider = playground.slider("weights.0.3.20")
    expect(slider).to_be_focused()
    expect(slider).to_have_attribute("aria-label", 'pixel row 3, column 5 to "3"')
    before = playground.value("weights.0.3.20")
    start = thumb(slider)
    drag_by_mouse(playground.page, start, Spot(start.x + 40, start.y))
    after = playground.settle()["parameters"]["weights"][0][3][20]
    assert after > before + 1
    search.fill("nowhere")
    expect(playground.page.get_by_text("none is called so")).to_be_visible()
    search.press("Escape")
    expect(playground.sliders().locator("visible=true")).to_have_count(65)


def test_the_largest_come_first_and_stay_where_they_are_while_held(playground: Playground) -> None:
    open_digits(playground)
    order = "rows => rows.map(row => row.dataset.row)"
    rows = playground.page.locator("#sliders .parameter")
    playground.button("Largest first").click()
    weights = playground.parameters()["weights"][0][0]
    largest = sorted(range(64), key=lambda place: -abs(weights[place]))
    wanted = ["biases.0.0", *(f"weights.0.0.{place}" for place in largest)]
    assert rows.evaluate_all(order) == wanted
    playground.box(wanted[-1]).fill("4")
    playground.box(wanted[-1]).press("Enter")
    playground.expect_number(wanted[-1], 4)
    assert rows.evaluate_all(order) == wanted
    playground.button("Largest first").click()
    playground.button("Largest first").click()
    assert rows.evaluate_all(order)[1] == wanted[-1]
