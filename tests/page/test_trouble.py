import pytest
from playwright.sync_api import expect

from tests.page.playground import Playground


@pytest.fixture
def diverged(playground: Playground) -> Playground:
    """Relu units at the largest learning rate, trained until the loss is no finite number."""
    playground.command(
        {
            "type": "configure",
            "problem": {"name": "spiral"},
            "network": {"hidden": [{"units": 16, "activation": "relu"}] * 4},
            "training": {"learning_rate": 10},
        },
        {"type": "reset", "seed": 3},
    )
    playground.page.get_by_label("Speed").select_option("1000")
    playground.button("Play").click()
    playground.wait("diverged")
    return playground


def test_divergence_is_told_in_words_with_the_step(diverged: Playground) -> None:
    frame = diverged.frame()
    notice = diverged.page.locator(".notice")
    expect(notice).to_contain_text(str(frame["diverged"]["step"]))
    expect(notice).to_contain_text("learning rate")
    expect(diverged.button("Step")).to_be_disabled()


@pytest.mark.parametrize("way", ["Undo", "Step back"])
def test_there_is_a_way_out_of_divergence(diverged: Playground, way: str) -> None:
    diverged.button(way).click()
    diverged.wait("ready")
    expect(diverged.page.locator(".notice")).to_be_hidden()
    rate = diverged.page.get_by_label("Learning rate", exact=True)
    rate.fill("0.01")
    rate.press("Enter")
    step = diverged.settle()["progress"]["step"]
    diverged.button("Step").click()
    diverged.wait_for_step(step + 1)


def test_a_refusal_is_shown_in_the_servers_words(playground: Playground) -> None:
    playground.type_number("biases.0.1", "2000000")
    notice = playground.page.locator(".notice")
    expect(notice).to_contain_text("1,000,000")
    playground.button("Close").click()
    expect(notice).to_be_hidden()
    assert abs(playground.value("biases.0.1")) < 5
