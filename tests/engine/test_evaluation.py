import numpy as np
import pytest

from app.engine import evaluation
from app.engine.metrics import classes

RNG = np.random.default_rng(7)
SCORES = RNG.normal(0, 1, (4, 200))
ONE_HOT = np.eye(4)[:, RNG.integers(0, 4, 200)]


def test_a_margin_is_the_distance_to_the_best_of_the_others():
    for column, margins in zip(SCORES.T, evaluation.margins(SCORES).T, strict=True):
        direct = [column[i] - max(np.delete(column, i)) for i in range(4)]
        assert margins == pytest.approx(direct, abs=1e-15)


def test_only_the_class_that_is_told_is_ahead_and_of_equals_none():
    ahead = evaluation.margins(SCORES) > 0
    assert (ahead.sum(axis=0) == 1).all()
    assert (ahead.argmax(axis=0) == classes(SCORES, 0.5)).all()
    assert evaluation.margins(np.array([[0.4], [0.4], [0.2]])).ravel() == pytest.approx(
        [0.0, 0.0, -0.2]
    )


def test_a_confusion_matrix_counts_every_sample_once_by_its_class_and_what_is_told():
    report = evaluation.class_report(SCORES, ONE_HOT, 0.5, 4)
    actual, told = ONE_HOT.argmax(axis=0), SCORES.argmax(axis=0)
    for i in range(4):
        for j in range(4):
            assert report.confusion[i, j] == ((actual == i) & (told == j)).sum()
    assert report.samples == report.confusion.sum() == 200
    assert report.accuracy == pytest.approx((actual == told).mean())
    for k in range(4):
        right = ((actual == k) & (told == k)).sum()
        assert report.precision[k] == pytest.approx(right / (told == k).sum())
        assert report.recall[k] == pytest.approx(right / (actual == k).sum())


def test_there_is_no_precision_of_what_is_never_told_and_no_recall_of_what_never_is():
    report = evaluation.class_report(np.full((1, 5), 0.9), np.zeros((1, 5)), 0.5, 2)
    assert report.confusion.tolist() == [[0, 5], [0, 0]]
    assert report.precision == [None, 0.0]
    assert report.recall == [0.0, None]


def test_r2_is_the_square_of_the_correlation_for_the_best_line():
    x = RNG.normal(0, 1, 50)
    targets = (2 * x + RNG.normal(0, 0.5, 50))[None]
    outputs = np.polyval(np.polyfit(x, targets[0], 1), x)[None]
    edges = evaluation.residual_edges([targets - outputs])
    report = evaluation.number_report(outputs, targets, edges)
    assert report.r2 == pytest.approx(np.corrcoef(x, targets[0])[0, 1] ** 2)


def test_residuals_are_counted_in_bins_that_hold_those_of_every_split():
    train, test = RNG.normal(0, 0.3, (1, 80)), RNG.normal(0.2, 0.9, (1, 40))
    edges = evaluation.residual_edges([train, test])
    assert edges[-1] > max(np.abs(train).max(), np.abs(test).max())
    targets = RNG.normal(0, 1, (1, 40))
    report = evaluation.number_report(targets - test, targets, edges)
    assert report.counts.tolist() == np.histogram(test, edges)[0].tolist()
    assert report.counts.sum() == report.samples == 40
    assert report.deviation == pytest.approx(np.sqrt((test**2).mean()))
    assert report.mean == pytest.approx(test.mean())
