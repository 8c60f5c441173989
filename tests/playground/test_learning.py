import pytest

from app.problems import PROBLEMS, Problem
from tests.playground.sessions import do, make_session

TAUGHT = [problem for problem in PROBLEMS.values() if not problem.given]


@pytest.mark.parametrize("problem", TAUGHT, ids=lambda problem: problem.name)
def test_every_problem_is_learned_from_its_own_defaults(problem: Problem):
    session = make_session(problem={"name": problem.name})
    measure, enough = ("r2", 0.85) if problem.kind == "regression" else ("accuracy", 0.95)
    enough = 0.92 if problem.name == "pedestrian" else enough
    trainer = session.experiment.trainer
    while (trainer.metrics()["train"][measure] or 0) < enough and trainer.progress.epoch < 300:
        do(session, {"type": "step", "unit": "epoch", "count": 10})
    assert (trainer.metrics()["train"][measure] or 0) >= enough


@pytest.mark.parametrize("problem", TAUGHT, ids=lambda problem: problem.name)
def test_a_network_that_learned_the_circle_goes_on_with_any_data(problem: Problem):
    session = make_session()
    do(session, {"type": "step", "unit": "epoch", "count": 10})
    do(session, {"type": "configure", "problem": {"name": problem.name}})
    before = session.experiment.trainer.metrics()["train"]["loss"]
    do(session, {"type": "step", "unit": "epoch", "count": 50})
    assert session.experiment.trainer.metrics()["train"]["loss"] < before
