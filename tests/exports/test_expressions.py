"""The code of every activation, loss and feature says what the engine computes."""

import numpy as np
import pytest

from app.engine.activations import OUTPUT_ACTIVATIONS
from app.engine.losses import LOSSES
from app.exports.expressions import carried_out, written_for
from app.exports.onnx_model import OPERATORS, Graph
from app.problems import FEATURES

# Three samples of three units, some far out.
Z = np.array([[-800.0, -40.0, -3.0], [-0.7, 0.0, 1e-9], [2.0, 40.0, 800.0]])
TARGETS = np.eye(3)
# Each loss with each output activation that it is used with.
USES = dict.fromkeys((loss.name, each) for loss in LOSSES.values() for each in loss.output.values())


def of_numpy(name, *operands):
    """An operation of code on arrays (samples, units)."""
    ours = {"highest": np.max, "total": np.sum}
    if name in ours:
        return ours[name](*operands, axis=1, keepdims=True)
    return getattr(np, name)(*operands)


def by_numpy(code, **values):
    return carried_out(code, values, of_numpy, lambda number: number)


def by_engine(function, z):
    """What the engine, which has units first, makes of z (samples, units)."""
    a = np.empty_like(z.T)
    with np.errstate(over="ignore"):
        function(z.T.copy(), a)
    return a.T


@pytest.mark.parametrize("name", OUTPUT_ACTIVATIONS)
def test_code_is_the_activation(name):
    activation = OUTPUT_ACTIVATIONS[name]
    a = by_numpy(activation.code, z=Z)
    np.testing.assert_allclose(a, by_engine(activation.function, Z), rtol=1e-12, atol=1e-12)


@pytest.mark.parametrize(
    ("name", "output"),
    list(
        dict.fromkeys(
            (loss.name, each) for loss in LOSSES.values() for each in loss.output.values()
        )
    ),
)
def test_code_is_the_loss(name, output):
    loss, activation = LOSSES[name], OUTPUT_ACTIVATIONS[output]
    a = by_engine(activation.function, Z)
    with np.errstate(over="ignore"):
        expected = loss.each(Z.T, a.T, TARGETS.T).T
        told = by_numpy(loss.code, z=Z, a=a, t=TARGETS)
    finite = np.isfinite(expected)
    assert finite.any()
    np.testing.assert_allclose(told[finite], expected[finite], rtol=1e-12, atol=1e-12)


@pytest.mark.parametrize("name", FEATURES)
def test_code_is_the_feature(name):
    points = np.random.default_rng(1).uniform(-2.0, 2.0, (5, 2))
    x1, x2 = points.T
    assert (
        by_numpy(FEATURES[name].code, x1=x1, x2=x2).tolist() == FEATURES[name].of(points).tolist()
    )


@pytest.mark.parametrize("name", OUTPUT_ACTIVATIONS)
def test_onnx_has_every_operation_of_an_activation(name):
    graph = Graph()
    carried_out(OUTPUT_ACTIVATIONS[name].code, {"z": "z"}, graph.operation, graph.constant)
    assert {node.op_type for node in graph.nodes} <= set(OPERATORS.values())


def test_functions_are_taken_from_a_library_but_for_those_that_a_program_defines():
    code = "where(z > 0, z, exp(-abs(z)) - 1) / total(z)"
    expected = "np.where(z > 0, z, np.exp(-np.abs(z)) - 1) / total(z)"
    assert written_for("np", code) == expected


@pytest.mark.parametrize("code", ["z[0]", "[z]", "z.real", "z if 1 else z", "'z'", "lambda: z"])
def test_code_is_nothing_but_arithmetic(code):
    with pytest.raises(ValueError, match="no export can say"):
        by_numpy(code, z=Z)
