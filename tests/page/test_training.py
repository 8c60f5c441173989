"""The settings of training and of the start, and what they make of a step, on the page."""

import math
import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.page.playground import Playground
from tests.page.walking import Walk
from tests.server import Server


def panel(playground: Playground) -> Locator:
    return playground.page.get_by_role("region", name="Training settings")


def open_settings(playground: Playground) -> Locator:
    playground.button("More").click()
    expect(panel(playground)).to_be_visible()
    return panel(playground)


def fill(settings: Locator, label: str, text: str) -> None:
    settings.get_by_label(label, exact=True).fill(text)
    settings.get_by_label(label, exact=True).press("Enter")


def choose(settings: Locator, label: str, choice: str) -> None:
    settings.get_by_label(label, exact=True).select_option(label=choice)


def steps(playground: Playground, count: int) -> None:
    before = playground.frame()["progress"]["step"]
    playground.command({"type": "step", "count": count})
    playground.wait_for_step(before + count)
    playground.settle()


def test_another_optimizer_and_schedule_are_chosen_and_their_terms_walked(
    playground: Playground,
) -> None:
    settings = open_settings(playground)
    choose(settings, "Optimizer", "adam")
    expect(settings).to_contain_text("every number at a pace of its own")
    expect(settings.get_by_label("Epochs of the schedule")).to_be_hidden()
    choose(settings, "Schedule", "cosine")
    fill(settings, "Epochs of the schedule", "4")
    fill(settings, "L2", "0.01")
    training = playground.settle()["document"]["training"]
    chosen = [training[name] for name in ("optimizer", "schedule", "schedule_epochs", "l2")]
    assert chosen == ["adam", "cosine", 4, 0.01]
    settings.get_by_role("button", name="Close the training settings").click()
    expect(panel(playground)).to_be_hidden()
    steps(playground, 26)
    # Two of four epochs: half a cosine is half way down.
    expect(playground.page.locator("#rate-now")).to_have_text("now 0.25")
    walk = Walk(playground)
    walk.open()
    walk.button("Skip to the end").click()
    expect(walk.title).to_have_text("Update of inside")
    told = playground.ask("walk")
    layer = told["layers"][-1]
    first, second = (layer["moments"][name][0][0] for name in ("first", "second"))
    old, update, new = (
        playground.value("weights.1.0.0"),
        layer["updates"][0][0],
        layer["new"][0][0],
    )
    terms = {name: layer["terms"][name][0][0] for name in ("gradient", "penalty", "momentum")}
    assert walk.numbers() == [
        *(old, told["learning_rate"], first, second, old, update, new),
        *(update, *terms.values()),
    ]
    assert told["learning_rate"] == 0.25
    assert sum(terms.values()) == pytest.approx(update, rel=1e-12)
    assert -0.25 * first / (math.sqrt(second) + 1e-8) == pytest.approx(update, rel=1e-12)
    for name in terms:
        expect(walk.formula).to_contain_text(name)
    expect(walk.say).to_contain_text("what the steps before left (momentum)")
    expect(walk.panel.locator(".origins")).to_contain_text("and the steps before")
    walk.button("gradients of inside").click()
    expect(walk.title).to_have_text("Gradients of inside")


def test_play_stops_by_itself_and_says_why_until_something_else_is_done(
    playground: Playground,
) -> None:
    settings = open_settings(playground)
    fill(settings, "Stop after so many epochs of play", "1")
    playground.choose_speed(-1)
    playground.button("Play").click()
    playground.wait_for_step(13)
    playground.wait("ready")
    notice = playground.page.locator("#network .notice")
    expect(notice).to_have_text("Stopped after 1 epoch of play.")
    expect(playground.page.locator("#live")).to_contain_text("Stopped after 1 epoch of play.")
    expect(playground.button("Play")).to_be_visible()
    fill(settings, "Stop after so many epochs of play", "")
    expect(notice).to_be_hidden()
    training = playground.settle()["document"]["training"]
    assert training["stop_epochs"] is None


def test_another_start_waits_for_reset_and_its_value_is_asked_for_only_where_it_counts(
    playground: Playground,
) -> None:
    before = playground.parameters()
    settings = open_settings(playground)
    value = settings.get_by_label("Value of the weights’ start")
    expect(value).to_be_hidden()
    choose(settings, "Weights", "constant")
    expect(value).to_be_visible()
    fill(settings, "Value of the weights’ start", "-0.25")
    choose(settings, "Biases", "constant")
    expect(settings).to_contain_text("Used by Reset and New start.")
    assert playground.settle()["parameters"] == before
    settings.get_by_role("button", name="Reset now").click()
    playground.expect_number("weights.0.1.0", -0.25)
    playground.expect_number("biases.0.1", 0.5)
    choose(settings, "Weights", "zeros")
    choose(settings, "Biases", "zeros")
    expect(value).to_be_hidden()
    playground.settle()
    playground.button("Reset").click()
    playground.expect_number("weights.0.1.0", 0)
    parameters = playground.settle()["parameters"]
    assert parameters["weights"] == [[[0, 0]] * 3, [[0, 0, 0]]]
    assert parameters["biases"] == [[0, 0, 0], [0]]


def test_what_was_set_and_what_was_open_are_there_after_a_reload(playground: Playground) -> None:
    rate = playground.page.get_by_label("Learning rate", exact=True)
    rate.focus()
    for key, text in [("ArrowUp", "1"), ("ArrowUp", "3"), ("ArrowDown", "1"), ("ArrowDown", "0.3")]:
        rate.press(key)
        expect(rate).to_have_value(text)
    settings = open_settings(playground)
    losses = settings.get_by_label("Loss", exact=True).locator("option")
    fitting = playground.ask("../../catalog")["problems"][0]["losses"]
    assert losses.evaluate_all("all => all.map(each => each.value)") == fitting
    choose(settings, "Loss", "hinge")
    fill(settings, "Stop at a training loss of", "0.05")
    settings.get_by_role("switch").click()
    fill(settings, "L1", "2")
    expect(playground.page.locator("#network .notice")).to_contain_text("L1 goes from 0 to 1.")
    before = playground.settle()["document"]
    playground.page.reload()
    playground.wait("ready")
    settings = panel(playground)
    expect(settings).to_be_visible()
    expect(settings.get_by_label("Loss", exact=True)).to_have_value("hinge")
    expect(settings.get_by_label("Stop at a training loss of")).to_have_value("0.05")
    expect(settings.get_by_label("Stop after so many epochs of play")).to_have_value("")
    expect(settings.get_by_role("switch")).not_to_be_checked()
    expect(rate).to_have_value("0.3")
    assert playground.settle()["document"] == before
    settings.get_by_label("L1", exact=True).focus()
    playground.page.keyboard.press("Escape")
    expect(settings).to_be_hidden()
    expect(playground.button("More")).to_be_focused()


def test_the_velocity_is_an_arrow_and_what_it_adds_is_said(playground: Playground) -> None:
    page = playground.page
    arrows = page.locator("[data-velocity-of]")
    steps(playground, 3)
    expect(arrows).to_have_count(0)
    expect(page.locator("#velocity-hint")).to_be_hidden()
    choose(open_settings(playground), "Optimizer", "momentum")
    playground.settle()
    steps(playground, 4)
    expect(arrows).to_have_count(13)
    expect(page.locator("#velocity-hint")).to_be_visible()
    layers = playground.ask("walk")["layers"]
    for unit, row in enumerate(layers[0]["terms"]["momentum"]):
        way = page.locator(f'[data-velocity-of="weights.0.{unit}.0"] .head')
        expect(way).to_have_attribute("data-way", "up" if row[0] > 0 else "down")
    playground.slider("weights.0.1.0").focus()
    expect(page.locator("#next-say")).to_contain_text("weight from x1 to h1.2")
    told = page.locator("#next-say").inner_text().replace("−", "-")
    match = re.search(
        r"moves it by -(\S+) × \(?(\S+?)\)? ([+-]) (\S+), what .* = ([+-]\S+)\.$", told
    )
    assert match, told
    rate, slope, sign, memory, move = match.groups()
    assert float(rate) == 0.5
    whole = -float(rate) * float(slope) + float(sign + memory)
    assert whole == pytest.approx(float(move), rel=0.01)
    assert float(move) == pytest.approx(layers[0]["updates"][1][0], rel=0.006)


def test_dropout_and_softmax_are_walked_unit_by_unit(playground: Playground) -> None:
    hidden = [{"units": 8, "activation": "tanh", "dropout": 0.5}]
    playground.command(
        {
            "type": "configure",
            "problem": {"name": "blobs"},
            "network": {"hidden": hidden},
            "training": {"loss": "categorical_cross_entropy"},
        }
    )
    expect(playground.unit("h1.8")).to_be_visible()
    playground.settle()
    walk = Walk(playground)
    walk.open()
    told = playground.ask("walk")
    first, output = told["layers"]
    left_out, kept = first["mask"].index(0), first["mask"].index(2)
    walk.go("Activation of h1.1")
    for unit, says in ((left_out, "leaves it out for this point"), (kept, "times 1 / (1 − 0.5)")):
        playground.unit(f"h1.{unit + 1}").click()
        expect(walk.title).to_have_text(f"Activation of h1.{unit + 1}")
        expect(walk.say).to_contain_text(says)
        a, passed = first["a"][unit], output["inputs"][unit]
        numbers = walk.numbers()
        assert [first["mask"][unit], a, passed] == numbers[-4:-1]
        assert passed == a * first["mask"][unit]
    walk.panel.get_by_role("button", name="Output", exact=True).click()
    expect(walk.title).to_have_text(re.compile("^Prediction of"))
    assert walk.numbers()[1:4] == output["z"]
    expect(walk.page.locator("#response")).to_be_hidden()
    walk.go("Error")
    for place, name in enumerate(playground.frame()["units"][-1]):
        playground.unit(name).click()
        expect(walk.formula).to_contain_text(f"L{name}")
        own = [told["targets"][place], output["a"][place], told["losses"][place]]
        assert walk.numbers()[:3] == own
    assert walk.numbers()[-4:] == [*told["losses"], told["member_loss"]]
    walk.next()
    playground.unit(f"h1.{left_out + 1}").click()
    expect(walk.title).to_have_text(f"Delta of h1.{left_out + 1}")
    expect(walk.say).to_contain_text("Dropout has left")
    assert walk.numbers()[-1] == 0


def test_on_a_phone_they_are_in_the_sheet_and_large_enough_for_a_thumb(
    open_page: Callable[..., Page], server: Server
) -> None:
    page = open_page(viewport={"width": 390, "height": 844}, has_touch=True)
    playground = Playground(page, server.url)
    page.get_by_role("button", name="More", exact=True).tap()
    page.get_by_role("button", name="More training settings").tap()
    settings = page.get_by_role("dialog").locator("#training")
    expect(settings).to_be_visible()
    choose(settings, "Optimizer", "rmsprop")
    assert playground.settle()["document"]["training"]["optimizer"] == "rmsprop"
    for control in settings.locator("select, input:not([role=switch]), label.switch").all():
        box = control.bounding_box() if control.is_visible() else None
        assert box is None or box["height"] >= 44
    width = settings.evaluate("section => section.scrollWidth - section.clientWidth")
    assert width == 0
