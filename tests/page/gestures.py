"""What a hand does on a page: dragging by mouse, by touch and by key."""

from collections.abc import Iterator
from dataclasses import dataclass

from playwright.sync_api import Locator, Page


@dataclass(frozen=True)
class Spot:
    """A place in the viewport, in CSS pixels."""

    x: float
    y: float


def spot_on(locator: Locator, across: float = 0.5, down: float = 0.5) -> Spot:
    """The place at these fractions of the element's width and height, scrolled into view."""
    locator.scroll_into_view_if_needed()
    box = locator.bounding_box()
    assert box is not None, "the element is not shown"
    return Spot(box["x"] + across * box["width"], box["y"] + down * box["height"])


def thumb(track: Locator) -> Spot:
    """Where the thumb of a slider is, near enough to grab it."""
    fraction = track.evaluate(
        "s => (s.valueAsNumber - Number(s.min)) / (Number(s.max) - Number(s.min))"
    )
    return spot_on(track, 0.02 + 0.96 * float(fraction))


def way(start: Spot, end: Spot, moves: int) -> Iterator[Spot]:
    for move in range(1, moves + 1):
        part = move / moves
        yield Spot(start.x + part * (end.x - start.x), start.y + part * (end.y - start.y))


def drag_by_mouse(page: Page, start: Spot, end: Spot, *, moves: int = 8, drop: bool = True) -> None:
    page.mouse.move(start.x, start.y)
    page.mouse.down()
    for spot in way(start, end, moves):
        page.mouse.move(spot.x, spot.y)
    if drop:
        page.mouse.up()


def drag_by_touch(page: Page, start: Spot, end: Spot, *, moves: int = 8) -> None:
    """One finger; the page's context must have been opened with `has_touch`."""
    devtools = page.context.new_cdp_session(page)

    def touch(kind: str, *spots: Spot) -> None:
        points = [{"x": spot.x, "y": spot.y} for spot in spots]
        devtools.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    touch("touchStart", start)
    for spot in way(start, end, moves):
        touch("touchMove", spot)
    touch("touchEnd")
    devtools.detach()


def drag_by_key(locator: Locator, key: str, times: int) -> None:
    locator.focus()
    for _ in range(times):
        locator.press(key)
