"""All that the catalog offers, with each other: it trains, its gradients hold, and it is kept.

What is added to a registry is in here by itself.
"""

import json

import numpy as np
import pytest

from app.engine.gradient_check import gradient_check, relative_error
from app.engine.trainer import Trainer
from app.playground.catalog import catalog
from app.playground.document import Document
from app.playground.rebuilding import experiment_from
from app.playground.session import Session
from tests.pairs import Row, covering_rows, pairs_in, pairs_of
from tests.playground.sessions import STEP, bits, do, make_session

CATALOG = catalog()
NAMES = {
    "loss": [each["name"] for each in CATALOG["losses"]],
    "activation": [each["name"] for each in CATALOG["activations"]],
    "optimizer": [each["name"] for each in CATALOG["optimizers"]],
    "initializer": [each["name"] for each in CATALOG["initializers"]],
    "bias_initializer": [each["name"] for each in CATALOG["bias_initializers"]],
    "schedule": [each["name"] for each in CATALOG["schedules"]],
    "features": [
        ("x1", "x2"),
        *((each["name"],) for each in CATALOG["features"]),
        tuple(each["name"] for each in CATALOG["features"]),
    ],
}
# Own data are none until they are brought; see test_own_data.py.
USES = [
    (problem["name"], loss)
    for problem in CATALOG["problems"]
    if problem["name"] != "own"
    for loss in problem["losses"]
]
EPSILON = 1e-5


ROWS = list(covering_rows(NAMES))


def problem_for(loss: str) -> str:
    """The first problem on the plane that this loss is for."""
    return next(name for name, each in USES if each == loss)


def check_gradients(trainer: Trainer) -> None:
    """Against central differences, but where these would take a weight across the kink of |w|."""
    told = gradient_check(trainer, EPSILON)["parameters"]
    smooth = (trainer.network.flat == 0) | (np.abs(trainer.network.flat) > EPSILON)
    analytic, numeric = (
        np.array([each[name] for each in told.values()])[smooth] for name in ("analytic", "numeric")
    )
    assert relative_error(analytic, numeric) < 1e-5


def check(session: Session) -> None:
    """Twenty steps end in numbers or in words, the gradients hold, and what is kept goes on."""
    do(session, {**STEP, "count": 20})
    if session.status == "diverged":
        told = session.divergence()
        assert told is not None
        assert f"Step {told['step']} blew up" in told["message"]
        return
    assert np.isfinite(session.experiment.network.flat).all()
    trainer = session.experiment.trainer
    update = trainer.next_update()
    assert np.isfinite(update.updates).all()
    total = sum(update.terms.values()) * ~trainer.locked
    assert update.updates == pytest.approx(total, rel=1e-9, abs=1e-15)
    check_gradients(trainer)
    saved = json.loads(json.dumps(session.document()))
    again = Session(Document.model_validate(saved))
    assert bits(again) == bits(session)
    do(session, STEP)
    do(again, STEP)
    assert bits(again) == bits(session)


def test_every_pair_is_in_a_row():
    seen = set().union(*(pairs_of(row, NAMES) for row in ROWS))
    assert seen == set(pairs_in(NAMES))


@pytest.mark.parametrize(("problem", "loss"), USES)
def test_every_problem_learns_by_every_loss_that_is_for_it(problem: str, loss: str):
    session = make_session(problem={"name": problem}, training={"loss": loss})
    before = session.experiment.trainer.objective()
    check(session)
    do(session, {**STEP, "unit": "epoch", "count": 10})
    assert session.experiment.trainer.objective() < before


@pytest.mark.parametrize("row", ROWS, ids=lambda row: "-".join(map(str, row.values())))
def test_every_two_choices_go_together(row: Row):
    layers = [
        {"units": 3, "activation": row["activation"]},
        {"units": 2, "activation": row["activation"], "dropout": 0.25},
    ]
    session = make_session(
        problem={
            "name": problem_for(row["loss"]),
            "samples": 40,
            "features": list(row["features"]),
        },
        network={
            "hidden": layers,
            "initializer": row["initializer"],
            "bias_initializer": row["bias_initializer"],
        },
        training={
            "loss": row["loss"],
            "optimizer": row["optimizer"],
            "schedule": row["schedule"],
            "learning_rate": 0.05,
            "l1": 0.001,
            "l2": 0.01,
        },
        locked=["weights.0.0.0"],
    )
    check(session)


def test_a_document_that_was_made_before_these_choices_opens_as_it_was():
    old = {
        "format": 1,
        "problem": {"name": "circle", "samples": 100, "features": ["x1", "x2"]},
        "network": {"hidden": [{"units": 3, "activation": "tanh"}], "seed": 1},
        "training": {"loss": "binary_cross_entropy", "optimizer": "sgd", "learning_rate": 0.1},
    }
    experiment = experiment_from(Document.model_validate(old))
    setup = experiment.setup
    assert setup.network.hidden[0].dropout == 0
    assert (setup.training.schedule, setup.training.stop_epochs) == ("constant", None)
    assert experiment.network.flat[2] == 0
