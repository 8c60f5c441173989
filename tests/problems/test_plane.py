import numpy as np
import pytest

from app.problems import PROBLEMS, Problem
from app.problems.plane import PLANE_PROBLEMS

each_problem = pytest.mark.parametrize("problem", PLANE_PROBLEMS, ids=lambda problem: problem.name)


def generate(problem: Problem, noise: float, seed: int = 1) -> tuple[np.ndarray, np.ndarray]:
    points, targets = problem.generate(1000, noise, np.random.default_rng(seed))
    return points, targets[:, 0]


@each_problem
def test_the_same_seed_gives_the_same_bits(problem: Problem):
    first, again = generate(problem, 0.3), generate(problem, 0.3)
    assert first[0].tobytes() == again[0].tobytes()
    assert first[1].tobytes() == again[1].tobytes()


@each_problem
def test_points_lie_within_about_2_at_low_noise(problem: Problem):
    points, _ = generate(problem, 0.1)
    assert 1.5 < np.quantile(np.abs(points), 0.99) < 2


@each_problem
def test_more_noise_moves_the_same_points_farther(problem: Problem):
    (still, targets), (little, _), (more, same) = (generate(problem, n) for n in (0, 0.1, 0.2))
    np.testing.assert_allclose(more - still, 2 * (little - still), atol=1e-12)
    assert 0.04 < (little - still).std() < 0.06
    assert same.tobytes() == targets.tobytes()


@each_problem
def test_targets_are_0_and_1_in_turn_and_have_names(problem: Problem):
    _, targets = generate(problem, 0.1)
    assert targets.tolist() == [0, 1] * 500
    assert len(problem.class_names) == 2


def test_the_circle_is_a_disc_within_a_ring():
    points, inside = generate(PROBLEMS["circle"], 0)
    radius = np.hypot(*points.T)
    assert radius[inside == 1].max() <= 0.9
    assert radius[inside == 0].min() >= 1.2
    assert radius.max() <= 1.8


def test_xor_is_told_by_whether_the_signs_differ():
    points, different = generate(PROBLEMS["xor"], 0)
    assert (np.sign(points).prod(axis=1) < 0).tolist() == (different == 1).tolist()
    quarters = {tuple(signs) for signs in np.sign(points).tolist()}
    assert len(quarters) == 4


def test_the_clouds_are_parted_by_a_straight_line():
    points, upper = generate(PROBLEMS["gauss"], 0)
    assert ((points.sum(axis=1) > 0) == (upper == 1)).all()


def test_one_arm_of_the_spiral_is_the_other_turned_by_half_a_turn():
    points, second = generate(PROBLEMS["spiral"], 0)
    radius = np.hypot(*points.T)
    along = 2.5 * np.pi * radius / 1.8 + np.pi * second
    np.testing.assert_allclose(points[:, 0], radius * np.sin(along), atol=1e-9)
    np.testing.assert_allclose(points[:, 1], radius * np.cos(along), atol=1e-9)


def test_each_moon_reaches_into_the_other():
    points, lower = generate(PROBLEMS["moons"], 0)
    assert points[lower == 1, 1].max() > points[lower == 0, 1].min()
    assert points[lower == 1, 0].min() < points[lower == 0, 0].max()
