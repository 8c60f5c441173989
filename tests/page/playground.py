"""The page as its user knows it, beside what the server says of the same session."""

from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Locator, Page, expect

from tests.server import HTTP

Frame = dict[str, Any]

TWO_FRAMES_LATER = """() => new Promise(resolve => requestAnimationFrame(
    () => requestAnimationFrame(() => resolve(document.querySelector("main").dataset.revision))))"""

# The units' cards lie over one canvas with the fields of all of them.
CARD = """card => {
    const canvas = document.querySelector("#network .unit-fields");
    const scale = canvas.width / canvas.clientWidth;
    const { left, top } = canvas.getBoundingClientRect(), box = card.getBoundingClientRect();
    const cut = new OffscreenCanvas(box.width * scale, box.height * scale).getContext("2d");
    cut.drawImage(canvas, Math.round(left - box.left) * scale, Math.round(top - box.top) * scale);
    return cut.getImageData(0, 0, cut.canvas.width, cut.canvas.height).data.join();
}"""


def written(value: float) -> str:
    """A number as the page writes it: two decimals, a true minus, no negative zero."""
    return f"{value:z.2f}".replace("-", "−")


class Playground:
    """One open page; `server` is the address at which its session can be asked about."""

    def __init__(self, page: Page, server: str) -> None:
        self.page = page
        self.main = page.locator("main")
        self.wait("ready")
        session = urlsplit(page.url).path.rpartition("/")[2]
        self.api = f"{server}/api/sessions/{session}"

    # What is on the page

    def button(self, name: str) -> Locator:
        return self.page.get_by_role("button", name=name, exact=True)

    def slider(self, parameter: str) -> Locator:
        return self.page.locator(f'input[type=range][data-parameter="{parameter}"]')

    def sliders(self) -> Locator:
        return self.page.locator("input[type=range][data-parameter]")

    def box(self, parameter: str) -> Locator:
        return self.page.locator(f'input[data-value-of="{parameter}"]')

    def gradient(self, parameter: str) -> Locator:
        return self.page.locator(f'[data-gradient-of="{parameter}"]')

    def ghost(self, parameter: str) -> Locator:
        return self.page.locator(f'[data-ghost-of="{parameter}"]')

    def link(self, parameter: str) -> Locator:
        return self.page.locator(f'#network [data-link="{parameter}"]')

    def chip(self, parameter: str) -> Locator:
        return self.page.locator(f'#network [data-chip="{parameter}"]')

    def unit(self, name: str) -> Locator:
        return self.page.locator(f'#network [data-unit="{name}"]')

    def metric(self, name: str) -> Locator:
        return self.page.locator(f'#loss [data-metric="{name}"]')

    def line(self, which: str) -> str:
        """The boundary "now" or "before", as the path that is drawn; empty when there is none."""
        return self.page.locator(f'#boundary [data-line="{which}"]').get_attribute("d") or ""

    def picture(self, canvas: Locator) -> str:
        """What is painted on a canvas, to be compared with what is painted on it later."""
        return str(canvas.evaluate("canvas => canvas.toDataURL()"))

    def field(self, unit: str) -> str:
        """What is painted on a unit's card in the drawing, likewise."""
        return str(self.unit(unit).evaluate(CARD))

    def number(self, parameter: str) -> float:
        """Where the slider stands."""
        return float(self.slider(parameter).input_value())

    def choose_step(self, unit: str) -> None:
        """One step is "1 point", a "mini-batch" or an "epoch"."""
        self.page.locator("#step-unit").get_by_text(unit, exact=True).click()

    def choose_speed(self, place: int) -> None:
        """The slowest is 0, the fastest -1."""
        speed = self.page.get_by_label("Speed", exact=True)
        speed.select_option(label=speed.locator("option").all_inner_texts()[place])

    def choose_data(self, title: str) -> None:
        """From the gallery of all; the page need not have them yet when this returns."""
        self.button("All data").click()
        self.page.locator("#gallery").get_by_role("button", name=title, exact=True).click()

    def type_number(self, parameter: str, text: str) -> None:
        self.box(parameter).fill(text)
        self.box(parameter).press("Enter")

    # What the server says

    def ask(self, path: str = "", **query: Any) -> Any:
        """A reading of the session: `ask("trace", unit="batch")`."""
        return HTTP.get(f"{self.api}/{path}".rstrip("/"), params=query).raise_for_status().json()

    def frame(self) -> Frame:
        frame: Frame = self.ask()["frame"]
        return frame

    def parameters(self) -> dict[str, Any]:
        parameters: dict[str, Any] = self.frame()["parameters"]
        return parameters

    def value(self, parameter: str) -> float:
        kind, *places = parameter.split(".")
        value = self.parameters()[kind]
        for place in places:
            value = value[int(place)]
        return float(value)

    def command(self, *commands: dict[str, Any]) -> Frame:
        """Act as another program would, beside the page."""
        reply = HTTP.post(f"{self.api}/commands", json=list(commands))
        frame: Frame = reply.raise_for_status().json()
        return frame

    # Waiting for the page to show it

    def wait(self, status: str) -> None:
        expect(self.main).to_have_attribute("data-status", status)

    def wait_for_step(self, step: int) -> None:
        expect(self.main).to_have_attribute("data-step", str(step))

    def wait_until_step(self, step: int) -> None:
        """Wait for this step or a later one."""
        self.page.wait_for_function(
            "step => Number(document.querySelector('main').dataset.step) >= step", arg=step
        )

    def expect_number(self, parameter: str, value: float) -> None:
        """Wait until the slider stands at this value; it keeps about 15 digits of it."""
        self.page.wait_for_function(
            "([slider, value]) => Math.abs(slider.valueAsNumber - value) < 1e-12",
            arg=[self.slider(parameter).element_handle(), value],
        )

    def wait_for_other_picture(self, canvas: Locator, than: str) -> None:
        """A step is told before it is painted: wait until the canvas shows another picture."""
        self.page.wait_for_function(
            "([canvas, than]) => canvas.toDataURL() !== than", arg=[canvas.element_handle(), than]
        )

    def settle(self) -> Frame:
        """Wait until the page shows what the server has, and nothing is on its way between them."""
        agreed = -1
        for _ in range(200):
            shown = int(self.page.evaluate(TWO_FRAMES_LATER))
            frame = self.frame()
            if frame["revision"] == shown == agreed:
                return frame
            agreed = shown
        raise AssertionError(f"the page shows revision {shown}, the server has {frame['revision']}")
