"""A document as the playground first saved it, with only SGD and four activations to choose from.

The file holds it as it was exported then, and the parameters that the playground of then had one
mini-batch and two more epochs later.
"""

import json
from pathlib import Path

import numpy as np
import pytest

from tests.playground.sessions import STEP, do, make_session

OLD = json.loads(Path(__file__).with_name("first_documents.json").read_text("utf-8"))


@pytest.fixture
def session():
    return make_session(**OLD["document"])


def numbers(parameters):
    kinds = parameters["weights"], parameters["biases"]
    return np.concatenate([np.ravel(layer) for kind in kinds for layer in kind])


def test_an_old_document_opens_to_the_same_bits(session):
    document = session.document()
    for part in ("parameters", "progress", "optimizer_state", "locked"):
        assert document[part] == OLD["document"][part]
    for part in ("problem", "training"):
        assert document[part].items() >= OLD["document"][part].items()


def test_what_it_did_not_know_is_as_if_it_were_not_there(session):
    document = session.document()
    assert [layer["dropout"] for layer in document["network"]["hidden"]] == [0, 0]
    assert document["training"]["schedule"] == "constant"
    assert document["training"]["stop_epochs"] is None
    assert document["network"]["bias_initializer"] == "zeros"


def test_its_next_steps_are_those_that_it_would_have_made(session):
    # Another processor may round the last bit of a tanh differently.
    do(session, STEP)
    now = numbers(session.document()["parameters"])
    np.testing.assert_allclose(now, numbers(OLD["after_a_step"]), rtol=1e-12)
    do(session, {"type": "step", "unit": "epoch", "count": 2})
    now = numbers(session.document()["parameters"])
    np.testing.assert_allclose(now, numbers(OLD["after_two_epochs"]), rtol=1e-11)
