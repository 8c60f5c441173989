"""A whole document taken into a session, as one entry."""

import json

import pytest
from pydantic import ValidationError

from app.playground import history as history_module
from app.playground.document import Document, complete
from app.playground.errors import PlaygroundError
from app.playground.points import bytes_of
from app.playground.session import Session
from tests.playground.sessions import REDO, STEP, UNDO, bits, do, entry, labels, make_session

ADAM = {"optimizer": "adam", "learning_rate": 0.01}
OTHER = {
    "problem": {"name": "xor", "samples": 60},
    "network": {"hidden": [{"units": 5, "activation": "relu", "dropout": 0.2}], "seed": 9},
    "training": ADAM,
    "locked": ["weights.0.0.1"],
}


def trained(steps: int = 7) -> Session:
    session = make_session(**OTHER)
    do(session, {**STEP, "count": steps})
    return session


def opening(other: Session, **more):
    """The command that opens the other session's document, as it comes over the wire."""
    return json.loads(json.dumps({"type": "open", "document": other.document(), **more}))


def test_the_next_step_is_the_one_that_the_document_would_make():
    session, other = make_session(), trained()
    do(session, STEP, opening(other))
    assert bits(session) == bits(other)
    do(session, {**STEP, "count": 40})
    do(other, {**STEP, "count": 40})
    assert bits(session) == bits(other)


def test_it_is_one_entry_with_its_label_and_undo_leads_back_to_the_bit():
    session = make_session()
    do(session, {**STEP, "count": 3})
    before, place = bits(session), entry(session)
    do(session, opening(trained(), label="adopted seed 9"))
    after = bits(session)
    assert entry(session) == place + 1
    assert labels(session)[-1] == "adopted seed 9"
    do(session, UNDO)
    assert bits(session) == before
    do(session, REDO)
    assert bits(session) == after


def test_every_point_after_it_comes_back_by_replay():
    session = make_session()
    do(session, opening(trained()))
    seen = []
    for _ in range(6):
        do(session, STEP)
        seen.append((session.history.here.index, bits(session)))
    for index, expected in seen:
        do(session, {"type": "seek", "index": index})
        assert bits(session) == expected
    assert all(point.moment is None for point in session.history.points[1:])


def test_what_was_opened_is_saved_and_opened_again():
    session, other = make_session(), trained()
    do(session, opening(other))
    kept = Session(Document.model_validate(json.loads(json.dumps(session.document_to_keep()))))
    for each in (kept, other):
        do(each, {**STEP, "count": 5})
    assert bits(kept) == bits(other)


def test_new_data_are_told_only_if_they_are_new():
    session = make_session()
    same = make_session()
    do(same, STEP)
    do(session, opening(same))
    assert session.data_revision == 1
    do(session, opening(trained()))
    assert session.data_revision == 2


def test_a_part_of_a_document_is_completed_and_play_is_paused():
    session = make_session()
    do(session, {"type": "play"})
    do(session, {"type": "open", "document": {"problem": {"name": "moons"}}})
    assert session.playing is None
    assert bits(session) == bits(Session(complete(Document(problem={"name": "moons"}))))
    assert labels(session)[-1] == "opened a document"


@pytest.mark.parametrize(
    "document",
    [
        {"locked": ["weights.7.0.0"]},
        {"progress": {"position": 4000}},
        {"training": {"loss": "categorical_cross_entropy"}},
        {"parameters": {"weights": [], "biases": []}},
        {"problem": {"samples": 1}},
    ],
)
def test_a_document_that_does_not_go_together_changes_nothing(document):
    session = make_session()
    do(session, STEP)
    before = bits(session)
    with pytest.raises(PlaygroundError):
        do(session, STEP, {"type": "open", "document": document})
    assert bits(session) == before
    do(session, STEP)


def test_a_label_has_a_bounded_length():
    with pytest.raises(ValidationError):
        do(make_session(), opening(make_session(), label="x" * 121))


def test_points_are_seldom_forgotten_for_opened_documents_and_none_that_is_left_is_lost(
    monkeypatch,
):
    other = trained()
    monkeypatch.setattr(
        history_module, "MAX_CARRIED_BYTES", 10 * bytes_of(other.experiment.moment())
    )
    session, seen = make_session(), {}
    for _ in range(30):
        do(session, opening(other), STEP)
        seen[session.history.here.index] = bits(session)
    history = session.history
    # What was forgotten makes a page read all points again: a half at once, and not each time.
    assert 0 < history.thinnings <= 6
    assert len(history.points) <= 20
    for point in history.points:
        if point.index in seen:
            do(session, {"type": "seek", "index": point.index})
            assert bits(session) == seen[point.index]


def test_opened_documents_take_bounded_memory(monkeypatch):
    session, other = make_session(), trained()
    state = bytes_of(other.experiment.moment())
    monkeypatch.setattr(history_module, "MAX_CARRIED_BYTES", 5 * state)
    monkeypatch.setattr(history_module, "STATE_SPACING", 1)
    session = make_session()
    for _ in range(20):
        do(session, opening(other), STEP)
    assert len(session.history.points) <= 12
    end = bits(session)
    for _ in range(3):
        do(session, UNDO)
    for _ in range(3):
        do(session, REDO)
    assert bits(session) == end
