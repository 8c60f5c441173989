"""The README's tour in Python, as its reader takes it: with the page open beside it."""

import ast
import subprocess
import sys

from tests.page.playground import Playground
from tests.readme import block


def read_until(stream, end):
    """What is written up to `end`, which no new line needs to follow."""
    text = ""
    while not text.endswith(end):
        letter = stream.read(1)
        assert letter, text
        text += letter
    return text


def test_the_page_moves_along_with_the_tour(open_page, server):
    with subprocess.Popen(
        [sys.executable, "-c", block("python", "import json\n\nimport httpx", server)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as tour:
        _, address, *_ = read_until(tour.stdout, "press Enter here. ").split()
        page = Playground(open_page(address.removeprefix(server.url)), server.url)
        page.wait_for_step(0)
        said, _ = tour.communicate("\n")
    assert tour.returncode == 0
    metrics, *picture = said.splitlines()
    assert ast.literal_eval(metrics)["accuracy"] > 0.95
    page.wait_for_step(1300)
    page.expect_number("weights.0.1.0", -1.5)
    assert page.value("weights.0.1.0") == -1.5
    field = page.ask("boundary", resolution=24)
    inside = [[output > field["level"] for output in row] for row in field["z"][0]]
    assert [[letter == "#" for letter in row] for row in reversed(picture)] == inside
    assert {letter for row in picture for letter in row} == {"#", "·"}
