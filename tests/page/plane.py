"""The plane of an open page, in its own coordinates, with the units' lines on it."""

from playwright.sync_api import Locator

from tests.page.gestures import Spot, spot_on
from tests.page.playground import Playground


class Plane:
    """Where its places are in the viewport, and what lies on it."""

    def __init__(self, playground: Playground) -> None:
        self.playground, self.page = playground, playground.page
        self.box = playground.page.get_by_role("application")
        self.low, self.high = playground.frame()["dataset"]["extent"][0]

    def spot(self, x: float, y: float) -> Spot:
        size = self.high - self.low
        return spot_on(self.box, (x - self.low) / size, (self.high - y) / size)

    def place(self, spot: Spot) -> tuple[float, float]:
        corner, size = spot_on(self.box, 0, 0), self.high - self.low
        width, height = (spot_on(self.box, 1, 1).x - corner.x, spot_on(self.box, 1, 1).y - corner.y)
        return (
            self.low + size * (spot.x - corner.x) / width,
            self.high - size * (spot.y - corner.y) / height,
        )

    def line(self, unit: str) -> Locator:
        return self.page.locator(f'[data-line-of="{unit}"] .stroke')

    def handle(self, unit: str) -> Locator:
        return self.page.get_by_role("slider", name=f"line of {unit}", exact=True)

    def knobs(self, unit: str) -> Locator:
        return self.handle(unit).locator(".knob")

    def ends(self, unit: str) -> list[tuple[float, float]]:
        """Where the drawn line enters and leaves the plane."""
        found = self.line(unit).evaluate(
            """path => [0, path.getTotalLength()].map(at => {
                const end = path.getPointAtLength(at);
                const place = new DOMPoint(end.x, end.y).matrixTransform(path.getScreenCTM());
                return [place.x, place.y];
            })"""
        )
        return [self.place(Spot(*end)) for end in found]
