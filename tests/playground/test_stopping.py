"""A play that stops by itself, and says why."""

import numpy as np
import pytest

from app.playground.frame import whole_frame
from app.playground.session import Session
from tests.playground.sessions import STEP, UNDO, do, make_session

PLAY = {"type": "play"}


def play(session: Session, turns: int = 400, steps: int = 7) -> None:
    """Play in turns of so many steps, until it stops or the turns are over."""
    do(session, PLAY)
    for _ in range(turns):
        if session.playing is None:
            return
        session.advance(steps, deadline=np.inf)


def epochs(session: Session) -> tuple[int, int]:
    progress = session.experiment.trainer.progress
    return progress.epoch, progress.position


@pytest.mark.parametrize("steps", [1, 7, 1000])
def test_a_play_stops_after_its_epochs_however_many_steps_a_turn_makes(steps):
    session = make_session(training={"stop_epochs": 3})
    play(session, steps=steps)
    assert epochs(session) == (3, 0)
    assert session.status == "ready"
    assert whole_frame(session)["stopped"] == {
        "reason": "epochs",
        "message": "Stopped after 3 epochs of play.",
    }
    play(session, steps=steps)
    assert epochs(session) == (6, 0)


def test_a_play_that_begins_within_an_epoch_counts_the_ends_of_epochs():
    session = make_session(training={"stop_epochs": 2})
    do(session, {**STEP, "count": 5})
    play(session)
    assert epochs(session) == (2, 0)


def test_a_play_stops_at_the_end_of_the_first_epoch_with_so_small_a_loss():
    session = make_session(training={"stop_loss": 0.3})
    play(session)
    told = session.stopped
    assert told.reason == "loss"
    loss = session.experiment.trainer.metrics()["train"]["loss"]
    assert loss <= 0.3
    assert f"the training loss of {loss:.4f} is at most 0.3000" in told.message
    ended, _ = epochs(session)
    fresh = make_session()
    do(fresh, {**STEP, "unit": "epoch", "count": ended - 1})
    assert fresh.experiment.trainer.metrics()["train"]["loss"] > 0.3


def test_a_play_stops_when_its_patience_with_the_test_loss_ends():
    session = make_session(
        problem={"samples": 40, "noise": 0.6},
        network={"hidden": [{"units": 8, "activation": "tanh"}]},
        training={"stop_patience": 5},
    )
    play(session)
    assert session.stopped.reason == "patience"
    ended, _ = epochs(session)
    losses = []
    fresh = make_session(**{part: session.document()[part] for part in ("problem", "network")})
    for _ in range(ended):
        do(fresh, {**STEP, "unit": "epoch"})
        losses.append(fresh.experiment.trainer.metrics()["test"]["loss"])
    best = int(np.argmin(losses))
    assert ended - (best + 1) == 5
    assert f"below {min(losses):.4f} after epoch {best + 1}" in session.stopped.message


def test_without_test_samples_there_is_no_patience_to_lose():
    session = make_session(problem={"test_fraction": 0.0}, training={"stop_patience": 1})
    play(session, turns=20)
    assert session.status == "playing"


def test_why_it_stopped_is_told_until_something_else_is_done():
    session = make_session(training={"stop_epochs": 1})
    play(session)
    assert session.stopped
    do(session, UNDO)
    assert session.stopped is None
    assert whole_frame(session)["stopped"] is None


def test_conditions_may_change_while_it_plays():
    session = make_session()
    do(session, PLAY)
    session.advance(13 * 2, deadline=np.inf)
    do(session, {"type": "configure", "training": {"stop_epochs": 4}})
    play(session)
    assert epochs(session) == (4, 0)


def test_patience_does_not_compare_with_the_losses_of_other_data():
    session = make_session(training={"stop_patience": 10})
    do(session, PLAY)
    session.advance(13 * 30, deadline=np.inf)
    assert session.status == "playing"
    do(session, {"type": "configure", "problem": {"name": "spiral"}})
    session.advance(13 * 9, deadline=np.inf)
    assert session.stopped is None
