import pytest
from playwright.sync_api import Locator, expect

from tests.page.gestures import spot_on
from tests.page.playground import Playground

FIRST = "Activation of hidden layer 1"


def points(playground: Playground) -> Locator:
    return playground.page.locator("#boundary .scatterlayer .point")


def places(playground: Playground) -> list[str]:
    """Where every point is drawn."""
    drawn: list[str] = points(playground).evaluate_all(
        "points => points.map(point => point.getAttribute('transform'))"
    )
    return drawn


def hidden(playground: Playground) -> list[dict[str, object]]:
    layers: list[dict[str, object]] = playground.settle()["document"]["network"]["hidden"]
    return layers


@pytest.fixture
def drawn(playground: Playground) -> Playground:
    expect(playground.main).to_have_attribute("data-drawn", "true")
    return playground


def test_the_data_are_chosen_by_their_picture(drawn: Playground) -> None:
    titles = {"xor": "XOR", "gauss": "Two clouds", "spiral": "Spiral", "moons": "Moons"}
    weights, last = drawn.parameters(), "Circle"
    for name, title in titles.items():
        before = places(drawn)
        drawn.button(title).click()
        expect(drawn.button(title)).to_have_attribute("aria-pressed", "true")
        expect(drawn.button(last)).to_have_attribute("aria-pressed", "false")
        frame = drawn.settle()
        assert frame["document"]["problem"]["name"] == name
        assert frame["parameters"] == weights
        expect(points(drawn).first).not_to_have_attribute("transform", before[0])
        assert places(drawn) != before
        last = title


def test_noise_number_test_share_and_seed_of_the_data_can_be_chosen(drawn: Playground) -> None:
    page = drawn.page
    page.locator("#data-summary").click()
    chosen = {"Noise": "0.3", "Points": "100", "Test share": "0.2"}
    for label, value in chosen.items():
        page.get_by_label(label, exact=True).fill(value)
    page.get_by_label("Seed", exact=True).fill("7")
    page.get_by_label("Seed", exact=True).press("Enter")
    expect(points(drawn)).to_have_count(100)
    problem = drawn.settle()["document"]["problem"]
    assert (problem["noise"], problem["samples"]) == (0.3, 100)
    assert (problem["test_fraction"], problem["seed"]) == (0.2, 7)


def test_a_unit_more_keeps_all_the_weights_that_still_fit(playground: Playground) -> None:
    before = playground.parameters()
    playground.button("Add a unit to hidden layer 1").click()
    expect(playground.sliders()).to_have_count(17)
    after = playground.settle()["parameters"]
    assert after["weights"][0][:3] == before["weights"][0]
    assert after["weights"][1][0][:3] == before["weights"][1][0]
    assert after["biases"][1] == before["biases"][1]
    playground.button("Remove a unit from hidden layer 1").click()
    expect(playground.sliders()).to_have_count(13)
    assert playground.settle()["parameters"] == before


def test_layers_are_added_and_removed(playground: Playground) -> None:
    playground.button("Add a layer").click()
    expect(playground.unit("h2.1")).to_be_visible()
    assert len(hidden(playground)) == 2
    playground.button("Remove hidden layer 2").click()
    expect(playground.unit("h2.1")).to_have_count(0)
    playground.button("Remove hidden layer 1").click()
    expect(playground.sliders()).to_have_count(3)
    assert hidden(playground) == []


def test_quick_clicks_all_count(playground: Playground) -> None:
    spot = spot_on(playground.button("Add a unit to hidden layer 1"))
    for _ in range(3):
        playground.page.mouse.click(spot.x, spot.y)
    expect(playground.unit("h1.6")).to_be_visible()
    assert [layer["units"] for layer in hidden(playground)] == [6]


def test_a_network_as_large_as_allowed_can_be_used(playground: Playground) -> None:
    layers = [{"units": 16, "activation": "tanh"}] * 8
    playground.command({"type": "configure", "network": {"hidden": layers}})
    expect(playground.sliders()).to_have_count(48 + 7 * 272 + 17)
    expect(playground.button("Add a layer")).to_be_disabled()
    expect(playground.button("Add a unit to hidden layer 1")).to_be_disabled()
    playground.button("Step").click()
    playground.wait_for_step(1)


def test_each_layer_has_its_own_activation(playground: Playground) -> None:
    playground.button("Add a layer").click()
    expect(playground.unit("h2.1")).to_be_visible()
    playground.page.get_by_role("button", name="Settings of hidden layer 1").click()
    for activation in ("sigmoid", "relu", "linear"):
        playground.page.get_by_label(FIRST, exact=True).select_option(activation)
        expect(playground.page.get_by_label(FIRST, exact=True)).to_have_value(activation)
        assert [layer["activation"] for layer in hidden(playground)] == [activation, "tanh"]


def test_changing_the_learning_rate_never_resets(playground: Playground) -> None:
    playground.button("Step").click()
    playground.wait_for_step(1)
    before = playground.frame()
    rate = playground.page.get_by_label("Learning rate", exact=True)
    rate.fill("0,03")
    rate.press("Enter")
    expect(playground.page.locator("#live")).to_contain_text("learning rate")
    after = playground.settle()
    assert after["document"]["training"]["learning_rate"] == 0.03
    assert after["parameters"] == before["parameters"]
    assert after["progress"] == before["progress"]


def test_a_learning_rate_out_of_bounds_is_refused_with_what_is_allowed(
    playground: Playground,
) -> None:
    rate = playground.page.get_by_label("Learning rate", exact=True)
    rate.fill("11")
    rate.press("Enter")
    expect(rate).to_have_attribute("aria-invalid", "true")
    expect(playground.page.get_by_text("from above 0 to 10")).to_be_visible()
    assert playground.frame()["document"]["training"]["learning_rate"] == 0.5


def test_the_batch_size_can_be_chosen(playground: Playground) -> None:
    size = playground.page.get_by_label("Points per mini-batch", exact=True)
    size.fill("25")
    size.press("Enter")
    expect(playground.page.locator("#boundary .rings .batch")).to_have_count(25)
    assert playground.settle()["document"]["training"]["batch_size"] == 25
    playground.choose_step("epoch")
    playground.button("Step").click()
    playground.wait_for_step(5)


def test_a_choice_can_be_undone(playground: Playground) -> None:
    before = playground.frame()["document"]
    playground.button("Add a layer").click()
    playground.button("Moons").click()
    expect(playground.button("Moons")).to_have_attribute("aria-pressed", "true")
    playground.button("Undo").click()
    expect(playground.button("Circle")).to_have_attribute("aria-pressed", "true")
    playground.button("Undo").click()
    expect(playground.sliders()).to_have_count(13)
    assert playground.settle()["document"] == before
