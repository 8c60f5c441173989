import numpy as np
import pytest

from app.engine.probes import activations
from app.playground.frame import View
from app.playground.watch import Watch
from app.problems import FEATURES, inputs_of_plane
from tests.playground.sessions import STEP, do, make_session, set_bias

LAYERS = [{"units": 4, "activation": "relu"}, {"units": 3, "activation": "tanh"}]


def watching(session, name):
    view = View()
    wish = {"name": name, "resolution": 12}
    view.watch = view.after(Watch(type="watch", unit_field=wish), session.experiment)
    return view


def points(part):
    return np.column_stack([axis.ravel() for axis in np.meshgrid(part["x"], part["y"])])


@pytest.mark.parametrize("name", ["h1.4", "h2.2", "inside"])
def test_a_units_field_is_its_activation_at_every_place(name):
    session = make_session(problem={"features": ["x2", "sin x1"]}, network={"hidden": LAYERS})
    do(session, STEP)
    part = watching(session, name).frame(session)["unit_field"]
    experiment = session.experiment
    layer, unit = experiment.place_of(name)
    exact = activations(experiment.network, inputs_of_plane(points(part), experiment.units[0]))
    assert (part["name"], part["z"].dtype, part["z"].shape) == (name, np.float32, (12, 12))
    np.testing.assert_allclose(part["z"].ravel(), exact[layer].a[unit], rtol=1e-4, atol=1e-6)
    assert (part["least"], part["most"]) == (part["z"].min(), part["z"].max())


@pytest.mark.parametrize("name", ["x1", "x1·x2"])
def test_a_feature_has_a_field_whether_it_is_in_use_or_not(name):
    session = make_session()
    part = watching(session, name).frame(session)["unit_field"]
    np.testing.assert_allclose(part["z"].ravel(), FEATURES[name].of(points(part)), rtol=1e-6)


def test_it_goes_along_with_the_network_and_ends_with_its_unit():
    session = make_session()
    view = watching(session, "h1.2")
    before = view.frame(session)["unit_field"]["z"]
    do(session, set_bias(3.0))
    assert (view.frame(session)["unit_field"]["z"] != before).any()
    hidden = [{"units": 1, "activation": "tanh"}]
    do(session, {"type": "configure", "network": {"hidden": hidden}})
    assert view.frame(session)["unit_field"] is None
