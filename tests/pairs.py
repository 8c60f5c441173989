"""Rows of choices in which every choice meets every other one, far fewer than there could be."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, product
from typing import Any

Row = dict[str, Any]
# By what there is to choose, the choices, each of which can be hashed.
Choices = Mapping[str, Sequence[Any]]
Pair = tuple[str, Any, str, Any]


def pairs_in(choices: Choices) -> Iterator[Pair]:
    """Every pair of two choices that can meet."""
    for a, b in combinations(choices, 2):
        for one, other in product(choices[a], choices[b]):
            yield a, one, b, other


def pairs_of(row: Row, choices: Choices) -> set[Pair]:
    return {(a, row[a], b, row[b]) for a, b in combinations(choices, 2)}


def covering_rows(choices: Choices) -> Iterator[Row]:
    """Rows of one choice each, so that every pair of two choices is in one of them."""
    missing = set(pairs_in(choices))
    while missing:
        a, one, b, other = min(missing, key=str)
        row: Row = {a: one, b: other}
        for name, offered in choices.items():
            if name not in row:
                gains = [gain(row, name, choice, missing, list(choices)) for choice in offered]
                row[name] = offered[gains.index(max(gains))]
        missing -= pairs_of(row, choices)
        yield row


def gain(row: Row, name: str, choice: object, missing: set[Pair], order: Sequence[str]) -> int:
    """How many pairs that are still missing this choice would add to the row."""
    added = (
        (other, there, name, choice)
        if order.index(other) < order.index(name)
        else (name, choice, other, there)
        for other, there in row.items()
    )
    return sum(pair in missing for pair in added)
