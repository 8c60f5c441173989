"""The `code` of activations, losses and features: written for a library, or carried out."""

import ast
import re
from collections.abc import Callable, Mapping
from typing import TypeVar

Value = TypeVar("Value")
# What no library has under such a name: over the units of a sample. Programs define them.
OURS = ("highest", "total")

OPERATORS: Mapping[type[ast.AST], str] = {
    ast.Add: "add",
    ast.Sub: "subtract",
    ast.Mult: "multiply",
    ast.Div: "divide",
    ast.Pow: "power",
    ast.USub: "negative",
    ast.Gt: "greater",
    ast.Lt: "less",
}


def written_for(library: str, code: str) -> str:
    """`code` with its functions taken from a library: exp(z) as np.exp(z)."""
    return re.sub(rf"\b(?!{'|'.join(OURS)})[a-z]\w*(?=\()", rf"{library}.\g<0>", code)


def carried_out(
    code: str,
    values: Mapping[str, Value],
    operation: Callable[..., Value],
    constant: Callable[[float | None], Value],
) -> Value:
    """What `code` comes to for these values of its names.

    `operation(name, *operands)` carries out a function or an operator, by the name that NumPy knows
    it by, or one of OURS; `constant` makes a value of a number, or of a limit that is left out.
    Raises KeyError for a name that has no value, and ValueError for what no code may say.
    """

    def value_of(node: ast.expr) -> Value:
        match node:
            case ast.Constant(float() | int() | None as value):
                return constant(value)
            case ast.Name(name):
                return values[name]
            case ast.UnaryOp(operator, operand):
                return operation(OPERATORS[type(operator)], value_of(operand))
            case ast.BinOp(left, operator, right) | ast.Compare(left, [operator], [right]):
                return operation(OPERATORS[type(operator)], value_of(left), value_of(right))
            case ast.Call(ast.Name(name), operands):
                return operation(name, *map(value_of, operands))
        raise ValueError(f"no export can say {ast.unparse(node)}")

    return value_of(ast.parse(code, mode="eval").body)
