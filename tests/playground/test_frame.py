import numpy as np
import pytest

from app.playground import history as history_module
from app.playground.errors import PlaygroundError
from app.playground.frame import View, whole_frame
from app.playground.grid import input_fields, make_grid, small_fields
from app.playground.watch import Watch
from tests.playground.sessions import do, make_session

STEP = {"type": "step"}
SQUARE = ((-2.0, 2.0), (-2.0, 2.0))


def watching(session, **wishes):
    view = View()
    view.watch = view.after(Watch(type="watch", **wishes), session.experiment)
    return view


def test_a_grid_runs_along_x_first_and_both_ascend():
    grid = make_grid(((-1.0, 1.0), (-2.0, 2.0)), 3, ("x2", "x1"))
    assert (grid.x, grid.y) == ([-1, 0, 1], [-2, 0, 2])
    assert grid.inputs[:4].tolist() == [[-2, -1], [-2, 0], [-2, 1], [0, -1]]


def test_a_small_field_is_exact_to_half_of_its_smallest_part():
    values = np.random.default_rng(1).normal(0, [[0.3], [40.0]], (2, 100)).astype(np.float32)
    quiet, loud = small_fields(values, 10)
    assert quiet.scale == 1.0
    assert loud.scale == np.abs(values[1]).max()
    for field, row in zip((quiet, loud), values, strict=True):
        error = np.abs(field.small * field.scale / 127 - row.reshape(10, 10))
        assert error.max() <= 0.5001 * field.scale / 127


def test_the_fields_of_the_inputs_are_the_plane_itself():
    x1, x2 = input_fields(SQUARE, 10, ("x1", "x2"))
    assert x1.scale == x2.scale == 2.0
    assert x1.small[0].tolist() == x2.small[:, 0].tolist()
    assert (x1.small[0, 0], x1.small[0, -1]) == (-127, 127)


def test_what_is_watched_comes_once_for_every_change():
    session = make_session()
    view = watching(session, resolution=10, fields=10)
    parts = {"boundary", "fields"}
    assert parts <= set(view.frame(session))
    assert not parts & set(view.frame(session))
    do(session, STEP)
    assert parts <= set(view.frame(session))


def test_what_is_no_longer_watched_is_null_once():
    session = make_session()
    view = watching(session, resolution=10)
    view.frame(session)
    view.watch = view.after(Watch(type="watch", resolution=None), session.experiment)
    assert view.frame(session)["boundary"] is None
    assert "boundary" not in view.frame(session)


def test_what_a_watch_omits_stays_as_it_was():
    session = make_session()
    view = watching(session, resolution=10, next="sample")
    view.watch = view.after(Watch(type="watch", active=False), session.experiment)
    assert (view.watch.resolution, view.watch.next) == (10, "sample")
    assert not view.watch.active


def test_a_sample_that_the_data_no_longer_have_is_not_shown():
    session = make_session()
    view = watching(session, sample={"split": "train", "index": 100})
    assert view.frame(session)["activations"]["sample"] == {"split": "train", "index": 100}
    do(session, {"type": "configure", "problem": {"samples": 20}})
    assert view.frame(session)["activations"] is None
    with pytest.raises(PlaygroundError):
        view.after(view.watch, session.experiment)


def test_the_news_of_a_thinned_entry_is_all_of_it():
    session = make_session()
    view = View()
    view.frame(session)
    do(session, STEP)
    do(session, {"type": "play"})
    session.advance(1, deadline=np.inf)
    news = view.frame(session)["history"]["new_points"]
    assert [point["index"] for point in news] == [1, 2]
    for _ in range(450):
        session.advance(1, deadline=np.inf)
    news = view.frame(session)["history"]["new_points"]
    assert news == [point.shown() for point in session.history.points[2:]]
    assert news[0]["index"] == 2
    assert len(news) < 451


def test_the_news_of_a_history_that_was_thinned_everywhere_is_all_of_it(monkeypatch):
    monkeypatch.setattr(history_module, "MAX_POINTS", 100)
    session = make_session()
    view = View()
    view.frame(session)
    for _ in range(11):
        do(session, {**STEP, "count": 10})
    news = view.frame(session)["history"]
    assert "new_points" not in news
    assert news["points"] == [point.shown() for point in session.history.points]
    assert len(news["points"]) < 101


def test_a_diverged_network_has_no_next_update():
    session = make_session(
        network={"hidden": [{"units": 8, "activation": "linear"}] * 3},
        training={"loss": "mean_squared_error", "learning_rate": 10.0, "l2": 1.0},
    )
    view = watching(session, next="batch", resolution=10, fields=10)
    do(session, {**STEP, "count": 400})
    frame = view.frame(session)
    assert frame["status"] == "diverged"
    assert frame.get("next") is None
    assert np.isfinite(frame["boundary"]["z"]).all()


def test_a_whole_frame_tells_all_that_seldom_changes():
    frame = whole_frame(make_session())
    assert frame["units"] == [["x1", "x2"], ["h1.1", "h1.2", "h1.3"], ["inside"]]
    assert frame["dataset"]["class_names"] == ("outside", "inside")
    assert set(frame["document"]) == {"format", "problem", "network", "training", "locked"}
