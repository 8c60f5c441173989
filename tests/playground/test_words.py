import pytest

from app.playground.words import (
    arrow,
    counted,
    divergence,
    joined,
    number,
    parameter_name,
    unit_names,
)

UNITS = [["x1", "x2"], ["h1.1", "h1.2"], ["h2.1"], ["inside"]]


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (0.0, "0.00"),
        (2.2, "2.20"),
        (-1.575, "−1.57"),
        (0.0437, "0.044"),
        (-0.0004, "−0.0004"),
        (4.2e-5, "4.2e−5"),
        (999_999.0, "1e6"),
        (99_999.0, "99999.00"),
        (float("nan"), "no number"),
        (float("inf"), "no number"),
        (None, "no number"),
    ],
)
def test_a_number_is_short_and_hides_nothing(value, words):
    assert number(value) == words


def test_a_change_goes_from_one_number_to_another():
    assert arrow(1.58, -2.2) == "1.58 → −2.20"


def test_hidden_units_are_named_by_layer_and_place_from_1():
    assert unit_names(["x1", "x2"], [2, 1], ["inside"]) == UNITS


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("weights.0.1.0", "weight from x1 to h1.2"),
        ("weights.1.0.1", "weight from h1.2 to h2.1"),
        ("biases.2.0", "bias of inside"),
    ],
)
def test_a_parameter_is_named_by_the_units_it_joins(path, name):
    assert parameter_name(path, UNITS) == name


def test_one_is_counted_without_an_s():
    assert [counted(1, "step"), counted(2, "step")] == ["1 step", "2 steps"]


def test_titles_are_joined_and_cut_where_they_get_too_long_to_read():
    assert joined("data: xor", "", "reset") == "data: xor, reset"
    assert len(joined(*["reset to the start"] * 50)) == 120


def test_the_cause_of_a_divergence_is_told_with_its_value():
    assert divergence(289, 10.0, 0.0) == (
        "Step 289 blew up (diverged): the learning rate of 10 was too large. Undo leads out."
    )
    assert "the L2 penalty of 1 is too strong for a learning rate of 10" in divergence(1, 10.0, 1.0)
