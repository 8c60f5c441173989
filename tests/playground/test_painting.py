"""Painting: the data become a person's own, split and network kept."""

import numpy as np
import pytest

from app.playground import history as history_module
from app.playground.errors import PlaygroundError
from tests.playground.sessions import STEP, UNDO, bits, do, make_session


def paint(*points, **more):
    return {"type": "paint", "points": [list(point) for point in points], **more}


def erase(*samples, **more):
    return {"type": "erase", "samples": list(samples), **more}


def move(sample, *to, **more):
    return {"type": "move", "sample": sample, "to": list(to), **more}


def splits(session):
    dataset = session.experiment.dataset
    return dataset.train, dataset.test


@pytest.mark.parametrize("name", ["circle", "xor", "blobs", "bumps", "sine"])
def test_a_painted_point_joins_the_points_that_there_were(name: str):
    session = make_session(problem={"name": name, "samples": 51, "test_fraction": 0.3})
    do(session, {**STEP, "count": 30})
    (train, test), flat = splits(session), session.experiment.network.flat.copy()
    start = session.experiment.start()
    point = (0.5, 0.25) if name == "sine" else (0.5, -0.25, 1)
    do(session, paint(point))
    now_train, now_test = splits(session)
    assert now_train.points[:-1].tobytes() == train.points.tobytes()
    assert now_train.inputs[:-1].tobytes() == train.inputs.tobytes()
    assert now_train.targets[:-1].tobytes() == train.targets.tobytes()
    assert now_test.targets.tobytes() == test.targets.tobytes()
    assert now_train.points[-1].tolist() == list(point[:2])
    assert session.experiment.network.flat.tobytes() == flat.tobytes()
    assert session.experiment.start().tobytes() == start.tobytes()
    assert session.document()["problem"]["name"] == "own"
    do(session, STEP)


def test_from_nothing_to_a_trained_network_and_back():
    session = make_session(problem={"name": "own"})
    before = bits(session)
    corners = [(-1, -1, 0), (1, 1, 0), (-1, 1, 1), (1, -1, 1)]
    do(session, *(paint(corner, gesture="stroke") for corner in corners))
    assert session.history.here.label == "painted 4 points"
    do(session, paint((0.5, 0.5, 0), split="test"))
    assert [len(split.points) for split in splits(session)] == [4, 1]
    do(session, {**STEP, "unit": "epoch", "count": 300})
    assert session.history.here.metrics["train"]["accuracy"] == 1
    for _ in range(3):
        do(session, UNDO)
    assert bits(session) == before
    do(session, {"type": "redo"})
    assert [len(split.points) for split in splits(session)] == [4, 0]


def test_a_stroke_is_one_entry_and_the_next_one_another():
    session = make_session(problem={"name": "own"})
    for place in range(5):
        do(session, paint((place / 10, 0, 1), gesture="one"))
    for place in range(3):
        do(session, paint((place / 10, 1, 0), gesture="two"))
    do(session, erase(0, 1, gesture="three"))
    do(session, erase(0, gesture="three"))
    do(session, move(0, 0.5, 0.5, gesture="four"))
    do(session, move(0, 0.75, 0.5, gesture="four"))
    labels = [point.label for point in session.history.points]
    assert labels == [
        "start",
        "painted 5 points",
        "painted 3 points",
        "erased 3 points",
        "moved a point",
    ]
    rows = session.document()["problem"]["data"]["rows"]
    do(session, UNDO, UNDO)
    assert len(session.document()["problem"]["data"]["rows"]) == 8
    do(session, {"type": "redo"}, {"type": "redo"})
    assert session.document()["problem"]["data"]["rows"] == rows
    assert rows[0] == [0.75, 0.5, 1]


def test_one_sweep_erases_points_of_both_kinds_as_one_entry():
    session = make_session(problem={"samples": 20})
    do(session, erase(0, gesture="sweep"), erase(3, 4, gesture="sweep", split="test"))
    do(session, erase(1, gesture="sweep"))
    assert session.history.here.label == "erased 4 points"
    do(session, UNDO)
    assert session.document()["problem"]["name"] == "circle"


def test_erased_points_are_gone_and_the_split_of_the_others_stays():
    session = make_session(problem={"samples": 20})
    train, test = splits(session)
    do(session, erase(0, 3), erase(9, split="test"))
    now_train, now_test = splits(session)
    assert now_train.points.tolist() == np.delete(train.points, [0, 3], axis=0).tolist()
    assert now_test.points.tolist() == test.points[:9].tolist()


def test_a_moved_point_keeps_its_class_and_on_a_curve_its_number_follows():
    session = make_session(problem={"samples": 20})
    before = splits(session)[0].targets.tolist()
    do(session, move(2, 1.5, -1.5))
    train = splits(session)[0]
    assert train.points[2].tolist() == [1.5, -1.5]
    assert train.targets.tolist() == before
    curve = make_session(problem={"name": "sine", "samples": 20})
    do(curve, move(2, 0.5, 0.75))
    assert splits(curve)[0].targets[2].tolist() == [0.75]


@pytest.mark.parametrize(
    ("problem", "stroke", "words"),
    [
        ({"name": "worked_example"}, paint((1, 2)), "Worked example cannot be painted"),
        ({}, paint((1, 1, 2)), "There is no such class"),
        ({}, paint((1, 1)), "A point has 3 numbers here"),
        ({"name": "sine"}, paint((1, 1, 1)), "A point has 2 numbers here"),
        ({"samples": 20}, erase(10), "There is no sample 10"),
        ({"samples": 20}, move(10, 0, 0, split="test"), "There is no sample 10"),
        ({"samples": 20}, erase(*range(9)), "too few points left to learn from"),
        ({"samples": 5000}, paint((0, 0, 1)), "There would be 5,001 points"),
    ],
)
def test_what_cannot_be_painted_is_refused_and_nothing_has_changed(problem, stroke, words):
    session = make_session(problem=problem)
    before = bits(session)
    with pytest.raises(PlaygroundError, match=words):
        do(session, stroke)
    assert bits(session) == before


def test_all_points_can_be_erased_while_it_plays_and_play_ends():
    session = make_session(problem={"samples": 20, "test_fraction": 0.0})
    do(session, {"type": "play"})
    do(session, paint((0, 0, 1)))
    assert session.status == "playing"
    do(session, erase(*range(21)))
    assert session.status == "ready"
    assert session.experiment.empty


def test_what_data_take_in_the_history_is_bounded(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(history_module, "MAX_CARRIED_BYTES", 100_000)
    monkeypatch.setattr(history_module, "STATE_SPACING", 500_000)
    session = make_session()
    rows = [[0.5, 0.5, 1.0]] * 1000
    for number in range(30):
        data = {"classes": ["a", f"b{number}"], "rows": rows}
        do(session, {"type": "configure", "problem": {"name": "own", "data": data}})
    assert len(session.history.points) < 12
    do(session, UNDO)
    assert session.document()["problem"]["data"]["classes"] == ["a", "b28"]
