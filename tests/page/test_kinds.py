"""Several classes, numbers and curves: on the plane, at the pointer and in the report."""

import re
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray
from playwright.sync_api import Locator, expect

from tests.page.playground import Playground, written
from tests.page.test_points import lonely, spot_of, tip

# The colours of the field's grid points, rows from the bottom up: (rows, columns, 3).
PIXELS = """canvas => {
    // On a copy, since reading a canvas back often makes it slow.
    const copy = new OffscreenCanvas(canvas.width, canvas.height).getContext("2d");
    copy.drawImage(canvas, 0, 0);
    const { data } = copy.getImageData(0, 0, canvas.width, canvas.height);
    return [canvas.height, canvas.width, ...data];
}"""
COLOR = """name => {
    const probe = document.createElement("i");
    probe.style.color = `var(${name})`;
    document.body.append(probe);
    const color = getComputedStyle(probe).color.match(/[0-9]+/g).map(Number);
    probe.remove();
    return color;
}"""
RESIDUALS = "() => document.querySelector('#report .js-plotly-plot')?.data"
TRACES = "() => document.querySelector('#boundary .js-plotly-plot')?.data.length"


def canvas(playground: Playground) -> Locator:
    return playground.page.locator("#boundary .field-box canvas").first


def pixels(playground: Playground) -> NDArray[Any]:
    rows, columns, *values = canvas(playground).evaluate(PIXELS)
    return np.array(values).reshape(rows, columns, 4)[::-1, :, :3]


def token(playground: Playground, name: str) -> NDArray[Any]:
    return np.array(playground.page.evaluate(COLOR, name))


def learn(playground: Playground, epochs: int, **settings: Any) -> dict[str, Any]:
    """Other settings and so many epochs; the boundary, and the page shows it at rest."""
    playground.command(
        {"type": "configure", **settings}, {"type": "step", "unit": "epoch", "count": epochs}
    )
    playground.settle()
    shown: dict[str, Any] = playground.ask("boundary", resolution=100)
    return shown


def choose_shown(playground: Playground, words: str) -> None:
    playground.button("What the plane shows").click()
    playground.page.get_by_role("switch", name=words).click()
    playground.page.keyboard.press("Escape")


def test_the_plane_has_the_colour_of_the_class_that_is_ahead(playground: Playground) -> None:
    shown = learn(playground, 20, problem={"name": "blobs"})
    margins = np.array(shown["margins"])
    ahead, told = margins.max(axis=0), margins.argmax(axis=0)
    assert set(np.unique(told)) == {0, 1, 2}
    ground = token(playground, "--field0")
    colors = np.array([token(playground, f"--class{place}") for place in range(3)])
    strength = 0.5 * ahead.clip(0, 1)[..., None]
    expected = ground + (colors[told] - ground) * strength
    assert np.abs(pixels(playground) - expected).max() < 3
    # Three borders, which meet at one fork.
    assert playground.line("now").count("M") == 3
    for name in ("top cloud", "left cloud", "right cloud"):
        expect(playground.page.locator("#legend")).to_contain_text(name)
    spot = spot_of(playground, [shown["x"][80], shown["y"][20]])
    playground.page.mouse.move(spot.x, spot.y)
    expect(tip(playground)).to_contain_text("right cloud, ahead by ")
    said = float(tip(playground).inner_text().rpartition("ahead by ")[2])
    assert said == pytest.approx(margins[2, 20, 80], abs=0.02)


def drawn(playground: Playground, which: str) -> NDArray[Any]:
    """The heights at which a curve is drawn, in the plane's own coordinates."""
    low, high = playground.frame()["dataset"]["extent"][1]
    height = playground.page.get_by_role("application").bounding_box()
    assert height is not None
    ys = re.findall(r"[ML][-\d.]+ ([-\d.]+)", playground.line(which))
    return np.array(high - np.array(ys, float) / height["height"] * (high - low))


def test_a_curve_passes_where_the_server_says(playground: Playground) -> None:
    shown = learn(playground, 20, problem={"name": "sine"})
    row = np.array(shown["z"])[0, 0]
    assert drawn(playground, "now") == pytest.approx(row, abs=0.01)
    expect(canvas(playground)).to_be_hidden()
    expect(playground.page.locator("#boundary > .points .infolayer")).to_contain_text("y")
    playground.type_number("biases.1.0", "0.7")
    playground.expect_number("biases.1.0", 0.7)
    playground.settle()
    assert drawn(playground, "before") == pytest.approx(row, abs=0.01)
    lifted = np.array(playground.ask("boundary", resolution=100)["z"])[0, 0]
    assert drawn(playground, "now") == pytest.approx(lifted, abs=0.01)
    found = playground.ask("samples")
    index = lonely(found["train"]["points"], found["test"]["points"])
    x1, target = found["train"]["points"][index]
    spot = spot_of(playground, [x1, target])
    playground.page.mouse.move(spot.x, spot.y)
    expect(tip(playground)).to_contain_text(f"target {target:.3f}".replace("-", "−"))
    expect(tip(playground)).to_contain_text(f"x1 {written(x1)}")
    said = tip(playground).inner_text().replace("−", "-").rpartition("residual ")[2]
    output = np.interp(x1, shown["x"], lifted)
    assert float(said) == pytest.approx(target - output, abs=0.02)
    expect(playground.metric("train-r2")).to_have_text(
        written(playground.frame()["metrics"]["train"]["r2"])
    )
    expect(playground.metric("train-accuracy")).to_be_hidden()


def cells(playground: Playground, split: str) -> list[list[str]]:
    rows = playground.page.locator(f'#report [data-split="{split}"] tbody tr')
    return [row.locator("td").all_inner_texts() for row in rows.all()]


def test_the_report_of_classes_is_that_of_the_server(playground: Playground) -> None:
    learn(playground, 3, problem={"name": "rings"})
    playground.page.get_by_role("radio", name="report").click()
    for split in ("train", "test"):
        told = playground.ask("report")[split]
        rows = playground.page.locator(f'#report [data-split="{split}"] tbody tr')
        expect(rows).to_have_count(3)
        assert cells(playground, split) == [
            [*map(str, counts), f"{recall:.2f}"]
            for counts, recall in zip(told["confusion"], told["recall"], strict=True)
        ]
        targets = np.array(playground.ask("samples")[split]["targets"])
        sums = [sum(map(int, row[:3])) for row in cells(playground, split)]
        assert sums == targets.sum(axis=0).tolist()
    expect(playground.page.locator("#report")).to_contain_text(
        f"{100 * playground.frame()['metrics']['train']['accuracy']:.1f} % of training right"
    )
    playground.command({"type": "step", "unit": "epoch", "count": 40})
    accuracy = playground.ask("report")["test"]["accuracy"]
    expect(playground.page.locator("#report")).to_contain_text(
        f"{100 * accuracy:.1f} % of test right"
    )


def test_the_report_of_numbers_shows_how_far_they_are_off(playground: Playground) -> None:
    playground.page.get_by_role("radio", name="report").click()
    learn(playground, 10, problem={"name": "plane"})
    report = playground.ask("report")
    for split in ("train", "test"):
        expect(playground.page.locator("#report tbody")).to_contain_text(
            f"{report[split]['r2']:.3f}"
        )
    counts = [report[split]["counts"] for split in ("train", "test")]
    playground.page.wait_for_function(
        f"""counts => JSON.stringify(({RESIDUALS})()?.map(
            trace => trace.customdata.map(([count]) => count))) === JSON.stringify(counts)""",
        arg=counts,
    )
    half = playground.frame()["dataset"]["half"]
    expect(playground.page.locator("#legend .scale")).to_have_text(
        f"height −{written(half)}{written(half)}"
    )


def test_what_the_plane_shows_is_chosen_and_remembered(playground: Playground) -> None:
    page, legend = playground.page, playground.page.locator("#legend")
    shown = learn(playground, 20, training={"loss": "hinge"})
    assert shown["level"] == 0
    found = playground.ask("samples")
    index = lonely(found["test"]["points"], found["train"]["points"])
    spot = spot_of(playground, found["test"]["points"][index])
    page.mouse.move(spot.x, spot.y)
    expect(tip(playground)).to_contain_text(f"test point {index}")
    choose_shown(playground, "Test points")
    expect(legend).not_to_contain_text("test")
    page.wait_for_function(f"() => ({TRACES})() === 2")
    choose_shown(playground, "Discretise the output")
    for _ in range(2):
        page.mouse.move(spot.x + 1, spot.y)
        expect(tip(playground)).to_contain_text("output")
        expect(tip(playground)).not_to_contain_text("test point")
        playground.settle()
        flat = pixels(playground)
        z = np.array(shown["z"])[0]
        yes, no = flat[z > 0], flat[z < 0]
        assert (yes == yes[0]).all()
        assert (no == no[0]).all()
        assert (yes[0] != no[0]).any()
        page.mouse.move(5, 5)
        page.reload()
        playground.wait("ready")
        page.wait_for_function(f"() => ({TRACES})() === 2")
    expect(legend).not_to_contain_text("test")
    choose_shown(playground, "Test points")
    expect(legend).to_contain_text("test")
    page.wait_for_function(f"() => ({TRACES})() === 4")


def test_numbers_are_shown_in_steps_when_discretised(playground: Playground) -> None:
    shown = learn(playground, 10, problem={"name": "plane"})
    assert len(np.unique(pixels(playground).reshape(-1, 3), axis=0)) > 30
    choose_shown(playground, "Discretise the output")
    playground.settle()
    steps = np.round(np.array(shown["z"])[0] / shown["half"] * 4).clip(-4, 4)
    flat = pixels(playground)
    assert len(np.unique(flat.reshape(-1, 3), axis=0)) == len(np.unique(steps))
