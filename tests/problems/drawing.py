"""Samples of a problem as the tests look at them."""

import numpy as np
import pytest

from app.problems import PROBLEMS, Problem

# What is given, such as one sample on paper, is no draw, and what is typed or tells a story is
# tested by itself.
DRAWN = [
    each for each in PROBLEMS.values() if not (each.given or each.lens or each.name == "function")
]


def each(*kinds: str) -> pytest.MarkDecorator:
    """Runs the test for every problem that is drawn, or for those of these kinds."""
    chosen = [problem for problem in DRAWN if not kinds or problem.kind in kinds]
    return pytest.mark.parametrize("problem", chosen, ids=lambda problem: problem.name)


def draw(problem: Problem, noise: float, seed: int = 1) -> tuple[np.ndarray, np.ndarray]:
    """1,000 points, and their targets."""
    return problem.generate(1000, noise, np.random.default_rng(seed))


def classes_of(targets: np.ndarray) -> np.ndarray:
    """Which class each sample is of, from targets of one output or one-hot."""
    return targets[:, 0].astype(int) if targets.shape[1] == 1 else targets.argmax(axis=1)
