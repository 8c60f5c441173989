"""Sentences as bags of words: what one neuron makes of them, and what it cannot."""

import numpy as np
import pytest

from app.playground.errors import PlaygroundError
from app.playground.frame import View
from app.playground.watch import Watch
from app.problems.scenarios.reviews import negations, reviews
from app.problems.scenarios.sentiment import HIDDEN, LEVELS, NEGATION, REVIEWS, sentiment
from tests.playground.sessions import do, make_session

SEEDS = (1, 2, 3)


def session_of(level=REVIEWS, seed=1, epochs=0, **problem):
    session = make_session(
        problem={"name": "sentiment", "level": level, **problem}, network={"seed": seed}
    )
    if epochs:
        do(session, {"type": "step", "unit": "epoch", "count": epochs})
    return session


def pointed(session, wish):
    view = View()
    view.watch = view.after(Watch(type="watch", pointer=wish), session.experiment)
    return view.frame(session)["pointer"]


@pytest.mark.parametrize(
    ("level", "corpus", "train", "test"),
    [(REVIEWS, reviews, 160, 40), (NEGATION, negations, 40, 0), (HIDDEN, negations, 40, 0)],
)
def test_samples_are_the_sentences_in_their_order_whatever_the_seed(level, corpus, train, test):
    for seed in (1, 2):
        settings = {"name": "sentiment", "level": level, "seed": seed}
        dataset = make_session(problem=settings).experiment.dataset
        assert (len(dataset.train.texts), len(dataset.test.texts)) == (train, test)
        assert dataset.train.texts + dataset.test.texts == corpus().sentences
        targets = np.vstack([dataset.train.targets, dataset.test.targets])[:, 0]
        assert targets.tolist() == corpus().positive.tolist()
        assert dataset.input_names == corpus().vocabulary
        assert set(np.unique(dataset.train.inputs)) == {0, 1}


def test_there_can_be_fewer_sentences_and_not_more():
    assert session_of(samples=50).experiment.dataset.train.texts == reviews().sentences[:40]
    with pytest.raises(PlaygroundError) as refused:
        session_of(NEGATION, samples=50)
    assert (refused.value.field, refused.value.allowed) == ("problem.samples", "10 to 40")
    with pytest.raises(PlaygroundError, match="without noise"):
        session_of(noise=0.1)


@pytest.mark.parametrize("seed", SEEDS)
def test_loved_and_hated_weigh_most_and_absolutely_nothing(seed):
    session = session_of(seed=seed, epochs=45)
    weights = session.experiment.network.matrices[0][0]
    weight = dict(zip(reviews().vocabulary, weights, strict=False))
    assert weight["loved"] == pytest.approx(2.9, abs=0.3)
    assert weight["hated"] == pytest.approx(-2.7, abs=0.4)
    assert weight["absolutely"] == pytest.approx(0, abs=0.15)
    assert max(weight, key=weight.get) == "loved"
    assert min(weight, key=weight.get) == "hated"
    assert session.history.here.metrics["test"]["accuracy"] >= 0.95


@pytest.mark.parametrize("seed", SEEDS)
def test_one_neuron_cannot_learn_not_and_four_hidden_units_can(seed):
    def accuracy(level):
        session = session_of(level, seed, epochs=200)
        return session.history.here.metrics["train"]["accuracy"]

    assert accuracy(NEGATION) <= 0.75
    assert accuracy(HIDDEN) == 1.0


def test_weights_are_called_by_their_words():
    session, hidden = session_of(), session_of(HIDDEN)
    loved = reviews().vocabulary.index("loved")
    assert session.experiment.name_of(f"weights.0.0.{loved}") == 'weight of "loved"'
    assert hidden.experiment.name_of("weights.0.2.1") == 'weight of "bad" to h1.3'
    assert hidden.experiment.name_of("weights.1.0.2") == "weight from h1.3 to positive"
    assert session.experiment.name_of("biases.0.0") == "bias of positive"


def test_a_text_is_told_word_by_word_with_what_each_adds():
    session = session_of(epochs=2)
    told = pointed(session, {"text": "LOVED the zebra, loved it!"})
    words = [each["word"] for each in told["words"]]
    assert words == ["loved", "the", "zebra", "loved", "it"]
    places = [each["input"] for each in told["words"]]
    vocabulary = reviews().vocabulary
    assert places == [None if word == "zebra" else vocabulary.index(word) for word in words]
    known = {place for place in places if place is not None}
    assert set(np.flatnonzero(told["inputs"])) == known
    bias = session.experiment.value("biases.0.0")
    added = sum(told["products"][0][place] for place in known)
    np.testing.assert_allclose(told["z"][0][0], added + bias)
    np.testing.assert_array_equal(told["output_products"], told["products"])


def test_a_sentence_of_the_data_has_words_and_a_word_that_is_not_read_has_no_input():
    session = session_of(features=["loved", "movie"])
    told = pointed(session, {"split": "train", "index": 0})
    assert [tuple(each.values()) for each in told["words"]] == [
        *(("i", None), ("absolutely", None), ("loved", 0), ("the", None), ("movie", 1))
    ]
    assert pointed(session, {"text": ""})["words"] == []
    assert "words" not in pointed(session, [0.0] * len(reviews().vocabulary))


def test_the_output_adds_up_what_hidden_units_say():
    session = session_of(HIDDEN, epochs=1)
    told = pointed(session, {"text": "not good"})
    bias = session.experiment.value("biases.1.0")
    np.testing.assert_allclose(told["z"][1][0], told["output_products"][0].sum() + bias)
    weights = session.experiment.network.matrices[1][0, :-1]
    np.testing.assert_array_equal(told["output_products"][0], weights * told["activations"][0])


def test_every_level_says_what_it_is_and_what_to_try():
    assert all(level.description and level.task for level in LEVELS)
    assert sentiment(REVIEWS).columns == reviews().vocabulary
