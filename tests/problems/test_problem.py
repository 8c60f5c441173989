import numpy as np

from app.problems import PROBLEMS, Problem, features_for
from tests.problems.drawing import classes_of, draw, each


@each()
def test_the_same_seed_gives_the_same_bits(problem: Problem):
    first, again = draw(problem, 0.3), draw(problem, 0.3)
    assert first[0].tobytes() == again[0].tobytes()
    assert first[1].tobytes() == again[1].tobytes()


@each()
def test_points_lie_within_about_2_at_low_noise(problem: Problem):
    points, _ = draw(problem, 0.1)
    assert 1.5 < np.quantile(np.abs(points), 0.99) < 2


@each("classification", "multiclass")
def test_more_noise_moves_the_same_points_farther_and_changes_no_class(problem: Problem):
    (still, targets), (little, _), (more, same) = (draw(problem, n) for n in (0, 0.1, 0.2))
    np.testing.assert_allclose(more - still, 2 * (little - still), atol=1e-12)
    assert 0.04 < (little - still).std() < 0.06
    assert same.tobytes() == targets.tobytes()


@each("regression")
def test_more_noise_moves_the_same_targets_farther_and_leaves_x1(problem: Problem):
    (still, targets), (_, little), (points, more) = (draw(problem, n) for n in (0, 0.1, 0.2))
    np.testing.assert_allclose(more - targets, 2 * (little - targets), atol=1e-12)
    assert 0.04 < (little - targets).std() < 0.06
    moved = points[:, 1] if problem.curve else still[:, 1]
    assert points[:, 0].tolist() == still[:, 0].tolist()
    assert moved.tolist() == (more[:, 0] if problem.curve else points[:, 1]).tolist()


@each("classification", "multiclass")
def test_every_class_has_a_name_and_the_classes_take_turns(problem: Problem):
    _, targets = draw(problem, 0.1)
    names = len(problem.class_names)
    assert set(np.unique(targets)) == {0, 1}
    assert problem.kind == "classification" or (targets.sum(axis=1) == 1).all()
    assert len(problem.output_names) == targets.shape[1]
    in_turns = classes_of(targets)[: 1000 // names * names].reshape(-1, names)
    assert (np.sort(in_turns, axis=1) == np.arange(names)).all()


@each("regression")
def test_numbers_to_be_found_lie_within_about_1(problem: Problem):
    _, targets = draw(problem, 0)
    assert problem.class_names == ()
    assert 0.9 < np.abs(targets).max() <= 1.1


@each()
def test_a_problem_begins_with_features_that_its_points_have(problem: Problem):
    assert set(problem.defaults["problem"]["features"]) <= set(features_for(problem))


def test_a_problem_goes_by_the_name_of_what_draws_it():
    assert [PROBLEMS[name].generate.__name__ for name in ("rings", "sine")] == ["rings", "sine"]
