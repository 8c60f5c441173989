"""The pixel and the patch: what is bright, and what a neuron can make of it."""

import numpy as np
import pytest

from app.problems.scenarios.brightness import LEVELS, PATCH, PIXEL, THRESHOLD, brightness
from tests.playground.sessions import do, make_session


def draw(level, noise=0.0, samples=200):
    return brightness(level).generate(samples, noise, np.random.default_rng(1))


@pytest.mark.parametrize("level", [level.name for level in LEVELS])
def test_half_of_the_samples_are_bright_on_average_and_none_is_beyond_black_and_white(level):
    points, targets = draw(level)
    assert targets.mean() == 0.5
    assert ((points.mean(axis=1) > THRESHOLD) == (targets[:, 0] == 1)).all()
    assert points.min() >= 0
    assert points.max() <= 1


def test_noise_moves_readings_and_no_class():
    (still, targets), (moved, same) = draw(PATCH), draw(PATCH, 0.2)
    assert 0.05 < (moved - still).std() < 0.15
    assert targets.tolist() == same.tolist()


def trained(seed, **more):
    problem = {"name": "brightness", "level": PIXEL, "seed": seed}
    session = make_session(problem=problem, **more)
    do(session, {"type": "step", "count": 400})
    return session


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_one_neuron_finds_the_threshold(seed):
    session = trained(seed)
    weight, bias = session.experiment.network.flat
    assert session.history.here.metrics["train"]["accuracy"] > 0.95
    assert -bias / weight == pytest.approx(0.565, abs=0.02)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_without_a_bias_the_threshold_sticks_at_0_and_half_is_wrong(seed):
    session = trained(seed, network={"use_biases": False})
    assert session.history.here.metrics["train"]["accuracy"] == 0.5


def test_by_hand_it_can_be_right_everywhere():
    session = make_session(problem={"name": "brightness"})
    for parameter, value in (("weights.0.0.0", 200.0), ("biases.0.0", -120.0)):
        do(session, {"type": "set", "parameter": parameter, "value": value})
    assert session.history.here.metrics["train"]["accuracy"] == 1.0
