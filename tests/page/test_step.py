from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.page.playground import Playground, written
from tests.server import Server

# Notes which layers' links light up, in the order in which they do.
NOTE_WHAT_LIGHTS = """() => {
    window.lit = [];
    const layers = () => {
        const links = [...document.querySelectorAll("#network [data-link]")];
        const now = links.filter(link => link.closest(".now"));
        return [...new Set(now.map(link => link.dataset.link.split(".")[1]))].join();
    };
    new MutationObserver(() => {
        const now = layers();
        if (now !== "" && now !== lit.at(-1)) lit.push(now);
    }).observe(document.querySelector("#network"), { subtree: true, attributeFilter: ["class"] });
}"""


def foretold(playground: Playground, unit: str = "batch") -> dict[str, float]:
    """Every parameter after the next update, as its trace tells: old + update."""
    trace = playground.ask("trace", unit=unit)
    old = playground.parameters()
    values = {}
    for layer, traced in enumerate(trace["layers"]):
        for unit_index, updates in enumerate(traced["weight_updates"]):
            for place, update in enumerate(updates):
                path = f"weights.{layer}.{unit_index}.{place}"
                values[path] = old["weights"][layer][unit_index][place] + update
        for unit_index, update in enumerate(traced["bias_updates"]):
            values[f"biases.{layer}.{unit_index}"] = old["biases"][layer][unit_index] + update
    return values


def test_step_makes_exactly_the_update_that_was_shown(playground: Playground) -> None:
    after = foretold(playground)
    assert len(after) == 13
    playground.button("Step").click()
    playground.wait_for_step(1)
    for path, value in after.items():
        playground.expect_number(path, value)
        assert playground.value(path) == value


def test_a_mark_under_each_slider_stands_where_the_next_update_puts_it(
    shared: Playground,
) -> None:
    shared.settle()
    for path, value in foretold(shared).items():
        place = shared.ghost(path).evaluate(
            """mark => {
                const track = mark.parentElement.getBoundingClientRect();
                return (mark.getBoundingClientRect().left - track.left) / track.width;
            }"""
        )
        assert -5 + 10 * place == pytest.approx(value, abs=0.08)
        expect(shared.slider(path)).to_have_attribute(
            "aria-valuetext",
            f"{written(shared.number(path))}, next update {written(value)}",
        )


def test_each_slider_carries_its_gradient_as_a_number(shared: Playground) -> None:
    shared.settle()
    trace = shared.ask("trace")
    slopes = {}
    for layer, traced in enumerate(trace["layers"]):
        for unit, bias_gradient in enumerate(traced["bias_gradients"]):
            slopes[f"biases.{layer}.{unit}"] = bias_gradient
            for place, weight_gradient in enumerate(traced["weight_gradients"][unit]):
                slopes[f"weights.{layer}.{unit}.{place}"] = weight_gradient
    assert len(slopes) == 13
    for path, slope in slopes.items():
        shown = shared.gradient(path).inner_text()
        assert float(shown.replace("−", "-")) == pytest.approx(slope, abs=5.1e-4)
        assert (slope < 0) == shown.startswith("−")


def test_the_points_of_the_next_batch_are_ringed(playground: Playground) -> None:
    expect(playground.main).to_have_attribute("data-drawn", "true")
    rings = playground.page.locator("#boundary .rings .batch")
    expect(rings).to_have_count(10)
    playground.choose_step("1 point")
    expect(rings).to_have_count(1)


def test_the_batch_lights_up_then_the_update_runs_forward_and_back(
    open_page: Callable[..., Page], server: Server
) -> None:
    page = open_page(prepare=lambda page: page.clock.install())
    playground = Playground(page, server.url)
    playground.settle()
    batch = page.locator("#boundary .rings .batch")
    expect(batch).to_have_count(10)
    first = batch.first.get_attribute("cx")
    page.evaluate(NOTE_WHAT_LIGHTS)
    page.clock.pause_at(page.evaluate("() => Date.now() + 1000"))
    playground.button("Step").click()
    playground.wait_for_step(1)
    page.clock.run_for(50)
    expect(page.locator("#boundary .rings .now")).to_have_count(10)
    expect(batch.first).to_have_attribute("cx", first or "")
    for _ in range(30):
        page.clock.run_for(50)
    assert page.evaluate("() => lit") == ["0", "1", "0"]
    expect(page.locator(".now")).to_have_count(0)


def test_the_state_is_never_late_while_the_step_is_told(playground: Playground) -> None:
    playground.settle()
    after = foretold(playground)["biases.0.1"]
    playground.page.evaluate(
        """() => {
            const main = document.querySelector("main");
            window.order = [];
            new MutationObserver(() => order.push("state")).observe(
                main, { attributeFilter: ["data-step"] });
            new MutationObserver(() => order.push("motion")).observe(
                document.body, { attributeFilter: ["class"] });
        }"""
    )
    playground.page.keyboard.press("s")
    playground.page.wait_for_function("() => order.includes('motion')")
    assert playground.page.evaluate("() => order[0]") == "state"
    playground.expect_number("biases.0.1", after)


def test_any_input_ends_the_telling_at_once(playground: Playground) -> None:
    playground.settle()
    before = playground.line("now")
    playground.button("Step").click()
    playground.wait_for_step(1)
    playground.page.keyboard.press("Shift")
    playground.settle()
    shown = playground.line("now")
    assert shown != before
    expect(playground.page.locator("#network .now")).to_have_count(0)


def test_without_motion_a_step_shows_its_end_at_once(
    open_page: Callable[..., Page], server: Server
) -> None:
    playground = Playground(open_page(reduced_motion="reduce"), server.url)
    playground.settle()
    playground.page.evaluate(NOTE_WHAT_LIGHTS)
    before = playground.line("now")
    playground.page.keyboard.press("s")
    playground.wait_for_step(1)
    playground.settle()
    assert playground.line("now") != before
    assert playground.page.evaluate("() => lit") == []


@pytest.mark.parametrize(
    ("unit", "progress"),
    [
        ("1 point", {"step": 1, "epoch": 0, "position": 1}),
        ("mini-batch", {"step": 1, "epoch": 0, "position": 10}),
        ("epoch", {"step": 13, "epoch": 1, "position": 0}),
    ],
)
def test_the_unit_of_a_step_can_be_chosen(
    playground: Playground, unit: str, progress: dict[str, Any]
) -> None:
    playground.choose_step(unit)
    playground.button("Step").click()
    playground.wait_for_step(progress["step"])
    assert playground.frame()["progress"] == progress


def test_many_quick_steps_are_all_made(playground: Playground) -> None:
    for _ in range(12):
        playground.page.keyboard.press("s")
    playground.wait_for_step(12)
    assert playground.frame()["progress"]["step"] == 12
