from dataclasses import replace

import pytest

from app.playground import history as history_module
from app.playground.commands import Set, Step
from app.playground.history import ENTRY_POINTS
from app.playground.points import bytes_of, compact
from tests.playground.sessions import bits, do, make_session

STEP = {"type": "step"}


def step(count, unit="batch", sample=None):
    return Step(type="step", unit=unit, count=count, sample=sample)


def put(parameter, value):
    return Set(type="set", parameter=parameter, value=value)


def long_session():
    session = make_session()
    do(session, STEP)
    do(session, {"type": "play"})
    for _ in range(1500):
        session.advance(1, deadline=float("inf"))
    do(session, {"type": "pause"})
    return session


def test_a_long_entry_keeps_its_beginning_and_its_end():
    points = long_session().history.points
    assert len(points) <= ENTRY_POINTS + 3
    assert [points[0].index, points[1].index, points[-1].index] == [0, 1, 1501]
    assert points[-1].progress.step == 1501


def test_indices_grow_and_never_change():
    session = long_session()
    for point in session.history.points:
        assert point.index == point.progress.step


def test_every_thinned_point_brings_back_its_own_bits():
    session, again = long_session(), make_session()
    for point in session.history.points[1::37]:
        do(session, {"type": "seek", "index": point.index})
        do(again, {"type": "reset"}, {**STEP, "count": point.progress.step})
        assert bits(session) == bits(again)


def test_the_replay_of_a_point_is_what_its_way_costs():
    history = long_session().history
    for place, point in enumerate(history.points):
        _, changes = history.way_to(place)
        updates = sum(change.count for change in changes)
        assert point.replay == updates * (30_000 + 3 * 10 * 13)


def test_full_states_are_kept_so_that_no_replay_is_long():
    history = long_session().history
    assert max(point.replay for point in history.points) <= history_module.STATE_SPACING
    assert sum(point.moment is not None for point in history.points) > 1


def test_full_states_take_bounded_memory(monkeypatch):
    session = make_session()
    state = bytes_of(session.experiment.moment())
    monkeypatch.setattr(history_module, "MAX_STATE_BYTES", 5 * state)
    monkeypatch.setattr(history_module, "STATE_SPACING", 1)
    session = make_session()
    for _ in range(40):
        do(session, STEP)
    end = bits(session)
    kept = [point for point in session.history.points if point.moment]
    assert len(kept) <= 5
    do(session, {"type": "seek", "index": 17})
    do(session, {"type": "seek", "index": 40})
    assert bits(session) == end


def test_the_oldest_points_are_forgotten_when_there_are_too_many(monkeypatch):
    monkeypatch.setattr(history_module, "MAX_POINTS", 100)
    monkeypatch.setattr(history_module, "STATE_SPACING", 1)
    session = make_session()
    for _ in range(150):
        do(session, STEP)
    points = session.history.points
    assert len(points) <= 100
    assert points[-1].index == 150
    do(session, {"type": "seek", "index": 0})
    assert session.history.here.index == points[0].index > 0


def test_every_entry_is_halved_before_anything_is_forgotten(monkeypatch):
    monkeypatch.setattr(history_module, "MAX_POINTS", 100)
    session = make_session()
    ends = {}
    for _ in range(40):
        do(session, {**STEP, "count": 10})
        ends[session.history.here.index] = bits(session)
    points = session.history.points
    assert len(points) <= 100
    assert points[0].index == 0
    assert set(ends) <= {point.index for point in points}
    for index, state in list(ends.items())[::7]:
        do(session, {"type": "seek", "index": index})
        assert bits(session) == state


def test_a_copy_goes_on_without_the_original():
    session = make_session()
    do(session, STEP)
    twin = session.history.copy()
    do(session, STEP)
    assert (twin.length, session.history.length) == (2, 3)


def test_steps_of_one_kind_become_one_step():
    assert compact([step(2), step(3)]) == (step(5),)
    assert compact([step(1, "sample", 4), step(2, "sample", 4)]) == (step(3, "sample", 4),)


@pytest.mark.parametrize(
    "changes",
    [
        [step(2), step(3, "sample")],
        [step(1, "sample", 4), step(1, "sample", 5)],
        [put("biases.0.0", 1.0), step(1), put("biases.0.0", 2.0)],
    ],
)
def test_what_differs_stays_apart(changes):
    assert compact(changes) == tuple(changes)


def test_of_sets_in_a_row_the_last_of_each_parameter_stays():
    a1, b1, a2 = put("biases.0.0", 1.0), put("biases.0.1", 1.0), put("biases.0.0", 2.0)
    assert compact([a1, b1, a2]) == (b1, a2)


def test_points_since_a_serial_are_those_made_after_it():
    session = make_session()
    do(session, STEP)
    seen = session.history.last_serial
    do(session, {"type": "undo"})
    do(session, {"type": "set", "parameter": "biases.0.0", "value": 1.0, "gesture": "g"})
    first = session.history.since(seen)
    assert [point.index for point in first] == [1]
    seen = session.history.last_serial
    do(session, {"type": "set", "parameter": "biases.0.0", "value": 2.0, "gesture": "g"})
    again = session.history.since(seen)
    assert [(point.index, point.label) for point in again] == [
        (1, "dragged bias of h1.1, 0.00 → 2.00")
    ]
    assert again[0] == replace(
        first[0],
        label=again[0].label,
        metrics=again[0].metrics,
        changes=again[0].changes,
        values=again[0].values,
        serial=again[0].serial,
    )


@pytest.mark.parametrize(
    ("command", "begins"),
    [
        (STEP, False),
        ({"type": "set", "parameter": "biases.0.0", "value": 1.0}, False),
        ({"type": "configure", "network": {"hidden": [{"units": 2}]}}, False),
        ({"type": "configure", "training": {"learning_rate": 0.1}}, False),
        ({"type": "configure", "problem": {"features": ["x1"]}}, False),
        ({"type": "paint", "points": [[0.5, 0.5, 1]]}, False),
        ({"type": "configure", "problem": {"seed": 7}}, True),
        ({"type": "configure", "training": {"loss": "hinge"}}, True),
        ({"type": "reset"}, True),
        ({"type": "open", "document": {}}, True),
    ],
)
def test_losses_begin_anew_with_other_data_another_loss_or_start(command, begins):
    session = make_session()
    do(session, STEP)
    do(session, command)
    do(session, STEP)
    assert [point.begins for point in session.history.points] == [False, False, begins, False]
