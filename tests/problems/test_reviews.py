from collections import Counter

import numpy as np
import pytest

from app.problems.scenarios.reviews import bag, negations, reviews, tokens

NEUTRAL = tokens(
    "absolutely, really, truly, totally, completely, simply, very, so; "
    "i, we, the, a, it, was, is, this, movie, film, story, plot, acting, ending, music, cast"
)


def counts(corpus, positive):
    """How many sentences of a class have each word."""
    bags = np.array([bag(sentence, corpus.vocabulary) for sentence in corpus.sentences])
    return dict(zip(corpus.vocabulary, bags[corpus.positive == positive].sum(axis=0), strict=True))


def test_tokens_are_the_words_in_lower_case():
    assert tokens("I LOVED it, didn't you? 10/10 – ’Twas café_noir!") == [
        *("i", "loved", "it", "didn't", "you", "twas", "café", "noir")
    ]
    assert tokens("didn’t") == ["didn't"]
    assert tokens("") == []


def test_a_bag_tells_which_words_are_there_and_forgets_order_and_unknown_ones():
    known = ("good", "not", "the")
    assert bag("The not so good, good zebra", known).tolist() == [1.0, 1.0, 1.0]
    assert bag("good", known).tolist() == [1.0, 0.0, 0.0]
    assert bag("", known).tolist() == [0.0, 0.0, 0.0]


def test_the_corpus_has_the_sentence_that_all_begins_with_and_its_opposite():
    assert reviews().sentences[:2] == (
        "I absolutely loved the movie",
        "I absolutely hated the movie",
    )


@pytest.mark.parametrize(("corpus", "size"), [(reviews, 200), (negations, 40)])
def test_praise_and_blame_take_turns_and_no_sentence_comes_twice(corpus, size):
    found = corpus()
    assert found.positive.tolist() == [1, 0] * (size // 2)
    assert len({" ".join(tokens(each)) for each in found.sentences}) == size


@pytest.mark.parametrize("corpus", [reviews, negations])
def test_the_vocabulary_is_every_word_and_the_last_fifth_has_none_of_its_own(corpus):
    sentences, vocabulary = corpus().sentences, corpus().vocabulary
    first = {word for each in sentences[: len(sentences) * 4 // 5] for word in tokens(each)}
    assert sorted(first) == list(vocabulary)
    assert {word for each in sentences for word in tokens(each)} == first


def test_reviews_are_short_and_their_words_few_and_none_lonely():
    found = reviews()
    assert all(3 <= len(tokens(each)) <= 8 for each in found.sentences)
    assert 70 <= len(found.vocabulary) <= 130
    assert min(Counter(word for each in found.sentences for word in tokens(each)).values()) >= 2
    assert "not" not in found.vocabulary


def test_words_that_tell_nothing_are_in_as_many_reviews_of_either_kind():
    praise, blame = counts(reviews(), 1), counts(reviews(), 0)
    for word in NEUTRAL:
        assert praise[word] == blame[word] > 0, word


def test_twenty_words_and_more_of_either_kind_tell_all():
    praise, blame = counts(reviews(), 1), counts(reviews(), 0)
    for ours, theirs in ((praise, blame), (blame, praise)):
        telling = {word: ours[word] for word in ours if theirs[word] == 0}
        assert 20 <= len(telling) <= 25
        assert max(telling.values()) > 10


def test_with_not_no_word_tells_anything_alone():
    assert counts(negations(), 1) == counts(negations(), 0)


def test_each_four_phrases_are_an_xor_so_that_one_neuron_has_at_most_three_right():
    """Summed over words, good + not bad = not good + bad: no sum of weights parts the two pairs."""
    bags = [bag(each, negations().vocabulary) for each in negations().sentences]
    for place in range(0, 40, 4):
        good, not_good, not_bad, bad = bags[place : place + 4]
        assert (good + not_bad).tolist() == (not_good + bad).tolist()


def test_labels_are_shared_and_cannot_be_written():
    assert reviews() is reviews()
    with pytest.raises(ValueError, match="read-only"):
        reviews().positive[0] = 0
