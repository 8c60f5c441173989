import numpy as np
import pytest

from app.playground.errors import PlaygroundError
from app.playground.frame import View, whole_frame
from app.playground.grid import make_grid
from app.playground.watch import Watch
from tests.playground.sessions import UNDO, bits, do, make_session

SQUARE = ((-2.0, 2.0), (-2.0, 2.0))


def choose(name, **settings):
    return {"type": "configure", "problem": {"name": name, **settings}}


def features(session):
    return session.document()["problem"]["features"]


def trained(**document):
    session = make_session(**document)
    do(session, {"type": "step", "count": 20})
    return session


def test_a_curve_takes_over_the_features_it_can_have_with_their_weights():
    session = trained(problem={"features": ["x2", "x1²", "x1"]})
    old = session.document()["parameters"]
    do(session, choose("sine"))
    assert features(session) == ["x1²", "x1"]
    assert session.document()["parameters"]["weights"][0] == [row[1:] for row in old["weights"][0]]
    assert session.document()["parameters"]["biases"] == old["biases"]


def test_from_a_curve_to_the_plane_go_its_features_and_x2_joins_them():
    session = trained(problem={"name": "sine", "features": ["sin x1"]})
    do(session, choose("bumps"))
    assert features(session) == ["sin x1", "x1", "x2"]
    do(session, choose("step"))
    assert features(session) == ["sin x1", "x1"]


def test_features_that_fit_stay_as_they_are():
    session = trained(problem={"features": ["x1·x2"]})
    do(session, choose("plane"))
    assert features(session) == ["x1·x2"]


def test_features_that_are_asked_for_are_taken():
    session = trained()
    do(session, choose("sine", features=["cos x1"]))
    assert features(session) == ["cos x1"]


def test_undo_brings_back_the_plane_with_its_features_and_weights():
    session = trained()
    before = bits(session)
    do(session, choose("sine"))
    do(session, UNDO)
    assert bits(session) == before


def test_a_curve_refuses_features_that_need_x2():
    session = make_session(problem={"name": "sine"})
    before = bits(session)
    with pytest.raises(PlaygroundError, match="sine has no feature x1·x2") as refused:
        do(session, {"type": "configure", "problem": {"features": ["x1", "x1·x2"]}})
    assert refused.value.field == "problem.features"
    assert refused.value.allowed == "x1, x1², sin x1, cos x1"
    assert bits(session) == before


def test_the_grid_of_a_curve_is_one_row():
    grid = make_grid(SQUARE, 5, ("x1", "x1²"), curve=True)
    assert (grid.x, grid.y) == ([-2, -1, 0, 1, 2], [0])
    assert grid.inputs.tolist() == [[-2, 4], [-1, 1], [0, 0], [1, 1], [2, 4]]


def test_a_curve_is_its_outputs_along_x1_and_its_small_fields_are_squares():
    session = trained(problem={"name": "sine"})
    view = View()
    view.watch = view.after(Watch(type="watch", resolution=20, fields=10), session.experiment)
    frame = view.frame(session)
    assert frame["boundary"]["y"] == [0]
    assert frame["boundary"]["z"].shape == (1, 1, 20)
    field = frame["fields"]["h1.1"].small
    assert field.shape == (10, 10)
    assert (field == field[0]).all()
    assert np.ptp(field[0]) > 0


@pytest.mark.parametrize(("name", "curve"), [("circle", False), ("sine", True)])
def test_a_frame_says_whether_the_data_are_a_curve(name: str, curve: bool):
    assert whole_frame(make_session(problem={"name": name}))["dataset"]["curve"] is curve


def test_data_of_another_kind_come_with_their_own_loss_and_the_entry_says_so():
    session = make_session(training={"loss": "mean_squared_error"})
    losses = []
    for name in ("xor", "blobs", "bumps", "circle"):
        do(session, {"type": "configure", "problem": {"name": name}})
        losses.append(session.experiment.setup.training.loss)
    assert losses == [
        "mean_squared_error",
        "categorical_cross_entropy",
        "mean_squared_error",
        "binary_cross_entropy",
    ]
    assert "binary cross entropy" in session.history.here.label
