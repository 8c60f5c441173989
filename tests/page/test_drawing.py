"""The network changed in its own drawing: inputs, layers, dropout."""

import re
from collections.abc import Callable

from playwright.sync_api import Locator, Page, expect

from tests.page.playground import Playground, written
from tests.server import Server


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
    playground.page.keyboard.press("Escape")
    # One that is undone before it is there, and one that stays.
    playground.page.evaluate(
        "([add, undo]) => { add.click(); undo.click(); }",
        [playground.button(name).element_handle() for name in ("Add a layer", "Undo")],
    )
    expect(playground.button("Redo")).to_be_enabled()
    playground.button("Add a layer").click()
    expect(playground.unit("h2.3")).to_be_visible()
    layers = playground.settle()["document"]["network"]["hidden"]
    assert [layer["dropout"] for layer in layers] == [0.4, 0]
    playground.page.get_by_role("button", name="Settings of hidden layer 1").click()
    playground.page.get_by_label("Dropout of hidden layer 1").fill("0")
    expect(shares).to_have_count(0)


def plane(playground: Playground) -> Locator:
    return playground.page.locator("#boundary .seen-field canvas")


def test_a_unit_is_seen_large_while_the_mouse_or_the_keyboard_is_on_it(
    playground: Playground,
) -> None:
    caption = playground.page.locator("#boundary .seen-caption")
    playground.unit("h1.2").hover()
    expect(caption).to_contain_text("h1.2 second hidden unit, tanh")
    seen = playground.ask("unit-field", unit="h1.2", resolution=64)
    expect(caption).to_contain_text(f"from {written(seen['least'])} to {written(seen['most'])}")
    picture = playground.picture(plane(playground))
    playground.type_number("biases.0.1", "2")
    playground.page.mouse.move(5, 5)
    expect(caption).to_be_hidden()
    playground.unit("h1.1").focus()
    playground.page.keyboard.press("Tab")
    expect(caption).to_contain_text("h1.2")
    playground.wait_for_other_picture(plane(playground), picture)
    inputs_head(playground).click()
    playground.unit("x1·x2").hover()
    expect(caption).to_contain_text("x1·x2 input: Whether the signs agree, from −4.00 to 4.00")


def test_on_a_phone_a_tapped_unit_is_seen_until_the_next_touch(
    open_page: Callable[..., Page], server: Server
) -> None:
    page = open_page(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    playground = Playground(page, server.url)
    playground.unit("h1.3").tap()
    caption = page.locator("#boundary .seen-caption")
    expect(caption).to_contain_text("h1.3 third hidden unit")
    page.locator(".group.selected label").first.tap()
    expect(caption).to_be_hidden()
    page.locator("#more-open").tap()
    product = page.locator("#more").get_by_role("button", name="input x1·x2")
    expect(product).to_have_attribute("aria-pressed", "false")
    product.tap()
    expect(product).to_have_attribute("aria-pressed", "true")
    assert features(playground) == ["x1", "x2", "x1·x2"]
