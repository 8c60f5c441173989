"""The text of a formula in pieces: numbers, names and signs, each with its place."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

SAME = {"**": "^", "−": "-", "·": "*", "×": "*", "≤": "<=", "≥": ">="}
# A letter e that begins no exponent is a name; x1x2 is x1 and x2.
PIECE = re.compile(
    r"(?P<number>([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?)"
    r"|(?P<name>π|[xX][12](?![0-9_])|[A-Za-z_][A-Za-z_0-9]*)"
    r"|(?P<sign>\*\*|<=|>=|[-+*/^()<>,²³−·×≤≥])"
    r"|(?P<other>\S)"
)
INSTEAD = {
    "=": "<, <=, > and >= compare here, and = does not",
    "|": "abs(...) is the size of a number here, and | is not",
}


class FormulaError(ValueError):
    """A text that is no formula, or a formula that has no value.

    `at` is the place of the character that is to blame, from 0; None for no one character.
    """

    def __init__(self, message: str, at: int | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.at = at

    @property
    def sentence(self) -> str:
        """The same as a sentence, in which characters count from 1."""
        where = "" if self.at is None else f"Character {self.at + 1}: "
        said = where + self.message
        return said[0].upper() + said[1:] + ("" if said.endswith("?") else ".")


@dataclass(frozen=True)
class Token:
    """A number, a name or a sign, and where it begins; what comes last is of kind "end"."""

    kind: str
    text: str
    at: int


def tokens(text: str) -> Iterator[Token]:
    """The pieces of `text`; raises FormulaError at a character that means nothing."""
    for match in PIECE.finditer(text):
        kind, at = match.lastgroup or "", match.start()
        piece = match[0].lower()
        if kind == "other":
            # Half a character, which a text from JSON can hold, could not be sent back.
            named = piece if piece.isprintable() else "this character"
            raise FormulaError(INSTEAD.get(piece, f"{named} means nothing here"), at)
        yield Token(kind, SAME.get(piece, piece), at)
    yield Token("end", "", len(text.rstrip()))
