"""Handwritten digits as a problem: what is told apart, and how well."""

import numpy as np
import pytest

from app.problems.scenarios.digits import HIDDEN, LEVELS, ONE, TEN, WRITERS, digits
from app.problems.scenarios.digits_images import digit_images
from tests.playground.sessions import do, make_session

ALL = 1797


def draw(level=TEN, switches=(), samples=ALL, noise=0.0, seed=1):
    return digits(level, switches).generate(samples, noise, np.random.default_rng(seed))


@pytest.mark.parametrize("level", [level.name for level in LEVELS])
def test_the_images_are_those_that_were_written(level):
    points, targets = draw(level)
    images, labels = digit_images()
    order = np.random.default_rng(1).permutation(ALL)
    np.testing.assert_array_equal(points * 16, images[order])
    told = targets[:, 0] == 1 if level == ONE else targets.argmax(axis=1)
    np.testing.assert_array_equal(told, labels[order] == 3 if level == ONE else labels[order])


def test_other_writers_are_the_end_of_the_file_whatever_the_seed():
    images, _ = digit_images()
    for seed in (1, 2):
        points, _ = draw(switches=(WRITERS,), seed=seed)
        np.testing.assert_array_equal(points * 16, images)


def test_noise_moves_pixels_and_no_digit():
    (still, targets), (moved, same) = draw(), draw(noise=0.2)
    assert (moved - still).std() == pytest.approx(0.1, rel=0.02)
    assert targets.tolist() == same.tolist()


def test_an_empty_document_is_ten_digits_by_one_layer():
    session = make_session(problem={"name": "digits"})
    assert session.document()["problem"]["level"] == TEN
    assert session.experiment.layout.sizes == (64, 10)
    assert len(session.experiment.dataset.train.inputs) == 1438
    do(session, {"type": "set", "parameter": "weights.0.7.20", "value": 1.0})
    assert session.history.here.label == 'set pixel row 3, column 5 to "7" to 1.00'


def accuracies(level, *epochs, seed=1, **problem):
    """Of the test digits after so many epochs, each more than the one before."""
    session = make_session(
        problem={"name": "digits", "level": level, "seed": seed, **problem}, network={"seed": seed}
    )
    reached, before = [], 0
    for count in epochs:
        do(session, {"type": "step", "unit": "epoch", "count": count - before})
        reached.append(session.history.here.metrics["test"]["accuracy"])
        before = count
    return reached


SEEDS = (1, 2, 3)


# Measured elsewhere: 87, 95 and 97.2 % after 1, 10 and 50 epochs; hidden units 84, 97 and 98.2 %.
@pytest.mark.parametrize(
    ("level", "expected"), [(TEN, (0.87, 0.95, 0.972)), (HIDDEN, (0.84, 0.97, 0.982))]
)
def test_digits_are_told_as_well_as_they_can_be(level, expected):
    reached = np.mean([accuracies(level, 1, 10, 50, seed=seed) for seed in SEEDS], axis=0)
    assert (reached > np.array(expected) - (0.05, 0.02, 0.012)).all()


@pytest.mark.parametrize("seed", SEEDS)
def test_other_writers_are_harder(seed):
    (mixed,) = accuracies(TEN, 20, seed=seed)
    (others,) = accuracies(TEN, 20, seed=seed, switches=[WRITERS])
    assert 0.88 < others < 0.93 < mixed


@pytest.mark.parametrize("seed", SEEDS)
def test_one_neuron_knows_a_3_and_to_say_no_is_right_in_most(seed):
    _, targets = draw(ONE)
    assert targets.mean() == pytest.approx(0.1, abs=0.01)
    (reached,) = accuracies(ONE, 20, seed=seed)
    assert reached > 0.97
