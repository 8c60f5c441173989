"""A whole step, walked through as a learner does: every number shown is one of the trace."""

import math
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.page.playground import Playground
from tests.page.walking import Walk, walk_of_2_2_1

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


@pytest.fixture
def walk(playground: Playground) -> Walk:
    return walk_of_2_2_1(playground)


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


def expect_only_known_numbers(walk: Walk, unit: str) -> int:
    """Walk to the end, and compare every number on the way; how many there were."""
    walk.open()
    told = walk.playground.ask("walk", unit=unit)
    alone = walk.playground.ask("trace", unit="sample", sample=told["member"])
    trace = walk.playground.ask("trace", unit=unit)
    training = walk.playground.frame()["document"]["training"]
    parts = [alone, trace, walk.playground.parameters(), told, training["l2"]]
    known = [number for part in parts for number in all_numbers(part)]
    # The shares of each parameter are asked for as one comes to it.
    for layer in range(1, len(told["layers"])):
        reading = walk.playground.ask("walk", unit=unit, parameter=f"weights.{layer}.0.0")
        known += list(all_numbers(reading["shares"]))
    seen = 0
    for title in walk.stages():
        for text, value in walk.writings():
            assert is_known(value, known), f"{title}: {value}"
            assert float(text) == pytest.approx(value, rel=0.006, abs=5.1e-4)
            seen += 1
    return seen


@pytest.mark.parametrize("unit", ["1 point", "mini-batch"])
def test_every_number_shown_is_one_of_the_trace_or_of_the_parameters(walk: Walk, unit: str) -> None:
    walk.playground.choose_step(unit)
    assert expect_only_known_numbers(walk, "sample" if unit == "1 point" else "batch") > 60


@pytest.mark.parametrize(
    ("loss", "training"),
    [
        ("categorical_cross_entropy", {"optimizer": "adam", "l2": 0.01, "schedule": "cosine"}),
        ("hinge", {"optimizer": "adamw", "l2": 0.1, "l1": 0.001}),
        ("binary_cross_entropy", {"optimizer": "rmsprop"}),
    ],
)
def test_so_is_every_number_with_dropout_several_classes_and_another_optimizer(
    playground: Playground, loss: str, training: dict[str, Any]
) -> None:
    hidden = [
        {"units": 3, "activation": "gelu", "dropout": 0.4},
        {"units": 2, "activation": "leaky_relu"},
    ]
    playground.command(
        {
            "type": "configure",
            "problem": {"name": "blobs"},
            "network": {"hidden": hidden},
            "training": {"loss": loss, "learning_rate": 0.05, **training},
        },
    )
    playground.command({"type": "step", "count": 4})
    playground.wait_for_step(4)
    playground.settle()
    assert expect_only_known_numbers(Walk(playground), "batch") > 80


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
    assert walk.numbers() == pytest.approx([w1, 0.5, gradient, w1, update, w1 + update], rel=1e-12)


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


def test_a_screen_reader_hears_one_polite_line_a_stage(walk: Walk) -> None:
    walk.open()
    expect(walk.live).to_have_attribute("aria-live", "polite")
    expect(walk.live).to_contain_text("Stage 1 of 13: Input.")
    walk.next()
    expect(walk.live).to_contain_text("Stage 2 of 13: Weighted sum of h1.1.")
    expect(walk.live).to_contain_text("Result: ")
