"""A trained network as an ONNX model in double precision; imports the optional package `onnx`."""

import json

import numpy as np
from onnx import ModelProto, NodeProto, TensorProto, ValueInfoProto, checker, helper, numpy_helper
from onnx.defs import ONNX_DOMAIN

from .export import Source
from .expressions import OURS, carried_out
from .portrait import Portrait, portrait_of

# Of the end of 2022: what runs models has had time to learn it.
OPERATOR_SET, FORMAT = 18, 8
# ONNX's operators by the names that code and NumPy have for them.
OPERATORS = {
    "abs": "Abs",
    "add": "Add",
    "clip": "Clip",
    "cos": "Cos",
    "divide": "Div",
    "exp": "Exp",
    "greater": "Greater",
    "highest": "ReduceMax",
    "less": "Less",
    "log": "Log",
    "multiply": "Mul",
    "negative": "Neg",
    "power": "Pow",
    "sin": "Sin",
    "sqrt": "Sqrt",
    "subtract": "Sub",
    "tanh": "Tanh",
    "total": "ReduceSum",
    "where": "Where",
}


class Graph:
    """Operations one after the other, and the constants that they use; all go by their names."""

    def __init__(self) -> None:
        self.nodes: list[NodeProto] = []
        self.constants: list[TensorProto] = []

    def node(self, operator: str, *inputs: str, **attributes: int) -> str:
        """The result of one operation."""
        name = f"{operator.lower()}_{len(self.nodes)}"
        node = helper.make_node(operator, inputs, [name])
        node.attribute.extend(helper.make_attribute(*each) for each in attributes.items())
        self.nodes.append(node)
        return name

    def array(self, values: object, name: str = "") -> str:
        """Numbers that do not change."""
        name = name or f"constant_{len(self.constants)}"
        self.constants.append(numpy_helper.from_array(np.asarray(values), name))
        return name

    def constant(self, number: float | None) -> str:
        """A number; one that is left out has the empty name."""
        return "" if number is None else self.array(float(number))

    def operation(self, name: str, *operands: str) -> str:
        """The result of what code knows by this name; raises KeyError for what ONNX lacks."""
        if name == "log1p":
            return self.node("Log", self.node("Add", *operands, self.constant(1)))
        if name in OURS:
            return self.node(OPERATORS[name], *operands, self.array([-1]), keepdims=1)
        return self.node(OPERATORS[name], *operands)


def onnx_model(source: Source) -> bytes:
    """A model from `inputs` (samples, inputs) to `outputs` (samples, outputs)."""
    source.check_numbers()
    network = portrait_of(source.experiment)
    graph, values = Graph(), "inputs"
    for layer in network.layers:
        parameters = [graph.array(layer.weights, f"{layer.attribute}.weight")]
        if layer.biases is not None:
            parameters.append(graph.array(layer.biases, f"{layer.attribute}.bias"))
        z = graph.node("Gemm", values, *parameters, transB=1)
        code = layer.activation.code
        values = carried_out(code, {"z": z}, graph.operation, graph.constant)
    graph.nodes.append(helper.make_node("Identity", [values], ["outputs"]))
    model = _model(network, graph)
    checker.check_model(model, full_check=True)
    content: bytes = model.SerializeToString()
    return content


def _model(network: Portrait, graph: Graph) -> ModelProto:
    inputs, outputs = network.dataset.input_names, network.dataset.output_names
    names = f"Inputs: {', '.join(inputs)}{network.places}. Outputs: {', '.join(outputs)}."
    model = helper.make_model(
        helper.make_graph(
            graph.nodes,
            "network",
            [_values("inputs", len(inputs))],
            [_values("outputs", len(outputs))],
            graph.constants,
        ),
        producer_name="Neuron Playground",
        doc_string=" ".join(
            (f"{network.problem.title}.", names, *(f"{each}." for each in network.scalings))
        ),
        opset_imports=[helper.make_opsetid(ONNX_DOMAIN, OPERATOR_SET)],
        ir_version=FORMAT,
    )
    lists = {
        "input_names": inputs,
        "output_names": outputs,
        "class_names": network.dataset.class_names,
        "standardised": network.scalings,
    }
    helper.set_model_props(model, {name: json.dumps(each) for name, each in lists.items()})
    return model


def _values(name: str, columns: int) -> ValueInfoProto:
    return helper.make_tensor_value_info(name, TensorProto.DOUBLE, ["samples", columns])
