import numpy as np
import pytest

from app.playground.errors import PlaygroundError
from tests.playground.sessions import (
    REDO,
    STEP,
    UNDO,
    bits,
    do,
    entry,
    labels,
    make_session,
    set_bias,
)


def test_step_pauses_play_and_set_does_not():
    session = make_session()
    do(session, {"type": "play"})
    do(session, set_bias(1.0))
    assert session.status == "playing"
    do(session, STEP)
    assert session.status == "ready"


@pytest.mark.parametrize("command", [UNDO, REDO, {"type": "seek", "index": 0}, {"type": "reset"}])
def test_going_back_pauses_play(command):
    session = make_session()
    do(session, {"type": "play"})
    do(session, command)
    assert session.status == "ready"


def test_a_play_until_its_pause_is_one_entry():
    session = make_session()
    start = bits(session)
    do(session, {"type": "play"})
    for _ in range(5):
        assert session.advance(3, deadline=np.inf) == 3
    do(session, {"type": "pause"})
    assert labels(session)[-1].startswith("played 15 steps, loss ")
    do(session, {"type": "play"})
    session.advance(1, deadline=np.inf)
    assert entry(session) == 2
    do(session, UNDO)
    do(session, UNDO)
    assert bits(session) == start


def test_play_goes_on_within_the_entry_of_a_drag_made_meanwhile():
    session = make_session()
    do(session, {"type": "play"})
    session.advance(4, deadline=np.inf)
    for value in (1.0, 2.0):
        do(session, set_bias(value, "drag"))
        session.advance(4, deadline=np.inf)
    assert [point.entry for point in session.history.points] == [0, 1, 2, 2, 2, 2]
    do(session, UNDO)
    assert labels(session)[session.history.place].startswith("played 4 steps")


def test_played_and_stepped_updates_are_the_same():
    played, stepped = make_session(), make_session()
    do(played, {"type": "play"})
    while played.experiment.trainer.progress.step < 100:
        played.advance(7, deadline=np.inf)
    do(stepped, {**STEP, "count": played.experiment.trainer.progress.step})
    assert bits(played) == bits(stepped)


DIVERGING = {
    "network": {"hidden": [{"units": 8, "activation": "linear"}] * 3},
    "training": {"loss": "mean_squared_error", "learning_rate": 10.0, "l2": 1.0},
}


def test_divergence_is_told_with_its_step_and_undo_leads_out():
    session = make_session(**DIVERGING)
    start = bits(session)
    do(session, {**STEP, "count": 10_000})
    told = session.divergence()
    assert session.status == "diverged"
    assert told["step"] == session.experiment.trainer.progress.step < 10_000
    assert told["message"].startswith(f"Step {told['step']} blew up")
    assert "10" in told["message"]
    with pytest.raises(PlaygroundError) as refused:
        do(session, STEP)
    assert refused.value.allowed == "undo, seek or reset first"
    do(session, UNDO)
    assert session.status == "ready"
    assert bits(session) == start


def test_play_stops_where_it_diverges():
    session = make_session(**DIVERGING)
    do(session, {"type": "play", "unit": "epoch"})
    while session.status == "playing":
        session.advance(10, deadline=np.inf)
    assert session.status == "diverged"
    assert session.playing is None


def test_a_diverged_network_is_kept_as_it_last_was_finite():
    session = make_session(**DIVERGING)
    do(session, {**STEP, "count": 400})
    kept = make_session(**session.document_to_keep())
    assert kept.status == "ready"
    assert kept.experiment.trainer.progress.step == session.experiment.trainer.progress.step - 1
