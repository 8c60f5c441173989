"""Taking a playground along and opening it again: by link, by file, and with parts hidden."""

import json
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from tests.page.playground import Playground
from tests.page.test_link import link
from tests.server import Server

BIAS = "biases.0.1"
OPENING = {
    "problem": {"name": "moons", "seed": 4},
    "network": {"hidden": [{"units": 3, "activation": "tanh"}, {"units": 2, "activation": "relu"}]},
    "training": {"optimizer": "momentum", "batch_size": 7},
}
# Adam remembers two numbers beside each parameter.
LONG = {"network": {"hidden": [{"units": 8}] * 4}, "training": {"optimizer": "adam"}}

DROPPED = """([name, text]) => {
    const files = new DataTransfer();
    files.items.add(new File([text], name));
    return files;
}"""


def share(playground: Playground) -> Locator:
    playground.button("Share").click()
    dialog = playground.page.get_by_role("dialog", name="Share")
    expect(dialog).to_be_visible()
    return dialog


def address(dialog: Locator) -> str:
    return dialog.get_by_label("Link to this playground").input_value()


def drop(page: Page, kind: str, name: str, text: str) -> None:
    """What the browser tells the page while a file is carried over it and let go."""
    files = page.evaluate_handle(DROPPED, [name, text])
    page.dispatch_event("body", kind, {"dataTransfer": files})


def pictures(playground: Playground) -> list[str]:
    playground.settle()
    network = [playground.field(unit) for unit in ("h1.1", "h2.2")]
    return [*network, playground.line("now"), playground.metric("train-loss").inner_text()]


def test_a_link_is_the_playground_in_any_other_browser(
    open_page: Callable[..., Page], server: Server
) -> None:
    first = Playground(open_page(), server.url)
    first.command({"type": "configure", **OPENING}, {"type": "step", "count": 5})
    first.wait_for_step(5)
    first.type_number(BIAS, "0.7300000000000001")
    first.command({"type": "lock", "parameter": "weights.0.0.0"})
    shown = pictures(first)
    dialog = share(first)
    # Whether or not this browser lets a page write to the clipboard.
    dialog.get_by_role("button", name="Copy").click()
    expect(dialog.get_by_role("button", name="Copied")).to_be_visible()
    shared = address(dialog)
    dialog.get_by_role("button", name="Close").click()

    second = Playground(open_page(shared.removeprefix(server.url)), server.url)
    second.wait_for_step(5)
    assert second.api != first.api
    assert second.page.url == second.api.replace("/api/sessions/", "/s/")
    assert second.ask("export/json") == first.ask("export/json")
    assert pictures(second) == shown
    for playground in (first, second):
        playground.button("Step").click()
        playground.wait_for_step(6)
    assert second.ask("export/json") == first.ask("export/json")

    # A link that comes to an open page opens there, and the way back leads to what was before.
    before = second.page.url
    second.page.goto(f"{before}#{shared.partition('#')[2]}")
    expect(second.main).to_have_attribute("data-step", "5")
    assert second.page.url not in (before, first.page.url)
    second.page.go_back()
    expect(second.main).to_have_attribute("data-step", "6")


def test_what_opens_nothing_says_why_and_the_page_is_there(
    open_page: Callable[..., Page], server: Server
) -> None:
    page = open_page("/#np1.AAAA", expected=("422",))
    notice = page.locator(".notice")
    for hash_, words in (
        ("#np1.AAAA", "damaged"),
        (link(b'{"format": 2, "later": true}'), "its format is 2, this playground knows 1"),
        (link(b'{"problem": {"noise": 7}}'), "problem.noise must be at least 0 and at most 1"),
    ):
        page.goto("about:blank")
        page.goto(f"{server.url}/{hash_}")
        expect(notice).to_contain_text(words)
        assert Playground(page, server.url).frame()["progress"]["step"] == 0
        assert "#" not in page.url
    drop(page, "drop", "letter.txt", "Dear all,\nthis is a letter.\nNo more.")
    expect(notice).to_contain_text("neither a playground (JSON) nor a table (CSV)")
    page.get_by_role("button", name="Close").click()
    expect(notice).to_be_hidden()


def test_a_teacher_chooses_what_a_class_sees(
    open_page: Callable[..., Page], server: Server
) -> None:
    teacher = Playground(open_page(), server.url)
    dialog = share(teacher)
    assert "?" not in address(dialog)
    dialog.get_by_text("For a class").click()
    for name in ("Step", "Play and its speed", "Undo and redo"):
        dialog.get_by_label(name, exact=True).uncheck()
    assert "/?hide=step,play,undo#np1." in address(dialog)
    dialog.get_by_role("button", name="None").click()
    for name in ("The plane", "The sliders", "Training"):
        dialog.get_by_label(name, exact=True).check()
    for name in ("Play and its speed", "Undo and redo"):
        dialog.get_by_label(name, exact=True).uncheck()
    shown = "sliders,step,step-size,reset,learning-rate,batch,training-settings"
    assert f"/?only={shown}#np1." in address(dialog)

    pupil = Playground(open_page(address(dialog).removeprefix(server.url)), server.url)
    for _ in range(2):
        expect(pupil.page).to_have_url(
            pupil.api.replace("/api/sessions/", "/s/") + f"?only={shown}"
        )
        expect(pupil.slider(BIAS)).to_have_count(1)
        expect(pupil.slider(BIAS)).to_be_hidden()
        expect(pupil.button("Play")).to_be_hidden()
        expect(pupil.page.locator("#network")).to_be_hidden()
        pupil.page.keyboard.press("Space")
        pupil.page.keyboard.press("w")
        pupil.page.keyboard.press("s")
        pupil.wait_for_step(1)
        pupil.page.keyboard.press("z")
        pupil.button("Reset").click()
        pupil.wait_for_step(0)
        pupil.page.reload()
        pupil.wait("ready")
    expect(pupil.page.get_by_role("heading", name="Its 9 numbers")).to_be_visible()
    pupil.page.get_by_text("Neuron playground").click()
    pupil.page.get_by_role("link", name="Show everything").click()
    expect(pupil.page).to_have_url(pupil.api.replace("/api/sessions/", "/s/"))
    expect(pupil.slider(BIAS)).to_be_visible()
    expect(pupil.page.get_by_text("Show everything")).to_have_count(0)
    kinds = [point["kind"] for point in pupil.ask("history")["points"]]
    assert kinds == ["start", "step", "change", "step", "change"]


def test_what_was_saved_opens_again_from_a_file(playground: Playground, tmp_path: Path) -> None:
    playground.command({"type": "configure", **LONG}, {"type": "step"})
    expect(playground.sliders()).to_have_count(249)
    playground.type_number(BIAS, "0.5")
    playground.settle()
    before = playground.ask("export/json")
    dialog = share(playground)
    expect(dialog.get_by_role("status")).to_contain_text("A file is the better way")
    with playground.page.expect_download() as download:
        dialog.get_by_role("button", name="Save as file").click()
    saved = tmp_path / "mine.json"
    download.value.save_as(saved)
    dialog.get_by_role("button", name="Close").click()

    playground.button("New start").click()
    playground.settle()
    assert playground.ask("export/json") != before
    playground.button("Export").click()
    with playground.page.expect_file_chooser() as chooser:
        playground.page.get_by_role("button", name="Open a file").click()
    chooser.value.set_files(saved)
    playground.expect_number(BIAS, 0.5)
    playground.settle()
    assert playground.ask("export/json") == before
    assert playground.ask("history")["points"][-1]["label"] == "opened mine.json"

    page, notice = playground.page, playground.page.locator(".notice")
    other = json.dumps({"problem": {"name": "xor"}})
    overlay = page.get_by_text("Drop to open")
    drop(page, "dragover", "other.json", other)
    expect(overlay).to_be_visible()
    drop(page, "drop", "other.json", other)
    expect(overlay).to_be_hidden()
    expect(playground.sliders()).to_have_count(17)
    playground.button("Undo").click()
    expect(playground.sliders()).to_have_count(249)
    playground.expect_number(BIAS, 0.5)

    drop(page, "drop", "broken.json", '{"problem": ')
    expect(notice).to_contain_text("broken.json")
    expect(notice).to_contain_text("not JSON")
    drop(page, "drop", "large.json", " " * 4_000_000)
    expect(notice).to_contain_text("large.json")
    expect(notice).to_contain_text("at most 3.9 MB")
    assert playground.ask("export/json") == before
