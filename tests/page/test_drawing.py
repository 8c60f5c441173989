"""The network changed in its own drawing: inputs, layers, dropout."""

import re

from playwright.sync_api import Locator, expect

from tests.page.playground import Playground


def features(playground: Playground) -> list[str]:
    names: list[str] = playground.settle()["document"]["problem"]["features"]
    return names


def hidden(playground: Playground) -> list[int]:
    return [layer["units"] for layer in playground.settle()["document"]["network"]["hidden"]]


def inputs_head(playground: Playground) -> Locator:
    return playground.page.get_by_role("button", name="Inputs:")


def test_inputs_are_switched_on_and_off_in_the_drawing(playground: Playground) -> None:
    before = playground.parameters()
    inputs = playground.page.locator("#network .unit").filter(has_not_text=re.compile("h1|inside"))
    expect(inputs).to_have_count(2)
    inputs_head(playground).click()
    expect(inputs).to_have_count(9)
    product = playground.unit("x1·x2")
    expect(product).to_have_attribute("aria-pressed", "false")
    pale = playground.field("x1·x2")
    product.click()
    expect(playground.sliders()).to_have_count(16)
    expect(product).to_have_attribute("aria-pressed", "true")
    assert features(playground) == ["x1", "x2", "x1·x2"]
    assert playground.field("x1·x2") != pale
    after = playground.parameters()
    assert [row[:2] for row in after["weights"][0]] == before["weights"][0]
    assert after["weights"][1] == before["weights"][1]
    playground.unit("x1").click()
    expect(playground.sliders()).to_have_count(13)
    assert features(playground) == ["x2", "x1·x2"]
    kept = [[row[1], row[2]] for row in after["weights"][0]]
    assert playground.parameters()["weights"][0] == kept
    playground.unit("x2").click()
    expect(product).to_have_attribute("aria-disabled", "true")
    product.click(force=True)
    assert features(playground) == ["x1·x2"]
    playground.page.reload()
    expect(inputs).to_have_count(9)
    inputs_head(playground).click()
    expect(inputs).to_have_count(1)


def test_a_layer_in_the_middle_is_removed_and_one_is_put_between(playground: Playground) -> None:
    layers = [{"units": units, "activation": "tanh"} for units in (4, 3, 2)]
    playground.command({"type": "configure", "network": {"hidden": layers}})
    expect(playground.unit("h3.2")).to_be_visible()
    first = playground.parameters()["weights"][0]
    settings = playground.page.get_by_role("button", name="Settings of hidden layer 2")
    settings.click()
    playground.button("Remove").click()
    expect(playground.unit("h3.1")).to_have_count(0)
    assert hidden(playground) == [4, 2]
    assert playground.parameters()["weights"][0] == first
    settings.click()
    playground.button("Add before").click()
    expect(playground.unit("h3.1")).to_be_visible()
    assert hidden(playground) == [4, 2, 2]
    settings.click()
    playground.button("Add after").click()
    expect(playground.unit("h4.1")).to_be_visible()
    assert hidden(playground) == [4, 2, 2, 2]
    assert playground.parameters()["weights"][0] == first


def test_dropout_is_set_in_a_layers_head_and_hatches_its_units(playground: Playground) -> None:
    head = playground.page.get_by_role("button", name="Settings of hidden layer 1")
    shares = playground.page.locator("#network .kept")
    expect(shares).to_have_count(0)
    head.click()
    playground.page.get_by_label("Dropout of hidden layer 1").fill("0.4")
    expect(head).to_contain_text("dropout 40 %")
    expect(shares).to_have_count(3)
    kept = playground.settle()["next"]["kept"][0]
    assert shares.all_inner_texts() == [f"{100 * share:.0f} %" for share in kept]
    playground.page.get_by_label("Dropout of hidden layer 1").fill("0")
    expect(shares).to_have_count(0)
