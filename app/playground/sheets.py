"""A text of comma-separated values as cells, each row with the line that it begins at."""

import csv
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from io import StringIO
from itertools import islice
from math import isfinite
from typing import Literal

from .errors import PlaygroundError
from .own_data import MOST_ROWS

MOST_BYTES, MOST_CELLS = 1_000_000, 100
MAX_NAME = 40

Delimiter = Literal["comma", "semicolon", "tab"]
Decimal = Literal["point", "comma"]
# The first that makes a table of the text is taken: a comma stands in other numbers, too.
DELIMITERS: dict[Delimiter, str] = {"tab": "\t", "semicolon": ";", "comma": ","}
NUMBERS: dict[Decimal, re.Pattern[str]] = {
    "point": re.compile(r"[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?"),
    "comma": re.compile(r"[+-]?([0-9]+,?[0-9]*|,[0-9]+)([eE][+-]?[0-9]+)?"),
}

# What a spreadsheet would run, were it not for the apostrophe that makes it a text.
FORMULA = re.compile(r"'*[=+\-@\t\r]")


@dataclass(frozen=True)
class Row:
    """The cells of a row, without blanks around them, and the line that it begins at, from 1."""

    line: int
    cells: list[str]


@dataclass(frozen=True)
class Sheet:
    """A table: a name for every column, rows with a cell for each, and how it was written."""

    names: list[str]
    rows: list[Row]
    delimiter: Delimiter
    decimal: Decimal
    header: bool

    def cells(self, name: str) -> list[str]:
        """The column of this name, from the top."""
        column = self.names.index(name)
        return [row.cells[column] for row in self.rows]

    def number(self, cell: str) -> float | None:
        """The number that a cell says, if it is one that is finite."""
        return number(cell, self.decimal)


def read_sheet(
    text: str,
    delimiter: Delimiter | None = None,
    decimal: Decimal | None = None,
    header: bool | None = None,
) -> Sheet:
    """The table that `text` says; what is not told about it is found.

    Raises PlaygroundError, at a line, where it is none, or too large.
    """
    if "\0" in text:
        refuse_no_table("it is not a text")
    found = delimiter or most_regular(text)
    rows = list(rows_of(text, found))
    # Who tells the delimiter may still tell another one.
    if delimiter is None and rows and not mostly_regular(rows):
        refuse_no_table("each line of one has equally many cells, and at least two")
    rows = rectangular(rows)
    # More than can be taken are counted, and not looked at.
    first = rows[: MOST_ROWS + 1]
    decimal = decimal or usual_decimal(first)
    if header is None:
        header = begins_with_names(first, decimal)
    names = names_of(rows[0].cells if header else [""] * len(rows[0].cells), header)
    rows = rows[1:] if header else rows
    if not rows:
        raise PlaygroundError("The table has names for its columns, and no rows.")
    if len(rows) > MOST_ROWS:
        message = f"The table has {len(rows):,} rows; at most {MOST_ROWS:,} can be taken."
        raise PlaygroundError(message, given=len(rows), allowed=f"at most {MOST_ROWS:,}")
    return Sheet(names, rows, found, decimal, header)


def rows_of(text: str, delimiter: Delimiter) -> Iterator[Row]:
    """The rows that are not blank; raises PlaygroundError at the line where quotes go wrong."""
    reader = csv.reader(StringIO(text, newline=""), delimiter=DELIMITERS[delimiter], strict=True)
    line = 1
    try:
        for cells in reader:
            stripped = [plain(cell.strip()) for cell in cells]
            if any(stripped):
                yield Row(line, stripped)
            line = reader.line_num + 1
    except csv.Error as error:
        long = "limit" in str(error)
        wrong = "a cell is too long" if long else 'a cell that begins with " must end with one'
        raise PlaygroundError(f"Line {line}: {wrong}.", at=line) from None


def quoted(text: str) -> str:
    """A text for a cell: with an apostrophe before what a spreadsheet might take for a formula."""
    if not FORMULA.match(text) or any(pattern.fullmatch(text) for pattern in NUMBERS.values()):
        return text
    return f"'{text}"


def plain(cell: str) -> str:
    """The text of a cell; of `quoted(text)` it is `text`."""
    return cell[1:] if cell.startswith("'") and FORMULA.match(cell) else cell


def rectangular(rows: list[Row]) -> list[Row]:
    """`rows`; raises PlaygroundError at the first that is not as long as most are."""
    if not rows:
        refuse_no_table("the text is empty")
    width = usual_width(rows)
    if width > MOST_CELLS:
        message = f"The table has {width:,} columns; at most {MOST_CELLS} can be read."
        raise PlaygroundError(message, given=width, allowed=f"at most {MOST_CELLS}")
    for line, cells in ((row.line, row.cells) for row in rows):
        if len(cells) != width:
            count = f"{len(cells)} cell" if len(cells) == 1 else f"{len(cells)} cells"
            message = f"Line {line} has {count} where the others have {width}."
            raise PlaygroundError(message, at=line)
    return rows


def mostly_regular(rows: Sequence[Row]) -> bool:
    """Whether most of the rows have the same number of cells, and more than one."""
    width = usual_width(rows)
    return width > 1 and 2 * sum(len(row.cells) == width for row in rows) > len(rows)


def refuse_no_table(why: str) -> None:
    """Raise PlaygroundError for what is no table at all; its field, `table`, tells it apart."""
    raise PlaygroundError(f"This is no table: {why}.", "table")


def usual_width(rows: Sequence[Row]) -> int:
    """The length that most rows have."""
    return Counter(len(row.cells) for row in rows).most_common(1)[0][0]


def most_regular(text: str) -> Delimiter:
    """The delimiter that gives most rows the same number of cells, and more than one."""

    def regular(delimiter: Delimiter) -> int:
        widths: Counter[int] = Counter()
        # The rows before the one where quotes go wrong tell it, too.
        with suppress(PlaygroundError):
            for row in islice(rows_of(text, delimiter), MOST_ROWS):
                widths[len(row.cells)] += 1
        width, rows = widths.most_common(1)[0] if widths else (0, 0)
        return rows if width > 1 else 0

    best = max(DELIMITERS, key=regular)
    return best if regular(best) else "comma"


def number(cell: str, decimal: Decimal) -> float | None:
    """The number that a cell says; None if it says none, or one that is not finite."""
    written = cell.replace("−", "-")
    if not NUMBERS[decimal].fullmatch(written):
        return None
    value = float(written.replace(",", "."))
    return value if isfinite(value) else None


def usual_decimal(rows: Sequence[Row]) -> Decimal:
    """The decimal sign that stands in more of the numbers; a point if there is no difference."""
    fractions = [cell for row in rows for cell in row.cells if "," in cell or "." in cell]
    counts = {each: sum(number(cell, each) is not None for cell in fractions) for each in NUMBERS}
    return "comma" if counts["comma"] > counts["point"] else "point"


def begins_with_names(rows: Sequence[Row], decimal: Decimal) -> bool:
    """Whether the first row has a text in a column that is otherwise mostly numbers."""
    first, *others = ([number(cell, decimal) is not None for cell in row.cells] for row in rows)
    return any(
        not first[column] and 2 * sum(row[column] for row in others) >= len(others)
        for column in range(len(first))
    )


def names_of(cells: Sequence[str], header: bool) -> list[str]:
    """A name of its own for each column, of at most MAX_NAME characters."""
    last = len(cells)
    given = [f"x{place}" if place < last else "y" for place in range(1, last + 1)]
    if header:
        given = [cell[:MAX_NAME] or f"column {place}" for place, cell in enumerate(cells, 1)]
    names: list[str] = []
    for name in given:
        count, unique = 1, name
        while unique in names:
            count += 1
            ending = f" ({count})"
            unique = name[: MAX_NAME - len(ending)] + ending
        names.append(unique)
    return names


def text_of(body: bytes) -> str:
    """The text of a file; raises PlaygroundError where it is too large, or no UTF-8."""
    if len(body) > MOST_BYTES:
        size = f"{len(body) / 1e6:.1f} MB"
        raise PlaygroundError(f"The file is {size}; at most 1 MB can be read.", None, size, "1 MB")
    try:
        return body.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = body.count(b"\n", 0, error.start) + 1
        message = f"Line {line}: the file is not written in UTF-8. Save it as CSV in UTF-8."
        raise PlaygroundError(message, at=line) from None
