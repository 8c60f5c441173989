import numpy as np
import pytest

from app.engine.parameters import Layout
from app.engine.statistics import BINS, bin_edges, histograms, layer_norms
from tests.engine.networks import make_network, make_trainer

LAYOUT = Layout((2, 2, 1))
# h1: weights 1 -2, bias 0.5; weights 0 2, bias 0.5; output: weights 0.1 -0.1, bias -3.
FLAT = np.array([1.0, -2.0, 0.5, 0.0, 2.0, 0.5, 0.1, -0.1, -3.0])


def counted(layer):
    return {place: int(count) for place, count in enumerate(layer.counts) if count}


def test_the_weights_of_each_layer_are_counted_in_the_same_bins():
    shown = histograms(LAYOUT, FLAT, biases=False)
    # The largest is 2: bins of 0.2, the middle one around 0.
    assert shown.edges[[0, 10, 11, -1]] == pytest.approx([-2.1, -0.1, 0.1, 2.1])
    hidden, output = shown.layers
    assert (hidden.name, output.name) == ("hidden 1", "output")
    assert counted(hidden) == {0: 1, 10: 1, 15: 1, 20: 1}
    assert output.number == sum(counted(output).values()) == 2


def test_biases_are_counted_by_themselves():
    hidden, output = histograms(LAYOUT, FLAT, biases=True).layers
    assert (hidden.number, hidden.least, hidden.most, hidden.deviation) == (2, 0.5, 0.5, 0.0)
    assert (output.number, output.mean) == (1, -3.0)


@pytest.mark.parametrize("scale", [1e-9, 0.03, 1.0, 47.0, 1e150])
def test_counts_and_moments_are_those_of_numpy(scale: float):
    layout = Layout((9, 16, 16, 3))
    flat = np.random.default_rng(2).normal(0, scale, layout.size)
    shown = histograms(layout, flat, biases=False)
    for layer, view in zip(shown.layers, layout.views(flat), strict=True):
        weights = view[:, :-1]
        assert (layer.counts == np.histogram(weights, shown.edges)[0]).all()
        assert layer.counts.sum() == layer.number == weights.size
        told = (layer.least, layer.mean, layer.deviation, layer.most)
        assert told == pytest.approx(
            (weights.min(), weights.mean(), weights.std(), weights.max()), abs=0
        )


@pytest.mark.parametrize("largest", [0.0, 1e-300, 3e-5, 0.1, 0.7, 1.0, 9.99, 10.0, 1e307])
def test_bins_lie_around_0_and_reach_beyond_the_largest_number(largest: float):
    edges = bin_edges(largest)
    assert len(edges) == BINS + 1
    assert edges[-1] > largest
    assert edges == pytest.approx(-edges[::-1], abs=0)
    assert largest < 1e-10 or edges[-1] < 1.8 * largest


def test_bins_stand_still_while_numbers_move_a_little():
    assert (bin_edges(1.6) == bin_edges(1.7)).all()


def test_the_norm_of_a_layer_takes_its_weights_and_biases_together():
    assert layer_norms(LAYOUT, FLAT) == pytest.approx([np.sqrt(9.5), np.sqrt(9.02)])


def test_norms_of_gradients_are_those_of_the_slopes_of_the_objective():
    trainer = make_trainer(make_network((2, 4, 2, 1)), l2=0.1)
    flat, update = trainer.network.flat, trainer.next_update()
    slopes = np.empty_like(flat)
    for place in range(flat.size):
        flat[place] += 1e-6
        above = trainer.objective(update.batch)
        flat[place] -= 2e-6
        slopes[place] = (above - trainer.objective(update.batch)) / 2e-6
        flat[place] += 1e-6
    layout = trainer.network.layout
    assert layer_norms(layout, update.gradients) == pytest.approx(
        layer_norms(layout, slopes), rel=1e-6
    )
