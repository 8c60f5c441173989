"""Problems with levels and switches: what a document says of them, and what is shown of them."""

import numpy as np
import pytest

from app.playground.document import Document, complete
from app.playground.errors import PlaygroundError
from app.playground.frame import View
from app.playground.watch import Watch
from tests.playground.sessions import STEP, bits, do, make_session

BY_HAND = (("weights.0.0.0", 20.0), ("biases.0.0", -12.0))
PATCH = {"type": "configure", "problem": {"level": "patch"}}


def shown(session, **wishes):
    view = View()
    view.watch = view.after(Watch(type="watch", **wishes), session.experiment)
    return view.frame(session)


def settings(session):
    return session.document()["problem"]


def test_an_empty_document_about_a_story_is_its_first_level():
    document = complete(Document.model_validate({"problem": {"name": "brightness"}}))
    assert document.problem.level == "pixel"
    assert (document.problem.samples, document.problem.features) == (60, ["brightness"])
    assert document.network.hidden == []


@pytest.mark.parametrize(
    ("problem", "allowed"),
    [
        ({"name": "circle", "level": "pixel"}, "none, this problem has no such"),
        ({"name": "brightness", "level": "ten"}, "pixel, patch"),
        ({"name": "circle", "switches": ["fog"]}, "none, this problem has no such"),
    ],
)
def test_levels_and_switches_that_there_are_not_are_refused(problem, allowed):
    with pytest.raises(PlaygroundError) as refused:
        make_session(problem=problem)
    assert refused.value.allowed == allowed


def test_another_level_comes_with_its_own_data_and_can_be_undone():
    session = make_session(problem={"name": "brightness"})
    do(session, STEP)
    before = bits(session)
    do(session, PATCH)
    assert len(settings(session)["features"]) == 9
    assert session.experiment.layout.sizes == (9, 1)
    assert session.history.here.label.startswith("level: patch")
    do(session, {"type": "undo"})
    assert bits(session) == before


def test_what_is_switched_on_is_switched_off_again():
    session = make_session(problem={"name": "pedestrian", "samples": 40})
    before = session.experiment.dataset.train.points
    for switches in (["fog"], []):
        do(session, {"type": "configure", "problem": {"switches": switches}})
        assert settings(session)["switches"] == switches
    assert session.history.here.label == "fog off"
    assert (session.experiment.dataset.train.points == before).all()


def test_a_story_comes_with_its_samples_and_leaves_with_them():
    session = make_session()
    do(session, {"type": "configure", "problem": {"name": "brightness"}})
    told = settings(session)
    assert (told["level"], told["samples"], told["noise"]) == ("pixel", 60, 0.0)
    do(session, {"type": "configure", "problem": {"name": "circle"}})
    told = settings(session)
    assert "level" not in told
    assert (told["samples"], told["features"]) == (250, ["x1", "x2"])


def test_a_place_is_pointed_at_by_its_columns():
    session = make_session(problem={"name": "brightness", "level": "patch"})
    pixels = np.linspace(0, 1, 9).tolist()
    told = shown(session, pointer=pixels)["pointer"]
    weights = session.experiment.network.matrices[0][0, :-1]
    bias = session.experiment.value("biases.0.0")
    np.testing.assert_allclose(told["products"][0], weights * pixels)
    np.testing.assert_allclose(told["z"][0], told["products"][0].sum() + bias)
    np.testing.assert_allclose(told["outputs"], 1 / (1 + np.exp(-told["z"][0])))
    assert shown(session, pointer=[0.0, 1.0])["pointer"] is None
    assert shown(session, pointer={"text": "a word"})["pointer"] is None


def test_the_outputs_along_a_column_are_those_at_its_places():
    session = make_session(problem={"name": "brightness"})
    wish = {"column": "brightness", "place": [0.0], "low": -1.0, "high": 2.0, "resolution": 31}
    told = shown(session, profile=wish)["profile"]
    assert (told["values"][0], told["values"][-1], len(told["values"])) == (-1.0, 2.0, 31)
    for value, output in zip(told["values"], told["outputs"][0], strict=True):
        np.testing.assert_allclose(shown(session, pointer=[value])["pointer"]["outputs"], output)
    do(session, *({"type": "set", "parameter": path, "value": value} for path, value in BY_HAND))
    assert shown(session, profile=wish)["profile"]["crossings"] == pytest.approx([0.6], abs=1e-12)
    assert shown(session, profile={**wish, "column": "warmth"})["profile"] is None
    assert shown(make_session(), profile=wish)["profile"] is None
