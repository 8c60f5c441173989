"""A function of x1 and x2 as a person types it, read into operations of NumPy; never run as code.

From loose to tight: or; and; not; comparisons, also in a row (0 < x1 < 1); + and -; * and /, also
with the * left out (2x1); a sign; powers, from right to left. It is read by precedence climbing
(V. Pratt, "Top Down Operator Precedence", 1973).
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from functools import reduce
from typing import Any, TypeAlias

import numpy as np

from .lexer import FormulaError, Token, tokens
from .problem import Array

MAX_LENGTH = 200
# More than a person nests, and far from what Python's own stack can bear.
MAX_DEPTH = 40

Value: TypeAlias = Callable[[Array, Array], Any]

VARIABLES = {"x1": 0, "x2": 1, "x": 0, "y": 1}
CONSTANTS = {"pi": np.pi, "π": np.pi, "e": np.e}
OF_ONE: dict[str, Callable[[Any], Any]] = {
    "sin": np.sin,
    "cos": np.cos,
    "tan": np.tan,
    "tanh": np.tanh,
    "exp": np.exp,
    "log": np.log,
    "sqrt": np.sqrt,
    "abs": np.abs,
    "sign": np.sign,
    "floor": np.floor,
}
OF_MORE: dict[str, Callable[[Any, Any], Any]] = {"min": np.minimum, "max": np.maximum}
NAMES = (*VARIABLES, *CONSTANTS, *OF_ONE, *OF_MORE)

OR, AND, NOT, COMPARISON, SUM, PRODUCT, SIGN, POWER = range(1, 9)
COMPARISONS = {"<": np.less, "<=": np.less_equal, ">": np.greater, ">=": np.greater_equal}
# By its sign: how tightly it binds, what it does, and what is said of a condition in it.
ARITHMETIC = {
    "+": (SUM, np.add, "added"),
    "-": (SUM, np.subtract, "subtracted"),
    "*": (PRODUCT, np.multiply, "multiplied"),
    "/": (PRODUCT, np.divide, "divided"),
    "^": (POWER, np.power, "raised to a power"),
}
JOINING = {"or": (OR, np.logical_or), "and": (AND, np.logical_and)}
POWERS = {"²": 2.0, "³": 3.0}

# What is said of a sign that cannot come next; of any other, that an operation could.
UNEXPECTED = {
    ")": "this ) closes nothing",
    ",": "a comma stands only between the numbers of min and max",
}


@dataclass(frozen=True)
class Formula:
    """A function of x1 and x2; `compares` tells that it is a condition, which is 0 or 1."""

    compares: bool
    value: Value

    def of(self, x1: Array, x2: Array) -> Array:
        """Its value at each point, (n,) of coordinates (n,); not finite where it has none.

        A comparison with what is no number is false.
        """
        with np.errstate(all="ignore"):
            values = np.asarray(self.value(x1, x2), dtype=np.float64)
        return np.broadcast_to(values, x1.shape).copy()


@dataclass(frozen=True)
class Term:
    """A part of the formula, and where it begins."""

    value: Value
    compares: bool
    at: int


def parse(text: str) -> Formula:
    """What `text` says; raises FormulaError, which points at what it cannot read."""
    if len(text) > MAX_LENGTH:
        raise FormulaError(f"a formula has at most {MAX_LENGTH} characters", MAX_LENGTH)
    whole = _Reader(text).whole()
    return Formula(whole.compares, whole.value)


class _Reader:
    """Reads the tokens of one text from left to right."""

    def __init__(self, text: str) -> None:
        self._tokens = list(tokens(text))
        self._depth = 0

    def whole(self) -> Term:
        if self._next.kind == "end":
            raise FormulaError("a formula is expected here, such as sin(x1) * x2 > 0.3", 0)
        term = self._expression(0)
        self._expect("")
        return term

    @property
    def _next(self) -> Token:
        return self._tokens[0]

    def _take(self) -> Token:
        return self._tokens.pop(0)

    def _expect(self, text: str) -> None:
        """Raise FormulaError unless `text` comes next, or for an empty one the end."""
        token = self._next
        if token.text != text:
            otherwise = "an operation such as + or < is expected here"
            raise FormulaError(UNEXPECTED.get(token.text, otherwise), token.at)

    def _expression(self, binding: int) -> Term:
        """A term, and all that follows it and binds more tightly than `binding`."""
        self._depth += 1
        if self._depth > MAX_DEPTH:
            raise FormulaError("this is nested too deep", self._next.at)
        term = self._operand()
        while (longer := self._continued(term, binding)) is not None:
            term = longer
        self._depth -= 1
        return term

    def _continued(self, left: Term, binding: int) -> Term | None:
        """`left` joined by the operation that comes next, if that binds tightly enough."""
        sign = self._next.text
        if sign in POWERS and binding < POWER:
            self._take()
            return _calculated("^", left, _constant(POWERS[sign], left.at))
        if sign in ARITHMETIC and binding < ARITHMETIC[sign][0]:
            self._take()
            # A power is read from right to left: what follows it may be one, or have a sign.
            return _calculated(sign, left, self._expression(min(ARITHMETIC[sign][0], SIGN)))
        if self._begins_a_factor() and binding < PRODUCT:
            return _calculated("*", left, self._expression(PRODUCT))
        if sign in COMPARISONS and binding < COMPARISON:
            return self._compared(left)
        if sign in JOINING and binding < JOINING[sign][0]:
            self._take()
            level, operation = JOINING[sign]
            return _joined(sign, operation, left, self._expression(level))
        return None

    def _begins_a_factor(self) -> bool:
        """Whether a * was left out before what comes next."""
        token = self._next
        word = token.kind == "name" and token.text not in (*JOINING, "not")
        return word or token.text == "("

    def _compared(self, first: Term) -> Term:
        """All the comparisons in a row, each of which must hold."""
        links, left = [], first
        while self._next.text in COMPARISONS:
            operation = COMPARISONS[self._take().text]
            right = self._expression(COMPARISON)
            for each in (left, right):
                _refuse_condition(each, "a condition cannot be compared")
            links.append(_applied(operation, left.value, right.value))
            left = right
        return Term(_folded(np.logical_and, links), True, first.at)

    def _operand(self) -> Term:
        token = self._take()
        if token.kind == "number":
            return _constant(float(token.text), token.at)
        if token.text == "(":
            return Term(*self._group(token), token.at)
        if token.text in ("-", "+"):
            term = self._expression(SIGN)
            _refuse_condition(term, "a condition has no sign")
            return term if token.text == "+" else Term(_of(np.negative, term), False, token.at)
        if token.text == "not":
            term = self._expression(NOT)
            _refuse_number(term, "not")
            return Term(_of(np.logical_not, term), True, token.at)
        if token.kind == "name" and token.text not in JOINING:
            return self._named(token)
        raise FormulaError("a number, x1, x2 or ( is expected here", token.at)

    def _group(self, opening: Token) -> tuple[Value, bool]:
        term = self._expression(0)
        self._refuse_unclosed(opening)
        self._expect(")")
        self._take()
        return term.value, term.compares

    def _refuse_unclosed(self, opening: Token) -> None:
        if self._next.kind == "end":
            raise FormulaError("this ( is never closed", opening.at)

    def _named(self, token: Token) -> Term:
        name = token.text
        if name in VARIABLES:
            place = VARIABLES[name]
            return Term(lambda *point: point[place], False, token.at)
        if name in CONSTANTS:
            return _constant(CONSTANTS[name], token.at)
        if name in OF_ONE:
            (number,) = self._numbers(token, 1, 1)
            return Term(_of(OF_ONE[name], number), False, token.at)
        if name in OF_MORE:
            numbers = self._numbers(token, 2, MAX_LENGTH)
            value = _folded(OF_MORE[name], [each.value for each in numbers])
            return Term(value, False, token.at)
        raise FormulaError(f"there is no {name}{_instead(name)}", token.at)

    def _numbers(self, function: Token, least: int, most: int) -> list[Term]:
        """What a function is given, in parentheses and parted by commas."""
        count = "one number" if most == 1 else "two numbers or more"
        wrong = FormulaError(f"{function.text} needs {count} in parentheses", function.at)
        if self._next.text != "(":
            raise wrong
        opening, numbers = self._take(), []
        while self._next.text != ")":
            numbers.append(self._expression(0))
            _refuse_condition(
                numbers[-1], f"{function.text} is of numbers, and this is a condition"
            )
            self._refuse_unclosed(opening)
            if self._next.text != ")":
                self._expect(",")
                self._take()
        self._take()
        if not least <= len(numbers) <= most:
            raise wrong
        return numbers


def _constant(number: float, at: int) -> Term:
    # Python's own numbers would raise where NumPy's become infinite.
    value = np.float64(number)
    return Term(lambda _x1, _x2: value, False, at)


def _of(operation: Callable[[Any], Any], term: Term) -> Value:
    value = term.value
    return lambda x1, x2: operation(value(x1, x2))


def _applied(operation: Callable[[Any, Any], Any], left: Value, right: Value) -> Value:
    return lambda x1, x2: operation(left(x1, x2), right(x1, x2))


def _folded(operation: Callable[[Any, Any], Any], values: Sequence[Value]) -> Value:
    return reduce(lambda left, right: _applied(operation, left, right), values)


def _calculated(sign: str, left: Term, right: Term) -> Term:
    _, operation, done = ARITHMETIC[sign]
    for each in (left, right):
        _refuse_condition(each, f"a condition cannot be {done}")
    return Term(_applied(operation, left.value, right.value), False, left.at)


def _joined(word: str, operation: Callable[[Any, Any], Any], left: Term, right: Term) -> Term:
    for each in (left, right):
        _refuse_number(each, word)
    return Term(_applied(operation, left.value, right.value), True, left.at)


def _refuse_condition(term: Term, message: str) -> None:
    if term.compares:
        raise FormulaError(message, term.at)


def _refuse_number(term: Term, word: str) -> None:
    if not term.compares:
        raise FormulaError(f"{word} is for conditions, and this is a number", term.at)


def _instead(name: str) -> str:
    if re.fullmatch(r"[a-z]_?\d+", name):
        return ": there are x1 and x2"
    close = get_close_matches(name, NAMES, 1)
    return f"; did you mean {close[0]}?" if close else f": there are {', '.join(NAMES)}"
