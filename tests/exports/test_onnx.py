"""The ONNX model says what the page says, as onnxruntime runs it."""

import json
import sys

import numpy as np
import onnx
import onnxruntime
import pytest

from app.exports.registry import EXPORTS, lacking
from app.playground.errors import PlaygroundError
from tests.exports.sources import PROBLEMS, ROWS, file_of, outputs, session_for, trained


def check(session):
    inputs = session.experiment.dataset.train.inputs
    running = onnxruntime.InferenceSession(
        file_of(session, "onnx"), providers=["CPUExecutionProvider"]
    )
    (said,) = running.run(["outputs"], {"inputs": inputs})
    assert said.dtype == np.float64
    np.testing.assert_allclose(said, outputs(session, inputs), rtol=0, atol=1e-6)
    # One sample alone, as a device would ask.
    (one,) = running.run(None, {"inputs": inputs[:1]})
    np.testing.assert_allclose(one, said[:1], rtol=0, atol=1e-12)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: "-".join(map(str, row.values())))
def test_a_model_says_what_the_engine_says(row):
    check(session_for(row))


@pytest.mark.parametrize("name", PROBLEMS)
def test_every_problem_can_be_taken_along(name):
    check(trained(problem=PROBLEMS[name]))


def test_a_model_is_valid_and_tells_what_it_is_of():
    model = onnx.load_from_string(file_of(trained(problem={"name": "blobs"}), "onnx"))
    onnx.checker.check_model(model, full_check=True)
    assert model.producer_name == "Neuron Playground"
    assert model.doc_string == "Three clouds. Inputs: x1, x2. Outputs: top, left, right."
    told = {each.key: json.loads(each.value) for each in model.metadata_props}
    assert told["input_names"] == ["x1", "x2"]
    assert told["output_names"] == ["top", "left", "right"]
    assert told["class_names"] == ["top cloud", "left cloud", "right cloud"]


def test_without_the_package_there_is_no_model_but_a_reason(monkeypatch):
    assert lacking(EXPORTS["onnx"]) is None
    # So Python remembers of a module that there is none.
    monkeypatch.setitem(sys.modules, "onnx", None)
    assert lacking(EXPORTS["onnx"]) == "onnx"
    with pytest.raises(PlaygroundError, match="comes with: pip install onnx") as refused:
        file_of(trained(), "onnx")
    assert refused.value.field == "format"
    assert "onnx" not in refused.value.allowed
