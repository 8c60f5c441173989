"""Each activation function beside its derivative.

`function(z, out)` writes a = f(z); `slope(a, out)` writes f'(z), which for every function here can
be told from a alone. Both take arrays of any shape and may work in place (`out` is the argument).
"""

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

# A NumPy scalar array costs half of what a Python number does in an operation this small.
ZERO, ONE = np.array(0.0), np.array(1.0)


@dataclass(frozen=True)
class Activation:
    """An activation function: `function(z, out)` writes a, `slope(a, out)` writes da/dz.

    `formula` says it in z and `slope_formula` its slope in a, for people. `range` is from where to
    where a can lie, infinite where it has no end.
    """

    name: str
    description: str
    formula: str
    slope_formula: str
    range: tuple[float, float]
    function: Callable[[NDArray[Any], NDArray[Any]], object]
    slope: Callable[[NDArray[Any], NDArray[Any]], object]


def tanh_slope(a: NDArray[Any], out: NDArray[Any]) -> None:
    """1 - tanh(z)^2."""
    np.square(a, out)
    np.subtract(ONE, out, out)


def sigmoid(z: NDArray[Any], out: NDArray[Any]) -> None:
    """1 / (1 + exp(-z)); far below 0 the power overflows, and 1 / infinity is the right 0."""
    np.negative(z, out)
    np.exp(out, out)
    np.add(out, 1.0, out)
    np.reciprocal(out, out)


def sigmoid_slope(a: NDArray[Any], out: NDArray[Any]) -> None:
    """Writes a (1 - a)."""
    np.subtract(ONE, a, out)
    np.multiply(a, out, out)


def relu(z: NDArray[Any], out: NDArray[Any]) -> None:
    """max(z, 0); a z that is not a number comes out as 0."""
    np.fmax(z, 0.0, out)


def relu_slope(a: NDArray[Any], out: NDArray[Any]) -> None:
    """1 where z is above 0, else 0; at 0 itself it is 0."""
    np.greater(a, ZERO, out)


def linear_slope(_a: NDArray[Any], out: NDArray[Any]) -> None:
    """1 everywhere."""
    out.fill(1.0)


ACTIVATIONS = {
    activation.name: activation
    for activation in (
        Activation(
            "tanh",
            "A smooth S from -1 to 1.",
            "tanh z",
            "1 − a²",
            (-1.0, 1.0),
            np.tanh,
            tanh_slope,
        ),
        Activation(
            "sigmoid",
            "A smooth S from 0 to 1.",
            "1 / (1 + exp (−z))",
            "a · (1 − a)",
            (0.0, 1.0),
            sigmoid,
            sigmoid_slope,
        ),
        Activation(
            "relu",
            "Zero below 0, the input itself above.",
            "max (0, z)",
            "1 above 0, else 0",
            (0.0, math.inf),
            relu,
            relu_slope,
        ),
        Activation(
            "linear",
            "The input itself, unchanged.",
            "z",
            "1",
            (-math.inf, math.inf),
            np.positive,
            linear_slope,
        ),
    )
}
