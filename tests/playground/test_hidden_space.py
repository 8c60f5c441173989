import numpy as np
import pytest

from app.engine.probes import activations
from app.playground.frame import View
from app.playground.watch import Watch
from tests.playground.sessions import do, make_session


def network(*units, activation="tanh"):
    return {"hidden": [{"units": count, "activation": activation} for count in units]}


def watching(session, layer):
    view = View()
    wish = {"layer": layer, "resolution": 20}
    view.watch = view.after(Watch(type="watch", hidden=wish), session.experiment)
    return view


@pytest.mark.parametrize(("units", "layer"), [((2,), 1), ((3, 2, 4), 2)])
def test_every_sample_lies_where_the_layer_puts_it(units, layer):
    session = make_session(network=network(*units))
    do(session, {"type": "step", "count": 5})
    part = watching(session, layer).frame(session)["hidden"]
    experiment = session.experiment
    for split in ("train", "test"):
        layers = activations(experiment.network, getattr(experiment.dataset, split).inputs)
        assert part[split].dtype == np.float32
        np.testing.assert_allclose(part[split], layers[layer - 1].a.T, rtol=1e-6)


def test_its_field_is_what_the_rest_of_the_network_says():
    session = make_session(network=network(2))
    part = watching(session, 1).frame(session)["hidden"]
    (low, high), _ = part["extent"]
    assert (part["x"][0], part["x"][-1], len(part["x"])) == (low, high, 20)
    weights, bias = (
        session.experiment.network.matrices[1][0][:2],
        session.experiment.value("biases.1.0"),
    )
    for row, column in ((0, 0), (3, 17), (19, 19)):
        place = np.array([part["x"][column], part["y"][row]])
        expected = 1 / (1 + np.exp(-(weights @ place + bias)))
        assert part["z"][0, row, column] == pytest.approx(expected, rel=1e-6)


@pytest.mark.parametrize("units", [(3,), (2, 3)])
def test_a_layer_that_has_not_two_units_has_no_such_plane(units):
    session = make_session(network=network(*units))
    assert watching(session, len(units)).frame(session)["hidden"] is None


def test_it_ends_with_the_layer_and_comes_again():
    session = make_session(network=network(2, 2))
    view = watching(session, 2)
    assert view.frame(session)["hidden"]["layer"] == 2
    do(session, {"type": "configure", "network": network(2)})
    assert view.frame(session)["hidden"] is None
    do(session, {"type": "undo"})
    assert view.frame(session)["hidden"]["layer"] == 2


def test_all_samples_may_be_for_training():
    session = make_session(problem={"test_fraction": 0.0}, network=network(2, activation="relu"))
    part = watching(session, 1).frame(session)["hidden"]
    assert (part["train"].shape, part["test"].shape) == ((250, 2), (0, 2))
