"""A function that is typed becomes what the network learns, or is refused at its character."""

import pytest
from pydantic import ValidationError

from app.playground.document import Document, complete
from app.playground.errors import PlaygroundError
from app.problems.function import FIRST_FORMULA
from tests.playground.sessions import STEP, UNDO, bits, do, labels, make_session


def choose(**problem):
    return {"type": "configure", "problem": problem}


def type_in(formula):
    return choose(name="function", formula=formula)


def settings(session):
    return session.experiment.setup.problem


def test_a_function_begins_with_one_of_its_own_and_takes_what_is_typed():
    session = make_session()
    do(session, choose(name="function"))
    assert settings(session).formula == FIRST_FORMULA
    assert labels(session)[-1] == f"function: {FIRST_FORMULA}"
    do(session, type_in("x1 > 0 and x2 > 0"))
    assert labels(session)[-1] == "function: x1 > 0 and x2 > 0"
    points, targets = (getattr(session.experiment.dataset.train, n) for n in ("points", "targets"))
    assert (targets[:, 0] == (points > 0).all(axis=1)).mean() > 0.9
    do(session, UNDO)
    assert settings(session).formula == FIRST_FORMULA
    do(session, choose(name="circle"))
    assert settings(session).formula is None


def test_a_number_in_place_of_a_condition_comes_with_its_own_loss():
    session = make_session()
    do(session, type_in("x1*x2"))
    assert session.experiment.setup.training.loss == "mean_squared_error"
    do(session, type_in("x1 > x2"))
    assert session.experiment.setup.training.loss == "binary_cross_entropy"


def test_a_document_with_a_function_comes_back_to_the_same_bits():
    session = make_session(problem={"name": "function", "formula": "x1² + x2² < 1"})
    do(session, {**STEP, "count": 20})
    again = make_session(**session.document())
    for each in (session, again):
        do(each, {**STEP, "count": 5})
    assert bits(again) == bits(session)
    assert complete(Document.model_validate({"problem": {"name": "function"}})).problem.formula


@pytest.mark.parametrize(
    ("formula", "at"), [("sin(x1) * x3 > 0", 10), ("sin(x1", 3), ("", 0), ("__import__", 0)]
)
def test_what_is_no_function_is_refused_and_the_last_one_stays(formula, at):
    session = make_session(problem={"name": "function"})
    before = session.document()
    with pytest.raises(ValidationError) as caught:
        do(session, type_in(formula))
    assert caught.value.errors()[0]["ctx"]["at"] == at
    assert session.document() == before


def test_a_function_without_values_is_refused_and_the_last_one_stays():
    session = make_session(problem={"name": "function"})
    before = session.document()
    with pytest.raises(PlaygroundError, match=r"^The function has no finite value at x1 = ") as it:
        do(session, type_in("log(x1)"))
    assert (it.value.field, it.value.given) == ("problem.formula", "log(x1)")
    assert session.document() == before


def test_only_a_function_has_a_formula():
    with pytest.raises(ValidationError, match="only function has a formula"):
        make_session(problem={"name": "circle", "formula": "x1 > 0"})


def test_points_painted_on_a_function_make_its_data_ones_own():
    session = make_session(problem={"name": "function"})
    classes = session.experiment.dataset.class_names
    do(session, {"type": "paint", "points": [[0.5, 0.5, 1.0]]})
    assert settings(session).name == "own"
    assert session.experiment.dataset.class_names == classes
