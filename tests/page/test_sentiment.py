"""Sentences as a person tries them: typed, read word by word, and turned over."""

import re
from collections.abc import Callable

import httpx2
import pytest
from playwright.sync_api import Locator, Page, expect

from tests.page.gestures import Spot, drag_by_mouse, thumb
from tests.page.playground import Playground
from tests.page.test_accessible import VIEWS, findings
from tests.server import Server

SENTENCE = "I absolutely loved the zebra movie"


def begin(playground: Playground, level: str) -> Locator:
    """Open the story at a level, trained for a while; what it is looked at through."""
    document = {"problem": {"name": "sentiment", "level": level}}
    playground.command({"type": "open", "document": document, "label": "a story"})
    playground.command({"type": "step", "unit": "epoch", "count": 45})
    lens = playground.page.locator("#boundary > .sentiment")
    expect(lens.locator(".chips li").first).to_be_visible()
    playground.settle()
    return lens


def say(lens: Locator, sentence: str) -> Locator:
    """Type a sentence; its words."""
    lens.get_by_label("Sentence", exact=True).fill(sentence)
    words = lens.locator(".chips li")
    expect(words).to_have_text(sentence.lower().split())
    return words


def written(z: float) -> str:
    return f"{z:+.3f}".replace("-", "−")


def z_of(playground: Playground, sentence: str) -> list[list[float]]:
    """By layer, as the server says it to who asks once."""
    wish = {"type": "watch", "pointer": {"text": sentence}}
    reply = httpx2.post(f"{playground.api}/watch", json=wish).raise_for_status()
    z: list[list[float]] = reply.json()["pointer"]["z"]
    return z


def test_a_sentence_is_typed_and_the_word_that_decides_is_turned(playground: Playground) -> None:
    lens = begin(playground, "reviews")
    words, verdict = say(lens, SENTENCE), lens.locator(".says")
    expect(words.locator("s")).to_have_text("zebra")
    expect(words.locator("s")).to_have_attribute("title", re.compile("unknown"))
    ((z,),) = z_of(playground, SENTENCE)
    sum_of_it = lens.get_by_role("img", name=re.compile(f"z of positive {re.escape(written(z))}$"))
    expect(sum_of_it).to_be_visible()
    expect(verdict).to_contain_text("positive")
    words.get_by_role("button", name="loved").click()
    slider = playground.slider(f"weights.0.0.{playground.frame()['units'][0].index('loved')}")
    expect(slider).to_be_focused()
    at = thumb(slider)
    drag_by_mouse(playground.page, at, Spot(at.x - 80, at.y))
    expect(verdict).to_contain_text("negative")
    say(lens, "Hated")
    lens.locator(".heaviest").get_by_role("button", name="hated").click()
    expect(playground.page.locator("[data-parameter]:focus")).to_have_accessible_name(
        re.compile("hated")
    )


def test_the_sentences_of_the_data_are_gone_through(playground: Playground) -> None:
    lens = begin(playground, "reviews")
    sentence, about = lens.get_by_label("Sentence", exact=True), lens.locator(".about")
    texts = playground.ask("samples")["test"]["texts"]
    expect(sentence).to_have_value(texts[0])
    expect(about).to_have_text("test 1 of 40: positive")
    expect(lens.locator(".says")).to_contain_text("(right)")
    lens.get_by_role("button", name="Next sentence").click()
    expect(sentence).to_have_value(texts[1])
    expect(about).to_have_text("test 2 of 40: negative")
    say(lens, "not a word of theirs")
    expect(about).to_have_text("your own words")
    playground.page.get_by_role("button", name="Good and not good").click()
    expect(lens.locator(".chips s")).to_have_text(["a", "word", "of", "theirs"])
    playground.page.keyboard.press("w")
    walked = playground.ask("trace", unit="batch")["batch"][0]
    expect(about).to_have_text(re.compile(f"training {walked + 1} of 40"))
    playground.page.keyboard.press("w")
    expect(about).to_have_text("training 1 of 40: positive")
    lens.get_by_role("button", name="Sentence before").click()
    expect(about).to_have_text("training 40 of 40: negative")


@pytest.mark.parametrize("view", ["dark", "phone"])
def test_hidden_units_add_up_and_nothing_is_found(
    open_page: Callable[..., Page], server: Server, view: str
) -> None:
    page = open_page(reduced_motion="reduce", **VIEWS[view])
    playground = Playground(page, server.url)
    lens = begin(playground, "hidden")
    say(lens, "not good zebra")
    _, (z,) = z_of(playground, "not good zebra")
    sums = lens.get_by_role("img")
    expect(sums).to_have_count(2)
    name = re.compile(rf"h1\.4 .*z of positive {re.escape(written(z))}$")
    expect(sums.nth(1)).to_have_accessible_name(name)
    assert findings(page) == []
