"""What is found is said in words, with its units; of healthy trainings nothing is found."""

import asyncio
import math
from typing import Any

import pytest

from app.engine.diagnosis import Finding
from app.playground.catalog import catalog
from app.playground.diagnoses import diagnosis, in_words
from app.playground.frame import View
from app.playground.session import Session
from app.playground.watch import Watch
from tests.playground.sessions import do, make_session

PROBLEMS = [each["name"] for each in catalog()["problems"] if each["name"] != "own"]


def findings(session: Session) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = diagnosis(session.experiment, True)["findings"]
    return found


@pytest.mark.parametrize("seed", [1, 2, 3])
@pytest.mark.parametrize("problem", PROBLEMS)
def test_nothing_is_found_in_fifty_epochs_of_any_problem_at_its_defaults(problem: str, seed: int):
    session = make_session(problem={"name": problem}, network={"seed": seed})
    for _ in range(11):
        assert findings(session) == []
        do(session, {"type": "step", "unit": "epoch", "count": 5})


@pytest.mark.parametrize(
    ("optimizer", "rate"),
    [("momentum", 0.05), ("nesterov", 0.05), ("rmsprop", 0.01), ("adam", 0.02)],
)
@pytest.mark.parametrize("problem", ["circle", "moons", "rings"])
def test_nothing_is_found_while_other_optimizers_learn(problem: str, optimizer: str, rate: float):
    session = make_session(
        problem={"name": problem}, training={"optimizer": optimizer, "learning_rate": rate}
    )
    for _ in range(11):
        assert findings(session) == []
        do(session, {"type": "step", "unit": "epoch", "count": 5})


def test_symmetry_is_told_in_words_with_its_units():
    session = make_session(network={"initializer": "zeros"})
    first, second = findings(session)
    assert (first["title"], first["layer"]) == ("Symmetry", 0)
    assert first["units"] == ["h1.1", "h1.2", "h1.3"]
    assert first["message"] == (
        "All 3 units of hidden layer 1 are the same (symmetry): every step moves them alike, so "
        "they stay the same for ever. Random weights break it."
    )
    assert second["message"] == (
        "No weight learns: the blame of each (gradient) is exactly 0, though 62 training points "
        "of 125 are wrong."
    )


def test_some_units_and_one_alone_are_told_as_such():
    hidden = [{"units": 3, "activation": "relu"}]
    session = make_session(network={"hidden": hidden})
    for unit, words in ((1, "h1.2 no longer learns"), (2, "2 of 3 units of hidden layer 1 no")):
        do(session, {"type": "set", "parameter": f"biases.0.{unit}", "value": -9.0})
        assert findings(session)[0]["message"].startswith(words)


def test_a_rate_that_is_too_large_is_told_with_the_losses():
    session = make_session(training={"learning_rate": 10.0})
    (finding,) = findings(session)
    assert finding["message"] == (
        "Steps overshoot (learning rate of 10 too large): the next one takes the loss from 0.69 "
        "to 0.93, a tenth of it to 0.69, on the mean over the mini-batches."
    )


def test_a_loss_without_bound_is_told_as_infinite():
    measured = {"learning_rate": 2.0, "before": 1.5, "after": math.inf, "shorter": 3.0}
    told = in_words(make_session().experiment, Finding("rate_too_large", measured))
    assert "from 1.50 to infinity" in told["message"]


def test_of_a_regression_the_share_that_is_explained_is_told():
    session = make_session(problem={"name": "sine"}, network={"initializer": "zeros"})
    assert "though R² is only −" in findings(session)[-1]["message"]


def test_a_watched_diagnosis_comes_when_it_is_ready():
    session = make_session(network={"initializer": "zeros"})
    view = View()
    view.watch = Watch(type="watch", diagnosis=True)
    assert "diagnosis" not in view.frame(session)
    assert view.is_behind(session)
    asyncio.run(view.study(session))
    assert [each["kind"] for each in view.frame(session)["diagnosis"]["findings"]] == [
        "symmetry",
        "no_gradient",
    ]
    do(session, {"type": "reset", "seed": 2}, {"type": "configure", "network": {"seed": 3}})
    assert "diagnosis" not in view.frame(session)
    assert view.is_behind(session)
