"""The walk through the next update, as the one who walks knows it."""

import re
from collections.abc import Iterator
from typing import Any

from playwright.sync_api import Locator, Page, expect

from tests.page.playground import Playground


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
        """Go to the next stage, and wait until it is painted."""
        before = self.live.inner_text()
        self.panel.get_by_role("button", name=re.compile("^Next: ")).click()
        expect(self.live).not_to_have_text(before)

    def go(self, title: str) -> None:
        while self.title.inner_text() != title:
            self.next()

    def wait_for_shares(self, shares: dict[str, Any]) -> None:
        """Until they have come, those of the parameter before stand in the table."""
        self.page.wait_for_function(
            "([cell, mean]) => Number(document.querySelector(cell).dataset.value) === mean",
            arg=["#walk-shares tfoot td", shares["mean"]],
        )

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
            self.next()


def walk_of_2_2_1(playground: Playground) -> Walk:
    """A 2-2-1 network on circle with biases that are not 0, a walk not yet begun."""
    hidden = [{"units": 2, "activation": "tanh"}]
    playground.command({"type": "configure", "network": {"hidden": hidden}})
    expect(playground.sliders()).to_have_count(9)
    for parameter, value in {"biases.0.0": 0.25, "biases.0.1": -0.5, "biases.1.0": 0.125}.items():
        playground.command({"type": "set", "parameter": parameter, "value": value})
    playground.settle()
    return Walk(playground)
