"""A person brings a table, pasted or as a file, or types the function that is to be learned."""

import numpy as np
from playwright.sync_api import Locator, expect

from tests.page.plane import Plane
from tests.page.playground import Playground

DRAWN = np.random.default_rng(1).normal(0.0, 0.4, (60, 4)).round(2)
KINDS = ["setosa", "versicolor", "virginica"]


def iris() -> str:
    """Sixty flowers as a German spreadsheet writes them."""
    rows = [
        ";".join([*(f"{value + 5 + i % 3:.2f}".replace(".", ",") for value in row), KINDS[i % 3]])
        for i, row in enumerate(DRAWN)
    ]
    return "\r\n".join(["Länge;Breite;petal length;petal width;species", *rows, ""])


def clouds() -> str:
    """Two clouds, as they are copied from a spreadsheet."""
    rows = [
        f"{a + (-1) ** i}\t{b + (-1) ** i}\t{'ab'[i % 2]}" for i, (a, b, *_) in enumerate(DRAWN)
    ]
    return "\n".join(rows)


def open_dialog(playground: Playground) -> Locator:
    playground.choose_data("A table")
    dialog = playground.page.get_by_role("dialog", name="Your own table")
    expect(dialog).to_be_visible()
    return dialog


def label(playground: Playground) -> Locator:
    return playground.page.locator("#entry")


def test_a_pasted_table_is_mended_at_its_line_imported_and_learned(playground: Playground) -> None:
    dialog = open_dialog(playground)
    text = dialog.get_by_label("The table", exact=True)
    take = dialog.get_by_role("button", name="Import", exact=True)
    lines = clouds().split("\n")
    broken = "\n".join([*lines[:13], lines[13].replace(".", "o", 1), *lines[14:]])
    text.fill(broken)
    says = dialog.locator(".table-says")
    wrong = lines[13].replace(".", "o", 1).split("\t")[0]
    expect(says).to_contain_text(f"Line 14: '{wrong}' is not a number in column x1.")
    expect(take).to_be_disabled()
    says.get_by_role("button", name="Show line 14").click()
    expect(text).to_be_focused()
    playground.page.keyboard.insert_text(lines[13])
    expect(text).to_have_value("\n".join(lines))
    expect(says).to_contain_text("30 rows to learn from and 30 to test with: a 30, b 30.")
    expect(dialog.get_by_label("What y is", exact=True)).to_have_value("target")
    take.click()
    expect(dialog).to_be_hidden()
    expect(label(playground)).to_have_text("now: data: pasted table")
    summary = playground.page.locator("#data-summary")
    expect(summary).to_contain_text("Own data, 60 points")
    expect(summary).to_have_attribute("title", "Own data, 60 points, half held out")
    playground.choose_step("epoch")
    for step in (3, 6, 9):
        playground.button("Step").click()
        playground.wait_for_step(step)
    frame = playground.settle()
    assert frame["dataset"]["class_names"] == ["a", "b"]
    assert frame["metrics"]["test"]["accuracy"] > 0.9
    assert playground.line("now").startswith("M")


def test_a_file_of_four_columns_is_learned_without_a_plane(playground: Playground) -> None:
    page, dialog = playground.page, open_dialog(playground)
    with page.expect_file_chooser() as chooser:
        dialog.get_by_role("button", name="Choose a file…").click()
    name = f"iris of {'a long ' * 20}summer.csv"
    file = {"name": name, "mimeType": "text/csv", "buffer": iris().encode("windows-1252")}
    chooser.value.set_files(files=[file])
    expect(dialog).to_contain_text(
        "60 rows, separated by semicolons, decimal comma, the first row has"
    )
    expect(dialog).to_contain_text("reads Länge and Breite, the two axes of the plane. For others,")
    dialog.get_by_label("What petal length is", exact=True).select_option("input")
    says = dialog.locator(".table-says")
    expect(says).to_contain_text("With 3 inputs there will be no plane.")
    dialog.get_by_label("What petal width is", exact=True).select_option("input")
    expect(says).to_contain_text("With 4 inputs there will be no plane.")
    expect(dialog).to_contain_text("Standardised: less the mean")
    dialog.get_by_role("button", name="Import", exact=True).click()
    expect(dialog).to_be_hidden()
    expect(label(playground)).to_have_text(f"now: data: {name[:79]}…")
    expect(page.locator("#plane-title")).to_have_text("What it decides (4 columns have no plane)")
    samples = page.get_by_role("application", name="The samples.")
    before = playground.picture(page.locator("#boundary .standings canvas"))
    playground.slider("weights.0.0.2").focus()
    page.keyboard.press("ArrowRight")
    playground.settle()
    assert playground.picture(page.locator("#boundary .standings canvas")) != before
    samples.focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator("#plane-hint")).to_have_text("following training point 0")
    inputs = playground.ask("samples")["train"]["inputs"][0]
    shown = f"{inputs[0]:.2f}".replace("-", "−")
    expect(playground.unit("Länge").locator(".activation")).to_have_text(shown)
    assert playground.frame()["dataset"]["class_names"] == KINDS
    playground.choose_data("Circle")
    expect(page.locator("#plane-title")).to_have_text("What it decides (boundary)")
    expect(page.locator("#boundary .standings")).to_be_hidden()


def test_columns_of_a_plane_are_inputs_by_their_names(playground: Playground) -> None:
    table = {"columns": ["weight", "body height"], "classes": ["no", "yes"]}
    rows = [[i / 9 - 1, (-1) ** i, float(i % 2)] for i in range(19)]
    scaling = [{"column": "weight", "mean": 70.5, "deviation": 9.25}]
    own = {"name": "own", "data": {**table, "rows": rows, "scaling": scaling}}
    playground.command({"type": "configure", "problem": own})
    playground.settle()
    titles = playground.page.locator("#boundary .annotation-text")
    expect(titles).to_have_text(["weight (standardised) →", "↑ body height"])
    words = playground.page.locator("#data-words")
    expect(words).to_contain_text(
        "divided by the deviation of the rows to learn from, weight (70.5, 9.25"
    )
    playground.page.keyboard.press("Control+p")
    expect(playground.page.locator("section.printed")).to_contain_text("weight (70.5, 9.25")
    plane, before = Plane(playground), playground.number("biases.0.1")
    playground.unit("h1.2").click()
    plane.handle("h1.2").focus()
    playground.page.keyboard.press("ArrowUp")
    playground.settle()
    assert playground.number("biases.0.1") != before
    playground.button("Inputs: 2 of 9").click()
    playground.button("input body height").click()
    expect(plane.line("h1.2")).to_have_count(0)
    expect(label(playground)).to_have_text("now: features: weight")
    assert playground.settle()["document"]["problem"]["features"] == ["x1"]
    assert playground.field("body height") != playground.field("weight")


def test_a_typed_function_is_learned_and_a_wrong_one_is_told_at_its_character(
    playground: Playground,
) -> None:
    page = playground.page
    playground.choose_data("Typed function")
    box = page.get_by_label("Function of x1 and x2")
    expect(box).to_be_focused()
    expect(box).to_have_value("sin(2*x1)*x2 > 0.3")
    box.fill("x1 > 0.5")
    box.press("Enter")
    expect(label(playground)).to_have_text("now: function: x1 > 0.5")
    expect(page.locator("#data-summary")).to_contain_text("x1 > 0.5")
    right = playground.settle()["metrics"]["train"]["accuracy"]
    box.fill("sin(x1) * x3 > 0")
    box.press("Enter")
    wrong = page.get_by_role("alert")
    expect(wrong).to_contain_text("Character 11: there is no x3: there are x1 and x2.")
    expect(wrong.locator("mark")).to_have_text("x")
    expect(box).to_have_attribute("aria-invalid", "true")
    expect(page.locator(".notice:visible")).to_have_count(0)
    assert playground.frame()["document"]["problem"]["formula"] == "x1 > 0.5"
    assert playground.frame()["metrics"]["train"]["accuracy"] == right
    page.get_by_role("button", name="exp(-x1² - x2²)", exact=True).click()
    expect(wrong).to_be_hidden()
    expect(box).to_have_value("exp(-x1² - x2²)")
    expect(label(playground)).to_contain_text("function: exp(-x1² - x2²)")
    page.keyboard.press("Escape")
    expect(box).to_be_hidden()
    before = playground.line("now")
    playground.choose_step("epoch")
    playground.button("Step").click()
    playground.wait_for_step(13)
    playground.settle()
    assert playground.line("now") != before
    assert playground.frame()["dataset"]["kind"] == "regression"
