"""What there is to learn; it imports NumPy and nothing of ours."""

from .dataset import Dataset, Split, make_dataset
from .features import (
    FEATURES,
    Feature,
    features_for,
    input_units,
    inputs_of,
    inputs_of_plane,
)
from .function import function_problem
from .lexer import FormulaError
from .own import own_problem
from .problem import Problem
from .registry import PROBLEMS
from .scenario import Level, Switch, Wording

__all__ = [
    "FEATURES",
    "PROBLEMS",
    "Dataset",
    "Feature",
    "FormulaError",
    "Level",
    "Problem",
    "Split",
    "Switch",
    "Wording",
    "features_for",
    "function_problem",
    "input_units",
    "inputs_of",
    "inputs_of_plane",
    "make_dataset",
    "own_problem",
]
