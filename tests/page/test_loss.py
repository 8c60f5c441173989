import pytest
from playwright.sync_api import Locator, expect

from tests.page.conftest import Run
from tests.page.gestures import spot_on
from tests.page.playground import Playground

DRAWN_LOSSES = "() => document.querySelector('#curves .js-plotly-plot').data[0].y"


@pytest.fixture(scope="module")
def trained(shared: Playground) -> Playground:
    """Ten steps, and their curves drawn; one for all tests, each of which leaves it there."""
    expect(shared.main).to_have_attribute("data-drawn", "true")
    shared.command(*[{"type": "step"}] * 10)
    shared.page.wait_for_function(f"() => ({DRAWN_LOSSES})().length === 11")
    return shared


def curves(playground: Playground) -> Locator:
    return playground.page.locator("#curves .scatterlayer .js-line")


def test_losses_and_accuracies_of_training_and_test_are_curves(trained: Playground) -> None:
    expect(curves(trained)).to_have_count(4)
    plot = trained.page.locator("#curves")
    for name in ("training", "test", "loss", "accuracy"):
        expect(plot.get_by_text(name, exact=True)).to_be_visible()
    assert plot.locator(".xtick").count() >= 2
    assert plot.locator(".ytick").count() >= 2


def test_the_curves_show_the_losses_that_were(trained: Playground) -> None:
    points = trained.ask("history")["points"]
    assert len(points) == 11
    assert trained.page.evaluate(DRAWN_LOSSES) == [point["train_loss"] for point in points]


def test_hovering_the_curves_tells_the_values(trained: Playground) -> None:
    spot = spot_on(trained.page.locator("#curves .nsewdrag").first, 0.5)
    trained.page.mouse.move(spot.x, spot.y)
    label = trained.page.locator("#curves .hoverlayer")
    expect(label).to_contain_text("training")
    expect(label).to_contain_text("test")
    expect(label).to_contain_text("after 5 updates")


def test_a_click_on_the_curve_goes_back_there(trained: Playground) -> None:
    now = trained.parameters()
    spot = spot_on(trained.page.locator("#curves .nsewdrag").first, 0.29)
    trained.page.mouse.move(spot.x, spot.y)
    expect(trained.page.locator("#curves .hoverlayer")).to_contain_text("after 3 updates")
    trained.page.mouse.click(spot.x, spot.y)
    trained.wait_for_step(3)
    expect(trained.page.get_by_text("back at")).to_be_visible()
    expect(trained.button("Redo")).to_be_enabled()
    trained.command({"type": "seek", "index": 10})
    trained.wait_for_step(10)
    assert trained.parameters() == now


def test_the_numbers_are_those_of_the_frame(trained: Playground) -> None:
    metrics = trained.settle()["metrics"]
    for split in ("train", "test"):
        expect(trained.metric(f"{split}-loss")).to_have_text(f"{metrics[split]['loss']:.3f}")
        expect(trained.metric(f"{split}-accuracy")).to_have_text(
            f"{100 * metrics[split]['accuracy']:.1f} %"
        )


def test_the_curves_have_a_gap_where_losses_begin_anew_and_fit_those_since(run: Run) -> None:
    losses, begins = [90.0, 80.0, 0.4, 0.5, 0.3], [False, False, True, False, False]
    history = [
        {"index": i, "step": i, "train_loss": loss, "test_loss": loss, "begins": begun}
        for i, (loss, begun) in enumerate(zip(losses, begins, strict=True))
    ]
    figure = "(m, history) => m.curvesFigure(history, {}, { width: 300, height: 200 })"
    drawn = run("figures/curves", figure, history)
    assert drawn["data"][0]["y"] == [90.0, 80.0, None, 0.4, 0.5, 0.3]
    assert drawn["data"][0]["customdata"] == [0, 1, None, 2, 3, 4]
    assert [shape["x0"] for shape in drawn["layout"]["shapes"]] == [1.5]
    assert 0.5 < drawn["layout"]["yaxis"]["range"][1] < 0.6
