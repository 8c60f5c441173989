import numpy as np
import pytest

from app.engine.parameters import Layout, ParameterError

LAYOUT = Layout((2, 3, 1))


def test_a_unit_has_its_weights_and_then_its_bias():
    assert LAYOUT.paths[:4] == ("weights.0.0.0", "weights.0.0.1", "biases.0.0", "weights.0.1.0")
    assert len(LAYOUT.paths) == LAYOUT.size == 13


def test_every_path_finds_its_place():
    assert [LAYOUT.index(path) for path in LAYOUT.paths] == list(range(13))


def test_views_share_memory_with_the_flat_vector():
    flat = np.arange(13.0)
    hidden, output = LAYOUT.views(flat)
    hidden[2, 1] = -7
    assert flat[LAYOUT.index("weights.0.2.1")] == -7
    assert output.tolist() == [[9, 10, 11, 12]]


def test_biases_are_the_last_column():
    named = [path for path, is_bias in zip(LAYOUT.paths, LAYOUT.is_bias, strict=True) if is_bias]
    assert named == ["biases.0.0", "biases.0.1", "biases.0.2", "biases.1.0"]


def test_nested_lists_flatten_to_the_same_bits():
    flat = np.random.default_rng(1).normal(size=13)
    nested = LAYOUT.nested(flat)
    assert nested["weights"][0][2][1] == flat[LAYOUT.index("weights.0.2.1")]
    assert LAYOUT.flatten(**nested).tobytes() == flat.tobytes()


@pytest.mark.parametrize(
    "path",
    [
        "weights.-1.0.0",
        "weights.0.-1.0",
        "weights.00.0.0",
        "weights.0.0.2",
        "weights.0.3.0",
        "weights.2.0.0",
        "weights.0.0",
        "biases.0.3",
        "biases.0.0.0",
        "biases.0",
        "biases.0.0 ",
        "",
        "h1.2",
    ],
)
def test_a_path_that_does_not_exist_is_refused_with_what_does(path: str):
    with pytest.raises(ParameterError, match=r"from weights\.0\.0\.0 to biases\.1\.0"):
        LAYOUT.index(path)


def test_a_very_long_path_is_not_repeated_in_full():
    with pytest.raises(ParameterError) as refused:
        LAYOUT.index("w" * 1_000_000)
    assert len(str(refused.value)) < 300


def test_parameters_of_another_shape_are_refused_with_the_place():
    nested = LAYOUT.nested(np.zeros(13))
    with pytest.raises(ParameterError, match="biases has 1 entries; this network needs 2"):
        LAYOUT.flatten(nested["weights"], nested["biases"][:1])
    nested["weights"][0][1] = [0.0]
    with pytest.raises(ParameterError, match=r"weights\.0\.1 has 1 entries; this network needs 2"):
        LAYOUT.flatten(**nested)
