"""Praise or blame? Film reviews as bags of words, one weight for each word; then two with "not"."""

from collections.abc import Callable
from functools import lru_cache

import numpy as np

from ..problem import Array, Defaults, Problem, defaults
from ..scenario import Level, Wording
from .reviews import Reviews, bag, negations, reviews, tokens

REVIEWS, NEGATION, HIDDEN = "reviews", "negation", "hidden"
# By the level: the sentences, the share of them that is held out, and the hidden units.
MATTER: dict[str, tuple[Callable[[], Reviews], float, int]] = {
    REVIEWS: (reviews, 0.2, 0),
    NEGATION: (negations, 0.0, 0),
    HIDDEN: (negations, 0.0, 4),
}
LEVELS = (
    Level(
        REVIEWS,
        "Film reviews",
        "One neuron sees which words a sentence has, knows no order and no meaning, and says "
        "whether it praises. Every word is 0 or 1: the sizes of weights compare only where inputs "
        "are scaled alike.",
        "Choose epoch and Play for some seconds, then type: I absolutely loved the movie. Which "
        "word decides?",
    ),
    Level(
        NEGATION,
        "Good and not good",
        "“not” turns praise into blame and blame into praise. A single neuron can only add up what "
        "the words say one by one: at most three phrases of four come out right, and learning "
        "settles at about half.",
        "Type: not good. Drag “good” up, “bad” and “not” down. Then type: not bad.",
    ),
    Level(
        HIDDEN,
        "With hidden units",
        "The same phrases with four hidden units: these can fire for words that come together.",
        "Choose epoch and Play for half a minute, then type: not good. Choose a hidden unit in the "
        "drawing: what does it add to the output?",
    ),
)


@lru_cache(maxsize=3)
def sentiment(level: str, _switches: tuple[str, ...] = ()) -> Problem:
    """The problem at a level: its sentences in their order, whatever the seed, or the first few."""
    corpus = MATTER[level][0]()
    bags = np.array([bag(sentence, corpus.vocabulary) for sentence in corpus.sentences])
    targets = corpus.positive[:, None].astype(np.float64)

    def generate(samples: int, _noise: float, _rng: np.random.Generator) -> tuple[Array, Array]:
        """Praise (1) and blame (0) in turn, as the words that are there (1) or not (0)."""
        return bags[:samples], targets[:samples]

    return Problem(
        "sentiment",
        "Praise or blame?",
        "Short film reviews: a weight for every word, and a sum that decides.",
        "classification",
        ("positive",),
        ("negative", "positive"),
        parts(level, corpus),
        generate,
        samples=(10, len(bags)),
        columns=corpus.vocabulary,
        given=True,
        noisy=False,
        lens="sentiment",
        levels=LEVELS,
        variant=sentiment,
        wording=Wording('weight of "{source}" to {unit}', 'weight of "{source}"'),
        texts=lambda samples, _rng: corpus.sentences[:samples],
        columns_of=lambda text: bag(text, corpus.vocabulary),
        tokens=tokens,
    )


def parts(level: str, corpus: Reviews) -> Defaults:
    """A document's parts at a level."""
    _, held_out, units = MATTER[level]
    own = defaults([units] if units else [], "binary_cross_entropy", corpus.vocabulary)
    settings = {
        "samples": len(corpus.sentences),
        "noise": 0.0,
        "test_fraction": held_out,
        "level": level,
    }
    return {**own, "problem": {**own["problem"], **settings}}


PROBLEM = sentiment(REVIEWS)
