"""How fast the page answers, measured in headless Chromium against the real server.

`make bench` prints the table and leaves the numbers in .cache/bench/page.json.
"""

import json
import math
import statistics
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx2
from playwright.sync_api import Browser, Page, sync_playwright

from tests.page.chromium import FLAGS, find_chromium
from tests.server import running_server

PROBE = Path(__file__).with_name("page_probe.js")
RESULT = Path(".cache/bench/page.json")
SLIDER = 'input[type=range][data-parameter="biases.0.1"]'
LOADS = 5
MOVES = 200
SECONDS = 4.0

Measured = dict[str, float]
ROWS = {
    "alive_ms": ("navigation to sliders alive, median of 5", "ms", ""),
    "complete_ms": ("navigation to everything drawn, median of 5", "ms", ""),
    "drawn_median_ms": ("slider's input to the page drawn, median", "ms", ""),
    "drawn_p95_ms": ("slider's input to the page drawn, 95th percentile", "ms", ""),
    "painted_median_ms": ("slider's input to the frame painted, median", "ms", "16"),
    "painted_p95_ms": ("slider's input to the frame painted, 95th percentile", "ms", "33"),
    "drag_browser_fps": ("browser frames a second, dragging", "/s", "55"),
    "drag_page_fps": ("frames of the network a second, dragging", "/s", "55"),
    "landscape_browser_fps": ("browser frames a second, dragging in the landscape", "/s", "30"),
    "landscape_page_fps": ("frames of the network a second, dragging in it", "/s", "30"),
    "play_browser_fps": ("browser frames a second, playing", "/s", "55"),
    "play_page_fps": ("frames of the network a second, playing", "/s", "55"),
    "deep_browser_fps": ("browser frames a second, playing six layers of 8", "/s", "50"),
    "deep_page_fps": ("frames of the network a second, playing it", "/s", "50"),
    "digits_browser_fps": ("browser frames a second, playing ten digits", "/s", "30"),
    "digits_page_fps": ("frames of the network a second, playing them", "/s", "30"),
}


@contextmanager
def opened(browser: Browser, url: str) -> Iterator[Page]:
    """The playground in a new profile, so with an empty cache, watched by the probe."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    page = context.new_page()
    page.add_init_script(path=PROBE)
    page.goto(url)
    page.wait_for_selector('main[data-status="ready"][data-drawn="true"]')
    yield page
    context.close()


def probe(page: Page) -> dict[str, Any]:
    state: dict[str, Any] = page.evaluate("() => probe")
    return state


def measure_loading(browser: Browser, url: str) -> Measured:
    """Milliseconds from navigation until the page can be used, and until it is complete."""
    states = []
    for _ in range(LOADS):
        with opened(browser, url) as page:
            states.append(probe(page))
    return {
        "alive_ms": statistics.median(state["alive"] for state in states),
        "complete_ms": statistics.median(state["drawn"] for state in states),
    }


# A mouse that is driven from outside moves at every second frame at most, so the page moves it.
MOVE = """async ({ selector, moves }) => {
    const slider = document.querySelector(selector);
    for (let move = 1; move <= moves; move++) {
        await new Promise(requestAnimationFrame);
        slider.value = 2 * Math.sin(move / 20);
        slider.dispatchEvent(new Event("input", { bubbles: true }));
    }
}"""


def measure_dragging(page: Page) -> Measured:
    """A drag of 200 moves, one in each animation frame.

    Milliseconds are counted from a move's `input` event to the frame that shows its value.
    """
    page.evaluate(MOVE, {"selector": SLIDER, "moves": 30})
    page.wait_for_function("() => probe.awaited.length + probe.answered.length === 0")
    page.evaluate("() => { probe.delays = []; }")
    before, start = probe(page), time.perf_counter()
    page.evaluate(MOVE, {"selector": SLIDER, "moves": MOVES})
    after, seconds = probe(page), time.perf_counter() - start
    page.wait_for_function("() => probe.awaited.length + probe.answered.length === 0")
    delays = probe(page)["delays"]
    result = rates(before, after, seconds, "drag")
    for kind in ("drawn", "painted"):
        values = [delay[kind] for delay in delays]
        result[f"{kind}_median_ms"] = statistics.median(values)
        result[f"{kind}_p95_ms"] = statistics.quantiles(values, n=20)[-1]
    return result


def rates(before: dict[str, Any], after: dict[str, Any], seconds: float, name: str) -> Measured:
    return {
        f"{name}_browser_fps": (after["browserFrames"] - before["browserFrames"]) / seconds,
        f"{name}_page_fps": (after["pageFrames"] - before["pageFrames"]) / seconds,
    }


def measure_landscape(page: Page) -> Measured:
    """The landscape's point on a circle, as fast as the browser takes a mouse's moves."""
    page.get_by_role("radio", name="landscape").click()
    page.wait_for_selector("#landscape-plot .contourlayer path", state="attached")
    box = page.locator("#landscape .hand").bounding_box()
    assert box is not None, "the point is not shown"
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    before, start = probe(page), time.perf_counter()
    for move in range(MOVES):
        page.mouse.move(x + 40 * math.sin(move / 10), y + 40 * math.cos(move / 10) - 40)
    after, seconds = probe(page), time.perf_counter() - start
    page.mouse.up()
    return rates(before, after, seconds, "landscape")


# Six hidden layers of 8; ten digits of 64 weights each, which are ten pictures.
DEEP = {
    "network": {"hidden": [{"units": 8, "activation": "tanh"}] * 6},
    "training": {"learning_rate": 0.03},
}
DIGITS = {"problem": {"name": "digits"}}


def session_of(url: str, document: dict[str, Any]) -> str:
    """The address of a new session with this document."""
    made = httpx2.post(f"{url}/api/sessions", json=document).raise_for_status().json()
    return f"{url}/s/{made['id']}"


def measure_playing(page: Page, name: str = "play") -> Measured:
    """Frames a second while the network trains faster than frames are shown."""
    page.get_by_label("Speed").select_option("250")
    page.get_by_role("button", name="Play", exact=True).click()
    page.wait_for_selector('main[data-status="playing"]')
    before, start = probe(page), time.perf_counter()
    page.wait_for_timeout(1000 * SECONDS)
    after, seconds = probe(page), time.perf_counter() - start
    page.get_by_role("button", name="Pause", exact=True).click()
    return rates(before, after, seconds, name)


def report(measured: Measured) -> None:
    print(f"{'the page, in headless Chromium':55} {'measured':>11}  wanted")
    for key, (name, unit, wanted) in ROWS.items():
        print(f"{name:55} {measured[key]:8.1f} {unit:2}  {wanted:>6}")
    RESULT.parent.mkdir(parents=True, exist_ok=True)
    RESULT.write_text(json.dumps(measured, indent=2) + "\n", encoding="utf-8")
    print(f"written to {RESULT}")


def main() -> None:
    with (
        tempfile.TemporaryDirectory() as folder,
        running_server(Path(folder)) as server,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=list(FLAGS))
        measured = measure_loading(browser, server.url)
        for measure in (measure_dragging, measure_landscape, measure_playing):
            with opened(browser, server.url) as page:
                measured |= measure(page)
        for name, document in (("deep", DEEP), ("digits", DIGITS)):
            with opened(browser, session_of(server.url, document)) as page:
                measured |= measure_playing(page, name)
        browser.close()
    report(measured)


if __name__ == "__main__":
    main()
