import pytest
from pydantic import ValidationError

from app.playground.catalog import catalog
from app.playground.document import Document, complete, merge
from app.playground.errors import PlaygroundError
from tests.playground.sessions import make_session


def test_nothing_at_all_is_the_first_problem_at_its_start():
    document = complete(Document())
    assert document.problem.name == "circle"
    assert [layer.units for layer in document.network.hidden] == [3]
    assert document.parameters is None


@pytest.mark.parametrize("problem", catalog()["problems"], ids=lambda problem: problem["name"])
def test_what_is_omitted_takes_the_problems_own_default(problem):
    given = {"problem": {"name": problem["name"], "noise": 0.7}}
    document = complete(Document.model_validate(given)).model_dump()
    expected = merge(problem["defaults"], given)
    assert {part: document[part] for part in expected} == expected


def test_what_is_given_stays():
    given = {"network": {"hidden": [{"units": 1, "activation": "relu"}]}, "locked": ["biases.0.0"]}
    document = complete(Document.model_validate(given))
    assert document.network.hidden[0].activation == "relu"
    assert document.locked == ["biases.0.0"]


def test_a_complete_document_is_complete():
    document = complete(Document())
    assert complete(document) == document


def test_merging_goes_deep_replaces_lists_and_leaves_both_as_they_were():
    base, patch = {"a": {"b": 1, "c": [1, 2]}, "d": 3}, {"a": {"c": [9]}}
    assert merge(base, patch) == {"a": {"b": 1, "c": [9]}, "d": 3}
    assert (base, patch) == ({"a": {"b": 1, "c": [1, 2]}, "d": 3}, {"a": {"c": [9]}})


@pytest.mark.parametrize(
    "given",
    [
        {"problem": {"noise": float("nan")}},
        {"training": {"learning_rate": float("inf")}},
        {"training": {"batch_size": "10"}},
        {"training": {"batch_size": True}},
        {"network": {"hidden": [{"activation": "tanh"}]}},
        {"parameters": {"weights": [[[None]]], "biases": [[0.0]]}},
        {"problem": None},
        {"more": 1},
    ],
)
def test_what_is_no_document_is_refused(given):
    with pytest.raises(ValidationError):
        Document.model_validate(given)


def test_an_unknown_field_is_told_with_those_that_there_are():
    with pytest.raises(ValidationError) as refused:
        Document.model_validate({"problem": {"nois": 0.1}})
    (error,) = refused.value.errors()
    assert error["loc"] == ("problem",)
    assert error["ctx"]["name"] == "nois"
    assert "noise" in error["ctx"]["allowed"]


def test_the_catalog_tells_the_bounds_of_every_number():
    assert catalog()["bounds"] == {
        "problem.samples": {"minimum": 10, "maximum": 5000},
        "problem.noise": {"minimum": 0, "maximum": 1},
        "problem.test_fraction": {"minimum": 0, "maximum": 0.9},
        "problem.seed": {"minimum": 0, "maximum": 2**32 - 1},
        "problem.features": {"minimum": 1, "maximum": 256},
        "problem.switches": {"maximum": 10},
        "network.hidden": {"maximum": 8},
        "network.hidden.units": {"minimum": 1, "maximum": 16},
        "network.hidden.dropout": {"minimum": 0, "maximum": 0.9},
        "network.initializer_value": {"minimum": -10, "maximum": 10},
        "network.bias_initializer_value": {"minimum": -10, "maximum": 10},
        "network.seed": {"minimum": 0, "maximum": 2**32 - 1},
        "training.learning_rate": {"exclusive_minimum": 0, "maximum": 10},
        "training.batch_size": {"minimum": 1, "maximum": 5000},
        "training.l1": {"minimum": 0, "maximum": 1},
        "training.l2": {"minimum": 0, "maximum": 1},
        "training.schedule_epochs": {"minimum": 1, "maximum": 100_000},
        "training.stop_epochs": {"minimum": 1, "maximum": 100_000},
        "training.stop_loss": {"minimum": 0, "maximum": 1e6},
        "training.stop_patience": {"minimum": 1, "maximum": 100_000},
        "parameter": {"minimum": -1e6, "maximum": 1e6},
    }


@pytest.mark.parametrize(("part", "name"), [("progress", "step"), ("optimizer_state", "t")])
def test_counts_stay_within_what_json_tells_exactly(part, name):
    with pytest.raises(ValidationError):
        Document.model_validate({part: {name: 2**64 - 1}})


def test_a_mean_of_squares_below_0_is_refused():
    parameters = {"training": {"optimizer": "adam"}, "network": {"hidden": []}}
    with pytest.raises(PlaygroundError, match="never below 0"):
        make_session(**parameters, optimizer_state={"first": [0, 0, 0], "second": [-1.0, 0, 0]})


WRONG = ["a"] * 1000


@pytest.mark.parametrize(
    "given",
    [
        {"parameters": {"weights": [[WRONG]], "biases": []}},
        {"parameters": {"weights": WRONG, "biases": []}},
        {"parameters": {"weights": [], "biases": [WRONG]}},
        {"optimizer_state": {"first": WRONG}},
        {"optimizer_state": {"second": WRONG}},
        {"problem": {"name": "own", "data": {"rows": [WRONG[:3]] * 1000}}},
    ],
)
def test_of_a_million_wrong_numbers_the_first_is_told(given):
    with pytest.raises(ValidationError) as refused:
        Document.model_validate(given)
    assert refused.value.error_count() == 1
