import numpy as np
import pytest

from app.engine.initializers import BIAS_INITIALIZERS, INITIALIZERS, start
from app.engine.parameters import Layout

LAYOUT = Layout((2, 16, 16, 1))
# What the weights of 500 inputs to 300 units come to: the standard deviation, and the largest size.
WIDE = Layout((500, 300))
SPREADS = {
    "glorot_uniform": (np.sqrt(2 / 800), np.sqrt(6 / 800)),
    "glorot_normal": (np.sqrt(2 / 800), np.inf),
    "he_uniform": (np.sqrt(2 / 500), np.sqrt(6 / 500)),
    "he_normal": (np.sqrt(2 / 500), np.inf),
    "orthogonal": (np.sqrt(1 / 500), 1),
    "uniform": (0.3 / np.sqrt(3), 0.3),
    "normal": (0.3, np.inf),
    "constant": (0, 0.3),
    "zeros": (0, 0),
}


@pytest.mark.parametrize("name", INITIALIZERS)
def test_the_same_seed_gives_the_same_bits(name: str):
    assert start(LAYOUT, 3, name, 0.5).tobytes() == start(LAYOUT, 3, name, 0.5).tobytes()


@pytest.mark.parametrize(
    "name", [name for name in INITIALIZERS if name not in ("constant", "zeros")]
)
def test_another_seed_gives_other_bits(name: str):
    assert start(LAYOUT, 3, name, 0.5).tobytes() != start(LAYOUT, 4, name, 0.5).tobytes()


def test_every_initializer_has_its_spread_here():
    assert SPREADS.keys() == INITIALIZERS.keys()


@pytest.mark.parametrize("name", SPREADS)
def test_weights_spread_as_the_books_say(name: str):
    weights = WIDE.views(start(WIDE, 1, name, 0.3))[0][:, :-1]
    deviation, largest = SPREADS[name]
    assert weights.std() == pytest.approx(deviation, rel=0.01, abs=1e-12)
    assert np.abs(weights).max() <= largest
    if name not in ("constant", "zeros"):
        assert abs(weights.mean()) < 0.01


@pytest.mark.parametrize("sizes", [(3, 8), (8, 3), (5, 5)])
def test_orthogonal_rows_or_columns_stand_at_right_angles(sizes: tuple[int, int]):
    weights = Layout(sizes).views(start(Layout(sizes), 1, "orthogonal"))[0][:, :-1]
    small = weights @ weights.T if len(weights) <= sizes[0] else weights.T @ weights
    np.testing.assert_allclose(small, np.eye(min(sizes)), atol=1e-12)


@pytest.mark.parametrize("name", BIAS_INITIALIZERS)
def test_biases_are_drawn_apart_from_the_weights(name: str):
    apart = LAYOUT.views(start(LAYOUT, 1, "he_normal", 0.0, name, -0.25))
    alone = LAYOUT.views(start(LAYOUT, 1, "he_normal"))
    for view, other in zip(apart, alone, strict=True):
        assert view[:, :-1].tobytes() == other[:, :-1].tobytes()
        assert not other[:, -1].any()
        if name == "constant":
            assert set(view[:, -1]) == {-0.25}
        elif name != "zeros":
            assert len(set(view[:, -1])) == len(view)


def test_one_layers_size_does_not_move_another_layers_draw():
    small, large = Layout((2, 4, 4, 1)), Layout((2, 4, 4, 4, 1))
    first = small.views(start(small, 1))[1]
    assert first.tobytes() == large.views(start(large, 1))[1].tobytes()
