"""Short film reviews, and the bag of words that a network is given of them."""

import csv
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

# Letters, and within them an apostrophe of either kind.
WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")


@dataclass(frozen=True, eq=False)
class Reviews:
    """Sentences, whether each is `positive` (sentences,), 1 or 0, and all words in them, sorted.

    Positive and negative ones take turns, and each is beside its opposite.
    """

    sentences: tuple[str, ...]
    positive: NDArray[np.uint8]
    vocabulary: tuple[str, ...]


@cache
def reviews() -> Reviews:
    """200 reviews in which only words of praise and blame tell; "not" is in none."""
    return read("reviews.csv")


@cache
def negations() -> Reviews:
    """40 phrases, good, not good, not bad and bad in turn: no word alone tells, two together do."""
    return read("negations.csv")


def read(name: str) -> Reviews:
    """The reviews in this file."""
    text = files(__package__).joinpath(name).read_text(encoding="utf-8")
    rows = list(csv.DictReader(text.splitlines()))
    sentences = tuple(row["sentence"] for row in rows)
    positive = np.array([row["positive"] for row in rows]).astype(np.uint8)
    positive.flags.writeable = False
    return Reviews(sentences, positive, vocabulary_of(sentences))


def vocabulary_of(sentences: Iterable[str]) -> tuple[str, ...]:
    """Every word in them once, from a to z."""
    return tuple(sorted({word for sentence in sentences for word in tokens(sentence)}))


def tokens(text: str) -> list[str]:
    """The words of a text in their order, in lower case; what is not of letters is left out."""
    return [word.replace("’", "'") for word in WORD.findall(text.lower())]


def bag(text: str, vocabulary: Sequence[str]) -> NDArray[np.float64]:
    """For each word of the vocabulary (words,), 1 if it is in the text and 0 if not.

    How often a word comes, and in which order, is lost; words that are not known count for nothing.
    """
    words = set(tokens(text))
    return np.array([float(word in words) for word in vocabulary])
