"""A typed function means what it means on paper, or is refused at the very character."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.problems.formula import MAX_LENGTH, FormulaError, parse

X1, X2 = np.random.default_rng(1).uniform(-1.8, 1.8, (2, 200))

NUMBERS = {
    "x1": X1,
    "y": X2,
    "X1 + x": 2 * X1,
    "-x1^2": -(X1**2),
    "2^-x1^2": 2.0 ** -(X1**2),
    "2^3^2 + x1": 512 + X1,
    "x1**2": X1**2,
    "x1² − x2³": X1**2 - X2**3,
    "1 - 2 - x1": -1 - X1,
    "8 / 4 / 2 * x1": X1,
    "2x1x2": 2 * X1 * X2,
    "3(x1 + 1)(x2 - 1)": 3 * (X1 + 1) * (X2 - 1),
    "2x1^2sin(x2)": 2 * X1**2 * np.sin(X2),
    ".5e1 · x1 × 1e-3": 0.005 * X1,
    "2e + 0x1": 2 * np.e + 0 * X1,
    "sin(pi*x1) + cos(π x2)": np.sin(np.pi * X1) + np.cos(np.pi * X2),
    "exp(-(x1^2 + x2^2) / 2)": np.exp(-(X1**2 + X2**2) / 2),
    "tan(x1) - tanh(x2)": np.tan(X1) - np.tanh(X2),
    "log(abs(x1)) + sqrt(4 + x2)": np.log(np.abs(X1)) + np.sqrt(4 + X2),
    "min(x1, x2, 0) + max(x1, x2)": np.minimum(0, np.minimum(X1, X2)) + np.maximum(X1, X2),
    "sign(x1) * floor(3*x2)": np.sign(X1) * np.floor(3 * X2),
    "7": np.full(200, 7.0),
}
CONDITIONS = {
    "sin(2*x1)*x2 > 0.3": np.sin(2 * X1) * X2 > 0.3,
    "x1² + x2² <= 1": X1**2 + X2**2 <= 1,
    "0 < x1 < 1": (X1 > 0) & (X1 < 1),
    "-1 ≤ x1 < x2 ≤ 1": (X1 >= -1) & (X1 < X2) & (X2 <= 1),
    "x1 > 0 and x2 > 0 or x1 < -1": (X1 > 0) & (X2 > 0) | (X1 < -1),
    "x1 < -1 or x1 > 0 and x2 > 0": (X1 > 0) & (X2 > 0) | (X1 < -1),
    "not x1 > 0 and x2 >= 0": ~(X1 > 0) & (X2 >= 0),
    "not (x1 > 0 and x2 > 0)": ~((X1 > 0) & (X2 > 0)),
    "sqrt(x1) < 5": X1 >= 0,
    "1 > 0": np.full(200, True),
}
WRONG = {
    "": (0, "a formula is expected here"),
    "x3 + 1": (0, "there is no x3: there are x1 and x2"),
    "1 + x12": (4, "there is no x12"),
    "2 * sine(x1)": (4, "there is no sine; did you mean sin?"),
    "qqqq": (0, "there are x1, x2, x, y, pi, π, e, sin"),
    "x1 +": (4, "a number, x1, x2 or ( is expected here"),
    "x1 + * x2": (5, "a number, x1, x2 or ( is expected here"),
    "x1 > 0 and": (10, "a number, x1, x2 or ( is expected here"),
    "2 * (x1 + (x2 - 1)": (4, "this ( is never closed"),
    "sin(x1": (3, "this ( is never closed"),
    "x1 + x2)": (7, "this ) closes nothing"),
    "(x1, x2)": (3, "a comma stands only between the numbers of min and max"),
    "x1 2": (3, "an operation such as + or < is expected here"),
    "1.2.3": (3, "an operation such as + or < is expected here"),
    "min(x1 5)": (7, "an operation such as + or < is expected here"),
    "x1 * sin x2": (5, "sin needs one number in parentheses"),
    "cos()": (0, "cos needs one number in parentheses"),
    "abs(x1, x2)": (0, "abs needs one number in parentheses"),
    "max(x1)": (0, "max needs two numbers or more in parentheses"),
    "x1 + (x2 > 0)": (5, "a condition cannot be added"),
    "(x1 > 0) x2": (0, "a condition cannot be multiplied"),
    "(x1 > 0)²": (0, "a condition cannot be raised to a power"),
    "(x1 > 0) < 1": (0, "a condition cannot be compared"),
    "-(x1 > 0)": (1, "a condition has no sign"),
    "sin(x1 > 0)": (4, "sin is of numbers, and this is a condition"),
    "x1 and x2 > 0": (0, "and is for conditions, and this is a number"),
    "not x1": (4, "not is for conditions, and this is a number"),
    "x1 = 2": (3, "= does not"),
    "|x1|": (0, "abs(...)"),
    "x1.real": (2, ". means nothing here"),
    "x1 > 'a'": (5, "' means nothing here"),
    "x1 + \ud800": (5, "this character means nothing here"),
    "(" * 60 + "x1": (40, "this is nested too deep"),
    "x1" + " " * MAX_LENGTH: (MAX_LENGTH, "a formula has at most 200 characters"),
}


@pytest.mark.parametrize("text", NUMBERS)
def test_a_formula_of_numbers_has_the_values_that_numpy_gives(text):
    formula = parse(text)
    assert not formula.compares
    np.testing.assert_allclose(formula.of(X1, X2), NUMBERS[text], rtol=1e-14)


@pytest.mark.parametrize("text", CONDITIONS)
def test_a_condition_is_1_where_it_holds(text):
    formula = parse(text)
    assert formula.compares
    np.testing.assert_array_equal(formula.of(X1, X2), CONDITIONS[text].astype(float))


@pytest.mark.parametrize("text", WRONG)
def test_what_is_wrong_is_told_at_its_character(text):
    with pytest.raises(FormulaError) as caught:
        parse(text)
    at, words = WRONG[text]
    assert caught.value.at == at
    assert words in caught.value.message


def test_where_a_formula_has_no_value_it_gives_no_number_and_no_warning():
    at = np.array([-1.0, 0.0, 1000.0])
    for text in ("log(x1)", "1/x1", "sqrt(x1 - 9999)", "exp(x1)", "x1^0.5", "0/0 + x1"):
        assert not np.isfinite(parse(text).of(at, at)).all()


WORDS = ["x1", "x2", "x", "y", "pi", "e", "sin", "cos", "min", "max", "abs", "and", "or", "not"]
PIECES = [*WORDS, *"+-*/^()<>,²³−.=| ", "<=", "**", "0", "1.5", "2e3"]
texts = st.text(max_size=MAX_LENGTH) | st.lists(st.sampled_from(PIECES), max_size=60).map("".join)


def read(text):
    """The formula, or why it is none."""
    try:
        return parse(text)
    except FormulaError as error:
        return error


@settings(deadline=None)
@given(texts)
def test_any_text_is_a_formula_or_is_refused_within_itself(text):
    text = text[:MAX_LENGTH]
    found = read(text)
    if isinstance(found, FormulaError):
        assert 0 <= found.at <= len(text)
        assert found.message.encode()
    else:
        assert found.of(X1, X2).shape == X1.shape


CHAINS = {"²": "x1" + "²" * 198, "+": "1" + "+1" * 99, "<": "x1" + "<1" * 99}


@pytest.mark.parametrize("sign", CHAINS)
def test_the_longest_chains_have_values(sign):
    assert parse(CHAINS[sign]).of(X1, X2).shape == X1.shape
