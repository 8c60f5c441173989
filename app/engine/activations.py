"""Each activation function beside its derivative.

`function(z, out)` writes a = f(z) and may work in place (`out` is the argument); `slope(z, a, out)`
writes f'(z), told from whichever of z and a is cheaper. All take arrays of any shape.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

# A NumPy scalar array costs half of what a Python number does in an operation this small.
ZERO, ONE = np.array(0.0), np.array(1.0)

# The slope of leaky relu below 0.
LEAK = 0.01
# gelu's tanh form: z/2 (1 + tanh(GELU (z + CUBIC z^3))) (Hendrycks and Gimpel, 2016).
GELU, CUBIC = math.sqrt(2.0 / math.pi), 0.044715
# Beyond this the tanh is 1 to the last bit, and z^3 must not overflow.
GELU_REACH = 20.0


@dataclass(frozen=True)
class Activation:
    """An activation function: `function(z, out)` writes a, `slope(z, a, out)` writes da/dz.

    `formula` says it in z and `slope_formula` its slope in a and z, for people. `code` says it to
    programs that are exported: an expression in z, (samples, units), of functions that NumPy and
    PyTorch have under one name, and of the `highest` and the `total` of each sample. `range` is
    from where to where a can lie, infinite where it has no end. One that `couples` makes each a of
    a sample of all of its z, (units, samples); its slope is that of each a by its own z.
    """

    name: str
    description: str
    formula: str
    slope_formula: str
    code: str
    range: tuple[float, float]
    function: Callable[[NDArray[Any], NDArray[Any]], object]
    slope: Callable[[NDArray[Any], NDArray[Any], NDArray[Any]], object]
    couples: bool = False


def tanh_slope(_z: NDArray[Any], a: NDArray[Any], out: NDArray[Any]) -> None:
    """1 - tanh(z)^2."""
    np.square(a, out)
    np.subtract(ONE, out, out)


def sigmoid(z: NDArray[Any], out: NDArray[Any]) -> None:
    """1 / (1 + exp(-z)); far below 0 the power overflows, and 1 / infinity is the right 0."""
    np.negative(z, out)
    np.exp(out, out)
    np.add(out, 1.0, out)
    np.reciprocal(out, out)


def sigmoid_slope(_z: NDArray[Any], a: NDArray[Any], out: NDArray[Any]) -> None:
    """Writes a (1 - a)."""
    np.subtract(ONE, a, out)
    np.multiply(a, out, out)


def relu(z: NDArray[Any], out: NDArray[Any]) -> None:
    """max(z, 0); a z that is not a number comes out as 0."""
    np.fmax(z, 0.0, out)


def relu_slope(_z: NDArray[Any], a: NDArray[Any], out: NDArray[Any]) -> None:
    """1 where z is above 0, else 0; at 0 itself it is 0."""
    np.greater(a, ZERO, out)


def linear_slope(_z: NDArray[Any], _a: NDArray[Any], out: NDArray[Any]) -> None:
    """1 everywhere."""
    out.fill(1.0)


def leaky_relu(z: NDArray[Any], out: NDArray[Any]) -> None:
    """The input itself above 0, a hundredth of it below."""
    np.maximum(z, LEAK * z, out=out)


def leaky_relu_slope(z: NDArray[Any], _a: NDArray[Any], out: NDArray[Any]) -> None:
    """1 where z is above 0, else a hundredth."""
    np.greater(z, ZERO, out)
    np.maximum(out, LEAK, out=out)


def elu(z: NDArray[Any], out: NDArray[Any]) -> None:
    """The input itself above 0, exp(z) - 1 below (Clevert et al., 2015)."""
    below = np.expm1(np.minimum(z, 0.0))
    np.maximum(z, 0.0, out=out)
    np.add(out, below, out)


def elu_slope(_z: NDArray[Any], a: NDArray[Any], out: NDArray[Any]) -> None:
    """1 above 0, exp(z) = a + 1 below."""
    np.minimum(a, 0.0, out=out)
    np.add(out, 1.0, out)


def gelu_tanh(z: NDArray[Any]) -> NDArray[Any]:
    """The tanh within gelu."""
    near: NDArray[Any] = np.clip(z, -GELU_REACH, GELU_REACH)
    inner: NDArray[Any] = np.tanh(GELU * (near + CUBIC * near**3))
    return inner


def gelu(z: NDArray[Any], out: NDArray[Any]) -> None:
    """z/2 (1 + tanh(sqrt(2/pi) (z + 0.044715 z^3))), the usual near form of z Phi(z)."""
    np.multiply(0.5 * z, 1.0 + gelu_tanh(z), out)


def gelu_slope(z: NDArray[Any], _a: NDArray[Any], out: NDArray[Any]) -> None:
    """The product rule on the tanh form."""
    inner, near = gelu_tanh(z), np.clip(z, -GELU_REACH, GELU_REACH)
    np.multiply(0.5 * near * (1.0 - inner**2), GELU * (1.0 + 3.0 * CUBIC * near**2), out)
    np.add(out, 0.5 * (1.0 + inner), out)


def silu(z: NDArray[Any], out: NDArray[Any]) -> None:
    """Writes z sigmoid(z) (Elfwing et al., 2017)."""
    gate = np.empty_like(z)
    sigmoid(z, gate)
    np.multiply(z, gate, out)


def silu_slope(z: NDArray[Any], a: NDArray[Any], out: NDArray[Any]) -> None:
    """Writes s (1 - a) + a for s = sigmoid(z)."""
    sigmoid(z, out)
    np.multiply(out, 1.0 - a, out)
    np.add(out, a, out)


def softplus(z: NDArray[Any], out: NDArray[Any]) -> None:
    """ln(1 + exp(z)), exact for any z."""
    np.logaddexp(z, z.dtype.type(0.0), out)


def softplus_slope(_z: NDArray[Any], a: NDArray[Any], out: NDArray[Any]) -> None:
    """sigmoid(z), which is 1 - exp(-a)."""
    np.negative(a, out)
    np.expm1(out, out)
    np.negative(out, out)


def sin_slope(z: NDArray[Any], _a: NDArray[Any], out: NDArray[Any]) -> None:
    """cos(z)."""
    np.cos(z, out)


def softmax(z: NDArray[Any], out: NDArray[Any]) -> None:
    """exp(z) over the sum of exp(z) of all outputs, along the first axis; exact for any z."""
    np.subtract(z, z.max(axis=0), out)
    np.exp(out, out)
    np.divide(out, out.sum(axis=0), out)


END = math.inf
ACTIVATIONS = {
    activation.name: activation
    for activation in (
        Activation(
            "tanh",
            "A smooth S from -1 to 1.",
            "tanh z",
            "1 − a²",
            "tanh(z)",
            (-1.0, 1.0),
            np.tanh,
            tanh_slope,
        ),
        Activation(
            "sigmoid",
            "A smooth S from 0 to 1.",
            "1 / (1 + exp (−z))",
            "a · (1 − a)",
            "1 / (1 + exp(-clip(z, -700, 700)))",
            (0.0, 1.0),
            sigmoid,
            sigmoid_slope,
        ),
        Activation(
            "relu",
            "Zero below 0, the input itself above.",
            "max (0, z)",
            "1 above 0, else 0",
            "where(z > 0, z, 0)",
            (0.0, END),
            relu,
            relu_slope,
        ),
        Activation(
            "linear",
            "The input itself, unchanged.",
            "z",
            "1",
            "z",
            (-END, END),
            np.positive,
            linear_slope,
        ),
        Activation(
            "leaky_relu",
            "As relu, but a little of what is below 0 comes through, so that no unit dies.",
            "max (0.01 · z, z)",
            "1 above 0, else 0.01",
            "where(z > 0, z, 0.01 * z)",
            (-END, END),
            leaky_relu,
            leaky_relu_slope,
        ),
        Activation(
            "elu",
            "The input itself above 0; below, a smooth bend towards -1.",
            "z above 0, else exp (z) − 1",
            "1 above 0, else a + 1",
            "where(z > 0, z, exp(-abs(z)) - 1)",
            (-1.0, END),
            elu,
            elu_slope,
        ),
        Activation(
            "gelu",
            "A smooth relu that dips a little below 0; the choice of many language models.",
            "½ · z · (1 + tanh (0.798 · (z + 0.0447 · z³)))",
            "its derivative at z",
            "0.5 * z * (1 + tanh(0.7978845608028654 * (z + 0.044715 * z**3)))",
            (-0.1701, END),
            gelu,
            gelu_slope,
        ),
        Activation(
            "silu",
            "The input times its own sigmoid: a smooth relu that dips below 0 (swish).",
            "z / (1 + exp (−z))",
            "s · (1 − a) + a, with s = sigmoid z",
            "z / (1 + exp(-clip(z, -700, 700)))",
            (-0.2785, END),
            silu,
            silu_slope,
        ),
        Activation(
            "softplus",
            "A relu with a round corner, always above 0.",
            "ln (1 + exp z)",
            "1 − exp (−a)",
            "where(z > 0, z, 0) + log1p(exp(-abs(z)))",
            (0.0, END),
            softplus,
            softplus_slope,
        ),
        Activation(
            "sin",
            "A wave: up and down again and again.",
            "sin z",
            "cos z",
            "sin(z)",
            (-1.0, 1.0),
            np.sin,
            sin_slope,
        ),
    )
}

# What an output layer may apply: softmax makes no sense within a network.
OUTPUT_ACTIVATIONS = {
    **ACTIVATIONS,
    "softmax": Activation(
        "softmax",
        "Shares of one whole: the larger z is beside the others, the larger its share.",
        "exp (z) / sum of all exp (z)",
        "a · (1 − a)",
        "exp(z - highest(z)) / total(exp(z - highest(z)))",
        (0.0, 1.0),
        softmax,
        sigmoid_slope,
        couples=True,
    ),
}
