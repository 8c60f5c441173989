"""What there is to learn; it imports NumPy and nothing of ours."""

from .dataset import Dataset, Split, make_dataset
from .features import FEATURES, Feature
from .plane import PROBLEMS
from .problem import Problem

__all__ = ["FEATURES", "PROBLEMS", "Dataset", "Feature", "Problem", "Split", "make_dataset"]
