"""What there is to learn; it imports NumPy and nothing of ours."""

from .dataset import Dataset, Split, make_dataset
from .features import FEATURES, Feature
from .problem import Problem
from .registry import PROBLEMS

__all__ = ["FEATURES", "PROBLEMS", "Dataset", "Feature", "Problem", "Split", "make_dataset"]
