"""How the network stands to every sample, for data that have no plane."""

import numpy as np
import pytest

from app.engine.probes import activations
from app.playground.frame import View
from app.playground.watch import Watch
from tests.playground.sessions import STEP, do, make_session


def standings(session):
    view = View()
    view.watch = view.after(Watch(type="watch", standings=True), session.experiment)
    return view.frame(session)["standings"]


def outputs(session, split):
    experiment = session.experiment
    inputs = getattr(experiment.dataset, split).inputs
    return activations(experiment.network, inputs)[-1].a


@pytest.mark.parametrize("loss", ["binary_cross_entropy", "mean_squared_error", "hinge"])
def test_of_two_classes_it_is_how_sure_the_network_is_of_the_right_one(loss):
    session = make_session(training={"loss": loss})
    do(session, {**STEP, "count": 30})
    level = session.experiment.network.loss.level
    shown = standings(session)
    for split in ("train", "test"):
        standing = shown[split]
        targets = getattr(session.experiment.dataset, split).targets[:, 0]
        right = (outputs(session, split)[0] > level) == (targets > 0.5)
        np.testing.assert_array_equal(standing > 0, right)
        np.testing.assert_array_equal(shown["told"][split] == targets, right)
        assert standing.dtype == np.float32
    assert loss == "hinge" or np.abs(standing).max() <= 1.0


def test_of_several_classes_it_is_how_far_the_own_one_is_ahead():
    session = make_session(problem={"name": "rings"})
    do(session, {**STEP, "count": 30})
    told = outputs(session, "train")
    own = session.experiment.dataset.train.targets.argmax(axis=1)
    others = np.where(np.arange(3)[:, None] == own, -np.inf, told).max(axis=0)
    np.testing.assert_allclose(
        standings(session)["train"], told[own, range(len(own))] - others, atol=1e-6
    )


def test_of_numbers_it_is_the_output_and_without_test_samples_there_is_none():
    session = make_session(problem={"name": "bumps", "test_fraction": 0.0})
    told = standings(session)
    np.testing.assert_allclose(told["train"], outputs(session, "train")[0], rtol=1e-6)
    assert told["test"].shape == (0,)
