"""What a person types, as the target over the plane: a condition, or a number for every point."""

from functools import lru_cache

import numpy as np

from .formula import parse
from .lexer import FormulaError
from .problem import Array, Problem, defaults
from .scatter import REACH, blurred, strayed

FIRST_FORMULA = "sin(2*x1)*x2 > 0.3"
# Beyond this a number is none to learn.
LARGEST = 1e6


@lru_cache(maxsize=64)
def function_problem(text: str) -> Problem:
    """The problem of a formula: two classes where it is a condition, else a number to be found.

    Raises FormulaError, at the character, where the text is none. The data are refused likewise
    where the function has no finite number.
    """
    formula = parse(text)
    kind, loss, rate = ("regression", "mean_squared_error", 0.1)
    if formula.compares:
        kind, loss, rate = ("classification", "binary_cross_entropy", 0.5)
    own = defaults([6], loss, learning_rate=rate)

    def generate(samples: int, noise: float, rng: np.random.Generator) -> tuple[Array, Array]:
        """Points all over the plane; noise moves them, but where numbers are found, those."""
        x1, x2 = rng.uniform(-REACH, REACH, (2, samples))
        values = formula.of(x1, x2)
        if formula.compares:
            return strayed(x1, x2, noise, rng), values[:, None]
        refuse_infinite(x1, x2, values)
        return np.column_stack([x1, x2]), blurred(values, noise, rng)

    return Problem(
        "function",
        "Typed function",
        "What is to be found is a condition or a number that you type, made of x1 and x2.",
        kind,
        ("true",) if formula.compares else ("height",),
        ("false", "true") if formula.compares else (),
        {**own, "problem": {**own["problem"], "formula": text}},
        generate,
    )


def refuse_infinite(x1: Array, x2: Array, values: Array) -> None:
    """Raise FormulaError at the first point where a function has no number to learn."""
    for place in np.flatnonzero(~(np.abs(values) <= LARGEST)):
        at = f"x1 = {x1[place]:.2f}, x2 = {x2[place]:.2f}".replace("-", "−")
        wrong = "is beyond ±1,000,000" if np.isfinite(values[place]) else "has no finite value"
        raise FormulaError(f"the function {wrong} at {at}")


FUNCTION = function_problem(FIRST_FORMULA)
