import numpy as np
import pytest

from app.engine.initializers import INITIALIZERS
from app.engine.parameters import Layout

LAYOUT = Layout((2, 16, 16, 1))


@pytest.mark.parametrize("name", INITIALIZERS)
def test_the_same_seed_gives_the_same_bits_and_another_seed_others(name: str):
    start = INITIALIZERS[name].start
    assert start(LAYOUT, 3).tobytes() == start(LAYOUT, 3).tobytes()
    assert start(LAYOUT, 3).tobytes() != start(LAYOUT, 4).tobytes()


def test_glorot_keeps_each_weight_within_its_layers_limit_and_biases_at_0():
    flat = INITIALIZERS["glorot_uniform"].start(LAYOUT, 1)
    for view in LAYOUT.views(flat):
        units, inputs = view.shape[0], view.shape[1] - 1
        limit = np.sqrt(6 / (inputs + units))
        assert np.abs(view[:, :-1]).max() <= limit
        assert np.abs(view[:, :-1]).max() > 0.7 * limit
        assert not view[:, -1].any()


def test_one_layers_size_does_not_move_another_layers_draw():
    start = INITIALIZERS["glorot_uniform"].start
    small, large = Layout((2, 4, 4, 1)), Layout((2, 4, 4, 4, 1))
    first = small.views(start(small, 1))[1]
    assert first.tobytes() == large.views(start(large, 1))[1].tobytes()
