"""What there is to learn; it imports NumPy and nothing of ours."""

from .dataset import Dataset, Split, make_dataset
from .features import FEATURES, Feature, features_for
from .problem import Problem
from .registry import PROBLEMS

__all__ = [
    "FEATURES",
    "PROBLEMS",
    "Dataset",
    "Feature",
    "Problem",
    "Split",
    "features_for",
    "make_dataset",
]
