"""What one takes along: files, pictures, the printed page and the recording."""

import base64
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx2
import pytest
from playwright.sync_api import Browser, Page, expect

from tests.page.gestures import spot_on
from tests.page.plane import Plane
from tests.page.playground import Playground
from tests.server import Server

MARGIN = 12  # pixels left free around what a picture shows
REFUSED = "the server responded with a status of 422"

# A picture as a page finds it that knows nothing of ours; kept there to be asked for its pixels.
DRAW = """async ([type, data]) => {
    const image = new Image();
    image.src = `data:${type};base64,${data}`;
    await image.decode();
    const canvas = new OffscreenCanvas(image.naturalWidth, image.naturalHeight);
    window.drawn = canvas.getContext("2d");
    window.drawn.drawImage(image, 0, 0);
    return [canvas.width, canvas.height];
}"""
PIXELS = """places => places.map(
    ([x, y]) => [...window.drawn.getImageData(Math.round(x), Math.round(y), 1, 1).data])"""
MIDDLE = """path => {
    const middle = path.getPointAtLength(path.getTotalLength() / 2);
    const { x, y } = new DOMPoint(middle.x, middle.y).matrixTransform(path.getScreenCTM());
    return [x, y];
}"""
# Plays it to its end: its length, its size, and how many of its frames differ.
PLAY = """async data => {
    const video = document.createElement("video"), seen = new Set();
    const copy = new OffscreenCanvas(90, 90).getContext("2d");
    Object.assign(video, { muted: true, src: `data:video/webm;base64,${data}` });
    const look = () => {
        copy.drawImage(video, 0, 0, 90, 90);
        seen.add(copy.getImageData(0, 0, 90, 90).data.join());
        video.requestVideoFrameCallback(look);
    };
    video.requestVideoFrameCallback(look);
    const ended = new Promise(resolve => { video.onended = resolve; });
    await video.play();
    await ended;
    return [video.currentTime, video.videoWidth, video.videoHeight, seen.size];
}"""


@pytest.fixture
def elsewhere(browser: Browser) -> Iterator[Page]:
    """A page of a browser that was never at the playground."""
    context = browser.new_context()
    yield context.new_page()
    context.close()


def take(playground: Playground, entry: str, folder: Path) -> Path:
    """Choose from the menu, and save what comes under the name that it has."""
    playground.button("Export").click()
    with playground.page.expect_download() as download:
        playground.button(entry).click()
    path = folder / download.value.suggested_filename
    download.value.save_as(path)
    expect(playground.page.locator("#exports")).to_be_hidden()
    return path


def encoded(path: Path) -> str:
    return base64.b64encode(path.read_bytes()).decode()


def test_what_is_saved_is_the_playground_as_it_is(playground: Playground, tmp_path: Path) -> None:
    page = playground.page
    playground.type_number("biases.0.1", "1.75")
    playground.expect_number("biases.0.1", 1.75)
    playground.button("Export").press("Enter")
    focused = page.locator(":focus")
    expect(focused).to_have_accessible_name("Open a file…")
    page.keyboard.press("ArrowDown")
    expect(focused).to_have_accessible_name("Playground file")
    with page.expect_download() as download:
        page.keyboard.press("Enter")
    assert download.value.suggested_filename == "circle-step-0.json"
    document = json.loads(download.value.path().read_text())
    assert document == playground.ask("export/json")
    assert document["parameters"]["biases"][0][1] == 1.75
    expect(playground.button("Export")).to_be_focused()

    script = take(playground, "NumPy script", tmp_path)
    assert script.name == "circle_step_0_numpy.py"
    assert script.read_text() == httpx2.get(f"{playground.api}/export/numpy").text

    playground.button("Export").click()
    page.get_by_role("radio", name="0,5").click()
    page.keyboard.press("Escape")
    table = take(playground, "Data", tmp_path)
    assert table.name == "circle-data.csv"
    asked = httpx2.get(f"{playground.api}/export/data", params={"decimal": "comma"})
    assert table.read_bytes() == asked.content
    assert b"x1;x2;label;split" in asked.content


def test_what_is_refused_says_why_in_the_menu_on_a_phone_too(
    open_page: Callable[..., Page], server: Server
) -> None:
    page = open_page(
        expected=(REFUSED,), viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True
    )
    playground = Playground(page, server.url)
    playground.command(
        {
            "type": "configure",
            "problem": {"name": "spiral"},
            "network": {"hidden": [{"units": 16, "activation": "relu"}] * 4},
            "training": {"learning_rate": 10},
        },
        {"type": "reset", "seed": 3},
        {"type": "step", "count": 10_000},
    )
    playground.wait("diverged")
    address = page.url
    playground.button("More").tap()
    playground.button("Export").tap()
    entry = playground.button("NumPy script")
    entry.tap()
    reason = page.get_by_role("alert")
    expect(reason).to_contain_text("finite")
    assert page.url == address
    for each in page.locator("#exports button").all():
        box = each.bounding_box()
        assert box is not None
        assert box["height"] >= 44
    record = playground.button("Record")
    expect(record).to_have_attribute("aria-disabled", "true")
    expect(record).to_have_accessible_description(re.compile("Step back"))


def lonely_places(playground: Playground) -> list[tuple[float, float, bool]]:
    """Places of the plane with no point near them, where the network is sure; whether inside."""
    samples = playground.ask("samples")
    points = [point for split in ("train", "test") for point in samples[split]["points"]]
    field = playground.ask("boundary", resolution=41)
    return [
        (x, y, z > field["level"])
        for y, row in zip(field["y"], field["z"][0], strict=True)
        for x, z in zip(field["x"], row, strict=True)
        if abs(z - field["level"]) > 0.3 and max(abs(x), abs(y)) < 1.6
        if all((x - a) ** 2 + (y - b) ** 2 > 0.17**2 for a, b in points)
    ]


def test_a_picture_shows_elsewhere_what_the_page_shows(
    playground: Playground, elsewhere: Page, tmp_path: Path
) -> None:
    playground.command({"type": "step", "unit": "epoch", "count": 60})
    playground.settle()
    page = playground.page
    svg, png = (take(playground, f"boundary as {kind}", tmp_path) for kind in ("SVG", "PNG"))
    step = playground.frame()["progress"]["step"]
    assert svg.name == f"boundary, circle, step {step}.svg"
    assert png.name == f"boundary, circle, step {step}.png"

    corner = spot_on(page.locator("#boundary"), 0, 0)
    left, top = int(corner.x) - MARGIN, int(corner.y) - MARGIN
    width, height = elsewhere.evaluate(DRAW, ["image/svg+xml", encoded(svg)])
    assert elsewhere.evaluate(DRAW, ["image/png", encoded(png)]) == [2 * width, 2 * height]
    plane, places = Plane(playground), lonely_places(playground)
    assert {inside for _, _, inside in places} == {True, False}
    spots = [plane.spot(x, y) for x, y, _ in places[::7]]
    pixels = elsewhere.evaluate(PIXELS, [[2 * (s.x - left), 2 * (s.y - top)] for s in spots])
    assert [red > green for red, green, *_ in pixels] == [inside for *_, inside in places[::7]]

    x, y = page.locator('#boundary [data-line="now"]').evaluate(MIDDLE)
    [[*color, _]] = elsewhere.evaluate(PIXELS, [[2 * (x - left), 2 * (y - top)]])
    assert max(color) < 80
    elsewhere.goto(svg.as_uri())
    line = elsewhere.locator(f'path[d="{playground.line("now")}"]').last
    assert line.evaluate(MIDDLE) == pytest.approx([x - left, y - top], abs=0.5)
    assert {"x1", "x2", "inside", "outside"} <= set(elsewhere.locator("text").all_text_contents())

    elsewhere.goto(take(playground, "network as SVG", tmp_path).as_uri())
    names = {name for layer in playground.frame()["units"] for name in layer}
    assert names <= set(elsewhere.locator("text").all_text_contents())
    elsewhere.goto(take(playground, "unit h1.1 as SVG", tmp_path).as_uri())
    expect(elsewhere.get_by_text("first hidden unit")).to_be_visible()


def pages(pdf: bytes) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", pdf))


def test_all_of_it_is_printed_on_one_page_in_light_colours(
    open_page: Callable[..., Page], server: Server
) -> None:
    page = open_page(color_scheme="dark")
    playground = Playground(page, server.url)
    playground.command({"type": "step", "count": 12})
    frame = playground.settle()
    page.keyboard.press("Control+p")
    sheet = page.locator("section.printed")
    expect(sheet).to_be_attached()
    page.emulate_media(media="print")
    expect(sheet).to_be_visible()
    expect(page.locator("main")).to_be_hidden()
    expect(sheet.get_by_role("heading")).to_have_text("Neuron playground: Circle")
    expect(sheet).to_contain_text("step 12, epoch 0")
    for split in ("train", "test"):
        expect(sheet).to_contain_text(f"loss {frame['metrics'][split]['loss']:.3f}")
    rows = zip(
        [row for layer in frame["parameters"]["weights"] for row in layer],
        [bias for layer in frame["parameters"]["biases"] for bias in layer],
        strict=True,
    )
    numbers = [f"{number:z.3f}".replace("-", "−") for row, bias in rows for number in (*row, bias)]
    assert sheet.locator("td").all_text_contents() == numbers
    names = {name for layer in frame["units"] for name in layer}
    assert names <= set(sheet.locator("svg text").all_text_contents())
    name = sheet.locator("svg").get_by_text("h1.1", exact=True).first
    assert name.get_attribute("fill") == "rgb(27, 28, 30)"
    page.emulate_media(media="null")
    expect(page.locator("main")).to_be_visible()


# Some browsers go on with a print that nobody can end, and print nothing else meanwhile.
ASKED = "window.print = () => { document.body.dataset.asked = 'yes'; }"


def test_all_of_it_fits_on_one_page(open_page: Callable[..., Page], server: Server) -> None:
    page = open_page(prepare=lambda page: page.add_init_script(ASKED))
    playground = Playground(page, server.url)
    page.keyboard.press("Control+p")
    expect(page.locator("body")).to_have_attribute("data-asked", "yes")
    for settings in (
        {"problem": {"name": "circle"}},
        {"network": {"hidden": [{"units": 8, "activation": "tanh"}] * 6}},
        {"problem": {"name": "pinwheel"}},
    ):
        playground.command({"type": "configure", **settings})
        playground.settle()
        for paper_size in ("A4", "Letter"):
            assert pages(page.pdf(format=paper_size)) == 1


def test_the_recording_is_a_film_of_the_boundary(
    playground: Playground, elsewhere: Page, tmp_path: Path
) -> None:
    page = playground.page
    # So many steps take some pictures, however slow the machine.
    playground.choose_speed(3)
    playground.button("Export").click()
    playground.button("Record").click()
    stop = playground.button("Stop the recording")
    expect(stop).to_be_visible()
    expect(page.get_by_text("Recording", exact=True)).to_be_visible()
    playground.wait("playing")
    playground.wait_until_step(30)
    with page.expect_download() as download:
        stop.click()
    assert download.value.suggested_filename == "boundary, circle.webm"
    expect(stop).to_be_hidden()
    playground.wait("ready")
    film = tmp_path / "film.webm"
    download.value.save_as(film)
    seconds, width, height, frames = elsewhere.evaluate(PLAY, encoded(film))
    assert seconds > 0
    assert min(width, height) > 500
    assert frames > 1
