"""One sample, worked through on paper by many students: every number can be found here again.

Source: M. Mazur, "A Step by Step Backpropagation Example" (2015): a 2-2-2 network of logistic
units, squared error, learning rate 0.5; the biases stay as they are, so they are locked.
"""

import numpy as np

from .problem import Array, Problem, defaults

INPUTS, TARGETS = (0.05, 0.10), (0.01, 0.99)

DEFAULTS = defaults([2], "mean_squared_error", activation="sigmoid", batch_size=1)
ONE_SAMPLE = {"samples": 1, "noise": 0.0, "test_fraction": 0.0}


def sample(_samples: int, _noise: float, _rng: np.random.Generator) -> tuple[Array, Array]:
    """The one sample, whatever is asked for."""
    return np.array([INPUTS]), np.array([TARGETS])


WORKED_EXAMPLE = Problem(
    "worked_example",
    "Worked example",
    "One sample from a well-known example on paper: walk through its step and find every number.",
    "regression",
    ("o1", "o2"),
    (),
    {**DEFAULTS, "problem": {**DEFAULTS["problem"], **ONE_SAMPLE}},
    sample,
    samples=(1, 1),
    output="sigmoid",
    weights=(((0.15, 0.20), (0.25, 0.30)), ((0.40, 0.45), (0.50, 0.55))),
    biases=((0.35, 0.35), (0.60, 0.60)),
    given=True,
    locked=("biases.0.0", "biases.0.1", "biases.1.0", "biases.1.1"),
)
