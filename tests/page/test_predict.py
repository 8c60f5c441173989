"""Predict first, check numerically, and a unit's activation, as a learner uses them."""

import re

import pytest
from playwright.sync_api import expect

from tests.page.playground import Playground

WAYS = {1: "Up", 0: "Unchanged", -1: "Down"}


def ask_first(playground: Playground) -> None:
    playground.page.get_by_role("button", name="Walk through it").click()
    playground.page.get_by_role("switch", name="Predict first").check()
    playground.page.get_by_role("button", name="Skip to the end").click()
    expect(playground.page.locator("#predict")).to_be_visible()


def way_of(playground: Playground, parameter: str) -> int:
    _, layer, unit, column = parameter.split(".")
    update = playground.ask("walk")["layers"][int(layer)]["updates"][int(unit)][int(column)]
    return (update > 0) - (update < 0)


def test_who_predicts_first_sees_the_update_only_after_the_guess(playground: Playground) -> None:
    ask_first(playground)
    page = playground.page
    expect(page.locator("#predict")).to_contain_text("weight from h1.1 to inside")
    expect(page.locator("#walk-formula [data-value]")).to_have_count(0)
    expect(page.get_by_role("button", name="Apply", exact=True)).to_be_disabled()
    expect(playground.ghost("weights.1.0.0")).to_be_hidden()
    page.locator("#predict").get_by_text(WAYS[way_of(playground, "weights.1.0.0")]).click()
    expect(page.locator(".verdict")).to_contain_text("Right.")
    expect(page.locator("#predict-score")).to_have_text("1 of 1 right this visit.")
    expect(page.locator("#walk-formula [data-value]").first).to_be_visible()
    page.get_by_role("button", name="Apply", exact=True).click()
    playground.wait_for_step(1)


def test_a_wrong_guess_is_told_with_the_reason_and_counted(playground: Playground) -> None:
    ask_first(playground)
    page = playground.page
    page.locator("#predict").get_by_text("Unchanged").click()
    expect(page.locator(".verdict")).to_contain_text("Not so.")
    expect(page.locator(".verdict")).to_contain_text(
        re.compile("has gradient [+−].*make the loss (grow, so it goes down|shrink, so it goes up)")
    )
    expect(page.locator("#predict-score")).to_have_text("0 of 1 right this visit.")


def test_what_momentum_carries_on_is_no_fault_of_the_gradient(playground: Playground) -> None:
    training = {"optimizer": "momentum"}
    playground.command({"type": "configure", "training": training}, {"type": "step", "count": 12})
    playground.wait_for_step(12)
    playground.settle()
    ask_first(playground)
    playground.page.locator("#predict").get_by_text("Unchanged").click()
    expect(playground.page.locator(".verdict")).to_contain_text(
        re.compile(
            r"has gradient \+.*, but what the steps before left \(momentum\) weighs more, so"
        )
    )


def test_a_locked_parameter_is_rightly_said_to_stay(playground: Playground) -> None:
    playground.command({"type": "lock", "parameter": "weights.1.0.0"})
    ask_first(playground)
    playground.page.locator("#predict").get_by_text("Unchanged").click()
    expect(playground.page.locator(".verdict")).to_contain_text("Right.")
    expect(playground.page.locator(".verdict")).to_contain_text("is locked")


def shown(playground: Playground) -> list[float]:
    values = playground.page.locator("#check .check-result [data-value]")
    return [float(each) for each in values.evaluate_all("all => all.map(n => n.dataset.value)")]


def test_a_gradient_is_checked_by_nudging_its_parameter(playground: Playground) -> None:
    playground.slider("weights.0.1.0").focus()
    playground.page.get_by_role("button", name="Check it numerically").click()
    dialog = playground.page.get_by_role("dialog")
    expect(dialog).to_contain_text("Check the gradient of the weight from x1 to h1.2")
    expect(playground.page.locator("#check-error")).to_be_visible()
    told = playground.ask("gradient-check", unit="batch")
    mine = told["parameters"]["weights.0.1.0"]
    assert shown(playground) == [mine[name] for name in ("above", "below", "numeric", "analytic")]
    expect(dialog).to_contain_text("they agree")
    rows = dialog.locator("tbody tr")
    expect(rows).to_have_count(13)
    dialog.get_by_label("The loss on").select_option(label="loss on all training points")
    whole = playground.ask("gradient-check")["parameters"]["weights.0.1.0"]
    expect(dialog.locator(f'[data-value="{whole["above"]}"]')).to_be_visible()
    dialog.get_by_role("button", name="bias of h1.3").click()
    expect(dialog).to_contain_text("Check the gradient of the bias of h1.3")
    playground.page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()


@pytest.mark.parametrize(
    ("activation", "bias", "words"),
    [("relu", -100, "h1.1 is dead"), ("tanh", 6, "h1.1 is saturated"), ("tanh", 0, None)],
)
def test_the_activation_is_drawn_and_a_dead_or_saturated_unit_is_named(
    playground: Playground, activation: str, bias: float, words: str | None
) -> None:
    layers = [{"units": 2, "activation": activation}]
    playground.command({"type": "configure", "network": {"hidden": layers}})
    playground.command({"type": "set", "parameter": "biases.0.0", "value": bias})
    playground.settle()
    playground.page.keyboard.press("w")
    for _ in range(3):
        playground.page.keyboard.press("n")
    expect(playground.page.locator("#walk-title")).to_have_text("Activation of h1.1")
    plot = playground.page.locator("#response")
    expect(plot.locator(".scatterlayer .trace")).to_have_count(4)
    health = playground.ask("response", unit="h1.1")["health"]
    expect(plot).to_have_attribute("aria-label", re.compile(f"the unit is {health}"))
    say = playground.page.locator("#walk-say")
    if words:
        expect(say).to_contain_text(words)
    else:
        expect(say).not_to_contain_text(re.compile("dead|saturated"))
