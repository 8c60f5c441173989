"""Data that a document brings: in every kind, kept to the bit, refused in words."""

import json

import numpy as np
import pytest
from pydantic import ValidationError

from app.playground import parts
from app.playground.document import Document
from app.playground.errors import PlaygroundError
from app.playground.frame import View, whole_frame
from app.playground.session import Session
from app.playground.watch import Watch, WatchedUnit
from tests.playground.sessions import STEP, UNDO, bits, do, make_session

CLASSES = {
    "kind": "classification",
    "columns": ["height", "weight"],
    "classes": ["cat", "dog"],
    "rows": [[0.5, -1.25, 0], [1.0, 1.0, 1], [-1.0, 0.25, 0], [0.75, 2.5, 1]],
}
SEVERAL = {
    "kind": "multiclass",
    "columns": ["a", "b", "c"],
    "classes": ["one", "two", "three"],
    "rows": [[0.1, 0.2, 0.3, 0], [1, 2, 3, 2], [-1, 0, 1, 1], [0.5, 0.5, 0.5, 1]],
}
PRICE = {
    "kind": "regression",
    "columns": ["size", "age", "rooms"],
    "target": "price",
    "rows": [[1, 2, 3, 0.5], [0.1, 0.2, 0.3, -0.5], [2, 1, 0, 0.75]],
}
CURVE = {"kind": "regression", "columns": ["hours"], "rows": [[-1, 0.5], [0, 0.1], [1, -0.5]]}
EVERY = {"classes": CLASSES, "several": SEVERAL, "price": PRICE, "curve": CURVE}
each_kind = pytest.mark.parametrize("data", EVERY.values(), ids=EVERY)


def own(data, **settings):
    return make_session(problem={"name": "own", "data": data, **settings})


@each_kind
def test_it_is_learned_kept_and_goes_on_with_the_same_next_step(data):
    session = own(data)
    before = session.experiment.trainer.objective()
    do(session, {**STEP, "unit": "epoch", "count": 200})
    assert session.experiment.trainer.objective() < before
    again = Session(Document.model_validate(json.loads(json.dumps(session.document()))))
    assert again.document() == session.document()
    do(session, STEP)
    do(again, STEP)
    assert bits(again) == bits(session)


@each_kind
def test_its_rows_are_the_samples_the_last_ones_for_testing(data):
    dataset = own(data, test_fraction=0.25).experiment.dataset
    rows = np.array(data["rows"], dtype=float)
    cut = len(rows) - round(len(rows) * 0.25)
    told = (
        dataset.train.targets.argmax(axis=1)
        if data["kind"] == "multiclass"
        else dataset.train.targets[:, 0]
    )
    assert told.tolist() == rows[:cut, -1].tolist()
    assert dataset.train.inputs.tolist() == rows[:cut, : len(data["columns"])].tolist()
    assert len(dataset.test.inputs) == len(rows) - cut


def test_two_columns_are_a_plane_with_all_its_features():
    frame = whole_frame(own(CLASSES, features=["x1·x2", "x2"]))
    dataset = frame["dataset"]
    assert (dataset["planar"], dataset["axes"]) == (True, ("height", "weight"))
    assert len(dataset["features"]) == 9
    assert frame["units"] == [["x1·x2", "weight"], ["h1.1", "h1.2", "h1.3"], ["dog"]]
    assert dataset["input_units"][:3] == ["height", "weight", "x1²"]
    assert dataset["paintable"]


def test_the_columns_of_a_plane_are_called_by_their_names():
    session = own(CLASSES)
    do(session, {"type": "set", "parameter": "weights.0.1.0", "value": 2.0})
    assert session.history.here.label == "set weight from height to h1.2 to 2.00"
    do(session, {"type": "configure", "problem": {"features": ["x2", "x1²"]}})
    assert session.history.here.label == "features: weight, x1²"
    fields = parts.fields(session.experiment, 10)
    assert list(fields)[:3] == ["weight", "x1²", "h1.1"]
    by_unit, by_feature = (
        parts.unit_field(session.experiment, WatchedUnit(name=name, resolution=10))
        for name in ("height", "x1")
    )
    assert by_unit["z"].tolist() == by_feature["z"].tolist()


@pytest.mark.parametrize("columns", [["x2", "x1"], ["x1²", "weight"], ["cos x1", "x2"]])
def test_columns_that_are_called_like_other_features_are_not(columns):
    frame = whole_frame(own({**CLASSES, "columns": columns}))
    assert frame["units"][0] == ["x1", "x2"]
    assert frame["dataset"]["input_units"] == frame["dataset"]["features"]


def test_more_columns_are_inputs_by_their_names_without_a_plane():
    session = own(PRICE)
    view = View()
    view.watch = view.after(
        Watch(type="watch", resolution=20, fields=10, pointer=[0, 0]), session.experiment
    )
    frame = view.frame(session)
    assert frame["units"][0] == frame["dataset"]["features"] == ["size", "age", "rooms"]
    assert frame["units"][-1] == ["price"]
    assert (frame["dataset"]["planar"], frame["dataset"]["paintable"]) == (False, False)
    assert "boundary" not in frame
    assert frame["pointer"] is None


def test_one_column_and_a_number_are_a_curve():
    dataset = own(CURVE).experiment.dataset
    assert dataset.curve
    assert dataset.train.points.tolist() == CURVE["rows"]
    assert dataset.input_names == ("x1",)
    assert own(CURVE).experiment.units[0] == ["hours"]


def test_a_frame_does_not_carry_the_rows_and_a_document_does():
    session = own(CLASSES)
    assert whole_frame(session)["document"]["problem"]["data"]["rows"] == []
    assert session.document()["problem"]["data"]["rows"] == CLASSES["rows"]
    assert "data" not in make_session().document()["problem"]


def test_another_setting_leaves_the_data_and_other_data_leave_them_behind():
    session = own(CLASSES, test_fraction=0.25)
    dataset = session.experiment.dataset
    do(session, {"type": "configure", "training": {"learning_rate": 0.2}})
    assert session.experiment.dataset is dataset
    assert session.data_revision == 1
    do(session, {"type": "configure", "problem": {"features": ["x1"]}})
    assert session.experiment.dataset.train.points.tolist() == dataset.train.points.tolist()
    do(session, {"type": "configure", "problem": {"name": "circle"}})
    assert "data" not in session.document()["problem"]
    assert session.document()["problem"]["samples"] == 250
    do(session, UNDO)
    assert session.document()["problem"]["data"]["rows"] == CLASSES["rows"]


def test_data_can_be_given_to_a_living_session_and_bring_their_loss():
    session = make_session()
    do(session, {"type": "configure", "problem": {"name": "own", "data": SEVERAL}})
    setup = session.experiment.setup
    assert (setup.problem.name, setup.problem.samples) == ("own", 4)
    assert setup.training.loss == "categorical_cross_entropy"
    do(session, {"type": "configure", "problem": {"name": "own", "data": PRICE}})
    assert session.experiment.setup.problem.features == ["size", "age", "rooms"]


def test_another_seed_or_share_deals_the_same_rows_anew():
    rows = [[float(i), float(-i), i % 2] for i in range(40)]
    session = own({**CLASSES, "rows": rows}, test_fraction=0.5)
    do(session, {"type": "configure", "problem": {"seed": 2}})
    dealt = session.document()["problem"]["data"]["rows"]
    assert dealt != rows
    assert sorted(dealt) == sorted(rows)
    do(session, {"type": "configure", "problem": {"seed": 2, "test_fraction": 0.5}})
    assert session.document()["problem"]["data"]["rows"] == dealt
    do(session, {"type": "configure", "problem": {"test_fraction": 0.25}})
    assert len(session.experiment.dataset.test.inputs) == 10


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"rows": [[1, 2, 0], [1, 0]]}, "row 1 has 2 numbers where row 0 has 3"),
        ({"rows": [[1, 0]]}, "a row has 2 numbers where 3 are wanted"),
        ({"rows": [[1, 2, 0.5]]}, "row 0 ends with 0.5, which is no class's place"),
        ({"rows": [[1, 2, 2]]}, "row 0 ends with 2, which is no class's place"),
        ({"rows": [[1, 2e6, 1]]}, "less than or equal to 1000000"),
        ({"rows": [[0.0, 0.0, 0]] * 5001}, "at most 5000 items"),
        ({"classes": ["cat"]}, "classification wants two classes, and there are 1"),
        ({"classes": ["x1", "x2"]}, "an input is called x2 already"),
        ({"classes": ["h1.1", "h1.2"]}, "a hidden unit is called h1.2 already"),
        ({"columns": ["height", "height"]}, "need different names"),
        ({"kind": "regression"}, "numbers have no classes"),
        ({"kind": "multiclass", "classes": []}, "multiclass wants two or more classes"),
        ({"columns": ["x"] * 17}, "at most 16 items"),
    ],
)
def test_what_does_not_fit_is_refused_in_words(wrong, words):
    with pytest.raises(ValidationError, match=words):
        own({**CLASSES, **wrong})


def test_own_data_go_with_no_other_name_and_have_no_noise_and_just_so_many_samples():
    with pytest.raises(ValidationError, match="only own has data of its own"):
        make_session(problem={"name": "circle", "data": CLASSES})
    with pytest.raises(PlaygroundError, match="without noise"):
        own(CLASSES, noise=0.1)
    with pytest.raises(PlaygroundError, match="cannot have 250 samples"):
        own(CLASSES, samples=250)
    with pytest.raises(PlaygroundError, match="has no feature height"):
        own(CLASSES, features=["height"])


def test_before_there_are_any_it_is_ready_and_refuses_to_learn():
    session = make_session(problem={"name": "own"})
    frame = whole_frame(session)
    assert (frame["status"], frame["next"]) == ("ready", None)
    assert frame["metrics"]["train"]["loss"] is None
    for command in (STEP, {"type": "play"}):
        with pytest.raises(PlaygroundError, match="no points to learn from yet"):
            do(session, command)
    again = Session(Document.model_validate(json.loads(json.dumps(session.document()))))
    assert again.document() == session.document()
