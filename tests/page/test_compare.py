"""Networks beside the living one: one that is pinned, and several that are trained at once."""

from collections.abc import Callable
from typing import Any

from playwright.sync_api import Locator, Page, expect

from tests.page.conftest import Run
from tests.page.playground import Playground
from tests.server import Server

PAINTED = """canvas => new Set(new Uint32Array(canvas.getContext('2d')
    .getImageData(0, 0, canvas.width, canvas.height).data.buffer)).size"""
LOSSES = "() => document.querySelector('#curves .js-plotly-plot').data"
# More than a test waits for.
LONG = {
    "problem": {"samples": 2000},
    "network": {"hidden": [{"units": 8}] * 3},
    "training": {"batch_size": 5},
}


def open_dialog(playground: Playground) -> Locator:
    playground.button("Compare").click()
    dialog = playground.page.get_by_role("dialog", name="Compare")
    expect(dialog).to_be_visible()
    return dialog


def train(dialog: Locator, epochs: int) -> None:
    dialog.get_by_label("Epochs").fill(str(epochs))
    dialog.get_by_role("button", name="Start", exact=True).click()


def expect_numbers(playground: Playground, network: dict[str, Any]) -> None:
    """Wait until the sliders stand where a swept network has its parameters."""
    parameters = network["document"]["parameters"]
    playground.expect_number("weights.0.1.0", parameters["weights"][0][1][0])
    playground.expect_number("biases.0.1", parameters["biases"][0][1])
    playground.expect_number("weights.1.0.2", parameters["weights"][1][0][2])


def test_eight_seeds_are_shown_with_their_numbers_and_one_is_adopted(
    playground: Playground,
) -> None:
    before = playground.parameters()
    dialog = open_dialog(playground)
    train(dialog, 20)
    expect(dialog.get_by_role("status")).to_contain_text("Done after 20 epochs.")
    told = playground.ask("sweep")
    assert [network["value"] for network in told["networks"]] == list(range(1, 9))
    cards = dialog.get_by_role("listitem")
    expect(cards).to_have_count(8)
    for place, network in enumerate(told["networks"]):
        card = cards.nth(place)
        expect(card).to_contain_text(f"seed {place + 1}")
        expect(card).to_contain_text(network["result"])
        expect(card).to_contain_text(
            f"loss {network['train']['loss']:.3f}, test {network['test']['loss']:.3f}"
        )
        assert card.locator("canvas").evaluate(PAINTED) > 20
        assert card.locator("[data-part=train]").get_attribute("d").count("L") == 20

    # Its numbers are on the sliders, and its next step is its own.
    adopt = f"seed 5, {told['networks'][4]['result']}, adopt"
    dialog.get_by_role("button", name=adopt, exact=True).click()
    expect(dialog).to_be_hidden()
    playground.wait_for_step(20 * 13)
    expect_numbers(playground, playground.ask("sweep/4"))
    expect(playground.metric("train-loss")).to_have_text(
        f"{told['networks'][4]['train']['loss']:.3f}"
    )
    expect(playground.page.locator("#entry")).to_contain_text("adopted seed 5")
    playground.button("Undo").click()
    playground.wait_for_step(0)
    playground.expect_number("weights.0.1.0", before["weights"][0][1][0])
    assert playground.parameters() == before


def test_while_they_train_they_can_be_cancelled_and_what_there_is_stays(
    open_page: Callable[..., Page], server: Server
) -> None:
    playground = Playground(open_page(expected=("status of 422",)), server.url)
    playground.command({"type": "configure", **LONG})
    expect(playground.unit("h3.8")).to_be_visible()
    dialog = open_dialog(playground)
    train(dialog, 200)
    expect(dialog.get_by_role("progressbar", name="Training")).to_be_visible()
    adopt = dialog.get_by_role("button", name="adopt")
    expect(adopt.first).to_be_disabled()
    dialog.get_by_role("button", name="Cancel").click()
    expect(dialog.get_by_role("status")).to_contain_text("Cancelled after")
    expect(dialog.get_by_role("progressbar")).to_be_hidden()
    expect(adopt.first).to_be_enabled()

    # Closed and opened again, they are still there.
    playground.page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    open_dialog(playground)
    expect(dialog.get_by_role("listitem")).to_have_count(8)
    dialog.get_by_label("Epochs").fill("3000")
    dialog.get_by_role("button", name="Start", exact=True).click()
    expect(dialog.get_by_role("status")).to_contain_text("epochs must be at most 2,000")


def test_learning_rates_of_several_classes_are_compared_and_adopted_by_keyboard(
    playground: Playground,
) -> None:
    playground.choose_data("Three clouds")
    expect(playground.page.locator("#legend")).to_contain_text("left cloud")
    dialog = open_dialog(playground)
    keyboard = playground.page.keyboard
    dialog.get_by_role("radio", name="8 seeds").focus()
    keyboard.press("ArrowRight")
    expect(dialog.get_by_role("radio", name="8 learning rates")).to_be_checked()
    dialog.get_by_label("Epochs").fill("5")
    keyboard.press("Tab")
    keyboard.press("Enter")
    expect(dialog.get_by_role("status")).to_contain_text("Done after 5 epochs.")
    told = playground.ask("sweep")
    rate = told["networks"][2]
    assert rate["value"] < playground.frame()["document"]["training"]["learning_rate"]
    button = dialog.get_by_role("button", name=f"{rate['name']}, {rate['result']}, adopt")
    # The borders of three classes, and a field in their colours.
    card = dialog.get_by_role("listitem").nth(2)
    assert card.locator("[data-line]").get_attribute("d")
    assert card.locator("canvas").evaluate(PAINTED) > 20
    button.press("Enter")
    expect(dialog).to_be_hidden()
    expect(playground.page.locator("#learning-rate")).to_have_value(str(rate["value"]))


def pin(playground: Playground) -> Locator:
    return playground.button("Pin")


def test_a_pinned_network_stays_in_sight_while_another_is_trained(
    playground: Playground,
) -> None:
    page = playground.page
    playground.command({"type": "step", "unit": "epoch", "count": 10})
    playground.wait_for_step(130)
    kept = playground.settle()
    pin(playground).click()
    expect(pin(playground)).to_have_attribute("aria-pressed", "true")
    numbers = page.locator("#pinned-numbers")
    loss = f"{kept['metrics']['train']['loss']:.3f}"
    expect(numbers).to_contain_text(f"pinned at step 130: {loss} training")
    page.wait_for_function(
        "() => document.querySelector('[data-line=pinned]').getAttribute('d') ==="
        " document.querySelector('[data-line=now]').getAttribute('d')"
    )
    line = playground.line("pinned")

    playground.command({"type": "reset", "seed": 4})
    playground.command({"type": "step", "count": 60})
    playground.wait_for_step(60)
    playground.settle()
    assert playground.line("pinned") == line != playground.line("now")
    # Beside the living loss, as far from its start as it was from its own.
    page.wait_for_function(f"() => ({LOSSES})().length === 5 && ({LOSSES})()[1].x.at(-1) === 191")
    drawn = page.evaluate(f"() => ({LOSSES})()[0]")
    assert drawn["name"] == "pinned"
    assert drawn["x"][0] == 131
    points = playground.ask("history")["points"]
    assert drawn["y"][0] == points[0]["train_loss"]
    expect(numbers).to_contain_text(f"pinned at step 130: {loss} training")

    pin(playground).click()
    expect(numbers).to_be_hidden()
    page.wait_for_function(f"() => ({LOSSES})().length === 4")
    assert playground.line("pinned") == ""


def test_a_pin_outlasts_a_reload_and_is_not_shown_on_other_data(playground: Playground) -> None:
    page = playground.page
    playground.command({"type": "step", "unit": "epoch", "count": 10})
    playground.wait_for_step(130)
    playground.settle()
    pin(playground).click()
    expect(pin(playground)).to_have_attribute("aria-pressed", "true")
    line = playground.line("pinned")
    assert line
    page.reload()
    playground.wait("ready")
    has_line = "line => document.querySelector('[data-line=pinned]').getAttribute('d') === line"
    page.wait_for_function(has_line, arg=line)
    playground.command({"type": "configure", "problem": {"features": ["x1", "x2", "x1·x2"]}})
    expect(playground.unit("x1·x2")).to_be_visible()
    expect(page.locator("#pinned-numbers")).to_contain_text("training")
    playground.choose_data("Moons")
    expect(page.locator("#pinned-numbers")).to_contain_text("on other data: not shown")
    page.wait_for_function(has_line, arg="")
    playground.button("Undo").click()
    page.wait_for_function(has_line, arg=line)
    expect(page.locator("#pinned-numbers")).to_contain_text("training")


def point(step: int, kind: str = "step") -> dict[str, Any]:
    return {"step": step, "kind": kind}


def test_a_training_starts_at_a_reset_or_where_another_network_was_taken_over(run: Run) -> None:
    cases = [
        ([point(0, "start")], 0),
        ([point(0, "start"), point(1), point(2)], 0),
        ([point(0, "start"), point(1), point(1, "drag"), point(2)], 0),
        ([point(0, "start"), point(2), point(0, "change"), point(1)], 2),
        ([point(0, "start"), point(2), point(90, "open"), point(91)], 2),
    ]
    found = run("timeline", "(m, cases) => cases.map(m.startOf)", [case for case, _ in cases])
    assert found == [start for _, start in cases]
