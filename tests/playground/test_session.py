import numpy as np
import pytest
from pydantic import ValidationError

from app.playground.errors import PlaygroundError
from tests.playground.sessions import (
    BIAS,
    COMMANDS,
    REDO,
    STEP,
    UNDO,
    bits,
    do,
    entry,
    labels,
    make_session,
    progress,
    set_bias,
)

EVERY_CHANGE = [
    set_bias(2.5),
    {**STEP, "count": 7},
    {**STEP, "unit": "epoch"},
    {**STEP, "unit": "sample", "count": 3},
    {**STEP, "unit": "sample", "sample": 5},
    {"type": "lock", "parameter": BIAS},
    {"type": "unlock", "parameter": BIAS},
    {"type": "reset"},
    {"type": "reset", "seed": 9},
    {"type": "configure", "problem": {"name": "moons", "samples": 60}},
    {"type": "configure", "network": {"hidden": [{"units": 5, "activation": "relu"}]}},
    {"type": "configure", "training": {"learning_rate": 0.01, "shuffle": False}},
]


@pytest.mark.parametrize("change", EVERY_CHANGE)
def test_undo_and_redo_bring_back_the_same_bits(change):
    session = make_session()
    do(session, {**STEP, "count": 20})
    before = bits(session)
    do(session, change)
    after = bits(session)
    do(session, UNDO)
    assert bits(session) == before
    do(session, REDO)
    assert bits(session) == after


def test_the_step_after_an_undo_is_the_step_that_was_undone():
    session = make_session()
    do(session, {**STEP, "count": 30})
    do(session, STEP)
    once = bits(session)
    do(session, UNDO)
    do(session, STEP)
    assert bits(session) == once


def test_seek_brings_back_the_bits_of_every_point_of_a_long_run():
    session = make_session()
    reached = {}
    for change in EVERY_CHANGE:
        do(session, change)
        reached[session.history.here.index] = bits(session)
    for index, state in reached.items():
        do(session, {"type": "seek", "index": index})
        assert session.history.here.index == index
        assert bits(session) == state


def test_a_seek_to_a_thinned_point_goes_to_the_nearest_one_before_it():
    session = make_session()
    do(session, {**STEP, "count": 2000})
    do(session, {"type": "play"})
    for _ in range(500):
        session.advance(1, deadline=np.inf)
    do(session, {"type": "pause"})
    indices = [point.index for point in session.history.points]
    missing = next(index for index in range(indices[-1]) if index not in indices)
    do(session, {"type": "seek", "index": missing})
    assert session.history.here.index == max(index for index in indices if index < missing)


def test_a_seek_beyond_the_history_is_refused():
    session = make_session()
    with pytest.raises(PlaygroundError) as refused:
        do(session, {"type": "seek", "index": 1})
    assert refused.value.allowed == "0 to 0"


def test_undo_at_the_start_and_redo_at_the_end_change_nothing():
    session = make_session()
    start = bits(session)
    do(session, UNDO)
    assert bits(session) == start
    do(session, set_bias(1.0))
    end = bits(session)
    do(session, REDO)
    assert bits(session) == end


def test_a_whole_drag_is_one_undo():
    session = make_session()
    start = bits(session)
    for value in (0.5, 1.0, 1.5, 2.2):
        do(session, set_bias(value, "drag 1"))
    assert labels(session) == ["start", "dragged bias of h1.2, 0.00 → 2.20"]
    do(session, UNDO)
    assert bits(session) == start


def test_a_gesture_that_something_interrupts_goes_on_as_a_new_entry():
    session = make_session()
    do(session, set_bias(0.5, "drag"))
    do(session, STEP)
    do(session, set_bias(0.7, "drag"))
    assert entry(session) == 3


def test_sets_without_a_gesture_are_entries_of_their_own():
    session = make_session()
    do(session, set_bias(1.0))
    do(session, set_bias(2.0))
    assert labels(session)[1:] == ["set bias of h1.2 to 1.00", "set bias of h1.2 to 2.00"]
    assert entry(session) == 2


def test_a_gesture_over_several_parameters_is_one_entry():
    session = make_session()
    start = bits(session)
    for turn in range(3):
        do(
            session,
            *(
                {"type": "set", "parameter": f"weights.0.0.{i}", "value": turn + i, "gesture": "t"}
                for i in range(2)
            ),
        )
    assert labels(session) == ["start", "dragged 2 parameters of h1.1"]
    do(session, UNDO)
    assert bits(session) == start


def test_a_step_of_any_count_is_one_entry():
    session = make_session()
    start = bits(session)
    do(session, {**STEP, "count": 1000})
    assert progress(session) == (1000, 76, 120)
    assert entry(session) == 1
    do(session, UNDO)
    assert bits(session) == start


def test_a_list_of_commands_is_one_entry():
    session = make_session()
    start = bits(session)
    do(session, set_bias(1.0), STEP, {"type": "lock", "parameter": BIAS}, {"type": "reset"})
    assert entry(session) == 1
    do(session, UNDO)
    assert bits(session) == start


def test_a_list_is_applied_as_a_whole_or_not_at_all():
    session = make_session()
    do(session, STEP)
    before, revision, history = bits(session), session.revision, labels(session)
    with pytest.raises(PlaygroundError):
        do(session, set_bias(3.0), STEP, {"type": "lock", "parameter": "biases.7.7"})
    with pytest.raises(ValidationError):
        do(session, STEP, {"type": "configure", "network": {"hidden": [{"units": 99}]}})
    assert (bits(session), session.revision, labels(session)) == (before, revision, history)
    do(session, STEP)
    assert progress(session)[0] == 2


def test_nothing_of_a_list_shows_before_all_of_it_is_done():
    session = make_session()
    before = bits(session)
    work = session.apply(COMMANDS.validate_python([{**STEP, "count": 3}]))
    next(work)
    next(work)
    assert bits(session) == before
    list(work)
    assert progress(session)[0] == 3


def test_undo_from_the_middle_of_an_entry_goes_to_its_beginning_and_redo_to_its_end():
    session = make_session()
    do(session, STEP)
    start = bits(session)
    do(session, {**STEP, "count": 10})
    end = bits(session)
    do(session, {"type": "seek", "index": 6})
    do(session, UNDO)
    assert bits(session) == start
    do(session, {"type": "seek", "index": 6})
    do(session, REDO)
    assert bits(session) == end


def test_acting_after_going_back_drops_what_was_ahead():
    session = make_session()
    do(session, STEP)
    do(session, STEP)
    do(session, STEP)
    do(session, UNDO)
    do(session, UNDO)
    do(session, set_bias(1.0))
    assert [point.index for point in session.history.points] == [0, 1, 2]
    assert labels(session)[-1] == "set bias of h1.2 to 1.00"
    assert session.history.length == 3


def test_an_epoch_ends_where_the_samples_do():
    session = make_session()
    do(session, {**STEP, "count": 5})
    do(session, {**STEP, "unit": "epoch"})
    assert progress(session) == (13, 1, 0)


def test_a_named_sample_leaves_the_position_alone():
    session = make_session()
    do(session, {**STEP, "unit": "sample", "count": 4})
    do(session, {**STEP, "unit": "sample", "sample": 0})
    assert progress(session) == (5, 0, 4)


@pytest.mark.parametrize(
    "step", [{"unit": "sample", "sample": 125}, {"unit": "batch", "sample": 0}, {"sample": 3}]
)
def test_a_step_on_a_sample_that_cannot_be_is_refused(step):
    with pytest.raises(PlaygroundError):
        do(make_session(), {**STEP, **step})


def test_a_locked_parameter_does_not_move_until_it_is_unlocked():
    session = make_session()
    do(session, set_bias(1.25), {"type": "lock", "parameter": BIAS})
    do(session, {**STEP, "count": 50})
    assert session.experiment.value(BIAS) == 1.25
    do(session, {"type": "unlock", "parameter": BIAS}, STEP)
    assert session.experiment.value(BIAS) != 1.25


def test_reset_gives_the_start_and_keeps_the_locks():
    session = make_session(locked=[BIAS])
    start = bits(session)
    do(session, {**STEP, "count": 40})
    do(session, {"type": "reset"})
    assert bits(session) == start


def test_a_new_seed_gives_another_start_and_the_old_one_the_first():
    session = make_session()
    start = bits(session)
    do(session, {"type": "reset", "seed": 2})
    assert bits(session) != start
    do(session, {"type": "reset", "seed": 1})
    assert bits(session) == start


def test_a_document_saved_and_opened_makes_the_same_next_step():
    session = make_session(locked=[BIAS])
    do(session, {**STEP, "count": 33})
    opened = make_session(**session.document())
    do(session, {**STEP, "count": 50})
    do(opened, {**STEP, "count": 50})
    assert bits(opened) == bits(session)


def test_a_long_list_lets_others_in_after_each_of_its_commands():
    work = make_session().apply(COMMANDS.validate_python([set_bias(value) for value in range(50)]))
    assert len(list(work)) == 50
