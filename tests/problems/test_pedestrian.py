"""The toy street: what is measured, and what can be made of which sensors."""

import numpy as np
import pytest

from app.engine.probes import activations
from app.playground.frame import View
from app.playground.watch import Watch
from app.problems.scenarios.pedestrian import COLUMNS, LEVELS, SENSORS, SWITCHES, pedestrian
from tests.playground.sessions import do, make_session


def draw(switches=(), noise=0.5, samples=2000):
    problem = pedestrian("all", tuple(switches))
    return problem.generate(samples, noise, np.random.default_rng(3))


def test_half_are_pedestrians_and_each_sample_says_what_it_is():
    points, targets = draw()
    texts = pedestrian("all").texts(2000, np.random.default_rng(3))
    assert [text == "a pedestrian" for text in texts] == (targets[:, 0] == 1).tolist()
    assert points.shape == (2000, len(COLUMNS))
    assert set(texts) == {"a pedestrian", "a car", "a post", "a bin", "a cyclist"}


def test_the_numbers_are_those_of_things_and_scaled_alike():
    points, targets = draw(noise=0.0)
    scales = pedestrian("all").scales
    means = {
        scale.column: scale.middle + scale.half * points[targets[:, 0] == 1, place].mean()
        for place, scale in enumerate(scales)
    }
    assert means["height"] == pytest.approx(1.70, abs=0.01)
    assert means["width"] == pytest.approx(0.55, abs=0.01)
    assert means["warmth"] == pytest.approx(12.5, abs=0.2)
    assert (points.std(axis=0) > 0.5).all()
    assert (points.std(axis=0) < 1.5).all()


def test_noise_grows_with_distance_and_with_fog():
    still, clear, foggy = draw(noise=0.0)[0], draw()[0], draw(["fog"])[0]
    off = np.abs(clear - still)[:, 0]
    far = still[:, COLUMNS.index("distance")] > 0
    assert off[far].mean() > 2 * off[~far].mean()
    for place, sensor in enumerate(SENSORS):
        rougher = np.abs(foggy - still)[:, place].mean() / np.abs(clear - still)[:, place].mean()
        assert rougher == pytest.approx(3 if sensor in ("height", "width") else 1, rel=1e-9)


@pytest.mark.parametrize("sensor", SENSORS)
def test_a_failed_sensor_says_the_same_always_and_the_others_what_they_did(sensor):
    whole, failed = draw()[0], draw([f"no_{sensor}"])[0]
    place = SENSORS.index(sensor)
    assert not failed[:, place].any()
    np.testing.assert_array_equal(np.delete(failed, place, 1), np.delete(whole, place, 1))


def test_every_switch_has_its_words():
    assert [switch.name for switch in SWITCHES] == ["fog", *(f"no_{each}" for each in SENSORS)]
    assert all(level.task and level.description for level in LEVELS)


def accuracy(level, seed, **more):
    problem = {"name": "pedestrian", "level": level, "seed": seed, **more}
    session = make_session(problem=problem, network={"seed": seed})
    do(session, {"type": "step", "unit": "epoch", "count": 40})
    return session.history.here.metrics["test"]["accuracy"]


SEEDS = (1, 2, 3)


# What such data come to was measured elsewhere: 80, 91, 94 and 98 %.
@pytest.mark.parametrize(
    ("level", "least", "most"),
    [("two", 0.76, 0.84), ("shape", 0.88, 0.93), ("four", 0.92, 0.96), ("all", 0.97, 1.0)],
)
def test_each_level_does_as_well_as_it_can(level, least, most):
    mean = np.mean([accuracy(level, seed) for seed in SEEDS])
    assert least < mean < most


@pytest.mark.parametrize("seed", SEEDS)
def test_two_sensors_beat_one(seed):
    two = accuracy("two", seed)
    assert all(accuracy("two", seed, features=[sensor]) < two for sensor in ("height", "width"))


def test_caution_trades_misses_for_false_alarms():
    session = make_session(problem={"name": "pedestrian"})
    do(session, {"type": "step", "unit": "epoch", "count": 10})
    counts, traded = [], {}
    learned = session.experiment.value("biases.0.0")
    for more in (-2.0, 0.0, 2.0):
        do(session, {"type": "set", "parameter": "biases.0.0", "value": learned + more})
        test = session.experiment.dataset.test
        outputs = activations(session.experiment.network, test.inputs)[-1].a
        told, true = outputs[0] > 0.5, test.targets[:, 0] > 0.5
        counts.append(((true & ~told).sum(), (told & ~true).sum()))
        view = View()
        view.watch = view.after(Watch(type="watch", tradeoff=True), session.experiment)
        told = view.frame(session)["tradeoff"]
        assert (told["now"]["misses"], told["now"]["alarms"]) == counts[-1]
        assert (told["positives"], told["negatives"]) == (300, 300)
        assert (told["misses"][40], told["alarms"][40]) == counts[-1]
        traded[round(told["now"]["bias"] - learned)] = told
    misses, alarms = zip(*counts, strict=True)
    # Two to the left of where it stands is where it stood before it was moved so far.
    assert traded[0]["misses"][[30, 50]].tolist() == [misses[0], misses[2]]
    assert misses[0] > misses[1] > misses[2]
    assert alarms[0] < alarms[1] < alarms[2]
