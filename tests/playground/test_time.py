"""Going through a long history: every point is, to the bit, what a run straight to it gives."""

import re
from itertools import pairwise

import numpy as np
import pytest

from app.engine.optimizers import OPTIMIZERS
from app.playground.history import ENTRY_POINTS, MAX_STATE_BYTES
from app.playground.points import bytes_of
from tests.playground.sessions import BIAS, REDO, STEP, UNDO, bits, do, make_session, set_bias

STEPS = 10_000
# What is done by hand while it plays, by the step at which it is done.
BY_HAND = {
    2_000: set_bias(1.5, "drag"),
    3_500: {"type": "lock", "parameter": BIAS},
    5_000: {"type": "configure", "network": {"use_biases": False}},
    6_000: {"type": "configure", "network": {"use_biases": True}},
    7_000: {"type": "configure", "training": {"learning_rate": 0.1, "batch_size": 7}},
}


def played(steps=STEPS, by_hand=None, **document):
    """A session that has played so many steps, in unequal turns."""
    session = make_session(**document)
    do(session, {"type": "play"})
    stops = sorted({*(by_hand or {}), steps})
    for stop in stops:
        while (left := stop - session.experiment.trainer.progress.step) > 0:
            session.advance(min(7, left), deadline=float("inf"))
        if by_hand and stop in by_hand:
            do(session, by_hand[stop])
    do(session, {"type": "pause"})
    return session


def some(points, seed):
    """Twenty of them, in any order."""
    return [points[place] for place in np.random.default_rng(seed).permutation(len(points))[:20]]


def seek(session, point):
    do(session, {"type": "seek", "index": point.index})
    assert session.history.here == point


@pytest.mark.parametrize("optimizer", OPTIMIZERS)
def test_any_point_of_ten_thousand_steps_is_what_a_fresh_run_to_it_gives(optimizer):
    document = {"training": {"optimizer": optimizer}}
    session, fresh = played(**document), make_session(**document)
    reached = {}
    for point in some(session.history.points, seed=1):
        seek(session, point)
        reached[point.progress.step] = bits(session)
    for step in sorted(reached):
        made = fresh.experiment.trainer.progress.step
        if step > made:
            do(fresh, {**STEP, "count": step - made})
        assert bits(fresh) == reached[step]


def test_any_point_of_a_play_with_changes_by_hand_is_what_the_same_done_again_gives():
    session, again = played(by_hand=BY_HAND), make_session()
    points = [point for point in session.history.points if point.progress.step not in BY_HAND]
    chosen = sorted(some(points, seed=2), key=lambda point: point.index)
    for stop in sorted({*BY_HAND, *(point.progress.step for point in chosen)}):
        made = again.experiment.trainer.progress.step
        if stop > made:
            do(again, {**STEP, "count": stop - made})
        for point in chosen:
            if point.progress.step == stop:
                seek(session, point)
                assert bits(session) == bits(again)
        if stop in BY_HAND:
            do(again, BY_HAND[stop])


def test_steps_made_again_from_the_middle_lead_to_the_same_end():
    session = played(2_000)
    end = bits(session)
    middle = session.history.points[len(session.history.points) // 2]
    seek(session, middle)
    do(session, {**STEP, "count": 2_000 - middle.progress.step})
    assert bits(session) == end


def test_undo_and_redo_go_through_a_play_by_what_was_done_in_it():
    session = played(by_hand=BY_HAND)
    ends = {point.entry: point for point in session.history.points}
    states = []
    for entry in reversed(ends):
        assert session.history.here == ends[entry]
        states.append(bits(session))
        do(session, UNDO)
    for end in ends.values():
        assert session.history.here == end
        assert bits(session) == states.pop()
        do(session, REDO)


def test_the_history_of_a_long_play_is_bounded_and_spans_all_of_it():
    points = played().history.points
    steps = [point.progress.step for point in points]
    assert len(points) <= ENTRY_POINTS + 2
    assert (steps[0], steps[-1]) == (0, STEPS)
    assert max(after - before for before, after in pairwise(steps)) <= STEPS / 50
    assert sum(bytes_of(point.moment) for point in points if point.moment) <= MAX_STATE_BYTES


def test_changes_by_hand_stay_in_the_history_of_a_long_play():
    session = played(by_hand=BY_HAND)
    kinds = {point.entry: point.kind for point in session.history.points}
    assert list(kinds.values()) == ["start", "play", "drag", *["change"] * 4]
    first = {}
    for point in session.history.points:
        first.setdefault(point.entry, point.progress.step)
    for entry, step in enumerate(sorted(BY_HAND), start=2):
        assert first[entry] == step


@pytest.mark.parametrize(
    ("command", "words"),
    [
        (set_bias(2.2, "drag"), r"dragged bias of h1\.2, 0\.00 → 2\.20"),
        (set_bias(-1.0), r"set bias of h1\.2 to −1\.00"),
        (STEP, r"step 1: mini-batch of 10, loss 0\.\d{3} → 0\.\d{3}"),
        ({**STEP, "unit": "sample"}, r"step 1: one sample, loss .+ → .+"),
        ({**STEP, "unit": "epoch"}, r"epoch 1, to step 13, loss .+ → .+"),
        ({**STEP, "count": 3}, r"3 steps, to step 3, loss .+ → .+"),
        ({"type": "lock", "parameter": BIAS}, r"locked bias of h1\.2"),
        ({"type": "configure", "network": {"use_biases": False}}, r"biases off"),
        ({"type": "configure", "training": {"learning_rate": 0.1}}, r"learning rate .+ → 0\.1"),
        ({"type": "configure", "problem": {"name": "moons"}}, r"data: Moons.*"),
        ({"type": "reset"}, r"reset to the start"),
        ({"type": "reset", "seed": 7}, r"new start, seed 7"),
    ],
)
def test_whatever_is_done_is_an_entry_with_its_words(command, words):
    session = make_session()
    do(session, command)
    assert session.history.here.entry == 1
    assert re.fullmatch(words, session.history.here.label)


def test_an_entry_is_of_the_kind_that_opened_it():
    session = make_session()
    lock = {"type": "lock", "parameter": BIAS}
    for commands in (
        [STEP],
        [set_bias(1.0, "drag")],
        [set_bias(2.0)],
        [lock],
        [{"type": "configure", "training": {"learning_rate": 0.3}}],
        [{"type": "reset"}],
        [{**STEP, "count": 3}, lock],
        [{"type": "play"}],
    ):
        do(session, *commands)
    session.advance(2, deadline=np.inf)
    do(session, set_bias(3.0, "another drag"))
    session.advance(2, deadline=np.inf)
    kinds = {point.entry: point.kind for point in session.history.points}
    assert list(kinds.values()) == [
        "start",
        "step",
        "drag",
        *["change"] * 4,
        "step",
        "play",
        "drag",
    ]
    assert all(point.kind == kinds[point.entry] for point in session.history.points)
