"""The charts in the panel of the loss, drawn as the server tells them."""

import math
from typing import Any

import pytest
from playwright.sync_api import WebSocket, expect

from tests.page.playground import Playground

DRAWN = "() => document.querySelector('#chart-plot .js-plotly-plot')"
BIAS = "biases.0.1"
MANY = {"units": 8, "activation": "sigmoid"}


def open_charts(playground: Playground, name: str) -> None:
    playground.page.get_by_role("radio", name="charts").click()
    playground.page.get_by_label("Chart", exact=True).select_option(name)


def wait_until_drawn(playground: Playground, trace: str, expected: Any) -> None:
    """Wait until a part of what is drawn, such as `data[0].x`, is this."""
    playground.page.wait_for_function(
        f"expected => JSON.stringify(({DRAWN})()?.{trace}) === JSON.stringify(expected)",
        arg=expected,
    )


def counts(playground: Playground, kind: str) -> list[int]:
    layers = playground.ask("histograms", kind=kind)["layers"]
    return [count for layer in layers for count in layer["counts"] if count]


def drawn_counts(playground: Playground, kind: str) -> None:
    wait_until_drawn(
        playground, "data[0].customdata.map(each => each[0])", counts(playground, kind)
    )


def norms_of(playground: Playground) -> list[float]:
    return [layer["norm"] for layer in playground.ask("gradient-norms")["layers"]]


def test_histograms_are_those_of_the_server_and_follow_each_step(playground: Playground) -> None:
    open_charts(playground, "weights")
    expect(playground.page.locator("#curves")).not_to_be_visible()
    drawn_counts(playground, "weights")
    plot = playground.page.locator("#chart-plot")
    for words in ("hidden 1", "output", "weight", "6 in all", "3 in all"):
        expect(plot.get_by_text(words, exact=True)).to_be_visible()
    playground.type_number("weights.0.1.0", "4.9")
    playground.settle()
    drawn_counts(playground, "weights")
    rows = playground.page.get_by_role("group", name="Charts").get_by_role("row")
    expect(rows.filter(has_text="hidden 1")).to_contain_text("4.9")
    playground.page.get_by_label("Chart", exact=True).select_option("biases")
    playground.choose_step("epoch")
    playground.button("Step").click()
    playground.settle()
    drawn_counts(playground, "biases")
    expect(plot.get_by_text("bias", exact=True)).to_be_visible()


def test_gradients_that_vanish_are_seen_over_powers_of_ten(playground: Playground) -> None:
    playground.command({"type": "configure", "network": {"hidden": [MANY] * 6}})
    open_charts(playground, "gradients")
    wait_until_drawn(playground, "data[0]?.x", norms_of(playground))
    playground.button("Step").click()
    playground.wait_for_step(1)
    norms = norms_of(playground)
    wait_until_drawn(playground, "data[0]?.x", norms)
    assert norms[0] < norms[-1] / 1000
    low, high = playground.page.evaluate(f"() => ({DRAWN})().layout.xaxis.range")
    assert low < math.log10(min(norms)) < math.log10(max(norms)) <= high
    expect(playground.page.locator("#chart-plot").get_by_text("hidden 6")).to_be_visible()


def test_a_path_goes_through_the_values_of_the_history(playground: Playground) -> None:
    values = [playground.value(BIAS)]
    for step in (1, 2, 3):
        playground.button("Step").click()
        playground.wait_for_step(step)
        values.append(playground.value(BIAS))
    open_charts(playground, "paths")
    told = playground.ask("paths", parameter=BIAS)
    assert told["values"][0] == pytest.approx(values, rel=1e-6, abs=1e-9)
    line = "data.find(each => each.name === 'bias of h1.2')"
    wait_until_drawn(playground, f"{line}?.x", [0, 1, 2, 3])
    drawn = playground.page.evaluate(f"() => ({DRAWN})().{line}.y")
    assert drawn == pytest.approx(values, rel=1e-6, abs=1e-9)

    # Back there: the same path, and the line of now stands where the history does.
    playground.button("Undo").click()
    playground.wait_for_step(2)
    wait_until_drawn(playground, "layout.shapes.map(each => each.x0)", [2, 2])
    wait_until_drawn(playground, f"{line}?.x", [0, 1, 2, 3])
    wait_until_drawn(playground, f"data.at(-1)?.y.includes({values[2]!r})", True)
    playground.unit("h1.2").click()
    expect(playground.page.locator("#chart-plot").get_by_text("x1 → h1.2")).to_be_visible()


def test_of_a_large_network_the_paths_are_those_of_the_selected_unit(
    playground: Playground,
) -> None:
    playground.command({"type": "configure", "network": {"hidden": [MANY, MANY]}})
    expect(playground.unit("h2.8")).to_be_visible()
    open_charts(playground, "paths")
    playground.unit("h2.3").click()
    expect(playground.page.get_by_text("The numbers of h2.3 on their way")).to_be_visible()
    wait_until_drawn(playground, "data.length", 10)
    names = playground.page.evaluate(f"() => ({DRAWN})().data.map(each => each.name)")
    assert {"h1.1 → h2.3", "h1.8 → h2.3", "bias of h2.3"} < set(names)


def test_what_was_opened_is_open_after_a_reload_and_watched_only_while_it_is(
    playground: Playground,
) -> None:
    open_charts(playground, "gradients")
    wait_until_drawn(playground, "data.length", 1)
    frames: list[str] = []

    def hear(socket: WebSocket) -> None:
        socket.on("framereceived", lambda frame: frames.append(str(frame)))

    playground.page.on("websocket", hear)
    playground.page.reload()
    playground.wait("ready")
    expect(playground.page.get_by_role("radio", name="charts")).to_be_checked()
    expect(playground.page.get_by_label("Chart", exact=True)).to_have_value("gradients")
    norms = norms_of(playground)
    wait_until_drawn(playground, "data[0]?.x", norms)
    assert any('"gradient_norms":{' in frame for frame in frames)
    playground.page.get_by_role("radio", name="over time").click()
    expect(playground.page.locator("#curves")).to_be_visible()
    expect(playground.page.locator("#charts")).to_be_hidden()
    playground.settle()
    frames.clear()
    playground.button("Step").click()
    playground.settle()
    assert frames
    assert not any("gradient_norms" in frame for frame in frames)
