import asyncio

import numpy as np
import pytest
from pydantic import ValidationError

from app.playground.errors import PlaygroundError
from app.playground.frame import View
from app.playground.surfaces import around_now
from app.playground.watch import Watch
from tests.playground.sessions import do, make_session

X, Y, OTHER = "weights.0.0.0", "biases.0.1", "weights.1.0.2"
LANDSCAPE = {"x": X, "y": Y, "span": 5.0, "resolution": 11}
ONE_LAYER_LESS = {"type": "configure", "network": {"hidden": []}}


def watching(session, **wishes):
    view = View()
    view.watch = view.after(Watch(type="watch", **wishes), session.experiment)
    return view


def put(parameter, value):
    return {"type": "set", "parameter": parameter, "value": value}


def studied(view, session):
    """The next frame, once all that is due is made."""
    asyncio.run(view.study(session))
    return view.frame(session)


def objective(session, *commands):
    do(session, *commands)
    loss = session.experiment.trainer.objective()
    do(session, {"type": "undo"})
    return loss


def test_a_watched_landscape_is_the_loss_with_both_parameters_set():
    session = make_session()
    before = session.experiment.network.flat.tobytes()
    shown = studied(watching(session, landscape=LANDSCAPE), session)["landscape"]
    assert session.experiment.network.flat.tobytes() == before
    assert (shown["x"], shown["y"], shown["revision"]) == (X, Y, session.revision)
    assert shown["x_values"] == shown["y_values"] == list(range(-5, 6))
    assert shown["z"].shape == (11, 11)
    expected = objective(session, put(X, 3.0), put(Y, -4.0))
    assert shown["z"][1, 8] == pytest.approx(expected, rel=1e-6)


def test_watched_slices_run_as_the_sliders_do():
    session = make_session()
    wishes = [{"parameter": X, "span": 5.0, "resolution": 11}, {"parameter": Y, "span": 10.0}]
    shown = studied(watching(session, slices=wishes), session)["slices"]
    assert shown["revision"] == session.revision
    assert list(shown["parameters"]) == [X, Y]
    assert shown["parameters"][X]["span"] == 5.0
    expected = objective(session, put(X, -2.0))
    assert shown["parameters"][X]["losses"][3] == pytest.approx(expected, rel=1e-6)
    assert len(shown["parameters"][Y]["losses"]) == 33


def test_moving_in_a_landscape_makes_no_other():
    session = make_session()
    view = watching(session, landscape=LANDSCAPE)
    assert view.is_behind(session)
    studied(view, session)
    do(session, put(X, 1.0), put(Y, -1.0))
    assert not view.is_behind(session)
    assert "landscape" not in view.frame(session)


@pytest.mark.parametrize(
    "change",
    [
        put(OTHER, 1.0),
        {"type": "step"},
        {"type": "configure", "training": {"l2": 0.1}},
        {"type": "configure", "problem": {"noise": 0.3}},
    ],
    ids=lambda change: change["type"],
)
def test_any_other_change_makes_another_landscape(change):
    session = make_session()
    view = watching(session, landscape=LANDSCAPE)
    before = studied(view, session)["landscape"]["z"]
    do(session, change)
    assert view.is_behind(session)
    assert "landscape" not in view.frame(session)
    assert (studied(view, session)["landscape"]["z"] != before).any()


def test_what_was_made_for_another_wish_is_not_shown():
    session = make_session()
    view = watching(session, landscape=LANDSCAPE)
    asyncio.run(view.study(session))
    other = Watch(type="watch", landscape=LANDSCAPE | {"span": 9.0})
    view.watch = view.after(other, session.experiment)
    assert "landscape" not in view.frame(session)
    assert studied(view, session)["landscape"]["x_values"][0] == -9.0


def test_what_was_made_of_another_network_is_not_shown():
    session = make_session()
    slices = [{"parameter": OTHER, "span": 5.0}]
    view = watching(session, landscape=LANDSCAPE, slices=slices)
    asyncio.run(view.study(session))
    do(session, ONE_LAYER_LESS)
    assert not {"landscape", "slices"} & set(view.frame(session))


def test_what_is_no_longer_watched_is_null_once_and_made_no_more():
    session = make_session()
    view = watching(session, landscape=LANDSCAPE, slices=[])
    studied(view, session)
    view.watch = view.after(Watch(type="watch", landscape=None, slices=None), session.experiment)
    frame = view.frame(session)
    assert frame["landscape"] is None
    assert frame["slices"] is None
    assert not {"landscape", "slices"} & set(view.frame(session))
    assert not view.is_behind(session)


def test_what_a_smaller_network_lacks_is_null():
    session = make_session()
    sensitivity = {"parameter": OTHER, "resolution": 10}
    slices = [{"parameter": path, "span": 5.0} for path in (X, OTHER)]
    view = watching(session, landscape=LANDSCAPE, slices=slices, sensitivity=sensitivity)
    studied(view, session)
    do(session, ONE_LAYER_LESS)
    frame = studied(view, session)
    assert frame["landscape"] is None
    assert frame["sensitivity"] is None
    assert list(frame["slices"]["parameters"]) == [X]


def test_a_watched_sensitivity_is_how_the_output_moves_over_the_plane():
    session = make_session()
    view = watching(session, sensitivity={"parameter": OTHER, "resolution": 10}, resolution=10)
    frame = view.frame(session)
    shown, before = frame["sensitivity"], frame["boundary"]["z"][0].astype(float)
    assert (shown["parameter"], shown["x"]) == (OTHER, frame["boundary"]["x"])
    assert shown["most"] == np.abs(shown["z"]).max()
    do(session, put(OTHER, session.experiment.value(OTHER) + 1e-3))
    moved = view.frame(session)["boundary"]["z"][0] - before
    np.testing.assert_allclose(shown["z"][0] * 1e-3, moved, atol=2e-6)


def test_both_axes_of_a_landscape_must_differ():
    with pytest.raises(ValidationError, match="another parameter than x"):
        Watch.model_validate({"type": "watch", "landscape": LANDSCAPE | {"y": X}})


def test_a_landscape_that_is_asked_for_lies_around_the_present_values():
    session = make_session()
    do(session, put(X, 1.5))
    wish = around_now(session.experiment, (X, Y), (None, 2.0), 4.0, 41)
    assert (wish.center_x, wish.center_y, wish.span) == (1.5, 2.0, 4.0)
    with pytest.raises(PlaygroundError) as error:
        around_now(session.experiment, (X, "biases.7.0"), (None, None), 4.0, 41)
    assert error.value.field == "y"
