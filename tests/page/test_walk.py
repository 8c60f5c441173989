"""A whole step, walked through as a learner does: every number shown is one of the trace."""

import math
import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.page.playground import Playground

STAGES_OF_2_2_1 = [
    "Input",
    "Weighted sum of h1.1",
    "Bias of h1.1",
    "Activation of h1.1",
    "Weighted sum of inside",
    "Bias of inside",
    "Prediction of inside",
    "Error",
    "Delta of inside",
    "Gradients of inside",
    "Delta of h1.1",
    "Gradients of h1.1",
    "Update of h1.1",
]


class Walk:
    """The panel in which one walks."""

    def __init__(self, playground: Playground) -> None:
        self.playground = playground
        self.page: Page = playground.page
        self.panel: Locator = self.page.locator("#walk")
        self.title = self.page.locator("#walk-title")
        self.say = self.page.locator("#walk-say")
        self.formula = self.page.locator("#walk-formula")
        self.live = self.page.locator("#walk-live")

    def open(self) -> None:
        self.page.get_by_role("button", name="Walk through it").click()
        expect(self.panel).to_be_visible()

    def button(self, name: str) -> Locator:
        return self.panel.get_by_role("button", name=name, exact=True)

    def next(self) -> None:
        self.panel.get_by_role("button", name=re.compile("^Next: ")).click()

    def go(self, title: str) -> None:
        while self.title.inner_text() != title:
            before = self.title.inner_text()
            self.next()
            expect(self.title).not_to_have_text(before)

    def numbers(self) -> list[float]:
        """The numbers of the formula, whole, in the order in which they stand there."""
        shown = self.formula.locator("[data-value]")
        return [
            float(value) for value in shown.evaluate_all("all => all.map(n => n.dataset.value)")
        ]

    def writings(self) -> list[tuple[str, float]]:
        """Every number of the panel as it is written, and as it is."""
        pairs = self.panel.locator("[data-value]").evaluate_all(
            "all => all.map(n => [n.textContent, Number(n.dataset.value)])"
        )
        return [(text.replace("−", "-"), value) for text, value in pairs]

    def stages(self) -> Iterator[str]:
        while True:
            yield self.title.inner_text()
            if self.page.locator("#walk-foot").get_by_text("Apply").is_visible():
                return
            before = self.title.inner_text()
            self.next()
            expect(self.title).not_to_have_text(before)


@pytest.fixture
def walk(playground: Playground) -> Walk:
    """A 2-2-1 network on circle, a mini-batch's walk not yet begun."""
    playground.command(
        {"type": "configure", "network": {"hidden": [{"units": 2, "activation": "tanh"}]}}
    )
    expect(playground.sliders()).to_have_count(9)
    for parameter, value in {"biases.0.0": 0.25, "biases.0.1": -0.5, "biases.1.0": 0.125}.items():
        playground.command({"type": "set", "parameter": parameter, "value": value})
    playground.settle()
    return Walk(playground)


def all_numbers(reading: Any) -> Iterator[float]:
    if isinstance(reading, dict):
        for part in reading.values():
            yield from all_numbers(part)
    elif isinstance(reading, list):
        for part in reading:
            yield from all_numbers(part)
    elif isinstance(reading, int | float) and not isinstance(reading, bool):
        yield float(reading)


def is_known(value: float, known: list[float]) -> bool:
    return any(math.isclose(value, each, rel_tol=1e-12, abs_tol=1e-15) for each in known)


def test_a_walk_has_every_stage_of_the_calculation_in_its_order(walk: Walk) -> None:
    walk.open()
    assert list(walk.stages()) == STAGES_OF_2_2_1


@pytest.mark.parametrize("unit", ["1 point", "mini-batch"])
def test_every_number_shown_is_one_of_the_trace_or_of_the_parameters(walk: Walk, unit: str) -> None:
    walk.playground.choose_step(unit)
    walk.open()
    told = walk.playground.ask("walk", unit="sample" if unit == "1 point" else "batch")
    alone = walk.playground.ask("trace", unit="sample", sample=told["member"])
    trace = walk.playground.ask("trace", unit="sample" if unit == "1 point" else "batch")
    parts = [alone, trace, walk.playground.parameters(), told]
    known = [number for part in parts for number in all_numbers(part)]
    seen = 0
    for title in walk.stages():
        # The shares of each parameter are asked for as one comes to it.
        known += list(
            all_numbers(walk.playground.ask("walk", unit=told["unit"], parameter="weights.1.0.0"))
        )
        for text, value in walk.writings():
            assert is_known(value, known), f"{title}: {value}"
            assert float(text) == pytest.approx(value, rel=0.006, abs=5.1e-4)
            seen += 1
    assert seen > 60


def test_the_numbers_of_each_stage_are_those_of_its_calculation(walk: Walk) -> None:
    walk.playground.choose_step("1 point")
    walk.open()
    trace = walk.playground.ask("trace", unit="sample")
    hidden, output = trace["layers"]
    x1, x2 = (row[0] for row in hidden["inputs"])
    w1, w2 = walk.playground.parameters()["weights"][0][0]
    bias = walk.playground.parameters()["biases"][0][0]
    s, z, a = (hidden[name][0][0] for name in ("weighted_sums", "z", "a"))
    assert walk.numbers() == pytest.approx([x1, x2], rel=1e-12)
    walk.go("Weighted sum of h1.1")
    assert walk.numbers() == pytest.approx([w1, x1, w2, x2, w1 * x1, w2 * x2, s], rel=1e-12)
    walk.go("Bias of h1.1")
    assert walk.numbers() == pytest.approx([s, bias, z], rel=1e-12)
    walk.go("Activation of h1.1")
    assert walk.numbers() == pytest.approx([z, a, hidden["da_dz"][0][0]], rel=1e-12)
    walk.go("Prediction of inside")
    assert walk.numbers()[:2] == pytest.approx([output["z"][0][0], output["a"][0][0]], rel=1e-12)
    walk.go("Error")
    assert walk.numbers()[-1] == pytest.approx(trace["loss"], rel=1e-12)
    walk.go("Delta of inside")
    target = trace["targets"][0][0]
    assert walk.numbers() == [output["a"][0][0], target, output["delta"][0][0]]
    walk.go("Gradients of inside")
    assert walk.numbers() == pytest.approx(
        [output["delta"][0][0], a, output["weight_gradients"][0][0]], rel=1e-12
    )
    walk.go("Delta of h1.1")
    weight = walk.playground.parameters()["weights"][1][0][0]
    assert walk.numbers() == pytest.approx(
        [weight, output["delta"][0][0], hidden["da_dz"][0][0], hidden["delta"][0][0]], rel=1e-12
    )
    walk.go("Update of h1.1")
    gradient, update = (hidden[f"weight_{name}s"][0][0] for name in ("gradient", "update"))
    assert walk.numbers() == pytest.approx([w1, gradient, w1, update, w1 + update], rel=1e-12)


def test_a_stage_lights_exactly_what_it_speaks_of(walk: Walk) -> None:
    walk.open()
    walk.go("Weighted sum of h1.1")
    lit = walk.page.locator("#network .is-spoken [data-link]")
    expect(lit).to_have_count(2)
    paths = lit.evaluate_all("links => links.map(link => link.dataset.link)")
    assert sorted(paths) == ["weights.0.0.0", "weights.0.0.1"]
    expect(walk.page.locator(".parameter.spoken")).to_have_count(2)
    walk.go("Bias of h1.1")
    expect(lit).to_have_count(0)
    expect(walk.page.locator("#network .chip.is-spoken")).to_have_attribute(
        "data-chip", "biases.0.0"
    )
    walk.go("Delta of h1.1")
    assert lit.evaluate_all("links => links.map(link => link.dataset.link)") == ["weights.1.0.0"]
    walk.button("Close the walk").click()
    expect(walk.panel).to_be_hidden()
    expect(walk.page.locator(".is-spoken, .parameter.spoken")).to_have_count(0)


def test_choosing_another_unit_shows_the_same_stage_there(walk: Walk) -> None:
    walk.open()
    walk.go("Activation of h1.1")
    walk.page.get_by_role("group", name="Same stage for").get_by_text("h1.2").click()
    expect(walk.title).to_have_text("Activation of h1.2")
    walk.playground.unit("inside").click()
    expect(walk.title).to_have_text("Prediction of inside")
    walk.playground.unit("h1.1").click()
    expect(walk.title).to_have_text("Activation of h1.1")


def test_the_keys_go_through_the_whole_walk_and_apply_it(walk: Walk) -> None:
    walk.page.keyboard.press("w")
    expect(walk.title).to_have_text("Input")
    walk.page.keyboard.press("n")
    walk.page.keyboard.press("n")
    expect(walk.title).to_have_text("Bias of h1.1")
    walk.page.keyboard.press("p")
    expect(walk.title).to_have_text("Weighted sum of h1.1")
    walk.page.keyboard.press("e")
    expect(walk.title).to_have_text("Update of h1.1")
    walk.page.keyboard.press("a")
    walk.playground.wait_for_step(1)
    walk.page.keyboard.press("Escape")
    expect(walk.panel).to_be_hidden()


@pytest.mark.parametrize("unit", ["1 point", "mini-batch"])
def test_apply_makes_what_was_announced_to_the_bit(walk: Walk, unit: str) -> None:
    walk.playground.choose_step(unit)
    walk.open()
    name = "sample" if unit == "1 point" else "batch"
    told = walk.playground.ask("walk", unit=name)
    line = walk.playground.line("now")
    walk.button("Skip to the end").click()
    walk.button("Apply").click()
    walk.playground.wait_for_step(1)
    parameters = walk.playground.parameters()
    for layer, part in enumerate(told["layers"]):
        assert parameters["weights"][layer] == [row[:-1] for row in part["new"]]
        assert parameters["biases"][layer] == [row[-1] for row in part["new"]]
    walk.playground.settle()
    assert walk.playground.line("before") == line
    expect(walk.title).to_have_text("Input")


def test_the_point_that_was_clicked_is_walked_alone_and_applied_alone(walk: Walk) -> None:
    walk.playground.choose_step("1 point")
    plane = walk.page.locator("#boundary .touch")
    plane.focus()
    for _ in range(5):
        plane.press("ArrowRight")
    walk.page.keyboard.press("w")
    expect(walk.say).to_contain_text("Point 4 of the training data")
    position = walk.playground.frame()["progress"]["position"]
    told = walk.playground.ask("walk", unit="sample", sample=4)
    walk.page.keyboard.press("e")
    walk.page.keyboard.press("a")
    walk.playground.wait_for_step(1)
    assert walk.playground.frame()["progress"]["position"] == position
    assert walk.playground.value("weights.0.0.0") == told["layers"][0]["new"][0][0]


def test_a_clicked_point_is_walked_by_itself_unless_the_batch_has_it(walk: Walk) -> None:
    batch = walk.playground.ask("walk")["batch"]
    plane = walk.page.locator("#boundary .touch")
    plane.focus()
    for point in range(max(batch) + 1):
        plane.press("ArrowRight")
        if point == next(each for each in range(125) if each not in batch):
            walk.page.keyboard.press("w")
            expect(walk.panel.get_by_text(f"stage 1 of 13, point {point} alone")).to_be_visible()
            walk.page.keyboard.press("w")
            plane.focus()
        if point in batch:
            walk.page.keyboard.press("w")
            expect(
                walk.panel.get_by_text(f"stage 1 of 13, point {point}", exact=True)
            ).to_be_visible()
            break


def test_each_point_of_the_batch_says_its_own_and_the_mean_counts(walk: Walk) -> None:
    walk.open()
    walk.go("Gradients of h1.1")
    shares = walk.page.locator("#walk-shares tbody tr")
    expect(shares).to_have_count(10)
    told = walk.playground.ask("walk", parameter="weights.0.0.0")["shares"]
    own = walk.page.locator("#walk-shares tbody td:last-child").evaluate_all(
        "cells => cells.map(cell => Number(cell.dataset.value))"
    )
    assert own == told["gradients"]
    mean = walk.page.locator("#walk-shares tfoot td")
    assert float(mean.get_attribute("data-value") or "") == told["mean"]
    shares.nth(3).get_by_role("button").click()
    expect(walk.panel.get_by_text(f"point {told['samples'][3]}", exact=False).first).to_be_visible()
    walk.page.locator("#walk-parameters").get_by_role("button", name="bias").click()
    expect(walk.say).to_contain_text("bias of h1.1")


def test_why_leads_by_clicks_from_a_gradient_back_to_the_loss(walk: Walk) -> None:
    walk.playground.slider("weights.0.1.0").focus()
    walk.page.get_by_role("button", name="Why?").click()
    expect(walk.title).to_have_text("Gradients of h1.2")
    expect(walk.say).to_contain_text("weight from x1 to h1.2")
    walk.button("delta of h1.2").click()
    expect(walk.title).to_have_text("Delta of h1.2")
    walk.button("delta of inside").click()
    expect(walk.title).to_have_text("Delta of inside")
    walk.button("the error").click()
    expect(walk.title).to_have_text("Error")
    walk.button("activation of inside").click()
    expect(walk.title).to_have_text("Prediction of inside")


def test_a_screen_reader_hears_one_polite_line_a_stage(walk: Walk) -> None:
    walk.open()
    expect(walk.live).to_have_attribute("aria-live", "polite")
    expect(walk.live).to_contain_text("Stage 1 of 13: Input.")
    walk.next()
    expect(walk.live).to_contain_text("Stage 2 of 13: Weighted sum of h1.1.")
    expect(walk.live).to_contain_text("Result: ")


def test_a_locked_number_stays_and_the_walk_says_why(walk: Walk) -> None:
    walk.playground.command({"type": "lock", "parameter": "weights.0.1.0"})
    walk.open()
    walk.button("Skip to the end").click()
    walk.page.get_by_role("group", name="Same stage for").get_by_text("h1.2").click()
    expect(walk.say).to_contain_text("weight from x1 to h1.2 is locked")
    value = walk.playground.value("weights.0.1.0")
    assert walk.numbers() == [value, value]


def test_the_penalty_is_a_term_of_its_own(walk: Walk) -> None:
    walk.playground.command({"type": "configure", "training": {"l2": 0.5}})
    walk.open()
    walk.button("Skip to the end").click()
    told = walk.playground.ask("walk")["layers"][1]
    expect(walk.formula).to_contain_text("penalty")
    *_, update, gradient, penalty = walk.numbers()
    assert update == told["updates"][0][0]
    assert gradient == told["terms"]["gradient"][0][0]
    assert penalty == told["terms"]["penalty"][0][0]
    assert update == pytest.approx(gradient + penalty, rel=1e-12)


def test_the_numbers_follow_a_drag_while_one_walks(walk: Walk) -> None:
    walk.open()
    walk.go("Bias of h1.1")
    walk.playground.type_number("biases.0.0", "2")
    walk.playground.settle()
    assert walk.numbers()[1] == 2
    z = walk.playground.ask("walk")["layers"][0]["z"][0]
    assert walk.numbers()[2] == z


def test_play_ends_the_walk(walk: Walk) -> None:
    walk.open()
    walk.playground.button("Play").click()
    expect(walk.panel).to_be_hidden()
    walk.playground.button("Pause").click()
    walk.playground.wait("ready")


def test_the_worked_example_has_the_numbers_of_the_paper(playground: Playground) -> None:
    walk = Walk(playground)
    playground.page.get_by_role("button", name="Worked example").click()
    expect(playground.sliders()).to_have_count(12)
    playground.settle()
    walk.open()
    walk.button("more digits").click()
    paper = {
        "Activation of h1.1": "0.593269992",
        "Prediction of o1": "0.751365070",
        "Error": "0.298371109",
        "Delta of o1": "0.138498562",
        "Update of o1": "0.358916480",
    }
    for title in walk.stages():
        if title in paper:
            strong = walk.formula.locator("mn.strong").last
            expect(strong).to_have_text(paper[title])
    walk.button("Apply").click()
    playground.wait_for_step(1)
    assert playground.value("weights.1.0.0") == pytest.approx(0.3589164797, abs=1e-10)
    assert playground.value("biases.1.0") == 0.6
