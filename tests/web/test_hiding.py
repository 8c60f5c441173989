"""What an address hides of the page."""

import re

import pytest

from app.web.hiding import NAMES, PARTS, hidden_parts
from tests.server import HTTP, ROOT

PAGES = [*ROOT.glob("templates/**/*.html"), *ROOT.glob("static/js/**/*.js")]


@pytest.mark.parametrize(
    ("hide", "only", "hidden"),
    [
        ("", "", []),
        ("play,step", "", ["step", "play"]),
        ("play,plane,nonsense,", "", ["plane", "play"]),
        ("", "nonsense", []),
        ("", "sliders,step", [name for name in NAMES if name not in ("plane", "sliders", "step")]),
        ("plane", "sliders", [name for name in NAMES if name != "sliders"]),
    ],
)
def test_an_address_names_what_it_hides_or_what_alone_it_shows(hide, only, hidden):
    assert hidden_parts(hide, only) == hidden


def test_every_part_that_can_be_hidden_is_marked_on_the_page():
    text = "".join(path.read_text("utf-8") for path in PAGES)
    marks = re.findall(r'data-part(?:="|": [^",]*")([\w -]+)"', text)
    assert set(NAMES) <= {name for mark in marks for name in mark.split()}


def test_the_readme_names_every_part():
    section = (ROOT / "README.md").read_text("utf-8").split("## For a class")[1].split("\n## ")[0]
    rows = [row.split("|") for row in section.splitlines() if row.startswith("| ")][1:]
    told = {group.strip(): re.findall(r"`([^`]+)`", names) for _, group, names, _ in rows}
    assert told == {group: list(parts) for group, parts in PARTS.items()}


def test_what_is_hidden_is_so_before_anything_is_drawn(server):
    page = HTTP.get(f"{server.url}/?hide=play,reset").text
    head = page[: page.index("<body>")]
    assert '<html lang="en" data-hidden="play reset">' in page
    assert '[data-part~="play"], [data-part~="reset"]' in head
    assert "data-hidden" not in HTTP.get(server.url).text


def test_no_words_of_an_address_get_into_the_page(server):
    page = HTTP.get(f'{server.url}/?hide=play,"]}}<script>&only=</style>').text
    assert "<script>&" not in page
    assert "</style>&" not in page
    assert 'data-hidden="play"' in page
