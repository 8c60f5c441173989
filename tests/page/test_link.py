"""The link that is a playground: what is packed into it, and what is not unpacked."""

import base64
import json
import zlib

import pytest

from tests.page.conftest import Run

TOLD = "(m, links) => Promise.all(links.map(link => m.textOf(link).catch(error => error.message)))"


def link(data: bytes, version: int = 1) -> str:
    packed = base64.urlsafe_b64encode(zlib.compress(data)).decode()
    return f"#np{version}.{packed.rstrip('=')}"


def test_a_link_holds_the_text_itself_and_so_every_bit(run: Run) -> None:
    text = json.dumps({"zero": -0.0, "long": 0.1 + 0.2, "large": 2**53 + 1, "name": "Überfläche ∂"})
    made = run("link", "(m, text) => m.linkOf(text)", text)
    assert run("link", TOLD, [made]) == [text]
    assert made.startswith("#np1.")
    assert zlib.decompress(base64.urlsafe_b64decode(made[5:] + "==")).decode() == text


def test_a_program_can_make_a_link(run: Run) -> None:
    assert run("link", TOLD, [link(b'{"format": 1}')]) == ['{"format": 1}']


WHOLE = link(json.dumps({"seeds": list(range(500))}).encode())


@pytest.mark.parametrize(
    ("links", "words"),
    [
        (
            [
                WHOLE[: len(WHOLE) // 2],
                WHOLE[:-1],
                WHOLE[:40] + WHOLE[60:],
                WHOLE[:200] + ("A" if WHOLE[200] != "A" else "B") + WHOLE[201:],
                WHOLE + "AAAA",
                WHOLE + "%",
                "#np1.",
                "#np1.äöü",
                link(b'{"format": '),
                link(b"[1, 2]"),
                link(b"null"),
                link(b'"\xff\xfe"'),
            ],
            "damaged",
        ),
        (["#section", "#np", "#np1", "#xyz1.AAAA", "#{}", "#np-1.AAAA"], "no playground"),
        ([link(b"{}", 2), "#np999999999.%%"], "newer version"),
        ([link(b" " * 40_000_000), link(b'"' + b"a" * 4_000_001 + b'"')], "more than"),
        (["#np1." + "A" * 1_000_000], "longer than"),
    ],
    ids=["damaged", "foreign", "newer", "bomb", "endless"],
)
def test_what_cannot_be_opened_says_why(run: Run, links: list[str], words: str) -> None:
    for told in run("link", TOLD, links):
        assert words in told[:200]
